// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weir::readers {

/// "https://host/group/project/-/issues/17" → "group/project#17"; merge requests and the epics of groups have number ranges of their own:
/// "group/project!17", "group&17". The host may be missing. Empty: it is no such address.
[[nodiscard]] std::string gitlabKey(std::string_view url);
/// The project in any address or path of its pages: "https://host/group/project/-/pipelines/7" → "group/project"; empty: it is none.
[[nodiscard]] std::string_view gitlabProject(std::string_view url);

} // namespace weir::readers
