// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/item_list.h"

#include "app/cli/terminal_text.h"
#include "core/analysis/stage_visits.h"
#include "core/base/utf8.h"
#include "core/base/words.h"
#include "core/report/items_json.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <string>

namespace weir::app {

namespace {

using analysis::Facts;
using analysis::ItemState;

constexpr std::size_t widest = 30; ///< characters of a column; only the last may be longer

std::string stateWords(ItemState state)
{
    switch (state) {
    case ItemState::NotStarted:
        return "not started";
    case ItemState::InProgress:
        return "in progress";
    case ItemState::Finished:
        return "finished";
    case ItemState::Discarded:
        return "discarded";
    }
    return {};
}

/// "10.2 d" of what is finished, "6.2 d old" of what is in progress.
std::string timeWords(const Facts& facts, std::size_t row, Instant now)
{
    if (facts.items.state[row] == ItemState::Finished)
        return isKnown(facts.items.lead[row]) ? shortDuration(seconds(facts.items.lead[row])) : "?";
    if (facts.items.state[row] != ItemState::InProgress)
        return {};
    const Duration age = facts.lasted(facts.data->items.created[row], now);
    return isKnown(age) ? shortDuration(seconds(age)) + " old" : "?";
}

std::string stageWords(const Facts& facts, StatusIndex status)
{
    const StageIndex stage = status.valid() ? facts.stageOfStatus[status.row()] : StageIndex();
    return stage.valid() ? facts.map.stages[stage.row()].name : std::string();
}

template <std::size_t Columns>
using Rows = std::vector<std::array<std::string, Columns>>;

/// Columns as wide as what is in them, up to `widest`.
template <std::size_t Columns>
void printColumns(std::ostream& out, const Rows<Columns>& rows)
{
    std::array<std::size_t, Columns> width {};
    for (const auto& row : rows) {
        for (std::size_t column = 0; column + 1 < Columns; ++column)
            width[column] = std::max(width[column], std::min(widest, utf8Characters(row[column])));
    }
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t column = 0; column < Columns; ++column) {
            line += row[column];
            const std::size_t taken = utf8Characters(row[column]);
            if (column + 1 < Columns && width[column] > 0)
                line += std::string(taken < width[column] ? width[column] - taken : 0, ' ') + "  ";
        }
        out << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
    }
}

} // namespace

void printItemTable(
    std::ostream& out, const Facts& facts, const analysis::LeftOut& leftOut, const std::vector<std::size_t>& rows, Instant now)
{
    constexpr std::size_t blockRows = 4096; // columns are laid out block by block, so that the memory stays bounded
    const auto& items = facts.data->items;
    Rows<5> table;
    for (const std::size_t row : rows) {
        const std::string rule = leftOut.rule(row);
        const std::string title = plain(items.title[row]) + (rule.empty() ? std::string() : "  left out (" + plain(rule) + ")");
        const bool there = facts.items.state[row] == ItemState::InProgress || facts.items.state[row] == ItemState::NotStarted;
        table.push_back({plain(items.key[row]), stateWords(facts.items.state[row]), timeWords(facts, row, now),
            there ? plain(stageWords(facts, items.status[row])) : std::string(), title});
        if (table.size() == blockRows) {
            printColumns(out, table);
            table.clear();
        }
    }
    printColumns(out, table);
}

void printItemWay(std::ostream& out, const Facts& facts, std::size_t row, Instant now)
{
    const VisitColumns& visits = facts.data->visits;
    Rows<4> table;
    for (const std::size_t v : report::visitsByTime(*facts.data, row)) {
        const StatusIndex status = visits.status[v];
        const std::string name = statusWords(status.valid() ? facts.data->statuses[status.row()].name : std::string());
        const std::string stage = stageWords(facts, status);
        const Instant left = status.valid() ? analysis::endOfStay(facts, row, v) : visits.left[v];
        const bool there = visits.open[v] != 0 && !isKnown(left);
        const analysis::StatusPart part = status.valid() ? facts.partOfStatus[status.row()] : analysis::StatusPart::Unmapped;
        const bool over = there && (part == analysis::StatusPart::Done || part == analysis::StatusPart::Discarded);
        const Duration stay = facts.lasted(visits.entered[v], there ? now : left);
        const std::string time = (isKnown(stay) ? shortDuration(seconds(stay)) : std::string("?")) + (there ? " so far" : "");
        table.push_back({"  " + (isKnown(visits.entered[v]) ? isoInstant(visits.entered[v]) : std::string("when is not known")),
            over ? std::string() : time, name, stage == name || stage.empty() ? std::string() : "in " + plain(stage)});
    }
    printColumns(out, table);
}

} // namespace weir::app
