// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/scenario.h"

#include <optional>
#include <span>
#include <vector>

namespace weir::simulation {

/// What changes would make of the lead times of the counted items.
struct Prediction {
    LeadTimes leads; ///< by counted item, as it would have been
    double difference = 0; ///< of the means, future less baseline, seconds
    double low = 0, high = 0; ///< 90 % interval of the difference
    std::optional<double> throughputPerWeek; ///< difference of the items finished by the log's end, a week
    /// The difference under every understanding that has nothing to do with what is changed (orders, pasts), the best first: those of two
    /// predictions of one Predictor belong together.
    std::vector<double> underAny;
    std::vector<double> underOwn; ///< under other readings of the stations that are changed
};

/// Predicts what changes would make of one log; what all predictions need is replayed once.
class Predictor {
public:
    Predictor(const StreamModel& model, Progress& progress);

    /// Lead times when nothing is changed.
    [[nodiscard]] const LeadTimes& base() const { return m_base; }
    [[nodiscard]] Prediction predict(std::span<const Change> changes, Progress& progress) const;

private:
    struct Alternative {
        ReplayPlan plan;
        double base = 0; ///< mean lead time when nothing is changed
    };
    struct Spread {
        double mean = 0, deviation = 0;
    };
    [[nodiscard]] double meanUnder(const ReplayPlan& plan, std::span<const Change> changes, Progress& progress) const;
    [[nodiscard]] Spread acrossOrders(std::span<const Change> changes, Prediction& prediction, Progress& progress) const;
    void addOwn(std::span<const Change> changes, Prediction& prediction, Progress& progress) const;
    [[nodiscard]] bool believed(double base) const;

    const StreamModel& m_model;
    double m_observed;
    ReplayPlan m_plan;
    std::int64_t m_through = 0; ///< before m_base, whose run counts it
    LeadTimes m_base;
    double m_baseMean = 0;
    std::vector<ReplayPlan> m_orders; ///< random ones; empty where the order is known
    std::vector<Alternative> m_pasts;
};

[[nodiscard]] Prediction predict(const StreamModel& model, std::span<const Change> changes, Progress& progress);

} // namespace weir::simulation
