// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/sentences.h"
#include "ui/format/answer_text.h"

#include <QLocale>
#include <QString>

#include <vector>

namespace weir::ui {

/// Links of answers: the items finished in the window, those in the stream, or those of one stage.
inline const QString finishedLink = QStringLiteral("finished");
inline const QString openLink = QStringLiteral("open");
inline const QString stageLink = QStringLiteral("stage:"); ///< followed by the stage's name

/// One answer of the core in the user's language and numbers.
[[nodiscard]] QString sentenceText(const analysis::Sentence& sentence, const QLocale& locale = QLocale());
/// All of them, parted by a space.
[[nodiscard]] QString sentencesText(const std::vector<analysis::Sentence>& sentences, const QLocale& locale = QLocale());
/// The same with every number as a link.
[[nodiscard]] QList<AnswerPart> sentencesParts(const std::vector<analysis::Sentence>& sentences, const QLocale& locale = QLocale());

} // namespace weir::ui
