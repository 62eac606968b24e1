// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/format/answer_text.h"

#include <QWidget>

class QHBoxLayout;

namespace weir::ui {

class AnswerLabel;
class TextLabel;
class Theme;

/// The head of a place: its answer, the line below it, and at the right what switches or starts things.
class PlaceHead final : public QWidget {
    Q_OBJECT
public:
    explicit PlaceHead(const Theme& theme, QWidget* parent = nullptr);
    void setAnswer(const QString& answer);
    void setAnswer(const QList<AnswerPart>& answer); ///< numbers in it open what is behind them: answer().linkActivated
    void setSubline(const QString& text);
    void addCorner(QWidget* widget); ///< right-aligned with the first line, left to right
    [[nodiscard]] AnswerLabel& answer() const { return *m_answer; }

private:
    AnswerLabel* m_answer;
    TextLabel* m_subline;
    QHBoxLayout* m_corner;
};

} // namespace weir::ui
