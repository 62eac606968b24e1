// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/job_runner.h"
#include "ui/session/session.h"
#include "ui/session/session_jobs.h"
#include "ui/session/source_watch.h"

#include <QPointer>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace weir::ui {

/// Everything of one opened file hangs on `epoch`: destroying it (close) drops what its jobs would still bring.
struct Session::Impl {
    enum class Phase { Closed, Opening, Open };

    Impl(JobRunner& jobRunner, Session& owner)
        : runner(jobRunner)
        , self(owner)
    {
    }

    JobRunner& runner;
    Session& self;
    std::unique_ptr<SourceWatch> watch;
    std::unique_ptr<QObject> epoch;
    Phase phase = Phase::Closed;
    QString file;
    jobs::Snapshot snapshot;
    Selection selection;
    Comparison comparison;
    bool filterTouched = false; // the user chose a filter: data that arrive do not change it
    std::shared_ptr<const analysis::StreamResult> stream, before;
    jobs::Chosen streamOf; // what they were measured of
    struct {
        analysis::FactsPtr facts;
        Selection selection;
        std::shared_ptr<const analysis::StreamResult> stream;
    } replayed; // the last one
    quint64 rankJob = 0;
    std::optional<Drill> drill;
    std::optional<Instant> fixedNow;
    DataNotesPtr notes;
    bool notesDue = false; // they are on their way
    PeopleReportPtr people;
    DatasetPtr peopleOf; // of which data they are, or will be
    bool peopleDue = false; // they are on their way
    int recipeWrites = 0; // of the report, on their way
    quint64 decisions = 0; // that were asked for or are through: what was read before is older
    int writes = 0; // exclusive jobs on their way, line counting aside
    QStringList atStake; // titles of jobs that closing takes back
    quint64 lastTicket = 0, writtenTicket = 0, settledTicket = 0; // of stage maps: given out, no longer on the way, in the facts
    quint64 countingJob = 0;
    bool countingDue = false;

    /// What a load that is asked for now will know of: the newest stage map that is written, and decisions.
    struct Asked {
        quint64 ticket = 0, decisions = 0;
    };

    [[nodiscard]] Instant now() const;
    [[nodiscard]] jobs::SelectionRule selectionRule() const;
    void begin(const QString& newFile);
    void end();
    void startLoad(const JobRunner::Options& options, std::function<jobs::Loaded(Progress&)> task, std::function<void()> after);
    void loaded(JobOutcome<jobs::Loaded> outcome, const Asked& asked, const std::function<void()>& after);
    void decide(const QString& title, JobRunner::Visibility visibility, std::function<jobs::Reach(Progress&)> task,
        std::function<void(std::optional<jobs::Reach>)> done);
    void decideData(const QString& label, std::function<void(Progress&)> write);
    void step(const QString& title, jobs::Direction direction);
    void readDecisions();
    void readDecided();
    void adopt(jobs::Decided decided);
    void reload(std::function<void()> after);
    void apply(jobs::Loaded loaded, quint64 asked);
    void measure();
    [[nodiscard]] bool showsWhatIsChosen() const;
    void show(jobs::Measured measured);
    void rank();
    void giveUpReplay(const Error& error);
    void rankedBy(JobOutcome<std::shared_ptr<const analysis::StreamResult>> outcome);
    void lookAtNotes();
    void importAll(
        const std::vector<jobs::SourceRequest>& sources, const QString& title, ImportReport::Cause cause, const QStringList& named = {});
    void runImport(const QString& title, ImportReport::Cause cause, int named, std::function<ImportReport(Progress&)> task);
    void refreshAll(const std::set<std::int64_t>& left);
    void reportImport(ImportReport report);
    void beginWrite();
    void endWrite();
    void count();
};

[[nodiscard]] inline bool sameFilter(const Selection& a, const Selection& b)
{
    return a.window == b.window && a.where == b.where;
}

} // namespace weir::ui
