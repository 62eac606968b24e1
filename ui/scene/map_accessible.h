// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace weir::ui {

class MapCanvas;

/// Makes maps speak to screen readers as a list of stages, queues and loops in the order of the keyboard's walk. Idempotent.
void installMapAccessibility();
/// The list is another one.
void mapContentChanged(MapCanvas& canvas);
/// The keyboard went on to another element.
void mapCurrentChanged(MapCanvas& canvas);

} // namespace weir::ui
