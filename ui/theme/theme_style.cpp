// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme_style.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/motion.h"
#include "ui/theme/style_painting.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>

#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int sliderLength = 13;
constexpr int menuRow = 30;
constexpr int headerHeight = 30;
constexpr int headerPadding = 12;
constexpr int scrollBar = 8;
constexpr int minThumb = 28;
constexpr int comboArrowRoom = 28;
constexpr int buttonPadding = 12;
constexpr int buttonGap = 8;

int controlHeight(const Theme& theme)
{
    return std::max(tokens::control, theme.lineHeight(Type::Body) + tokens::space3);
}

} // namespace

ThemeStyle::ThemeStyle(const Theme& theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_theme(theme)
{
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const style::Canvas canvas {*painter, m_theme, *option, widget};
    switch (element) {
    case PE_FrameFocusRect: // the ring outside the control is drawn by FocusRing
    case PE_FrameButtonBevel:
    case PE_PanelStatusBar:
    case PE_PanelScrollAreaCorner:
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
        return;
    case PE_PanelButtonCommand:
        return style::pushButtonPanel(canvas);
    case PE_PanelButtonTool:
        return style::toolButtonPanel(canvas);
    case PE_FrameLineEdit:
    case PE_PanelLineEdit:
        return style::lineEditPanel(canvas);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return style::checkBox(canvas);
    case PE_IndicatorRadioButton:
        return style::radioButton(canvas);
    case PE_PanelMenu:
    case PE_FrameMenu:
        return style::menuPanel(canvas);
    case PE_PanelTipLabel:
        return style::toolTipPanel(canvas);
    case PE_PanelItemViewItem:
        return style::itemPanel(canvas);
    case PE_PanelItemViewRow:
        return;
    case PE_Frame:
    case PE_FrameGroupBox:
    case PE_FrameTabWidget:
        return style::frame(canvas);
    case PE_IndicatorBranch:
        return style::treeBranch(canvas);
    case PE_IndicatorHeaderArrow:
        return style::headerArrow(canvas);
    case PE_IndicatorArrowDown:
        paintIcon(*painter, option->rect, QStringLiteral("chevron-down"), m_theme.color(Token::TextSecondary), 14);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ThemeStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const style::Canvas canvas {*painter, m_theme, *option, widget};
    switch (element) {
    case CE_PushButton:
        style::pushButtonPanel(canvas);
        return style::pushButtonLabel(canvas);
    case CE_PushButtonBevel:
        return style::pushButtonPanel(canvas);
    case CE_PushButtonLabel:
        return style::pushButtonLabel(canvas);
    case CE_FocusFrame:
        return style::focusRing(canvas);
    case CE_MenuItem:
        return style::menuItem(canvas);
    case CE_MenuEmptyArea:
        return;
    case CE_Header: // whole, because the base style would inset the label on all sides
        style::headerSection(canvas);
        return style::headerLabel(canvas);
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return style::headerSection(canvas);
    case CE_HeaderLabel:
        return style::headerLabel(canvas);
    case CE_Splitter:
        return style::splitter(canvas);
    case CE_TabBarTabShape:
        return style::tabShape(canvas);
    case CE_TabBarTabLabel:
        return style::tabLabel(canvas);
    case CE_ProgressBar:
    case CE_ProgressBarGroove:
        return style::progressBar(canvas);
    case CE_ComboBoxLabel:
        return style::comboLabel(canvas);
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void ThemeStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const style::Canvas canvas {*painter, m_theme, *option, widget};
    switch (control) {
    case CC_ScrollBar:
        return style::scrollBar(canvas, proxy()->subControlRect(control, option, SC_ScrollBarSlider, widget));
    case CC_Slider:
        return style::slider(canvas, proxy()->subControlRect(control, option, SC_SliderHandle, widget));
    case CC_ComboBox:
        return style::comboBox(canvas, proxy()->subControlRect(control, option, SC_ComboBoxArrow, widget));
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
        return tokens::pageMargin;
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return tokens::space6;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return tokens::space2;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
        return 16;
    case PM_SliderThickness:
        return tokens::minTarget;
    case PM_SliderControlThickness:
    case PM_SliderLength:
        return sliderLength;
    case PM_TreeViewIndentation:
        return tokens::space5;
    case PM_ScrollBarExtent:
        return scrollBar;
    case PM_ScrollBarSliderMin:
        return minThumb;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuPanelWidth:
    case PM_MenuHMargin:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseHeight:
        return 0;
    case PM_MenuVMargin:
        return 6;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 4; // 2 free, 2 of ring
    case PM_SplitterWidth:
        return 7;
    case PM_DefaultFrameWidth:
        return 1;
    case PM_ToolTipLabelFrameWidth:
        return 10;
    case PM_HeaderMarkSize:
    case PM_HeaderMargin:
        return headerPadding;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
    case SH_Menu_FlashTriggeredItem:
    case SH_ComboBox_Popup:
    case SH_ItemView_ShowDecorationSelected:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_FocusFrame_AboveWidget:
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_Slider_AbsoluteSetButtons:
        return hint == SH_Slider_AbsoluteSetButtons ? static_cast<int>(Qt::LeftButton) : 1;
    case SH_FocusFrame_Mask: // the frame's own painting decides what shows
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    const int height = controlHeight(m_theme);
    switch (type) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (button == nullptr)
            break;
        const QFontMetrics metrics(style::buttonFont(m_theme, widget));
        int width = metrics.horizontalAdvance(button->text);
        if (!button->icon.isNull())
            width += button->iconSize.width() + (button->text.isEmpty() ? 0 : buttonGap);
        const bool link = button->features.testFlag(QStyleOptionButton::Flat);
        if (button->features.testFlag(QStyleOptionButton::HasMenu))
            width += 18;
        return {width + 2 * (link ? linkInset : buttonPadding), link ? std::max(tokens::minTarget, metrics.height()) : height};
    }
    case CT_LineEdit:
        return {QProxyStyle::sizeFromContents(type, option, size, widget).width() + tokens::space2, height};
    case CT_ComboBox:
        return {size.width() + comboArrowRoom + buttonPadding, height};
    case CT_MenuItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        return item != nullptr ? style::menuItemSize(*item, size, menuRow, m_theme) : size;
    }
    case CT_HeaderSection: {
        const QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {wanted.width(), qRound(headerHeight * std::max(1.0, m_theme.fontFactor()))};
    }
    case CT_TabBarTab:
        return {size.width() + tokens::space2, height + 4};
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QRect ThemeStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex* option, SubControl subControl, const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (bar != nullptr)
            return style::scrollBarPart(*bar, subControl, minThumb);
    }
    if (control == CC_ComboBox) {
        const QRect r = option->rect;
        const QRect arrow(r.right() - comboArrowRoom, r.top(), comboArrowRoom, r.height());
        if (subControl == SC_ComboBoxArrow)
            return visualRect(option->direction, r, arrow);
        if (subControl == SC_ComboBoxEditField)
            return visualRect(option->direction, r, r.adjusted(buttonPadding, 1, -comboArrowRoom, -1));
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect ThemeStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    if (element == SE_LineEditContents)
        return option->rect.adjusted(tokens::space2, 1, -tokens::space2, -1);
    if (element == SE_PushButtonFocusRect || element == SE_PushButtonContents)
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

QIcon ThemeStyle::standardIcon(StandardPixmap pixmap, const QStyleOption* option, const QWidget* widget) const
{
    switch (pixmap) {
    case SP_MessageBoxCritical:
        return icon(QStringLiteral("octagon-alert"), m_theme, Token::CriticalMark);
    case SP_MessageBoxWarning:
        return icon(QStringLiteral("clock-alert"), m_theme, Token::AttentionMark);
    case SP_MessageBoxInformation:
    case SP_MessageBoxQuestion:
        return icon(QStringLiteral("circle-help"), m_theme, Token::TextSecondary);
    case SP_LineEditClearButton:
        return icon(QStringLiteral("x"), m_theme, Token::TextTertiary);
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

void ThemeStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    const bool hovers = qobject_cast<QAbstractButton*>(widget) != nullptr || qobject_cast<QComboBox*>(widget) != nullptr
        || widget->inherits("QScrollBar") || widget->inherits("QSlider") || widget->inherits("QLineEdit")
        || widget->inherits("QHeaderView");
    if (hovers)
        widget->setAttribute(Qt::WA_Hover);
    if (auto* view = qobject_cast<QAbstractItemView*>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
    // Rounded corners of what floats need a window that lets them show.
    if (widget->inherits("QTipLabel") || qobject_cast<QMenu*>(widget) != nullptr) {
        widget->setAttribute(Qt::WA_TranslucentBackground);
        widget->setWindowFlag(Qt::NoDropShadowWindowHint);
    }
}

void installTheme(Theme& theme)
{
    Theme::loadFonts();
    QApplication::setStyle(new ThemeStyle(theme));
    QApplication::setPalette(theme.palette());
    QApplication::setFont(theme.font(Type::Body));
    QApplication::setWindowIcon(windowIcon());
    new FocusRing(qApp);
    new HoverFade(theme, qApp);
}

} // namespace weir::ui
