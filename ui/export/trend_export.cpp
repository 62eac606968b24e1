// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/trend_export.h"

#include "ui/painters/trend_painter.h"

#include <utility>

namespace weir::ui {

namespace {

constexpr double figureWidth = 960;
constexpr double figureHeight = 420;

} // namespace

TrendFigure::TrendFigure(TrendPicture picture)
    : m_picture(std::move(picture))
{
    m_picture.window.reset(); // nothing is chosen in a file
}

QSizeF TrendFigure::naturalSize() const
{
    return {figureWidth, figureHeight};
}

void TrendFigure::paint(DrawTarget& target, bool dark) const
{
    const ChartLook look(dark);
    const QRectF plot = QRectF(0, 0, figureWidth, figureHeight).marginsRemoved(trendMargins(m_picture, look));
    const TrendFrame frame {plot, m_picture.from, m_picture.to, m_picture.bottom, m_picture.top};
    paintTrendGround(target, m_picture, frame, look);
    paintTrendLine(target, m_picture, frame, look);
    paintTrendMarks(target, m_picture, frame, look);
}

QString trendFooter(const Provenance& provenance, const QString& days, const QString& counted, const QLocale& locale)
{
    QStringList parts {provenance.workspace, sourcesText(provenance.sources, locale), days, QString::fromStdString(provenance.zone.name()),
        counted, filterText(provenance), QStringLiteral("Weir ") + provenance.version};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace weir::ui
