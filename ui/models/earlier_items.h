// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/differences.h"
#include "ui/models/item_pictures.h"

#include <cstdint>
#include <optional>

namespace weir::ui {

/// The durations of the items finished in a window that another one is compared with.
struct EarlierDots {
    std::int64_t n = 0;
    std::optional<double> p50, p85; ///< seconds, nearest rank
    std::optional<stats::Difference> p85Difference; ///< the shown window's less this one's; absent where one has too few
};

/// What Trends says of single items in the window that is compared with. Only numbers: its dots are not drawn.
struct EarlierItems {
    EarlierDots lead, cycle;
    trends::Ageing ageing; ///< at that window's end
    trends::CumulativeFlow flow; ///< trends::FlowCount::Current
    trends::TypeMix types; ///< every type by its name, none folded
    [[nodiscard]] const EarlierDots& dots(trends::DurationKind kind) const { return kind == trends::DurationKind::Lead ? lead : cycle; }
};

/// `selection`: of the window that is compared with. `shown`: what the other one is compared to.
[[nodiscard]] EarlierItems makeEarlierItems(
    const analysis::Facts& facts, const Selection& selection, const ItemPictures& shown, Bucket bucket, Progress& progress);

} // namespace weir::ui
