// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <cstdint>
#include <filesystem>
#include <future>
#include <string>

namespace weir::import {

/// By which a change of a file shows.
struct Stamp {
    std::uintmax_t size = 0;
    std::filesystem::file_time_type written;
    friend bool operator==(const Stamp&, const Stamp&) = default;
};

/// The source's hash, taken on another thread while it is read.
class Hashing {
public:
    explicit Hashing(const std::filesystem::path& source);
    ~Hashing();
    Hashing(const Hashing&) = delete;
    Hashing& operator=(const Hashing&) = delete;
    /// Empty if the file changed meanwhile: then nobody knows which of its states was read and which was hashed.
    std::string get();

private:
    const std::filesystem::path m_source;
    const Stamp m_before;
    StopFlag m_stop;
    std::future<std::string> m_result; // its destructor waits
};

} // namespace weir::import
