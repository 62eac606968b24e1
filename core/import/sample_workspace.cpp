// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/sample_workspace.h"

#include "core/git/repository_writer.h"
#include "core/import/importer.h"
#include "core/sample/sample_exports.h"
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

/// Takes back what was made unless it was kept.
class Leftovers {
public:
    explicit Leftovers(fs::path exports)
        : m_exports(std::move(exports))
    {
    }
    Leftovers(const Leftovers&) = delete;
    Leftovers& operator=(const Leftovers&) = delete;
    ~Leftovers()
    {
        std::error_code ignored;
        if (!m_kept)
            fs::remove_all(m_exports, ignored);
    }
    void keep() { m_kept = true; }

private:
    fs::path m_exports;
    bool m_kept = false;
};

} // namespace

sample::SampleTruth makeSampleWorkspace(const fs::path& file, const sample::SampleOptions& options, Progress& progress)
{
    if (fs::exists(file))
        throw Error(ErrorCode::Unwritable, "'" + file.string() + "' is there already; choose another name.");
    // Absolute, so that the sources are found wherever the workspace is opened from.
    const fs::path folder = fs::absolute(file).replace_filename(file.stem().string() + "-exports");
    std::error_code ignored;
    fs::remove_all(folder, ignored);
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure)
        throw Error(ErrorCode::Unwritable, "The folder '" + folder.string() + "' cannot be made; choose another place.");
    Leftovers leftovers(folder);

    progress.stage("Simulating a year");
    const sample::SampleStream stream = sample::makeSample(options, progress);
    writeFile(folder / "checkout.json", sample::sampleJiraJson(stream));
    writeFile(folder / "platform-requests.csv", sample::sampleEventsCsv(stream));
    writeRepository(folder / "checkout.git", stream, progress);

    auto workspace = store::Workspace::create(file, stream.zone.name());
    try {
        for (const char* name : {"checkout.json", "platform-requests.csv", "checkout.git"}) {
            ImportRequest request;
            request.source = folder / name;
            request.options.zone = stream.zone.name();
            (void)importSource(workspace, request, progress);
        }
        workspace.setStageMap(stream.stages, "The sample's stages");
    } catch (...) {
        workspace.discard();
        throw;
    }
    leftovers.keep();
    return stream.truth;
}

} // namespace weir::import
