// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/way_legend.h"

#include "ui/theme/style_painting.h"
#include "ui/widgets/themed.h"

#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr int sideMargin = 12;
constexpr int verticalMargin = 8;
constexpr int swatchWidth = 18;
constexpr int swatchHeight = 10;
constexpr int swatchGap = 6;
constexpr int between = 20;

} // namespace

WayLegend::WayLegend(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    followTheme(this, theme);
    setBottleneck(nullptr);
}

void WayLegend::setBottleneck(const Stage* stage)
{
    m_entries = {{StripKind::Wait, tr("Waiting")}};
    if (stage != nullptr) {
        const QString where = stage->kind == StageKind::Work ? tr("Waiting for %1, the bottleneck") : tr("Waiting in %1, the bottleneck");
        m_entries.push_back({StripKind::Strong, where.arg(QString::fromStdString(stage->name))});
    }
    m_entries.insert(m_entries.end(),
        {{StripKind::Work, tr("Work")}, {StripKind::Outside, tr("Outside the stream")}, {StripKind::Unknown, tr("Unknown")}});
    QStringList spoken;
    for (const Entry& entry : m_entries)
        spoken << entry.words;
    setAccessibleName(tr("Colours of the ways: %1").arg(spoken.join(QStringLiteral(", "))));
    updateGeometry();
    update();
}

std::vector<QRect> WayLegend::places(int width) const
{
    const QFontMetrics metrics(m_theme.font(Type::Caption));
    const int line = m_theme.lineHeight(Type::Caption);
    std::vector<QRect> places;
    QPoint at(sideMargin, verticalMargin);
    for (const Entry& entry : m_entries) {
        const int wide = swatchWidth + swatchGap + metrics.horizontalAdvance(entry.words) + 2;
        if (at.x() > sideMargin && at.x() + wide > width - sideMargin)
            at = {sideMargin, at.y() + line + 2};
        places.emplace_back(at, QSize(std::min(wide, width - 2 * sideMargin), line));
        at.rx() += wide + between;
    }
    return places;
}

QSize WayLegend::sizeHint() const
{
    return {640, heightForWidth(640)};
}

QSize WayLegend::minimumSizeHint() const
{
    return {160, m_theme.lineHeight(Type::Caption) + 2 * verticalMargin};
}

int WayLegend::heightForWidth(int width) const
{
    return places(width).back().bottom() + 1 + verticalMargin;
}

void WayLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    style::hairline(painter, QPointF(0, 0), QPointF(width(), 0), m_theme.color(Token::LineHair));
    const QFont font = m_theme.font(Type::Caption);
    const std::vector<QRect> all = places(width());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QRectF swatch(all[i].left(), all[i].top() + (all[i].height() - swatchHeight) / 2, swatchWidth, swatchHeight);
        paintStrip(painter, swatch, {{.label = {}, .seconds = 1, .kind = m_entries[i].kind}}, 1, m_theme, false);
        painter.setFont(font);
        painter.setPen(m_theme.color(Token::TextSecondary));
        const QRect room = all[i].adjusted(swatchWidth + swatchGap, 0, 0, 0);
        painter.drawText(
            room, Qt::AlignVCenter | Qt::AlignLeading, QFontMetrics(font).elidedText(m_entries[i].words, Qt::ElideRight, room.width()));
    }
}

} // namespace weir::ui
