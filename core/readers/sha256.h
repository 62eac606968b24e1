// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace weir::readers {

/// SHA-256 (FIPS 180-4) of bytes that come in pieces.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void update(std::string_view bytes);
    /// Lower-case hexadecimal digest of everything so far; starts anew.
    [[nodiscard]] std::string hex();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Digest of a file's bytes as they are (compressed ones stay so). Runs beside a reader on another thread.
/// Throws Error as Input does, and Cancelled.
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path& file, const Progress& progress);

} // namespace weir::readers
