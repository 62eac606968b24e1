// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/item_model.h"

#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/format/plain_tip.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/left_out_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace weir::ui {

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

bool isNumber(ItemColumn column)
{
    return column == ItemColumn::Rounds || column == ItemColumn::Length || column == ItemColumn::Faster;
}

} // namespace

ItemModel::ItemModel(JobRunner& jobs, QObject* parent, std::size_t atOnce)
    : QAbstractTableModel(parent)
    , m_jobs(jobs)
    , m_searchAtOnce(atOnce)
{
}

void ItemModel::setRows(ItemRowsPtr rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_shown.clear();
    m_shownFor.clear();
    endResetModel();
    find();
}

void ItemModel::setSearch(const QString& wanted)
{
    const QString trimmed = wanted.trimmed();
    if (trimmed == m_search)
        return;
    m_search = trimmed;
    find();
}

/// What is shown is searched further where it holds all that can be found: the rows of a part of the words.
void ItemModel::find()
{
    if (m_rows == nullptr)
        return;
    std::vector<std::uint32_t> among;
    if (!m_shownFor.isEmpty() && m_search.contains(m_shownFor, Qt::CaseInsensitive)) {
        among = m_shown;
        std::ranges::sort(among);
    } else {
        among.resize(m_rows->items.size());
        std::iota(among.begin(), among.end(), 0U);
    }
    const std::string folded = foldedText(m_search.toStdString());
    using Found = std::vector<std::uint32_t>;
    if (folded.empty() || among.size() <= m_searchAtOnce) {
        show(matchingRows(*m_rows, among, folded, SilentProgress()));
        return;
    }
    m_jobs.start<Found>(
        {.slot = QStringLiteral("items.search"), .visibility = JobRunner::Visibility::Quiet}, this,
        [rows = m_rows, among = std::move(among), folded](Progress& progress) { return matchingRows(*rows, among, folded, progress); },
        [this, rows = m_rows, wanted = m_search](JobOutcome<Found> outcome) {
            if (auto* found = std::get_if<Found>(&outcome); found != nullptr && rows == m_rows && wanted == m_search)
                show(std::move(*found));
        });
}

void ItemModel::show(std::vector<std::uint32_t> found)
{
    sortRows(found, m_rows->keys[static_cast<std::size_t>(m_sortColumn)], m_sortOrder == Qt::DescendingOrder);
    beginResetModel();
    m_shown = std::move(found);
    m_shownFor = m_search;
    endResetModel();
    emit searched();
}

void ItemModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    if (m_rows == nullptr)
        return;
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::uint32_t> positions;
    for (const QModelIndex& index : before)
        positions.push_back(m_shown[static_cast<std::size_t>(index.row())]);
    std::ranges::sort(m_shown); // equal rows stand by key, whatever the order before
    sortRows(m_shown, m_rows->keys[static_cast<std::size_t>(column)], order == Qt::DescendingOrder);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto found = std::ranges::find(m_shown, positions[static_cast<std::size_t>(i)]);
        after.append(index(static_cast<int>(found - m_shown.begin()), before[i].column()));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

std::uint32_t ItemModel::itemAt(int row) const
{
    return m_rows->items[positionAt(row)];
}

std::size_t ItemModel::positionAt(int row) const
{
    return m_shown[static_cast<std::size_t>(row)];
}

int ItemModel::rowOf(std::uint32_t item) const
{
    if (m_rows == nullptr)
        return -1;
    const auto found = std::ranges::find_if(m_shown, [&](std::uint32_t position) { return m_rows->items[position] == item; });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

int ItemModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ItemModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(itemColumnCount);
}

QString ItemModel::cellText(int row, ItemColumn column) const
{
    const std::size_t position = positionAt(row);
    const std::uint32_t item = m_rows->items[position];
    const Dataset& data = *m_rows->facts->data;
    const double seconds = m_rows->seconds[position];
    switch (column) {
    case ItemColumn::Key:
        return text(data.items.key[item]);
    case ItemColumn::Title:
        return text(data.items.title[item]);
    case ItemColumn::Type:
        return text(data.name(data.items.type[item]));
    case ItemColumn::Stage:
        return m_rows->stage[position].valid() ? QString::fromStdString(m_rows->facts->map.stages[m_rows->stage[position].row()].name)
                                               : tr("unknown");
    case ItemColumn::Rounds:
        return m_rows->rounds[position] == 0 ? QString(enDash) : countText(m_rows->rounds[position]) + QChar(0x00D7);
    case ItemColumn::Way: {
        const ItemWay way = wayOf(*m_rows->facts, item, m_rows->now);
        return tr("%1 waiting, %2 work").arg(durationText(way.secondsOf(WayPart::Wait)), durationText(way.secondsOf(WayPart::Work)));
    }
    case ItemColumn::Length:
        return std::isnan(seconds) ? tr("unknown") : durationText(seconds);
    case ItemColumn::Faster:
        return std::isnan(m_rows->faster[position]) ? QString(enDash) : percentText(m_rows->faster[position]);
    case ItemColumn::Reason:
        break;
    }
    return leftOutText(*m_rows, position);
}

QVariant ItemModel::number(std::size_t position, ItemColumn column) const
{
    switch (column) {
    case ItemColumn::Rounds:
        return m_rows->rounds[position];
    case ItemColumn::Length:
        return m_rows->seconds[position];
    case ItemColumn::Faster:
        return m_rows->faster[position];
    default:
        return {};
    }
}

QVariant ItemModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = static_cast<ItemColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return column == ItemColumn::Way ? QVariant() : QVariant(cellText(index.row(), column));
    case Qt::ToolTipRole:
        return column == ItemColumn::Title || column == ItemColumn::Way ? QVariant(plainTip(cellText(index.row(), column))) : QVariant();
    case Qt::AccessibleTextRole:
        return cellText(index.row(), column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case WayRole:
        return QVariant::fromValue(wayOf(*m_rows->facts, itemAt(index.row()), m_rows->now));
    case ScaleRole:
        return m_rows->scaleSeconds;
    case NumberRole:
        return number(positionAt(index.row()), column);
    default:
        return {};
    }
}

QVariant ItemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const auto column = static_cast<ItemColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    const bool open = m_rows != nullptr && m_rows->shows(ItemRows::Lengths::Ages);
    const bool mixed = m_rows != nullptr && m_rows->shows(ItemRows::Lengths::Mixed);
    switch (column) {
    case ItemColumn::Key:
        return tr("Item");
    case ItemColumn::Title:
        return tr("Title");
    case ItemColumn::Type:
        return tr("Type");
    case ItemColumn::Stage:
        return tr("Stage");
    case ItemColumn::Rounds:
        return tr("Rounds");
    case ItemColumn::Way:
        return tr("Way through the stream");
    case ItemColumn::Length:
        return mixed ? tr("Age or lead time") : open ? tr("Age") : tr("Lead time");
    case ItemColumn::Faster:
        return open && !m_rows->drilled ? tr("Done by then") : tr("Faster");
    case ItemColumn::Reason:
        break;
    }
    return tr("Why it is left out");
}

} // namespace weir::ui
