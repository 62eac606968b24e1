// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/mapping.h"
#include "tests/fuzz/fuzz_source.h"

#include <cstddef>
#include <cstdint>

namespace {

/// A mapping for any table: what a user says goes before what a reader sees.
weir::readers::Mapping userMapping(const weir::readers::Mapping& guessed)
{
    weir::readers::Mapping mapping = weir::readers::parseMapping(weir::readers::mappingJson(guessed), "The mapping");
    weir::fuzz::check(mapping == guessed);
    mapping.zone = "Europe/Berlin";
    mapping.dates = "dmy";
    return mapping;
}

} // namespace

/// Whatever recognises the bytes reads them, as it guesses and as a user says.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace weir;
    const std::filesystem::path file = fuzz::fileWith(data, size);
    try {
        const readers::Reader* reader = readers::detectReader(file);
        if (reader == nullptr)
            return 0;
        fuzz::readFile(*reader, file, fuzz::CheckingSink::Records::Histories);
        if (const auto guessed = reader->guessMapping(file, std::nullopt)) {
            readers::ReadOptions options;
            options.mapping = userMapping(*guessed);
            fuzz::readFile(*reader, file, fuzz::CheckingSink::Records::Histories, options);
        }
    } catch (const Error& error) {
        fuzz::checkSentence(error);
    }
    return 0;
}
