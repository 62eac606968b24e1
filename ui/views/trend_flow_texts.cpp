// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_flow_texts.h"

#include "core/analysis/told_progress.h"
#include "ui/format/metric_text.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/views/value_axis.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

using trends::CumulativeFlow;
using trends::FlowCount;

struct FlowText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::FlowText)
};

const CumulativeFlow& flowOf(const TrendsData& data, FlowCount count)
{
    return count == FlowCount::Current ? data.items.current : data.items.firstEntry;
}

/// The lowest band is no stage of the stream, and its name is ours.
QString bandName(const CumulativeFlow& flow, std::size_t band)
{
    return band == 0 ? FlowText::tr("Finished") : QString::fromStdString(flow.bands[band].name);
}

bool isEmpty(const CumulativeFlow& flow)
{
    return flow.at.empty() || flow.of == 0;
}

/// The end of a moment's bucket: "up to 1 Feb".
QString momentName(const TrendsData& data, const CumulativeFlow& flow, std::size_t moment)
{
    const Day last = data.facts().calendar.zone().dayOf(flow.at[moment] - Duration(1));
    return dayText(last, data.today());
}

} // namespace

std::int64_t inStream(const CumulativeFlow& flow, std::size_t moment)
{
    std::int64_t sum = 0;
    for (std::size_t band = 1; band < flow.bands.size(); ++band)
        sum += flow.bands[band].items[moment];
    return sum;
}

FlowPicture flowPicture(const TrendsData& data, FlowCount count)
{
    const CumulativeFlow& flow = flowOf(data, count);
    FlowPicture picture;
    picture.notes = annotationNotes(data.query.marks);
    picture.from = data.items.from;
    picture.to = data.items.to;
    if (!isEmpty(flow)) {
        picture.moments = data.items.flowDays;
        picture.from = picture.moments.size() > 1 ? picture.moments.front() : data.items.from;
        picture.to = picture.moments.back() > picture.from ? picture.moments.back() : picture.from + 1;
    }
    std::vector<double> sums(picture.moments.size());
    for (std::size_t b = 0; b < flow.bands.size() && !picture.moments.empty(); ++b) {
        FlowPicture::Band band;
        band.name = bandName(flow, b);
        band.number = countText(flow.bands[b].items.back());
        band.lower = sums;
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += static_cast<double>(flow.bands[b].items[i]);
        band.upper = sums;
        picture.bands.push_back(std::move(band));
    }
    const double most = sums.empty() ? 0 : std::ranges::max(sums);
    const ValueAxis axis = valueAxis(most, {1, most > 1 ? FlowText::tr("items") : FlowText::tr("item"), true});
    picture.top = axis.top;
    picture.valueTicks = axis.ticks;
    picture.timeTicks = timeTicks(picture.from, picture.to, data.bucket);
    return picture;
}

QString flowAnswer(const TrendsData& data)
{
    const CumulativeFlow& flow = data.items.current;
    if (isEmpty(flow))
        return analysis::tellsProgress(data.facts()) ? FlowText::tr("No item was in the stream in this time.")
                                                     : FlowText::tr("How many items are in progress is not known.");
    const std::int64_t first = inStream(flow, 0);
    const std::int64_t last = inStream(flow, flow.at.size() - 1);
    // The first count is that at the end of the first bucket, not when the window began: so is what was finished since.
    const std::int64_t done = flow.bands.front().items.back() - (flow.at.size() > 1 ? flow.bands.front().items.front() : 0);
    const QString finished = done == 1 ? FlowText::tr("1 was finished") : FlowText::tr("%1 were finished", "214").arg(countText(done));
    if (flow.at.size() == 1)
        return FlowText::tr("%1 in the stream; %2.", "32 items, 19 were finished").arg(itemsText(last), finished);
    if (last == first)
        return FlowText::tr("The stream holds %1, as many as at the beginning; %2 since then.", "32 items, 214 were finished")
            .arg(itemsText(last), finished);
    const QString day = dayText(data.facts().calendar.zone().dayOf(flow.at.front() - Duration(1)), data.today());
    return (last > first ? FlowText::tr("The stream grew from %1 on %2 to %3; %4 since then.", "24 items, 15 Feb, 32, 214 were finished")
                         : FlowText::tr("The stream shrank from %1 on %2 to %3; %4 since then.", "32 items, 15 Feb, 24, 214 were finished"))
        .arg(itemsText(first), day, countText(last), finished);
}

QString flowSubline(const TrendsData& data, FlowCount count)
{
    const CumulativeFlow& flow = flowOf(data, count);
    if (isEmpty(flow))
        return {};
    if (flow.known == flow.of && flow.of == 1)
        return FlowText::tr("The whole way of the one item is known.");
    if (flow.known == flow.of)
        return FlowText::tr("The whole way of all %1 is known.", "231 items").arg(itemsText(flow.of));
    return FlowText::tr("The whole way is known of %1 of %2; of the others the bands show what is told.", "214, 231 items")
        .arg(countText(flow.known), itemsText(flow.of));
}

QString flowCaption(FlowCount count)
{
    return count == FlowCount::Current
        ? FlowText::tr("Each band counts who is in the stage at that moment; Finished counts from the beginning of the time shown.")
        : FlowText::tr(
            "Each line counts who had reached the stage, or a later one, by then; it never falls. Discarded items are left out.");
}

QString flowMissing(const TrendsData& data)
{
    if (!isEmpty(data.items.current))
        return {};
    return analysis::tellsProgress(data.facts())
        ? FlowText::tr("Nothing is known of these days. Widen the time to see more.")
        : FlowText::tr("What is in progress is not known: the sources tell open and closed alone.");
}

ChartTip flowTip(const TrendsData& data, FlowCount count, std::size_t moment)
{
    const CumulativeFlow& flow = flowOf(data, count);
    ChartTip tip;
    tip.when = FlowText::tr("End of %1", "1 Feb").arg(momentName(data, flow, moment));
    tip.value = countText(inStream(flow, moment));
    tip.beside = FlowText::tr("in the stream");
    for (std::size_t band = flow.bands.size(); band-- > 0;) // as they lie
        tip.rows.emplace_back(bandName(flow, band), countText(flow.bands[band].items[moment]));
    return tip;
}

ChartTable flowTable(const TrendsDataPtr& data, FlowCount count)
{
    const CumulativeFlow& flow = flowOf(*data, count);
    ChartTable table;
    if (isEmpty(flow))
        return table;
    table.rows = flow.at.size();
    table.columns.push_back(
        {FlowText::tr("End of"), [data, count](std::size_t row) { return momentName(*data, flowOf(*data, count), row); }, false, "until",
            [data, count](std::size_t row) { return isoInstant(flowOf(*data, count).at[row]); }});
    for (std::size_t band = flow.bands.size(); band-- > 0;) {
        const auto items = [data, count, band](std::size_t row) { return flowOf(*data, count).bands[band].items[row]; };
        table.columns.push_back({bandName(flow, band), [items](std::size_t row) { return countText(items(row)); }, true,
            band == 0 ? "finished" : flow.bands[band].name, [items](std::size_t row) { return std::to_string(items(row)); }});
    }
    return table;
}

} // namespace weir::ui
