// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <exception>
#include <new>
#include <optional>
#include <string>

namespace weir::import {

/// Does what is to be done with one source of several, and must not cost the others: whatever befalls it, also a fault of a reader, comes
/// back as a sentence. Only a cancel goes through.
template <typename Work>
[[nodiscard]] std::optional<Error> attempt(const std::string& source, Work&& work)
{
    try {
        work();
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        return error;
    } catch (const std::bad_alloc&) {
        return Error(ErrorCode::Limit, "There is not enough memory for " + source + "; close other programs and try again.");
    } catch (const std::exception& other) {
        return Error(ErrorCode::Internal, source + ": " + other.what());
    }
    return std::nullopt;
}

} // namespace weir::import
