// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/svg_writer.h"

#include "core/base/fallback_fonts.h"
#include "core/base/number_text.h"
#include "core/report/markup.h"
#include "core/report/palette.h"

#include <algorithm>

namespace weir::report {

namespace {

constexpr int coordinateDecimals = 2;
constexpr double hatchStep = 5;

std::string number(double value)
{
    return shortNumber(value, coordinateDecimals);
}

} // namespace

SvgWriter::SvgWriter(double width, double height, std::string_view title, bool standalone)
{
    if (standalone)
        m_out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    m_out += "<svg";
    if (standalone)
        attribute("xmlns", "http://www.w3.org/2000/svg");
    attribute("width", width).attribute("height", height);
    attribute("viewBox", "0 0 " + number(width) + " " + number(height)).attribute("role", "img");
    attribute("font-family", fontList("Inter"));
    m_out += "><title>" + escaped(title) + "</title>\n";
}

SvgWriter& SvgWriter::attribute(std::string_view name, double value)
{
    return attribute(name, number(value));
}

SvgWriter& SvgWriter::attribute(std::string_view name, std::string_view value)
{
    m_out += ' ';
    m_out += name;
    m_out += "=\"" + escaped(value) + '"';
    return *this;
}

void SvgWriter::stroke(const Stroke& stroke)
{
    attribute("stroke", stroke.colour);
    if (stroke.width != 1)
        attribute("stroke-width", stroke.width);
    if (!stroke.dash.empty())
        attribute("stroke-dasharray", stroke.dash);
}

void SvgWriter::line(Point from, Point to, const Stroke& how)
{
    m_out += "<line";
    attribute("x1", from.first).attribute("y1", from.second).attribute("x2", to.first).attribute("y2", to.second);
    stroke(how);
    m_out += "/>\n";
}

void SvgWriter::polyline(const std::vector<Point>& points, const Stroke& how)
{
    std::string list;
    for (const Point& point : points)
        list.append(list.empty() ? "" : " ").append(number(point.first)).append(",").append(number(point.second));
    m_out += "<polyline";
    attribute("points", list).attribute("fill", "none").attribute("stroke-linejoin", "round").attribute("stroke-linecap", "round");
    stroke(how);
    m_out += "/>\n";
}

void SvgWriter::rect(Point corner, double width, double height, std::string_view fill)
{
    m_out += "<rect";
    attribute("x", corner.first)
        .attribute("y", corner.second)
        .attribute("width", width)
        .attribute("height", height)
        .attribute("fill", fill);
    m_out += "/>\n";
}

void SvgWriter::outlinedRect(Point corner, double width, double height, std::string_view fill, const Stroke& how)
{
    m_out += "<rect";
    attribute("x", corner.first)
        .attribute("y", corner.second)
        .attribute("width", width)
        .attribute("height", height)
        .attribute("fill", fill);
    stroke(how);
    m_out += "/>\n";
}

void SvgWriter::circle(Point centre, double radius, std::string_view fill, const Stroke& how)
{
    m_out += "<circle";
    attribute("cx", centre.first).attribute("cy", centre.second).attribute("r", radius).attribute("fill", fill);
    stroke(how);
    m_out += "/>\n";
}

void SvgWriter::diamond(Point centre, double radius, std::string_view fill, const Stroke& how)
{
    const auto [x, y] = centre;
    m_out += "<polygon";
    attribute("points",
        number(x) + "," + number(y - radius) + " " + number(x + radius) + "," + number(y) + " " + number(x) + "," + number(y + radius) + " "
            + number(x - radius) + "," + number(y));
    attribute("fill", fill);
    stroke(how);
    m_out += "/>\n";
}

void SvgWriter::hatch(Point corner, double width, double height, std::string_view colour)
{
    // Single lines rather than a pattern: patterns have ids, which must not meet on one page.
    std::string path;
    for (double at = hatchStep; at < width + height; at += hatchStep) {
        const double x0 = std::max(0.0, at - height);
        const double x1 = std::min(width, at);
        path.append("M").append(number(corner.first + x0)).append(" ").append(number(corner.second + std::min(height, at)));
        path.append("L").append(number(corner.first + x1)).append(" ").append(number(corner.second + std::max(0.0, at - width)));
    }
    m_out += "<path";
    attribute("d", path);
    stroke({colour});
    m_out += "/>\n";
}

void SvgWriter::text(Point at, std::string_view words, const TextStyle& style)
{
    m_out += "<text";
    attribute("x", at.first).attribute("y", at.second).attribute("font-size", style.size).attribute("fill", style.colour);
    if (style.weight != 400)
        attribute("font-weight", style.weight);
    if (style.anchor != Anchor::Start)
        attribute("text-anchor", style.anchor == Anchor::Middle ? "middle" : "end");
    m_out.append(">").append(escaped(words)).append("</text>\n");
}

std::string SvgWriter::take()
{
    m_out += "</svg>";
    return std::move(m_out);
}

} // namespace weir::report
