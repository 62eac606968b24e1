// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chart_svg.h"
#include "core/report/markup.h"
#include "tests/core/report/tag_scanner.h"
#include "tests/support/payloads.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace weir;
using namespace weir::report;

class TestMarkup : public QObject {
    Q_OBJECT
private slots:
    void escapesWhatMarkupIsMadeOf()
    {
        QCOMPARE(escaped("a<b>&\"c\"'d'"), std::string("a&lt;b&gt;&amp;&quot;c&quot;&#39;d&#39;"));
        QCOMPARE(escaped("Überprüfung"), std::string("Überprüfung"));
        QCOMPARE(escaped(std::string_view("a\0b", 3)), std::string("a\uFFFDb"));
        QCOMPARE(escaped("\xFFx"), std::string("\uFFFDx"));
        QCOMPARE(escaped("\xEF\xBF\xBF"), std::string("\uFFFD"));
        QCOMPARE(isolated("<"), std::string("<bdi>&lt;</bdi>"));
    }

    void writesBase64_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const char* text : {"", "a", "ab", "abc", "abcd", "\xFF\xFE\xFD"})
            QTest::newRow(text) << QByteArray(text);
    }
    void writesBase64()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(QByteArray::fromStdString(base64(bytes.toStdString())), bytes.toBase64());
    }

    void takesInHarmlessPictures()
    {
        const auto svg = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink='x' "
                         "width=\"10\"><title>A</title>"
                         "<g fill=\"url(#a)\"><text x=\"1\">B &lt;</text></g></svg>\n";
        QCOMPARE(embeddedSvg(svg, "map"),
            std::string("<svg   width=\"10\"><title>A</title><g fill=\"url(#a)\"><text x=\"1\">B &lt;</text></g></svg>"));
        QCOMPARE(embeddedSvg("", "map"), std::string());
    }

    void givesOtherPicturesAsImages_data()
    {
        QTest::addColumn<QByteArray>("inside");
        for (const char* inside : {"<script>x</script>", "<g onload=\"x\"/>", "<g ONLOAD=\"x\"/>", "<a href=\"http://example.com\"/>",
                 "<image href=\"http://example.com/x.png\"/>", "<use xlink:href=\"http://example.com#x\"/>", "<foreignObject/>",
                 "<style>x</style>", "<rect fill=\"url(http://x)\"/>", "<rect fill=url(#a) />", "<rect", "<!-- not closed",
                 "<animate attributeName=\"href\"/>", "<rect style=\"background:&#117;rl(x)\"/>",
                 "<image href=\"data:image/svg+xml;base64,x\"/>", "<![CDATA[x]]>"})
            QTest::newRow(inside) << QByteArray(inside);
    }
    void givesOtherPicturesAsImages()
    {
        QFETCH(QByteArray, inside);
        const std::string html = embeddedSvg("<svg>" + inside.toStdString() + "</svg>", "map \"x\"");
        QVERIFY2(
            QByteArray::fromStdString(html).startsWith("<img alt=\"map &quot;x&quot;\" src=\"data:image/svg+xml;base64,"), html.c_str());
        QCOMPARE(testsupport::namesIn(html).attributes, (std::set<std::string> {"img@alt", "img@src"}));
    }

    void drawsChartsThatAreWellFormedWhateverTheTitle()
    {
        for (const std::string_view payload : testsupport::injectionPayloads) {
            const metrics::MetricInfo info {.id = "x",
                .title = payload,
                .unit = "items",
                .clock = "none",
                .definition = payload,
                .formula = {},
                .leavesOut = {},
                .source = {}};
            metrics::MetricResult result;
            result.info = &info;
            const Day monday = *parseIsoDay("2025-03-03");
            for (int week = 0; week < 8; ++week)
                result.series.push_back({monday + std::chrono::days(7 * week), monday + std::chrono::days(7 * week + 7), week, double(week),
                    {}, {}, week == 7});
            const std::string svg = chartSvg(result, {.standalone = true});
            QXmlStreamReader xml(QByteArray::fromStdString(svg));
            while (!xml.atEnd())
                xml.readNext();
            QVERIFY2(!xml.hasError(), (std::string(payload) + ": " + xml.errorString().toStdString()).c_str());
            QCOMPARE(testsupport::namesIn(svg.substr(svg.find("<svg"))).elements,
                (std::set<std::string> {"svg", "title", "line", "text", "rect"}));
        }
    }
};

QTEST_APPLESS_MAIN(TestMarkup)
#include "tst_markup.moc"
