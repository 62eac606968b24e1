// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/option_checks.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "app/cli/unknown_names.h"
#include "app/cli/whole_file.h"
#include "app/cli/workspace_options.h"
#include "core/base/json_writer.h"
#include "core/base/words.h"
#include "core/store/link_edits_json.h"

#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace weir::app {

namespace {

/// Written link by link: there may be as many as commits.
void writeJson(const std::vector<Link>& links, const LinkEdits& edits)
{
    JsonWriter out;
    out.beginObject().key("links").beginArray();
    constexpr std::size_t most = 65536;
    for (const Link& link : links) {
        out.beginObject()
            .field("from_kind", link.fromKind)
            .field("from_key", link.fromKey)
            .field("to_kind", link.toKind)
            .field("to_key", link.toKey)
            .field("how", link.how)
            .endObject();
        if (out.size() > most)
            std::cout << out.drain();
    }
    out.endArray().key("decided");
    store::writeLinkEdits(out, edits);
    std::cout << out.endObject().take();
}

void printText(const std::vector<Link>& links, const LinkEdits& edits)
{
    std::cout << counted(static_cast<std::int64_t>(links.size()), "link", "links") << (links.empty() ? "\n" : ":\n");
    for (const Link& link : links)
        std::cout << "  " << plain(link.fromKey) << " - " << plain(link.toKind) << ' ' << plain(link.toKey) << "  (" << plain(link.how)
                  << ")\n";
    if (edits.removed.empty())
        return;
    std::cout << "\nTaken out:\n";
    for (const LinkEnds& ends : edits.removed)
        std::cout << "  " << plain(ends.fromKey) << " - " << plain(ends.toKind) << ' ' << plain(ends.toKey) << '\n';
}

/// Ends of decisions that no source tells of, each once.
std::vector<std::string> unknownEnds(const LinkEdits& edits, const Dataset& data)
{
    std::set<std::pair<std::string, std::string>> wanted;
    for (const auto* ends : {&edits.added, &edits.removed}) {
        for (const LinkEnds& each : *ends) {
            wanted.emplace(each.fromKind, each.fromKey);
            wanted.emplace(each.toKind, each.toKey);
        }
    }
    const auto drop = [&wanted](const StringColumn& keys, const auto& kindOf) {
        for (std::size_t row = 0; row < keys.size() && !wanted.empty(); ++row)
            wanted.erase({std::string(kindOf(row)), std::string(keys[row])});
    };
    drop(data.items.key, [&data](std::size_t row) { return data.name(data.items.kind[row]); });
    drop(data.changes.key, [](std::size_t) { return std::string_view("change"); });
    drop(data.commits.sha, [](std::size_t) { return std::string_view("commit"); });
    std::vector<std::string> names;
    for (const auto& [kind, key] : wanted)
        names.push_back(kind + " " + key);
    return names;
}

void showOrSet(const WorkspaceOptions& options, const std::string& file)
{
    TerminalProgress progress;
    std::optional<LinkEdits> edits;
    if (!file.empty())
        edits = store::parseLinkEdits(readWhole(file, "The decisions about links"), file);
    auto workspace = store::Workspace::open(options.workspace, edits ? store::OpenMode::ReadWrite : store::OpenMode::ReadOnly, progress);
    if (edits)
        workspace.changeLinks([&](LinkEdits& inForce) { inForce = *edits; }, "Set links from a file", progress);
    const DatasetPtr data = workspace.load(progress);
    const LinkEdits inForce = workspace.linkEdits();
    clearProgress();
    if (edits)
        warnOfUnknown(unknownEnds(*edits, *data));
    if (options.json)
        writeJson(data->links, inForce);
    else
        printText(data->links, inForce);
}

} // namespace

void addLinksCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("links", "What belongs to what, and how it was found");
    const auto options = std::make_shared<WorkspaceOptions>();
    const auto file = std::make_shared<std::string>();
    options->addTo(*command);
    command->add_option("--set", *file, "JSON file with links to add and to take out; undone in the window")
        ->type_name("FILE")
        ->check(notEmpty());
    explain(*command, "team.weir\nteam.weir --json > links.json\nteam.weir --set links.json", {},
        "Of the file, \"decided\" is taken: the links that are \"added\" to those that were found, and those that are \"removed\" from "
        "them, each with from_kind, from_key, to_kind and to_key.");
    command->callback([options, file, &status] {
        showOrSet(*options, *file);
        status = Done;
    });
}

} // namespace weir::app
