// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The items behind a stage of the ranking, and what a replay of them was held to.
#include "core/stats/summary.h"
#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/views/bottlenecks_texts.h"
#include "ui/views/value_axis.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace weir::ui {

namespace {

constexpr std::size_t mostLongest = 4;
constexpr double shownShare = 0.98; ///< of the items: the longest few would press all others together

struct BottlenecksItems {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::BottlenecksItems)
};

double dayOf(Instant t, const Zone& zone)
{
    const Day day = zone.dayOf(t);
    return static_cast<double>(day.time_since_epoch().count()) + weir::seconds(t - zone.startOf(day)) / 86'400;
}

/// The 85th percentile (nearest rank) of what has ended.
double slowFrom(const StageWaits& waits)
{
    std::vector<double> done;
    for (const StageWait& wait : waits.waits)
        if (!wait.open)
            done.push_back(wait.seconds());
    return stats::percentile(done, 0.85).value_or(0);
}

/// Rows, the longest first.
std::vector<std::size_t> longestWaits(const StageWaits& waits, std::size_t most)
{
    std::vector<std::size_t> rows(waits.waits.size());
    std::iota(rows.begin(), rows.end(), std::size_t {0});
    const auto count = static_cast<std::ptrdiff_t>(std::min(most, rows.size()));
    std::ranges::partial_sort(rows, rows.begin() + count, [&waits](std::size_t a, std::size_t b) {
        const double x = waits.waits[a].seconds();
        const double y = waits.waits[b].seconds();
        return x != y ? x > y : a < b;
    });
    rows.resize(static_cast<std::size_t>(count));
    return rows;
}

struct CheckName {
    const char* name;
    const char* words;
    const char* unit; ///< "" a count, "%" a share, "r" a plain figure
    bool least; ///< the limit is the least that will do
};

} // namespace

std::vector<CheckText> checkTexts(const analysis::BottleneckRanking& ranking)
{
    static constexpr auto names = std::to_array<CheckName>({
        {"few", QT_TRANSLATE_NOOP("weir::ui::BottlenecksItems", "Finished items"), "", true},
        {"part", QT_TRANSLATE_NOOP("weir::ui::BottlenecksItems", "Lead times at one end of the log differ from those beside it, times"),
            "r", false},
        {"hours", QT_TRANSLATE_NOOP("weir::ui::BottlenecksItems", "Outside the working hours that were decided"), "%", false},
        {"limit", QT_TRANSLATE_NOOP("weir::ui::BottlenecksItems", "Stages in which items wait for somebody"), "", true},
        {"short", QT_TRANSLATE_NOOP("weir::ui::BottlenecksItems", "How long what was there before is felt, of the log"), "%", false},
        {"base", QT_TRANSLATE_NOOP("weir::ui::BottlenecksItems", "The replay misses the observed mean by"), "%", false},
        {"idle", QT_TRANSLATE_NOOP("weir::ui::BottlenecksItems", "Waiting while somebody was free"), "%", false},
        {"size", QT_TRANSLATE_NOOP("weir::ui::BottlenecksItems", "Whose turn comes: mean rank by size, 0 small to 1 large"), "r", false},
        {"load", QT_TRANSLATE_NOOP("weir::ui::BottlenecksItems", "Work that changes with how much is there, correlation"), "r", false},
        {"steady", QT_TRANSLATE_NOOP("weir::ui::BottlenecksItems", "One third of the log gets more done than another by"), "%", false},
        {"batch", QT_TRANSLATE_NOOP("weir::ui::BottlenecksItems", "Moves entered together with others"), "%", false},
        {"wide", QT_TRANSLATE_NOOP("weir::ui::BottlenecksItems", "Width of the interval of the largest gain, times that gain"), "r", false},
    });
    std::vector<CheckText> texts;
    for (const simulation::Check& check : ranking.checks) {
        const auto known = std::ranges::find_if(names, [&check](const CheckName& name) { return check.name == name.name; });
        if (known == names.end())
            continue;
        const std::string_view unit = known->unit;
        const auto figure = [unit](double value) {
            return unit == "%" ? percentText(value) : unit.empty() ? countText(static_cast<std::int64_t>(value)) : figureText(value);
        };
        CheckText text;
        text.name = BottlenecksItems::tr(known->words);
        text.found = check.value ? figure(*check.value) : BottlenecksItems::tr("nothing to check it on");
        if (check.name == "size") // the limit is how far from the middle
            text.limit = BottlenecksItems::tr("%1 to %2").arg(figure(0.5 - check.limit), figure(0.5 + check.limit));
        else
            text.limit = (known->least ? BottlenecksItems::tr("at least %1") : BottlenecksItems::tr("at most %1")).arg(figure(check.limit));
        text.ok = check.value ? std::optional(check.ok) : std::nullopt;
        texts.push_back(text);
    }
    return texts;
}

ReplayPicture replayPicture(const analysis::ReplayShape& replay)
{
    ReplayPicture picture;
    double most = 0;
    for (const analysis::ReplayShape::Point& point : replay.points) {
        picture.points.push_back({point.share, point.observed, point.replayed});
        if (point.share <= shownShare)
            most = std::max({most, point.observed, point.replayed});
    }
    const ValueAxis axis = valueAxis(most > 0 ? most : 86'400, durationUnit(most > 0 ? most : 86'400));
    picture.top = axis.top;
    picture.timeTicks = axis.ticks;
    for (const double share : {0.0, 0.5, 0.85, 1.0})
        picture.shareTicks.push_back({share, percentText(share)});
    picture.observedName = BottlenecksItems::tr("what happened, mean %1").arg(durationText(replay.observedMean));
    picture.replayedName = BottlenecksItems::tr("the replay, mean %1").arg(durationText(replay.replayedMean));
    return picture;
}

QString replayText(const analysis::ReplayShape& replay)
{
    return replay.points.empty() ? QString()
                                 : BottlenecksItems::tr("Lead times: the mean was %1, the replay makes it %2.", "duration, duration")
                                       .arg(durationText(replay.observedMean), durationText(replay.replayedMean));
}

QString causesText(const analysis::BottleneckEntry& entry)
{
    if (!entry.waiting) {
        switch (entry.waitingUnknown) {
        case analysis::CausesUnknown::NotAsked:
        case analysis::CausesUnknown::NobodyWorks:
            break;
        case analysis::CausesUnknown::HiddenStarts:
            return BottlenecksItems::tr("The log does not tell when work began here, so nobody knows what items waited for.");
        case analysis::CausesUnknown::FewVisits:
            return BottlenecksItems::tr("Too few visits were seen to begin here to tell what items waited for.");
        }
        return {};
    }
    const analysis::WaitingCauses& causes = *entry.waiting;
    if (!(causes.wait > 0))
        return {};
    QStringList parts;
    const auto add = [&](double seconds, const QString& words) {
        if (seconds >= 0.005 * causes.wait)
            parts << words.arg(percentText(seconds / causes.wait));
    };
    add(causes.offHours, BottlenecksItems::tr("%1 outside working hours", "34 %"));
    add(causes.batching, BottlenecksItems::tr("%1 until several were begun together", "34 %"));
    add(causes.contention, BottlenecksItems::tr("%1 while everybody was busy", "34 %"));
    add(causes.unexplained, BottlenecksItems::tr("%1 unexplained", "34 %"));
    return BottlenecksItems::tr("Of %1 that a visit waited on average: %2 (n = %3).", "5.3 d, causes, visits")
        .arg(durationText(causes.wait), parts.join(BottlenecksItems::tr(", ", "between causes")), countText(causes.visits));
}

QString waitsTitle(const StageWaits& waits, const QString& stage)
{
    return waits.waiting ? BottlenecksItems::tr("Longest waits for %1").arg(stage)
                         : BottlenecksItems::tr("Longest visits to %1").arg(stage);
}

AttentionRow::Words waitWords(const StageWaits& waits, std::size_t row, const analysis::Facts& facts)
{
    const StageWait& wait = waits.waits[row];
    AttentionRow::Words words;
    words.icon = wait.open ? QStringLiteral("hourglass") : QStringLiteral("circle-check");
    words.mark = wait.open ? Token::AttentionMark : Token::TextTertiary;
    words.ink = Token::TextPrimary;
    words.key = QString::fromUtf8(facts.data->items.key[wait.item].data(), static_cast<qsizetype>(facts.data->items.key[wait.item].size()));
    const std::string_view title = facts.data->items.title[wait.item];
    words.title = QString::fromUtf8(title.data(), static_cast<qsizetype>(title.size()));
    if (wait.open)
        words.reason = waits.waiting ? BottlenecksItems::tr("still waiting") : BottlenecksItems::tr("still there");
    else if (wait.round > 1)
        words.reason = BottlenecksItems::tr("round %1").arg(wait.round);
    else
        words.reason = wait.overtaken ? BottlenecksItems::tr("overtaken") : BottlenecksItems::tr("first round");
    words.measure = durationText(wait.seconds());
    return words;
}

QString spectrumCaption(const StageItems& items)
{
    const StageWaits& waits = items.waits;
    if (waits.waits.empty())
        return BottlenecksItems::tr("Nothing passed here in the time chosen.");
    QString lines =
        waits.waiting ? BottlenecksItems::tr("Asked for above, taken up below") : BottlenecksItems::tr("Came above, left below");
    if (items.drawn.size() < waits.waits.size())
        lines +=
            BottlenecksItems::tr(", %1 of %2 drawn", "4,000 of 120,000")
                .arg(countText(static_cast<std::int64_t>(items.drawn.size())), countText(static_cast<std::int64_t>(waits.waits.size())));
    if (waits.done == 0)
        return lines + QLatin1Char('.');
    return BottlenecksItems::tr("%1; crossing lines overtook (%2 of %3 were overtaken). Ochre: the longest 15\u202F%.")
        .arg(lines, percentText(static_cast<double>(waits.overtaken) / static_cast<double>(waits.done)),
            countText(static_cast<std::int64_t>(waits.done)));
}

std::shared_ptr<const StageItems> makeStageItems(const analysis::FactsPtr& facts, const Selection& selection,
    const analysis::StreamResult& stream, std::size_t stage, Progress& progress)
{
    auto items = std::make_shared<StageItems>();
    items->facts = facts;
    items->waits = stageWaits(*facts, selection, stream.stages[stage], stage, progress);
    items->longest = longestWaits(items->waits, mostLongest);
    progress.checkpoint();
    const Zone& zone = facts->calendar.zone();
    SpectrumPicture& picture = items->spectrum;
    picture.from = dayOf(stream.window.observed().from, zone);
    picture.to = std::max(picture.from + 1, dayOf(stream.window.stateAt(), zone));
    const double slow = slowFrom(items->waits);
    const std::size_t count = items->waits.waits.size();
    const std::size_t lines = std::min(count, mostSpectrumLines);
    for (std::size_t line = 0; line < lines; ++line) {
        const std::size_t row = line * count / lines;
        const StageWait& wait = items->waits.waits[row];
        items->drawn.push_back(row);
        picture.lines.push_back({dayOf(wait.from, zone), dayOf(wait.to, zone), wait.seconds() > slow, wait.open});
    }
    picture.timeTicks = timeTicks(picture.from, picture.to, picture.to - picture.from > 200 ? Bucket::Month : Bucket::Week);
    return items;
}

} // namespace weir::ui
