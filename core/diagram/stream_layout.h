// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// The value-stream map as geometry: where everything stands, in map units (1 unit = 1 px at 100 %), computed without a
/// window. Measures come from the notation (docs in ARCHITECTURE.md, "Map"). The same layout is painted on screen and into files.
namespace weir::diagram {

struct Point {
    double x = 0, y = 0;
};
struct Rect {
    double x = 0, y = 0, w = 0, h = 0;
    [[nodiscard]] double right() const { return x + w; }
    [[nodiscard]] double bottom() const { return y + h; }
    [[nodiscard]] bool intersects(const Rect& o) const { return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom(); }
};

/// Typographic role of a text; the theme turns it into family, size and weight.
enum class TextRole { StageName, Caption, Label, Value, LadderValue, Count, Section, Total, Small };
/// Meaning of a colour; the theme turns it into one.
enum class Ink { Primary, Secondary, Tertiary, Work, Wait, OnWaitStrong, Rework, Attention, Unknown, Accent, Good };
enum class Align { Left, Centre, Right };

/// A run of text with the box it must stay in. Text that does not fit is elided by the painter; the layout already
/// shortened what it could, and boxes of texts never overlap.
struct Text {
    Rect box;
    std::string text;
    TextRole role = TextRole::Caption;
    Ink ink = Ink::Primary;
    Align align = Align::Left;
};

/// Measures text: given by ui/, or by a fixed-width stand-in in tests.
class TextMeasure {
public:
    virtual ~TextMeasure() = default;
    [[nodiscard]] virtual double width(std::string_view text, TextRole role) const = 0;
    [[nodiscard]] virtual double height(TextRole role) const = 0;
};

/// Number texts come from the caller so that the locale is the user's on screen and fixed in files.
struct TextFormat {
    std::function<std::string(double)> duration; ///< of seconds: "2.6 d"
    std::function<std::string(double)> percent; ///< of a ratio: "66 %"
    std::function<std::string(std::int64_t)> count;
    std::function<std::string(double)> rate; ///< per week: "17.8"
};

/// Tones of filled areas.
enum class Tone { Surface, Sunken, Work, WaitSoft, WaitStrong, None };

struct StageBox {
    std::size_t stage = 0; ///< row in StreamResult::stages; for a folded group the first of its stages
    std::vector<std::size_t> members; ///< a folded group: its stages, in order; else just the stage
    Rect box; ///< process box
    Rect dataBox; ///< joined below
    bool bottleneck = false;
    bool folded = false;
    std::vector<Rect> inWork; ///< small squares, one an item in work; empty: a number is shown
    std::vector<double> rowLines; ///< y of the hairlines in the data box
};
struct QueueTriangle {
    std::size_t stage = 0;
    Point apex, left, right; ///< no triangle where nobody waits: all equal
    std::int64_t count = 0;
    bool strong = false; ///< the bottleneck's
    Rect zone; ///< hover and click area
};
struct Arrow { ///< push arrow between two boxes, behind the triangle
    std::size_t from = 0, to = 0;
    Point start, end;
    Rect zone;
};
struct ReworkLoop {
    std::size_t edge = 0; ///< row in StreamResult::edges
    std::vector<Point> path; ///< orthogonal, corners rounded by the painter; ends at the arrow's tip
    double width = 1;
    Rect label;
};
struct LadderRung {
    std::size_t stage = 0;
    bool wait = false;
    double x0 = 0, x1 = 0, y = 0;
    Rect field;
    bool strong = false;
};
struct StripPart {
    std::size_t stage = 0;
    bool wait = false;
    Rect rect;
    bool strong = false;
};
struct AxisTick {
    double x = 0;
};
struct Lane { ///< team above its stages
    double x0 = 0, x1 = 0, y = 0;
    std::string team;
    std::optional<double> handoffX; ///< circle on the boundary to the lane before
};

struct StreamLayout {
    double width = 0, height = 0;
    std::vector<StageBox> boxes;
    std::vector<QueueTriangle> queues;
    std::vector<Arrow> arrows;
    std::vector<ReworkLoop> loops;
    std::vector<LadderRung> ladder;
    std::vector<StripPart> strip;
    std::vector<AxisTick> ticks;
    std::vector<Lane> lanes;
    std::optional<Rect> finish; ///< the box behind the last stage (throughput)
    std::vector<std::vector<Point>> ribbon; ///< polygons of the bottleneck's ribbon; empty: no bottleneck
    std::optional<Rect> flag; ///< "Bottleneck"
    std::optional<Point> stripDot; ///< where the line to the sheet starts
    Rect totals;
    std::vector<Text> texts; ///< every text of the map; their boxes do not overlap
    std::vector<double> totalLines; ///< y of hairlines in the totals
};

struct LayoutOptions {
    double availableWidth = 1150; ///< width of the canvas at 100 %
    std::optional<std::size_t> openGroup; ///< 13 stages and more: which team group stands open; absent: the bottleneck's
};
/// Every word the map writes, so that ui/ can translate them.
struct StreamWords {
    std::string work = "Work", inWork = "In work", completeAccurate = "C/A", visits = "Visits", p50 = "Time, median", p85 = "85 % within",
                oldest = "oldest", none = "none", bottleneck = "Bottleneck", finished = "Finished", perWeek = "/ wk", waiting = "Waiting",
                leadMean = "Lead, mean", median = "Median", within85 = "85 % within", activeShare = "Active share", unknown = "?",
                days = "days", back = "%1 back", backCost = "%1 back, +%2 each", stages = "%1 stages", more = "+%1 more", items = "Items",
                rolled = "C/A, all";
};

[[nodiscard]] StreamLayout layoutStream(const analysis::StreamResult& stream, const TextMeasure& measure, const TextFormat& format,
    const StreamWords& words, const LayoutOptions& options);

} // namespace weir::diagram
