// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/text_cursor.h"
#include "core/readers/time_text.h"

namespace weir::readers {

/// "h:mm", "h:mm:ss", "h:mm:ss.fff" and, in basic form, "hhmm", "hhmmss"; false: there is no such time of day.
bool readClock(Cursor& at, TimeText& out);

/// What may follow a clock: an offset or a zone's name and a remark, up to the end of the text.
bool readZone(Cursor& at, TimeText& out);

/// Everything behind a date: nothing, a zone, or a clock in 12 or 24 hours and what follows it.
bool readBehindDate(Cursor& at, TimeText& out);

} // namespace weir::readers
