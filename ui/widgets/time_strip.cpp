// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/time_strip.h"

#include "core/analysis/time_parts.h"

#include <QCoreApplication>

namespace weir::ui {

namespace {

struct StripText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::StripText)
};

using analysis::TimeTone;

StripKind stripKind(const analysis::TimePart& part)
{
    switch (part.tone) {
    case TimeTone::Wait:
        break;
    case TimeTone::Work:
        return StripKind::Work;
    case TimeTone::Outside:
        return StripKind::Outside;
    case TimeTone::Unknown:
        return StripKind::Unknown;
    }
    return part.bottleneck ? StripKind::Strong : StripKind::Wait;
}

QString labelOf(const analysis::TimePart& part, const analysis::StreamResult& stream)
{
    if (part.stage != analysis::TimePart::noStage)
        return QString::fromStdString(stream.stages[part.stage].name);
    return part.tone == TimeTone::Outside ? StripText::tr("Outside") : StripText::tr("Unknown");
}

} // namespace

std::vector<StripPart> timeStrip(const analysis::StreamResult& stream)
{
    std::vector<StripPart> strip;
    for (const analysis::TimePart& part : analysis::timeParts(stream))
        strip.push_back({.label = labelOf(part, stream), .seconds = part.seconds, .kind = stripKind(part)});
    return strip;
}

} // namespace weir::ui
