// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/issue_keys.h"

#include "core/base/text.h"

#include <algorithm>
#include <cstddef>

namespace weir {

namespace {

bool isWord(char c)
{
    return isUpper(c) || isDigit(c) || c == '_' || (c >= 'a' && c <= 'z');
}

} // namespace

std::vector<std::string_view> issueKeys(std::string_view text)
{
    std::vector<std::string_view> keys;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!isUpper(text[i]) || (i > 0 && isWord(text[i - 1])))
            continue;
        std::size_t end = i;
        while (end < text.size() && (isUpper(text[end]) || isDigit(text[end]) || text[end] == '_'))
            ++end;
        if (end - i < 2 || end >= text.size() || text[end] != '-')
            continue;
        std::size_t number = end + 1;
        while (number < text.size() && isDigit(text[number]))
            ++number;
        if (number > end + 1 && (number == text.size() || !isWord(text[number])))
            keys.push_back(text.substr(i, number - i));
        i = end;
    }
    return keys;
}

std::string issueKeysIn(std::string_view text, std::string_view branch)
{
    std::string capitals(branch);
    for (char& c : capitals)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    std::vector<std::string_view> keys = issueKeys(text);
    for (const std::string_view key : issueKeys(capitals))
        keys.push_back(key);
    std::string list;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (std::find(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(i), keys[i])
            == keys.begin() + static_cast<std::ptrdiff_t>(i))
            list.append(list.empty() ? "" : " ").append(keys[i]);
    }
    return list;
}

} // namespace weir
