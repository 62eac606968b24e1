// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painters/map_legend.h"

#include "ui/painters/map_text.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>

namespace weir::ui {

using namespace diagram;

namespace {

struct LegendText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::LegendText)
};

constexpr double lineHeight = 16;
constexpr double markWidth = 16;
constexpr double markGap = 6;
constexpr double entryGap = 20;

bool hasUnknown(const StreamLayout& layout)
{
    return std::ranges::any_of(layout.boxes, [](const StageBox& box) { return !box.unknown.empty(); })
        || std::ranges::any_of(layout.ladder, &LadderRung::unknown)
        || std::ranges::any_of(layout.strip, [](const StripPart& part) { return part.tone == StripTone::Unknown; });
}

} // namespace

MapLegend::MapLegend(const StreamLayout& layout, const QString& asOf, double width)
{
    m_entries.push_back({Mark::Wait, LegendText::tr("upper steps: waiting"), {}});
    m_entries.push_back({Mark::Work, LegendText::tr("lower steps: work"), {}});
    if (std::ranges::any_of(layout.queues, &QueueTriangle::drawn))
        m_entries.push_back({Mark::Queue, LegendText::tr("items that wait, %1").arg(asOf), {}});
    if (!layout.loops.empty())
        m_entries.push_back({Mark::Rework, LegendText::tr("comes back"), {}});
    if (layout.ribbon)
        m_entries.push_back({Mark::Bottleneck, LegendText::tr("bottleneck"), {}});
    if (hasUnknown(layout))
        m_entries.push_back({Mark::Unknown, LegendText::tr("unknown"), {}});
    m_entries.push_back({Mark::None, LegendText::tr("C/A: goes on without coming back"), {}});
    m_entries.push_back({Mark::None, LegendText::tr("Known: visits whose time is known"), {}});
    place(width);
}

void MapLegend::place(double width)
{
    const QFontMetricsF metrics(mapFont(TextRole::Caption));
    double x = 0;
    double y = 0;
    for (Entry& entry : m_entries) {
        const double mark = entry.mark == Mark::None ? 0 : markWidth + markGap;
        const double text = metrics.horizontalAdvance(entry.text);
        if (x > 0 && x + mark + text > width) {
            x = 0;
            y += lineHeight;
        }
        entry.box = {x + mark, y, text, lineHeight};
        x += mark + text + entryGap;
    }
}

double MapLegend::height() const
{
    return m_entries.back().box.bottom();
}

void MapLegend::paint(DrawTarget& target, bool dark) const
{
    target.beginGroup(QStringLiteral("legend"), LegendText::tr("What the marks mean"));
    for (const Entry& entry : m_entries) {
        if (entry.mark != Mark::None)
            paintMark(target, entry.mark, {entry.box.x() - markGap - markWidth, entry.box.y() + 3, markWidth, 10}, dark);
        target.text(entry.box, Qt::AlignLeft, entry.text, mapFont(TextRole::Caption), Theme::color(Token::TextTertiary, dark));
    }
    target.endGroup();
}

/// Each as it is drawn in the map, only smaller.
void MapLegend::paintMark(DrawTarget& target, Mark mark, const QRectF& box, bool dark)
{
    const auto color = [dark](Token token) { return Theme::color(token, dark); };
    switch (mark) {
    case Mark::Wait:
        target.rect(box, color(Token::WaitSoft));
        target.line(box.topLeft() + QPointF(0, 1), box.topRight() + QPointF(0, 1), {color(Token::WaitMark), 2});
        break;
    case Mark::Work:
        target.line(box.bottomLeft() - QPointF(0, 1), box.bottomRight() - QPointF(0, 1), {color(Token::WorkMark), 2});
        break;
    case Mark::Queue:
        target.polygon(QPolygonF({QPointF(box.center().x(), box.top()), QPointF(box.center().x() + 6, box.bottom()),
                           QPointF(box.center().x() - 6, box.bottom())}),
            color(Token::BgSurface), {color(Token::WaitMark), 1.5});
        break;
    case Mark::Rework:
        target.line({box.left(), box.center().y()}, {box.right(), box.center().y()}, {color(Token::ReworkMark), 1.5, {4, 2}});
        break;
    case Mark::Bottleneck:
        target.rect(box, color(Token::WaitStrong), {color(Token::WaitMark), 1}, 2);
        break;
    case Mark::Unknown:
        target.hatch(box, color(Token::UnknownMark));
        break;
    case Mark::None:
        break;
    }
}

} // namespace weir::ui
