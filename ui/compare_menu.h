// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/comparison.h"

#include <QMenu>

namespace weir::ui {

class Session;
class Theme;

/// With which other window the figures of all places are compared: none, the one before, a year earlier, days of one's own.
class CompareMenu final : public QMenu {
    Q_OBJECT
public:
    CompareMenu(Session& session, const Theme& theme, QWidget* parent = nullptr);

private:
    void fill();
    void addChoice(const QString& name, const QString& words, const Comparison& comparison);
    void askDays();
    Session& m_session;
    const Theme& m_theme;
};

} // namespace weir::ui
