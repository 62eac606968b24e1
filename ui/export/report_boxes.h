// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/report/report_document.h"
#include "ui/export/figure_exporter.h"

#include <QPainter>
#include <QSizeF>

#include <memory>
#include <vector>

/// What a report's pages are made of. Lengths are tenths of a point, so that fonts of 9.5 points are whole.
namespace weir::ui {

inline constexpr double unitsPerPoint = 10;
inline constexpr double unitsPerMillimetre = 720 / 25.4;

/// A piece of a page that is not split.
class ReportBox {
public:
    ReportBox() = default;
    ReportBox(const ReportBox&) = delete;
    ReportBox& operator=(const ReportBox&) = delete;
    virtual ~ReportBox() = default;
    [[nodiscard]] virtual double height() const = 0;
    virtual void paint(QPainter& painter, const QPointF& corner) const = 0;

    double before = 0; ///< room above it, none at the top of a page
    bool keepWithNext = false; ///< a heading, the head of a table
    bool newPage = false; ///< begins a page
    bool wide = false; ///< on a page of its own, across
    int block = -1; ///< row of the recipe it came from; −1: none
    std::shared_ptr<const ReportBox> repeat; ///< what stands above it where a page begins with it: the head of its table
};
using ReportBoxes = std::vector<std::shared_ptr<ReportBox>>;

/// At most so many characters of it; what is cut ends in "…". No box may be higher than its page.
[[nodiscard]] report::Words shortened(const report::Words& words, std::size_t most);

struct ReportTextStyle {
    double size = 95;
    int weight = 400;
    double lineHeight = 135;
    std::string_view colour;
};
/// Of the visual standard for paper.
[[nodiscard]] ReportTextStyle textStyle(report::Paragraph::Style style);

/// Words in lines of at most `width`.
[[nodiscard]] std::shared_ptr<ReportBox> textBox(
    const report::Words& words, const ReportTextStyle& style, double width, Qt::Alignment align = Qt::AlignLeft);
/// An SVG of shapes and text, as wide as given.
[[nodiscard]] std::shared_ptr<ReportBox> svgBox(const std::string& svg, double width);
/// A figure of the window's painters, fitted into width × height.
[[nodiscard]] std::shared_ptr<ReportBox> figureBox(std::shared_ptr<const Figure> figure, double width, double height);
/// Head and rows, each a box.
[[nodiscard]] ReportBoxes tableBoxes(const report::Table& table, double width);
/// Two cards beside each other; the second may be missing.
[[nodiscard]] std::shared_ptr<ReportBox> cardsBox(const report::Card& left, const report::Card* right, double width);
/// A thin line of the given width.
[[nodiscard]] std::shared_ptr<ReportBox> ruleBox(double width);

/// All of a document for a column of the given width, in order. Throws Cancelled.
[[nodiscard]] ReportBoxes documentBoxes(const report::Document& document, const std::shared_ptr<const Figure>& map, double width,
    const QSizeF& across, const Progress& progress);

} // namespace weir::ui
