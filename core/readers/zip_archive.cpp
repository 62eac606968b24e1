// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/zip_archive.h"

#include "core/base/error.h"
#include "core/readers/inflated.h"
#include "core/readers/limits.h"
#include "core/readers/member_name.h"
#include "core/readers/stored_file.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>
#include <zlib.h>

namespace weir::readers {

namespace {

constexpr std::string_view memberMark = "PK\x03\x04";
constexpr std::string_view entryMark = "PK\x01\x02";
constexpr std::string_view endMark = "PK\x05\x06";
constexpr std::string_view wideEndMark = "PK\x06\x06";
constexpr std::string_view widePointerMark = "PK\x06\x07";
constexpr std::string_view splitMark = "PK\x07\x08";

constexpr std::size_t memberHeaderBytes = 30;
constexpr std::size_t entryBytes = 46;
constexpr std::size_t endBytes = 22;
constexpr std::size_t widePointerBytes = 20;
constexpr std::size_t wideEndBytes = 56;
constexpr std::size_t longestComment = 65'535;

constexpr const char* badList = "the list of what it holds cannot be read";

/// Numbers are little-endian; what lies beyond the end is 0.
std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;)
        value = value << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    return value;
}

std::size_t small(std::string_view bytes, std::size_t at)
{
    return static_cast<std::size_t>(number(bytes, at, 2));
}

std::int64_t medium(std::string_view bytes, std::size_t at)
{
    return static_cast<std::int64_t>(number(bytes, at, 4));
}

/// Larger than any file: it fails wherever it is compared.
constexpr std::int64_t beyond = std::int64_t {1} << 62;

std::int64_t wide(std::string_view bytes, std::size_t at)
{
    return static_cast<std::int64_t>(std::min(number(bytes, at, 8), static_cast<std::uint64_t>(beyond)));
}

/// The extra field with this number; empty: there is none.
std::string_view extraField(std::string_view extra, std::size_t wanted)
{
    constexpr std::size_t headBytes = 4;
    while (extra.size() >= headBytes) {
        const std::size_t size = std::min(small(extra, 2), extra.size() - headBytes);
        if (small(extra, 0) == wanted)
            return extra.substr(headBytes, size);
        extra.remove_prefix(headBytes + size);
    }
    return {};
}

/// Bytes that have to be as many as the list says and to have the checksum that it gives.
class Checked final : public ByteSource {
public:
    Checked(std::unique_ptr<ByteSource> bytes, std::int64_t size, std::uint32_t checksum, std::string name)
        : m_bytes(std::move(bytes))
        , m_size(size)
        , m_checksum(checksum)
        , m_name(std::move(name))
    {
    }
    std::size_t read(std::span<char> into) override
    {
        const std::size_t got = m_bytes->read(into);
        m_read += static_cast<std::int64_t>(got);
        m_sum = crc32_z(m_sum, reinterpret_cast<const Bytef*>(into.data()), got);
        const bool ended = got < into.size() || m_read >= m_size;
        if (ended && (m_read != m_size || m_sum != m_checksum))
            throw Error(ErrorCode::Malformed,
                m_name + " is damaged: its " + (m_read == m_size ? "checksum is" : "size and checksum are")
                    + " not what the archive says; fetch the archive again.");
        return got;
    }
    void rewind() override
    {
        m_bytes->rewind();
        m_read = 0;
        m_sum = 0;
    }
    [[nodiscard]] std::int64_t consumed() const override { return m_bytes->consumed(); }
    [[nodiscard]] std::int64_t size() const override { return m_bytes->size(); }

private:
    std::unique_ptr<ByteSource> m_bytes;
    std::int64_t m_size;
    std::int64_t m_read = 0;
    uLong m_checksum;
    uLong m_sum = 0;
    std::string m_name;
};

} // namespace

/// One line of the list.
struct ZipArchive::Entry {
    Member member;
    std::string name;
    bool folder = false;
    std::size_t bytes = 0; ///< of the line
};

bool beginsAsZip(std::string_view head)
{
    return head.starts_with(memberMark) || head.starts_with(endMark)
        || (head.starts_with(splitMark) && head.substr(splitMark.size()).starts_with(memberMark));
}

ZipArchive::ZipArchive(const std::filesystem::path& path, const Progress& progress)
    : Archive(path)
{
    StoredFile file(path, m_name);
    const List place = findList(file);
    if (place.members > limits::archiveMembers)
        failTooMany();
    if (place.size > limits::archiveListBytes)
        throw Error(ErrorCode::Limit,
            m_name + " says more of the files in it than " + std::to_string(limits::archiveListBytes)
                + " bytes, which no export does; unpack it and import the folder.");
    std::string text(static_cast<std::size_t>(place.size), '\0');
    file.seek(place.begin);
    if (file.read(text) != text.size())
        failCut();
    readList(text, place, progress);
    checkTotal(file.size());
    finishList();
}

/// From the mark at the end of the file, behind which there may be a comment.
ZipArchive::List ZipArchive::findList(StoredFile& file) const
{
    std::string tail(static_cast<std::size_t>(std::min<std::int64_t>(file.size(), endBytes + longestComment + widePointerBytes)), '\0');
    const std::int64_t tailBegin = file.size() - static_cast<std::int64_t>(tail.size());
    file.seek(tailBegin);
    if (file.read(tail) != tail.size())
        failCut();
    std::size_t end = tail.rfind(endMark);
    while (end != std::string::npos && end > 0 && end + endBytes + small(tail, end + 20) > tail.size())
        end = tail.rfind(endMark, end - 1);
    if (end == std::string::npos || end + endBytes > tail.size())
        throw Error(ErrorCode::Malformed,
            m_name + " is cut: the list of what it holds, which stands at its end, is missing; fetch the file again.");
    if (small(tail, end + 4) != 0 && small(tail, end + 4) != 0xFFFF)
        throw Error(ErrorCode::NotThis, m_name + " is one part of an archive in several; join them and import the result.");
    List list {medium(tail, end + 16), medium(tail, end + 12), static_cast<std::int64_t>(small(tail, end + 10))};
    if (end >= widePointerBytes && std::string_view(tail).substr(end - widePointerBytes).starts_with(widePointerMark))
        list = wideList(file, tail, end);
    const std::int64_t listEnd = tailBegin + static_cast<std::int64_t>(end);
    if (list.begin > listEnd || list.size > listEnd - list.begin)
        failDamaged(badList);
    return list;
}

/// Of ZIP64, whose mark stands before the other.
ZipArchive::List ZipArchive::wideList(StoredFile& file, std::string_view tail, std::size_t end) const
{
    std::string record(wideEndBytes, '\0');
    const std::int64_t place = wide(tail, end - widePointerBytes + 8);
    if (place > file.size() - static_cast<std::int64_t>(wideEndBytes))
        failDamaged(badList);
    file.seek(place);
    if (file.read(record) != record.size() || !record.starts_with(wideEndMark))
        failDamaged(badList);
    return {wide(record, 48), wide(record, 40), wide(record, 32)};
}

namespace {

/// A name in UTF-8 beside one that is not holds if it is about that one.
std::string nameOf(std::string_view name, std::string_view extra, std::size_t flags)
{
    constexpr std::size_t unicodeHead = 5;
    constexpr std::size_t inUtf8 = 0x800;
    const std::string_view unicode = extraField(extra, 0x7075);
    const auto sum = static_cast<std::uint64_t>(crc32_z(0, reinterpret_cast<const Bytef*>(name.data()), name.size()));
    if (unicode.size() > unicodeHead && unicode[0] == 1 && number(unicode, 1, 4) == sum)
        return std::string(unicode.substr(unicodeHead));
    return (flags & inUtf8) != 0 ? std::string(name) : fromCodePage437(name);
}

/// What kind of file Unix calls it, where that made it; 0: nobody says.
std::size_t kindOf(std::string_view line)
{
    constexpr std::size_t kindBits = 0xF000;
    constexpr char unixSystem = 3;
    constexpr char macSystem = 19;
    return line[5] == unixSystem || line[5] == macSystem ? small(line, 40) & kindBits : 0;
}

constexpr std::size_t folderKind = 0x4000;

std::string problemOf(std::string_view line)
{
    constexpr std::size_t fileKind = 0x8000;
    constexpr std::size_t linkKind = 0xA000;
    constexpr std::size_t encrypted = 0x1 | 0x40 | 0x2000;
    const std::size_t kind = kindOf(line);
    const std::size_t method = small(line, 10);
    if (kind == linkKind)
        return "a link, which is not followed; put the file itself into the archive";
    if (kind != 0 && kind != fileKind && kind != folderKind)
        return "no plain file";
    if ((small(line, 8) & encrypted) != 0)
        return "encrypted; unpack it with its password and import what it holds";
    if (method != 0 && method != Z_DEFLATED)
        return "compressed in a way that is not read (method " + std::to_string(method) + "); make the archive again with \"deflate\"";
    return {};
}

} // namespace

ZipArchive::Entry ZipArchive::entryAt(std::string_view list, std::size_t at) const
{
    const std::string_view line = list.substr(at);
    if (line.size() < entryBytes || !line.starts_with(entryMark))
        failDamaged(badList);
    const std::size_t nameBytes = small(line, 28);
    const std::size_t extraBytes = small(line, 30);
    Entry entry;
    entry.bytes = entryBytes + nameBytes + extraBytes + small(line, 32);
    if (entry.bytes > line.size())
        failDamaged(badList);
    const std::string_view extra = line.substr(entryBytes + nameBytes, extraBytes);
    Member& member = entry.member;
    member.size = medium(line, 24);
    member.packedSize = medium(line, 20);
    member.begin = medium(line, 42);
    member.checksum = static_cast<std::uint32_t>(number(line, 16, 4));
    member.deflated = small(line, 10) == Z_DEFLATED;
    constexpr std::int64_t elsewhere = 0xFFFFFFFF; // in the field of ZIP64, in this order
    std::string_view wides = extraField(extra, 0x0001);
    for (std::int64_t* value : {&member.size, &member.packedSize, &member.begin})
        if (*value == elsewhere && wides.size() >= 8) {
            *value = wide(wides, 0);
            wides.remove_prefix(8);
        }
    entry.name = nameOf(line.substr(entryBytes, nameBytes), extra, small(line, 8));
    entry.folder = kindOf(line) == folderKind;
    member.problem = problemOf(line);
    if (member.problem.empty() && !member.deflated && member.size != member.packedSize)
        failDamaged("it gives two sizes for a file that is not compressed");
    return entry;
}

void ZipArchive::readList(std::string_view text, const List& place, const Progress& progress)
{
    struct Span {
        std::int64_t begin, end;
    };
    std::vector<Span> spans;
    std::vector<Entry> entries;
    for (std::size_t at = 0; at < text.size(); at += entries.back().bytes) {
        progress.checkpoint();
        if (static_cast<std::int64_t>(entries.size()) == place.members)
            failDamaged("the list of what it holds is longer than it says");
        Entry& entry = entries.emplace_back(entryAt(text, at));
        const Member& member = entry.member;
        constexpr auto head = static_cast<std::int64_t>(memberHeaderBytes);
        if (member.begin > place.begin - head || member.packedSize > place.begin - head - member.begin)
            failDamaged("a file in it lies beyond its end");
        spans.push_back({member.begin, member.begin + head + member.packedSize});
        m_unpacked = std::min(m_unpacked + member.size, beyond);
        if (entry.name == "[Content_Types].xml" || (entries.size() == 1 && entry.name == "mimetype"))
            setDocument();
    }
    if (static_cast<std::int64_t>(entries.size()) != place.members)
        failDamaged("the list of what it holds is shorter than it says");
    std::ranges::sort(spans, {}, &Span::begin);
    for (std::size_t i = 0; i + 1 < spans.size(); ++i)
        if (spans[i].end > spans[i + 1].begin)
            failDamaged("files in it overlap");
    for (Entry& entry : entries) {
        const auto next = std::ranges::upper_bound(spans, entry.member.begin, {}, &Span::begin);
        entry.member.end = next == spans.end() ? place.begin : next->begin;
        list(entry.name, std::move(entry.member), entry.folder);
    }
}

void ZipArchive::checkTotal(std::int64_t fileSize) const
{
    if (m_unpacked > limits::inflatedBytes || (m_unpacked > limits::inflateFree && m_unpacked / limits::inflateRatio > fileSize))
        throw Error(ErrorCode::Limit,
            m_name + " unpacks to " + std::to_string(m_unpacked / (std::int64_t {1} << 20)) + " MiB, "
                + (m_unpacked > limits::inflatedBytes ? "more than Weir reads"
                                                      : "more than " + std::to_string(limits::inflateRatio) + " times its size")
                + ", which no export does; if you trust it, unpack it yourself and import the folder.");
}

std::unique_ptr<ByteSource> ZipArchive::openMember(const Member& member, const std::string& name) const
{
    auto file = std::make_unique<StoredFile>(m_file, m_name);
    std::string header(memberHeaderBytes, '\0');
    file->seek(member.begin);
    if (file->read(header) != header.size() || !header.starts_with(memberMark))
        failDamaged("a file in it is not where the list says");
    const std::int64_t begin = member.begin + static_cast<std::int64_t>(memberHeaderBytes + small(header, 26) + small(header, 28));
    if (begin > member.end || member.packedSize > member.end - begin)
        failDamaged("files in it overlap");
    std::unique_ptr<ByteSource> bytes = std::make_unique<FilePart>(std::move(file), begin, member.packedSize, name);
    if (member.deflated)
        bytes = std::make_unique<Inflated>(std::move(bytes), Inflated::Wrapping::None, name);
    return std::make_unique<Checked>(std::move(bytes), member.size, member.checksum, name);
}

} // namespace weir::readers
