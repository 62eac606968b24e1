// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace weir::readers {

/// Bytes in order, that can be read again. Every method throws Error with a sentence that names where they come from.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Fills `into` as far as there is something; less than asked for only at the end, 0: nothing is left.
    virtual std::size_t read(std::span<char> into) = 0;
    /// Starts anew at the first byte.
    virtual void rewind() = 0;
    /// How far it is of size(), for progress.
    [[nodiscard]] virtual std::int64_t consumed() const = 0;
    [[nodiscard]] virtual std::int64_t size() const = 0;
};

} // namespace weir::readers
