// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trends_view.h"

#include "core/report/metrics_csv.h"
#include "ui/export/figure_exporter.h"
#include "ui/format/error_text.h"
#include "ui/jobs/job_runner.h"
#include "ui/painters/trend_painter.h"
#include "ui/session/session.h"
#include "ui/views/place_head.h"
#include "ui/views/trend_dots_page.h"
#include "ui/views/trend_metric_page.h"
#include "ui/views/trend_pictures.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/stale_cover.h"
#include "ui/widgets/trend_wall.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

const QString trendsSlot = QStringLiteral("trends");
constexpr int wallGap = 24; ///< from the head to the first row

TrendCell::Content cellContent(const TrendsDataPtr& data, std::size_t row, const Theme& theme)
{
    const TrendCellText text = trendCellText(*data, data->trends[row]);
    TrendCell::Content content {text.title, text.value, text.unit, text.verdict, text.icon, text.tone, text.remedy, text.unknown, nullptr};
    content.picture = [picture = smallTrendPicture(*data, data->trends[row]), &theme](DrawTarget& target, const QRectF& area) {
        const TrendFrame frame {area, picture.from, picture.to, picture.bottom, picture.top};
        paintSmallTrend(target, picture, frame, ChartLook(theme));
    };
    return content;
}

} // namespace

TrendsView::TrendsView(const ViewContext& context, QWidget* parent)
    : View(parent)
    , m_context(context)
    , m_kinds(builtinTrendPages())
    , m_content(m_context, this, buildContent())
{
    setObjectName(QStringLiteral("trendsView"));
    m_content.missing().setObjectName(QStringLiteral("trendsEmpty"));
    Session& session = m_context.session;
    m_stale = new StaleCover(
        context.theme, [&session] { return session.jobs().percentOf(trendsSlot); }, this);
    connect(&session, &Session::dataChanged, this, &TrendsView::outdate);
    connect(&session, &Session::selectionChanged, this, &TrendsView::outdate);
    connect(&session, &Session::failed, m_stale, &StaleCover::end);
    connect(&session, &Session::closed, this, [this] {
        open({});
        present(nullptr);
    });
    present(nullptr);
}

QWidget* TrendsView::buildContent()
{
    m_stack = new QStackedWidget;
    m_stack->addWidget(buildWall());
    const auto add = [this](TrendPage* page) {
        m_stack->addWidget(page);
        connect(page, &TrendPage::backRequested, this, [this] { open({}); });
        connect(page, &TrendPage::bucketChosen, this, &TrendsView::chooseBucket);
        connect(page, &TrendPage::pageRequested, this, &TrendsView::open);
    };
    m_metricPage = new TrendMetricPage(m_context);
    add(m_metricPage);
    for (const TrendPageInfo& kind : m_kinds) {
        TrendPage* page = kind.make(m_context, nullptr);
        m_pages.insert(kind.id, page);
        add(page);
    }
    return m_stack;
}

QWidget* TrendsView::buildWall()
{
    const Theme& theme = m_context.theme;
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(placeMargins);
    layout->setSpacing(0);
    m_head = new PlaceHead(theme);
    m_head->setObjectName(QStringLiteral("trendsHead"));
    m_order = new SegmentedSwitch(theme);
    m_order->setObjectName(QStringLiteral("trendOrder"));
    m_order->setAccessibleName(tr("Order of the trends"));
    m_order->addSegment(tr("By signal"));
    m_order->addSegment(tr("By place"));
    connect(m_order, &SegmentedSwitch::currentChanged, this, [this] { showWall(); });
    m_buckets = new SegmentedSwitch(theme);
    m_buckets->setObjectName(QStringLiteral("wallBuckets"));
    m_buckets->setAccessibleName(tr("Length of a point"));
    m_buckets->addSegment(tr("Weekly"));
    m_buckets->addSegment(tr("Monthly"));
    connect(
        m_buckets, &SegmentedSwitch::currentChanged, this, [this](int index) { chooseBucket(index == 0 ? Bucket::Week : Bucket::Month); });
    m_head->addCorner(m_buckets);
    m_head->addCorner(m_order);
    layout->addWidget(m_head);
    layout->addSpacing(wallGap);
    m_wall = new TrendWall(theme);
    m_wall->setObjectName(QStringLiteral("trendWall"));
    connect(m_wall, &TrendWall::opened, this, &TrendsView::openCell);
    layout->addWidget(m_wall);
    layout->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    return scroll;
}

void TrendsView::showEvent(QShowEvent* event)
{
    View::showEvent(event);
    if (m_outdated)
        measure();
}

/// What nobody looks at is measured once somebody does.
void TrendsView::outdate()
{
    m_outdated = true;
    m_stale->begin();
    if (isVisible())
        measure();
}

void TrendsView::measure()
{
    m_outdated = false;
    const Session& session = m_context.session;
    if (session.facts() == nullptr) {
        present(nullptr);
        return;
    }
    TrendsQuery query;
    query.facts = session.facts();
    query.selection = session.selection();
    query.bucket = m_bucket;
    query.marks = session.chartMarks();
    query.comparison = session.comparison();
    session.jobs().start<TrendsDataPtr>(
        {.title = tr("Trends"), .slot = trendsSlot, .visibility = JobRunner::Visibility::Quiet}, this,
        [query](Progress& progress) { return makeTrendsData(query, progress); },
        [this, facts = session.facts()](JobOutcome<TrendsDataPtr> outcome) {
            if (facts != m_context.session.facts())
                return; // of a workspace that was closed, or of older data
            if (auto* data = std::get_if<TrendsDataPtr>(&outcome)) {
                present(std::move(*data));
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                present(nullptr);
                m_content.missing().setContent(QStringLiteral("chart-line"), tr("This cannot be charted"), errorSentence(*error));
                m_content.missing().setAction({});
            } else {
                m_stale->end();
            }
        });
}

bool TrendsView::anythingKnown() const
{
    return m_data != nullptr && std::ranges::any_of(m_data->trends, [](const MeasuredTrend& measured) {
        return measured.trend.finding != trends::Finding::Unknown;
    });
}

void TrendsView::present(TrendsDataPtr data)
{
    m_data = std::move(data);
    m_stale->end();
    if (TrendPage* shown = pageOf(m_opened))
        shown->setData(m_data);
    const bool filtered = m_data != nullptr && (!m_data->query.selection.where.empty() || m_data->query.selection.window != TimeWindow());
    const bool empty = m_data == nullptr || (m_data->facts().data->items.size() == 0 && m_data->facts().data->commits.size() == 0);
    if (empty) {
        showMissing();
    } else if (!anythingKnown() && filtered) {
        m_content.show(PlacePages::Page::Filter);
    } else {
        showWall();
        m_content.show(PlacePages::Page::Content);
    }
    emit exportChanged();
}

void TrendsView::showMissing()
{
    EmptyState& missing = m_content.missing();
    missing.setContent(QStringLiteral("chart-line"), tr("Nothing to chart yet"),
        tr("Trends shows what changed for real, week by week: how long items take, how many are finished, how many are under way. Import "
           "what your tracker exports, and the repository."));
    missing.setAction(tr("Add sources"), QStringLiteral("plus"));
    m_content.show(PlacePages::Page::Missing);
}

void TrendsView::showWall()
{
    if (m_data == nullptr)
        return;
    m_head->setAnswer(wallAnswer(*m_data));
    m_head->setSubline(wallSubline(*m_data));
    std::vector<TrendWall::Cell> cells;
    for (const std::size_t row : wallOrder(*m_data, m_order->current() == 1 ? WallOrder::ByPlace : WallOrder::BySignal))
        cells.push_back({trendCellText(*m_data, m_data->trends[row]).name, cellContent(m_data, row, m_context.theme)});
    for (const TrendPageInfo& kind : m_kinds) {
        if (auto content = kind.cell(m_data, m_context.theme))
            cells.push_back({kind.id, std::move(*content)});
    }
    m_wall->setCells(cells);
}

TrendPage* TrendsView::pageOf(const QString& name) const
{
    if (name.isEmpty())
        return nullptr;
    return m_pages.contains(name) ? m_pages.value(name) : static_cast<TrendPage*>(m_metricPage);
}

/// What is unknown leads to what can be imported for it.
void TrendsView::openCell(const QString& name)
{
    const TrendCell* cell = m_wall->cell(name);
    if (cell != nullptr && cell->content().unknown)
        m_context.go(QStringLiteral("sources/sources"));
    else
        open(name);
}

void TrendsView::open(const QString& name)
{
    if (name == m_opened)
        return;
    const QString before = std::exchange(m_opened, name);
    TrendPage* shown = pageOf(name);
    if (shown == m_metricPage)
        m_metricPage->setMetric(name);
    if (shown != nullptr) {
        shown->setData(m_data);
        m_stack->setCurrentWidget(shown);
        shown->setFocus();
    } else {
        m_stack->setCurrentIndex(0);
        if (TrendCell* cell = m_wall->cell(before); cell != nullptr && isVisible())
            cell->setFocus();
    }
    emit exportChanged();
}

void TrendsView::chooseBucket(Bucket bucket)
{
    if (bucket == m_bucket)
        return;
    m_bucket = bucket;
    m_buckets->setCurrent(bucket == Bucket::Week ? 0 : 1);
    outdate();
}

/// Escape, Alt+Left and the mouse's back key lead from a page to the wall.
void TrendsView::keyPressEvent(QKeyEvent* event)
{
    const bool back = event->key() == Qt::Key_Escape || event->key() == Qt::Key_Back || event->matches(QKeySequence::Back);
    if (back && !m_opened.isEmpty())
        open({});
    else
        View::keyPressEvent(event);
}

std::optional<View::Export> TrendsView::exported() const
{
    if (m_data == nullptr || m_content.shown() != PlacePages::Page::Content)
        return std::nullopt;
    if (const TrendPage* shown = pageOf(m_opened))
        return shown->exported();
    const auto write = [data = m_data](const QString& file, Progress& progress) {
        std::vector<metrics::MetricResult> results;
        for (const MeasuredTrend& measured : data->trends)
            results.push_back(measured.trend.result);
        progress.checkpoint();
        writeWhole(file, QByteArray::fromStdString(report::metricsCsv(results)));
    };
    return Export {m_context.session.name() + QStringLiteral("-trends.csv"), tr("Table (*.csv)"), write};
}

} // namespace weir::ui
