// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/sparkline.h"

#include <QString>

namespace weir::ui {

/// One of the figures under the answer of a place: label, value with unit, course, comparison. A click asks what it means.
class KeyFigure final : public RowButton {
    Q_OBJECT
public:
    struct Content {
        QString label; ///< "Lead time, median"
        QString value; ///< "11.5"; empty: unknown
        QString unit; ///< "days"
        SparklineValues course;
        QString comparison; ///< "10.3 in the 12 weeks before"
        bool worse = false; ///< a signal: course and comparison are marked
        QString difference = {}; ///< from another window, below the comparison; where no figure of a row has one, no room is kept
    };
    explicit KeyFigure(const Theme& theme, QWidget* parent = nullptr);
    void setContent(const Content& content);
    [[nodiscard]] const Content& content() const { return m_content; }
    /// Whether its row keeps room for a course between figure and comparison.
    void setCourseRoom(bool room);
    /// Whether its row keeps room for a difference.
    void setDifferenceRoom(bool room);
    /// A hairline on the left parts it from its neighbour.
    void setDivided(bool divided);
    [[nodiscard]] QSize sizeHint() const override;
    /// Wide enough for the words and the figure; the comparison alone may be cut.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int textRoom() const;
    [[nodiscard]] int widthOf(Type type, bool tabular, const QString& text) const;
    Content m_content;
    bool m_divided = false;
    bool m_courseRoom = true;
    bool m_differenceRoom = false;
};

} // namespace weir::ui
