// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/row_button.h"

#include <QString>

namespace weir::ui {

/// A finding with the place where its evidence is: icon, sentence, what it stands on, link at the right. 68 high, more where
/// what it stands on takes more than a line; the whole row is the link.
class FindingRow final : public RowButton {
    Q_OBJECT
public:
    struct Words {
        QString icon;
        QString title;
        QString detail;
        QString link; ///< "Map"; empty: goes nowhere
    };
    explicit FindingRow(const Theme& theme, QWidget* parent = nullptr);
    void setWords(const Words& words);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, sizeHint().height()}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int detailLines(int width) const;
    Words m_words;
};

/// Something to look at today: icon, key, title with the reason below, measure at the right. 57 high.
class AttentionRow final : public RowButton {
    Q_OBJECT
public:
    struct Words {
        QString icon;
        Token mark = Token::AttentionMark;
        Token ink = Token::AttentionText;
        QString key;
        QString title;
        QString reason;
        QString measure;
    };
    explicit AttentionRow(const Theme& theme, QWidget* parent = nullptr);
    void setWords(const Words& words);
    [[nodiscard]] const Words& words() const { return m_words; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {280, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Words m_words;
};

} // namespace weir::ui
