// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/report_block_model.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLineEdit;
class QListView;
class QMenu;
class QPushButton;

namespace weir::ui {

class TextLabel;

/// Left of the report's pages: its title, its date, its blocks in order, and what can be added.
class ReportBlockPanel final : public QWidget {
    Q_OBJECT
public:
    ReportBlockPanel(ReportBlockModel& model, const Theme& theme, QWidget* parent = nullptr);
    /// Date and number of pages.
    void setSubline(const QString& text);
    /// The title of the model's recipe, unless somebody is writing it.
    void showTitle();
    /// Takes over the title that is being written.
    void finishTitle();
    void setWritable(bool writable);
    [[nodiscard]] int current() const; ///< row; −1: none
    void setCurrent(int row);

signals:
    void currentChanged(int row);
    void added(int row); ///< a new block, which is chosen by then

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QWidget* buildTitle();
    [[nodiscard]] QWidget* buildList();
    [[nodiscard]] bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    void fillMenu();
    void add(const ReportBlock& block);
    void follow(const Theme& theme);
    ReportBlockModel& m_model;
    const Theme& m_theme;
    QLineEdit* m_title = nullptr;
    TextLabel* m_subline = nullptr;
    QListView* m_list = nullptr;
    QPushButton* m_add = nullptr;
    QMenu* m_menu = nullptr;
    int m_before = -1; ///< row that was chosen before the model was reset
};

} // namespace weir::ui
