// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/error_text.h"

namespace weir::ui {

QString errorSentence(const Error& error)
{
    QString sentence = QString::fromUtf8(error.what()).trimmed();
    if (!sentence.isEmpty() && !sentence.endsWith(QLatin1Char('.')))
        sentence += QLatin1Char('.');
    return sentence;
}

} // namespace weir::ui
