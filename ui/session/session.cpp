// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session.h"

#include "ui/session/session_impl.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

const QString previewSlot = QStringLiteral("session.preview:"); // and the path

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

Session::Session(JobRunner& jobs, QObject* parent)
    : QObject(parent)
    , m_impl(std::make_unique<Impl>(jobs, *this))
{
    m_impl->watch = std::make_unique<SourceWatch>(*this, [this](const std::set<std::int64_t>& left) { m_impl->refreshAll(left); });
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

QString Session::atStake() const
{
    return m_impl->atStake.value(0);
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
        [file, rule = m_impl->selectionRule()](Progress& progress) { return jobs::load(file, nullptr, rule, progress); },
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
    emit closing();
    m_impl->end();
    emit closed();
}

void Session::importSources(const QStringList& sources)
{
    std::vector<SourceChoice> choices;
    for (const QString& source : sources)
        choices.push_back({.path = source});
    importSources(choices);
}

void Session::importSources(const std::vector<SourceChoice>& sources, ImportReport::Cause cause, const QStringList& named)
{
    if (m_impl->phase == Impl::Phase::Closed || sources.empty())
        return;
    std::vector<jobs::SourceRequest> requests;
    for (const SourceChoice& source : sources)
        requests.push_back({.source = source});
    const QString title = sources.size() == 1 ? tr("Importing %1").arg(QFileInfo(sources.front().path).fileName())
                                              : tr("Importing %Ln sources", nullptr, static_cast<int>(sources.size()));
    m_impl->importAll(requests, title, cause, named);
}

void Session::previewSource(
    const SourceChoice& source, import::PreviewDepth depth, QObject* context, std::function<void(JobOutcome<import::Preview>)> done)
{
    if (!isOpen())
        return;
    m_impl->runner.start<import::Preview>(
        {.title = tr("Looking into %1").arg(QFileInfo(source.path).fileName()),
            .slot = previewSlot + source.path,
            .visibility = JobRunner::Visibility::Quiet},
        context,
        [file = m_impl->file, source, known = m_impl->snapshot.data, depth](
            Progress& progress) { return jobs::preview(file, source, known, depth, progress); },
        [opened = QPointer<QObject>(m_impl->epoch.get()), done = std::move(done)](JobOutcome<import::Preview> outcome) {
            if (opened != nullptr)
                done(std::move(outcome));
        });
}

void Session::refreshSource(std::int64_t sourceId)
{
    const auto& imports = m_impl->snapshot.imports;
    const auto found =
        std::find_if(imports.rbegin(), imports.rend(), [sourceId](const store::ImportInfo& import) { return import.sourceId == sourceId; });
    if (found == imports.rend())
        return;
    const QString path = QString::fromStdString(found->path);
    m_impl->importAll({{.source = {.path = path, .format = found->format}, .again = sourceId}},
        tr("Reading %1 again").arg(QFileInfo(path).fileName()), ImportReport::Cause::Refreshed);
}

void Session::refreshAll()
{
    m_impl->refreshAll({});
}

SourceWatch& Session::watch() const
{
    return *m_impl->watch;
}

void Session::replaceSource(std::int64_t oldId, const QString& path)
{
    if (!isOpen())
        return;
    m_impl->importAll(
        {{.source = {.path = path}, .replaces = oldId}}, tr("Importing %1").arg(QFileInfo(path).fileName()), ImportReport::Cause::Replaced);
}

void Session::removeSource(std::int64_t sourceId)
{
    if (!isOpen())
        return;
    m_impl->decide(
        tr("Removing a source"), JobRunner::Visibility::Visible,
        [file = m_impl->file, sourceId](Progress& progress) {
            jobs::removeSource(file, sourceId, progress);
            return jobs::Reach::Data;
        },
        [this, sourceId](std::optional<jobs::Reach> reach) {
            if (reach)
                m_impl->reload([this, sourceId] { emit sourceRemoved(sourceId); });
        });
}

quint64 Session::setStageMap(const StageMap& map, const QString& label)
{
    if (!isOpen())
        return 0;
    const quint64 ticket = ++m_impl->lastTicket;
    m_impl->decide(
        label, JobRunner::Visibility::Quiet,
        [file = m_impl->file, map, label](Progress& progress) {
            jobs::setStageMap(file, map, label, progress);
            return jobs::Reach::Facts;
        },
        [this, ticket](std::optional<jobs::Reach>) {
            m_impl->writtenTicket = ticket;
            m_impl->readDecisions();
        });
    return ticket;
}

void Session::changeChartMarks(std::function<void(ChartMarks&)> change, const QString& label)
{
    if (!isOpen())
        return;
    m_impl->decide(
        label, JobRunner::Visibility::Quiet,
        [file = m_impl->file, change = std::move(change), label](Progress& progress) {
            jobs::changeChartMarks(file, change, label, progress);
            return jobs::Reach::Facts;
        },
        [this](std::optional<jobs::Reach>) { m_impl->readDecisions(); });
}

const ReportRecipe& Session::reportRecipe() const
{
    return m_impl->snapshot.decided.recipe;
}

void Session::setReportRecipe(const ReportRecipe& recipe, const QString& label)
{
    if (!isOpen() || readOnly() || recipe == reportRecipe())
        return;
    m_impl->snapshot.decided.recipe = recipe;
    ++m_impl->recipeWrites; // until it is written, what a load finds is older
    emit reportRecipeChanged();
    m_impl->decide(
        label, JobRunner::Visibility::Quiet,
        [file = m_impl->file, recipe, label](Progress& progress) {
            jobs::setReportRecipe(file, recipe, label, progress);
            return jobs::Reach::Log;
        },
        [this](std::optional<jobs::Reach>) {
            --m_impl->recipeWrites;
            m_impl->readDecided();
        });
}

const ChartMarks& Session::chartMarks() const
{
    return m_impl->snapshot.marks;
}

quint64 Session::settledTicket() const
{
    return m_impl->settledTicket;
}

void Session::undo()
{
    if (canUndo())
        m_impl->step(tr("Undoing: %1").arg(undoLabel()), jobs::Direction::Undo);
}

void Session::redo()
{
    if (canRedo())
        m_impl->step(tr("Doing again: %1").arg(redoLabel()), jobs::Direction::Redo);
}

bool Session::canUndo() const
{
    return m_impl->snapshot.decided.canUndo && !m_impl->snapshot.readOnly;
}

bool Session::canRedo() const
{
    return m_impl->snapshot.decided.canRedo && !m_impl->snapshot.readOnly;
}

QString Session::undoLabel() const
{
    return m_impl->snapshot.decided.undoLabel;
}

QString Session::redoLabel() const
{
    return m_impl->snapshot.decided.redoLabel;
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

const store::Totals& Session::totals() const
{
    return m_impl->snapshot.totals;
}

std::int64_t Session::statusChanges() const
{
    return m_impl->snapshot.statusChanges;
}

const RejectGroupsPtr& Session::rejectGroups() const
{
    return m_impl->snapshot.rejects;
}

const FinishedWeeks& Session::finishedWeeks() const
{
    return m_impl->snapshot.weeks;
}

const Selection& Session::selection() const
{
    return m_impl->selection;
}

bool Session::hasDefaultWindow() const
{
    return m_impl->selection.window != TimeWindow() && m_impl->selection.window == m_impl->snapshot.defaultWindow;
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

const Selection& Session::streamSelection() const
{
    return m_impl->streamOf.selection;
}

bool Session::isReplaying() const
{
    return stream() != nullptr && stream()->ranking.why == analysis::MethodReason::Replaying;
}

std::shared_ptr<const analysis::StreamResult> Session::rankedStream() const
{
    const analysis::StreamResult* shown = m_impl->stream.get();
    const bool ranked = shown != nullptr && (shown->ranking.entries.empty() || shown->ranking.why != analysis::MethodReason::NoReplay);
    return ranked && !isReplaying() && m_impl->streamOf.selection == m_impl->selection ? m_impl->stream : nullptr;
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
