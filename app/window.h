// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace weir::app {

/// Opens the window: on nothing, on a workspace, or on the sources given, which are imported into a new one.
int runWindow(int argc, char** argv);

} // namespace weir::app
