// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/row_button.h"

#include <QString>

#include <functional>

namespace weir::ui {

class DrawTarget;

/// A cell of the wall of trends: title, newest value, verdict, small picture. A click opens it. What is unknown is hatched and
/// says what to import.
class TrendCell final : public RowButton {
    Q_OBJECT
public:
    static constexpr int cellWidth = 262;
    static constexpr int cellHeight = 208;

    struct Content {
        QString title; ///< "Lead time, median"
        QString value, unit; ///< "11.9", "d"; empty: none stands here
        QString verdict; ///< "Shift in week 5"
        QString icon; ///< before the verdict; empty: none
        Token tone = Token::TextSecondary; ///< colour of the verdict
        QString remedy; ///< where the value is unknown: what to do
        bool unknown = false;
        std::function<void(DrawTarget& target, const QRectF& area)> picture; ///< null: none
    };
    explicit TrendCell(const Theme& theme, QWidget* parent = nullptr);
    void setContent(const Content& content);
    [[nodiscard]] const Content& content() const { return m_content; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int headHeight() const;
    void paintHead(QPainter& painter);
    void paintUnknown(QPainter& painter, const QRectF& area) const;
    Content m_content;
    bool m_cut = false; ///< words that did not fit: the tip tells them
};

} // namespace weir::ui
