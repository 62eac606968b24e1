// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"

#include <string>

namespace weir::report {

/// Where the time of an item goes, to scale: stage by stage its mean waiting (pale), then its mean work (dark), the bottleneck's waiting
/// filled. Before them, grey, what passes outside the stages. Without picture if the time of no stage is known.
struct TimeStrip {
    std::string svg;
    bool outside = false; ///< there is a grey part
};
[[nodiscard]] TimeStrip timeStrip(const analysis::StreamResult& stream, double width);

} // namespace weir::report
