// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/map_view.h"

#include "core/analysis/sentences.h"
#include "core/diagram/stream_columns.h"
#include "ui/export/stream_map_figure.h"
#include "ui/format/number_text.h"
#include "ui/format/plain_tip.h"
#include "ui/format/sentence_text.h"
#include "ui/scene/map_canvas.h"
#include "ui/session/session.h"
#include "ui/session/session_provenance.h"
#include "ui/theme/icons.h"
#include "ui/theme/motion.h"
#include "ui/views/drilling.h"
#include "ui/views/place_head.h"
#include "ui/views/stage_map_panel.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/bottleneck_sheet.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/stale_cover.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QSplitter>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr int sheetLeast = 200;
constexpr int sheetMost = 250;
constexpr int mayLose = 12; ///< of the sheet's height: its bars make do with a row less
constexpr int panelWidth = 328;
constexpr int longestWhy = 32; ///< characters on its button; longer ones would leave the answer no room
constexpr int standsOut = 4; ///< pixels of the canvas beside the map

/// In a holder that leaves `margin` free at both sides: the map's marks stand out so far beside the margins of the page.
QWidget* inset(QWidget* widget, int margin)
{
    auto* holder = new QWidget;
    auto* layout = new QHBoxLayout(holder);
    layout->setContentsMargins(margin, 0, margin, 0);
    layout->addWidget(widget);
    return holder;
}

} // namespace

MapView::MapView(const ViewContext& context, QWidget* parent)
    : View(parent)
    , m_context(context)
    , m_pages(m_context, this, buildPage())
{
    setObjectName(QStringLiteral("mapView"));
    m_pages.missing().setObjectName(QStringLiteral("mapEmpty"));
    Session& session = m_context.session;
    m_stale = new StaleCover(
        context.theme, [] { return -1; }, this); // measuring does not tell how far it is
    connect(&session, &Session::selectionChanged, m_stale, &StaleCover::begin);
    connect(&session, &Session::streamChanged, this, &MapView::refresh); // also after a load
    connect(&session, &Session::closed, this, &MapView::refresh);
    connect(&session, &Session::failed, m_stale, &StaleCover::end);
    connectCanvas();
    refresh();
}

QWidget* MapView::buildPage()
{
    const Theme& theme = m_context.theme;
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(placeMargins - QMargins(standsOut, 0, standsOut, 0));
    layout->setSpacing(14);
    m_head = new PlaceHead(theme);
    m_head->setContentsMargins(standsOut, 0, standsOut, 0);
    m_why = new QPushButton(icon(QStringLiteral("info"), theme), {});
    m_why->setObjectName(QStringLiteral("whyButton"));
    m_why->hide();
    m_edit = new QPushButton(icon(QStringLiteral("pencil"), theme), tr("Edit stages"));
    m_edit->setObjectName(QStringLiteral("editStages"));
    m_edit->setCheckable(true);
    connect(&m_head->answer(), &AnswerLabel::linkActivated, this, [this](const QString& link) { drillToAnswer(m_context, link); });
    m_head->addCorner(m_why);
    m_head->addCorner(m_edit);
    layout->addWidget(m_head);

    m_canvas = new MapCanvas(theme);
    m_sheet = new BottleneckSheet(theme);
    m_down = new QSplitter(Qt::Vertical);
    m_sheetHolder = inset(m_sheet, standsOut);
    m_down->addWidget(m_canvas);
    m_down->addWidget(m_sheetHolder);
    m_down->setChildrenCollapsible(false);
    m_down->setStretchFactor(0, 1);
    m_down->setStretchFactor(1, 0);
    m_panel = new StageMapPanel(m_context.session, theme);
    m_panelHolder = inset(m_panel, standsOut);
    m_panelHolder->hide();
    m_sheetSlide = new Slide(theme, m_sheetHolder, Qt::Vertical);
    m_panelSlide = new Slide(theme, m_panelHolder, Qt::Horizontal);
    m_across = new QSplitter(Qt::Horizontal);
    m_across->addWidget(m_down);
    m_across->addWidget(m_panelHolder);
    m_across->setChildrenCollapsible(false);
    m_across->setStretchFactor(0, 1);
    m_across->setStretchFactor(1, 0);
    layout->addWidget(m_across, 1);

    connect(m_edit, &QPushButton::toggled, this, &MapView::setPanelOpen);
    connect(m_panel, &StageMapPanel::stageChosen, this, &MapView::reveal);
    connect(m_panel, &StageMapPanel::closed, this, [this] { m_edit->setChecked(false); });
    connect(m_why, &QPushButton::clicked, this, [this] { setSheetOpen(true); });
    connect(m_sheet, &BottleneckSheet::closed, this, [this] {
        setSheetOpen(false);
        m_canvas->setFocus();
    });
    connect(m_sheet, &BottleneckSheet::stageActivated, this, [this](std::size_t stage) { openStages({stage}); });
    connect(m_down, &QSplitter::splitterMoved, this, [this] { m_arranged = true; });
    m_down->installEventFilter(this);
    return page;
}

void MapView::connectCanvas()
{
    connect(m_canvas, &MapCanvas::stagesActivated, this, &MapView::openStages);
    connect(m_canvas, &MapCanvas::queueActivated, this, &MapView::openQueues);
    connect(m_canvas, &MapCanvas::edgesActivated, this, &MapView::openEdges);
    connect(m_canvas, &MapCanvas::finishActivated, this, [this] { drillTo(m_context, tr("Finished in the window"), finishedItems()); });
}

void MapView::refresh()
{
    m_stale->end();
    m_stream = m_context.session.stream();
    if (m_context.session.facts() && m_context.session.isOpen() && !m_stream)
        return; // the first measurement is on its way
    // Also without a finished item: what is in the stream shows, and how the stages must be edited for one to be done.
    const bool drawable = m_stream && (m_stream->finished > 0 || m_stream->inProgress > 0)
        && std::any_of(m_stream->stages.begin(), m_stream->stages.end(), diagram::standsInStream);
    if (drawable)
        showMap();
    else
        showEmpty();
}

void MapView::showMap()
{
    m_pages.show(PlacePages::Page::Content);
    const QLocale userLocale;
    m_head->setAnswer(sentencesParts(analysis::answers(*m_stream), userLocale));
    m_head->setSubline(streamMapSubLine(*m_stream, m_context.session.zone(), userLocale));
    m_canvas->setStream(m_stream);
    m_explained = m_sheet->setStream(m_stream);
    const QString why = m_sheet->accessibleName();
    m_why->setText(why.size() <= longestWhy ? QString(why).replace(QLatin1Char('&'), QLatin1String("&&"))
                                            : tr("Why this stage")); // a name, not a mnemonic
    m_why->setToolTip(plainTip(why));
    m_why->setAccessibleName(why);
    m_sheet->show();
    arrange();
}

void MapView::showEmpty()
{
    m_canvas->setStream(nullptr);
    const Session& session = m_context.session;
    const bool filtered = session.selection().where.size() > 0 || session.selection().window != TimeWindow();
    const bool items = session.dataset() && session.dataset()->items.size() > 0;
    if (items && filtered && m_stream && m_stream->total == 0) {
        m_pages.show(PlacePages::Page::Filter);
        return;
    }
    const QString picture = QStringLiteral("waypoints");
    EmptyState& missing = m_pages.missing();
    if (!items) {
        missing.setContent(picture, tr("Nothing to draw a stream from"),
            tr("The map needs items that move from status to status: what your tracker exports as a table, as JSON or as an event log."));
        missing.setAction(tr("Add sources"), QStringLiteral("plus"));
    } else if (m_stream && m_stream->finished == 0) {
        missing.setContent(picture, tr("Nothing is in the stream here"),
            filtered ? tr("No item is finished or in progress; a longer window may hold some.")
                     : tr("No item was started: each of them is still in a status that lies outside the stream."));
        missing.setAction({});
    } else {
        if (m_stream && session.facts() != nullptr && session.facts()->map.proposed && session.totals().transitions > 0) {
            showStages();
            return;
        }
        missing.setContent(picture, tr("No stage lies in the stream"), noStageText());
        missing.setAction({});
    }
    m_pages.show(PlacePages::Page::Missing);
}

/// There is nothing to draw, but something to say which status is work.
void MapView::showStages()
{
    m_pages.show(PlacePages::Page::Content);
    m_head->setAnswer(tr("No stage lies in the stream."));
    m_head->setSubline(noStageText());
    m_explained = false;
    m_sheet->hide();
    m_edit->setChecked(true);
    arrange();
}

/// Why nothing is in the stream, and what helps: only what the user decided can be undone.
QString MapView::noStageText() const
{
    const Session& session = m_context.session;
    if (session.facts() == nullptr || !session.facts()->map.proposed)
        return tr("Every status counts as outside, done or discarded. Undo the last change of the stages to get them back.");
    if (session.totals().transitions == 0)
        return tr("The export holds no status changes, so where items were is not known. Export them with their history: from Jira, the "
                  "search with expand=changelog as JSON.");
    return tr("Every status counts as outside, done or discarded. If items are worked on in one of them, say so with Edit stages.");
}

void MapView::setPanelOpen(bool open)
{
    m_canvas->setFitting(open); // what is edited is in sight as a whole
    if (!open)
        m_panelSlide->close();
    if (open) {
        m_panelSlide->open(panelWidth);
        m_across->setSizes({std::max(360, m_across->width() - panelWidth), panelWidth});
        m_panel->tree().setFocus();
    }
}

/// The stage that is looked at in the panel, also where not all have room.
void MapView::reveal(const QString& stage)
{
    const auto& columns = m_canvas->layout().columns;
    const auto found = std::ranges::find(columns, stage.toStdString(), &diagram::Column::name);
    if (found != columns.end())
        m_canvas->ensureVisible({MapElement::Kind::Stage, static_cast<std::size_t>(found - columns.begin())});
}

void MapView::setSheetOpen(bool open)
{
    m_sheetChosen = open;
    m_sheet->show();
    arrange();
}

/// Where the map would lose the room for its ladder and strip, the sheet waits behind its button until somebody asks.
bool MapView::sheetFits(int room, int least) const
{
    return room >= m_canvas->sizeHint().height() + least;
}

/// The sheet stands right under the map and takes what is left, 200 to 250; more goes to the map. Once moved, it stays.
void MapView::arrange()
{
    const int room = m_down->height() - m_down->handleWidth();
    const int least = std::clamp(m_sheet->heightForWidth(m_down->width() - 2 * standsOut) - mayLose, sheetLeast, sheetMost);
    const bool open = m_explained && m_sheetChosen.value_or(sheetFits(room, least));
    m_why->setVisible(m_explained && !open);
    m_canvas->setTethered(open);
    const int sheet = std::clamp(room - m_canvas->sizeHint().height(), least, sheetMost);
    if (open)
        m_sheetSlide->open(sheet);
    else
        m_sheetSlide->close();
    if (m_arranged || !open)
        return;
    m_down->setSizes({std::max(1, room - sheet), sheet});
}

bool MapView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_down && event->type() == QEvent::Resize) // the canvas has to take its new width first
        QTimer::singleShot(0, this, &MapView::arrange);
    return View::eventFilter(watched, event);
}

/// Escape anywhere in the place closes the explanation, once nothing is selected in the map.
void MapView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_sheetSlide->isOpen())
        setSheetOpen(false);
    else
        View::keyPressEvent(event);
}

QString MapView::namesOf(const std::vector<std::size_t>& stages) const
{
    QStringList names;
    for (const std::size_t row : stages)
        names << QString::fromStdString(m_stream->stages[row].name);
    return names.size() > 3 ? QString(names.first() + QStringLiteral(" – ") + names.last()) : names.join(QStringLiteral(", "));
}

void MapView::openStages(const std::vector<std::size_t>& stages)
{
    drillTo(m_context, namesOf(stages), itemsInStages(*m_stream, stages));
}

void MapView::openQueues(const std::vector<std::size_t>& stages)
{
    drillTo(m_context, tr("Waiting for %1").arg(namesOf(stages)), itemsWaitingFor(*m_stream, stages));
}

void MapView::openEdges(const std::vector<std::size_t>& edges, const QString& title)
{
    drillTo(m_context, title, itemsOnEdges(*m_stream, edges));
}

std::optional<View::Export> MapView::exported() const
{
    if (!m_stream || m_pages.shown() != PlacePages::Page::Content)
        return std::nullopt;
    const QLocale userLocale;
    const Session& session = m_context.session;
    FigureOptions options;
    options.text = streamMapText(*m_stream, provenanceOf(session, session.streamSelection()), userLocale);
    const auto write = [stream = m_stream, zone = session.zone(), chosen = m_canvas->options(), options, userLocale](
                           const QString& file, Progress& progress) {
        const StreamMapFigure figure(*stream, zone, userLocale, {.openGroup = chosen.openGroup, .allLoops = chosen.allLoops});
        progress.checkpoint();
        exportFigure(figure, file, options);
    };
    return Export {session.name() + QStringLiteral("-map.svg"), tr("Drawing (*.svg);;Picture (*.png);;Document (*.pdf)"), write};
}

} // namespace weir::ui
