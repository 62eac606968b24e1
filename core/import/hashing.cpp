// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hashing.h"

#include "core/import/source_identity.h"
#include "core/readers/member_path.h"

#include <system_error>

namespace weir::import {

namespace {

Stamp stampOf(const std::filesystem::path& source)
{
    const std::filesystem::path file = readers::storedFileOf(source);
    std::error_code ignored;
    Stamp stamp;
    if (std::filesystem::is_regular_file(file, ignored))
        stamp = {std::filesystem::file_size(file, ignored), std::filesystem::last_write_time(file, ignored)};
    return stamp;
}

} // namespace

Hashing::Hashing(const std::filesystem::path& source)
    : m_source(source)
    , m_before(stampOf(source))
    , m_result(std::async(std::launch::async, [this, source] { return fingerprint(source, m_stop); }))
{
}

Hashing::~Hashing()
{
    m_stop.stop();
}

std::string Hashing::get()
{
    const std::string hash = m_result.get();
    return stampOf(m_source) == m_before ? hash : std::string();
}

} // namespace weir::import
