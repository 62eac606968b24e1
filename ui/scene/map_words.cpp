// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/ranking_text.h"
#include "ui/scene/map_elements.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace weir::ui {

using namespace diagram;
using Kind = MapElement::Kind;

namespace {

struct MapWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::MapWords)
};

/// Turns the figures of one element into lines.
class Describer {
public:
    Describer(const StreamLayout& layout, const analysis::StreamResult& stream, const TextFormat& format)
        : m_layout(layout)
        , m_stream(stream)
        , m_format(format)
    {
    }

    [[nodiscard]] QStringList stage(std::size_t index) const
    {
        const Column& c = m_layout.columns[index];
        QStringList lines = {QString::fromStdString(c.name)};
        if (c.folded)
            lines << MapWords::tr("%1 stages folded; Enter opens them").arg(c.members.size());
        if (c.team)
            lines << MapWords::tr("Team %1").arg(QString::fromStdString(*c.team));
        lines << MapWords::tr("Waits %1, is worked on %2 (means of finished items)").arg(duration(c.waitSeconds), duration(c.workSeconds));
        if (!c.folded)
            lines << MapWords::tr("Half of the visits take up to %1, 85 % up to %2").arg(duration(c.p50), duration(c.p85));
        lines << MapWords::tr("%1 visits; %2 items in work, %3 waiting").arg(count(c.visits), count(c.inWork), count(c.waiting));
        lines << accuracy(c);
        if (const std::int64_t out = movesOutside(c); out > 0)
            lines << (out == 1
                    ? MapWords::tr("1 move from here left the stream again; that is no return to a stage, so it does not count in C/A")
                    : MapWords::tr("%1 moves from here left the stream again; they are no return to a stage, so they do not "
                                   "count in C/A")
                          .arg(count(out)));
        if (c.known)
            lines << MapWords::tr("The time of %1 of its visits is known").arg(percent(*c.known));
        if (const auto* first = m_stream.ranking.standout(); c.bottleneck && first != nullptr)
            lines << reasonText(first->reason);
        return lines;
    }

    [[nodiscard]] QString accuracy(const Column& c) const
    {
        if (c.completeAndAccurate)
            return MapWords::tr("%1 go on complete and accurate, without coming back").arg(percent(*c.completeAndAccurate));
        if (c.handOvers > 0)
            return MapWords::tr("%1 of %2 went on without coming back, too few for a share")
                .arg(count(c.cleanHandOvers), count(c.handOvers));
        return MapWords::tr("How many go on without coming back is unknown");
    }

    [[nodiscard]] QStringList queue(std::size_t index) const
    {
        const Column& c = m_layout.columns[index];
        QStringList lines = {MapWords::tr("Waiting for %1").arg(QString::fromStdString(c.name))};
        const bool past = m_stream.window.last < m_stream.window.now; // the window ends before today
        if (!c.tellsWaiting && c.waiting == 0)
            return lines << MapWords::tr("Unknown: no queue of it is known");
        lines << (past ? MapWords::tr("%1 at the end of the window").arg(itemCount(c.waiting))
                       : MapWords::tr("%1 now").arg(itemCount(c.waiting)));
        if (c.waiting > 0)
            lines << MapWords::tr("The oldest waits for %1").arg(duration(c.oldestSeconds));
        if (c.waitP85)
            lines << MapWords::tr("85 % wait up to %1").arg(duration(c.waitP85));
        lines << MapWords::tr("Mean wait %1").arg(duration(c.waitSeconds));
        return lines;
    }

    [[nodiscard]] QStringList arrow(std::size_t index) const
    {
        const Arrow& a = m_layout.arrows[index];
        if (a.to == nothing)
            return {MapWords::tr("Finished"), itemCount(m_stream.finished)};
        const QString to = name(a.to);
        if (a.from == nothing)
            return {MapWords::tr("Into %1").arg(to)};
        std::int64_t taken = 0;
        std::optional<double> median;
        const std::vector<std::size_t> edges = edgesOf(m_layout, m_stream, a);
        for (const std::size_t row : edges)
            taken += m_stream.edges[row].count;
        if (edges.size() == 1) // medians of several do not add up
            median = m_stream.edges[edges.front()].time.p50;
        QStringList lines = {MapWords::tr("%1 to %2").arg(name(a.from), to),
            taken == 1 ? MapWords::tr("Taken once") : MapWords::tr("Taken %1 times").arg(count(taken))};
        if (median)
            lines << MapWords::tr("Half of them within %1, from entering %2").arg(duration(median), name(a.from));
        return lines;
    }

    [[nodiscard]] QStringList loop(std::size_t index) const
    {
        const ReworkLoop& l = m_layout.loops[index];
        QStringList lines = {MapWords::tr("%1 back to %2").arg(name(l.from), name(l.to))};
        lines << (l.from == nothing
                ? MapWords::tr("Taken %1 times, %2 of all that were finished").arg(count(l.count), percent(l.share.value_or(0)))
                : MapWords::tr("Taken %1 times, %2 of all that leave %3").arg(count(l.count), percent(l.share.value_or(0)), name(l.from)));
        if (l.costSeconds && *l.costSeconds <= 0) // a negative one is chance, or says that harder items did not come back
            lines << MapWords::tr("Items that took it are no dearer than others");
        else if (l.costSeconds)
            lines << MapWords::tr("Items that took it are under way %1 longer").arg(duration(l.costSeconds));
        return lines;
    }

    [[nodiscard]] QStringList strip(std::size_t index) const
    {
        const StripPart& p = m_layout.strip[index];
        if (p.tone == StripTone::Outside)
            return {MapWords::tr("Outside the stream"), MapWords::tr("%1 before or beside its stages").arg(duration(p.seconds))};
        if (p.tone == StripTone::Unknown)
            return {MapWords::tr("Unknown"), MapWords::tr("%1 of the lead time in no known stage").arg(duration(p.seconds))};
        const QString stage = QString::fromStdString(m_stream.stages[p.stage].name);
        if (p.last != p.stage)
            return {MapWords::tr("%1 to %2").arg(stage, QString::fromStdString(m_stream.stages[p.last].name)), duration(p.seconds)};
        return {stage,
            p.tone == StripTone::Wait ? MapWords::tr("Waits %1").arg(duration(p.seconds))
                                      : MapWords::tr("Is worked on %1").arg(duration(p.seconds))};
    }

    [[nodiscard]] QString duration(const std::optional<double>& seconds) const
    {
        return seconds ? QString::fromStdString(m_format.duration(*seconds)) : MapWords::tr("unknown");
    }
    [[nodiscard]] QString count(std::int64_t n) const { return QString::fromStdString(m_format.count(n)); }
    [[nodiscard]] QString itemCount(std::int64_t n) const
    {
        return n == 1 ? MapWords::tr("1 item") : MapWords::tr("%1 items").arg(count(n));
    }
    [[nodiscard]] QString percent(double ratio) const { return QString::fromStdString(m_format.percent(ratio)); }
    [[nodiscard]] QString name(std::size_t column) const
    {
        return column == nothing ? MapWords::tr("Finished") : QString::fromStdString(m_layout.columns[column].name);
    }

private:
    /// How often items went from the column back out, to a backlog or a list beside the stream.
    [[nodiscard]] std::int64_t movesOutside(const Column& column) const
    {
        std::int64_t moves = 0;
        for (const analysis::StreamEdge& edge : m_stream.edges) {
            const bool fromHere = std::ranges::find(column.members, edge.from) != column.members.end();
            moves += fromHere && m_stream.stages[edge.to].kind == "outside" ? edge.count : 0;
        }
        return moves;
    }

    const StreamLayout& m_layout;
    const analysis::StreamResult& m_stream;
    const TextFormat& m_format;
};

} // namespace

std::vector<std::size_t> edgesOf(const StreamLayout& layout, const analysis::StreamResult& stream, const Arrow& arrow)
{
    const auto has = [&layout](std::size_t column, std::size_t stage) {
        return column != nothing && std::ranges::find(layout.columns[column].members, stage) != layout.columns[column].members.end();
    };
    std::vector<std::size_t> edges;
    for (std::size_t row = 0; row < stream.edges.size(); ++row) {
        if (has(arrow.from, stream.edges[row].from) && has(arrow.to, stream.edges[row].to))
            edges.push_back(row);
    }
    return edges;
}

QStringList describe(const StreamLayout& layout, const analysis::StreamResult& stream, const MapElement& element, const TextFormat& format)
{
    const Describer describer(layout, stream, format);
    switch (element.kind) {
    case Kind::Stage:
        return describer.stage(element.index);
    case Kind::Queue:
        return describer.queue(element.index);
    case Kind::Arrow:
        return describer.arrow(element.index);
    case Kind::Loop:
        return describer.loop(element.index);
    case Kind::MoreLoops:
        return {MapWords::tr("Rework that fewer than 5 % take"), MapWords::tr("Enter shows it")};
    case Kind::Strip:
        return describer.strip(element.index);
    }
    return {};
}

QString summaryOf(const StreamLayout& layout, const analysis::StreamResult& stream, const MapElement& element, const TextFormat& format)
{
    if (element.kind != Kind::Stage)
        return describe(layout, stream, element, format).join(QStringLiteral(", "));
    const Describer describer(layout, stream, format);
    const Column& c = layout.columns[element.index];
    QString line = MapWords::tr("%1, wait %2, work %3, %4")
                       .arg(describer.name(element.index), describer.duration(c.waitSeconds), describer.duration(c.workSeconds),
                           describer.itemCount(c.waiting + c.inWork));
    if (c.bottleneck)
        line += MapWords::tr(", bottleneck");
    return line;
}

} // namespace weir::ui
