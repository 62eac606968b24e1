// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv_writer.h"

#include "core/base/number_text.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>

namespace weir {

namespace {

bool looksLikeFormula(std::string_view text)
{
    // Full-width forms are taken as their ASCII twins by some programs.
    static constexpr std::array<std::string_view, 8> starts {"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    // What programs pass over at the beginning of a cell: blanks, and what does not show.
    static constexpr std::array<std::string_view, 6> unseen {"\u00A0", "\u200B", "\u200E", "\u200F", "\u2060", "\uFEFF"};
    const auto begins = [&text](std::string_view with) { return text.starts_with(with); };
    bool control = false;
    while (!text.empty()) {
        const auto blank = std::ranges::find_if(unseen, begins);
        if (static_cast<unsigned char>(text.front()) > ' ' && blank == unseen.end())
            break;
        control = control || text.front() == '\t' || text.front() == '\r' || text.front() == '\n';
        text.remove_prefix(blank == unseen.end() ? 1 : blank->size());
    }
    return control || std::ranges::any_of(starts, begins);
}

/// Also, and in every file, what would look as if it had been guarded, so that the guard can be taken off again.
bool wantsGuard(std::string_view text, CsvWriter::Formulas formulas)
{
    return (formulas == CsvWriter::Formulas::Guarded && looksLikeFormula(text)) || withoutFormulaGuard(text).size() < text.size();
}

} // namespace

std::string_view withoutFormulaGuard(std::string_view cell)
{
    const std::string_view rest = cell.starts_with('\'') ? cell.substr(1) : std::string_view();
    return !rest.empty() && (looksLikeFormula(rest) || withoutFormulaGuard(rest).size() < rest.size()) ? rest : cell;
}

void CsvWriter::separate()
{
    if (!m_first)
        m_out += ',';
    m_first = false;
}

CsvWriter& CsvWriter::cell(std::string_view text)
{
    separate();
    const bool formula = wantsGuard(text, m_formulas);
    const bool quoted = formula || text.find_first_of("\",\r\n") != std::string_view::npos || text.starts_with(' ') || text.ends_with(' ');
    if (quoted)
        m_out += '"';
    if (formula)
        m_out += '\'';
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8SequenceLength(text.substr(i));
        if (text[i] == '"')
            m_out += "\"\"";
        else if (text[i] != '\0')
            m_out += length == 0 ? utf8Replacement : text.substr(i, length);
        i += std::max<std::size_t>(1, length);
    }
    if (quoted)
        m_out += '"';
    return *this;
}

CsvWriter& CsvWriter::cell(double number)
{
    separate();
    m_out += exactNumber(number);
    return *this;
}

CsvWriter& CsvWriter::cell(std::int64_t number)
{
    separate();
    m_out += std::to_string(number);
    return *this;
}

CsvWriter& CsvWriter::endRow()
{
    m_out += '\n';
    m_first = true;
    return *this;
}

} // namespace weir
