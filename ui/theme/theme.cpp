// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/font_families.h"
#include "ui/theme/system_looks.h"
#include "ui/theme/theme_style.h"

#include <QApplication>
#include <QDir>
#include <QEvent>
#include <QFontDatabase>
#include <QWidget>

#include <weir_tokens.h>

static void initResources()
{
    Q_INIT_RESOURCE(weir);
}

namespace weir::ui {

namespace {

static_assert(tokens::light.size() == static_cast<std::size_t>(Token::Count));
static_assert(tokens::types.size() == static_cast<std::size_t>(Type::Count));

const tokens::TypeStyle& typeStyle(Type type)
{
    return tokens::types[static_cast<std::size_t>(type)];
}

/// The line that stands for `token` where contrast is asked for.
Token strengthened(Token token)
{
    return token == Token::LineHair || token == Token::LineLine || token == Token::LineGrid ? Token::LineStrong : token;
}

bool granted(Wish wish, bool system)
{
    return wish == Wish::System ? system : wish == Wish::Yes;
}

} // namespace

Theme::Theme(QObject* parent)
    : QObject(parent)
{
    if (qApp != nullptr)
        qApp->installEventFilter(this);
    apply();
}

void Theme::loadFonts()
{
    initResources();
    static bool loaded = false;
    if (loaded)
        return;
    loaded = true;
    const QDir folder(QStringLiteral(":/weir/fonts"));
    for (const QString& file : folder.entryList())
        QFontDatabase::addApplicationFont(folder.filePath(file));
}

void Theme::setMode(ThemeMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

void Theme::setContrast(Wish wish)
{
    if (wish == m_contrast)
        return;
    m_contrast = wish;
    apply();
}

void Theme::setReducedMotion(Wish wish)
{
    if (wish == m_reducedMotion)
        return;
    m_reducedMotion = wish;
    apply();
}

bool Theme::asksSystem() const
{
    return m_mode == ThemeMode::System || m_contrast == Wish::System || m_reducedMotion == Wish::System;
}

void Theme::setFontFactor(double factor)
{
    if (qFuzzyCompare(factor, m_fontFactor))
        return;
    m_fontFactor = factor;
    apply();
}

std::span<const double> Theme::fontFactors()
{
    static constexpr std::array factors {0.9, 1.0, 1.15, 1.3};
    return factors;
}

QColor Theme::color(Token token) const
{
    return color(m_highContrast ? strengthened(token) : token, m_dark);
}

QColor Theme::color(Token token, bool dark)
{
    const auto index = static_cast<std::size_t>(token);
    return QColor::fromRgba(dark ? tokens::dark[index] : tokens::light[index]);
}

QColor Theme::categorical(std::size_t index, bool dark)
{
    const auto& colours = dark ? tokens::darkCategorical : tokens::lightCategorical;
    return QColor::fromRgba(colours[index % colours.size()]);
}

QColor Theme::sequential(std::size_t step, bool dark)
{
    const auto& colours = dark ? tokens::darkSequential : tokens::lightSequential;
    return QColor::fromRgba(colours[std::min(step, colours.size() - 1)]);
}

QColor Theme::diverging(std::size_t step, bool dark)
{
    const auto& colours = dark ? tokens::darkDiverging : tokens::lightDiverging;
    return QColor::fromRgba(colours[std::min(step, colours.size() - 1)]);
}

QFont Theme::fontAt(Type type, bool tabular, double factor)
{
    const tokens::TypeStyle& style = typeStyle(type);
    const QString family = style.display ? (tabular ? QStringLiteral("Weir Figures Display") : QStringLiteral("Inter Display"))
                                         : (tabular ? QStringLiteral("Weir Figures") : QStringLiteral("Inter"));
    QFont font;
    font.setFamilies(fontFamilies(family));
    font.setPixelSize(qRound(style.size * factor));
    font.setWeight(static_cast<QFont::Weight>(style.weight));
    font.setLetterSpacing(QFont::AbsoluteSpacing, style.tracking * factor);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

QFont Theme::font(Type type) const
{
    return fontAt(type, typeStyle(type).tabular, m_fontFactor);
}

QFont Theme::tabular(Type type) const
{
    return fontAt(type, true, m_fontFactor);
}

int Theme::lineHeight(Type type) const
{
    return qRound(typeStyle(type).line * m_fontFactor);
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Token token) { palette.setColor(QPalette::All, role, color(token)); };
    set(QPalette::Window, Token::BgWindow);
    set(QPalette::WindowText, Token::TextPrimary);
    set(QPalette::Text, Token::TextPrimary);
    set(QPalette::ButtonText, Token::TextPrimary);
    set(QPalette::BrightText, Token::TextOnAccent);
    set(QPalette::Base, Token::BgSurface);
    set(QPalette::AlternateBase, Token::BgSurface);
    set(QPalette::Button, Token::BgSurface);
    set(QPalette::Highlight, Token::BgSelected);
    set(QPalette::HighlightedText, Token::TextPrimary);
    set(QPalette::Link, Token::TextLink);
    set(QPalette::LinkVisited, Token::TextLink);
    set(QPalette::PlaceholderText, Token::TextTertiary);
    set(QPalette::ToolTipBase, Token::BgTooltip);
    set(QPalette::ToolTipText, Token::TextOnTooltip);
    set(QPalette::Light, Token::LineHair);
    set(QPalette::Midlight, Token::LineHair);
    set(QPalette::Mid, Token::LineLine);
    set(QPalette::Dark, Token::LineStrong);
    set(QPalette::Shadow, Token::LineLine);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, color(Token::TextDisabled));
    return palette;
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    // The system's theme changed; our own setPalette() arrives here, too, and is not meant.
    const bool themeChange = event->type() == QEvent::ThemeChange || (event->type() == QEvent::ApplicationPaletteChange && watched == qApp);
    if (themeChange && !m_applying && asksSystem())
        QMetaObject::invokeMethod(this, &Theme::apply, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void Theme::apply()
{
    if (m_applying)
        return;
    m_applying = true;
    const bool wasDark = m_dark;
    const bool hadContrast = m_highContrast;
    const SystemLooks system = qApp != nullptr && asksSystem() ? askSystem() : SystemLooks();
    m_dark = m_mode == ThemeMode::System ? system.dark : m_mode == ThemeMode::Dark;
    m_highContrast = granted(m_contrast, system.contrast);
    m_still = granted(m_reducedMotion, system.still);
    if (qobject_cast<QApplication*>(qApp) != nullptr) {
        const bool same = wasDark == m_dark && hadContrast == m_highContrast && QApplication::palette() == palette()
            && QApplication::font() == font(Type::Body);
        QApplication::setPalette(palette());
        QApplication::setFont(font(Type::Body));
        if (same) {
            m_applying = false;
            return;
        }
        for (QWidget* window : QApplication::topLevelWidgets())
            window->update();
    }
    m_applying = false;
    emit changed();
}

} // namespace weir::ui
