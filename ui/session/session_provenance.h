// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/selection.h"
#include "ui/export/provenance.h"

namespace weir::ui {

class Session;

/// Where the figures of an open session come from, which were made of `shown`: what every figure that leaves the window says below.
[[nodiscard]] Provenance provenanceOf(const Session& session, const Selection& shown);

} // namespace weir::ui
