// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/record_list.h"
#include "tests/fuzz/fuzz_source.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace weir::readers;
    for (const ListFormat* format : {&azureJsonFormat(), &jenkinsJsonFormat(), &pagerdutyJsonFormat(), &opsgenieJsonFormat()})
        weir::fuzz::readBytes(RecordListReader(*format), data, size, weir::fuzz::CheckingSink::Records::Histories);
    return 0;
}
