// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace weir::ui {

class Theme;

/// Rows of the stage map: stages in semibold, the column of kinds quiet.
class StageDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    StageDelegate(const Theme& theme, QObject* parent);
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
};

} // namespace weir::ui
