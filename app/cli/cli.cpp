// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/terminal_text.h"
#include "app/cli/wrong_usage.h"
#include "app/version.h"
#include "core/base/error.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <new>
#include <string_view>

namespace weir::app {

namespace {

void addCommands(CLI::App& app, int& status)
{
    addImportCommand(app, status);
    addRefreshCommand(app, status);
    addStreamCommand(app, status);
    addStagesCommand(app, status);
    addPeopleCommand(app, status);
    addLinksCommand(app, status);
    addItemsCommand(app, status);
    addMetricsCommand(app, status);
    addMapCommand(app, status);
    addChartCommand(app, status);
    addReportCommand(app, status);
    addWhatIfCommand(app, status);
    addExportCommand(app, status);
    addSampleCommand(app, status);
    addDoctorCommand(app, status);
    addFormatsCommand(app, status);
    addViewsCommand(app, status);
    addHelpCommand(app, status);
}

/// One line, whatever is in it: scripts read standard error line by line.
int fail(std::string_view sentence)
{
    std::cerr << "weir: " << plain(sentence) << '\n';
    return Failed;
}

/// What was printed must have got there, or a script takes half of it for the whole.
int finish(int status)
{
    std::cout.flush();
    if (std::cout)
        return status;
    return fail("the output could not be written; check the disk that it goes to, or the program that reads it.");
}

} // namespace

bool isCommandLine(int argc, char** argv)
{
    if (argc < 2)
        return false;
    const std::string_view first = argv[1];
    if (first == "--help" || first == "-h" || first == "--version")
        return true;
    int status = 0;
    CLI::App app;
    addCommands(app, status);
    const auto isSubcommand = [&app](std::string_view word) {
        return !app.get_subcommands([word](const CLI::App* command) { return command->get_name() == word; }).empty();
    };
    if (first.starts_with('-') || isSubcommand(first) || !isPlace(first))
        return true;
    // A place is opened in the window, unless a subcommand comes behind it: the two were exchanged.
    return std::any_of(argv + 2, argv + argc, [&](const char* word) { return isSubcommand(word) && !std::filesystem::exists(word); });
}

int runCommandLine(int argc, char** argv)
{
    int status = Done;
    CLI::App app {"Measures the value stream of a software team. Without a subcommand, or with a workspace, it opens the window.", "weir"};
    app.set_version_flag("--version", std::string("weir ") + version);
    app.require_subcommand(1);
    app.footer("'weir help SUBCOMMAND' explains one with examples. Figures are of all time unless --from and --to say otherwise; "
               "the window opens with the last twelve weeks. Times are UTC unless --zone or the source says otherwise.\n"
               "Exit status: 0 done, 1 could not do it, 2 wrong usage, 3 done, but some input was rejected or something is wrong.");
    addCommands(app, status);
    installInterruptHandler();
    try {
        app.parse(argc, argv);
        return finish(status);
    } catch (const CLI::CallForHelp&) {
        std::cout << (app.get_subcommands().empty() ? wholeHelpText(app) : helpText(*app.get_subcommands().front()));
        return finish(Done);
    } catch (const CLI::Success& success) { // --version
        return finish(app.exit(success));
    } catch (const CLI::ParseError& wrong) {
        fail(wrongUsageSentence(app, wrong, argc, argv));
        return WrongUsage;
    } catch (const Error& error) {
        fail(error.what());
        return error.code() == ErrorCode::Usage ? WrongUsage : Failed;
    } catch (const Cancelled&) { // no command lets this out once it has written something
        return fail("cancelled; nothing was changed.");
    } catch (const std::bad_alloc&) {
        return fail("there is not enough memory for this; close other programs and try again.");
    } catch (const std::exception& other) {
        return fail(std::string("this should not have happened: ") + other.what());
    }
}

} // namespace weir::app
