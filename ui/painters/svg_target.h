// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/draw_target.h"

#include <QByteArray>
#include <QSizeF>

namespace weir::ui {

/// Writes SVG 1.1: plain shapes with presentation attributes, text as text in Inter with fallbacks, no script, no style
/// sheet, no outside reference. The same calls give the same bytes. Foreign words are escaped.
class SvgTarget final : public DrawTarget {
public:
    struct Options {
        QString title; ///< what the picture says; read by screen readers
        QString description;
        bool standalone = true; ///< a file of its own; else to stand within HTML
    };
    SvgTarget(const QSizeF& size, const Options& options);
    /// The document; afterwards nothing more can be drawn.
    [[nodiscard]] QByteArray finish();

    void beginGroup(const QString& kind, const QString& title) override;
    void endGroup() override;
    void rect(const QRectF& rect, const QColor& fill, const Stroke& stroke, double radius) override;
    void line(const QPointF& from, const QPointF& to, const Stroke& stroke) override;
    void polygon(const QPolygonF& polygon, const QColor& fill, const Stroke& stroke) override;
    void path(const QPainterPath& path, const QColor& fill, const Stroke& stroke) override;
    void text(const QRectF& box, Qt::Alignment align, const QString& text, const QFont& font, const QColor& color) override;
    void icon(const QString& name, const QRectF& rect, const QColor& color, double strokeWidth) override;

private:
    void element(const QByteArray& start, const QColor& fill, const Stroke& stroke);
    [[nodiscard]] QByteArray indent() const { return QByteArray(m_depth, ' '); }
    QByteArray m_out;
    int m_depth = 1;
};

/// For XML text and attributes; what XML cannot hold becomes U+FFFD.
[[nodiscard]] QByteArray xmlText(const QString& text);

} // namespace weir::ui
