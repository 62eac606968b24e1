// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/report_boxes.h"

#include "core/analysis/sentences.h"
#include "core/base/utf8.h"
#include "core/report/palette.h"
#include "ui/painters/painter_target.h"
#include "ui/theme/font_families.h"

#include <QSvgRenderer>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace weir::ui {

namespace {

namespace palette = report::palette;
using report::Card;
using report::Words;

constexpr double cellPadding = 40; ///< above and below a row's text
constexpr double columnGap = 120;
constexpr std::size_t mostOfCell = 400; ///< characters
constexpr double cardGap = 180;

QColor color(std::string_view name)
{
    return QColor(QLatin1String(name.data(), static_cast<qsizetype>(name.size())));
}

QFont fontOf(const ReportTextStyle& style)
{
    QFont font;
    font.setFamilies(fontFamilies(style.size >= 150 ? QStringLiteral("Inter Display") : QStringLiteral("Inter")));
    font.setPixelSize(static_cast<int>(std::lround(style.size)));
    font.setWeight(static_cast<QFont::Weight>(style.weight));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

bool turnsDirection(QChar c)
{
    const char16_t code = c.unicode();
    return code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/// What others wrote keeps its direction of writing to itself.
QString plainText(const Words& words)
{
    QString text;
    for (const Words::Run& run : words.runs()) {
        QString content = QString::fromStdString(run.text);
        for (QChar& c : content) {
            if (turnsDirection(c))
                c = QChar::ReplacementCharacter;
            else if (c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
                || c.category() == QChar::Separator_Paragraph)
                c = u' ';
        }
        if (!run.foreign)
            text += QString::fromStdString(run.text);
        else if (std::ranges::any_of(content, [](QChar c) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL; }))
            text += QChar(0x2068) + content + QChar(0x2069);
        else
            text += content;
    }
    return text.replace(QStringLiteral(" = "), QStringLiteral("\u00A0=\u00A0")); // "n = 12" stays on its line
}

class TextBox final : public ReportBox {
public:
    TextBox(const Words& words, const ReportTextStyle& style, double width, Qt::Alignment align)
        : m_layout(plainText(words), fontOf(style))
        , m_lineHeight(style.lineHeight)
        , m_colour(color(style.colour))
    {
        QTextOption option(align);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        m_layout.setTextOption(option);
        m_layout.beginLayout();
        for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
            line.setLineWidth(width);
            line.setPosition({0, m_height + (m_lineHeight - line.height()) / 2});
            m_widest = std::max(m_widest, line.naturalTextWidth());
            m_height += m_lineHeight;
        }
        m_layout.endLayout();
    }
    [[nodiscard]] double height() const override { return m_height; }
    [[nodiscard]] double widest() const { return m_widest; }
    void paint(QPainter& painter, const QPointF& corner) const override
    {
        painter.setPen(m_colour);
        m_layout.draw(&painter, corner);
    }

private:
    QTextLayout m_layout;
    double m_lineHeight;
    QColor m_colour;
    double m_height = 0;
    double m_widest = 0;
};

/// The renderer knows one family a text, not a list.
QByteArray forRenderer(const std::string& svg)
{
    QByteArray bytes = QByteArray::fromStdString(svg);
    constexpr std::string_view family = "font-family=\"";
    const qsizetype list = bytes.indexOf(family.data());
    if (const qsizetype first = list + static_cast<qsizetype>(family.size()); list >= 0)
        bytes.replace(first, bytes.indexOf('"', first) - first, "Inter");
    const qsizetype end = bytes.indexOf('>');
    if (!bytes.left(end).contains("xmlns="))
        bytes.replace(0, 4, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    return bytes;
}

class SvgBox final : public ReportBox {
public:
    SvgBox(const std::string& svg, double width)
        : m_renderer(std::make_unique<QSvgRenderer>(forRenderer(svg)))
    {
        const QSizeF size = m_renderer->viewBoxF().size();
        m_size = size.width() > 0 ? QSizeF(width, width * size.height() / size.width()) : QSizeF(width, 0);
    }
    [[nodiscard]] double height() const override { return m_size.height(); }
    void paint(QPainter& painter, const QPointF& corner) const override { m_renderer->render(&painter, QRectF(corner, m_size)); }

private:
    std::unique_ptr<QSvgRenderer> m_renderer;
    QSizeF m_size;
};

class FigureBox final : public ReportBox {
public:
    FigureBox(std::shared_ptr<const Figure> figure, double width, double most)
        : m_figure(std::move(figure))
    {
        const QSizeF size = m_figure->naturalSize();
        m_scale = std::min(width / size.width(), most / size.height());
        m_height = size.height() * m_scale;
    }
    [[nodiscard]] double height() const override { return m_height; }
    void paint(QPainter& painter, const QPointF& corner) const override
    {
        painter.save();
        painter.translate(corner);
        painter.scale(m_scale, m_scale);
        PainterTarget target(painter);
        m_figure->paint(target, false);
        painter.restore();
    }

private:
    std::shared_ptr<const Figure> m_figure;
    double m_scale = 1;
    double m_height = 0;
};

/// Boxes at their places, which are not parted.
class GroupBox final : public ReportBox {
public:
    void add(std::shared_ptr<const ReportBox> box, const QPointF& corner)
    {
        m_height = std::max(m_height, corner.y() + box->height());
        m_places.emplace_back(corner, std::move(box));
    }
    void setGround(std::string_view colour, double width) { m_ground = {color(colour), width}; }
    void setLine(std::string_view colour, double width) { m_line = {color(colour), width}; }
    void setHeight(double height) { m_height = height; }
    [[nodiscard]] double height() const override { return m_height; }
    void paint(QPainter& painter, const QPointF& corner) const override
    {
        if (m_ground.second > 0)
            painter.fillRect(QRectF(corner, QSizeF(m_ground.second, m_height)), m_ground.first);
        if (m_line.second > 0)
            painter.fillRect(QRectF(corner + QPointF(0, m_height - 5), QSizeF(m_line.second, 5)), m_line.first);
        for (const auto& [place, box] : m_places)
            box->paint(painter, corner + place);
    }

private:
    std::vector<std::pair<QPointF, std::shared_ptr<const ReportBox>>> m_places;
    std::pair<QColor, double> m_ground {QColor(), 0}, m_line {QColor(), 0}; ///< colour, width
    double m_height = 0;
};

ReportTextStyle cellStyle(const report::Table& table, const report::Table::Cell& cell)
{
    const bool small = table.kind == "sources";
    ReportTextStyle style {small ? 70.0 : 90.0, cell.strong ? 600 : 400, small ? 100.0 : 125.0, palette::textPrimary};
    if (cell.unknown)
        style.colour = palette::unknownText;
    else if (small)
        style.colour = palette::textTertiary;
    return style;
}

/// Narrow columns stay whole; wide ones share what is left by the roots of their widths, so that the widest has most and none starves.
std::vector<double> shared(const std::vector<double>& wanted, double room)
{
    std::vector<double> widths = wanted;
    std::vector<std::size_t> open(wanted.size());
    std::iota(open.begin(), open.end(), std::size_t {0});
    std::ranges::sort(open, {}, [&wanted](std::size_t column) { return wanted[column]; });
    std::size_t whole = 0;
    for (; whole < open.size() && wanted[open[whole]] <= room / static_cast<double>(open.size() - whole); ++whole)
        room -= wanted[open[whole]];
    double roots = 0;
    for (std::size_t i = whole; i < open.size(); ++i)
        roots += std::sqrt(wanted[open[i]]);
    for (std::size_t i = whole; i < open.size(); ++i)
        widths[open[i]] = room * std::sqrt(wanted[open[i]]) / roots;
    return widths;
}

/// As wide as what is in them, where there is room for all; titles may break between words.
std::vector<double> columnWidths(const report::Table& table, double width)
{
    std::vector<double> wanted(table.columns.size(), 0);
    const auto want = [&](std::size_t column, const Words& words, const ReportTextStyle& style) {
        wanted[column] = std::max(wanted[column], std::ceil(TextBox(words, style, 1e6, Qt::AlignLeft).widest()) + 2);
    };
    for (std::size_t column = 0; column < wanted.size(); ++column) {
        for (const QString& word : QString::fromStdString(table.columns[column].title).split(u' '))
            want(column, Words(word.toStdString()), {75, 500, 110, palette::textTertiary});
        for (const report::Table::Row& row : table.rows)
            want(column, shortened(row.cells[column].words, mostOfCell), cellStyle(table, row.cells[column]));
    }
    return shared(wanted, width - columnGap * static_cast<double>(wanted.size() - 1));
}

std::shared_ptr<GroupBox> tableRow(const std::vector<std::shared_ptr<ReportBox>>& cells, const std::vector<double>& widths, double width)
{
    auto row = std::make_shared<GroupBox>();
    double x = 0;
    for (std::size_t column = 0; column < cells.size(); ++column) {
        row->add(cells[column], {x, cellPadding});
        x += widths[column] + columnGap;
    }
    row->setHeight(row->height() + cellPadding);
    row->setLine(palette::hair, width);
    return row;
}

void addCard(GroupBox& group, const Card& card, double x, double width)
{
    const auto add = [&group, x](const std::shared_ptr<ReportBox>& box, double y) {
        group.add(box, {x, y});
        return y + box->height();
    };
    const auto title = textBox(card.title, {95, 600, 140, palette::textPrimary}, width / 2);
    const std::string value = card.unit.empty() ? card.value : card.value + " " + card.unit;
    const auto figure = textBox(value, {115, 600, 140, palette::textPrimary}, width / 2, Qt::AlignRight);
    group.add(figure, {x + width / 2, 0});
    double y = std::max(add(title, 0), figure->height()) + 20;
    const std::string_view colour = card.sense == Card::Sense::Better ? palette::goodText
        : card.sense == Card::Sense::Worse                            ? palette::attentionText
                                                                      : palette::textSecondary;
    y = add(textBox(card.signal, {80, 400, 115, colour}, width), y) + 30;
    if (!card.svg.empty())
        y = add(svgBox(card.svg, width), y) + 30;
    add(textBox(card.caption, textStyle(report::Paragraph::Style::Caption), width), y);
}

} // namespace

Words shortened(const Words& words, std::size_t most)
{
    Words kept;
    for (const Words::Run& run : words.runs()) {
        const std::size_t length = utf8Characters(run.text);
        const std::string text = length <= most ? run.text : analysis::shortened(run.text, most);
        run.foreign ? kept.addForeign(text) : kept.add(text);
        if (length >= most)
            break;
        most -= length;
    }
    return kept;
}

ReportTextStyle textStyle(report::Paragraph::Style style)
{
    switch (style) {
    case report::Paragraph::Style::Lead:
        return {105, 400, 150, palette::textSecondary};
    case report::Paragraph::Style::Caption:
        return {75, 400, 110, palette::textTertiary};
    case report::Paragraph::Style::Text:
        break;
    }
    return {95, 400, 135, palette::textPrimary};
}

std::shared_ptr<ReportBox> textBox(const Words& words, const ReportTextStyle& style, double width, Qt::Alignment align)
{
    return std::make_shared<TextBox>(words, style, width, align);
}

std::shared_ptr<ReportBox> svgBox(const std::string& svg, double width)
{
    return std::make_shared<SvgBox>(svg, width);
}

std::shared_ptr<ReportBox> figureBox(std::shared_ptr<const Figure> figure, double width, double height)
{
    return std::make_shared<FigureBox>(std::move(figure), width, height);
}

ReportBoxes tableBoxes(const report::Table& table, double width)
{
    const std::vector<double> widths = columnWidths(table, width);
    ReportBoxes boxes;
    const auto align = [&table](std::size_t column) { return table.columns[column].number ? Qt::AlignRight : Qt::AlignLeft; };
    std::vector<std::shared_ptr<ReportBox>> cells;
    for (std::size_t column = 0; column < widths.size(); ++column)
        cells.push_back(textBox(table.columns[column].title, {75, 500, 110, palette::textTertiary}, widths[column], align(column)));
    boxes.push_back(tableRow(cells, widths, width));
    boxes.back()->keepWithNext = true;
    for (const report::Table::Row& row : table.rows) {
        cells.clear();
        for (std::size_t column = 0; column < widths.size(); ++column)
            cells.push_back(textBox(
                shortened(row.cells[column].words, mostOfCell), cellStyle(table, row.cells[column]), widths[column], align(column)));
        const auto box = tableRow(cells, widths, width);
        if (row.marked)
            box->setGround(palette::waitSoft, width);
        box->repeat = boxes.front();
        boxes.push_back(box);
    }
    return boxes;
}

std::shared_ptr<ReportBox> cardsBox(const Card& left, const Card* right, double width)
{
    const double each = (width - cardGap) / 2;
    auto group = std::make_shared<GroupBox>();
    addCard(*group, left, 0, each);
    if (right != nullptr)
        addCard(*group, *right, each + cardGap, each);
    return group;
}

std::shared_ptr<ReportBox> ruleBox(double width)
{
    auto group = std::make_shared<GroupBox>();
    group->setHeight(5);
    group->setLine(palette::line, width);
    return group;
}

} // namespace weir::ui
