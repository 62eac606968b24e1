// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

namespace weir::testsupport {

/// Names of elements and of element/attribute pairs in markup that is well-formed apart from void elements, as an HTML parser
/// would find them. Throws where an attribute is not quoted or a tag does not end, which the product never writes.
struct MarkupNames {
    std::set<std::string> elements;
    std::set<std::string> attributes; ///< "img@src"
    std::multiset<std::string> openings; ///< every start tag
};

inline MarkupNames namesIn(std::string_view text)
{
    MarkupNames names;
    const auto isName = [](char c) { return c != ' ' && c != '>' && c != '/' && c != '=' && c != '\n' && c != '"'; };
    for (std::size_t i = text.find('<'); i < text.size(); i = text.find('<', i)) {
        ++i;
        if (i < text.size() && text[i] == '!' && text.substr(i).starts_with("!DOCTYPE html>"))
            continue;
        if (text.substr(i).starts_with("!--")) {
            i = text.find("-->", i);
            if (i == std::string_view::npos)
                throw std::runtime_error("a comment is not closed");
            continue;
        }
        const bool closing = text[i] == '/';
        i += closing ? 1 : 0;
        std::string element;
        while (i < text.size() && isName(text[i]))
            element += text[i++];
        names.elements.insert(element);
        if (!closing)
            names.openings.insert(element);
        while (i < text.size() && text[i] != '>') {
            if (text[i] == ' ' || text[i] == '/' || text[i] == '\n') {
                ++i;
                continue;
            }
            std::string attribute;
            while (i < text.size() && isName(text[i]))
                attribute += text[i++];
            if (i + 1 >= text.size() || text[i] != '=' || text[i + 1] != '"')
                throw std::runtime_error("attribute without a quoted value: " + element + "@" + attribute);
            names.attributes.insert(element + "@" + attribute);
            i = text.find('"', i + 2);
            if (i == std::string_view::npos)
                throw std::runtime_error("a quote is not closed");
            ++i;
        }
        if (i >= text.size())
            throw std::runtime_error("a tag is not closed");
        if (element == "style" && !closing)
            i = text.find("</style>", i);
    }
    return names;
}

} // namespace weir::testsupport
