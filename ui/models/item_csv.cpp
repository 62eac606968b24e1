// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/item_csv.h"

#include "core/base/csv_writer.h"
#include "ui/models/item_way.h"
#include "ui/models/left_out_text.h"

#include <cmath>
#include <optional>

namespace weir::ui {

namespace {

constexpr std::size_t checkEvery = 1024;

std::optional<double> known(double value)
{
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

void addRow(CsvWriter& csv, const ItemRows& rows, std::size_t position)
{
    const analysis::Facts& facts = *rows.facts;
    const Dataset& data = *facts.data;
    const std::uint32_t item = rows.items[position];
    const NameIndex type = data.items.type[item];
    const StageIndex stage = rows.stage[position];
    csv.cell(data.items.key[item]).cell(data.items.title[item]).cell(type.valid() ? data.name(type) : std::string_view());
    csv.cell(stage.valid() ? std::string_view(facts.map.stages[stage.row()].name) : std::string_view());
    csv.cell(rows.rounds[position] > 0 ? std::optional<std::int64_t>(rows.rounds[position]) : std::nullopt);
    const ItemWay way = wayOf(facts, item, rows.now);
    const bool told = !way.segments.empty() && way.secondsOf(WayPart::Unknown) <= 0; // else the sums would be less than the truth
    csv.cell(told ? std::optional(way.secondsOf(WayPart::Wait)) : std::nullopt);
    csv.cell(told ? std::optional(way.secondsOf(WayPart::Work)) : std::nullopt);
    const std::optional<double> length = known(rows.seconds[position]);
    const bool finished = rows.finishedAt(position);
    csv.cell(finished ? length : std::nullopt).cell(finished ? std::nullopt : length);
    const bool compared = rows.drilled || rows.mode != ItemMode::LeftOut; // the list compares what is left out with nothing
    csv.cell(compared ? known(rows.faster[position]) : std::nullopt);
    csv.cell(leftOutText(rows, position).toStdString()).endRow();
}

} // namespace

std::string itemsCsv(const ItemRows& rows, const std::vector<std::uint32_t>& positions, const Progress& progress)
{
    CsvWriter csv;
    for (const char* name :
        {"key", "title", "type", "stage", "rounds", "waiting_s", "work_s", "lead_time_s", "age_s", "faster", "left_out"})
        csv.cell(name);
    csv.endRow();
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (i % checkEvery == 0)
            progress.checkpoint();
        addRow(csv, rows, positions[i]);
    }
    return csv.take();
}

} // namespace weir::ui
