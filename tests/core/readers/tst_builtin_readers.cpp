// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/reader.h"
#include "tests/core/readers/gzip.h"
#include "tests/core/readers/source_file.h"

#include <QtTest>

#include <set>

using namespace weir;
using namespace weir::readers;

class TestBuiltinReaders : public QObject {
    Q_OBJECT

private slots:
    void listsEveryFormatOnce();
    void findsReadersByTheirId();
    void recognisesByContentNotBySuffix_data();
    void recognisesByContentNotBySuffix();
    void refusesWhatCannotBeRead();

private:
    test::SourceFolder m_folder;
};

void TestBuiltinReaders::listsEveryFormatOnce()
{
    std::set<std::string_view> ids;
    for (const Reader* reader : allReaders()) {
        QVERIFY(ids.insert(reader->info().id).second);
        QVERIFY(!reader->info().title.empty());
        QVERIFY(!reader->info().yields.empty());
    }
    QCOMPARE(ids, (std::set<std::string_view> {"git", "jira-json", "csv-events", "xes"}));
}

void TestBuiltinReaders::findsReadersByTheirId()
{
    QCOMPARE(findReader("xes")->info().id, std::string_view("xes"));
    QVERIFY(findReader("frobnicate") == nullptr);
}

void TestBuiltinReaders::recognisesByContentNotBySuffix_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("format");
    const auto row = [](const char* name, const std::string& bytes, const char* format) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(format);
    };
    const std::string events = "Key,From,To,Changed\nA-1,,Ready,2025-03-03\n";
    row("events", events, "csv-events");
    row("compressed events", test::gzip(events), "csv-events");
    row("a log", "<log><trace/></log>", "xes");
    row("a compressed log", test::gzip("<log><trace/></log>"), "xes");
    row("issues",
        R"({"issues": [{"key": "A-1", "fields": {"summary": "s", "created": "2025-03-03T10:00:00.000+0100", "status": {"name": "Open"}}}]})",
        "jira-json");
    row("issues of another kind of table", "Summary,Issue key,Status,Created\nx,A-1,Open,2025-03-03\n", "");
    row("prose", "Once upon a time, there was a river.\nIt had a weir.\n", "");
    row("other JSON", R"({"name": "x", "version": 1})", "");
    row("other XML", "<testsuite name=\"x\"/>", "");
    std::string noise;
    for (int i = 0; i < 500; ++i)
        noise += "\x01\x02\x7f";
    row("noise", noise, "");
    row("zeros", std::string(5000, '\0'), "");
}

void TestBuiltinReaders::recognisesByContentNotBySuffix()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, format);
    const Reader* reader = detectReader(m_folder.write("source.txt", bytes.toStdString()));
    QCOMPARE(
        reader == nullptr ? QByteArray() : QByteArray(reader->info().id.data(), static_cast<qsizetype>(reader->info().id.size())), format);
}

void TestBuiltinReaders::refusesWhatCannotBeRead()
{
    ErrorCode code {};
    QVERIFY(!test::sentenceOf([&] { static_cast<void>(detectReader(m_folder.path() / "missing")); }, &code).empty());
    QCOMPARE(code, ErrorCode::NotFound);
    const auto empty = m_folder.write("empty.csv", "");
    QVERIFY(!test::sentenceOf([&] { static_cast<void>(detectReader(empty)); }, &code).empty());
    QCOMPARE(code, ErrorCode::NotThis);
}

QTEST_APPLESS_MAIN(TestBuiltinReaders)
#include "tst_builtin_readers.moc"
