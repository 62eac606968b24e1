// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/answer_text.h"

namespace weir::ui {

namespace {

constexpr QChar begin(0xFDD0); // non-characters
constexpr QChar between(0xFDD1);
constexpr QChar end(0xFDD2);

} // namespace

QString linkedNumber(const QString& number, const QString& link)
{
    return begin + link + between + number + end;
}

QList<AnswerPart> answerParts(const QString& marked)
{
    QList<AnswerPart> parts;
    const auto add = [&parts](const QString& text, const QString& link) {
        if (!text.isEmpty())
            parts.append({text, link});
    };
    qsizetype at = 0;
    for (qsizetype from = marked.indexOf(begin); from >= 0; from = marked.indexOf(begin, at)) {
        const qsizetype middle = marked.indexOf(between, from);
        const qsizetype to = marked.indexOf(end, middle);
        add(marked.mid(at, from - at), {});
        add(marked.mid(middle + 1, to - middle - 1), marked.mid(from + 1, middle - from - 1));
        at = to + 1;
    }
    add(marked.mid(at), {});
    return parts;
}

QString answerWords(const QList<AnswerPart>& parts)
{
    QString words;
    for (const AnswerPart& part : parts)
        words += part.text;
    return words;
}

} // namespace weir::ui
