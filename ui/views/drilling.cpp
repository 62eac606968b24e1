// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/drilling.h"

#include "ui/format/sentence_text.h"
#include "ui/models/item_rows.h"
#include "ui/session/session.h"
#include "ui/views/view.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace weir::ui {

namespace {

struct DrillText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::DrillText)
};

using Items = std::vector<std::uint32_t>;
using Names = std::vector<std::string>;
using StageFinder = Items (*)(const analysis::Facts&, const Selection&, std::size_t);

ItemFinder itemsOf(ItemMode mode)
{
    return [mode](const analysis::Facts& facts, const Selection& selection) {
        SilentProgress silent;
        return listItems(facts, selection, mode, silent);
    };
}

void makeUnique(Items& items)
{
    std::ranges::sort(items);
    const auto doubles = std::ranges::unique(items);
    items.erase(doubles.begin(), doubles.end());
}

void append(Items& all, const Items& some)
{
    all.insert(all.end(), some.begin(), some.end());
}

Names namesOf(const analysis::StreamResult& stream, const std::vector<std::size_t>& stages)
{
    Names names;
    for (const std::size_t row : stages)
        names.push_back(stream.stages[row].name);
    return names;
}

/// Those of `items` that pass the filter.
Items thatPass(const Items& items, const analysis::Facts& facts, const Selection& selection)
{
    const std::vector<std::uint8_t> passes = analysis::passesAnyStream(facts, selection);
    Items passing;
    std::ranges::copy_if(items, std::back_inserter(passing), [&](std::uint32_t item) { return item < passes.size() && passes[item] != 0; });
    return passing;
}

/// At that very instant something is known to have happened to the item.
bool happenedTo(const analysis::Facts& facts, std::size_t item, Instant at)
{
    const Dataset& data = *facts.data;
    if (!isKnown(at))
        return false;
    if (data.items.created[item] == at || data.items.resolved[item] == at)
        return true;
    const std::size_t first = data.items.firstVisit[item];
    for (std::size_t v = first; v < first + data.items.visitCount[item]; ++v) {
        if (data.visits.entered[v] == at || data.visits.left[v] == at || (!data.visits.begun.empty() && data.visits.begun[v] == at))
            return true;
    }
    return false;
}

std::optional<std::size_t> stageNamed(const analysis::Facts& facts, const std::string& name)
{
    const auto found = std::ranges::find(facts.map.stages, name, &Stage::name);
    if (found == facts.map.stages.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - facts.map.stages.begin());
}

ItemFinder ofStages(Names names, StageFinder find)
{
    return [names = std::move(names), find](const analysis::Facts& facts, const Selection& selection) {
        Items all;
        for (const std::string& name : names) {
            if (const auto stage = stageNamed(facts, name))
                append(all, find(facts, selection, *stage));
        }
        makeUnique(all);
        return all;
    };
}

} // namespace

void drillTo(const ViewContext& context, const QString& title, ItemFinder find)
{
    if (context.session.facts() == nullptr)
        return;
    context.session.setDrill(Session::Drill {.title = title, .find = std::move(find)});
    context.go(QStringLiteral("items"));
}

void drillToAnswer(const ViewContext& context, const QString& link)
{
    if (link == finishedLink)
        drillTo(context, DrillText::tr("Finished in the window"), finishedItems());
    else if (link == openLink)
        drillTo(context, DrillText::tr("In the stream"), openItems());
    else if (link.startsWith(stageLink))
        drillTo(context, link.mid(stageLink.size()), ofStages({link.mid(stageLink.size()).toStdString()}, &analysis::itemsOfStage));
}

ItemFinder finishedItems()
{
    return itemsOf(ItemMode::Finished);
}

ItemFinder openItems()
{
    return itemsOf(ItemMode::Open);
}

ItemFinder theseItems(const Dataset& data, const std::vector<std::uint32_t>& items)
{
    std::set<std::string, std::less<>> keys;
    for (const std::uint32_t item : items)
        keys.emplace(data.items.key[item]);
    return [keys = std::move(keys)](const analysis::Facts& facts, const Selection& selection) {
        Items found;
        for (std::size_t item = 0; item < facts.data->items.size() && !keys.empty(); ++item) {
            if (keys.contains(facts.data->items.key[item]))
                found.push_back(static_cast<std::uint32_t>(item));
        }
        return thatPass(found, facts, selection);
    };
}

ItemFinder theseItems(DatasetPtr data, std::shared_ptr<const std::vector<std::uint32_t>> items)
{
    return [data = std::move(data), items = std::move(items)](const analysis::Facts& facts, const Selection& selection) {
        return facts.data == data ? thatPass(*items, facts, selection) : theseItems(*data, *items)(facts, selection);
    };
}

ItemFinder allItems()
{
    return [](const analysis::Facts& facts, const Selection& selection) {
        Items all(facts.data->items.size());
        std::iota(all.begin(), all.end(), 0U);
        return thatPass(all, facts, selection);
    };
}

ItemFinder itemsAtTheEnds()
{
    return [](const analysis::Facts& facts, const Selection& selection) {
        Selection whole;
        whole.now = selection.now;
        const analysis::ResolvedWindow window = analysis::resolveWindow(facts, whole);
        Items ends;
        for (std::size_t item = 0; item < facts.data->items.size(); ++item) {
            if (happenedTo(facts, item, window.coveredFirst) || happenedTo(facts, item, window.coveredLast))
                ends.push_back(static_cast<std::uint32_t>(item));
        }
        return thatPass(ends, facts, selection);
    };
}

ItemFinder itemsInStages(const analysis::StreamResult& stream, const std::vector<std::size_t>& stages)
{
    return ofStages(namesOf(stream, stages), &analysis::itemsOfStage);
}

ItemFinder itemsWaitingFor(const analysis::StreamResult& stream, const std::vector<std::size_t>& stages)
{
    return ofStages(namesOf(stream, stages), &analysis::waitingItems);
}

ItemFinder itemsOnEdges(const analysis::StreamResult& stream, const std::vector<std::size_t>& edges)
{
    std::vector<std::pair<std::string, std::string>> ends;
    for (const std::size_t row : edges)
        ends.emplace_back(stream.stages[stream.edges[row].from].name, stream.stages[stream.edges[row].to].name);
    return [ends = std::move(ends)](const analysis::Facts& facts, const Selection& selection) {
        Items all;
        for (const auto& [from, to] : ends) {
            const auto first = stageNamed(facts, from);
            const auto second = stageNamed(facts, to);
            if (first && second)
                append(all, analysis::itemsOfEdge(facts, selection, *first, *second));
        }
        makeUnique(all);
        return all;
    };
}

} // namespace weir::ui
