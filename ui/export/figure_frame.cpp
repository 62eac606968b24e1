// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/figure_frame.h"

#include "ui/painters/moved_target.h"
#include "ui/theme/font_families.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace weir::ui {

namespace {

constexpr double margin = 32;
constexpr double widestTitle = 820;

QFont frameFont(const QString& family, int size, QFont::Weight weight)
{
    QFont font;
    font.setFamilies(fontFamilies(family));
    font.setPixelSize(size);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace

FigureFrame::FigureFrame(const Figure& figure, const FigureOptions& options)
    : m_figure(figure)
    , m_dark(options.dark)
    , m_content(figure.naturalSize())
{
    const double width = std::max(320.0, std::ceil(m_content.width()));
    m_title = wrap(options.text.title, frameFont(QStringLiteral("Inter Display"), 24, QFont::DemiBold), 31, std::min(width, widestTitle));
    m_subtitle = wrap(options.text.subtitle, frameFont(QStringLiteral("Inter"), 13, QFont::Normal), 20, width);
    m_footer = wrap(options.text.footer, frameFont(QStringLiteral("Inter"), 11, QFont::Normal), 16, width);
    double height = 2 * margin + std::ceil(m_content.height());
    for (const Block* above : {&m_title, &m_subtitle})
        height += above->height();
    height += m_title.lines.isEmpty() && m_subtitle.lines.isEmpty() ? 0 : 24;
    height += m_footer.lines.isEmpty() ? 0 : 24 + m_footer.height();
    m_size = {width + 2 * margin, height};
}

FigureFrame::Block FigureFrame::wrap(const QString& text, const QFont& font, double lineHeight, double width)
{
    Block block {{}, font, lineHeight};
    const QFontMetricsF metrics(font);
    QString line;
    for (const QString& word : text.simplified().split(u' ', Qt::SkipEmptyParts)) {
        const QString longer = line.isEmpty() ? word : QString(line + u' ' + word);
        if (!line.isEmpty() && metrics.horizontalAdvance(longer) > width) {
            block.lines.append(line);
            line = word;
        } else {
            line = longer;
        }
    }
    if (!line.isEmpty())
        block.lines.append(line);
    for (QString& tooLong : block.lines)
        tooLong = metrics.elidedText(tooLong, Qt::ElideRight, width);
    return block;
}

void FigureFrame::paintBlock(DrawTarget& target, const Block& block, double x, double y, double width, const QColor& color)
{
    for (const QString& line : block.lines) {
        target.text({x, y, width, block.lineHeight}, Qt::AlignLeft, line, block.font, color);
        y += block.lineHeight;
    }
}

void FigureFrame::paint(DrawTarget& target) const
{
    const auto color = [this](Token token) { return Theme::color(token, m_dark); };
    const double width = m_size.width() - 2 * margin;
    target.rect({QPointF(), m_size}, color(Token::BgWindow));
    double y = margin;
    paintBlock(target, m_title, margin, y, width, color(Token::TextPrimary));
    y += m_title.height();
    paintBlock(target, m_subtitle, margin, y + 4, width, color(Token::TextSecondary));
    y += m_subtitle.height() + (m_title.lines.isEmpty() && m_subtitle.lines.isEmpty() ? 0 : 24);
    MovedTarget moved(target, {margin, y});
    m_figure.paint(moved, m_dark);
    if (m_footer.lines.isEmpty())
        return;
    y += std::ceil(m_content.height()) + 24;
    target.line({margin, y - 8}, {margin + width, y - 8}, color(Token::LineLine));
    paintBlock(target, m_footer, margin, y, width, color(Token::TextTertiary));
}

} // namespace weir::ui
