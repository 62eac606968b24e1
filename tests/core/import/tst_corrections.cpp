// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/import_support.h"

#include <QtTest>

using namespace weir;
using test::Scratch;

namespace {

std::string issues(const std::string& status, const std::string& histories)
{
    return R"({"total": 2, "issues": [{"key": "AB-2", "fields": {"created": "2025-02-01T00:00:00.000+0000"}}, {"key": "AB-1", "fields": {"created": "2025-01-01T00:00:00.000+0000", "status": )"
        + status + R"(}, "changelog": {"total": 2, "histories": [)" + histories + "]}}]}";
}

std::string move(const char* id, const char* at, const char* from, const char* to)
{
    const auto status = [](const char* key, const char* s) {
        return std::string(", \"") + key + "\": \"" + s[0] + "\", \"" + key + "String\": \"" + (s + 2) + "\"";
    };
    return std::string(R"({"id": ")") + id + R"(", "created": ")" + at + R"(", "items": [{"field": "status", "fieldId": "status")"
        + status("from", from) + status("to", to) + "}]}";
}

/// What can be seen of items, and the statuses with what they are in the stream.
std::vector<std::vector<std::string>> derived(const store::Workspace& workspace)
{
    auto views = test::viewsOf(workspace);
    return {views["items"], views["transitions"],
        test::rowsOf(
            workspace, "SELECT s.name, s.category, k.kind FROM status s LEFT JOIN stage_kind k ON k.status = s.id ORDER BY s.name")};
}

void endsWhereAFreshImportDoes(const std::string& name, const std::vector<std::string>& versions)
{
    const Scratch scratch;
    auto workspace = store::Workspace::create(scratch.path("corrected.weir"), "UTC");
    for (const std::string& version : versions)
        (void)test::take(workspace, scratch.write(name, version));
    const auto fresh = test::workspaceWith(scratch.path("fresh.weir"), {scratch.path(name)});
    QCOMPARE(derived(workspace), derived(fresh));
    QVERIFY(!test::hasErrors(workspace));
}

} // namespace

/// The same file taken again after it was corrected or completed.
class TestCorrections : public QObject {
    Q_OBJECT

private slots:
    void columnOfStartsThatIsGoneLeavesNoSpans()
    {
        endsWhereAFreshImportDoes("log.csv",
            {"key,status,start_timestamp,timestamp\nA-1,Dev,2025-01-01T09:00:00Z,2025-01-03T09:00:00Z\n"
             "A-1,Test,2025-01-04T09:00:00Z,2025-01-05T09:00:00Z\n",
                "key,status,timestamp\nA-1,Dev,2025-01-03T09:00:00Z\nA-1,Test,2025-01-05T09:00:00Z\n"});
    }

    void columnOfStartsThatComesLaterMakesSpans()
    {
        endsWhereAFreshImportDoes("log.csv",
            {"key,status,timestamp\nA-1,Dev,2025-01-03T09:00:00Z\nA-1,Test,2025-01-05T09:00:00Z\n",
                "key,status,start_timestamp,timestamp\nA-1,Dev,2025-01-01T09:00:00Z,2025-01-03T09:00:00Z\n"
                "A-1,Test,2025-01-04T09:00:00Z,2025-01-05T09:00:00Z\n"});
    }

    void recordThatSaysLessThanBeforeIsNotUnchanged_data()
    {
        QTest::addColumn<QString>("row");
        QTest::newRow("a date in the middle") << "A-2,2025-01-01,,2025-01-04";
        QTest::newRow("the last date") << "A-2,2025-01-01,2025-01-02,";
        QTest::newRow("all dates") << "A-2,,,";
    }

    void recordThatSaysLessThanBeforeIsNotUnchanged()
    {
        QFETCH(QString, row);
        const QString all = "id,Dev,Test,Done\nA-1,2025-01-01,2025-01-02,2025-01-03\nA-2,2025-01-01,2025-01-02,2025-01-04\n"
                            "A-3,2025-01-01,2025-01-02,2025-01-05\n";
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {scratch.write("a.csv", all.toStdString())});
        const auto less = QString(all).replace("A-2,2025-01-01,2025-01-02,2025-01-04", row).toStdString();
        const auto result = test::take(workspace, scratch.write("a.csv", less));
        QCOMPARE(result.accepted, 3);
        QCOMPARE(result.unchanged, 2);
        QCOMPARE(test::take(workspace, scratch.write("a.csv", less + "\n")).unchanged, 3);
    }

    void wrongNameOfAStatusIsForgotten()
    {
        const auto table = [](const char* end) {
            return std::string("key,status,changed\nA-1,Ready,2025-01-01T09:00:00Z\nA-1,") + end + ",2025-01-05T09:00:00Z\n";
        };
        endsWhereAFreshImportDoes("log.csv", {table("Donee"), table("Done")});
    }

    void nameThatACutOffEventStillHasIsKept()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        (void)test::take(
            workspace, scratch.write("log.csv", "key,status,changed\nA-1,Ready,2025-01-01T09:00:00Z\nA-1,Doing,2025-01-02T09:00:00Z\n"));
        (void)test::take(
            workspace, scratch.write("log.csv", "key,status,changed\nA-1,Doing,2025-01-02T09:00:00Z\nA-1,Done,2025-01-05T09:00:00Z\n"));
        QCOMPARE(test::rowsOf(workspace, "SELECT name FROM status ORDER BY name"), (std::vector<std::string> {"Doing", "Done", "Ready"}));
        QCOMPARE(test::valueOf(workspace, "SELECT count(*) FROM weir_transitions"), std::string("3"));
    }

    void sourceIsAsRecentAsWhatItSaysNow()
    {
        // The year was mistyped. What the source says of where an item is must not count as newer than what another saw later.
        const auto table = [](const char* end) {
            return std::string("key,status,changed\nA-1,Ready,2025-01-01T09:00:00Z\nA-1,Doing,") + end + "\n";
        };
        endsWhereAFreshImportDoes("log.csv", {table("2025-11-05T09:00:00Z"), table("2025-01-05T09:00:00Z")});
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        for (const char* end : {"2025-11-05T09:00:00Z", "2025-01-05T09:00:00Z"})
            (void)test::take(workspace, scratch.write("log.csv", table(end)));
        QCOMPARE(test::valueOf(workspace, "SELECT newest FROM source"),
            std::to_string(std::chrono::microseconds(std::chrono::sys_days(std::chrono::year(2025) / 1 / 5).time_since_epoch()).count()
                + std::chrono::microseconds(std::chrono::hours(9)).count()));
    }

    void renamedStatusGoesByWhatItIsCalledNow()
    {
        // The history is as it was; the tracker calls the status otherwise now.
        const std::string history = move("1", "2025-01-05T10:00:00.000+0000", "1 Open", "3 Zeta");
        endsWhereAFreshImportDoes("a.json",
            {issues(R"({"id": "3", "name": "Zeta"})", history), issues(R"({"id": "3", "name": "Alpha"})", history),
                issues(R"({"id": "3", "name": "Beta"})", history)});
        endsWhereAFreshImportDoes(
            "a.json", {issues(R"({"id": "3", "name": "Zeta"})", history), issues(R"({"id": "3", "name": "Alpha"})", history)});
    }

    void historyThatWasCutIsCompletedInItsOrder()
    {
        const char* const at = "2025-01-05T10:00:00.000+0000";
        const std::string last = move("2", at, "2 Dev", "4 Done");
        const std::string both = move("1", at, "1 Open", "2 Dev") + ", " + last;
        const char* const now = R"({"id": "4", "name": "Done", "statusCategory": {"key": "done"}})";
        endsWhereAFreshImportDoes("a.json", {issues(now, last), issues(now, both)});
    }

    void whatIsMissingAndWhatIsNewTogetherKeepTheirOrder()
    {
        // The first is cut off, of the other two in one instant the earlier one is told only now.
        const char* const at = "2025-01-05T10:00:00.000+0000";
        const std::string first = move("1", "2025-01-02T10:00:00.000+0000", "1 Open", "2 Dev");
        const std::string second = move("2", at, "2 Dev", "3 Test");
        const std::string third = move("3", at, "3 Test", "4 Done");
        const char* const now = R"({"id": "4", "name": "Done", "statusCategory": {"key": "done"}})";
        const Scratch scratch;
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        (void)test::take(workspace, scratch.write("a.json", issues(now, first + ", " + third)));
        (void)test::take(workspace, scratch.write("a.json", issues(now, second + ", " + third)));
        const auto all =
            test::workspaceWith(scratch.path("all.weir"), {scratch.write("all.json", issues(now, first + ", " + second + ", " + third))});
        QCOMPARE(derived(workspace), derived(all));
    }
};

QTEST_APPLESS_MAIN(TestCorrections)
#include "tst_corrections.moc"
