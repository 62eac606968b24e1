// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "app/cli/wrong_usage.h"
#include "core/base/error.h"

#include <iostream>
#include <memory>

namespace weir::app {

void addHelpCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("help", "Explain a subcommand");
    const auto name = std::make_shared<std::string>();
    command->add_option("SUBCOMMAND", *name, "What to explain; everything if it is left out")->type_name("");
    explain(*command, "import\nstages");
    command->callback([&app, name, &status] {
        const auto wanted = app.get_subcommands([&name](const CLI::App* each) { return each->get_name() == *name; });
        if (wanted.empty() && !name->empty())
            throw Error(ErrorCode::Usage, noSubcommand(app, *name));
        // The help of the whole would be that of the subcommand in hand.
        std::cout << (name->empty() ? wholeHelpText(app) : helpText(*wanted.front()));
        status = Done;
    });
}

} // namespace weir::app
