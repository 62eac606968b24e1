// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/error_text.h"

#include <QCoreApplication>
#include <QDir>

namespace weir::ui {

namespace {
struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::ErrorText)
};
} // namespace

QString errorSentence(const Error& error)
{
    QString sentence = QString::fromUtf8(error.what()).trimmed();
    if (!sentence.isEmpty() && !sentence.endsWith(QLatin1Char('.')) && !sentence.endsWith(QLatin1Char('?')))
        sentence += QLatin1Char('.');
    return sentence;
}

QString missingWorkspaceSentence(const QString& file)
{
    return ErrorText::tr("There is no workspace %1 any more; open it from where it is now, or begin a new one.")
        .arg(QDir::toNativeSeparators(file));
}

} // namespace weir::ui
