// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/markup.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace weir::report {

namespace {

constexpr std::array<std::string_view, 24> harmlessElements {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "text", "tspan", "title", "desc", "defs", "linearGradient", "radialGradient", "stop", "clipPath", "pattern", "mask", "marker", "image",
    "use", "symbol"};

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
}

/// A cursor over SVG text; any surprise makes a check fail.
struct Scanner {
    std::string_view rest;

    void skipSpaces()
    {
        while (!rest.empty() && isSpace(rest.front()))
            rest.remove_prefix(1);
    }
    std::string_view name()
    {
        const auto end = std::ranges::find_if_not(rest, isName);
        const auto length = static_cast<std::size_t>(end - rest.begin());
        const std::string_view found = rest.substr(0, length);
        rest.remove_prefix(length);
        return found;
    }
    bool take(std::string_view text)
    {
        if (!rest.starts_with(text))
            return false;
        rest.remove_prefix(text.size());
        return true;
    }
};

bool harmlessAttribute(std::string_view name, std::string_view value)
{
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (lower.starts_with("on"))
        return false;
    if (lower == "href" || lower == "xlink:href" || lower == "src")
        return value.starts_with('#') || value.starts_with("data:image/png;base64,") || value.starts_with("data:image/jpeg;base64,");
    if (lower.starts_with("xmlns"))
        return true;
    // url() may point to a part of the same picture and nowhere else; entities could hide another text.
    for (std::size_t at = value.find("url("); at != std::string_view::npos; at = value.find("url(", at + 1)) {
        if (value.substr(at + 4, 1) != "#")
            return false;
    }
    return value.find("javascript:") == std::string_view::npos && value.find("&#") == std::string_view::npos
        && value.find("@import") == std::string_view::npos;
}

/// One start tag, behind its "<": harmless element, quoted harmless attributes, end.
bool harmlessTag(Scanner& scan)
{
    if (scan.take("/")) {
        scan.name();
        scan.skipSpaces();
        return scan.take(">");
    }
    if (std::ranges::find(harmlessElements, scan.name()) == harmlessElements.end())
        return false;
    while (true) {
        scan.skipSpaces();
        if (scan.take(">") || scan.take("/>"))
            return true;
        const std::string_view name = scan.name();
        scan.skipSpaces();
        if (name.empty() || !scan.take("="))
            return false;
        scan.skipSpaces();
        const char quote = scan.take("\"") ? '"' : scan.take("'") ? '\'' : '\0';
        const std::size_t end = quote == '\0' ? std::string_view::npos : scan.rest.find(quote);
        if (end == std::string_view::npos || !harmlessAttribute(name, scan.rest.substr(0, end)))
            return false;
        scan.rest.remove_prefix(end + 1);
    }
}

bool harmless(std::string_view svg)
{
    Scanner scan {svg};
    while (true) {
        const std::size_t tag = scan.rest.find('<');
        if (tag == std::string_view::npos)
            return true;
        scan.rest.remove_prefix(tag + 1);
        if (scan.take("!--")) {
            const std::size_t end = scan.rest.find("-->");
            if (end == std::string_view::npos)
                return false;
            scan.rest.remove_prefix(end + 3);
        } else if (!harmlessTag(scan)) {
            return false;
        }
    }
}

std::string withoutNamespaces(std::string_view svg)
{
    std::string text(svg);
    const auto headEnd = [&text] { return text.find('>'); };
    for (std::size_t at = text.find("xmlns"); at < headEnd(); at = text.find("xmlns")) {
        const std::size_t quote = text.find_first_of("\"'", at);
        const std::size_t end = quote == std::string::npos ? quote : text.find(text[quote], quote + 1);
        if (end == std::string::npos)
            break;
        text.erase(at, end + 1 - at);
    }
    return text;
}

} // namespace

std::string escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8SequenceLength(text.substr(i));
        const auto byte = static_cast<unsigned char>(text[i]);
        const std::string_view sequence = text.substr(i, length);
        if (byte == '&')
            out += "&amp;";
        else if (byte == '<')
            out += "&lt;";
        else if (byte == '>')
            out += "&gt;";
        else if (byte == '"')
            out += "&quot;";
        else if (byte == '\'')
            out += "&#39;";
        else if (length == 0 || (byte < 0x20 && !isSpace(text[i])) || byte == 0x7F || sequence == "\xEF\xBF\xBE"
            || sequence == "\xEF\xBF\xBF")
            out += utf8Replacement;
        else
            out += sequence;
        i += std::max<std::size_t>(1, length);
    }
    return out;
}

std::string isolated(std::string_view text)
{
    return "<bdi>" + escaped(text) + "</bdi>";
}

std::string embeddedSvg(std::string_view svg, std::string_view alternativeText)
{
    const std::size_t begin = svg.find("<svg");
    if (begin == std::string_view::npos)
        return {};
    const std::size_t end = svg.rfind("</svg>");
    const std::string_view element = end == std::string_view::npos ? svg.substr(begin) : svg.substr(begin, end + 6 - begin);
    if (end != std::string_view::npos && harmless(element))
        return withoutNamespaces(element);
    return "<img alt=\"" + escaped(alternativeText) + "\" src=\"data:image/svg+xml;base64," + base64(svg) + "\">";
}

std::string standaloneSvg(std::string_view svg)
{
    const std::size_t begin = svg.find("<svg");
    if (begin == std::string_view::npos)
        return {};
    const std::string_view element = svg.substr(begin);
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg";
    if (element.substr(0, element.find('>')).find("xmlns=") == std::string_view::npos)
        out += " xmlns=\"http://www.w3.org/2000/svg\"";
    return out.append(element.substr(4)).append("\n");
}

std::string inertJson(std::string_view json)
{
    std::string out;
    for (const char c : json) {
        if (c == '&')
            out += "\\u0026";
        else if (c == '<')
            out += "\\u003c";
        else if (c == '>')
            out += "\\u003e";
        else if (c == '\'')
            out += "\\u0027";
        else if (c == '-' && out.ends_with('-'))
            out += "\\u002d";
        else if (c != '\n')
            out += c;
    }
    return out;
}

std::string base64(std::string_view bytes)
{
    static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 3; ++j)
            group = group << 8U | (j < left ? static_cast<unsigned char>(bytes[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            out += j <= left ? digits[group >> (18 - 6 * j) & 63U] : '=';
    }
    return out;
}

} // namespace weir::report
