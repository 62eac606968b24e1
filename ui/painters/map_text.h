// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diagram/stream_layout.h"

#include <QFont>
#include <QHash>

namespace weir::ui {

/// The font of a role at 100 %. Maps are zoomed, so the user's font factor does not change them.
[[nodiscard]] QFont mapFont(diagram::TextRole role);

/// Every word of the map in the user's language.
[[nodiscard]] diagram::StreamWords mapWords();

/// Widths in the fonts of the map. Not thread-safe: one a thread.
class MapTextMeasure final : public diagram::TextMeasure {
public:
    [[nodiscard]] double width(std::string_view text, diagram::TextRole role) const override;
    [[nodiscard]] double height(diagram::TextRole role) const override;
};

} // namespace weir::ui
