// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/mailmap.h"

#include <algorithm>
#include <optional>

namespace weir::git {

namespace {

constexpr std::string_view blanks = " \t\r\v\f";

struct NameAndEmail {
    std::string_view name;
    std::string_view email;
};

/// Takes "Name <address>" off the front of a line.
std::optional<NameAndEmail> takePerson(std::string_view& line)
{
    const std::size_t open = line.find('<');
    const std::size_t close = open == std::string_view::npos ? open : line.find('>', open);
    if (close == std::string_view::npos)
        return std::nullopt;
    std::string_view name = line.substr(0, open);
    name.remove_prefix(std::min(name.find_first_not_of(blanks), name.size()));
    name = name.substr(0, name.find_last_not_of(blanks) + 1);
    const NameAndEmail person {name, line.substr(open + 1, close - open - 1)};
    line.remove_prefix(close + 1);
    return person;
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    return lower;
}

} // namespace

Mailmap::Mailmap(std::string_view content)
{
    content = content.substr(0, content.find('\0'));
    while (!content.empty()) {
        const std::size_t end = std::min(content.find('\n'), content.size());
        readLine(content.substr(0, end));
        content.remove_prefix(std::min(end + 1, content.size()));
    }
}

void Mailmap::readLine(std::string_view line)
{
    if (line.starts_with('#'))
        return;
    const auto real = takePerson(line);
    if (!real || real->email.empty())
        return;
    const auto before = takePerson(line);
    Address& address = m_byEmail[lowerCase(before ? before->email : real->email)];
    Real& entry = before && !before->name.empty() ? address.byName[lowerCase(before->name)] : address.anyone;
    if (!real->name.empty())
        entry.name = real->name;
    if (before)
        entry.email = real->email;
}

void Mailmap::apply(std::string& name, std::string& email) const
{
    const auto address = m_byEmail.find(lowerCase(email));
    if (address == m_byEmail.end())
        return;
    const auto named = address->second.byName.find(lowerCase(name));
    const Real& real = named == address->second.byName.end() ? address->second.anyone : named->second;
    if (!real.name.empty())
        name = real.name;
    if (!real.email.empty())
        email = real.email;
}

} // namespace weir::git
