// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/github_record.h"
#include "core/readers/github_responses.h"
#include "core/readers/json_item.h"
#include "core/readers/json_source.h"
#include "core/readers/reader.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace weir::readers {

/// Who tells a step of an issue's history. The record and the list of events may both tell the same one.
enum class GitHubTeller : std::uint8_t { Record, Event };

/// Puts together what GitHub's records say of issues and pull requests, and emits it.
class GitHubEmitter {
public:
    GitHubEmitter(const ReadOptions& options, RecordSink& sink, JsonSource& source);

    /// "owner/name#17"; empty: the record says nothing of the kind.
    [[nodiscard]] std::string keyOf(const JsonValue& value);
    /// item() is what the record says of an issue; the key must live as long.
    void fillItem(const JsonValue& value, std::string_view key);
    [[nodiscard]] JsonItem& item() noexcept { return m_item; }
    /// The history of the issue that item() is, as far as its own record tells it.
    void emitHistory(const JsonValue& value, const std::string& key);
    void emitCreation(const std::string& key);
    /// Leaves out what has been told before.
    void emitStep(const std::string& key, const GitHubStep& step, Instant at, GitHubTeller teller);
    /// The history begins anew.
    void forgetSteps(const std::string& key) { m_told.erase(key); }
    void emitPull(const JsonValue& value, const std::string& key);
    /// A review or comment on a pull request; false: it does not say when it was given.
    bool noteResponse(const JsonValue& value, std::string_view key, bool verdict);
    /// Fields of the record that could not be read.
    void rejectFields(std::string_view key);

    [[nodiscard]] const GitHubResponses& responses() const noexcept { return m_responses; }
    /// Records so far whose key lacks the repository.
    [[nodiscard]] std::int64_t withoutRepository() const noexcept { return m_withoutRepository; }

private:
    struct Step {
        GitHubStep step;
        Instant at;
    };
    /// An issue closed or (re)opened.
    struct Told {
        Instant at;
        bool closed = false;
        GitHubTeller teller = GitHubTeller::Record;
    };
    [[nodiscard]] bool isToldBefore(const std::string& key, const GitHubStep& step, Instant at, GitHubTeller teller);
    void takeState(const JsonValue& value);
    void addStep(const JsonValue& event);

    const ReadOptions& m_options;
    RecordSink& m_sink;
    JsonSource& m_source;
    JsonItem m_item;
    std::vector<Step> m_steps;
    std::unordered_map<std::string, std::vector<Told>> m_told;
    GitHubResponses m_responses;
    std::int64_t m_withoutRepository = 0;
};

} // namespace weir::readers
