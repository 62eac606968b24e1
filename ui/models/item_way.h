// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/facts.h"

#include <QMetaType>

#include <cstdint>
#include <vector>

namespace weir::ui {

/// What a stretch of an item's way was. `Unknown`: its history has a hole there, or its source cannot tell.
enum class WayPart : std::uint8_t { Wait, Work, Outside, Unknown };

struct WaySegment {
    Instant from, to;
    WayPart part = WayPart::Unknown;
    StageIndex stage; ///< none outside the stream and in holes
    friend bool operator==(const WaySegment&, const WaySegment&) = default;
};

/// One item's way from its creation to the instant it left the stream, or to `now` where it is open then: stretches without gaps,
/// neighbours of one stage and part joined. Empty if nothing of it has a time.
struct ItemWay {
    Instant begin = unknownInstant;
    Instant end = unknownInstant;
    bool open = false; ///< goes on
    std::vector<WaySegment> segments;
    [[nodiscard]] double seconds() const { return segments.empty() ? 0 : weir::seconds(end - begin); }
    [[nodiscard]] double secondsOf(WayPart part) const;
};

[[nodiscard]] ItemWay wayOf(const analysis::Facts& facts, std::size_t item, Instant now);

} // namespace weir::ui

Q_DECLARE_METATYPE(weir::ui::ItemWay)
