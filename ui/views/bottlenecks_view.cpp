// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/bottlenecks_view.h"

#include "ui/export/chart_copy.h"
#include "ui/export/chart_figure.h"
#include "ui/export/trend_export.h"
#include "ui/format/number_text.h"
#include "ui/format/ranking_text.h"
#include "ui/format/time_text.h"
#include "ui/jobs/job_runner.h"
#include "ui/session/session.h"
#include "ui/session/session_provenance.h"
#include "ui/views/place_head.h"
#include "ui/views/stage_items_panel.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/bottleneck_chart.h"
#include "ui/widgets/bottleneck_parts.h"
#include "ui/widgets/chart_table_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/replay_chart.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/stale_cover.h"
#include "ui/widgets/text_label.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <utility>

namespace weir::ui {

namespace {

constexpr int sectionGap = 20;
constexpr double figureWidth = 1160; ///< in files

} // namespace

BottlenecksView::BottlenecksView(const ViewContext& context, QWidget* parent)
    : View(parent)
    , m_context(context)
    , m_pages(m_context, this, buildPage())
{
    setObjectName(QStringLiteral("bottlenecksView"));
    m_pages.missing().setObjectName(QStringLiteral("bottlenecksEmpty"));
    Session& session = m_context.session;
    m_stale = new StaleCover(
        context.theme, [] { return -1; }, this); // measuring does not tell how far it is
    connect(&session, &Session::selectionChanged, m_stale, &StaleCover::begin);
    connect(&session, &Session::failed, m_stale, &StaleCover::end);
    connect(&session, &Session::streamChanged, this, &BottlenecksView::refresh);
    connect(&session, &Session::closed, this, &BottlenecksView::refresh);
    refresh();
}

QWidget* BottlenecksView::buildPage()
{
    const Theme& theme = m_context.theme;
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(placeMargins - QMargins(16, 0, 16, 0)); // the best row stands out by so much
    layout->setSpacing(0);
    m_head = new PlaceHead(theme);
    m_head->setContentsMargins(16, 0, 16, 0);
    m_of = new SegmentedSwitch(theme);
    m_of->setObjectName(QStringLiteral("gainOf"));
    m_of->setAccessibleName(tr("Which lead time a gain is taken off"));
    for (const QString& name : {tr("Mean"), tr("Median"), tr("85 %")})
        m_of->addSegment(name);
    m_of->setCurrent(0);
    connect(m_of, &SegmentedSwitch::currentChanged, this, &BottlenecksView::showRanking);
    m_tableButton = new IconButton(theme, QStringLiteral("table"), tr("The same as a table (F6)"));
    m_tableButton->setObjectName(QStringLiteral("bottlenecksTable"));
    m_tableButton->setCheckable(true);
    connect(m_tableButton, &QToolButton::toggled, this, &BottlenecksView::setTableShown);
    m_head->addCorner(m_of);
    m_head->addCorner(m_tableButton);
    layout->addWidget(m_head);
    layout->addSpacing(sectionGap);
    m_chart = new BottleneckChart(theme);
    m_chart->setObjectName(QStringLiteral("bottleneckChart"));
    connect(m_chart, &BottleneckChart::rowChosen, this, &BottlenecksView::choose);
    connect(&theme, &Theme::changed, this, &BottlenecksView::fitEvidence);
    m_table = new ChartTableView(theme);
    m_table->setObjectName(QStringLiteral("bottleneckRows"));
    connect(m_table, &ChartTableView::rowOpened, this, &BottlenecksView::choose);
    m_evidence = new QStackedWidget;
    m_evidence->addWidget(m_chart);
    m_evidence->addWidget(m_table);
    layout->addWidget(m_evidence);
    layout->addSpacing(sectionGap);
    m_items = new StageItemsPanel(m_context);
    layout->addWidget(m_items);
    layout->addSpacing(sectionGap);
    layout->addWidget(buildTrust());
    layout->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    return scroll;
}

QWidget* BottlenecksView::buildTrust()
{
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(0);
    m_trustHeader = new SectionHeader(m_context.theme, tr("Can this be trusted?"));
    m_verdict = new TextLabel(m_context.theme, Type::Body, Token::TextSecondary);
    m_verdict->setObjectName(QStringLiteral("trustVerdict"));
    layout->addWidget(m_trustHeader);
    layout->addSpacing(4);
    layout->addWidget(m_verdict);
    layout->addSpacing(8);
    auto* checks = new QHBoxLayout;
    checks->setSpacing(56);
    for (SignalList*& list : m_checks) {
        list = new SignalList(m_context.theme);
        checks->addWidget(list, 1, Qt::AlignTop);
    }
    layout->addLayout(checks);
    layout->addSpacing(sectionGap);
    m_replayHeader = new SectionHeader(
        m_context.theme, tr("What happened, and what the replay makes of it"), tr("share of the items that took at most so long"));
    m_replay = new ReplayChart(m_context.theme);
    m_replay->setObjectName(QStringLiteral("replayChart"));
    layout->addWidget(m_replayHeader);
    layout->addSpacing(8);
    layout->addWidget(m_replay);
    return box;
}

const analysis::BottleneckEntry* BottlenecksView::chosen() const
{
    return m_row ? &m_stream->ranking.entries[*m_row] : nullptr;
}

GainOf BottlenecksView::of() const
{
    return static_cast<GainOf>(m_of->current());
}

void BottlenecksView::refresh()
{
    m_stream = m_context.session.facts() == nullptr ? nullptr : m_context.session.stream();
    m_stale->end();
    m_row.reset();
    if (m_stream == nullptr || m_stream->ranking.entries.empty()) {
        showEmpty();
        emit exportChanged();
        return;
    }
    m_pages.show(PlacePages::Page::Content);
    const auto& entries = m_stream->ranking.entries;
    const auto same = std::ranges::find(entries, m_stage, &analysis::BottleneckEntry::stage);
    m_row = same == entries.end() ? 0 : static_cast<std::size_t>(same - entries.begin());
    m_of->setVisible(showsGains(*m_stream));
    showRanking();
    showTrust();
    m_items->find(m_stream, *chosen());
    emit exportChanged();
}

void BottlenecksView::showRanking()
{
    m_head->setAnswer(bottlenecksAnswer(*m_stream, of()));
    m_head->setSubline(bottlenecksSubline(*m_stream));
    BottleneckPicture picture = bottlenecksPicture(*m_stream, of());
    m_chart->setPicture(picture, [stream = m_stream, picture](std::size_t row) { return bottleneckRowText(*stream, picture, row); });
    m_chart->setChosen(m_row);
    m_table->setTable(bottlenecksTable(m_stream));
    fitEvidence();
}

/// As high as all rows, also of larger text: the page scrolls, not the chart.
void BottlenecksView::fitEvidence()
{
    m_evidence->setFixedHeight(m_chart->sizeHint().height());
}

void BottlenecksView::showTrust()
{
    const std::vector<CheckText> checks = checkTexts(m_stream->ranking);
    std::array<std::vector<SignalRow>, 2> halves;
    for (std::size_t i = 0; i < checks.size(); ++i) {
        const CheckText& check = checks[i];
        const auto verdict = !check.ok ? SignalRow::Verdict::Unknown
            : *check.ok                ? SignalRow::Verdict::Agrees
                                       : SignalRow::Verdict::Disagrees;
        halves[i < (checks.size() + 1) / 2 ? 0 : 1].push_back(
            {verdict, check.name, check.ok ? tr("%1 (%2)", "found, limit").arg(check.found, check.limit) : check.found});
    }
    for (std::size_t i = 0; i < halves.size(); ++i)
        m_checks[i]->setRows(std::move(halves[i]));
    m_verdict->setText(methodText(m_stream->ranking));
    const analysis::ReplayShape& replay = m_stream->ranking.replay;
    m_replayHeader->setVisible(!replay.points.empty());
    m_replay->setVisible(!replay.points.empty());
    m_replay->setPicture(replayPicture(replay), replayText(replay));
}

void BottlenecksView::showEmpty()
{
    const Session& session = m_context.session;
    const bool filtered = session.facts() != nullptr && session.facts()->data->items.size() > 0
        && (!session.selection().where.empty() || session.selection().window != TimeWindow());
    if (filtered) {
        m_pages.show(PlacePages::Page::Filter);
        return;
    }
    EmptyState& missing = m_pages.missing();
    missing.setContent(QStringLiteral("hourglass"), tr("Nothing to rank yet"),
        tr("What holds a stream back shows in the history of its items: who waited where, and for how long. Import what your tracker "
           "exports with its status changes, or an event log."));
    missing.setAction(tr("Add sources"), QStringLiteral("plus"));
    m_pages.show(PlacePages::Page::Missing);
}

void BottlenecksView::choose(std::size_t row)
{
    m_row = row;
    m_stage = m_stream->ranking.entries[row].stage;
    m_chart->setChosen(m_row);
    m_items->find(m_stream, *chosen());
}

void BottlenecksView::setTableShown(bool shown)
{
    m_tableButton->setChecked(shown);
    m_evidence->setCurrentIndex(shown ? 1 : 0);
    if (isVisible())
        (shown ? static_cast<QWidget*>(m_table) : m_chart)->setFocus();
}

void BottlenecksView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_F6 && m_stream != nullptr)
        setTableShown(m_evidence->currentIndex() == 0);
    else if (event->matches(QKeySequence::Copy) && m_stream != nullptr)
        copy();
    else
        View::keyPressEvent(event);
}

/// Of the table the table alone.
void BottlenecksView::copy()
{
    copyChart(m_context.session.jobs(), this, {m_evidence->currentIndex() == 0 ? figure() : nullptr, figureOptions(), m_table->table()});
}

std::shared_ptr<const Figure> BottlenecksView::figure() const
{
    const QSizeF size(figureWidth, bottleneckHeight(m_chart->picture(), ChartLook(false)));
    return std::make_shared<ChartFigure>(
        [picture = m_chart->picture()](DrawTarget& target, const QRectF& area, bool dark) {
            const ChartLook look(dark);
            paintBottlenecks(target, picture, BottleneckFrame(picture, area, look), look, std::nullopt);
        },
        size);
}

FigureOptions BottlenecksView::figureOptions() const
{
    const Session& session = m_context.session;
    FigureOptions options;
    options.text.title = bottlenecksAnswer(*m_stream, of());
    options.text.subtitle = bottlenecksSubline(*m_stream);
    const Zone zone = session.zone();
    options.text.footer = trendFooter(provenanceOf(session, session.streamSelection()),
        windowText(m_stream->window.observed().from, m_stream->window.counted.to, zone, session.now()), itemsText(m_stream->finished),
        QLocale());
    return options;
}

std::optional<View::Export> BottlenecksView::exported() const
{
    if (m_stream == nullptr || m_stream->ranking.entries.empty() || m_context.session.isReplaying())
        return std::nullopt; // what a file says of a replay that runs would stay said
    const auto write = [figure = figure(), table = m_table->table(), options = figureOptions()](const QString& file, Progress& progress) {
        progress.checkpoint();
        if (file.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive))
            writeWhole(file, QByteArray::fromStdString(chartTableCsv(table, progress)));
        else
            exportFigure(*figure, file, options);
    };
    return Export {m_context.session.name() + QStringLiteral("-bottlenecks.svg"),
        tr("Drawing (*.svg);;Picture (*.png);;Document (*.pdf);;Table (*.csv)"), write};
}

} // namespace weir::ui
