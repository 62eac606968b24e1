// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recent_summary.h"

#include "core/analysis/sentences.h"
#include "ui/session/session.h"
#include "ui/widgets/time_strip.h"

#include <QCoreApplication>

#include <algorithm>

namespace weir::ui {

namespace {

struct RecentSummary {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::RecentSummary)
};

constexpr double weekSeconds = 7.0 * 86400;

} // namespace

RecentWorkspace recentSummary(const Session& session)
{
    RecentWorkspace entry;
    entry.path = session.file();
    entry.name = session.name();
    const analysis::FactsPtr facts = session.facts();
    const auto stream = session.stream();
    if (facts == nullptr || stream == nullptr)
        return entry;
    entry.items = std::ranges::count(facts->items.inStream, 1);
    if (!facts->byCreation.empty()) {
        const Instant first = facts->data->items.created[facts->byCreation.front()];
        if (isKnown(first) && isKnown(facts->data->newest))
            entry.weeks = static_cast<int>(seconds(facts->data->newest - first) / weekSeconds) + 1;
    }
    entry.strip = timeStrip(*stream);
    if (const auto worst = analysis::costliestWait(*stream))
        entry.finding = RecentSummary::tr("Waiting for %1 costs most").arg(QString::fromStdString(stream->stages[*worst].name));
    else if (stream->finished == 0 && stream->doneUndated == 0)
        entry.finding = RecentSummary::tr("Nothing finished yet");
    return entry;
}

} // namespace weir::ui
