// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/sources_view.h"

#include "ui/format/number_text.h"
#include "ui/session/session.h"
#include "ui/session/source_watch.h"
#include "ui/theme/icons.h"
#include "ui/views/data_note_list.h"
#include "ui/views/drilling.h"
#include "ui/views/people_page.h"
#include "ui/views/place_head.h"
#include "ui/views/reject_list.h"
#include "ui/views/source_list.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/key_figure_row.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/segmented_switch.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>

#include <algorithm>
#include <utility>
#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int sideMargin = tokens::pageMargin;
constexpr int topMargin = 24;
constexpr int bottomMargin = 16;
constexpr int columnGap = 48;
constexpr int headingRoom = 32; // of a column, above its card
constexpr int stackedGap = 40;
constexpr int twoColumnsFrom = 1000; // width of the place, at the usual size of text
constexpr std::size_t figureCount = 6;
const QString dataPage = QStringLiteral("data");
const QString peoplePage = QStringLiteral("people");
constexpr qsizetype mostTitle = 56; // characters on the chip of a drill

void popupBelow(QMenu& menu, const QWidget& button)
{
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)));
}

} // namespace

SourcesView::SourcesView(const ViewContext& context, QWidget* parent)
    : View(parent)
    , m_context(context)
    , m_pages(new QStackedLayout)
{
    setObjectName(QStringLiteral("sourcesView"));
    buildHead();
    buildMessage();
    m_pages->addWidget(buildPage());
    m_pages->addWidget(buildEmpty());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_newFiles);
    layout->addLayout(m_pages, 1);
    const Session& session = m_context.session;
    connect(&session, &Session::dataChanged, this, &SourcesView::changed);
    connect(&session, &Session::notesChanged, this, [this] { showWhenSeen(&SourcesView::showNotes); });
    connect(&session, &Session::peopleChanged, this, [this] { showWhenSeen(&SourcesView::showPeople); });
    connect(&session, &Session::sourceRemoved, this, &SourcesView::showRemoved);
    connect(&session.watch(), &SourceWatch::changed, this, [this] { showWhenSeen(&SourcesView::refresh); });
    connect(&session, &Session::closed, this, [this] {
        m_removing.clear();
        changed();
    });
    connect(&context.theme, &Theme::changed, this, &SourcesView::arrange); // the size of text
    refresh();
}

void SourcesView::buildHead()
{
    m_head = new PlaceHead(m_context.theme);
    connect(&m_head->answer(), &AnswerLabel::linkActivated, this, [this](const QString& link) { openLink(sourcesLink(link)); });
    const auto button = [this](const QString& name, const QString& text, const QString& iconName) {
        auto* made = new QPushButton(icon(iconName, m_context.theme, Token::TextPrimary), text);
        made->setObjectName(name);
        made->setAutoDefault(false);
        m_head->addCorner(made);
        return made;
    };
    buildSwitch();
    m_locate = button(QStringLiteral("locateSource"), tr("Locate…"), QStringLiteral("search"));
    m_refreshAll = button(QStringLiteral("refreshAll"), tr("Refresh all"), QStringLiteral("rotate-cw"));
    m_refresh = button(QStringLiteral("refreshSource"), tr("Refresh"), QStringLiteral("rotate-cw"));
    m_refresh->setIcon({});
    m_remove = button(QStringLiteral("removeSource"), tr("Remove"), QStringLiteral("trash"));
    m_add = button(QStringLiteral("addSource"), tr("Add…"), QStringLiteral("plus"));
    m_add->setIcon(icon(QStringLiteral("plus"), m_context.theme, Token::TextOnAccent));
    m_add->setDefault(true);
    m_addMenu = new QMenu(this);
    QAction* files = m_addMenu->addAction(tr("Files…"));
    QAction* folder = m_addMenu->addAction(tr("Folder or repository…"));
    files->setObjectName(QStringLiteral("addFiles"));
    folder->setObjectName(QStringLiteral("addFolder"));
    connect(files, &QAction::triggered, this, &SourcesView::addFiles);
    connect(folder, &QAction::triggered, this, &SourcesView::addFolder);
    connect(m_add, &QPushButton::clicked, this, [this] { popupBelow(*m_addMenu, *m_add); });
    connect(m_locate, &QPushButton::clicked, this, &SourcesView::locateCurrent);
    connect(m_refresh, &QPushButton::clicked, this, &SourcesView::refreshCurrent);
    connect(m_refreshAll, &QPushButton::clicked, &m_context.session, &Session::refreshAll);
    connect(m_remove, &QPushButton::clicked, this, &SourcesView::removeCurrent);
}

void SourcesView::buildSwitch()
{
    m_switch = new SegmentedSwitch(m_context.theme);
    m_switch->setObjectName(QStringLiteral("sourcesParts"));
    m_switch->setAccessibleName(tr("Part of the place"));
    for (const QString& text : {tr("Sources"), tr("Data"), tr("People")})
        m_switch->addSegment(text);
    m_switch->setCurrent(0);
    connect(m_switch, &SegmentedSwitch::currentChanged, this, [this](int part) { setPart(static_cast<Part>(part)); });
}

QWidget* SourcesView::buildEmpty()
{
    auto* empty = new EmptyState(m_context.theme);
    empty->setObjectName(QStringLiteral("sourcesEmpty"));
    empty->setContent(QStringLiteral("database"), tr("No sources yet"),
        tr("Add a clone of your repository and what your tracker exports: a table, JSON or an event log. Or drop them anywhere on the "
           "window."));
    empty->setAction(tr("Add…"), QStringLiteral("plus"));
    connect(empty, &EmptyState::actionTriggered, this, [this, empty] { popupBelow(*m_addMenu, *empty->findChild<QPushButton*>()); });
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(sideMargin, topMargin, sideMargin, bottomMargin);
    layout->addWidget(empty);
    layout->addStretch(1);
    return page;
}

void SourcesView::buildMessage()
{
    m_message = new MessageBar(m_context.theme);
    m_message->setObjectName(QStringLiteral("sourcesMessage"));
    m_message->hide();
    connect(m_message, &MessageBar::linkActivated, this, [this] {
        m_message->hide();
        m_context.session.undo();
    });
    m_newFiles = new MessageBar(m_context.theme);
    m_newFiles->setObjectName(QStringLiteral("newFiles"));
    m_newFiles->hide();
    connect(m_newFiles, &MessageBar::linkActivated, this, &SourcesView::offerNewFiles);
    connect(m_newFiles, &MessageBar::dismissed, &m_context.session.watch(), &SourceWatch::settleNewFiles);
}

QWidget* SourcesView::buildPage()
{
    m_figures = new KeyFigureRow(m_context.theme, figureCount);
    m_sources = new SourceList(m_context.theme);
    connect(m_sources, &SourceList::currentChanged, this, &SourcesView::updateActions);
    m_rejects = new RejectList(m_context.theme);
    connect(m_rejects, &RejectList::saveRequested, this, &SourcesView::saveRejects);
    connect(m_rejects, &RejectList::rereadRequested, this, &SourcesView::reread);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->addWidget(m_sources, 584);
    m_columns->addWidget(m_rejects, 560);

    m_read = new QWidget;
    auto* read = new QVBoxLayout(m_read);
    read->setContentsMargins(0, 0, 0, 0);
    read->setSpacing(0);
    read->addWidget(m_figures);
    read->addSpacing(40);
    read->addLayout(m_columns);
    m_notes = new DataNoteList(m_context.theme);
    connect(m_notes, &DataNoteList::opened, this, &SourcesView::openNote);
    m_people = new PeoplePage(m_context);

    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(sideMargin, topMargin, sideMargin, bottomMargin);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addSpacing(16);
    auto* parts = new QHBoxLayout;
    parts->addWidget(m_switch);
    parts->addStretch(1);
    layout->addLayout(parts);
    layout->addSpacing(24);
    for (QWidget* part : {m_read, static_cast<QWidget*>(m_notes), static_cast<QWidget*>(m_people)})
        layout->addWidget(part);
    m_notes->hide();
    m_people->hide();
    layout->addStretch(1);
    m_scroll = new QScrollArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(page);
    return m_scroll;
}

void SourcesView::changed()
{
    m_message->hide(); // it spoke of the data before
    showWhenSeen(&SourcesView::refresh);
}

/// Now, or all of it when the place is shown again.
void SourcesView::showWhenSeen(void (SourcesView::*show)())
{
    if (!isVisible())
        m_dirty = true;
    else if (m_dirty)
        refresh();
    else
        (this->*show)();
}

void SourcesView::showEvent(QShowEvent* event)
{
    View::showEvent(event);
    if (m_dirty)
        refresh();
}

void SourcesView::refresh()
{
    m_dirty = false;
    const Session& session = m_context.session;
    std::vector<SourceRow> rows = sourceRows(session.imports(), [&session](std::int64_t source) { return session.watch().lookOf(source); });
    showNewFiles();
    m_pages->setCurrentIndex(rows.empty() ? 1 : 0);
    if (!rows.empty())
        showFigures(rows);
    const RejectCounts counts = rejectCounts(session, rows);
    const bool several = rows.size() > 1;
    m_sources->setRows(std::move(rows), session.zone(), session.now());
    m_rejects->setRejects(session.rejectGroups(), counts, several);
    m_rejects->setRereadable(!session.readOnly());
    m_context.session.lookAtPeople(); // how many there are to decide about stands on the switch
    showNotes();
    showPeople();
    updateActions();
    arrange();
}

void SourcesView::showNotes()
{
    m_notes->setNotes(m_context.session.notes(), m_context.session.imports());
    showHead();
}

void SourcesView::showPeople()
{
    m_people->refresh();
    showHead();
}

QString SourcesView::page() const
{
    return m_part == Part::Data ? dataPage : m_part == Part::People ? peoplePage : QString();
}

void SourcesView::setPage(const QString& page)
{
    const Part asked = page == dataPage ? Part::Data : page == peoplePage ? Part::People : Part::Sources;
    m_switch->setCurrent(static_cast<int>(asked));
    setPart(asked);
}

void SourcesView::setPart(Part part)
{
    m_part = part;
    m_read->setVisible(part == Part::Sources);
    m_notes->setVisible(part == Part::Data);
    m_people->setVisible(part == Part::People);
    showHead();
    updateActions();
    arrange();
    m_scroll->ensureVisible(0, 0);
}

/// Each part has its own first line; the switch says how much there is in each.
void SourcesView::showHead()
{
    const Session& session = m_context.session;
    const DataNotesPtr& notes = session.notes();
    const PeopleReportPtr& people = session.people();
    const auto numbered = [](const QString& name, std::size_t count) {
        return count == 0 ? name : QStringLiteral("%1 %2").arg(name, countText(static_cast<std::int64_t>(count)));
    };
    m_switch->setSegmentText(1, numbered(tr("Data"), notes == nullptr ? 0 : notes->list.size()));
    m_switch->setSegmentText(2, numbered(tr("People"), people == nullptr ? 0 : people->suggestions.size()));
    if (m_sources->rows().empty())
        return;
    if (m_part == Part::Data) {
        m_head->setAnswer(notes != nullptr ? dataNotesAnswer(*notes, session.dataset()->items.size())
                : session.looksAtNotes()   ? tr("Looking at the data")
                                           : tr("The data could not be looked at."));
        m_head->setSubline(tr(
            "Over all that is imported, whatever the filter. What is unknown is left out of figures and counted, never taken for zero."));
    } else if (m_part == Part::People) {
        m_head->setAnswer(people != nullptr ? peopleAnswer(*people)
                : session.looksAtPeople()   ? tr("Looking who is who")
                                            : tr("Who is who could not be looked at."));
        m_head->setSubline(tr("Names with one e-mail address are one person. What is decided here holds everywhere, also for what was "
                              "imported before, and can be undone. People are never ranked."));
    } else {
        m_head->setAnswer(sourcesAnswer(session, m_sources->rows()));
        m_head->setSubline(sourcesSubline(session, m_sources->rows()));
    }
}

/// What a note is about: its items, the people, else its source.
void SourcesView::openNote(int number)
{
    const DataNotesPtr notes = m_context.session.notes();
    if (notes == nullptr || static_cast<std::size_t>(number) >= notes->list.size())
        return;
    const analysis::DataNote& note = notes->list[static_cast<std::size_t>(number)];
    if (!note.items.empty()) {
        const QString title = QString::fromStdString(note.words.what);
        drillTo(m_context, title.size() <= mostTitle ? title : title.left(mostTitle - 1).trimmed() + QStringLiteral("…"),
            theseItems(m_context.session.dataset(), {notes, &note.items}));
    } else if (note.people) {
        setPage(peoplePage);
    } else {
        setPage({});
        m_sources->goTo(note.source);
    }
}

void SourcesView::showFigures(const std::vector<SourceRow>& rows)
{
    std::vector<KeyFigureRow::Figure> figures;
    for (const SourcesFigure& figure : sourcesFigures(m_context.session, rows)) {
        std::function<void()> open;
        if (figure.to != SourcesLink::None)
            open = [this, to = figure.to] { openLink(to); };
        figures.push_back({figure.name, figure.content, std::move(open)});
    }
    m_figures->setFigures(figures);
}

void SourcesView::openLink(SourcesLink link)
{
    switch (link) {
    case SourcesLink::None:
        break;
    case SourcesLink::Items:
        return drillTo(m_context, tr("All of the workspace"), allItems());
    case SourcesLink::Span:
        return drillTo(m_context, tr("First and last of the workspace"), itemsAtTheEnds());
    case SourcesLink::Rejects:
        m_rejects->goTo();
        return m_scroll->ensureWidgetVisible(m_rejects);
    case SourcesLink::Commits:
        for (const SourceRow& row : m_sources->rows()) {
            if (row.import.commits > 0)
                return goToSource(row);
        }
        break;
    case SourcesLink::Add:
        return popupBelow(*m_addMenu, *m_add);
    case SourcesLink::LastRead:
        if (const SourceRow* row = lastRead(m_sources->rows()))
            goToSource(*row);
    }
}

void SourcesView::goToSource(const SourceRow& row)
{
    m_sources->goTo(row.import.sourceId);
    m_scroll->ensureWidgetVisible(m_sources);
}

/// Two columns side by side where both have the room for their words, else one below the other.
void SourcesView::arrange()
{
    const bool side = width() >= qRound(twoColumnsFrom * m_context.theme.fontFactor());
    m_columns->setDirection(side ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_columns->setSpacing(side ? columnGap : stackedGap);
    m_rejects->setRoom(side ? height() - m_rejects->mapTo(m_scroll->widget(), QPoint()).y() - headingRoom - bottomMargin : 0);
}

void SourcesView::resizeEvent(QResizeEvent* event)
{
    View::resizeEvent(event);
    arrange();
}

} // namespace weir::ui
