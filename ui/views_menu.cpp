// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views_menu.h"

#include "core/analysis/chosen_window.h"
#include "ui/dialogs/view_dialog.h"
#include "ui/format/compared_text.h"
#include "ui/format/plain_tip.h"
#include "ui/session/session.h"

#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

/// A menu takes an ampersand for a key.
QString shownName(const SavedView& view)
{
    return QString::fromStdString(view.name).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

/// The last weeks as the days that they are today.
SavedView withDays(const Session& session, SavedView view)
{
    const TimeWindow window = analysis::chosenWindow(*session.facts(), view.window, session.now());
    view.window = {0, session.zone().dayOf(window.from), session.zone().dayOf(window.to)};
    return view;
}

} // namespace

ViewsMenu::ViewsMenu(Session& session, const Theme& theme, std::function<SavedView()> shown, QWidget* parent)
    : QMenu(parent)
    , m_session(session)
    , m_theme(theme)
    , m_shown(std::move(shown))
{
    setObjectName(QStringLiteral("viewsMenu"));
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &ViewsMenu::fill);
}

void ViewsMenu::fill()
{
    clear();
    qDeleteAll(findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly)); // clear() leaves the menus below this one
    SavedView shown = m_shown();
    const std::vector<SavedView>& views = m_session.savedViews();
    for (const SavedView& view : views) {
        QAction* action = addAction(shownName(view));
        action->setToolTip(plainTip(viewText(view))); // words of imported data
        action->setCheckable(true);
        shown.name = view.name;
        action->setChecked(view == shown);
        connect(action, &QAction::triggered, this, [this, view] { emit chosen(view); });
    }
    if (views.empty())
        addAction(tr("No views yet"))->setEnabled(false);
    addSeparator();
    const bool writable = m_session.isOpen() && !m_session.readOnly();
    QAction* save = addAction(tr("Save this view…"), this, &ViewsMenu::save);
    save->setObjectName(QStringLiteral("saveView"));
    save->setEnabled(writable);
    if (views.empty() || !writable)
        return;
    addOthers(tr("Replace with this"), QStringLiteral("replaceView"), &ViewsMenu::replace);
    addOthers(tr("Rename"), QStringLiteral("renameView"), &ViewsMenu::rename);
    addOthers(tr("Remove"), QStringLiteral("removeView"), &ViewsMenu::remove);
}

void ViewsMenu::addOthers(const QString& title, const QString& name, void (ViewsMenu::*act)(const SavedView&))
{
    QMenu* menu = addMenu(title);
    menu->setObjectName(name);
    for (const SavedView& view : m_session.savedViews())
        connect(menu->addAction(shownName(view)), &QAction::triggered, this, [this, view, act] { (this->*act)(view); });
}

void ViewsMenu::save()
{
    if (!m_session.isOpen() || m_session.readOnly() || m_session.facts() == nullptr)
        return;
    const SavedView shown = m_shown();
    ViewDialog::Request request;
    request.shows = viewText(shown);
    request.weeks = shown.window.weeks;
    for (const SavedView& view : m_session.savedViews())
        request.taken.append(QString::fromStdString(view.name));
    auto* dialog = new ViewDialog(m_theme, request, parentWidget());
    connect(dialog, &QDialog::accepted, this, [this, dialog, shown] {
        SavedView view = dialog->movesOn() || shown.window.weeks == 0 ? shown : withDays(m_session, shown);
        view.name = dialog->name().toStdString();
        m_session.changeSavedViews(
            [view](std::vector<SavedView>& views) {
                std::erase_if(views, [&view](const SavedView& each) { return each.name == view.name; });
                views.push_back(view);
            },
            tr("Save the view %1").arg(dialog->name()));
    });
    connect(&m_session, &Session::closed, dialog, &QDialog::reject);
    dialog->open();
}

void ViewsMenu::replace(const SavedView& view)
{
    SavedView shown = m_shown();
    shown.name = view.name;
    m_session.changeSavedViews(
        [shown](std::vector<SavedView>& views) {
            for (SavedView& each : views)
                each = each.name == shown.name ? shown : each;
        },
        tr("Replace the view %1").arg(QString::fromStdString(view.name)));
}

void ViewsMenu::rename(const SavedView& view)
{
    ViewDialog::Request request;
    request.task = ViewDialog::Task::Rename;
    request.name = QString::fromStdString(view.name);
    request.shows = viewText(view);
    for (const SavedView& each : m_session.savedViews()) {
        if (each.name != view.name)
            request.taken.append(QString::fromStdString(each.name));
    }
    auto* dialog = new ViewDialog(m_theme, request, parentWidget());
    connect(dialog, &QDialog::accepted, this, [this, dialog, old = view.name] {
        m_session.changeSavedViews(
            [old, name = dialog->name().toStdString()](std::vector<SavedView>& views) {
                for (SavedView& each : views)
                    each.name = each.name == old ? name : each.name;
            },
            tr("Rename the view %1").arg(QString::fromStdString(old)));
    });
    connect(&m_session, &Session::closed, dialog, &QDialog::reject);
    dialog->open();
}

void ViewsMenu::remove(const SavedView& view)
{
    m_session.changeSavedViews(
        [name = view.name](
            std::vector<SavedView>& views) { std::erase_if(views, [&name](const SavedView& each) { return each.name == name; }); },
        tr("Remove the view %1").arg(QString::fromStdString(view.name)));
}

} // namespace weir::ui
