// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/trello_json_reader.h"

#include "core/base/text.h"
#include "core/readers/json_item.h"
#include "core/readers/json_probe.h"
#include "core/readers/json_source.h"
#include "core/readers/trello_history.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

namespace weir::readers {

namespace {

constexpr std::array<std::string_view, 4> containers = {"cards", "lists", "actions", "members"};
/// What Trello exports at most.
constexpr std::int64_t mostActions = 1'000;

/// When it was made stands in the first eight digits of an id, in seconds.
std::optional<Instant> madeAt(std::string_view id)
{
    constexpr std::size_t digits = 24;
    constexpr std::size_t timeDigits = 8;
    if (id.size() != digits || !std::ranges::all_of(id, [](char c) { return hexDigit(c) >= 0; }))
        return std::nullopt;
    std::int64_t seconds = 0;
    for (const char c : id.substr(0, timeDigits))
        seconds = seconds * 16 + hexDigit(c);
    return Instant(std::chrono::seconds(seconds));
}

/// "https://trello.com/c/AbCd1234/17-title" → "AbCd1234".
std::string_view linkIn(std::string_view url)
{
    const std::size_t begin = url.find("/c/");
    if (begin == std::string_view::npos)
        return {};
    const std::string_view rest = url.substr(begin + 3);
    return rest.substr(0, rest.find_first_of("/?#"));
}

/// The short link is what people paste into branches, messages and pull requests, alone or in the card's address; the number on the
/// board is not unique across boards, and nobody sees the id.
std::string_view keyOf(const JsonValue& card)
{
    std::string_view key = memberText(card, "shortLink");
    if (key.empty())
        key = linkIn(memberText(card, {"shortUrl", "url"}));
    return key.empty() ? memberText(card, "id") : key;
}

/// One source being read.
class Import {
public:
    Import(const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress)
        : m_source(source)
        , m_options(options)
        , m_sink(sink)
        , m_progress(progress)
    {
    }

    ReadOutcome run()
    {
        m_progress.stage("Reading actions");
        JsonSource cards(m_source, m_options, m_sink, m_progress, containers);
        readHistory(cards);
        m_progress.stage("Reading cards");
        cards.rewind();
        JsonValue value;
        while (cards.next(value)) {
            if (cards.records().container() == "cards" || cards.records().container().empty())
                take(cards, value);
        }
        for (const RecordProblem& problem : m_problems)
            rejectAction(problem);
        warn();
        return cards.finish(counted(m_cards, "card", "cards") + ", " + counted(m_history.moves(), "move", "moves") + endsWords());
    }

private:
    void readHistory(JsonSource& board)
    {
        JsonValue value;
        while (board.next(value)) {
            const std::string_view container = board.records().container();
            if (container == "lists") {
                m_history.addList(value);
            } else if (container == "members") {
                m_history.addMember(value);
            } else if (container == "actions") {
                if (std::optional<RecordProblem> problem = m_history.addAction(value, board.times()))
                    m_problems.push_back(std::move(*problem));
            }
        }
        for (const JsonRecords::Member& member : board.records().members())
            if (member.name == "name" && member.value.size() > 2)
                m_board = textOfMember(member.value);
        m_history.finish();
    }

    /// Trello has no status that says "done", so whoever reads the figures must know what was taken for it.
    [[nodiscard]] std::string endsWords() const
    {
        if (m_archived + m_completed == 0)
            return {};
        std::string words = "; finished: ";
        if (m_completed > 0)
            words += counted(m_completed, "card", "cards") + " marked as complete";
        if (m_archived > 0)
            words.append(m_completed > 0 ? " and " : "").append(counted(m_archived, "archived card", "archived cards"));
        return words;
    }

    [[nodiscard]] static std::string textOfMember(const std::string& quoted)
    {
        JsonParser parser;
        JsonValue value;
        std::string padded = quoted;
        padded.append(JsonRecords::padding, ' ');
        return parser.parse(std::string_view(padded).substr(0, quoted.size()), value).empty() ? std::string(textOf(value)) : std::string();
    }

    void take(JsonSource& cards, const JsonValue& value)
    {
        const std::string_view id = memberText(value, "id");
        const std::string_view key = keyOf(value);
        if (key.empty())
            return cards.reject({"shortLink", "The card has no short link, no address and no id.", {}}, {});
        m_item.clear();
        ItemRecord& item = m_item.record;
        item.key = key;
        item.whole = true;
        item.title = memberText(value, "name");
        item.url = memberText(value, {"shortUrl", "url"});
        item.project = m_options.project.empty() ? std::string_view(m_board) : std::string_view(m_options.project);
        item.created = madeAt(id);
        if (!item.created)
            m_item.problem({"id", "The card's id does not tell when it was made.", excerpt(id)});
        const TrelloHistory::Card* const history = m_history.card(id);
        m_seen += history != nullptr ? 1 : 0;
        const std::optional<std::uint32_t> list = m_history.findList(memberText(value, "idList"));
        if (list)
            item.status = m_history.status(*list);
        else if (const std::string_view idList = memberText(value, "idList"); !idList.empty())
            item.status = StatusRef {idList, idList};
        const bool whole = m_history.actions() > 0 && (!isCut() || (history != nullptr && history->bornIn));
        item.historyKnown = whole;
        m_cut += whole ? 0 : 1;
        takeEnd(value, history, list);
        takeAttributes(value);
        m_sink.record();
        ++m_cards;
        m_sink.item(m_item.item());
        emitMoves(key, history);
        for (const RecordProblem& problem : m_item.problems())
            cards.reject(problem, key, true);
    }

    /// A card ends where it is marked as complete or archived. Boards are tidied up long after work on a card has ended: of a card that was
    /// archived in a list where cards come to stay, the end is when it came there.
    void takeEnd(const JsonValue& value, const TrelloHistory::Card* history, std::optional<std::uint32_t> list)
    {
        const auto isSet = [&value](std::string_view name) {
            bool set = false;
            const std::optional<JsonValue> member = memberOf(value, name);
            return member && member->get(set) == simdjson::SUCCESS && set;
        };
        const bool archived = isSet("closed");
        const bool done = isSet("dueComplete");
        if (done)
            m_item.attributeText("complete", "true");
        if (archived)
            m_item.attributeText("archived", "true");
        ItemRecord& item = m_item.record;
        if (done && history != nullptr && history->done.set)
            item.finished = history->done.at;
        m_completed += item.finished ? 1 : 0;
        if (item.finished || !archived)
            return;
        item.resolution = "Archived";
        if (list && m_history.isEnd(*list) && history != nullptr && !history->moves.empty() && history->moves.back().to == *list)
            item.finished = history->moves.back().at;
        else if (history != nullptr && history->archived.set)
            item.finished = history->archived.at;
        m_archived += item.finished ? 1 : 0;
        m_withoutEnd += item.finished ? 0 : 1;
    }

    void takeAttributes(const JsonValue& value)
    {
        m_item.attributes("labels", memberOf(value, "labels"));
        m_item.attribute("due", memberOf(value, "due"));
        m_item.attribute("number", memberOf(value, "idShort"));
        forEachElement(memberOf(value, "idMembers"), [this](const JsonValue& id) {
            const std::string_view name = m_history.memberName(textOf(id));
            if (m_item.record.assignee.empty())
                m_item.record.assignee = name;
            else
                m_item.attributeText("members", name);
        });
    }

    void emitMoves(std::string_view key, const TrelloHistory::Card* history)
    {
        if (history == nullptr)
            return;
        EventRecord event {};
        event.item = key;
        if (history->bornIn && !history->cameFromElsewhere && m_item.record.created) {
            event.at = *m_item.record.created;
            event.to = m_history.status(*history->bornIn);
            m_sink.event(event);
        }
        for (const TrelloHistory::Move& move : history->moves) {
            event.at = move.at;
            event.to = m_history.status(move.to);
            event.from = move.from == TrelloHistory::none ? std::nullopt : std::optional(m_history.status(move.from));
            event.actor = m_history.actor(move);
            m_sink.event(event);
        }
    }

    [[nodiscard]] bool isCut() const { return m_history.actions() == mostActions; }

    /// Actions are no records of their own: what cannot be read of one is missing of its card.
    void rejectAction(const RecordProblem& problem)
    {
        Reject reject;
        reject.field = problem.field;
        reject.reason = problem.reason;
        reject.text = problem.text;
        reject.kept = true;
        m_sink.reject(reject);
    }

    void warn()
    {
        if (isCut())
            m_sink.warn("The board tells its newest 1,000 actions, which is as many as Trello exports: the beginning of "
                + counted(m_cut, "card", "cards") + " is missing; import older exports of the board, too.");
        if (m_history.actions() == 0 && m_cards > 0)
            m_sink.warn("The source holds cards without actions, so how they came to their lists is unknown; export the whole board.");
        if (m_withoutEnd > 0)
            m_sink.warn("When " + counted(m_withoutEnd, "archived card was", "archived cards were") + " archived is not in the source.");
        const std::int64_t gone = static_cast<std::int64_t>(m_history.cards().size()) - m_seen;
        if (gone > 0)
            m_sink.warn(counted(gone, "card", "cards") + " that the actions speak of " + (gone == 1 ? "is" : "are")
                + " not on the board any more and left out.");
    }

    const std::filesystem::path& m_source;
    const ReadOptions& m_options;
    RecordSink& m_sink;
    Progress& m_progress;

    TrelloHistory m_history;
    std::vector<RecordProblem> m_problems; ///< of actions
    std::string m_board;
    JsonItem m_item;
    std::int64_t m_cards = 0;
    std::int64_t m_seen = 0; ///< cards with actions
    std::int64_t m_cut = 0;
    std::int64_t m_completed = 0;
    std::int64_t m_archived = 0; ///< and finished thereby
    std::int64_t m_withoutEnd = 0;
};

Confidence judge(const JsonHead& head)
{
    if (head.has("cards[].idList") || head.has("actions[].idMemberCreator") || head.has("actions[].data.board"))
        return Confidence::Certain;
    if (head.has("[].idBoard") && head.has("[].idList"))
        return Confidence::Certain;
    if (head.has("lists[].idBoard") || (head.has("prefs.permissionLevel") && (head.has("labelNames.green") || head.has("idOrganization"))))
        return Confidence::Certain;
    return Confidence::No;
}

} // namespace

const FormatInfo& TrelloJsonReader::info() const
{
    static const FormatInfo info {"trello-json", "Trello, JSON export of a board", {"items", "transitions"}};
    return info;
}

Confidence TrelloJsonReader::probe(const Head& head) const noexcept
{
    return probeJson(head, judge);
}

ReadOutcome TrelloJsonReader::read(
    const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress) const
{
    return Import(source, options, sink, progress).run();
}

} // namespace weir::readers
