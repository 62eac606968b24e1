// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/motion.h"
#include "ui/theme/style_painting.h"

#include <QAbstractButton>
#include <QFocusFrame>
#include <QStyleOptionButton>

#include <algorithm>
#include <weir_tokens.h>

namespace weir::ui::style {

namespace {

enum class ButtonKind { Primary, Secondary, Link };

ButtonKind kindOf(const QStyleOption& option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    if (button == nullptr)
        return ButtonKind::Secondary;
    if (button->features.testFlag(QStyleOptionButton::Flat))
        return ButtonKind::Link;
    return button->features.testFlag(QStyleOptionButton::DefaultButton) ? ButtonKind::Primary : ButtonKind::Secondary;
}

bool pressed(const Canvas& canvas)
{
    return canvas.has(QStyle::State_Sunken);
}

bool hovered(const Canvas& canvas)
{
    return canvas.has(QStyle::State_MouseOver);
}

/// Between rest and hover; buttons take their time.
QColor ground(const Canvas& canvas, const QColor& rest, Token hover)
{
    if (qobject_cast<const QAbstractButton*>(canvas.widget) != nullptr)
        return motion::hovered(canvas.widget, rest, canvas.color(hover));
    return hovered(canvas) ? canvas.color(hover) : rest;
}

QColor primaryFill(const Canvas& canvas)
{
    return pressed(canvas) ? canvas.color(Token::AccentPressed) : ground(canvas, canvas.color(Token::AccentBase), Token::AccentHover);
}

QColor secondaryFill(const Canvas& canvas)
{
    return pressed(canvas) ? canvas.color(Token::BgPressed) : ground(canvas, canvas.color(Token::BgSurface), Token::BgHover);
}

/// Nothing at rest.
QColor bareFill(const Canvas& canvas)
{
    return pressed(canvas) ? canvas.color(Token::BgPressed) : ground(canvas, {}, Token::BgHover);
}

} // namespace

void roundedBox(QPainter& painter, const QRectF& rect, double radius, const QColor& fill, const QColor& border, double width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double inset = border.isValid() ? width / 2 : 0;
    painter.setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), std::max(0.0, radius - inset), std::max(0.0, radius - inset));
    painter.restore();
}

void hairline(QPainter& painter, const QPointF& from, const QPointF& to, const QColor& color)
{
    const QRectF line(from, to);
    painter.fillRect(QRectF(line.left(), line.top(), std::max(1.0, line.width()), std::max(1.0, line.height())), color);
}

void innerFocusRing(QPainter& painter, const QRectF& rect, double radius, const Theme& theme)
{
    roundedBox(painter, rect, radius, {}, theme.color(Token::AccentFocus), 2);
}

QFont buttonFont(const Theme& theme, const QWidget* widget)
{
    QFont font = theme.font(Type::Body);
    if (widget != nullptr && widget->testAttribute(Qt::WA_SetFont))
        font = widget->font();
    font.setWeight(QFont::Medium);
    return font;
}

void pushButtonPanel(const Canvas& canvas)
{
    const QRectF rect = canvas.option.rect;
    const bool enabled = canvas.has(QStyle::State_Enabled);
    switch (kindOf(canvas.option)) {
    case ButtonKind::Link:
        if (enabled)
            roundedBox(canvas.painter, rect, tokens::radiusControl, bareFill(canvas), {});
        return;
    case ButtonKind::Primary:
        if (enabled)
            return roundedBox(canvas.painter, rect, tokens::radiusControl, primaryFill(canvas), {});
        break;
    case ButtonKind::Secondary:
        if (enabled)
            return roundedBox(canvas.painter, rect, tokens::radiusControl,
                canvas.has(QStyle::State_On) ? canvas.color(Token::BgSelected) : secondaryFill(canvas), canvas.color(Token::LineLine));
        break;
    }
    roundedBox(canvas.painter, rect, tokens::radiusControl, canvas.color(Token::BgSunken), canvas.color(Token::LineHair));
}

void pushButtonLabel(const Canvas& canvas)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&canvas.option);
    if (button == nullptr)
        return;
    constexpr std::array<Token, 3> tokensOf {Token::TextOnAccent, Token::TextPrimary, Token::TextLink};
    const Token text = canvas.has(QStyle::State_Enabled) ? tokensOf[static_cast<std::size_t>(kindOf(*button))] : Token::TextDisabled;
    QPainter& painter = canvas.painter;
    painter.save();
    const QFont font = buttonFont(canvas.theme, canvas.widget);
    painter.setFont(font);
    const int gap = tokens::space2;
    const int icon = button->icon.isNull() ? 0 : button->iconSize.width();
    const int room = button->rect.width() - (icon > 0 ? icon + gap : 0) - 4;
    const QString label = QFontMetrics(font).elidedText(button->text, Qt::ElideRight, room, Qt::TextShowMnemonic);
    const int width = QFontMetrics(font).size(Qt::TextShowMnemonic, label).width();
    constexpr int chevron = 14;
    const int menu = button->features.testFlag(QStyleOptionButton::HasMenu) ? gap + chevron : 0;
    const int total = icon + (icon > 0 && !label.isEmpty() ? gap : 0) + width + menu;
    int x = button->rect.left() + (button->rect.width() - total) / 2;
    if (icon > 0) {
        const QRect rect(x, button->rect.center().y() - icon / 2 + 1, icon, icon);
        button->icon.paint(&painter, QStyle::visualRect(button->direction, button->rect, rect), Qt::AlignCenter,
            canvas.has(QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
        x += icon + gap;
    }
    painter.setPen(canvas.color(text));
    const QRect rect(x, button->rect.top(), width + 2, button->rect.height());
    painter.drawText(
        QStyle::visualRect(button->direction, button->rect, rect), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, label);
    if (menu > 0) {
        const QRect arrow(x + width + gap, button->rect.top(), chevron, button->rect.height());
        paintIcon(painter, QStyle::visualRect(button->direction, button->rect, arrow), QStringLiteral("chevron-down"), canvas.color(text),
            chevron);
    }
    painter.restore();
}

void toolButtonPanel(const Canvas& canvas)
{
    if (!canvas.has(QStyle::State_Enabled))
        return;
    const bool down = pressed(canvas) || canvas.has(QStyle::State_On);
    roundedBox(canvas.painter, canvas.option.rect, tokens::radiusControl, down ? canvas.color(Token::BgPressed) : bareFill(canvas), {});
}

void lineEditPanel(const Canvas& canvas)
{
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(&canvas.option);
    if (frame != nullptr && frame->lineWidth <= 0) {
        canvas.painter.fillRect(canvas.option.rect, canvas.option.palette.color(QPalette::Base));
        return;
    }
    const bool enabled = canvas.has(QStyle::State_Enabled);
    const Token border = canvas.has(QStyle::State_HasFocus) ? Token::AccentBase
        : hovered(canvas) && enabled                        ? Token::LineStrong
                                                            : Token::LineLine;
    roundedBox(canvas.painter, canvas.option.rect, tokens::radiusControl, canvas.color(enabled ? Token::BgSurface : Token::BgSunken),
        canvas.color(enabled ? border : Token::LineHair));
}

void checkBox(const Canvas& canvas)
{
    const bool enabled = canvas.has(QStyle::State_Enabled);
    const bool on = canvas.has(QStyle::State_On);
    const bool some = canvas.has(QStyle::State_NoChange);
    const QRectF rect = canvas.option.rect;
    const QColor fill = !enabled ? canvas.color(Token::BgSunken) : on || some ? primaryFill(canvas) : secondaryFill(canvas);
    roundedBox(canvas.painter, rect, 4, fill,
        !enabled         ? canvas.color(Token::LineHair)
            : on || some ? fill
                         : canvas.color(Token::LineStrong));
    const QColor mark = canvas.color(enabled ? Token::TextOnAccent : Token::TextDisabled);
    if (on)
        paintIcon(canvas.painter, rect, QStringLiteral("check"), mark, 12);
    else if (some)
        canvas.painter.fillRect(QRectF(rect.center().x() - 4, rect.center().y() - 1, 8, 2), mark);
}

void radioButton(const Canvas& canvas)
{
    const bool enabled = canvas.has(QStyle::State_Enabled);
    const bool on = canvas.has(QStyle::State_On);
    const QRectF rect = canvas.option.rect;
    roundedBox(canvas.painter, rect, rect.width() / 2, enabled ? secondaryFill(canvas) : canvas.color(Token::BgSunken),
        canvas.color(!enabled ? Token::LineHair
                : on          ? Token::AccentBase
                              : Token::LineStrong),
        on ? 1.5 : 1);
    if (on)
        roundedBox(canvas.painter, rect.adjusted(4, 4, -4, -4), 4, canvas.color(enabled ? Token::AccentBase : Token::TextDisabled), {});
}

void comboBox(const Canvas& canvas, const QRect& arrow)
{
    const bool enabled = canvas.has(QStyle::State_Enabled);
    roundedBox(canvas.painter, canvas.option.rect, tokens::radiusControl, enabled ? secondaryFill(canvas) : canvas.color(Token::BgSunken),
        canvas.color(enabled ? Token::LineLine : Token::LineHair));
    paintIcon(
        canvas.painter, arrow, QStringLiteral("chevron-down"), canvas.color(enabled ? Token::TextSecondary : Token::TextDisabled), 14);
}

void comboLabel(const Canvas& canvas)
{
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(&canvas.option);
    if (combo == nullptr || combo->editable)
        return;
    QPainter& painter = canvas.painter;
    painter.save();
    const QRect rect = QStyle::visualRect(combo->direction, combo->rect, combo->rect.adjusted(12, 0, -28, 0));
    painter.setFont(canvas.theme.font(Type::Body));
    painter.setPen(canvas.color(canvas.has(QStyle::State_Enabled) ? Token::TextPrimary : Token::TextDisabled));
    painter.drawText(
        rect, Qt::AlignVCenter | Qt::AlignLeading, painter.fontMetrics().elidedText(combo->currentText, Qt::ElideRight, rect.width()));
    painter.restore();
}

void slider(const Canvas& canvas, const QRect& handle)
{
    const auto* option = qstyleoption_cast<const QStyleOptionSlider*>(&canvas.option);
    if (option == nullptr)
        return;
    const bool enabled = canvas.has(QStyle::State_Enabled);
    const bool across = option->orientation == Qt::Horizontal;
    const QRectF whole = option->rect;
    const QPointF middle = handle.toRectF().center();
    const QRectF groove =
        across ? QRectF(whole.left(), middle.y() - 1.5, whole.width(), 3) : QRectF(middle.x() - 1.5, whole.top(), 3, whole.height());
    roundedBox(canvas.painter, groove, 1.5, canvas.color(Token::LineLine), {});
    QRectF done = groove;
    if (across)
        done.setRight(middle.x());
    else
        done.setTop(middle.y());
    roundedBox(canvas.painter, done, 1.5, canvas.color(enabled ? Token::AccentBase : Token::LineStrong), {});
    const QRectF knob(middle.x() - 6.5, middle.y() - 6.5, 13, 13);
    roundedBox(canvas.painter, knob, 6.5, enabled ? secondaryFill(canvas) : canvas.color(Token::BgSunken),
        canvas.color(enabled ? Token::AccentBase : Token::LineStrong), 1.5);
}

void scrollBar(const Canvas& canvas, const QRect& thumb)
{
    const auto* option = qstyleoption_cast<const QStyleOptionSlider*>(&canvas.option);
    if (option == nullptr || option->maximum <= option->minimum)
        return;
    QColor color = canvas.color(Token::LineStrong);
    color.setAlphaF(canvas.has(QStyle::State_MouseOver) || canvas.has(QStyle::State_Sunken) ? 0.7F : 0.4F);
    const QRectF rect = QRectF(thumb).adjusted(1, 1, -1, -1);
    roundedBox(canvas.painter, rect, std::min(rect.width(), rect.height()) / 2, color, {});
}

QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part, int minThumb)
{
    const bool across = option.orientation == Qt::Horizontal;
    const int length = across ? option.rect.width() : option.rect.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    const int thumb = range <= 0
        ? length
        : std::clamp(static_cast<int>(qint64(option.pageStep) * length / (range + option.pageStep)), std::min(minThumb, length), length);
    const int start =
        QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition, length - thumb, option.upsideDown);
    const auto stretch = [&](int from, int size) {
        return across ? QRect(option.rect.left() + from, option.rect.top(), size, option.rect.height())
                      : QRect(option.rect.left(), option.rect.top() + from, option.rect.width(), size);
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return stretch(start, thumb);
    case QStyle::SC_ScrollBarSubPage:
        return stretch(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return stretch(start + thumb, length - start - thumb);
    case QStyle::SC_ScrollBarGroove:
        return option.rect;
    default: // no arrows
        return {};
    }
}

void progressBar(const Canvas& canvas)
{
    const auto* option = qstyleoption_cast<const QStyleOptionProgressBar*>(&canvas.option);
    if (option == nullptr)
        return;
    const QRectF rect(option->rect.left(), option->rect.center().y() - 1, option->rect.width(), 4);
    roundedBox(canvas.painter, rect, 2, canvas.color(Token::LineLine), {});
    const int range = option->maximum - option->minimum;
    if (range <= 0) // how far it is, is not known: a part in the middle, no motion
        return roundedBox(canvas.painter, rect.adjusted(rect.width() / 3, 0, -rect.width() / 3, 0), 2, canvas.color(Token::AccentBase), {});
    const double share = std::clamp(static_cast<double>(option->progress - option->minimum) / range, 0.0, 1.0);
    if (share > 0)
        roundedBox(
            canvas.painter, QRectF(rect.left(), rect.top(), rect.width() * share, rect.height()), 2, canvas.color(Token::AccentBase), {});
}

void focusRing(const Canvas& canvas)
{
    const auto* ring = qobject_cast<const QFocusFrame*>(canvas.widget);
    const QVariant radius = ring != nullptr && ring->widget() != nullptr ? ring->widget()->property(focusRadiusProperty) : QVariant();
    roundedBox(canvas.painter, canvas.option.rect, (radius.isValid() ? radius.toInt() : tokens::radiusControl) + 4, {},
        canvas.color(Token::AccentFocus), 2);
}

} // namespace weir::ui::style
