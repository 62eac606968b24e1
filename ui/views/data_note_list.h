// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/data_quality.h"
#include "ui/session/session.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace weir::ui {

class EmptyState;
class Theme;

/// What a note says, its words in the window's manner.
struct DataNoteWords {
    QString what; ///< "Items are finished before they were created"
    QString more; ///< what it affects and what to do, as sentences
    QString count; ///< "12 of 214 items"; empty: it is one thing
    QString link; ///< "Items"; empty: it leads nowhere
};
/// `sources` name the source that a note is about; where it stands with its whole path, that becomes its name.
[[nodiscard]] DataNoteWords dataNoteWords(const analysis::DataNote& note, const std::vector<store::ImportInfo>& sources);
/// What the place says first about them: how many there are, and how many items they touch.
[[nodiscard]] QString dataNotesAnswer(const DataNotes& notes, std::size_t items);

/// What is to be known of the data before any figure, a row each; every row opens what it is about.
class DataNoteList final : public QWidget {
    Q_OBJECT
public:
    explicit DataNoteList(const Theme& theme, QWidget* parent = nullptr);
    /// Null: nobody has looked yet.
    void setNotes(const DataNotesPtr& notes, const std::vector<store::ImportInfo>& sources);

signals:
    void opened(int note);

private:
    const Theme& m_theme;
    DataNotesPtr m_notes; ///< that are shown
    EmptyState* m_none;
    QVBoxLayout* m_rows;
};

} // namespace weir::ui
