// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/archive.h"
#include "core/readers/inflated.h"

#include <vector>

namespace weir::readers {

/// A tar archive (ustar, GNU, pax), as it is or packed with gzip. It is walked once; of a packed one, states of the unpacking are kept on
/// the way, so that no member needs all that was before it to be unpacked again.
class TarArchive final : public Archive {
public:
    TarArchive(const std::filesystem::path& file, const Progress& progress);

private:
    class Walk;
    struct Extended;
    void readList(Walk& walk);
    void readExtended(Walk& walk, char kind, std::int64_t size, Extended& next) const;
    void listMember(Walk& walk, std::string_view block, std::int64_t size, const Extended& extended);
    void skipHoles(Walk& walk) const;
    [[nodiscard]] std::unique_ptr<ByteSource> openMember(const Member& member, const std::string& name) const override;

    bool m_packed = false;
    std::vector<Inflated::Mark> m_marks; ///< in order of place; the beginning is not among them
};

/// Whether bytes begin as a tar archive does: with a header whose checksum holds.
[[nodiscard]] bool beginsAsTar(std::string_view head);

} // namespace weir::readers
