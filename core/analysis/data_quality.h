// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"

#include <cstdint>
#include <string>
#include <vector>

namespace weir::analysis {

/// What may be missing or odd in data that were read without a complaint.
enum class QualityKind {
    NoCreation, ///< items whose creation nobody tells
    NoHistory, ///< items of which no change of status is told, beside others of which there are
    FinishedFirst, ///< items finished before they were created
    MovedFirst, ///< items that moved before they were created
    Future, ///< items with instants later than their import
    Ancient, ///< items with instants before analysis::plausibleFrom()
    Holes, ///< visits without a beginning
    Twins, ///< items that share title and creation with another one
    Unlinked, ///< changes that no item is known to belong to, beside items
    LikelyBots, ///< commits whose author is named like a program
    ClockSkew, ///< commits written more than a day after they were committed
};

struct QualityFinding {
    QualityKind kind = QualityKind::NoCreation;
    std::int64_t count = 0;
    std::int64_t of = 0; ///< of so many that could be
    std::vector<std::uint32_t> items = {}; ///< rows of Dataset::items behind it; empty where it is about something else
    std::string example = {}; ///< one of them: a key, a name
};

/// What there is of it, in the order of QualityKind. Throws Cancelled.
[[nodiscard]] std::vector<QualityFinding> dataQuality(const Dataset& data, const Progress& progress);

/// A finding in words, each a clause without its full stop; `affects` and `remedy` may be empty.
struct QualityWords {
    std::string what; ///< "Items are finished before they were created"
    std::string affects; ///< "they count in no duration"
    std::string remedy; ///< "mend the dates where they were exported from, and export again"
};
[[nodiscard]] QualityWords english(QualityKind kind);
/// All of them in one line: "What; affects. Remedy."
[[nodiscard]] std::string sentence(QualityKind kind);

/// Named as programs that commit are: "dependabot[bot]", "renovate-bot", "github-actions".
[[nodiscard]] bool looksLikeBot(std::string_view person);

} // namespace weir::analysis
