// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/sources_texts.h"

#include "core/analysis/window.h"
#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/session/session.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <numeric>

namespace weir::ui {

namespace {

struct SourcesText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::SourcesText)
};

/// The time that the data reach over; unknown where nothing has a time.
struct Span {
    Instant first = unknownInstant, last = unknownInstant;
    [[nodiscard]] bool known() const { return isKnown(first) && isKnown(last); }
};

Span spanOf(const Session& session)
{
    if (session.facts() == nullptr)
        return {};
    Selection whole;
    whole.now = session.now();
    const analysis::ResolvedWindow window = analysis::resolveWindow(*session.facts(), whole);
    if (isKnown(window.coveredFirst))
        return {window.coveredFirst, window.coveredLast};
    if (session.dataset()->commits.size() > 0) // no item, or none with a time
        return {window.first, window.last};
    return {};
}

Instant endOf(const Span& span)
{
    return span.last + Duration(1); // spans are half open
}

QString sourcesText(std::size_t n)
{
    return n == 1 ? SourcesText::tr("1 source") : SourcesText::tr("%Ln sources", nullptr, static_cast<int>(n));
}

QString commitsText(std::int64_t n)
{
    return n == 1 ? SourcesText::tr("1 commit") : SourcesText::tr("%1 commits").arg(countText(n));
}

QString linked(const QString& words, SourcesLink link)
{
    return linkedNumber(words, linkText(link));
}

template <typename Count>
std::size_t sourcesWith(const std::vector<SourceRow>& rows, Count count)
{
    return static_cast<std::size_t>(std::ranges::count_if(rows, [&](const SourceRow& row) { return row.import.*count > 0; }));
}

std::int64_t takenFrom(const std::vector<SourceRow>& rows)
{
    return std::accumulate(
        rows.begin(), rows.end(), std::int64_t {0}, [](std::int64_t sum, const SourceRow& row) { return sum + row.import.accepted; });
}

QString refusedText(const RejectCounts& counts)
{
    if (counts.refused == 1)
        return SourcesText::tr("%1 was rejected.").arg(linked(SourcesText::tr("1 record"), SourcesLink::Rejects));
    const QString records = linked(SourcesText::tr("%1 records").arg(countText(counts.refused)), SourcesLink::Rejects);
    if (!counts.complete || counts.refusedByReason.empty()) // why the others were rejected nobody looked at
        return SourcesText::tr("%1 were rejected.").arg(records);
    if (counts.refusedByReason.size() == 1)
        return SourcesText::tr("%1 were rejected, all for one reason.").arg(records);
    return SourcesText::tr("%1 were rejected, %2 for one reason.").arg(records, countText(counts.refusedByReason.front()));
}

/// What the data lack, worst first; numbers are marked as links.
QStringList missingTexts(const Session& session, const std::vector<SourceRow>& rows)
{
    QStringList texts;
    const RejectCounts counts = rejectCounts(session, rows);
    if (session.totals().items == 0)
        texts.append(SourcesText::tr("Items are missing: import what your tracker exports."));
    if (counts.refused > 0)
        texts.append(refusedText(counts));
    if (counts.fields > 0)
        texts.append(SourcesText::tr("%1 could not be read.").arg(linked(fieldsText(counts), SourcesLink::Rejects)));
    if (session.totals().commits == 0)
        texts.append(SourcesText::tr("Commits are missing: no repository is among the sources."));
    if (counts.refused == 0)
        texts.append(SourcesText::tr("Every record was taken."));
    return texts;
}

QString knowsText(const Session& session)
{
    const store::Totals& totals = session.totals();
    const QString items = linked(itemsText(totals.items), SourcesLink::Items);
    const QString commits = linked(commitsText(totals.commits), SourcesLink::Commits);
    const QString what = totals.items > 0 && totals.commits > 0 ? SourcesText::tr("%1 and %2", "items, commits").arg(items, commits)
        : totals.items > 0                                      ? items
                                                                : commits;
    if (totals.items == 0 && totals.commits == 0)
        return SourcesText::tr("The workspace knows no item and no commit yet.");
    const Span span = spanOf(session);
    if (!span.known())
        return SourcesText::tr("The workspace knows %1.").arg(what);
    return SourcesText::tr("The workspace knows %1 from %2.")
        .arg(what, linked(spanText(span.first, endOf(span), session.zone()), SourcesLink::Span));
}

SourcesFigure itemsFigure(const Session& session, const std::vector<SourceRow>& rows)
{
    const std::int64_t items = session.totals().items;
    SourcesFigure figure {QStringLiteral("figureItems"), {}, items > 0 ? SourcesLink::Items : SourcesLink::Add};
    figure.content.label = SourcesText::tr("Items");
    if (items > 0) {
        figure.content.value = countText(items);
        figure.content.unit = items == 1 ? SourcesText::tr("item") : SourcesText::tr("items");
        figure.content.comparison = SourcesText::tr("of %1").arg(sourcesText(sourcesWith(rows, &store::ImportInfo::items)));
    } else {
        figure.content.comparison = SourcesText::tr("no tracker export among the sources");
    }
    return figure;
}

SourcesFigure eventsFigure(const Session& session)
{
    const store::Totals& totals = session.totals();
    SourcesFigure figure {QStringLiteral("figureEvents"), {}, totals.items > 0 ? SourcesLink::Items : SourcesLink::Add};
    figure.content.label = SourcesText::tr("Status changes");
    if (totals.items > 0) {
        const std::int64_t changes = session.statusChanges();
        figure.content.value = countText(changes);
        figure.content.unit = changes == 1 ? SourcesText::tr("move") : SourcesText::tr("moves");
        figure.content.comparison =
            SourcesText::tr("%1 an item").arg(figureText(static_cast<double>(changes) / static_cast<double>(totals.items)));
    } else {
        figure.content.comparison = SourcesText::tr("no tracker export among the sources");
    }
    return figure;
}

SourcesFigure rejectedFigure(const Session& session, const std::vector<SourceRow>& rows)
{
    const RejectCounts counts = rejectCounts(session, rows);
    const bool any = counts.refused > 0 || counts.fields > 0;
    SourcesFigure figure {QStringLiteral("figureRejected"), {}, any ? SourcesLink::Rejects : SourcesLink::None};
    figure.content.label = SourcesText::tr("Rejected");
    figure.content.value = countText(counts.refused);
    figure.content.unit = counts.refused == 1 ? SourcesText::tr("record") : SourcesText::tr("records");
    figure.content.comparison = counts.fields > 0 ? SourcesText::tr("%1 could not be read").arg(fieldsText(counts))
                                                  : SourcesText::tr("of %1 read").arg(countText(counts.refused + takenFrom(rows)));
    figure.content.worse = any;
    return figure;
}

SourcesFigure commitsFigure(const Session& session, const std::vector<SourceRow>& rows)
{
    const std::int64_t commits = session.totals().commits;
    SourcesFigure figure {QStringLiteral("figureCommits"), {}, commits > 0 ? SourcesLink::Commits : SourcesLink::Add};
    figure.content.label = SourcesText::tr("Commits");
    if (commits > 0) {
        figure.content.value = countText(commits);
        figure.content.unit = commits == 1 ? SourcesText::tr("commit") : SourcesText::tr("commits");
        figure.content.comparison = SourcesText::tr("of %1").arg(sourcesText(sourcesWith(rows, &store::ImportInfo::commits)));
    } else {
        figure.content.comparison = SourcesText::tr("no repository imported");
    }
    return figure;
}

SourcesFigure spanFigure(const Session& session)
{
    const Span span = spanOf(session);
    SourcesFigure figure {QStringLiteral("figureSpan"), {}, SourcesLink::None};
    figure.content.label = SourcesText::tr("Time covered");
    if (span.known()) {
        const DurationParts parts = spanParts(span.first, endOf(span), session.zone());
        figure.content.value = parts.value;
        figure.content.unit = parts.unit;
        figure.content.comparison = windowText(span.first, endOf(span), session.zone(), session.now());
        figure.to = session.totals().items > 0 ? SourcesLink::Span : SourcesLink::Commits;
    } else {
        figure.content.comparison = SourcesText::tr("nothing in the sources has a time");
    }
    return figure;
}

SourcesFigure lastReadFigure(const Session& session, const std::vector<SourceRow>& rows)
{
    SourcesFigure figure {QStringLiteral("figureLastRead"), {}, SourcesLink::None};
    figure.content.label = SourcesText::tr("Last refresh");
    const SourceRow* newest = lastRead(rows);
    if (newest == nullptr)
        return figure;
    const Zone& zone = session.zone();
    const Day day = zone.dayOf(newest->import.at);
    const Day today = zone.dayOf(session.now());
    figure.content.value = dayText(day, today);
    const bool thisYear = toDate(day).year() == toDate(today).year();
    figure.content.unit = thisYear ? clockText(newest->import.at, zone) : QString();
    const auto oldest = std::ranges::min_element(rows, {}, [](const SourceRow& row) { return row.import.at; });
    const Day oldestDay = isKnown(oldest->import.at) ? zone.dayOf(oldest->import.at) : day;
    figure.content.comparison = rows.size() == 1 ? newest->name
        : oldestDay == day                       ? SourcesText::tr("all %1").arg(sourcesText(rows.size()))
                                                 : SourcesText::tr("the oldest %1").arg(dayText(oldestDay, today));
    figure.to = SourcesLink::LastRead;
    return figure;
}

} // namespace

QString linkText(SourcesLink link)
{
    return QString::number(static_cast<int>(link));
}

SourcesLink sourcesLink(const QString& text)
{
    return static_cast<SourcesLink>(text.toInt());
}

QList<AnswerPart> sourcesAnswer(const Session& session, const std::vector<SourceRow>& rows)
{
    return answerParts(knowsText(session) + QLatin1Char(' ') + missingTexts(session, rows).first());
}

QString sourcesSubline(const Session& session, const std::vector<SourceRow>& rows)
{
    QStringList texts = missingTexts(session, rows).mid(1);
    const auto gone = static_cast<int>(std::ranges::count(rows, SourceState::Missing, &SourceRow::state));
    if (gone > 0)
        texts.append(gone == 1 ? SourcesText::tr("1 file is not where it was; what was read of it is kept.")
                               : SourcesText::tr("%Ln files are not where they were; what was read of them is kept.", nullptr, gone));
    if (const auto unreadable = static_cast<int>(std::ranges::count(rows, SourceState::Unreadable, &SourceRow::state)); unreadable > 0)
        texts.append(unreadable == 1
                ? SourcesText::tr("1 source cannot be read any more; what was read of it is kept.")
                : SourcesText::tr("%Ln sources cannot be read any more; what was read of them is kept.", nullptr, unreadable));
    if (const auto changed = static_cast<int>(std::ranges::count(rows, SourceState::Changed, &SourceRow::state)); changed > 0)
        texts.prepend(changed == 1 ? SourcesText::tr("1 source changed since it was taken.")
                                   : SourcesText::tr("%Ln sources changed since they were taken.", nullptr, changed));
    texts.append(SourcesText::tr("Times are in %1.").arg(QString::fromStdString(session.zone().name())));
    return answerWords(answerParts(texts.join(QLatin1Char(' '))));
}

std::vector<SourcesFigure> sourcesFigures(const Session& session, const std::vector<SourceRow>& rows)
{
    return {itemsFigure(session, rows), eventsFigure(session), rejectedFigure(session, rows), commitsFigure(session, rows),
        spanFigure(session), lastReadFigure(session, rows)};
}

QString newFilesSentence(const QStringList& files)
{
    constexpr qsizetype mostNamed = 3;
    QStringList names;
    QStringList folders;
    for (const QString& file : files) {
        const QFileInfo info(file);
        if (names.size() < mostNamed)
            names.append(info.fileName());
        if (const QString folder = info.dir().dirName(); !folders.contains(folder))
            folders.append(folder);
    }
    const QString named = names.join(SourcesText::tr(", ", "between names"));
    const QString all =
        files.size() > names.size() ? SourcesText::tr("%1 and %2 more").arg(named, countText(files.size() - names.size())) : named;
    return files.size() == 1 ? SourcesText::tr("1 file came into %1 since it was imported: %2.", "folder, file").arg(folders.first(), all)
                             : SourcesText::tr("%1 files came into %2 since they were imported: %3.", "number, folders, files")
                                   .arg(countText(files.size()), folders.join(SourcesText::tr(", ", "between names")), all);
}

const SourceRow* lastRead(const std::vector<SourceRow>& rows)
{
    const SourceRow* newest = nullptr;
    for (const SourceRow& row : rows) {
        if (isKnown(row.import.at) && (newest == nullptr || row.import.at > newest->import.at))
            newest = &row;
    }
    return newest;
}

RejectCounts rejectCounts(const Session& session, const std::vector<SourceRow>& rows)
{
    const std::int64_t refused = std::accumulate(
        rows.begin(), rows.end(), std::int64_t {0}, [](std::int64_t sum, const SourceRow& row) { return sum + row.import.rejected; });
    return countRejects(session.rejectGroups(), refused);
}

QString fieldsText(const RejectCounts& counts)
{
    const QString fields = counts.fields == 1 ? SourcesText::tr("1 field") : SourcesText::tr("%1 fields").arg(countText(counts.fields));
    return counts.complete ? fields : SourcesText::tr("at least %1").arg(fields);
}

} // namespace weir::ui
