// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/report_pages.h"

#include "core/report/palette.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QPdfWriter>

#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

namespace palette = report::palette;

constexpr double shortSide = 210 * unitsPerMillimetre, longSide = 297 * unitsPerMillimetre;
constexpr double sideMargin = 19 * unitsPerMillimetre, topMargin = 17 * unitsPerMillimetre, bottomMargin = 12 * unitsPerMillimetre;
constexpr double wideMargin = 15 * unitsPerMillimetre;
constexpr double headGap = 300; ///< from the head of the first page to the headline
constexpr double footerGap = 120, footerRule = 60;
constexpr std::size_t mostOfFooter = 700, mostOfHead = 120; ///< characters
constexpr double numberRoom = 400; ///< of "12 / 13" right in the footer

QSizeF sheet(bool wide)
{
    return wide ? QSizeF(longSide, shortSide) : QSizeF(shortSide, longSide);
}

double marginOf(bool wide)
{
    return wide ? wideMargin : sideMargin;
}

double columnOf(bool wide)
{
    return sheet(wide).width() - 2 * marginOf(wide);
}

constexpr ReportTextStyle footerStyle {70, 400, 100, palette::textTertiary};

} // namespace

ReportPages::ReportPages(const report::Document& document, const std::shared_ptr<const Figure>& map, const Progress& progress)
    : m_title(QString::fromStdString(document.workspace))
    , m_recipe(QByteArray::fromStdString(document.recipe))
{
    Theme::loadFonts();
    const double column = columnOf(false);
    m_head = textBox(shortened(report::Words::foreign(document.workspace), mostOfHead), {80, 600, 115, palette::textPrimary}, column / 3);
    m_said = textBox(shortened(document.said, 2 * mostOfHead), {80, 400, 115, palette::textSecondary}, column * 2 / 3, Qt::AlignRight);
    const report::Words footer = shortened(document.footer, mostOfFooter);
    m_footer = textBox(footer, footerStyle, column - numberRoom);
    m_wideFooter = textBox(footer, footerStyle, columnOf(true) - numberRoom);
    const QSizeF across(columnOf(true), bottomOf(true) - topMargin);
    lay(documentBoxes(document, map, column, across, progress));
}

double ReportPages::bottomOf(bool wide) const
{
    return sheet(wide).height() - bottomMargin - (wide ? m_wideFooter : m_footer)->height() - footerRule - footerGap;
}

QSizeF ReportPages::size(int page) const
{
    return sheet(m_pages[static_cast<std::size_t>(page)].wide);
}

void ReportPages::beginPage(bool wide)
{
    m_pages.push_back({{}, wide});
    m_y = topMargin;
    if (m_pages.size() > 1)
        return;
    const double side = marginOf(wide);
    m_pages.back().boxes.push_back({m_head, {side, m_y}});
    m_pages.back().boxes.push_back({m_said, {side + columnOf(wide) / 3, m_y}});
    m_y += std::max(m_head->height(), m_said->height()) + headGap;
}

/// Boxes that stay together go to one page, or where even a page is too small, over as many as they need.
void ReportPages::lay(const ReportBoxes& boxes)
{
    for (std::size_t begin = 0; begin < boxes.size();) {
        std::size_t end = begin + 1;
        while (end < boxes.size() && boxes[end - 1]->keepWithNext && !boxes[end]->newPage && boxes[end]->wide == boxes[begin]->wide)
            ++end;
        if (boxes[begin]->wide && !m_pages.empty() && !m_pages.back().wide)
            m_deferred.emplace_back(boxes.begin() + static_cast<std::ptrdiff_t>(begin), boxes.begin() + static_cast<std::ptrdiff_t>(end));
        else
            place(boxes, begin, end);
        begin = end;
    }
    placeDeferred();
    if (m_pages.empty())
        beginPage(false);
}

void ReportPages::placeDeferred()
{
    for (const ReportBoxes& boxes : std::exchange(m_deferred, {}))
        place(boxes, 0, boxes.size());
}

void ReportPages::place(const ReportBoxes& boxes, std::size_t begin, std::size_t end)
{
    const ReportBox& first = *boxes[begin];
    double height = 0;
    for (std::size_t i = begin; i < end; ++i)
        height += boxes[i]->height() + (i == begin ? 0 : boxes[i]->before);
    const bool fresh = m_pages.empty() || first.newPage || m_pages.back().wide != first.wide;
    if (fresh || m_y + first.before + height > bottomOf(first.wide)) {
        placeDeferred();
        beginPage(first.wide);
    }
    bool top = m_pages.back().boxes.empty();
    if (top && first.repeat != nullptr && m_pages.size() > 1) {
        m_pages.back().boxes.push_back({first.repeat, {marginOf(first.wide), m_y}});
        m_y += first.repeat->height();
        top = false;
    }
    const bool afterHead = m_pages.size() == 1 && m_pages.back().boxes.size() == 2;
    for (std::size_t i = begin; i < end; ++i) {
        const double before = top || afterHead ? (i == begin ? 0 : boxes[i]->before) : boxes[i]->before;
        if (i > begin && m_y + before + boxes[i]->height() > bottomOf(first.wide))
            beginPage(first.wide);
        else
            m_y += before;
        m_pages.back().boxes.push_back({boxes[i], {marginOf(first.wide), m_y}});
        m_y += boxes[i]->height();
    }
}

void ReportPages::paint(QPainter& painter, int page) const
{
    const Page& content = m_pages[static_cast<std::size_t>(page)];
    const QSizeF paper = sheet(content.wide);
    painter.fillRect(QRectF(QPointF(), paper), Qt::white);
    for (const Placed& placed : content.boxes)
        placed.box->paint(painter, placed.corner);
    const ReportBox& footer = content.wide ? *m_wideFooter : *m_footer;
    const double side = marginOf(content.wide);
    const double y = paper.height() - bottomMargin - footer.height();
    ruleBox(columnOf(content.wide))->paint(painter, {side, y - footerRule});
    footer.paint(painter, {side, y});
    const std::string number = std::to_string(page + 1) + " / " + std::to_string(count());
    textBox(number, footerStyle, numberRoom, Qt::AlignRight)->paint(painter, {side + columnOf(content.wide) - numberRoom, y});
}

std::vector<QRectF> ReportPages::boxes(int page) const
{
    const Page& content = m_pages[static_cast<std::size_t>(page)];
    std::vector<QRectF> boxes;
    for (const Placed& placed : content.boxes)
        boxes.emplace_back(
            placed.corner, QSizeF(sheet(content.wide).width() - marginOf(content.wide) - placed.corner.x(), placed.box->height()));
    return boxes;
}

std::vector<int> ReportPages::blocks(int page) const
{
    std::vector<int> blocks;
    for (const Placed& placed : m_pages[static_cast<std::size_t>(page)].boxes)
        blocks.push_back(placed.box->block);
    return blocks;
}

QByteArray ReportPages::pdf(const Progress& progress) const
{
    constexpr int resolution = 1200;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(resolution);
        writer.setTitle(m_title);
        writer.setCreator(QStringLiteral("Weir"));
        if (!m_recipe.isEmpty())
            writer.addFileAttachment(QStringLiteral("weir-recipe.json"), m_recipe, QStringLiteral("application/json"));
        const auto setSheet = [this, &writer](int page) {
            const QSizeF points = size(page) / unitsPerPoint;
            writer.setPageSize(QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch));
            writer.setPageMargins(QMarginsF());
        };
        setSheet(0);
        QPainter painter(&writer);
        for (int page = 0; page < count(); ++page) {
            progress.checkpoint();
            if (page > 0) {
                setSheet(page);
                writer.newPage();
            }
            painter.save();
            painter.scale(resolution / (72 * unitsPerPoint), resolution / (72 * unitsPerPoint));
            paint(painter, page);
            painter.restore();
        }
    }
    return bytes;
}

} // namespace weir::ui
