// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/row_table_model.h"
#include "ui/session/session.h"

#include <QString>

namespace weir::ui {

/// "writes commits, moves items"
[[nodiscard]] QString rolesText(const PersonInUse& person);
/// Names of files and folders: "shop, board.csv"
[[nodiscard]] QString foundInText(const PersonInUse& person);
/// "3 people and 1 program"
[[nodiscard]] QString peopleCountText(const PeopleReport& report);

/// Who is in the workspace, in order of their names: never by what they do. Columns: Name, Also (other names), Does, In (sources), Kind.
class PeopleModel final : public RowTableModel<const PersonInUse*> {
    Q_OBJECT
public:
    enum Column { Name, Also, Does, In, Kind };
    explicit PeopleModel(QObject* parent = nullptr);
    void setReport(PeopleReportPtr report);
    /// Only who has the words in a name or an address.
    void setSearch(const QString& text);
    [[nodiscard]] const PeopleReportPtr& report() const { return m_report; } ///< null: none

private:
    void fill();
    PeopleReportPtr m_report;
    QString m_search;
};

} // namespace weir::ui
