// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/readers/item_table_reader.h"
#include "core/readers/mapping.h"
#include "tests/core/readers/recording_sink.h"
#include "tests/core/readers/source_file.h"

#include <QtTest>

#include <algorithm>

using namespace weir;
using namespace weir::readers;
using namespace std::string_literals;

namespace {

std::string day(const std::optional<Instant>& at)
{
    return at ? isoInstant(*at).substr(0, 10) : "none"s;
}

} // namespace

class TestItemTableReader : public QObject {
    Q_OBJECT

private slots:
    void readsCreatedStartedAndFinished();
    void takesEmptyTimesForNone();
    void keepsAnItemWhoseTimeCannotBeRead();
    void rejectsOnlyRowsWithoutAKey();
    void statesAnItemAsAWhole();
    void decidesTheOrderOfDatesOverAllRows();
    void entersStagesInOrderOfTimeAndThenOfTheStream();
    void finishesWithTheLastStage();
    void skipsStagesWithoutADate();
    void leavesTheTrackersStatusBesideStages();
    void obeysTheMappingsOrderOfStages();
    void refusesAMapping_data();
    void refusesAMapping();
    void readsLinear();
    void namesGitLabsItemsByTheirAddress();
    void readsAzureTrees();
    void believesAzuresStatesRatherThanLeftoverDates();
    void guessesWhatAListIs_data();
    void guessesWhatAListIs();
    void oneBadCellOfASmallTableIsOneReject_data();
    void oneBadCellOfASmallTableIsOneReject();
    void takesOnlyColumnsOfTimesForTimes();
    void warnsWhereTheLastStageIsAGuess();

private:
    test::RecordingSink read(const ItemFormat& format, const std::string& text, const ReadOptions& options = {})
    {
        test::RecordingSink sink;
        SilentProgress progress;
        m_outcome = ItemTableReader(format).read(m_folder.write("items.csv", text), options, sink, progress);
        return sink;
    }
    static std::vector<std::string> entries(const test::RecordingSink& sink)
    {
        std::vector<std::string> texts;
        for (const auto& event : sink.events)
            texts.push_back(event.item + " " + event.to + " " + isoInstant(event.at).substr(0, 10));
        return texts;
    }
    test::SourceFolder m_folder;
    ReadOutcome m_outcome;
};

void TestItemTableReader::readsCreatedStartedAndFinished()
{
    const auto sink = read(csvItemsFormat(),
        "id,title,type,team,created_date,started_date,finished_date,points\n"
        "A-1,Pay by card,Story,Core,2025-03-03,2025-03-04,2025-03-07,5\n");
    QCOMPARE(sink.records, 1);
    const auto& item = sink.items.at(0);
    QCOMPARE(item.key, "A-1"s);
    QCOMPARE(item.title, "Pay by card"s);
    QCOMPARE(item.type, "Story"s);
    QCOMPARE(item.team, "Core"s);
    QCOMPARE(day(item.created), "2025-03-03"s);
    QCOMPARE(day(item.started), "2025-03-04"s);
    QCOMPARE(day(item.finished), "2025-03-07"s);
    QVERIFY(item.attributes == (std::vector<std::pair<std::string, std::string>> {{"points", "5"}}));
    QVERIFY(sink.events.empty());
    QCOMPARE(m_outcome.mapping->format, "csv-items"s);
    QVERIFY2(m_outcome.note.find("one row an item") != std::string::npos, m_outcome.note.c_str());
}

void TestItemTableReader::takesEmptyTimesForNone()
{
    const auto sink = read(csvItemsFormat(), "id,created,finished\nA,2025-03-03,\nB,,2025-03-05\n");
    QCOMPARE(day(sink.items[0].finished), "none"s);
    QCOMPARE(day(sink.items[1].created), "none"s);
    QVERIFY(sink.rejects.empty());
}

void TestItemTableReader::keepsAnItemWhoseTimeCannotBeRead()
{
    const auto sink = read(csvItemsFormat(), "id,created,finished\nA,2025-03-03,soon\nB,2025-03-03,2025-03-04\n");
    QCOMPARE(sink.items.size(), std::size_t {2});
    QCOMPARE(sink.rejects.size(), std::size_t {1});
    const Reject& reject = sink.rejects[0];
    QVERIFY(reject.kept);
    QCOMPARE(reject.record, "A"s);
    QCOMPARE(reject.field, "finished"s);
    QCOMPARE(reject.text, "soon"s);
    QCOMPARE(*reject.line, 2);
}

void TestItemTableReader::rejectsOnlyRowsWithoutAKey()
{
    const auto sink = read(csvItemsFormat(), "id,created,finished\n,2025-03-03,2025-03-04\nid,created,finished\nB,2025-03-03,2025-03-04\n");
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.rejected, 2);
    QCOMPARE(sink.rejects[0].field, "id"s);
    QCOMPARE(*sink.rejects[1].line, 3); // the header again
}

void TestItemTableReader::statesAnItemAsAWhole()
{
    QVERIFY(read(csvItemsFormat(), "id,created,finished\nA,2025-03-03,\n").items[0].whole);
}

void TestItemTableReader::decidesTheOrderOfDatesOverAllRows()
{
    const auto sink = read(csvItemsFormat(), "id,created,finished\nA,3/4/25,5/4/25\nB,3/5/25,3/25/25\n");
    QCOMPARE(day(sink.items[0].created), "2025-03-04"s);
    QCOMPARE(day(sink.items[0].finished), "2025-05-04"s);
    QCOMPARE(day(sink.items[1].finished), "2025-03-25"s);
    QCOMPARE(sink.items.size(), std::size_t {2});
}

void TestItemTableReader::entersStagesInOrderOfTimeAndThenOfTheStream()
{
    const auto sink = read(csvStagesFormat(),
        "ID,Ready,Build,Test,Shipped\n"
        "A,2025-03-03,2025-03-04,2025-03-06,2025-03-06\n"
        "B,2025-03-03,2025-03-09,2025-03-05,2025-03-10\n");
    QCOMPARE(entries(sink),
        (std::vector<std::string> {"A Ready 2025-03-03", "A Build 2025-03-04", "A Test 2025-03-06", "A Shipped 2025-03-06",
            "B Ready 2025-03-03", "B Test 2025-03-05", "B Build 2025-03-09", "B Shipped 2025-03-10"}));
}

void TestItemTableReader::finishesWithTheLastStage()
{
    const auto sink = read(csvStagesFormat(),
        "ID,Ready,Build,Shipped\nA,2025-03-03,2025-03-04,2025-03-06\nB,2025-03-03,2025-03-04,\nC,2025-03-03,2025-03-04,2025-03-05\n");
    QCOMPARE(day(sink.items[0].finished), "2025-03-06"s);
    QCOMPARE(day(sink.items[1].finished), "none"s);
}

void TestItemTableReader::skipsStagesWithoutADate()
{
    const auto sink = read(csvStagesFormat(), "ID,Ready,Build,Shipped\nA,2025-03-03,,2025-03-06\nB,2025-03-03,2025-03-04,2025-03-05\n");
    QCOMPARE(sink.events.size(), std::size_t {5});
    QCOMPARE(sink.events[1].to, "Shipped"s);
}

void TestItemTableReader::leavesTheTrackersStatusBesideStages()
{
    const auto sink =
        read(csvStagesFormat(), "ID,Ready,Build,Shipped,Status\nA,2025-03-03,2025-03-04,2025-03-06,Closed\nB,2025-03-03,2025-03-04,,QA\n");
    QCOMPARE(sink.items[1].status, ""s);
    QVERIFY(sink.items[1].attributes == (std::vector<std::pair<std::string, std::string>> {{"Status", "QA"}}));
}

void TestItemTableReader::obeysTheMappingsOrderOfStages()
{
    ReadOptions options;
    options.mapping = parseMapping(
        R"({"format": "csv-stages", "columns": {"ID": "key", "Done": "stage:Live", "Dev": "stage:Build"}, "stages": ["Build", "Live"]})",
        "m");
    const auto sink = read(csvStagesFormat(), "ID,Done,Dev\nA,2025-03-06,2025-03-06\n", options);
    QCOMPARE(entries(sink), (std::vector<std::string> {"A Build 2025-03-06", "A Live 2025-03-06"}));
    QCOMPARE(day(sink.items[0].finished), "2025-03-06"s);
}

void TestItemTableReader::refusesAMapping_data()
{
    QTest::addColumn<QByteArray>("mapping");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no key") << QByteArray(R"({"columns": {"Dev": "stage:Build"}})") << QByteArray("key");
    QTest::newRow("no stage") << QByteArray(R"({"columns": {"ID": "key"}})") << QByteArray("stage:NAME");
    QTest::newRow("a stage without a column") << QByteArray(
        R"({"columns": {"ID": "key", "Dev": "stage:Build"}, "stages": ["Build", "Test"]})")
                                              << QByteArray("\"Test\"");
    QTest::newRow("a stage without a place") << QByteArray(
        R"({"columns": {"ID": "key", "Dev": "stage:Build", "Done": "stage:Live"}, "stages": ["Build"]})")
                                             << QByteArray("stage:Live");
    QTest::newRow("a role of events") << QByteArray(R"({"columns": {"ID": "key", "Dev": "stage:Build", "Done": "instant"}})")
                                      << QByteArray("csv-events");
    QTest::newRow("two keys") << QByteArray(R"({"columns": {"ID": "key", "Done": "key", "Dev": "stage:Build"}})") << QByteArray("both");
}

void TestItemTableReader::refusesAMapping()
{
    QFETCH(QByteArray, mapping);
    QFETCH(QByteArray, says);
    ReadOptions options;
    options.mapping = parseMapping(mapping.toStdString(), "m");
    try {
        read(csvStagesFormat(), "ID,Done,Dev\nA,2025-03-06,2025-03-06\n", options);
        QFAIL("it was taken");
    } catch (const Error& error) {
        QVERIFY2(QByteArray(error.what()).contains(says), error.what());
    }
}

void TestItemTableReader::readsLinear()
{
    const auto sink = read(linearCsvFormat(),
        "\"ID\",\"Team\",\"Title\",\"Status\",\"Project\",\"Cycle "
        "Number\",\"Created\",\"Updated\",\"Started\",\"Completed\",\"Canceled\",\"Parent issue\"\n"
        "\"RIV-1\",\"River\",\"Lock\",\"Shipped\",\"Dam\",1,\"Tue Aug 23 2022 13:54:01 GMT+0000 (GMT)\",,\"Wed Aug 24 2022 13:54:01 "
        "GMT+0000 (GMT)\",\"Thu Aug 25 2022 13:54:01 GMT+0000 (GMT)\",,\"RIV-9\"\n"
        "\"RIV-2\",\"River\",\"Gate\",\"Dropped\",,,\"Tue Aug 23 2022 13:54:01 GMT+0000 (GMT)\",,,,\"Fri Aug 26 2022 13:54:01 GMT+0000 "
        "(GMT)\",\n"
        "\"RIV-3\",\"River\",\"Sluice\",\"Doing\",,,\"Tue Aug 23 2022 13:54:01 GMT+0000 (GMT)\",,\"Wed Aug 24 2022 13:54:01 GMT+0000 "
        "(GMT)\",,,\n");
    QCOMPARE(sink.items.size(), std::size_t {3});
    const auto& done = sink.items[0];
    QCOMPARE(day(done.created), "2022-08-23"s);
    QCOMPARE(day(done.started), "2022-08-24"s);
    QCOMPARE(day(done.finished), "2022-08-25"s);
    QCOMPARE(done.team, "River"s);
    QCOMPARE(done.project, "Dam"s);
    QCOMPARE(done.parent, "RIV-9"s);
    QCOMPARE(sink.items[1].resolution, "Canceled"s);
    QCOMPARE(day(sink.items[1].finished), "2022-08-26"s);
    QCOMPARE(day(sink.items[2].finished), "none"s);
}

void TestItemTableReader::namesGitLabsItemsByTheirAddress()
{
    ReadOptions options;
    options.zone = "Europe/Berlin";
    const auto sink = read(gitlabCsvFormat(),
        "Title,Issue ID,URL,State,Author,Author Username,Created At (UTC),Closed At (UTC)\n"
        "x,7,https://git.example/river/lock/-/issues/7,Closed,N,n,2025-03-03 09:00:00,2025-03-04 09:00:00\n"
        "y,8,,Open,N,n,2025-03-03 09:00:00,\n",
        options);
    QCOMPARE(sink.items[0].key, "river/lock#7"s);
    QCOMPARE(isoInstant(*sink.items[0].created), "2025-03-03T09:00:00.000Z"s); // as the header says, not as the zone
    QCOMPARE(sink.items[1].key, "8"s);
    QCOMPARE(sink.items[1].status, "Open"s);
}

void TestItemTableReader::readsAzureTrees()
{
    const auto sink = read(azureCsvFormat(),
        "\xEF\xBB\xBFID,Work Item Type,Title 1,Title 2,Assigned To,State,Created Date,Activated Date,Closed Date\n"
        "\"4\",\"Epic\",\"River\",,,\"To Do\",\"11/2/2024 4:30:21 PM\",,\n"
        "\"5\",\"Issue\",,\"Lock\",,\"Finished\",\"11/13/2024 4:30:21 PM\",\"11/14/2024 4:30:21 PM\",\"11/15/2024 4:30:21 PM\"\n");
    QCOMPARE(sink.items[0].title, "River"s);
    QCOMPARE(sink.items[1].title, "Lock"s);
    QCOMPARE(day(sink.items[0].created), "2024-11-02"s);
    QCOMPARE(day(sink.items[1].started), "2024-11-14"s);
    QCOMPARE(day(sink.items[1].finished), "2024-11-15"s);
    QVERIFY(sink.items[1].category == StatusCategory::None);
}

void TestItemTableReader::believesAzuresStatesRatherThanLeftoverDates()
{
    const auto sink =
        read(azureCsvFormat(), "ID,Work Item Type,Title,State,Created Date,Resolved Date\n4,Bug,x,Active,2025-03-03,2025-03-01\n");
    QCOMPARE(day(sink.items[0].finished), "none"s); // resolved once is not finished
    QVERIFY(sink.items[0].category == StatusCategory::None);
}

void TestItemTableReader::guessesWhatAListIs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("reading"); // format and what its columns mean
    const auto row = [](const char* name, const char* text, const char* reading) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(reading);
    };
    row("keys like Jira's do not make a list Jira's", "Key,Title,Created,Started,Finished\nABC-1,x,2025-03-03,2025-03-04,2025-03-05\n",
        "csv-items Key=key Created=created Finished=finished Started=started Title=title");
    row("nor a table of stages",
        "Key,Summary,Backlog,In Progress,Done\nABC-1,x,2025-03-03,2025-03-04,2025-03-05\nABC-2,y,2025-03-03,2025-03-04,\n",
        "csv-stages Key=key Summary=title Backlog=stage:Backlog In Progress=stage:In Progress Done=stage:Done");
    row("even with an issue type and a completion",
        "completed_date,key,issue_type,Backlog,Build,Done\n2025-03-05,I-1,Story,2025-03-03,2025-03-04,2025-03-05\n"
        ",I-2,Story,2025-03-03,2025-03-04,\n",
        "csv-stages key=key issue_type=type completed_date=finished Backlog=stage:Backlog Build=stage:Build Done=stage:Done");
    row("nothing is done yet", "ID,Ready,Build,Test,Done\nA,2025-03-03,2025-03-04,2025-03-05,\nB,2025-03-03,,,\n",
        "csv-stages ID=key Ready=stage:Ready Build=stage:Build Test=stage:Test Done=stage:Done");
    row("nothing was ever tested", "ID,Ready,Build,Test,Done\nA,2025-03-03,2025-03-04,,2025-03-05\nB,2025-03-03,2025-03-04,,\n",
        "csv-stages ID=key Ready=stage:Ready Build=stage:Build Test=stage:Test Done=stage:Done");
    row("a date that is none", "ID,Ready,Build,Done\nA,2025-03-03,2025-03-04,n/a\nB,2025-03-03,2025-03-04,2025-03-05\n",
        "csv-stages ID=key Ready=stage:Ready Build=stage:Build Done=stage:Done");
    row("a change behind the last stage",
        "ID,Ready,Build,Done,Touched\nA,2025-03-03,2025-03-04,,2025-03-09\nB,2025-03-03,2025-03-04,2025-03-05,2025-03-09\n",
        "csv-stages ID=key Ready=stage:Ready Build=stage:Build Done=stage:Done");
    row("months before days",
        "ID,Ready,Dev,Test,Done\nA,1/3/2025,1/5/2025,2/2/2025,2/4/2025\nB,1/4/2025,1/6/2025,2/3/2025,2/5/2025\nC,1/7/2025,1/9/2025,2/6/"
        "2025,2/10/2025\n",
        "csv-stages ID=key Ready=stage:Ready Dev=stage:Dev Test=stage:Test Done=stage:Done");
    row("blanks behind the commas", "ID, Ready, Build, Done\nA, 2025-03-03, 2025-03-04, 2025-03-05\n",
        "csv-stages ID=key  Ready=stage:Ready  Build=stage:Build  Done=stage:Done");
    row("deployments are no items", "id,environment,started_at,finished_at\n1,production,2025-03-03,2025-03-04\n", "nothing");
    row("incidents are no items", "id,title,severity,created_at,resolved_at\n1,x,high,2025-03-03,2025-03-04\n", "nothing");
    row("blocked days are no items", "key,status,flag,start,end\nI-2,Build,Impediment,2025-03-03,2025-03-04\n", "nothing");
    row("an end that is no time", "ID,Title,Created,Closed,Closed date\nA,x,2025-03-03,yes,2025-03-05\nB,y,2025-03-03,no,\n",
        "csv-items ID=key Created=created Closed date=finished Title=title");
    row("a key twice", "ID,Title,Created,Finished\nA,x,2025-03-03,2025-03-05\nA,x,2025-03-03,2025-03-06\nB,x,2025-03-03,\n",
        "csv-items ID=key Created=created Finished=finished Title=title");
    row("only when it changed, in English", "Issue key,Issue Type,Status,Updated\nA-1,Bug,Open,2025-03-05\n",
        "jira-csv Issue key=key Issue Type=type Status=status");
}

void TestItemTableReader::guessesWhatAListIs()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, reading);
    const auto file = m_folder.write("list.csv", text.toStdString());
    const Reader* reader = detectReader(file);
    std::string got = reader == nullptr ? "nothing"s : std::string(reader->info().id);
    if (reader != nullptr) {
        test::RecordingSink sink;
        SilentProgress progress;
        auto columns = reader->read(file, {}, sink, progress).mapping->columns;
        QCOMPARE(sink.rejected, 0);
        // In the order of the roles as the test names them.
        std::vector<std::string> words;
        for (const auto& [column, role] : columns)
            words.push_back(column + "=" + role);
        std::string rest = reading.toStdString().substr(got.size());
        for (const std::string& word : words) {
            const std::size_t at = rest.find(" " + word);
            QVERIFY2(at != std::string::npos, (got + ": " + word).c_str());
            rest.erase(at, word.size() + 1);
        }
        QCOMPARE(rest, ""s);
    }
    QVERIFY2(reading.startsWith(QByteArray::fromStdString(got)), got.c_str());
}

void TestItemTableReader::oneBadCellOfASmallTableIsOneReject_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::newRow("the only entry of the last stage") << QByteArray("A,2025-03-03,2025-03-04,\nB,2025-03-04,2025-03-05,soon\n");
    QTest::newRow("the only entry of a stage between") << QByteArray("A,2025-03-03,,2025-03-05\nB,2025-03-04,soon,2025-03-06\n");
    QTest::newRow("the only row") << QByteArray("B,2025-03-04,soon,2025-03-06\n");
}

void TestItemTableReader::oneBadCellOfASmallTableIsOneReject()
{
    QFETCH(QByteArray, rows);
    const auto file = m_folder.write("list.csv", "ID,Ready,Build,Done\n" + rows.toStdString());
    const Reader* reader = detectReader(file);
    QVERIFY(reader != nullptr);
    QCOMPARE(reader->info().id, "csv-stages"s);
    test::RecordingSink sink;
    SilentProgress progress;
    (void)reader->read(file, {}, sink, progress);
    QCOMPARE(sink.rejects.size(), std::size_t {1});
    QVERIFY(sink.rejects[0].kept);
    QCOMPARE(sink.items.size(), static_cast<std::size_t>(rows.count('\n')));
    // A number is no mistyped date, so it makes no stage.
    QVERIFY(detectReader(m_folder.write("points.csv", "ID,Ready,Points,Done\nB,2025-03-04,3,2025-03-06\n")) == nullptr);
}

void TestItemTableReader::takesOnlyColumnsOfTimesForTimes()
{
    const auto sink = read(csvItemsFormat(), "ID,Title,Created,Closed,Closed date\nA,x,2025-03-03,yes,2025-03-05\n");
    QCOMPARE(day(sink.items[0].finished), "2025-03-05"s);
    QVERIFY(sink.rejects.empty());
}

void TestItemTableReader::warnsWhereTheLastStageIsAGuess()
{
    QVERIFY(read(csvStagesFormat(), "ID,Ready,Build,Done\nA,2025-03-03,2025-03-04,2025-03-05\n").warnings.empty());
    const auto sink = read(csvStagesFormat(), "ID,Ready,Build,Review\nA,2025-03-03,2025-03-04,2025-03-05\n");
    QCOMPARE(sink.warnings.size(), std::size_t {1});
    QVERIFY2(sink.warnings[0].find("\"Review\"") != std::string::npos, sink.warnings[0].c_str());
}

QTEST_GUILESS_MAIN(TestItemTableReader)
#include "tst_item_table_reader.moc"
