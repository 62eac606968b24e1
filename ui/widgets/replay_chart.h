// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/replay_painter.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace weir::ui {

/// A replay beside what happened.
class ReplayChart final : public QWidget {
    Q_OBJECT
public:
    explicit ReplayChart(const Theme& theme, QWidget* parent = nullptr);
    /// `spoken`: what it shows, for whoever hears it.
    void setPicture(ReplayPicture picture, const QString& spoken);
    [[nodiscard]] const ReplayPicture& picture() const { return m_picture; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    ReplayPicture m_picture;
};

} // namespace weir::ui
