// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/preview_reject_model.h"

#include "core/base/csv_writer.h"
#include "ui/format/number_text.h"
#include "ui/format/plain_tip.h"
#include "ui/models/reject_model.h"

#include <QStringList>

namespace weir::ui {

namespace {

using weir::import::PreviewReject;

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString placeOf(const PreviewReject& group)
{
    Reject reject;
    reject.line = group.line;
    reject.byte = group.byte;
    return placeText(reject);
}

QString fieldOf(const PreviewReject& group)
{
    return group.field.empty() ? PreviewRejectModel::tr("whole record") : text(group.field);
}

QString textOf(const PreviewReject& group)
{
    return group.text.empty() ? PreviewRejectModel::tr("(empty)") : text(group.text).simplified();
}

QString reasonOf(const PreviewReject& group)
{
    return group.kept ? PreviewRejectModel::tr("%1 (the row is taken without it)", "reason").arg(text(group.reason)) : text(group.reason);
}

QVariant shown(const QString& words, int role)
{
    if (role == Qt::DisplayRole)
        return words;
    return role == Qt::ToolTipRole ? QVariant(plainTip(words)) : QVariant();
}

} // namespace

PreviewRejectModel::PreviewRejectModel(QObject* parent)
    : RowTableModel<PreviewRejectRow>({}, parent)
{
    constexpr Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    setColumns({
        {.title = tr("First place"),
            .data = [](const PreviewRejectRow& row, int role) -> QVariant {
                if (role != Qt::AccessibleTextRole)
                    return shown(placeOf(row.reject), role);
                return QStringList {placeOf(row.reject), fieldOf(row.reject), textOf(row.reject), reasonOf(row.reject),
                    tr("%1 rows").arg(countText(row.reject.count)), row.repairText}
                    .join(QStringLiteral(", "));
            }},
        {.title = tr("Column"), .data = [](const PreviewRejectRow& row, int role) { return shown(fieldOf(row.reject), role); }},
        {.title = tr("Text"), .data = [](const PreviewRejectRow& row, int role) { return shown(textOf(row.reject), role); }},
        {.title = tr("Reason"),
            .data = [](const PreviewRejectRow& row, int role) -> QVariant {
                if (role == Qt::ToolTipRole)
                    return plainTip(reasonOf(row.reject) + QLatin1Char('\n') + textOf(row.reject));
                return shown(reasonOf(row.reject), role);
            }},
        {.title = tr("Rows"),
            .alignment = right,
            .data = [](const PreviewRejectRow& row, int role) -> QVariant {
                return role == Qt::DisplayRole ? QVariant(countText(row.reject.count)) : QVariant();
            }},
        {.title = {}, .alignment = right, .data = [](const PreviewRejectRow& row, int role) { return shown(row.repairText, role); }},
    });
}

std::string rejectGroupsCsv(const std::vector<PreviewReject>& rejects)
{
    CsvWriter csv;
    csv.cell("line").cell("byte").cell("field").cell("reason").cell("text").cell("count").endRow();
    for (const PreviewReject& reject : rejects)
        csv.cell(reject.line).cell(reject.byte).cell(reject.field).cell(reject.reason).cell(reject.text).cell(reject.count).endRow();
    return csv.take();
}

} // namespace weir::ui
