// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diagram/name_lines.h"
#include "core/diagram/stream_columns.h"
#include "core/diagram/stream_layout.h"

#include <string>
#include <vector>

namespace weir::diagram {

/// Measures that depend on how many columns share the width.
struct Pitch {
    double pitch = 170; ///< of one column: zone + box
    double zone = 62; ///< queue before the box
    double box = 108;
    [[nodiscard]] double queueCentre() const { return zone * 27 / 62; }
};

/// Fixed measures of the notation.
namespace measures {
inline constexpr double boxHeight = 60;
inline constexpr double rowHeight = 20;
inline constexpr double padding = 12;
inline constexpr int rows = 5;
inline constexpr double dataHeight = rows * rowHeight + 8;
inline constexpr double flagHeight = 19;
inline constexpr double levelHeight = 32;
inline constexpr double loopsToBox = 28;
inline constexpr double laneLine = 18.5;
inline constexpr double laneBottom = 28;
inline constexpr double finishGap = 34;
inline constexpr double finishWidth = 126;
inline constexpr double rungHeight = 33;
inline constexpr double stripHeight = 20;
inline constexpr double nameFrom = 44; ///< strip parts from this width on bear their name
inline constexpr double mergeBelow = 3; ///< strip parts narrower than this are merged with their neighbours
inline constexpr double seldom = 0.05; ///< rework loops below this share are not drawn
} // namespace measures

/// Builds one layout, part by part, top to bottom. Each part lives in a file of its own.
class StreamLayoutBuilder {
public:
    StreamLayoutBuilder(const analysis::StreamResult& stream, const TextMeasure& measure, const TextFormat& format,
        const StreamWords& words, const LayoutOptions& options);
    [[nodiscard]] StreamLayout build();

private:
    struct Row { ///< label left, value right
        std::string label, value;
        TextRole role = TextRole::Value;
        Ink ink = Ink::Primary;
        bool hatched = false; ///< the value is unknown
    };
    struct Loop { ///< a rework loop on its way to a path
        ReworkLoop result;
        int level = 0;
        double x0 = 0, x1 = 0; ///< what it takes on its level, label included
        double startX = 0, endX = 0;
        std::string text;
    };

    void placeColumns();
    [[nodiscard]] static Pitch choosePitch(std::size_t columns, double available);

    // stream_layout_loops.cpp
    void collectLoops();
    [[nodiscard]] double shareOf(const ReworkLoop& loop, const std::vector<std::int64_t>& departures) const;
    void keepMostTaken();
    [[nodiscard]] double leavesAt(const ReworkLoop& loop) const;
    void assignLevels();
    void placePorts();
    [[nodiscard]] std::vector<double> linesThrough(int level) const;
    void emitLoops();
    [[nodiscard]] int levelOfMore() const;
    void drawMoreLoops();
    // stream_layout_stages.cpp
    void placeLanes();
    void placeBoxes();
    void placeData(StageBox& box, const Column& column);
    [[nodiscard]] std::vector<Row> dataRows(const Column& column) const;
    void placeHead(StageBox& box, const Column& column);
    [[nodiscard]] bool isCutLikeAnother(const Column& column, const NameLines& cut, double widest, TextRole role) const;
    [[nodiscard]] NameLines rangeLines(const Column& column, double widest, TextRole role) const;
    void placeSubLine(const Column& column, const std::string& number, double left, double right, double centreY);
    void placeSquares(StageBox& box, const Column& column);
    void placeQueues();
    [[nodiscard]] double queueCentre(std::size_t column) const;
    void placeQueueTexts(const Column& column, const QueueTriangle& queue, double centre);
    void placeArrows();
    // stream_layout_timeline.cpp
    void placeLadder();
    void addRung(std::size_t column, bool wait, const std::optional<double>& mean);
    void placeStrip();
    [[nodiscard]] std::vector<StripPart> stripParts() const;
    void mergeTinyParts();
    void placeStripNames();
    void placeStripGroups();
    void placeAxis(double seconds);
    void placeRibbon();
    // stream_layout_totals.cpp
    void placeFinish();
    void placeTotals();

    /// Label and value on one line; returns the gap between them. The value has the right of way.
    Rect addRow(const Row& row, double left, double right, double centreY, Part part);
    /// A text of at most `widest`, shortened if need be; nothing if not even "…" fits. `x` is the left end, centre or right end.
    Rect addText(std::string_view text, double x, double centreY, double widest, TextRole role, Ink ink, Align align, Part part);
    [[nodiscard]] double widthOf(std::string_view text, TextRole role) const { return m_measure.width(text, role); }
    [[nodiscard]] std::string durationOr(const std::optional<double>& seconds) const;
    /// In the unit of the mean lead time, in which all rungs stand.
    [[nodiscard]] std::string rungOr(const std::optional<double>& seconds) const;
    [[nodiscard]] double wholeSeconds() const;
    [[nodiscard]] std::string percentOr(const std::optional<double>& ratio) const;
    /// A share that is not quite all, or hardly any, is not rounded to all or none.
    [[nodiscard]] Row knownRow(const std::optional<double>& share) const;
    [[nodiscard]] double inset() const { return m_pitch.box < 104 ? 8 : measures::padding; } ///< of the words in a box
    [[nodiscard]] double boxX(std::size_t column) const { return m_out.columns[column].x0 + m_pitch.zone; }
    [[nodiscard]] double boxCentre(std::size_t column) const { return boxX(column) + m_pitch.box / 2; }
    [[nodiscard]] bool hasTeams() const;

    const analysis::StreamResult& m_stream;
    const TextMeasure& m_measure;
    const TextFormat& m_format;
    const StreamWords& m_words;
    const LayoutOptions& m_options;
    Pitch m_pitch;
    std::vector<Loop> m_loops;
    std::vector<std::size_t> m_columnOf; ///< by stage row
    std::size_t m_hiddenLoops = 0;
    int m_levels = 0;
    StreamLayout m_out;
};

} // namespace weir::diagram
