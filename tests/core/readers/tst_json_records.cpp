// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/readers/encoding.h"
#include "core/readers/input.h"
#include "core/readers/json_head.h"
#include "core/readers/json_parser.h"
#include "core/readers/json_records.h"
#include "tests/core/readers/source_file.h"

#include <QtTest>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace weir;
using namespace weir::readers;
using weir::test::sentenceOf;
using weir::test::SourceFolder;

namespace {

constexpr std::array<std::string_view, 2> containers = {"issues", "values"};

struct Found {
    std::string text;
    std::int64_t line = 0;
    std::int64_t byte = 0;
    std::int64_t page = 0;
};

struct Walked {
    std::vector<Found> records;
    std::vector<JsonRecords::Member> members;
    std::string problem;
};

Walked walk(const std::string& bytes)
{
    const SourceFolder folder;
    const std::filesystem::path path = folder.write("source.json", bytes);
    Walked walked;
    walked.problem = sentenceOf([&] {
        Input input(path);
        TextInput text(input);
        SilentProgress progress;
        JsonRecords records(text, containers, progress);
        JsonParser parser;
        while (records.next()) {
            walked.records.push_back({std::string(records.text()), records.line(), records.byte(), records.page()});
            JsonValue value;
            if (const std::string wrong = parser.parse(records.text(), value); !wrong.empty())
                records.failRecord(wrong);
        }
        walked.members = records.members();
    });
    return walked;
}

QStringList texts(const Walked& walked)
{
    QStringList list;
    for (const Found& record : walked.records)
        list << QString::fromStdString(record.text);
    return list;
}

std::string utf16(std::string_view ascii, bool littleEndian)
{
    std::string bytes = littleEndian ? "\xFF\xFE" : "\xFE\xFF";
    for (const char c : ascii) {
        bytes.push_back(littleEndian ? c : '\0');
        bytes.push_back(littleEndian ? '\0' : c);
    }
    return bytes;
}

/// A list that holds so many others within each other.
std::string nested(std::size_t depth)
{
    std::string text(depth + 1, '[');
    text.append(depth + 1, ']');
    return text;
}

/// A list of two records, the first of which begins after `lead`.
std::string listOf(std::string_view lead, std::string_view second)
{
    std::string text = "[";
    text.append(lead).append(",").append(second).append("]");
    return text;
}

class CancelledProgress final : public Progress {
public:
    void stage(std::string_view) override { }
    void report(std::int64_t, std::int64_t) override { }
    [[nodiscard]] bool cancelled() const override { return true; }
};

} // namespace

class TestJsonRecords : public QObject {
    Q_OBJECT

private slots:
    void findsTheRecords_data();
    void findsTheRecords();
    void knowsWhereARecordBegins();
    void knowsWhereARecordBeginsInUtf16_data();
    void knowsWhereARecordBeginsInUtf16();
    void skipsAByteOrderMark();
    void givesThePagesMembers();
    void tellsPagesApart();
    void keepsAFewMembersOfAPageOnly();
    void refusesWhatIsNoJson_data();
    void refusesWhatIsNoJson();
    void namesThePlaceOfAnError();
    void refusesDeepNesting();
    void takesDeepNestingUpToTheLimit();
    void findsBracketsWhereverBlocksAndReadsBegin();
    void doesNotHoldTheSource();
    void replacesBytesThatAreNoUtf8();
    void takesNumbersOfAnySize();
    void findsFieldsInOnePass();
    void seesNamesInAHead_data();
    void seesNamesInAHead();
    void stopsWhenCancelled();
};

void TestJsonRecords::findsTheRecords_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QStringList>("records");
    const QStringList two {R"({"a":1})", R"({"b":[2]})"};
    QTest::newRow("empty") << QByteArray("") << QStringList();
    QTest::newRow("blank") << QByteArray(" \n\t ") << QStringList();
    QTest::newRow("list") << QByteArray(R"([{"a":1},{"b":[2]}])") << two;
    QTest::newRow("list with blanks") << QByteArray("\n[ {\"a\":1} ,\r\n {\"b\":[2]} ]\n") << two;
    QTest::newRow("empty list") << QByteArray("[]") << QStringList();
    QTest::newRow("page") << QByteArray(R"({"total":2,"issues":[{"a":1},{"b":[2]}],"x":{}})") << two;
    QTest::newRow("page, other name") << QByteArray(R"({"values":[{"a":1},{"b":[2]}]})") << two;
    QTest::newRow("empty page") << QByteArray(R"({"issues":[]})") << QStringList();
    QTest::newRow("two lists in a page") << QByteArray(R"({"issues":[{"a":1}],"values":[{"b":[2]}]})") << two;
    QTest::newRow("pages behind each other") << QByteArray("{\"issues\":[{\"a\":1}]}\n{\"issues\":[{\"b\":[2]}]}") << two;
    QTest::newRow("list of pages") << QByteArray(R"([{"issues":[{"a":1}]},{"issues":[{"b":[2]}]}])") << two;
    QTest::newRow("a line each") << QByteArray("{\"a\":1}\n{\"b\":[2]}\n") << two;
    QTest::newRow("a line each, CRLF") << QByteArray("{\"a\":1}\r\n{\"b\":[2]}\r\n") << two;
    QTest::newRow("one object") << QByteArray(R"({"a":1})") << QStringList {R"({"a":1})"};
    QTest::newRow("not a list of records") << QByteArray(R"({"issues":3})") << QStringList {R"({"issues":3})"};
    QTest::newRow("issues inside a record") << QByteArray(R"([{"a":{"issues":[1]}}])") << QStringList {R"({"a":{"issues":[1]}})"};
    QTest::newRow("values in a page's record") << QByteArray(R"({"issues":[{"values":[1]}]})") << QStringList {R"({"values":[1]})"};
    QTest::newRow("bare values") << QByteArray(R"([1, "x" ,null,true])") << QStringList {"1", "\"x\"", "null", "true"};
    QTest::newRow("lists in a list") << QByteArray("[[1],[]]") << QStringList {"[1]", "[]"};
    QTest::newRow("brackets in texts") << QByteArray(R"([{"a":"}]{[\"\\"},{"b":"\\\""}])")
                                       << QStringList {R"({"a":"}]{[\"\\"})", R"({"b":"\\\""})"};
    QTest::newRow("key in another script") << QByteArray(R"([{"状態":"完了"}])") << QStringList {R"({"状態":"完了"})"};
}

void TestJsonRecords::findsTheRecords()
{
    QFETCH(QByteArray, source);
    QFETCH(QStringList, records);
    const Walked walked = walk(source.toStdString());
    QCOMPARE(QString::fromStdString(walked.problem), QString());
    QCOMPARE(texts(walked), records);
}

void TestJsonRecords::knowsWhereARecordBegins()
{
    const std::string source = "{\n \"text\": \"ü\\n\",\n \"issues\": [\n  {\"a\":\n 1},\n\n  {\"b\":2}, {\"c\":3}\n ]\n}\n[4]";
    const Walked walked = walk(source);
    QCOMPARE(QString::fromStdString(walked.problem), QString());
    QCOMPARE(walked.records.size(), std::size_t {4});
    const std::array<std::int64_t, 4> lines {4, 7, 7, 10};
    const std::array<std::string_view, 4> begins {"{\"a\"", "{\"b\"", "{\"c\"", "4]"};
    for (std::size_t i = 0; i < 4; ++i) {
        QCOMPARE(walked.records[i].line, lines[i]);
        QCOMPARE(walked.records[i].byte, static_cast<std::int64_t>(source.find(begins[i])));
    }
}

void TestJsonRecords::knowsWhereARecordBeginsInUtf16_data()
{
    QTest::addColumn<bool>("littleEndian");
    QTest::newRow("little endian") << true;
    QTest::newRow("big endian") << false;
}

void TestJsonRecords::knowsWhereARecordBeginsInUtf16()
{
    QFETCH(bool, littleEndian);
    const Walked walked = walk(utf16("[{\"a\":1},\n{\"b\":2}]", littleEndian));
    QCOMPARE(texts(walked), (QStringList {R"({"a":1})", R"({"b":2})"}));
    QCOMPARE(walked.records[0].byte, std::int64_t {2 + 2 * 1});
    QCOMPARE(walked.records[1].byte, std::int64_t {2 + 2 * 10});
    QCOMPARE(walked.records[1].line, std::int64_t {2});
}

void TestJsonRecords::skipsAByteOrderMark()
{
    const Walked walked = walk("\xEF\xBB\xBF[1]");
    QCOMPARE(texts(walked), QStringList {"1"});
    QCOMPARE(walked.records[0].byte, std::int64_t {4});
}

void TestJsonRecords::givesThePagesMembers()
{
    const Walked walked = walk(R"({"startAt":0,"list":[1],"issues":[{"total":7}],"total":33,"isLast":true,"self":"x/y"})");
    QStringList members;
    for (const JsonRecords::Member& member : walked.members)
        members << QString::fromStdString(member.name + "=" + member.value);
    QCOMPARE(members, (QStringList {"startAt=0", "total=33", "isLast=true", "self=\"x/y\""}));
}

void TestJsonRecords::tellsPagesApart()
{
    const Walked walked = walk(R"({"values":[1,2]} [3] {"values":[4],"issues":[5]})");
    QStringList pages;
    for (const Found& record : walked.records)
        pages << QString("%1:%2").arg(QString::fromStdString(record.text)).arg(record.page);
    QCOMPARE(pages, (QStringList {"1:1", "2:1", "3:1", "4:2", "5:2"}));
}

void TestJsonRecords::keepsAFewMembersOfAPageOnly()
{
    std::string many;
    for (int i = 0; i < 5000; ++i)
        many += "\"m" + std::to_string(i) + "\":" + std::to_string(i) + ",";
    const std::string longName(10'000, 'n');
    for (const std::string& page : {"{" + many + R"("issues":[1]})", R"({"issues":[1],)" + many + R"("end":0})"}) {
        const Walked walked = walk(page);
        QCOMPARE(texts(walked), QStringList {"1"});
        QCOMPARE(walked.members.size(), std::size_t {1000});
        QCOMPARE(walked.members.front().name, std::string("m0"));
    }
    QVERIFY(walk("{\"" + longName + R"(":1,"issues":[1]})").members.empty());
}

void TestJsonRecords::refusesWhatIsNoJson_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("cut in a list") << QByteArray(R"([{"a":1},)");
    QTest::newRow("cut in a record") << QByteArray(R"([{"a":1},{"b")");
    QTest::newRow("cut in a text") << QByteArray(R"([{"a":1},{"b":"x)");
    QTest::newRow("cut behind a backslash") << QByteArray(R"(["\)");
    QTest::newRow("cut in a page") << QByteArray(R"({"issues":[{"a":1}])");
    QTest::newRow("cut before a value") << QByteArray(R"({"issues":)");
    QTest::newRow("no comma") << QByteArray("[1 2]");
    QTest::newRow("comma at the end") << QByteArray("[1,]");
    QTest::newRow("two commas") << QByteArray("[1,,2]");
    QTest::newRow("no colon") << QByteArray(R"({"a" 1})");
    QTest::newRow("no quotes") << QByteArray(R"({a:1})");
    QTest::newRow("wrong bracket") << QByteArray(R"([{"a":[1}])");
    QTest::newRow("brackets that cross") << QByteArray(R"([{"a":[1}]}])");
    QTest::newRow("closed too often") << QByteArray("[1]]");
    QTest::newRow("words") << QByteArray("this is no JSON");
    QTest::newRow("a wrong word") << QByteArray(R"([{"a":nope}])");
    QTest::newRow("a wrong word in what is skipped") << QByteArray(R"({"x":{"a":nope},"issues":[]})");
    QTest::newRow("a wrong word behind the records") << QByteArray(R"({"issues":[],"x":nope})");
    QTest::newRow("a line break in a text") << QByteArray("[\"a\nb\"]");
    QTest::newRow("a wrong escape") << QByteArray(R"(["\q"])");
    QTest::newRow("a NUL") << QByteArray("[1,\0]", 5);
    QTest::newRow("a table") << QByteArray("Key,Status\nA-1,Done\n");
}

void TestJsonRecords::refusesWhatIsNoJson()
{
    QFETCH(QByteArray, source);
    const Walked walked = walk(source.toStdString());
    QVERIFY2(walked.problem.find("is not valid JSON in line ") != std::string::npos, walked.problem.c_str());
    QVERIFY(walked.problem.find("source.json") != std::string::npos);
}

void TestJsonRecords::namesThePlaceOfAnError()
{
    const Walked walked = walk("[{\"a\":1},\n {\"b\":nope}]");
    QVERIFY2(walked.problem.find("line 2, byte 11:") != std::string::npos, walked.problem.c_str());
    const Walked comma = walk("[1,\n2\n3]");
    QVERIFY2(comma.problem.find("line 3, byte 6: a comma is missing") != std::string::npos, comma.problem.c_str());
}

void TestJsonRecords::refusesDeepNesting()
{
    for (const std::size_t depth : {std::size_t {1'100}, std::size_t {200'000}}) {
        const Walked walked = walk(nested(depth));
        QVERIFY2(walked.problem.find("deeper than 1024") != std::string::npos, walked.problem.c_str());
        QVERIFY(!walk(std::string(depth, '[')).problem.empty());
    }
}

void TestJsonRecords::takesDeepNestingUpToTheLimit()
{
    const Walked walked = walk(nested(1'000));
    QCOMPARE(QString::fromStdString(walked.problem), QString());
    QCOMPARE(walked.records.size(), std::size_t {1});
}

void TestJsonRecords::findsBracketsWhereverBlocksAndReadsBegin()
{
    // Blanks push a record with all that is difficult over every place in a block, and over the end of a read.
    const std::string hard = R"({"a\\":"\\\"}]","b":[{"c":"{[\\"},[]],"d":"\\\\\\"})";
    for (std::size_t shift = 0; shift < 130; ++shift) {
        const Walked walked = walk(listOf(std::string(shift, ' ').append(hard), hard));
        QCOMPARE(QString::fromStdString(walked.problem), QString());
        QCOMPARE(texts(walked), (QStringList {QString::fromStdString(hard), QString::fromStdString(hard)}));
    }
    for (std::size_t shift = 0; shift < 80; ++shift) {
        std::string filler = "\"";
        filler.append(std::size_t {65'536} - 90 + shift, 'x').append("\"");
        const Walked walked = walk(listOf(filler, hard));
        QCOMPARE(QString::fromStdString(walked.problem), QString());
        QCOMPARE(walked.records.size(), std::size_t {2});
        QCOMPARE(walked.records[1].text, hard);
    }
}

void TestJsonRecords::doesNotHoldTheSource()
{
    // Several reads long, with one record that is longer than a read.
    std::string source = "{\"issues\":[";
    const std::string record = R"({"key":"A-1","text":")" + std::string(500, 'x') + "\"}";
    for (int i = 0; i < 9'000; ++i)
        source += (i == 0 ? "" : ",\n") + record;
    const std::string large = ",{\"key\":\"" + std::string(3'000'000, 'y') + "\"}";
    source += large + large + "]}";
    const Walked walked = walk(source);
    QCOMPARE(QString::fromStdString(walked.problem), QString());
    QCOMPARE(walked.records.size(), std::size_t {9'002});
    QCOMPARE(walked.records[8'999].line, std::int64_t {9'000});
    QCOMPARE(walked.records[8'999].text, record);
    QCOMPARE(walked.records[9'001].text.size(), large.size() - 1);
    QCOMPARE(walked.records[9'001].byte, static_cast<std::int64_t>(source.size() - large.size() - 1));
}

void TestJsonRecords::replacesBytesThatAreNoUtf8()
{
    JsonParser parser;
    JsonValue value;
    std::string text = "{\"a\":\"x\xFFy\"}";
    const std::size_t length = text.size();
    text.resize(length + JsonRecords::padding);
    QCOMPARE(QString::fromStdString(parser.parse(std::string_view(text).substr(0, length), value)), QString());
    QCOMPARE(QString::fromUtf8(std::string_view(value["a"]).data()), QString("x\uFFFDy"));
    QCOMPARE(parser.mended(), std::int64_t {1});
}

void TestJsonRecords::takesNumbersOfAnySize()
{
    const Walked walked = walk(R"([{"id":123456789012345678901234567890,"text":"99999999999999999999 \" 99999999999999999999"}])");
    QCOMPARE(QString::fromStdString(walked.problem), QString());
    QCOMPARE(walked.records.size(), std::size_t {1});
}

void TestJsonRecords::findsFieldsInOnePass()
{
    JsonParser parser;
    JsonValue value;
    std::string text = R"({"x":1,"a":"one","b":null,"c":{"a":2},"a":"two"})";
    const std::size_t length = text.size();
    text.resize(length + JsonRecords::padding);
    QVERIFY(parser.parse(std::string_view(text).substr(0, length), value).empty());
    const auto fields = pickFields(*objectOf(value), std::array<std::string_view, 4> {"a", "b", "c", "d"});
    QCOMPARE(QString::fromUtf8(fields.repeated.data()), QString("a"));
    QVERIFY(!fields.values[1]);
    QVERIFY(objectOf(fields.values[2]).has_value());
    QVERIFY(!fields.values[3]);
}

void TestJsonRecords::seesNamesInAHead_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("there");
    QTest::newRow("object") << QByteArray(R"({"key":"A-1","fields":{"status":{"name":"x"}}})") << "fields.status.name" << true;
    QTest::newRow("list") << QByteArray(R"([{"a":1},{"key":[{"x":1}]}])") << "[].key[].x" << true;
    QTest::newRow("page") << QByteArray(R"({"issues":[{"key":"A-1"},{"fields":{"b":1}}]})") << "issues[].fields.b" << true;
    QTest::newRow("a value is no name") << QByteArray(R"({"a":"key"})") << "key" << false;
    QTest::newRow("names do not leak") << QByteArray(R"({"a":{"x":1},"b":2})") << "a.b" << false;
    QTest::newRow("cut") << QByteArray(R"({"issues":[{"key":"A-1","fields":{"summ)") << "issues[].fields" << true;
    QTest::newRow("cut name") << QByteArray(R"({"issues":[{"key":"A-1","fiel)") << "issues[].fiel" << false;
    QTest::newRow("a line each") << QByteArray("{\"a\":1}\n{\"b\":1}") << "b" << true;
    QTest::newRow("UTF-16") << QByteArray::fromStdString(utf16(R"({"key":1})", true)) << "key" << true;
    QTest::newRow("no JSON") << QByteArray("key,status\n") << "key" << false;
    QTest::newRow("deep") << QByteArray(std::string(60'000, '[').c_str()) << "" << false;
}

void TestJsonRecords::seesNamesInAHead()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, path);
    QFETCH(bool, there);
    const JsonHead names(std::string_view(head.constData(), static_cast<std::size_t>(head.size())), false);
    QCOMPARE(names.has(path.toStdString()), there);
}

void TestJsonRecords::stopsWhenCancelled()
{
    const SourceFolder folder;
    Input input(folder.write("a.json", "[1,2]"));
    TextInput text(input);
    CancelledProgress progress;
    JsonRecords records(text, containers, progress);
    QVERIFY_EXCEPTION_THROWN(records.next(), Cancelled);
}

QTEST_APPLESS_MAIN(TestJsonRecords)
#include "tst_json_records.moc"
