// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;

namespace weir::ui {

class TextLabel;

/// Where a page below a place stands: "Sources › Import". The place is the way back.
class Crumbs final : public QWidget {
    Q_OBJECT
public:
    static constexpr int inset = 5; ///< of the words of the place, which is a button
    explicit Crumbs(const Theme& theme, QWidget* parent = nullptr);
    void setWords(const QString& place, const QString& page);

signals:
    void placeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void fit();
    const Theme& m_theme;
    QPushButton* m_place;
    TextLabel* m_page;
};

} // namespace weir::ui
