// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session.h"

#include "ui/format/error_text.h"
#include "ui/jobs/job_runner.h"
#include "ui/session/session_jobs.h"
#include "ui/session/window_choice.h"

#include <QFileInfo>
#include <QPointer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace weir::ui {

namespace {
const QString measureSlot = QStringLiteral("session.measure");
constexpr std::string_view repositoryFormat = "git";

bool sameFilter(const Selection& a, const Selection& b)
{
    return a.window == b.window && a.where == b.where;
}

bool bringsCommits(const ImportReport& report)
{
    return std::any_of(
        report.results.begin(), report.results.end(), [](const import::ImportResult& result) { return result.format == repositoryFormat; });
}

bool hasUncountedCommits(const Dataset& data)
{
    const CommitColumns& commits = data.commits;
    for (std::size_t i = 0; i < commits.size(); ++i) {
        if (commits.files[i] > 0 && commits.added[i] < 0)
            return true;
    }
    return false;
}
} // namespace

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
    std::unique_ptr<QObject> epoch;
    Phase phase = Phase::Closed;
    QString file;
    jobs::Snapshot snapshot;
    Selection selection;
    bool filterTouched = false; // the user chose a filter: data that arrive do not change it
    std::shared_ptr<const analysis::StreamResult> stream, before;
    std::optional<Drill> drill;
    std::optional<Instant> fixedNow;
    int writes = 0; // exclusive jobs on their way, line counting aside
    quint64 countingJob = 0;
    bool countingDue = false;

    [[nodiscard]] Instant now() const;
    [[nodiscard]] jobs::SelectionRule selectionRule() const;
    void begin(const QString& newFile);
    void end();
    void startLoad(const JobRunner::Options& options, std::function<jobs::Loaded(Progress&)> task, std::function<void()> after);
    void loaded(JobOutcome<jobs::Loaded> outcome, const DatasetPtr& basis, const std::function<void()>& after);
    void startWrite(const QString& title, JobRunner::Visibility visibility, std::function<jobs::Loaded(Progress&)> task);
    void reload(std::function<void()> after);
    void apply(jobs::Loaded loaded);
    void measure();
    void importAll(const std::vector<jobs::SourceRequest>& sources, const QString& title);
    void beginWrite();
    void endWrite();
    void count();
};

Instant Session::Impl::now() const
{
    return fixedNow ? *fixedNow : std::chrono::floor<Duration>(std::chrono::system_clock::now());
}

/// The filter as it is; before the user touched it, the default of the data.
jobs::SelectionRule Session::Impl::selectionRule() const
{
    return [current = selection, touched = filterTouched, instant = now()](const analysis::Facts& facts) {
        Selection chosen = current;
        chosen.now = instant;
        if (!touched)
            chosen.window = defaultWindow(facts, instant);
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
    filterTouched = false;
    stream = nullptr;
    before = nullptr;
    drill.reset();
    writes = 0;
    countingJob = 0;
    countingDue = false;
}

void Session::Impl::startLoad(const JobRunner::Options& options, std::function<jobs::Loaded(Progress&)> task, std::function<void()> after)
{
    beginWrite();
    runner.start<jobs::Loaded>(
        options, epoch.get(), std::move(task), [this, basis = snapshot.data, after = std::move(after)](JobOutcome<jobs::Loaded> outcome) {
            loaded(std::move(outcome), basis, after);
        });
}

/// `basis`: the data that were there when the job was asked for.
void Session::Impl::loaded(JobOutcome<jobs::Loaded> outcome, const DatasetPtr& basis, const std::function<void()>& after)
{
    const bool opening = phase == Phase::Opening;
    const QPointer<QObject> alive(epoch.get()); // whoever hears a signal may close or open another file
    if (auto* result = std::get_if<jobs::Loaded>(&outcome)) {
        phase = Phase::Open;
        if (opening)
            emit self.opened();
        if (alive == nullptr)
            return;
        if (basis != nullptr && result->snapshot.data == basis && snapshot.data != basis) {
            reload(after); // an import came in between: facts of the old data must not replace the new ones
        } else {
            apply(std::move(*result));
            if (alive != nullptr && after)
                after();
        }
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

/// A change of the workspace and the state after it, in one job: what it brings always fits what was written.
void Session::Impl::startWrite(const QString& title, JobRunner::Visibility visibility, std::function<jobs::Loaded(Progress&)> task)
{
    startLoad({.title = title, .visibility = visibility, .exclusive = true, .cancellable = false}, std::move(task), {});
}

void Session::Impl::reload(std::function<void()> after)
{
    startLoad(
        {.title = Session::tr("Reading the workspace"), .exclusive = true, .cancellable = false},
        [path = file, rule = selectionRule()](Progress& progress) { return jobs::load(path, rule, progress); }, std::move(after));
}

void Session::Impl::apply(jobs::Loaded loaded)
{
    if (loaded.snapshot.data != snapshot.data)
        drill.reset(); // its rows are of the old data
    const Selection wanted = selection;
    snapshot = std::move(loaded.snapshot);
    stream = std::move(loaded.measured.stream);
    before = std::move(loaded.measured.before);
    const bool outdated = filterTouched && !sameFilter(wanted, loaded.measured.selection);
    selection = loaded.measured.selection;
    if (outdated) {
        selection.window = wanted.window;
        selection.where = wanted.where;
    }
    const QPointer<QObject> alive(epoch.get());
    for (const auto signal :
        {&Session::dataChanged, &Session::selectionChanged, &Session::streamChanged, &Session::drillChanged, &Session::undoChanged}) {
        emit(self.*signal)();
        if (alive == nullptr)
            return;
    }
    if (outdated)
        measure();
}

void Session::Impl::measure()
{
    if (snapshot.facts == nullptr)
        return;
    runner.start<jobs::Measured>(
        {.title = Session::tr("Measuring"), .slot = measureSlot, .visibility = JobRunner::Visibility::Quiet}, epoch.get(),
        [facts = snapshot.facts, chosen = selection](Progress& progress) { return jobs::measure(*facts, chosen, progress); },
        [this, facts = snapshot.facts](JobOutcome<jobs::Measured> outcome) {
            if (facts != snapshot.facts)
                return; // a load in between brought its own measurement
            if (auto* measured = std::get_if<jobs::Measured>(&outcome)) {
                stream = std::move(measured->stream);
                before = std::move(measured->before);
                emit self.streamChanged();
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                emit self.failed(errorSentence(*error));
            }
        });
}

void Session::Impl::importAll(const std::vector<jobs::SourceRequest>& sources, const QString& title)
{
    beginWrite();
    runner.start<ImportReport>(
        {.title = title, .exclusive = true}, epoch.get(),
        [path = file, sources, instant = now()](Progress& progress) { return jobs::importAll(path, sources, instant, progress); },
        [this](JobOutcome<ImportReport> outcome) {
            ImportReport report;
            if (auto* done = std::get_if<ImportReport>(&outcome))
                report = std::move(*done);
            else if (const auto* error = std::get_if<Error>(&outcome))
                report.failures.append(errorSentence(*error));
            else
                report.cancelled = true; // before its turn came
            countingDue = countingDue || bringsCommits(report);
            const QPointer<QObject> alive(epoch.get());
            if (report.results.empty())
                emit self.imported(report);
            else
                reload([this, report] { emit self.imported(report); });
            if (alive != nullptr)
                endWrite();
        });
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
    countingJob = runner.start<std::int64_t>(
        {.title = Session::tr("Counting lines"), .exclusive = true}, epoch.get(),
        [path = file](Progress& progress) { return jobs::countLines(path, progress); },
        [this](const JobOutcome<std::int64_t>& outcome) {
            countingJob = 0;
            if (const auto* error = std::get_if<Error>(&outcome))
                emit self.failed(errorSentence(*error));
            else if (const auto* counted = std::get_if<std::int64_t>(&outcome); counted != nullptr && *counted > 0)
                reload({});
        });
}

Session::Session(JobRunner& jobs, QObject* parent)
    : QObject(parent)
    , m_impl(std::make_unique<Impl>(jobs, *this))
{
}

Session::~Session() = default;

JobRunner& Session::jobs() const
{
    return m_impl->runner;
}

bool Session::isOpen() const
{
    return m_impl->phase == Impl::Phase::Open;
}

bool Session::isOpening() const
{
    return m_impl->phase == Impl::Phase::Opening;
}

bool Session::isWriting() const
{
    return m_impl->writes > 0;
}

QString Session::file() const
{
    return m_impl->file;
}

QString Session::name() const
{
    return QFileInfo(m_impl->file).completeBaseName();
}

bool Session::readOnly() const
{
    return m_impl->snapshot.readOnly;
}

void Session::open(const QString& file)
{
    m_impl->begin(file);
    m_impl->startLoad(
        {.title = tr("Opening %1").arg(name()), .exclusive = true},
        [file, rule = m_impl->selectionRule()](Progress& progress) { return jobs::load(file, rule, progress); },
        [this] { m_impl->countingDue = m_impl->countingDue || hasUncountedCommits(*m_impl->snapshot.data); });
}

void Session::create(const QString& file)
{
    m_impl->begin(file);
    m_impl->startLoad({.title = tr("Making %1").arg(name()), .exclusive = true},
        [file, rule = m_impl->selectionRule()](Progress& progress) { return jobs::createAndLoad(file, rule, progress); }, {});
}

void Session::close()
{
    if (m_impl->phase == Impl::Phase::Closed)
        return;
    m_impl->end();
    emit closed();
}

void Session::importSources(const QStringList& sources)
{
    if (m_impl->phase == Impl::Phase::Closed || sources.isEmpty())
        return;
    std::vector<jobs::SourceRequest> requests;
    for (const QString& source : sources)
        requests.push_back({.path = source, .format = {}});
    const QString title = sources.size() == 1 ? tr("Importing %1").arg(QFileInfo(sources.first()).fileName())
                                              : tr("Importing %Ln sources", nullptr, static_cast<int>(sources.size()));
    m_impl->importAll(requests, title);
}

void Session::refreshSource(std::int64_t sourceId)
{
    const auto& imports = m_impl->snapshot.imports;
    const auto found =
        std::find_if(imports.rbegin(), imports.rend(), [sourceId](const store::ImportInfo& import) { return import.sourceId == sourceId; });
    if (found == imports.rend())
        return;
    const QString path = QString::fromStdString(found->path);
    m_impl->importAll({{.path = path, .format = found->format}}, tr("Reading %1 again").arg(QFileInfo(path).fileName()));
}

void Session::removeSource(std::int64_t sourceId)
{
    if (!isOpen())
        return;
    m_impl->startWrite(tr("Removing a source"), JobRunner::Visibility::Visible,
        [file = m_impl->file, sourceId, rule = m_impl->selectionRule()](
            Progress& progress) { return jobs::removeSource(file, sourceId, rule, progress); });
}

void Session::setStageMap(const StageMap& map, const QString& label)
{
    if (!isOpen())
        return;
    m_impl->startWrite(label, JobRunner::Visibility::Quiet,
        [file = m_impl->file, data = m_impl->snapshot.data, map, label, rule = m_impl->selectionRule()](
            Progress& progress) { return jobs::setStageMap(file, data, map, label, rule, progress); });
}

void Session::undo()
{
    if (!canUndo())
        return;
    m_impl->startWrite(tr("Undoing: %1").arg(undoLabel()), JobRunner::Visibility::Quiet,
        [file = m_impl->file, data = m_impl->snapshot.data, rule = m_impl->selectionRule()](
            Progress& progress) { return jobs::step(file, data, jobs::Direction::Undo, rule, progress); });
}

void Session::redo()
{
    if (!canRedo())
        return;
    m_impl->startWrite(tr("Doing again: %1").arg(redoLabel()), JobRunner::Visibility::Quiet,
        [file = m_impl->file, data = m_impl->snapshot.data, rule = m_impl->selectionRule()](
            Progress& progress) { return jobs::step(file, data, jobs::Direction::Redo, rule, progress); });
}

bool Session::canUndo() const
{
    return m_impl->snapshot.canUndo && !m_impl->snapshot.readOnly;
}

bool Session::canRedo() const
{
    return m_impl->snapshot.canRedo && !m_impl->snapshot.readOnly;
}

QString Session::undoLabel() const
{
    return m_impl->snapshot.undoLabel;
}

QString Session::redoLabel() const
{
    return m_impl->snapshot.redoLabel;
}

const DatasetPtr& Session::dataset() const
{
    return m_impl->snapshot.data;
}

const analysis::FactsPtr& Session::facts() const
{
    return m_impl->snapshot.facts;
}

const std::vector<store::ImportInfo>& Session::imports() const
{
    return m_impl->snapshot.imports;
}

const std::vector<store::StoredReject>& Session::rejects() const
{
    return m_impl->snapshot.rejects;
}

const Selection& Session::selection() const
{
    return m_impl->selection;
}

void Session::setSelection(const Selection& selection)
{
    if (sameFilter(selection, m_impl->selection))
        return;
    m_impl->filterTouched = true;
    m_impl->selection = selection;
    m_impl->selection.now = now();
    emit selectionChanged();
    m_impl->measure();
}

std::shared_ptr<const analysis::StreamResult> Session::stream() const
{
    return m_impl->stream;
}

std::shared_ptr<const analysis::StreamResult> Session::streamBefore() const
{
    return m_impl->before;
}

const std::optional<Session::Drill>& Session::drill() const
{
    return m_impl->drill;
}

void Session::setDrill(std::optional<Drill> drill)
{
    m_impl->drill = std::move(drill);
    emit drillChanged();
}

const Zone& Session::zone() const
{
    static const Zone utc;
    return m_impl->snapshot.facts != nullptr ? m_impl->snapshot.facts->calendar.zone() : utc;
}

void Session::setFixedNow(std::optional<Instant> now)
{
    m_impl->fixedNow = now;
    if (!isOpen())
        return;
    m_impl->selection.now = m_impl->now();
    emit selectionChanged();
    m_impl->measure();
}

Instant Session::now() const
{
    return m_impl->now();
}

} // namespace weir::ui
