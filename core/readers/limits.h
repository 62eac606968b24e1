// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

/// What readers refuse to go beyond. Real exports stay far below; files made to exhaust memory or time do not. docs/limits.md tells users.
namespace weir::readers::limits {

/// How much of a source is looked at to recognise it.
inline constexpr std::size_t headBytes = 64 * 1024;

/// Standard input, which is kept in a temporary file.
inline constexpr std::int64_t standardInputBytes = std::int64_t {8} << 30;

/// Compressed input, also a whole archive: bytes it may become at most, and how many times its size once it is larger than `inflateFree`.
inline constexpr std::int64_t inflatedBytes = std::int64_t {256} << 30;
inline constexpr std::int64_t inflateRatio = 300;
inline constexpr std::int64_t inflateFree = std::int64_t {64} << 20;

/// Archives: members (also folders and links), a member's name, the list of members of a ZIP archive, and what stands before a member of a
/// tar archive. An archive in an archive is not looked into.
inline constexpr std::int64_t archiveMembers = 10'000;
inline constexpr std::size_t archiveNameBytes = 4096;
inline constexpr std::int64_t archiveListBytes = std::int64_t {16} << 20;
inline constexpr std::int64_t archiveHeaderBytes = std::int64_t {1} << 20;

/// Tables: a longer field or a wider row is rejected, a wider header is an error.
inline constexpr std::size_t fieldBytes = std::size_t {16} << 20;
inline constexpr std::size_t columns = 10'000;
/// All fields of a row together.
inline constexpr std::size_t rowBytes = std::size_t {32} << 20;

/// Of a row that is too large so much is passed over to find its end.
inline constexpr std::size_t passedRowBytes = std::size_t {128} << 20;

/// A key, a title, a name of a status, a person or the like: a longer one is cut when it is taken.
inline constexpr std::size_t nameBytes = 4096;

/// XML: nesting, one attribute value, text without a tag (or one tag, or one comment) as it stands in the file.
inline constexpr int xmlDepth = 256;
inline constexpr std::size_t xmlAttributeBytes = std::size_t {1} << 20;
inline constexpr std::size_t xmlTokenBytes = std::size_t {4} << 20;
/// XML event logs: text of a trace's events that is held back because the trace has not told its name yet.
inline constexpr std::size_t heldTraceBytes = std::size_t {32} << 20;
/// Attributes of one trace; there may be `columns` of them.
inline constexpr std::size_t traceAttributeBytes = std::size_t {4} << 20;

/// JSON: nesting, and one record: its text, and the values in it, each of which takes some 25 bytes once parsed.
inline constexpr int jsonDepth = 1'024;
inline constexpr std::size_t jsonRecordBytes = std::size_t {32} << 20;
inline constexpr std::size_t jsonRecordValues = std::size_t {4} << 20;

/// Coverage reports: a line of text, and how much is held of the files and lines that they tell of: blocks of 64 lines, each some
/// 60 bytes; a file counts as two and its path by its length.
inline constexpr std::size_t coverageLineBytes = std::size_t {64} << 10;
inline constexpr std::size_t coverageBlocks = std::size_t {2} << 20;

/// Raw text that a reject carries.
inline constexpr std::size_t rejectTextBytes = 500;

} // namespace weir::readers::limits
