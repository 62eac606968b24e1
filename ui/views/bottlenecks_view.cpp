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
#include "ui/views/drilling.h"
#include "ui/views/place_head.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/bottleneck_chart.h"
#include "ui/widgets/bottleneck_parts.h"
#include "ui/widgets/chart_table_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/spectrum_chart.h"
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

const QString waitsSlot = QStringLiteral("stage-waits");
constexpr int sectionGap = 20;
constexpr double figureWidth = 1160; ///< in files

/// What is said about the waits of an item.
struct Waits {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Waits)
};

QWidget* column(QVBoxLayout*& layout)
{
    auto* box = new QWidget;
    layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return box;
}

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
    auto* columns = new QHBoxLayout;
    columns->setContentsMargins(16, 0, 16, 0);
    columns->setSpacing(56);
    columns->addWidget(buildItems(), 614);
    columns->addWidget(buildSpectrum(), 482);
    layout->addLayout(columns);
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

QWidget* BottlenecksView::buildItems()
{
    QVBoxLayout* layout = nullptr;
    QWidget* box = column(layout);
    m_itemsHeader = new SectionHeader(m_context.theme);
    layout->addWidget(m_itemsHeader);
    layout->addSpacing(8);
    m_noItems = new TextLabel(m_context.theme, Type::Body, Token::TextSecondary, tr("Nothing passed here in the time chosen."));
    layout->addWidget(m_noItems);
    for (std::size_t i = 0; i < itemCount; ++i) {
        m_items[i] = new AttentionRow(m_context.theme);
        m_items[i]->setObjectName(QStringLiteral("wait%1").arg(i));
        connect(m_items[i], &QAbstractButton::clicked, this, [this, i] { openItems({m_longest[i]}, m_items[i]->words().key); });
        layout->addWidget(m_items[i]);
    }
    m_all = new QPushButton;
    m_all->setObjectName(QStringLiteral("allWaits"));
    m_all->setFlat(true);
    connect(m_all, &QPushButton::clicked, this, [this] {
        std::vector<std::size_t> all(m_waits.waits.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = i;
        openItems(all, m_itemsHeader->accessibleName());
    });
    layout->addWidget(m_all, 0, Qt::AlignLeft);
    layout->addStretch(1);
    return box;
}

QWidget* BottlenecksView::buildSpectrum()
{
    QVBoxLayout* layout = nullptr;
    QWidget* box = column(layout);
    m_spectrumHeader = new SectionHeader(m_context.theme);
    m_caption = new TextLabel(m_context.theme, Type::Small, Token::TextSecondary);
    m_spectrum = new SpectrumChart(m_context.theme);
    m_spectrum->setObjectName(QStringLiteral("spectrum"));
    connect(m_spectrum, &PictureChart::markActivated, this,
        [this](int mark) { openItems({static_cast<std::size_t>(mark)}, m_itemsHeader->accessibleName()); });
    layout->addWidget(m_spectrumHeader);
    layout->addWidget(m_caption);
    layout->addSpacing(8);
    layout->addWidget(m_spectrum, 1);
    return box;
}

QWidget* BottlenecksView::buildTrust()
{
    QVBoxLayout* layout = nullptr;
    QWidget* box = column(layout);
    layout->setContentsMargins(16, 0, 16, 0);
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
    findItems();
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
    findItems();
}

/// Items of a long history are many: found on a worker.
void BottlenecksView::findItems()
{
    const analysis::BottleneckEntry& entry = *chosen();
    m_context.session.jobs().start<StageWaits>(
        {.title = tr("Items behind a stage"), .slot = waitsSlot, .visibility = JobRunner::Visibility::Quiet}, this,
        [facts = m_context.session.facts(), selection = m_context.session.selection(), stream = m_stream, row = entry.stageRow](
            Progress& progress) { return stageWaits(*facts, selection, stream->stages[row], row, progress); },
        [this, stream = m_stream, row = m_row](JobOutcome<StageWaits> outcome) {
            auto* waits = std::get_if<StageWaits>(&outcome);
            if (waits == nullptr || stream != m_stream || row != m_row)
                return;
            m_waits = std::move(*waits);
            showItems();
        });
}

void BottlenecksView::showItems()
{
    const analysis::Facts& facts = *m_context.session.facts();
    const QString stage = QString::fromStdString(chosen()->stage);
    const QString title = waitsTitle(m_waits, stage);
    m_itemsHeader->setWords(title);
    m_itemsHeader->setAccessibleName(title);
    m_longest = longestWaits(m_waits, itemCount);
    for (std::size_t i = 0; i < itemCount; ++i) {
        m_items[i]->setVisible(i < m_longest.size());
        if (i < m_longest.size())
            m_items[i]->setWords(waitWords(m_waits, m_longest[i], facts));
    }
    m_noItems->setVisible(m_longest.empty());
    m_all->setVisible(m_waits.waits.size() > m_longest.size());
    m_all->setText(m_waits.waiting ? tr("All %1 waits").arg(countText(static_cast<std::int64_t>(m_waits.waits.size())))
                                   : tr("All %1 visits").arg(countText(static_cast<std::int64_t>(m_waits.waits.size()))));
    m_spectrumHeader->setWords(
        m_waits.waiting ? tr("Each item’s way through the queue of %1").arg(stage) : tr("Each item’s way through %1").arg(stage));
    m_caption->setText(spectrumCaption(m_waits));
    const Zone zone = facts.calendar.zone();
    m_spectrum->setPicture(spectrumPicture(m_waits, *m_stream, zone));
    m_spectrum->setAccessibleName(spectrumCaption(m_waits));
    m_spectrum->setTips([waits = m_waits, data = facts.data, zone, now = m_context.session.now()](std::size_t mark) {
        const StageWait& wait = waits.waits[mark];
        const std::string_view key = data->items.key[wait.item];
        ChartTip tip;
        tip.when = QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
        tip.value = durationText(wait.seconds());
        tip.beside = wait.open ? Waits::tr("and still there") : QString();
        tip.below = wait.open ? Waits::tr("since %1").arg(momentText(wait.from, zone, now))
                              : Waits::tr("%1 to %2").arg(momentText(wait.from, zone, now), momentText(wait.to, zone, now));
        return tip;
    });
}

void BottlenecksView::openItems(const std::vector<std::size_t>& waits, const QString& title)
{
    std::vector<std::uint32_t> items;
    for (const std::size_t wait : waits)
        items.push_back(m_waits.waits[wait].item);
    std::ranges::sort(items);
    items.erase(std::unique(items.begin(), items.end()), items.end());
    drillTo(m_context, title, theseItems(*m_context.session.facts()->data, items));
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
    options.text.footer =
        trendFooter(provenanceOf(session, session.selection()), windowText(m_stream->window.observed().from, m_stream->window.counted.to, zone, session.now()),
            itemsText(m_stream->finished), QLocale());
    return options;
}

std::optional<View::Export> BottlenecksView::exported() const
{
    if (m_stream == nullptr || m_stream->ranking.entries.empty())
        return std::nullopt;
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
