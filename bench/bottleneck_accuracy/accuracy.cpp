// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How well the program finds the stage that would shorten the lead time, and by how much, on made-up teams whose truth is known.
// Prints Markdown tables. usage: bottleneck_accuracy [--first SEED] [--streams N] [--broken N] [--each] [--write FOLDER]

#include "bench/bottleneck_accuracy/family.h"

#include "core/analysis/station_log_source.h"
#include "core/analysis/stream.h"
#include "core/import/importer.h"
#include "core/simulation/engine.h"
#include "core/simulation/stream_model.h"
#include "core/stats/random.h"
#include "core/store/workspace.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>

namespace {

using namespace weir;
using namespace weir::bench;

/// What came of one what-if.
struct Answer {
    double truth = 0, given = 0, low = 0, high = 0; ///< differences of the mean
    bool trusted = false;
};

/// What came of one stream.
struct Outcome {
    std::uint64_t seed = 0;
    Broken broken = Broken::No;
    Team team;
    bool shown = false;
    std::string failed; ///< the check that did not hold
    double hit = 0; ///< gain of the chosen stage ÷ best true gain
    double truth = 0, gain = 0, low = 0, high = 0;
    Answer whatIf, other;
    std::string otherLever;
    double whatIfMean = 0; ///< true mean
    double longestTime = 0, longestWait = 0; ///< true gain of the stage that these name ÷ best
    double observed = 0, medians = 0;
    double seconds = 0;
    std::string readings;
};

/// The stage of the map to which a status of the team belongs.
std::optional<std::uint32_t> rowOf(const analysis::Facts& facts, const std::string& status)
{
    const auto found =
        std::ranges::find_if(facts.map.stages, [&status](const Stage& stage) { return std::ranges::count(stage.work, status) > 0; });
    return found == facts.map.stages.end() ? std::nullopt : std::optional(static_cast<std::uint32_t>(found - facts.map.stages.begin()));
}

analysis::FactsPtr factsOf(const std::string& csv, const std::string& zone, const std::string& name)
{
    SilentProgress silent;
    const std::filesystem::path file = std::filesystem::temp_directory_path() / name;
    std::ofstream(file) << csv;
    auto workspace = store::Workspace::scratch(zone);
    import::ImportRequest request;
    request.source = file;
    (void)import::importSource(workspace, request, silent);
    std::filesystem::remove(file);
    const auto data = workspace.load(silent);
    return analysis::computeFacts(data, workspace.stageMap(*data), Calendar(store::loadZone(zone)), silent);
}

const char* wordOf(simulation::Reading reading)
{
    constexpr std::array<const char*, 5> words {"seen", "fcfs", "any", "shared", "delay"};
    return words[static_cast<std::size_t>(reading)];
}

/// True gains by stage of the team, and the true difference of the what-if.
struct Truth {
    std::vector<double> gains;
    std::size_t best = 0;
    std::size_t asked = 0;
    double difference = 0, base = 0;
    Otherwise other; ///< a second question, of another lever
    double otherDifference = 0;
};

/// One more person somewhere, nobody who waits somewhere, or more arrivals. (Stages that share people are not asked about: there it is
/// another question.)
Otherwise drawOther(const Team& team, stats::Random& random)
{
    Otherwise other;
    std::vector<int> alone;
    for (std::size_t s = 0; s < team.stages.size(); ++s) {
        const int pool = team.stages[s].pool;
        if (pool >= 0 && !team.stages[s].shared && std::ranges::count(team.stages, pool, &TeamStage::pool) == 1)
            alone.push_back(static_cast<int>(s));
    }
    const std::size_t kind = random.below(3);
    if (kind == 2 || alone.empty()) {
        other.arrivals = random.chance(0.5) ? 0.9 : 1.04;
        return other;
    }
    other.stage = alone[random.below(alone.size())];
    other.morePeople = kind == 0 ? 1 : 0;
    other.nobodyWaits = kind == 1;
    return other;
}

Truth truthOf(const Team& team, const Clock& clock, const std::vector<ItemDraw>& items, const std::vector<ItemRun>& base,
    const std::vector<std::size_t>& finished)
{
    Truth truth;
    truth.base = meanLead(clock, items, base, finished);
    for (std::size_t s = 0; s < team.stages.size(); ++s)
        truth.gains.push_back(truth.base - meanLead(clock, items, run(team, clock, items, Otherwise {static_cast<int>(s), 0.8}), finished));
    truth.best = static_cast<std::size_t>(std::ranges::max_element(truth.gains) - truth.gains.begin());
    stats::Random random(team.seed + 5);
    truth.asked = random.below(team.stages.size());
    truth.difference =
        meanLead(clock, items, run(team, clock, items, Otherwise {static_cast<int>(truth.asked), 0.5}), finished) - truth.base;
    truth.other = drawOther(team, random);
    truth.otherDifference = meanLead(clock, items, run(team, clock, items, truth.other), finished, truth.other) - truth.base;
    return truth;
}

void askWhatIfs(const Team& team, const analysis::Facts& facts, const Truth& truth, const simulation::StreamModel& model, Outcome& out)
{
    out.whatIf.truth = truth.difference;
    out.other.truth = truth.otherDifference;
    out.otherLever = truth.other.arrivals != 1 ? "arrivals" : truth.other.nobodyWaits ? "wait" : "capacity";
    if (model.observed().empty())
        return;
    SilentProgress silent;
    const simulation::Predictor predictor(model, silent);
    const bool believed = std::ranges::all_of(simulation::checkAll(model, predictor, silent), &simulation::Check::ok);
    const auto ask = [&](const simulation::Change& change, double of) {
        Answer answer;
        answer.truth = of;
        const std::array changes {change};
        if (!simulation::refusal(model, changes, silent).empty())
            return answer;
        const auto prediction = predictor.predict(changes, silent);
        answer.given = prediction.difference, answer.low = prediction.low, answer.high = prediction.high;
        answer.trusted = believed && simulation::checkWidth(prediction).ok;
        return answer;
    };
    if (const auto row = rowOf(facts, team.stages[truth.asked].name))
        out.whatIf = ask({simulation::Lever::Work, *row, true, 0.5}, truth.difference);
    if (truth.other.arrivals != 1) {
        out.other = ask({simulation::Lever::Arrivals, 0, true, truth.other.arrivals}, truth.otherDifference);
    } else if (const auto row = rowOf(facts, team.stages[static_cast<std::size_t>(truth.other.stage)].name)) {
        const auto& fit = model.fits()[model.work().stationOf[*row]];
        if (truth.other.nobodyWaits)
            out.other = ask({simulation::Lever::Wait, *row, true, 0}, truth.otherDifference);
        else
            out.other =
                ask({simulation::Lever::Capacity, *row, false, static_cast<double>(fit.chosen.capacity + 1)}, truth.otherDifference);
    }
}

Outcome measure(std::uint64_t seed, Broken broken, const std::string& folder)
{
    Outcome out;
    out.seed = seed;
    out.broken = broken;
    const Team team = drawTeam(seed, broken);
    out.team = team;
    const Clock clock(team);
    const auto items = drawItems(team, clock);
    const auto base = run(team, clock, items, Otherwise {});
    const Export log = exportOf(team, clock, items, base);
    if (!folder.empty())
        std::ofstream(folder + "/" + std::to_string(seed) + ".csv") << log.csv;
    const Truth truth = truthOf(team, clock, items, base, log.finished);
    out.observed = truth.base;
    const std::string zone = seed % 2 == 0 ? team.zone : "UTC";
    const auto facts = factsOf(log.csv, zone, "bottleneck_accuracy_" + std::to_string(seed) + ".csv");
    SilentProgress silent;
    const auto began = std::chrono::steady_clock::now();
    const simulation::StationLog station = analysis::stationLogOf(*facts, {}, silent);
    const simulation::Gains gains = simulation::simulateGains(station, 1, silent, simulation::Doubted::Compute);
    out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    const auto stream = analysis::measureStream(*facts, {}, analysis::Level::Stage, silent);
    out.shown = gains.trusted();
    if (gains.failed() != nullptr)
        out.failed = gains.failed()->name;
    const auto trueGain = [&](std::size_t row) {
        for (std::size_t s = 0; s < team.stages.size(); ++s) {
            if (rowOf(*facts, team.stages[s].name) == row)
                return truth.gains[s];
        }
        return 0.0;
    };
    double mostTime = -1, mostWait = -1;
    for (std::size_t row = 0; row < stream.stages.size(); ++row) {
        const auto& stage = stream.stages[row];
        if (!stage.inStream())
            continue;
        const double wait = stage.waitPerItemSeconds.value_or(0);
        const double time = wait + stage.workPerItemSeconds.value_or(0);
        if (time > mostTime)
            mostTime = time, out.longestTime = trueGain(row) / truth.gains[truth.best];
        if (wait > mostWait && wait > 0)
            mostWait = wait, out.longestWait = trueGain(row) / truth.gains[truth.best];
        out.medians += stage.time.p50.value_or(0);
    }
    if (mostWait < 0)
        out.longestWait = out.longestTime;
    if (!gains.stages.empty()) {
        const auto& top = gains.stages.front();
        out.truth = trueGain(top.stage);
        out.hit = out.truth / truth.gains[truth.best];
        out.gain = top.mean, out.low = top.low, out.high = top.high;
    }
    out.whatIfMean = truth.base + truth.difference;
    const simulation::StreamModel model(station, 1, silent);
    askWhatIfs(team, *facts, truth, model, out);
    for (const auto& stage : team.stages) {
        const auto row = rowOf(*facts, stage.name);
        if (!row) {
            out.readings += " ?";
            continue;
        }
        const auto& fit = model.fits()[model.work().stationOf[*row]];
        out.readings += std::string(" ") + wordOf(fit.chosen.reading) + std::to_string(fit.chosen.capacity) + "/"
            + (stage.pool < 0 ? "-" : std::to_string(team.people[static_cast<std::size_t>(stage.pool)]));
    }
    if (team.officeHours) {
        const auto pattern = simulation::inferPattern(station);
        char text[96];
        std::snprintf(text, sizeof text, " hours %d-%d (%s %.0f+%.0f, %zu off)", pattern ? pattern->fromMinute : -1,
            pattern ? pattern->toMinute : -1, team.zone.c_str(), team.fromHour, team.hours, pattern ? pattern->off.size() : 0);
        out.readings += text;
    }
    if (model.pasts().size() > 1) {
        char text[64];
        std::snprintf(text, sizeof text, " past %.3f len %d", model.pasts().front().misfit, model.pasts().front().length > 0);
        out.readings += text;
    }
    for (const auto& check : gains.checks) {
        char text[64];
        std::snprintf(text, sizeof text, " %s%s=%.2f", check.ok ? "" : "!", check.name.c_str(), check.value.value_or(-1));
        out.readings += text;
    }
    return out;
}

double rank(std::vector<double> values, double p)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(std::ceil(p * static_cast<double>(values.size()))) - 1];
}

using Outcomes = std::vector<Outcome>;
double share(const Outcomes& of, const std::function<bool(const Outcome&)>& holds)
{
    return of.empty() ? 0 : static_cast<double>(std::ranges::count_if(of, holds)) / static_cast<double>(of.size());
}
std::vector<double> each(const Outcomes& of, const std::function<double(const Outcome&)>& value)
{
    std::vector<double> values;
    std::ranges::transform(of, std::back_inserter(values), value);
    return values;
}
double gainError(const Outcome& o)
{
    return std::abs(o.gain - o.truth) / std::max(1.0, std::abs(o.truth));
}
double errorOf(const Answer& answer)
{
    return std::abs(answer.given - answer.truth) / std::max(1.0, std::abs(answer.truth));
}
double differenceError(const Outcome& o)
{
    return errorOf(o.whatIf);
}
bool inside(const Outcome& o)
{
    return o.low <= o.truth && o.truth <= o.high;
}
double width(const Outcome& o)
{
    return (o.high - o.low) / std::max(1.0, o.gain);
}
void printTable(const Outcomes& all)
{
    Outcomes shown;
    std::ranges::copy_if(all, std::back_inserter(shown), &Outcome::shown);
    std::printf("| %zu streams | all | shown |\n|---|---|---|\n", all.size());
    const auto row = [&](const char* what, const std::function<double(const Outcomes&)>& figure) {
        std::printf("| %s | %.3f | %.3f |\n", what, figure(all), figure(shown));
    };
    row("chosen stage has >= 90 %% of the best true gain",
        [](const Outcomes& o) { return share(o, [](const Outcome& x) { return x.hit >= 0.9; }); });
    row("error of its gain, median", [](const Outcomes& o) { return rank(each(o, gainError), 0.5); });
    row("... 85th percentile", [](const Outcomes& o) { return rank(each(o, gainError), 0.85); });
    row("truth inside the interval", [](const Outcomes& o) { return share(o, inside); });
    row("median width / gain", [](const Outcomes& o) { return rank(each(o, width), 0.5); });
    std::printf("| shown as simulation | %.3f | |\n", share(all, [](const Outcome& x) { return x.shown; }));
    row("toy: longest stage", [](const Outcomes& o) { return share(o, [](const Outcome& x) { return x.longestTime >= 0.9; }); });
    row("toy: longest wait", [](const Outcomes& o) { return share(o, [](const Outcome& x) { return x.longestWait >= 0.9; }); });
    row("toy: nothing changes, mean within 10 %%",
        [](const Outcomes& o) { return share(o, [](const Outcome& x) { return std::abs(x.whatIf.truth) <= 0.1 * x.whatIfMean; }); });
    row("toy: sum of medians within 25 %% of the mean",
        [](const Outcomes& o) { return share(o, [](const Outcome& x) { return std::abs(x.medians - x.observed) <= 0.25 * x.observed; }); });
    row("slowest, seconds", [](const Outcomes& o) { return rank(each(o, [](const Outcome& x) { return x.seconds; }), 1); });
}

void printAnswers(const Outcomes& all)
{
    std::printf("\n| What-if | asked | trusted | mean within 10 %%%% | difference error median / p85 | truth inside "
                "|\n|---|---|---|---|---|---|\n");
    const auto row = [&](const std::string& lever, const Answer Outcome::*answer) {
        Outcomes asked, trusted;
        std::ranges::copy_if(all, std::back_inserter(asked), [&](const Outcome& o) { return lever == "work" || o.otherLever == lever; });
        std::ranges::copy_if(asked, std::back_inserter(trusted), [&](const Outcome& o) { return (o.*answer).trusted; });
        const auto within = [&](const Outcome& o) {
            const Answer& a = o.*answer;
            return std::abs(a.given - a.truth) <= 0.1 * (o.observed + a.truth);
        };
        const auto covered = [&](const Outcome& o) {
            return (o.*answer).low <= (o.*answer).truth && (o.*answer).truth <= (o.*answer).high;
        };
        const auto errors = each(trusted, [&](const Outcome& o) { return errorOf(o.*answer); });
        std::printf("| %s | %zu | %zu | %.3f | %.3f / %.3f | %.3f |\n", lever.c_str(), asked.size(), trusted.size(), share(trusted, within),
            rank(errors, 0.5), rank(errors, 0.85), share(trusted, covered));
    };
    row("work", &Outcome::whatIf);
    for (const char* lever : {"capacity", "wait", "arrivals"})
        row(lever, &Outcome::other);
}

void printSplits(const Outcomes& all)
{
    std::printf(
        "\n| | n | hit | gain error median / p85 | inside | width | difference error median / p85 |\n|---|---|---|---|---|---|---|\n");
    const auto row = [&](const char* what, const std::function<bool(const Outcome&)>& belongs) {
        Outcomes of;
        std::ranges::copy_if(all, std::back_inserter(of), [&](const Outcome& o) { return o.shown && belongs(o); });
        std::printf("| %s | %zu | %.2f | %.1f / %.1f %% | %.2f | %.2f | %.1f / %.1f %% |\n", what, of.size(),
            share(of, [](const Outcome& x) { return x.hit >= 0.9; }), 100 * rank(each(of, gainError), 0.5),
            100 * rank(each(of, gainError), 0.85), share(of, inside), rank(each(of, width), 0.5),
            100 * rank(each(of, differenceError), 0.5), 100 * rank(each(of, differenceError), 0.85));
    };
    const auto isShared = [](const Outcome& o) { return std::ranges::any_of(o.team.stages, &TeamStage::shared); };
    row("first come", [&](const Outcome& o) { return !isShared(o) && o.team.order == Order::FirstCome; });
    row("random", [&](const Outcome& o) { return !isShared(o) && (o.team.order == Order::Random || o.team.order == Order::RandomKept); });
    row("urgent first", [&](const Outcome& o) { return !isShared(o) && o.team.order == Order::UrgentFirst; });
    row("shared attention", isShared);
    const auto sees = [](const Outcome& o) { return std::ranges::any_of(o.team.stages, &TeamStage::queueSeen); };
    row("queues hidden", [&](const Outcome& o) { return !sees(o); });
    row("some queues seen", sees);
    row("office hours", [](const Outcome& o) { return o.team.officeHours; });
    row("always", [](const Outcome& o) { return !o.team.officeHours; });
    row("cut", [](const Outcome& o) { return o.team.cut; });
    row("whole", [](const Outcome& o) { return !o.team.cut; });
    row("late starts", [](const Outcome& o) { return o.team.startsLate > 0; });
    row("idle stage", [](const Outcome& o) { return std::ranges::any_of(o.team.stages, [](const TeamStage& s) { return s.pool < 0; }); });
}

void printEach(const Outcome& o)
{
    std::printf(
        "%3llu %d%s%s%s%s %s hit %.2f gain %+.3f in %d width %.2f diff %+.3f (%.3f) %s%s whatif %s %.2f %s %s %+.3f (%+.3f) %.2fs |%s\n",
        static_cast<unsigned long long>(o.seed), static_cast<int>(o.team.order), o.team.cut ? " cut" : "",
        o.team.officeHours ? " office" : "", o.team.startsLate > 0 ? " late" : "",
        std::ranges::any_of(o.team.stages, &TeamStage::shared) ? " ps" : "", nameOf(o.broken), o.hit, o.gain / std::max(1.0, o.truth) - 1,
        inside(o), width(o), o.whatIf.given / std::min(-1.0, o.whatIf.truth) - 1, std::abs(o.whatIf.truth) / std::max(1.0, o.observed),
        o.shown ? "shown" : "refused ", o.failed.c_str(), o.whatIf.trusted ? "yes" : "no",
        (o.whatIf.high - o.whatIf.low) / std::max(1.0, std::abs(o.whatIf.given)), o.otherLever.c_str(), o.other.trusted ? "yes" : "no",
        (o.other.given - o.other.truth) / std::max(1.0, std::abs(o.other.truth)), o.other.truth / std::max(1.0, o.observed), o.seconds,
        o.readings.c_str());
    std::fflush(stdout);
}

void printBroken(const Outcomes& broken)
{
    std::printf("\n| Broken on purpose | shown: n, error median / p85 | refused: n, error median |\n|---|---|---|\n");
    const auto row = [&](const char* what, const std::function<bool(const Outcome&)>& belongs) {
        std::vector<double> shown;
        std::vector<double> refused;
        for (const Outcome& o : broken) {
            if (belongs(o))
                (o.shown ? shown : refused).push_back(gainError(o));
        }
        std::printf("| %s | %zu, %.1f / %.1f %% | %zu, %.1f %% |\n", what, shown.size(), 100 * rank(shown, 0.5), 100 * rank(shown, 0.85),
            refused.size(), 100 * rank(refused, 0.5));
    };
    for (int kind = 1; kind <= static_cast<int>(Broken::QueueOnMost); ++kind)
        row(nameOf(static_cast<Broken>(kind)), [kind](const Outcome& o) { return static_cast<int>(o.broken) == kind; });
    row("all", [](const Outcome&) { return true; });
}

} // namespace

int main(int argc, char** argv)
{
    std::uint64_t first = 1;
    std::uint64_t streams = 60;
    std::uint64_t brokenStreams = 0;
    bool showEach = false;
    std::string folder;
    for (int i = 1; i < argc; ++i) {
        const auto is = [&](const char* name) { return std::strcmp(argv[i], name) == 0; };
        if (is("--each"))
            showEach = true;
        else if (i + 1 < argc && is("--first"))
            first = std::strtoull(argv[++i], nullptr, 10);
        else if (i + 1 < argc && is("--streams"))
            streams = std::strtoull(argv[++i], nullptr, 10);
        else if (i + 1 < argc && is("--broken"))
            brokenStreams = std::strtoull(argv[++i], nullptr, 10);
        else if (i + 1 < argc && is("--write"))
            folder = argv[++i];
    }
    Outcomes good;
    for (std::uint64_t seed = first; seed < first + streams; ++seed) {
        good.push_back(measure(seed, Broken::No, folder));
        if (showEach)
            printEach(good.back());
    }
    Outcomes broken;
    for (std::uint64_t i = 0; i < brokenStreams; ++i) {
        const auto kind = static_cast<Broken>(1 + i % static_cast<std::uint64_t>(Broken::QueueOnMost));
        broken.push_back(measure(10000 + first + i, kind, folder));
        if (showEach)
            printEach(broken.back());
    }
    if (!good.empty()) {
        printTable(good);
        printAnswers(good);
        printSplits(good);
    }
    if (!broken.empty())
        printBroken(broken);
    return EXIT_SUCCESS;
}
