// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"
#include "core/readers/input.h"
#include "core/readers/json_head.h"
#include "core/readers/json_records.h"
#include "tests/core/readers/source_file.h"

#include <QtTest>

#include <array>

using namespace weir;
using namespace weir::readers;

namespace {

constexpr std::array<std::string_view, 2> containers = {"nodes", "issues"};
constexpr std::array<std::string_view, 1> singles = {"issue"};

/// "nodes: {…}" for each record; the problem as the last one.
QStringList walk(const std::string& bytes, std::vector<JsonRecords::Member>* members = nullptr)
{
    const test::SourceFolder folder;
    const std::filesystem::path path = folder.write("source.json", bytes);
    QStringList found;
    const std::string problem = test::sentenceOf([&] {
        Input input(path);
        TextInput text(input);
        SilentProgress progress;
        JsonRecords records(text, containers, progress, singles);
        while (records.next())
            found << QString::fromStdString(std::string(records.container()) + ": " + std::string(records.text()));
        if (members != nullptr)
            *members = records.members();
    });
    if (!problem.empty())
        found << QString::fromStdString(problem);
    return found;
}

} // namespace

/// Answers of web interfaces: records deep inside, pages in a list.
class TestJsonAnswers : public QObject {
    Q_OBJECT

private slots:
    void findsTheRecords_data();
    void findsTheRecords();
    void knowsWhatStandsBesideThem();
    void endsWhereTheAnswerIsCut();
    void tellsTheHeadOfAnAnswer();
};

void TestJsonAnswers::findsTheRecords_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QStringList>("records");
    const QStringList two {"nodes: 1", "nodes: 2"};
    QTest::newRow("deep inside") << QByteArray(R"({"data":{"a":{"b":{"nodes":[1,2]}}}})") << two;
    QTest::newRow("two lists") << QByteArray(R"({"data":{"a":{"nodes":[1]},"b":{"c":7,"nodes":[2]}},"x":{"nodes":[3]}})") << two;
    QTest::newRow("a member called as a record")
        << QByteArray(R"({"data":{"a":{"issue":{"nodes":[1]},"x":1}}})") << QStringList {R"(issue: {"nodes":[1]})"};
    QTest::newRow("behind each other") << QByteArray("{\"data\":{\"nodes\":[1]}}\n{\"data\":{\"nodes\":[2]}}") << two;
    QTest::newRow("in a list") << QByteArray(R"([{"data":{"nodes":[1]}},{"data":{"a":{"nodes":[2]}}}])") << two;
    QTest::newRow("nothing") << QByteArray(R"({"data":{"a":{"nodes":[]},"b":null}})") << QStringList();
    QTest::newRow("no answer") << QByteArray(R"({"data":7,"a":{"nodes":[1]}})") << QStringList {R"(: {"data":7,"a":{"nodes":[1]}})"};
    QTest::newRow("a record's own lists") << QByteArray(R"({"data":{"nodes":[{"nodes":[1]}]}})") << QStringList {R"(nodes: {"nodes":[1]})"};
    QTest::newRow("pages in a list") << QByteArray("[[1,2],[],[3]]") << QStringList {": 1", ": 2", ": 3"};
    QTest::newRow("lists in a page in a list") << QByteArray("[[[1],2]]") << QStringList {": [1]", ": 2"};
    QTest::newRow("a page, then a value") << QByteArray(R"({"issues":[1]} [2])") << QStringList {"issues: 1", ": 2"};
}

void TestJsonAnswers::findsTheRecords()
{
    QFETCH(QByteArray, source);
    QFETCH(QStringList, records);
    QCOMPARE(walk(source.toStdString()), records);
}

void TestJsonAnswers::knowsWhatStandsBesideThem()
{
    std::vector<JsonRecords::Member> members;
    QCOMPARE(walk(R"({"data":{"name":"x","a":{"nodes":[1],"pageInfo":{"hasNextPage":true}}}})", &members), (QStringList {"nodes: 1"}));
    QCOMPARE(members.size(), std::size_t {2});
    QCOMPARE(members[0].name, std::string("name"));
    QCOMPARE(members[1].name, std::string("hasNextPage"));
    QCOMPARE(members[1].value, std::string("true"));
}

void TestJsonAnswers::endsWhereTheAnswerIsCut()
{
    const QStringList found = walk(R"({"data":{"a":{"nodes":[1)");
    QVERIFY2(found.last().contains("it ends in the middle"), qPrintable(found.last()));
    std::string deep;
    for (int i = 0; i < 2'000; ++i)
        deep += R"({"data":)";
    QVERIFY2(walk(deep).last().contains("deeper than"), qPrintable(walk(deep).last()));
}

void TestJsonAnswers::tellsTheHeadOfAnAnswer()
{
    const JsonHead head(R"({"data":{"repository":{"issues":{"nodes":[{"number":1)", false);
    QVERIFY(head.records().contains("data.repository.issues.nodes[]."));
    QVERIFY(head.has("data.repository.issues.nodes[].number"));
    QVERIFY(!JsonHead(R"({"a":{"b":{"c":{"nodes":[{"number":1)", false).records().contains("a.b.c.nodes[]."));
}

QTEST_APPLESS_MAIN(TestJsonAnswers)
#include "tst_json_answers.moc"
