// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/json_head.h"

#include "core/readers/encoding.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

namespace weir::readers {

namespace {

/// Walks over tokens as far as they go; an unknown character ends it.
class Scanner {
public:
    Scanner(std::string_view text, std::set<std::string, std::less<>>& paths)
        : m_text(text)
        , m_paths(paths)
    {
    }

    void run()
    {
        while (m_at < m_text.size() && step()) { }
    }

private:
    struct Level {
        bool object;
        std::size_t path; ///< length of the path up to here
    };

    bool step()
    {
        const char c = m_text[m_at];
        switch (c) {
        case ' ':
        case '\t':
        case '\r':
        case '\n':
        case ':':
            ++m_at;
            return true;
        case ',':
            ++m_at;
            m_expectKey = inObject();
            return true;
        case '{':
        case '[':
            open(c == '{');
            return true;
        case '}':
        case ']':
            return close(c == '}');
        case '"':
            return string();
        default:
            return scalar();
        }
    }

    [[nodiscard]] bool inObject() const { return !m_levels.empty() && m_levels.back().object; }

    void open(bool object)
    {
        ++m_at;
        m_levels.push_back({object, m_path.size()});
        if (!object)
            m_path.append("[]");
        m_expectKey = object;
    }

    bool close(bool object)
    {
        if (m_levels.empty() || m_levels.back().object != object)
            return false;
        ++m_at;
        m_path.resize(m_levels.back().path);
        m_levels.pop_back();
        m_expectKey = false;
        endValue();
        return true;
    }

    /// Back to the path of the object or array that the value is in.
    void endValue()
    {
        if (m_levels.empty())
            m_path.clear();
        else
            m_path.resize(m_levels.back().path + (m_levels.back().object ? 0 : 2));
    }

    bool string()
    {
        std::size_t end = m_at + 1;
        while (end < m_text.size() && m_text[end] != '"')
            end += m_text[end] == '\\' ? 2 : 1;
        if (end >= m_text.size())
            return false;
        const std::string_view text = m_text.substr(m_at + 1, end - m_at - 1);
        m_at = end + 1;
        if (!m_expectKey) {
            endValue();
            return true;
        }
        m_expectKey = false;
        if (!m_path.empty())
            m_path.push_back('.');
        m_path.append(text);
        constexpr std::size_t mostLevels = 8;
        if (m_levels.size() <= mostLevels)
            m_paths.insert(m_path);
        return true;
    }

    bool scalar()
    {
        constexpr std::string_view letters = "-+.0123456789abcdefghijklmnopqrstuvwxyzE";
        const std::size_t end = std::min(m_text.find_first_not_of(letters, m_at), m_text.size());
        if (end == m_at || m_levels.empty())
            return false;
        m_at = end;
        endValue();
        return true;
    }

    std::string_view m_text;
    std::set<std::string, std::less<>>& m_paths;
    std::size_t m_at = 0;
    std::vector<Level> m_levels;
    std::string m_path;
    bool m_expectKey = false;
};

} // namespace

JsonHead::JsonHead(std::string_view head, bool whole)
{
    const std::string text = toUtf8(head, whole);
    Scanner(text, m_paths).run();
    if (m_paths.empty())
        return;
    m_records.insert("");
    for (const std::string& path : m_paths) {
        // Up to two wrappings: a list, a member that holds a list, a list of such objects. Answers of GraphQL have them deeper.
        const bool answer = path.starts_with("data.");
        const std::ptrdiff_t mostDots = answer ? 4 : 1;
        std::size_t at = 0;
        for (int i = 0; i < 2; ++i) {
            at = path.find("[].", at);
            if (at == std::string::npos || std::count(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(at), '.') > mostDots)
                break;
            at += 3;
            m_records.insert(path.substr(0, at));
        }
    }
}

std::vector<std::string> JsonHead::members() const
{
    std::vector<std::string> names;
    for (const std::string& path : m_paths) {
        const std::string_view name = std::string_view(path).substr(path.starts_with("[].") ? 3 : 0);
        if (name.find('.') == std::string_view::npos && name.find("[]") == std::string_view::npos)
            names.emplace_back(name);
    }
    return names;
}

} // namespace weir::readers
