// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace weir::ui {

/// A stretch of an answer; with a link it is a number that opens what is behind it.
struct AnswerPart {
    QString text;
    QString link = {}; ///< empty: plain words
};

/// The number between marks that no text holds, so that it is found again in a sentence that was translated around it.
[[nodiscard]] QString linkedNumber(const QString& number, const QString& link);
/// A sentence with such numbers, in parts.
[[nodiscard]] QList<AnswerPart> answerParts(const QString& marked);
[[nodiscard]] QString answerWords(const QList<AnswerPart>& parts);

} // namespace weir::ui
