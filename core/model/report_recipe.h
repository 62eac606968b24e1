// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/calendar.h"
#include "core/base/time.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace weir {

/// What a block of a report shows.
enum class ReportBlockKind {
    Answer, ///< the answer in sentences
    Time, ///< where the time goes, to scale
    Bottlenecks, ///< what holds the stream up
    Map, ///< the value-stream map
    Metrics, ///< every metric, small
    Trend, ///< one metric, large
    Attention, ///< items that need attention
    Data, ///< what the data leave open
    Note, ///< the user's own words
    PageBreak, ///< on paper
    Unknown, ///< of a newer version: kept, not shown
};

/// The stretch a trend shows.
enum class ReportRange { Window, Weeks26, All };

struct ReportBlock {
    ReportBlockKind kind = ReportBlockKind::Answer;
    bool shown = true;
    std::string words =
        {}; ///< of the user: of Note the text (its first line is the heading if others follow), else in place of our sentence
    std::string metric = {}; ///< of Trend: its id
    ReportRange range = ReportRange::Weeks26; ///< of Trend
    std::string raw = {}; ///< of Unknown: its JSON
    friend bool operator==(const ReportBlock&, const ReportBlock&) = default;
};

/// Which days a report is about: so many calendar weeks up to the newest data, or these days, or all of them.
struct ReportWindow {
    int weeks = 0; ///< 0: `from` and `to`
    std::optional<Day> from, to; ///< [from, to); absent: open
    friend bool operator==(const ReportWindow&, const ReportWindow&) = default;
};

/// How a report is made, so that the same data give the same report and new data the next one.
struct ReportRecipe {
    std::string title = "Retrospective";
    std::optional<ReportWindow> window = {}; ///< absent: the one in force where it is made
    std::optional<std::map<std::string, std::vector<std::string>>> where = {}; ///< likewise
    Bucket bucket = Bucket::Week;
    std::vector<ReportBlock> blocks;
    friend bool operator==(const ReportRecipe&, const ReportRecipe&) = default;
};

} // namespace weir
