// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/model/dataset.h"

#include <string_view>

namespace weir::testsupport {

/// A dataset written as a few lines of text. One line an item, a status' category, a commit, or the newest instant:
///
///     # a comment
///     status Shipped done                                   (category: todo, progress, done)
///     ABC-1 Story team=Core: created 2025-03-03, Ready 2025-03-03T09:00, Review +1d, Done +2h by Ann
///     ABC-2 Bug: created 2025-03-03, Open > In Progress 2025-03-04, now In Progress
///     ABC-3: Code 2025-03-03T08:00..2025-03-03T10:00, Ship ..+1h, Test +1h..
///     commit 1a2b3c repo Ann 2025-03-03T09:00 files=2 added=10 deleted=1
///     newest 2025-04-01
///
/// `KEY [TYPE] [field=value]...:` then entries, separated by commas. Fields: kind, title, project, team, assignee (an
/// underscore in a value is a space). Entries:
///   `created T`, `started T`, `resolved T`, `discarded`, `now STATUS`  facts about the item; `now` is its current status
///   `cut`                                                 what happened before is not told: no events is not "unmoved"
///   `STATUS T [by ACTOR]`                                 it entered the status
///   `FROM > STATUS T [by ACTOR]`                          a tracker's change, which says where it came from
///   `STATUS T..T`                                         a span: start and complete; either end may be missing
///   `beside`                                              what follows is told by another source, one without spans
/// T is `2025-03-03`, `2025-03-03T09:00`, `2025-03-03T09:00:30` (UTC), or `+2d`, `+3h`, `+20m`, `+5s` and joined forms
/// such as `+1d2h`, counted from the instant before it in the line.
/// Histories are derived by the product's own rules. Items are sorted by key; `newest` defaults to the latest instant.
/// Throws std::invalid_argument that names the line for text it does not understand.
[[nodiscard]] DatasetPtr datasetFromText(std::string_view text);

/// "2025-03-03T09:00[:30]" or "2025-03-03", UTC. Throws std::invalid_argument.
[[nodiscard]] Instant instantFromText(std::string_view text);

} // namespace weir::testsupport
