// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/preview_model.h"
#include "ui/widgets/table_view.h"

class QMenu;

namespace weir::ui {

class PreviewHeader;

/// The first rows of a source; the head of a column, and Enter in it, open the list of what it can mean.
class PreviewTable final : public TableView {
    Q_OBJECT
public:
    explicit PreviewTable(const Theme& theme, QWidget* parent = nullptr);
    void setPreview(const std::shared_ptr<const import::Preview>& preview);
    [[nodiscard]] PreviewModel& rows() const { return *m_model; }
    /// Opens the list of roles below the head of a column; nothing where there is none.
    void openRoles(int column);
    [[nodiscard]] QMenu& roles() const { return *m_roles; }
    /// Goes to the first row from this line on that could not be taken.
    void showBadRow(std::int64_t line);

signals:
    void roleChosen(const QString& column, const QString& role);

protected:
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void fitRows();
    void fitColumns(bool kept);
    void markColumn();
    PreviewModel* m_model;
    PreviewHeader* m_header;
    QMenu* m_roles;
};

} // namespace weir::ui
