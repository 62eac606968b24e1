// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include <string>
#include <string_view>

namespace weir::store {

namespace {

/// SQL for an instant as ISO 8601 in UTC with milliseconds, rounded down as everywhere; NULL stays NULL.
std::string iso(const std::string& micros)
{
    const std::string second = "((" + micros + " - ((" + micros + " % 1000000) + 1000000) % 1000000) / 1000000)";
    return "strftime('%Y-%m-%dT%H:%M:%S', " + second + ", 'unixepoch') || printf('.%03dZ', (((" + micros
        + " % 1000000) + 1000000) % 1000000) / 1000)";
}

/// Joins a person's name to the column that holds its row, as `alias`; personText() is then the name under which the person is shown.
std::string personJoin(const std::string& alias, const std::string& column)
{
    return " LEFT JOIN name " + alias + " ON " + alias + ".id = " + column + " LEFT JOIN person_name " + alias + "p ON " + alias
        + "p.name = " + column;
}

std::string personText(const std::string& alias)
{
    return "ifnull(" + alias + "p.person, " + alias + ".text)";
}

/// Entry of an item's first visit, among those that enter a status, that is not outside; before everything if it was never seen to enter
/// it, NULL if there is none.
std::string enteredStart()
{
    return "(SELECT ifnull(entered, -9e18) FROM (SELECT t.id AS place, CASE WHEN t.from_status IS NOT p.to_status AND fk.kind <> 'outside'"
           " THEN NULL ELSE t.at END AS entered FROM transition t"
           " LEFT JOIN transition p ON p.id = t.id - 1 AND t.id > i.first_transition + i.spans"
           " LEFT JOIN stage_kind k ON k.status = t.to_status LEFT JOIN stage_kind fk ON fk.status = t.from_status"
           " WHERE t.id >= i.first_transition + i.spans AND t.id < i.first_transition + i.transitions AND (k.kind <> 'outside'"
           " OR (t.from_status IS NOT p.to_status AND fk.kind <> 'outside'))"
           " UNION ALL SELECT 9e18 + v.n, v.entered FROM open_visit v JOIN stage_kind k ON k.status = v.status AND k.kind <> 'outside'"
           " WHERE v.item = i.id AND v.begun IS NULL ORDER BY 1 LIMIT 1))";
}

/// The same among its spans; NULL also if it is not known.
std::string spanStart()
{
    return "(SELECT entered FROM (SELECT t.id AS place, t.entered AS entered FROM transition t"
           " JOIN stage_kind k ON k.status = t.to_status AND k.kind <> 'outside'"
           " WHERE t.id >= i.first_transition AND t.id < i.first_transition + i.spans"
           " UNION ALL SELECT 9e18 + v.n, v.entered FROM open_visit v JOIN stage_kind k ON k.status = v.status AND k.kind <> 'outside'"
           " WHERE v.item = i.id AND v.begun IS NOT NULL ORDER BY 1 LIMIT 1))";
}

/// Instants of an item that follow from the stage map, by the same rules as analysis::computeFacts().
/// Started: entry of its first visit that is not outside; a visit that it was never seen to enter has none. Where that is not known
/// or not before the finish, what the source states.
/// Finished: what the source says; else, while its last visit is in a done status, the entry of that (where there are only spans: the
/// complete). Not while an activity runs that nothing stands beside, nor when discarded by resolution or status.
std::string itemsView()
{
    const std::string entered = enteredStart();
    const std::string span = spanStart();
    const std::string started = "nullif(CASE WHEN i.spans = 0 AND i.open_visits = 0 THEN " + entered
        + " WHEN i.spans > 0 AND i.spans = i.transitions THEN " + span + " ELSE min(ifnull(" + entered + ", " + span + "), ifnull(" + span
        + ", " + entered + ")) END, -9e18)";
    const std::string finished = "CASE WHEN i.discarded OR here.kind = 'discarded' THEN NULL WHEN i.finished IS NOT NULL THEN i.finished"
                                 " WHEN here.kind = 'done' THEN ifnull(t.at, v.entered) END";
    return "CREATE VIEW weir_items AS SELECT key, kind, type, title, project, team, " + iso("created") + " AS created_at, " + iso("begun")
        + " AS started_at, " + iso("finished")
        + " AS finished_at, status, assignee FROM (SELECT *, CASE WHEN stated IS NULL OR (started IS NOT NULL AND (finished IS NULL OR "
          "started < finished)) THEN started ELSE stated END AS begun FROM (SELECT o.text AS key, k.text AS kind, ty.text AS type, i.title "
          "AS title, p.text AS "
          "project,"
          " te.text AS team, "
        + personText("a") + " AS assignee, i.created AS created, " + started + " AS started, i.started AS stated, " + finished
        + " AS finished, s.name AS status FROM item i JOIN object o ON o.id = i.id JOIN name k ON k.id = i.kind"
          " LEFT JOIN name ty ON ty.id = i.type LEFT JOIN name p ON p.id = i.project LEFT JOIN name te ON te.id = i.team"
        + personJoin("a", "i.assignee")
        + " LEFT JOIN status s ON s.id = i.status"
          " LEFT JOIN open_visit v ON v.item = i.id AND v.n = i.open_visits - 1 AND v.begun IS NULL"
          " LEFT JOIN transition t ON v.n IS NULL AND i.transitions > 0 AND t.id = i.first_transition + i.transitions - 1"
          " AND (i.open_visits = 0 OR i.spans < i.transitions)"
          " LEFT JOIN stage_kind here ON here.status = ifnull(t.to_status, v.status)));\n";
}

std::string transitionsView()
{
    // Spans and other transitions of an item lie one after the other, and are told in order of time.
    return "CREATE VIEW weir_transitions AS SELECT o.text AS item_key, CASE WHEN i.spans = 0 OR i.spans = i.transitions"
           " THEN t.id - i.first_transition + 1 ELSE (SELECT count(*) FROM transition b WHERE b.id >= i.first_transition"
           " AND b.id < i.first_transition + i.transitions AND (ifnull(b.at, -9e18), b.id) <= (ifnull(t.at, -9e18), t.id)) END AS seq, "
        + iso("t.at") + " AS at, f.name AS from_status, s.name AS to_status, " + personText("a")
        + " AS actor FROM transition t JOIN item i ON i.id = t.item"
          " JOIN object o ON o.id = t.item JOIN status s ON s.id = t.to_status LEFT JOIN status f ON f.id = t.from_status"
        + personJoin("a", "t.actor") + ";\n";
}

/// Of a commit that several sources hold, one whose files are known stands (a repository's), else that of the first source by path.
std::string commitsView()
{
    return "CREATE VIEW weir_commits AS SELECT lower(hex(c.sha)) AS sha, s.repository AS repository, " + personText("a") + " AS author, "
        + iso("c.authored") + " AS authored_at, " + iso("c.committed")
        + " AS committed_at, c.parent_count AS parents, c.files AS files, c.added AS added_lines, c.deleted AS deleted_lines, c.subject AS "
          "subject"
          " FROM commit_observation c JOIN source s ON s.id = c.source AND NOT s.removed"
        + personJoin("a", "c.author")
        + " WHERE NOT EXISTS (SELECT 1 FROM commit_observation d JOIN source e ON e.id = d.source AND NOT e.removed"
          " WHERE d.sha = c.sha AND d.source <> c.source AND (d.files IS NULL, e.path) < (c.files IS NULL, s.path));\n";
}

std::string changesView()
{
    const std::string lines = " FROM commit_observation c JOIN source s ON s.id = c.source AND NOT s.removed WHERE c.sha = h.merge_commit)";
    return "CREATE VIEW weir_changes AS SELECT h.key AS key, h.repository AS repository, h.title AS title, " + personText("a")
        + " AS author, " + iso("h.first_commit") + " AS first_commit_at, " + iso("h.created") + " AS created_at, " + iso("h.first_response")
        + " AS first_response_at, " + iso("h.merged")
        + " AS merged_at, CAST(NULL AS TEXT) AS deployed_at, lower(hex(h.merge_commit)) AS merge_commit, (SELECT max(c.added)" + lines
        + " AS added_lines, (SELECT max(c.deleted)" + lines + " AS deleted_lines, h.how AS how FROM change h" + personJoin("a", "h.author")
        + ";\n";
}

/// One row a run of a test. A source file that several reports tell of has a row for each of them: which lines both have run, nobody
/// knows any more.
std::string reportsViews()
{
    return "CREATE VIEW weir_tests AS SELECT u.text AS suite, t.name AS name, CASE t.outcome WHEN 0 THEN 'passed' WHEN 1 THEN 'failed'"
           " WHEN 2 THEN 'errored' WHEN 3 THEN 'skipped' END AS outcome, t.duration / 1000000.0 AS seconds, CAST(NULL AS TEXT) AS build,"
           " c.text AS class, f.text AS file, t.message AS message, "
        + iso("t.at")
        + " AS at, t.reruns AS reruns, s.given AS source FROM test_observation t JOIN source s ON s.id = t.source AND NOT s.removed"
          " LEFT JOIN name u ON u.id = t.suite LEFT JOIN name c ON c.id = t.class LEFT JOIN name f ON f.id = t.file;\n"
          "CREATE VIEW weir_coverage AS SELECT c.path AS path, c.lines AS lines, c.covered AS covered_lines, s.given AS source"
          " FROM coverage_observation c JOIN source s ON s.id = c.source AND NOT s.removed;\n";
}

/// How a column of a table of observations is shown.
enum class Shown { AsIs, Name, Time, Result };
struct ToldColumn {
    const char* column;
    Shown shown = Shown::AsIs;
    const char* as = nullptr; ///< its name in the view, if another
};

/// One row a key, by all sources of a format that tell of it: the source comes first that knows how it ended, then that in which it ended
/// last (`order`), then in the order of trust. Its row stands, and where it says nothing, the first of the others that says anything.
std::string toldView(const std::string& view, const std::string& table, const std::string& order, std::initializer_list<ToldColumn> columns)
{
    const std::string sources = " FROM " + table + " o JOIN source s ON s.id = o.source AND NOT s.removed";
    const std::string first = "ORDER BY " + order + "s.newest DESC, s.path";
    std::string row;
    std::string told;
    std::string shown;
    for (const ToldColumn& one : columns) {
        const std::string column = one.column;
        row += ", o." + column + " AS " + column;
        told += ", ifnull(k." + column + ", iif(k.tellers > 1, (SELECT o." + column + sources
            + " WHERE o.key = k.key AND s.format = k.format AND o." + column + " IS NOT NULL " + first + " LIMIT 1), NULL)) AS " + column;
        shown += ", ";
        switch (one.shown) {
        case Shown::AsIs:
            shown += column;
            break;
        case Shown::Name:
            shown += "(SELECT text FROM name WHERE id = " + column + ")";
            break;
        case Shown::Time:
            shown += iso(column);
            break;
        case Shown::Result:
            shown += "CASE " + column + " WHEN 1 THEN 'success' WHEN 2 THEN 'failure' WHEN 3 THEN 'cancelled' WHEN 4 THEN 'skipped' END";
            break;
        }
        shown += std::string(" AS ") + (one.as == nullptr ? one.column : one.as);
    }
    // Materialised, so that each column is looked up once, however often it stands in what is shown.
    return "CREATE VIEW weir_" + view + " AS WITH told AS MATERIALIZED (SELECT k.key AS key, k.format AS format" + told
        + " FROM (SELECT o.key AS key, s.format AS format, row_number() OVER (PARTITION BY o.key, s.format " + first
        + ") AS place, count(*) OVER (PARTITION BY o.key, s.format) AS tellers" + row + sources + ") k WHERE k.place = 1) SELECT key"
        + shown + ", format FROM told;\n";
}

std::string deliveryViews()
{
    using enum Shown;
    const std::string ended = "o.result IS NULL, o.finished DESC, ";
    return toldView("builds", "build_observation", ended,
               {{"repository", Name}, {"workflow", Name}, {"job", Name}, {"run"}, {"branch", Name}, {"sha"}, {"queued", Time, "queued_at"},
                   {"started", Time, "started_at"}, {"finished", Time, "finished_at"}, {"result", Result}, {"status", Name}, {"attempt"},
                   {"url"}})
        + toldView("deployments", "deployment_observation", ended,
            {{"service", Name}, {"environment", Name}, {"ref", Name}, {"sha"}, {"started", Time, "started_at"},
                {"finished", Time, "finished_at"}, {"result", Result}, {"status", Name}, {"url"}})
        + toldView("incidents", "incident_observation", "o.resolved IS NULL, o.resolved DESC, ",
            {{"title"}, {"service", Name}, {"severity", Name}, {"opened", Time, "opened_at"}, {"acknowledged", Time, "acknowledged_at"},
                {"resolved", Time, "resolved_at"}, {"deployment"}, {"status", Name}, {"url"}});
}

/// Rejects of the last import of every source: what is missing now.
std::string sourcesViews()
{
    return "CREATE VIEW weir_links AS SELECT from_kind, from_key, to_kind, to_key, how FROM link WHERE NOT removed;\n"
           "CREATE VIEW weir_rejects AS SELECT r.import AS import, r.line AS line, r.byte AS byte, r.record AS record, r.field AS field,"
           " r.reason AS reason, r.text AS text, r.kept AS kept FROM reject r JOIN import m ON m.id = r.import"
           " JOIN source s ON s.id = m.source AND NOT s.removed WHERE m.id = (SELECT max(id) FROM import WHERE source = s.id);\n"
           "CREATE VIEW weir_imports AS SELECT m.id AS import, s.given AS source, m.format AS format, "
        + iso("m.at")
        + " AS at, m.sha256 AS sha256, m.accepted AS accepted, m.rejected AS rejected FROM import m JOIN source s ON s.id = m.source"
          " AND NOT s.removed;\n";
}

/// A row a name or address that somebody goes by; nobody who only the name of something else would be.
std::string peopleView()
{
    const std::string commits = " FROM commit_observation c JOIN source s ON s.id = c.source AND NOT s.removed WHERE c.author IS NOT NULL";
    const std::string joined = " LEFT JOIN person_name p ON p.name = n.id";
    return "CREATE VIEW weir_people AS SELECT ifnull(p.person, n.text) AS name, n.text AS stands_for, 'name' AS what,"
           " ifnull(p.bot, 0) AS bot, p.how AS how, p.bot_how AS bot_how FROM (SELECT assignee AS id FROM item WHERE assignee IS NOT NULL"
           " UNION SELECT actor FROM transition WHERE actor IS NOT NULL UNION SELECT author FROM change WHERE author IS NOT NULL"
           " UNION SELECT c.author"
        + commits + ") u JOIN name n ON n.id = u.id" + joined
        + " UNION SELECT ifnull(p.person, n.text), e.text, 'e-mail', ifnull(p.bot, 0), 'author of commits', p.bot_how"
          " FROM (SELECT DISTINCT c.author AS id, c.email AS email"
        + commits + " AND c.email IS NOT NULL) u JOIN name n ON n.id = u.id JOIN name e ON e.id = u.email" + joined + ";\n";
}

/// Documented, and without rows as long as no format yields them.
std::string emptyView(std::string_view name, std::initializer_list<std::string_view> columns)
{
    std::string sql = "CREATE VIEW weir_" + std::string(name) + " AS SELECT";
    const char* separator = " NULL AS ";
    for (const std::string_view column : columns) {
        sql += separator;
        sql += column;
        separator = ", NULL AS ";
    }
    return sql + " WHERE 0;\n";
}

} // namespace

std::string viewsSql()
{
    return itemsView() + transitionsView() + commitsView() + changesView() + reportsViews() + deliveryViews() + sourcesViews()
        + peopleView() + emptyView("meetings", {"start_at", "end_at", "attendees"});
}

} // namespace weir::store
