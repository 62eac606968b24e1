// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace weir::simulation {

/// One thing that must hold before a replay is believed.
struct Check {
    std::string name; ///< few many part batch hours short limit idle size load steady base wide
    std::optional<double> value; ///< absent: there was nothing to check it on
    double limit = 0;
    bool ok = true;
    friend bool operator==(const Check&, const Check&) = default;
};

} // namespace weir::simulation
