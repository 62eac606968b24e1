// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace weir::ui {

/// Stands where the recent workspaces will be, as long as there are none: what Weir can read, and where one gets it.
class StartGuide final : public QWidget {
    Q_OBJECT
public:
    StartGuide(const Theme& theme, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

} // namespace weir::ui
