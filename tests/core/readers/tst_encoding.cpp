// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/encoding.h"
#include "tests/core/readers/source_file.h"

#include <QtTest>

#include <random>

using namespace weir::readers;
using namespace std::string_literals;

namespace {

std::string utf16(const QString& text, bool little, bool mark)
{
    std::string bytes;
    const QString all = mark ? QChar(0xFEFF) + text : text;
    for (const QChar c : all) {
        const auto low = static_cast<char>(c.unicode() & 0xFF);
        const auto high = static_cast<char>(c.unicode() >> 8);
        bytes.push_back(little ? low : high);
        bytes.push_back(little ? high : low);
    }
    return bytes;
}

} // namespace

class TestEncoding : public QObject {
    Q_OBJECT

private slots:
    void recognises_data();
    void recognises();
    void decodesInPiecesOfAnySize_data();
    void decodesInPiecesOfAnySize();
    void putsAMarkWhereTextIsInvalid();
    void knowsWherePositionsAreInTheSource();
    void streamsWithoutMark_data();
    void streamsWithoutMark();
    void tellsNoiseFromText();
    void cutsExcerptsBetweenCharacters();
};

void TestEncoding::recognises_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("encoding");
    QTest::addColumn<int>("mark");
    const auto row = [](const char* name, const std::string& bytes, Encoding encoding, int mark) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << static_cast<int>(encoding) << mark;
    };
    row("plain", "key,status", Encoding::Utf8, 0);
    row("UTF-8 with mark", "\xEF\xBB\xBFkey", Encoding::Utf8, 3);
    row("UTF-8", "Überprüfung, 已完成", Encoding::Utf8, 0);
    row("UTF-8 that the end of the head cuts", "abc\xE5\xB7", Encoding::Utf8, 0);
    row("Latin-1",
        "\xDC"
        "berpr\xFC"
        "fung;x",
        Encoding::Windows1252, 0);
    row("UTF-8 with a broken byte", "Überprüfung, \xFF, 已完成", Encoding::Utf8, 0);
    row("Latin-1 with what could be UTF-8",
        "\xDC"
        "berpr\xFC"
        "fung;\xC3\xA4;\xE9",
        Encoding::Windows1252, 0);
    row("UTF-16 LE with mark", utf16("key,status", true, true), Encoding::Utf16Le, 2);
    row("UTF-16 BE with mark", utf16("key,status", false, true), Encoding::Utf16Be, 2);
    row("UTF-16 LE without mark", utf16("key,status,Ü", true, false), Encoding::Utf16Le, 0);
    row("UTF-16 BE without mark", utf16("key,status,Ü", false, false), Encoding::Utf16Be, 0);
    row("nothing", "", Encoding::Utf8, 0);
}

void TestEncoding::recognises()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, encoding);
    QFETCH(int, mark);
    const EncodingGuess guess = detectEncoding(bytes.toStdString(), false);
    QCOMPARE(static_cast<int>(guess.encoding), encoding);
    QCOMPARE(static_cast<int>(guess.bomBytes), mark);
}

void TestEncoding::decodesInPiecesOfAnySize_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("encoding");
    QTest::addColumn<QString>("text");
    const QString text = QStringLiteral("Key;Überprüfung;已完成;😀 end");
    QTest::newRow("little endian") << QByteArray::fromStdString(utf16(text, true, false)) << static_cast<int>(Encoding::Utf16Le) << text;
    QTest::newRow("big endian") << QByteArray::fromStdString(utf16(text, false, false)) << static_cast<int>(Encoding::Utf16Be) << text;
    QTest::newRow("Windows-1252") << QByteArray("\x80 \x93quoted\x94 \xDC \x81") << static_cast<int>(Encoding::Windows1252)
                                  << QString::fromUtf16(u"€ “quoted” Ü \u0081");
    QTest::newRow("UTF-8") << text.toUtf8() << static_cast<int>(Encoding::Utf8) << text;
}

void TestEncoding::decodesInPiecesOfAnySize()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, encoding);
    QFETCH(QString, text);
    const std::string source = bytes.toStdString();
    for (std::size_t piece = 1; piece < 9; ++piece) {
        Decoder decoder(static_cast<Encoding>(encoding));
        std::string out;
        for (std::size_t at = 0; at < source.size(); at += piece)
            decoder.decode(source.substr(at, piece), out, at + piece >= source.size());
        QCOMPARE(QString::fromStdString(out), text);
    }
}

void TestEncoding::putsAMarkWhereTextIsInvalid()
{
    const auto decode = [](const std::string& bytes) {
        std::string out;
        Decoder(Encoding::Utf16Le).decode(bytes, out, true);
        return out;
    };
    QCOMPARE(decode("\x3D\xD8"
                    "a\0"s),
        "\xEF\xBF\xBD"
        "a"s); // half a pair
    QCOMPARE(decode("\0\xDE"
                    "a\0"s),
        "\xEF\xBF\xBD"
        "a"s); // the other half
    QCOMPARE(decode("a\0\x3D\xD8"s), "a\xEF\xBF\xBD"s);
    QCOMPARE(decode("a\0b"s), "a\xEF\xBF\xBD"s); // half a unit
}

void TestEncoding::knowsWherePositionsAreInTheSource()
{
    const std::string text = "aÜ已😀";
    QCOMPARE(sourceBytes(Encoding::Utf8, text), text.size());
    QCOMPARE(sourceBytes(Encoding::Utf16Le, text), std::size_t {10});
    QCOMPARE(sourceBytes(Encoding::Windows1252, "a€Ü"), std::size_t {3});
}

void TestEncoding::streamsWithoutMark_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QString lines;
    for (int i = 0; i < 20'000; ++i)
        lines += QStringLiteral("row %1;Überprüfung;已完成;😀\n").arg(i);
    QTest::newRow("UTF-8") << lines.toUtf8() << lines.toUtf8();
    QTest::newRow("UTF-8 with mark") << "\xEF\xBB\xBF" + lines.toUtf8() << lines.toUtf8();
    QTest::newRow("UTF-16 LE") << QByteArray::fromStdString(utf16(lines, true, true)) << lines.toUtf8();
    QTest::newRow("UTF-16 BE") << QByteArray::fromStdString(utf16(lines, false, true)) << lines.toUtf8();
    QTest::newRow("Windows-1252") << QByteArray(200'000, '\xFC') << QString(200'000, u'ü').toUtf8();
    QTest::newRow("short") << QByteArray("a") << QByteArray("a");
}

void TestEncoding::streamsWithoutMark()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    const weir::test::SourceFolder folder;
    Input input(folder.write("text", bytes.toStdString()));
    TextInput stream(input);
    for (int round = 0; round < 2; ++round) {
        QByteArray read;
        std::vector<char> buffer(10'007);
        while (const std::size_t n = stream.read(buffer))
            read.append(buffer.data(), static_cast<qsizetype>(n));
        QVERIFY(read == text);
        stream.rewind();
    }
    QVERIFY(text.startsWith(QByteArray::fromStdString(stream.head()).left(1000)));
}

void TestEncoding::tellsNoiseFromText()
{
    std::string noise;
    for (int i = 0; i < 500; ++i)
        noise += "\x01\x02\x7f";
    QVERIFY(looksBinary(noise));
    QVERIFY(!looksBinary("Key,Status\r\n\tA-1,Überprüfung\n"));
    QVERIFY(!looksBinary(std::string(1000, 'x') + '\x01'));
}

void TestEncoding::cutsExcerptsBetweenCharacters()
{
    QCOMPARE(excerpt("short"), "short"s);
    const std::string cut = excerpt(std::string(499, 'x') + "Ü and more");
    QCOMPARE(cut, std::string(499, 'x'));
    QCOMPARE(excerpt("\xFC"
                     "ber"),
        "über"s);
    const std::string wide = excerpt(std::string(600, '\xFC'));
    QVERIFY(wide.size() <= 500 && isUtf8(wide));
    QCOMPARE(excerpt("a\0b"s), "a b"s);
}

QTEST_APPLESS_MAIN(TestEncoding)
#include "tst_encoding.moc"
