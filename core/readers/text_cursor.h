// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/readers/calendar_words.h"

#include <optional>
#include <string>
#include <string_view>

namespace weir::readers {

[[nodiscard]] constexpr bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

struct Number {
    int value = 0;
    int digits = 0;
};

/// A place in the text; what is asked for is consumed only if it is there.
class Cursor {
public:
    explicit Cursor(std::string_view text)
        : m_rest(text)
    {
    }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] char peek() const { return m_rest.empty() ? '\0' : m_rest.front(); }
    [[nodiscard]] std::string_view rest() const { return m_rest; }
    bool take(char c)
    {
        if (peek() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    bool take(std::string_view word)
    {
        if (!m_rest.starts_with(word))
            return false;
        m_rest.remove_prefix(word.size());
        return true;
    }
    /// Spaces, also the no-break ones that some locales write.
    bool spaces()
    {
        const std::size_t before = m_rest.size();
        while (take(' ') || take('\t') || take("\xC2\xA0") || take("\xE2\x80\xAF")) { }
        return m_rest.size() != before;
    }
    std::optional<Number> number(int mostDigits = 9)
    {
        Number n;
        while (isDigit(peek()) && n.digits < mostDigits) {
            n.value = n.value * 10 + (m_rest.front() - '0');
            ++n.digits;
            m_rest.remove_prefix(1);
        }
        return n.digits > 0 ? std::optional(n) : std::nullopt;
    }
    /// A word in lower case; empty: there is none.
    std::string word()
    {
        std::size_t n = 0;
        while (n < m_rest.size() && isLetter(m_rest[n]) && !m_rest.substr(n).starts_with("\xC2\xA0")
            && !m_rest.substr(n).starts_with("\xE2\x80\xAF"))
            ++n;
        std::string folded = foldCase(m_rest.substr(0, n));
        m_rest.remove_prefix(n);
        return folded;
    }

private:
    std::string_view m_rest;
};

} // namespace weir::readers
