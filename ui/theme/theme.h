// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include <span>

namespace weir::ui {

/// Type styles of the tokens. Sizes are device-independent pixels times the user's factor.
enum class Type { Answer, Title, Figure, FigureSmall, Section, Body, BodyStrong, Lead, Label, Small, Caption, MapValue, Axis, Count };

/// Colour tokens, by name in tokens.json ("bg.window" → BgWindow).
enum class Token {
    BgWindow,
    BgRail,
    BgSurface,
    BgRaised,
    BgSunken,
    BgHover,
    BgPressed,
    BgSelected,
    BgTooltip,
    TextPrimary,
    TextSecondary,
    TextTertiary,
    TextDisabled,
    TextOnAccent,
    TextOnTooltip,
    TextLink,
    LineHair,
    LineLine,
    LineStrong,
    LineGrid,
    LineAxis,
    LineInk,
    AccentBase,
    AccentHover,
    AccentPressed,
    AccentSoft,
    AccentFocus,
    WorkMark,
    WorkSoft,
    WorkText,
    WaitMark,
    WaitStrong,
    WaitOnStrong,
    WaitSoft,
    WaitText,
    BlockedMark,
    BlockedSoft,
    BlockedText,
    ReworkMark,
    ReworkSoft,
    ReworkText,
    GoodMark,
    GoodSoft,
    GoodText,
    AttentionMark,
    AttentionSoft,
    AttentionText,
    CriticalMark,
    CriticalSoft,
    CriticalText,
    UnknownMark,
    UnknownSoft,
    UnknownText,
    ChartBand,
    ChartPoint,
    ChartLimit,
    ChartAnnotation,
    ChartInterval,
    ChartForecast,
    Count
};

enum class ThemeMode { System, Light, Dark };

/// Something that the desktop may ask for, and that the user may decide otherwise here.
enum class Wish { System, No, Yes };

/// The tokens in force: colours, fonts, measures. One object lives as long as the application; widgets are handed a
/// reference, painters a value of Palette. changed() fires after the theme was switched: drop caches and repaint.
class Theme final : public QObject {
    Q_OBJECT
public:
    explicit Theme(QObject* parent = nullptr);
    void setMode(ThemeMode mode);
    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    [[nodiscard]] bool dark() const { return m_dark; }
    /// More contrast: hairlines become strong ones, and soft fills get an outline.
    void setContrast(Wish wish);
    [[nodiscard]] Wish contrast() const { return m_contrast; }
    [[nodiscard]] bool highContrast() const { return m_highContrast; }
    /// The outline of a soft fill: none, unless contrast is asked for.
    [[nodiscard]] QColor softOutline(Token mark) const { return m_highContrast ? color(mark) : QColor(); }
    /// Nothing moves.
    void setReducedMotion(Wish wish);
    [[nodiscard]] Wish reducedMotion() const { return m_reducedMotion; }
    /// How long something may move that usually takes `milliseconds`: as long, or not at all.
    [[nodiscard]] int duration(int milliseconds) const { return m_still ? 0 : milliseconds; }
    [[nodiscard]] QColor color(Token token) const;
    /// Of the given theme, whatever is in force (exports are always light).
    [[nodiscard]] static QColor color(Token token, bool dark);
    /// Categories 0 … 7, in the order in which a picture takes them.
    [[nodiscard]] static QColor categorical(std::size_t index, bool dark);
    /// Amounts: 0 (none) … 8 (most).
    [[nodiscard]] static QColor sequential(std::size_t step, bool dark);
    /// 0 (worse) … 3 (neutral) … 6 (better).
    [[nodiscard]] static QColor diverging(std::size_t step, bool dark);
    [[nodiscard]] QFont font(Type type) const;
    /// The same style with figures of one width: for columns, axes and what changes in place.
    [[nodiscard]] QFont tabular(Type type) const;
    [[nodiscard]] int lineHeight(Type type) const;
    /// Of a style at a factor, whatever the user has chosen (exports are always at 1).
    [[nodiscard]] static QFont fontAt(Type type, bool tabular, double factor);
    /// 0.9, 1.0, 1.15 or 1.3.
    void setFontFactor(double factor);
    [[nodiscard]] double fontFactor() const { return m_fontFactor; }
    [[nodiscard]] static std::span<const double> fontFactors();
    /// Qt's colour roles, filled from the tokens in force.
    [[nodiscard]] QPalette palette() const;
    /// Loads the bundled fonts; once, before the first widget.
    static void loadFonts();

signals:
    void changed();

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void apply();
    [[nodiscard]] bool asksSystem() const;
    ThemeMode m_mode = ThemeMode::System;
    Wish m_contrast = Wish::System, m_reducedMotion = Wish::System;
    bool m_dark = false;
    bool m_highContrast = false;
    bool m_still = false;
    double m_fontFactor = 1.0;
    bool m_applying = false;
};

} // namespace weir::ui
