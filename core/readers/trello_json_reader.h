// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/reader.h"

namespace weir::readers {

/// A board as Trello exports it (menu, "Print, export, and share", "Export as JSON"), or a list of cards from its interface.
/// Cards are items, lists their statuses. Reads the source twice: lists and actions first.
class TrelloJsonReader final : public Reader {
public:
    [[nodiscard]] const FormatInfo& info() const override;
    [[nodiscard]] Confidence probe(const Head& head) const noexcept override;
    ReadOutcome read(const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress) const override;
};

} // namespace weir::readers
