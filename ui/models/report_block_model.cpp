// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/report_block_model.h"

#include "core/metrics/metric.h"
#include "ui/format/metric_text.h"

#include <QMimeData>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr QLatin1String blockMime("application/x-weir-report-block");

QString firstLine(const std::string& words)
{
    return QString::fromStdString(words.substr(0, words.find('\n'))).simplified();
}

/// "Lead time, median" stands behind a colon: "Trend: lead time, median".
QString inSentence(QString title)
{
    if (!title.isEmpty())
        title[0] = title[0].toLower();
    return title;
}

QString trendName(const ReportBlock& block, Bucket bucket)
{
    const metrics::Metric* metric = metrics::findMetric(block.metric);
    const QString title = metric != nullptr ? inSentence(metricTitle(metric->info(), bucket)) : QString::fromStdString(block.metric);
    return ReportBlockModel::tr("Trend: %1").arg(title);
}

} // namespace

QString reportBlockName(const ReportBlock& block, Bucket bucket)
{
    switch (block.kind) {
    case ReportBlockKind::Answer:
        return ReportBlockModel::tr("Answer");
    case ReportBlockKind::Time:
        return ReportBlockModel::tr("Where the time goes");
    case ReportBlockKind::Bottlenecks:
        return ReportBlockModel::tr("What holds the stream up");
    case ReportBlockKind::Map:
        return ReportBlockModel::tr("Value-stream map");
    case ReportBlockKind::Metrics:
        return ReportBlockModel::tr("How it moves");
    case ReportBlockKind::Trend:
        return trendName(block, bucket);
    case ReportBlockKind::Attention:
        return ReportBlockModel::tr("Items needing attention");
    case ReportBlockKind::Data:
        return ReportBlockModel::tr("What the data leave open");
    case ReportBlockKind::Note:
        return firstLine(block.words).isEmpty() ? ReportBlockModel::tr("Note") : firstLine(block.words);
    case ReportBlockKind::PageBreak:
        return ReportBlockModel::tr("Page break");
    case ReportBlockKind::Unknown:
        break;
    }
    return ReportBlockModel::tr("Of a newer version");
}

QString reportBlockIcon(ReportBlockKind kind)
{
    switch (kind) {
    case ReportBlockKind::Answer:
        return QStringLiteral("heading");
    case ReportBlockKind::Time:
        return QStringLiteral("chart-bars");
    case ReportBlockKind::Bottlenecks:
        return QStringLiteral("hourglass");
    case ReportBlockKind::Map:
        return QStringLiteral("waypoints");
    case ReportBlockKind::Metrics:
        return QStringLiteral("layout-grid");
    case ReportBlockKind::Trend:
        return QStringLiteral("chart-line");
    case ReportBlockKind::Attention:
        return QStringLiteral("list");
    case ReportBlockKind::Data:
    case ReportBlockKind::Unknown:
        return QStringLiteral("circle-help");
    case ReportBlockKind::Note:
        return QStringLiteral("note");
    case ReportBlockKind::PageBreak:
        return QStringLiteral("page-break");
    }
    return {};
}

const std::vector<ReportBlockKind>& standardBlocks()
{
    static const std::vector<ReportBlockKind> kinds {ReportBlockKind::Answer, ReportBlockKind::Time, ReportBlockKind::Bottlenecks,
        ReportBlockKind::Map, ReportBlockKind::Metrics, ReportBlockKind::Attention, ReportBlockKind::Data};
    return kinds;
}

void ReportBlockModel::setRecipe(const ReportRecipe& recipe)
{
    if (recipe == m_recipe)
        return;
    if (recipe.blocks == m_recipe.blocks && recipe.bucket == m_recipe.bucket) {
        m_recipe = recipe;
        return;
    }
    beginResetModel();
    m_recipe = recipe;
    endResetModel();
}

const ReportBlock* ReportBlockModel::block(int row) const
{
    return row >= 0 && row < rowCount() ? &m_recipe.blocks[static_cast<std::size_t>(row)] : nullptr;
}

bool ReportBlockModel::has(ReportBlockKind kind) const
{
    return std::ranges::find(m_recipe.blocks, kind, &ReportBlock::kind) != m_recipe.blocks.end();
}

QString ReportBlockModel::name(int row) const
{
    return reportBlockName(*block(row), m_recipe.bucket);
}

bool ReportBlockModel::moveBlock(int from, int to)
{
    return to > from ? moveRows({}, from, 1, {}, to + 1) : moveRows({}, from, 1, {}, to);
}

bool ReportBlockModel::moveRows(const QModelIndex& fromParent, int from, int count, const QModelIndex& toParent, int to)
{
    const bool inside = block(from) != nullptr && to >= 0 && to <= rowCount();
    if (!m_writable || !inside || count != 1 || fromParent.isValid() || toParent.isValid() || to == from || to == from + 1)
        return false;
    if (!beginMoveRows({}, from, from, {}, to))
        return false;
    const auto at = [this](int row) { return m_recipe.blocks.begin() + row; };
    if (to < from)
        std::rotate(at(to), at(from), at(from + 1));
    else
        std::rotate(at(from), at(from + 1), at(to));
    endMoveRows();
    emit edited(m_recipe, tr("Move %1").arg(name(to < from ? to : to - 1)));
    return true;
}

bool ReportBlockModel::setShown(int row, bool shown)
{
    const ReportBlock* old = block(row);
    if (!m_writable || old == nullptr || old->shown == shown || old->kind == ReportBlockKind::Unknown)
        return false;
    ReportBlock changed = *old;
    changed.shown = shown;
    return changeBlock(row, changed, shown ? tr("Show %1").arg(name(row)) : tr("Hide %1").arg(name(row)));
}

bool ReportBlockModel::removeBlock(int row)
{
    if (!m_writable || block(row) == nullptr)
        return false;
    const QString label = tr("Remove %1").arg(name(row));
    beginRemoveRows({}, row, row);
    m_recipe.blocks.erase(m_recipe.blocks.begin() + row);
    endRemoveRows();
    emit edited(m_recipe, label);
    return true;
}

void ReportBlockModel::insertBlock(int row, const ReportBlock& block)
{
    if (!m_writable)
        return;
    const int at = std::clamp(row, 0, rowCount());
    beginInsertRows({}, at, at);
    m_recipe.blocks.insert(m_recipe.blocks.begin() + at, block);
    endInsertRows();
    emit edited(m_recipe, tr("Add %1").arg(name(at)));
}

bool ReportBlockModel::changeBlock(int row, const ReportBlock& block, const QString& label)
{
    const ReportBlock* old = this->block(row);
    if (!m_writable || old == nullptr || *old == block)
        return false;
    m_recipe.blocks[static_cast<std::size_t>(row)] = block;
    emit dataChanged(index(row), index(row));
    emit edited(m_recipe, label);
    return true;
}

bool ReportBlockModel::changeRecipe(const ReportRecipe& recipe, const QString& label)
{
    if (!m_writable || recipe == m_recipe)
        return false;
    setRecipe(recipe);
    emit edited(m_recipe, label);
    return true;
}

int ReportBlockModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_recipe.blocks.size());
}

QVariant ReportBlockModel::data(const QModelIndex& index, int role) const
{
    const ReportBlock* found = index.isValid() ? block(index.row()) : nullptr;
    if (found == nullptr)
        return {};
    const bool shown = found->shown && found->kind != ReportBlockKind::Unknown;
    switch (role) {
    case Qt::DisplayRole:
        return name(index.row());
    case Qt::AccessibleTextRole:
        return (shown ? tr("%1, shown") : tr("%1, hidden")).arg(name(index.row()));
    case Qt::CheckStateRole:
        return static_cast<int>(shown ? Qt::Checked : Qt::Unchecked);
    case KindRole:
        return static_cast<int>(found->kind);
    case IconRole:
        return reportBlockIcon(found->kind);
    case ShownRole:
        return shown;
    case WordsRole:
        return QString::fromStdString(found->words);
    default:
        return {};
    }
}

bool ReportBlockModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    return index.isValid() && role == Qt::CheckStateRole && setShown(index.row(), value.toInt() == Qt::Checked);
}

Qt::ItemFlags ReportBlockModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return m_writable ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return m_writable ? flags | Qt::ItemIsDragEnabled | Qt::ItemIsUserCheckable : flags;
}

QStringList ReportBlockModel::mimeTypes() const
{
    return {blockMime};
}

QMimeData* ReportBlockModel::mimeData(const QModelIndexList& indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto* data = new QMimeData;
    data->setData(blockMime, QByteArray::number(indexes.first().row()));
    return data;
}

bool ReportBlockModel::canDropMimeData(
    const QMimeData* data, Qt::DropAction action, int /*row*/, int /*column*/, const QModelIndex& parent) const
{
    return m_writable && action == Qt::MoveAction && data->hasFormat(blockMime) && !parent.isValid();
}

bool ReportBlockModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent)
{
    if (canDropMimeData(data, action, row, column, parent))
        moveRows({}, data->data(blockMime).toInt(), 1, {}, row < 0 ? rowCount() : row);
    return false; // the model moved it itself: the view must not remove the row that was dragged
}

} // namespace weir::ui
