// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/sentences.h"

#include <QLocale>
#include <QString>

#include <vector>

namespace weir::ui {

/// One answer of the core in the user's language and numbers.
[[nodiscard]] QString sentenceText(const analysis::Sentence& sentence, const QLocale& locale = QLocale());
/// All of them, parted by a space.
[[nodiscard]] QString sentencesText(const std::vector<analysis::Sentence>& sentences, const QLocale& locale = QLocale());

} // namespace weir::ui
