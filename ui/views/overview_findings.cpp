// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/format/ranking_text.h"
#include "ui/format/time_text.h"
#include "ui/views/overview_texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace weir::ui {

namespace {

struct OverviewText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::OverviewText)
};

using analysis::StreamResult;
using analysis::StreamStage;

constexpr double noticeable = 0.05; // of the mean lead time: below, a stage did not change
constexpr std::int64_t fewItems = 10;

QString nameOf(const StreamStage& stage)
{
    return QString::fromStdString(stage.name);
}

/// The other window says something of items.
bool knowsBefore(const OverviewData& data)
{
    if (data.before == nullptr)
        return false;
    const TimeWindow observed = data.before->window.observed();
    return !data.compared || observed.from < observed.to;
}

/// "the 12 weeks before", or the days that somebody chose to compare with.
QString otherWindow(const OverviewData& data)
{
    const analysis::ResolvedWindow& window = data.before->window;
    const Zone& zone = data.facts->calendar.zone();
    return data.compared ? daysText(*data.compared, zone, data.stream->window.now)
                         : OverviewText::tr("the %1 before").arg(spanText(window.first, window.asked.to, zone));
}

QString spanBefore(const OverviewData& data)
{
    const analysis::ResolvedWindow& window = data.before->window;
    return spanText(window.first, window.asked.to, data.facts->calendar.zone());
}

Destination toItems(const QString& title, ItemFinder find)
{
    return {.place = QStringLiteral("items"), .title = title, .find = std::move(find)};
}

FindingText finding(const QString& name, const QString& icon)
{
    FindingText text;
    text.name = name;
    text.words.icon = icon;
    return text;
}

FindingText bottleneck(const OverviewData& data)
{
    FindingText text = finding(QStringLiteral("findingBottleneck"), QStringLiteral("hourglass"));
    const analysis::BottleneckRanking& ranking = data.stream->ranking;
    const analysis::BottleneckEntry* const first = ranking.standout();
    if (first == nullptr) {
        text.words.title = OverviewText::tr("No stage stands out");
        text.words.detail = ranking.undecided ? undecidedText(ranking.undecided)
            : ranking.entries.empty() ? OverviewText::tr("No stage lies in the stream: every status counts as outside, done or discarded.")
                                      : methodText(ranking);
        if (ranking.undecided) { // the map says what would tell more
            text.words.link = OverviewText::tr("Map");
            text.to.place = QStringLiteral("map");
        }
        return text;
    }
    // Only the replay can say what a change would gain; signals point to a stage and claim no more.
    text.words.title = (ranking.method == "simulation" ? OverviewText::tr("%1 is where a change would gain most")
                                                       : OverviewText::tr("The signals point to %1"))
                           .arg(QString::fromStdString(first->stage));
    text.words.detail = reasonText(first->reason);
    text.words.link = OverviewText::tr("Map");
    text.to.place = QStringLiteral("map");
    return text;
}

/// The stage whose share of an item's time moved most against the window before.
struct Move {
    std::size_t stage = 0;
    bool wait = false;
    double was = 0, is = 0;
    [[nodiscard]] double size() const { return std::abs(is - was); }
};

std::optional<Move> largestMove(const StreamResult& now, const StreamResult& before)
{
    std::optional<Move> largest;
    const auto consider = [&largest](const Move& move) {
        if (!largest || move.size() > largest->size())
            largest = move;
    };
    for (std::size_t s = 0; s < now.stages.size(); ++s) {
        const auto same = std::ranges::find(before.stages, now.stages[s].name, &StreamStage::name);
        if (same == before.stages.end())
            continue;
        if (now.stages[s].waitPerItemSeconds && same->waitPerItemSeconds)
            consider({s, true, *same->waitPerItemSeconds, *now.stages[s].waitPerItemSeconds});
        if (now.stages[s].workPerItemSeconds && same->workPerItemSeconds)
            consider({s, false, *same->workPerItemSeconds, *now.stages[s].workPerItemSeconds});
    }
    return largest;
}

FindingText change(const OverviewData& data)
{
    FindingText text = finding(QStringLiteral("findingChange"), QStringLiteral("chart-line"));
    if (!knowsBefore(data)) {
        text.words.title = OverviewText::tr("Nothing to compare with yet");
        text.words.detail = OverviewText::tr("Choose a window that has as much time before it: drag over the weeks above.");
        return text;
    }
    if (data.before->finished < fewItems || data.stream->finished < fewItems) {
        text.words.title = OverviewText::tr("Too few items to compare");
        text.words.detail = OverviewText::tr("%1 finished here, %2 in %3; from 10 on each it can be told.")
                                .arg(countText(data.stream->finished), countText(data.before->finished), otherWindow(data));
        return text;
    }
    const auto move = largestMove(*data.stream, *data.before);
    if (!move || move->size() < noticeable * data.stream->totals.leadTime.mean.value_or(0)) {
        text.words.title = data.compared ? OverviewText::tr("No stage differs much from %1", "days").arg(otherWindow(data))
                                         : OverviewText::tr("No stage changed much in %1").arg(spanBefore(data));
        text.words.detail = OverviewText::tr("None by more than 5%1% of the time an item takes.").arg(narrowSpace);
        return text;
    }
    const StreamStage& stage = data.stream->stages[move->stage];
    const QString name = nameOf(stage);
    const QString size = durationWords(move->size());
    const bool queue = stage.kind == "work";
    if (move->wait && queue)
        text.words.title = move->is > move->was ? OverviewText::tr("Waiting for %1 grew by %2 an item").arg(name, size)
                                                : OverviewText::tr("Waiting for %1 fell by %2 an item").arg(name, size);
    else
        text.words.title = move->is > move->was ? OverviewText::tr("Time in %1 grew by %2 an item").arg(name, size)
                                                : OverviewText::tr("Time in %1 fell by %2 an item").arg(name, size);
    text.words.detail =
        OverviewText::tr("From %1 to %2 on average, against %3.").arg(durationWords(move->was), durationWords(move->is), otherWindow(data));
    text.words.link = OverviewText::tr("Items");
    text.to = toItems(move->wait && queue ? OverviewText::tr("Waited for %1").arg(name) : name, itemsInStages(*data.stream, {move->stage}));
    return text;
}

/// When the window's end lies in the past: "as of 3 May 2026". Of such a day nothing "is", and nothing was "ago".
QString pastEnd(const OverviewData& data)
{
    const analysis::ResolvedWindow& window = data.stream->window;
    const Zone& zone = data.facts->calendar.zone();
    return endsToday(window.stateTo(), zone, window.now) ? QString() : asOfText(window.stateTo(), zone, window.now);
}

QString inProgressTitle(const OverviewData& data, const QString& asOf)
{
    const std::int64_t count = data.stream->inProgress;
    const bool past = !asOf.isEmpty();
    const QString wip = past ? (count == 1 ? OverviewText::tr("1 item was in progress %1").arg(asOf)
                                           : OverviewText::tr("%1 items were in progress %2").arg(countText(count), asOf))
        : count == 1         ? OverviewText::tr("1 item is in progress")
                             : OverviewText::tr("%1 items are in progress").arg(countText(count));
    const std::int64_t more = knowsBefore(data) ? count - data.before->inProgress : 0;
    if (more == 0)
        return wip;
    if (data.compared)
        return more > 0 ? OverviewText::tr("%1, %2 more than at the end of %3", "days").arg(wip, countText(more), otherWindow(data))
                        : OverviewText::tr("%1, %2 fewer than at the end of %3", "days").arg(wip, countText(-more), otherWindow(data));
    const QString span = spanBefore(data);
    if (past)
        return more > 0 ? OverviewText::tr("%1, %2 more than %3 before").arg(wip, countText(more), span)
                        : OverviewText::tr("%1, %2 fewer than %3 before").arg(wip, countText(-more), span);
    return more > 0 ? OverviewText::tr("%1, %2 more than %3 ago").arg(wip, countText(more), span)
                    : OverviewText::tr("%1, %2 fewer than %3 ago").arg(wip, countText(-more), span);
}

QString inProgressDetail(const OverviewData& data, bool past)
{
    const std::int64_t count = data.stream->inProgress;
    if (count == 0)
        return past ? OverviewText::tr("Everything that had been started was finished or discarded.")
                    : OverviewText::tr("Everything that was started is finished or was discarded.");
    if (!data.finished.value)
        return past ? OverviewText::tr("The window holds no whole week; how long they would take cannot be told.")
                    : OverviewText::tr("The window holds no whole week; how long they will take cannot be told.");
    if (*data.finished.value <= 0)
        return past ? OverviewText::tr("Nothing was finished a week; how long they would take cannot be told.")
                    : OverviewText::tr("Nothing is finished a week; how long they will take cannot be told.");
    const double weeks = static_cast<double>(count) / *data.finished.value;
    return (
        past ? OverviewText::tr("At %1 a week they were %2 of work ahead.") : OverviewText::tr("At %1 a week they are %2 of work ahead."))
        .arg(figureText(*data.finished.value), durationWords(weeks * 7 * 86400));
}

FindingText inProgress(const OverviewData& data)
{
    const StreamResult& stream = *data.stream;
    FindingText text = finding(QStringLiteral("findingWip"), QStringLiteral("list"));
    if (stream.inProgress == 0 && !knowsStages(stream)) {
        text.words.title = OverviewText::tr("What is in progress is not known");
        text.words.detail = OverviewText::tr("No status that items were in belongs to a stage of the stream.");
        return text;
    }
    const QString asOf = pastEnd(data);
    text.words.title = inProgressTitle(data, asOf);
    text.words.detail = inProgressDetail(data, !asOf.isEmpty());
    if (const std::int64_t maybe = stream.maybeInProgress; maybe > 0)
        text.words.detail += QLatin1Char(' ')
            + (maybe == 1 ? OverviewText::tr("Of 1 more item nobody knows whether it was in progress.")
                          : OverviewText::tr("Of %1 more items nobody knows whether they were in progress.").arg(countText(maybe)));
    if (stream.inProgress > 0) {
        text.words.link = OverviewText::tr("Items");
        text.to = toItems(OverviewText::tr("In the stream"), openItems());
    }
    return text;
}

/// How much of what was finished shows no loop, also none before the window.
QString withoutLoopText(const OverviewData& data)
{
    const std::int64_t finished = data.stream->finished;
    if (finished == 0 && data.stream->doneUndated > 0)
        return OverviewText::tr("Of what is done nobody knows since when.");
    if (finished == 0)
        return OverviewText::tr("Nothing was finished in this window.");
    const std::int64_t back = data.moved - data.straight;
    const std::int64_t unknown = finished - data.moved;
    QStringList texts {data.straight == finished
            ? OverviewText::tr("%1 moved on without a loop.").arg(countText(finished))
            : OverviewText::tr("%1 of %2 finished items show no loop.").arg(countText(data.straight), countText(finished))};
    if (back > 0)
        texts.append(OverviewText::tr("%1 came back before this window.").arg(countText(back)));
    if (unknown > 0)
        texts.append(OverviewText::tr("Of %1 the way is not known.").arg(countText(unknown)));
    return texts.join(QLatin1Char(' '));
}

/// The way on which most items left the stream, or its end, for where they were before it.
const analysis::StreamEdge* mostTakenOut(const StreamResult& stream)
{
    const analysis::StreamEdge* most = nullptr;
    for (const analysis::StreamEdge& edge : stream.edges) {
        const std::string& from = stream.stages[edge.from].kind;
        if (stream.stages[edge.to].kind == "outside" && from != "outside" && from != "discarded"
            && edge.count > (most == nullptr ? 0 : most->count))
            most = &edge;
    }
    return most;
}

FindingText rework(const OverviewData& data)
{
    const StreamResult& stream = *data.stream;
    FindingText text = finding(QStringLiteral("findingRework"), QStringLiteral("repeat-2"));
    const analysis::StreamEdge* most = nullptr;
    for (const analysis::StreamEdge& edge : stream.edges) {
        if (edge.backward && edge.from != edge.to && stream.stages[edge.from].inStream() && stream.stages[edge.to].inStream()
            && (most == nullptr || edge.count > most->count))
            most = &edge;
    }
    if (const analysis::StreamEdge* left = most == nullptr ? mostTakenOut(stream) : nullptr) {
        text.words.title = left->count == 1
            ? OverviewText::tr("One item went back from %1 to %2").arg(nameOf(stream.stages[left->from]), nameOf(stream.stages[left->to]))
            : OverviewText::tr("%1 times an item went back from %2 to %3")
                  .arg(countText(left->count), nameOf(stream.stages[left->from]), nameOf(stream.stages[left->to]));
        text.words.detail = OverviewText::tr("That lies outside the stream. Within it nothing came back to an earlier stage.");
        return text;
    }
    if (most == nullptr) {
        const bool known = !stream.edges.empty();
        text.words.title =
            known ? OverviewText::tr("Nothing came back to an earlier stage") : OverviewText::tr("Whether anything came back is not known");
        text.words.detail = known ? withoutLoopText(data) : OverviewText::tr("No move from stage to stage is known in this window.");
        return text;
    }
    const QString from = nameOf(stream.stages[most->from]);
    const QString to = nameOf(stream.stages[most->to]);
    text.words.title = most->share
        ? OverviewText::tr("%1 of what leaves %2 goes back to %3").arg(percentText(*most->share, most->count), from, to)
        : OverviewText::tr("%1 sends items back to %2").arg(from, to);
    const bool once = most->count == 1;
    const QString count = countText(most->count);
    if (most->costSeconds && *most->costSeconds > 0) {
        const QString cost = durationWords(*most->costSeconds);
        text.words.detail = once ? OverviewText::tr("Once; this item takes %1 longer than the others.").arg(cost)
                                 : OverviewText::tr("%1 times; these items take %2 longer than the others.").arg(count, cost);
    } else if (most->costSeconds) {
        text.words.detail = once ? OverviewText::tr("Once; this item is no dearer than the others.")
                                 : OverviewText::tr("%1 times; these items are no dearer than the others.").arg(count);
    } else {
        text.words.detail = once ? OverviewText::tr("Once; what it costs cannot be told yet.")
                                 : OverviewText::tr("%1 times; what it costs cannot be told yet.").arg(count);
    }
    text.words.link = OverviewText::tr("Items");
    text.to = toItems(
        OverviewText::tr("From %1 back to %2").arg(from, to), itemsOnEdges(stream, {static_cast<std::size_t>(most - stream.edges.data())}));
    return text;
}

/// "In Review", but not "In In Progress".
QString inStage(const QString& stage)
{
    return stage.startsWith(QLatin1String("In ")) ? stage : OverviewText::tr("In %1").arg(stage);
}

AttentionText itemRow(const OverviewData& data, const analysis::AttentionItem& item, bool rounds)
{
    const ItemColumns& items = data.facts->data->items;
    const std::string_view title = items.title[item.item];
    AttentionText text;
    text.words.key = QString::fromStdString(item.key);
    text.words.title = QString::fromUtf8(title.data(), static_cast<qsizetype>(title.size()));
    const QString stage = QString::fromStdString(item.stageName);
    const QString age = isKnown(item.age) ? coarseDurationText(seconds(item.age)) : OverviewText::tr("unknown");
    if (rounds) {
        text.words.icon = QStringLiteral("repeat-2");
        text.words.mark = Token::ReworkMark;
        text.words.ink = Token::ReworkText;
        text.words.reason = OverviewText::tr("Round %1 in %2, there for %3").arg(countText(item.rounds), stage, age);
        text.words.measure = countText(item.rounds) + QChar(0x00D7);
    } else {
        text.words.icon = QStringLiteral("clock-alert");
        text.words.reason = isKnown(item.threshold) ? OverviewText::tr("%1 for %2; 85%4% take less than %3")
                                                          .arg(inStage(stage), age, durationText(item.threshold), QString(narrowSpace))
                                                    : OverviewText::tr("%1 for %2").arg(inStage(stage), age);
        text.words.measure = age;
    }
    if (text.words.title.isEmpty())
        text.words.title = stage;
    text.to = toItems(text.words.key, theseItems(*data.facts->data, {item.item}));
    return text;
}

AttentionText queueRow(const analysis::StreamResult& stream, const analysis::GrowingQueue& queue)
{
    const QString stage = QString::fromStdString(queue.stageName);
    AttentionText text;
    text.words.icon = QStringLiteral("trending-up");
    text.words.key = OverviewText::tr("%1 queue").arg(stage);
    text.words.title =
        queue.waiting == 1 ? OverviewText::tr("1 item waits") : OverviewText::tr("%1 items wait").arg(countText(queue.waiting));
    text.words.reason = OverviewText::tr("%1 more arrive than leave a week").arg(figureText(queue.perWeek));
    text.words.measure = signedText(queue.perWeek);
    text.to = toItems(OverviewText::tr("Waiting for %1").arg(stage), itemsWaitingFor(stream, {queue.stage}));
    return text;
}

} // namespace

std::vector<FindingText> overviewFindings(const OverviewData& data)
{
    return {bottleneck(data), change(data), inProgress(data), rework(data)};
}

Destination allAttention(const OverviewData& data, std::size_t& count)
{
    std::set<std::uint32_t> items;
    for (const auto* list : {&data.attention.ageing, &data.attention.rounds}) {
        for (const analysis::AttentionItem& item : *list)
            items.insert(item.item);
    }
    count = items.size();
    return toItems(OverviewText::tr("Needs attention"), theseItems(*data.facts->data, {items.begin(), items.end()}));
}

std::vector<AttentionText> overviewAttention(const OverviewData& data, std::size_t most, std::size_t& total)
{
    const analysis::Attention& attention = data.attention;
    total = attention.ageing.size() + attention.rounds.size() + attention.growing.size();
    // One row each for a queue and a loop, if there are any; the rest for what is oldest.
    const std::size_t kept = (attention.growing.empty() ? 0U : 1U) + (attention.rounds.empty() ? 0U : 1U);
    std::vector<AttentionText> rows;
    for (std::size_t i = 0; i < attention.ageing.size() && rows.size() + kept < most; ++i)
        rows.push_back(itemRow(data, attention.ageing[i], false));
    const std::size_t beforeLoops = most - (attention.rounds.empty() ? 0U : 1U);
    for (std::size_t i = 0; i < attention.growing.size() && rows.size() < beforeLoops; ++i)
        rows.push_back(queueRow(*data.stream, attention.growing[i]));
    for (std::size_t i = 0; i < attention.rounds.size() && rows.size() < most; ++i)
        rows.push_back(itemRow(data, attention.rounds[i], true));
    return rows;
}

} // namespace weir::ui
