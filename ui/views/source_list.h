// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/import_model.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <cstdint>
#include <vector>

class QVBoxLayout;

namespace weir::ui {

class ElidedLabel;
class SectionHeader;
class TableView;
class TextLabel;

/// The sources with their state; below them how the chosen one was read, and what all of them want to be known.
class SourceList final : public QWidget {
    Q_OBJECT
public:
    explicit SourceList(const Theme& theme, QWidget* parent = nullptr);
    /// Chosen stays what was chosen, else the first.
    void setRows(std::vector<SourceRow> rows, const Zone& zone, Instant now);
    [[nodiscard]] const std::vector<SourceRow>& rows() const { return m_model->rows(); }
    [[nodiscard]] const SourceRow* current() const; ///< null: none is chosen
    /// Chooses the source and takes the focus to it.
    void goTo(std::int64_t sourceId);

signals:
    void currentChanged();

private:
    void buildTable();
    void fit();
    void showCurrent();
    void showWarnings();
    const Theme& m_theme;
    ImportModel* m_model;
    TableView* m_table = nullptr;
    QWidget* m_card = nullptr;
    SectionHeader* m_header;
    SectionHeader* m_howHeader;
    TextLabel* m_how;
    ElidedLabel* m_path;
    SectionHeader* m_warningHeader;
    QVBoxLayout* m_warnings;
};

} // namespace weir::ui
