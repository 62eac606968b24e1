// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/stage_map_panel.h"

#include "ui/models/stage_map_model.h"
#include "ui/session/session.h"
#include "ui/views/stage_delegate.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/tag.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/themed.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr StageKind kinds[] = {StageKind::Work, StageKind::Wait, StageKind::Outside, StageKind::Done, StageKind::Discarded};

} // namespace

StageMapPanel::StageMapPanel(Session& session, const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_session(session)
    , m_theme(theme)
    , m_model(new StageMapModel(this))
{
    setObjectName(QStringLiteral("stageMapPanel"));
    setAccessibleName(tr("Stages"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(buildHead());
    layout->addWidget(buildTree(), 1);
    m_actions = buildActions();
    m_details = buildDetails();
    layout->addWidget(m_actions);
    layout->addWidget(m_details);
    connect(m_model, &StageMapModel::edited, this, &StageMapPanel::send);
    connect(m_model, &QAbstractItemModel::modelReset, m_tree, &QTreeView::expandAll);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &StageMapPanel::updateDetails);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (const auto stage = m_model->stageOf(index))
            emit stageChosen(QString::fromStdString(m_model->map().stages[*stage].name));
    });
    connect(&m_session, &Session::dataChanged, this, &StageMapPanel::adopt);
    connect(&m_session, &Session::failed, this, &StageMapPanel::adopt);
    connect(&m_session, &Session::closed, this, &StageMapPanel::clear);
    followTheme(this, theme);
    adopt();
}

QSize StageMapPanel::sizeHint() const
{
    return {320, 480};
}

QWidget* StageMapPanel::buildHead()
{
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_proposed = new Tag(m_theme, TagKind::Unknown, tr("proposed"));
    m_accept = new QPushButton(tr("Accept"));
    m_accept->setObjectName(QStringLiteral("acceptStages"));
    m_accept->setToolTip(tr("Weir proposed these stages from the names and the order of the statuses. Accept them if they are right."));
    auto* cross = new IconButton(m_theme, QStringLiteral("x"), tr("Close (Esc)"));
    row->addWidget(new SectionHeader(m_theme, tr("Stages")), 1);
    row->addWidget(m_proposed);
    row->addWidget(m_accept);
    row->addWidget(cross);
    connect(m_accept, &QPushButton::clicked, this, [this] { m_model->apply(accepted(m_model->map()), tr("Accept the proposed stages")); });
    connect(cross, &QToolButton::clicked, this, &StageMapPanel::closed);
    return head;
}

QWidget* StageMapPanel::buildTree()
{
    m_tree = new QTreeView;
    m_tree->setObjectName(QStringLiteral("stageTree"));
    m_tree->setAccessibleName(tr("Stages and their statuses"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new StageDelegate(m_theme, m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(StageMapModel::NameColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(StageMapModel::KindColumn, QHeaderView::ResizeToContents);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setDragDropMode(QAbstractItemView::DragDrop);
    m_tree->setDefaultDropAction(Qt::MoveAction);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->installEventFilter(this);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &StageMapPanel::showMenu);
    connect(m_tree, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (!m_session.readOnly() && index.flags().testFlag(Qt::ItemIsEditable))
            m_tree->edit(index);
    });
    return m_tree;
}

QWidget* StageMapPanel::buildActions()
{
    auto* actions = new QWidget;
    auto* row = new QHBoxLayout(actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto* add = new IconButton(m_theme, QStringLiteral("plus"), tr("Add a stage"));
    m_up = new IconButton(m_theme, QStringLiteral("arrow-up"), tr("Move up (Alt+Up)"));
    m_down = new IconButton(m_theme, QStringLiteral("arrow-down"), tr("Move down (Alt+Down)"));
    m_remove = new IconButton(m_theme, QStringLiteral("trash"), tr("Remove the stage; its statuses go to the one before"));
    add->setObjectName(QStringLiteral("addStage"));
    m_remove->setObjectName(QStringLiteral("removeStage"));
    for (IconButton* button : {add, m_up, m_down, m_remove})
        row->addWidget(button);
    row->addStretch(1);
    connect(add, &QToolButton::clicked, this, &StageMapPanel::addStage);
    connect(m_up, &QToolButton::clicked, this, [this] { step(false); });
    connect(m_down, &QToolButton::clicked, this, [this] { step(true); });
    connect(m_remove, &QToolButton::clicked, this, &StageMapPanel::removeStage);
    return actions;
}

/// Of a stage its kind; of a status its stage, and whether it queues or works there.
QWidget* StageMapPanel::buildDetails()
{
    auto* details = new QWidget;
    auto* grid = new QGridLayout(details);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    m_firstLabel = new TextLabel(m_theme, Type::Label, Token::TextTertiary);
    m_secondLabel = new TextLabel(m_theme, Type::Label, Token::TextTertiary);
    m_firstLabel->setWrapping(false);
    m_secondLabel->setWrapping(false);
    m_first = new QComboBox;
    m_second = new QComboBox;
    m_first->setObjectName(QStringLiteral("stageChoice"));
    m_second->setObjectName(QStringLiteral("roleChoice"));
    m_second->addItems({tr("queue: it waits"), tr("work: somebody is at it")});
    grid->addWidget(m_firstLabel, 0, 0);
    grid->addWidget(m_first, 0, 1);
    grid->addWidget(m_secondLabel, 1, 0);
    grid->addWidget(m_second, 1, 1);
    auto* hint = new TextLabel(m_theme, Type::Small, Token::TextTertiary,
        tr("Drag a status to another stage. F2 renames a stage, Alt+Up and Alt+Down move what is chosen. Undo takes every step back."));
    grid->addWidget(hint, 2, 0, 1, 2);
    connect(m_first, &QComboBox::activated, this, [this](int index) {
        if (m_model->statusOf(m_tree->currentIndex()))
            changePlace();
        else
            changeKind(index);
    });
    connect(m_second, &QComboBox::activated, this, &StageMapPanel::changePlace);
    return details;
}

/// Takes over what the workspace has, unless something newer of ours is still on its way there.
void StageMapPanel::adopt()
{
    if (!m_session.facts() || m_ticket > m_session.settledTicket())
        return;
    QStringList statuses;
    for (const Status& status : m_session.facts()->data->statuses)
        statuses << QString::fromStdString(status.name);
    const auto status = m_model->statusOf(m_tree->currentIndex());
    const auto stage = m_model->stageOf(m_tree->currentIndex());
    m_model->setMap(m_session.facts()->map, statuses);
    keepCurrent(status, stage);
    showWhatCanBeDone();
    updateDetails();
}

/// The stages of a workspace that was closed are nobody's any more.
void StageMapPanel::clear()
{
    m_ticket = 0;
    m_model->setMap({}, {});
    updateDetails();
}

/// Where the workspace can only be read, its stages can still be looked at and the panel be closed.
void StageMapPanel::showWhatCanBeDone()
{
    const bool writable = !m_session.readOnly();
    m_tree->setEditTriggers(writable ? QAbstractItemView::EditKeyPressed : QAbstractItemView::NoEditTriggers);
    m_tree->setDragDropMode(writable ? QAbstractItemView::DragDrop : QAbstractItemView::NoDragDrop);
    for (QWidget* part : {m_actions, m_details, static_cast<QWidget*>(m_accept)})
        part->setEnabled(writable);
}

void StageMapPanel::send(const StageMap& map, const QString& label)
{
    m_ticket = m_session.setStageMap(map, label);
    updateDetails();
}

void StageMapPanel::keepCurrent(const std::optional<std::string>& status, std::optional<std::size_t> stage)
{
    QModelIndex index;
    if (status)
        index = m_model->indexOfStatus(*status);
    else if (stage)
        index = m_model->indexOfStage(std::min(*stage, m_model->map().stages.size() - 1));
    if (index.isValid())
        m_tree->setCurrentIndex(index);
}

void StageMapPanel::step(bool down)
{
    const QModelIndex index = m_tree->currentIndex();
    const StageMap map = m_model->map();
    if (const auto status = m_model->statusOf(index)) {
        if (m_model->apply(withStatusStepped(map, *status, down), tr("Move %1").arg(QString::fromStdString(*status))))
            keepCurrent(status, std::nullopt);
    } else if (const auto stage = m_model->stageOf(index); stage && (down || *stage > 0)) {
        const std::size_t to = down ? *stage + 1 : *stage - 1;
        if (m_model->apply(withStageMoved(map, *stage, to), tr("Move stage %1").arg(QString::fromStdString(map.stages[*stage].name))))
            keepCurrent(std::nullopt, to);
    }
}

void StageMapPanel::addStage()
{
    const StageMap& map = m_model->map();
    const std::size_t after = m_model->stageOf(m_tree->currentIndex()).value_or(map.stages.empty() ? 0 : map.stages.size() - 1);
    const std::size_t at = map.stages.empty() ? 0 : after + 1;
    if (m_model->apply(withStageAdded(map, after, tr("New stage").toStdString()), tr("Add a stage"))) {
        keepCurrent(std::nullopt, at);
        m_tree->edit(m_tree->currentIndex());
    }
}

void StageMapPanel::removeStage()
{
    const QModelIndex index = m_tree->currentIndex();
    const auto stage = m_model->stageOf(index);
    if (!stage || m_model->statusOf(index))
        return;
    const StageMap map = m_model->map();
    if (m_model->apply(withStageRemoved(map, *stage), tr("Remove stage %1").arg(QString::fromStdString(map.stages[*stage].name))))
        keepCurrent(std::nullopt, *stage);
}

void StageMapPanel::changeKind(int kind)
{
    const QModelIndex index = m_tree->currentIndex();
    const auto stage = m_model->stageOf(index);
    if (m_updating || !stage || m_model->statusOf(index))
        return;
    m_model->setData(m_model->index(static_cast<int>(*stage), StageMapModel::KindColumn), kind, Qt::EditRole);
    keepCurrent(std::nullopt, stage);
}

void StageMapPanel::changePlace()
{
    const auto status = m_model->statusOf(m_tree->currentIndex());
    if (m_updating || !status || m_first->currentIndex() < 0)
        return;
    const auto stage = static_cast<std::size_t>(m_first->currentIndex());
    const StatusRole role = m_second->currentIndex() == 0 ? StatusRole::Queue : StatusRole::Work;
    const auto now = placeOf(m_model->map(), *status);
    if (now && now->stage == stage && now->role == role)
        return;
    const Stage& to = m_model->map().stages[stage];
    const StatusPlace place {stage, role, role == StatusRole::Queue ? to.queue.size() : to.work.size()};
    m_model->apply(withStatusMoved(m_model->map(), *status, place),
        tr("Move %1 to %2").arg(QString::fromStdString(*status), QString::fromStdString(to.name)));
    keepCurrent(status, std::nullopt);
}

void StageMapPanel::updateDetails()
{
    m_updating = true;
    const StageMap& map = m_model->map();
    const QModelIndex index = m_tree->currentIndex();
    const auto status = m_model->statusOf(index);
    const auto stage = m_model->stageOf(index);
    m_proposed->setVisible(map.proposed);
    m_accept->setVisible(map.proposed);
    m_accept->setDefault(map.proposed);
    m_firstLabel->setText(status ? tr("Stage") : tr("Kind"));
    m_secondLabel->setText(tr("Counts as"));
    m_first->setAccessibleName(m_firstLabel->text());
    m_second->setAccessibleName(m_secondLabel->text());
    m_first->clear();
    if (status) {
        for (const Stage& s : map.stages)
            m_first->addItem(QString::fromStdString(s.name));
        m_first->setCurrentIndex(stage ? static_cast<int>(*stage) : -1);
        const auto place = placeOf(map, *status);
        m_second->setCurrentIndex(place && place->role == StatusRole::Queue ? 0 : 1);
    } else {
        for (const StageKind kind : kinds)
            m_first->addItem(stageKindText(kind));
        m_first->setCurrentIndex(stage ? static_cast<int>(map.stages[*stage].kind) : -1);
    }
    m_first->setEnabled(status.has_value() || stage.has_value());
    const bool hasRole = status && stage && map.stages[*stage].kind == StageKind::Work;
    m_secondLabel->setVisible(status.has_value());
    m_second->setVisible(status.has_value());
    m_second->setEnabled(hasRole);
    const bool movable = (status && stage) || (stage && !status);
    m_up->setEnabled(movable);
    m_down->setEnabled(movable);
    m_remove->setEnabled(stage && !status && map.stages.size() > 1);
    m_updating = false;
}

void StageMapPanel::showMenu(const QPoint& position)
{
    const QModelIndex index = m_tree->indexAt(position).isValid() ? m_tree->indexAt(position) : m_tree->currentIndex();
    if (!index.isValid() || m_session.readOnly())
        return;
    m_tree->setCurrentIndex(index.siblingAtColumn(0));
    const auto status = m_model->statusOf(index);
    const auto stage = m_model->stageOf(index);
    QMenu menu(this);
    if (status) {
        QMenu* move = menu.addMenu(tr("Move to stage"));
        for (std::size_t i = 0; i < m_model->map().stages.size(); ++i) {
            QAction* action = move->addAction(QString::fromStdString(m_model->map().stages[i].name).replace(u'&', QStringLiteral("&&")));
            action->setEnabled(stage != i);
            connect(action, &QAction::triggered, this, [this, i] {
                m_first->setCurrentIndex(static_cast<int>(i));
                changePlace();
            });
        }
        for (const int role : {0, 1})
            connect(menu.addAction(role == 0 ? tr("Counts as queue") : tr("Counts as work")), &QAction::triggered, this, [this, role] {
                m_second->setCurrentIndex(role);
                changePlace();
            });
    } else if (stage) {
        QMenu* kind = menu.addMenu(tr("Kind"));
        for (const StageKind k : kinds)
            connect(kind->addAction(stageKindText(k)), &QAction::triggered, this, [this, k] { changeKind(static_cast<int>(k)); });
        connect(menu.addAction(tr("Rename")), &QAction::triggered, this, [this] { m_tree->edit(m_tree->currentIndex()); });
        connect(menu.addAction(tr("Add a stage after it")), &QAction::triggered, this, &StageMapPanel::addStage);
        connect(menu.addAction(tr("Remove")), &QAction::triggered, this, &StageMapPanel::removeStage);
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Move up")), &QAction::triggered, this, [this] { step(false); });
    connect(menu.addAction(tr("Move down")), &QAction::triggered, this, [this] { step(true); });
    menu.exec(m_tree->viewport()->mapToGlobal(position));
}

bool StageMapPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress && !m_session.readOnly()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool alt = key->modifiers().testFlag(Qt::AltModifier);
        if (alt && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            step(key->key() == Qt::Key_Down);
            return true;
        }
        if (key->key() == Qt::Key_Delete) {
            removeStage();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void StageMapPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        QFrame::keyPressEvent(event);
}

void StageMapPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(m_theme.color(Token::BgSurface));
    painter.setPen(QPen(m_theme.color(Token::LineHair), 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace weir::ui
