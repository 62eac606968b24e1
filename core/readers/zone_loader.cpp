// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/zone_loader.h"

#include "core/base/error.h"
#include "core/base/nearest.h"

#include <date/tz.h>
#include <exception>
#include <utility>
#include <vector>

namespace weir::readers {

namespace {

std::vector<std::string> zoneNames()
{
    std::vector<std::string> names;
    for (const date::time_zone& zone : date::get_tzdb().zones)
        names.push_back(zone.name());
    return names;
}

} // namespace

Zone loadZone(const std::string& name)
{
    if (name == "UTC" || name == "Etc/UTC" || name == "Z")
        return Zone();
    const date::time_zone* zone = nullptr;
    try {
        zone = date::locate_zone(name);
    } catch (const std::exception&) {
        throw Error(ErrorCode::Unknown,
            "There is no time zone \"" + name + "\"; " + didYouMean(name, zoneNames(), "give a name such as Europe/Berlin or UTC."));
    }
    const date::sys_seconds last = date::sys_days(date::year(2200) / 1 / 1);
    date::sys_seconds at = date::sys_days(date::year(1850) / 1 / 1);
    std::vector<Zone::Offset> offsets;
    while (at < last) {
        const date::sys_info info = zone->get_info(at);
        if (offsets.empty() || offsets.back().offset != info.offset)
            offsets.push_back({Instant(at.time_since_epoch()), info.offset});
        at = info.end;
    }
    return Zone(name, std::move(offsets));
}

} // namespace weir::readers
