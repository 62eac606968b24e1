// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/trend_brush.h"

#include "core/report/chart_axes.h"
#include "ui/format/time_text.h"
#include "ui/painters/chart_look.h"
#include "ui/painters/painter_target.h"
#include "ui/painters/trend_picture.h"

#include <QPainter>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr int bandHeight = 38;
constexpr int tickGap = 4;
constexpr double tickApart = 72; ///< pixels between the words below
constexpr double courseMargin = 6; ///< of the course above and below
constexpr double courseWidth = 1.25;

} // namespace

TrendBrush::TrendBrush(const Theme& theme, QWidget* parent)
    : RangeBrush(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TrendBrush::setCourse(const SparklineValues& values, Day from, Day to)
{
    m_values = values;
    m_firstDay = from;
    m_endDay = to;
    setValues(std::vector<double>(values.size(), 0.0));
}

QSize TrendBrush::sizeHint() const
{
    return {640, bandHeight + tickGap + theme().lineHeight(Type::Axis)};
}

QSize TrendBrush::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

double TrendBrush::valuesWidth() const
{
    return std::max(1, width() - 2 * overhang);
}

QRectF TrendBrush::brushBand() const
{
    return QRectF(0, 0, 0, bandHeight);
}

void TrendBrush::paintValues(QPainter& painter) const
{
    TrendPicture picture;
    picture.to = static_cast<double>(m_values.size());
    std::optional<double> least;
    std::optional<double> most;
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        TrendPicture::Point point;
        point.x = static_cast<double>(i) + 0.5;
        point.value = m_values[i];
        if (point.value) {
            least = std::min(*point.value, least.value_or(*point.value));
            most = std::max(*point.value, most.value_or(*point.value));
        }
        picture.points.push_back(std::move(point));
    }
    const TrendFrame frame {QRectF(overhang, courseMargin, valuesWidth(), bandHeight - 2 * courseMargin), 0, picture.to, least.value_or(0),
        most.value_or(1) > least.value_or(0) ? *most : least.value_or(0) + 1};
    QPainterPath path;
    for (const auto& line : trendLines(picture, 0, picture.to)) {
        path.moveTo(frame.x(line.front().x()), frame.y(line.front().y()));
        for (const QPointF& point : line)
            path.lineTo(frame.x(point.x()), frame.y(point.y()));
    }
    PainterTarget(painter).path(path, QColor(), Stroke(theme().color(Token::TextSecondary), courseWidth, {}, Qt::RoundCap));
    paintTicks(painter);
}

void TrendBrush::paintTicks(QPainter& painter) const
{
    const auto days = static_cast<double>((m_endDay - m_firstDay).count());
    if (days < 1)
        return;
    PainterTarget target(painter);
    const ChartLook look(theme());
    const double perDay = valuesWidth() / days;
    double free = 0;
    for (const report::DayTick& tick : report::dayTicks(m_firstDay, m_endDay, perDay, look.scaled(tickApart))) {
        if (tick.label.empty())
            continue;
        const QDate date = toDate(tick.day);
        const QString name =
            date.day() == 1 ? QLocale().standaloneMonthName(date.month(), QLocale::ShortFormat) : dayText(tick.day, tick.day);
        const QString words = tick.year.empty() ? name : QString(name + QLatin1Char(' ') + QString::number(date.year()));
        const double left = overhang + static_cast<double>((tick.day - m_firstDay).count()) * perDay;
        const double width = look.widthOf(words, Type::Axis) + 2;
        if (left < free || left + width > this->width())
            continue;
        target.text({left, bandHeight + tickGap, width, static_cast<double>(theme().lineHeight(Type::Axis))}, Qt::AlignLeft, words,
            look.font(Type::Axis), theme().color(Token::TextTertiary));
        free = left + width + look.scaled(8);
    }
}

} // namespace weir::ui
