// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/bottlenecks_texts.h"
#include "ui/views/view.h"

#include <QWidget>

#include <array>
#include <memory>

class QPushButton;
class QVBoxLayout;

namespace weir::ui {

class AttentionRow;
class SectionHeader;
class SpectrumChart;
class TextLabel;

/// The items behind a stage of the ranking: the longest waits, and each item's way through the queue. Found on a worker.
class StageItemsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit StageItemsPanel(const ViewContext& context, QWidget* parent = nullptr);
    /// Those behind an entry of `stream`'s ranking, in the session's selection; nothing of another stage stays meanwhile.
    void find(const StreamPtr& stream, const analysis::BottleneckEntry& entry);

private:
    [[nodiscard]] QWidget* buildItems();
    [[nodiscard]] QWidget* buildSpectrum();
    void clear();
    void show(std::shared_ptr<const StageItems> items);
    void showSpectrum();
    void openItem(std::size_t wait, const QString& title);
    void openAll();

    static constexpr std::size_t itemCount = 4;
    const ViewContext m_context;
    StreamPtr m_stream;
    std::size_t m_stage = 0;
    std::shared_ptr<const StageItems> m_found; ///< null: not found yet
    SectionHeader* m_itemsHeader = nullptr;
    TextLabel* m_causes = nullptr;
    TextLabel* m_noItems = nullptr;
    std::array<AttentionRow*, itemCount> m_items {};
    QPushButton* m_all = nullptr;
    SectionHeader* m_spectrumHeader = nullptr;
    TextLabel* m_caption = nullptr;
    SpectrumChart* m_spectrum = nullptr;
};

} // namespace weir::ui
