// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/delivery_writer.h"

#include <string>
#include <variant>

namespace weir::import {

namespace {

/// Column by column, what is said now takes the place of what was said before; a row that stays as it is is not touched.
std::string mergingInsert(const DeliveryTable& table)
{
    const std::string name = table.name;
    std::string columns = "source";
    std::string values = "?";
    std::string set;
    std::string differs;
    for (const char* const column : table.columns) {
        columns += std::string(", ") + column;
        values += ", ?";
        if (column == table.columns.front())
            continue;
        const std::string known = name + "." + column;
        const std::string merged = std::string("ifnull(excluded.") + column + ", " + known + ")";
        set += (set.empty() ? "" : ", ") + std::string(column) + " = " + merged;
        differs += (differs.empty() ? "" : " OR ") + known + " IS NOT " + merged;
    }
    return "INSERT INTO " + name + "(" + columns + ") VALUES (" + values + ") ON CONFLICT DO UPDATE SET " + set + " WHERE " + differs;
}

} // namespace

DeliveryWriter::DeliveryWriter(store::Connection& connection, std::int64_t source, bool anew)
    : m_connection(connection)
    , m_source(source)
{
    for (const Delivery kind : {Delivery::Build, Delivery::Deployment, Delivery::Incident}) {
        const DeliveryTable table = deliveryTable(kind);
        m_insert.emplace(kind, connection.prepare(mergingInsert(table)));
        if (anew)
            connection.prepare(std::string("DELETE FROM ") + table.name + " WHERE source = ?").run(source);
    }
}

bool DeliveryWriter::write(const DeliveryRow& row)
{
    store::Statement& insert = m_insert.at(row.kind);
    insert.start(m_source);
    int index = 2;
    for (const Cell& cell : row.cells) {
        if (const auto* number = std::get_if<std::int64_t>(&cell))
            insert.bind(index, *number);
        else if (const auto* text = std::get_if<std::string>(&cell))
            insert.bind(index, *text);
        else
            insert.bind(index, nullptr);
        ++index;
    }
    while (insert.step()) { }
    insert.reset();
    return store::queryInteger(m_connection.handle(), "SELECT changes()") > 0;
}

} // namespace weir::import
