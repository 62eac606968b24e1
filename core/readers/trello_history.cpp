// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/trello_history.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace weir::readers {

namespace {

/// What makes a card on this board.
bool makesCard(std::string_view type)
{
    constexpr std::array<std::string_view, 4> types = {"createCard", "copyCard", "convertToCardFromCheckItem", "emailCard"};
    return std::ranges::find(types, type) != types.end();
}

void take(TrelloHistory::Mark& mark, const std::optional<JsonValue>& card, std::string_view name, Instant at)
{
    bool set = false;
    const std::optional<JsonValue> value = memberOf(card, name);
    if (!value || value->get(set) != simdjson::SUCCESS || (isKnown(mark.at) && at < mark.at))
        return;
    mark = {at, set};
}

} // namespace

void TrelloHistory::addList(const JsonValue& list)
{
    // A list as it stands on the board is the newest there is of it.
    static_cast<void>(listOf(list, Instant::max()));
}

void TrelloHistory::addMember(const JsonValue& member)
{
    m_members.emplace(memberText(member, "id"), memberText(member, {"fullName", "username"}));
}

std::uint32_t TrelloHistory::listOf(const std::optional<JsonValue>& list, Instant at)
{
    const std::string id(memberText(list, "id"));
    const std::string_view name = memberText(list, "name");
    const std::string key = id.empty() ? std::string(name) : id;
    const auto [found, isNew] = m_listNumbers.try_emplace(key, static_cast<std::uint32_t>(m_lists.size()));
    if (isNew)
        m_lists.push_back({id, std::string(), unknownInstant});
    List& known = m_lists[found->second];
    if (!name.empty() && (known.name.empty() || at > known.namedAt)) {
        known.name = name;
        known.namedAt = at;
    }
    return found->second;
}

std::uint32_t TrelloHistory::actorOf(const JsonValue& action)
{
    const std::string_view name = memberText(memberOf(action, "memberCreator"), {"fullName", "username"});
    if (name.empty())
        return 0;
    const auto known = m_actorNumbers.find(name);
    if (known != m_actorNumbers.end())
        return known->second;
    const auto number = static_cast<std::uint32_t>(m_actors.size());
    m_actors.emplace_back(name);
    m_actorNumbers.emplace(name, number);
    return number;
}

void TrelloHistory::addMove(Card& card, const Move& move)
{
    card.moves.push_back(move);
    ++m_lists[move.to].entries;
    if (move.from == none)
        return;
    ++m_lists[move.from].exits;
    ++m_moves;
}

std::optional<RecordProblem> TrelloHistory::addAction(const JsonValue& action, ColumnTimes& times)
{
    ++m_actions;
    const std::string_view type = memberText(action, "type");
    const bool makes = makesCard(type);
    const bool arrives = type == "moveCardToBoard";
    if (!makes && !arrives && type != "updateCard")
        return std::nullopt;
    const std::optional<JsonValue> data = memberOf(action, "data");
    const std::optional<JsonValue> subject = memberOf(data, "card");
    const std::optional<JsonValue> before = memberOf(data, "listBefore");
    const std::optional<JsonValue> after = memberOf(data, "listAfter");
    const std::optional<JsonValue> old = memberOf(data, "old");
    const std::optional<JsonValue> list = memberOf(data, "list");
    const bool moves = before && after;
    const bool archives = hasMember(old, "closed");
    const bool completes = hasMember(old, "dueComplete");
    if (!moves && !archives && !completes && !((makes || arrives) && list))
        return std::nullopt;
    const std::string id(memberText(subject, "id"));
    if (id.empty())
        return RecordProblem {"actions.data.card.id", "An action does not say which card it is about.", excerpt(simdjson::minify(action))};
    Instant at;
    std::string storage;
    const std::string_view date = scalarText(memberOf(action, "date"), storage);
    if (times.read(date, at) != TimeState::Read)
        return RecordProblem {"actions.date", "The time of an action cannot be read.", excerpt(date)};
    Card& card = m_cards[id];
    const std::size_t order = static_cast<std::size_t>(m_actions);
    if (moves)
        addMove(card, {at, listOf(after, at), listOf(before, at), actorOf(action), order});
    if (makes && list)
        card.bornIn = listOf(list, at);
    if (arrives && list) {
        addMove(card, {at, listOf(list, at), none, actorOf(action), order});
        card.cameFromElsewhere = true;
    }
    if (archives)
        take(card.archived, subject, "closed", at);
    if (completes)
        take(card.done, subject, "dueComplete", at);
    return std::nullopt;
}

void TrelloHistory::finish()
{
    // An export stands newest first: of two moves in one instant, the one further down happened first.
    for (auto& [id, card] : m_cards)
        std::ranges::sort(card.moves, [](const Move& a, const Move& b) { return std::tie(a.at, b.order) < std::tie(b.at, a.order); });
}

const TrelloHistory::Card* TrelloHistory::card(std::string_view id) const
{
    const auto found = m_cards.find(std::string(id));
    return found == m_cards.end() ? nullptr : &found->second;
}

StatusRef TrelloHistory::status(std::uint32_t list) const
{
    const List& known = m_lists[list];
    return {known.name.empty() ? std::string_view(known.id) : std::string_view(known.name), known.id};
}

std::optional<std::uint32_t> TrelloHistory::findList(std::string_view id) const
{
    const auto found = m_listNumbers.find(std::string(id));
    return found == m_listNumbers.end() ? std::nullopt : std::optional(found->second);
}

std::string_view TrelloHistory::memberName(std::string_view id) const
{
    const auto found = m_members.find(std::string(id));
    return found == m_members.end() ? std::string_view() : std::string_view(found->second);
}

bool TrelloHistory::isEnd(std::uint32_t list) const
{
    constexpr std::int64_t entriesPerExit = 5;
    return m_lists[list].entries > 0 && m_lists[list].exits * entriesPerExit <= m_lists[list].entries;
}

} // namespace weir::readers
