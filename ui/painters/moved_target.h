// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/draw_target.h"

namespace weir::ui {

/// Moves what is drawn into it.
class MovedTarget final : public DrawTarget {
public:
    MovedTarget(DrawTarget& target, QPointF offset)
        : m_target(target)
        , m_offset(offset)
    {
    }
    void beginGroup(const QString& kind, const QString& title) override { m_target.beginGroup(kind, title); }
    void endGroup() override { m_target.endGroup(); }
    void rect(const QRectF& r, const QColor& fill, const Stroke& stroke, double radius) override
    {
        m_target.rect(r.translated(m_offset), fill, stroke, radius);
    }
    void line(const QPointF& from, const QPointF& to, const Stroke& stroke) override
    {
        m_target.line(from + m_offset, to + m_offset, stroke);
    }
    void polygon(const QPolygonF& p, const QColor& fill, const Stroke& stroke) override
    {
        m_target.polygon(p.translated(m_offset), fill, stroke);
    }
    void path(const QPainterPath& p, const QColor& fill, const Stroke& stroke) override
    {
        m_target.path(p.translated(m_offset), fill, stroke);
    }
    void text(const QRectF& box, Qt::Alignment align, const QString& text, const QFont& font, const QColor& color) override
    {
        m_target.text(box.translated(m_offset), align, text, font, color);
    }
    void icon(const QString& name, const QRectF& r, const QColor& color, double strokeWidth) override
    {
        m_target.icon(name, r.translated(m_offset), color, strokeWidth);
    }

private:
    DrawTarget& m_target;
    QPointF m_offset;
};

} // namespace weir::ui
