// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

/// How a member of an archive is named as a source of its own: "export.zip › board.csv". The name behind the mark never reaches the system.
namespace weir::readers {

struct MemberPath {
    std::filesystem::path archive;
    std::string member;
};

/// Absent: the source is no member, or its archive is not there.
[[nodiscard]] std::optional<MemberPath> memberPathOf(const std::filesystem::path& source);

[[nodiscard]] std::filesystem::path memberPath(const std::filesystem::path& archive, std::string_view member);

/// What lies on the disk: of a member its archive, else the source.
[[nodiscard]] std::filesystem::path storedFileOf(const std::filesystem::path& source);

} // namespace weir::readers
