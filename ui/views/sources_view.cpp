// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/sources_view.h"

#include "ui/format/error_text.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/reject_csv.h"
#include "ui/models/reject_model.h"
#include "ui/session/session.h"
#include "ui/theme/icons.h"
#include "ui/views/place_head.h"
#include "ui/views/reject_tree.h"
#include "ui/views/source_delegate.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/text_label.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace weir::ui {

namespace {

constexpr int sideMargin = 32;
constexpr int sourceHeight = 52;
constexpr int mostSourceRows = 6; // shown without scrolling
constexpr std::size_t mostWarnings = 6;

QString sourcesText(std::size_t n)
{
    return n == 1 ? SourcesView::tr("1 source") : SourcesView::tr("%Ln sources", nullptr, static_cast<int>(n));
}

void popupBelow(QMenu& menu, const QWidget& button)
{
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)));
}

std::int64_t rejectedIn(const std::vector<SourceRow>& rows)
{
    return std::accumulate(
        rows.begin(), rows.end(), std::int64_t {0}, [](std::int64_t sum, const SourceRow& row) { return sum + row.import.rejected; });
}

} // namespace

SourcesView::SourcesView(const ViewContext& context, QWidget* parent)
    : View(parent)
    , m_context(context)
    , m_model(new ImportModel(this))
    , m_rejects(new RejectModel(this))
{
    setObjectName(QStringLiteral("sourcesView"));
    buildHead();
    buildSources();
    auto* empty = new QWidget;
    m_empty = new EmptyState(m_context.theme);
    m_empty->setObjectName(QStringLiteral("sourcesEmpty"));
    m_empty->setContent(QStringLiteral("database"), tr("No sources yet"),
        tr("Add a clone of your repository and what your tracker exports: a table, JSON or an event log. Or drop them anywhere on the "
           "window."));
    m_empty->setAction(tr("Add…"), QStringLiteral("plus"));
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { popupBelow(*m_addMenu, *m_empty->findChild<QPushButton*>()); });
    auto* emptyLayout = new QVBoxLayout(empty);
    emptyLayout->setContentsMargins(0, 0, 0, 0);
    emptyLayout->addWidget(m_empty);
    emptyLayout->addStretch(1);
    auto* pages = new QWidget;
    m_pages = new QStackedLayout(pages);
    m_pages->setContentsMargins(0, 0, 0, 0);
    m_pages->addWidget(buildPage());
    m_pages->addWidget(empty);
    m_message = new MessageBar(m_context.theme);
    m_message->setObjectName(QStringLiteral("sourcesMessage"));
    m_message->hide();
    connect(m_message, &MessageBar::linkActivated, this, [this] {
        m_message->hide();
        m_context.session.undo();
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(sideMargin, 24, sideMargin, 16);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addSpacing(20);
    layout->addWidget(m_message);
    layout->addWidget(pages, 1);
    const Session& session = m_context.session;
    connect(&session, &Session::dataChanged, this, &SourcesView::changed);
    connect(&session, &Session::sourceRemoved, this, &SourcesView::showRemoved);
    connect(&session, &Session::closed, this, [this] {
        m_removing.clear();
        changed();
    });
    refresh();
}

void SourcesView::buildHead()
{
    m_head = new PlaceHead(m_context.theme);
    const auto button = [this](const QString& name, const QString& text, const QString& iconName) {
        auto* made = new QPushButton(icon(iconName, m_context.theme, Token::TextPrimary), text);
        made->setObjectName(name);
        made->setAutoDefault(false);
        m_head->addCorner(made);
        return made;
    };
    m_locate = button(QStringLiteral("locateSource"), tr("Locate…"), QStringLiteral("search"));
    m_refresh = button(QStringLiteral("refreshSource"), tr("Refresh"), QStringLiteral("rotate-cw"));
    m_remove = button(QStringLiteral("removeSource"), tr("Remove"), QStringLiteral("trash"));
    auto* add = button(QStringLiteral("addSource"), tr("Add…"), QStringLiteral("plus"));
    add->setIcon(icon(QStringLiteral("plus"), m_context.theme, Token::TextOnAccent));
    add->setDefault(true);
    m_addMenu = new QMenu(this);
    QAction* files = m_addMenu->addAction(tr("Files…"));
    QAction* folder = m_addMenu->addAction(tr("Folder or repository…"));
    files->setObjectName(QStringLiteral("addFiles"));
    folder->setObjectName(QStringLiteral("addFolder"));
    connect(files, &QAction::triggered, this, &SourcesView::addFiles);
    connect(folder, &QAction::triggered, this, &SourcesView::addFolder);
    connect(add, &QPushButton::clicked, this, [this, add] { popupBelow(*m_addMenu, *add); });
    connect(m_locate, &QPushButton::clicked, this, &SourcesView::locateCurrent);
    connect(m_refresh, &QPushButton::clicked, this, &SourcesView::refreshCurrent);
    connect(m_remove, &QPushButton::clicked, this, &SourcesView::removeCurrent);
}

void SourcesView::buildSources()
{
    m_table = new TableView(m_context.theme);
    m_table->setObjectName(QStringLiteral("sourceTable"));
    m_table->setAccessibleName(tr("Sources"));
    m_table->setModel(m_model);
    m_table->setRowHeight(sourceHeight);
    m_table->setItemDelegate(new SourceDelegate(m_table));
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(ImportModel::Source, QHeaderView::Stretch);
    header->resizeSection(ImportModel::Gave, 360);
    header->resizeSection(ImportModel::Read, 140);
    header->resizeSection(ImportModel::State, 130);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SourcesView::updateActions);
    auto* card = new Card(m_context.theme);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(m_table);
    m_tableCard = card;
}

QWidget* SourcesView::buildRejects()
{
    m_rejectHeader = new SectionHeader(m_context.theme, tr("Rejected"));
    m_save = new QPushButton(tr("Save as CSV"));
    m_save->setObjectName(QStringLiteral("saveRejects"));
    m_save->setFlat(true);
    connect(m_save, &QPushButton::clicked, this, &SourcesView::saveRejects);
    m_tree = new RejectTree(m_context.theme);
    m_tree->setObjectName(QStringLiteral("rejectTree"));
    m_tree->setAccessibleName(tr("Rejected records"));
    m_tree->setModel(m_rejects);
    auto* card = new Card(m_context.theme);
    auto* cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(1, 1, 1, 1);
    cardLayout->addWidget(m_tree);
    m_treeCard = card;
    m_noRejects = new TextLabel(m_context.theme, Type::Body, Token::TextSecondary, tr("Every record was taken."));
    auto* box = new QWidget;
    auto* head = new QHBoxLayout;
    head->addWidget(m_rejectHeader, 1);
    head->addWidget(m_save);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_noRejects);
    layout->addWidget(card, 1);
    layout->addStretch(0);
    connect(m_tree, &QTreeView::expanded, this, &SourcesView::fitRejects);
    connect(m_tree, &QTreeView::collapsed, this, &SourcesView::fitRejects);
    return box;
}

QWidget* SourcesView::buildPage()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tableCard);
    layout->addSpacing(24);
    m_warningHeader = new SectionHeader(m_context.theme, tr("To know"));
    layout->addWidget(m_warningHeader);
    auto* warnings = new QWidget;
    m_warnings = new QVBoxLayout(warnings);
    m_warnings->setContentsMargins(0, 6, 0, 24);
    m_warnings->setSpacing(4);
    layout->addWidget(warnings);
    layout->addWidget(buildRejects(), 1);
    layout->addStretch(0);
    return page;
}

void SourcesView::changed()
{
    m_dirty = true;
    m_message->hide(); // it spoke of the data before
    if (isVisible())
        refresh();
}

void SourcesView::showEvent(QShowEvent* event)
{
    View::showEvent(event);
    if (m_dirty)
        refresh();
}

void SourcesView::showRemoved(std::int64_t sourceId)
{
    const auto removed = m_removing.find(sourceId);
    if (removed == m_removing.end())
        return;
    m_message->showMessage(MessageBar::Kind::Result, tr("%1 is removed, as if it had never been there.").arg(removed->second), tr("Undo"));
    m_message->show();
    m_removing.erase(removed);
}

void SourcesView::refresh()
{
    m_dirty = false;
    const Session& session = m_context.session;
    const QString chosen = current() != nullptr ? QString::fromStdString(current()->import.source) : QString();
    std::vector<SourceRow> rows = sourceRows(session.imports());
    showHead(rows);
    m_pages->setCurrentIndex(rows.empty() ? 1 : 0);
    const int shown = std::clamp(static_cast<int>(rows.size()), 1, mostSourceRows);
    m_tableCard->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + shown * sourceHeight + 3);
    m_model->setClock(session.zone(), session.now());
    m_model->setRows(std::move(rows));
    for (int r = 0; r < m_model->rowCount(); ++r) {
        if (r == 0 || QString::fromStdString(m_model->row(r).import.source) == chosen)
            m_table->selectRow(r);
    }
    showWarnings();
    showRejects();
    updateActions();
}

void SourcesView::showHead(const std::vector<SourceRow>& rows)
{
    const Session& session = m_context.session;
    m_head->setVisible(!rows.empty()); // what stands there instead says it
    if (rows.empty())
        return;
    const auto items = session.dataset() != nullptr ? static_cast<std::int64_t>(session.dataset()->items.size()) : 0;
    const QString what = tr("%1, %2").arg(sourcesText(rows.size()), items == 1 ? tr("1 item") : tr("%1 items").arg(countText(items)));
    const std::int64_t rejected = rejectedIn(rows);
    const RejectGroupsPtr groups = session.rejectGroups();
    const std::size_t reasons = groups != nullptr ? groups->size() : 0;
    const auto largest = reasons == 0 ? std::int64_t {0} : static_cast<std::int64_t>(groups->front().rejects.size());
    if (rejected == 0)
        m_head->setAnswer(tr("%1; every record was taken.").arg(what));
    else if (rejected == 1)
        m_head->setAnswer(tr("%1; 1 record was refused.").arg(what));
    else if (reasons == 1)
        m_head->setAnswer(tr("%1; %2 records were refused, all for one reason.").arg(what, countText(rejected)));
    else
        m_head->setAnswer(tr("%1; %2 records were refused, %3 for one reason.").arg(what, countText(rejected), countText(largest)));
    Instant last = unknownInstant;
    for (const SourceRow& row : rows)
        last = isKnown(row.import.at) && (!isKnown(last) || row.import.at > last) ? row.import.at : last;
    const auto missing = std::ranges::count(rows, SourceState::Missing, &SourceRow::state);
    QString sub = tr("Last read %1, times in %2.")
                      .arg(momentText(last, session.zone(), session.now()), QString::fromStdString(session.zone().name()));
    if (missing > 0)
        sub += QLatin1Char(' ')
            + (missing == 1 ? tr("1 file is not where it was; what was read of it is kept.")
                            : tr("%Ln files are not where they were; what was read of them is kept.", nullptr, static_cast<int>(missing)));
    m_head->setSubline(sub);
}

void SourcesView::showRejects()
{
    const RejectGroupsPtr& groups = m_context.session.rejectGroups();
    m_rejects->setGroups(groups, m_model->rowCount() > 1);
    const std::int64_t all = rejectedIn(m_model->rows());
    std::int64_t listed = 0;
    for (int group = 0; group < m_rejects->rowCount(); ++group)
        listed += static_cast<std::int64_t>((*groups)[static_cast<std::size_t>(group)].rejects.size());
    m_rejectHeader->setWords(tr("Rejected"),
        listed == 0        ? QString()
            : all > listed ? tr("%1, the first %2 by reason").arg(countText(all), countText(listed))
                           : tr("%1 by reason").arg(countText(listed)));
    m_noRejects->setVisible(listed == 0);
    m_treeCard->setVisible(listed > 0);
    m_save->setVisible(listed > 0);
    fitRejects();
}

void SourcesView::fitRejects()
{
    int rows = m_rejects->rowCount();
    for (int group = 0; group < m_rejects->rowCount(); ++group) {
        const QModelIndex index = m_rejects->index(group, 0);
        rows += m_tree->isExpanded(index) ? m_rejects->rowCount(index) : 0;
    }
    m_treeCard->setMaximumHeight(m_tree->header()->sizeHint().height() + rows * RejectTree::rowHeight + 3);
}

void SourcesView::showWarnings()
{
    while (QLayoutItem* old = m_warnings->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    std::size_t count = 0;
    for (const SourceRow& row : m_model->rows()) {
        for (const std::string& warning : row.import.warnings) {
            if (++count > mostWarnings)
                continue;
            auto* label = new TextLabel(
                m_context.theme, Type::Body, Token::TextSecondary, tr("%1: %2").arg(row.name, QString::fromStdString(warning)));
            label->setObjectName(QStringLiteral("warning"));
            m_warnings->addWidget(label);
        }
    }
    m_warningHeader->setWords(tr("To know"),
        count > mostWarnings ? tr("the first %1 of %2").arg(countText(mostWarnings), countText(static_cast<std::int64_t>(count)))
                             : QString());
    m_warningHeader->setVisible(count > 0);
    m_warnings->parentWidget()->setVisible(count > 0);
}

const SourceRow* SourcesView::current() const
{
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    return selected.isEmpty() ? nullptr : &m_model->row(selected.first().row());
}

void SourcesView::updateActions()
{
    const SourceRow* row = current();
    const bool writable = m_context.session.isOpen() && !m_context.session.readOnly();
    const bool missing = row != nullptr && row->state == SourceState::Missing;
    const auto set = [&](QPushButton* button, bool enabled, const QString& tip, const QString& whyNot) {
        button->setEnabled(enabled);
        button->setToolTip(enabled ? tip : m_context.session.readOnly() ? tr("The workspace can only be read") : whyNot);
    };
    const QString choose = tr("Choose a source in the list first");
    for (QPushButton* button : {m_refresh, m_remove})
        button->setVisible(m_model->rowCount() > 0);
    m_locate->setVisible(missing);
    set(m_locate, writable, tr("Say where the file is now"), choose);
    set(m_refresh, writable && row != nullptr && !missing, tr("Read the source again"),
        missing ? tr("The file is not where it was; say where it is now first") : choose);
    set(m_remove, writable && row != nullptr, tr("Take the source out of the workspace; can be undone"), choose);
}

void SourcesView::addFiles()
{
    m_context.session.importSources(m_files.openFiles(this, tr("Add sources"), tr("All files (*)")));
}

void SourcesView::addFolder()
{
    const QString folder = m_files.openFolder(this, tr("Add a folder or repository"));
    if (!folder.isEmpty())
        m_context.session.importSources({folder});
}

void SourcesView::refreshCurrent()
{
    if (const SourceRow* row = current())
        m_context.session.refreshSource(row->import.sourceId);
}

void SourcesView::removeCurrent()
{
    if (const SourceRow* row = current()) {
        m_removing[row->import.sourceId] = row->name;
        m_context.session.removeSource(row->import.sourceId);
    }
}

/// The file under its new name is a source of its own; the old one goes once the new one is there.
void SourcesView::locateCurrent()
{
    const SourceRow* row = current();
    if (row == nullptr)
        return;
    const bool folder = row->import.format == "git";
    const std::int64_t old = row->import.sourceId;
    const QString found = folder ? m_files.openFolder(this, tr("Where is %1?").arg(row->name))
                                 : m_files.openFile(this, tr("Where is %1?").arg(row->name), tr("All files (*)"));
    if (found.isEmpty())
        return;
    m_context.session.replaceSource(old, found);
}

void SourcesView::saveRejects()
{
    const Session& session = m_context.session;
    const QString file =
        m_files.saveFile(this, tr("Save the rejected records"), tr("%1 rejected.csv").arg(session.name()), tr("Tables (*.csv)"));
    if (file.isEmpty())
        return;
    session.jobs().start<std::int64_t>(
        {.title = tr("Writing %1").arg(QFileInfo(file).fileName())}, this,
        [workspace = session.file(), file](Progress& progress) { return writeRejects(workspace, file, progress); },
        [this, file](const JobOutcome<std::int64_t>& outcome) {
            if (std::holds_alternative<Cancelled>(outcome))
                return;
            if (const auto* error = std::get_if<Error>(&outcome))
                m_message->showMessage(MessageBar::Kind::Failure, errorSentence(*error));
            else if (const auto* count = std::get_if<std::int64_t>(&outcome))
                m_message->showMessage(
                    MessageBar::Kind::Result, tr("%1 records are written to %2.").arg(countText(*count), QFileInfo(file).fileName()));
            m_message->show();
        });
}

} // namespace weir::ui
