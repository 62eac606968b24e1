// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/format/answer_text.h"
#include "ui/models/import_model.h"
#include "ui/session/reject_groups.h"
#include "ui/widgets/key_figure.h"

#include <QList>
#include <QString>

#include <vector>

/// What the place of the sources says: which data are there and which are missing. Text alone, nothing is measured.
namespace weir::ui {

class Session;

/// Where a number of the place leads.
enum class SourcesLink { None, Items, Span, Rejects, Commits, Add, LastRead };
[[nodiscard]] QString linkText(SourcesLink link);
[[nodiscard]] SourcesLink sourcesLink(const QString& text);

struct SourcesFigure {
    QString name; ///< object name, stable
    KeyFigure::Content content;
    SourcesLink to = SourcesLink::None;
};

/// What the workspace knows, and the first of what is missing.
[[nodiscard]] QList<AnswerPart> sourcesAnswer(const Session& session, const std::vector<SourceRow>& rows);
/// The rest of what is missing, and when all of it was read.
[[nodiscard]] QString sourcesSubline(const Session& session, const std::vector<SourceRow>& rows);
/// Items, events, rejected records, commits, the time covered, the last time something was read.
[[nodiscard]] std::vector<SourcesFigure> sourcesFigures(const Session& session, const std::vector<SourceRow>& rows);
/// "2 files came into exports: a.csv, b.csv."
[[nodiscard]] QString newFilesSentence(const QStringList& files);
[[nodiscard]] const SourceRow* lastRead(const std::vector<SourceRow>& rows); ///< null: nobody knows
[[nodiscard]] RejectCounts rejectCounts(const Session& session, const std::vector<SourceRow>& rows);
/// "20 fields"; "at least 20 fields" where not all of them are counted.
[[nodiscard]] QString fieldsText(const RejectCounts& counts);

} // namespace weir::ui
