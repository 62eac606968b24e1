// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QHash>
#include <QObject>

class QVariantAnimation;
class QWidget;

namespace weir::ui {

class Theme;

/// What moves moves through here: never longer than the tokens say, and not at all where the user wants stillness.
namespace motion {
/// The colour of a button's ground between rest and hover, on its way for 80 ms.
[[nodiscard]] QColor hovered(const QWidget* button, const QColor& rest, const QColor& hover);
/// 0 at rest … 1 under the mouse.
[[nodiscard]] double hoverShare(const QWidget* button);
} // namespace motion

/// Follows the mouse over all buttons of the application. One object, made with the theme.
class HoverFade final : public QObject {
    Q_OBJECT
public:
    HoverFade(const Theme& theme, QObject* parent);
    ~HoverFade() override;
    /// Null: this button stands still.
    [[nodiscard]] const QVariantAnimation* of(const QWidget* button) const { return m_running.value(button); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void begin(QWidget* button, bool over);
    const Theme& m_theme;
    QHash<const QWidget*, QVariantAnimation*> m_running;
};

/// Lets a panel come in and go: its height, or width, grows from nothing within 200 ms. Whoever owns the splitter around it
/// gives it its size at once; meanwhile the panel takes less.
class Slide final : public QObject {
    Q_OBJECT
public:
    Slide(const Theme& theme, QWidget* panel, Qt::Orientation along);
    /// `size`: what the panel will have. Where it is open already, nothing happens.
    void open(int size);
    void close();
    /// Open, or on its way there.
    [[nodiscard]] bool isOpen() const;

signals:
    void opened(); ///< the panel has its size

private:
    void run(int from, int to);
    void limit(int size);
    void finish();
    const Theme& m_theme;
    QWidget* m_panel;
    Qt::Orientation m_along;
    QVariantAnimation* m_animation;
    bool m_closing = false;
};

} // namespace weir::ui
