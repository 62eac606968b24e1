// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/provenance.h"

#include "ui/format/number_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace weir::ui {

namespace {

struct ProvenanceText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::ProvenanceText)
};

constexpr qsizetype mostSources = 4; ///< are named in the footer

} // namespace

QString filterText(const Provenance& provenance)
{
    QStringList fields;
    for (const auto& [field, values] : provenance.where) {
        QStringList names;
        for (const std::string& value : values)
            names << QString::fromStdString(value);
        fields << QString::fromStdString(field) + u' ' + names.join(ProvenanceText::tr(" or "));
    }
    return fields.isEmpty() ? QString() : ProvenanceText::tr("only %1").arg(fields.join(QStringLiteral(", ")));
}

QString sourcesText(const QStringList& names, const QLocale& locale)
{
    if (names.isEmpty())
        return {};
    if (names.size() == 1)
        return ProvenanceText::tr("source %1").arg(names.first());
    const QString list = names.first(std::min(mostSources, names.size())).join(QStringLiteral(", "));
    return names.size() <= mostSources
        ? ProvenanceText::tr("sources %1").arg(list)
        : ProvenanceText::tr("sources %1 and %2 more").arg(list, countText(names.size() - mostSources, locale));
}

} // namespace weir::ui
