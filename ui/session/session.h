// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"
#include "core/analysis/stream.h"
#include "core/import/importer.h"
#include "core/model/selection.h"
#include "core/store/workspace.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace weir::ui {

class JobRunner;

/// What a finished import has to say; the window turns it into one sentence.
struct ImportReport {
    std::vector<import::ImportResult> results;
    QStringList failures; ///< sentences, one a source that could not be taken
    bool cancelled = false; ///< the user stopped it: later sources were not read
};

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
    /// Something is being written that would be taken back if the workspace were closed now.
    [[nodiscard]] bool isWriting() const;
    [[nodiscard]] QString file() const;
    [[nodiscard]] QString name() const; ///< file name without suffix
    [[nodiscard]] bool readOnly() const;

    /// As a job; opened() or failed(). What is asked for meanwhile (importSources) follows once it is open.
    void open(const QString& file);
    void create(const QString& file); ///< in the system's zone
    void close();

    /// Imports files and folders one after the other, then reloads. imported() at the end, also after a cancel.
    void importSources(const QStringList& sources);
    void refreshSource(std::int64_t sourceId);
    void removeSource(std::int64_t sourceId);
    void setStageMap(const StageMap& map, const QString& label);
    void undo();
    void redo();
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    [[nodiscard]] QString undoLabel() const;
    [[nodiscard]] QString redoLabel() const;

    [[nodiscard]] const DatasetPtr& dataset() const; ///< null before the first load
    [[nodiscard]] const analysis::FactsPtr& facts() const; ///< null before the first load
    [[nodiscard]] const std::vector<store::ImportInfo>& imports() const;
    [[nodiscard]] const std::vector<store::StoredReject>& rejects() const; ///< the first 10,000

    /// The filter in force, with the `now` that everything was measured by.
    [[nodiscard]] const Selection& selection() const;
    /// `now` in it is ignored: see setFixedNow().
    void setSelection(const Selection& selection);
    /// Measured in the selection; null until the first measurement is there. The comparison is the window of equal
    /// length before the selection's, null if the data do not reach back that far.
    [[nodiscard]] std::shared_ptr<const analysis::StreamResult> stream() const;
    [[nodiscard]] std::shared_ptr<const analysis::StreamResult> streamBefore() const;

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
    void closed();
    void dataChanged(); ///< dataset, facts and imports are new
    void selectionChanged(); ///< the filter changed; stream() is the old one until streamChanged()
    void streamChanged();
    void drillChanged();
    void undoChanged();
    void imported(const weir::ui::ImportReport& report);
    void failed(const QString& sentence); ///< a job ended with an error; nothing changed

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace weir::ui
