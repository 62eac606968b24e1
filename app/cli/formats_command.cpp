// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "core/base/json_writer.h"
#include "core/readers/reader.h"

#include <iostream>
#include <memory>

namespace weir::app {

namespace {

void printFormats(bool json)
{
    JsonWriter out;
    out.beginObject().key("formats").beginArray();
    for (const readers::Reader* reader : readers::allReaders()) {
        const readers::FormatInfo& info = reader->info();
        out.beginObject().field("id", info.id).field("title", info.title).key("yields").beginArray();
        std::string yields;
        for (const std::string_view what : info.yields) {
            out.value(what);
            yields.append(yields.empty() ? "" : ", ").append(what);
        }
        out.endArray().endObject();
        if (!json)
            std::cout << info.id << std::string(info.id.size() < 16 ? 16 - info.id.size() : 1, ' ') << info.title << " → " << yields
                      << '\n';
    }
    out.endArray().endObject();
    if (json)
        std::cout << out.take();
}

} // namespace

void addFormatsCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("formats", "List what can be imported");
    const auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "Print one JSON object");
    explain(*command, "\n--json");
    command->callback([json, &status] {
        printFormats(*json);
        status = Done;
    });
}

} // namespace weir::app
