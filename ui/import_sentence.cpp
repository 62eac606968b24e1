// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import_sentence.h"

#include "core/analysis/sentences.h"
#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/format/sentence_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace weir::ui {

namespace {

struct ImportSentence {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::ImportSentence)
};

QString joined(const QStringList& parts)
{
    return parts.join(ImportSentence::tr(", ", "between parts of a list"));
}

/// "2,314 items, 12 changes": what the workspace has more than before.
QStringList addedWords(const ImportReport& report)
{
    std::int64_t items = 0;
    std::int64_t changes = 0;
    std::int64_t commits = 0;
    for (const import::ImportResult& result : report.results) {
        items += result.added.items;
        changes += result.added.changes;
        commits += result.added.commits;
    }
    QStringList words;
    if (items > 0)
        words << (static_cast<int>(items) == 1 ? ImportSentence::tr("1 item")
                                               : ImportSentence::tr("%Ln items", nullptr, static_cast<int>(items)));
    if (commits > 0)
        words << (static_cast<int>(commits) == 1 ? ImportSentence::tr("1 commit")
                                                 : ImportSentence::tr("%Ln commits", nullptr, static_cast<int>(commits)));
    if (changes > 0)
        words << (static_cast<int>(changes) == 1 ? ImportSentence::tr("1 change")
                                                 : ImportSentence::tr("%Ln changes", nullptr, static_cast<int>(changes)));
    return words;
}

} // namespace

std::int64_t rejectedIn(const ImportReport& report)
{
    std::int64_t rejected = 0;
    for (const import::ImportResult& result : report.results)
        rejected += result.rejected;
    return rejected;
}

namespace {

QString nameList(const std::vector<std::string>& names)
{
    QStringList list;
    for (const std::string& name : names)
        list << QString::fromStdString(analysis::shortened(name, 40));
    return joined(list);
}

/// What the proposal took for an end without being told, and where to say otherwise.
QString guessSentence(const analysis::StreamResult& stream)
{
    const QString done = ImportSentence::tr("Taken for done because hardly anything follows: %1").arg(nameList(stream.guessed.done));
    const QString ends =
        stream.guessed.discarded.empty() ? done : ImportSentence::tr("%1; for discarded: %2").arg(done, nameList(stream.guessed.discarded));
    return ImportSentence::tr("%1. Change it with Edit stages on the map.").arg(ends);
}

QString takenSentence(const ImportReport& report, const analysis::StreamResult* stream)
{
    QStringList words = addedWords(report);
    if (words.isEmpty())
        words << ImportSentence::tr("Nothing new");
    if (const std::int64_t rejected = rejectedIn(report); rejected > 0)
        words << ImportSentence::tr("%Ln rejected", nullptr, static_cast<int>(rejected));
    QString sentence = joined(words);
    if (const auto worst = stream != nullptr ? analysis::costliestWait(*stream) : std::nullopt) {
        const analysis::StreamStage& stage = stream->stages[*worst];
        sentence += ImportSentence::tr("; most time is lost waiting for %1, %2 an item", "stage, duration")
                        .arg(QString::fromStdString(stage.name), durationWords(*stage.waitPerItemSeconds));
    }
    sentence += QLatin1Char('.');
    if (stream == nullptr)
        return sentence;
    if (!stream->anyItems || !stream->knowsEnd)
        return sentence + QLatin1Char(' ') + sentencesText(analysis::answers(*stream));
    return stream->guessed.done.empty() ? sentence : sentence + QLatin1Char(' ') + guessSentence(*stream);
}

QStringList refreshedWords(const ImportReport& report)
{
    std::int64_t moves = 0;
    for (const import::ImportResult& result : report.results)
        moves += result.added.transitions;
    QStringList words = addedWords(report);
    if (moves > 0)
        words.insert(std::min<qsizetype>(1, words.size()),
            moves == 1 ? ImportSentence::tr("1 change of status") : ImportSentence::tr("%1 changes of status").arg(countText(moves)));
    if (words.isEmpty())
        words << ImportSentence::tr("nothing that was not known");
    if (const std::int64_t rejected = rejectedIn(report); rejected > 0)
        words << ImportSentence::tr("%1 rejected").arg(countText(rejected));
    return words;
}

QString stoppedSentence(const ImportReport& report)
{
    if (report.unread == 0)
        return ImportSentence::tr("The import was stopped.");
    if (report.unread == 1)
        return ImportSentence::tr("The import was stopped; 1 source was not read.");
    return ImportSentence::tr("The import was stopped; %Ln sources were not read.", nullptr, report.unread);
}

/// "Left aside (3): plan.pdf (a PDF document, which this version does not read), notes.txt (…), …."
QString leftAsideSentence(const ImportReport& report)
{
    constexpr std::size_t mostShown = 2;
    QStringList names;
    for (std::size_t i = 0; i < std::min(mostShown, report.leftAside.size()); ++i) {
        const import::LeftAside& left = report.leftAside[i];
        names << ImportSentence::tr("%1 (%2)", "file, what it is")
                     .arg(QFileInfo(QFile::decodeName(QByteArray::fromStdString(left.path))).fileName(),
                         QString::fromStdString(left.reason));
    }
    if (report.leftAside.size() > mostShown)
        names << QStringLiteral("…");
    return ImportSentence::tr("Left aside (%Ln): %1.", nullptr, static_cast<int>(report.leftAside.size())).arg(joined(names));
}

} // namespace

QString importSentence(const ImportReport& report, const analysis::StreamResult* stream)
{
    QStringList sentences;
    if (!report.results.empty())
        sentences << takenSentence(report, stream);
    if (report.cancelled)
        sentences << stoppedSentence(report);
    if (!report.leftAside.empty())
        sentences << leftAsideSentence(report);
    return (sentences + report.failures).join(QLatin1Char(' '));
}

QString refreshSentence(const ImportReport& report)
{
    const auto taken = static_cast<int>(report.results.size());
    const QString all = report.lookedAt == 1 ? ImportSentence::tr("1 source") : ImportSentence::tr("%Ln sources", nullptr, report.lookedAt);
    QStringList parts;
    if (taken == 0 && report.asBefore == 0)
        parts << ImportSentence::tr("Nothing was read again");
    else if (taken == 0 && report.asBefore == report.lookedAt)
        parts << ImportSentence::tr("Nothing new in %1").arg(all);
    else if (taken == 0)
        parts << ImportSentence::tr("Nothing new in %1 of %2", "number, sources").arg(countText(report.asBefore), all);
    else
        parts << ImportSentence::tr("%1 of %2 had something new: %3", "number, sources, what")
                     .arg(countText(taken), all, joined(refreshedWords(report)));
    if (taken > 0 && report.asBefore > 0)
        parts << ImportSentence::tr("%1 as before", "number of sources").arg(countText(report.asBefore));
    if (!report.missing.isEmpty()) {
        const auto gone = static_cast<int>(report.missing.size());
        const QString names = joined(report.missing.mid(0, 2)) + (gone > 2 ? QStringLiteral("…") : QString());
        parts << (gone == 1 ? ImportSentence::tr("1 is not where it was: %1").arg(names)
                            : ImportSentence::tr("%1 are not where they were: %2").arg(countText(gone), names));
    }
    QStringList sentences {parts.join(ImportSentence::tr("; ", "between parts of a sentence")) + QLatin1Char('.')};
    if (report.cancelled)
        sentences << ImportSentence::tr("It was stopped; what was taken until then stays.");
    return (sentences + report.failures).join(QLatin1Char(' '));
}

} // namespace weir::ui
