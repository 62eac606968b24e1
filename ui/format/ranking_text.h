// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/bottleneck.h"

#include <QLocale>
#include <QString>

namespace weir::ui {

/// Why a stage stands where it does, in the user's language and numbers.
[[nodiscard]] QString reasonText(const analysis::BottleneckReason& reason, const QLocale& locale = QLocale());
/// Why no stage may be called the bottleneck; empty where one may.
[[nodiscard]] QString undecidedText(const analysis::Undecided& undecided, const QLocale& locale = QLocale());
/// What would let more be told; empty where it is decided.
[[nodiscard]] QString undecidedStepText(analysis::UndecidedKind kind);
/// How the stages were ranked, and why not otherwise.
[[nodiscard]] QString methodText(const analysis::BottleneckRanking& ranking, const QLocale& locale = QLocale());
/// Where the longest stage, or the one most waited for, would not gain most; empty: it would.
[[nodiscard]] QString disagreementText(const analysis::Disagreement& disagreement);

} // namespace weir::ui
