// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/tar_archive.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/readers/limits.h"
#include "core/readers/stored_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace weir::readers {

namespace {

constexpr std::size_t blockBytes = 512;
constexpr std::size_t chunkBytes = std::size_t {256} << 10;

std::string_view textIn(std::string_view block, std::size_t at, std::size_t size)
{
    const std::string_view field = block.substr(at, size);
    return field.substr(0, field.find('\0'));
}

/// Octal digits, or as GNU writes what needs more of them: binary, its first bit set. Absent: no number, or a negative one.
std::optional<std::int64_t> numberIn(std::string_view block, std::size_t at, std::size_t size)
{
    const std::string_view field = block.substr(at, size);
    constexpr std::int64_t most = std::int64_t {1} << 53;
    if ((static_cast<unsigned char>(field[0]) & 0x80U) != 0) {
        std::int64_t value = static_cast<unsigned char>(field[0]) & 0x7FU;
        for (const char c : field.substr(1)) {
            value = value << 8 | static_cast<unsigned char>(c);
            if (value > most)
                return std::nullopt;
        }
        return value;
    }
    const std::string_view digits = trimmed(textIn(block, at, size));
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 8);
    if (digits.empty())
        return 0;
    if (failure != std::errc() || end != digits.data() + digits.size() || value < 0 || value > most)
        return std::nullopt;
    return value;
}

bool isZero(std::string_view block)
{
    return std::ranges::all_of(block, [](char c) { return c == '\0'; });
}

/// The checksum is over bytes with its own field as blanks; old programs took them with a sign.
bool checksumHolds(std::string_view block)
{
    constexpr std::size_t field = 148;
    constexpr std::size_t fieldBytes = 8;
    std::int64_t bytes = 0;
    std::int64_t withSign = 0;
    for (std::size_t i = 0; i < blockBytes; ++i) {
        const char c = i >= field && i < field + fieldBytes ? ' ' : block[i];
        bytes += static_cast<unsigned char>(c);
        withSign += static_cast<signed char>(c);
    }
    const auto said = numberIn(block, field, fieldBytes);
    return said && (*said == bytes || *said == withSign);
}

bool isUstar(std::string_view block)
{
    return block.substr(257).starts_with(std::string_view("ustar\0", 6));
}

std::string nameIn(std::string_view block)
{
    const std::string name(textIn(block, 0, 100));
    const std::string_view prefix = isUstar(block) ? textIn(block, 345, 155) : std::string_view();
    return prefix.empty() ? name : std::string(prefix) + '/' + name;
}

/// What a member is that is no file with bytes of its own; empty: it is one.
std::string_view problemOf(char kind)
{
    switch (kind) {
    case '0':
    case '7':
    case '\0':
        return {};
    case '1':
    case '2':
        return "a link, which is not followed; put the file itself into the archive";
    case 'S':
        return "a file with holes (sparse); make the archive again without --sparse";
    default:
        return "no plain file";
    }
}

/// Whether bytes follow that are as many as the header says. Links and devices say what they point to.
bool hasBytes(char kind, bool pax)
{
    return kind < '1' || kind > '6' || (kind == '1' && pax);
}

/// A stretch of what a packed file unpacks to.
class UnpackedPart final : public ByteSource {
public:
    UnpackedPart(std::filesystem::path file, std::string archive, std::optional<Inflated::Mark> mark, std::int64_t begin, std::int64_t size)
        : m_file(std::move(file))
        , m_archive(std::move(archive))
        , m_mark(std::move(mark))
        , m_begin(begin)
        , m_size(size)
    {
        start();
    }
    std::size_t read(std::span<char> into) override
    {
        const std::size_t wanted = static_cast<std::size_t>(std::min(static_cast<std::int64_t>(into.size()), m_size - m_read));
        std::size_t got = 0;
        while (got < wanted) {
            const std::size_t n = m_unpacked->read(into.subspan(got, wanted - got));
            if (n == 0)
                throw Error(ErrorCode::Malformed, m_archive + " changed while it was read; import it again once it is complete.");
            got += n;
        }
        m_read += static_cast<std::int64_t>(got);
        return got;
    }
    void rewind() override { start(); }
    [[nodiscard]] std::int64_t consumed() const override { return m_read; }
    [[nodiscard]] std::int64_t size() const override { return m_size; }

private:
    void start()
    {
        auto stored = std::make_unique<StoredFile>(m_file, m_archive);
        m_read = 0;
        std::int64_t left = m_begin;
        if (m_mark) {
            stored->seek(m_mark->packed);
            left -= m_mark->unpacked;
            m_unpacked = std::make_unique<Inflated>(std::move(stored), *m_mark, m_archive);
        } else {
            m_unpacked = std::make_unique<Inflated>(std::move(stored), Inflated::Wrapping::Gzip, m_archive);
        }
        std::vector<char> skipped(chunkBytes);
        while (left > 0) {
            const auto n = static_cast<std::size_t>(std::min(left, static_cast<std::int64_t>(chunkBytes)));
            const std::size_t got = m_unpacked->read(std::span(skipped).first(n));
            if (got == 0)
                throw Error(ErrorCode::Malformed, m_archive + " changed while it was read; import it again once it is complete.");
            left -= static_cast<std::int64_t>(got);
        }
    }

    std::filesystem::path m_file;
    std::string m_archive;
    std::optional<Inflated::Mark> m_mark;
    std::int64_t m_begin;
    std::int64_t m_size;
    std::int64_t m_read = 0;
    std::unique_ptr<Inflated> m_unpacked;
};

} // namespace

/// The bytes of the archive from its beginning to its end.
class TarArchive::Walk {
public:
    Walk(const std::filesystem::path& file, const std::string& name, std::vector<Inflated::Mark>& marks, const Progress& progress)
        : m_progress(progress)
        , m_marks(marks)
    {
        auto stored = std::make_unique<StoredFile>(file, name);
        if (isGzip(*stored)) {
            m_packed = std::make_unique<Inflated>(std::move(stored), Inflated::Wrapping::Gzip, name);
            m_skipped.resize(chunkBytes);
        } else {
            m_plain = std::move(stored);
        }
    }
    [[nodiscard]] bool packed() const { return m_packed != nullptr; }
    [[nodiscard]] std::int64_t place() const { return m_place; }

    std::size_t read(std::span<char> into)
    {
        m_progress.checkpoint();
        const std::size_t got = m_packed ? m_packed->read(into) : m_plain->read(into);
        m_place += static_cast<std::int64_t>(got);
        return got;
    }
    /// As far as there is something; false: the archive ends before.
    bool skip(std::int64_t bytes)
    {
        if (m_plain) {
            const std::int64_t there = std::min(bytes, m_plain->size() - m_place);
            m_place += there;
            m_plain->seek(m_place);
            return there == bytes;
        }
        while (bytes > 0) {
            const std::size_t n = static_cast<std::size_t>(std::min(bytes, static_cast<std::int64_t>(chunkBytes)));
            const std::size_t got = read(std::span(m_skipped).first(n));
            if (got == 0)
                return false;
            bytes -= static_cast<std::int64_t>(got);
            keepMark();
        }
        return true;
    }
    /// To the end of what is packed, whose checksum stands there.
    void finish()
    {
        while (m_packed && read(m_skipped) > 0) { }
    }

private:
    /// Few and far apart in large archives, so that they take little room.
    void keepMark()
    {
        constexpr std::size_t most = 128;
        if (m_place < (m_marks.empty() ? 0 : m_marks.back().unpacked) + m_distance)
            return;
        m_marks.push_back(m_packed->mark());
        if (m_marks.size() < most)
            return;
        for (std::size_t i = 0; 2 * i + 1 < m_marks.size(); ++i)
            m_marks[i] = m_marks[2 * i + 1];
        m_marks.resize(most / 2);
        m_distance *= 2;
    }

    const Progress& m_progress;
    std::vector<Inflated::Mark>& m_marks;
    std::unique_ptr<StoredFile> m_plain;
    std::unique_ptr<Inflated> m_packed;
    std::vector<char> m_skipped;
    std::int64_t m_place = 0;
    std::int64_t m_distance = std::int64_t {1} << 20;
};

/// What headers before a member's own say of it, because there is no room for it there.
struct TarArchive::Extended {
    std::string name;
    std::optional<std::int64_t> size;
    bool pax = false;
    bool sparse = false;
};

bool beginsAsTar(std::string_view head)
{
    if (head.size() < blockBytes || head[0] == '\0')
        return false;
    const std::string_view magic = head.substr(257, 8);
    return (magic.starts_with("ustar") || isZero(magic)) && checksumHolds(head.substr(0, blockBytes));
}

TarArchive::TarArchive(const std::filesystem::path& file, const Progress& progress)
    : Archive(file)
{
    Walk walk(file, m_name, m_marks, progress);
    m_packed = walk.packed();
    readList(walk);
    finishList();
}

void TarArchive::readList(Walk& walk)
{
    constexpr std::int64_t mostHeaders = 4 * limits::archiveMembers; // a member has up to three more
    std::array<char, blockBytes> bytes {};
    const std::string_view block(bytes.data(), bytes.size());
    Extended next;
    for (std::int64_t headers = 0;; ++headers) {
        const std::size_t got = walk.read(bytes);
        if (got == 0 || (got == blockBytes && isZero(block)))
            break;
        if (got < blockBytes)
            failCut();
        if (!checksumHolds(block) || headers == mostHeaders)
            failDamaged("a header in it is not one");
        const char kind = block[156];
        const auto size = numberIn(block, 124, 12);
        if (!size)
            failDamaged("the size of a file in it is no number");
        if (kind == 'x' || kind == 'g' || kind == 'L' || kind == 'K') {
            readExtended(walk, kind, *size, next);
        } else {
            const Extended extended = std::exchange(next, {});
            listMember(walk, block, extended.size.value_or(*size), extended);
        }
    }
    walk.finish();
}

namespace {

/// "LENGTH KEY=VALUE\n", the length being that of all of it.
std::optional<std::pair<std::string_view, std::string_view>> takePaxLine(std::string_view& text)
{
    std::size_t length = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), length);
    const auto digits = static_cast<std::size_t>(end - text.data());
    if (failure != std::errc() || digits >= text.size() || text[digits] != ' ' || length <= digits + 1 || length > text.size()
        || text[length - 1] != '\n')
        return std::nullopt;
    const std::string_view line = text.substr(digits + 1, length - digits - 2);
    text.remove_prefix(length);
    const std::size_t equals = std::min(line.find('='), line.size());
    return std::pair {line.substr(0, equals), line.substr(std::min(equals + 1, line.size()))};
}

} // namespace

void TarArchive::readExtended(Walk& walk, char kind, std::int64_t size, Extended& next) const
{
    if (size > limits::archiveHeaderBytes)
        throw Error(ErrorCode::Limit,
            m_name + " says more of a file than " + std::to_string(limits::archiveHeaderBytes)
                + " bytes before it begins, which no export does; unpack it and import the folder.");
    const auto padded = (static_cast<std::size_t>(size) + blockBytes - 1) / blockBytes * blockBytes;
    std::string bytes(padded, '\0');
    if (walk.read(bytes) != padded)
        failCut();
    std::string_view text = std::string_view(bytes).substr(0, static_cast<std::size_t>(size));
    if (kind == 'L')
        next.name = text.substr(0, text.find('\0'));
    next.pax = next.pax || kind == 'x';
    while (kind == 'x' && !text.empty()) {
        const auto line = takePaxLine(text);
        if (!line)
            failDamaged("what stands before a file in it cannot be read");
        const auto& [key, value] = *line;
        if (key == "path")
            next.name = value;
        next.sparse = next.sparse || key.starts_with("GNU.sparse.");
        std::int64_t number = 0;
        if (key != "size")
            continue;
        if (std::from_chars(value.data(), value.data() + value.size(), number).ec != std::errc() || number < 0)
            failDamaged("the size of a file in it is no number");
        next.size = number;
    }
}

void TarArchive::listMember(Walk& walk, std::string_view block, std::int64_t size, const Extended& extended)
{
    const char kind = extended.sparse ? 'S' : block[156];
    const std::string name = extended.name.empty() ? nameIn(block) : extended.name;
    Member member;
    member.problem = problemOf(kind);
    member.begin = walk.place();
    member.size = hasBytes(kind, extended.pax) ? size : 0;
    constexpr auto unit = static_cast<std::int64_t>(blockBytes);
    constexpr std::int64_t most = std::int64_t {1} << 53;
    const std::int64_t bytes = member.size;
    if (bytes > most)
        failDamaged("a file in it lies beyond its end");
    list(name, std::move(member), kind == '5');
    if (block[156] == 'S' && block[482] != '\0')
        skipHoles(walk);
    if (!walk.skip(bytes))
        failCut();
    static_cast<void>(walk.skip((unit - bytes % unit) % unit)); // some archives leave it out behind the last member
}

/// What GNU writes of holes that have no room in the header.
void TarArchive::skipHoles(Walk& walk) const
{
    std::array<char, blockBytes> bytes {};
    do {
        if (walk.read(bytes) < blockBytes)
            failCut();
    } while (bytes[504] != '\0');
}

std::unique_ptr<ByteSource> TarArchive::openMember(const Member& member, const std::string& name) const
{
    if (!m_packed)
        return std::make_unique<FilePart>(std::make_unique<StoredFile>(m_file, m_name), member.begin, member.size, name);
    std::optional<Inflated::Mark> before;
    for (const Inflated::Mark& mark : m_marks)
        if (mark.unpacked <= member.begin)
            before = mark;
    return std::make_unique<UnpackedPart>(m_file, m_name, before, member.begin, member.size);
}

} // namespace weir::readers
