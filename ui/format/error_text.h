// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace weir::ui {

/// The error's own sentence, ended by a full stop or a question mark.
[[nodiscard]] QString errorSentence(const Error& error);
/// In the window's words, where core's own speak of the command line.
[[nodiscard]] QString missingWorkspaceSentence(const QString& file);

} // namespace weir::ui
