// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/json_probe.h"

namespace weir::readers {

/// Do the members look like something of GitHub's that is read?
[[nodiscard]] Confidence probeGitHub(const JsonHead& names);

} // namespace weir::readers
