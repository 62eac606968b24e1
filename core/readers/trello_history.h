// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/records.h"
#include "core/readers/json_source.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace weir::readers {

/// What a board tells beside its cards: lists, members and actions. Actions stand newest first and before or after what they speak
/// of, and a list has its newest name only where it stands itself, so that all of it is known before the first card is emitted.
/// Of an action some 40 bytes are kept, and only if it moves a card.
class TrelloHistory {
public:
    struct Move {
        Instant at;
        std::uint32_t to = 0; ///< of lists()
        std::uint32_t from = none; ///< none: it came from elsewhere
        std::uint32_t actor = 0;
        std::size_t order = 0;
    };
    /// The newest action that says so, and whether it says yes.
    struct Mark {
        Instant at = unknownInstant;
        bool set = false;
    };
    struct Card {
        std::vector<Move> moves; ///< oldest first after finish()
        std::optional<std::uint32_t> bornIn; ///< the list that it was made in
        bool cameFromElsewhere = false; ///< from another board, later than it was made
        Mark archived;
        Mark done;
    };
    static constexpr std::uint32_t none = UINT32_MAX;

    void addList(const JsonValue& list);
    void addMember(const JsonValue& member);
    /// Absent: taken, or of no interest here.
    [[nodiscard]] std::optional<RecordProblem> addAction(const JsonValue& action, ColumnTimes& times);
    /// Puts the moves in order, once everything is added.
    void finish();

    [[nodiscard]] const Card* card(std::string_view id) const;
    /// The list as a status; its id alone where the board does not name it.
    [[nodiscard]] StatusRef status(std::uint32_t list) const;
    [[nodiscard]] std::optional<std::uint32_t> findList(std::string_view id) const;
    [[nodiscard]] std::string_view memberName(std::string_view id) const;
    [[nodiscard]] std::string_view actor(const Move& move) const { return m_actors[move.actor]; }
    /// Cards come to stay in it: hardly any goes on from there.
    [[nodiscard]] bool isEnd(std::uint32_t list) const;
    [[nodiscard]] std::int64_t actions() const noexcept { return m_actions; }
    [[nodiscard]] std::int64_t moves() const noexcept { return m_moves; }
    /// Moves of cards that are asked for with card() by nobody.
    [[nodiscard]] const std::unordered_map<std::string, Card>& cards() const noexcept { return m_cards; }

private:
    struct List {
        std::string id;
        std::string name;
        Instant namedAt = unknownInstant;
        std::int64_t entries = 0;
        std::int64_t exits = 0;
    };
    [[nodiscard]] std::uint32_t listOf(const std::optional<JsonValue>& list, Instant at);
    [[nodiscard]] std::uint32_t actorOf(const JsonValue& action);
    void addMove(Card& card, const Move& move);

    std::vector<List> m_lists;
    std::unordered_map<std::string, std::uint32_t> m_listNumbers;
    std::unordered_map<std::string, std::string> m_members;
    std::vector<std::string> m_actors {std::string()};
    std::map<std::string, std::uint32_t, std::less<>> m_actorNumbers;
    std::unordered_map<std::string, Card> m_cards; ///< by id
    std::int64_t m_actions = 0;
    std::int64_t m_moves = 0;
};

} // namespace weir::readers
