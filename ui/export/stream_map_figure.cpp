// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/stream_map_figure.h"

#include "core/analysis/sentences.h"
#include "core/analysis/time_parts.h"
#include "core/diagram/stream_columns.h"
#include "ui/format/diagram_format.h"
#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/format/sentence_text.h"
#include "ui/format/time_text.h"
#include "ui/painters/map_text.h"
#include "ui/painters/moved_target.h"
#include "ui/painters/stream_map_painter.h"
#include "ui/painters/svg_target.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace weir::ui {

namespace {

struct StreamMapText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::StreamMapText)
};

constexpr Instant yearsAlways {}; ///< a "now" of another year: files are read later
constexpr double legendGap = 12;
constexpr double besideRibbon = 4; ///< the ribbon stands out left of the first stage

/// Of a mean item's lead time, what passes before or beside the stages.
double outsideSeconds(const analysis::StreamResult& stream)
{
    double seconds = 0;
    for (const analysis::TimePart& part : analysis::timeParts(stream))
        seconds += part.tone == analysis::TimeTone::Outside ? part.seconds : 0;
    return seconds;
}

diagram::StreamLayout layoutOf(const analysis::StreamResult& stream, const QLocale& locale, const diagram::LayoutOptions& options)
{
    Theme::loadFonts();
    return diagram::layoutStream(stream, MapTextMeasure(), diagramFormat(locale), mapWords(), options);
}

} // namespace

StreamMapFigure::StreamMapFigure(
    const analysis::StreamResult& stream, const Zone& zone, const QLocale& locale, const diagram::LayoutOptions& options)
    : m_layout(layoutOf(stream, locale, options))
    , m_legend(m_layout, asOfText(stream.window.stateTo(), zone, unknownInstant, locale), m_layout.width)
{
}

QSizeF StreamMapFigure::naturalSize() const
{
    const double legend = m_layout.columns.empty() ? 0 : legendGap + m_legend.height();
    return {m_layout.width + 2 * besideRibbon, m_layout.height + legend};
}

void StreamMapFigure::paint(DrawTarget& target, bool dark) const
{
    StreamMapStyle style;
    style.dark = dark;
    MovedTarget moved(target, {besideRibbon, 0});
    StreamMapPainter(m_layout, style).paint(moved);
    if (m_layout.columns.empty())
        return;
    MovedTarget below(target, {besideRibbon, m_layout.height + legendGap});
    m_legend.paint(below, dark);
}

QString streamMapSubLine(const analysis::StreamResult& stream, const Zone& zone, const QLocale& locale)
{
    QStringList sentences;
    const QString span = spanText(stream.window.first, stream.window.counted.to, zone);
    const std::int64_t known = stream.totals.partsKnown;
    const double outside = outsideSeconds(stream);
    const double lead = stream.totals.partsLeadMeanSeconds.value_or(0);
    const QString count = countText(known, locale);
    if (stream.finished == 0 && stream.doneUndated > 0)
        sentences << StreamMapText::tr("Since when the items that are done are so is not known, hence neither is how long one takes.");
    else if (stream.finished == 0)
        sentences
            << StreamMapText::tr("No item was finished in %1, so how long one takes is not known. Does a stage count as done?").arg(span);
    else if (known == 0 && stream.totals.workLeastSeconds && stream.totals.leadTime.mean.value_or(0) > 0)
        sentences << StreamMapText::tr("Means of %1 items finished in %2; where and how %3 of their time passed is not known.")
                         .arg(countText(stream.totals.leadTime.n, locale), span,
                             percentText(1
                                     - (*stream.totals.workLeastSeconds + stream.totals.waitLeastSeconds.value_or(0))
                                         / *stream.totals.leadTime.mean,
                                 0, locale));
    else if (known == 0)
        sentences << StreamMapText::tr("How the time of items finished in %1 divides is not known.").arg(span);
    else if (known < stream.finished)
        sentences << StreamMapText::tr("Means of %1 of %2 items finished in %3; how the time of the others divides is not known.")
                         .arg(count, countText(stream.finished, locale), span);
    else
        sentences << (known == 1 ? StreamMapText::tr("Means of 1 item finished in %1.").arg(span)
                : outside > 0    ? StreamMapText::tr("Means of %1 items finished in %2.").arg(count, span)
                                 : StreamMapText::tr("Means of %1 items finished in %2, so that the stages add up.").arg(count, span));
    if (outside > 0)
        sentences << StreamMapText::tr("Of %1 lead time, %2 pass outside the stages.")
                         .arg(durationWords(lead, locale), durationLike(outside, lead, locale));
    const std::size_t stages = diagram::shownStages(stream).size();
    const auto inStream = std::count_if(stream.stages.begin(), stream.stages.end(), diagram::standsInStream);
    const auto unused = static_cast<std::int64_t>(inStream) - static_cast<std::int64_t>(stages);
    if (unused > 0)
        sentences << (unused == 1 ? StreamMapText::tr("1 stage that no item passed is left out.")
                                  : StreamMapText::tr("%1 stages that no item passed are left out.").arg(countText(unused, locale)));
    if (stages > diagram::mostSingleStages)
        sentences << StreamMapText::tr("%1 stages are folded into groups.").arg(countText(static_cast<std::int64_t>(stages), locale));
    if (stream.hiddenWork > 0)
        sentences << StreamMapText::tr("Work and waiting cannot be told apart in %1 visits.")
                         .arg(countText(static_cast<std::int64_t>(stream.hiddenWork), locale));
    if (stream.maybeInProgress > 0)
        sentences << (stream.maybeInProgress == 1 ? StreamMapText::tr("Of 1 item it is not known whether it was in progress.")
                                                  : StreamMapText::tr("Of %1 items it is not known whether they were in progress.")
                                                        .arg(countText(stream.maybeInProgress, locale)));
    const QString others = QString::fromStdString(analysis::othersInWords(stream.others));
    if (stream.notOfStream > 0)
        sentences << StreamMapText::tr("Not of this stream: %1.", "3 Epic, 1 Sub-task").arg(others);
    return sentences.join(u' ');
}

FigureText streamMapText(const analysis::StreamResult& stream, const Provenance& provenance, const QLocale& locale)
{
    FigureText text;
    text.title = sentencesText(analysis::answers(stream), locale);
    text.subtitle = streamMapSubLine(stream, provenance.zone, locale);
    const QString window = windowText(stream.window.first, stream.window.counted.to, provenance.zone, yearsAlways, locale);
    QStringList parts = {
        provenance.workspace,
        window,
        QString::fromStdString(provenance.zone.name()),
        StreamMapText::tr("elapsed time"),
        StreamMapText::tr("%1 of %2 finished items counted")
            .arg(countText(stream.leadTimeKnown, locale), countText(stream.finished, locale)),
    };
    if (const QString sources = sourcesText(provenance.sources, locale); !sources.isEmpty())
        parts.insert(1, sources);
    if (const QString filter = filterText(provenance); !filter.isEmpty())
        parts << filter;
    if (provenance.proposed)
        parts << StreamMapText::tr("stages as proposed, not confirmed");
    parts << QStringLiteral("Weir ") + provenance.version;
    text.footer = parts.join(QStringLiteral(" · "));
    return text;
}

QByteArray streamMapSvg(const analysis::StreamResult& stream, const Zone& zone, const QLocale& locale, bool dark)
{
    const StreamMapFigure figure(stream, zone, locale);
    if (figure.layout().columns.empty())
        return {};
    SvgTarget target(figure.naturalSize(), {sentencesText(analysis::answers(stream), locale), {}, false});
    figure.paint(target, dark);
    return target.finish();
}

} // namespace weir::ui
