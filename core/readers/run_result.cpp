// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/run_result.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <span>

namespace weir::readers {

namespace {

constexpr std::array<std::string_view, 4> successes = {"success", "succeeded", "successful", "active"};
constexpr std::array<std::string_view, 7> failures = {
    "failure", "failed", "error", "timed_out", "startup_failure", "partiallysucceeded", "unstable"};
constexpr std::array<std::string_view, 5> cancellations = {"cancelled", "canceled", "aborted", "stopped", "stale"};
constexpr std::array<std::string_view, 4> omissions = {"skipped", "neutral", "not_built", "not_run"};
constexpr std::array<std::string_view, 10> beginnings = {
    "queued", "waiting", "pending", "requested", "created", "waiting_for_resource", "preparing", "scheduled", "manual", "notstarted"};

bool isOneOf(std::string_view word, std::span<const std::string_view> words)
{
    const auto small = [](char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::any_of(words, [&](std::string_view one) { return std::ranges::equal(word, one, {}, small); });
}

} // namespace

RunResult runResult(std::string_view word)
{
    if (isOneOf(word, successes))
        return RunResult::Success;
    if (isOneOf(word, failures))
        return RunResult::Failure;
    if (isOneOf(word, cancellations))
        return RunResult::Cancelled;
    return isOneOf(word, omissions) ? RunResult::Skipped : RunResult::Unknown;
}

bool isWaiting(std::string_view word)
{
    return isOneOf(word, beginnings);
}

} // namespace weir::readers
