// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/report_block_panel.h"

#include "core/metrics/metric.h"
#include "ui/format/metric_text.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/views/report_block_delegate.h"
#include "ui/widgets/text_label.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr int rowInset = 22; ///< of the rows from the panel's edge
constexpr int addInset = 1; ///< its plus stands below the handles
constexpr int wordInset = 10; ///< of words in a row or a field
constexpr int longestTitle = 200;

} // namespace

ReportBlockPanel::ReportBlockPanel(ReportBlockModel& model, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("reportBlocks"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(rowInset, 20, rowInset - wordInset, 16);
    layout->setSpacing(0);
    layout->addWidget(buildTitle());
    m_subline = new TextLabel(theme, Type::Body, Token::TextSecondary);
    m_subline->setObjectName(QStringLiteral("reportDate"));
    m_subline->setContentsMargins(0, 0, 0, 0);
    auto* below = new QHBoxLayout;
    below->setContentsMargins(wordInset, 2, 0, 0);
    below->addWidget(m_subline);
    layout->addLayout(below);
    layout->addSpacing(20);
    layout->addWidget(buildList(), 1);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_before = current(); });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        showTitle();
        setCurrent(std::min(m_before, m_model.rowCount() - 1));
    });
    connect(&theme, &Theme::changed, this, [this, &theme] { follow(theme); });
    follow(theme);
    showTitle();
}

QWidget* ReportBlockPanel::buildTitle()
{
    m_title = new QLineEdit;
    m_title->setObjectName(QStringLiteral("reportTitle"));
    m_title->setAccessibleName(tr("Title of the report"));
    m_title->setToolTip(tr("Title of the report: click to change it"));
    m_title->setMaxLength(longestTitle);
    m_title->setFrame(false);
    m_title->installEventFilter(this);
    connect(m_title, &QLineEdit::editingFinished, this, &ReportBlockPanel::finishTitle);
    return m_title;
}

QWidget* ReportBlockPanel::buildList()
{
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("blockList"));
    m_list->setAccessibleName(tr("Blocks of the report"));
    m_list->setAccessibleDescription(tr("Alt+Up and Alt+Down move a block, Space hides it, Delete removes it."));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ReportBlockDelegate(m_theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_list->setProperty(focusInsideProperty, true);
    m_list->installEventFilter(this);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex& index) { emit currentChanged(index.isValid() ? index.row() : -1); });
    const auto resize = [this] { m_list->updateGeometry(); };
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, resize);
    m_add = new QPushButton(icon(QStringLiteral("plus"), m_theme), tr("Figure, note or page break"));
    m_add->setObjectName(QStringLiteral("addBlock"));
    m_add->setAccessibleName(tr("Add a figure, a note or a page break"));
    m_add->setFlat(true);
    m_add->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_menu = new QMenu(this);
    m_menu->setObjectName(QStringLiteral("addBlockMenu"));
    connect(m_menu, &QMenu::aboutToShow, this, &ReportBlockPanel::fillMenu);
    connect(m_add, &QPushButton::clicked, this, [this] { m_menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height()))); });
    layout->addWidget(m_list);
    layout->addSpacing(4);
    auto* below = new QHBoxLayout;
    below->setContentsMargins(addInset, 0, 0, 0);
    below->addWidget(m_add);
    below->addStretch(1);
    layout->addLayout(below);
    layout->addStretch(1);
    return box;
}

void ReportBlockPanel::follow(const Theme& theme)
{
    m_title->setFont(theme.font(Type::Title));
    QPalette colours = m_title->palette();
    colours.setColor(QPalette::Base, theme.color(Token::BgWindow));
    m_title->setPalette(colours);
    QPalette ground = m_list->palette();
    ground.setColor(QPalette::Base, theme.color(Token::BgWindow));
    m_list->setPalette(ground);
    m_list->doItemsLayout();
}

void ReportBlockPanel::setSubline(const QString& text)
{
    m_subline->setText(text);
}

void ReportBlockPanel::showTitle()
{
    const QString title = QString::fromStdString(m_model.recipe().title);
    if (m_title->hasFocus() && m_title->isModified())
        return;
    if (m_title->text() != title)
        m_title->setText(title);
    m_title->setCursorPosition(0);
}

void ReportBlockPanel::finishTitle()
{
    if (!m_title->isModified())
        return;
    const QString title = m_title->text().simplified();
    m_title->setModified(false);
    ReportRecipe recipe = m_model.recipe();
    if (!title.isEmpty() && title.toStdString() != recipe.title) {
        recipe.title = title.toStdString();
        m_model.changeRecipe(recipe, tr("Rename the report"));
    }
    showTitle();
}

void ReportBlockPanel::setWritable(bool writable)
{
    m_title->setReadOnly(!writable);
    m_add->setEnabled(writable);
    m_add->setToolTip(writable ? QString() : tr("This workspace can only be read"));
    m_list->setDragDropMode(writable ? QAbstractItemView::InternalMove : QAbstractItemView::NoDragDrop);
}

int ReportBlockPanel::current() const
{
    return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
}

void ReportBlockPanel::setCurrent(int row)
{
    m_list->setCurrentIndex(m_model.index(row));
    if (row < 0)
        emit currentChanged(-1);
}

/// What the report has not yet, then what it can have many of.
void ReportBlockPanel::fillMenu()
{
    m_menu->clear();
    qDeleteAll(m_menu->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly)); // clear() leaves the menus below this one
    const auto entry = [this](QMenu& menu, const QString& icon, const QString& text, const ReportBlock& block) {
        QAction* action = menu.addAction(ui::icon(icon, m_theme), QString(text).replace(u'&', QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, block] { add(block); });
    };
    for (const ReportBlockKind kind : standardBlocks()) {
        const ReportBlock block {.kind = kind};
        if (!m_model.has(kind))
            entry(*m_menu, reportBlockIcon(kind), reportBlockName(block, m_model.recipe().bucket), block);
    }
    QMenu* trends = m_menu->addMenu(icon(QStringLiteral("chart-line"), m_theme), tr("Trend"));
    for (const metrics::Metric* metric : metrics::allMetrics()) {
        const ReportBlock block {.kind = ReportBlockKind::Trend, .metric = std::string(metric->info().id)};
        entry(*trends, {}, metricTitle(metric->info(), m_model.recipe().bucket), block);
    }
    entry(*m_menu, QStringLiteral("note"), tr("Note"), {.kind = ReportBlockKind::Note});
    entry(*m_menu, QStringLiteral("page-break"), tr("Page break"), {.kind = ReportBlockKind::PageBreak});
}

void ReportBlockPanel::add(const ReportBlock& block)
{
    const int row = current() < 0 ? m_model.rowCount() : current() + 1;
    m_model.insertBlock(row, block);
    setCurrent(row);
    emit added(row);
}

bool ReportBlockPanel::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    const int row = current();
    if (row < 0)
        return false;
    if (modifiers.testFlag(Qt::AltModifier) && (key == Qt::Key_Up || key == Qt::Key_Down)) {
        m_model.moveBlock(row, key == Qt::Key_Up ? row - 1 : row + 1);
        m_list->scrollTo(m_list->currentIndex());
        return true;
    }
    if (key == Qt::Key_Delete) {
        m_model.removeBlock(row);
        return true;
    }
    if (key == Qt::Key_Space) {
        m_model.setShown(row, !m_model.block(row)->shown);
        return true;
    }
    return false;
}

bool ReportBlockPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (handleKey(key->key(), key->modifiers()))
            return true;
    }
    if (watched == m_title) {
        const QEvent::Type type = event->type();
        if (type == QEvent::FocusIn || type == QEvent::Enter || type == QEvent::FocusOut || type == QEvent::Leave)
            m_title->setFrame(!m_title->isReadOnly()
                && (type == QEvent::FocusIn || type == QEvent::Enter || (type == QEvent::Leave && m_title->hasFocus())));
        const bool escape = type == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
        if (escape) {
            m_title->setText(QString::fromStdString(m_model.recipe().title));
            m_list->setFocus();
            return true;
        }
        if (type == QEvent::KeyPress && (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Return)) {
            m_list->setFocus(); // which ends the editing
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ReportBlockPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    style::hairline(painter, QPointF(width() - 1, 0), QPointF(width() - 1, height()), m_theme.color(Token::LineHair));
}

} // namespace weir::ui
