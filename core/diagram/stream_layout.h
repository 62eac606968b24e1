// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"
#include "core/analysis/time_parts.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The value-stream map as geometry: where everything stands, in map units (1 unit = 1 px at 100 %), computed without a
/// window. Measures come from the notation (docs in ARCHITECTURE.md, "Map"). The same layout is painted on screen and into files.
namespace weir::diagram {

struct Point {
    double x = 0, y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};
struct Rect {
    double x = 0, y = 0, w = 0, h = 0;
    [[nodiscard]] double right() const { return x + w; }
    [[nodiscard]] double bottom() const { return y + h; }
    [[nodiscard]] double centreX() const { return x + w / 2; }
    [[nodiscard]] double centreY() const { return y + h / 2; }
    [[nodiscard]] bool intersects(const Rect& o) const { return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom(); }
    [[nodiscard]] bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
    friend bool operator==(const Rect&, const Rect&) = default;
};

/// Typographic role of a text; ui/ turns it into family, size and weight.
enum class TextRole : std::uint8_t {
    StageName, ///< 15 semibold
    StageNameSmall, ///< 13 semibold: names that do not fit at 15
    FinishName, ///< 14 semibold
    Section, ///< 12 semibold: team
    Caption, ///< 11
    Strong, ///< 11 semibold: loops, flag
    Value, ///< 12 medium: data boxes
    Count, ///< 12 semibold: triangles, items in work
    LadderValue, ///< 13 semibold
    Total, ///< 18 display semibold
};
/// Meaning of a colour; the theme turns it into one.
enum class Ink : std::uint8_t { Primary, Secondary, Tertiary, Work, OnWork, Wait, OnWaitStrong, Rework, Attention, Unknown, Accent };
enum class Align : std::uint8_t { Left, Centre, Right };
/// What a text belongs to: decides what stays when the picture is small, and which layer it is in.
enum class Part : std::uint8_t { Lane, Loop, Name, SubLine, Data, Queue, Flag, Ladder, Strip, Axis, Finish, Totals };

/// A run of text with the box it stands in: measured and shortened until it fits. Boxes of texts never overlap.
struct Text {
    Rect box;
    std::string text;
    std::string full; ///< the whole text if `text` was shortened, else empty
    TextRole role = TextRole::Caption;
    Ink ink = Ink::Primary;
    Align align = Align::Left;
    Part part = Part::Name;
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
    /// In the unit that the second figure is shown in, so that rungs beside their sum add up to the eye: "0.5 d" of "12.3 d".
    std::function<std::string(double, double)> durationLike;
    std::function<std::string(double)> age; ///< of seconds, without decimals: "9 d"
    std::function<std::string(double)> percent; ///< of a ratio: "66 %"
    std::function<std::string(std::int64_t)> count;
    std::function<std::string(double)> rate; ///< per week: "17.8"
};

inline constexpr std::size_t nothing = std::numeric_limits<std::size_t>::max();

/// One place of the stream: a stage, or neighbours folded into one box.
struct Column {
    std::vector<std::size_t> members; ///< rows of StreamResult::stages, in order; one unless folded
    bool folded = false;
    std::size_t group = nothing; ///< the group it belongs to when stages fold (13 and more)
    std::string name;
    std::optional<std::string> team; ///< of all members; absent: unknown or mixed
    bool waitOnly = false; ///< nobody works there: a wait or queue
    std::int64_t items = 0, visits = 0, inWork = 0, waiting = 0;
    std::optional<double> oldestSeconds; ///< absent: nobody waits, or unknown
    std::optional<double> waitSeconds, workSeconds; ///< means per finished item; of a group the sum, absent if a part is unknown
    std::optional<double> p50, p85, waitP85; ///< absent for groups: percentiles do not add up
    std::optional<double> completeAndAccurate; ///< of a group the worst of those with enough hand-overs; absent without any of these
    std::int64_t handOvers = 0, cleanHandOvers = 0; ///< judged, and of these those that did not come back
    /// Share of the visits that ended in the window whose time is known, of a group of all its visits. Absent: no visit ended.
    std::optional<double> known;
    bool tellsWaiting = true; ///< no: who waits there is not known
    bool oldestIsLate = false; ///< beyond the 85th percentile of its waits
    bool bottleneck = false;
    double x0 = 0; ///< where its queue zone begins
};

struct StageBox {
    std::size_t column = 0;
    Rect box; ///< process box
    Rect dataBox; ///< joined below
    TextRole nameRole = TextRole::StageName; ///< what its name is written in
    std::vector<Rect> inWork; ///< small squares, one an item in work; empty: a number is shown
    std::vector<double> rowLines; ///< y of the hairlines in the data box
    std::vector<Rect> unknown; ///< values to hatch
};
struct QueueTriangle {
    std::size_t column = 0;
    Point apex, left, right; ///< no triangle where nobody waits: all equal
    Rect zone; ///< hover and click area
    [[nodiscard]] bool drawn() const { return !(apex == left); }
};
/// Push arrow between two boxes, behind the triangle.
struct Arrow {
    std::size_t from = nothing, to = nothing; ///< columns; `nothing`: the outside, the finish
    Point start, end;
    Rect zone;
    bool pinned = false; ///< the one into the finish box
};
struct ReworkLoop {
    std::size_t from = 0, to = 0; ///< columns, to before from; from is `nothing` for what comes back from the finish
    std::vector<std::size_t> edges; ///< rows of StreamResult::edges, most taken first
    std::vector<Point> path; ///< orthogonal, corners rounded by the painter; ends at the arrow's tip
    double width = 1;
    std::int64_t count = 0;
    std::optional<double> share, costSeconds;
    Rect label;
};
struct LadderRung {
    std::size_t column = 0;
    bool wait = false;
    double x0 = 0, x1 = 0, y = 0;
    Rect field; ///< under an upper rung
    bool unknown = false;
    bool strong = false;
};
using StripTone = analysis::TimeTone;
struct StripPart {
    std::size_t stage = nothing; ///< `nothing`: outside the stream, or unknown where
    std::size_t last = nothing; ///< last stage where neighbours under 3 units are merged
    std::size_t column = nothing;
    StripTone tone = StripTone::Wait;
    Rect rect;
    double seconds = 0;
    bool strong = false;
};
/// Which stages of the strip stand in which column; drawn above the strip when some are folded.
struct StripGroup {
    std::size_t column = 0;
    double x0 = 0, x1 = 0;
    bool open = false;
};
struct Lane { ///< team above its stages
    double x0 = 0, x1 = 0;
    std::string team;
    Point icon; ///< top left
    std::optional<double> handoffX; ///< circle on the boundary to the lane before
    double dropTo = 0; ///< where the dotted line under the circle ends
};
struct Ribbon { ///< of the bottleneck; painter joins its foot with the strip
    Rect band;
    double stripX0 = 0, stripX1 = 0;
    bool joined = false; ///< its time is known, so it has a part on the strip
};
struct MoreLoops { ///< "+2 more": loops that are taken too seldom to be drawn
    std::size_t hidden = 0;
    Rect box;
};

/// Everything to paint. What is *pinned* (strip, axis, finish, totals) stands in the window's frame; the rest scrolls
/// sideways under it where `scrollWidth` is more than `viewWidth`. In files both are equal.
struct StreamLayout {
    double width = 0, height = 0;
    double scrollWidth = 0; ///< of the stages
    double viewWidth = 0; ///< what is seen of them, and the strip
    double boxTop = 0, laneY = 0, ladderTop = 0, ladderBottom = 0, stripTop = 0, stripBottom = 0;
    std::vector<Column> columns;
    std::vector<StageBox> boxes; ///< one a column
    std::vector<QueueTriangle> queues; ///< one a column
    std::vector<Arrow> arrows;
    std::vector<ReworkLoop> loops;
    std::optional<MoreLoops> moreLoops;
    std::vector<LadderRung> ladder;
    std::vector<StripPart> strip;
    std::vector<StripGroup> stripGroups; ///< empty: nothing is folded
    std::vector<double> ticks; ///< x of the axis' ticks
    std::vector<Lane> lanes;
    std::optional<Rect> finish, finishData; ///< the box behind the last stage
    std::vector<double> finishLines;
    std::optional<Ribbon> ribbon; ///< absent: no bottleneck
    std::optional<Rect> flag; ///< "Bottleneck"
    std::optional<Point> stripDot; ///< where the line to the explanation below starts
    Rect totals;
    std::optional<double> totalLine;
    std::vector<Text> texts; ///< every text of the map; their boxes do not overlap

    [[nodiscard]] static bool pinned(Part part) { return part >= Part::Strip; }
    [[nodiscard]] double pinnedX() const { return viewWidth; }
};

struct LayoutOptions {
    double availableWidth = 1192; ///< width of the canvas at 100 %: decides the pitch
    double viewWidth = 0; ///< what the window shows of the map at its zoom; 0: everything, as in files
    std::optional<std::size_t> openGroup; ///< 13 stages and more: which group stands open; absent: the bottleneck's
    bool allLoops = false; ///< also those under 5 %
};

/// Every word the map writes, so that ui/ can translate them. %1 and %2 are replaced.
struct StreamWords {
    std::string inWork = "In work", within85Short = "85 %", completeAccurate = "C/A";
    std::string work = "Work", wait = "Wait", waiting = "Waiting", outside = "Outside", unknownTime = "Unknown", leadMean = "Lead, mean",
                median = "Median", within85 = "85 % within", activeShare = "Flow efficiency";
    std::string waitsOnly = "waits only", stages = "%1 stages", range = "%1 – %2", oldest = "oldest", none = "none";
    std::string oneItem = "%1 item", items = "%1 items";
    std::string bottleneck = "Bottleneck", back = "%1 back", backCost = "%1 back, +%2 each", more = "+%1 more";
    std::string finished = "Finished", finishedItems = "Items", perWeek = "%1 / wk", inStream = "In progress", leftUndone = "Discarded",
                rolled = "C/A, all", known = "Known", meanOf = "Mean of %1", atLeast = "≥ %1", atMost = "≤ %1", some = "%1 of %2";
    std::string unknown = "?", notApplicable = "–";
    std::string days = "%1 days", hours = "%1 h", minutes = "%1 min";
};

/// As many loops are drawn even where all are asked for; the map of thousands of stages has more than anybody can follow.
inline constexpr std::size_t mostLoops = 200;

/// Pure: the same input gives the same layout. A stream without stages gives an empty layout.
[[nodiscard]] StreamLayout layoutStream(const analysis::StreamResult& stream, const TextMeasure& measure, const TextFormat& format,
    const StreamWords& words, const LayoutOptions& options);

} // namespace weir::diagram
