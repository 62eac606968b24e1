// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/reject_groups.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace weir::ui {

namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

/// The reason without what it quotes of the record: `"24-13" is no date` → `… is no date`.
QString withoutQuotation(const Reject& reject)
{
    QString reason = text(reject.reason);
    const QString ellipsis(QChar(0x2026));
    for (const std::string* quoted : {&reject.text, &reject.record}) {
        if (quoted->empty())
            continue;
        const QString plain = text(*quoted);
        reason.replace(QLatin1Char('"') + plain + QLatin1Char('"'), ellipsis);
        reason.replace(QLatin1Char('\'') + plain + QLatin1Char('\''), ellipsis);
        if (plain.size() >= 3)
            reason.replace(plain, ellipsis);
    }
    return reason;
}

} // namespace

RejectCounts countRejects(const RejectGroupsPtr& groups, std::int64_t refused)
{
    RejectCounts counts;
    counts.refused = refused;
    for (std::size_t g = 0; groups != nullptr && g < groups->size(); ++g) {
        const auto& rejects = (*groups)[g].rejects;
        const auto fields = std::ranges::count_if(rejects, [](const store::StoredReject& r) { return r.reject.kept; });
        const std::int64_t records = std::ssize(rejects) - fields;
        counts.fields += fields;
        counts.refusedListed += records;
        if (records > 0)
            counts.refusedByReason.push_back(records);
    }
    std::ranges::sort(counts.refusedByReason, std::ranges::greater());
    counts.complete = counts.refusedListed >= refused && counts.listed() < rejectLimit;
    return counts;
}

RejectGroupsPtr groupRejects(const std::vector<store::StoredReject>& rejects)
{
    std::vector<RejectGroup> groups;
    std::map<std::tuple<std::string, std::string, QString>, std::size_t> known;
    for (const store::StoredReject& stored : rejects) {
        const QString reason = withoutQuotation(stored.reject);
        const auto [place, fresh] = known.try_emplace({stored.source, stored.reject.field, reason}, groups.size());
        if (fresh)
            groups.push_back({.reason = reason, .rejects = {}});
        groups[place->second].rejects.push_back(stored);
    }
    for (RejectGroup& group : groups) {
        const auto& first = group.rejects.front().reject.reason;
        if (std::ranges::all_of(group.rejects, [&](const store::StoredReject& r) { return r.reject.reason == first; }))
            group.reason = text(first);
    }
    std::ranges::stable_sort(groups, [](const RejectGroup& a, const RejectGroup& b) { return a.rejects.size() > b.rejects.size(); });
    return std::make_shared<const std::vector<RejectGroup>>(std::move(groups));
}

} // namespace weir::ui
