// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What readers emit: observations, as the source states them, before any rule is applied.
/// All text is UTF-8 and lives only during the call.
namespace weir {

/// What the source itself says about a status. `None`: it does not say.
enum class StatusCategory : std::uint8_t { None, ToDo, InProgress, Done };

/// A status (or an activity of an event log). Sources that know statuses by an id give it: a status
/// with an id is one status under its newest name.
struct StatusRef {
    std::string_view name;
    std::string_view id = {}; ///< empty: known by name only
    StatusCategory category = StatusCategory::None;
};

struct Attribute {
    std::string_view name;
    std::string_view value;
};

/// What a source says about one item. Empty text and absent instants: it does not say. Several records with one key
/// add up; where they differ, the last one holds. Tables of events repeat it only where it differs from the row before.
struct ItemRecord {
    std::string_view key;
    std::string_view kind = "issue"; ///< object type: issue, change, or any type of an object-centric log
    std::string_view type = {}; ///< Story, Bug, …
    std::string_view title = {};
    std::string_view project = {};
    std::string_view team = {};
    std::string_view assignee = {};
    std::string_view parent = {};
    std::string_view url = {};
    std::string_view resolution = {}; ///< "Done", "Won't Do", …
    std::optional<Instant> created = {};
    std::optional<Instant> started = {}; ///< when work began, where the source says so itself
    std::optional<Instant> finished = {}; ///< resolution date, closing, merge: where the source says so itself
    std::optional<StatusRef> status = {}; ///< the status it is in now
    std::span<const Attribute> attributes = {};
    /// True where a record says all that the source knows of the item, so that a second record with the same key in the
    /// same source replaces the first ("the last one holds").
    bool whole = false;
    /// True where the events beside the record are the item's whole history: without any, it was created in the status
    /// it is in. False where the source does not tell how the item came there (a tracker's export without changelog).
    bool historyKnown = false;
};

/// The part of an activity that an event marks. `None`: the log does not say (among starts and completes: a complete).
enum class Lifecycle : std::uint8_t { None, Start, Complete, Other };

/// Something happened to an item: it entered a status, or an activity took place.
/// Emitted oldest first within an item where the source has an order of its own (a history kept newest first is
/// turned round by the reader, entry by entry); the order of emission breaks ties in time.
struct EventRecord {
    std::string_view item;
    Instant at;
    StatusRef to; ///< its name may be empty: an event log need not name what happened
    std::optional<StatusRef> from = {}; ///< what the source says it came from; absent: it does not say
    std::optional<Instant> start = {}; ///< a start beside the instant (role start_instant)
    Lifecycle lifecycle = Lifecycle::None;
    std::string_view actor = {};
};

/// One commit, from a repository. `files` only where trees were compared.
struct FileChange {
    std::string_view path;
    char kind = 'M'; ///< A added, M modified, D deleted, T type changed
    std::int32_t added = -1; ///< lines; −1: not counted (yet) or binary
    std::int32_t deleted = -1;
};
struct CommitRecord {
    std::string_view sha; ///< hexadecimal
    std::span<const std::string_view> parents; ///< shas, in order, also of parents that are missing (shallow clone)
    std::string_view authorName;
    std::string_view authorEmail;
    Instant authored;
    Instant committed;
    std::string_view subject;
    std::string_view mentions = {}; ///< issueKeysIn() the message behind its subject
    std::span<const FileChange> files; ///< against the first parent
    bool filesKnown = false; ///< false: trees could not be read; unknown is not zero
};

/// A tag of a repository, on a commit.
struct TagRecord {
    std::string_view name;
    std::string_view sha; ///< of the commit it points at in the end
    std::optional<Instant> at; ///< tagger time, else the commit's committer time
    bool annotated = false;
};

/// A change (pull or merge request, or what a merge or squash commit shows of one). Several records with one key add up; the last holds.
struct ChangeRecord {
    std::string_view key; ///< "repository#12", else "repository@sha"
    std::string_view title;
    std::string_view author;
    std::string_view mergeCommit;
    std::optional<Instant> firstCommit; ///< earliest author time among the commits it brought
    std::optional<Instant> created;
    std::optional<Instant> firstResponse;
    std::optional<Instant> merged; ///< committer time of the merge
    std::string_view how; ///< "merge commit", "squash", "trailer", …
    std::span<const std::string_view> commits; ///< shas it brought, where known
    std::string_view mentions = {}; ///< issueKeysIn() its text and its branch
};

/// How one run of a test ended. `Errored`: it did not come to an answer (what it tests did not fail).
enum class TestOutcome : std::uint8_t { Passed, Failed, Errored, Skipped };

/// One test case of a test report: one run of one test.
struct TestRecord {
    std::string_view suite = {}; ///< the innermost one that has a name
    std::string_view name;
    TestOutcome outcome = TestOutcome::Passed;
    std::optional<Duration> duration = {};
    std::optional<Instant> at = {}; ///< when its suite was run
    std::string_view className = {};
    std::string_view file = {};
    std::string_view message = {}; ///< why it did not pass, kept short
    std::int32_t reruns = 0; ///< further runs of it that the report tells of; with Passed: it is flaky
};

/// What tests have run of one source file.
struct CoverageRecord {
    std::string_view path; ///< as the report has it
    std::int64_t lines = 0; ///< that can be run, each once
    std::int64_t covered = 0; ///< of these: run
};

/// How a build or a deployment ended. `Unknown`: it has not ended, or its source does not say how.
enum class RunResult : std::uint8_t { Unknown, Success, Failure, Cancelled, Skipped };

/// One run of a build: an attempt of a whole workflow or pipeline, or of one job in it. Several records with one key add up; the last
/// holds.
struct BuildRecord {
    std::string_view key; ///< "owner/name/runs/7/attempts/2": the same in every export of the tool
    std::string_view repository = {};
    std::string_view workflow = {};
    std::string_view job = {}; ///< empty: it is the whole run
    std::string_view run = {}; ///< of a job: key of the run that it is part of
    std::string_view branch = {};
    std::string_view sha = {};
    std::optional<Instant> queued = {};
    std::optional<Instant> started = {};
    std::optional<Instant> finished = {};
    RunResult result = RunResult::Unknown;
    std::string_view status = {}; ///< in the source's own word: "timed_out", "in_progress"
    std::optional<std::int64_t> attempt = {}; ///< from 1
    std::string_view url = {};
};

/// Something brought into an environment. Several records with one key add up; the last holds.
struct DeploymentRecord {
    std::string_view key;
    std::string_view service = {};
    std::string_view environment = {};
    std::string_view ref = {}; ///< branch or tag
    std::string_view sha = {};
    std::optional<Instant> started = {};
    std::optional<Instant> finished = {};
    RunResult result = RunResult::Unknown;
    std::string_view status = {}; ///< in the source's own word
    std::string_view url = {};
};

/// Something that went wrong in operation. Several records with one key add up; the last holds.
struct IncidentRecord {
    std::string_view key;
    std::string_view title = {};
    std::string_view service = {};
    std::string_view severity = {};
    std::optional<Instant> opened = {};
    std::optional<Instant> acknowledged = {};
    std::optional<Instant> resolved = {};
    std::string_view deployment = {}; ///< the one that caused it, where the source says so
    std::string_view status = {}; ///< in the source's own word
    std::string_view url = {};
};

/// A record, or one field of it, that could not be taken. A value, not an exception: it is stored and shown.
struct Reject {
    std::optional<std::int64_t> line; ///< where the record begins, from 1
    std::optional<std::int64_t> byte; ///< where the record begins, from 0, in the uncompressed source
    std::string record; ///< its key, if known
    std::string field; ///< column or field as the source names it
    std::string reason; ///< one sentence
    std::string text; ///< raw text of the field (or record), at most 500 bytes
    bool kept = false; ///< only this field is lost, the record was taken

    friend bool operator==(const Reject&, const Reject&) = default;
};

/// What a reader calls. One call of record() for every record of the source that is taken, before what belongs to it.
class RecordSink {
public:
    virtual ~RecordSink() = default;
    /// The next record (CSV row, event of a log, list element, commit) begins and is accepted.
    virtual void record() = 0;
    virtual void item(const ItemRecord& item) = 0;
    virtual void event(const EventRecord& event) = 0;
    virtual void commit(const CommitRecord& commit) = 0;
    virtual void tag(const TagRecord& tag) = 0;
    virtual void change(const ChangeRecord& change) = 0;
    /// Test and coverage reports alone have these; a sink that wants nothing of them takes no notice.
    virtual void test(const TestRecord& test) { (void)test; }
    virtual void coverage(const CoverageRecord& coverage) { (void)coverage; }
    /// Build servers, deployment and incident tools alone have these; the same holds.
    virtual void build(const BuildRecord& build) { (void)build; }
    virtual void deployment(const DeploymentRecord& deployment) { (void)deployment; }
    virtual void incident(const IncidentRecord& incident) { (void)incident; }
    /// A refused record, or (with `kept`) a field of a taken one.
    virtual void reject(const Reject& reject) = 0;
    /// One sentence with what the user must know about the whole source ("3 histories are cut: …").
    virtual void warn(const std::string& sentence) = 0;
};

} // namespace weir
