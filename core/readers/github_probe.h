// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/reader.h"

namespace weir::readers {

/// Does the head look like something of GitHub's that is read?
[[nodiscard]] Confidence probeGitHub(const Head& head);

} // namespace weir::readers
