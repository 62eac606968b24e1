// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/event_chunk.h"

#include <algorithm>

namespace weir::store {

namespace {

constexpr std::size_t columnCount = 8;

void appendNumber(std::string& out, std::uint64_t value, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; ++i)
        out += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
}

std::uint64_t readNumber(const std::byte* bytes, unsigned width)
{
    std::uint64_t value = 0;
    for (unsigned i = 0; i < width; ++i)
        value |= static_cast<std::uint64_t>(bytes[i]) << (8 * i);
    return value;
}

unsigned widthFor(std::uint64_t range)
{
    unsigned width = 0;
    while (width < 8 && (range >> (8 * width)) != 0)
        ++width;
    return width;
}

/// `get(row)` is the column's value as 64 bits; differences are modulo 2^64, so every value fits.
template <typename Get>
void appendColumn(std::string& out, std::span<const EventRow> rows, Get get)
{
    std::int64_t least = INT64_MAX;
    std::int64_t greatest = INT64_MIN;
    for (const EventRow& row : rows) {
        const std::int64_t value = get(row);
        least = std::min(least, value);
        greatest = std::max(greatest, value);
    }
    const auto base = static_cast<std::uint64_t>(least);
    const unsigned width = rows.empty() ? 0 : widthFor(static_cast<std::uint64_t>(greatest) - base);
    appendNumber(out, width, 1);
    appendNumber(out, base, 8);
    if (width == 0)
        return;
    const std::size_t begin = out.size();
    out.resize(begin + rows.size() * width);
    char* to = out.data() + begin;
    for (const EventRow& row : rows) {
        const std::uint64_t value = static_cast<std::uint64_t>(get(row)) - base;
        for (unsigned i = 0; i < width; ++i)
            *to++ = static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
    }
}

struct Reader {
    Blob bytes;
    std::size_t at = 0;
    std::size_t rows = 0;

    bool start()
    {
        if (bytes.size() < 4)
            return false;
        rows = readNumber(bytes.data(), 4);
        at = 4;
        return rows <= chunkRows;
    }

    template <unsigned width, typename Put>
    void readRows(std::uint64_t base, Put put)
    {
        const std::byte* from = bytes.data() + at;
        for (std::size_t row = 0; row < rows; ++row, from += width)
            put(row, static_cast<std::int64_t>(base + readNumber(from, width)));
    }

    template <typename Put>
    bool column(Put put)
    {
        if (bytes.size() - at < 9)
            return false;
        const auto width = static_cast<unsigned>(readNumber(bytes.data() + at, 1));
        const std::uint64_t base = readNumber(bytes.data() + at + 1, 8);
        at += 9;
        if (width > 8 || bytes.size() - at < rows * width)
            return false;
        switch (width) {
        case 0:
            readRows<0>(base, put);
            break;
        case 1:
            readRows<1>(base, put);
            break;
        case 2:
            readRows<2>(base, put);
            break;
        case 3:
            readRows<3>(base, put);
            break;
        case 4:
            readRows<4>(base, put);
            break;
        case 5:
            readRows<5>(base, put);
            break;
        case 6:
            readRows<6>(base, put);
            break;
        case 7:
            readRows<7>(base, put);
            break;
        default:
            readRows<8>(base, put);
            break;
        }
        at += rows * width;
        return true;
    }
};

} // namespace

std::string encodeChunk(std::span<const EventRow> rows, bool withRecords)
{
    std::string out;
    out.reserve(rows.size() * 24 + 4 + columnCount * 9);
    appendNumber(out, rows.size(), 4);
    appendColumn(out, rows, [](const EventRow& row) -> std::int64_t { return row.object; });
    appendColumn(out, rows, [](const EventRow& row) -> std::int64_t { return row.to; });
    // Codes are shifted by one, so that "none" is 0 and does not widen the column.
    appendColumn(out, rows, [](const EventRow& row) -> std::int64_t { return static_cast<std::uint32_t>(row.from + 1); });
    appendColumn(out, rows, [](const EventRow& row) -> std::int64_t { return static_cast<std::uint32_t>(row.actor + 1); });
    appendColumn(out, rows, [](const EventRow& row) { return row.at; });
    appendColumn(out, rows, [](const EventRow& row) { return row.start; });
    // The lowest bit is spare; chunks may have it set.
    appendColumn(out, rows, [](const EventRow& row) -> std::int64_t { return static_cast<std::int64_t>(row.lifecycle) * 2; });
    appendColumn(out, rows, [withRecords](const EventRow& row) -> std::int64_t { return withRecords ? row.record : 0; });
    return out;
}

bool decodeChunk(Blob bytes, std::vector<EventRow>& rows)
{
    Reader reader {bytes};
    if (!reader.start())
        return false;
    rows.resize(reader.rows);
    EventRow* out = rows.data();
    return reader.column([out](std::size_t row, std::int64_t value) { out[row].object = static_cast<std::uint32_t>(value); })
        && reader.column([out](std::size_t row, std::int64_t value) { out[row].to = static_cast<std::uint32_t>(value); })
        && reader.column([out](std::size_t row, std::int64_t value) { out[row].from = static_cast<std::uint32_t>(value) - 1; })
        && reader.column([out](std::size_t row, std::int64_t value) { out[row].actor = static_cast<std::uint32_t>(value) - 1; })
        && reader.column([out](std::size_t row, std::int64_t value) { out[row].at = value; })
        && reader.column([out](std::size_t row, std::int64_t value) { out[row].start = value; })
        && reader.column([out](std::size_t row, std::int64_t value) { out[row].lifecycle = static_cast<Lifecycle>((value >> 1) & 3); })
        && reader.column([out](std::size_t row, std::int64_t value) { out[row].record = static_cast<std::uint32_t>(value); });
}

bool decodeObjects(Blob bytes, std::vector<std::uint32_t>& objects)
{
    Reader reader {bytes};
    if (!reader.start())
        return false;
    objects.resize(reader.rows);
    std::uint32_t* out = objects.data();
    return reader.column([out](std::size_t row, std::int64_t value) { out[row] = static_cast<std::uint32_t>(value); });
}

} // namespace weir::store
