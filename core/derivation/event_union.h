// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/zone.h"
#include "core/derivation/item_history.h"

#include <span>
#include <vector>

namespace weir::derivation {

/// The events of one item from all its sources, each once, ascending by time and then by order in the source.
///
/// An event's identity is (instant, what, value, occurrence number within its source). A source whose instants of this
/// item are all whole seconds, minutes or days is as coarse as that; its event equals a finer one that falls into the
/// same second, minute or day, and the finer instant stands. Repetitions within one source are kept.
/// The result does not depend on the numbers that sources happen to have.
/// `stop` is asked every few thousand events and ends it with Cancelled.
/// `zones`: by source, whose midnights its days begin at; UTC where there is none, and where those of UTC fit alone.
[[nodiscard]] std::vector<ObservedEvent> unite(
    std::span<const ObservedEvent> events, std::span<const Zone* const> zones = {}, const Progress& stop = SilentProgress());

} // namespace weir::derivation
