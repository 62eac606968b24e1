// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/item_rows.h"

#include <QString>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace weir::ui {

namespace {

using analysis::ItemState;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t leastForShares = 10;
constexpr std::size_t checkEvery = 4096;

/// Rank of every element in the order of `less`; equal ones share a rank.
template <typename Less>
std::vector<std::uint32_t> ranks(std::size_t n, Less less)
{
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, less);
    std::vector<std::uint32_t> rank(n);
    std::uint32_t current = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (i > 0 && less(order[i - 1], order[i]))
            ++current;
        rank[order[i]] = current;
    }
    return rank;
}

/// Seconds as a sort key.
std::uint32_t keyOf(double seconds)
{
    if (std::isnan(seconds))
        return ItemRows::unknownKey;
    return static_cast<std::uint32_t>(std::clamp(seconds, 0.0, static_cast<double>(ItemRows::unknownKey - 1)));
}

/// Decides for every item which of the three lists it is in.
class Sorter {
public:
    Sorter(const analysis::Facts& facts, const Selection& selection)
        : m_facts(facts)
        , m_window(analysis::resolveWindow(facts, selection))
        , m_passes(analysis::passes(facts, selection))
        , m_leftOut(facts, selection)
    {
    }

    [[nodiscard]] Instant now() const { return m_window.last; }
    [[nodiscard]] Instant end() const { return m_window.counted.to; }
    /// The last instant within the window of which items are known: its end is the first one after it, unless it ends now.
    [[nodiscard]] Instant until() const
    {
        return m_window.endsNow() || m_window.exportEnded() ? m_window.stateAt() : m_window.last - Duration(1);
    }

    [[nodiscard]] bool finished(std::size_t item) const
    {
        return m_passes[item] != 0 && m_facts.items.state[item] == ItemState::Finished
            && m_window.counted.contains(m_facts.items.finished[item]);
    }

    /// Started before the window's end and not over by then.
    [[nodiscard]] bool open(std::size_t item) const { return m_passes[item] != 0 && analysis::inProgressAtEnd(m_facts, m_window, item); }

    [[nodiscard]] LeftOutReason leftOut(std::size_t item) const { return m_leftOut.reason(item); }
    [[nodiscard]] bool past() const { return m_window.last < m_window.now; }

private:
    const analysis::Facts& m_facts;
    analysis::ResolvedWindow m_window;
    std::vector<std::uint8_t> m_passes;
    analysis::LeftOut m_leftOut;
};

/// One past the item's last visit that had begun at `until`: what came later does not count in a window that ended before.
std::size_t visitsUntil(const analysis::Facts& facts, std::size_t item, Instant until)
{
    const std::size_t first = facts.items.firstStageVisit[item];
    std::size_t last = first + facts.items.stageVisitCount[item];
    while (last > first && isKnown(facts.stageVisits.entered[last - 1]) && facts.stageVisits.entered[last - 1] > until)
        --last;
    return last;
}

std::uint16_t roundsOf(const analysis::Facts& facts, std::size_t item, std::size_t last, std::vector<std::uint16_t>& counts)
{
    std::uint16_t most = 0;
    const std::size_t first = facts.items.firstStageVisit[item];
    for (std::size_t v = first; v < last; ++v) {
        const StageIndex stage = facts.stageVisits.stage[v];
        if (!stage.valid() || stage.row() >= counts.size())
            continue;
        const StageKind kind = facts.map.stages[stage.row()].kind;
        if (kind == StageKind::Work || kind == StageKind::Wait)
            most = std::max(most, ++counts[stage.row()]);
    }
    for (std::size_t v = first; v < last; ++v) {
        if (facts.stageVisits.stage[v].valid() && facts.stageVisits.stage[v].row() < counts.size())
            counts[facts.stageVisits.stage[v].row()] = 0;
    }
    return most;
}

bool finishedBy(const analysis::Facts& facts, std::size_t item, Instant now)
{
    return facts.items.state[item] == ItemState::Finished && facts.items.finished[item] <= now;
}

/// Since its creation. What was dropped does not grow older.
Duration ageAt(const analysis::Facts& facts, std::size_t item, Instant now)
{
    const Instant created = facts.data->items.created[item];
    const Instant ended = facts.items.ended[item];
    if (facts.items.state[item] == ItemState::Discarded && (!isKnown(ended) || ended <= now))
        return facts.lasted(created, ended);
    return isKnown(created) && now >= created ? now - created : unknownDuration;
}

void addRow(ItemRows& rows, std::uint32_t item, LeftOutReason reason, Instant until, std::vector<std::uint16_t>& counts)
{
    const analysis::Facts& facts = *rows.facts;
    const bool finished = finishedBy(facts, item, rows.now);
    const Duration length = finished ? facts.items.lead[item] : ageAt(facts, item, rows.now);
    const double seconds = isKnown(length) ? weir::seconds(length) : unknown;
    rows.withLead += finished ? 1U : 0U;
    const std::size_t last = visitsUntil(facts, item, until);
    rows.items.push_back(item);
    rows.seconds.push_back(seconds);
    rows.rounds.push_back(roundsOf(facts, item, last, counts));
    rows.stage.push_back(last == facts.items.firstStageVisit[item] ? StageIndex() : facts.stageVisits.stage[last - 1]);
    rows.reason.push_back(reason);
}

void addShares(ItemRows& rows, std::vector<double> leads)
{
    std::ranges::sort(leads);
    rows.leadKnown = leads.size();
    rows.faster.reserve(rows.items.size());
    for (std::size_t r = 0; r < rows.items.size(); ++r) {
        const double seconds = rows.seconds[r];
        const bool unfinished = rows.drilled && !finishedBy(*rows.facts, rows.items[r], rows.now);
        if (std::isnan(seconds) || unfinished || leads.size() < leastForShares) {
            rows.faster.push_back(unknown);
            continue;
        }
        const auto below = static_cast<std::size_t>(std::ranges::lower_bound(leads, seconds) - leads.begin());
        rows.faster.push_back(static_cast<double>(below * 100 / leads.size()) / 100); // of a fraction 29 of 100 would be 28 %
    }
}

/// A few extreme items must not press all others flat: from three times the 95th percentile on, the scale ends there.
double scaleOf(std::vector<double> seconds)
{
    std::erase_if(seconds, [](double value) { return std::isnan(value); });
    if (seconds.empty())
        return 0;
    std::ranges::sort(seconds);
    const double most = seconds.back();
    const double usual = seconds[(seconds.size() - 1) * 95 / 100];
    return most <= 3 * usual || usual <= 0 ? most * 1.08 : usual * 2;
}

void addKeys(ItemRows& rows)
{
    const ItemTexts& texts = *rows.texts;
    const ItemColumns& items = rows.facts->data->items;
    for (auto& keys : rows.keys)
        keys.resize(rows.items.size());
    const auto column = [&rows](ItemColumn c) -> std::vector<std::uint32_t>& { return rows.keys[static_cast<std::size_t>(c)]; };
    for (std::size_t r = 0; r < rows.items.size(); ++r) {
        const std::uint32_t item = rows.items[r];
        column(ItemColumn::Key)[r] = item; // items are sorted by key
        column(ItemColumn::Title)[r] = items.title[item].empty() ? ItemRows::unknownKey : texts.titleRank[item];
        column(ItemColumn::Type)[r] = items.type[item].valid() ? texts.nameRank[items.type[item].row()] : ItemRows::unknownKey;
        column(ItemColumn::Stage)[r] = rows.stage[r].valid() ? rows.stage[r].value : ItemRows::unknownKey; // order of the stream
        column(ItemColumn::Rounds)[r] = rows.rounds[r];
        column(ItemColumn::Length)[r] = keyOf(rows.seconds[r]);
        column(ItemColumn::Reason)[r] = static_cast<std::uint32_t>(rows.reason[r]);
    }
    column(ItemColumn::Way) = column(ItemColumn::Length);
    column(ItemColumn::Faster) = column(ItemColumn::Length); // the share rises with the length
    for (std::size_t r = 0; rows.drilled && r < rows.items.size(); ++r) {
        if (std::isnan(rows.faster[r]))
            column(ItemColumn::Faster)[r] = ItemRows::unknownKey;
    }
}

} // namespace

std::string foldedText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())).toCaseFolded().toStdString();
}

ItemTextsPtr makeItemTexts(DatasetPtr data, Progress& progress)
{
    auto texts = std::make_shared<ItemTexts>();
    const ItemColumns& items = data->items;
    texts->ends.reserve(items.size());
    std::vector<std::size_t> titleBegin(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i % checkEvery == 0)
            progress.checkpoint();
        texts->folded += foldedText(items.key[i]);
        texts->folded += '\n';
        titleBegin[i] = texts->folded.size();
        texts->folded += foldedText(items.title[i]);
        texts->ends.push_back(texts->folded.size());
    }
    const auto title = [&](std::uint32_t i) {
        return std::string_view(texts->folded).substr(titleBegin[i], texts->ends[i] - titleBegin[i]);
    };
    texts->titleRank = ranks(items.size(), [&](std::uint32_t a, std::uint32_t b) { return title(a) < title(b); });
    texts->nameRank = ranks(data->names.size(), [&](std::uint32_t a, std::uint32_t b) { return data->names[a] < data->names[b]; });
    texts->data = std::move(data);
    return texts;
}

std::vector<std::uint32_t> listItems(const analysis::Facts& facts, const Selection& selection, ItemMode mode, Progress& progress)
{
    const Sorter sorter(facts, selection);
    std::vector<std::uint32_t> items;
    const auto n = static_cast<std::uint32_t>(facts.data->items.size());
    for (std::uint32_t item = 0; item < n; ++item) {
        if (item % checkEvery == 0)
            progress.checkpoint();
        const bool listed = mode == ItemMode::Finished ? sorter.finished(item)
            : mode == ItemMode::Open                   ? sorter.open(item)
                                                       : sorter.leftOut(item) != LeftOutReason::None;
        if (listed)
            items.push_back(item);
    }
    return items;
}

ItemRowsPtr makeItemRows(const ItemQuery& query, Progress& progress)
{
    auto rows = std::make_shared<ItemRows>();
    rows->facts = query.facts;
    rows->texts =
        query.texts != nullptr && query.texts->data == query.facts->data ? query.texts : makeItemTexts(query.facts->data, progress);
    rows->mode = query.mode;
    const Sorter sorter(*query.facts, query.selection);
    rows->drilled = query.only.has_value();
    rows->now = sorter.now();
    rows->end = sorter.end();
    rows->windowed = query.selection.window != TimeWindow();
    rows->past = sorter.past();
    std::vector<std::uint16_t> counts(query.facts->map.stages.size(), 0);
    std::vector<double> leads;
    const auto n = static_cast<std::uint32_t>(query.facts->data->items.size());
    for (std::uint32_t item = 0; item < n; ++item) {
        if (item % checkEvery == 0) {
            progress.checkpoint();
            progress.report(item, n);
        }
        const bool finished = sorter.finished(item);
        const bool open = !finished && sorter.open(item);
        const LeftOutReason reason = sorter.leftOut(item);
        rows->finished += finished ? 1U : 0U;
        rows->open += open ? 1U : 0U;
        rows->leftOut += reason != LeftOutReason::None ? 1U : 0U;
        if (finished && isKnown(query.facts->items.lead[item]))
            leads.push_back(weir::seconds(query.facts->items.lead[item]));
        const bool listed = query.mode == ItemMode::Finished ? finished
            : query.mode == ItemMode::Open                   ? open
                                                             : reason != LeftOutReason::None;
        if (query.only ? std::ranges::binary_search(*query.only, item) : listed)
            addRow(*rows, item, reason, sorter.until(), counts);
    }
    addShares(*rows, std::move(leads));
    rows->scaleSeconds = scaleOf(rows->seconds);
    addKeys(*rows);
    return rows;
}

bool ItemRows::finishedAt(std::size_t position) const
{
    return finishedBy(*facts, items[position], now);
}

bool ItemRows::anyFaster() const
{
    return std::ranges::any_of(faster, [](double share) { return !std::isnan(share); });
}

bool ItemRows::anyType() const
{
    return std::ranges::any_of(items, [this](std::uint32_t item) { return facts->data->items.type[item].valid(); });
}

std::vector<std::uint32_t> matchingRows(
    const ItemRows& rows, const std::vector<std::uint32_t>& among, std::string_view folded, const Progress& progress)
{
    if (folded.empty())
        return among;
    std::vector<std::uint32_t> found;
    for (std::size_t i = 0; i < among.size(); ++i) {
        if (i % checkEvery == 0)
            progress.checkpoint();
        if (rows.texts->of(rows.items[among[i]]).find(folded) != std::string_view::npos)
            found.push_back(among[i]);
    }
    return found;
}

void sortRows(std::vector<std::uint32_t>& rows, const std::vector<std::uint32_t>& keys, bool descending)
{
    // Radix sort, three passes of 11 bits: a million rows within a frame.
    constexpr unsigned bits = 11;
    constexpr std::uint32_t mask = (1U << bits) - 1;
    const auto keyAt = [&](std::uint32_t row) {
        const std::uint32_t key = keys[row];
        return descending && key != ItemRows::unknownKey ? ItemRows::unknownKey - 1 - key : key;
    };
    std::vector<std::uint32_t> other(rows.size());
    for (unsigned shift = 0; shift < 33; shift += bits) {
        std::array<std::uint32_t, mask + 2> starts {};
        for (const std::uint32_t row : rows)
            ++starts[((keyAt(row) >> shift) & mask) + 1];
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        for (const std::uint32_t row : rows)
            other[starts[(keyAt(row) >> shift) & mask]++] = row;
        rows.swap(other);
    }
}

} // namespace weir::ui
