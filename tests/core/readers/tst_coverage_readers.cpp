// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/cobertura_xml_reader.h"
#include "core/readers/lcov_reader.h"
#include "core/readers/limits.h"
#include "tests/core/readers/recording_sink.h"
#include "tests/core/readers/source_file.h"
#include "tests/support/archive_bytes.h"

#include <QtTest>

#include <string>
#include <vector>

using namespace weir;
using namespace weir::readers;
using namespace std::string_literals;

namespace {

using Strings = std::vector<std::string>;

/// A report of one class each in 'classes': its inside.
std::string cobertura(const std::string& classes)
{
    return "<coverage line-rate=\"1\" lines-valid=\"99\" lines-covered=\"99\"><sources><source>/src</source></sources><packages>"
           "<package name=\"p\"><classes>"
        + classes + "</classes></package></packages></coverage>";
}

std::string line(int number, const std::string& hits)
{
    return "<line number=\"" + std::to_string(number) + "\" hits=\"" + hits + "\" branch=\"False\"/>";
}

} // namespace

class TestCoverageReaders : public QObject {
    Q_OBJECT

private slots:
    void lcovCountsLinesAndNoTotals();
    void lcovMergesAFileByLine();
    void lcovReadsOtherPackings();
    void lcovSaysWhatItCannotRead();
    void lcovSaysThatAReportIsCut();
    void lcovCountsLinesFarApart();
    void coberturaCountsLinesOfClassesOnce();
    void coberturaMergesClassesOfAFile();
    void coberturaTakesLinesOfMethodsWhereAClassHasNone();
    void coberturaSaysWhatItCannotRead();
    void coberturaTakesADocumentTypeWithoutFetchingIt();
    void refuseWithASentence_data();
    void refuseWithASentence();

private:
    test::RecordingSink lcov(const std::string& text) { return read(LcovReader(), text); }
    test::RecordingSink xml(const std::string& text) { return read(CoberturaXmlReader(), text); }
    test::RecordingSink read(const Reader& reader, const std::string& text)
    {
        test::RecordingSink sink;
        SilentProgress progress;
        (void)reader.read(m_folder.write("coverage.out", text), {}, sink, progress);
        return sink;
    }
    test::SourceFolder m_folder;
};

void TestCoverageReaders::lcovCountsLinesAndNoTotals()
{
    const auto sink = lcov("TN:unit\nSF:src/gate.c\nFN:1,main\nFNDA:4,main\nDA:1,4\nDA:2,0\nDA:7,1,checksum\nBRDA:1,0,0,-\nLF:90\nLH:80\n"
                           "end_of_record\nTN:\nSF:src/empty.c\nLF:0\nLH:0\nend_of_record\n");
    QCOMPARE(sink.files, (Strings {"src/gate.c 2/3", "src/empty.c 0/0"}));
    QCOMPARE(sink.records, 2);
    QVERIFY(sink.rejects.empty() && sink.warnings.empty());
}

void TestCoverageReaders::lcovMergesAFileByLine()
{
    const auto sink = lcov("TN:one\nSF:a.c\nDA:1,1\nDA:2,0\nDA:2,0\nDA:3,0\nend_of_record\nTN:one\nSF:b.c\nDA:1,0\nend_of_record\n"
                           "TN:two\nSF:a.c\nDA:2,18446744073709551616\nDA:4,0\nend_of_record\n");
    QCOMPARE(sink.files, (Strings {"a.c 2/4", "b.c 0/1"}));
    QCOMPARE(sink.records, 2);
}

void TestCoverageReaders::lcovReadsOtherPackings()
{
    const Strings files {"C:\\src\\a b.c 1/2"};
    const std::string report = "SF:C:\\src\\a b.c\r\nDA:1,1\r\nDA:2,0\r\nend_of_record\r\n";
    QCOMPARE(lcov(report).files, files);
    QCOMPARE(lcov("\xEF\xBB\xBF" + report).files, files);
    QCOMPARE(lcov(test::gzipped(report)).files, files);
    QCOMPARE(lcov("SF:gr\xFC\xDF"
                  "e.c\nDA:1,1\nend_of_record")
                 .files,
        (Strings {"gr\xC3\xBC\xC3\x9F"
                  "e.c 1/1"}));
}

void TestCoverageReaders::lcovSaysWhatItCannotRead()
{
    const auto sink =
        lcov("TN:\nDA:1,1\nSF:a.c\nDA:1,1\nDA:x,1\nDA:2\nDA:3,many\nDA:-1,1\nDA:5,-3\nend_of_record\nSF:\nDA:9,1\nend_of_record\n");
    QCOMPARE(sink.files, (Strings {"a.c 1/2"}));
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.rejected, 1);
    Strings told;
    for (const Reject& reject : sink.rejects)
        told.push_back(std::to_string(*reject.line) + " at " + std::to_string(*reject.byte) + " " + reject.record + " " + reject.field + " "
            + reject.text + (reject.kept ? "" : " lost"));
    QCOMPARE(told,
        (Strings {"2 at 4  DA 1,1", "5 at 25 a.c DA x,1", "6 at 32 a.c DA 2", "7 at 37 a.c DA 3,many", "8 at 47 a.c DA -1,1",
            "9 at 55 a.c DA 5,-3", "11 at 77  SF  lost"}));
}

void TestCoverageReaders::lcovSaysThatAReportIsCut()
{
    const auto sink = lcov("SF:a.c\nDA:1,1\nDA:2,1");
    QCOMPARE(sink.files, (Strings {"a.c 2/2"}));
    QCOMPARE(sink.warnings.size(), std::size_t {1});
    QVERIFY(sink.warnings[0].find("end_of_record") != std::string::npos);
}

void TestCoverageReaders::lcovCountsLinesFarApart()
{
    QCOMPARE(lcov("SF:a.c\nDA:0,1\nDA:63,1\nDA:64,0\nDA:4294967295,1\nDA:4294967296,1\nend_of_record\n").files, (Strings {"a.c 3/4"}));
}

void TestCoverageReaders::coberturaCountsLinesOfClassesOnce()
{
    const auto sink = xml(cobertura("<class name=\"A\" filename=\"A.cs\" line-rate=\"1\"><methods><method name=\"f\"><lines>" + line(1, "4")
        + line(2, "0") + "</lines></method></methods><lines>" + line(1, "4") + line(2, "0") + line(2, "0") + line(9, "1")
        + "</lines></class><class name=\"B\" filename=\"B.cs\"><methods/><lines/></class>"));
    QCOMPARE(sink.files, (Strings {"A.cs 2/3", "B.cs 0/0"}));
    QCOMPARE(sink.records, 2);
    QVERIFY(sink.rejects.empty());
}

void TestCoverageReaders::coberturaMergesClassesOfAFile()
{
    // Partial classes, inner classes, and the same file once more in another package.
    const auto sink = xml("<coverage><packages><package><classes><class filename=\"A.cs\"><lines>" + line(1, "1") + line(2, "0")
        + "</lines></class><class filename=\"A.cs\"><lines>" + line(2, "1") + line(3, "0")
        + "</lines></class></classes></package><package><classes><class filename=\"A.cs\"><lines>" + line(3, "0") + line(4, "1")
        + "</lines></class></classes></package></packages></coverage>");
    QCOMPARE(sink.files, (Strings {"A.cs 3/4"}));
}

void TestCoverageReaders::coberturaTakesLinesOfMethodsWhereAClassHasNone()
{
    const auto sink = xml(cobertura("<class name=\"A\" filename=\"A.cs\"><methods><method><lines>" + line(1, "4") + line(2, "0")
        + "</lines></method><method><lines>" + line(2, "1") + "</lines></method></methods><lines/></class>"));
    QCOMPARE(sink.files, (Strings {"A.cs 2/2"}));
}

void TestCoverageReaders::coberturaSaysWhatItCannotRead()
{
    const auto sink = xml(cobertura("\n<class name=\"A\" filename=\"A.cs\"><lines>" + line(1, "4") + "\n<line hits=\"1\"/>\n"
        + line(3, "often") + line(4, "-2") + "</lines></class>\n<class name=\"Lost\"><lines>" + line(9, "1") + "</lines></class>"));
    QCOMPARE(sink.files, (Strings {"A.cs 1/2"}));
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.rejected, 1);
    Strings told;
    for (const Reject& reject : sink.rejects)
        told.push_back(
            std::to_string(*reject.line) + " " + reject.record + " " + reject.field + " " + reject.text + (reject.kept ? "" : " lost"));
    QCOMPARE(told, (Strings {"3 A.cs number ", "4 A.cs hits often", "4 A.cs hits -2", "5 Lost filename  lost"}));
}

void TestCoverageReaders::coberturaTakesADocumentTypeWithoutFetchingIt()
{
    const auto outside = m_folder.write("coverage-04.dtd", "<!ENTITY name \"fetched\">");
    const auto sink = xml("<?xml version=\"1.0\"?>\n<!DOCTYPE coverage SYSTEM \"file://" + outside.string() + "\">\n"
        + cobertura("<class filename=\"a&name;b\"><lines/></class>"));
    QCOMPARE(sink.files, (Strings {"ab 0/0"}));
    QCOMPARE(sink.warnings.size(), std::size_t {1});
    QVERIFY2(sink.warnings[0].starts_with("1 tag or text names characters"), sink.warnings[0].c_str());
}

void TestCoverageReaders::refuseWithASentence_data()
{
    QTest::addColumn<bool>("isXml");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("names");
    const auto row = [](const char* name, bool isXml, const std::string& text, ErrorCode code, const char* names) {
        QTest::newRow(name) << isXml << QByteArray::fromStdString(text) << static_cast<int>(code) << QByteArray(names);
    };
    row("empty text", false, "", ErrorCode::NotThis, "empty");
    row("other text", false, "Once upon a time.\n", ErrorCode::NotThis, "SF:");
    row("a line without end", false, "SF:a.c\nSF:" + std::string(1 << 20, 'x'), ErrorCode::Limit, "line 2");
    std::string many;
    for (std::size_t i = 0; i < 40'000; ++i)
        many += "SF:" + std::to_string(i) + std::string(2'000, 'x') + "\n";
    row("more than fits", false, many, ErrorCode::Limit, "export a report for each part");
    row("empty XML", true, "", ErrorCode::NotThis, "empty");
    row("another document", true, "<testsuite/>", ErrorCode::NotThis, "Cobertura");
    row("another tool's coverage", true, "<coverage clover=\"3\"><project/></coverage>", ErrorCode::NotThis, "Cobertura");
    row("cut", true, "<coverage line-rate=\"1\">\n<packages>\n", ErrorCode::Malformed, "line 3");
    row("an entity", true, "<!DOCTYPE coverage [<!ENTITY a \"b\">]><coverage line-rate=\"1\"/>", ErrorCode::Malformed, "ENTITY");
}

void TestCoverageReaders::refuseWithASentence()
{
    QFETCH(bool, isXml);
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QFETCH(QByteArray, names);
    ErrorCode thrown {};
    const std::string sentence = test::sentenceOf([&] { isXml ? (void)xml(text.toStdString()) : (void)lcov(text.toStdString()); }, &thrown);
    QCOMPARE(static_cast<int>(thrown), code);
    QVERIFY2(sentence.find("coverage.out") != std::string::npos && sentence.ends_with('.'), sentence.c_str());
    QVERIFY2(sentence.find(names.toStdString()) != std::string::npos, sentence.c_str());
}

QTEST_APPLESS_MAIN(TestCoverageReaders)
#include "tst_coverage_readers.moc"
