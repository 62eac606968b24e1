// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/source_previews.h"
#include "ui/widgets/tag.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <string>
#include <vector>

/// What the import preview says.
namespace weir::ui {

class Session;

/// "2,314 of 2,355 rows are understood. 41 are rejected, 36 of them for one reason."
[[nodiscard]] QString previewAnswer(const SourcePreview& source);
/// How it was recognised, and that nothing is stored yet; else why it cannot be read.
[[nodiscard]] QString previewSubline(const SourcePreview& source);
/// Beside the heading of the rows: "first 200 rows"; empty: none are there.
[[nodiscard]] QString shownText(const import::Preview& preview);
/// Below its name in the list: "2,355 rows".
[[nodiscard]] QString sourceDetail(const SourcePreview& source);

struct SourceTag {
    TagKind kind = TagKind::Unknown;
    QString text;
};
[[nodiscard]] SourceTag sourceTag(const SourcePreview& source);

/// Where the mapping comes from; empty: the source has none.
[[nodiscard]] QString mappingText(const SourcePreview& source);
/// What the workspace will know once these sources are in it, and what will be missing.
[[nodiscard]] QStringList afterTexts(const std::vector<SourcePreview>& sources, const Session& session);
/// "4 sources ready, 1 being read".
[[nodiscard]] QString standText(const std::vector<SourcePreview>& sources);
/// "Import 4 sources".
[[nodiscard]] QString importText(std::size_t sources);
/// "3 sources".
[[nodiscard]] QString droppedText(std::size_t sources);

} // namespace weir::ui
