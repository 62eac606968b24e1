// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace_page.h"

#include "ui/actions.h"
#include "ui/compare_menu.h"
#include "ui/session/session.h"
#include "ui/views/import_preview_view.h"
#include "ui/views_menu.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/search_field.h"

#include <QHBoxLayout>
#include <QKeySequence>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace weir::ui {

namespace {

constexpr int namesFrom = 1180; // width of the window
const QString sourcesPlace = QStringLiteral("sources");

} // namespace

WorkspacePage::WorkspacePage(Session& session, Theme& theme, const std::vector<PlaceInfo>& places, const Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_rail(new Rail(theme, this))
    , m_filter(new FilterBar(session, theme,
          {actions.get(QStringLiteral("compare")), actions.get(QStringLiteral("views")), actions.get(QStringLiteral("undo")),
              actions.get(QStringLiteral("redo")), actions.get(QStringLiteral("export"))},
          this))
    , m_messages(new MessageBar(theme, this))
    , m_stack(new QStackedWidget(this))
    , m_jobBar(new JobBar(session, theme, this))
    , m_import(nullptr)
    , m_session(session)
    , m_actions(actions)
    , m_viewsMenu(new ViewsMenu(
          session, theme, [this] { return shownView(); }, this))
    , m_compareMenu(new CompareMenu(session, theme, this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_filter);
    column->addWidget(m_messages);
    column->addWidget(m_stack, 1);
    column->addWidget(m_jobBar);
    layout->addWidget(m_rail);
    layout->addLayout(column, 1);

    for (const PlaceInfo& place : places)
        addPlace(place, theme, session);
    addImportPreview(theme, session);
    connect(m_rail, &Rail::placeRequested, this, &WorkspacePage::go);
    connect(m_filter, &FilterBar::searched, this, &WorkspacePage::search);
    connect(m_messages, &MessageBar::linkActivated, this, &WorkspacePage::messageLinkActivated);
    connect(m_viewsMenu, &ViewsMenu::chosen, this, &WorkspacePage::showView);
    if (!m_order.isEmpty())
        go(m_order.first());
}

void WorkspacePage::addPlace(const PlaceInfo& place, Theme& theme, Session& session)
{
    const ViewContext context {session, theme, [this](const QString& id) { go(id); },
        [this](const std::vector<SourceChoice>& sources, Offer kind) { offer(sources, kind); }};
    View* view = place.make(context, m_stack);
    view->setObjectName(QStringLiteral("view-") + place.id);
    m_stack->addWidget(view);
    m_views.insert(place.id, view);
    m_order.append(place.id);
    const QKeySequence keys(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + m_order.size()));
    m_rail->addPlace(
        place.id, place.title, place.icon, place.group, m_order.size() <= 9 ? keys.toString(QKeySequence::NativeText) : QString());
    connect(view, &View::badgeChanged, m_rail, [this, id = place.id](int count) { m_rail->setBadge(id, count); });
    connect(view, &View::exportChanged, this, &WorkspacePage::exportChanged);
    connect(view, &View::exportRequested, this, &WorkspacePage::exportRequested);
}

void WorkspacePage::addImportPreview(Theme& theme, Session& session)
{
    const ViewContext context {session, theme, [this](const QString& id) { go(id); }, {}};
    m_import = new ImportPreviewView(context, m_stack);
    m_stack->addWidget(m_import);
    connect(m_import, &ImportPreviewView::importing, this, &WorkspacePage::importing);
    connect(m_import, &ImportPreviewView::standChanged, m_jobBar, &JobBar::setSentence);
    connect(m_import, &ImportPreviewView::finished, this, [this] { go(m_before); });
    connect(m_filter, &FilterBar::placeRequested, this, [this] { go(sourcesPlace + QStringLiteral("/sources")); });
}

void WorkspacePage::offer(const std::vector<SourceChoice>& sources, Offer kind)
{
    if (!previews()) {
        m_before = current();
        m_stack->setCurrentWidget(m_import);
        m_rail->setCurrent(sourcesPlace);
        m_filter->setPage(tr("Sources"), tr("Import"));
        m_messages->hide();
        emit placeChanged(sourcesPlace);
    }
    m_import->offer(sources, kind);
}

bool WorkspacePage::previews() const
{
    return m_stack->currentWidget() == m_import;
}

void WorkspacePage::go(const QString& where)
{
    const QString id = where.section(QLatin1Char('/'), 0, 0);
    View* view = m_views.value(id);
    if (view == nullptr)
        return;
    const bool left = previews();
    m_stack->setCurrentWidget(view);
    if (left) {
        m_filter->setPage({}, {});
        m_import->leave();
    }
    if (where.size() > id.size())
        view->setPage(where.mid(id.size() + 1));
    m_rail->setCurrent(id);
    emit placeChanged(id);
}

QString WorkspacePage::current() const
{
    return m_rail->current();
}

View* WorkspacePage::currentView() const
{
    return static_cast<View*>(m_stack->currentWidget());
}

void WorkspacePage::focusSearch()
{
    m_filter->search().setFocus(Qt::ShortcutFocusReason);
    m_filter->search().selectAll();
}

SavedView WorkspacePage::shownView() const
{
    SavedView view = m_session.shownView();
    view.search = m_filter->search().text().trimmed().toStdString();
    view.place = current().toStdString();
    if (!previews() && currentView() != nullptr)
        view.page = currentView()->page().toStdString();
    return view;
}

void WorkspacePage::showView(const SavedView& view)
{
    m_session.showView(view);
    const QString words = QString::fromStdString(view.search);
    if (m_filter->search().text() != words) {
        m_filter->search().setText(words);
        search(words);
    }
    go(QString::fromStdString(view.place + '/' + view.page));
}

void WorkspacePage::popUp(QMenu& menu, const QString& action)
{
    const QWidget* button = m_filter->button(m_actions.get(action));
    menu.popup(button->mapToGlobal(QPoint(0, button->height() + 4)));
}

void WorkspacePage::openViews()
{
    popUp(*m_viewsMenu, QStringLiteral("views"));
}

void WorkspacePage::openCompare()
{
    popUp(*m_compareMenu, QStringLiteral("compare"));
}

void WorkspacePage::search(const QString& text)
{
    for (const QString& id : std::as_const(m_order)) {
        View* view = m_views.value(id);
        if (!view->searches())
            continue;
        view->setSearch(text);
        if (!text.isEmpty())
            go(id);
    }
}

void WorkspacePage::setNamesWanted(std::optional<bool> wanted)
{
    m_namesWanted = wanted;
    arrangeRail(true);
}

void WorkspacePage::toggleNames()
{
    setNamesWanted(!namesShown());
}

bool WorkspacePage::namesShown() const
{
    return !m_rail->collapsed();
}

void WorkspacePage::resizeEvent(QResizeEvent*)
{
    arrangeRail(false);
}

void WorkspacePage::arrangeRail(bool moving)
{
    m_rail->setCollapsed(!m_namesWanted.value_or(width() >= namesFrom), moving);
}

} // namespace weir::ui
