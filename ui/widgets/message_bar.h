// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace weir::ui {

class TextLabel;

/// A sentence above the place, not in its way: the result of an import, or why something could not be done.
class MessageBar final : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Result, Attention, Failure };
    explicit MessageBar(const Theme& theme, QWidget* parent = nullptr);
    /// Shows the sentence; `link` (may be empty) is what linkActivated() stands for.
    void showMessage(Kind kind, const QString& sentence, const QString& link = {});
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] Kind kind() const { return m_kind; }

signals:
    void linkActivated();
    void dismissed(); ///< the user closed it

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void dismiss();
    const Theme& m_theme;
    Kind m_kind = Kind::Result;
    TextLabel* m_sentence;
    QPushButton* m_link;
    QToolButton* m_close;
};

} // namespace weir::ui
