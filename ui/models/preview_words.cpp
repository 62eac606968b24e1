// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/preview_words.h"

#include "ui/format/number_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace weir::ui {

namespace {

struct PreviewWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::PreviewWords)
};

using weir::import::CellContent;

constexpr std::string_view stagePrefix = "stage:";

constexpr auto names = std::to_array<std::pair<std::string_view, const char*>>({
    {"key", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Item")},
    {"title", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Title")},
    {"type", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Type")},
    {"project", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Project")},
    {"team", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Team")},
    {"author", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Person")},
    {"assignee", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Assignee")},
    {"label", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Label")},
    {"priority", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Priority")},
    {"size", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Size")},
    {"parent", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Parent item")},
    {"url", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Link")},
    {"created", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Created")},
    {"started", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Started")},
    {"finished", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Finished")},
    {"cancelled", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Cancelled")},
    {"status", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Status")},
    {"activity", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Activity")},
    {"instant", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Time")},
    {"start_instant", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Time of start")},
    {"from", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Status before")},
    {"to", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Status after")},
    {"lifecycle", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Start or end")},
    {"category", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Kind of status")},
    {"resolution", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "Resolution")},
    {"ignore", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "left out")},
    {"", QT_TRANSLATE_NOOP("weir::ui::PreviewWords", "not used")},
});

} // namespace

QString roleText(const std::string& role)
{
    if (role.starts_with(stagePrefix))
        return PreviewWords::tr("Stage %1").arg(QString::fromStdString(role.substr(stagePrefix.size())));
    const auto found = std::ranges::find(names, role, &std::pair<std::string_view, const char*>::first);
    return found == names.end() ? QString::fromStdString(role) : PreviewWords::tr(found->second);
}

bool isUnused(const std::string& role)
{
    return role.empty() || role == "ignore";
}

std::vector<std::vector<std::string>> rolesFor(const std::string& format, const std::string& column)
{
    std::vector<std::vector<std::string>> groups {
        {"key", "title", "type", "project", "team", "assignee", "parent", "url"},
    };
    if (format == "csv-events") {
        groups.front().insert(groups.front().begin() + 6, "author");
        groups.push_back({"instant", "start_instant"});
        groups.push_back({"status", "activity", "from", "to", "lifecycle"});
    } else {
        groups.push_back({"created", "started", "finished", "cancelled"});
        groups.push_back({"status", "category", "resolution"});
    }
    if (format == "csv-stages")
        groups.push_back({std::string(stagePrefix) + column});
    groups.push_back({"", "ignore"});
    return groups;
}

QString contentText(const weir::import::PreviewColumn& column)
{
    switch (column.content) {
    case CellContent::Empty:
        return PreviewWords::tr("empty");
    case CellContent::Few:
        return column.values == 1 ? PreviewWords::tr("1 value") : PreviewWords::tr("%1 values").arg(countText(column.values));
    case CellContent::Number:
        return PreviewWords::tr("number");
    case CellContent::Time:
        return column.timeForm.empty() ? PreviewWords::tr("time") : QString::fromStdString(column.timeForm);
    case CellContent::Text:
        break;
    }
    return PreviewWords::tr("text");
}

QString datesText(const std::string& dates)
{
    if (dates == "dmy")
        return PreviewWords::tr("day/month/year");
    if (dates == "mdy")
        return PreviewWords::tr("month/day/year");
    return dates == "ymd" ? PreviewWords::tr("year/month/day") : PreviewWords::tr("as found");
}

QString delimiterText(std::optional<char> delimiter)
{
    switch (delimiter.value_or('\0')) {
    case ',':
        return PreviewWords::tr("comma");
    case ';':
        return PreviewWords::tr("semicolon");
    case '\t':
        return PreviewWords::tr("tab");
    case '|':
        return PreviewWords::tr("bar");
    case '\0':
        return PreviewWords::tr("as found");
    default:
        return QString(QLatin1Char(*delimiter));
    }
}

} // namespace weir::ui
