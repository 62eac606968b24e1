// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/row_batch.h"

#include <sqlite3.h>

#include <new>

namespace weir::store {

namespace {

/// What the virtual table reads: rows of `columns` integers.
struct Source {
    const std::vector<std::int64_t>* values;
    std::size_t columns;
};

struct Table {
    sqlite3_vtab base;
    const Source* source;
};

struct Cursor {
    sqlite3_vtab_cursor base;
    const std::int64_t* row;
    const std::int64_t* end;
    std::int64_t number;
};

const Source& sourceOf(sqlite3_vtab_cursor* cursor)
{
    return *reinterpret_cast<Table*>(cursor->pVtab)->source;
}

int connectTable(sqlite3* db, void* source, int, const char* const*, sqlite3_vtab** out, char**)
{
    std::string declaration = "CREATE TABLE x(";
    const std::size_t columns = static_cast<const Source*>(source)->columns;
    for (std::size_t i = 0; i < columns; ++i)
        declaration += (i == 0 ? "c" : ", c") + std::to_string(i);
    if (const int result = sqlite3_declare_vtab(db, (declaration + ")").c_str()); result != SQLITE_OK)
        return result;
    auto* table = new (std::nothrow) Table {{}, static_cast<const Source*>(source)};
    *out = table == nullptr ? nullptr : &table->base;
    return table == nullptr ? SQLITE_NOMEM : SQLITE_OK;
}

int disconnectTable(sqlite3_vtab* table)
{
    delete reinterpret_cast<Table*>(table);
    return SQLITE_OK;
}

int bestIndex(sqlite3_vtab*, sqlite3_index_info*)
{
    return SQLITE_OK;
}

int openCursor(sqlite3_vtab*, sqlite3_vtab_cursor** out)
{
    auto* cursor = new (std::nothrow) Cursor {};
    *out = cursor == nullptr ? nullptr : &cursor->base;
    return cursor == nullptr ? SQLITE_NOMEM : SQLITE_OK;
}

int closeCursor(sqlite3_vtab_cursor* cursor)
{
    delete reinterpret_cast<Cursor*>(cursor);
    return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* base, int, const char*, int, sqlite3_value**)
{
    auto* cursor = reinterpret_cast<Cursor*>(base);
    const Source& source = sourceOf(base);
    cursor->row = source.values->data();
    cursor->end = cursor->row + source.values->size();
    cursor->number = 0;
    return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* base)
{
    auto* cursor = reinterpret_cast<Cursor*>(base);
    cursor->row += sourceOf(base).columns;
    ++cursor->number;
    return SQLITE_OK;
}

int atEnd(sqlite3_vtab_cursor* base)
{
    const auto* cursor = reinterpret_cast<Cursor*>(base);
    return cursor->row >= cursor->end ? 1 : 0;
}

int column(sqlite3_vtab_cursor* base, sqlite3_context* context, int index)
{
    const std::int64_t value = reinterpret_cast<Cursor*>(base)->row[index];
    if (value == RowBatch::null)
        sqlite3_result_null(context);
    else
        sqlite3_result_int64(context, value);
    return SQLITE_OK;
}

int rowId(sqlite3_vtab_cursor* base, sqlite3_int64* out)
{
    *out = reinterpret_cast<Cursor*>(base)->number;
    return SQLITE_OK;
}

sqlite3_module makeModule()
{
    sqlite3_module module {};
    module.xConnect = connectTable; // no xCreate: exists only within this connection, never in the file
    module.xBestIndex = bestIndex;
    module.xDisconnect = disconnectTable;
    module.xOpen = openCursor;
    module.xClose = closeCursor;
    module.xFilter = filter;
    module.xNext = next;
    module.xEof = atEnd;
    module.xColumn = column;
    module.xRowid = rowId;
    return module;
}

const sqlite3_module batchModule = makeModule();

void deleteSource(void* source)
{
    delete static_cast<Source*>(source);
}

} // namespace

RowBatch::RowBatch(Connection& connection, const std::string& table, const std::string& columns, std::size_t count)
    : m_connection(connection)
    , m_columns(count)
    , m_module("weir_rows_for_" + table)
{
    m_values.reserve(rowsAtOnce * count);
    const int result =
        sqlite3_create_module_v2(connection.handle(), m_module.c_str(), &batchModule, new Source {&m_values, count}, deleteSource);
    if (result != SQLITE_OK)
        throw SQLite::Exception(connection.handle(), result);
    m_insert = std::make_unique<Statement>(connection.handle(), "INSERT INTO " + table + "(" + columns + ") SELECT * FROM " + m_module);
}

RowBatch::~RowBatch()
{
    m_insert.reset();
    sqlite3_create_module_v2(m_connection.handle(), m_module.c_str(), nullptr, nullptr, nullptr);
}

void RowBatch::flush()
{
    if (!m_values.empty())
        m_insert->run();
    m_values.clear();
}

} // namespace weir::store
