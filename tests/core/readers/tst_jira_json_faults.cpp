// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/core/readers/jira_reading.h"
#include "tests/core/readers/source_file.h"

#include <QtTest>

using namespace weir;
using namespace weir::test::jira;
using weir::test::sentenceOf;

class TestJiraJsonFaults : public QObject {
    Q_OBJECT

private slots:
    void saysThatPagesAreMissing();
    void keepsAnIssueWhoseTimeCannotBeRead();
    void rejectsARecordWithItsPlace_data();
    void rejectsARecordWithItsPlace();
    void readsUtf16();
    void refusesACutSource();
    void refusesDeepNesting();
    void mendsHalvesOfCutCharacters();
    void mendsOnlyTheBytesThatAreWrong();
};

void TestJiraJsonFaults::saysThatPagesAreMissing()
{
    const JiraSink sink = readText(R"({"total":2000,"issues":[)" + issue("A-1", "") + "]}");
    QCOMPARE(sink.warnings.size(), 1);
    QVERIFY2(sink.warnings[0].contains("1 of 2000 issues"), qPrintable(sink.warnings[0]));
}

void TestJiraJsonFaults::keepsAnIssueWhoseTimeCannotBeRead()
{
    const JiraSink sink = readText("[\n{\"key\":\"A-1\",\"fields\":{\"created\":\"yesterday\",\"resolutiondate\":{\"x\":1}},"
                                   "\"changelog\":{\"histories\":[{\"created\":\"soon\",\"items\":["
        + toDoing + "]}," + entry("05T10:00", toDone) + "]}}]");
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.items[0].created, std::string("unknown"));
    QCOMPARE(sink.events, QStringList {"A-1 03-05T09:00 2:Doing > 3:Done by Ann"});
    QCOMPARE(sink.rejects.size(), std::size_t {3});
    for (const Reject& reject : sink.rejects) {
        QVERIFY(reject.kept);
        QCOMPARE(reject.record, std::string("A-1"));
        QCOMPARE(reject.line.value_or(0), std::int64_t {2});
        QCOMPARE(reject.byte.value_or(-1), std::int64_t {2});
        QVERIFY(!reject.reason.empty());
    }
    QCOMPARE(sink.rejects[0].field, std::string("created"));
    QCOMPARE(sink.rejects[0].text, std::string("yesterday"));
    QCOMPARE(sink.rejects[1].field, std::string("resolutiondate"));
    QCOMPARE(sink.rejects[2].field, std::string("changelog.created"));
}

void TestJiraJsonFaults::rejectsARecordWithItsPlace_data()
{
    QTest::addColumn<QString>("record");
    QTest::addColumn<QString>("field");
    QTest::newRow("no key") << R"({"fields":{"summary":"x"}})"
                            << "key";
    QTest::newRow("an empty key") << R"({"key":"","fields":{"summary":"x"}})"
                                  << "key";
    QTest::newRow("a key that is no text") << R"({"key":5})"
                                           << "key";
    QTest::newRow("no object") << R"("A-1")"
                               << "";
    QTest::newRow("fields that are none") << R"({"key":"A-1","fields":[]})"
                                          << "fields";
    QTest::newRow("a key twice") << R"({"key":"A-1","key":"A-2"})"
                                 << "key";
    QTest::newRow("a field twice") << R"({"key":"A-1","fields":{"created":null,"created":"2025-03-01"}})"
                                   << "created";
    QTest::newRow("a status twice") << R"({"key":"A-1","fields":{"status":{"name":"a","name":"b"}}})"
                                    << "status.name";
}

void TestJiraJsonFaults::rejectsARecordWithItsPlace()
{
    QFETCH(QString, record);
    QFETCH(QString, field);
    const JiraSink sink = readText("[{\"key\":\"A-9\"},\n  " + record.toStdString() + ",\n{\"key\":\"A-8\"}]");
    QCOMPARE(sink.records, 2);
    QCOMPARE(sink.rejects.size(), std::size_t {1});
    QVERIFY(!sink.rejects[0].kept);
    QCOMPARE(QString::fromStdString(sink.rejects[0].field), field);
    QCOMPARE(sink.rejects[0].line.value_or(0), std::int64_t {2});
    QCOMPARE(sink.rejects[0].byte.value_or(0), std::int64_t {18});
    QCOMPARE(QString::fromStdString(sink.rejects[0].text), record);
}

void TestJiraJsonFaults::readsUtf16()
{
    std::string bytes = "\xFF\xFE";
    const QString text = QString::fromStdString('[' + issue("A-1", entry("04T10:00", change("1", "Open", "2", "進行中"))) + ",{}]");
    for (const QChar c : text) {
        bytes.push_back(static_cast<char>(c.unicode() & 0xFF));
        bytes.push_back(static_cast<char>(c.unicode() >> 8));
    }
    const JiraSink sink = readText(bytes);
    QCOMPARE(sink.events, QStringList {"A-1 03-04T09:00 1:Open > 2:進行中 by Ann"});
    QCOMPARE(sink.rejects.size(), std::size_t {1});
    QCOMPARE(sink.rejects[0].byte.value_or(0), static_cast<std::int64_t>(2 + 2 * (text.size() - 3)));
}

void TestJiraJsonFaults::refusesACutSource()
{
    const std::string text = '[' + issue("A-1", "") + ",\n" + issue("A-2", "") + "]";
    for (const std::size_t length : {text.size() - 1, text.size() - 10, text.size() / 2, std::size_t {1}}) {
        ErrorCode code = ErrorCode::Internal;
        const std::string sentence = sentenceOf([&] { (void)readText(text.substr(0, length)); }, &code);
        QVERIFY2(sentence.find("it ends in the middle") != std::string::npos, sentence.c_str());
        QVERIFY(code == ErrorCode::Malformed);
    }
}

void TestJiraJsonFaults::refusesDeepNesting()
{
    const std::string deep = R"([{"key":"A-1","fields":{"x":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}}]";
    const std::string sentence = sentenceOf([&] { (void)readText(deep); });
    QVERIFY2(sentence.find("deeper than 1024") != std::string::npos, sentence.c_str());
}

void TestJiraJsonFaults::mendsHalvesOfCutCharacters()
{
    const std::string half = R"({"key":"A-1","fields":{"summary":"cut \ud83d","created":"2025-03-01T10:00:00.000+0100"}})";
    const std::string other = R"({"key":"A-2","fields":{"summary":"\\ud83d \ud83d\ude00 \ude00\n\ud83d\ud83d\ude00"}})";
    const JiraSink sink = readText("[" + half + "," + other + "]");
    QCOMPARE(sink.records, 2);
    QCOMPARE(QString::fromStdString(sink.items[0].title), QStringLiteral("cut \uFFFD"));
    QCOMPARE(QString::fromStdString(sink.items[1].title), QString::fromUtf8("\\ud83d 😀 \uFFFD\n\uFFFD😀"));
    QCOMPARE(sink.warnings.size(), 1);
    QVERIFY(sink.warnings[0].startsWith("2 records"));
}

void TestJiraJsonFaults::mendsOnlyTheBytesThatAreWrong()
{
    const JiraSink sink =
        readText("[{\"key\":\"A-1\",\"fields\":{\"summary\":\"Größe \xFF\"}},{\"key\":\"A-2\",\"fields\":{\"summary\":\"Überprüfung\"}}]");
    QCOMPARE(QString::fromStdString(sink.items.at(0).title), QStringLiteral("Größe \uFFFD"));
    QCOMPARE(QString::fromStdString(sink.items.at(1).title), QStringLiteral("Überprüfung"));
    QCOMPARE(sink.warnings.size(), 1);
}

QTEST_APPLESS_MAIN(TestJiraJsonFaults)
#include "tst_jira_json_faults.moc"
