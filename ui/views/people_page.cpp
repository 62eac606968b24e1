// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/people_page.h"

#include "core/derivation/people.h"
#include "ui/format/number_text.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/views/suggestion_list.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace weir::ui {

namespace {

constexpr int mostRows = 14; // shown without scrolling
constexpr int searchWidth = 204;

QString shown(const Person& person)
{
    return QString::fromStdString(person.name);
}

const PersonInUse* personNamed(const PeopleReport& report, const std::string& name)
{
    const auto found = std::ranges::find(report.people, name, [](const PersonInUse& one) { return one.person.name; });
    return found == report.people.end() ? nullptr : &*found;
}

} // namespace

QString peopleAnswer(const PeopleReport& report)
{
    const auto count = static_cast<int>(report.suggestions.size());
    const QString who = PeoplePage::tr("The data name %1.").arg(peopleCountText(report));
    if (report.people.empty())
        return PeoplePage::tr("The data name nobody.");
    if (count == 0)
        return who;
    return who + QLatin1Char(' ')
        + (count == 1 ? PeoplePage::tr("Two of the names may be one person.")
                      : PeoplePage::tr("In %Ln cases two names may be one person.", nullptr, count));
}

PeoplePage::PeoplePage(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new PeopleModel(this))
    , m_suggestions(new SuggestionList(context.theme))
    , m_none(new EmptyState(context.theme))
    , m_everybody(new QWidget)
    , m_header(new SectionHeader(context.theme))
{
    setObjectName(QStringLiteral("peoplePage"));
    m_none->setObjectName(QStringLiteral("peopleEmpty"));
    m_none->setContent(QStringLiteral("users"), tr("Nobody is named in the data"),
        tr("A clone of the repository names authors, an export with assignees names the others."));
    buildTable();
    buildActions();
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_header, 1);
    for (QWidget* one :
        {static_cast<QWidget*>(m_merge), static_cast<QWidget*>(m_split), static_cast<QWidget*>(m_mark), static_cast<QWidget*>(m_search)})
        head->addWidget(one);
    auto* everybody = new QVBoxLayout(m_everybody);
    everybody->setContentsMargins(0, 0, 0, 0);
    everybody->setSpacing(12);
    everybody->addLayout(head);
    everybody->addWidget(m_card);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(32);
    layout->addWidget(m_none);
    layout->addWidget(m_suggestions);
    layout->addWidget(m_everybody);
    layout->addStretch(1);
    connect(m_suggestions, &SuggestionList::accepted, this, [this](int suggestion) { acceptSuggestion(suggestion, true); });
    connect(m_suggestions, &SuggestionList::declined, this, [this](int suggestion) { acceptSuggestion(suggestion, false); });
    connect(&context.theme, &Theme::changed, this, &PeoplePage::fit); // the size of text
    refresh();
}

void PeoplePage::buildTable()
{
    m_table = new TableView(m_context.theme);
    m_table->setObjectName(QStringLiteral("peopleTable"));
    m_table->setAccessibleName(tr("People"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setModel(m_model);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(PeopleModel::Also, QHeaderView::Stretch);
    header->setSectionResizeMode(PeopleModel::In, QHeaderView::Stretch);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PeoplePage::updateActions);
    m_card = new Card(m_context.theme);
    auto* layout = new QVBoxLayout(m_card);
    layout->setContentsMargins(1, 1, 1, 0); // the rim covers the line of the last row
    layout->addWidget(m_table);
}

void PeoplePage::buildActions()
{
    const auto button = [](const QString& name, const QString& text) {
        auto* made = new QPushButton(text);
        made->setObjectName(name);
        made->setAutoDefault(false);
        return made;
    };
    m_merge = button(QStringLiteral("mergePeople"), tr("Same person"));
    m_split = button(QStringLiteral("splitName"), tr("Split off…"));
    m_mark = button(QStringLiteral("markBot"), tr("Is a program"));
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("searchPeople"));
    m_search->setPlaceholderText(tr("Search names"));
    m_search->setAccessibleName(tr("Search names and addresses"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(searchWidth);
    m_names = new QMenu(this);
    connect(m_merge, &QPushButton::clicked, this, &PeoplePage::mergeChosen);
    connect(m_split, &QPushButton::clicked, this, &PeoplePage::offerSplit);
    connect(m_mark, &QPushButton::clicked, this, &PeoplePage::markChosen);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setSearch(text);
        fit();
        updateActions();
    });
}

void PeoplePage::refresh()
{
    const Session& session = m_context.session;
    const PeopleReportPtr& report = session.people();
    if (report != nullptr && report == m_model->report())
        return; // what has the focus keeps it
    std::set<std::string> kept;
    for (const PersonInUse* one : chosen())
        kept.insert(one->person.name);
    m_model->setReport(report);
    m_suggestions->setReport(report, session.isOpen() && !session.readOnly());
    const bool any = report != nullptr && !report->people.empty();
    m_none->setVisible(report != nullptr && !any);
    m_everybody->setVisible(any);
    m_header->setWords(tr("Everybody"), any ? peopleCountText(*report) : QString());
    chooseAgain(kept);
    fit();
    updateActions();
}

/// All at once, and rows that lie together as one range.
void PeoplePage::chooseAgain(const std::set<std::string>& names)
{
    if (names.empty())
        return;
    QItemSelection selection;
    const auto isChosen = [&](int row) { return row < m_model->rowCount() && names.contains(m_model->row(row)->person.name); };
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (!isChosen(row))
            continue;
        const int first = row;
        while (isChosen(row + 1))
            ++row;
        selection.append(QItemSelectionRange(m_model->index(first, 0), m_model->index(row, m_model->columnCount() - 1)));
    }
    m_table->selectionModel()->select(selection, QItemSelectionModel::Select);
}

/// Columns and card follow the size of text and the number of people.
void PeoplePage::fit()
{
    const double factor = m_context.theme.fontFactor();
    QHeaderView* header = m_table->horizontalHeader();
    header->resizeSection(PeopleModel::Name, qRound(176 * factor));
    header->resizeSection(PeopleModel::Does, qRound(208 * factor));
    header->resizeSection(PeopleModel::Kind, qRound(136 * factor));
    m_search->setFixedWidth(qRound(searchWidth * factor));
    const int rows = std::clamp(m_model->rowCount(), 1, mostRows);
    m_card->setFixedHeight(header->sizeHint().height() + rows * m_table->verticalHeader()->defaultSectionSize() + 1);
}

std::vector<const PersonInUse*> PeoplePage::chosen() const
{
    std::vector<const PersonInUse*> rows;
    QModelIndexList selected = m_table->selectionModel()->selectedRows();
    std::sort(selected.begin(), selected.end()); // in order of names, however they were chosen
    for (const QModelIndex& index : selected)
        rows.push_back(m_model->row(index.row()));
    return rows;
}

void PeoplePage::updateActions()
{
    const std::vector<const PersonInUse*> rows = chosen();
    const bool writable = m_context.session.isOpen() && !m_context.session.readOnly();
    const auto set = [&](QPushButton* button, bool enabled, const QString& tip, const QString& whyNot) {
        button->setEnabled(writable && enabled);
        button->setToolTip(!writable ? tr("The workspace can only be read") : enabled ? tip : whyNot);
    };
    set(m_merge, rows.size() > 1, tr("The chosen names are one person, under the first of them"),
        tr("Choose two or more people first (Ctrl or Shift)"));
    set(m_split, rows.size() == 1 && rows.front()->person.names.size() > 1, tr("One of the names is somebody else"),
        tr("Choose somebody with several names first"));
    const bool bot = !rows.empty() && rows.front()->person.bot;
    m_mark->setText(bot ? tr("Is a person") : tr("Is a program"));
    set(m_mark, !rows.empty(), bot ? tr("Nobody runs it: it is a person") : tr("It acts by itself, like a bot"),
        tr("Choose somebody first"));
}

void PeoplePage::decide(const std::function<void(PeopleDecisions&)>& change, const QString& label)
{
    m_context.session.changePeople(change, label);
}

void PeoplePage::acceptSuggestion(int number, bool same)
{
    const PeopleReportPtr report = m_context.session.people();
    if (report == nullptr || static_cast<std::size_t>(number) >= report->suggestions.size())
        return;
    const PersonSuggestion& suggestion = report->suggestions[static_cast<std::size_t>(number)];
    const PersonInUse* first = personNamed(*report, suggestion.first);
    const PersonInUse* second = personNamed(*report, suggestion.second);
    if (first == nullptr || second == nullptr)
        return;
    const auto change = [report, one = first, two = second, same](PeopleDecisions& decisions) {
        if (same)
            derivation::mergePeople(decisions, one->person, two->person);
        else
            derivation::keepApart(decisions, one->person, two->person);
    };
    decide(change, (same ? tr("%1 is %2", "names of one person") : tr("%1 is not %2")).arg(shown(second->person), shown(first->person)));
}

void PeoplePage::mergeChosen()
{
    const std::vector<const PersonInUse*> rows = chosen();
    if (rows.size() < 2)
        return;
    std::vector<Person> people;
    for (const PersonInUse* row : rows)
        people.push_back(row->person);
    const QString label = rows.size() == 2 ? tr("%1 is %2").arg(shown(people[1]), shown(people[0]))
                                           : tr("%Ln names are %1", nullptr, static_cast<int>(rows.size())).arg(shown(people[0]));
    decide(
        [people](PeopleDecisions& decisions) {
            for (std::size_t i = 1; i < people.size(); ++i)
                derivation::mergePeople(decisions, people.front(), people[i]);
        },
        label);
}

void PeoplePage::markChosen()
{
    const std::vector<const PersonInUse*> rows = chosen();
    if (rows.empty())
        return;
    const bool bot = !rows.front()->person.bot;
    std::vector<Person> people;
    for (const PersonInUse* row : rows)
        people.push_back(row->person);
    const QString who = people.size() == 1 ? shown(people.front()) : tr("%Ln names", nullptr, static_cast<int>(people.size()));
    decide(
        [people, bot](PeopleDecisions& decisions) {
            for (const Person& person : people)
                derivation::markBot(decisions, person, bot);
        },
        (bot ? tr("%1: a program") : tr("%1: a person")).arg(who));
}

void PeoplePage::offerSplit()
{
    const std::vector<const PersonInUse*> rows = chosen();
    if (rows.size() != 1)
        return;
    m_names->clear();
    for (const Person::Name& name : rows.front()->person.names) {
        const QString text = QString::fromStdString(name.text);
        QAction* action = m_names->addAction(QString(text).replace(QLatin1Char('&'), QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, person = rows.front()->person, name = name.text] {
            decide([person, name](PeopleDecisions& decisions) { derivation::splitName(decisions, person, name); },
                tr("%1 is not %2").arg(QString::fromStdString(name), shown(person)));
        });
    }
    m_names->popup(m_split->mapToGlobal(QPoint(0, m_split->height() + 4)));
}

} // namespace weir::ui
