// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/source_names.h"

#include <QFileInfo>

#include <set>

namespace weir::ui {

QStringList sourceNames(const std::vector<store::ImportInfo>& imports)
{
    QStringList names;
    std::set<std::int64_t> seen;
    for (const store::ImportInfo& import : imports) {
        if (!seen.insert(import.sourceId).second)
            continue;
        QString path = QString::fromStdString(import.source);
        while (path.size() > 1 && path.endsWith(u'/'))
            path.chop(1);
        const QString name = QFileInfo(path).fileName();
        names << (name.isEmpty() || name == QStringLiteral(".") ? path : name);
    }
    return names;
}

} // namespace weir::ui
