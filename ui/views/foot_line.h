// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QPushButton;

namespace weir::ui {

class Theme;

/// The last line of a place over a hairline: since when, what happened; at the right what is not known, as a link.
class FootLine final : public QWidget {
    Q_OBJECT
public:
    explicit FootLine(const Theme& theme, QWidget* parent = nullptr);
    void setWords(const QString& since, const QStringList& events, const QString& unknown);
    [[nodiscard]] const QString& unknown() const { return m_unknown; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, sizeHint().height()}; }

signals:
    void unknownClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeLink();
    const Theme& m_theme;
    QString m_since;
    QStringList m_events;
    QString m_unknown;
    QPushButton* m_link;
};

} // namespace weir::ui
