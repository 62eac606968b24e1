// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/left_out_text.h"

#include <QCoreApplication>

#include <map>
#include <string_view>

namespace weir::ui {

namespace {

struct LeftOutText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::LeftOutText)
};

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// A field of items within a sentence.
QString fieldWords(std::string_view field)
{
    static const std::map<std::string_view, const char*> names {{"key", QT_TRANSLATE_NOOP("weir::ui::LeftOutText", "key")},
        {"kind", QT_TRANSLATE_NOOP("weir::ui::LeftOutText", "kind")}, {"type", QT_TRANSLATE_NOOP("weir::ui::LeftOutText", "type")},
        {"title", QT_TRANSLATE_NOOP("weir::ui::LeftOutText", "title")}, {"project", QT_TRANSLATE_NOOP("weir::ui::LeftOutText", "project")},
        {"team", QT_TRANSLATE_NOOP("weir::ui::LeftOutText", "team")}, {"status", QT_TRANSLATE_NOOP("weir::ui::LeftOutText", "status")},
        {"assignee", QT_TRANSLATE_NOOP("weir::ui::LeftOutText", "assignee")},
        {"created_at", QT_TRANSLATE_NOOP("weir::ui::LeftOutText", "time of creation")},
        {"started_at", QT_TRANSLATE_NOOP("weir::ui::LeftOutText", "time of start")},
        {"finished_at", QT_TRANSLATE_NOOP("weir::ui::LeftOutText", "time of finish")}};
    const auto found = names.find(field);
    return found == names.end() ? text(field) : LeftOutText::tr(found->second);
}

/// The rule by which the stream excludes an item.
QString otherStreamText(const analysis::Facts& facts, std::size_t item)
{
    const analysis::Exclusion exclusion = analysis::exclusionOf(facts, item);
    const QString field = fieldWords(exclusion.field);
    if (exclusion.missing)
        return LeftOutText::tr("No %1, which this stream asks for").arg(field);
    return exclusion.untold ? LeftOutText::tr("Not of this stream because of its %1").arg(field)
                            : LeftOutText::tr("Not of this stream: %1 %2").arg(field, text(exclusion.value));
}

} // namespace

QString leftOutText(const ItemRows& rows, std::size_t position)
{
    switch (rows.reason[position]) {
    case LeftOutReason::None:
        return {};
    case LeftOutReason::OtherStream:
        return otherStreamText(*rows.facts, rows.items[position]);
    case LeftOutReason::Discarded:
        return LeftOutText::tr("Discarded: it left the stream without being done");
    case LeftOutReason::NotStarted:
        return rows.past ? LeftOutText::tr("Not started by the end of the window") : LeftOutText::tr("Not started yet");
    case LeftOutReason::MaybeStarted:
        return LeftOutText::tr("Nobody knows whether it had started");
    case LeftOutReason::NoFinishTime:
        return LeftOutText::tr("Done, but nobody knows when");
    case LeftOutReason::FinishedBeforeCreated:
        return LeftOutText::tr("Finished before it was created, by its dates");
    case LeftOutReason::NoLeadTime:
        break;
    }
    return LeftOutText::tr("Finished, but its beginning is not known");
}

} // namespace weir::ui
