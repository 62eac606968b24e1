// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/preview_rejects.h"

#include "ui/format/number_text.h"
#include "ui/models/preview_reject_model.h"
#include "ui/models/preview_words.h"
#include "ui/widgets/card.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/tag.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <utility>
#include <weir_tokens.h>

namespace weir::ui {

namespace {

using Repair = PreviewRejectRow::Repair;
constexpr int leastRow = 36;
constexpr int mostRows = 4; // shown without scrolling
constexpr int placeWidth = 92;
constexpr int rowsWidth = 64;
constexpr int cellPadding = 12;
constexpr int leastColumn = 60;
constexpr int leastRest = 340; // for column, text and reason; with less the text makes room

QFont cellFont(const Theme& theme, int column)
{
    if (column != PreviewRejectModel::Text)
        return theme.tabular(Type::Body);
    QFont fixed = theme.font(Type::Small);
    fixed.setFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
    return fixed;
}

/// What stood there is in the fixed font, the count in semibold, the repair a link.
class RejectCells final : public RowDelegate {
public:
    using RowDelegate::RowDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        paintGround(painter, option, index);
        painter->save();
        QFont font = cellFont(theme(), index.column());
        Token color = Token::TextPrimary;
        if (index.column() == PreviewRejectModel::Rows) {
            font.setWeight(QFont::DemiBold);
        } else if (index.column() == PreviewRejectModel::Repair) {
            font.setWeight(QFont::Medium);
            color = Token::TextLink;
        }
        painter->setFont(font);
        painter->setPen(theme().color(color));
        const QRect room = textRect(option);
        const auto align = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
        painter->drawText(room, static_cast<int>(align) | Qt::TextSingleLine,
            QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        painter->restore();
    }
};

/// The repair of a group: another order of dates, or a look at the rows that are shown.
PreviewRejectRow rowFor(const weir::import::PreviewReject& reject, const weir::import::Preview& preview)
{
    PreviewRejectRow row {reject, Repair::None, {}};
    const bool otherDates = reject.dates && preview.mapping && preview.mapping->dates != reject.dates;
    const auto isFirst = [&reject](const weir::import::PreviewRow& shown) {
        return reject.line && shown.line == *reject.line && (shown.rejected || !shown.badCells.empty());
    };
    if (otherDates) {
        row.repair = Repair::Dates;
        row.repairText = PreviewRejects::tr("Read dates as %1").arg(datesText(*reject.dates));
    } else if (std::ranges::any_of(preview.rows, isFirst)) {
        row.repair = Repair::Show;
        row.repairText = PreviewRejects::tr("Show rows");
    }
    return row;
}

} // namespace

PreviewRejects::PreviewRejects(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new PreviewRejectModel(this))
    , m_table(new TableView(theme))
    , m_card(new Card(theme))
    , m_header(new SectionHeader(theme, tr("Rejected")))
    , m_count(new Tag(theme, TagKind::Attention, {}))
    , m_save(new QPushButton(tr("Save as CSV")))
{
    m_save->setObjectName(QStringLiteral("savePreviewRejects"));
    m_save->setFlat(true);
    m_count->setIconVisible(false);
    connect(m_save, &QPushButton::clicked, this, &PreviewRejects::saveRequested);
    m_table->setObjectName(QStringLiteral("previewRejects"));
    m_table->setAccessibleName(tr("Rejected by reason"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RejectCells(m_table));
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(m_table, &TableView::opened, this, &PreviewRejects::open);
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == PreviewRejectModel::Repair)
            open(index);
    });
    auto* cardLayout = new QVBoxLayout(m_card);
    cardLayout->setContentsMargins(1, 1, 1, 0); // the rim covers the line of the last row
    cardLayout->addWidget(m_table);
    auto* head = new QHBoxLayout;
    head->setSpacing(2); // behind the heading is room for a qualifier
    head->addWidget(m_header);
    head->addWidget(m_count);
    head->addStretch(1);
    head->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addSpacing(8);
    layout->addWidget(m_card);
    connect(&theme, &Theme::changed, this, &PreviewRejects::fit); // the size of text
    hide();
}

void PreviewRejects::setPreview(const std::shared_ptr<const weir::import::Preview>& preview)
{
    std::vector<PreviewRejectRow> rows;
    std::int64_t all = 0;
    bool refused = false;
    for (std::size_t i = 0; preview != nullptr && i < preview->rejects.size(); ++i) {
        rows.push_back(rowFor(preview->rejects[i], *preview));
        all += preview->rejects[i].count;
        refused = refused || !preview->rejects[i].kept;
    }
    setVisible(!rows.empty());
    m_header->setWords(refused ? tr("Rejected") : tr("Could not be read"));
    m_count->setTag(TagKind::Attention, countText(all));
    m_model->setRows(std::move(rows));
    fit();
}

/// What leads nowhere does nothing.
void PreviewRejects::open(const QModelIndex& index)
{
    const PreviewRejectRow& row = m_model->row(index.row());
    if (row.repair == Repair::Dates)
        emit datesRequested(QString::fromStdString(*row.reject.dates));
    else if (row.repair == Repair::Show)
        emit rowsRequested(*row.reject.line);
}

/// What the cells of a column want, the first ones: there may be hundreds.
int PreviewRejects::widest(int column) const
{
    const QFontMetrics words(cellFont(m_theme, column));
    int width = leastColumn;
    for (int row = 0; row < std::min(m_model->rowCount(), 20); ++row)
        width = std::max(width, words.horizontalAdvance(m_model->index(row, column).data().toString().left(80)));
    return width + 2 * cellPadding + 2;
}

void PreviewRejects::fit()
{
    const int row = std::max(leastRow, m_theme.lineHeight(Type::Body) + 12);
    m_table->setRowHeight(row);
    m_save->setFixedHeight(m_header->sizeHint().height() + 4);
    QHeaderView* header = m_table->horizontalHeader();
    m_card->setFixedHeight(header->sizeHint().height() + std::clamp(m_model->rowCount(), 1, mostRows) * row + 2);
    const QFontMetrics link(m_theme.font(Type::BodyStrong));
    int repair = 0;
    for (const PreviewRejectRow& each : m_model->rows())
        repair = std::max(repair, each.repairText.isEmpty() ? 0 : link.horizontalAdvance(each.repairText) + 2 * cellPadding + 2);
    const double factor = m_theme.fontFactor();
    const int place = qRound(placeWidth * factor);
    const int rows = qRound(rowsWidth * factor);
    const int rest = std::max(0, m_table->viewport()->width() - place - rows - repair);
    const bool narrow = rest < qRound(leastRest * factor);
    m_table->setColumnHidden(PreviewRejectModel::Text, narrow); // the tip of a row tells it, too
    const int field = std::min(rest * (narrow ? 36 : 28) / 100, widest(PreviewRejectModel::Field));
    const int text = narrow ? 0 : std::min(rest * 30 / 100, widest(PreviewRejectModel::Text));
    header->resizeSection(PreviewRejectModel::Place, place);
    header->resizeSection(PreviewRejectModel::Field, field);
    if (!narrow)
        header->resizeSection(PreviewRejectModel::Text, text);
    header->resizeSection(PreviewRejectModel::Reason, rest - field - text);
    header->resizeSection(PreviewRejectModel::Rows, rows);
    header->resizeSection(PreviewRejectModel::Repair, repair);
}

void PreviewRejects::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace weir::ui
