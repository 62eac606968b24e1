// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trends/type_mix.h"

#include "core/metrics/series.h"

#include <algorithm>
#include <map>

namespace weir::trends {

TypeMix typeMix(const analysis::Facts& facts, const Selection& selection, Bucket bucket, std::size_t most, Progress& progress)
{
    TypeMix mix;
    const metrics::BucketGrid grid = metrics::itemGrid(facts, {selection, bucket});
    const std::vector<std::uint8_t> passes = analysis::passes(facts, selection);
    const metrics::Bucketed finished = metrics::finishedItems(facts, passes, grid);
    progress.checkpoint();
    std::map<NameIndex, std::size_t> rowOfType;
    for (std::size_t b = 0; b < grid.size(); ++b) {
        mix.start.push_back(grid.start(b));
        mix.partial.push_back(grid.partial(b) ? 1 : 0);
        for (std::size_t i = finished.first[b]; i < finished.first[b + 1]; ++i) {
            const NameIndex type = facts.data->items.type[finished.rows[i]];
            const auto [at, isNew] = rowOfType.try_emplace(type, mix.rows.size());
            if (isNew)
                mix.rows.push_back({std::string(facts.data->name(type)), std::vector<std::int64_t>(grid.size()), 0, false});
            ++mix.rows[at->second].counts[b];
            ++mix.rows[at->second].total;
        }
    }
    std::ranges::sort(
        mix.rows, [](const TypeMix::Row& a, const TypeMix::Row& b) { return a.total != b.total ? a.total > b.total : a.type < b.type; });
    if (mix.rows.size() > 1 && mix.rows.size() - 1 > most) { // one alone is named rather than called the rest
        TypeMix::Row rest {{}, std::vector<std::int64_t>(grid.size()), 0, true};
        for (std::size_t r = most; r < mix.rows.size(); ++r) {
            rest.total += mix.rows[r].total;
            for (std::size_t b = 0; b < grid.size(); ++b)
                rest.counts[b] += mix.rows[r].counts[b];
        }
        mix.rows.resize(most);
        mix.rows.push_back(std::move(rest));
    }
    return mix;
}

} // namespace weir::trends
