// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
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
    StagesBackwards, ///< items that came into a later stage before an earlier one, where more do so than not
    NoStage, ///< items that were in a status which the decided stage map does not name
};

struct QualityFinding {
    QualityKind kind = QualityKind::NoCreation;
    std::int64_t count = 0;
    std::int64_t of = 0; ///< of so many that could be
    std::vector<std::uint32_t> items = {}; ///< rows of Dataset::items behind it; empty where it is about something else
    std::string example = {}; ///< one of them: a key, a name, two stages
};

/// What there is of it, in the order of QualityKind. Throws Cancelled.
[[nodiscard]] std::vector<QualityFinding> dataQuality(const Dataset& data, const Progress& progress);

/// What the stages are at odds with: their order, and statuses that the decided map (null: none is) leaves out. Throws Cancelled.
[[nodiscard]] std::vector<QualityFinding> stageQuality(const Facts& facts, const StageMap* decided, const Progress& progress);

/// A finding in words, each a clause without its full stop; `affects` and `remedy` may be empty.
struct QualityWords {
    std::string what; ///< "Items are finished before they were created"
    std::string affects; ///< "they count in no duration"
    std::string remedy; ///< "mend the dates where they were exported from, and export again"
};
[[nodiscard]] QualityWords english(QualityKind kind);

/// One thing that is to be known of the data before any figure, with how much of it there is.
struct DataNote {
    QualityWords words;
    std::int64_t count = 0;
    std::int64_t of = 0; ///< of so many that could be; 0: of no number
    std::string one = {}, several = {}; ///< what is counted: "item", "items"
    std::vector<std::uint32_t> items = {}; ///< rows of Dataset::items behind it
    std::string example = {};
    std::int64_t source = 0; ///< the one that it is about; 0: no single one
    bool people = false; ///< who is who decides about it
};
[[nodiscard]] DataNote noteOf(QualityFinding finding);
/// All words in one line: "What; affects. Remedy."
[[nodiscard]] std::string sentence(const QualityWords& words);

} // namespace weir::analysis
