// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painters/bottleneck_painter.h"

#include <algorithm>

namespace weir::ui {

namespace {

constexpr double headHeight = 48;
constexpr double rowHeight = 58;
constexpr double legendHeight = 28;
constexpr double barHeight = 12;
constexpr double columnGap = 32;
constexpr double wordsGap = 10; ///< from the end of a bar to its words
constexpr double whisker = 5; ///< half the height of an interval's ends
constexpr double standsOut = 16; ///< of the ground of the first row, on both sides
constexpr double leastSignal = 44, mostSignal = 60;
constexpr double signalGap = 8; ///< between the names of two signals

double xOf(const BottleneckPicture::Axis& axis, const QRectF& plot, double value)
{
    const double span = axis.top - axis.bottom;
    return plot.left() + (span > 0 ? std::clamp((value - axis.bottom) / span, 0.0, 1.0) : 0) * plot.width();
}

QString elided(const QString& text, const ChartLook& look, Type type, QFont::Weight weight, double width)
{
    return QFontMetricsF(look.font(type, weight)).elidedText(text, Qt::ElideRight, width);
}

void paintHead(
    DrawTarget& target, const BottleneckPicture::Axis& axis, const QRectF& plot, double height, double room, const ChartLook& look)
{
    const double line = look.scaled(20);
    target.text({plot.left(), plot.top() - height, room, line}, Qt::AlignLeft, elided(axis.title, look, Type::Label, QFont::DemiBold, room),
        look.font(Type::Label, QFont::DemiBold), look.color(Token::TextPrimary));
    double right = plot.left() - columnGap;
    for (const TrendPicture::ValueTick& tick : axis.ticks) {
        const double x = xOf(axis, plot, tick.value);
        target.line({x, plot.top()}, {x, plot.bottom()}, Stroke(look.color(tick.value == 0 ? Token::LineAxis : Token::LineGrid)));
        const double width = look.widthOf(tick.words, Type::Axis) + 4;
        if (x - width / 2 < right)
            continue;
        target.text({x - width / 2, plot.top() - height + line, width, look.scaled(16)}, Qt::AlignHCenter, tick.words,
            look.font(Type::Axis), look.color(Token::TextTertiary));
        right = x + width / 2 + 6;
    }
}

void paintName(DrawTarget& target, const BottleneckPicture::Row& row, const QRectF& box, double width, const ChartLook& look)
{
    const double line = look.scaled(20);
    const bool two = !row.qualifier.isEmpty();
    const double top = box.center().y() - (two ? (line + look.scaled(16)) / 2 : line / 2);
    target.text({box.left(), top, width, line}, Qt::AlignLeft, elided(row.name, look, Type::Lead, QFont::DemiBold, width),
        look.font(Type::Lead, QFont::DemiBold), look.color(Token::TextPrimary));
    if (two)
        target.text({box.left(), top + line, width, look.scaled(16)}, Qt::AlignLeft,
            elided(row.qualifier, look, Type::Caption, QFont::Normal, width), look.font(Type::Caption), look.color(Token::TextTertiary));
}

/// Words at a bar's end.
double paintWords(DrawTarget& target, double x, double y, const QString& words, QFont::Weight weight, Token color, const ChartLook& look)
{
    const double width = look.widthOf(words, Type::Label, weight) + 2;
    const double line = look.scaled(18);
    target.text({x, y - line / 2, width, line}, Qt::AlignLeft, words, look.font(Type::Label, weight), look.color(color));
    return x + width;
}

void paintBar(DrawTarget& target, const BottleneckPicture& picture, const BottleneckPicture::Row& row, const QRectF& box,
    const BottleneckFrame& frame, const ChartLook& look)
{
    const QRectF& plot = frame.bars();
    const double y = box.center().y();
    if (!row.value) {
        target.hatch({plot.left() + 1, y - barHeight / 2, 40, barHeight}, look.color(Token::UnknownMark));
        paintWords(target, plot.left() + 40 + wordsGap, y, row.words, QFont::Normal, Token::UnknownText, look);
        return;
    }
    const double zero = xOf(picture.bar, plot, 0);
    const double end = xOf(picture.bar, plot, *row.value);
    const QRectF bar = QRectF(QPointF(zero, y - barHeight / 2), QPointF(end, y + barHeight / 2)).normalized();
    if (bar.width() >= 0.5)
        target.rect(bar, look.color(row.standsOut ? Token::WaitStrong : Token::WaitSoft), Stroke(look.color(Token::WaitMark)));
    double right = std::max(end, zero);
    if (row.low && row.high) {
        const Stroke ink(look.color(Token::LineInk), 1.5);
        const double from = xOf(picture.bar, plot, *row.low);
        const double to = xOf(picture.bar, plot, *row.high);
        target.line({from, y}, {to, y}, ink);
        target.line({from, y - whisker}, {from, y + whisker}, ink);
        target.line({to, y - whisker}, {to, y + whisker}, ink);
        right = std::max(right, to);
    }
    const double next = paintWords(target, right + wordsGap, y, row.words, QFont::DemiBold, Token::TextPrimary, look);
    if (!row.range.isEmpty())
        paintWords(target, next + wordsGap, y, row.range, QFont::Normal, Token::TextTertiary, look);
}

void paintTime(DrawTarget& target, const BottleneckPicture& picture, const BottleneckPicture::Row& row, const QRectF& box,
    const BottleneckFrame& frame, const ChartLook& look)
{
    const QRectF& plot = frame.times();
    const double y = box.center().y();
    double x = xOf(picture.time, plot, 0);
    if (!row.wait && !row.work) {
        target.hatch({x + 1, y - barHeight / 2, 40, barHeight}, look.color(Token::UnknownMark));
        paintWords(target, x + 40 + wordsGap, y, row.time, QFont::Normal, Token::UnknownText, look);
        return;
    }
    const double waits = xOf(picture.time, plot, row.wait.value_or(0));
    if (waits - x >= 0.5)
        target.rect({x, y - barHeight / 2, waits - x, barHeight}, look.color(Token::WaitSoft), Stroke(look.color(Token::WaitMark)));
    x = waits;
    const double end = xOf(picture.time, plot, row.wait.value_or(0) + row.work.value_or(0));
    if (end - x >= 0.5)
        target.rect({x, y - barHeight / 2, end - x, barHeight}, look.color(Token::WorkMark));
    paintWords(target, end + wordsGap, y, row.time, QFont::Normal, Token::TextPrimary, look);
}

void paintEvidence(
    DrawTarget& target, const BottleneckPicture::Row& row, const QRectF& box, const BottleneckFrame& frame, const ChartLook& look)
{
    const double y = box.center().y();
    for (std::size_t column = 0; column < row.evidence.size(); ++column) {
        const QPointF at(frame.signalX(column), y);
        if (row.evidence[column] == BottleneckPicture::Signal::Points)
            target.circle(at, 5, look.color(Token::AccentBase));
        else if (row.evidence[column] == BottleneckPicture::Signal::Not)
            target.circle(at, 1.5, look.color(Token::TextTertiary));
        else
            target.text(
                {at.x() - 8, y - 9, 16, 18}, Qt::AlignHCenter, QStringLiteral("?"), look.font(Type::Label), look.color(Token::UnknownText));
    }
}

void paintLegend(DrawTarget& target, const BottleneckPicture& picture, const BottleneckFrame& frame, const ChartLook& look)
{
    const QRectF line = frame.legend();
    double x = frame.times().left();
    const auto entry = [&](const QString& words, Token fill, Token edge) {
        const QRectF swatch(x, line.center().y() - 5, 12, 10);
        target.rect(swatch, look.color(fill), Stroke(look.color(edge)));
        x = paintWords(target, x + 18, line.center().y(), words, QFont::Normal, Token::TextSecondary, look) + 20;
    };
    entry(picture.waitWords, Token::WaitSoft, Token::WaitMark);
    entry(picture.workWords, Token::WorkMark, Token::WorkMark);
}

void paintSignalHeads(DrawTarget& target, const BottleneckPicture& picture, const BottleneckFrame& frame, const ChartLook& look)
{
    const double top = frame.bars().top() - frame.head();
    const double line = look.scaled(20);
    const double left = frame.signalX(0) - frame.signalWidth() / 2;
    target.text({left + 4, top, look.widthOf(picture.evidenceTitle, Type::Label, QFont::DemiBold) + 4, line}, Qt::AlignLeft,
        picture.evidenceTitle, look.font(Type::Label, QFont::DemiBold), look.color(Token::TextPrimary));
    for (qsizetype column = 0; column < picture.signalNames.size(); ++column) {
        const double width = frame.signalWidth() - 2;
        target.text({frame.signalX(static_cast<std::size_t>(column)) - width / 2, top + line, width, look.scaled(16)}, Qt::AlignHCenter,
            elided(picture.signalNames[column], look, Type::Axis, QFont::Normal, width), look.font(Type::Axis),
            look.color(Token::TextTertiary));
    }
}

} // namespace

BottleneckFrame::BottleneckFrame(const BottleneckPicture& picture, const QRectF& area, const ChartLook& look)
    : m_area(area)
    , m_head(look.scaled(headHeight))
    , m_rowHeight(look.scaled(rowHeight))
{
    double name = 0, words = 0, time = 0;
    for (const BottleneckPicture::Row& row : picture.rows) {
        name = std::max({name, look.widthOf(row.name, Type::Lead, QFont::DemiBold), look.widthOf(row.qualifier, Type::Caption)});
        const double range = row.range.isEmpty() ? 0 : wordsGap + look.widthOf(row.range, Type::Label) + 2;
        words = std::max(words, look.widthOf(row.words, Type::Label, QFont::DemiBold) + 2 + range);
        time = std::max(time, look.widthOf(row.time, Type::Label) + 2);
    }
    m_nameWidth = std::clamp(name + 4, look.scaled(80), area.width() * 0.16);
    const auto columns = static_cast<double>(std::max<qsizetype>(1, picture.signalNames.size()));
    double widest = 0;
    for (const QString& signal : picture.signalNames)
        widest = std::max(widest, look.widthOf(signal, Type::Axis) + signalGap);
    m_signalWidth =
        std::clamp(area.width() * 0.28 / columns, std::max(widest, look.scaled(leastSignal)), std::max(widest, look.scaled(mostSignal)));
    m_signals = area.right() - m_signalWidth * columns;
    const double left = area.left() + m_nameWidth + 16;
    const double both = std::max(120.0, m_signals - columnGap - left - columnGap);
    const double first = both * 0.54;
    const double top = area.top() + m_head;
    const double height = m_rowHeight * static_cast<double>(picture.rows.size());
    // Words stand behind the longest bar, too.
    m_bars = QRectF(left, top, std::max(40.0, first - words - wordsGap), height);
    m_times = QRectF(left + first + columnGap, top, std::max(40.0, both - first - time - wordsGap), height);
}

QRectF BottleneckFrame::row(std::size_t row) const
{
    return {m_area.left(), m_area.top() + m_head + static_cast<double>(row) * m_rowHeight, m_area.width(), m_rowHeight};
}

QRectF BottleneckFrame::legend() const
{
    return {m_area.left(), m_bars.bottom(), m_area.width(), m_head * legendHeight / headHeight};
}

double bottleneckHeight(const BottleneckPicture& picture, const ChartLook& look)
{
    return look.scaled(headHeight + rowHeight * static_cast<double>(picture.rows.size()) + legendHeight);
}

void paintBottlenecks(DrawTarget& target, const BottleneckPicture& picture, const BottleneckFrame& frame, const ChartLook& look,
    std::optional<std::size_t> chosen)
{
    for (std::size_t i = 0; i < picture.rows.size(); ++i) {
        const QRectF box = frame.row(i);
        const QRectF ground = box.adjusted(-standsOut, 3, standsOut, -3);
        if (picture.rows[i].standsOut)
            target.rect(ground, look.color(Token::WaitSoft), {}, 4);
        if (chosen == i)
            target.rect({ground.left(), ground.top(), 3, ground.height()}, look.color(Token::AccentBase), {}, 1);
    }
    const double barRoom = frame.times().left() - columnGap - frame.bars().left();
    paintHead(target, picture.bar, frame.bars(), frame.head(), barRoom, look);
    paintHead(
        target, picture.time, frame.times(), frame.head(), frame.signalX(0) - frame.signalWidth() / 2 - 8 - frame.times().left(), look);
    paintSignalHeads(target, picture, frame, look);
    for (std::size_t i = 0; i < picture.rows.size(); ++i) {
        const BottleneckPicture::Row& row = picture.rows[i];
        const QRectF box = frame.row(i);
        target.beginGroup(QStringLiteral("stage"), row.name);
        if (i + 1 < picture.rows.size() && !row.standsOut)
            target.line(box.bottomLeft(), box.bottomRight(), Stroke(look.color(Token::LineHair)));
        paintName(target, row, box, frame.nameWidth(), look);
        paintBar(target, picture, row, box, frame, look);
        paintTime(target, picture, row, box, frame, look);
        paintEvidence(target, row, box, frame, look);
        target.endGroup();
    }
    paintLegend(target, picture, frame, look);
}

} // namespace weir::ui
