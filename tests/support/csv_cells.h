// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace weir::test {

/// The cells of a table with commas (RFC 4180), a list a row; read by nothing of ours.
[[nodiscard]] inline QList<QList<QByteArray>> csvCells(const QByteArray& csv)
{
    QList<QList<QByteArray>> rows {{QByteArray()}};
    bool quoted = false;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
            rows.last().last() += csv[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (quoted || (c != ',' && c != '\n'))
            rows.last().last() += c;
        else if (c == ',')
            rows.last() << QByteArray();
        else
            rows << QList<QByteArray> {QByteArray()};
    }
    if (rows.last() == QList<QByteArray> {QByteArray()})
        rows.removeLast();
    return rows;
}

/// The first cell that a spreadsheet may run, whatever blanks and signs that do not show it passes over. Numbers are none.
[[nodiscard]] inline std::optional<QByteArray> formulaIn(const QByteArray& csv)
{
    for (const auto& row : csvCells(csv)) {
        for (const QByteArray& cell : row) {
            bool isNumber = false;
            static_cast<void>(cell.toDouble(&isNumber));
            QString text = QString::fromUtf8(cell);
            while (!text.isEmpty()
                && (text[0].isSpace() || text[0].category() == QChar::Other_Control || text[0].category() == QChar::Other_Format))
                text.remove(0, 1);
            if (!isNumber && !text.isEmpty() && QStringLiteral("=+-@\uFF1D\uFF0B\uFF0D\uFF20").contains(text[0]))
                return cell;
            if (cell.startsWith('\t') || cell.startsWith('\r') || cell.startsWith('\n'))
                return cell;
        }
    }
    return std::nullopt;
}

} // namespace weir::test
