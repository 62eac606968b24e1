// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/archive.h"

namespace weir::readers {

class StoredFile;

/// A ZIP archive by the list at its end (APPNOTE 6.3): also ZIP64, streamed ones, names in UTF-8 and code page 437; stored and deflated
/// members.
class ZipArchive final : public Archive {
public:
    ZipArchive(const std::filesystem::path& file, const Progress& progress);

private:
    struct List {
        std::int64_t begin = 0, size = 0, members = 0;
    };
    struct Entry;
    [[nodiscard]] List findList(StoredFile& file) const;
    [[nodiscard]] List wideList(StoredFile& file, std::string_view tail, std::size_t end) const;
    void readList(std::string_view text, const List& place, const Progress& progress);
    [[nodiscard]] Entry entryAt(std::string_view list, std::size_t at) const;
    void checkTotal(std::int64_t fileSize) const;
    [[nodiscard]] std::unique_ptr<ByteSource> openMember(const Member& member, const std::string& name) const override;

    std::int64_t m_unpacked = 0; ///< all members together
};

/// Whether bytes begin as a ZIP archive does; also an empty one.
[[nodiscard]] bool beginsAsZip(std::string_view head);

} // namespace weir::readers
