// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare_menu.h"

#include "ui/dialogs/days_dialog.h"
#include "ui/format/compared_text.h"
#include "ui/session/session.h"

namespace weir::ui {

namespace {

QString windowOf(const Session& session, const Comparison& comparison)
{
    const auto window = session.comparedWindow(comparison);
    return window ? daysText(*window, session.zone(), session.now()) : QString();
}

} // namespace

CompareMenu::CompareMenu(Session& session, const Theme& theme, QWidget* parent)
    : QMenu(parent)
    , m_session(session)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("compareMenu"));
    connect(this, &QMenu::aboutToShow, this, &CompareMenu::fill);
}

void CompareMenu::fill()
{
    clear();
    const bool open = m_session.selection().window.from == Instant::min();
    addChoice(QStringLiteral("compareNothing"), tr("No comparison"), {});
    addSeparator();
    addChoice(QStringLiteral("compareBefore"), tr("The window before"), {CompareWith::Before});
    addChoice(QStringLiteral("compareYear"), tr("The same a year earlier"), {CompareWith::Year});
    QAction* days = addAction(tr("Other days…"), this, &CompareMenu::askDays);
    days->setObjectName(QStringLiteral("compareDays"));
    days->setCheckable(true);
    days->setChecked(m_session.comparison().with == CompareWith::Days);
    if (days->isChecked())
        days->setText(days->text() + QLatin1Char('\t') + windowOf(m_session, m_session.comparison()));
    if (open) {
        addSeparator();
        addAction(tr("All time has nothing before it: choose weeks first"))->setEnabled(false);
    }
}

void CompareMenu::addChoice(const QString& name, const QString& words, const Comparison& comparison)
{
    const QString days = comparison.on() ? windowOf(m_session, comparison) : QString();
    QAction* action = addAction(days.isEmpty() ? words : QString(words + QLatin1Char('\t') + days));
    action->setObjectName(name);
    action->setCheckable(true);
    action->setChecked(m_session.comparison() == comparison);
    action->setEnabled(!comparison.on() || !days.isEmpty());
    connect(action, &QAction::triggered, this, [this, comparison] { m_session.setComparison(comparison); });
}

void CompareMenu::askDays()
{
    const auto begin = m_session.comparedWindow(m_session.comparison().on() ? m_session.comparison() : Comparison {CompareWith::Before});
    const Zone& zone = m_session.zone();
    const Day today = zone.dayOf(m_session.now());
    const Day from = begin && begin->from != Instant::min() ? zone.dayOf(begin->from) : today - std::chrono::days(84);
    const Day to = begin && begin->to != Instant::max() ? zone.dayOf(begin->to) : today;
    auto* dialog = new DaysDialog(m_theme, tr("Compare with other days"), from, to, parentWidget());
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_session.setComparison({CompareWith::Days, dialog->from(), dialog->to()});
    });
    connect(&m_session, &Session::closed, dialog, &QDialog::reject);
    dialog->open();
}

} // namespace weir::ui
