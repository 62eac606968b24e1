// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_records.h"
#include "core/readers/limits.h"
#include "tests/core/readers/source_file.h"
#include "tests/support/archive_bytes.h"

#include <QElapsedTimer>
#include <QtTest>

#include <random>

using namespace weir;
using namespace weir::readers;
using namespace std::string_literals;

namespace {

struct Row {
    std::vector<std::string> fields;
    CsvProblem problem = CsvProblem::None;
    std::int64_t line = 0;
    std::int64_t byte = 0;
};

std::vector<Row> read(const std::filesystem::path& path, CsvDialect dialect = {})
{
    Input input(path);
    TextInput text(input);
    const SilentProgress progress;
    CsvRecords records(text, dialect, progress);
    std::vector<Row> rows;
    while (records.next()) {
        rows.push_back({{records.fields().begin(), records.fields().end()}, records.problem(), records.line(), records.byte()});
    }
    return rows;
}

/// "a|b / c|d"
std::string shown(const std::vector<Row>& rows)
{
    std::string out;
    for (const Row& row : rows) {
        if (!out.empty())
            out += " / ";
        if (row.problem != CsvProblem::None)
            out.append("!").append(std::to_string(row.line));
        for (std::size_t i = 0; i < row.fields.size(); ++i)
            out += (i == 0 ? "" : "|") + row.fields[i];
    }
    return out;
}

/// A table as some program might write it, with the place of every row.
class Writer {
public:
    Writer(std::mt19937& random, CsvDialect dialect, std::string lineEnd)
        : m_random(random)
        , m_dialect(dialect)
        , m_lineEnd(std::move(lineEnd))
    {
    }
    void row(Row& row)
    {
        row.byte = size();
        row.line = m_line;
        for (std::size_t i = 0; i < row.fields.size(); ++i) {
            if (i > 0)
                put(m_dialect.delimiter);
            field(row.fields[i], row.fields.size() == 1);
        }
        for (const char c : m_lineEnd)
            put(c);
    }
    std::string text;

private:
    [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(text.size()); }
    void put(char c)
    {
        // A lone CR is a line break, too.
        m_line += c == '\n' || (c == '\r' && m_lineEnd == "\r") ? 1 : 0;
        text.push_back(c);
    }
    void field(const std::string& value, bool alone)
    {
        const bool must =
            (alone && value.empty()) || value.starts_with('"') || value.find_first_of("\r\n"s + m_dialect.delimiter) != std::string::npos;
        if (!must && m_random() % 4 != 0) {
            for (const char c : value)
                put(c);
            return;
        }
        put('"');
        for (const char c : value) {
            if (c == '"')
                put('"');
            put(c);
        }
        put('"');
    }
    std::mt19937& m_random;
    CsvDialect m_dialect;
    std::string m_lineEnd;
    std::int64_t m_line = 1;
};

} // namespace

class TestCsvRecords : public QObject {
    Q_OBJECT

private slots:
    void splits_data();
    void splits();
    void tellsThePlaceOfEveryRow();
    void tellsPlacesInTheSourceWhateverTheEncoding();
    void mendsBytesThatAreNoUtf8();
    void replacesNul();
    void losesOnlyTheLineOfAnUnclosedQuote();
    void rejectsAFieldBeyondTheLimit();
    void rejectsARowBeyondTheLimit();
    void rejectsARowWithAMillionColumns();
    void goesOnBehindAQuoteThatRunsBeyondTheLimit();
    void losesOnlyTheLineOfAnUnclosedQuoteInALargeTable();
    void mendsOnlyTheBytesThatAreWrong();
    void stopsInsideARowOfAnyLength();
    void readsRecordsLargerThanItsBuffer();
    void readsBackRandomTables_data();
    void readsBackRandomTables();
    void readsAgainAfterRewind();
    void findsTheDialect_data();
    void findsTheDialect();

private:
    test::SourceFolder m_folder;
};

void TestCsvRecords::splits_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("rows");
    const auto row = [](const char* name, const char* text, const char* rows) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(rows);
    };
    row("LF", "a,b\nc,d\n", "a|b / c|d");
    row("CRLF", "a,b\r\nc,d\r\n", "a|b / c|d");
    row("CR", "a,b\rc,d\r", "a|b / c|d");
    row("mixed", "a,b\rc,d\r\ne,f\ng,h", "a|b / c|d / e|f / g|h");
    row("no line end", "a,b\nc,d", "a|b / c|d");
    row("empty fields", ",\n,,x,\n", "| / ||x|");
    row("blank lines are no records", "\n\na,b\n\r\n\nc,d\n\n", "a|b / c|d");
    row("an empty quoted field is one", "x\n\"\"\ny\n", "x /  / y");
    row("short and long rows", "a,b\nc\nd,e,f\n", "a|b / c / d|e|f");
    row("quotes", "\"a,b\",\"c\"\n", "a,b|c");
    row("doubled quotes", "\"say \"\"yes\"\"\",\"\"\"\"\n", "say \"yes\"|\"");
    row("line breaks in quotes", "\"a\nb\r\nc\",d\n", "a\nb\r\nc|d");
    row("a quote inside an unquoted field", "5\" disk,a\"b\"\n", "5\" disk|a\"b\"");
    row("text behind a closing quote", "\"a\"b,\"c\" \"d\"\n", "ab|c \"d\"");
    row("doubled quotes and text behind", "\"a\"\"b\"c\n", "a\"bc");
    row("a blank before the quote", " \"a,b\"\n", " \"a|b\"");
    row("a quote that closes at the end", "a,\"b\"", "a|b");
    row("only a header", "a,b", "a|b");
    row("other delimiters are characters", "a;b\tc|d,e\n", "a;b\tc|d|e");
    row("a CR at the very end", "a\r", "a");
}

void TestCsvRecords::splits()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, rows);
    QCOMPARE(QByteArray::fromStdString(shown(read(m_folder.write("table.csv", text.toStdString())))), rows);
}

void TestCsvRecords::tellsThePlaceOfEveryRow()
{
    const auto rows = read(m_folder.write("places.csv", "\xEF\xBB\xBFkey,title\r\n\r\nA-1,\"two\r\nlines\"\r\nA-2,x\r\n"));
    QCOMPARE(rows.size(), std::size_t {3});
    QCOMPARE(rows[0].byte, 3);
    QCOMPARE(rows[1].line, 3);
    QCOMPARE(rows[1].byte, 16);
    QCOMPARE(rows[2].line, 5);
    QCOMPARE(rows[2].byte, 34);
}

void TestCsvRecords::tellsPlacesInTheSourceWhateverTheEncoding()
{
    const QString text = QStringLiteral("Schlüssel;Überprüfung\nA-1;😀 ok\nA-2;x\n");
    std::string wide = "\xFF\xFE";
    for (const QChar c : text) {
        wide.push_back(static_cast<char>(c.unicode() & 0xFF));
        wide.push_back(static_cast<char>(c.unicode() >> 8));
    }
    const auto rows = read(m_folder.write("wide.csv", wide), {';', false});
    QCOMPARE(rows[2].byte, 2 + 2 * text.indexOf("A-2"));
    QCOMPARE(rows[1].fields[1], "😀 ok"s);

    const std::string latin = "Schl\xFCssel;\xDC"
                              "berpr\xFC"
                              "fung\nA-1;\xE9\nA-2;x\n";
    const auto narrow = read(m_folder.write("latin.csv", latin), {';', false});
    QCOMPARE(narrow[0].fields[1], "Überprüfung"s);
    QCOMPARE(narrow[2].byte, static_cast<std::int64_t>(latin.find("A-2")));
}

void TestCsvRecords::mendsBytesThatAreNoUtf8()
{
    // The head is plain, so only these fields show that the file is not UTF-8.
    std::string text = "key,status\n";
    for (int i = 0; i < 20'000; ++i)
        text += "A-" + std::to_string(i) + ",ready\n";
    const std::size_t at = text.size();
    text += "B-1,\xDC"
            "berpr\xFC"
            "fung\nB-2,已完成\n";
    Input input(m_folder.write("late.csv", text));
    TextInput stream(input);
    const SilentProgress progress;
    CsvRecords records(stream, {}, progress);
    while (records.next() && records.fields()[0] != "B-1") { }
    QCOMPARE(std::string(records.fields()[1]), "Überprüfung"s);
    QCOMPARE(records.byte(), static_cast<std::int64_t>(at));
    QVERIFY(records.next());
    QCOMPARE(std::string(records.fields()[1]), "已完成"s);
    QCOMPARE(records.mended(), 1);
}

void TestCsvRecords::replacesNul()
{
    const auto rows = read(m_folder.write("nul.csv", "a,b\n\0c,\"d\0\"\n"s));
    QCOMPARE(shown(rows),
        "a|b / \xEF\xBF\xBD"
        "c|d\xEF\xBF\xBD"s);
}

void TestCsvRecords::losesOnlyTheLineOfAnUnclosedQuote()
{
    const std::string text = "a,b\nc,d\ne,\"f\ng,h\ni,j\n";
    const auto rows = read(m_folder.write("unclosed.csv", text));
    QCOMPARE(shown(rows), "a|b / c|d / !3 / g|h / i|j"s);
    QCOMPARE(rows[2].problem, CsvProblem::UnclosedQuote);
    QCOMPARE(rows[2].byte, static_cast<std::int64_t>(text.find('e')));
    QCOMPARE(rows[3].line, 4);
    QCOMPARE(rows[3].byte, static_cast<std::int64_t>(text.find('g')));
    QCOMPARE(shown(read(m_folder.write("unclosed.csv", "a,b\nc,\"d"))), "a|b / !2"s);
}

void TestCsvRecords::rejectsAFieldBeyondTheLimit()
{
    const std::string field(limits::fieldBytes + 1, 'x');
    const std::string text = "a,b\n1,\"" + field + "\"\n2,\n3," + field + "\n4,y\n";
    const auto rows = read(m_folder.write("field.csv", text));
    QCOMPARE(shown(rows), "a|b / !2 / 2| / !4 / 4|y"s);
    QCOMPARE(rows[1].problem, CsvProblem::FieldTooLong);
    QCOMPARE(rows[4].byte, static_cast<std::int64_t>(text.find("4,y")));
}

void TestCsvRecords::rejectsARowBeyondTheLimit()
{
    std::string row = "1";
    while (row.size() < limits::rowBytes + 100)
        row += ",\"" + std::string(limits::fieldBytes / 2, 'x') + "\n\"";
    const auto rows = read(m_folder.write("row.csv", "a,b\r\n" + row + "\r\n2,y\r\n"));
    QCOMPARE(rows.size(), std::size_t {3});
    QCOMPARE(rows[1].problem, CsvProblem::RowTooLong);
    QCOMPARE(shown({rows[2]}), "2|y"s);
    QCOMPARE(rows[2].byte, static_cast<std::int64_t>(row.size() + 7));
    QCOMPARE(rows[2].line, 3 + std::ranges::count(row, '\n'));
}

void TestCsvRecords::rejectsARowWithAMillionColumns()
{
    QElapsedTimer timer;
    timer.start();
    const auto rows = read(m_folder.write("wide.csv", "a,b\n" + std::string(1'000'000, ',') + "\n2,y\n"));
    QCOMPARE(shown(rows), "a|b / !2 / 2|y"s);
    QCOMPARE(rows[1].problem, CsvProblem::TooManyColumns);
    const auto most = read(m_folder.write("most.csv", std::string(limits::columns - 1, ',') + "\n"));
    QCOMPARE(most[0].fields.size(), limits::columns);
    QVERIFY(timer.elapsed() < 60'000); // what grows with the square takes hours
}

void TestCsvRecords::goesOnBehindAQuoteThatRunsBeyondTheLimit()
{
    const std::string text = "a,b\n1,\"" + std::string(limits::rowBytes + 1000, 'x');
    const auto open = read(m_folder.write("open.csv", text));
    QCOMPARE(shown(open), "a|b / !2"s);
    QCOMPARE(open[1].problem, CsvProblem::UnclosedQuote);
    QCOMPARE(shown(read(m_folder.write("closed.csv", text + "\"\n2,y"))), "a|b / !2 / 2|y"s);
}

void TestCsvRecords::losesOnlyTheLineOfAnUnclosedQuoteInALargeTable()
{
    std::string text = "a,b\n1,\"open\n";
    std::size_t expected = 2;
    for (; text.size() < limits::rowBytes + limits::rowBytes / 2; ++expected)
        text += "x," + std::string(1000, 'y') + "\n";
    const auto rows = read(m_folder.write("large.csv", text));
    QCOMPARE(rows.size(), expected);
    QCOMPARE(rows[1].problem, CsvProblem::UnclosedQuote);
    QCOMPARE(rows[2].line, 3);
    QCOMPARE(rows[2].byte, static_cast<std::int64_t>(text.find("x,")));
    QCOMPARE(rows.back().byte, static_cast<std::int64_t>(text.size() - 1003));
}

void TestCsvRecords::mendsOnlyTheBytesThatAreWrong()
{
    const auto rows = read(m_folder.write("some.csv", "key,status\nA,Überprüfung \xFF\nB,已完成\n"));
    QCOMPARE(rows[1].fields[1], "Überprüfung ÿ"s);
    QCOMPARE(rows[2].fields[1], "已完成"s);
}

void TestCsvRecords::stopsInsideARowOfAnyLength()
{
    class Cancelling final : public Progress {
    public:
        void stage(std::string_view) override { }
        void report(std::int64_t, std::int64_t) override { }
        [[nodiscard]] bool cancelled() const override { return ++m_asked > 10; }

    private:
        mutable int m_asked = 0;
    } progress;
    Input input(m_folder.write("endless.csv", "a,b\n" + std::string(4 * limits::rowBytes, 'x') + "\n"));
    TextInput text(input);
    CsvRecords records(text, {}, progress);
    QVERIFY(records.next());
    QVERIFY_EXCEPTION_THROWN(records.next(), Cancelled);
}

void TestCsvRecords::readsRecordsLargerThanItsBuffer()
{
    std::string text = "a,b\n";
    std::string title;
    for (int i = 0; i < 300'000; ++i)
        title += "line " + std::to_string(i) + "\n";
    text += "1,\"" + title + "\"\n2,y\n";
    const auto rows = read(m_folder.write("large.csv", text));
    QCOMPARE(rows.size(), std::size_t {3});
    QVERIFY(rows[1].fields[1] == title);
    QCOMPARE(rows[2].line, 300'003);
}

void TestCsvRecords::readsBackRandomTables_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 0; seed < 300; ++seed)
        QTest::addRow("%d", seed) << seed;
}

void TestCsvRecords::readsBackRandomTables()
{
    QFETCH(int, seed);
    std::mt19937 random(static_cast<unsigned>(seed));
    const CsvDialect dialect {",;\t|"[random() % 4], false};
    const std::string lineEnd = std::array {"\n", "\r\n", "\r"}[random() % 3];
    const auto pieces = std::to_array<std::string>(
        {"a", "B-7", "\"", "\"\"", ",", ";", "\t", "|", "é", "已", "😀", " ", "x y", lineEnd, std::string(random() % 300, 'z'), "'"});
    std::vector<Row> expected(1 + random() % 40);
    Writer writer(random, dialect, lineEnd);
    // Beyond the first buffer now and then.
    if (seed % 25 == 0)
        expected.resize(20'000);
    for (Row& row : expected) {
        row.fields.resize(1 + random() % 9);
        for (std::string& field : row.fields) {
            for (unsigned n = random() % 4; n > 0; --n)
                field += pieces[random() % pieces.size()];
        }
        writer.row(row);
    }
    const bool packed = random() % 4 == 0;
    const auto rows = read(m_folder.write("random.csv", packed ? test::gzipped(writer.text) : writer.text), dialect);
    QCOMPARE(rows.size(), expected.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].fields != expected[i].fields || rows[i].byte != expected[i].byte || rows[i].line != expected[i].line)
            QFAIL(("row " + std::to_string(i) + " is " + shown({rows[i]}) + " and not " + shown({expected[i]})).c_str());
    }
}

void TestCsvRecords::readsAgainAfterRewind()
{
    Input input(m_folder.write("again.csv", "sep=;\nkey;status\nA;ready\n"));
    TextInput text(input);
    const SilentProgress progress;
    CsvRecords records(text, detectDialect(text.head(), text.headIsWhole()), progress);
    for (int round = 0; round < 3; ++round) {
        QVERIFY(records.next());
        QCOMPARE(std::string(records.fields()[1]), "status"s);
        QCOMPARE(records.line(), 2);
        QCOMPARE(records.byte(), 6);
        if (round == 1)
            QVERIFY(records.next());
        records.rewind();
    }
}

void TestCsvRecords::findsTheDialect_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("delimiter");
    QTest::addColumn<bool>("hint");
    const auto row = [](const char* name, const char* text, const char* delimiter, bool hint = false) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(delimiter) << hint;
    };
    row("commas", "a,b\n1,2\n", ",");
    row("semicolons with commas in numbers", "a;b;c\n1,5;2,5;3\n2,5;1;1,0\n", ";");
    row("tabs with commas in titles", "key\ttitle\nA\tone, two, three\nB\tx\n", "\t");
    row("bars", "key|title|x\nA|1,2|y\n", "|");
    row("commas in quotes do not count", "\"a,b,c,d\";x\n\"1,2,3,4\";y\n", ";");
    row("line breaks in quotes do not count", "a;b\n\"1,\n2,\n3,\n\";y\n", ";");
    row("one column", "key\nA\n", ",");
    row("a hint", "sep=|\na,b,c|d\n", "|", true);
    row("nothing", "", ",");
}

void TestCsvRecords::findsTheDialect()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, delimiter);
    QFETCH(bool, hint);
    QCOMPARE(detectDialect(text.toStdString(), true), (CsvDialect {delimiter[0], hint}));
}

QTEST_APPLESS_MAIN(TestCsvRecords)
#include "tst_csv_records.moc"
