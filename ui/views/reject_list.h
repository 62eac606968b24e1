// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/reject_groups.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;

namespace weir::ui {

class RejectModel;
class RejectTree;
class SectionHeader;
class TextLabel;

/// What of the sources could not be taken, by reason, with the way to save all of it.
class RejectList final : public QWidget {
    Q_OBJECT
public:
    explicit RejectList(const Theme& theme, QWidget* parent = nullptr);
    /// The groups may hold the first of what `counts` says only. `nameSources`: places need their file.
    void setRejects(const RejectGroupsPtr& groups, const RejectCounts& counts, bool nameSources);
    /// How high the list may become before it scrolls by itself.
    void setRoom(int height);
    /// Takes the focus to the reasons, if there are any.
    void goTo();

    /// Whether a source may be read again in another way.
    void setRereadable(bool rereadable);

signals:
    void saveRequested();
    void rereadRequested(qint64 import); ///< another way to read the source of that import is wanted

private:
    void fit();
    void reread();
    const Theme& m_theme;
    RejectModel* m_model;
    RejectTree* m_tree;
    QWidget* m_card;
    SectionHeader* m_header;
    QPushButton* m_save;
    QPushButton* m_reread;
    TextLabel* m_none;
    int m_room = 400;
};

} // namespace weir::ui
