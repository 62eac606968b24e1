// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/zone.h"
#include "core/diagram/stream_layout.h"
#include "ui/export/figure_exporter.h"
#include "ui/export/provenance.h"
#include "ui/painters/map_legend.h"

#include <QLocale>

namespace weir::ui {

/// The value-stream map as a picture for files: everything at 100 %, nothing scrolled away, its marks explained below.
class StreamMapFigure final : public Figure {
public:
    StreamMapFigure(
        const analysis::StreamResult& stream, const Zone& zone, const QLocale& locale, const diagram::LayoutOptions& options = {});
    [[nodiscard]] QSizeF naturalSize() const override;
    void paint(DrawTarget& target, bool dark) const override;
    [[nodiscard]] const diagram::StreamLayout& layout() const { return m_layout; }

private:
    diagram::StreamLayout m_layout;
    MapLegend m_legend;
};

/// Title, sub-line and footer of an exported map.
[[nodiscard]] FigureText streamMapText(const analysis::StreamResult& stream, const Provenance& provenance, const QLocale& locale);

/// "Means of 214 items finished in 12 weeks, so that the stages add up.": how to read the map, also on screen.
[[nodiscard]] QString streamMapSubLine(const analysis::StreamResult& stream, const Zone& zone, const QLocale& locale);

/// The map and its legend, without title and footer, to stand within an HTML page; no XML prolog, light unless `dark`. Empty for a
/// stream without stages.
[[nodiscard]] QByteArray streamMapSvg(const analysis::StreamResult& stream, const Zone& zone, const QLocale& locale, bool dark = false);

} // namespace weir::ui
