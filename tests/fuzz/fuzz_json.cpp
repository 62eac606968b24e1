// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/jira_json_reader.h"
#include "tests/fuzz/fuzz_source.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    weir::fuzz::readBytes(weir::readers::JiraJsonReader(), data, size, weir::fuzz::CheckingSink::Records::Histories);
    return 0;
}
