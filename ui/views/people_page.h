// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/people_model.h"
#include "ui/views/view.h"

#include <QWidget>

#include <set>
#include <string>

class QLineEdit;
class QMenu;
class QPushButton;

namespace weir::ui {

class EmptyState;
class SectionHeader;
class SuggestionList;
class TableView;

/// What the place says first about people.
[[nodiscard]] QString peopleAnswer(const PeopleReport& report);

/// Who is who: suggestions to decide about, then everybody with the names they go by. Nobody is counted or ranked.
class PeoplePage final : public QWidget {
    Q_OBJECT
public:
    explicit PeoplePage(const ViewContext& context, QWidget* parent = nullptr);
    /// Reads the session anew.
    void refresh();

private:
    void buildTable();
    void buildActions();
    void updateActions();
    void chooseAgain(const std::set<std::string>& names);
    void fit();
    void decide(const std::function<void(PeopleDecisions&)>& change, const QString& label);
    void acceptSuggestion(int suggestion, bool same);
    void markChosen();
    void mergeChosen();
    void offerSplit();
    [[nodiscard]] std::vector<const PersonInUse*> chosen() const;

    const ViewContext& m_context;
    PeopleModel* m_model;
    SuggestionList* m_suggestions;
    EmptyState* m_none;
    QWidget* m_everybody;
    SectionHeader* m_header;
    QWidget* m_card = nullptr;
    TableView* m_table = nullptr;
    QLineEdit* m_search = nullptr;
    QPushButton* m_mark = nullptr;
    QPushButton* m_merge = nullptr;
    QPushButton* m_split = nullptr;
    QMenu* m_names = nullptr;
};

} // namespace weir::ui
