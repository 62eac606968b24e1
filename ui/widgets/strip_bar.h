// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QString>
#include <QWidget>

#include <vector>

class QPainter;

namespace weir::ui {

enum class StripKind { Work, Wait, Strong, Unknown, Outside };

/// One part of a way through the stream, to scale.
struct StripPart {
    QString label;
    double seconds = 0;
    StripKind kind = StripKind::Work;
    friend bool operator==(const StripPart&, const StripPart&) = default;
};

/// Paints the parts from the left edge of `rect`, its width being `fullSeconds`. Labels stand inside from 44 px on;
/// neighbours below a pixel merge.
void paintStrip(
    QPainter& painter, const QRectF& rect, const std::vector<StripPart>& parts, double fullSeconds, const Theme& theme, bool labels);

/// The strip with its axis in days (or hours, where it is short) below.
class StripBar final : public QWidget {
    Q_OBJECT
public:
    explicit StripBar(const Theme& theme, QWidget* parent = nullptr);
    void setParts(const std::vector<StripPart>& parts);
    /// What the whole width stands for; 0: the sum of the parts.
    void setFullSeconds(double seconds);
    void setAxisVisible(bool visible);
    void setBarHeight(int height);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void partClicked(int index);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] double full() const;
    [[nodiscard]] int partAt(double x) const;
    void paintAxis(QPainter& painter) const;
    const Theme& m_theme;
    std::vector<StripPart> m_parts;
    double m_fullSeconds = 0;
    bool m_axis = true;
    int m_barHeight = 28;
};

} // namespace weir::ui
