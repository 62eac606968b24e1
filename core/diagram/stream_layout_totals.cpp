// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagram/stream_layout_builder.h"

#include <algorithm>
#include <iterator>

namespace weir::diagram {

using namespace measures;

void StreamLayoutBuilder::placeFinish()
{
    const double x = m_out.viewWidth + finishGap;
    m_out.finish = Rect {x, m_out.boxTop, finishWidth, boxHeight};
    m_out.finishData = Rect {x, m_out.boxTop + boxHeight, finishWidth, dataHeight};
    addText(
        m_words.finished, x + 36, m_out.boxTop + 20, finishWidth - 36 - 8, TextRole::FinishName, Ink::Primary, Align::Left, Part::Finish);
    const std::string finished = phrase(m_stream.finished == 1 ? m_words.oneItem : m_words.items, m_format.count(m_stream.finished));
    addText(finished, x + 36, m_out.boxTop + 39, finishWidth - 36 - 8, TextRole::Caption, Ink::Tertiary, Align::Left, Part::Finish);

    const auto rate = analysis::ratePerWeek(m_stream.finished, m_stream.window);
    const auto& rolled = m_stream.totals.rolledCompleteAndAccurate;
    std::optional<double> known;
    if (m_stream.finished > 0)
        known = static_cast<double>(m_stream.leadTimeKnown) / static_cast<double>(m_stream.finished);
    const std::string inStream = m_format.count(m_stream.inProgress);
    const Row rows[] = {
        {m_words.finishedItems, rate ? phrase(m_words.perWeek, m_format.rate(*rate)) : m_words.unknown, TextRole::Value,
            rate ? Ink::Primary : Ink::Unknown},
        {m_words.inStream, m_stream.maybeInProgress > 0 ? phrase(m_words.atLeast, inStream) : inStream, TextRole::Value, Ink::Primary},
        {m_words.leftUndone, m_format.count(m_stream.discarded), TextRole::Value, Ink::Primary},
        {m_words.rolled, percentOr(rolled), TextRole::Value, rolled ? Ink::Primary : Ink::Unknown},
        knownRow(known),
    };
    double centre = m_out.finishData->y + 4 + rowHeight / 2;
    for (const Row& row : rows) {
        addRow(row, x + padding, x + finishWidth - padding, centre, Part::Finish);
        centre += rowHeight;
        if (&row != std::end(rows) - 1)
            m_out.finishLines.push_back(centre - rowHeight / 2);
    }
}

void StreamLayoutBuilder::placeTotals()
{
    const double x = m_out.viewWidth + finishGap;
    const analysis::StreamTotals& totals = m_stream.totals;
    const auto inkOf = [](bool known, Ink ink) { return known ? ink : Ink::Unknown; };
    double y = m_out.ladderTop - 2;
    const double right = x + finishWidth;
    const auto row = [&](const std::string& label, const std::optional<double>& value, TextRole role, Ink ink, double step) {
        addRow({label, rungOr(value), role, inkOf(value.has_value(), ink)}, x, right, y, Part::Totals);
        y += step;
    };
    const double top = y - 10;
    const auto sum = [&](const std::string& label, const std::optional<double>& mean, const std::optional<double>& least, Ink ink) {
        if (mean || !least)
            return row(label, mean, TextRole::LadderValue, ink, 19);
        addRow({label, phrase(m_words.atLeast, rungOr(least)), TextRole::LadderValue, ink}, x, right, y, Part::Totals);
        y += 19;
    };
    const auto waitLeast = totals.waitUntold ? totals.waitMeanSeconds : totals.waitLeastSeconds;
    sum(m_words.waiting, totals.waitUntold ? std::nullopt : totals.waitMeanSeconds, waitLeast, Ink::Wait);
    sum(m_words.work, totals.workMeanSeconds, totals.workLeastSeconds, Ink::Work);
    for (const StripPart& part : m_out.strip) {
        if (part.tone == StripTone::Outside)
            row(m_words.outside, part.seconds, TextRole::Value, Ink::Secondary, 19);
        else if (part.tone == StripTone::Unknown)
            row(m_words.unknownTime, part.seconds, TextRole::Value, Ink::Unknown, 19);
    }
    if (totals.partsKnown > 0 && totals.partsKnown < totals.leadTime.n) // what stands above adds up to the mean of these, not of all
        row(phrase(m_words.meanOf, m_format.count(totals.partsKnown)), totals.partsLeadMeanSeconds, TextRole::Value, Ink::Secondary, 19);
    m_out.totalLine = y - 6;
    y += 8;
    row(m_words.leadMean, totals.leadTime.mean, TextRole::Total, Ink::Primary, 22);
    row(m_words.median, totals.leadTime.p50, TextRole::Value, Ink::Primary, 17);
    row(m_words.within85, totals.leadTime.p85, TextRole::Value, Ink::Primary, 17);
    // Where no status is one to wait in, all time in the stage counts as work.
    const std::string share = percentOr(totals.flowEfficiency);
    addRow({m_words.activeShare, totals.activeAtMost() ? phrase(m_words.atMost, share) : share, TextRole::Value,
               inkOf(totals.flowEfficiency.has_value(), Ink::Primary)},
        x, right, y, Part::Totals);
    m_out.totals = {x, top, finishWidth, y + 9 - top};
    m_out.height = std::max(m_out.height, m_out.totals.bottom() + 2);
}

} // namespace weir::diagram
