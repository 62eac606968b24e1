// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/simulation/replay.h"
#include "core/simulation/station_fit.h"
#include "core/simulation/station_log.h"
#include "core/simulation/work_log.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace weir::simulation {

/// One way to understand a log. The interval of a figure is what it becomes under others.
struct Understanding {
    std::vector<StationReading> readings; ///< by station
    std::size_t past = 0; ///< which past stands in front, see StreamModel::pasts()
    std::uint64_t order = 0; ///< 0: who waits is begun in the order of the log; else in a random one of this number
    friend bool operator==(const Understanding&, const Understanding&) = default;
};

/// Lead times, in seconds, of the log's counted items, in order of rows.
using LeadTimes = std::vector<double>;

/// A stretch of the log, copied in front of it.
struct Past {
    Ticks from = 0; ///< begin of the stretch
    Ticks length = 0; ///< 0: nothing stands in front
    double density = 1; ///< so many copies of each item, on average
    double misfit = 0; ///< by how much items finish at other times than they did, ÷ their mean lead time
};

/// A log, read: what each item needed, how many are worked on at once in each station, and how to run it all again.
class StreamModel {
public:
    /// Reads all.
    StreamModel(const StationLog& log, std::uint64_t seed, Progress& progress);
    /// Reads only what takes no time; readStations() and then findPast() read the rest.
    [[nodiscard]] static StreamModel begun(const StationLog& log, std::uint64_t seed, Progress& progress);
    void readStations(Progress& progress);
    void findPast(Progress& progress);

    [[nodiscard]] const StationLog& log() const { return m_log; }
    [[nodiscard]] const WorkLog& work() const { return m_work; }
    [[nodiscard]] const StreamHours& hours() const { return m_hours; }
    [[nodiscard]] const WorkTime& time() const { return m_time; }
    [[nodiscard]] const std::vector<Stays>& stays() const { return m_stays; } ///< by station
    [[nodiscard]] const std::vector<StationFit>& fits() const { return m_fits; }
    [[nodiscard]] const std::vector<Past>& pasts() const { return m_pasts; } ///< best first
    [[nodiscard]] const Understanding& best() const { return m_best; }
    [[nodiscard]] std::uint64_t seed() const { return m_seed; }

    /// Observed lead times of the counted items.
    [[nodiscard]] const LeadTimes& observed() const { return m_observed; }
    /// Weeks from when the log began until its end.
    [[nodiscard]] double weeks() const;
    /// Stations that take who waits neither in the order of arrival nor all at once.
    [[nodiscard]] const std::vector<bool>& otherOrder() const { return m_otherOrder; }
    [[nodiscard]] ReplayPlan plan(const Understanding& understanding, const Progress& progress) const;
    /// Lead times of the counted items when the plan is run.
    [[nodiscard]] LeadTimes run(const ReplayPlan& plan, Progress& progress) const;
    /// How many items of the log, counted or not, are finished by its end when the plan is run; filled beside the lead times.
    /// What was thrown away on the way is finished in none.
    [[nodiscard]] LeadTimes run(const ReplayPlan& plan, std::int64_t& through, Progress& progress) const;

private:
    struct Begun { };
    StreamModel(const StationLog& log, std::uint64_t seed, Progress& progress, Begun begun);

    const StationLog& m_log;
    std::uint64_t m_seed;
    StreamHours m_hours;
    WorkTime m_time;
    WorkLog m_work;
    std::vector<Stays> m_stays;
    std::vector<StationFit> m_fits;
    std::vector<Past> m_pasts;
    Understanding m_best;
    std::vector<bool> m_otherOrder;
    LeadTimes m_observed;
    std::vector<std::uint32_t> m_counted; ///< rows of counted items
};

[[nodiscard]] double meanOf(const LeadTimes& leads);

} // namespace weir::simulation
