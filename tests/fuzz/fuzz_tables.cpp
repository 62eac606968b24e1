// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/item_table_reader.h"
#include "tests/fuzz/fuzz_source.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace weir::readers;
    for (const ItemFormat* format :
        {&csvStagesFormat(), &jiraCsvFormat(), &linearCsvFormat(), &gitlabCsvFormat(), &azureCsvFormat(), &csvItemsFormat()})
        weir::fuzz::readBytes(ItemTableReader(*format), data, size, weir::fuzz::CheckingSink::Records::Histories);
    return 0;
}
