// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session_impl.h"

#include "ui/format/error_text.h"
#include "ui/session/window_choice.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace weir::ui {

namespace {
const QString measureSlot = QStringLiteral("session.measure");
const QString rankSlot = QStringLiteral("session.rank");
const QString decidedSlot = QStringLiteral("session.decided");
const QString factsSlot = QStringLiteral("session.facts");
constexpr std::string_view repositoryFormat = "git";

bool bringsCommits(const ImportReport& report)
{
    return std::any_of(
        report.results.begin(), report.results.end(), [](const import::ImportResult& result) { return result.format == repositoryFormat; });
}

} // namespace

Instant Session::Impl::now() const
{
    return fixedNow ? *fixedNow : std::chrono::floor<Duration>(std::chrono::system_clock::now());
}

/// The filter as it is; before the user touched it, the default of the data.
jobs::SelectionRule Session::Impl::selectionRule() const
{
    return [current = selection, against = comparison, touched = filterTouched, instant = now()](const analysis::Facts& facts) {
        jobs::Chosen chosen {current, against};
        chosen.selection.now = instant;
        if (!touched)
            chosen.selection.window = defaultWindow(facts, instant);
        return chosen;
    };
}

void Session::Impl::begin(const QString& newFile)
{
    self.close();
    epoch = std::make_unique<QObject>();
    phase = Phase::Opening;
    file = newFile;
}

void Session::Impl::end()
{
    epoch.reset();
    phase = Phase::Closed;
    file.clear();
    snapshot = {};
    selection = {};
    comparison = {};
    filterTouched = false;
    stream = nullptr;
    before = nullptr;
    streamOf = {};
    replayed = {};
    drill.reset();
    notes = nullptr;
    people = nullptr;
    peopleOf = nullptr;
    notesDue = peopleDue = false;
    recipeWrites = 0;
    writes = 0;
    atStake.clear();
    writtenTicket = settledTicket = lastTicket;
    countingJob = 0;
    countingDue = false;
}

void Session::Impl::startLoad(const JobRunner::Options& options, std::function<jobs::Loaded(Progress&)> task, std::function<void()> after)
{
    beginWrite();
    runner.start<jobs::Loaded>(options, epoch.get(), std::move(task),
        [this, asked = Asked {writtenTicket, decisions}, after = std::move(after)](
            JobOutcome<jobs::Loaded> outcome) { loaded(std::move(outcome), asked, after); });
}

void Session::Impl::loaded(JobOutcome<jobs::Loaded> outcome, const Asked& asked, const std::function<void()>& after)
{
    const bool opening = phase == Phase::Opening;
    const QPointer<QObject> alive(epoch.get()); // whoever hears a signal may close or open another file
    if (auto* result = std::get_if<jobs::Loaded>(&outcome)) {
        phase = Phase::Open;
        if (opening)
            emit self.opened();
        if (alive == nullptr)
            return;
        settledTicket = std::max(settledTicket, asked.ticket);
        apply(std::move(*result), asked.decisions);
        if (alive != nullptr && after)
            after();
        if (alive != nullptr)
            endWrite();
        return;
    }
    const auto* error = std::get_if<Error>(&outcome);
    if (opening)
        end();
    else
        endWrite();
    if (error != nullptr)
        emit self.failed(errorSentence(*error));
    if (opening)
        emit self.closed();
}

/// Writes what the user decided, in a job that closing does not take back. `task` tells how far it reaches; `done` hears it
/// (nothing: it failed) if the workspace is still open.
void Session::Impl::decide(const QString& title, JobRunner::Visibility visibility, std::function<jobs::Reach(Progress&)> task,
    std::function<void(std::optional<jobs::Reach>)> done)
{
    beginWrite();
    ++decisions;
    runner.start<jobs::Reach>({.title = title, .visibility = visibility, .exclusive = true, .cancellable = false, .keep = true}, &self,
        std::move(task), [this, opened = QPointer<QObject>(epoch.get()), done = std::move(done)](const JobOutcome<jobs::Reach>& outcome) {
            if (opened != nullptr) {
                ++decisions;
                const auto* reach = std::get_if<jobs::Reach>(&outcome);
                done(reach != nullptr ? std::optional(*reach) : std::nullopt);
                endWrite();
            }
            if (const auto* error = std::get_if<Error>(&outcome))
                emit self.failed(errorSentence(*error));
        });
}

/// The facts anew, of the data that are there: a later decision needs no more than the newest facts.
void Session::Impl::readDecisions()
{
    runner.start<jobs::Loaded>(
        {.title = Session::tr("Measuring"), .slot = factsSlot, .visibility = JobRunner::Visibility::Quiet}, epoch.get(),
        [path = file, data = snapshot.data, rule = selectionRule()](Progress& progress) { return jobs::load(path, data, rule, progress); },
        [this, basis = snapshot.data, asked = Asked {writtenTicket, decisions}](JobOutcome<jobs::Loaded> outcome) {
            if (basis != snapshot.data) { // a load came in between: facts of the old data must not replace the new ones
                if (settledTicket < asked.ticket)
                    readDecisions();
                return; // a load that was asked for after the decision knows it
            }
            settledTicket = std::max(settledTicket, asked.ticket);
            if (auto* result = std::get_if<jobs::Loaded>(&outcome)) {
                result->snapshot.imports = snapshot.imports; // those of the data: an import may write right now
                result->snapshot.totals = snapshot.totals;
                result->snapshot.rejects = snapshot.rejects;
                apply(std::move(*result), asked.decisions);
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                emit self.failed(errorSentence(*error));
            }
        });
}

/// The log anew, without measuring: enough where only the report was decided about.
void Session::Impl::readDecided()
{
    if (recipeWrites > 0)
        return; // the last one reads
    runner.start<jobs::Decided>(
        {.title = Session::tr("Reading the workspace"), .slot = decidedSlot, .visibility = JobRunner::Visibility::Quiet}, epoch.get(),
        [path = file](const Progress& progress) { return jobs::readDecided(path, progress); },
        [this, asked = decisions](JobOutcome<jobs::Decided> outcome) {
            if (auto* decided = std::get_if<jobs::Decided>(&outcome); decided != nullptr && asked == decisions)
                adopt(std::move(*decided));
            else if (const auto* error = std::get_if<Error>(&outcome))
                emit self.failed(errorSentence(*error));
        });
}

void Session::Impl::adopt(jobs::Decided decided)
{
    const jobs::Decided old = std::exchange(snapshot.decided, std::move(decided));
    const QPointer<QObject> alive(epoch.get());
    if (old.recipe != snapshot.decided.recipe)
        emit self.reportRecipeChanged();
    if (alive != nullptr && old.views != snapshot.decided.views)
        emit self.savedViewsChanged();
    if (alive != nullptr && old != snapshot.decided)
        emit self.undoChanged();
}

void Session::Impl::reload(std::function<void()> after)
{
    startLoad(
        {.title = Session::tr("Reading the workspace"), .exclusive = true, .cancellable = false},
        [path = file, rule = selectionRule()](Progress& progress) { return jobs::load(path, nullptr, rule, progress); }, std::move(after));
}

/// `asked`: how many decisions there were when it was asked for; of what was decided since then it knows nothing.
void Session::Impl::apply(jobs::Loaded loaded, quint64 asked)
{
    const bool knowsAll = asked == decisions && recipeWrites == 0;
    if (!knowsAll)
        loaded.snapshot.decided = snapshot.decided;
    const bool newViews = loaded.snapshot.decided.views != snapshot.decided.views;
    const bool newRecipe = loaded.snapshot.decided.recipe != snapshot.decided.recipe;
    if (loaded.snapshot.data != snapshot.data) { // their rows are of the old data
        drill.reset();
        notes = nullptr;
    }
    notesDue = true; // as soon as everybody has heard
    const Selection wanted = selection;
    snapshot = std::move(loaded.snapshot);
    show(std::move(loaded.measured));
    const bool otherFilter = filterTouched && !sameFilter(wanted, streamOf.selection);
    const bool outdated = otherFilter || comparison != streamOf.comparison;
    selection = streamOf.selection;
    if (otherFilter) {
        selection.window = wanted.window;
        selection.where = wanted.where;
    }
    const QPointer<QObject> alive(epoch.get());
    for (const auto signal : {&Session::dataChanged, &Session::notesChanged, &Session::selectionChanged, &Session::streamChanged,
             &Session::drillChanged, &Session::undoChanged}) {
        emit(self.*signal)();
        if (alive == nullptr)
            return;
    }
    if (newRecipe)
        emit self.reportRecipeChanged();
    if (alive != nullptr && newViews)
        emit self.savedViewsChanged();
    if (alive == nullptr)
        return;
    if (!knowsAll)
        readDecided();
    if (outdated)
        measure();
    else
        rank();
    lookAtNotes();
}

void Session::Impl::measure()
{
    if (snapshot.facts == nullptr)
        return;
    if (selection != streamOf.selection)
        runner.cancel(rankJob); // of figures that go
    runner.start<jobs::Measured>(
        {.title = Session::tr("Measuring"), .slot = measureSlot, .visibility = JobRunner::Visibility::Quiet}, epoch.get(),
        [facts = snapshot.facts, chosen = jobs::Chosen {selection, comparison}](
            Progress& progress) { return jobs::measure(*facts, chosen, progress); },
        [this, facts = snapshot.facts](JobOutcome<jobs::Measured> outcome) {
            if (facts != snapshot.facts)
                return; // a load in between brought its own measurement
            if (auto* measured = std::get_if<jobs::Measured>(&outcome)) {
                show(std::move(*measured));
                emit self.streamChanged();
                rank();
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                giveUpReplay(*error);
            }
        });
}

/// What is shown is of what is chosen; else a measurement is on its way.
bool Session::Impl::showsWhatIsChosen() const
{
    return streamOf.selection == selection && streamOf.comparison == comparison;
}

/// With the ranking of the replay, where it was of the same.
void Session::Impl::show(jobs::Measured measured)
{
    streamOf = {measured.selection, measured.comparison};
    stream = std::move(measured.stream);
    before = std::move(measured.before);
    if (stream == nullptr || replayed.stream == nullptr || replayed.facts != snapshot.facts || replayed.selection != streamOf.selection)
        return;
    auto ranked = std::make_shared<analysis::StreamResult>(*stream);
    ranked->ranking = replayed.stream->ranking;
    stream = std::move(ranked);
}

/// A replay takes longer than a measurement: until it is through, stages are ranked by their signals.
void Session::Impl::rank()
{
    if (snapshot.facts == nullptr || stream == nullptr || stream->ranking.why != analysis::MethodReason::Replaying)
        return;
    using Stream = std::shared_ptr<const analysis::StreamResult>;
    rankJob = runner.start<Stream>(
        {.title = Session::tr("Replaying the log"), .slot = rankSlot, .visibility = JobRunner::Visibility::Quiet}, epoch.get(),
        [facts = snapshot.facts, chosen = streamOf.selection, measured = stream](
            Progress& progress) { return jobs::ranked(*facts, chosen, *measured, progress); },
        [this, measured = stream](JobOutcome<Stream> outcome) {
            if (measured == stream) // else of another selection, or of older data
                rankedBy(std::move(outcome));
        });
}

void Session::Impl::rankedBy(JobOutcome<std::shared_ptr<const analysis::StreamResult>> outcome)
{
    if (auto* ranked = std::get_if<std::shared_ptr<const analysis::StreamResult>>(&outcome)) {
        replayed = {snapshot.facts, streamOf.selection, std::move(*ranked)};
        if (!showsWhatIsChosen())
            return; // figures of two selections beside each other would be wrong; those that come may take this ranking over
        stream = replayed.stream;
        emit self.streamChanged();
    } else if (const auto* error = std::get_if<Error>(&outcome)) {
        giveUpReplay(*error);
    }
}

/// No replay comes any more: what is shown is ranked by its signals.
void Session::Impl::giveUpReplay(const Error& error)
{
    const QPointer<QObject> alive(epoch.get());
    if (stream != nullptr && stream->ranking.why == analysis::MethodReason::Replaying) {
        auto unranked = std::make_shared<analysis::StreamResult>(*stream);
        unranked->ranking.why = analysis::MethodReason::NoReplay;
        stream = std::move(unranked);
        emit self.streamChanged();
    }
    if (alive != nullptr)
        emit self.failed(errorSentence(error));
}

void Session::Impl::importAll(
    const std::vector<jobs::SourceRequest>& sources, const QString& title, ImportReport::Cause cause, const QStringList& named)
{
    runImport(title, cause, static_cast<int>(sources.size()), [path = file, sources, named, instant = now()](Progress& progress) {
        return jobs::importAll(path, sources, named, instant, progress);
    });
}

/// `named`: sources that are not read if it is cancelled before its turn.
void Session::Impl::runImport(const QString& title, ImportReport::Cause cause, int named, std::function<ImportReport(Progress&)> task)
{
    beginWrite();
    atStake.append(title);
    runner.start<ImportReport>(
        {.title = title, .exclusive = true}, epoch.get(), std::move(task), [this, title, cause, named](JobOutcome<ImportReport> outcome) {
            atStake.removeOne(title);
            ImportReport report;
            if (auto* done = std::get_if<ImportReport>(&outcome)) {
                report = std::move(*done);
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                report.failures.append(errorSentence(*error));
            } else {
                report.cancelled = true; // before its turn came
                report.unread = named;
            }
            report.cause = cause;
            reportImport(std::move(report));
        });
}

/// All sources but these.
void Session::Impl::refreshAll(const std::set<std::int64_t>& left)
{
    if (phase != Phase::Open || snapshot.readOnly || snapshot.imports.empty())
        return;
    runImport(Session::tr("Looking for what is new"), ImportReport::Cause::RefreshedAll, 0,
        [path = file, instant = now(), left](Progress& progress) { return jobs::refreshAll(path, instant, left, progress); });
}

void Session::Impl::reportImport(ImportReport report)
{
    countingDue = countingDue || bringsCommits(report);
    const QPointer<QObject> alive(epoch.get());
    if (report.results.empty())
        emit self.imported(report);
    else
        reload([this, report] { emit self.imported(report); });
    if (alive != nullptr)
        endWrite();
}

/// Counting lines gives way to everything that writes, and goes on afterwards: it works in blocks, nothing is lost.
void Session::Impl::beginWrite()
{
    ++writes;
    if (countingJob != 0) {
        countingDue = true;
        runner.cancel(std::exchange(countingJob, 0));
    }
}

void Session::Impl::endWrite()
{
    --writes;
    if (writes == 0 && countingDue && phase == Phase::Open)
        count();
}

void Session::Impl::count()
{
    countingDue = false;
    if (snapshot.readOnly)
        return;
    countingJob = runner.start<import::LineCounts>(
        {.title = Session::tr("Counting lines"), .exclusive = true}, epoch.get(),
        [path = file](Progress& progress) { return jobs::countLines(path, progress); },
        [this](const JobOutcome<import::LineCounts>& outcome) {
            countingJob = 0;
            const auto* counted = std::get_if<import::LineCounts>(&outcome);
            if (counted != nullptr && counted->commits > 0)
                reload({}); // what one repository withholds keeps nothing back of the others
            if (const auto* error = std::get_if<Error>(&outcome))
                emit self.failed(errorSentence(*error));
            else if (counted != nullptr && counted->failure)
                emit self.failed(errorSentence(*counted->failure));
        });
}

void Session::Impl::step(const QString& title, jobs::Direction direction)
{
    decide(
        title, JobRunner::Visibility::Quiet, [path = file, direction](Progress& progress) { return jobs::step(path, direction, progress); },
        [this](std::optional<jobs::Reach> reach) {
            if (reach == jobs::Reach::Log)
                readDecided();
            else if (reach == jobs::Reach::Data)
                reload({});
            else
                readDecisions();
        });
}

} // namespace weir::ui
