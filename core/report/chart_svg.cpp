// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chart_svg.h"

#include "core/base/number_text.h"
#include "core/base/words.h"
#include "core/report/chart_axes.h"
#include "core/report/palette.h"
#include "core/report/svg_writer.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

namespace weir::report {

namespace {

using Point = SvgWriter::Point;

constexpr double leastLeft = 38, right = 46, top = 14, bottom = 34;
/// Of a tick's label, roughly: wide enough for any digit.
constexpr double digitWidth = 6.4;
constexpr double labelGap = 6;
constexpr double characterWidth = 5.9; ///< of text of 11, roughly
constexpr double labelSpacing = 34;
constexpr int valueTickCount = 4;
/// Below this a line would pretend to a trend.
constexpr std::size_t fewestForLine = 6;
/// Above this single points would only blur the line.
constexpr std::size_t mostWithPoints = 70;

/// What the numbers of a chart are shown in.
struct Scale {
    double unit = 1; ///< divides the value
    std::string symbol; ///< behind the number, with its space
    bool whole = false; ///< ticks at whole numbers only
};

bool isCount(const metrics::MetricInfo& info)
{
    return info.unit != "seconds" && info.unit != "ratio";
}

/// What happens is counted in bars; what is there at a moment, or measured, is a line.
bool drawnAsBars(const metrics::MetricInfo& info)
{
    return isCount(info) && !info.isStock;
}

std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

class Chart {
public:
    Chart(const metrics::MetricResult& result, const ChartOptions& options)
        : m_result(result)
        , m_svg(options.width, options.height, title(result), options.standalone)
        , m_outerWidth(options.width)
        , m_height(options.height - top - bottom)
        , m_bands(options.bands)
        , m_annotations(options.annotations)
    {
        if (m_bands.empty() && result.limits && !result.series.empty())
            m_bands.push_back({result.series.front().start, result.series.back().end, *result.limits});
        chooseScale();
    }

    std::string draw()
    {
        if (m_result.series.empty() || m_values == 0) {
            drawNothingKnown();
            return m_svg.take();
        }
        drawBands();
        drawValueAxis();
        drawUnknown();
        if (drawnAsBars(*m_result.info))
            drawBars();
        else
            drawLine();
        drawCentres();
        drawAnnotations();
        drawSignals();
        drawDayAxis();
        drawEndLabel();
        return m_svg.take();
    }

private:
    static std::string title(const metrics::MetricResult& result)
    {
        std::string words(result.info->title);
        if (!result.series.empty())
            words += ", " + windowWords(result.series.front().start, result.series.back().end);
        return words;
    }

    void chooseScale()
    {
        double most = 0;
        for (const ChartOptions::Band& band : m_bands)
            most = std::max(most, band.limits.upper);
        for (const metrics::MetricPoint& point : m_result.series) {
            if (point.value) {
                most = std::max(most, *point.value);
                ++m_values;
            }
        }
        if (m_result.info->unit == "seconds") {
            const TimeUnit unit = unitFor(most);
            m_scale = {unit.seconds, std::string(narrowSpace) + std::string(unit.symbol), false};
        } else if (m_result.info->unit == "ratio") {
            m_scale = {0.01, std::string(narrowSpace) + "%", false};
        } else {
            m_scale = {1, {}, true};
        }
        m_ticks = valueTicks(most / m_scale.unit, valueTickCount, m_scale.whole);
        std::size_t longest = 0;
        for (std::size_t i = 0; i < m_ticks.size(); ++i)
            longest = std::max(longest, characters(tickLabel(i)));
        m_left = std::max(leastLeft, std::ceil(digitWidth * static_cast<double>(longest)) + labelGap);
        m_width = m_outerWidth - m_left - right;
    }

    /// The unit stands on the last tick only.
    [[nodiscard]] std::string tickLabel(std::size_t tick) const
    {
        return shortNumber(m_ticks[tick], 3) + (tick + 1 == m_ticks.size() ? m_scale.symbol : std::string());
    }

    [[nodiscard]] double x(Day day) const
    {
        const Day first = m_result.series.front().start;
        const Day last = m_result.series.back().end;
        return m_left + m_width * static_cast<double>((day - first).count()) / static_cast<double>((last - first).count());
    }
    [[nodiscard]] double y(double value) const { return top + m_height * (1 - std::min(1.0, value / m_scale.unit / m_ticks.back())); }
    [[nodiscard]] double middle(const metrics::MetricPoint& point) const { return (x(point.start) + x(point.end)) / 2; }

    void drawNothingKnown()
    {
        m_svg.hatch({m_left, top}, m_width, m_height, palette::line);
        m_svg.rect({m_left + m_width / 2 - 46, top + m_height / 2 - 11}, 92, 20, palette::surface);
        m_svg.text({m_left + m_width / 2, top + m_height / 2 + 4}, "nothing known",
            {.size = 12, .weight = 500, .colour = palette::unknownText, .anchor = Anchor::Middle});
    }

    void drawBands()
    {
        for (const ChartOptions::Band& band : m_bands) {
            const double upper = y(band.limits.upper);
            const double lower = y(band.limits.lower);
            const double from = x(band.from);
            const double to = x(band.to);
            m_svg.rect({from, upper}, to - from, lower - upper, palette::band);
            m_svg.line({from, upper}, {to, upper}, {palette::limit, 1, "2 3"});
            if (band.limits.lower > 0)
                m_svg.line({from, lower}, {to, lower}, {palette::limit, 1, "2 3"});
        }
    }

    void drawCentres()
    {
        for (const ChartOptions::Band& band : m_bands)
            m_svg.line({x(band.from), y(band.limits.centre)}, {x(band.to), y(band.limits.centre)}, {palette::limit, 1.25});
    }

    void drawValueAxis()
    {
        for (std::size_t i = 0; i < m_ticks.size(); ++i) {
            const double at = std::round(y(m_ticks[i] * m_scale.unit)) + 0.5;
            m_svg.line({m_left, at}, {m_left + m_width, at}, {i == 0 ? palette::axis : palette::grid});
            m_svg.text({m_left - labelGap, at + 3.5}, tickLabel(i), {.size = 11, .colour = palette::textTertiary, .anchor = Anchor::End});
        }
    }

    /// Stretches of buckets of which nothing is known because the data does not reach there.
    void drawUnknown()
    {
        const auto& series = m_result.series;
        const auto unknown = [](const metrics::MetricPoint& point) { return point.partial && !point.value && point.n == 0; };
        for (std::size_t begin = 0; begin < series.size(); ++begin) {
            std::size_t end = begin;
            while (end < series.size() && unknown(series[end]))
                ++end;
            if (end > begin) {
                m_svg.hatch({x(series[begin].start), top}, x(series[end - 1].end) - x(series[begin].start), m_height, palette::line);
                begin = end;
            }
        }
    }

    void drawBars()
    {
        for (const metrics::MetricPoint& point : m_result.series) {
            if (!point.value || *point.value == 0)
                continue;
            const double width = x(point.end) - x(point.start);
            const double gap = width > 4 ? 1.5 : width > 2 ? 0.75 : 0;
            const Point corner {x(point.start) + gap / 2, y(*point.value)};
            const double height = y(0) - corner.second;
            // A bucket that is not whole shows what is there so far, and that it is not all.
            if (point.partial && width > 4)
                m_svg.outlinedRect(
                    {corner.first + 0.5, corner.second + 0.5}, width - gap - 1, height - 0.5, palette::surface, {palette::point, 1, "2 2"});
            else
                m_svg.rect(corner, width - gap, height, palette::point);
        }
    }

    void drawLine()
    {
        const bool joined = m_values >= fewestForLine;
        std::vector<Point> stretch;
        const auto flush = [&] {
            if (joined && stretch.size() > 1)
                m_svg.polyline(stretch, {palette::point, 1.75});
            else if (joined && stretch.size() == 1)
                m_svg.circle(stretch.front(), 2.2, palette::point, {palette::point});
            stretch.clear();
        };
        for (const metrics::MetricPoint& point : m_result.series) {
            if (point.value)
                stretch.emplace_back(middle(point), y(*point.value));
            else
                flush();
        }
        flush();
        if (m_values > mostWithPoints)
            return;
        for (const metrics::MetricPoint& point : m_result.series) {
            if (point.value)
                m_svg.circle({middle(point), y(*point.value)}, 2.2, point.partial ? palette::surface : palette::point, {palette::point});
        }
    }

    /// A line a day, its text above the plot at the side where it fits; what would meet the text before it stays a line.
    void drawAnnotations()
    {
        const Day from = m_result.series.front().start;
        const Day to = m_result.series.back().end;
        double taken = m_left;
        for (const Annotation& annotation : m_annotations) {
            if (annotation.day < from || annotation.day >= to)
                continue;
            const double at = std::round(x(annotation.day)) + 0.5;
            m_svg.line({at, top - 4}, {at, top + m_height}, {palette::ink});
            const double width = characterWidth * static_cast<double>(characters(annotation.text));
            if (at + labelGap + width <= m_outerWidth && at >= taken) {
                m_svg.text({at + labelGap, top + 2}, annotation.text, {.size = 11, .colour = palette::textPrimary});
                taken = at + 2 * labelGap + width;
            } else if (at - labelGap - width >= taken) {
                m_svg.text({at - labelGap, top + 2}, annotation.text, {.size = 11, .colour = palette::textPrimary, .anchor = Anchor::End});
                taken = at + labelGap;
            }
        }
    }

    void drawSignals()
    {
        for (const ChartOptions::Band& band : m_bands)
            drawSignalsOf(band.limits);
    }

    void drawSignalsOf(const metrics::MetricLimits& limits)
    {
        for (const auto& signal : limits.signalPoints) {
            const auto point = std::ranges::find(m_result.series, signal.start, &metrics::MetricPoint::start);
            if (point == m_result.series.end() || !point->value)
                continue;
            const Point at {middle(*point), y(*point->value)};
            const SvgWriter::Stroke stroke {signalColour(*point->value, limits.centre), 1.5};
            if (signal.rule == "outside")
                m_svg.diamond(at, 4.5, palette::surface, stroke);
            else
                m_svg.circle(at, 3, palette::surface, stroke);
        }
    }

    [[nodiscard]] std::string_view signalColour(double value, double centre) const
    {
        if (!m_result.info->hasDirection)
            return palette::ink;
        return (value > centre) == m_result.info->moreIsBetter ? palette::good : palette::attention;
    }

    void drawDayAxis()
    {
        const double base = top + m_height;
        const Day from = m_result.series.front().start;
        const Day to = m_result.series.back().end;
        const double perDay = m_width / static_cast<double>((to - from).count());
        for (const DayTick& tick : dayTicks(from, to, perDay, labelSpacing)) {
            const double at = std::round(x(tick.day)) + 0.5;
            m_svg.line({at, base}, {at, base + 4}, {palette::axis});
            const SvgWriter::TextStyle style {.size = 11, .colour = palette::textTertiary, .anchor = Anchor::Middle};
            if (!tick.label.empty())
                m_svg.text({at, base + 16}, tick.label, style);
            if (!tick.year.empty())
                m_svg.text({at, base + 29}, tick.year, style);
        }
    }

    /// The centre at its line, or without limits the newest whole value at its point.
    void drawEndLabel()
    {
        std::optional<double> value;
        if (!m_bands.empty() && m_bands.back().to == m_result.series.back().end) {
            value = m_bands.back().limits.centre;
        } else {
            for (const metrics::MetricPoint& point : m_result.series) {
                if (point.value && (!point.partial || !drawnAsBars(*m_result.info)))
                    value = point.value;
            }
        }
        if (!value)
            return;
        const std::string words = m_result.info->unit == "seconds" ? shortDuration(*value)
            : m_result.info->unit == "ratio"                       ? percent(*value)
                                                                   : figure(*value);
        m_svg.text({m_left + m_width + 6, y(*value) + 4}, words, {.size = 12, .weight = 600, .colour = palette::textPrimary});
    }

    const metrics::MetricResult& m_result;
    SvgWriter m_svg;
    double m_outerWidth;
    double m_left = leastLeft;
    double m_width = 0;
    double m_height;
    Scale m_scale;
    std::vector<ChartOptions::Band> m_bands;
    std::vector<Annotation> m_annotations;
    std::size_t m_values = 0; ///< buckets with a value
    std::vector<double> m_ticks;
};

} // namespace

std::string chartSvg(const metrics::MetricResult& result, const ChartOptions& options)
{
    return Chart(result, options).draw();
}

} // namespace weir::report
