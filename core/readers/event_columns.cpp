// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/event_columns.h"

#include "core/base/zone.h"
#include "core/readers/calendar_words.h"
#include "core/readers/timestamp.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_set>
#include <utility>

namespace weir::readers {

namespace {

using Names = std::span<const std::string_view>;

// Names in lower case, their words apart by single spaces; the surer ones first.
constexpr auto keyNames = std::to_array<std::string_view>({"case concept name", "case id", "caseid", "issue key", "issuekey", "item key",
    "item id", "ticket key", "ticket id", "work item id", "case key", "case number", "case", "key", "trace id", "trace name", "object id",
    "process instance", "process id", "issue id", "issue", "ticket", "ticket number", "item", "story id", "task id", "clave de incidencia",
    "clé de ticket", "vorgangsschlüssel", "vorgangsnummer", "vorgang", "schlüssel", "fall id", "fallnummer", "fall", "clé", "id cas", "cas",
    "clave", "id caso", "caso", "chave", "chiave", "sleutel", "zaak", "trace", "id"});
constexpr auto toNames = std::to_array<std::string_view>(
    {"to status", "to state", "to stage", "to string", "tostring", "to value", "to", "new status", "new state", "new stage", "new value",
        "target status", "neuer status", "nach status", "nach", "nuevo estado", "nouveau statut", "novo status"});
constexpr auto activityNames = std::to_array<std::string_view>({"concept name", "activity", "activity name", "activityname", "activity id",
    "activityid", "event name", "event", "step", "action", "aktivität", "tätigkeit", "aktion", "schritt", "activité", "actividad",
    "atividade", "attività", "activiteit", "event type", "transition"});
constexpr auto statusNames = std::to_array<std::string_view>(
    {"status", "state", "stage", "column", "status name", "phase", "zustand", "statut", "état", "estado", "stato", "situação"});
constexpr auto fromNames = std::to_array<std::string_view>({"from status", "from state", "from stage", "from string", "fromstring",
    "from value", "from", "old status", "old state", "old stage", "old value", "previous status", "previous state", "source status",
    "alter status", "von status", "von", "estado anterior", "ancien statut"});
constexpr auto instantNames = std::to_array<std::string_view>(
    {"time timestamp", "complete timestamp", "completetimestamp", "end timestamp", "completion timestamp", "timestamp", "event timestamp",
        "event time", "event date", "event datetime", "transition date", "transition time", "transitioned at", "changed at", "changed on",
        "changed", "change date", "changed date", "change time", "occurred at", "occurred", "entered at", "entered", "instant", "when",
        "date time", "datetime", "time", "at", "date", "zeitstempel", "zeitpunkt", "geändert", "geändert am", "zeit", "datum", "horodatage",
        "date heure", "marca de tiempo", "fecha y hora", "fecha", "data hora", "data ora", "data", "tijdstip"});
/// Of items as often as of events; taken only beside an activity or a change.
constexpr auto endNames = std::to_array<std::string_view>({"end time", "endtime", "end date", "end", "ended at", "completed at",
    "complete time", "completion time", "finish time", "finished at", "ende", "fin", "fim", "fine"});
constexpr auto creationNames =
    std::to_array<std::string_view>({"created at", "created", "created date", "date created", "creation date", "erstellt"});
constexpr auto startNames =
    std::to_array<std::string_view>({"start timestamp", "starttimestamp", "start instant", "start time", "starttime", "start date", "start",
        "started at", "started", "begin time", "begin", "beginn", "startzeit", "début", "inicio", "início", "inizio"});
constexpr auto lifecycleNames =
    std::to_array<std::string_view>({"lifecycle transition", "lifecycle", "lifecycletransition", "transition", "event type"});
constexpr auto authorNames = std::to_array<std::string_view>({"author", "actor", "org resource", "resource", "changed by", "changedby",
    "modified by", "performed by", "performer", "done by", "user", "user name", "username", "who", "by", "autor", "benutzer",
    "bearbeitet von", "ressource", "usuario", "usuário", "utilisateur", "auteur", "recurso"});
constexpr auto typeNames = std::to_array<std::string_view>({"type", "issue type", "issuetype", "work item type", "item type", "case type",
    "ticket type", "kind", "typ", "vorgangstyp", "tipo de incidencia", "tipo"});
constexpr auto titleNames = std::to_array<std::string_view>({"summary", "title", "subject", "case title", "titel", "zusammenfassung",
    "betreff", "titre", "résumé", "resumen", "título", "titolo", "resumo"});
constexpr auto projectNames =
    std::to_array<std::string_view>({"project", "project key", "project name", "projekt", "projet", "proyecto", "projeto", "progetto"});
constexpr auto teamNames = std::to_array<std::string_view>({"team", "team name", "squad", "équipe", "equipo", "equipe"});
constexpr auto assigneeNames = std::to_array<std::string_view>({"assignee", "assigned to", "owner", "bearbeiter", "zugewiesene person",
    "zugewiesen an", "asignado a", "persona asignada", "responsable", "responsável"});
constexpr auto parentNames = std::to_array<std::string_view>({"parent", "parent key", "epic link", "epic key", "epic"});
constexpr auto urlNames = std::to_array<std::string_view>({"url", "link", "href"});

struct RoleNames {
    std::string_view role;
    Names names;
};
constexpr auto itemRoles = std::to_array<RoleNames>({{"type", typeNames}, {"title", titleNames}, {"project", projectNames},
    {"team", teamNames}, {"assignee", assigneeNames}, {"parent", parentNames}, {"url", urlNames}});

/// "Case:concept_name " → "case concept name"
std::string plainName(std::string_view name)
{
    const std::string folded = foldCase(name);
    std::string plain;
    for (const char c : folded) {
        const bool gap = c == ' ' || c == '_' || c == '-' || c == '.' || c == ':' || c == '/' || c == '\t';
        if (!gap)
            plain.push_back(c);
        else if (!plain.empty() && plain.back() != ' ')
            plain.push_back(' ');
    }
    while (!plain.empty() && plain.back() == ' ')
        plain.pop_back();
    if (plain.ends_with(" (utc)"))
        plain.resize(plain.size() - 6);
    return plain;
}

class Guess {
public:
    explicit Guess(const TableHead& table)
        : m_table(table)
        , m_roles(table.header.size())
    {
        for (const std::string& name : table.header)
            m_names.push_back(plainName(name));
    }

    [[nodiscard]] std::vector<std::string> takeRoles() { return std::move(m_roles); }

    /// Gives the role to the first column with the surest name.
    bool give(std::string_view role, Names names)
    {
        for (const std::string_view name : names) {
            for (std::size_t i = 0; i < m_names.size(); ++i) {
                if (m_names[i] == name && isFree(i)) {
                    m_roles[i] = role;
                    return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] std::optional<std::size_t> column(std::string_view role) const
    {
        const auto found = std::ranges::find(m_roles, role);
        return found == m_roles.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - m_roles.begin()));
    }
    [[nodiscard]] bool has(std::string_view role) const { return column(role).has_value(); }
    [[nodiscard]] bool named(Names names) const
    {
        return std::ranges::any_of(m_names, [names](const std::string& name) { return std::ranges::find(names, name) != names.end(); });
    }

    /// The only column without a role that holds nothing but times.
    bool giveInstantByValues()
    {
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < m_roles.size(); ++i) {
            if (!isFree(i) || !onlyTimes(i))
                continue;
            if (found)
                return false;
            found = i;
        }
        if (found)
            m_roles[*found] = "instant";
        return found.has_value();
    }

    /// The first column without a role whose values look like keys, some of them more than once.
    bool giveKeyByValues()
    {
        for (std::size_t i = 0; i < m_roles.size(); ++i) {
            if (isFree(i) && looksLikeKeys(i)) {
                m_roles[i] = "key";
                return true;
            }
        }
        return false;
    }

    /// Rows whose key an earlier row of the sample has, too.
    [[nodiscard]] std::size_t repeatedKeys() const
    {
        const auto key = column("key");
        std::unordered_set<std::string_view> seen;
        std::size_t repeated = 0;
        for (const auto& row : m_table.rows)
            repeated += key && *key < row.size() && !seen.insert(row[*key]).second ? 1U : 0U;
        return repeated;
    }

private:
    /// A mapping gives roles by name, so of columns with the same name only the first can have one.
    [[nodiscard]] bool isFree(std::size_t column) const
    {
        const auto begin = m_table.header.begin();
        const auto end = begin + static_cast<std::ptrdiff_t>(column);
        return m_roles[column].empty() && std::find(begin, end, m_table.header[column]) == end;
    }
    [[nodiscard]] bool onlyTimes(std::size_t column) const
    {
        std::size_t filled = 0;
        for (const auto& row : m_table.rows) {
            if (column >= row.size() || row[column].empty())
                continue;
            ++filled;
            if (!readTimeText(row[column]))
                return false;
        }
        return filled > 0 && filled * 2 >= m_table.rows.size();
    }
    [[nodiscard]] bool looksLikeKeys(std::size_t column) const
    {
        std::unordered_set<std::string_view> distinct;
        for (const auto& row : m_table.rows) {
            if (column >= row.size() || row[column].empty() || row[column].size() > 64
                || row[column].find_first_of("0123456789") == std::string::npos)
                return false;
            distinct.insert(row[column]);
        }
        return distinct.size() > 1 && distinct.size() < m_table.rows.size();
    }

    const TableHead& m_table;
    std::vector<std::string> m_names;
    std::vector<std::string> m_roles;
};

/// How sure it is that rows are events of items, not the items themselves.
Confidence confidenceOf(const Guess& guess, std::size_t rows)
{
    constexpr auto itemNames = std::to_array<std::string_view>({"created", "created at", "created date", "updated", "updated at",
        "resolved", "resolution", "closed at", "due date", "reporter", "description"});
    constexpr auto logNames = std::to_array<std::string_view>({"case concept name", "time timestamp"});
    if (guess.named(logNames) && guess.has("activity"))
        return Confidence::Certain;
    if (guess.has("from") && guess.has("to"))
        return Confidence::Certain;
    const bool repeats = guess.repeatedKeys() * 5 >= rows && rows > 0;
    if (guess.named(itemNames) && !repeats)
        return Confidence::No;
    if (repeats || guess.has("activity") || guess.has("to"))
        return Confidence::Likely;
    return Confidence::Maybe;
}

} // namespace

EventColumnsGuess guessEventColumns(const TableHead& table)
{
    Guess guess(table);
    // Object-centric tables and histories of every field at once are other formats.
    constexpr auto foreignNames = std::to_array<std::string_view>({"ocel eid", "ocel activity", "field name", "field"});
    if (guess.named(foreignNames))
        return {guess.takeRoles(), Confidence::No};
    bool keyed = guess.give("key", keyNames);
    const bool happened = guess.give("to", toNames) || guess.give("activity", activityNames) || guess.give("status", statusNames);
    guess.give("from", fromNames);
    const bool change = guess.has("to") || guess.has("activity");
    bool timed = guess.give("instant", instantNames) || (change && guess.give("instant", endNames))
        || (guess.has("to") && guess.give("instant", creationNames));
    guess.give("start_instant", startNames);
    guess.give("lifecycle", lifecycleNames);
    guess.give("author", authorNames);
    for (const RoleNames& item : itemRoles)
        guess.give(item.role, item.names);
    if (!happened)
        return {guess.takeRoles(), Confidence::No};
    timed = timed || (keyed && change && guess.giveInstantByValues());
    keyed = keyed || (timed && change && guess.giveKeyByValues());
    const Confidence confidence = keyed && timed ? confidenceOf(guess, table.rows.size()) : Confidence::No;
    return {guess.takeRoles(), confidence};
}

std::string_view itemRole(std::string_view name)
{
    std::string plain = plainName(name);
    if (plain.starts_with("case "))
        plain.erase(0, 5);
    for (const RoleNames& item : itemRoles) {
        if (std::ranges::find(item.names, plain) != item.names.end())
            return item.role;
    }
    return {};
}

} // namespace weir::readers
