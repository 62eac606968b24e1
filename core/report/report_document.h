// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

/// The retrospective as what it says, without a form: HTML, Markdown and PDF are made of the same document.
namespace weir::report {

/// Text of which parts were written by others (names, titles, notes): each form keeps them from acting on what stands around them.
class Words {
public:
    struct Run {
        std::string text;
        bool foreign = false;
    };
    Words() = default;
    Words(std::string own) { add(std::move(own)); } // NOLINT(google-explicit-constructor): most words are our own
    Words(const char* own) { add(own); } // NOLINT(google-explicit-constructor)
    [[nodiscard]] static Words foreign(std::string text) { return Words().addForeign(std::move(text)); }

    Words& add(std::string own)
    {
        if (!own.empty())
            m_runs.push_back({std::move(own), false});
        return *this;
    }
    Words& addForeign(std::string text)
    {
        if (!text.empty())
            m_runs.push_back({std::move(text), true});
        return *this;
    }
    [[nodiscard]] bool empty() const { return m_runs.empty(); }
    [[nodiscard]] const std::vector<Run>& runs() const { return m_runs; }

private:
    std::vector<Run> m_runs;
};

struct Paragraph {
    enum class Style { Lead, Text, Caption };
    Style style = Style::Text;
    Words words;
};

struct Figure {
    std::string svg; ///< shapes and text only, light
    std::string alternative; ///< what a reader hears who does not see it
    Words caption = {};
    bool isMap = false; ///< drawn by the window's painter; on paper on a page of its own, across
};

struct Table {
    struct Column {
        std::string title;
        bool number = false;
    };
    struct Cell {
        Words words = {};
        bool unknown = false, strong = false, code = false;
    };
    struct Row {
        std::vector<Cell> cells = {};
        bool marked = false; ///< the bottleneck
    };
    std::string kind; ///< "ranking", "attention"
    std::vector<Column> columns = {};
    std::vector<Row> rows = {};
    Words caption = {};
};

/// One metric, small.
struct Card {
    enum class Sense { Neutral, Better, Worse };
    std::string title, value, unit; ///< the unit may be empty
    std::string signal;
    Sense sense = Sense::Neutral;
    std::string svg; ///< empty: nothing to draw
    std::string caption;
};

struct Cards {
    std::vector<Card> cards;
    Words caption = {}; ///< of all of them
};

struct List {
    std::vector<Words> entries;
};

using Part = std::variant<Paragraph, Figure, Table, Cards, List>;

struct Section {
    std::string kind; ///< block of the recipe it came from: "time", "map"; also the class of its element
    Words title = {}; ///< empty: without a heading
    std::string aside = {}; ///< behind the title, paler
    std::vector<Part> parts = {};
    bool newPage = false; ///< begins a page on paper
    int block = -1; ///< row of the recipe it came from; −1: none
};

struct Document {
    std::string workspace; ///< its name
    Words said; ///< "Retrospective, 2 May 2026. Window: …"
    std::vector<Section> sections;
    Words footer; ///< window, zone, clock, filter, stages, version, recipe
    Table sources;
    std::string recipe; ///< the recipe as JSON, for the next report
    std::string version; ///< of the program
};

} // namespace weir::report
