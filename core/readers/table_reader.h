// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/column_guess.h"
#include "core/readers/reader.h"
#include "core/readers/row_table.h"
#include "core/readers/table_head.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// A format that is a table: finds delimiter, encoding and header, takes the mapping given or guesses one, and has the rows read.
class TableReader : public Reader {
public:
    [[nodiscard]] Confidence probe(const Head& head) const noexcept override;
    [[nodiscard]] std::optional<Mapping> guessMapping(const std::filesystem::path& source, std::optional<char> delimiter) const override;
    ReadOutcome read(const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress) const override;

protected:
    [[nodiscard]] virtual ColumnsGuess guess(const TableHead& table) const = 0;
    [[nodiscard]] virtual std::unique_ptr<RowTable> table(const std::vector<std::string>& roles, std::vector<std::string> header,
        const Mapping& mapping, const ReadOptions& options) const = 0;
    /// "event", "item": what a row is.
    [[nodiscard]] virtual std::string_view rowWord() const = 0;

private:
    [[nodiscard]] Mapping mappingFor(const TableHead& table, const ReadOptions& options, const std::string& source) const;
};

} // namespace weir::readers
