// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"
#include "ui/widgets/sheet.h"

#include <memory>
#include <optional>

class QPushButton;

namespace weir::ui {

class ShareBars;
class SignalList;
class TextLabel;

/// The panel under a map that explains its bottleneck in three columns: why, how the waiting is shared out, what the other
/// signals say. Where no stage stands out: why none does and what would tell more, and how the waiting is shared out.
class BottleneckSheet final : public SheetFrame {
    Q_OBJECT
public:
    explicit BottleneckSheet(const Theme& theme, QWidget* parent = nullptr);
    /// Shows the first of the ranking. False, and nothing to see, where there is nothing to rank.
    bool setStream(const std::shared_ptr<const analysis::StreamResult>& stream);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void stageActivated(std::size_t stage); ///< show the items behind it; row of the stream's stages

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void explain(const analysis::StreamResult& stream, std::size_t stage);
    void explainNone(const analysis::Undecided& undecided);
    double showWaits(const analysis::StreamResult& stream, std::optional<std::size_t> bottleneck); ///< returns seconds
    std::size_t m_stage = 0;
    TextLabel* m_title;
    TextLabel* m_reason;
    TextLabel* m_step;
    TextLabel* m_method;
    QPushButton* m_items;
    ShareBars* m_shares;
    SignalList* m_signals;
    QWidget* m_columns[3] = {};
};

} // namespace weir::ui
