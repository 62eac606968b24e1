// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/records.h"
#include "core/readers/encoding.h"
#include "core/readers/input.h"
#include "core/readers/json_parser.h"
#include "core/readers/json_records.h"
#include "core/readers/reader.h"
#include "core/readers/timestamp.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace weir::readers {

/// Why a record, or one field of it, could not be taken.
struct RecordProblem {
    std::string field;
    std::string reason;
    std::string text;
};

/// The records of one JSON source as parsed values, with all that reading them needs.
class JsonSource {
public:
    JsonSource(const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress,
        std::span<const std::string_view> containers, std::span<const std::string_view> singles = {});

    /// Parses the next record; false: there is none. What it yields lives until the next call. Throws Error where the source is no JSON.
    bool next(JsonValue& value);
    /// Starts anew at the first record: what came before is as if it had not been read, so that a source is opened once (standard input
    /// is gone after that).
    void rewind();
    [[nodiscard]] const JsonRecords& records() const { return m_pass->records; }
    [[nodiscard]] ColumnTimes& times() { return m_times; }

    /// Refuses the current record, or (with `kept`) a field of it.
    void reject(const RecordProblem& problem, std::string_view key, bool kept = false);
    /// What holds for every JSON source: mended characters as a warning, encoding and hash. `note`: how the source was understood.
    [[nodiscard]] ReadOutcome finish(const std::string& note);

private:
    /// From the first record to the last.
    struct Pass {
        Pass(TextInput& text, std::span<const std::string_view> containers, Progress& progress, std::span<const std::string_view> singles)
            : records(text, containers, progress, singles)
        {
        }
        JsonRecords records;
        JsonParser parser;
    };
    RecordSink& m_sink;
    Progress& m_progress;
    std::span<const std::string_view> m_containers, m_singles;
    Input m_input;
    TextInput m_text;
    std::optional<Pass> m_pass;
    ColumnTimes m_times;
};

/// The first of the members `names` that is there and not null: the same thing is called differently by several interfaces.
[[nodiscard]] std::optional<JsonValue> memberOf(const std::optional<JsonValue>& object, std::initializer_list<std::string_view> names);
[[nodiscard]] inline std::optional<JsonValue> memberOf(const std::optional<JsonValue>& object, std::string_view name)
{
    return memberOf(object, {name});
}
/// The same as text; empty if it is none.
[[nodiscard]] std::string_view memberText(const std::optional<JsonValue>& object, std::initializer_list<std::string_view> names);
[[nodiscard]] inline std::string_view memberText(const std::optional<JsonValue>& object, std::string_view name)
{
    return memberText(object, {name});
}
/// Is there such a member, be it null?
[[nodiscard]] bool hasMember(const std::optional<JsonValue>& object, std::string_view name);
/// Calls `use` for every element of a list; also of one that stands in the member "nodes" of an object, or as "node" in one of "edges".
template <typename Use>
void forEachElement(const std::optional<JsonValue>& list, const Use& use)
{
    simdjson::dom::array elements;
    if (!list)
        return;
    if (list->get(elements) == simdjson::SUCCESS) {
        for (const JsonValue element : elements) {
            const std::optional<JsonValue> inner = memberOf(element, "node");
            use(inner ? *inner : element);
        }
    } else if (const std::optional<JsonValue> inner = memberOf(list, {"nodes", "edges"})) {
        forEachElement(inner, use);
    }
}
/// "7 issues", "1 issue".
[[nodiscard]] std::string counted(std::int64_t count, std::string_view one, std::string_view several);

} // namespace weir::readers
