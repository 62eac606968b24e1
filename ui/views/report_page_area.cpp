// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/report_page_area.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/style_painting.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace weir::ui {

namespace {

constexpr double dotsPerInch = 96;
constexpr double margin = 30, gap = 24, below = 56; ///< around the sheets; below is room for the chips
constexpr double sideMargin = 24;
constexpr std::array steps {0.25, 0.33, 0.5, 0.66, 0.75, 1.0, 1.25, 1.5, 2.0};
constexpr double paperWidth = 210 * unitsPerMillimetre, paperHeight = 297 * unitsPerMillimetre;
constexpr double near = 600; ///< pixels beyond what is in sight within which sheets are painted, too
constexpr double far = 3000; ///< beyond which their pictures are forgotten
constexpr double markGap = 8, markWidth = 2; ///< of the line beside the chosen block

QImage paintSheet(const ReportPages& pages, int page, double scale)
{
    const QSizeF size = pages.size(page) * scale;
    QImage image(std::max(1, qRound(size.width())), std::max(1, qRound(size.height())), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(scale, scale);
    pages.paint(painter, page);
    return image;
}

} // namespace

ReportPageArea::ReportPageArea(JobRunner& jobs, const Theme& theme, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_jobs(jobs)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("reportPages"));
    setAccessibleName(tr("Pages of the report"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setProperty(focusInsideProperty, true);
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setSingleStep(40);
    addChips();
    connect(&theme, &Theme::changed, this, [this] {
        placeChips();
        viewport()->update();
    });
    updateChips();
}

double ReportPageArea::pixelsPerUnit() const
{
    return m_zoom * dotsPerInch / (72 * unitsPerPoint);
}

/// Where sheets are fitted, one that lies across is fitted into the width for itself.
double ReportPageArea::pixelsPerUnit(const Sheet& sheet) const
{
    const double unit = pixelsPerUnit();
    if (m_fit == Fit::None)
        return unit;
    return std::min(unit, std::max(1.0, viewport()->width() - 2 * sideMargin) / sheet.size.width());
}

QSizeF ReportPageArea::pixels(const Sheet& sheet) const
{
    const QSizeF size = sheet.size * pixelsPerUnit(sheet);
    return {std::round(size.width()), std::round(size.height())};
}

double ReportPageArea::contentWidth() const
{
    return std::max<double>(m_content.width(), viewport()->width());
}

void ReportPageArea::setReport(std::shared_ptr<const ReportPreview> report)
{
    m_report = std::move(report);
    const int count = m_report != nullptr ? m_report->pages.count() : 0;
    m_sheets.resize(static_cast<std::size_t>(count));
    for (int page = 0; page < count; ++page) {
        Sheet& sheet = m_sheets[static_cast<std::size_t>(page)];
        sheet.size = m_report->pages.size(page);
        sheet.scale = 0;
        sheet.places.clear();
        const std::vector<QRectF> boxes = m_report->pages.boxes(page);
        const std::vector<int> blocks = m_report->pages.blocks(page);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            if (blocks[i] < 0)
                continue;
            if (!sheet.places.empty() && sheet.places.back().block == blocks[i])
                sheet.places.back().area |= boxes[i];
            else
                sheet.places.push_back({blocks[i], boxes[i]});
        }
    }
    layOut();
    fit();
    updateChips();
    paintSheets();
    viewport()->update();
}

bool ReportPageArea::shows(int block) const
{
    return std::ranges::any_of(
        m_sheets, [block](const Sheet& sheet) { return std::ranges::find(sheet.places, block, &Place::block) != sheet.places.end(); });
}

void ReportPageArea::setChosenBlock(int block, bool reveal)
{
    m_block = block;
    viewport()->update();
    if (!reveal)
        return;
    for (int page = 0; page < pageCount(); ++page) {
        const QRectF area = blockRect(page, block);
        if (area.isEmpty())
            continue;
        const double height = viewport()->height();
        if (area.top() < margin / 2 || area.top() > height - margin * 2)
            verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(area.top() - margin * 2));
        return;
    }
}

void ReportPageArea::layOut()
{
    double y = margin, width = 0;
    for (Sheet& sheet : m_sheets) {
        sheet.top = y;
        y += pixels(sheet).height() + gap;
        width = std::max(width, pixels(sheet).width());
    }
    m_content = {width + 2 * sideMargin, m_sheets.empty() ? 0 : y - gap + below};
    const QSize room = viewport()->size();
    verticalScrollBar()->setPageStep(room.height());
    verticalScrollBar()->setRange(0, std::max(0, qCeil(m_content.height()) - room.height()));
    horizontalScrollBar()->setPageStep(room.width());
    horizontalScrollBar()->setRange(0, std::max(0, qCeil(m_content.width()) - room.width()));
}

QRectF ReportPageArea::pageRect(int page) const
{
    const Sheet& sheet = m_sheets[static_cast<std::size_t>(page)];
    const QSizeF size = pixels(sheet);
    const double x = std::floor((contentWidth() - size.width()) / 2) - horizontalScrollBar()->value();
    return {QPointF(x, sheet.top - verticalScrollBar()->value()), size};
}

QRectF ReportPageArea::blockRect(int page, int block) const
{
    const Sheet& sheet = m_sheets[static_cast<std::size_t>(page)];
    const auto place = std::ranges::find(sheet.places, block, &Place::block);
    if (place == sheet.places.end())
        return {};
    const double scale = pixelsPerUnit(sheet);
    return {pageRect(page).topLeft() + place->area.topLeft() * scale, place->area.size() * scale};
}

int ReportPageArea::currentPage() const
{
    const double middle = verticalScrollBar()->value() + viewport()->height() / 2.0;
    int page = -1;
    for (const Sheet& sheet : m_sheets) {
        if (page >= 0 && sheet.top > middle)
            break;
        ++page;
    }
    return page;
}

void ReportPageArea::showPage(int page)
{
    if (page >= 0 && page < pageCount())
        verticalScrollBar()->setValue(qRound(m_sheets[static_cast<std::size_t>(page)].top - margin));
}

void ReportPageArea::setZoom(double zoom)
{
    m_fit = Fit::None;
    zoomTo(zoom, QPointF(viewport()->rect().center()));
}

void ReportPageArea::step(int direction)
{
    constexpr double same = 0.005;
    if (direction > 0) {
        const auto next = std::ranges::find_if(steps, [this](double one) { return one > m_zoom + same; });
        setZoom(next == steps.end() ? steps.back() : *next);
    } else {
        const auto next = std::find_if(steps.rbegin(), steps.rend(), [this](double one) { return one < m_zoom - same; });
        setZoom(next == steps.rend() ? steps.front() : *next);
    }
}

void ReportPageArea::fitPage()
{
    m_fit = Fit::Page;
    fit();
}

void ReportPageArea::fitWidth()
{
    m_fit = Fit::Width;
    fit();
}

/// Of an upright sheet; one that lies across may be scrolled.
void ReportPageArea::fit()
{
    if (m_fit == Fit::None || viewport()->width() < 2 * sideMargin)
        return;
    const double unit = dotsPerInch / (72 * unitsPerPoint);
    double zoom = (viewport()->width() - 2 * sideMargin) / (paperWidth * unit);
    if (m_fit == Fit::Page)
        zoom = std::min(zoom, (viewport()->height() - 1.5 * margin) / (paperHeight * unit));
    zoomTo(zoom, QPointF(0, 0));
}

/// What lies under `fixed` stays there.
void ReportPageArea::zoomTo(double zoom, const QPointF& fixed)
{
    zoom = std::clamp(zoom, steps.front(), steps.back());
    const double factor = zoom / m_zoom;
    const double left = horizontalScrollBar()->value() + fixed.x() - contentWidth() / 2; // of the middle
    const double top = verticalScrollBar()->value() + fixed.y();
    m_zoom = zoom;
    layOut();
    horizontalScrollBar()->setValue(qRound(contentWidth() / 2 + left * factor - fixed.x()));
    verticalScrollBar()->setValue(qRound(top * factor - fixed.y()));
    updateChips();
    paintSheets();
    viewport()->update();
}

std::vector<std::size_t> ReportPageArea::sheetsInSight(double beyond) const
{
    std::vector<std::size_t> pages;
    const QRectF sight = QRectF(viewport()->rect()).adjusted(-1e6, -beyond, 1e6, beyond);
    for (std::size_t page = 0; page < m_sheets.size(); ++page)
        if (sight.intersects(pageRect(static_cast<int>(page))))
            pages.push_back(page);
    return pages;
}

/// The next sheet whose picture is missing or of another size, first of all one in sight.
void ReportPageArea::paintSheets()
{
    if (m_painting || m_report == nullptr || !isVisible())
        return;
    const auto scaleOf = [this](std::size_t page) { return pixelsPerUnit(m_sheets[page]) * devicePixelRatioF(); };
    std::vector<std::size_t> wanted = sheetsInSight(0);
    const std::vector<std::size_t> close = sheetsInSight(near);
    wanted.insert(wanted.end(), close.begin(), close.end());
    const auto next = std::ranges::find_if(wanted, [&](std::size_t page) { return m_sheets[page].scale != scaleOf(page); });
    const std::vector<std::size_t> kept = sheetsInSight(far);
    for (std::size_t page = 0; page < m_sheets.size(); ++page) {
        if (std::ranges::find(kept, page) == kept.end()) {
            m_sheets[page].image = {};
            m_sheets[page].scale = 0;
        }
    }
    if (next == wanted.end())
        return;
    m_painting = true;
    m_jobs.start<QImage>(
        {.title = tr("Report"), .visibility = JobRunner::Visibility::Quiet}, this,
        [report = m_report, page = static_cast<int>(*next), scale = scaleOf(*next)](
            Progress&) { return paintSheet(report->pages, page, scale); },
        [this, report = m_report, page = *next, scale = scaleOf(*next)](const JobOutcome<QImage>& outcome) {
            m_painting = false;
            if (const auto* image = std::get_if<QImage>(&outcome); image != nullptr && report == m_report)
                finishSheet(page, scale, *image);
            if (!std::holds_alternative<Error>(outcome))
                paintSheets();
        });
}

void ReportPageArea::finishSheet(std::size_t page, double scale, const QImage& image)
{
    m_sheets[page].image = image;
    m_sheets[page].scale = scale;
    viewport()->update(pageRect(static_cast<int>(page)).toAlignedRect());
}

void ReportPageArea::drawSheet(QPainter& painter, const Sheet& sheet, const QRectF& rect, const QRectF& exposed) const
{
    const QRectF seen = rect & exposed;
    painter.fillRect(seen, Qt::white);
    if (!sheet.image.isNull()) {
        const double x = sheet.image.width() / rect.width(), y = sheet.image.height() / rect.height();
        const QPointF corner = seen.topLeft() - rect.topLeft();
        painter.drawImage(seen, sheet.image, QRectF(corner.x() * x, corner.y() * y, seen.width() * x, seen.height() * y));
    }
    style::roundedBox(painter, rect.adjusted(-1, -1, 1, 1), 0, {}, m_theme.color(Token::LineLine));
}

void ReportPageArea::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_theme.color(Token::BgSunken));
    for (const std::size_t page : sheetsInSight(0)) {
        const QRectF rect = pageRect(static_cast<int>(page));
        if (!rect.adjusted(-1, -1, 1, 1).intersects(event->rect()))
            continue;
        drawSheet(painter, m_sheets[page], rect, event->rect());
        const QRectF chosen = blockRect(static_cast<int>(page), m_block);
        if (!chosen.isEmpty()) // always on white paper
            painter.fillRect(
                QRectF(std::round(chosen.left() - markGap - markWidth), std::round(chosen.top()), markWidth, std::round(chosen.height())),
                Theme::color(Token::AccentBase, false));
    }
    if (hasFocus() && FocusRing::byKeyboard())
        style::innerFocusRing(painter, QRectF(viewport()->rect()), 0, m_theme);
}

void ReportPageArea::resizeEvent(QResizeEvent*)
{
    placeChips();
    layOut();
    fit();
    updateChips();
    paintSheets();
}

void ReportPageArea::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    paintSheets();
}

void ReportPageArea::scrollContentsBy(int, int)
{
    updateChips();
    paintSheets();
    viewport()->update();
}

void ReportPageArea::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    constexpr double notch = 120, factor = 1.1;
    m_fit = Fit::None;
    zoomTo(m_zoom * std::pow(factor, event->angleDelta().y() / notch), event->position());
    event->accept();
}

int ReportPageArea::blockAt(const QPointF& position) const
{
    for (std::size_t page = 0; page < m_sheets.size(); ++page)
        for (const Place& place : m_sheets[page].places)
            if (blockRect(static_cast<int>(page), place.block).contains(position))
                return place.block;
    return -1;
}

void ReportPageArea::mousePressEvent(QMouseEvent* event)
{
    const int block = event->button() == Qt::LeftButton ? blockAt(event->position()) : -1;
    if (block >= 0)
        emit blockClicked(block);
    else
        QAbstractScrollArea::mousePressEvent(event);
}

void ReportPageArea::mouseMoveEvent(QMouseEvent* event)
{
    viewport()->setCursor(blockAt(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

} // namespace weir::ui
