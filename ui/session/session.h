// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/data_quality.h"
#include "core/analysis/facts.h"
#include "core/analysis/stream.h"
#include "core/import/importer.h"
#include "core/import/preview.h"
#include "core/model/comparison.h"
#include "core/model/link_edits.h"
#include "core/model/people.h"
#include "core/model/report_recipe.h"
#include "core/model/saved_view.h"
#include "core/model/selection.h"
#include "core/store/workspace.h"
#include "ui/jobs/job_runner.h"
#include "ui/session/finished_weeks.h"
#include "ui/session/reject_groups.h"
#include "ui/session/source_choice.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace weir::ui {

class SourceWatch;

/// What a finished import has to say; the window turns it into one sentence.
struct ImportReport {
    enum class Cause { Added, Refreshed, Replaced, RefreshedAll };
    Cause cause = Cause::Added;
    std::vector<import::ImportResult> results;
    QStringList failures; ///< sentences, one a source that could not be taken
    std::vector<import::LeftAside> leftAside; ///< what lay beside the sources in a folder
    bool cancelled = false; ///< the user stopped it
    int unread = 0; ///< sources that were not read because of that
    int lookedAt = 0; ///< of RefreshedAll: all sources but those that came by standard input
    int asBefore = 0; ///< of those: had not changed
    QStringList missing; ///< of those: not where they were
};

/// What is missing or odd in the data.
struct DataNotes {
    std::vector<analysis::DataNote> list;
    std::int64_t touchedItems = 0; ///< that any of them is about
};
using DataNotesPtr = std::shared_ptr<const DataNotes>;
using PeopleReportPtr = std::shared_ptr<const PeopleReport>;

/// The open workspace and everything that all places share: snapshot, facts, filter, measured stream, undo.
/// Lives on the GUI thread; every long step runs as a job and comes back by signal. Places read, never compute at length.
class Session final : public QObject {
    Q_OBJECT
public:
    explicit Session(JobRunner& jobs, QObject* parent = nullptr);
    ~Session() override;

    [[nodiscard]] JobRunner& jobs() const;
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool isOpening() const; ///< a file was asked for and is not there yet
    /// Title of a job that would be taken back if the workspace were closed now (an import); empty: nothing would. What the
    /// user decided (stages, undo, a removed source) is written in any case.
    [[nodiscard]] QString atStake() const;
    [[nodiscard]] QString file() const;
    [[nodiscard]] QString name() const; ///< file name without suffix
    [[nodiscard]] bool readOnly() const;

    /// As a job; opened() or failed(). What is asked for meanwhile (importSources) follows once it is open.
    void open(const QString& file);
    void create(const QString& file); ///< in the system's zone
    void close();

    /// Imports files and folders one after the other, then reloads; a folder of exports is imported file by file. imported()
    /// at the end, also after a cancel.
    void importSources(const QStringList& sources);
    /// The same, read as the user said. `cause`: what imported() calls it; `named`: folders among these are remembered, so that what comes
    /// to lie in them is found.
    void importSources(
        const std::vector<SourceChoice>& sources, ImportReport::Cause cause = ImportReport::Cause::Added, const QStringList& named = {});
    /// What importing would read; nothing is written. A quiet job: asking again for a source, the death of `context` and closing end it
    /// without a word.
    void previewSource(
        const SourceChoice& source, import::PreviewDepth depth, QObject* context, std::function<void(JobOutcome<import::Preview>)> done);
    void refreshSource(std::int64_t sourceId);
    /// Takes every source again that has changed since it was taken; imported() at the end.
    void refreshAll();
    /// Which ones those are, as far as somebody looked.
    [[nodiscard]] SourceWatch& watch() const;
    /// Imports `path` and, if that went well, takes the old source out, in one job. imported() at the end.
    void replaceSource(std::int64_t oldId, const QString& path);
    void removeSource(std::int64_t sourceId); ///< sourceRemoved() once the data are without it
    /// Returns a ticket: facts() know of the map (or it failed, with failed()) once settledTicket() has reached it.
    quint64 setStageMap(const StageMap& map, const QString& label);
    [[nodiscard]] quint64 settledTicket() const;
    /// Annotations and confirmed levels, as one decision that can be undone. `change` runs on a worker.
    void changeChartMarks(std::function<void(ChartMarks&)> change, const QString& label);
    /// How the report is made: what was decided, else the default. A new one holds at once and is written as a decision that can be
    /// undone; reportRecipeChanged() either way.
    [[nodiscard]] const ReportRecipe& reportRecipe() const;
    void setReportRecipe(const ReportRecipe& recipe, const QString& label);
    /// Who is who, and which links hold: a decision that can be undone; names and links change everywhere once the data are read again.
    /// `change` runs on a worker.
    void changePeople(std::function<void(PeopleDecisions&)> change, const QString& label);
    void changeLinks(std::function<void(LinkEdits&)> change, const QString& label);
    void undo();
    void redo();
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    [[nodiscard]] QString undoLabel() const;
    [[nodiscard]] QString redoLabel() const;

    [[nodiscard]] const DatasetPtr& dataset() const; ///< null before the first load
    [[nodiscard]] const analysis::FactsPtr& facts() const; ///< null before the first load
    [[nodiscard]] const std::vector<store::ImportInfo>& imports() const;
    [[nodiscard]] const store::Totals& totals() const; ///< of all sources together; zeros before the first load
    /// Moves of items from one status to another; the first status of an item is none.
    [[nodiscard]] std::int64_t statusChanges() const;
    [[nodiscard]] const RejectGroupsPtr& rejectGroups() const; ///< of the first 10,000 rejects; null before the first load
    [[nodiscard]] const FinishedWeeks& finishedWeeks() const;

    /// What is missing or odd in the data, looked for after every load; null until notesChanged(), which also comes when it failed.
    [[nodiscard]] const DataNotesPtr& notes() const;
    [[nodiscard]] bool looksAtNotes() const; ///< they are on their way
    /// Who is in the workspace, as lookAtPeople() found it last; null before that.
    [[nodiscard]] const PeopleReportPtr& people() const;
    [[nodiscard]] bool looksAtPeople() const; ///< as above
    /// As a quiet job, unless it knows these data already; peopleChanged(), also when it failed: whoever asks then tries again.
    void lookAtPeople();

    [[nodiscard]] const ChartMarks& chartMarks() const; ///< empty before the first load

    /// The filter in force, with the `now` that everything was measured by.
    [[nodiscard]] const Selection& selection() const;
    /// The window is one of part of the time, and the one that a workspace with these data opens with.
    [[nodiscard]] bool hasDefaultWindow() const;
    /// `now` in it is ignored: see setFixedNow().
    void setSelection(const Selection& selection);
    /// Measured in the selection; null until the first measurement is there. Before is the window that is compared with; where nothing is
    /// to be compared the window of equal length before the selection's, null if the data do not reach back that far.
    [[nodiscard]] std::shared_ptr<const analysis::StreamResult> stream() const;
    [[nodiscard]] std::shared_ptr<const analysis::StreamResult> streamBefore() const;
    /// What stream() was measured in: an older selection, until the one in force is measured.
    [[nodiscard]] const Selection& streamSelection() const;
    /// Its stages are ranked by signals until a replay of the log is through; then streamChanged() once more.
    [[nodiscard]] bool isReplaying() const;
    /// stream() once it is measured in the selection and the replay is through; else null.
    [[nodiscard]] std::shared_ptr<const analysis::StreamResult> rankedStream() const;

    /// With which other window the figures are compared; selectionChanged() when it changes.
    [[nodiscard]] const Comparison& comparison() const;
    void setComparison(const Comparison& comparison);
    /// The window that such a comparison means for the filter in force; absent: none.
    [[nodiscard]] std::optional<TimeWindow> comparedWindow(const Comparison& comparison) const;

    /// Filters that are kept under a name. Changing them is a decision that can be undone; savedViewsChanged() when it is done.
    [[nodiscard]] const std::vector<SavedView>& savedViews() const;
    void changeSavedViews(std::function<void(std::vector<SavedView>&)> change, const QString& label);
    /// The filter in force as one, without a name or a place; a window of the last weeks as so many weeks.
    [[nodiscard]] SavedView shownView() const;
    void showView(const SavedView& view);

    /// Items that a click asked for ("items behind Review's queue"); Items shows them. They are found anew, on a worker,
    /// whenever the filter or the stages change.
    struct Drill {
        QString title;
        std::function<std::vector<std::uint32_t>(const analysis::Facts&, const Selection&)> find; ///< rows, ascending
    };
    [[nodiscard]] const std::optional<Drill>& drill() const;
    void setDrill(std::optional<Drill> drill);

    [[nodiscard]] const Zone& zone() const; ///< the workspace's; UTC before the first load
    /// "Now" for the window: the clock, or a fixed instant for tests and the gallery.
    void setFixedNow(std::optional<Instant> now);
    [[nodiscard]] Instant now() const;

signals:
    void opened();
    void closing(); ///< still open: what is half written can be decided now
    void closed();
    void dataChanged(); ///< dataset, facts and imports are new
    void selectionChanged(); ///< the filter changed; stream() is the old one until streamChanged()
    void streamChanged();
    void drillChanged();
    void notesChanged();
    void peopleChanged();
    void reportRecipeChanged();
    void savedViewsChanged();
    void undoChanged();
    void imported(const weir::ui::ImportReport& report);
    void sourceRemoved(std::int64_t sourceId);
    void failed(const QString& sentence); ///< a job ended with an error; nothing changed

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace weir::ui
