// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/whole_file.h"

#include "core/base/error.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace weir::app {

std::string readWhole(const std::string& path, const std::string& what)
{
    constexpr std::size_t mostBytes = std::size_t {16} << 20;
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        throw Error(ErrorCode::NotThis, what + " '" + path + "' is a folder; name the file in it.");
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw Error(ErrorCode::NotFound, what + " '" + path + "' cannot be read; check its name and its permissions.");
    std::string text;
    std::array<char, 65536> piece {};
    while (file.read(piece.data(), piece.size()) || file.gcount() > 0) {
        text.append(piece.data(), static_cast<std::size_t>(file.gcount()));
        if (text.size() > mostBytes)
            throw Error(ErrorCode::Limit, what + " '" + path + "' is longer than 16 MiB, which none is; check which file is meant.");
    }
    return text;
}

} // namespace weir::app
