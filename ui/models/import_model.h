// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/refresh.h"
#include "core/store/workspace.h"
#include "ui/models/row_table_model.h"

#include <QString>

#include <functional>
#include <string>

namespace weir::ui {

/// How a source stands.
enum class SourceState { Read, Rejected, Changed, Unreadable, Missing };

/// One source of the workspace, as its newest import left it.
struct SourceRow {
    store::ImportInfo import;
    QString name; ///< file or folder name
    QString gave; ///< "2,314 items, 41 commits"
    QString note; ///< how it was read: "commas, UTF-8, one row an event"
    QString icon; ///< of its format
    SourceState state = SourceState::Read;
    QString stateText; ///< "41 rejected"
    QString why; ///< of Unreadable: a sentence
};

/// How a source stands on the disk; null: nobody looked.
using LookOf = std::function<const import::SourceLook*(std::int64_t sourceId)>;

/// The sources in the order of their first import; of several imports of one source the newest counts.
[[nodiscard]] std::vector<SourceRow> sourceRows(const std::vector<store::ImportInfo>& imports, const LookOf& lookOf = {});

/// Icon of a source in this format.
[[nodiscard]] QString formatIcon(const std::string& format);

/// Columns: Source (what it gave is its detail), Read (when), State.
class ImportModel final : public RowTableModel<SourceRow> {
    Q_OBJECT
public:
    enum Column { Source, Read, State };
    enum Role { DetailRole = Qt::UserRole, IconRole, StateRole };
    /// `zone` and `now` for the times; both must be set before the rows.
    explicit ImportModel(QObject* parent = nullptr);
    void setClock(Zone zone, Instant now);

private:
    Zone m_zone;
    Instant m_now = unknownInstant;
};

} // namespace weir::ui
