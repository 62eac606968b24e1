// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/zone.h"

#include <QLocale>
#include <QString>
#include <QStringList>

#include <map>
#include <string>
#include <vector>

namespace weir::ui {

/// Where the figures come from, for the footer.
struct Provenance {
    QString workspace; ///< name
    QString version; ///< of the program, "0.1.0"
    Zone zone;
    std::map<std::string, std::vector<std::string>> where = {}; ///< the filter: Selection::where
    bool proposed = false; ///< nobody has confirmed the stages yet
    QStringList sources = {}; ///< names, see sourceNames()
};

/// "only type Bug or Story, team Core"; empty where nothing is filtered.
[[nodiscard]] QString filterText(const Provenance& provenance);
/// "source tracker.csv", "sources a.csv, b.csv and 3 more"; empty where none is known.
[[nodiscard]] QString sourcesText(const QStringList& names, const QLocale& locale);

} // namespace weir::ui
