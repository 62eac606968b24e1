// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/time.h"
#include "core/base/zone.h"
#include "core/model/stage_map.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A year of a team that does not exist, simulated from a seed: what the tutorial, the pictures and the tests look at. What is true
/// of it is known (SampleTruth), so that what is measured can be held against it.
namespace weir::sample {

struct SampleOptions {
    std::uint64_t seed = 1;
    std::size_t items = 2000; ///< items created; the team grows and shrinks with them
};

struct SampleStatus {
    std::string name;
    std::string id; ///< as the tracker numbers it
    std::string category; ///< new, indeterminate, done: the tracker's own words
};

/// An item goes from one status to another; rows of SampleStream::statuses.
struct SampleMove {
    Instant at;
    std::size_t from = 0, to = 0;
    std::string actor;
};

struct SampleItem {
    std::string key;
    std::string type;
    std::string title;
    std::string team;
    std::string component;
    std::string priority;
    std::size_t firstStatus = 0;
    Instant created;
    std::optional<Instant> resolved; ///< left the stream, done or not
    std::string resolution; ///< "Done", "Won't Do"; empty: open
    std::vector<SampleMove> moves; ///< oldest first
};

/// A request on the board of another team: one row an event.
struct SampleRequestEvent {
    std::string key, type, title, from, to;
    Instant at;
};

/// A commit; the tree is that of its first parent with `files` put in.
struct SampleCommit {
    struct File {
        std::string path;
        std::string content;
    };
    std::vector<std::size_t> parents; ///< rows of SampleStream::commits, all earlier
    std::string author; ///< a pseudonym: "dev-07"; the address is author@example.org
    Instant authored;
    Instant committed;
    std::string message;
    std::vector<File> files;
};

struct SampleTag {
    std::string name;
    std::size_t commit = 0;
    Instant at;
};

/// What was planted, and what came of it as the simulation itself counted it.
struct SampleTruth {
    Day first, last; ///< days of the simulation, both included
    Day teamChange; ///< the Monday on which reviewers leave
    std::size_t reviewersBefore = 0, reviewersAfter = 0;
    std::string bottleneck; ///< the stage that limits from the team change on
    double reviewReturns = 0; ///< chance that a first review sends the item back to Build
    double acceptReturns = 0; ///< the same for Accept
    std::size_t created = 0, finished = 0, discarded = 0, open = 0;
    std::size_t reviews = 0, reviewsReturned = 0; ///< reviews that ended
    double leadSeconds = 0; ///< Σ over finished items
    std::vector<std::string> stages; ///< of the next two
    std::vector<double> waitBefore, waitAfter; ///< Σ seconds waited per stage in visits that ended before / from the team change
};

struct SampleStream {
    Zone zone; ///< Europe/Berlin for the years of the sample
    std::string project, projectName;
    std::vector<SampleStatus> statuses;
    std::vector<SampleItem> items; ///< by key
    std::vector<SampleRequestEvent> requests; ///< by instant
    std::vector<SampleCommit> commits; ///< the last one is the head of the main branch
    std::vector<SampleTag> tags;
    StageMap stages; ///< how its team would map its statuses
    SampleTruth truth;
};

/// Same options, same bytes, on every machine.
[[nodiscard]] SampleStream makeSample(const SampleOptions& options, Progress& progress);

} // namespace weir::sample
