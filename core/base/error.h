// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace weir {

/// What kind of failure an Error is; decides the exit status and which action a dialog offers.
enum class ErrorCode {
    NotFound, ///< a file or folder is not there
    Unreadable, ///< it is there, but cannot be read (permissions, I/O)
    Unwritable, ///< it cannot be written (permissions, disk full, read-only medium)
    NotThis, ///< it is not such a file: wrong format, foreign or damaged database
    TooNew, ///< written by a newer version of Weir
    Malformed, ///< broken in the middle: truncated, invalid syntax
    Limit, ///< beyond a documented limit
    Busy, ///< another program holds the workspace
    Usage, ///< an option or argument makes no sense
    Unknown, ///< an id, name or field that nobody knows
    Internal, ///< a broken invariant; a bug
};

/// A failed operation. `what()` is one sentence for the user: what happened, where, what to do.
/// It names the file and the place in it; no library jargon. Bad records are not errors but `Reject`s.
class Error : public std::runtime_error {
public:
    Error(ErrorCode code, const std::string& sentence)
        : std::runtime_error(sentence)
        , m_code(code)
    {
    }
    [[nodiscard]] ErrorCode code() const noexcept { return m_code; }

private:
    ErrorCode m_code;
};

/// Thrown by Progress::checkpoint() when the user cancelled. Not an Error: nothing went wrong.
class Cancelled : public std::exception {
public:
    [[nodiscard]] const char* what() const noexcept override { return "cancelled"; }
};

} // namespace weir
