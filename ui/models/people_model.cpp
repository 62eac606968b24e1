// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/people_model.h"

#include "ui/format/number_text.h"
#include "ui/format/plain_tip.h"

#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QStringList otherNames(const PersonInUse& one)
{
    QStringList names;
    for (const Person::Name& name : one.person.names)
        if (name.text != one.person.name)
            names.append(text(name.text));
    return names;
}

/// How each of the names came to the person.
QString namesTip(const PersonInUse& one)
{
    QStringList lines;
    for (const Person::Name& name : one.person.names)
        if (!name.how.empty())
            lines.append(PeopleModel::tr("%1: %2", "name, why it is this person's").arg(text(name.text), text(name.how)));
    for (const std::string& email : one.person.emails)
        lines.append(text(email));
    return lines.join(QLatin1Char('\n'));
}

/// What the person does, in one word each.
QString rolesWords(const PersonInUse& person)
{
    QStringList roles;
    for (const auto& [role, word] :
        {std::pair(PersonRole::Commits, PeopleModel::tr("commits")), std::pair(PersonRole::Changes, PeopleModel::tr("changes")),
            std::pair(PersonRole::Moves, PeopleModel::tr("moves")), std::pair(PersonRole::Assigned, PeopleModel::tr("items"))})
        if (person.has(role))
            roles.append(word);
    return roles.join(QStringLiteral(", "));
}

QString kindText(const Person& person)
{
    const QString kind = person.bot ? PeopleModel::tr("program") : PeopleModel::tr("person");
    return person.botHow.empty() ? kind : PeopleModel::tr("%1, %2", "kind, why").arg(kind, text(person.botHow));
}

bool contains(const PersonInUse& one, const QString& words)
{
    const auto has = [&words](const std::string& where) { return text(where).contains(words, Qt::CaseInsensitive); };
    return has(one.person.name) || std::ranges::any_of(one.person.names, has, &Person::Name::text)
        || std::ranges::any_of(one.person.emails, has);
}

} // namespace

QString rolesText(const PersonInUse& person)
{
    QStringList roles;
    if (person.has(PersonRole::Commits))
        roles.append(PeopleModel::tr("writes commits"));
    if (person.has(PersonRole::Changes))
        roles.append(PeopleModel::tr("opens changes"));
    if (person.has(PersonRole::Moves))
        roles.append(PeopleModel::tr("moves items"));
    if (person.has(PersonRole::Assigned))
        roles.append(PeopleModel::tr("has items"));
    return roles.join(QStringLiteral(", "));
}

QString foundInText(const PersonInUse& person)
{
    QStringList names;
    for (const std::string& source : person.sources) {
        const QString file = QFileInfo(text(source)).fileName();
        names.append(file.isEmpty() ? text(source) : file);
    }
    names.removeDuplicates();
    return names.join(QStringLiteral(", "));
}

QString peopleCountText(const PeopleReport& report)
{
    const auto bots = std::ranges::count_if(report.people, [](const PersonInUse& one) { return one.person.bot; });
    const auto persons = static_cast<std::int64_t>(report.people.size()) - bots;
    const QString people = persons == 1 ? PeopleModel::tr("1 person") : PeopleModel::tr("%1 people").arg(countText(persons));
    if (bots == 0)
        return people;
    return bots == 1 ? PeopleModel::tr("%1 and 1 program").arg(people) : PeopleModel::tr("%1 and %2 programs").arg(people, countText(bots));
}

PeopleModel::PeopleModel(QObject* parent)
    : RowTableModel<const PersonInUse*>({}, parent)
{
    using Row = const PersonInUse*;
    setColumns({
        {.title = tr("Name"),
            .data = [](const Row& row, int role) -> QVariant {
                if (role == Qt::ToolTipRole)
                    return plainTip(namesTip(*row));
                if (role == Qt::AccessibleTextRole)
                    return tr("%1, %2, %3").arg(text(row->person.name), kindText(row->person), otherNames(*row).join(QStringLiteral(", ")));
                return role == Qt::DisplayRole ? QVariant(text(row->person.name)) : QVariant();
            }},
        {.title = tr("Also called"),
            .data = [](const Row& row, int role) -> QVariant {
                if (role == Qt::ToolTipRole)
                    return plainTip(namesTip(*row));
                return role == Qt::DisplayRole ? QVariant(otherNames(*row).join(QStringLiteral(", "))) : QVariant();
            }},
        {.title = tr("Does"),
            .data = [](const Row& row, int role) -> QVariant {
                if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
                    return rolesText(*row);
                return role == Qt::DisplayRole ? QVariant(rolesWords(*row)) : QVariant();
            }},
        {.title = tr("Found in"),
            .data = [](const Row& row, int role) -> QVariant {
                if (role == Qt::ToolTipRole)
                    return plainTip(foundInText(*row));
                return role == Qt::DisplayRole ? QVariant(foundInText(*row)) : QVariant();
            }},
        {.title = tr("Kind"),
            .data = [](const Row& row, int role) -> QVariant {
                return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(kindText(row->person)) : QVariant();
            }},
    });
}

void PeopleModel::setReport(PeopleReportPtr report)
{
    const PeopleReportPtr old = std::exchange(m_report, std::move(report)); // rows point into it until they are new
    fill();
}

void PeopleModel::setSearch(const QString& words)
{
    m_search = words.trimmed();
    fill();
}

void PeopleModel::fill()
{
    std::vector<const PersonInUse*> rows;
    if (m_report != nullptr)
        for (const PersonInUse& one : m_report->people)
            if (m_search.isEmpty() || contains(one, m_search))
                rows.push_back(&one);
    setRows(std::move(rows));
}

} // namespace weir::ui
