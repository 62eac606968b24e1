// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/items_view.h"

#include "ui/export/figure_exporter.h"
#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/item_csv.h"
#include "ui/models/item_journey.h"
#include "ui/session/session.h"
#include "ui/theme/motion.h"
#include "ui/theme/theme.h"
#include "ui/views/drilling.h"
#include "ui/views/item_link_panel.h"
#include "ui/views/item_table.h"
#include "ui/views/item_timeline.h"
#include "ui/views/items_texts.h"
#include "ui/views/place_head.h"
#include "ui/views/way_legend.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/stale_cover.h"
#include "ui/widgets/tag.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

const QString itemsSlot = QStringLiteral("items");
constexpr int sheetHeight = 236;

} // namespace

ItemsView::ItemsView(const ViewContext& context, QWidget* parent)
    : View(parent)
    , m_context(context)
    , m_model(new ItemModel(context.session.jobs(), this))
{
    setObjectName(QStringLiteral("itemsView"));
    buildHead();
    buildTable();
    buildSheet();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(placeMargins);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addSpacing(16);
    layout->addWidget(m_drillRow);
    layout->addWidget(buildPage(), 1);
    const Session& session = m_context.session;
    m_stale = new StaleCover(
        m_context.theme, [&session] { return session.jobs().percentOf(itemsSlot); }, this);
    connect(&session, &Session::dataChanged, this, &ItemsView::refresh);
    connect(&session, &Session::selectionChanged, this, &ItemsView::refresh);
    connect(&session, &Session::drillChanged, this, &ItemsView::refresh);
    connect(&session, &Session::closed, this, [this] { present({}); });
    connect(&session, &Session::streamChanged, this, [this] {
        showBottleneck();
        updateSheet();
    });
    connect(m_model, &ItemModel::searched, this, [this] {
        showHead();
        showPage();
    });
    refresh();
}

void ItemsView::buildHead()
{
    m_head = new PlaceHead(m_context.theme);
    m_switch = new SegmentedSwitch(m_context.theme);
    m_switch->setObjectName(QStringLiteral("itemModes"));
    m_switch->setAccessibleName(tr("Which items"));
    m_switch->addSegment(tr("Finished"));
    m_switch->addSegment(tr("Open"));
    m_switch->addSegment(tr("Left out"));
    m_switch->setCurrent(0);
    connect(m_switch, &SegmentedSwitch::currentChanged, this, [this](int index) {
        m_mode = static_cast<ItemMode>(index);
        if (m_context.session.drill())
            m_context.session.setDrill(std::nullopt); // refreshes
        else
            refresh();
    });
    connect(&m_head->answer(), &AnswerLabel::linkActivated, this, &ItemsView::openAnswer);
    m_head->addCorner(m_switch);

    m_drillRow = new QWidget;
    m_drillChip = new Chip(m_context.theme, Chip::Kind::Filter);
    m_drillChip->setObjectName(QStringLiteral("drillChip"));
    connect(m_drillChip, &Chip::removeRequested, this, [this] { m_context.session.setDrill(std::nullopt); });
    auto* row = new QHBoxLayout(m_drillRow);
    row->setContentsMargins(0, 0, 0, 12);
    row->addWidget(m_drillChip);
    row->addStretch(1);
    m_drillRow->hide();
}

void ItemsView::buildTable()
{
    m_table = new ItemTable(m_context.theme, m_model);
    m_table->setObjectName(QStringLiteral("itemTable"));
    m_table->setAccessibleName(tr("Items"));
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this] { showHead(); });
    connect(m_table, &TableView::opened, this, &ItemsView::openItem);
    connect(m_table, &QAbstractItemView::clicked, this, &ItemsView::openItem);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (m_slide->isOpen() && current.isValid())
            openItem(current);
    });
}

void ItemsView::buildSheet()
{
    m_sheet = new Sheet(m_context.theme);
    m_sheet->setObjectName(QStringLiteral("itemSheet"));
    m_timeline = new ItemTimeline(m_context.theme);
    m_links = new ItemLinkPanel(m_context);
    m_sheetPages = new QStackedWidget;
    m_sheetPages->addWidget(m_timeline);
    m_sheetPages->addWidget(m_links);
    m_sheet->setContent(m_sheetPages);
    m_sourcesTag = new Tag(m_context.theme, TagKind::Good, {});
    m_sourcesTag->setIconVisible(false);
    m_sheet->addHeadingWidget(m_sourcesTag);
    m_sheetSwitch = new SegmentedSwitch(m_context.theme);
    m_sheetSwitch->setObjectName(QStringLiteral("sheetParts"));
    m_sheetSwitch->setAccessibleName(tr("What of the item"));
    m_sheetSwitch->addSegment(tr("Time"));
    m_sheetSwitch->addSegment(tr("Links"));
    m_sheetSwitch->setCurrent(0);
    connect(m_sheetSwitch, &SegmentedSwitch::currentChanged, m_sheetPages, &QStackedWidget::setCurrentIndex);
    m_sheet->addHeadingWidget(m_sheetSwitch);
    connect(m_sheet, &Sheet::closed, this, &ItemsView::closeSheet);
    m_sheet->hide();
    m_slide = new Slide(m_context.theme, m_sheet, Qt::Vertical);
    connect(m_slide, &Slide::opened, this, [this] { m_table->scrollTo(m_table->currentIndex()); });
}

QWidget* ItemsView::buildPage()
{
    auto* card = new Card(m_context.theme);
    auto* cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(1, 1, 1, 1);
    cardLayout->setSpacing(0);
    cardLayout->addWidget(m_table, 1);
    m_legend = new WayLegend(m_context.theme);
    m_legend->setObjectName(QStringLiteral("wayLegend"));
    cardLayout->addWidget(m_legend);
    auto* body = new QWidget;
    m_pages.emplace(m_context, body, card, QMargins());
    m_pages->missing().setObjectName(QStringLiteral("itemsEmpty"));
    m_splitter = new QSplitter(Qt::Vertical);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(16);
    m_splitter->addWidget(body);
    m_splitter->addWidget(m_sheet);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    return m_splitter;
}

void ItemsView::showEvent(QShowEvent* event)
{
    View::showEvent(event);
    if (m_dirty)
        refresh();
}

void ItemsView::refresh()
{
    m_dirty = !isVisible();
    const Session& session = m_context.session;
    if (m_dirty)
        return;
    if (session.facts() == nullptr) {
        present({});
        return;
    }
    ItemQuery query;
    query.facts = session.facts();
    query.texts = m_model->rows() != nullptr ? m_model->rows()->texts : nullptr;
    query.selection = session.selection();
    query.mode = m_mode;
    std::optional<Session::Drill> drill = session.drill();
    m_stale->begin();
    session.jobs().start<Result>(
        {.title = tr("Items"), .slot = itemsSlot, .visibility = JobRunner::Visibility::Quiet}, this,
        [query = std::move(query), drill = std::move(drill), journeys = m_journeys](Progress& progress) mutable {
            Result result;
            if (drill)
                query.only = drill->find(*query.facts, query.selection);
            result.rows = makeItemRows(query, progress);
            result.summary = summarizeItems(*result.rows, progress);
            result.journeys =
                journeys != nullptr && journeys->data == query.facts->data ? journeys : makeJourneyIndex(query.facts->data, progress);
            return result;
        },
        [this, facts = session.facts()](JobOutcome<Result> outcome) {
            if (facts != m_context.session.facts())
                return; // of a workspace that was closed, or of older data
            if (auto* result = std::get_if<Result>(&outcome))
                present(std::move(*result));
            else
                m_stale->end();
        });
}

void ItemsView::present(Result result)
{
    m_stale->end();
    m_summary = std::move(result.summary);
    m_journeys = std::move(result.journeys);
    m_model->setRows(std::move(result.rows));
    showBottleneck();
    const auto& drill = m_context.session.drill();
    m_drillRow->setVisible(drill.has_value());
    if (drill)
        m_drillChip->setWords(tr("Behind"), drill->title);
    m_table->showColumns(m_mode, drill.has_value());
    m_legend->setVisible(!m_table->isColumnHidden(static_cast<int>(ItemColumn::Way)));
    showHead();
    showPage();
    if (drill && m_model->rowCount() == 1) {
        m_table->selectRow(0);
        openItem(m_model->index(0, 0));
    } else {
        updateSheet();
    }
}

void ItemsView::showHead()
{
    const ItemRowsPtr& rows = m_model->rows();
    if (rows == nullptr) {
        m_head->setAnswer(tr("Items"));
        m_head->setSubline({});
        m_switch->hide();
        return;
    }
    const bool drilled = m_context.session.drill().has_value();
    m_switch->show();
    {
        const QSignalBlocker quiet(m_switch); // what a drill shows is of no mode
        m_switch->setCurrent(drilled ? SegmentedSwitch::none : static_cast<int>(m_mode));
    }
    m_switch->setSegmentText(0, tr("Finished %1").arg(countText(static_cast<std::int64_t>(rows->finished))));
    m_switch->setSegmentText(1, tr("Open %1").arg(countText(static_cast<std::int64_t>(rows->open))));
    m_switch->setSegmentText(2, tr("Left out %1").arg(countText(static_cast<std::int64_t>(rows->leftOut))));
    const bool today = endsToday(rows->end, m_context.session.zone(), m_context.session.now());
    const ItemsWords words {.rows = *rows,
        .summary = m_summary,
        .drill = drilled ? m_context.session.drill()->title : QString(),
        .search = m_model->search(),
        .shown = m_model->rowCount(),
        .sortedBy = static_cast<ItemColumn>(m_model->sortColumn()),
        .asOf = today ? QString() : asOfText(rows->end, m_context.session.zone(), m_context.session.now())};
    m_head->setAnswer(itemsAnswer(words));
    m_head->setSubline(itemsSubline(words));
}

/// The items that the answer counts.
void ItemsView::openAnswer(const QString& link)
{
    if (m_summary.slowest.empty())
        return;
    const Dataset& data = *m_model->rows()->facts->data; // what the answer counts, while newer data are on their way
    if (link == slowestLink)
        m_context.session.setDrill(
            Session::Drill {.title = tr("The slowest %1").arg(countText(static_cast<std::int64_t>(m_summary.looked))),
                .find = theseItems(data, m_summary.slowest)});
    else if (link == oldestLink)
        m_context.session.setDrill(Session::Drill {.title = tr("The oldest"), .find = theseItems(data, {m_summary.slowest.front()})});
}

void ItemsView::showPage()
{
    const ItemRowsPtr& rows = m_model->rows();
    EmptyState& missing = m_pages->missing();
    if (rows == nullptr || rows->facts->data->items.size() == 0) {
        missing.setContent(QStringLiteral("list"), tr("No items yet"),
            tr("Import what your tracker exports: each item then shows where it waited and where it was worked on."));
        missing.setAction(tr("Add sources"), QStringLiteral("plus"));
        m_pages->show(PlacePages::Page::Missing);
    } else if (m_model->rowCount() > 0) {
        m_pages->show(PlacePages::Page::Content);
    } else if (!m_model->search().isEmpty()) {
        missing.setContent(QStringLiteral("search"), tr("No item has “%1” in its key or title").arg(m_model->search()),
            tr("%1 items pass the filter.").arg(countText(static_cast<std::int64_t>(rows->items.size()))));
        missing.setAction({});
        m_pages->show(PlacePages::Page::Missing);
    } else if (m_context.session.drill()) {
        missing.setContent(QStringLiteral("list"), tr("No item is behind “%1” here").arg(m_context.session.drill()->title),
            tr("Another window or filter may have some; the cross above shows all items again."));
        missing.setAction({});
        m_pages->show(PlacePages::Page::Missing);
    } else if (m_context.session.selection().where.empty() && m_context.session.selection().window == TimeWindow()) {
        missing.setContent(QStringLiteral("list"), tr("Nothing here"), tr("No item of this kind is in the workspace."));
        missing.setAction({});
        m_pages->show(PlacePages::Page::Missing);
    } else {
        m_pages->show(PlacePages::Page::Filter);
    }
    emit exportChanged();
}

std::optional<View::Export> ItemsView::exported() const
{
    if (m_model->rows() == nullptr || m_model->rowCount() == 0)
        return std::nullopt;
    const auto write = [rows = m_model->rows(), shown = m_model->shown()](const QString& file, Progress& progress) {
        const std::string csv = itemsCsv(*rows, shown, progress);
        progress.checkpoint();
        writeWhole(file, QByteArray::fromStdString(csv));
    };
    return Export {m_context.session.name() + QStringLiteral("-items.csv"), tr("Table (*.csv)"), write};
}

void ItemsView::setSearch(const QString& text)
{
    m_model->setSearch(text);
}

StageIndex ItemsView::bottleneck() const
{
    const auto stream = m_context.session.stream();
    const auto& facts = m_context.session.facts();
    if (stream == nullptr || facts == nullptr || stream->ranking.standout() == nullptr)
        return {};
    const auto& stages = facts->map.stages;
    const auto found = std::ranges::find(stages, stream->ranking.standout()->stage, &Stage::name);
    return found == stages.end() ? StageIndex() : StageIndex(static_cast<std::size_t>(found - stages.begin()));
}

void ItemsView::showBottleneck()
{
    const StageIndex stage = bottleneck();
    const auto& facts = m_context.session.facts();
    m_table->setBottleneck(stage);
    m_legend->setBottleneck(stage.valid() ? &facts->map.stages[stage.row()] : nullptr);
}

void ItemsView::openItem(const QModelIndex& index)
{
    if (!index.isValid() || m_model->rows() == nullptr)
        return;
    const analysis::FactsPtr& facts = m_model->rows()->facts;
    const std::uint32_t item = m_model->itemAt(index.row());
    ItemJourney journey = journeyOf(*facts, *m_journeys, item, m_model->rows()->now, m_context.session.now());
    m_openKey = std::string(facts->data->items.key[item]);
    m_sheet->setHeading(journey.key + QLatin1Char(' ') + journey.title, journeyText(journey));
    m_sourcesTag->setTag(TagKind::Good, tr("%Ln sources", nullptr, journey.sources));
    m_sourcesTag->setVisible(journey.sources > 1);
    m_timeline->setJourney(facts, std::move(journey), bottleneck());
    m_links->setItem(m_journeys, item);
    m_sheetSwitch->setSegmentText(1, m_links->linkCount() == 0 ? tr("Links") : tr("Links %1").arg(countText(m_links->linkCount())));
    if (!m_slide->isOpen()) {
        const int height = std::max(sheetHeight, m_sheet->sizeHint().height());
        m_slide->open(height);
        m_splitter->setSizes({std::max(120, m_splitter->height() - height), height});
        m_table->scrollTo(index);
    }
}

/// After the data changed: the same item again, if it is still listed.
void ItemsView::updateSheet()
{
    if (!m_slide->isOpen() || !m_openKey)
        return;
    const ItemRowsPtr& rows = m_model->rows();
    for (std::size_t i = 0; rows != nullptr && i < rows->items.size(); ++i) {
        if (rows->facts->data->items.key[rows->items[i]] != *m_openKey)
            continue;
        const int row = m_model->rowOf(rows->items[i]);
        if (row < 0)
            break;
        if (m_table->currentIndex().row() != row)
            m_table->selectRow(row);
        openItem(m_model->index(row, 0));
        return;
    }
    closeSheet();
}

/// The table gets the focus only if the sheet had it: data that close a sheet leave the user where they are.
void ItemsView::closeSheet()
{
    const bool focused = m_sheet->isAncestorOf(QApplication::focusWidget());
    m_openKey.reset();
    m_slide->close();
    if (focused)
        m_table->setFocus();
}

void ItemsView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_slide->isOpen()) {
        closeSheet();
    } else if (event->matches(QKeySequence::Copy)) {
        m_table->copySelection();
    } else {
        View::keyPressEvent(event);
    }
}

} // namespace weir::ui
