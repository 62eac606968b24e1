// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/painters/map_text.h"

#include "ui/theme/font_families.h"

#include <QCoreApplication>
#include <QFontMetricsF>

namespace weir::ui {

using diagram::TextRole;

namespace {

QFont make(const QString& family, int size, QFont::Weight weight)
{
    QFont font;
    font.setFamilies(fontFamilies(family));
    font.setPixelSize(size);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

QString tr(const char* text)
{
    return QCoreApplication::translate("StreamMap", text);
}

} // namespace

QFont mapFont(TextRole role)
{
    const QString words = QStringLiteral("Inter");
    const QString figures = QStringLiteral("Weir Figures");
    switch (role) {
    case TextRole::StageName:
        return make(words, 15, QFont::DemiBold);
    case TextRole::StageNameSmall:
        return make(words, 13, QFont::DemiBold);
    case TextRole::FinishName:
        return make(words, 14, QFont::DemiBold);
    case TextRole::Section:
        return make(words, 12, QFont::DemiBold);
    case TextRole::Strong:
        return make(figures, 11, QFont::DemiBold);
    case TextRole::Value:
        return make(figures, 12, QFont::Medium);
    case TextRole::Count:
        return make(figures, 12, QFont::DemiBold);
    case TextRole::LadderValue:
        return make(figures, 13, QFont::DemiBold);
    case TextRole::Total:
        return make(QStringLiteral("Weir Figures Display"), 18, QFont::DemiBold);
    case TextRole::Caption:
        break;
    }
    return make(figures, 11, QFont::Normal);
}

diagram::StreamWords mapWords()
{
    diagram::StreamWords w;
    const auto set = [](std::string& word, const char* text) { word = tr(text).toStdString(); };
    set(w.inWork, QT_TRANSLATE_NOOP("StreamMap", "In work"));
    set(w.within85Short, QT_TRANSLATE_NOOP("StreamMap", "85\u202f%"));
    set(w.completeAccurate, QT_TRANSLATE_NOOP("StreamMap", "C/A"));
    set(w.work, QT_TRANSLATE_NOOP("StreamMap", "Work"));
    set(w.wait, QT_TRANSLATE_NOOP("StreamMap", "Wait"));
    set(w.unknownTime, QT_TRANSLATE_NOOP("StreamMap", "Unknown"));
    set(w.waiting, QT_TRANSLATE_NOOP("StreamMap", "Waiting"));
    set(w.outside, QT_TRANSLATE_NOOP("StreamMap", "Outside"));
    set(w.leadMean, QT_TRANSLATE_NOOP("StreamMap", "Lead, mean"));
    set(w.median, QT_TRANSLATE_NOOP("StreamMap", "Median"));
    set(w.within85, QT_TRANSLATE_NOOP("StreamMap", "85\u202f% within"));
    set(w.activeShare, QT_TRANSLATE_NOOP("StreamMap", "Flow efficiency"));
    set(w.oneItem, QT_TRANSLATE_NOOP("StreamMap", "%1 item"));
    set(w.items, QT_TRANSLATE_NOOP("StreamMap", "%1 items"));
    set(w.waitsOnly, QT_TRANSLATE_NOOP("StreamMap", "waits only"));
    set(w.stages, QT_TRANSLATE_NOOP("StreamMap", "%1 stages"));
    set(w.range, QT_TRANSLATE_NOOP("StreamMap", "%1 – %2"));
    set(w.oldest, QT_TRANSLATE_NOOP("StreamMap", "oldest"));
    set(w.none, QT_TRANSLATE_NOOP("StreamMap", "none"));
    set(w.bottleneck, QT_TRANSLATE_NOOP("StreamMap", "Bottleneck"));
    set(w.back, QT_TRANSLATE_NOOP("StreamMap", "%1 back"));
    set(w.backCost, QT_TRANSLATE_NOOP("StreamMap", "%1 back, +%2 each"));
    set(w.more, QT_TRANSLATE_NOOP("StreamMap", "+%1 more"));
    set(w.finished, QT_TRANSLATE_NOOP("StreamMap", "Finished"));
    set(w.finishedItems, QT_TRANSLATE_NOOP("StreamMap", "Items"));
    set(w.perWeek, QT_TRANSLATE_NOOP("StreamMap", "%1 / wk"));
    set(w.inStream, QT_TRANSLATE_NOOP("StreamMap", "In progress"));
    set(w.leftUndone, QT_TRANSLATE_NOOP("StreamMap", "Discarded"));
    set(w.meanOf, QT_TRANSLATE_NOOP("StreamMap", "Mean of %1"));
    set(w.atLeast, QT_TRANSLATE_NOOP("StreamMap", "≥ %1"));
    set(w.atMost, QT_TRANSLATE_NOOP("StreamMap", "≤ %1"));
    set(w.some, QT_TRANSLATE_NOOP("StreamMap", "%1 of %2"));
    set(w.rolled, QT_TRANSLATE_NOOP("StreamMap", "C/A, all"));
    set(w.known, QT_TRANSLATE_NOOP("StreamMap", "Known"));
    set(w.days, QT_TRANSLATE_NOOP("StreamMap", "%1 days"));
    set(w.hours, QT_TRANSLATE_NOOP("StreamMap", "%1 h"));
    set(w.minutes, QT_TRANSLATE_NOOP("StreamMap", "%1 min"));
    return w;
}

double MapTextMeasure::width(std::string_view text, TextRole role) const
{
    const auto size = static_cast<qsizetype>(text.size());
    return QFontMetricsF(mapFont(role)).horizontalAdvance(QString::fromUtf8(text.data(), size));
}

double MapTextMeasure::height(TextRole role) const
{
    return QFontMetricsF(mapFont(role)).height();
}

} // namespace weir::ui
