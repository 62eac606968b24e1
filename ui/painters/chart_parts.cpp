// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painters/chart_parts.h"

#include <algorithm>
#include <cmath>

namespace weir::ui {

namespace {

constexpr double tickGap = 14; ///< between words of the time axis

/// Every how many buckets one is named, so that words do not touch.
std::size_t tickStride(const std::vector<TimeTick>& ticks, const TrendFrame& frame, const ChartLook& look)
{
    double widest = 0;
    for (const TimeTick& tick : ticks)
        widest = std::max(widest, look.widthOf(tick.words, Type::Axis));
    if (ticks.size() < 2)
        return 1;
    const double apart = (ticks.back().x - ticks.front().x) / static_cast<double>(ticks.size() - 1);
    const double pixels = apart / (frame.to - frame.from) * frame.plot.width();
    for (const std::size_t stride : {1U, 2U, 4U, 13U, 26U, 52U, 104U, 260U})
        if (static_cast<double>(stride) * pixels >= widest + look.scaled(tickGap))
            return stride;
    return 520;
}

} // namespace

Token markOf(trends::Judgement judgement)
{
    return judgement == trends::Judgement::Worse ? Token::AttentionMark
        : judgement == trends::Judgement::Better ? Token::GoodMark
                                                 : Token::LineInk;
}

Token wordsOf(trends::Judgement judgement)
{
    return judgement == trends::Judgement::Worse ? Token::AttentionText
        : judgement == trends::Judgement::Better ? Token::GoodText
                                                 : Token::TextPrimary;
}

QMarginsF chartMargins(
    const std::vector<TrendPicture::ValueTick>& ticks, const std::vector<TrendPicture::EndLabel>& ends, const ChartLook& look)
{
    double left = 0;
    for (const TrendPicture::ValueTick& tick : ticks)
        left = std::max(left, look.widthOf(tick.words, Type::Axis));
    double right = 0;
    for (const TrendPicture::EndLabel& label : ends)
        right = std::max({right, look.widthOf(label.number, Type::Label, QFont::DemiBold), look.widthOf(label.name, Type::Caption)});
    return {std::ceil(left) + axisGap + 2, look.scaled(20), std::ceil(right) + (right > 0 ? axisGap + 6 : 12), look.scaled(28) + 8};
}

void paintValueAxis(DrawTarget& target, const std::vector<TrendPicture::ValueTick>& ticks, const TrendFrame& frame, const ChartLook& look)
{
    const double height = look.scaled(14);
    for (const TrendPicture::ValueTick& tick : ticks) {
        const double y = frame.y(tick.value);
        if (y < frame.plot.top() - 0.5)
            continue;
        const bool base = tick.value <= frame.bottom;
        target.line({frame.plot.left(), y}, {frame.plot.right(), y}, Stroke(look.color(base ? Token::LineAxis : Token::LineGrid), 1));
        target.text({0, y - height / 2, frame.plot.left() - axisGap, height}, Qt::AlignRight, tick.words, look.font(Type::Axis),
            look.color(Token::TextTertiary));
    }
}

void paintTimeAxis(DrawTarget& target, const std::vector<TimeTick>& ticks, const TrendFrame& frame, const ChartLook& look)
{
    const std::size_t stride = tickStride(ticks, frame, look);
    const double height = look.scaled(14);
    const double top = frame.plot.bottom() + 7;
    int year = 0;
    for (std::size_t i = 0; i < ticks.size(); i += stride) {
        const TimeTick& tick = ticks[i];
        if (!frame.shows(tick.x))
            continue;
        const double width = look.widthOf(tick.words, Type::Axis) + 2;
        const QRectF box(frame.x(tick.x) - width / 2, top, width, height);
        target.text(box, Qt::AlignHCenter, tick.words, look.font(Type::Axis), look.color(Token::TextTertiary));
        if (tick.year != 0 && tick.year != year) {
            const QString words = QString::number(tick.year);
            target.text(QRectF(box.left(), top + height, look.widthOf(words, Type::Axis) + 2, height), Qt::AlignLeft, words,
                look.font(Type::Axis), look.color(Token::TextTertiary));
            year = tick.year;
        }
    }
}

void paintNotes(DrawTarget& target, const std::vector<TrendPicture::Note>& notes, const TrendFrame& frame, const ChartLook& look)
{
    const double height = look.scaled(16);
    std::vector<QRectF> taken;
    for (const TrendPicture::Note& note : notes) {
        if (!frame.shows(note.x))
            continue;
        const double x = frame.x(note.x);
        const QColor line = look.color(note.found ? markOf(note.judgement) : Token::ChartAnnotation);
        target.line({x, frame.plot.top() - 14}, {x, frame.plot.bottom()}, Stroke(line, 1, note.found ? limitDash : QList<qreal>()));
        const QFont font = look.font(Type::Caption, QFont::Medium);
        const double width = QFontMetricsF(font).horizontalAdvance(note.words) + 2;
        const QRectF before(x - 5 - width, frame.plot.top() - 2 - height, width, height);
        const QRectF after(x + 5, before.top(), width, height);
        for (const QRectF& box : {after, before}) {
            const bool free = std::ranges::none_of(taken, [&box](const QRectF& other) { return other.intersects(box); });
            if (!free || box.left() < 0 || (box == after && box.right() > frame.plot.right()))
                continue;
            target.text(box, Qt::AlignLeft, note.words, font, look.color(note.found ? wordsOf(note.judgement) : Token::TextPrimary));
            taken.push_back(box);
            break;
        }
    }
}

void paintEndLabels(DrawTarget& target, const std::vector<TrendPicture::EndLabel>& ends, const TrendFrame& frame, const ChartLook& look)
{
    const double line = look.scaled(14);
    const double apart = 2 * line + 3;
    std::vector<const TrendPicture::EndLabel*> labels;
    for (const TrendPicture::EndLabel& label : ends)
        labels.push_back(&label);
    std::ranges::sort(labels, std::ranges::greater(), [](const auto* label) { return label->value; }); // from the top
    std::vector<double> tops;
    for (const auto* label : labels)
        tops.push_back(std::max(frame.y(label->value) - line / 2, tops.empty() ? -line : tops.back() + apart));
    double lowest = frame.plot.bottom() - line;
    for (std::size_t i = tops.size(); i-- > 0; lowest = tops[i] - apart)
        tops[i] = std::min(tops[i], lowest);
    const double left = frame.plot.right() + axisGap;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const double middle = tops[i] + line / 2;
        if (const double y = frame.y(labels[i]->value); std::abs(middle - y) > 2)
            target.line({frame.plot.right() + 1, y}, {left - 2, middle}, Stroke(look.color(Token::LineStrong), 1));
        const double width =
            std::max(look.widthOf(labels[i]->number, Type::Label, QFont::DemiBold), look.widthOf(labels[i]->name, Type::Caption));
        target.text({left, tops[i], width + 2, line}, Qt::AlignLeft, labels[i]->number, look.font(Type::Label, QFont::DemiBold),
            look.color(Token::TextPrimary));
        target.text({left, tops[i] + line, width + 2, line}, Qt::AlignLeft, labels[i]->name, look.font(Type::Caption),
            look.color(Token::TextTertiary));
    }
}

} // namespace weir::ui
