// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/jira_json_reader.h"

#include "core/base/text.h"
#include "core/base/zone.h"
#include "core/readers/encoding.h"
#include "core/readers/input.h"
#include "core/readers/jira_history.h"
#include "core/readers/jira_issue.h"
#include "core/readers/json_parser.h"
#include "core/readers/json_probe.h"
#include "core/readers/json_records.h"
#include "core/readers/timestamp.h"
#include "core/readers/zone_loader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>

namespace weir::readers {

namespace {

constexpr std::array<std::string_view, 3> containers = {"issues", "values", "histories"};

/// The first issue key ("ABC-17") in a text that stands by itself; empty if there is none.
std::string_view findKey(std::string_view text)
{
    for (std::size_t dash = text.find('-'); dash != std::string_view::npos; dash = text.find('-', dash + 1)) {
        std::size_t begin = dash;
        while (begin > 0 && (isUpper(text[begin - 1]) || isDigit(text[begin - 1])))
            --begin;
        std::size_t end = dash + 1;
        while (end < text.size() && isDigit(text[end]))
            ++end;
        const bool whole = dash > begin && isUpper(text[begin]) && end > dash + 1;
        const auto joins = [](char c) { return isUpper(c) || isDigit(c) || (c >= 'a' && c <= 'z'); };
        if (whole && (begin == 0 || !joins(text[begin - 1])) && (end == text.size() || !joins(text[end])))
            return text.substr(begin, end - begin);
    }
    return {};
}

std::string_view memberOf(const std::vector<JsonRecords::Member>& members, std::string_view name)
{
    const auto found = std::find_if(members.rbegin(), members.rend(), [name](const auto& member) { return member.name == name; });
    return found == members.rend() ? std::string_view() : std::string_view(found->value);
}

std::optional<std::int64_t> numberOf(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// One source being read.
class Import {
public:
    Import(const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress)
        : m_fileName(source.stem().string())
        , m_options(options)
        , m_sink(sink)
        , m_input(source, progress)
        , m_text(m_input)
        , m_records(m_text, containers, progress)
        // Jira writes ISO times; an open day-month order would be day first.
        , m_times(loadZone(options.zone), DateOrder::DayMonthYear)
    {
        progress.stage("Reading issues");
    }

    ReadOutcome run()
    {
        while (m_records.next()) {
            if (m_records.page() != m_page) {
                endPage(m_records.membersBefore());
                m_page = m_records.page();
            }
            JsonValue value;
            if (const std::string problem = m_parser.parse(m_records.text(), value); !problem.empty())
                m_records.failRecord(problem);
            take(value);
        }
        endPage(m_records.members());
        warn();
        ReadOutcome outcome;
        outcome.note = std::to_string(m_issues) + (m_issues == 1 ? " issue, " : " issues, ") + std::to_string(m_changes)
            + (m_changes == 1 ? " status change" : " status changes") + ", " + std::string(encodingName(m_text.encoding()));
        outcome.sha256 = m_input.standardInputHash().value_or("");
        return outcome;
    }

private:
    /// An entry of the changelog endpoint waits for the key, which may stand behind all of them.
    struct Waiting {
        std::int64_t line;
        std::int64_t byte;
        std::string text;
    };

    void take(const JsonValue& value)
    {
        const std::optional<JsonObject> object = objectOf(value);
        if (!object)
            return reject({"", "It is no issue but a bare value.", excerpt(m_records.text())}, {});
        constexpr std::array<std::string_view, 5> names = {"items", "created", "fields", "changelog", "key"};
        const JsonFields<5> found = pickFields(*object, names);
        const auto& [items, created, fields, changelog, key] = found.values;
        if (items && created && !fields && !changelog && !key)
            takeEntry(*object);
        else
            takeIssue(*object);
    }

    void takeIssue(JsonObject object)
    {
        m_count += 1;
        if (const std::optional<JiraProblem> problem = m_issue.parse(object, m_options.project, m_times))
            return reject(*problem, m_issue.key());
        m_issues += 1;
        m_sink.record();
        m_sink.item(m_issue.item());
        for (const JiraHistory::Change& change : m_issue.history().changes()) {
            m_changes += 1;
            m_sink.event(change.event(m_issue.key()));
        }
        for (const JiraProblem& problem : m_issue.problems())
            reject(problem, m_issue.key(), true);
        noteMissing(m_issue.missingEntries());
    }

    void takeEntry(JsonObject object)
    {
        if (const std::optional<JiraProblem> problem = m_history.add(object, m_times))
            return reject(*problem, {});
        m_waiting.push_back({m_records.line(), m_records.byte(), excerpt(m_records.text())});
    }

    /// Entries of a changelog belong to the issue that its page names.
    void endPage(const std::vector<JsonRecords::Member>& members)
    {
        if (m_page > 0) {
            m_total = numberOf(memberOf(members, "total"));
            m_last = memberOf(members, "isLast") != "false";
        }
        if (m_waiting.empty())
            return;
        std::string_view key = findKey(memberOf(members, "self"));
        if (key.empty())
            key = findKey(m_fileName);
        if (key.empty()) {
            rejectWaiting();
        } else {
            emitWaiting(key);
            if (m_total && m_last)
                noteMissing(*m_total - numberOf(memberOf(members, "startAt")).value_or(0) - static_cast<std::int64_t>(m_waiting.size()));
        }
        m_total.reset();
        m_waiting.clear();
        m_history.clear();
    }

    void emitWaiting(std::string_view key)
    {
        ItemRecord item;
        item.key = key;
        item.project = m_options.project.empty() ? key.substr(0, key.rfind('-')) : std::string_view(m_options.project);
        for (std::size_t i = 0; i < m_waiting.size(); ++i) {
            m_sink.record();
            if (i == 0)
                m_sink.item(item);
        }
        m_issues += 1;
        for (const JiraHistory::Change& change : m_history.changes()) {
            m_changes += 1;
            m_sink.event(change.event(key));
        }
    }

    void rejectWaiting()
    {
        for (Waiting& entry : m_waiting) {
            Reject reject;
            reject.line = entry.line;
            reject.byte = entry.byte;
            reject.field = "key";
            reject.reason = "The history does not say whose it is; name the file after its issue, such as ABC-17.json.";
            reject.text = std::move(entry.text);
            m_sink.reject(reject);
        }
    }

    void reject(const JiraProblem& problem, std::string_view key, bool kept = false)
    {
        Reject reject;
        reject.line = m_records.line();
        reject.byte = m_records.byte();
        reject.record = key;
        reject.field = problem.field;
        reject.reason = problem.reason;
        reject.text = problem.text.empty() && !kept ? excerpt(m_records.text()) : problem.text;
        reject.kept = kept;
        m_sink.reject(reject);
    }

    void noteMissing(std::int64_t entries)
    {
        if (entries <= 0)
            return;
        m_cut += 1;
        m_largestGap = std::max(m_largestGap, entries);
    }

    void warn()
    {
        if (m_cut > 0)
            m_sink.warn((m_cut == 1 ? std::string("The history of 1 issue is cut: ")
                                    : "The histories of " + std::to_string(m_cut) + " issues are cut: up to ")
                + std::to_string(m_largestGap) + (m_largestGap == 1 ? " entry" : " entries") + (m_cut == 1 ? "" : " of one")
                + (m_largestGap == 1 && m_cut == 1 ? " is" : " are") + " missing; fetch the whole changelog of "
                + (m_cut == 1 ? "it" : "them") + " and import that, too.");
        if (m_total && *m_total > m_count)
            m_sink.warn("The source holds " + std::to_string(m_count) + " of " + std::to_string(*m_total)
                + " issues that the search found; import the other pages, too.");
        if (m_parser.mended() > 0)
            m_sink.warn(std::to_string(m_parser.mended()) + (m_parser.mended() == 1 ? " record holds" : " records hold")
                + " broken characters; \xEF\xBF\xBD stands in their place.");
    }

    std::string m_fileName;
    const ReadOptions& m_options;
    RecordSink& m_sink;
    Input m_input;
    TextInput m_text;
    JsonRecords m_records;
    JsonParser m_parser;
    ColumnTimes m_times;
    JiraIssue m_issue;

    std::int64_t m_page = 0;
    JiraHistory m_history; ///< of the changelog endpoint's current page
    std::vector<Waiting> m_waiting;

    std::int64_t m_count = 0; ///< issues met, refused ones too
    std::int64_t m_issues = 0;
    std::int64_t m_changes = 0;
    std::int64_t m_cut = 0;
    std::int64_t m_largestGap = 0;
    std::optional<std::int64_t> m_total; ///< of the search, as its last page has it
    bool m_last = true;
};

/// Do the records under `prefix` look like Jira's?
Confidence judge(const JsonHead& head, const std::string& prefix)
{
    const auto has = [&head, &prefix](std::string_view path) { return head.has(prefix + std::string(path)); };
    if (has("items[].fromString") && has("created"))
        return Confidence::Certain;
    if (has("key") && has("changelog.histories"))
        return Confidence::Certain;
    if (!has("fields") || has("fields.System.Title") || has("fields.System.State"))
        return Confidence::No;
    const bool known = has("fields.issuetype") || has("fields.status") || has("fields.summary") || has("fields.created");
    if (has("key") || has("changelog"))
        return known ? Confidence::Certain : Confidence::Likely;
    return known ? Confidence::Maybe : Confidence::No;
}

} // namespace

const FormatInfo& JiraJsonReader::info() const
{
    static const FormatInfo info {"jira-json", "Jira, JSON export", {"items", "transitions"}};
    return info;
}

Confidence JiraJsonReader::probe(const Head& head) const noexcept
{
    return probeJson(head,
        [](const JsonHead& names) { return bestOfRecords(names, [&names](const std::string& prefix) { return judge(names, prefix); }); });
}

ReadOutcome JiraJsonReader::read(
    const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress) const
{
    return Import(source, options, sink, progress).run();
}

} // namespace weir::readers
