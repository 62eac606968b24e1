// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/strip_bar.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <vector>

class QSettings;

namespace weir::ui {

/// A workspace opened before, and what it showed last time, so that one recognises the stream.
struct RecentWorkspace {
    QString path;
    QString name;
    QDateTime opened; ///< UTC
    QString finding; ///< "Review waits cost most"; empty: nothing was measured
    std::vector<StripPart> strip; ///< mean item, to scale
    int weeks = 0; ///< of data; 0: not known
    qint64 items = -1; ///< −1: not known
};

/// The list on the start page, newest first, at most twelve. Kept in the settings; files that are gone stay until the user
/// takes them out or says where they went.
class Recents {
public:
    static constexpr int most = 12;
    explicit Recents(QSettings& settings);
    [[nodiscard]] const QList<RecentWorkspace>& all() const { return m_all; }
    /// Puts it first; what is known about the same path is replaced, an unknown finding keeps the old one.
    void add(const RecentWorkspace& entry);
    void remove(const QString& path);
    /// The file has moved.
    void relocate(const QString& path, const QString& newPath);

private:
    void save();
    QSettings& m_settings;
    QList<RecentWorkspace> m_all;
};

} // namespace weir::ui
