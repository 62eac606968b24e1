// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dataset_text.h"

#include "core/base/text.h"
#include "core/derivation/item_history.h"
#include "core/derivation/person_names.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace weir::testsupport {

namespace {

using derivation::ObservedEvent;

[[noreturn]] void fail(std::string_view what, std::string_view text)
{
    throw std::invalid_argument(std::string(what) + ": " + std::string(text));
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        if (const auto part = trimmed(text.substr(0, end)); !part.empty())
            parts.push_back(part);
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

int number(std::string_view digits, std::string_view whole)
{
    int value = 0;
    for (const char c : digits) {
        if (std::isdigit(static_cast<unsigned char>(c)) == 0)
            fail("not a number", whole);
        value = value * 10 + (c - '0');
    }
    return value;
}

Instant laterBy(Instant base, std::string_view steps)
{
    if (!isKnown(base))
        fail("nothing before it to count from", steps);
    for (std::string_view rest = steps.substr(1); !rest.empty();) {
        const std::size_t unit = rest.find_first_not_of("0123456789");
        if (unit == std::string_view::npos)
            fail("no unit", steps);
        const int count = number(rest.substr(0, unit), steps);
        switch (rest[unit]) {
        case 'd':
            base += std::chrono::hours(24) * count;
            break;
        case 'h':
            base += std::chrono::hours(count);
            break;
        case 'm':
            base += std::chrono::minutes(count);
            break;
        case 's':
            base += std::chrono::seconds(count);
            break;
        default:
            fail("unknown unit", steps);
        }
        rest.remove_prefix(unit + 1);
    }
    return base;
}

struct ItemLine {
    std::string key;
    std::map<std::string, std::string, std::less<>> fields;
    std::vector<ObservedEvent> events;
    Instant created = unknownInstant;
    Instant started = unknownInstant;
    Instant resolved = unknownInstant;
    std::uint16_t now = ObservedEvent::noStatus;
    bool discarded = false;
    bool cut = false;
    bool spans = false;
    std::uint32_t source = 0; ///< of the entries to come
};

/// ABC-2 before ABC-10.
bool naturallyBefore(const ItemLine& a, const ItemLine& b)
{
    const auto parts = [](const std::string& key) {
        const std::size_t digits = key.find_last_not_of("0123456789") + 1;
        return std::pair(key.substr(0, digits), digits < key.size() ? std::stoll(key.substr(digits)) : -1);
    };
    return parts(a.key) < parts(b.key);
}

class Builder {
public:
    void line(std::string_view text)
    {
        text = trimmed(text);
        if (text.empty() || text.front() == '#')
            return;
        m_last = unknownInstant;
        const auto words = split(text, ' ');
        if (words.front() == "status")
            category(text, words);
        else if (words.front() == "commit")
            commit(words);
        else if (words.front() == "newest")
            m_newest = instantFromText(words.at(1));
        else
            item(text);
    }

    DatasetPtr finish()
    {
        std::ranges::stable_sort(m_items, naturallyBefore);
        for (ItemLine& line : m_items) {
            for (ObservedEvent& event : line.events)
                event.spans = line.spans && event.source == 0;
            append(line);
        }
        m_data->newest = isKnown(m_newest) ? m_newest : m_latest;
        m_data->lastImport = m_data->newest;
        m_data->sources = 1;
        for (const std::string& name : m_data->names)
            m_data->bots.push_back(derivation::looksLikeBot(name) ? 1 : 0);
        if (std::ranges::none_of(m_data->items.spans, [](auto s) { return s != 0; }))
            m_data->visits.begun.clear();
        return m_data;
    }

private:
    Instant time(std::string_view text)
    {
        m_last = text.starts_with('+') ? laterBy(m_last, text) : instantFromText(text);
        m_latest = isKnown(m_latest) ? std::max(m_latest, m_last) : m_last;
        return m_last;
    }

    std::uint16_t status(std::string_view name)
    {
        for (std::size_t row = 0; row < m_data->statuses.size(); ++row) {
            if (m_data->statuses[row].name == name)
                return static_cast<std::uint16_t>(row);
        }
        m_data->statuses.push_back({std::string(name), StatusCategory::None});
        return static_cast<std::uint16_t>(m_data->statuses.size() - 1);
    }

    NameIndex name(std::string_view text)
    {
        if (text.empty())
            return {};
        const auto found = std::ranges::find(m_data->names, text);
        if (found != m_data->names.end())
            return NameIndex(static_cast<std::size_t>(found - m_data->names.begin()));
        m_data->names.emplace_back(text);
        return NameIndex(m_data->names.size() - 1);
    }

    void category(std::string_view text, const std::vector<std::string_view>& words)
    {
        const std::string_view word = words.back();
        const auto named = trimmed(text.substr(6, text.size() - 6 - word.size()));
        const std::uint16_t row = status(named);
        if (word == "todo")
            m_data->statuses[row].category = StatusCategory::ToDo;
        else if (word == "progress")
            m_data->statuses[row].category = StatusCategory::InProgress;
        else if (word == "done")
            m_data->statuses[row].category = StatusCategory::Done;
        else
            fail("unknown category", text);
    }

    void commit(const std::vector<std::string_view>& words)
    {
        CommitColumns& commits = m_data->commits;
        commits.sha.append(words.at(1));
        commits.repository.push_back(name(words.at(2)));
        commits.author.push_back(name(words.at(3)));
        commits.committed.push_back(time(words.at(4)));
        commits.authored.push_back(commits.committed.back());
        std::map<std::string_view, std::int32_t> counts {{"parents", 1}, {"files", -1}, {"added", -1}, {"deleted", -1}};
        for (std::size_t i = 5; i < words.size(); ++i) {
            const auto parts = split(words[i], '=');
            counts[parts.at(0)] = number(parts.at(1), words[i]);
        }
        commits.parents.push_back(static_cast<std::uint8_t>(counts["parents"]));
        commits.files.push_back(counts["files"]);
        commits.added.push_back(counts["added"]);
        commits.deleted.push_back(counts["deleted"]);
    }

    void item(std::string_view text)
    {
        const std::size_t colon = text.find(": ");
        const bool bare = colon == std::string_view::npos && text.ends_with(':');
        if (colon == std::string_view::npos && !bare)
            fail("not an item, a status, a commit or newest", text);
        ItemLine line;
        const auto head = split(bare ? text.substr(0, text.size() - 1) : text.substr(0, colon), ' ');
        line.key = head.at(0);
        for (std::size_t i = 1; i < head.size(); ++i) {
            const std::size_t equals = head[i].find('=');
            const bool field = equals != std::string_view::npos;
            std::string value(field ? head[i].substr(equals + 1) : head[i]);
            std::ranges::replace(value, '_', ' ');
            line.fields[field ? std::string(head[i].substr(0, equals)) : "type"] = value;
        }
        if (!bare) {
            for (const std::string_view entry : split(text.substr(colon + 2), ','))
                addEntry(line, entry);
        }
        m_items.push_back(std::move(line));
    }

    void addEntry(ItemLine& line, std::string_view text)
    {
        if (text == "discarded") {
            line.discarded = true;
            return;
        }
        if (text == "cut") {
            line.cut = true;
            return;
        }
        if (text == "beside") {
            line.source = 1;
            return;
        }
        if (text.starts_with("now ")) {
            line.now = status(trimmed(text.substr(4)));
            return;
        }
        std::string_view actor;
        if (const std::size_t by = text.rfind(" by "); by != std::string_view::npos) {
            actor = trimmed(text.substr(by + 4));
            text = trimmed(text.substr(0, by));
        }
        const std::size_t space = text.rfind(' ');
        if (space == std::string_view::npos)
            fail("no instant", text);
        const std::string_view when = text.substr(space + 1);
        const std::string_view what = trimmed(text.substr(0, space));
        if (what == "created")
            line.created = time(when);
        else if (what == "started")
            line.started = time(when);
        else if (what == "resolved")
            line.resolved = time(when);
        else
            addEvents(line, what, when, actor);
    }

    void addEvents(ItemLine& line, std::string_view what, std::string_view when, std::string_view actor)
    {
        ObservedEvent event;
        event.actor = name(actor).value;
        if (const std::size_t arrow = what.find(" > "); arrow != std::string_view::npos) {
            event.from = status(trimmed(what.substr(0, arrow)));
            what = trimmed(what.substr(arrow + 3));
        }
        event.to = status(what);
        const std::size_t dots = when.find("..");
        if (dots == std::string_view::npos) {
            event.at = time(when);
            push(line, event);
            return;
        }
        line.spans = true;
        if (dots > 0) {
            event.at = time(when.substr(0, dots));
            event.lifecycle = Lifecycle::Start;
            push(line, event);
        }
        if (dots + 2 < when.size()) {
            event.at = time(when.substr(dots + 2));
            event.lifecycle = Lifecycle::Complete;
            push(line, event);
        }
    }

    static void push(ItemLine& line, ObservedEvent event)
    {
        event.source = line.source;
        event.order = static_cast<std::uint32_t>(line.events.size());
        line.events.push_back(event);
    }

    std::string_view field(const ItemLine& line, std::string_view which)
    {
        const auto found = line.fields.find(which);
        return found == line.fields.end() ? std::string_view() : std::string_view(found->second);
    }

    void append(const ItemLine& line)
    {
        const auto history =
            derivation::deriveHistory(line.events, {line.created, line.now, line.cut ? ObservedEvent::noStatus : line.now});
        std::vector<derivation::Visit> visits;
        ItemColumns& items = m_data->items;
        items.spans.push_back(static_cast<std::uint32_t>(derivation::appendVisits(history, visits)));
        items.key.append(line.key);
        items.title.append(field(line, "title"));
        items.kind.push_back(name(field(line, "kind").empty() ? "issue" : field(line, "kind")));
        items.type.push_back(name(field(line, "type")));
        items.project.push_back(name(field(line, "project")));
        items.team.push_back(name(field(line, "team")));
        items.assignee.push_back(name(field(line, "assignee")));
        const auto first = std::ranges::min_element(line.events, {}, &ObservedEvent::at);
        const bool stated = isKnown(line.created) || line.events.empty();
        items.created.push_back(stated ? line.created : first->at);
        items.statedStart.push_back(line.started);
        items.resolved.push_back(line.resolved);
        const std::uint16_t last = visits.empty() ? ObservedEvent::noStatus : visits.back().status;
        items.status.push_back(StatusIndex(line.now != ObservedEvent::noStatus ? line.now : last));
        items.discarded.push_back(line.discarded ? 1 : 0);
        items.firstVisit.push_back(static_cast<std::uint32_t>(m_data->visits.size()));
        items.visitCount.push_back(static_cast<std::uint32_t>(visits.size()));
        for (const derivation::Visit& visit : visits) {
            VisitColumns& columns = m_data->visits;
            columns.status.push_back(StatusIndex(visit.status));
            columns.from.push_back(StatusIndex(visit.from));
            columns.entered.push_back(visit.entered);
            columns.left.push_back(visit.left);
            columns.begun.push_back(visit.begun);
            columns.actor.push_back(NameIndex(visit.actor));
            columns.open.push_back(visit.open ? 1 : 0);
        }
    }

    std::shared_ptr<Dataset> m_data = std::make_shared<Dataset>();
    std::vector<ItemLine> m_items;
    Instant m_last = unknownInstant;
    Instant m_latest = unknownInstant;
    Instant m_newest = unknownInstant;
};

} // namespace

Instant instantFromText(std::string_view text)
{
    const auto day = parseIsoDay(text.substr(0, 10));
    if (!day)
        fail("not an instant", text);
    Instant t(day->time_since_epoch());
    if (text.size() == 10)
        return t;
    if ((text.size() != 16 && text.size() != 19) || text[10] != 'T' || text[13] != ':')
        fail("not an instant", text);
    t += std::chrono::hours(number(text.substr(11, 2), text)) + std::chrono::minutes(number(text.substr(14, 2), text));
    if (text.size() == 19)
        t += std::chrono::seconds(number(text.substr(17, 2), text));
    return t;
}

DatasetPtr datasetFromText(std::string_view text)
{
    Builder builder;
    for (const std::string_view line : split(text, '\n'))
        builder.line(line);
    return builder.finish();
}

} // namespace weir::testsupport
