// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/preview_texts.h"

#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/session/session.h"

#include <QCoreApplication>

#include <algorithm>

namespace weir::ui {

namespace {

struct PreviewText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::PreviewText)
};

using weir::import::Preview;
using weir::import::PreviewReject;

constexpr std::size_t mostWarnings = 2;

QString rowsText(std::int64_t n, bool table)
{
    if (n == 1)
        return table ? PreviewText::tr("1 row") : PreviewText::tr("1 record");
    return (table ? PreviewText::tr("%1 rows") : PreviewText::tr("%1 records")).arg(countText(n));
}

/// "41 are rejected, 36 of them for one reason."
QString rejectedText(const Preview& preview)
{
    std::int64_t most = 0;
    for (const PreviewReject& reject : preview.rejects)
        most = std::max(most, reject.kept ? 0 : reject.count);
    if (preview.rejected == 1)
        return PreviewText::tr("1 is rejected.");
    if (most == preview.rejected)
        return PreviewText::tr("%1 are rejected, all for one reason.").arg(countText(preview.rejected));
    return PreviewText::tr("%1 are rejected, %2 of them for one reason.").arg(countText(preview.rejected), countText(most));
}

std::int64_t fieldsLost(const Preview& preview)
{
    std::int64_t fields = 0;
    for (const PreviewReject& reject : preview.rejects)
        fields += reject.kept ? reject.count : 0;
    return fields;
}

QString understoodText(const Preview& preview)
{
    const std::int64_t all = preview.accepted + preview.rejected;
    const QString rows = rowsText(all, preview.table);
    if (!preview.whole)
        return preview.rejected == 0
            ? PreviewText::tr("The first %1 are understood.", "rows").arg(rows)
            : PreviewText::tr("%1 of the first %2 are understood.", "number, rows").arg(countText(preview.accepted), rows);
    if (preview.rejected == 0)
        return all == 1 ? PreviewText::tr("The only row is understood.") : PreviewText::tr("All %1 are understood.", "rows").arg(rows);
    return PreviewText::tr("%1 of %2 are understood.", "number, rows").arg(countText(preview.accepted), rows);
}

/// "a table of events (CSV), commas, UTF-8, one row an event"
QString formText(const Preview& preview)
{
    const QString title = QString::fromStdString(preview.title);
    return preview.note.empty()
        ? title
        : PreviewText::tr("%1, %2", "format, how it was understood").arg(title, QString::fromStdString(preview.note));
}

QString recognisedText(const SourcePreview& source)
{
    const Preview& preview = *source.preview;
    const QString form = formText(preview);
    switch (preview.mappingFrom) {
    case Preview::MappingFrom::Kept:
        return PreviewText::tr("Read as last time: %1.").arg(form);
    case Preview::MappingFrom::OtherSource:
        return PreviewText::tr("Read like %1: %2.", "file, format").arg(QString::fromStdString(preview.mappingSource), form);
    case Preview::MappingFrom::Given:
        return PreviewText::tr("Read as you say: %1.").arg(form);
    case Preview::MappingFrom::None:
    case Preview::MappingFrom::Guess:
        break;
    }
    return source.choice.format.empty() ? PreviewText::tr("Recognised by content: %1.").arg(form)
                                        : PreviewText::tr("Read as %1.").arg(form);
}

struct Sum {
    std::int64_t items = 0, newItems = 0, events = 0, commits = 0;
    int withItems = 0; ///< sources
    std::size_t statuses = 0; ///< of the source with the most
    Instant first = unknownInstant, last = unknownInstant;
    void widen(Instant from, Instant to)
    {
        if (isKnown(from))
            first = isKnown(first) ? std::min(first, from) : from;
        if (isKnown(to))
            last = isKnown(last) ? std::max(last, to) : to;
    }
};

/// Of the sources that were read to their end: a beginning tells too little.
Sum sumOf(const std::vector<SourcePreview>& sources)
{
    Sum sum;
    for (const SourcePreview& source : sources) {
        if (source.preview == nullptr || !source.preview->whole || !source.importable())
            continue;
        const weir::import::PreviewContent& content = source.preview->content;
        sum.items += content.items;
        sum.newItems += content.newItems;
        sum.events += content.events;
        sum.commits += content.commits;
        sum.withItems += content.items > 0 ? 1 : 0;
        sum.statuses = std::max(sum.statuses, content.statuses.size());
        sum.widen(content.first, content.last);
    }
    return sum;
}

/// Sources may tell of the same items, so that several give a bound only.
QString itemsAfter(const Sum& sum, bool soFar)
{
    const QString more =
        sum.newItems == 1 ? PreviewText::tr("1 item more") : PreviewText::tr("%1 more", "items").arg(itemsText(sum.newItems));
    if (sum.withItems > 1)
        return (soFar ? PreviewText::tr("So far at most %1", "items more") : PreviewText::tr("At most %1", "items more")).arg(more);
    const std::int64_t known = sum.items - sum.newItems;
    return known == 0 ? more : PreviewText::tr("%1, %2 known already", "items more, number").arg(more, countText(known));
}

bool readsOn(const std::vector<SourcePreview>& sources)
{
    return std::ranges::any_of(
        sources, [](const SourcePreview& source) { return source.importable() && (source.preview == nullptr || !source.preview->whole); });
}

} // namespace

QString previewAnswer(const SourcePreview& source)
{
    if (!source.refusal.isEmpty())
        return (source.unknown ? PreviewText::tr("%1 is not known.") : PreviewText::tr("%1 cannot be read.")).arg(source.name);
    if (source.preview == nullptr)
        return PreviewText::tr("Reading %1…").arg(source.name);
    const Preview& preview = *source.preview;
    if (!preview.problem.empty())
        return PreviewText::tr("%1 cannot be read like this.").arg(source.name);
    if (preview.whole && preview.accepted + preview.rejected == 0)
        return (preview.table ? PreviewText::tr("%1 holds no rows.") : PreviewText::tr("%1 holds no records.")).arg(source.name);
    QStringList sentences {understoodText(preview)};
    if (preview.rejected > 0)
        sentences << rejectedText(preview);
    if (const std::int64_t fields = fieldsLost(preview); fields > 0)
        sentences << (fields == 1 ? PreviewText::tr("1 field cannot be read.")
                                  : PreviewText::tr("%1 fields cannot be read.").arg(countText(fields)));
    return sentences.join(QLatin1Char(' '));
}

QString previewSubline(const SourcePreview& source)
{
    if (!source.refusal.isEmpty())
        return source.refusal;
    if (source.preview != nullptr && !source.preview->problem.empty())
        return (source.preview->columns.empty() ? QStringLiteral("%1")
                                                : PreviewText::tr("%1 Choose in the head of the table what its columns mean."))
            .arg(QString::fromStdString(source.preview->problem));
    const QString nothing = PreviewText::tr("Nothing is stored before you import.");
    if (source.preview == nullptr)
        return nothing;
    QStringList sentences {recognisedText(source)};
    const auto& warnings = source.preview->warnings;
    for (std::size_t i = 0; i < std::min(warnings.size(), mostWarnings); ++i)
        sentences << QString::fromStdString(warnings[i]);
    if (warnings.size() > mostWarnings)
        sentences << PreviewText::tr("There is %1 more to know; Sources lists it after the import.")
                         .arg(countText(static_cast<std::int64_t>(warnings.size() - mostWarnings)));
    return (sentences << nothing).join(QLatin1Char(' '));
}

QString shownText(const Preview& preview)
{
    const auto shown = static_cast<std::int64_t>(preview.rows.size());
    if (shown == 0)
        return {};
    const bool all = preview.whole && shown == preview.accepted + preview.rejected;
    if (shown == 1)
        return all ? PreviewText::tr("the only one") : PreviewText::tr("the first one");
    return (all ? PreviewText::tr("all %1", "rows") : PreviewText::tr("first %1", "rows")).arg(rowsText(shown, preview.table));
}

QString sourceDetail(const SourcePreview& source)
{
    if (!source.refusal.isEmpty())
        return source.unknown ? PreviewText::tr("choose a format") : PreviewText::tr("cannot be read");
    if (source.preview == nullptr)
        return source.reading ? PreviewText::tr("looking into it") : PreviewText::tr("comes next");
    const Preview& preview = *source.preview;
    if (!preview.problem.empty())
        return preview.columns.empty() ? PreviewText::tr("choose how it is read") : PreviewText::tr("say what its columns mean");
    const QString rows = rowsText(preview.accepted + preview.rejected, preview.table);
    if (!preview.whole)
        return PreviewText::tr("the first %1", "rows").arg(rows);
    return source.archive.isEmpty() ? rows : PreviewText::tr("%1, in %2", "rows, archive").arg(rows, source.archive);
}

SourceTag sourceTag(const SourcePreview& source)
{
    if (!source.refusal.isEmpty())
        return {TagKind::Unknown, source.unknown ? PreviewText::tr("not known") : PreviewText::tr("not read")};
    if (source.preview != nullptr && !source.preview->problem.empty())
        return {TagKind::Attention, PreviewText::tr("not clear")};
    if (source.preview == nullptr || !source.preview->whole)
        return {TagKind::Unknown, PreviewText::tr("reading…")};
    if (source.preview->rejected > 0)
        return {TagKind::Attention, PreviewText::tr("%1 rejected").arg(countText(source.preview->rejected))};
    if (source.preview->accepted == 0)
        return {TagKind::Unknown, PreviewText::tr("empty")};
    return {TagKind::Good, PreviewText::tr("ready")};
}

QString mappingText(const SourcePreview& source)
{
    if (source.preview == nullptr)
        return {};
    switch (source.preview->mappingFrom) {
    case Preview::MappingFrom::None:
        break;
    case Preview::MappingFrom::Guess:
        return PreviewText::tr("Guessed from the names and values of the columns.");
    case Preview::MappingFrom::Kept:
        return PreviewText::tr("Kept for this source, as you gave it.");
    case Preview::MappingFrom::OtherSource:
        return PreviewText::tr("Kept for tables with these column names. You gave it for %1.")
            .arg(QString::fromStdString(source.preview->mappingSource));
    case Preview::MappingFrom::Given:
        return PreviewText::tr("As you say here. Kept with the import, for all tables with these column names.");
    }
    return {};
}

QStringList afterTexts(const std::vector<SourcePreview>& sources, const Session& session)
{
    const Sum sum = sumOf(sources);
    const bool more = readsOn(sources);
    QStringList texts;
    if (sum.items > 0)
        texts << itemsAfter(sum, more);
    if (sum.commits > 0)
        texts << (sum.commits == 1 ? PreviewText::tr("1 commit") : PreviewText::tr("%1 commits").arg(countText(sum.commits)));
    const DatasetPtr& data = session.dataset();
    const bool hadItems = data != nullptr && data->items.size() > 0;
    const bool hadCommits = data != nullptr && data->commits.size() > 0;
    if (isKnown(sum.first) && isKnown(sum.last)) {
        const Zone& zone = session.zone();
        texts << PreviewText::tr("%1, from %2", "how long, first day")
                     .arg(spanText(sum.first, sum.last + Duration(1), zone), dayText(zone.dayOf(sum.first), zone.dayOf(session.now())));
    }
    if (sum.events > 0)
        texts << (sum.statuses == 1 ? PreviewText::tr("1 status with times")
                                    : PreviewText::tr("%1 statuses with times").arg(countText(static_cast<std::int64_t>(sum.statuses))));
    if (more)
        return texts << (texts.isEmpty() ? PreviewText::tr("Still being read") : PreviewText::tr("More is still being read"));
    if (sum.items == 0 && !hadItems)
        texts << PreviewText::tr("Items missing: no stream to show");
    else if (sum.items > 0 && sum.events == 0)
        texts << PreviewText::tr("Status changes missing: no times of stages");
    if (sum.commits == 0 && !hadCommits)
        texts << PreviewText::tr("Commits missing: no repository is among the sources");
    return texts;
}

QString standText(const std::vector<SourcePreview>& sources)
{
    std::int64_t ready = 0, reading = 0, unclear = 0, unknown = 0, refused = 0;
    for (const SourcePreview& source : sources) {
        const bool whole = source.preview != nullptr && source.preview->whole;
        ++(source.unknown ? unknown : !source.refusal.isEmpty() ? refused : !source.importable() ? unclear : whole ? ready : reading);
    }
    QStringList parts;
    if (ready > 0 || sources.empty())
        parts << (ready == 1 ? PreviewText::tr("1 source ready") : PreviewText::tr("%1 sources ready").arg(countText(ready)));
    if (reading > 0)
        parts << PreviewText::tr("%1 being read", "number of sources").arg(countText(reading));
    if (unclear > 0)
        parts << PreviewText::tr("%1 not clear", "number of sources").arg(countText(unclear));
    if (unknown > 0)
        parts << PreviewText::tr("%1 not known", "number of sources").arg(countText(unknown));
    if (refused > 0)
        parts << PreviewText::tr("%1 not to be read", "number of sources").arg(countText(refused));
    return parts.join(QStringLiteral(", "));
}

QString importText(std::size_t sources)
{
    return sources == 1 ? PreviewText::tr("Import 1 source")
                        : PreviewText::tr("Import %1 sources").arg(countText(static_cast<std::int64_t>(sources)));
}

QString droppedText(std::size_t sources)
{
    return sources == 1 ? PreviewText::tr("1 source") : PreviewText::tr("%1 sources").arg(countText(static_cast<std::int64_t>(sources)));
}

} // namespace weir::ui
