// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/preview.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;

namespace weir::ui {

class PreviewRejectModel;
class SectionHeader;
class TableView;
class Tag;

/// What would be lost, by reason, each with its repair as a link.
class PreviewRejects final : public QWidget {
    Q_OBJECT
public:
    explicit PreviewRejects(const Theme& theme, QWidget* parent = nullptr);
    /// Null or without rejects: hides itself.
    void setPreview(const std::shared_ptr<const import::Preview>& preview);
    [[nodiscard]] PreviewRejectModel& rows() const { return *m_model; }

signals:
    void datesRequested(const QString& dates);
    void rowsRequested(qint64 line);
    void saveRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void open(const QModelIndex& index);
    [[nodiscard]] int widest(int column) const;
    void fit();
    const Theme& m_theme;
    PreviewRejectModel* m_model;
    TableView* m_table;
    QWidget* m_card;
    SectionHeader* m_header;
    Tag* m_count;
    QPushButton* m_save;
};

} // namespace weir::ui
