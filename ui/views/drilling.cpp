// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/drilling.h"

#include "ui/jobs/job_runner.h"
#include "ui/models/item_rows.h"
#include "ui/session/session.h"
#include "ui/views/view.h"

#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

ItemFinder itemsOf(ItemMode mode)
{
    return [mode](const analysis::Facts& facts, const Selection& selection) {
        SilentProgress silent;
        return listItems(facts, selection, mode, silent);
    };
}

} // namespace

void drillTo(const ViewContext& context, QObject* receiver, const QString& title, ItemFinder find)
{
    const analysis::FactsPtr facts = context.session.facts();
    if (facts == nullptr)
        return;
    using Items = std::vector<std::uint32_t>;
    context.session.jobs().start<Items>(
        {.slot = QStringLiteral("drill"), .visibility = JobRunner::Visibility::Quiet}, receiver,
        [facts, selection = context.session.selection(), find = std::move(find)](Progress&) { return find(*facts, selection); },
        [context, facts, title](JobOutcome<Items> outcome) {
            auto* items = std::get_if<Items>(&outcome);
            if (items == nullptr || facts != context.session.facts())
                return;
            context.session.setDrill(Session::Drill {.title = title, .items = std::move(*items)});
            context.go(QStringLiteral("items"));
        });
}

ItemFinder finishedItems()
{
    return itemsOf(ItemMode::Finished);
}

ItemFinder openItems()
{
    return itemsOf(ItemMode::Open);
}

ItemFinder theseItems(std::vector<std::uint32_t> items)
{
    std::ranges::sort(items);
    items.erase(std::ranges::unique(items).begin(), items.end());
    return [items = std::move(items)](const analysis::Facts&, const Selection&) { return items; };
}

} // namespace weir::ui
