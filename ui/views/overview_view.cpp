// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/overview_view.h"

#include "core/analysis/sentences.h"
#include "ui/export/report_export.h"
#include "ui/format/number_text.h"
#include "ui/format/plain_tip.h"
#include "ui/format/sentence_text.h"
#include "ui/format/time_text.h"
#include "ui/jobs/job_runner.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/views/foot_line.h"
#include "ui/views/overview_texts.h"
#include "ui/views/place_head.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/key_figure_row.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/stale_cover.h"
#include "ui/widgets/text_label.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

const QString overviewSlot = QStringLiteral("overview");

/// Something is in the stream or has passed it.
bool worthShowing(const analysis::StreamResult* stream)
{
    return stream != nullptr && (stream->finished > 0 || stream->inProgress > 0);
}

/// One handler at a time for a widget whose meaning changes with the data.
template <typename Button, typename Handler>
void relink(QMetaObject::Connection& link, Button* button, QObject* receiver, Handler handler)
{
    QObject::disconnect(link);
    link = QObject::connect(button, &QAbstractButton::clicked, receiver, std::move(handler));
}

} // namespace

OverviewView::OverviewView(const ViewContext& context, QWidget* parent)
    : View(parent)
    , m_context(context)
    , m_pages(m_context, this, buildPage())
{
    setObjectName(QStringLiteral("overviewView"));
    m_pages.missing().setObjectName(QStringLiteral("overviewEmpty"));
    Session& session = m_context.session;
    m_stale = new StaleCover(
        context.theme, [&session] { return session.jobs().percentOf(overviewSlot); }, this);
    connect(&session, &Session::selectionChanged, m_stale, &StaleCover::begin);
    connect(&session, &Session::failed, m_stale, &StaleCover::end);
    connect(&session, &Session::streamChanged, this, &OverviewView::measure);
    connect(&m_context.session, &Session::closed, this, [this] { present(nullptr); });
    measure();
}

std::optional<View::Export> OverviewView::exported() const
{
    const Session& session = m_context.session;
    const auto stream = session.stream();
    if (!session.isOpen() || session.facts() == nullptr || !worthShowing(stream.get()))
        return std::nullopt;
    const auto write = [facts = session.facts(), selection = session.selection(), workspace = session.file(),
                           version = QCoreApplication::applicationVersion()](
                           const QString& file, Progress& progress) { exportReport(workspace, facts, selection, version, file, progress); };
    return Export {session.name() + QStringLiteral("-report.html"), tr("Web page (*.html);;Document (*.pdf);;Markdown (*.md)"), write};
}

QWidget* OverviewView::buildPage()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(placeMargins);
    layout->setSpacing(0);
    m_head = new PlaceHead(m_context.theme);
    connect(&m_head->answer(), &AnswerLabel::linkActivated, this, [this](const QString& link) { drillToAnswer(m_context, link); });
    layout->addWidget(m_head);
    layout->addSpacing(24);
    m_figures = new KeyFigureRow(m_context.theme, figureCount);
    layout->addWidget(m_figures);
    layout->addSpacing(40);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(48);
    columns->addWidget(buildTime(), 584);
    columns->addWidget(buildAttention(), 560);
    layout->addLayout(columns);
    layout->addStretch(1);
    layout->addSpacing(24);
    layout->addWidget(buildFoot());

    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    return scroll;
}

QWidget* OverviewView::buildTime()
{
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_timeHeader = new SectionHeader(m_context.theme, tr("Where the time goes"));
    m_strip = new StripBar(m_context.theme);
    m_strip->setObjectName(QStringLiteral("timeStrip"));
    connect(m_strip, &StripBar::partClicked, this, &OverviewView::openStripPart);
    layout->addWidget(m_timeHeader);
    layout->addSpacing(12);
    layout->addWidget(m_strip);
    layout->addSpacing(16);
    for (FindingRow*& row : m_findings) {
        row = new FindingRow(m_context.theme);
        layout->addWidget(row);
    }
    layout->addStretch(1);
    return box;
}

QWidget* OverviewView::buildAttention()
{
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_attentionHeader = new SectionHeader(m_context.theme, tr("Needs attention"));
    m_allAttention = new QPushButton;
    m_allAttention->setObjectName(QStringLiteral("allAttention"));
    m_allAttention->setFlat(true);
    connect(m_allAttention, &QPushButton::clicked, this, [this] {
        std::size_t count = 0;
        leadTo(allAttention(*m_data, count));
    });
    auto* head = new QHBoxLayout;
    head->addWidget(m_attentionHeader, 1);
    head->addWidget(m_allAttention);
    layout->addLayout(head);
    layout->addSpacing(12);
    m_noAttention = new TextLabel(m_context.theme, Type::Body, Token::TextSecondary);
    m_noAttention->setObjectName(QStringLiteral("noAttention"));
    layout->addWidget(m_noAttention);
    int number = 0;
    for (AttentionRow*& row : m_attention) {
        row = new AttentionRow(m_context.theme);
        row->setObjectName(QStringLiteral("attention%1").arg(number++));
        layout->addWidget(row);
    }
    layout->addStretch(1);
    return box;
}

QWidget* OverviewView::buildFoot()
{
    m_foot = new FootLine(m_context.theme);
    m_foot->setObjectName(QStringLiteral("overviewFoot"));
    connect(m_foot, &FootLine::unknownClicked, this, [this] { m_context.go(QStringLiteral("sources/sources")); });
    connect(m_foot, &FootLine::notesClicked, this, [this] { m_context.go(QStringLiteral("sources/data")); });
    connect(&m_context.session, &Session::notesChanged, this, &OverviewView::showNotes);
    return m_foot;
}

void OverviewView::showNotes()
{
    const DataNotesPtr& notes = m_context.session.notes();
    const auto count = notes == nullptr ? 0 : static_cast<int>(notes->list.size());
    m_foot->setNotes(count == 0 ? QString() : count == 1 ? tr("1 note on the data") : tr("%Ln notes on the data", nullptr, count));
}

void OverviewView::measure()
{
    const Session& session = m_context.session;
    if (session.facts() == nullptr || session.stream() == nullptr) {
        present(nullptr);
        return;
    }
    session.jobs().start<OverviewDataPtr>(
        {.title = tr("Overview"), .slot = overviewSlot, .visibility = JobRunner::Visibility::Quiet}, this,
        [facts = session.facts(), selection = session.selection(), stream = session.stream(), before = session.streamBefore(),
            compared = session.comparedWindow(session.comparison())](
            Progress& progress) { return makeOverviewData(facts, selection, stream, before, compared, progress); },
        [this, facts = session.facts()](JobOutcome<OverviewDataPtr> outcome) {
            if (facts != m_context.session.facts())
                return; // of a workspace that was closed, or of older data
            if (auto* data = std::get_if<OverviewDataPtr>(&outcome))
                present(std::move(*data));
            else
                m_stale->end();
        });
}

void OverviewView::present(OverviewDataPtr data)
{
    m_data = std::move(data);
    m_stale->end();
    const bool nothing = m_data == nullptr || m_data->facts->data->items.size() == 0;
    if (nothing || !worthShowing(m_data->stream.get())) {
        showEmpty();
        return;
    }
    m_head->setAnswer(sentencesParts(analysis::answers(*m_data->stream)));
    m_head->setSubline(overviewSubline(*m_data));
    showFigures();
    showTime();
    showAttention();
    showFoot();
    m_pages.show(PlacePages::Page::Content);
}

void OverviewView::showEmpty()
{
    emit badgeChanged(0);
    EmptyState& missing = m_pages.missing();
    if (m_data != nullptr && m_data->facts->data->items.size() > 0) {
        const Selection& selection = m_data->selection;
        if (!selection.where.empty() || selection.window != TimeWindow()) {
            m_pages.show(PlacePages::Page::Filter);
            return;
        }
        missing.setContent(QStringLiteral("list"), tr("No item has started yet"),
            tr("%1 in the workspace, none of them in a stage of the stream. If some are under way, their status counts as outside: see "
               "Edit stages on the map.")
                .arg(itemsText(static_cast<std::int64_t>(m_data->facts->data->items.size()))));
        missing.setAction({});
        m_pages.show(PlacePages::Page::Missing);
        return;
    }
    const bool commits = m_data != nullptr && m_data->facts->data->commits.size() > 0;
    if (commits)
        missing.setContent(QStringLiteral("waypoints"), tr("The repository is here; the items are missing"),
            tr("A stream needs items that move from status to status. Import what your tracker exports: a table, JSON or an event log."));
    else
        missing.setContent(QStringLiteral("database"), tr("Nothing is imported yet"),
            tr("Weir measures from what you have: a clone of the repository and an export of the tracker. Drop them anywhere on the "
               "window."));
    missing.setAction(tr("Add sources"), QStringLiteral("plus"));
    m_pages.show(PlacePages::Page::Missing);
}

void OverviewView::showFigures()
{
    std::vector<KeyFigureRow::Figure> figures;
    for (KeyFigureText& text : overviewFigures(*m_data)) {
        std::function<void()> open;
        if (text.to.leads())
            open = [this, to = std::move(text.to)] { leadTo(to); };
        figures.push_back({text.name, text.content, std::move(open)});
    }
    m_figures->setFigures(figures);
}

void OverviewView::showTime()
{
    const StripText strip = overviewStrip(*m_data);
    m_timeHeader->setWords(tr("Where the time goes"), strip.qualifier);
    m_strip->setParts(strip.parts);
    m_strip->setVisible(!strip.parts.empty());
    m_stripStages = strip.stages;
    const std::vector<FindingText> texts = overviewFindings(*m_data);
    for (std::size_t i = 0; i < findingCount; ++i) {
        m_findings[i]->setWords(texts[i].words);
        m_findings[i]->setObjectName(texts[i].name);
        relink(m_findingLinks[i], m_findings[i], this, [this, to = texts[i].to] { leadTo(to); });
    }
}

void OverviewView::showAttention()
{
    std::size_t total = 0;
    const std::vector<AttentionText> texts = overviewAttention(*m_data, attentionCount, total);
    const QString when = asOfText(m_data->stream->window.stateTo(), m_data->facts->calendar.zone(), m_context.session.now());
    const QString count = total == 0 ? QString() : QLocale().toString(static_cast<qulonglong>(total));
    m_attentionHeader->setWords(
        tr("Needs attention %1").arg(when), m_data->attention.ageing.size() > 1 ? tr("%1, most unusual first").arg(count) : count);
    m_attentionHeader->setToolTip(plainTip(attentionOrderText(*m_data)));
    m_noAttention->setText(noAttentionText(*m_data));
    m_noAttention->setVisible(texts.empty());
    std::size_t all = 0;
    const bool more = allAttention(*m_data, all).leads() && all > texts.size();
    m_allAttention->setText(tr("All %1", "items that need attention").arg(countText(static_cast<std::int64_t>(all))));
    m_allAttention->setVisible(more);
    m_allAttention->setFixedHeight(m_attentionHeader->sizeHint().height()); // the headings of both columns stand on one line
    for (std::size_t i = 0; i < attentionCount; ++i) {
        m_attention[i]->setVisible(i < texts.size());
        if (i >= texts.size())
            continue;
        m_attention[i]->setWords(texts[i].words);
        relink(m_attentionLinks[i], m_attention[i], this, [this, to = texts[i].to] { leadTo(to); });
    }
    emit badgeChanged(static_cast<int>(total));
}

void OverviewView::showFoot()
{
    const LastDays& days = m_data->lastDays;
    const Zone& zone = m_data->facts->calendar.zone();
    const QString since = isKnown(days.from) ? windowText(days.from, days.to, zone, m_context.session.now()) : QString();
    m_foot->setWords(since, isKnown(days.from) ? lastDaysTexts(*m_data) : QStringList(), unknownText(*m_data));
    showNotes();
}

void OverviewView::leadTo(const Destination& to)
{
    if (to.find)
        drillTo(m_context, to.title, to.find);
    else if (to.leads())
        m_context.go(to.place);
}

void OverviewView::openStripPart(int part)
{
    if (m_data == nullptr || part < 0 || static_cast<std::size_t>(part) >= m_stripStages.size())
        return;
    const std::size_t stage = m_stripStages[static_cast<std::size_t>(part)];
    if (stage >= m_data->stream->stages.size())
        return;
    drillTo(m_context, QString::fromStdString(m_data->stream->stages[stage].name), itemsInStages(*m_data->stream, {stage}));
}

} // namespace weir::ui
