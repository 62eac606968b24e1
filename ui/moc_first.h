// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Read by moc before every file. Without it moc of Qt 6.4 meets <concepts>, <compare> or <chrono> before the macros of the
// standard library are known, and takes `namespace std _GLIBCXX_VISIBILITY(default)` for a syntax error.
#include <version>
