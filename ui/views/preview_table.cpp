// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/preview_table.h"

#include "ui/models/preview_words.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/style_painting.h"
#include "ui/views/preview_header.h"

#include <QMenu>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <utility>

namespace weir::ui {

namespace {

constexpr int leastRow = 30;
constexpr int cellPadding = 12;
constexpr int narrowest = 72;
constexpr int widest = 260;
constexpr int measuredRows = 40;
constexpr std::size_t measuredColumns = 200; // more than anybody looks at side by side
constexpr int unmeasured = 132; // width of the others, at the usual size of text

/// Adds up widths of letters instead of setting the text: a table of a thousand columns must not hold the window up.
class LetterWidths {
public:
    explicit LetterWidths(const QFont& font)
    {
        const QFontMetricsF metrics(font);
        for (std::size_t i = 0; i < m_widths.size(); ++i)
            m_widths[i] = metrics.horizontalAdvance(QLatin1Char(static_cast<char>(i)));
        m_latin = metrics.horizontalAdvance(QLatin1Char('o'));
        m_other = metrics.horizontalAdvance(QLatin1Char('W'));
    }
    [[nodiscard]] double of(const QString& text) const
    {
        double width = 0;
        for (const QChar letter : text.left(mostLetters))
            width += letter.unicode() < m_widths.size() ? m_widths[letter.unicode()] : letter.unicode() < latinEnd ? m_latin : m_other;
        return width;
    }

private:
    static constexpr qsizetype mostLetters = 80; // more than the widest column shows
    static constexpr char16_t latinEnd = 0x250;
    std::array<double, 128> m_widths {};
    double m_latin = 0; ///< with an accent
    double m_other = 0;
};

/// Cells that could not be read stand out, rows that are not taken and columns that nothing hangs on stand back.
class PreviewDelegate final : public RowDelegate {
public:
    using RowDelegate::RowDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        paintGround(painter, option, index);
        painter->save();
        const QRect cell = option.rect.adjusted(0, 0, 0, -1);
        const bool bad = index.data(PreviewModel::BadRole).toBool();
        const bool back = index.data(PreviewModel::RejectedRole).toBool() || index.data(PreviewModel::UnusedRole).toBool();
        QFont font = theme().tabular(Type::Small);
        Token color = back ? Token::TextTertiary : Token::TextPrimary;
        if (bad) {
            painter->fillRect(cell, theme().color(Token::AttentionSoft));
            font.setWeight(QFont::DemiBold);
            color = Token::AttentionText;
        }
        if (index.column() != index.model()->columnCount() - 1)
            style::hairline(*painter, QPointF(option.rect.right(), cell.top()), QPointF(option.rect.right(), cell.bottom() + 1),
                theme().color(Token::LineHair));
        painter->setFont(font);
        painter->setPen(theme().color(color));
        const QRect room = textRect(option);
        painter->drawText(room, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        painter->restore();
    }
};

} // namespace

PreviewTable::PreviewTable(const Theme& theme, QWidget* parent)
    : TableView(theme, parent)
    , m_model(new PreviewModel(this))
    , m_header(new PreviewHeader(theme, this))
    , m_roles(new QMenu(this))
{
    setObjectName(QStringLiteral("previewTable"));
    setAccessibleName(tr("What Weir reads"));
    m_roles->setObjectName(QStringLiteral("roleMenu"));
    setHorizontalHeader(m_header);
    setModel(m_model);
    setItemDelegate(new PreviewDelegate(this));
    setSelectionMode(QAbstractItemView::NoSelection);
    connect(m_header, &QHeaderView::sectionClicked, this, &PreviewTable::openRoles);
    connect(this, &TableView::opened, this, [this](const QModelIndex& index) { openRoles(index.column()); });
    connect(&theme, &Theme::changed, this, &PreviewTable::fitRows);
    fitRows();
}

void PreviewTable::setPreview(const std::shared_ptr<const weir::import::Preview>& preview)
{
    if (preview == m_model->preview())
        return;
    const auto names = [](const std::shared_ptr<const weir::import::Preview>& one) {
        std::vector<std::string> list;
        for (std::size_t i = 0; one != nullptr && i < one->columns.size(); ++i)
            list.push_back(one->columns[i].name);
        return list;
    };
    const bool sameColumns = names(preview) == names(m_model->preview());
    const int across = horizontalScrollBar()->value();
    const int down = verticalScrollBar()->value();
    const QModelIndex place = currentIndex();
    m_model->setPreview(preview);
    fitColumns(sameColumns);
    if (!sameColumns) {
        scrollToTop();
        return;
    }
    setCurrentIndex(m_model->index(place.row(), place.column())); // who goes from column to column stays there
    horizontalScrollBar()->setValue(across);
    verticalScrollBar()->setValue(down);
}

void PreviewTable::openRoles(int column)
{
    const auto& preview = m_model->preview();
    if (preview == nullptr || !preview->table || column < 0 || column >= m_model->columnCount())
        return;
    const weir::import::PreviewColumn& chosen = preview->columns[static_cast<std::size_t>(column)];
    m_roles->clear();
    for (const auto& group : rolesFor(preview->format, chosen.name)) {
        if (!m_roles->isEmpty())
            m_roles->addSeparator();
        for (const std::string& role : group) {
            const auto holder = std::ranges::find(preview->columns, role, &weir::import::PreviewColumn::role);
            const bool taken = !isUnused(role) && role != "title" && holder != preview->columns.end() && holder->name != chosen.name;
            QString words = roleText(role).replace(QLatin1Char('&'), QStringLiteral("&&"));
            if (isUnused(role))
                words.replace(0, 1, words.left(1).toUpper());
            if (isUnused(role))
                words += QLatin1Char('\t') + (role.empty() ? tr("kept with the item") : tr("not stored"));
            else if (taken)
                words += QLatin1Char('\t') + QString::fromStdString(holder->name).simplified().left(24);
            QAction* action = m_roles->addAction(words);
            action->setData(QString::fromStdString(role));
            action->setCheckable(true);
            action->setChecked(role == chosen.role);
            connect(action, &QAction::triggered, this,
                [this, name = QString::fromStdString(chosen.name), role] { emit roleChosen(name, QString::fromStdString(role)); });
        }
    }
    const QPoint below(m_header->sectionViewportPosition(column), m_header->height());
    m_roles->popup(m_header->viewport()->mapToGlobal(below));
}

void PreviewTable::showBadRow(std::int64_t line)
{
    const int row = m_model->badRowFrom(line);
    if (row < 0)
        return;
    const auto& cells = m_model->preview()->rows[static_cast<std::size_t>(row)].badCells;
    const QModelIndex index = m_model->index(row, cells.empty() ? 0 : static_cast<int>(cells.front()));
    setCurrentIndex(index);
    scrollTo(index, QAbstractItemView::PositionAtCenter);
    setFocus(Qt::ShortcutFocusReason);
}

void PreviewTable::focusInEvent(QFocusEvent* event)
{
    TableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(0, 0));
    markColumn();
}

void PreviewTable::focusOutEvent(QFocusEvent* event)
{
    TableView::focusOutEvent(event);
    m_header->setMarked(-1);
}

void PreviewTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    TableView::currentChanged(current, previous);
    markColumn();
}

void PreviewTable::markColumn()
{
    m_header->setMarked(hasFocus() && FocusRing::byKeyboard() && currentIndex().isValid() ? currentIndex().column() : -1);
}

void PreviewTable::fitRows()
{
    setRowHeight(std::max(leastRow, theme().lineHeight(Type::Small) + 8));
    fitColumns(false);
}

/// By the widest of the first cells; with `kept` no column becomes narrower than it is. Of a very wide table only the first columns are
/// measured.
void PreviewTable::fitColumns(bool kept)
{
    const auto& preview = m_model->preview();
    if (preview == nullptr)
        return;
    if (!kept)
        m_header->setDefaultSectionSize(qRound(unmeasured * theme().fontFactor()));
    const LetterWidths cell(theme().tabular(Type::Small));
    const LetterWidths strong(theme().font(Type::BodyStrong));
    for (std::size_t i = 0; i < std::min(measuredColumns, preview->columns.size()); ++i) {
        const weir::import::PreviewColumn& column = preview->columns[i];
        const QString meaning = preview->table ? roleText(column.role) : QString::fromStdString(column.name);
        double width = std::max(strong.of(meaning) + PreviewHeader::chevronRoom, cell.of(contentText(column)));
        if (preview->table)
            width = std::max(width, cell.of(QString::fromStdString(column.name)));
        for (std::size_t r = 0; r < std::min<std::size_t>(measuredRows, preview->rows.size()); ++r) {
            const auto& cells = preview->rows[r].cells;
            width = std::max(width, i < cells.size() ? cell.of(QString::fromStdString(cells[i])) : 0);
        }
        width = std::clamp<double>(width + 2 * cellPadding + 2, narrowest, widest * theme().fontFactor());
        const auto section = static_cast<int>(i);
        m_header->resizeSection(section, std::max(qRound(width), kept ? m_header->sectionSize(section) : 0));
    }
}

} // namespace weir::ui
