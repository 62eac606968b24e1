// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/wrong_usage.h"

#include "core/base/nearest.h"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace weir::app {

namespace {

std::vector<std::string> optionsOf(const CLI::App& command)
{
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options())
        for (const std::string& name : option->get_lnames())
            names.push_back("--" + name);
    return names;
}

/// What the library says begins with the option's name and a colon; the rest of the sentence is ours (option_checks.h).
std::string withoutColon(std::string text)
{
    if (const std::size_t colon = text.find(": "); colon != std::string::npos)
        text.erase(colon, 1);
    return text;
}

std::string sentenceOf(const CLI::ParseError& wrong)
{
    const std::string text = wrong.what();
    const std::string option = text.substr(0, text.find(':'));
    if (dynamic_cast<const CLI::ValidationError*>(&wrong) != nullptr)
        return withoutColon(text);
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&wrong) != nullptr)
        return option + (text.find("missing") == std::string::npos ? " is given more than once" : " needs a value");
    if (dynamic_cast<const CLI::ExcludesError*>(&wrong) != nullptr)
        return text.substr(0, text.find(' ')) + " and " + text.substr(text.rfind(' ') + 1) + " cannot both be given";
    if (dynamic_cast<const CLI::RequiredError*>(&wrong) != nullptr)
        return text.substr(0, text.find(' ')) + " is missing";
    return text;
}

} // namespace

bool isPlace(std::string_view word)
{
    return word.find_first_of("./\\") != std::string_view::npos || std::filesystem::exists(word);
}

std::string noSubcommand(const CLI::App& app, const std::string& name)
{
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands(nullptr))
        names.push_back(command->get_name());
    return "there is no subcommand '" + name + "'; " + didYouMean(name, names, "'weir --help' lists those that there are.");
}

std::string wrongUsageSentence(const CLI::App& app, const CLI::ParseError& wrong, int argc, char** argv)
{
    const std::vector<CLI::App*> parsed = app.get_subcommands();
    const CLI::App& command = parsed.empty() ? app : *parsed.front();
    const std::string name = parsed.empty() ? "weir" : "weir " + command.get_name();
    const std::string first = argc > 1 ? argv[1] : "";
    if (!first.empty() && first.front() != '-' && (parsed.empty() || command.get_name() != first)) {
        if (!parsed.empty() && isPlace(first))
            return "the subcommand comes first, as in '" + name + " " + first + "'; '" + name + " --help' says how it is used.";
        return noSubcommand(app, first);
    }
    // A misspelled option first: it is why something else is missing.
    const std::vector<std::string> extras = app.remaining(true);
    const auto option = std::ranges::find_if(extras, [](const std::string& extra) { return extra.size() > 1 && extra.front() == '-'; });
    if (option != extras.end()) {
        const std::string word = option->substr(0, option->find('='));
        return "'" + name + "' has no option '" + word + "'; "
            + didYouMean(word, optionsOf(command), "'" + name + " --help' lists those that there are.");
    }
    if (!extras.empty())
        return "'" + name + "' takes nothing more behind its arguments, but there is '" + extras.front() + "'; leave it out, or quote what "
            + "has blanks in it.";
    return "'" + name + "': " + sentenceOf(wrong) + "; '" + name + " --help' says how it is used.";
}

} // namespace weir::app
