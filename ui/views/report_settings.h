// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/report_recipe.h"
#include "ui/theme/theme.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QMenu;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace weir::ui {

class SectionHeader;
class SegmentedSwitch;
class TextLabel;

/// Right of the report's pages: what of the chosen block can be said otherwise, what the report is about, and how it is saved.
class ReportSettings final : public QWidget {
    Q_OBJECT
public:
    explicit ReportSettings(const Theme& theme, QWidget* parent = nullptr);

    /// What is known of the chosen block beside itself.
    struct About {
        QString name;
        QString sentence; ///< ours; empty: the user's stands in its place
        bool leftOut = false; ///< shown, but nothing to say
    };
    /// Null: no block is chosen.
    void setBlock(const ReportBlock* block, const About& about);
    /// Window and bucket; `filterWords`: the window that the filter gives now.
    void setReport(const ReportRecipe& recipe, const QString& filterWords);
    void setWritable(bool writable);
    void focusWords();
    /// What was written and not told yet.
    void flush();

signals:
    void wordsEdited(const QString& words);
    void rangeChosen(weir::ReportRange range);
    void windowChosen(const std::optional<weir::ReportWindow>& window);
    void bucketChosen(weir::Bucket bucket);
    void saveRequested(const QString& suffix);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildBlock(QVBoxLayout& layout);
    void buildReport(QVBoxLayout& layout);
    void buildStates(QVBoxLayout& layout);
    void buildSave(QVBoxLayout& layout);
    void fitContent();
    const Theme& m_theme;
    QScrollArea* m_scroll = nullptr;
    SectionHeader* m_name = nullptr;
    TextLabel* m_hint = nullptr;
    QPlainTextEdit* m_words = nullptr;
    QWidget* m_field = nullptr; ///< around the words
    QWidget* m_range = nullptr;
    SegmentedSwitch* m_ranges = nullptr;
    QComboBox* m_window = nullptr;
    QComboBox* m_bucket = nullptr;
    QPushButton* m_pdf = nullptr;
    QPushButton* m_other = nullptr;
    QMenu* m_forms = nullptr;
    std::vector<std::optional<ReportWindow>> m_windows; ///< of the rows of m_window
    QTimer m_pause; ///< of writing
    bool m_unsaid = false; ///< something was written that is not told yet
    bool m_updating = false;
};

} // namespace weir::ui
