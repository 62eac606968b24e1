// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/archive_bytes.h"

#include <array>
#include <cstdio>
#include <zlib.h>

namespace weir::test {

namespace {

std::string deflated(std::string_view bytes, int windowBits)
{
    z_stream stream {};
    deflateInit2(&stream, 9, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    std::string in(bytes);
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(out.size() - stream.avail_out);
    deflateEnd(&stream);
    return out;
}

constexpr std::uint64_t elsewhere = 0xFFFFFFFF;

struct Written {
    std::string bytes; ///< as they are stored
    std::uint64_t begin = 0;
    std::uint32_t checksum = 0;
};

/// What stands alike before the member and in the list: from the flags to the size.
std::string common(const ZipMember& member, const Written& written, bool list)
{
    const unsigned flags = member.flags | (member.streamed ? 8U : 0U);
    const bool later = member.streamed && !list;
    const std::uint64_t size = member.size.value_or(member.content.size());
    const auto shown = [&](std::uint64_t value) { return later ? 0 : member.wide ? elsewhere : value; };
    return littleEndian(flags, 2) + littleEndian(member.method.value_or(member.stored ? 0 : 8), 2) + littleEndian(0, 4)
        + littleEndian(later ? 0 : member.checksum.value_or(written.checksum), 4) + littleEndian(shown(written.bytes.size()), 4)
        + littleEndian(shown(size), 4) + littleEndian(member.name.size(), 2);
}

std::string lineOf(const ZipMember& member, const Written& written)
{
    const std::uint64_t begin = member.begin.value_or(written.begin);
    std::string extra = member.extra;
    if (member.wide)
        extra += zipField(1,
            littleEndian(member.size.value_or(member.content.size()), 8) + littleEndian(written.bytes.size(), 8) + littleEndian(begin, 8));
    constexpr unsigned byUnix = 3 << 8 | 63;
    return std::string("PK\x01\x02") + littleEndian(member.mode != 0 ? byUnix : 20, 2) + littleEndian(20, 2) + common(member, written, true)
        + littleEndian(extra.size(), 2) + littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(0, 2)
        + littleEndian(std::uint64_t {member.mode} << 16, 4) + littleEndian(member.wide ? elsewhere : begin, 4) + member.name + extra;
}

} // namespace

std::uint32_t checksumOf(std::string_view bytes)
{
    return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::string littleEndian(std::uint64_t value, int size)
{
    std::string bytes;
    for (int i = 0; i < size; ++i)
        bytes += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
    return bytes;
}

std::string zipField(unsigned number, std::string_view bytes)
{
    return littleEndian(number, 2) + littleEndian(bytes.size(), 2) + std::string(bytes);
}

std::string zip(const std::vector<ZipMember>& members, const ZipEnd& end)
{
    std::string archive;
    std::string list;
    for (const ZipMember& member : members) {
        Written written;
        written.bytes = member.stored ? member.content : deflated(member.content, -15);
        written.begin = archive.size();
        written.checksum = checksumOf(member.content);
        archive += std::string("PK\x03\x04") + littleEndian(20, 2) + common(member, written, false) + littleEndian(0, 2) + member.name
            + written.bytes;
        if (member.streamed)
            archive += std::string("PK\x07\x08") + littleEndian(written.checksum, 4) + littleEndian(written.bytes.size(), 4)
                + littleEndian(member.content.size(), 4);
        list += lineOf(member, written);
    }
    const std::uint64_t begin = archive.size();
    const std::uint64_t count = end.members.value_or(members.size());
    archive += list;
    if (end.wide) {
        const std::uint64_t place = archive.size();
        archive += std::string("PK\x06\x06") + littleEndian(44, 8) + littleEndian(45, 2) + littleEndian(45, 2) + littleEndian(0, 4)
            + littleEndian(0, 4) + littleEndian(count, 8) + littleEndian(count, 8) + littleEndian(list.size(), 8) + littleEndian(begin, 8);
        archive += std::string("PK\x06\x07") + littleEndian(0, 4) + littleEndian(place, 8) + littleEndian(1, 4);
    }
    const std::uint64_t shown = end.wide ? 0xFFFF : count;
    return archive + std::string("PK\x05\x06") + littleEndian(0, 4) + littleEndian(shown, 2) + littleEndian(shown, 2)
        + littleEndian(end.wide ? elsewhere : list.size(), 4) + littleEndian(end.wide ? elsewhere : begin, 4)
        + littleEndian(end.comment.size(), 2) + end.comment;
}

std::string tarMember(
    const std::string& name, std::string_view content, char type, TarKind kind, const std::string& prefix, std::optional<std::string> size)
{
    constexpr std::size_t block = 512;
    std::string header(block, '\0');
    const auto put = [&header](std::size_t at, std::string_view text) { header.replace(at, text.size(), text); };
    const auto octal = [](std::uint64_t value, int digits) {
        std::array<char, 24> text {};
        std::snprintf(text.data(), text.size(), "%0*llo", digits, static_cast<unsigned long long>(value));
        return std::string(text.data());
    };
    put(0, name.substr(0, 100));
    put(100, "0000644");
    put(124, size.value_or(octal(content.size(), 11)));
    put(136, "00000000000");
    header[156] = type;
    if (kind == TarKind::Ustar)
        put(257, std::string_view("ustar\00000", 8));
    if (kind == TarKind::Gnu)
        put(257, std::string_view("ustar  \0", 8));
    put(345, prefix);
    put(148, "        ");
    std::uint64_t sum = 0;
    for (const char c : header)
        sum += static_cast<unsigned char>(c);
    put(148, octal(sum, 6) + '\0');
    header += content;
    header.resize((header.size() + block - 1) / block * block, '\0');
    return header;
}

std::string paxHeader(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines) {
        std::size_t length = line.size() + 3; // with a digit, the blank and the line's end
        while (std::to_string(length).size() + line.size() + 2 != length)
            ++length;
        text += std::to_string(length) + ' ' + line + '\n';
    }
    return tarMember("PaxHeaders/x", text, 'x');
}

std::string tarEnd()
{
    return std::string(1024, '\0');
}

std::string gzipped(std::string_view bytes)
{
    return deflated(bytes, 15 + 16);
}

std::string noise(std::size_t size, std::uint64_t seed)
{
    std::string text(size, '\0');
    for (char& c : text) {
        seed = seed * 6364136223846793005U + 1442695040888963407U;
        c = static_cast<char>('!' + (seed >> 33) % 90);
    }
    return text;
}

} // namespace weir::test
