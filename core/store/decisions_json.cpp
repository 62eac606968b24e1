// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/decisions_json.h"

#include "core/base/error.h"

#include <algorithm>
#include <utility>

namespace weir::store {

DecisionsJson::DecisionsJson(const std::string& json, std::string name, std::initializer_list<std::string_view> lists)
    : m_name(std::move(name))
{
    if (m_parser.parse(json).get(m_root) != simdjson::SUCCESS || !m_root.is_object())
        throw Error(ErrorCode::Malformed, m_name + " is not one JSON object; begin with what the command prints with --json.");
    Element decided;
    if (m_root["decided"].get(decided) == simdjson::SUCCESS) {
        if (!decided.is_object())
            fail("decided", "an object");
        m_root = decided;
    }
    bool any = false;
    for (const auto& [key, value] : m_root.get_object()) {
        any = std::ranges::find(lists, key) != lists.end();
        if (!any)
            break;
    }
    if (any)
        return;
    std::string known;
    for (const std::string_view list : lists)
        known.append(known.empty() ? "" : ", ").append(list);
    throw Error(ErrorCode::Malformed, m_name + " is about something else; it takes " + known + ", and nothing else.");
}

void DecisionsJson::each(const char* key, const std::function<void(const Element&)>& add) const
{
    Element value;
    if (m_root[key].get(value) != simdjson::SUCCESS)
        return;
    simdjson::dom::array list;
    if (value.get_array().get(list) != simdjson::SUCCESS)
        fail(key, "a list");
    for (const Element& entry : list)
        add(entry);
}

std::string DecisionsJson::text(const Element& entry, const char* what) const
{
    std::string_view text;
    if (entry.get_string().get(text) != simdjson::SUCCESS || text.empty())
        fail(what, "made of texts that are not empty");
    return std::string(text);
}

std::string DecisionsJson::field(const Element& object, const char* key) const
{
    std::string_view text;
    if (object[key].get_string().get(text) != simdjson::SUCCESS || text.empty())
        fail(key, "a text that is not empty");
    return std::string(text);
}

std::vector<std::string> DecisionsJson::texts(const Element& list, const char* key) const
{
    simdjson::dom::array entries;
    if (list.get_array().get(entries) != simdjson::SUCCESS)
        fail(key, "a list of texts");
    std::vector<std::string> result;
    for (const Element& entry : entries)
        result.push_back(text(entry, key));
    return result;
}

void DecisionsJson::fail(std::string_view key, std::string_view expected) const
{
    throw Error(ErrorCode::Malformed, "In " + m_name + " \"" + std::string(key) + "\" must be " + std::string(expected) + ".");
}

} // namespace weir::store
