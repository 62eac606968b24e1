// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/inflated.h"

#include "core/base/error.h"
#include "core/readers/limits.h"

#include <algorithm>
#include <array>
#include <utility>
#include <zlib.h>

namespace weir::readers {

namespace {

constexpr std::size_t bufferBytes = std::size_t {256} << 10;

void endStream(z_stream* stream)
{
    inflateEnd(stream);
    delete stream;
}

Error noMemory(const std::string& name)
{
    return {ErrorCode::Limit, name + " cannot be unpacked: there is not enough memory; close other programs and try again."};
}

/// zlib knows a state by its address, so that it stays where it is.
std::shared_ptr<z_stream> copyOf(z_stream* state, const std::string& name)
{
    auto copy = std::make_unique<z_stream>();
    if (inflateCopy(copy.get(), state) != Z_OK)
        throw noMemory(name);
    return {copy.release(), endStream};
}

} // namespace

Inflated::Inflated(std::unique_ptr<ByteSource> packed, Wrapping wrapping, std::string name)
    : m_packed(std::move(packed))
    , m_name(std::move(name))
    , m_wrapping(wrapping)
    , m_buffer(bufferBytes)
{
    constexpr int window = 15; // bits
    constexpr int gzipOnly = 16;
    auto stream = std::make_unique<z_stream>();
    if (inflateInit2(stream.get(), wrapping == Wrapping::Gzip ? window + gzipOnly : -window) != Z_OK)
        throw noMemory(m_name);
    m_stream = {stream.release(), endStream};
}

Inflated::Inflated(std::unique_ptr<ByteSource> packed, const Mark& mark, std::string name)
    : m_packed(std::move(packed))
    , m_name(std::move(name))
    , m_stream(copyOf(mark.state.get(), m_name))
    , m_buffer(bufferBytes)
    , m_fed(mark.packed)
    , m_unpacked(mark.unpacked)
{
    m_stream->avail_in = 0;
}

Inflated::Mark Inflated::mark() const
{
    return {copyOf(m_stream.get(), m_name), m_fed - m_stream->avail_in, m_unpacked};
}

bool Inflated::refill()
{
    if (m_stream->avail_in > 0)
        return true;
    const std::size_t got = m_packed->read(m_buffer);
    m_fed += static_cast<std::int64_t>(got);
    m_stream->next_in = reinterpret_cast<Bytef*>(m_buffer.data());
    m_stream->avail_in = static_cast<uInt>(got);
    return got > 0;
}

std::string Inflated::place() const
{
    return " after " + std::to_string(m_unpacked) + " unpacked bytes";
}

/// By what went in so far, not by the size of the whole, so that a bomb is known before much time has passed.
void Inflated::checkLimits() const
{
    constexpr const char* instead = ", which no export does; if you trust it, unpack it yourself and import the result.";
    if (m_unpacked > limits::inflateFree && m_unpacked > limits::inflateRatio * m_fed)
        throw Error(
            ErrorCode::Limit, m_name + " unpacks to more than " + std::to_string(limits::inflateRatio) + " times its size" + instead);
    if (m_unpacked > limits::inflatedBytes)
        throw Error(ErrorCode::Limit, m_name + " unpacks to more than " + std::to_string(limits::inflatedBytes >> 30) + " GiB" + instead);
}

/// After the end of a member: another one, or what gzip itself ignores (padding).
void Inflated::nextMember()
{
    constexpr unsigned char firstOfGzip = 0x1f;
    if (m_wrapping == Wrapping::None || !refill() || m_stream->next_in[0] != firstOfGzip) {
        m_ended = true;
        return;
    }
    inflateReset(m_stream.get());
}

std::size_t Inflated::read(std::span<char> into)
{
    // zlib counts in 32 bits.
    const std::size_t n = std::min(into.size(), std::size_t {1} << 30);
    m_stream->next_out = reinterpret_cast<Bytef*>(into.data());
    m_stream->avail_out = static_cast<uInt>(n);
    while (m_stream->avail_out > 0 && !m_ended) {
        if (!refill())
            throw Error(ErrorCode::Malformed, m_name + " is cut: its compressed data ends" + place() + "; fetch the file again.");
        const uInt before = m_stream->avail_out;
        const int result = inflate(m_stream.get(), Z_NO_FLUSH);
        m_unpacked += before - m_stream->avail_out;
        checkLimits();
        if (result == Z_STREAM_END)
            nextMember();
        else if (result != Z_OK && result != Z_BUF_ERROR)
            throw Error(ErrorCode::Malformed, m_name + " is damaged: its compressed data is invalid" + place() + "; fetch the file again.");
    }
    return n - m_stream->avail_out;
}

void Inflated::rewind()
{
    m_packed->rewind();
    inflateReset(m_stream.get());
    m_stream->avail_in = 0;
    m_fed = 0;
    m_unpacked = 0;
    m_ended = false;
}

bool isGzip(ByteSource& source)
{
    std::array<char, 2> magic {};
    const bool two = source.read(magic) == magic.size();
    source.rewind();
    return two && magic[0] == '\x1f' && magic[1] == '\x8b';
}

} // namespace weir::readers
