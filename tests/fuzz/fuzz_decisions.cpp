// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/readers/mapping.h"
#include "core/store/chart_marks_json.h"
#include "core/store/report_recipe_json.h"
#include "core/store/stage_map_json.h"
#include "tests/fuzz/fuzz_source.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using namespace weir;

/// What could be read is written so that it reads the same.
template <typename Parse, typename Write>
void goesRound(const std::string& text, Parse parse, Write write)
{
    std::string once;
    try {
        once = write(parse(text));
    } catch (const Error& error) {
        fuzz::checkSentence(error);
        return;
    }
    fuzz::check(readers::isUtf8(once));
    fuzz::check(write(parse(once)) == once);
}

} // namespace

/// What Weir writes for the user or into the workspace and reads back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    goesRound(
        text, [](const std::string& json) { return readers::parseMapping(json, "The mapping"); }, readers::mappingJson);
    goesRound(
        text,
        [](const std::string& json) {
            std::vector<std::string> unread;
            return store::parseStageMap(json, "The map", &unread);
        },
        store::stageMapJson);
    goesRound(text, store::parseChartMarks, store::chartMarksJson);
    const auto parseRecipe = [](const std::string& json) { return store::parseRecipe(json, "The recipe"); };
    goesRound(text, parseRecipe, store::recipeJson);
    goesRound(store::recipeWithin(text), parseRecipe, store::recipeJson);
    return 0;
}
