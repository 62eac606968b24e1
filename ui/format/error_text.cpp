// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/error_text.h"

#include <QCoreApplication>

namespace weir::ui {

namespace {
struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::ErrorText)
};
} // namespace

QString errorTitle(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return ErrorText::tr("It is not there any more");
    case ErrorCode::Unreadable:
        return ErrorText::tr("It cannot be read");
    case ErrorCode::Unwritable:
        return ErrorText::tr("It cannot be written");
    case ErrorCode::NotThis:
        return ErrorText::tr("It is something else");
    case ErrorCode::TooNew:
        return ErrorText::tr("A newer Weir wrote it");
    case ErrorCode::Malformed:
        return ErrorText::tr("It is broken in the middle");
    case ErrorCode::Limit:
        return ErrorText::tr("It is beyond a limit");
    case ErrorCode::Busy:
        return ErrorText::tr("Another program holds the workspace");
    case ErrorCode::Usage:
    case ErrorCode::Unknown:
        return ErrorText::tr("That is not known");
    case ErrorCode::Internal:
        break;
    }
    return ErrorText::tr("Weir made a mistake");
}

QString errorSentence(const Error& error)
{
    QString sentence = QString::fromUtf8(error.what()).trimmed();
    if (!sentence.isEmpty() && !sentence.endsWith(QLatin1Char('.')))
        sentence += QLatin1Char('.');
    return sentence;
}

} // namespace weir::ui
