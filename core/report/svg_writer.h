// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace weir::report {

/// How a text stands to its point.
enum class Anchor { Start, Middle, End };

/// Writes shapes as SVG elements with presentation attributes only: they need no style sheet and no script.
class SvgWriter {
public:
    struct TextStyle {
        double size = 11;
        int weight = 400;
        std::string_view colour;
        Anchor anchor = Anchor::Start;
    };
    struct Stroke {
        std::string_view colour;
        double width = 1;
        std::string_view dash = {}; ///< "2 3"; empty: solid
    };
    using Point = std::pair<double, double>;

    /// `title` is what a screen reader says. Standalone: with prologue and namespace.
    SvgWriter(double width, double height, std::string_view title, bool standalone);

    void line(Point from, Point to, const Stroke& stroke);
    void polyline(const std::vector<Point>& points, const Stroke& stroke);
    void rect(Point corner, double width, double height, std::string_view fill);
    void outlinedRect(Point corner, double width, double height, std::string_view fill, const Stroke& stroke);
    void circle(Point centre, double radius, std::string_view fill, const Stroke& stroke);
    void diamond(Point centre, double radius, std::string_view fill, const Stroke& stroke);
    /// 45° lines, for what is not known.
    void hatch(Point corner, double width, double height, std::string_view colour);
    void text(Point at, std::string_view words, const TextStyle& style);

    [[nodiscard]] std::string take();

private:
    SvgWriter& attribute(std::string_view name, double value);
    SvgWriter& attribute(std::string_view name, std::string_view value);
    void stroke(const Stroke& stroke);

    std::string m_out;
};

} // namespace weir::report
