// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/map_elements.h"
#include "ui/theme/theme.h"

#include <QAbstractScrollArea>
#include <QPixmap>

#include <memory>
#include <optional>

namespace weir::ui {

/// The value-stream map on screen. Ctrl+wheel zooms around the cursor, 0 fits, 1 is 100 %; dragging the ground (or with Space
/// held) and scrolling move it; arrows walk along the stream, Enter opens. While stages scroll, strip and totals stay.
class MapCanvas final : public QAbstractScrollArea {
    Q_OBJECT
public:
    using StreamPtr = std::shared_ptr<const analysis::StreamResult>;

    explicit MapCanvas(const Theme& theme, QWidget* parent = nullptr);
    void setStream(StreamPtr stream); ///< null: nothing is open; what was chosen in the map is forgotten
    [[nodiscard]] const StreamPtr& stream() const { return m_stream; }
    /// A line leads from the strip down to the explanation below.
    void setTethered(bool tethered);
    /// Stages that would lie beside the room there is are drawn smaller, as far as they can still be read; the zoom is of that size.
    void setFitting(bool fitting);
    [[nodiscard]] double zoom() const { return m_zoom; } ///< 1 is the size at which texts are as large as the theme's
    void setZoom(double zoom, std::optional<QPointF> around = {}); ///< 0.25 to 4
    void fit();
    /// 13 stages and more: which group stands open, and whether seldom loops are drawn.
    [[nodiscard]] const diagram::LayoutOptions& options() const { return m_options; }
    void openGroup(std::size_t group);
    [[nodiscard]] const diagram::StreamLayout& layout() const { return m_layout; }
    [[nodiscard]] const diagram::TextFormat& format() const { return m_format; }
    [[nodiscard]] const std::vector<MapElement>& elements() const { return m_walk; }
    [[nodiscard]] std::optional<MapElement> current() const { return m_current; }
    void setCurrent(std::optional<MapElement> element);
    /// Does what a click on it does.
    void activate(const MapElement& element);
    /// Scrolls to it, if it is out of sight.
    void ensureVisible(const MapElement& element);
    /// Where it is seen, in pixels of the viewport.
    [[nodiscard]] QRectF viewRect(const MapElement& element) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void stagesActivated(const std::vector<std::size_t>& stages); ///< rows of the stream's stages
    void queueActivated(const std::vector<std::size_t>& stages);
    void edgesActivated(const std::vector<std::size_t>& edges, const QString& title); ///< rows of the stream's edges
    void finishActivated();
    void zoomChanged(double zoom);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void relayout();
    void layOut(double zoom);
    void updateScrollBars();
    void renderPicture();
    void paintMarks(QPainter& painter);
    void walk(int step);
    void walkAcross(bool up);
    void walkTo(std::size_t index);
    void setHovered(std::optional<MapElement> element);
    void updateCursor();
    void activateArrow(const diagram::Arrow& arrow);
    void activateStrip(const diagram::StripPart& part);
    [[nodiscard]] double scale() const; ///< pixels a unit
    [[nodiscard]] double wholeWidth() const; ///< of all stages and the totals, in units
    [[nodiscard]] bool stagesScroll() const; ///< under the pinned layer; else everything scrolls as one
    [[nodiscard]] double scrollUnits() const;
    [[nodiscard]] QPointF origin(bool pinned) const; ///< of a layer, in pixels
    [[nodiscard]] std::optional<MapElement> elementAtView(QPointF position) const;

    const Theme& m_theme;
    StreamPtr m_stream;
    diagram::LayoutOptions m_options;
    diagram::TextFormat m_format;
    diagram::StreamLayout m_layout;
    std::vector<MapElement> m_walk;
    double m_zoom = 1;
    double m_fit = 1; ///< by how much the map is drawn smaller to show every stage
    bool m_fitting = false;
    bool m_tethered = false;
    bool m_layingOut = false;
    std::optional<MapElement> m_hovered, m_current, m_pressed;
    bool m_keyboardFocus = false;
    bool m_panning = false;
    bool m_spaceHeld = false;
    bool m_moved = false;
    QPoint m_dragFrom;
    QPixmap m_picture; ///< the map as last painted, without marks; null: paint anew
};

} // namespace weir::ui
