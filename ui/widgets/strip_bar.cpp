// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/strip_bar.h"

#include "ui/format/duration_text.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/axis_ticks.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace weir::ui {

namespace {

constexpr double hour = 3600;
constexpr double day = 86400;
constexpr double labelFrom = 44;
constexpr double narrowestPart = 1;
constexpr double dividedFrom = 4;
constexpr int barHeight = 28;
constexpr int axisHeight = 24;
constexpr int tickLength = 4;
constexpr double ticksApart = 64;

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
    if (!labels || rect.width() < labelFrom || part.label.isEmpty())
        return;
    QFont font = theme.font(Type::Caption);
    font.setWeight(part.kind == StripKind::Strong ? QFont::DemiBold : QFont::Medium);
    painter.setFont(font);
    painter.setPen(theme.color(look.text));
    const QRectF room = rect.adjusted(6, 0, -4, 0);
    const QString& label = part.label;
    if (QFontMetrics(font).horizontalAdvance(label) > room.width())
        return; // a word cut in two would be read as another; pointing at the part tells it
    if (part.kind == StripKind::Unknown) { // words between the lines of the hatching cannot be read
        const QRectF ground(rect.left() + 1, rect.top() + 1, QFontMetrics(font).horizontalAdvance(label) + 10, rect.height() - 2);
        painter.fillRect(ground.intersected(rect.adjusted(1, 1, -1, -1)), theme.color(look.fill));
    }
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, label);
}

} // namespace

void paintStrip(
    QPainter& painter, const QRectF& rect, const std::vector<StripPart>& parts, double fullSeconds, const Theme& theme, bool labels)
{
    if (fullSeconds <= 0)
        return;
    const double scale = rect.width() / fullSeconds;
    double start = 0;
    bool lastWork = false;
    double painted = rect.left(); // nothing is painted twice: what is too narrow waits for its neighbour
    for (const StripPart& part : parts) {
        if (!(part.seconds > 0))
            continue;
        start += part.seconds;
        const double right = std::min(rect.right(), std::round(rect.left() + start * scale));
        if (right - painted < narrowestPart)
            continue;
        paintPart(painter, QRectF(painted, rect.top(), right - painted, rect.height()), part, theme, labels);
        if (lastWork && part.kind == StripKind::Work && right - painted >= dividedFrom) // solid parts of two stages do not flow together
            painter.fillRect(QRectF(painted, rect.top(), 1, rect.height()), theme.color(Token::BgSurface));
        lastWork = part.kind == StripKind::Work;
        painted = right;
    }
}

StripBar::StripBar(const Theme& theme, QWidget* parent)
    : MarkWidget(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Way through the stream, to scale"));
}

void StripBar::setParts(const std::vector<StripPart>& parts)
{
    m_parts = parts;
    QStringList words;
    for (int i = 0; i < markCount(); ++i)
        if (parts[static_cast<std::size_t>(i)].seconds > 0)
            words << markText(i);
    marksChanged(words.join(QStringLiteral(", ")));
}

double StripBar::full() const
{
    double sum = 0;
    for (const StripPart& part : m_parts)
        sum += std::max(0.0, part.seconds);
    return sum;
}

QSize StripBar::sizeHint() const
{
    return {320, barHeight + axisHeight};
}

QSize StripBar::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void StripBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintStrip(painter, QRectF(0, 0, width(), barHeight), m_parts, full(), theme(), true);
    if (full() > 0)
        paintAxis(painter);
    paintCurrentMark(painter);
}

void StripBar::paintAxis(QPainter& painter) const
{
    const bool days = full() >= 2 * day;
    const double unit = days ? day : hour;
    const double step = tickStep(full() / unit, width(), ticksApart);
    painter.setFont(theme().font(Type::Axis));
    const QFontMetrics metrics(painter.font());
    for (double value = 0; value * unit <= full() * 1.0001; value += step) {
        const double x = std::floor(value * unit / full() * (width() - 1));
        style::hairline(painter, QPointF(x, barHeight), QPointF(x, barHeight + tickLength), theme().color(Token::LineAxis));
        const QString number = QLocale().toString(value, 'f', step < 1 ? 1 : 0);
        const QString text = value > 0 ? number : days ? tr("%1 days").arg(number) : tr("%1 hours").arg(number);
        const int wide = metrics.horizontalAdvance(text);
        const double left = value > 0 ? std::min(x - wide / 2.0, static_cast<double>(width() - wide)) : 0;
        painter.setPen(theme().color(Token::TextTertiary));
        painter.drawText(QRectF(left, barHeight + tickLength, wide + 2, axisHeight - tickLength), Qt::AlignVCenter | Qt::AlignLeft, text);
    }
}

int StripBar::markCount() const
{
    return static_cast<int>(m_parts.size());
}

QRectF StripBar::markRect(int mark) const
{
    const double all = full();
    const auto index = static_cast<std::size_t>(mark);
    if (index >= m_parts.size() || !(m_parts[index].seconds > 0))
        return {};
    double start = 0;
    for (std::size_t i = 0; i < index; ++i)
        start += std::max(0.0, m_parts[i].seconds);
    return {start / all * width(), 0, m_parts[index].seconds / all * width(), static_cast<double>(barHeight)};
}

QString StripBar::markText(int mark) const
{
    const StripPart& part = m_parts[static_cast<std::size_t>(mark)];
    const QString duration = durationText(part.seconds);
    switch (part.kind) {
    case StripKind::Wait:
    case StripKind::Strong:
        return tr("%1: %2 waiting", "stage, duration").arg(part.label, duration);
    case StripKind::Work:
        return tr("%1: %2 work", "stage, duration").arg(part.label, duration);
    case StripKind::Unknown:
        return part.label.isEmpty() ? tr("Unknown: %1").arg(duration) : tr("%1: %2 unknown", "stage, duration").arg(part.label, duration);
    case StripKind::Outside:
        break;
    }
    return tr("Outside the stream: %1").arg(duration);
}

void StripBar::openMark(int mark)
{
    emit partClicked(mark);
}

void StripBar::mouseReleaseEvent(QMouseEvent* event)
{
    const int mark = markAt(event->position());
    if (event->button() == Qt::LeftButton && mark >= 0)
        emit partClicked(mark);
}

} // namespace weir::ui
