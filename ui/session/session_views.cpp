// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the session shows its figures of: against which other window, and the filters that are kept under a name.

#include "core/analysis/chosen_window.h"
#include "ui/session/session.h"
#include "ui/session/session_impl.h"

#include <utility>

namespace weir::ui {

const Comparison& Session::comparison() const
{
    return m_impl->comparison;
}

void Session::setComparison(const Comparison& comparison)
{
    if (comparison == m_impl->comparison)
        return;
    m_impl->comparison = comparison;
    emit selectionChanged();
    m_impl->measure();
}

std::optional<TimeWindow> Session::comparedWindow(const Comparison& comparison) const
{
    return facts() == nullptr ? std::nullopt : analysis::comparedWindow(*facts(), selection(), comparison);
}

const std::vector<SavedView>& Session::savedViews() const
{
    return m_impl->snapshot.decided.views;
}

void Session::changeSavedViews(std::function<void(std::vector<SavedView>&)> change, const QString& label)
{
    if (!isOpen() || readOnly())
        return;
    m_impl->decide(
        label, JobRunner::Visibility::Quiet,
        [file = m_impl->file, change = std::move(change), label](Progress& progress) {
            jobs::changeSavedViews(file, change, label, progress);
            return jobs::Reach::Log;
        },
        [this](std::optional<jobs::Reach>) { m_impl->readDecided(); });
}

SavedView Session::shownView() const
{
    SavedView view;
    if (facts() != nullptr)
        view.window = analysis::chosenAs(*facts(), selection().window, now());
    view.where = selection().where;
    view.compare = comparison();
    return view;
}

void Session::showView(const SavedView& view)
{
    if (facts() == nullptr)
        return;
    m_impl->filterTouched = true;
    Selection chosen = selection();
    chosen.window = analysis::chosenWindow(*facts(), view.window, now());
    chosen.where = view.where;
    chosen.now = now();
    const bool same = sameFilter(chosen, m_impl->selection) && view.compare == m_impl->comparison;
    if (same)
        return;
    m_impl->selection = std::move(chosen);
    m_impl->comparison = view.compare;
    emit selectionChanged();
    m_impl->measure();
}

} // namespace weir::ui
