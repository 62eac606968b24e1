// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/trend_chart.h"

#include "ui/painters/painter_target.h"
#include "ui/painters/trend_painter.h"
#include "ui/widgets/chart_tip_box.h"
#include "ui/widgets/keys.h"

#include <QGraphicsItem>
#include <QGraphicsLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QtCharts/QChart>
#include <QtCharts/QLegend>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace weir::ui {

namespace {

constexpr double seriesWidth = 1.75;
constexpr double ringRadius = 6.5;
constexpr double ringWidth = 2;
constexpr double wheelStep = 1.25;
constexpr std::size_t fewestShown = 4;

// Where the layers lie: the line of Qt Charts is between ground and marks.
constexpr double groundLevel = 0.5;
constexpr double marksLevel = 40;
constexpr double crosshairLevel = 50;

} // namespace

/// Paints over the whole chart, in its coordinates.
class TrendChart::Layer final : public QGraphicsItem {
public:
    Layer(QGraphicsItem* chart, double level, std::function<void(QPainter&)> draw)
        : QGraphicsItem(chart)
        , m_draw(std::move(draw))
    {
        setZValue(level);
        setAcceptedMouseButtons(Qt::NoButton);
    }
    void setArea(const QRectF& area)
    {
        prepareGeometryChange();
        m_area = area;
    }
    [[nodiscard]] QRectF boundingRect() const override { return m_area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        m_draw(*painter);
        painter->restore();
    }

private:
    QRectF m_area;
    std::function<void(QPainter&)> m_draw;
};

TrendChart::TrendChart(const Theme& theme, QWidget* parent)
    : QChartView(parent)
    , m_theme(theme)
    , m_days(new QValueAxis)
    , m_values(new QValueAxis)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->addAxis(m_days, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
    m_days->setVisible(false);
    m_values->setVisible(false);
    buildLayers();
    connect(&theme, &Theme::changed, this, &TrendChart::applyTheme);
    applyTheme();
}

TrendChart::~TrendChart() = default;

void TrendChart::buildLayers()
{
    const auto add = [this](double level, std::function<void(QPainter&)> draw) {
        m_layers.push_back(new Layer(chart(), level, std::move(draw)));
    };
    add(groundLevel, [this](QPainter& painter) {
        PainterTarget target(painter);
        paintTrendGround(target, m_picture, frame(), ChartLook(m_theme));
    });
    add(marksLevel, [this](QPainter& painter) {
        PainterTarget target(painter);
        paintTrendMarks(target, m_picture, frame(), ChartLook(m_theme));
    });
    add(crosshairLevel, [this](QPainter& painter) { paintCrosshair(painter); });
}

void TrendChart::setPicture(TrendPicture picture, std::vector<ChartTip> tips)
{
    const bool sameDays = picture.from == m_picture.from && picture.to == m_picture.to;
    m_picture = std::move(picture);
    m_tips = std::move(tips);
    m_current.reset();
    if (!sameDays) {
        m_from = m_picture.from;
        m_to = m_picture.to;
    }
    applyLine();
    applyRange();
}

void TrendChart::setPointsOpen(bool open)
{
    m_pointsOpen = open;
}

/// The colours of a chart do not follow the palette, so all of them are set here.
void TrendChart::applyTheme()
{
    setBackgroundBrush(m_theme.color(Token::BgWindow));
    for (QLineSeries* line : m_lines)
        line->setPen(QPen(m_theme.color(Token::ChartPoint), seriesWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    applyRange();
}

/// A series knows no holes: one for each stretch of the line.
void TrendChart::applyLine()
{
    for (QLineSeries* line : m_lines) {
        chart()->removeSeries(line);
        delete line;
    }
    m_lines.clear();
    for (const std::vector<QPointF>& stretch : trendLines(m_picture, m_picture.from, m_picture.to)) {
        auto* line = new QLineSeries;
        line->replace(QList<QPointF>(stretch.begin(), stretch.end()));
        chart()->addSeries(line);
        line->attachAxis(m_days);
        line->attachAxis(m_values);
        m_lines.push_back(line);
    }
    applyTheme();
}

void TrendChart::applyRange()
{
    m_days->setRange(m_from, m_to);
    m_values->setRange(m_picture.bottom, m_picture.top);
    const QRectF all(QPointF(), QSizeF(viewport()->size()));
    const QMarginsF margins = trendMargins(m_picture, ChartLook(m_theme));
    chart()->setPlotArea(all.marginsRemoved(margins));
    for (Layer* layer : m_layers) {
        layer->setArea(all);
        layer->update();
    }
}

TrendFrame TrendChart::frame() const
{
    return {chart()->plotArea(), m_from, m_to, m_picture.bottom, m_picture.top};
}

void TrendChart::setShownDays(double from, double to)
{
    const double least = (m_picture.to - m_picture.from) * static_cast<double>(fewestShown)
        / static_cast<double>(std::max(fewestShown, m_picture.points.size()));
    const double length = std::clamp(to - from, least, m_picture.to - m_picture.from);
    m_from = std::clamp(from, m_picture.from, m_picture.to - length);
    m_to = m_from + length;
    applyRange();
}

void TrendChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    applyRange();
}

void TrendChart::setCurrent(std::optional<std::size_t> point)
{
    if (point == m_current)
        return;
    m_current = point;
    setCursor(point && m_pointsOpen ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAccessibleDescription(point && *point < m_tips.size() ? m_tips[*point].spoken() : QString());
    m_layers.back()->update();
}

/// Points without a value have no height, but a place in time: the crosshair says that they are unknown.
std::optional<std::size_t> TrendChart::pointNear(const QPointF& position) const
{
    const TrendFrame where = frame();
    if (!where.plot.contains(position) || m_picture.points.empty())
        return std::nullopt;
    const double day = where.from + (position.x() - where.plot.left()) / where.plot.width() * (where.to - where.from);
    const auto nearest =
        std::ranges::min_element(m_picture.points, {}, [day](const TrendPicture::Point& point) { return std::abs(point.x - day); });
    return where.shows(nearest->x) ? std::optional(static_cast<std::size_t>(nearest - m_picture.points.begin())) : std::nullopt;
}

void TrendChart::mouseMoveEvent(QMouseEvent* event)
{
    setCurrent(pointNear(event->position()));
}

void TrendChart::mousePressEvent(QMouseEvent* event)
{
    event->accept();
}

void TrendChart::mouseReleaseEvent(QMouseEvent* event)
{
    const auto point = pointNear(event->position());
    if (event->button() == Qt::LeftButton && point && m_pointsOpen)
        emit pointActivated(static_cast<int>(*point));
}

void TrendChart::mouseDoubleClickEvent(QMouseEvent* event)
{
    event->accept(); // the first click has opened the point
}

void TrendChart::leaveEvent(QEvent* event)
{
    setCurrent(std::nullopt);
    QChartView::leaveEvent(event);
}

void TrendChart::focusOutEvent(QFocusEvent* event)
{
    setCurrent(std::nullopt);
    QChartView::focusOutEvent(event);
}

void TrendChart::zoom(double factor, double day)
{
    setShownDays(day - (day - m_from) / factor, day + (m_to - day) / factor);
}

/// Where nothing more is to be seen, the wheel is left to the page.
void TrendChart::wheelEvent(QWheelEvent* event)
{
    const TrendFrame where = frame();
    const double steps = event->angleDelta().y() / 120.0;
    const bool whole = m_from <= m_picture.from && m_to >= m_picture.to;
    if (steps == 0 || m_picture.points.empty() || (steps < 0 && whole) || !where.plot.contains(event->position())) {
        event->ignore();
        return;
    }
    const double day = where.from + (event->position().x() - where.plot.left()) / where.plot.width() * (where.to - where.from);
    zoom(std::pow(wheelStep, steps), day);
    setCurrent(pointNear(event->position()));
    event->accept();
}

/// The first step goes to the newest point, backwards, or to the oldest.
void TrendChart::step(int direction)
{
    const auto count = static_cast<int>(m_picture.points.size());
    walkTo(m_current ? static_cast<int>(*m_current) + direction : direction > 0 ? 0 : count - 1);
}

void TrendChart::walkTo(int point)
{
    const auto count = static_cast<int>(m_picture.points.size());
    if (count == 0)
        return;
    const int next = std::clamp(point, 0, count - 1);
    const double day = m_picture.points[static_cast<std::size_t>(next)].x;
    const double length = m_to - m_from;
    if (day < m_picture.from || day > m_picture.to)
        return; // it belongs to another stretch of time
    if (day < m_from)
        setShownDays(day - length / 4, day + length * 3 / 4);
    else if (day > m_to)
        setShownDays(day - length * 3 / 4, day + length / 4);
    setCurrent(static_cast<std::size_t>(next));
}

void TrendChart::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const double middle = (m_from + m_to) / 2;
    const auto most = static_cast<int>(m_picture.points.size());
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        QWidget::keyPressEvent(event);
    else if (key == Qt::Key_Left || key == Qt::Key_Right)
        step(key == Qt::Key_Left ? -1 : 1);
    else if (key == Qt::Key_Home || key == Qt::Key_End)
        walkTo(key == Qt::Key_Home ? 0 : most - 1);
    else if (key == Qt::Key_Plus || key == Qt::Key_Minus)
        zoom(key == Qt::Key_Plus ? wheelStep : 1 / wheelStep, middle);
    else if (key == Qt::Key_0)
        setShownDays(m_picture.from, m_picture.to);
    else if (isEnter(event) && m_current && m_pointsOpen)
        emit pointActivated(static_cast<int>(*m_current));
    else if (key == Qt::Key_Escape && m_current)
        setCurrent(std::nullopt);
    else
        QWidget::keyPressEvent(event);
}

void TrendChart::paintCrosshair(QPainter& painter) const
{
    if (!m_current || *m_current >= m_picture.points.size())
        return;
    const TrendPicture::Point& point = m_picture.points[*m_current];
    const TrendFrame where = frame();
    const QColor accent = m_theme.color(Token::AccentBase);
    QPointF at = where.at(point);
    PainterTarget target(painter);
    target.line({at.x(), where.plot.top()}, {at.x(), where.plot.bottom()}, Stroke(accent, 1));
    if (point.value)
        target.circle(at, ringRadius, QColor(), Stroke(accent, ringWidth));
    else
        at.setY(where.plot.center().y());
    if (*m_current < m_tips.size())
        paintTip(painter, at);
}

/// What stands at the right end stays free.
void TrendChart::paintTip(QPainter& painter, const QPointF& at) const
{
    const TrendFrame where = frame();
    const ChartTipBox box(m_theme, m_tips[*m_current]);
    const QRectF room(QPointF(0, where.plot.top()), where.plot.bottomRight());
    const auto covers = [&](const QRectF& place) {
        const QRectF near = place.marginsAdded({ringRadius, ringRadius, ringRadius, ringRadius});
        return static_cast<std::size_t>(std::ranges::count_if(
            m_picture.points, [&](const TrendPicture::Point& point) { return point.value && near.contains(where.at(point)); }));
    };
    box.paint(painter, box.placeBeside(at, room, covers).topLeft());
}

} // namespace weir::ui
