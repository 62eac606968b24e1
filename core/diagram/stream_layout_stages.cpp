// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagram/name_lines.h"
#include "core/diagram/stream_layout_builder.h"

#include <algorithm>
#include <cmath>

namespace weir::diagram {

using namespace measures;

void StreamLayoutBuilder::placeLanes()
{
    if (!hasTeams())
        return;
    m_out.laneY = laneLine;
    const std::vector<Column>& columns = m_out.columns;
    for (std::size_t begin = 0; begin < columns.size();) {
        std::size_t end = begin + 1;
        while (end < columns.size() && columns[end].team == columns[begin].team)
            ++end;
        Lane lane;
        lane.x0 = columns[begin].x0;
        lane.x1 = end == columns.size() ? m_out.scrollWidth : columns[end].x0;
        lane.team = columns[begin].team.value_or(m_words.unknown);
        double left = lane.x0;
        if (begin != 0) {
            lane.handoffX = lane.x0;
            lane.dropTo = m_out.boxTop - (columns[begin - 1].folded ? 10 : 2);
            left += 8;
        }
        lane.icon = {left, 2};
        const double textX = left + 19;
        const Ink ink = columns[begin].team ? Ink::Secondary : Ink::Unknown;
        addText(lane.team, textX, 8, lane.x1 - 14 - textX, TextRole::Section, ink, Align::Left, Part::Lane);
        m_out.lanes.push_back(lane);
        begin = end;
    }
}

void StreamLayoutBuilder::placeBoxes()
{
    for (std::size_t i = 0; i < m_out.columns.size(); ++i) {
        const Column& column = m_out.columns[i];
        StageBox box;
        box.column = i;
        box.box = {boxX(i), m_out.boxTop, m_pitch.box, boxHeight};
        box.dataBox = {boxX(i), box.box.bottom(), m_pitch.box, dataHeight};
        placeHead(box, column);
        placeData(box, column);
        if (column.bottleneck) {
            const double widest = m_pitch.box - 8;
            const double width = std::min(widest, std::max(80.0, widthOf(m_words.bottleneck, TextRole::Strong) + 20));
            m_out.flag = {box.box.centreX() - width / 2, box.dataBox.bottom() + 10, width, flagHeight};
            addText(m_words.bottleneck, m_out.flag->centreX(), m_out.flag->centreY(), width - 8, TextRole::Strong, Ink::OnWaitStrong,
                Align::Centre, Part::Flag);
        }
        m_out.boxes.push_back(std::move(box));
    }
}

/// Name and a second line; right of the name squares for the items in work, or a number where they are many, the name is
/// long or stages are folded. A long name takes two lines, then a smaller size; the number moves to the second line.
void StreamLayoutBuilder::placeHead(StageBox& box, const Column& column)
{
    const double x = box.box.x + inset();
    const double right = box.box.right() - inset();
    placeSquares(box, column);
    std::string number = box.inWork.empty() && column.inWork > 0 ? m_format.count(column.inWork) : std::string();
    NameLines name;
    for (const TextRole role : {TextRole::StageName, TextRole::StageNameSmall}) {
        box.nameRole = role;
        name = nameLines(column.name, right - x, 2, [&](std::string_view text) { return widthOf(text, role); });
        if (name.whole)
            break;
    }
    if (column.folded && !name.whole)
        name = rangeLines(column, right - x, box.nameRole);
    else if (!name.whole && isCutLikeAnother(column, name, right - x, box.nameRole))
        name = nameLines(
            column.name, right - x, 2, [&](std::string_view text) { return widthOf(text, box.nameRole); }, true);
    const bool two = name.lines.size() > 1;
    double centre = m_out.boxTop + (two ? 14 : 19);
    const double lineHeight = box.nameRole == TextRole::StageName ? 19 : 17;
    for (const std::string& line : name.lines) {
        addText(line, x, centre, right - x, box.nameRole, Ink::Primary, Align::Left, Part::Name);
        if (line != column.name)
            m_out.texts.back().full = column.name;
        centre += lineHeight;
    }
    if (!two && !number.empty() && !name.lines.empty()) {
        const double end = x + widthOf(name.lines.front(), box.nameRole);
        if (end + 6 + widthOf(number, TextRole::Count) <= right) {
            addText(number, right, m_out.boxTop + 19, m_pitch.box / 3, TextRole::Count, Ink::Work, Align::Right, Part::Name);
            number.clear();
        }
    }
    placeSubLine(column, number, x, right, m_out.boxTop + (two ? 50 : 38));
}

/// Another stage would be shown by the same letters.
bool StreamLayoutBuilder::isCutLikeAnother(const Column& column, const NameLines& cut, double widest, TextRole role) const
{
    const auto width = [&](std::string_view text) { return widthOf(text, role); };
    return std::ranges::any_of(m_out.columns, [&](const Column& other) {
        return &other != &column && other.name != column.name && nameLines(other.name, widest, 2, width).lines == cut.lines;
    });
}

/// Where "first – last" must be cut, both ends keep their beginning. A team's name has one end.
NameLines StreamLayoutBuilder::rangeLines(const Column& column, double widest, TextRole role) const
{
    const auto width = [&](std::string_view text) { return widthOf(text, role); };
    const std::string& first = m_stream.stages[column.members.front()].name;
    const std::string& last = m_stream.stages[column.members.back()].name;
    if (column.name != phrase(m_words.range, first, last))
        return nameLines(column.name, widest, 2, width);
    NameLines ends = nameLines(first, widest, 1, width);
    for (const std::string& line : nameLines(phrase(m_words.range, {}, last), widest, 1, width).lines)
        ends.lines.push_back(line);
    ends.whole = false;
    return ends;
}

void StreamLayoutBuilder::placeSubLine(const Column& column, const std::string& number, double left, double right, double centreY)
{
    if (!number.empty())
        right = addText(number, right, centreY, m_pitch.box / 2, TextRole::Count, Ink::Work, Align::Right, Part::Name).x - 6;
    const std::string second = column.folded ? phrase(m_words.stages, m_format.count(static_cast<std::int64_t>(column.members.size())))
        : column.waitOnly                    ? m_words.waitsOnly
                                             : phrase(column.items == 1 ? m_words.oneItem : m_words.items, m_format.count(column.items));
    addText(second, left, centreY, right - left, TextRole::Caption, Ink::Tertiary, Align::Left, Part::SubLine);
}

void StreamLayoutBuilder::placeSquares(StageBox& box, const Column& column)
{
    constexpr double square = 5.5;
    constexpr double step = 8;
    const auto squares = static_cast<double>(column.inWork);
    const double x = box.box.right() - 8 - (squares - 1) * step - square;
    const double nameEnd = box.box.x + inset() + widthOf(column.name, TextRole::StageName);
    if (column.inWork < 1 || column.inWork > 6 || column.folded || nameEnd + 8 > x)
        return;
    for (double n = 0; n < squares; ++n)
        box.inWork.push_back({x + n * step, m_out.boxTop + 16, square, square});
}

std::vector<StreamLayoutBuilder::Row> StreamLayoutBuilder::dataRows(const Column& column) const
{
    constexpr double poor = 0.8;
    const auto row = [this](const std::string& label, const std::string& value, bool known) {
        return Row {label, value, TextRole::Value, known ? Ink::Primary : Ink::Unknown, !known};
    };
    std::vector<Row> rows;
    rows.push_back(row(m_words.inWork, m_format.count(column.inWork), true));
    if (column.waitOnly) // nobody works there
        rows.back() = {m_words.inWork, m_words.notApplicable, TextRole::Value, Ink::Tertiary};
    if (column.folded) { // means add up, percentiles do not
        rows.push_back(row(m_words.wait, rungOr(column.waitSeconds), column.waitSeconds.has_value()));
        rows.push_back(row(m_words.work, rungOr(column.workSeconds), column.workSeconds.has_value()));
    } else {
        rows.push_back(row(m_words.median, durationOr(column.p50), column.p50.has_value()));
        rows.push_back(row(m_words.within85Short, durationOr(column.p85), column.p85.has_value()));
    }
    if (!column.completeAndAccurate && column.handOvers > 0) // too few for a share
        rows.push_back(row(
            m_words.completeAccurate, phrase(m_words.some, m_format.count(column.cleanHandOvers), m_format.count(column.handOvers)), true));
    else
        rows.push_back(row(m_words.completeAccurate, percentOr(column.completeAndAccurate), column.completeAndAccurate.has_value()));
    if (column.completeAndAccurate && *column.completeAndAccurate < poor) {
        rows.back().role = TextRole::Count;
        rows.back().ink = Ink::Rework;
    }
    rows.push_back(knownRow(column.known));
    return rows;
}

void StreamLayoutBuilder::placeData(StageBox& box, const Column& column)
{
    const double left = box.dataBox.x + inset();
    const double right = box.dataBox.right() - inset();
    double centre = box.dataBox.y + 4 + rowHeight / 2;
    const std::vector<Row> rows = dataRows(column);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Rect between = addRow(rows[i], left, right, centre, Part::Data);
        if (rows[i].hatched)
            box.unknown.push_back({std::max(between.x, between.right() - 28) + 6, centre - 6, std::min(between.w, 28.0) - 12, 12});
        centre += rowHeight;
        if (i + 1 < rows.size())
            box.rowLines.push_back(centre - rowHeight / 2);
    }
}

/// Aside of the sheets that stand out behind a folded box before it.
double StreamLayoutBuilder::queueCentre(std::size_t column) const
{
    const bool behindSheets = column > 0 && m_out.columns[column - 1].folded && m_pitch.zone < 56;
    return m_out.columns[column].x0 + m_pitch.queueCentre() + (behindSheets ? 5 : 0);
}

void StreamLayoutBuilder::placeQueues()
{
    const double base = m_out.boxTop + boxHeight / 2 + 16;
    const double widest = std::min(m_pitch.queueCentre() * 2 - 4, m_pitch.zone - 10);
    for (std::size_t i = 0; i < m_out.columns.size(); ++i) {
        const Column& column = m_out.columns[i];
        const double centre = queueCentre(i);
        QueueTriangle queue;
        queue.column = i;
        queue.zone = {column.x0, m_out.boxTop, m_pitch.zone, boxHeight + 44};
        if (column.waiting > 0) {
            const double height = std::min({24 + 5 * std::sqrt(static_cast<double>(column.waiting)), widest / 1.12, 60.0});
            const double half = height * 1.12 / 2;
            queue.apex = {centre, base - height};
            queue.left = {centre - half, base};
            queue.right = {centre + half, base};
        }
        placeQueueTexts(column, queue, centre);
        m_out.queues.push_back(queue);
    }
}

void StreamLayoutBuilder::placeQueueTexts(const Column& column, const QueueTriangle& queue, double centre)
{
    const double widest = 2 * m_pitch.queueCentre() - 2;
    double y = m_out.boxTop + 59;
    if (!queue.drawn()) {
        addText(column.tellsWaiting ? m_words.none : m_words.unknown, centre, y, widest, TextRole::Caption,
            column.tellsWaiting ? Ink::Tertiary : Ink::Unknown, Align::Centre, Part::Queue);
        return;
    }
    const std::string count = m_format.count(column.waiting);
    const double textTop = queue.left.y - 11 - m_measure.height(TextRole::Count) / 2;
    const double inside = (queue.right.x - queue.left.x) * (textTop + 3 - queue.apex.y) / (queue.left.y - queue.apex.y);
    if (widthOf(count, TextRole::Count) <= inside) {
        const Ink ink = column.bottleneck ? Ink::OnWaitStrong : Ink::Wait;
        addText(count, centre, queue.left.y - 11, inside, TextRole::Count, ink, Align::Centre, Part::Queue);
    } else { // a long number stands below its triangle
        addText(count, centre, y, widest, TextRole::Count, Ink::Wait, Align::Centre, Part::Queue);
        y += 15;
    }
    if (m_pitch.zone < 56) // too narrow: the age is in the tooltip
        return;
    addText(m_words.oldest, centre, y, widest, TextRole::Caption, Ink::Tertiary, Align::Centre, Part::Queue);
    const TextRole role = column.oldestIsLate ? TextRole::Strong : TextRole::Caption;
    const Ink ink = !column.oldestSeconds ? Ink::Unknown : column.oldestIsLate ? Ink::Attention : Ink::Tertiary;
    addText(column.oldestSeconds ? m_format.age(*column.oldestSeconds) : m_words.unknown, centre, y + 15, widest, role, ink, Align::Centre,
        Part::Queue);
}

void StreamLayoutBuilder::placeArrows()
{
    const double y = m_out.boxTop + boxHeight / 2;
    const auto behind = [&](std::size_t column) { return m_out.columns[column].folded ? 9.0 : 2.0; };
    for (std::size_t i = 0; i < m_out.columns.size(); ++i) {
        Arrow arrow;
        arrow.from = i == 0 ? nothing : i - 1;
        arrow.to = i;
        const double x0 = m_out.columns[i].x0;
        arrow.start = {x0 + (i == 0 ? 0 : behind(i - 1)), y};
        arrow.end = {x0 + m_pitch.zone - 2, y};
        arrow.zone = {x0, y - 10, m_pitch.zone, 20};
        m_out.arrows.push_back(arrow);
    }
    Arrow last;
    last.from = m_out.columns.size() - 1;
    last.start = {m_out.viewWidth + behind(last.from), y};
    last.end = {m_out.viewWidth + finishGap - 2, y};
    last.zone = {m_out.viewWidth, y - 10, finishGap, 20};
    last.pinned = true;
    m_out.arrows.push_back(last);
}

} // namespace weir::diagram
