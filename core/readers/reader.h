// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/model/records.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// What the columns of a table mean; by header name, never by position. JSON form: see the contract, "A mapping".
struct Mapping {
    std::string format;
    std::optional<std::string> zone; ///< for times without one
    std::optional<std::string> dates; ///< dmy, mdy or ymd; absent: decided per column over all rows
    std::optional<char> delimiter;
    std::vector<std::pair<std::string, std::string>> columns; ///< header → role
    std::vector<std::string> stages;
    friend bool operator==(const Mapping&, const Mapping&) = default;
};

struct ReadOptions {
    std::string zone = "UTC"; ///< for times without one
    std::string project; ///< for records without one
    std::optional<Mapping> mapping; ///< given by the user, kept in the workspace, or guessed beforehand
    bool mappingGuessed = false; ///< nobody but the reader said so
    Instant importedAt = unknownInstant; ///< the import's clock
};

/// How sure a reader is after seeing the head of a source.
enum class Confidence { No, Maybe, Likely, Certain };

/// The first bytes of a source (decompressed), or a folder's names.
struct Head {
    std::filesystem::path path;
    bool folder = false;
    std::string_view bytes; ///< up to 64 KiB, as they are (BOM included)
    bool whole = false; ///< bytes is all there is
};

struct FormatInfo {
    std::string_view id; ///< as in the contract
    std::string_view title; ///< "Jira, JSON export"
    std::vector<std::string_view> yields; ///< items, transitions, changes, commits, …
};

/// In a note: the zone in which times were read that say of none; its name follows.
inline constexpr std::string_view zonelessNote = ", times without a zone read as ";

/// What a reader tells about a source beside its records.
struct ReadOutcome {
    std::optional<Mapping> mapping; ///< the mapping in force (tables), guessed or given; to be kept
    std::string mappingFingerprint; ///< of the header; empty: no table
    std::string note; ///< how it was understood: "semicolons, Windows-1252, one row an event"
    /// SHA-256 of the bytes as they are stored, where only the reader has seen them (standard input); else empty,
    /// and sha256OfFile() gives it.
    std::string sha256;
    /// The repository that all its commits are of, where they say so; else empty, and the source's name stands for it.
    std::string repository;
};

/// One format. Stateless and const, hence safe on any thread. Streams: memory does not grow with the source.
/// A bad record goes to sink.reject(); only "this is not such a source" and failures to read throw.
class Reader {
public:
    virtual ~Reader() = default;
    [[nodiscard]] virtual const FormatInfo& info() const = 0;
    /// Looks at the head only; never throws.
    [[nodiscard]] virtual Confidence probe(const Head& head) const noexcept = 0;
    /// The mapping that read() would guess, of columns parted by `delimiter` if there is one; absent where the format has none. Throws
    /// Error as read() does.
    [[nodiscard]] virtual std::optional<Mapping> guessMapping(const std::filesystem::path&, std::optional<char> /*delimiter*/) const
    {
        return std::nullopt;
    }
    virtual ReadOutcome read(
        const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress) const = 0;
};

/// The list: one line each.
[[nodiscard]] const std::vector<const Reader*>& allReaders();
[[nodiscard]] const Reader* findReader(std::string_view formatId);
/// The reader that is surest of the source's content; null if none. Throws Error if it cannot be read.
[[nodiscard]] const Reader* detectReader(const std::filesystem::path& source);

} // namespace weir::readers
