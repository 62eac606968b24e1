// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QPainter;

namespace weir::ui {

enum class TagKind { Good, Attention, Critical, Blocked, Rework, Unknown };

/// A word on its soft ground ("met", "41 rejected", "2×"), for labels and for delegates. Returns its width.
int paintTag(QPainter& painter, const QPointF& topLeft, TagKind kind, const QString& text, bool withIcon, const Theme& theme);
[[nodiscard]] QSize tagSize(const QString& text, bool withIcon, const Theme& theme);

class Tag final : public QWidget {
    Q_OBJECT
public:
    Tag(const Theme& theme, TagKind kind, const QString& text, QWidget* parent = nullptr);
    void setTag(TagKind kind, const QString& text);
    void setIconVisible(bool visible);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    TagKind m_kind;
    QString m_text;
    bool m_icon = true;
};

} // namespace weir::ui
