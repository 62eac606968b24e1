// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session_provenance.h"

#include "core/analysis/facts.h"
#include "ui/export/source_names.h"
#include "ui/session/session.h"

#include <QCoreApplication>

namespace weir::ui {

Provenance provenanceOf(const Session& session, const Selection& shown)
{
    return {session.name(), QCoreApplication::applicationVersion(), session.zone(), shown.where,
        session.facts() != nullptr && session.facts()->map.proposed, sourceNames(session.imports())};
}

} // namespace weir::ui
