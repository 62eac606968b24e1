// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/diagram_format.h"

#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"

namespace weir::ui {

diagram::TextFormat diagramFormat(const QLocale& locale)
{
    return {
        .duration = [locale](double seconds) { return durationText(seconds, locale).toStdString(); },
        .durationLike = [locale](double seconds, double sum) { return durationTextLike(seconds, sum, locale).toStdString(); },
        .age = [locale](double seconds) { return coarseDurationText(seconds, locale).toStdString(); },
        .percent = [locale](double ratio) { return percentText(ratio, 0, locale).toStdString(); },
        .count = [locale](std::int64_t count) { return countText(count, locale).toStdString(); },
        .rate = [locale](double perWeek) { return figureText(perWeek, locale).toStdString(); },
    };
}

} // namespace weir::ui
