// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"

#include <string>

namespace weir {
class JsonWriter;
}

namespace weir::report {

/// What `weir stream --json` prints.
[[nodiscard]] std::string streamJson(const analysis::StreamResult& stream, const analysis::Facts& facts);

/// {"n": …, "mean_s": …, "p50_s": …, "p85_s": …, "p95_s": …}
void writeDurationSummary(JsonWriter& json, const stats::Summary& summary);

/// [{"name": …, "value": …, "limit": …, "ok": …}]
void writeChecks(JsonWriter& json, const std::vector<simulation::Check>& checks);

/// {"from": day, "to": day, "zone": name}: whole days that hold all that is counted, `to` exclusive; null where there is no data.
void writeWindow(JsonWriter& json, const analysis::ResolvedWindow& window, const analysis::Facts& facts);

} // namespace weir::report
