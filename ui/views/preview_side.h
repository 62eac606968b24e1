// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/source_previews.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace weir::ui {

class PreviewSourceModel;
class SectionHeader;
class Session;
class TableView;
class TextLabel;

/// The left of the import preview: the sources, the way to more of them, where the mapping of the chosen one comes from, and what the
/// workspace will know.
class PreviewSide final : public QWidget {
    Q_OBJECT
public:
    PreviewSide(SourcePreviews& previews, const Session& session, const Theme& theme, QWidget* parent = nullptr);
    [[nodiscard]] TableView& table() const { return *m_table; }

signals:
    void moreRequested();
    void importRequested(); ///< Enter in the list
    void saveMappingRequested();
    void loadMappingRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildTable();
    [[nodiscard]] QWidget* buildMapping();
    void showList();
    void showCurrent();
    void showMapping();
    void showAfter();
    void fit();
    SourcePreviews& m_previews;
    const Session& m_session;
    const Theme& m_theme;
    PreviewSourceModel* m_model;
    TableView* m_table;
    SectionHeader* m_header;
    QWidget* m_mapping = nullptr;
    TextLabel* m_mappingText = nullptr;
    QPushButton* m_save = nullptr;
    QVBoxLayout* m_after;
};

} // namespace weir::ui
