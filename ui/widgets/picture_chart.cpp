// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/picture_chart.h"

#include "ui/painters/chart_look.h"
#include "ui/painters/painter_target.h"
#include "ui/widgets/chart_tip_box.h"
#include "ui/widgets/keys.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

constexpr double ringRadius = 6.5;
constexpr double ringWidth = 2;
constexpr std::ptrdiff_t pageStep = 10;

} // namespace

PictureChart::PictureChart(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, [this] {
        m_kept = {};
        updateGeometry();
        update();
    });
}

void PictureChart::setTips(std::function<ChartTip(std::size_t)> tips)
{
    m_tips = std::move(tips);
}

void PictureChart::setMarksOpen(bool open)
{
    m_marksOpen = open;
}

void PictureChart::setEmptyText(const QString& text)
{
    m_emptyText = text;
    update();
}

void PictureChart::pictureChanged()
{
    m_kept = {};
    setCurrent(std::nullopt);
    update();
}

void PictureChart::setCurrent(std::optional<std::size_t> mark)
{
    if (mark == m_current)
        return;
    m_current = mark;
    setCursor(mark && m_marksOpen ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAccessibleDescription(mark && m_tips ? m_tips(*mark).spoken() : QString());
    update();
}

/// Painted again only for another size or scale.
const QPixmap& PictureChart::kept()
{
    const double ratio = devicePixelRatioF();
    const QSize wanted = (QSizeF(size()) * ratio).toSize();
    if (m_kept.size() == wanted && m_kept.devicePixelRatio() == ratio)
        return m_kept;
    m_kept = QPixmap(wanted);
    m_kept.setDevicePixelRatio(ratio);
    m_kept.fill(Qt::transparent);
    QPainter painter(&m_kept);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPicture(painter);
    return m_kept;
}

void PictureChart::paintCurrent(QPainter& painter, const QPointF& at) const
{
    PainterTarget(painter).circle(at, ringRadius, QColor(), Stroke(m_theme.color(Token::AccentBase), ringWidth));
}

std::size_t PictureChart::covered(const QRectF& box) const
{
    std::size_t count = 0;
    for (std::size_t mark = 0; mark < markCount(); ++mark)
        count += box.contains(markPlace(mark)) ? 1 : 0;
    return count;
}

void PictureChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBelow(painter);
    painter.drawPixmap(0, 0, kept());
    paintAbove(painter);
    if (!m_emptyText.isEmpty())
        PainterTarget(painter).text(
            plotArea(), Qt::AlignHCenter, m_emptyText, ChartLook(m_theme).font(Type::Body), m_theme.color(Token::TextSecondary));
    if (m_current && *m_current < markCount()) {
        const QPointF at = markPlace(*m_current);
        paintCurrent(painter, at);
        if (m_tips) {
            const ChartTipBox box(m_theme, m_tips(*m_current));
            const QRectF room(QPointF(0, plotArea().top()), plotArea().bottomRight());
            box.paint(painter, box.placeBeside(at, room, [this](const QRectF& place) { return covered(place); }).topLeft());
        }
    }
}

void PictureChart::mouseMoveEvent(QMouseEvent* event)
{
    setCurrent(markNear(event->position()));
}

void PictureChart::mousePressEvent(QMouseEvent* event)
{
    event->accept();
}

void PictureChart::mouseReleaseEvent(QMouseEvent* event)
{
    const auto mark = markNear(event->position());
    if (event->button() == Qt::LeftButton && mark && m_marksOpen)
        emit markActivated(static_cast<int>(*mark));
}

void PictureChart::leaveEvent(QEvent* event)
{
    setCurrent(std::nullopt);
    QWidget::leaveEvent(event);
}

void PictureChart::focusOutEvent(QFocusEvent* event)
{
    setCurrent(std::nullopt);
    QWidget::focusOutEvent(event);
}

void PictureChart::walkTo(std::ptrdiff_t mark)
{
    const auto count = static_cast<std::ptrdiff_t>(markCount());
    if (count > 0)
        setCurrent(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(mark, 0, count - 1)));
}

/// The first step goes to the newest mark, backwards, or to the oldest.
void PictureChart::keyPressEvent(QKeyEvent* event)
{
    const auto last = static_cast<std::ptrdiff_t>(markCount()) - 1;
    const auto step = [&](std::ptrdiff_t by) { walkTo(m_current ? static_cast<std::ptrdiff_t>(*m_current) + by : by > 0 ? 0 : last); };
    const int key = event->key();
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        QWidget::keyPressEvent(event);
    else if (key == Qt::Key_Left || key == Qt::Key_Right)
        step(key == Qt::Key_Left ? -1 : 1);
    else if (key == Qt::Key_PageUp || key == Qt::Key_PageDown)
        step(key == Qt::Key_PageUp ? -pageStep : pageStep);
    else if (key == Qt::Key_Home || key == Qt::Key_End)
        walkTo(key == Qt::Key_Home ? 0 : last);
    else if (isEnter(event) && m_current && m_marksOpen)
        emit markActivated(static_cast<int>(*m_current));
    else if (key == Qt::Key_Escape && m_current)
        setCurrent(std::nullopt);
    else
        QWidget::keyPressEvent(event);
}

} // namespace weir::ui
