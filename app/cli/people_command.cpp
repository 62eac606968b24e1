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
#include "core/store/people_json.h"

#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace weir::app {

namespace {

const char* nameOf(PersonSuggestion::Sure sure)
{
    switch (sure) {
    case PersonSuggestion::Sure::VeryLikely:
        return "very likely";
    case PersonSuggestion::Sure::Likely:
        return "likely";
    case PersonSuggestion::Sure::Perhaps:
        break;
    }
    return "perhaps";
}

std::vector<std::string> rolesOf(const PersonInUse& person)
{
    std::vector<std::string> roles;
    for (const auto& [role, name] : {std::pair(PersonRole::Assigned, "assigned"), std::pair(PersonRole::Moves, "moves"),
             std::pair(PersonRole::Commits, "commits"), std::pair(PersonRole::Changes, "changes")})
        if (person.has(role))
            roles.emplace_back(name);
    return roles;
}

void writeTexts(JsonWriter& out, const char* key, const std::vector<std::string>& texts)
{
    out.key(key).beginArray();
    for (const std::string& text : texts)
        out.value(text);
    out.endArray();
}

std::optional<std::string> orNull(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

std::string json(const PeopleReport& report)
{
    JsonWriter out;
    out.beginObject().key("people").beginArray();
    for (const PersonInUse& inUse : report.people) {
        const Person& person = inUse.person;
        out.beginObject().field("name", person.name).key("names").beginArray();
        for (const Person::Name& name : person.names)
            out.beginObject().field("name", name.text).field("how", orNull(name.how)).endObject();
        out.endArray();
        writeTexts(out, "emails", person.emails);
        out.field("bot", person.bot).field("bot_how", orNull(person.botHow));
        writeTexts(out, "roles", rolesOf(inUse));
        writeTexts(out, "sources", inUse.sources);
        out.endObject();
    }
    out.endArray().key("suggestions").beginArray();
    for (const PersonSuggestion& suggestion : report.suggestions)
        out.beginObject()
            .field("first", suggestion.first)
            .field("second", suggestion.second)
            .field("how", suggestion.how)
            .field("sure", nameOf(suggestion.sure))
            .endObject();
    out.endArray().key("decided");
    store::writePeopleDecisions(out, report.decisions);
    return out.endObject().take();
}

void printPeople(const std::vector<PersonInUse>& people)
{
    std::cout << counted(static_cast<std::int64_t>(people.size()), "name", "names") << (people.empty() ? "\n" : ":\n");
    for (const PersonInUse& inUse : people) {
        const Person& person = inUse.person;
        std::cout << "  " << plain(person.name) << (person.bot ? "  (program: " + person.botHow + ")" : "") << '\n';
        for (const Person::Name& name : person.names)
            if (name.text != person.name)
                std::cout << "      also " << plain(name.text) << "  (" << plain(name.how) << ")\n";
    }
}

void printText(const PeopleReport& report)
{
    printPeople(report.people);
    if (report.suggestions.empty())
        return;
    std::cout << "\nPerhaps one person (decide with --set, or in the window under Sources):\n";
    for (const PersonSuggestion& suggestion : report.suggestions)
        std::cout << "  " << plain(suggestion.first) << " = " << plain(suggestion.second) << "  " << nameOf(suggestion.sure) << ": "
                  << suggestion.how << '\n';
}

/// Names in decisions that no source uses, each once.
std::vector<std::string> unknownNames(const PeopleDecisions& decisions, const std::vector<PersonInUse>& people)
{
    std::set<std::string> wanted(decisions.bots.begin(), decisions.bots.end());
    wanted.insert(decisions.notBots.begin(), decisions.notBots.end());
    for (const PeopleDecisions::Same& same : decisions.same) {
        wanted.insert(same.name);
        wanted.insert(same.also.begin(), same.also.end());
    }
    for (const auto& [one, other] : decisions.different)
        wanted.insert({one, other});
    for (const PersonInUse& inUse : people) {
        wanted.erase(inUse.person.name);
        for (const Person::Name& name : inUse.person.names)
            wanted.erase(name.text);
        for (const std::string& email : inUse.person.emails)
            wanted.erase(email);
    }
    return {wanted.begin(), wanted.end()};
}

void showOrSet(const WorkspaceOptions& options, const std::string& file)
{
    TerminalProgress progress;
    std::optional<PeopleDecisions> decisions;
    if (!file.empty())
        decisions = store::parsePeopleDecisions(readWhole(file, "The decisions about people"), file);
    auto workspace =
        store::Workspace::open(options.workspace, decisions ? store::OpenMode::ReadWrite : store::OpenMode::ReadOnly, progress);
    if (decisions)
        workspace.changePeople([&](PeopleDecisions& inForce) { inForce = *decisions; }, "Set people from a file", progress);
    const PeopleReport report = workspace.people(progress);
    clearProgress();
    if (decisions)
        warnOfUnknown(unknownNames(*decisions, report.people));
    if (options.json)
        std::cout << json(report);
    else
        printText(report);
}

} // namespace

void addPeopleCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("people", "Who is who: names of one person, suggestions, programs");
    const auto options = std::make_shared<WorkspaceOptions>();
    const auto file = std::make_shared<std::string>();
    options->addTo(*command);
    command->add_option("--set", *file, "JSON file with the decisions to make; undone in the window")->type_name("FILE")->check(notEmpty());
    explain(*command, "team.weir\nteam.weir --json > people.json\nteam.weir --set people.json", {},
        "Names with one e-mail address are one person by themselves; everything else is a suggestion. Of the file, \"decided\" is taken: "
        "\"same\" (a name and those that are it \"also\"), \"different\" (pairs), \"bots\" and \"not_bots\".");
    command->callback([options, file, &status] {
        showOrSet(*options, *file);
        status = Done;
    });
}

} // namespace weir::app
