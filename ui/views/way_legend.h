// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/stage_map.h"
#include "ui/theme/theme.h"
#include "ui/widgets/strip_bar.h"

#include <QWidget>

#include <vector>

namespace weir::ui {

/// What the colours of ways through the stream mean, below a list of them: a swatch and its words each, broken into lines where
/// the room is narrow.
class WayLegend final : public QWidget {
    Q_OBJECT
public:
    explicit WayLegend(const Theme& theme, QWidget* parent = nullptr);
    /// The stage whose waiting is drawn strong; null: none is.
    void setBottleneck(const Stage* stage);
    struct Entry {
        StripKind kind;
        QString words;
    };
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] std::vector<QRect> places(int width) const; ///< of the entries
    const Theme& m_theme;
    std::vector<Entry> m_entries;
};

} // namespace weir::ui
