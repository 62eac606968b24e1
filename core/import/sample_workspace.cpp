// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/sample_workspace.h"

#include "core/git/repository_writer.h"
#include "core/import/importer.h"
#include "core/sample/sample_exports.h"
#include "core/store/file_access.h"
#include "core/store/workspace.h"

#include <fstream>
#include <string>

namespace weir::import {

namespace {

namespace fs = std::filesystem;

void writeFile(const fs::path& path, const std::string& content)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << content;
    file.close();
    if (!file)
        throw Error(
            ErrorCode::Unwritable, "The sample could not be written to '" + path.string() + "'; check the folder and the space on it.");
}

void writeRepository(const fs::path& folder, const sample::SampleStream& stream, Progress& progress)
{
    std::vector<git::NewCommit> commits;
    commits.reserve(stream.commits.size());
    for (const auto& commit : stream.commits) {
        git::NewCommit made {
            commit.parents, commit.author, commit.author + "@example.org", commit.authored, commit.committed, commit.message, {}};
        for (const auto& file : commit.files)
            made.files.push_back({file.path, file.content});
        commits.push_back(std::move(made));
    }
    std::vector<git::NewTag> tags;
    for (const auto& tag : stream.tags)
        tags.push_back({tag.name, tag.commit, tag.at});
    git::writeBareRepository(folder, commits, tags, progress);
}

constexpr const char* issuesName = "checkout.json";
constexpr const char* eventsName = "platform-requests.csv";
constexpr const char* repositoryName = "checkout.git";
constexpr const char* draftName = "workspace.new";
constexpr const char* markName = ".weir-sample"; ///< says that the others in the folder are ours

/// The folder of the sample's exports: a new one, or one that an earlier sample was written into. Takes back what was made
/// in it, and nothing else, unless it was kept.
class Exports {
public:
    explicit Exports(fs::path folder)
        : m_folder(std::move(folder))
    {
        std::error_code failure;
        m_made = fs::create_directories(m_folder, failure);
        if (failure)
            throw Error(ErrorCode::Unwritable, "The folder '" + m_folder.string() + "' cannot be made; choose another place.");
        if (!m_made && !fs::is_empty(m_folder, failure) && !fs::exists(m_folder / markName, failure))
            throw Error(ErrorCode::Unwritable,
                "The folder '" + m_folder.string()
                    + "' is there already, and the sample's exports would go into it; move it away or choose another name.");
        clear();
        writeFile(m_folder / markName, "Exports of the sample that Weir makes; they are written anew with the next one.\n");
    }
    Exports(const Exports&) = delete;
    Exports& operator=(const Exports&) = delete;
    ~Exports()
    {
        if (m_kept)
            return;
        clear();
        std::error_code ignored;
        fs::remove(m_folder / markName, ignored);
        if (m_made)
            fs::remove(m_folder, ignored);
    }
    [[nodiscard]] const fs::path& folder() const { return m_folder; }
    void keep() { m_kept = true; }

private:
    void clear() const
    {
        std::error_code ignored;
        for (const char* name : {issuesName, eventsName, repositoryName, draftName})
            fs::remove_all(m_folder / name, ignored);
    }

    fs::path m_folder;
    bool m_made = false;
    bool m_kept = false;
};

} // namespace

sample::SampleTruth makeSampleWorkspace(const fs::path& file, const sample::SampleOptions& options, Progress& progress)
{
    if (fs::exists(file))
        throw Error(ErrorCode::Unwritable, "'" + file.string() + "' is there already; choose another name.");
    // Absolute, so that the sources are found wherever the workspace is opened from.
    Exports exports(fs::absolute(file).replace_filename(file.stem().string() + "-exports"));
    const fs::path& folder = exports.folder();

    progress.stage("Simulating a year");
    const sample::SampleStream stream = sample::makeSample(options, progress);
    writeFile(folder / issuesName, sample::sampleJiraJson(stream));
    writeFile(folder / eventsName, sample::sampleEventsCsv(stream));
    writeRepository(folder / repositoryName, stream, progress);
    {
        auto workspace = store::Workspace::create(folder / draftName, stream.zone.name());
        for (const char* name : {issuesName, eventsName, repositoryName}) {
            ImportRequest request;
            request.source = folder / name;
            request.options.zone = stream.zone.name();
            (void)importSource(workspace, request, progress);
        }
        workspace.setStageMap(stream.stages, "The sample's stages");
    }
    if (!store::publish(folder / draftName, file))
        throw Error(ErrorCode::Unwritable, "'" + file.string() + "' is there already; choose another name.");
    exports.keep();
    return stream.truth;
}

} // namespace weir::import
