// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/strip_bar.h"

#include "ui/format/duration_text.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/themed.h"

#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <array>
#include <cmath>

namespace weir::ui {

namespace {

constexpr double hour = 3600;
constexpr double day = 86400;
constexpr double labelFrom = 44;
constexpr double narrowestPart = 1;
constexpr int axisHeight = 24;
constexpr int tickLength = 4;
constexpr double ticksApart = 64;

/// 1, 2, 5, 10 … so that ticks stand at least 64 px apart.
double tickStep(double full, double unit, double width)
{
    const double least = full / unit * ticksApart / std::max(1.0, width);
    for (double decade = 1; decade < 1e6; decade *= 10)
        for (const double step : {1.0, 2.0, 5.0})
            if (step * decade >= least)
                return step * decade;
    return least;
}

struct Look {
    Token fill, border, text;
};

Look lookOf(StripKind kind)
{
    switch (kind) {
    case StripKind::Wait:
        return {Token::WaitSoft, Token::WaitMark, Token::WaitText};
    case StripKind::Strong:
        return {Token::WaitStrong, Token::WaitMark, Token::WaitOnStrong};
    case StripKind::Unknown:
        return {Token::UnknownSoft, Token::UnknownMark, Token::UnknownText};
    case StripKind::Outside:
        return {Token::BgSunken, Token::LineLine, Token::TextTertiary};
    case StripKind::Work:
        break;
    }
    return {Token::WorkMark, Token::WorkMark, Token::BgSurface};
}

void paintPart(QPainter& painter, const QRectF& rect, const StripPart& part, const Theme& theme, bool labels)
{
    const Look look = lookOf(part.kind);
    if (part.kind == StripKind::Work || rect.width() < 3)
        painter.fillRect(rect, theme.color(part.kind == StripKind::Wait ? Token::WaitMark : look.fill));
    else
        style::roundedBox(painter, rect, 0, theme.color(look.fill), theme.color(look.border));
    if (part.kind == StripKind::Unknown) {
        painter.save();
        painter.setClipRect(rect);
        painter.setPen(QPen(theme.color(Token::UnknownMark), 1));
        for (double x = rect.left() - rect.height(); x < rect.right(); x += 5)
            painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
        painter.restore();
    }
    if (!labels || rect.width() < labelFrom || part.label.isEmpty() || part.kind == StripKind::Work)
        return;
    QFont font = theme.font(Type::Caption);
    font.setWeight(part.kind == StripKind::Strong ? QFont::DemiBold : QFont::Medium);
    painter.setFont(font);
    painter.setPen(theme.color(look.text));
    const QRectF room = rect.adjusted(6, 0, -4, 0);
    painter.drawText(
        room, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(font).elidedText(part.label, Qt::ElideRight, static_cast<int>(room.width())));
}

} // namespace

void paintStrip(
    QPainter& painter, const QRectF& rect, const std::vector<StripPart>& parts, double fullSeconds, const Theme& theme, bool labels)
{
    if (fullSeconds <= 0)
        return;
    const double scale = rect.width() / fullSeconds;
    double start = 0;
    double painted = rect.left(); // nothing is painted twice: what is too narrow waits for its neighbour
    for (const StripPart& part : parts) {
        if (!(part.seconds > 0))
            continue;
        start += part.seconds;
        const double right = std::min(rect.right(), std::round(rect.left() + start * scale));
        if (right - painted < narrowestPart)
            continue;
        paintPart(painter, QRectF(painted, rect.top(), right - painted, rect.height()), part, theme, labels);
        painted = right;
    }
}

StripBar::StripBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(this, theme);
}

void StripBar::setParts(const std::vector<StripPart>& parts)
{
    m_parts = parts;
    QStringList words;
    for (const StripPart& part : parts)
        if (part.seconds > 0)
            words << tr("%1 %2", "stage and duration").arg(part.label, durationText(part.seconds));
    setAccessibleName(tr("Way through the stream, to scale"));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    update();
}

void StripBar::setFullSeconds(double seconds)
{
    m_fullSeconds = seconds;
    update();
}

void StripBar::setAxisVisible(bool visible)
{
    m_axis = visible;
    updateGeometry();
}

void StripBar::setBarHeight(int height)
{
    m_barHeight = height;
    updateGeometry();
}

double StripBar::full() const
{
    if (m_fullSeconds > 0)
        return m_fullSeconds;
    double sum = 0;
    for (const StripPart& part : m_parts)
        sum += std::max(0.0, part.seconds);
    return sum;
}

QSize StripBar::sizeHint() const
{
    return {320, m_barHeight + (m_axis ? axisHeight : 0)};
}

QSize StripBar::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void StripBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintStrip(painter, QRectF(0, 0, width(), m_barHeight), m_parts, full(), m_theme, m_barHeight >= 18);
    if (m_axis && full() > 0)
        paintAxis(painter);
}

void StripBar::paintAxis(QPainter& painter) const
{
    const bool days = full() >= 2 * day;
    const double unit = days ? day : hour;
    const double step = tickStep(full(), unit, width());
    painter.setFont(m_theme.font(Type::Axis));
    const QFontMetrics metrics(painter.font());
    for (double value = 0; value * unit <= full() * 1.0001; value += step) {
        const double x = std::floor(value * unit / full() * (width() - 1));
        style::hairline(painter, QPointF(x, m_barHeight), QPointF(x, m_barHeight + tickLength), m_theme.color(Token::LineAxis));
        const QString number = QLocale().toString(value, 'f', step < 1 ? 1 : 0);
        const QString text = value > 0 ? number : days ? tr("%1 days").arg(number) : tr("%1 hours").arg(number);
        const int wide = metrics.horizontalAdvance(text);
        const double left = value > 0 ? std::min(x - wide / 2.0, static_cast<double>(width() - wide)) : 0;
        painter.setPen(m_theme.color(Token::TextTertiary));
        painter.drawText(QRectF(left, m_barHeight + tickLength, wide + 2, axisHeight - tickLength), Qt::AlignVCenter | Qt::AlignLeft, text);
    }
}

int StripBar::partAt(double x) const
{
    const double wanted = x / std::max(1, width()) * full();
    double start = 0;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        start += std::max(0.0, m_parts[i].seconds);
        if (wanted < start)
            return static_cast<int>(i);
    }
    return -1;
}

bool StripBar::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int index = partAt(help->pos().x());
    if (index >= 0) {
        const StripPart& part = m_parts[static_cast<std::size_t>(index)];
        QToolTip::showText(
            help->globalPos(), tr("%1: %2", "stage, duration").arg(part.label.toHtmlEscaped(), durationText(part.seconds)), this);
    }
    return true;
}

void StripBar::mouseReleaseEvent(QMouseEvent* event)
{
    const int index = partAt(event->position().x());
    if (event->button() == Qt::LeftButton && index >= 0)
        emit partClicked(index);
}

} // namespace weir::ui
