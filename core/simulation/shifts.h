// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/work_time.h"

#include <memory>
#include <vector>

namespace weir::simulation {

/// When a station works, on the stream's clock: its own clock stands still outside these stretches. Immutable.
class Shifts {
public:
    struct Stretch {
        Ticks from = 0, to = 0; ///< on the stream's clock
    };
    /// `stretches` ascending, apart, not empty.
    explicit Shifts(const std::vector<Stretch>& stretches);

    /// The station's own time at an instant of the stream; outside its hours that of the nearest edge before.
    [[nodiscard]] Ticks at(Ticks stream) const;
    /// The earliest instant of the stream at which the station's own time is that.
    [[nodiscard]] Ticks when(Ticks own) const;
    [[nodiscard]] bool works(Ticks stream) const;

private:
    struct Row {
        Ticks from, length, before;
    };
    std::vector<Row> m_rows;
};
/// Null: the station works whenever the stream does.
using ShiftsPtr = std::shared_ptr<const Shifts>;

/// The stretches of a pattern on the clock of a stream; null where the pattern leaves none of it or all of it.
[[nodiscard]] ShiftsPtr shiftsOf(const WorkPattern& pattern, const WorkTime& time, const Zone& zone, Instant first, Instant last);

} // namespace weir::simulation
