// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_metric_page.h"

#include "core/report/metrics_csv.h"
#include "ui/export/chart_copy.h"
#include "ui/export/trend_export.h"
#include "ui/format/metric_text.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/session/session.h"
#include "ui/session/session_provenance.h"
#include "ui/theme/icons.h"
#include "ui/views/drilling.h"
#include "ui/views/place_head.h"
#include "ui/views/trend_answers.h"
#include "ui/views/trend_dots_page.h"
#include "ui/views/trend_figure_text.h"
#include "ui/views/trend_pictures.h"
#include "ui/widgets/chart_table_view.h"
#include "ui/widgets/definition_card.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/trend_brush.h"
#include "ui/widgets/trend_chart.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

namespace weir::ui {

namespace {

constexpr int cardGap = 32;
constexpr int brushGap = 12;
constexpr int cardBesideFrom = 1040; ///< width of the evidence: chart, gap and card

/// The items behind a metric in a window, whatever window is chosen by then.
ItemFinder itemsBehind(const metrics::Metric& metric, const TimeWindow& window)
{
    return [&metric, window](const analysis::Facts& facts, const Selection& selection) {
        SilentProgress silent;
        Selection inside = selection;
        inside.window = window;
        return metric.compute(facts, {inside, Bucket::Quarter}, silent).items;
    };
}

/// What the chart shows: of two windows both, whose days tell them apart.
std::string tableCsv(const MeasuredTrend& trend)
{
    if (!trend.compared)
        return report::metricsCsv({&trend.trend.result, 1});
    return report::metricsCsv(std::array {trend.inWindow, trend.compared->earlier});
}

bool hasItems(const metrics::MetricInfo& info)
{
    return info.unit != "commits";
}

} // namespace

TrendMetricPage::TrendMetricPage(const ViewContext& context, QWidget* parent)
    : TrendPage(context, parent)
{
    setObjectName(QStringLiteral("trendMetricPage"));
    buildCorner();
    m_evidence = new QStackedWidget;
    m_evidence->addWidget(buildChart());
    m_evidence->addWidget(buildTable());
    auto* body = new QWidget;
    auto* layout = new QHBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(cardGap);
    layout->addWidget(m_evidence, 1);
    layout->addWidget(buildCard());
    setBody(body);
    setFocusProxy(m_chart);
    connect(&context.theme, &Theme::changed, this, &TrendMetricPage::arrange); // once the chart has
}

void TrendMetricPage::buildCorner()
{
    const Theme& theme = context().theme;
    m_dots = new SegmentedSwitch(theme);
    m_dots->setObjectName(QStringLiteral("trendDots"));
    m_dots->setAccessibleName(tr("Level or single items"));
    m_dots->addSegment(tr("Level"));
    m_dots->addSegment(tr("Dots"));
    connect(m_dots, &SegmentedSwitch::currentChanged, this, [this](int index) {
        if (index == 0)
            return;
        const QSignalBlocker quiet(m_dots);
        m_dots->setCurrent(0); // it stands for this page when this page is seen again
        emit pageRequested(dotsPageId(m_metric == QStringLiteral("lead_time") ? trends::DurationKind::Lead : trends::DurationKind::Cycle));
    });
    m_buckets = new SegmentedSwitch(theme);
    m_buckets->setObjectName(QStringLiteral("trendBuckets"));
    m_buckets->setAccessibleName(tr("Length of a point"));
    m_buckets->addSegment(tr("Weekly"));
    m_buckets->addSegment(tr("Monthly"));
    connect(m_buckets, &SegmentedSwitch::currentChanged, this,
        [this](int index) { emit bucketChosen(index == 0 ? Bucket::Week : Bucket::Month); });
    m_tableButton = new IconButton(theme, QStringLiteral("table"), tr("The same as a table (F6)"));
    m_tableButton->setObjectName(QStringLiteral("trendTable"));
    m_tableButton->setCheckable(true);
    connect(m_tableButton, &QToolButton::toggled, this, &TrendMetricPage::setTableShown);
    m_cardButton = new IconButton(theme, QStringLiteral("info"), tr("Definition and signals"));
    m_cardButton->setObjectName(QStringLiteral("trendCard"));
    m_cardButton->setCheckable(true);
    connect(m_cardButton, &QToolButton::toggled, this, &TrendMetricPage::arrange);
    head().addCorner(m_dots);
    head().addCorner(m_buckets);
    head().addCorner(m_tableButton);
    head().addCorner(m_cardButton);
}

QWidget* TrendMetricPage::buildChart()
{
    m_chart = new TrendChart(context().theme);
    m_chart->setObjectName(QStringLiteral("trendChart"));
    connect(m_chart, &TrendChart::pointActivated, this, &TrendMetricPage::openPoint);
    m_brush = new TrendBrush(context().theme);
    m_brush->setObjectName(QStringLiteral("trendBrush"));
    m_brush->setAccessibleName(tr("Window of all places"));
    connect(m_brush, &RangeBrush::rangeChosen, this, &TrendMetricPage::chooseWindow);
    connect(m_brush, &RangeBrush::resetRequested, this, &TrendMetricPage::resetWindow);
    m_brushHolder = new QWidget;
    auto* inset = new QHBoxLayout(m_brushHolder);
    inset->setContentsMargins(0, 0, 0, 0);
    inset->addWidget(m_brush);
    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(brushGap);
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_brushHolder);
    return column;
}

QWidget* TrendMetricPage::buildTable()
{
    m_table = new ChartTableView(context().theme);
    m_table->setObjectName(QStringLiteral("trendRows"));
    connect(m_table, &ChartTableView::rowOpened, this, &TrendMetricPage::openTableRow);
    return m_table;
}

QWidget* TrendMetricPage::buildCard()
{
    m_card = new DefinitionCard(context().theme);
    m_card->setObjectName(QStringLiteral("trendDefinition"));
    m_items = new QPushButton(icon(QStringLiteral("list"), context().theme), {});
    m_items->setObjectName(QStringLiteral("trendItems"));
    connect(m_items, &QPushButton::clicked, this, &TrendMetricPage::openItems);
    m_card->addAction(m_items);
    m_card->addAction(makeAnnotateButton());
    connect(m_card, &DefinitionCard::signalActionTriggered, this, &TrendMetricPage::changeLevel);
    return m_card;
}

void TrendMetricPage::setMetric(const QString& id)
{
    m_metric = id;
    m_dots->setVisible(id == QStringLiteral("lead_time") || id == QStringLiteral("cycle_time"));
}

const MeasuredTrend* TrendMetricPage::measured() const
{
    return m_data == nullptr ? nullptr : m_data->find(m_metric.toStdString());
}

void TrendMetricPage::setData(const TrendsDataPtr& data)
{
    m_data = data;
    const MeasuredTrend* trend = measured();
    if (trend == nullptr)
        return;
    head().setAnswer(trendAnswer(*m_data, *trend));
    head().setSubline(trendSubline(*m_data, *trend));
    {
        const QSignalBlocker quiet(m_buckets);
        m_buckets->setCurrent(m_data->query.bucket == Bucket::Week ? 0 : 1);
    }
    showChart(*trend);
    showBrush(*trend);
    showCard(*trend);
    m_table->setTable(trendTable(*m_data, *trend));
    m_table->scrollToBottom();
}

void TrendMetricPage::showChart(const MeasuredTrend& trend)
{
    std::vector<ChartTip> tips;
    for (std::size_t row = 0; row < trend.trend.result.series.size(); ++row)
        tips.push_back(trendTip(*m_data, trend, row));
    m_chart->setPointsOpen(hasItems(trend.info()));
    m_chart->setPicture(trendPicture(*m_data, trend), std::move(tips));
    m_chart->setAccessibleName(metricTitle(trend.info(), m_data->bucket) + QStringLiteral(". ") + trendAnswer(*m_data, trend));
}

/// The bucket that is pointed at, else the newest.
std::optional<std::pair<Day, Bucket>> TrendMetricPage::annotatedDay() const
{
    const MeasuredTrend* trend = measured();
    if (trend == nullptr || trend->trend.result.series.empty())
        return std::nullopt;
    const auto& series = trend->trend.result.series;
    const std::size_t row = m_chart->current().value_or(series.size() - 1);
    return std::pair(series[row].start, m_data->bucket);
}

/// Lets limits begin anew with a bucket, or not any more: whatever day of it was confirmed.
void TrendMetricPage::changeLevel(int signal)
{
    const MeasuredTrend* trend = measured();
    if (trend == nullptr)
        return;
    const std::vector<TrendSignalText> texts = trendSignalTexts(*m_data, *trend);
    if (signal < 0 || static_cast<std::size_t>(signal) >= texts.size())
        return;
    const TrendSignalText& text = texts[static_cast<std::size_t>(signal)];
    const std::string metric(trend->info().id);
    if (text.offer == TrendSignalText::Offer::BeginAnew) {
        context().session.changeChartMarks(
            [metric, day = text.day](ChartMarks& marks) {
                marks.levels.push_back({metric, day});
            },
            tr("Let limits begin anew"));
        return;
    }
    const auto& series = trend->trend.result.series;
    const auto bucket = std::ranges::find(series, text.day, &metrics::MetricPoint::start);
    if (text.offer != TrendSignalText::Offer::TakeBack || bucket == series.begin() || bucket == series.end())
        return;
    context().session.changeChartMarks(
        [metric, after = std::prev(bucket)->start, until = text.day](ChartMarks& marks) {
            std::erase_if(marks.levels,
                [&](const ConfirmedLevel& level) { return level.metric == metric && level.day > after && level.day <= until; });
        },
        tr("Take a new beginning of limits back"));
}

/// The brush stands under the plot area, so that its ends are those of the chart.
void TrendMetricPage::showBrush(const MeasuredTrend& trend)
{
    const auto& course = trend.course;
    m_brushHolder->setVisible(!course.empty());
    if (course.empty())
        return;
    SparklineValues values;
    for (const metrics::MetricPoint& point : course)
        values.push_back(point.partial && !trend.info().isStock ? std::nullopt : point.value);
    m_brush->setCourse(values, course.front().start, course.back().end);
    const TimeWindow& window = m_data->query.selection.window;
    const Zone& zone = m_data->facts().calendar.zone();
    const auto position = [&](Instant t) {
        const Day day = zone.dayOf(t);
        const auto next = std::ranges::upper_bound(course, day, {}, &metrics::MetricPoint::start);
        if (next == course.begin())
            return 0.0;
        const metrics::MetricPoint& in = *std::prev(next);
        const auto length = static_cast<double>((in.end - in.start).count());
        return static_cast<double>(next - course.begin() - 1) + std::min(1.0, static_cast<double>((day - in.start).count()) / length);
    };
    m_brush->setRange(window.from == Instant::min() ? 0 : position(window.from),
        window.to == Instant::max() ? static_cast<double>(course.size()) : position(window.to));
    arrange();
}

void TrendMetricPage::showCard(const MeasuredTrend& trend)
{
    const metrics::MetricInfo& info = trend.info();
    m_card->setDefinition(metricTitle(info, m_data->bucket), trendDefinition(info), trendFormula(info));
    std::vector<DefinitionCard::Fact> facts;
    for (const TrendFact& fact : trendFacts(*m_data, trend))
        facts.push_back({fact.name, fact.value});
    m_card->setFacts(facts);
    std::vector<DefinitionCard::Signal> found;
    for (const TrendSignalText& signal : trendSignalTexts(*m_data, trend))
        found.push_back({signal.icon, signal.tone, signal.words, offerText(signal.offer)});
    trend.compared ? m_card->hideSignals() : m_card->setSignals(found);
    const auto count = static_cast<std::int64_t>((trend.compared ? trend.inWindow : trend.trend.result).items.size());
    m_items->setVisible(hasItems(info));
    m_items->setEnabled(count > 0);
    m_items->setText(itemsText(count));
}

void TrendMetricPage::setTableShown(bool shown)
{
    m_tableButton->setChecked(shown);
    if (shown)
        m_cardButton->setChecked(false);
    m_evidence->setCurrentIndex(shown ? 1 : 0);
    setFocusProxy(shown ? static_cast<QWidget*>(m_table) : m_chart);
    arrange();
    if (isVisible())
        setFocus();
}

/// Where the window is narrow the card takes the place of the evidence, when it is asked for.
void TrendMetricPage::arrange()
{
    const QMargins margins = layout()->contentsMargins();
    const bool beside = width() - margins.left() - margins.right() >= cardBesideFrom;
    m_cardButton->setVisible(!beside);
    const bool card = beside || m_cardButton->isChecked();
    m_card->setVisible(card);
    m_evidence->setVisible(beside || !card);
    m_card->setMaximumWidth(beside ? DefinitionCard::cardWidth : QWIDGETSIZE_MAX);
    m_card->setMinimumWidth(DefinitionCard::cardWidth);
    const TrendFrame frame = m_chart->frame();
    m_brushHolder->layout()->setContentsMargins(std::max(0, static_cast<int>(std::lround(frame.plot.left())) - TrendBrush::overhangs()), 0,
        std::max(0, m_chart->width() - static_cast<int>(std::lround(frame.plot.right())) - TrendBrush::overhangs()), 0);
}

void TrendMetricPage::resizeEvent(QResizeEvent* event)
{
    TrendPage::resizeEvent(event);
    arrange();
}

void TrendMetricPage::chooseWindow(int from, int to)
{
    const MeasuredTrend* trend = measured();
    if (trend == nullptr || trend->course.empty())
        return;
    const auto last = static_cast<int>(trend->course.size());
    Selection selection = context().session.selection();
    if (from <= 0 && to >= last)
        selection.window = {};
    else
        selection.window = m_data->facts().calendar.window(
            trend->course[static_cast<std::size_t>(from)].start, trend->course[static_cast<std::size_t>(to) - 1].end);
    context().session.setSelection(selection);
}

void TrendMetricPage::resetWindow()
{
    Selection selection = context().session.selection();
    selection.window = {};
    context().session.setSelection(selection);
}

/// All items of the chart; a bucket longer than it does not change which they are. Of two windows those of the one chosen.
void TrendMetricPage::openItems()
{
    const MeasuredTrend* trend = measured();
    const metrics::Metric* metric = trend == nullptr ? nullptr : metrics::findMetric(trend->info().id);
    if (metric != nullptr)
        drillTo(context(), metricTitle(trend->info(), m_data->bucket),
            itemsBehind(*metric, (trend->compared ? m_data->query.selection : m_data->shown).window));
}

void TrendMetricPage::openPoint(int row)
{
    const MeasuredTrend* trend = measured();
    if (trend != nullptr && row >= 0)
        openBucket(*trend, trend->trend.result.series, static_cast<std::size_t>(row));
}

void TrendMetricPage::openTableRow(std::size_t row)
{
    if (const MeasuredTrend* trend = measured())
        openBucket(*trend, (trend->compared ? trend->inWindow : trend->trend.result).series, row);
}

void TrendMetricPage::openBucket(const MeasuredTrend& trend, const std::vector<metrics::MetricPoint>& series, std::size_t row)
{
    const metrics::Metric* metric = metrics::findMetric(trend.info().id);
    if (metric == nullptr || !hasItems(trend.info()) || row >= series.size())
        return;
    const metrics::MetricPoint& point = series[row];
    drillTo(context(),
        tr("%1 in %2", "Lead time, week 5")
            .arg(metricTitle(trend.info(), m_data->bucket), bucketText(point.start, m_data->bucket, m_data->today())),
        itemsBehind(*metric, m_data->facts().calendar.window(point.start, point.end)));
}

void TrendMetricPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_F6)
        setTableShown(m_evidence->currentIndex() == 0);
    else if (event->matches(QKeySequence::Copy))
        copy();
    else
        TrendPage::keyPressEvent(event);
}

/// Of the table the table alone.
void TrendMetricPage::copy()
{
    const MeasuredTrend* trend = measured();
    if (trend == nullptr)
        return;
    std::shared_ptr<const Figure> figure;
    if (m_evidence->currentIndex() == 0)
        figure = std::make_shared<TrendFigure>(trendPicture(*m_data, *trend));
    copyChart(context().session.jobs(), this, {figure, figureOptions(*trend), m_table->table()});
}

FigureOptions TrendMetricPage::figureOptions(const MeasuredTrend& trend) const
{
    FigureOptions options;
    options.text = trendFigureText(*m_data, trend, provenanceOf(context().session, m_data->query.selection));
    return options;
}

std::optional<View::Export> TrendMetricPage::exported() const
{
    const MeasuredTrend* trend = measured();
    if (trend == nullptr || trend->trend.finding == trends::Finding::Unknown)
        return std::nullopt;
    const auto write = [data = m_data, id = m_metric.toStdString(), options = figureOptions(*trend)](
                           const QString& file, Progress& progress) {
        const MeasuredTrend& shown = *data->find(id);
        progress.checkpoint();
        if (file.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive))
            writeWhole(file, QByteArray::fromStdString(tableCsv(shown)));
        else
            exportFigure(TrendFigure(trendPicture(*data, shown)), file, options);
    };
    const QString name = QString(m_metric).replace(QLatin1Char('_'), QLatin1Char('-'));
    return View::Export {context().session.name() + QLatin1Char('-') + name + QStringLiteral(".svg"),
        tr("Drawing (*.svg);;Picture (*.png);;Document (*.pdf);;Table (*.csv)"), write};
}

} // namespace weir::ui
