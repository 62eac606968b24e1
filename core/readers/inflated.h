// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/byte_source.h"

#include <memory>
#include <string>
#include <vector>

struct z_stream_s;

namespace weir::readers {

/// Compressed bytes, unpacked while they are read; refuses what unpacks beyond the limits.
class Inflated final : public ByteSource {
public:
    enum class Wrapping {
        Gzip, ///< all members of a gzip file, and what gzip itself ignores behind them
        None, ///< bare deflate, as in a ZIP archive
    };
    /// The state of the unpacking at a place: from there the rest can be unpacked without what was before.
    struct Mark {
        std::shared_ptr<z_stream_s> state;
        std::int64_t packed = 0; ///< the place in the compressed bytes
        std::int64_t unpacked = 0; ///< the place in what comes out
    };

    /// `name`: how sentences call it. Throws Error where there is no memory.
    Inflated(std::unique_ptr<ByteSource> packed, Wrapping wrapping, std::string name);
    /// From the mark on: `packed` stands at that place.
    Inflated(std::unique_ptr<ByteSource> packed, const Mark& mark, std::string name);

    std::size_t read(std::span<char> into) override;
    void rewind() override;
    [[nodiscard]] std::int64_t consumed() const override { return m_packed->consumed(); }
    [[nodiscard]] std::int64_t size() const override { return m_packed->size(); }

    [[nodiscard]] Mark mark() const;

private:
    [[nodiscard]] bool refill();
    void checkLimits() const;
    void nextMember();
    [[nodiscard]] std::string place() const;

    std::unique_ptr<ByteSource> m_packed;
    std::string m_name;
    Wrapping m_wrapping = Wrapping::Gzip;
    std::shared_ptr<z_stream_s> m_stream;
    std::vector<char> m_buffer; ///< compressed bytes in hand
    std::int64_t m_fed = 0; ///< compressed bytes that went through the buffer
    std::int64_t m_unpacked = 0;
    bool m_ended = false; ///< behind the last member
};

/// Whether bytes begin as gzip does.
[[nodiscard]] bool isGzip(ByteSource& source);

} // namespace weir::readers
