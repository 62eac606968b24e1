// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/log_checks.h"

#include "core/simulation/work_time.h"

#include <algorithm>
#include <cmath>

namespace weir::simulation {

namespace {

struct Lead {
    Instant created, finished;
    [[nodiscard]] Duration length() const { return finished - created; }
};

Duration quantile(std::vector<Duration> values, double p)
{
    const auto at = static_cast<std::ptrdiff_t>(p * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, values.begin() + at);
    return values[static_cast<std::size_t>(at)];
}

std::vector<Duration> lengthsOf(const std::vector<Lead>& leads, Instant from, Instant to)
{
    std::vector<Duration> lengths;
    for (const Lead& lead : leads) {
        if (lead.created >= from && lead.created < to)
            lengths.push_back(lead.length());
    }
    return lengths;
}

/// By how many standard errors the first are longer than the second, by their ranks (H. Mann and D. Whitney 1947).
double longer(const std::vector<Duration>& a, const std::vector<Duration>& b)
{
    std::vector<Duration> sorted(b);
    std::ranges::sort(sorted);
    double wins = 0;
    for (const Duration value : a) {
        const auto [below, upTo] = std::ranges::equal_range(sorted, value);
        wins += static_cast<double>(below - sorted.begin()) + static_cast<double>(upTo - below) / 2;
    }
    const auto n = static_cast<double>(a.size());
    const auto m = static_cast<double>(b.size());
    return (wins - n * m / 2) / std::sqrt(n * m * (n + m + 1) / 12);
}

/// Median of the one ÷ median of the other where it is longer beyond chance, else 1; absent: too few.
std::optional<double> excess(const std::vector<Duration>& slow, const std::vector<Duration>& quick)
{
    constexpr std::size_t enough = 6;
    constexpr double beyondChance = 4;
    if (slow.size() < enough || quick.size() < enough)
        return std::nullopt;
    if (longer(slow, quick) < beyondChance)
        return 1.0;
    const Duration usual = quantile(quick, 0.5);
    return static_cast<double>(quantile(slow, 0.5).count()) / static_cast<double>(std::max(usual, Duration(1)).count());
}

/// Of a log with nothing open at its end: those created last, had there been time for few others only.
std::optional<double> quickAtTheEnd(const StationLog& log, const std::vector<Lead>& leads, const std::vector<Duration>& lengths)
{
    if (log.open)
        return std::nullopt;
    const Duration usual = quantile(lengths, 0.5);
    const Duration longest = quantile(lengths, 0.98);
    const Instant late = log.end - usual - usual / 2;
    return excess(lengthsOf(leads, late - 2 * longest, late), lengthsOf(leads, late, Instant::max()));
}

/// Those created before anything finished, where they came ever thicker until then.
std::optional<double> slowAtTheBeginning(const std::vector<Lead>& leads)
{
    std::vector<Instant> finishes;
    std::vector<Instant> created;
    for (const Lead& lead : leads)
        finishes.push_back(lead.finished);
    const auto at = static_cast<std::ptrdiff_t>(0.01 * static_cast<double>(finishes.size()));
    std::ranges::nth_element(finishes, finishes.begin() + at);
    const Instant first = finishes[static_cast<std::size_t>(at)];
    for (const Lead& lead : leads) {
        if (lead.created < first)
            created.push_back(lead.created);
    }
    if (created.empty())
        return std::nullopt;
    std::ranges::sort(created);
    const Instant begin = created[created.size() / 20];
    if (created[created.size() / 2] < begin + (first - begin) / 2)
        return std::nullopt;
    return excess(lengthsOf(leads, Instant::min(), first), lengthsOf(leads, first, Instant::max()));
}

} // namespace

std::optional<double> missingByFinish(const StationLog& log)
{
    std::vector<Lead> leads;
    std::vector<Duration> lengths;
    for (const LoggedItem& item : log.items) {
        if (!isKnown(item.finished) || item.finished < item.created)
            continue;
        leads.push_back({item.created, item.finished});
        lengths.push_back(leads.back().length());
    }
    if (leads.empty())
        return std::nullopt;
    const auto end = quickAtTheEnd(log, leads, lengths);
    const auto begin = slowAtTheBeginning(leads);
    return end && begin ? std::max(*end, *begin) : end ? end : begin;
}

std::int64_t minuteOf(Instant t)
{
    return std::chrono::floor<std::chrono::minutes>(t.time_since_epoch()).count();
}

std::map<std::int64_t, double> crowdedMinutes(std::vector<MinuteMove> moves)
{
    std::ranges::sort(moves);
    const auto repeated = std::ranges::unique(moves); // an item that moves on at once is one
    moves.erase(repeated.begin(), repeated.end());
    std::map<std::int64_t, double> perMinute;
    for (const auto& [minute, item] : moves)
        perMinute[minute] += 1;
    constexpr std::int64_t halfHour = 30;
    constexpr double many = 4;
    std::map<std::int64_t, double> crowded;
    double around = 0; // within half an hour on both sides
    auto from = perMinute.begin();
    auto to = perMinute.begin();
    for (const auto& [minute, count] : perMinute) {
        for (; to != perMinute.end() && to->first <= minute + halfHour; ++to)
            around += to->second;
        for (; from->first < minute - halfHour; ++from)
            around -= from->second;
        const double expected = (around - count) / (2 * halfHour);
        if (count >= many && count > expected + 3 * std::sqrt(expected))
            crowded.emplace(minute, count - expected);
    }
    return crowded;
}

std::optional<double> batchShare(const StationLog& log, const Progress& progress)
{
    if (stampedTogether(log))
        return 1;
    progress.checkpoint();
    std::vector<MinuteMove> moves;
    for (std::uint32_t item = 0; item < log.items.size(); ++item) {
        for (std::uint32_t v = log.items[item].firstVisit; v < log.items[item].firstVisit + log.items[item].visitCount; ++v) {
            for (const Instant t : {log.visits[v].started, log.visits[v].left}) {
                if (isKnown(t))
                    moves.emplace_back(minuteOf(t), item);
            }
        }
    }
    if (moves.empty())
        return std::nullopt;
    std::ranges::sort(moves);
    moves.erase(std::ranges::unique(moves).begin(), moves.end());
    progress.checkpoint();
    double together = 0;
    for (const auto& [minute, count] : crowdedMinutes(moves))
        together += count;
    return together / static_cast<double>(moves.size());
}

Check atMost(std::string name, std::optional<double> value, double limit)
{
    return {std::move(name), value, limit, !value || *value <= limit};
}

} // namespace weir::simulation
