// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/import_model.h"

#include "ui/format/number_text.h"
#include "ui/format/plain_tip.h"
#include "ui/format/time_text.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace weir::ui {

namespace {

QString counted(std::int64_t n, const QString& one, const QString& many)
{
    return n == 1 ? one : many;
}

/// Its records say where an item is, not where it came from: the first of an item is no change.
bool tellsEvents(std::string_view format)
{
    return format == "xes" || format == "csv-events" || format == "csv-stages";
}

QString gaveText(const store::ImportInfo& import)
{
    QStringList parts;
    const auto add = [&parts](std::int64_t n, const QString& one, const QString& many) {
        if (n > 0)
            parts.append(counted(n, one, many));
    };
    const auto number = [](std::int64_t n) { return static_cast<int>(std::min<std::int64_t>(n, std::numeric_limits<int>::max())); };
    add(import.items, ImportModel::tr("1 item"), ImportModel::tr("%Ln items", nullptr, number(import.items)));
    if (tellsEvents(import.format))
        add(import.transitions, ImportModel::tr("1 event"), ImportModel::tr("%Ln events", nullptr, number(import.transitions)));
    else
        add(import.transitions, ImportModel::tr("1 status change"),
            ImportModel::tr("%Ln status changes", nullptr, number(import.transitions)));
    add(import.changes, ImportModel::tr("1 change"), ImportModel::tr("%Ln changes", nullptr, number(import.changes)));
    add(import.commits, ImportModel::tr("1 commit"), ImportModel::tr("%Ln commits", nullptr, number(import.commits)));
    if (parts.isEmpty())
        return ImportModel::tr("%Ln records", nullptr, number(import.accepted));
    return parts.join(QStringLiteral(", "));
}

/// What the reader noted, with its counts written the way all counts are.
QString noteText(const std::string& note)
{
    static const QRegularExpression count(QStringLiteral("\\b\\d{4,9}(?= [a-z])"));
    QString text = QString::fromStdString(note);
    for (auto match = count.match(text); match.hasMatch(); match = count.match(text, match.capturedStart() + 1))
        text.replace(match.capturedStart(), match.capturedLength(), countText(match.captured().toLongLong()));
    return text;
}

/// What is on the disk stands above what was in it: it is what can be done something about.
void setState(SourceRow& row, const import::SourceLook* look)
{
    using import::SourceStanding;
    const SourceStanding standing = look != nullptr ? look->standing
        : row.import.missing                        ? SourceStanding::Missing // as it was when the workspace was read
                                                    : SourceStanding::AsBefore;
    if (standing == SourceStanding::Missing) {
        row.state = SourceState::Missing;
        row.stateText = ImportModel::tr("file is gone");
    } else if (standing == SourceStanding::Unreadable) {
        row.state = SourceState::Unreadable;
        row.stateText = ImportModel::tr("cannot be read");
        row.why = QString::fromStdString(look->why);
    } else if (standing == SourceStanding::Changed) {
        row.state = SourceState::Changed;
        row.stateText = ImportModel::tr("changed");
        row.gave = ImportModel::tr("Changed since it was taken; gave %1", "2,314 items").arg(row.gave);
    } else if (row.import.rejected > 0) {
        row.state = SourceState::Rejected;
        row.stateText = ImportModel::tr("%1 rejected").arg(countText(row.import.rejected));
    } else {
        row.state = SourceState::Read;
        row.stateText = ImportModel::tr("read");
    }
}

} // namespace

/// Repositories branch, tables are tables, the rest are lists.
QString formatIcon(const std::string& format)
{
    if (format == "git")
        return QStringLiteral("git-branch");
    return format.starts_with("csv") ? QStringLiteral("table") : QStringLiteral("list");
}

std::vector<SourceRow> sourceRows(const std::vector<store::ImportInfo>& imports, const LookOf& lookOf)
{
    std::vector<SourceRow> rows;
    std::unordered_map<std::int64_t, std::size_t> rowOf; // by source
    for (const store::ImportInfo& import : imports) {
        const auto [same, isNew] = rowOf.try_emplace(import.sourceId, rows.size());
        SourceRow& row = isNew ? rows.emplace_back() : rows[same->second];
        if (!isNew && import.id < row.import.id)
            continue;
        row.import = import;
        const QString path = QString::fromStdString(import.source);
        row.name = QFileInfo(path).fileName().isEmpty() ? path : QFileInfo(path).fileName();
        row.gave = gaveText(import);
        row.note = import.note.empty() ? QString::fromStdString(import.format) : noteText(import.note);
        row.icon = formatIcon(import.format);
        setState(row, lookOf ? lookOf(import.sourceId) : nullptr);
    }
    return rows;
}

ImportModel::ImportModel(QObject* parent)
    : RowTableModel<SourceRow>({}, parent)
{
    setColumns({
        {.title = tr("Source"),
            .data = [](const SourceRow& row, int role) -> QVariant {
                switch (role) {
                case Qt::DisplayRole:
                    return row.name;
                case Qt::ToolTipRole:
                    return plainTip(
                        QString::fromStdString(row.import.source) + (row.why.isEmpty() ? QString() : QLatin1Char('\n') + row.why));
                case DetailRole:
                    return row.gave;
                case IconRole:
                    return row.icon;
                case Qt::AccessibleTextRole:
                    return tr("%1, %2, %3").arg(row.name, row.gave, row.stateText);
                default:
                    return {};
                }
            }},
        {.title = tr("Read"),
            .data = [this](const SourceRow& row, int role) -> QVariant {
                return role == Qt::DisplayRole ? QVariant(momentText(row.import.at, m_zone, m_now)) : QVariant();
            }},
        {.title = tr("State"),
            .data = [](const SourceRow& row, int role) -> QVariant {
                if (role == StateRole)
                    return static_cast<int>(row.state);
                return role == Qt::DisplayRole ? QVariant(row.stateText) : QVariant();
            }},
    });
}

void ImportModel::setClock(Zone zone, Instant now)
{
    m_zone = std::move(zone);
    m_now = now;
}

} // namespace weir::ui
