// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weir::test {

/// A file in a ZIP archive, with what real and hostile archives do to it.
struct ZipMember {
    std::string name;
    std::string content;
    bool stored = false; ///< not compressed
    bool streamed = false; ///< its sizes stand behind it and in the list only
    bool wide = false; ///< its sizes and its place stand in the field of ZIP64
    unsigned flags = 0;
    unsigned mode = 0; ///< of Unix
    std::string extra = {}; ///< further fields of the list
    std::optional<unsigned> method = std::nullopt;
    std::optional<std::uint32_t> checksum = std::nullopt; ///< instead of the true one
    std::optional<std::uint64_t> size = std::nullopt;
    std::optional<std::uint64_t> begin = std::nullopt;
};

struct ZipEnd {
    std::string comment = {};
    bool wide = false; ///< with the records of ZIP64
    std::optional<std::uint64_t> members = std::nullopt; ///< instead of the true number
};

[[nodiscard]] std::string zip(const std::vector<ZipMember>& members, const ZipEnd& end = {});
/// A field of a ZIP archive's list.
[[nodiscard]] std::string zipField(unsigned number, std::string_view bytes);
/// CRC-32.
[[nodiscard]] std::uint32_t checksumOf(std::string_view bytes);
/// `size` bytes, the lowest first.
[[nodiscard]] std::string littleEndian(std::uint64_t value, int size);

enum class TarKind { Ustar, Gnu, V7 };
/// A member with its header and padding.
[[nodiscard]] std::string tarMember(const std::string& name, std::string_view content, char type = '0', TarKind kind = TarKind::Ustar,
    const std::string& prefix = {}, std::optional<std::string> size = std::nullopt);
/// The header of pax with these lines ("path=…").
[[nodiscard]] std::string paxHeader(const std::vector<std::string>& lines);
[[nodiscard]] std::string tarEnd();

/// A gzip member.
[[nodiscard]] std::string gzipped(std::string_view bytes);
/// Text that hardly compresses, the same every time.
[[nodiscard]] std::string noise(std::size_t size, std::uint64_t seed = 1);

} // namespace weir::test
