// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure_exporter.h"
#include "ui/export/provenance.h"
#include "ui/painters/trend_picture.h"

namespace weir::ui {

/// A trend as a picture for files: all its days, whatever the window has zoomed to.
class TrendFigure final : public Figure {
public:
    explicit TrendFigure(TrendPicture picture);
    [[nodiscard]] QSizeF naturalSize() const override;
    void paint(DrawTarget& target, bool dark) const override;

private:
    TrendPicture m_picture;
};

/// Source, `days`, zone, filter, what `counted` says, version, parted by dots.
[[nodiscard]] QString trendFooter(const Provenance& provenance, const QString& days, const QString& counted, const QLocale& locale);

} // namespace weir::ui
