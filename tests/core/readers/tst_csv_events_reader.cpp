// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_events_reader.h"
#include "core/readers/limits.h"
#include "core/readers/mapping.h"
#include "core/readers/table_head.h"
#include "tests/core/readers/recording_sink.h"
#include "tests/core/readers/source_file.h"
#include "tests/support/archive_bytes.h"

#include <QtTest>

#include <algorithm>

using namespace weir;
using namespace weir::readers;
using namespace std::string_literals;

namespace {

const std::string history = "Key,Type,From,To,Changed\n"
                            "A-1,Bug,,Ready,2025-03-03T09:00:00Z\n"
                            "A-1,Bug,Ready,Review,2025-03-03T10:00:00+01:00\n"
                            "B-1,Story,,Ready,yesterday\n"
                            ",Story,,Ready,2025-03-03T09:00:00Z\n"
                            "B-2,Story,,Ready,\n";

} // namespace

class TestCsvEventsReader : public QObject {
    Q_OBJECT

private slots:
    void readsOneEventARow();
    void rejectsRowsWithoutKeyOrTime();
    void readsStartsAndLifecycles();
    void keepsARowWhoseStartCannotBeRead();
    void keepsColumnsWithoutRoleAsAttributes();
    void statesAnItemAgainOnlyWhereItDiffers();
    void rejectsRepeatedHeaders();
    void decidesTheOrderOfDatesOverAllRows();
    void saysWhatItAssumed();
    void warnsWhereDatesLeaveTheOrderOpen();
    void readsTimesInTheZoneTheHeaderNames();
    void obeysAMapping();
    void refusesAMapping_data();
    void refusesAMapping();
    void namesTheProjectOfRowsWithoutOne();
    void countsEmptyStatusesAndSaysSo();
    void keepsBlanksUnlessTheyAreTheTablesManner();
    void readsAnyEncodingAndPacking();
    void tellsWhatItIs_data();
    void tellsWhatItIs();
    void refusesWithASentence_data();
    void refusesWithASentence();
    void accountsForEveryRow();
    void takesEmptyDatesForNone();
    void readsAHeaderLongerThanTheHead();
    void givesOneRoleToEqualNames();
    void stopsWhenCancelled();

private:
    test::RecordingSink read(const std::string& text, const ReadOptions& options = {})
    {
        test::RecordingSink sink;
        SilentProgress progress;
        m_outcome = CsvEventsReader().read(m_folder.write("events.csv", text), options, sink, progress);
        return sink;
    }
    test::SourceFolder m_folder;
    ReadOutcome m_outcome;
};

void TestCsvEventsReader::readsOneEventARow()
{
    const auto sink = read(history);
    QCOMPARE(sink.events.size(), std::size_t {2});
    QCOMPARE(test::text(sink.events[0]), "A-1: → Ready 2025-03-03T09:00:00.000Z"s);
    QCOMPARE(test::text(sink.events[1]), "A-1: Ready → Review 2025-03-03T09:00:00.000Z"s);
    QVERIFY(!sink.events[0].hasFrom);
    QVERIFY(sink.events[1].hasFrom);
    QCOMPARE(sink.items[0].type, "Bug"s);
    QCOMPARE(m_outcome.mapping->format, "csv-events"s);
    QCOMPARE(m_outcome.mappingFingerprint, headerFingerprint(std::vector<std::string> {"Key", "Type", "From", "To", "Changed"}));
}

void TestCsvEventsReader::rejectsRowsWithoutKeyOrTime()
{
    const auto sink = read(history);
    QCOMPARE(sink.records, 2);
    QCOMPARE(sink.rejects.size(), std::size_t {3});
    const Reject& time = sink.rejects[0];
    QCOMPARE(*time.line, 4);
    QCOMPARE(*time.byte, static_cast<std::int64_t>(history.find("B-1")));
    QCOMPARE(time.record, "B-1"s);
    QCOMPARE(time.field, "Changed"s);
    QCOMPARE(time.text, "yesterday"s);
    QVERIFY(!time.kept);
    const Reject& key = sink.rejects[1];
    QCOMPARE(*key.line, 5);
    QCOMPARE(key.field, "Key"s);
    QCOMPARE(key.text, ",Story,,Ready,2025-03-03T09:00:00Z"s);
    QCOMPARE(sink.rejects[2].field, "Changed"s);
    QCOMPARE(sink.rejects[2].record, "B-2"s);
}

void TestCsvEventsReader::readsStartsAndLifecycles()
{
    const auto sink = read("case_id,activity,start_timestamp,timestamp,lifecycle:transition,org:resource\n"
                           "A,Code,2025-03-03T08:00:00Z,2025-03-03T09:00:00Z,COMPLETE,Team A\n"
                           "A,Code,,2025-03-03T09:00:00Z,Start,\n"
                           "A,Code,,2025-03-03T09:00:00Z,suspend,\n"
                           "A,Code,,2025-03-03T09:00:00Z,,\n");
    QCOMPARE(isoInstant(*sink.events[0].start), "2025-03-03T08:00:00.000Z"s);
    QVERIFY(!sink.events[1].start);
    QCOMPARE(sink.events[0].actor, "Team A"s);
    QCOMPARE(sink.events[0].lifecycle, Lifecycle::Complete);
    QCOMPARE(sink.events[1].lifecycle, Lifecycle::Start);
    QCOMPARE(sink.events[2].lifecycle, Lifecycle::Other);
    QCOMPARE(sink.events[3].lifecycle, Lifecycle::None);
}

void TestCsvEventsReader::keepsARowWhoseStartCannotBeRead()
{
    const auto sink = read("case_id,activity,start_timestamp,timestamp\nA,Code,soon,2025-03-03T09:00:00Z\n");
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.rejected, 0);
    QCOMPARE(sink.rejects.size(), std::size_t {1});
    QVERIFY(sink.rejects[0].kept);
    QCOMPARE(sink.rejects[0].field, "start_timestamp"s);
    QCOMPARE(sink.rejects[0].text, "soon"s);
    QVERIFY(!sink.events[0].start);
}

void TestCsvEventsReader::keepsColumnsWithoutRoleAsAttributes()
{
    const auto sink = read("case_id,activity,timestamp,Label,Label,,Cost\nA,x,2025-01-01,red,blue,7,,extra\n");
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    QCOMPARE(sink.items[0].attributes, (Pairs {{"Label", "red"}, {"Label", "blue"}, {"column 6", "7"}, {"column 8", "extra"}}));
}

void TestCsvEventsReader::statesAnItemAgainOnlyWhereItDiffers()
{
    const auto sink =
        read("case_id,activity,timestamp,title\n"
             "A,x,2025-01-01,one\nA,y,2025-01-02,one\nA,z,2025-01-03,two\nB,x,2025-01-01,two\nB,y,2025-01-01,two\nA,z,2025-01-04,two\n");
    QStringList stated;
    for (const auto& item : sink.items)
        stated += QString::fromStdString(item.key + " " + item.title);
    QCOMPARE(stated, (QStringList {"A one", "A two", "B two", "A two"}));
    QCOMPARE(sink.events.size(), std::size_t {6});
}

void TestCsvEventsReader::rejectsRepeatedHeaders()
{
    const auto sink = read("Key,To,Changed\nA,x,2025-01-01\nKey,To,Changed\nA,y,2025-01-02\n");
    QCOMPARE(sink.records, 2);
    QCOMPARE(sink.rejected, 1); // every row is one or the other
    QCOMPARE(*sink.rejects[0].line, 3);
    QVERIFY(sink.rejects[0].reason.find("header") != std::string::npos);
}

void TestCsvEventsReader::decidesTheOrderOfDatesOverAllRows()
{
    std::string text = "Key,To,Changed\nA,x,2025-01-01\n";
    for (int i = 0; i < 5000; ++i)
        text += "A,x,3/4/25 10:00\n";
    const auto sink = read(text + "A,y,3/14/25 10:00\nA,z,14/3/2025\nA,y,3/15/25\n");
    QCOMPARE(sink.records, 5003);
    QCOMPARE(isoInstant(sink.events[0].at), "2025-01-01T00:00:00.000Z"s);
    QCOMPARE(isoInstant(sink.events[1].at), "2025-03-04T10:00:00.000Z"s);
    QCOMPARE(isoInstant(sink.events[5002].at), "2025-03-15T00:00:00.000Z"s);
    // The one cell that does not fit is refused, not read in another order.
    QCOMPARE(sink.rejects.size(), std::size_t {1});
    QCOMPARE(sink.rejects[0].text, "14/3/2025"s);
    QCOMPARE(*sink.rejects[0].line, 5004);
}

void TestCsvEventsReader::saysWhatItAssumed()
{
    ReadOptions options;
    options.zone = "Europe/Berlin";
    read("Key;To;Changed\nA;x;13/1/25 10:00\nA;y;14/1/25 10:00\n", options);
    QCOMPARE(m_outcome.note,
        "semicolons, UTF-8, one row an event, dates in \"Changed\" are day/month/year, times without a zone read as Europe/Berlin"s);
}

void TestCsvEventsReader::warnsWhereDatesLeaveTheOrderOpen()
{
    const auto open = read("Key,To,Changed\nA,x,1/2/25\n");
    QCOMPARE(open.warnings.size(), std::size_t {1});
    QVERIFY(open.warnings[0].find("Changed") != std::string::npos);
    ReadOptions options;
    options.mapping = parseMapping(R"({"dates": "mdy", "columns": {"Key": "key", "To": "to", "Changed": "instant"}})", "map");
    const auto told = read("Key,To,Changed\nA,x,1/2/25\n", options);
    QVERIFY(told.warnings.empty());
    QCOMPARE(isoInstant(told.events[0].at), "2025-01-02T00:00:00.000Z"s);
}

void TestCsvEventsReader::readsTimesInTheZoneTheHeaderNames()
{
    ReadOptions options;
    options.zone = "Europe/Berlin";
    const auto sink = read("Key,To,Changed (UTC)\nA,x,2025-01-01 10:00:00\n", options);
    QCOMPARE(isoInstant(sink.events[0].at), "2025-01-01T10:00:00.000Z"s);
    QVERIFY(m_outcome.note.find("Berlin") == std::string::npos);
}

void TestCsvEventsReader::obeysAMapping()
{
    ReadOptions options;
    options.zone = "America/New_York";
    options.mapping = parseMapping(R"({"format": "csv-events", "zone": "Europe/Berlin", "dates": "dmy", "delimiter": ";",
        "columns": {"Nr": "key", "Was": "activity", "Wann": "instant", "Jetzt": "status", "Neu": "created", "Egal": "ignore", "Rot": "label"}})",
        "map");
    const auto sink = read("Wann;Nr;Was;Jetzt;Neu;Egal;Rot;Frei\n05.01.2025 10:00;7;baut;offen;01.01.2025;x;r;f\n", options);
    QCOMPARE(test::text(sink.events[0]), "7: → baut 2025-01-05T09:00:00.000Z"s);
    QCOMPARE(sink.items[0].status, "offen"s);
    QCOMPARE(isoInstant(*sink.items[0].created), "2024-12-31T23:00:00.000Z"s);
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    QCOMPARE(sink.items[0].attributes, (Pairs {{"Rot", "r"}, {"Frei", "f"}}));
    QCOMPARE(*m_outcome.mapping, *options.mapping);
}

void TestCsvEventsReader::refusesAMapping_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("names");
    QTest::newRow("a column that is not there") << QByteArray(R"({"columns": {"Nr": "key"}})") << QByteArray("Nr");
    QTest::newRow("another format") << QByteArray(R"({"format": "csv-stages", "columns": {}})") << QByteArray("csv-stages");
    QTest::newRow("no key") << QByteArray(R"({"columns": {"To": "to", "Changed": "instant"}})") << QByteArray("key");
    QTest::newRow("no instant") << QByteArray(R"({"columns": {"To": "to", "Key": "key"}})") << QByteArray("instant");
    QTest::newRow("a role twice") << QByteArray(R"({"columns": {"To": "key", "Key": "key", "Changed": "instant"}})") << QByteArray("Key");
    QTest::newRow("a stage") << QByteArray(R"({"columns": {"To": "stage:Done", "Key": "key", "Changed": "instant"}})")
                             << QByteArray("stage:Done");
    QTest::newRow("an unknown zone") << QByteArray(R"({"zone": "Mars", "columns": {"To": "to", "Key": "key", "Changed": "instant"}})")
                                     << QByteArray("Mars");
}

void TestCsvEventsReader::refusesAMapping()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, names);
    ReadOptions options;
    options.mapping = parseMapping(json.toStdString(), "map");
    const std::string sentence = test::sentenceOf([&] { read("Key,To,Changed\nA,x,2025-01-01\n", options); });
    QVERIFY2(sentence.find(names.toStdString()) != std::string::npos, sentence.c_str());
}

void TestCsvEventsReader::namesTheProjectOfRowsWithoutOne()
{
    ReadOptions options;
    options.project = "Default";
    const auto sink = read("case_id,activity,timestamp,project\nA,x,2025-01-01,\nB,x,2025-01-01,Own\n", options);
    QCOMPARE(sink.items[0].project, "Default"s);
    QCOMPARE(sink.items[1].project, "Own"s);
}

void TestCsvEventsReader::countsEmptyStatusesAndSaysSo()
{
    const auto sink = read("case_id,activity,timestamp\nA,x,2025-01-01\nA,,2025-01-02\nA,,2025-01-03\n");
    QCOMPARE(sink.records, 3);
    QCOMPARE(sink.events[1].to, ""s);
    QCOMPARE(sink.warnings.size(), std::size_t {1});
    QVERIFY2(sink.warnings[0].starts_with("2 events have no status in \"activity\", the first in line 3;"), sink.warnings[0].c_str());
    QVERIFY(read("case_id,activity,timestamp\nA,x,2025-01-01\n").warnings.empty());
}

void TestCsvEventsReader::keepsBlanksUnlessTheyAreTheTablesManner()
{
    QCOMPARE(read("case_id,activity,timestamp\nA,Check ,2025-01-01\n").events[0].to, "Check "s);
    const auto padded = read("case_id, activity, timestamp\nA, Check , 2025-01-01\n");
    QCOMPARE(padded.events.at(0).to, "Check"s);
    const auto blank = read("case_id,activity,timestamp\n  ,Check,2025-01-01\n");
    QCOMPARE(blank.rejected, 1);
}

void TestCsvEventsReader::readsAnyEncodingAndPacking()
{
    const QString text = QStringLiteral("Vorgang;Aktivität;Zeitstempel\nA;Prüfung;2025-03-03T09:00:00Z\nB;x;nie\n");
    std::string wide = "\xFF\xFE";
    for (const QChar c : text) {
        wide.push_back(static_cast<char>(c.unicode() & 0xFF));
        wide.push_back(static_cast<char>(c.unicode() >> 8));
    }
    const std::string narrow = text.toLatin1().toStdString();
    const std::string plain = text.toUtf8().toStdString();
    for (const std::string& bytes : {plain, "\xEF\xBB\xBF" + plain, narrow, wide, test::gzipped(plain), test::gzipped(wide)}) {
        const auto sink = read(bytes);
        QCOMPARE(test::text(sink.events.at(0)), "A: → Prüfung 2025-03-03T09:00:00.000Z"s);
        QCOMPARE(*sink.rejects.at(0).line, 3);
    }
}

void TestCsvEventsReader::tellsWhatItIs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("confidence");
    const auto row = [](const char* text, Confidence confidence) {
        QTest::newRow(text) << QByteArray(text) << static_cast<int>(confidence);
    };
    row("Key,From,To,Changed\n", Confidence::Certain);
    row("case:concept:name,concept:name,time:timestamp\n", Confidence::Certain);
    row("case_id,activity,timestamp\n", Confidence::Likely);
    row("id,status,date\nA,x,2025-01-01\n", Confidence::Maybe);
    row("id,name,date\nA,x,2025-01-01\n", Confidence::No);
    row("\x01\x02\x7f,\x01\x02", Confidence::No);
    row("[{\"key\": \"A\", \"status\": 1}]", Confidence::No);
}

void TestCsvEventsReader::tellsWhatItIs()
{
    QFETCH(QByteArray, text);
    QFETCH(int, confidence);
    const std::string bytes = text.toStdString();
    QCOMPARE(static_cast<int>(CsvEventsReader().probe({"x", false, bytes, true})), confidence);
    QCOMPARE(CsvEventsReader().probe({"x", true, bytes, true}), Confidence::No);
}

void TestCsvEventsReader::refusesWithASentence_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("JSON") << QByteArray("{\"a\": 1}");
    QTest::newRow("one column") << QByteArray("key\nA\n");
    QTest::newRow("no known column") << QByteArray("a,b,c\n1,2,3\n");
    QTest::newRow("a million columns") << QByteArray(1'000'000, ',');
    QTest::newRow("a header beyond the limit") << "Key,To,Changed,\"" + QByteArray(static_cast<qsizetype>(limits::fieldBytes) + 1, 'x')
            + "\"\n";
}

void TestCsvEventsReader::refusesWithASentence()
{
    QFETCH(QByteArray, text);
    const std::string sentence = test::sentenceOf([&] { read(text.toStdString()); });
    QVERIFY2(sentence.find("events.csv") != std::string::npos && sentence.ends_with('.'), sentence.c_str());
}

void TestCsvEventsReader::accountsForEveryRow()
{
    const auto sink = read("Key,To,Changed\nA,x,2025-01-01\n,,\nA\nA,\"open,2025-01-01\nB,y,2025-01-01,,,,,\n\n" + std::string(20'000, ',')
        + "\nC,z,2025-01-01");
    QCOMPARE(sink.records, 3);
    QCOMPARE(sink.rejected, 4);
}

void TestCsvEventsReader::takesEmptyDatesForNone()
{
    const auto sink = read("case_id,activity,start_timestamp,timestamp\n"
                           "A,x,0001-01-01T00:00:00Z,2025-03-03T09:00:00Z\n"
                           "B,x,,1/1/0001 12:00:00 AM\n");
    QCOMPARE(sink.records, 1);
    QVERIFY(!sink.events[0].start);
    QCOMPARE(sink.rejects.size(), std::size_t {1});
    QCOMPARE(sink.rejects[0].reason, "The time is missing."s);
    QVERIFY(m_outcome.note.ends_with("2 times of the year 1 read as none"));
}

void TestCsvEventsReader::readsAHeaderLongerThanTheHead()
{
    std::string header = "case_id,activity,timestamp";
    std::string row = "A,x,2025-03-03T09:00:00Z";
    for (int i = 0; i < 1500; ++i) {
        header += ",a column with a rather long name, as some tools write them " + std::to_string(i);
        row += ",";
    }
    const std::string text = header + "\n" + row + "last\n";
    QVERIFY(header.size() > limits::headBytes);
    const std::string_view head = std::string_view(text).substr(0, limits::headBytes);
    QVERIFY(CsvEventsReader().probe({"x", false, head, false}) != Confidence::No);
    const auto sink = read(text);
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.items[0].attributes.size(), std::size_t {1});
    QCOMPARE(m_outcome.mappingFingerprint, *headerFingerprint(m_folder.write("again.csv", text)));
    // Also by a delimiter that only a mapping knows of.
    std::ranges::replace(header, ',', '^');
    QVERIFY(!headerFingerprint(m_folder.write("odd.csv", header + "\n")));
    QCOMPARE(m_outcome.mappingFingerprint, *headerFingerprint(m_folder.write("odd.csv", header + "\n"), '^'));
}

void TestCsvEventsReader::givesOneRoleToEqualNames()
{
    const auto sink = read("case,event type,event type,timestamp\nA,Build,start,2025-03-03T09:00:00Z\n");
    QCOMPARE(sink.events[0].to, "Build"s);
    QCOMPARE(sink.events[0].lifecycle, Lifecycle::None);
    QCOMPARE(m_outcome.mapping->columns.size(), std::size_t {3});
}

void TestCsvEventsReader::stopsWhenCancelled()
{
    class CancelledProgress final : public Progress {
    public:
        void stage(std::string_view) override { }
        void report(std::int64_t, std::int64_t) override { }
        [[nodiscard]] bool cancelled() const override { return true; }
    } progress;
    std::string text = "Key,To,Changed\n";
    for (int i = 0; i < 10'000; ++i)
        text += "A,x,2025-01-01\n";
    test::RecordingSink sink;
    QVERIFY_EXCEPTION_THROWN(CsvEventsReader().read(m_folder.write("long.csv", text), {}, sink, progress), Cancelled);
}

QTEST_APPLESS_MAIN(TestCsvEventsReader)
#include "tst_csv_events_reader.moc"
