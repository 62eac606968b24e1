// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <initializer_list>
#include <set>
#include <simdjson.h>
#include <string>
#include <string_view>
#include <vector>

/// Reading of decisions that are lists of texts; everything throws Error(Malformed) that names the key that is wrong.
namespace weir::store {

class DecisionsJson {
public:
    using Element = simdjson::dom::element;

    /// `name` is what sentences call the text. What 'weir people' or 'weir links' prints is taken by its key "decided". Fails where the
    /// document has none of `lists`, or anything else: a file about something else must not take everything back.
    DecisionsJson(const std::string& json, std::string name, std::initializer_list<std::string_view> lists);
    /// Calls `add` with each entry of a list; a list that is not there is empty.
    void each(const char* key, const std::function<void(const Element&)>& add) const;
    [[nodiscard]] std::string text(const Element& entry, const char* what) const; ///< not empty
    [[nodiscard]] std::string field(const Element& object, const char* key) const; ///< not empty
    /// The entries of a list in an object, as texts.
    [[nodiscard]] std::vector<std::string> texts(const Element& list, const char* key) const;
    [[noreturn]] void fail(std::string_view key, std::string_view expected) const;

private:
    simdjson::dom::parser m_parser;
    std::string m_name;
    Element m_root;
};

/// Each once, where it came first.
template <typename What>
void dropRepeated(std::vector<What>& list)
{
    std::set<What> seen;
    std::erase_if(list, [&seen](const What& one) { return !seen.insert(one).second; });
}

} // namespace weir::store
