// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/dataset_text.h"
#include "ui/models/item_rows.h"

#include <algorithm>

/// Small streams of items for the tests of what lists them.
namespace weir::testsupport {

/// Open (outside), Build with a queue, Review with a queue, Done.
inline analysis::FactsPtr factsOf(DatasetPtr data, std::map<std::string, std::vector<std::string>> where = {})
{
    StageMap map;
    map.where = std::move(where);
    map.proposed = false;
    map.stages = {{.name = "Backlog", .kind = StageKind::Outside, .queue = {}, .work = {"Open"}, .team = {}, .wipLimit = {}},
        {.name = "Build", .kind = StageKind::Work, .queue = {}, .work = {"In Progress"}, .team = {}, .wipLimit = {}},
        {.name = "Review", .kind = StageKind::Work, .queue = {"Ready"}, .work = {"In Review"}, .team = {}, .wipLimit = {}},
        {.name = "Done", .kind = StageKind::Done, .queue = {}, .work = {"Done"}, .team = {}, .wipLimit = {}},
        {.name = "Dropped", .kind = StageKind::Discarded, .queue = {}, .work = {"Dropped"}, .team = {}, .wipLimit = {}}};
    SilentProgress silent;
    return analysis::computeFacts(std::move(data), map, Calendar(), silent);
}

inline constexpr auto board = R"(
ABC-1 Story title=Refund_declined: created 2025-03-01, Open 2025-03-01, In Progress +1d, Ready +2d, In Review +4d, Done +1d
ABC-2 Bug title=Basket_is_empty: created 2025-03-02, Open 2025-03-02, In Progress +1d, Ready +1d, In Review +1d, In Progress +1d, Ready +1d, In Review +1d, Done +1d
ABC-3 Story title=refund_twice: created 2025-03-03, Open 2025-03-03, In Progress +1d, Ready +1d
ABC-4 Bug title=Later: created 2025-03-04, Open 2025-03-04
ABC-5 Bug title=Never: created 2025-03-05, Open 2025-03-05, Dropped +1d
newest 2025-04-01
)";

inline ui::ItemRowsPtr rowsOf(
    const analysis::FactsPtr& facts, ui::ItemMode mode, std::optional<std::vector<std::uint32_t>> only = {}, TimeWindow window = {})
{
    SilentProgress silent;
    ui::ItemQuery query;
    query.facts = facts;
    query.mode = mode;
    query.only = std::move(only);
    query.selection.window = window;
    return ui::makeItemRows(query, silent);
}

/// Many finished items without a title of their own: enough to feel a slow model.
inline DatasetPtr manyItems(std::size_t n)
{
    auto data = std::make_shared<Dataset>();
    data->statuses = {{.name = "In Progress", .category = {}}, {.name = "Done", .category = {}}};
    data->names = {"issue", "Story", "Bug"};
    const Instant base = instantFromText("2024-01-01");
    for (std::size_t i = 0; i < n; ++i) {
        data->items.key.append("ABC-" + std::to_string(i));
        data->items.title.append("Title number " + std::to_string((i * 7919) % n));
        data->items.kind.push_back(NameIndex(std::uint32_t {0}));
        data->items.type.push_back(NameIndex(static_cast<std::uint32_t>(1 + i % 2)));
        for (auto* column : {&data->items.project, &data->items.team, &data->items.assignee})
            column->push_back({});
        const Instant created = base + std::chrono::minutes(i);
        const Instant done = created + std::chrono::minutes(60 + (i * 104729) % 50000);
        data->items.created.push_back(created);
        data->items.statedStart.push_back(unknownInstant);
        data->items.resolved.push_back(unknownInstant);
        data->items.status.push_back(StatusIndex(std::uint16_t {1}));
        data->items.discarded.push_back(0);
        data->items.spans.push_back(0);
        data->items.firstVisit.push_back(static_cast<std::uint32_t>(2 * i));
        data->items.visitCount.push_back(2);
        for (const bool last : {false, true}) {
            data->visits.status.push_back(StatusIndex(static_cast<std::uint16_t>(last ? 1 : 0)));
            data->visits.from.push_back(last ? StatusIndex(std::uint16_t {0}) : StatusIndex());
            data->visits.entered.push_back(last ? done : created);
            data->visits.left.push_back(last ? unknownInstant : done);
            data->visits.actor.push_back({});
            data->visits.open.push_back(last ? 1 : 0);
        }
        data->newest = std::max(isKnown(data->newest) ? data->newest : done, done);
    }
    return data;
}

} // namespace weir::testsupport
