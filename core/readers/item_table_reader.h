// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/item_formats.h"
#include "core/readers/table_reader.h"

namespace weir::readers {

/// Every format with one row an item.
class ItemTableReader final : public TableReader {
public:
    explicit ItemTableReader(const ItemFormat& format)
        : m_format(format)
    {
    }
    [[nodiscard]] const FormatInfo& info() const override { return m_format.info; }

protected:
    [[nodiscard]] ColumnsGuess guess(const TableHead& table) const override { return m_format.guess(table); }
    [[nodiscard]] std::unique_ptr<RowTable> table(const std::vector<std::string>& roles, std::vector<std::string> header,
        const Mapping& mapping, const ReadOptions& options) const override
    {
        return std::make_unique<ItemTable>(roles, std::move(header), mapping, options, m_format.traits);
    }
    [[nodiscard]] std::string_view rowWord() const override { return "item"; }

private:
    const ItemFormat& m_format;
};

} // namespace weir::readers
