// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/reader.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace weir::ui {

/// A source and how the user said it is to be read; what they left open Weir finds out.
struct SourceChoice {
    QString path;
    std::string format = {}; ///< id; empty: by content
    std::optional<readers::Mapping> mapping = {}; ///< of a table
    std::string zone = {}; ///< for times without one; empty: the workspace's. A mapping's own goes before it
    [[nodiscard]] bool isOpen() const { return format.empty() && !mapping && zone.empty(); } ///< nothing was said
    friend bool operator==(const SourceChoice&, const SourceChoice&) = default;
};

/// A format that a source can be said to have.
struct FormatName {
    std::string id;
    QString title;
};
[[nodiscard]] std::vector<FormatName> formatNames();

/// Writes a mapping as the command line reads it; reads one. Both throw Error.
void saveMapping(const readers::Mapping& mapping, const QString& file);
[[nodiscard]] readers::Mapping loadMapping(const QString& file);

} // namespace weir::ui
