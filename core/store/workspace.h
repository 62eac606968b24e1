// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/data_quality.h"
#include "core/base/progress.h"
#include "core/base/zone.h"
#include "core/model/chart_marks.h"
#include "core/model/dataset.h"
#include "core/model/link_edits.h"
#include "core/model/people.h"
#include "core/model/report_recipe.h"
#include "core/model/saved_view.h"
#include "core/model/stage_map.h"
#include "core/readers/reader.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace weir::store {

class Connection;

/// One row of `weir_imports`, with what Sources shows.
struct ImportInfo {
    std::int64_t id = 0;
    std::int64_t sourceId = 0;
    std::string source; ///< path as given
    std::string path; ///< without links and detours, whatever the folder it was given in; to be read again ("-": cannot be)
    std::string format;
    Instant at = unknownInstant;
    std::string sha256; ///< of the file's bytes; for a repository of its HEAD and tags
    std::int64_t accepted = 0, rejected = 0;
    std::int64_t items = 0, transitions = 0, changes = 0, commits = 0; ///< what this source states
    std::vector<std::string> warnings;
    std::string note;
    bool missing = false; ///< the file is not there any more (checked when asked)
};

/// A stored reject, with its import.
struct StoredReject {
    std::int64_t import = 0;
    std::string source;
    Reject reject;
};

/// One entry of the log of user decisions, newest last.
struct Decision {
    std::int64_t id = 0;
    Instant at = unknownInstant;
    std::string kind; ///< "stage map", "source removed", "zone", …
    std::string label; ///< "Moved Blocked to Development"
    std::string subject; ///< of a removed source its path as given; else empty
    bool undone = false;
};

struct Problem {
    bool error = false; ///< damage; else a note about odd data
    std::string what;
    std::int64_t count = 0;
    std::int64_t of = 0; ///< of so many that could be; 0: of no number
};

/// How much the workspace holds, after derivation.
struct Totals {
    std::int64_t items = 0, transitions = 0, changes = 0, commits = 0;
};

enum class OpenMode { ReadWrite, ReadOnly };

/// One workspace file. Thread rule: one Workspace object per thread; several may be open on one file (WAL).
/// Every method throws weir::Error with a sentence that names the file.
class Workspace {
public:
    /// Makes a new file; fails if there is one.
    static Workspace create(const std::filesystem::path& file, const std::string& zone);
    /// Opens the file, or makes it if there is none. Of several that make it at once one does, and the others open that.
    static Workspace openOrCreate(const std::filesystem::path& file, const std::string& zone, const Progress& progress = SilentProgress());
    /// Opens, checks that it is a workspace, migrates an older one (ReadWrite). A newer one is an Error(TooNew).
    /// Read-only folder or medium: opens read-only by itself, see readOnly().
    /// Waits for others that write; `progress` is asked meanwhile.
    static Workspace open(
        const std::filesystem::path& file, OpenMode mode = OpenMode::ReadWrite, const Progress& progress = SilentProgress());
    /// A workspace that is gone when this object is, for trying things out; spills to the temporary folder when it grows.
    static Workspace scratch(const std::string& zone);
    /// The same with everything that `file` holds, which stays as it is.
    static Workspace scratchCopy(const std::filesystem::path& file, Progress& progress);
    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;
    /// Leaves a single file behind (no -wal, no -shm) if it is the last one that has it open.
    ~Workspace();

    [[nodiscard]] const std::filesystem::path& file() const;
    [[nodiscard]] bool readOnly() const;
    [[nodiscard]] Totals totals() const;
    /// Closes the file, and takes it away if this object made it and nobody has imported anything into it.
    void discard();
    [[nodiscard]] std::string zoneName() const;
    void setZone(const std::string& name);
    /// The secret by which people get their pseudonyms, made with the workspace.
    [[nodiscard]] std::string pseudonymKey() const;

    /// The whole workspace in memory.
    [[nodiscard]] DatasetPtr load(Progress& progress) const;
    /// The decided stage map, or the proposal if nothing is decided (`proposed` says which). Statuses that came later
    /// than the decision are put where the proposal puts them.
    [[nodiscard]] StageMap stageMap(const Dataset& data) const;
    /// Adds a decision to the log; `label` says what it did.
    void setStageMap(const StageMap& map, const std::string& label);

    /// Annotations and confirmed levels; empty if nothing is decided.
    [[nodiscard]] ChartMarks chartMarks() const;
    /// Changes those in force, whoever set them meanwhile, as one decision. Throws Error(Malformed) for an empty text or metric.
    void changeChartMarks(const std::function<void(ChartMarks&)>& change, const std::string& label);

    /// How the retrospective is made; absent if nothing is decided.
    [[nodiscard]] std::optional<ReportRecipe> reportRecipe() const;
    void setReportRecipe(const ReportRecipe& recipe, const std::string& label);

    /// Who is in the workspace, who may be who, and what was decided about it. Reads all observations.
    [[nodiscard]] PeopleReport people(Progress& progress) const;
    /// Changes the decisions in force, whoever made them meanwhile, as one decision: names change everywhere, also in what was imported
    /// before. Throws Error(Malformed) for what cannot be read back.
    void changePeople(const std::function<void(PeopleDecisions&)>& change, const std::string& label, const Progress& progress);
    /// The same for links between items, changes and commits.
    [[nodiscard]] LinkEdits linkEdits() const;
    void changeLinks(const std::function<void(LinkEdits&)>& change, const std::string& label, const Progress& progress);
    /// Filters and places under a name; empty if nothing is decided.
    [[nodiscard]] std::vector<SavedView> savedViews() const;
    /// Changes those in force, whoever set them meanwhile, as one decision; none where they stay the same. Throws Error(Malformed) for an
    /// empty name, one that is twice there, and where those that are there cannot be read.
    void changeSavedViews(const std::function<void(std::vector<SavedView>&)>& change, const std::string& label);

    [[nodiscard]] std::vector<Decision> decisions() const;
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    /// Takes the last decision back / puts it in force again; returns its label. Removing a source is a decision, too.
    std::string undo(Progress& progress);
    std::string redo(Progress& progress);

    [[nodiscard]] std::vector<ImportInfo> imports() const;
    [[nodiscard]] std::vector<StoredReject> rejects(
        std::int64_t import = 0, std::int64_t limit = -1) const; ///< 0: of the last import of every source
    /// Takes a source out as if it had never been there. Can be undone until it is taken again, or an import comes a month later and
    /// deletes what it had observed.
    void removeSource(std::int64_t sourceId, Progress& progress);

    /// Damage (structure, checksums of imports) and odd data, see the contract, "doctor".
    [[nodiscard]] std::vector<Problem> diagnose(Progress& progress) const;

    /// The odd data alone, refused records aside; `facts` are of this workspace as it is.
    [[nodiscard]] std::vector<analysis::DataNote> dataNotes(const analysis::Facts& facts, Progress& progress) const;

    [[nodiscard]] Connection& connection() const; ///< for core/store and core/import only

private:
    struct Impl;
    static bool make(const std::filesystem::path& file, const std::string& zone);
    std::string turn(bool undone, Progress& progress);
    explicit Workspace(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// A zone from the system's zone database. Throws Error(Unknown) for a name it lacks.
[[nodiscard]] Zone loadZone(const std::string& name);
/// That of the map's working hours; absent: the map has none, or this system does not know the zone.
[[nodiscard]] std::optional<Zone> hoursZone(const StageMap& map);

} // namespace weir::store
