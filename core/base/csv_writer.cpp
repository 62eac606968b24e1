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
    static constexpr std::array<std::string_view, 11> starts {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    const std::size_t begin = text.find_first_not_of(' ');
    return begin != std::string_view::npos
        && std::ranges::any_of(starts, [rest = text.substr(begin)](std::string_view start) { return rest.starts_with(start); });
}

} // namespace

void CsvWriter::separate()
{
    if (!m_first)
        m_out += ',';
    m_first = false;
}

CsvWriter& CsvWriter::cell(std::string_view text)
{
    separate();
    const bool formula = m_formulas == Formulas::Guarded && looksLikeFormula(text);
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
