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
    /// Left of what is not known: how much is to be known of the data; empty: nothing.
    void setNotes(const QString& notes);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, sizeHint().height()}; }

signals:
    void unknownClicked();
    void notesClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeLinks();
    const Theme& m_theme;
    QString m_since;
    QStringList m_events;
    QString m_unknown;
    QPushButton* m_link;
    QPushButton* m_notes;
};

} // namespace weir::ui
