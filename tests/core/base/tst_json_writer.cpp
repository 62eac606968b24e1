// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_writer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <limits>

using namespace weir;

namespace {

template <typename T>
std::string written(const T& value)
{
    JsonWriter json;
    json.value(value);
    std::string text = json.take();
    text.pop_back(); // the line feed
    return text;
}

} // namespace

class TestJsonWriter : public QObject {
    Q_OBJECT
private slots:
    void writesNestedValuesInTheirOrder()
    {
        JsonWriter json;
        json.beginObject().field("b", 1).key("a").beginArray().value(true).null().value("x").endArray();
        json.key("empty").beginObject().endObject().key("none").beginArray().endArray().endObject();
        QCOMPARE(json.take(),
            std::string(R"({"b":1,"a":[true,null,"x"],"empty":{},"none":[]})"
                        "\n"));
    }

    void writesNumbersInTheShortestForm_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QString>("text");
        QTest::newRow("integral") << 3.0 << "3";
        QTest::newRow("negative") << -17.0 << "-17";
        QTest::newRow("zero") << 0.0 << "0";
        QTest::newRow("minus zero") << -0.0 << "0";
        QTest::newRow("tenth") << 0.1 << "0.1";
        QTest::newRow("third") << 1.0 / 3 << "0.3333333333333333";
        QTest::newRow("largest exact integer") << 9007199254740992.0 << "9007199254740992";
        QTest::newRow("large") << 1e300 << "1e+300";
        QTest::newRow("not a number") << std::nan("") << "null";
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << "null";
    }
    void writesNumbersInTheShortestForm()
    {
        QFETCH(double, number);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(written(number)), text);
    }

    void writesTextThatAnyParserReadsBack_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("plain") << QByteArray("Überprüfung 検査") << QByteArray("\"Überprüfung 検査\"");
        QTest::newRow("quotes") << QByteArray("a\"b\\c/d") << QByteArray("\"a\\\"b\\\\c/d\"");
        QTest::newRow("controls") << QByteArray("\x01\n\r\t\x1f\x7f", 6) << QByteArray("\"\\u0001\\n\\r\\t\\u001f\\u007f\"");
        QTest::newRow("steering") << QByteArray("\u0085\u009b31m\u202etxet\u2028\u2069")
                                  << QByteArray("\"\\u0085\\u009b31m\\u202etxet\\u2028\\u2069\"");
        QTest::newRow("next to them") << QByteArray("\u00a0\u2027\u202f\u2065\u206a") << QByteArray("\"\u00a0\u2027\u202f\u2065\u206a\"");
        QTest::newRow("nul") << QByteArray("a\0b", 3) << QByteArray("\"a\\u0000b\"");
        QTest::newRow("stray continuation") << QByteArray("a\x80z") << QByteArray("\"a\xEF\xBF\xBDz\"");
        QTest::newRow("overlong") << QByteArray("\xC0\xAF") << QByteArray("\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << QByteArray("\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
        QTest::newRow("cut at the end") << QByteArray("x\xE6\xA4") << QByteArray("\"x\xEF\xBF\xBD\xEF\xBF\xBD\"");
    }
    void writesTextThatAnyParserReadsBack()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, json);
        const std::string result = written(text.toStdString());
        QCOMPARE(QByteArray::fromStdString(result), json);
        QVERIFY(!QJsonDocument::fromJson(QByteArray::fromStdString("[" + result + "]")).isNull());
    }

    void writesUnknownAsNull()
    {
        QCOMPARE(written(unknownInstant), std::string("null"));
        QCOMPARE(written(std::optional<double>()), std::string("null"));
        QCOMPARE(written(std::optional<std::string>("x")), std::string("\"x\""));
        JsonWriter json;
        json.beginObject().secondsField("a_s", unknownDuration).secondsField("b_s", std::chrono::milliseconds(1500)).endObject();
        QCOMPARE(json.take(), std::string("{\"a_s\":null,\"b_s\":1.5}\n"));
    }

    void writesInstantsAndDays()
    {
        QCOMPARE(written(Instant(std::chrono::seconds(1741000000))), std::string("\"2025-03-03T11:06:40.000Z\""));
        QCOMPARE(written(*parseIsoDay("2025-03-03")), std::string("\"2025-03-03\""));
    }

    void givesTheDocumentInPieces()
    {
        JsonWriter json;
        json.beginArray().value(1);
        std::string text = json.drain();
        json.value(2).endArray();
        text += json.take();
        QCOMPARE(text, std::string("[1,2]\n"));
    }
};

QTEST_APPLESS_MAIN(TestJsonWriter)
#include "tst_json_writer.moc"
