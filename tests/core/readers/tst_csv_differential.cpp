// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_records.h"
#include "core/readers/input.h"
#include "tests/core/readers/source_file.h"

#include <QTest>

#include <csv.h>
#include <random>

using namespace weir;
using namespace weir::readers;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// How a table is written.
struct Writing {
    char delimiter = ',';
    std::string lineEnd = "\n";
    unsigned long quoted = 0; ///< of 100 fields that need no quotes, those that have them all the same
    bool lastEnd = true; ///< behind the last row, too
};

std::string fieldText(std::mt19937& random)
{
    static const std::vector<std::string> pieces = {"a", "Review", " ", "  ", "\t", "\"", "\"\"", ",", ";", "|", "\n", "\r\n", "\r", "é",
        "レビュー", "👩‍💻", "'", "\\", "=1+1", "0", "2026-01-31", "sep=;", "#", "x y"};
    std::string text;
    for (auto left = random() % 6; left > 0; --left)
        text += pieces[random() % pieces.size()];
    return text;
}

std::string quotedField(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text)
        out.append(c == '"' ? 2U : 1U, c);
    return out + '"';
}

/// Legal by RFC 4180 whatever the dialect: what means something is quoted.
std::string tableText(const Rows& rows, const Writing& writing, std::mt19937& random)
{
    std::string text;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            const std::string& field = rows[row][column];
            const bool alone = rows[row].size() == 1 && field.empty(); // else it would be a blank line
            const bool must = alone || field.find_first_of(std::string("\"\r\n") + writing.delimiter) != std::string::npos;
            if (column > 0)
                text += writing.delimiter;
            text += must || random() % 100 < writing.quoted ? quotedField(field) : field;
        }
        if (row + 1 < rows.size() || writing.lastEnd)
            text += writing.lineEnd;
    }
    return text;
}

/// What libcsv reads.
class Peer {
public:
    explicit Peer(char delimiter)
    {
        csv_init(&m_parser, CSV_STRICT | CSV_STRICT_FINI);
        csv_set_delim(&m_parser, static_cast<unsigned char>(delimiter));
        csv_set_space_func(&m_parser, [](unsigned char) { return 0; }); // blanks belong to their field
    }
    ~Peer() { csv_free(&m_parser); }
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    Rows read(const std::string& text)
    {
        const auto field = [](void* content, std::size_t size, void* self) {
            static_cast<Peer*>(self)->m_row.emplace_back(static_cast<const char*>(content), size);
        };
        const auto row = [](int, void* self) {
            auto& peer = *static_cast<Peer*>(self);
            peer.m_rows.push_back(std::exchange(peer.m_row, {}));
        };
        m_understood =
            csv_parse(&m_parser, text.data(), text.size(), field, row, this) == text.size() && csv_fini(&m_parser, field, row, this) == 0;
        return std::move(m_rows);
    }
    [[nodiscard]] bool understood() const { return m_understood; }

private:
    csv_parser m_parser {};
    std::vector<std::string> m_row;
    Rows m_rows;
    bool m_understood = false;
};

Rows oursOf(const std::string& text, char delimiter)
{
    const test::SourceFolder folder;
    SilentProgress progress;
    Input input(folder.write("table.csv", text));
    TextInput decoded(input);
    CsvRecords records(decoded, {delimiter, false}, progress);
    Rows rows;
    while (records.next())
        rows.emplace_back(records.fields().begin(), records.fields().end());
    return rows;
}

} // namespace

class TestCsvDifferential : public QObject {
    Q_OBJECT
private slots:
    /// 2,000 tables of any legal dialect and content.
    void readsWhatLibcsvReads_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 0; seed < 20; ++seed)
            QTest::newRow(qPrintable(QString::number(seed * 100))) << seed;
    }
    void readsWhatLibcsvReads()
    {
        QFETCH(unsigned, seed);
        for (unsigned i = 0; i < 100; ++i) {
            std::mt19937 random(seed * 100 + i);
            Writing writing;
            writing.delimiter = ",;\t|"[random() % 4];
            writing.lineEnd = std::vector<std::string> {"\n", "\r\n", "\r"}[random() % 3];
            writing.quoted = random() % 101;
            writing.lastEnd = random() % 2 == 0;
            Rows rows(1 + random() % 12);
            for (auto& row : rows) {
                row.resize(1 + random() % 7);
                for (std::string& field : row)
                    field = fieldText(random);
            }
            const std::string text = tableText(rows, writing, random);
            Peer peer(writing.delimiter);
            const Rows theirs = peer.read(text);
            QVERIFY2(peer.understood(), text.c_str());
            QVERIFY2(theirs == rows, text.c_str()); // else the table was not written as it was meant
            QVERIFY2(oursOf(text, writing.delimiter) == theirs, text.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestCsvDifferential)
#include "tst_csv_differential.moc"
