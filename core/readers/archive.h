// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/readers/byte_source.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// The files in a ZIP or tar archive (also one packed with gzip), read where they are: nothing is unpacked to the disk. Safe on any thread.
class Archive {
public:
    struct Member {
        std::string name; ///< as it is shown; no two have the same
        std::string problem; ///< what it is that cannot be read ("a link, …") and what to do; empty: it can be
        std::int64_t size = 0; ///< unpacked
        std::int64_t begin = 0; ///< ZIP: of its header in the file; tar: of its bytes in the unpacked archive
        std::int64_t end = 0; ///< ZIP: where something else begins
        std::int64_t packedSize = 0; ///< ZIP: as it is stored
        std::uint32_t checksum = 0; ///< ZIP: CRC-32
        bool deflated = false; ///< ZIP: else stored as it is
    };

    virtual ~Archive() = default;
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    /// In order of name, without folders, hidden files and what macOS keeps beside files.
    [[nodiscard]] const std::vector<Member>& members() const { return m_members; }
    /// An Office or OpenDocument file, which is a ZIP archive by its outer form only.
    [[nodiscard]] bool isDocument() const { return m_document; }
    /// The bytes of a member. Throws Error with a sentence if there is none of that name, or none that can be read.
    [[nodiscard]] std::unique_ptr<ByteSource> open(std::string_view member) const;

protected:
    explicit Archive(const std::filesystem::path& file);
    [[nodiscard]] virtual std::unique_ptr<ByteSource> openMember(const Member& member, const std::string& name) const = 0;

    /// Counts what the archive lists, and keeps it if it is a file that somebody put there.
    void list(std::string_view nameBytes, Member member, bool folder);
    /// Once everything is listed.
    void finishList();
    void setDocument() { m_document = true; }
    [[noreturn]] void failDamaged(const std::string& what) const;
    [[noreturn]] void failCut() const;
    [[noreturn]] void failTooMany() const;

    const std::filesystem::path m_file;
    const std::string m_name; ///< of the file, for sentences

private:
    std::vector<Member> m_members;
    std::int64_t m_listed = 0;
    bool m_document = false;
};

/// Whether bytes (decompressed) begin as an archive does that is read.
[[nodiscard]] bool beginsAsArchive(std::string_view head);

/// Whether a source is an archive whose members are sources; also one that is damaged, so that opening it says how. Throws Error if it
/// is a file that cannot be read.
[[nodiscard]] bool isArchive(const std::filesystem::path& file);

/// Lists what is in it; the last archive is remembered as long as the file does not change. Throws Error and Cancelled.
[[nodiscard]] std::shared_ptr<const Archive> openArchive(const std::filesystem::path& file, const Progress& progress);

} // namespace weir::readers
