// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/mark_widget.h"

#include <QString>

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
class StripBar final : public MarkWidget {
    Q_OBJECT
public:
    explicit StripBar(const Theme& theme, QWidget* parent = nullptr);
    void setParts(const std::vector<StripPart>& parts);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int markCount() const override;
    [[nodiscard]] QRectF markRect(int mark) const override;
    [[nodiscard]] QString markText(int mark) const override;
    void openMark(int mark) override;

signals:
    void partClicked(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] double full() const;
    void paintAxis(QPainter& painter) const;
    std::vector<StripPart> m_parts;
};

} // namespace weir::ui
