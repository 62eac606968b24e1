// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/importer.h"
#include "core/store/connection.h"
#include "core/store/sources.h"
#include "core/store/sql.h"
#include "core/store/workspace.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace weir::test {

/// The documented views.
inline const std::vector<std::string> viewNames = {"items", "transitions", "changes", "commits", "builds", "tests", "deployments",
    "incidents", "coverage", "meetings", "links", "rejects", "imports", "people"};

inline Instant clockOfTests()
{
    return Instant(std::chrono::sys_days(std::chrono::year(2026) / 1 / 15));
}

/// A folder that goes with the test, with files written as text.
class Scratch {
public:
    [[nodiscard]] std::filesystem::path path(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    std::filesystem::path write(const std::string& name, const std::string& text) const
    {
        std::filesystem::create_directories(path(name).parent_path());
        std::ofstream file(path(name), std::ios::binary | std::ios::trunc);
        file << text;
        return path(name);
    }

private:
    QTemporaryDir m_folder;
};

inline std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

inline import::ImportResult take(store::Workspace& workspace, const std::filesystem::path& source, const std::string& format = {})
{
    import::ImportRequest request;
    request.source = source;
    request.format = format;
    request.options.importedAt = clockOfTests();
    SilentProgress progress;
    return import::importSource(workspace, request, progress);
}

/// A new workspace with these sources, taken in this order.
inline store::Workspace workspaceWith(const std::filesystem::path& file, const std::vector<std::filesystem::path>& sources)
{
    auto workspace = store::Workspace::create(file, "UTC");
    for (const auto& source : sources)
        (void)take(workspace, source);
    return workspace;
}

/// Takes out the sources whose path holds `part`.
inline void removeSources(store::Workspace& workspace, const std::string& part = {})
{
    SilentProgress progress;
    for (const auto& import : workspace.imports())
        if (import.path.find(part) != std::string::npos)
            workspace.removeSource(import.sourceId, progress);
}

inline std::vector<std::string> rowsOf(const store::Workspace& workspace, const std::string& sql)
{
    std::vector<std::string> rows;
    store::Statement query = workspace.connection().prepare(sql);
    while (query.step()) {
        std::string row;
        for (int column = 0; column < query.columns(); ++column) {
            row += column == 0 ? "" : "|";
            row += query.isNull(column) ? "NULL" : query.string(column);
        }
        rows.push_back(row);
    }
    return rows;
}

inline std::string valueOf(const store::Workspace& workspace, const std::string& sql)
{
    const auto rows = rowsOf(workspace, sql);
    return rows.empty() ? std::string("no row") : rows.front();
}

/// Everything that the views show, in a form that does not depend on the order of rows or on numbers of imports.
inline std::map<std::string, std::vector<std::string>> viewsOf(const store::Workspace& workspace)
{
    std::map<std::string, std::vector<std::string>> views;
    for (const std::string& name : viewNames) {
        std::string columns = "*";
        if (name == "rejects")
            columns = "line, byte, record, field, reason, text, kept";
        if (name == "imports")
            columns = "source, format, at, sha256, accepted, rejected";
        auto rows = rowsOf(workspace, "SELECT " + columns + " FROM weir_" + name);
        std::sort(rows.begin(), rows.end());
        views[name] = std::move(rows);
    }
    return views;
}

/// Fails the running test unless the views are equal.
inline bool sameViews(const store::Workspace& left, const store::Workspace& right)
{
    const auto a = viewsOf(left);
    const auto b = viewsOf(right);
    for (const auto& [name, rows] : a) {
        if (rows == b.at(name))
            continue;
        for (std::size_t i = 0; i < std::max(rows.size(), b.at(name).size()); ++i) {
            const std::string x = i < rows.size() ? rows[i] : "(none)";
            const std::string y = i < b.at(name).size() ? b.at(name)[i] : "(none)";
            if (x != y) {
                QTest::qFail(("weir_" + name + ": " + x + " against " + y).c_str(), __FILE__, __LINE__);
                return false;
            }
        }
    }
    return true;
}

inline bool hasErrors(const store::Workspace& workspace)
{
    SilentProgress progress;
    for (const store::Problem& problem : workspace.diagnose(progress)) {
        if (problem.error) {
            qWarning("%s", problem.what.c_str());
            return true;
        }
    }
    return false;
}

/// Deletes what removed sources had observed, as an import does when their removal is long ago.
inline void purge(store::Workspace& workspace)
{
    SilentProgress progress;
    store::WriteTransaction transaction(workspace.connection(), store::WriteTransaction::Kind::Decision);
    store::purgeRemoved(workspace.connection(), Instant::max(), progress);
    transaction.commit();
}

/// Says that the user has cancelled once asked so many times.
class CancelAfter final : public Progress {
public:
    explicit CancelAfter(int asks)
        : m_most(asks)
    {
    }
    void stage(std::string_view) override { }
    void report(std::int64_t, std::int64_t) override { }
    [[nodiscard]] bool cancelled() const override { return ++m_asked > m_most; }
    [[nodiscard]] int asked() const { return m_asked; }

private:
    const int m_most;
    mutable std::atomic<int> m_asked = 0;
};

/// A table of events: 'items' items with a few events each, from a fixed formula.
inline std::string eventsCsv(int items, const std::string& prefix, int firstDay = 1)
{
    static const char* const statuses[] = {"Ready", "In Progress", "Review", "Waiting for QA", "Done"};
    std::string csv = "key,type,status,changed\n";
    for (int item = 1; item <= items; ++item)
        for (int step = 0; step < 5 - item % 3; ++step) {
            const int day = firstDay + (item * 7 + step * 3) % 27;
            const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
            csv += prefix + "-" + std::to_string(item) + (item % 2 == 0 ? ",Bug," : ",Story,") + statuses[step] + ",2025-0"
                + std::to_string(1 + step) + "-" + two(day) + "T" + two(item % 24) + ":00:00Z\n";
        }
    return csv;
}

} // namespace weir::test
