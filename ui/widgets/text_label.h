// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace weir::ui {

/// Text in one style and colour, wrapped on the line height of the tokens. Not rich text: nothing in it is interpreted.
class TextLabel : public QWidget {
    Q_OBJECT
public:
    TextLabel(const Theme& theme, Type type, Token color, const QString& text = {}, QWidget* parent = nullptr);
    void setText(const QString& text);
    [[nodiscard]] const QString& text() const { return m_text; }
    /// Figures of one width, for texts that change in place.
    void setTabular(bool tabular);
    /// Off: stays in one line, whatever the width.
    void setWrapping(bool wraps);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return m_wraps; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont textFont() const;
    const Theme& m_theme;
    Type m_type;
    Token m_color;
    QString m_text;
    bool m_tabular = false;
    bool m_wraps = true;
};

} // namespace weir::ui
