// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace weir::ui {

/// A pill 28 high: a filter ("Team Checkout" with a cross), the dashed invitation to add one, the number of those that
/// find no room, or a choice among several ("Zone Europe/Berlin" with a chevron).
/// A click on the cross, Delete or Backspace asks to take it away; a click elsewhere is clicked().
class Chip final : public QAbstractButton {
    Q_OBJECT
public:
    enum class Kind { Filter, Add, More, Choice };
    Chip(const Theme& theme, Kind kind, QWidget* parent = nullptr);
    /// "Team" in secondary, "Checkout" beside it in medium. Others than filters and choices show the value only.
    void setWords(const QString& field, const QString& value);
    [[nodiscard]] const QString& field() const { return m_field; }
    [[nodiscard]] const QString& value() const { return m_value; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void removeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QFont valueFont() const;
    [[nodiscard]] bool invites() const { return m_kind == Kind::Add || m_kind == Kind::More; }
    const Theme& m_theme;
    Kind m_kind;
    QString m_field;
    QString m_value;
};

} // namespace weir::ui
