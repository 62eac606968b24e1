// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recents.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace weir::ui {

namespace {

const QString arrayKey = QStringLiteral("recent");
const QString stripKey = QStringLiteral("strip");

QString stripKindName(StripKind kind)
{
    switch (kind) {
    case StripKind::Wait:
        return QStringLiteral("wait");
    case StripKind::Strong:
        return QStringLiteral("strong");
    case StripKind::Unknown:
        return QStringLiteral("unknown");
    case StripKind::Outside:
        return QStringLiteral("outside");
    case StripKind::Work:
        break;
    }
    return QStringLiteral("work");
}

StripKind stripKind(const QString& name)
{
    for (const StripKind kind : {StripKind::Wait, StripKind::Strong, StripKind::Unknown, StripKind::Outside})
        if (stripKindName(kind) == name)
            return kind;
    return StripKind::Work;
}

std::vector<StripPart> readStrip(QSettings& settings)
{
    std::vector<StripPart> parts;
    const int count = settings.beginReadArray(stripKey);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        parts.push_back({settings.value(QStringLiteral("label")).toString(), settings.value(QStringLiteral("seconds")).toDouble(),
            stripKind(settings.value(QStringLiteral("kind")).toString())});
    }
    settings.endArray();
    return parts;
}

void writeStrip(QSettings& settings, const std::vector<StripPart>& parts)
{
    settings.beginWriteArray(stripKey, static_cast<int>(parts.size()));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        settings.setArrayIndex(static_cast<int>(i));
        settings.setValue(QStringLiteral("label"), parts[i].label);
        settings.setValue(QStringLiteral("seconds"), parts[i].seconds);
        settings.setValue(QStringLiteral("kind"), stripKindName(parts[i].kind));
    }
    settings.endArray();
}

} // namespace

Recents::Recents(QSettings& settings)
    : m_settings(settings)
{
    const int count = m_settings.beginReadArray(arrayKey);
    for (int i = 0; i < std::min(count, most); ++i) {
        m_settings.setArrayIndex(i);
        RecentWorkspace entry;
        entry.path = m_settings.value(QStringLiteral("path")).toString();
        entry.name = m_settings.value(QStringLiteral("name")).toString();
        entry.opened = QDateTime::fromString(m_settings.value(QStringLiteral("opened")).toString(), Qt::ISODate);
        entry.finding = m_settings.value(QStringLiteral("finding")).toString();
        entry.weeks = m_settings.value(QStringLiteral("weeks")).toInt();
        entry.items = m_settings.value(QStringLiteral("items"), -1).toLongLong();
        entry.strip = readStrip(m_settings);
        if (!entry.path.isEmpty())
            m_all.push_back(entry);
    }
    m_settings.endArray();
}

void Recents::add(const RecentWorkspace& entry)
{
    RecentWorkspace added = entry;
    const auto same = std::ranges::find(m_all, entry.path, &RecentWorkspace::path);
    if (same != m_all.end()) {
        if (added.finding.isEmpty() && added.strip.empty()) {
            added.finding = same->finding;
            added.strip = same->strip;
            added.weeks = same->weeks;
            added.items = same->items;
        }
        m_all.erase(same);
    }
    m_all.prepend(added);
    if (m_all.size() > most)
        m_all.resize(most);
    save();
}

void Recents::remove(const QString& path)
{
    m_all.removeIf([&](const RecentWorkspace& entry) { return entry.path == path; });
    save();
}

void Recents::relocate(const QString& path, const QString& newPath)
{
    for (RecentWorkspace& entry : m_all) {
        if (entry.path == path) {
            entry.path = newPath;
            entry.name = QFileInfo(newPath).completeBaseName();
        }
    }
    save();
}

void Recents::save()
{
    m_settings.remove(arrayKey);
    m_settings.beginWriteArray(arrayKey, static_cast<int>(m_all.size()));
    for (int i = 0; i < m_all.size(); ++i) {
        m_settings.setArrayIndex(i);
        const RecentWorkspace& entry = m_all[i];
        m_settings.setValue(QStringLiteral("path"), entry.path);
        m_settings.setValue(QStringLiteral("name"), entry.name);
        m_settings.setValue(QStringLiteral("opened"), entry.opened.toString(Qt::ISODate));
        m_settings.setValue(QStringLiteral("finding"), entry.finding);
        m_settings.setValue(QStringLiteral("weeks"), entry.weeks);
        m_settings.setValue(QStringLiteral("items"), entry.items);
        writeStrip(m_settings, entry.strip);
    }
    m_settings.endArray();
}

} // namespace weir::ui
