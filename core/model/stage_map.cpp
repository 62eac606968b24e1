// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/stage_map.h"

namespace weir {

std::string_view stageKindName(StageKind kind)
{
    switch (kind) {
    case StageKind::Work:
        return "work";
    case StageKind::Wait:
        return "wait";
    case StageKind::Outside:
        return "outside";
    case StageKind::Done:
        return "done";
    case StageKind::Discarded:
        return "discarded";
    }
    return "work";
}

std::optional<StageKind> parseStageKind(std::string_view word)
{
    for (const StageKind kind : {StageKind::Work, StageKind::Wait, StageKind::Outside, StageKind::Done, StageKind::Discarded}) {
        if (stageKindName(kind) == word)
            return kind;
    }
    return std::nullopt;
}

} // namespace weir
