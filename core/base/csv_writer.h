// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace weir {

/// Writes CSV (RFC 4180 with line feeds): the same values give the same bytes, unknown is an empty cell. Text that a
/// spreadsheet would run as a formula (= + - @, also behind a tab or line break) gets an apostrophe in front.
class CsvWriter {
public:
    enum class Formulas {
        Guarded,
        AsTheyAre, ///< for programs, which run none; only what looks guarded gets another apostrophe, so that it is read back as it was
    };
    explicit CsvWriter(Formulas formulas = Formulas::Guarded)
        : m_formulas(formulas)
    {
    }
    CsvWriter& cell(std::string_view text);
    CsvWriter& cell(const char* text) { return cell(std::string_view(text)); }
    CsvWriter& cell(const std::string& text) { return cell(std::string_view(text)); }
    CsvWriter& cell(double number);
    CsvWriter& cell(std::int64_t number);
    CsvWriter& cell(Day day) { return cell(isoDay(day)); }
    template <typename T>
    CsvWriter& cell(const std::optional<T>& value)
    {
        return value ? cell(*value) : cell(std::string_view());
    }
    CsvWriter& endRow();
    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    void separate();
    Formulas m_formulas;
    std::string m_out;
    bool m_first = true;
};

/// What CsvWriter was given, of a cell that it may have guarded against being run.
[[nodiscard]] std::string_view withoutFormulaGuard(std::string_view cell);

} // namespace weir
