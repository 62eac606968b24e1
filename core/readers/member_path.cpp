// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/member_path.h"

#include "core/base/error.h"
#include "core/readers/archive.h"

#include <system_error>

namespace weir::readers {

namespace {

constexpr std::string_view mark = " \u203A ";

/// Also one that cannot be read, so that opening it says why.
bool mayBeArchive(const std::filesystem::path& file)
{
    std::error_code ignored;
    try {
        return std::filesystem::is_regular_file(file, ignored) && isArchive(file);
    } catch (const Error&) {
        return true;
    }
}

} // namespace

std::optional<MemberPath> memberPathOf(const std::filesystem::path& source)
{
    const std::string text = source.string();
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
        const std::filesystem::path archive = text.substr(0, at);
        if (mayBeArchive(archive))
            return MemberPath {archive, text.substr(at + mark.size())};
    }
    return std::nullopt;
}

std::filesystem::path memberPath(const std::filesystem::path& archive, std::string_view member)
{
    return archive.string() + std::string(mark) + std::string(member);
}

std::filesystem::path storedFileOf(const std::filesystem::path& source)
{
    const auto member = memberPathOf(source);
    return member ? member->archive : source;
}

} // namespace weir::readers
