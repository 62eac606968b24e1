// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/draw_target.h"

class QPainter;

namespace weir::ui {

/// Draws with a QPainter whose transform scales and moves, but does not turn. The painter's state is the caller's.
class PainterTarget final : public DrawTarget {
public:
    explicit PainterTarget(QPainter& painter);
    void beginGroup(const QString&, const QString&) override { }
    void endGroup() override { }
    void rect(const QRectF& rect, const QColor& fill, const Stroke& stroke, double radius) override;
    void line(const QPointF& from, const QPointF& to, const Stroke& stroke) override;
    void polygon(const QPolygonF& polygon, const QColor& fill, const Stroke& stroke) override;
    void path(const QPainterPath& path, const QColor& fill, const Stroke& stroke) override;
    void text(const QRectF& box, Qt::Alignment align, const QString& text, const QFont& font, const QColor& color) override;
    void icon(const QString& name, const QRectF& rect, const QColor& color, double strokeWidth) override;

private:
    void use(const QColor& fill, const Stroke& stroke);
    [[nodiscard]] PixelGrid grid() const;
    QPainter& m_painter;
};

} // namespace weir::ui
