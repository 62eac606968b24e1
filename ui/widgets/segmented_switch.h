// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace weir::ui {

/// Two to four views of one thing side by side; one is chosen. Arrow keys move the choice.
class SegmentedSwitch final : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedSwitch(const Theme& theme, QWidget* parent = nullptr);
    void addSegment(const QString& text);
    /// `text` may change while the choice stays ("Finished 214").
    void setSegmentText(int index, const QString& text);
    static constexpr int none = -1; ///< nothing is chosen; a click chooses again
    void setCurrent(int index);
    [[nodiscard]] int current() const;
    [[nodiscard]] int count() const;

signals:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QButtonGroup* m_group;
    QHBoxLayout* m_layout;
};

} // namespace weir::ui
