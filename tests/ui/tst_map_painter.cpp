// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map_streams.h"
#include "ui/export/figure_exporter.h"
#include "ui/export/stream_map_figure.h"
#include "ui/format/diagram_format.h"
#include "ui/painters/map_text.h"
#include "ui/painters/painter_target.h"
#include "ui/painters/stream_map_painter.h"
#include "ui/painters/svg_target.h"

#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QXmlStreamReader>
#include <QtTest>

using namespace weir;
using namespace weir::ui;

namespace {

diagram::StreamLayout lay(const analysis::StreamResult& stream)
{
    return diagram::layoutStream(stream, MapTextMeasure(), diagramFormat(QLocale::c()), mapWords(), {});
}

QImage render(const diagram::StreamLayout& layout, double scale, bool dark, QColor ground, double zoom = 1)
{
    const QSizeF size(layout.width + 80, layout.height + 80);
    QImage image((size * scale).toSize(), QImage::Format_RGB32);
    image.fill(ground);
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.translate(40, 40);
    PainterTarget target(painter);
    StreamMapStyle style;
    style.dark = dark;
    style.zoom = zoom;
    StreamMapPainter(layout, style).paint(target);
    return image;
}

int pixelsOf(const QImage& image, QColor color)
{
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            found += image.pixel(x, y) == color.rgb() ? 1 : 0;
    return found;
}

} // namespace

class TestMapPainter : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { Theme::loadFonts(); }
    void writesTheGoldenSvg();
    void writesWellFormedSvgWithTextAsText();
    void escapesHostileWords();
    void standsInHtmlWithoutProlog();
    void fitsEveryTextInItsBox();
    void paintsNothingOutsideItsBounds_data();
    void paintsNothingOutsideItsBounds();
    void keepsHairlinesSharp_data();
    void keepsHairlinesSharp();
    void usesTheColoursOfTheTheme();
    void leavesOutDetailsWhenSmall();
    void partsStagesThatFollowWithoutAWait();
};

void TestMapPainter::writesTheGoldenSvg()
{
    const StreamMapFigure figure(*testsupport::fourStages(), Zone(), QLocale::c());
    FigureOptions options;
    options.text = {QStringLiteral("An item takes 8.25 days."), QStringLiteral("Means of 200 items."), QStringLiteral("Sample · Weir")};
    const QByteArray svg = figureSvg(figure, options);
    QCOMPARE(svg, figureSvg(figure, options));
    const QString file = QStringLiteral(WEIR_TEST_DATA "/golden/stream_map.svg");
    QFile golden(file);
    if (qEnvironmentVariableIsSet("UPDATE_GOLDEN")) {
        writeWhole(file, svg);
        QSKIP("golden file rewritten");
    }
    QVERIFY2(golden.open(QIODevice::ReadOnly), qPrintable(file));
    const QList<QByteArray> expected = golden.readAll().split('\n');
    const QList<QByteArray> actual = svg.split('\n');
    for (int i = 0; i < std::min(expected.size(), actual.size()); ++i)
        QVERIFY2(expected[i] == actual[i], qPrintable(QStringLiteral("line %1: %2").arg(i + 1).arg(QString::fromUtf8(actual[i]))));
    QCOMPARE(actual.size(), expected.size());
}

void TestMapPainter::writesWellFormedSvgWithTextAsText()
{
    const StreamMapFigure figure(*testsupport::fourStages(), Zone(), QLocale::c());
    const QByteArray svg = figureSvg(figure, {});
    QXmlStreamReader xml(svg);
    QStringList texts;
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement) {
            const auto fonts = xml.attributes().value(QStringLiteral("font-family"));
            if (xml.name() == QStringLiteral("svg") || !fonts.isEmpty())
                for (const char* family : {"Inter", "Noto Sans CJK JP", "PingFang SC", "sans-serif"})
                    QVERIFY2(fonts.contains(QLatin1String(family)), family);
            if (xml.name() == QStringLiteral("text"))
                texts << xml.readElementText();
        }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(texts.contains(QStringLiteral("Design")));
    QVERIFY(texts.contains(QStringLiteral("Bottleneck")));
    QVERIFY(texts.contains(QStringLiteral("Makers")));
    QVERIFY(QSvgRenderer(svg).isValid());
}

void TestMapPainter::escapesHostileWords()
{
    const QByteArray svg = streamMapSvg(*testsupport::fourStages(), Zone(), QLocale::c());
    QVERIFY(!svg.contains("<b>"));
    QVERIFY(svg.contains("&lt;b&gt;&amp;"));
    QCOMPARE(xmlText(QStringLiteral("a\x01"
                                    "b")
                 + QChar(0xD800) + QChar(0xFFFF)),
        QByteArray("a\xEF\xBF\xBD"
                   "b\xEF\xBF\xBD\xEF\xBF\xBD"));
    for (const char* forbidden : {"<script", "href", "url(", "<image"})
        QVERIFY2(!svg.contains(forbidden), forbidden);
}

void TestMapPainter::standsInHtmlWithoutProlog()
{
    const QByteArray svg = streamMapSvg(*testsupport::fourStages(), Zone(), QLocale::c());
    QVERIFY(svg.startsWith("<svg "));
    QVERIFY(svg.contains("role=\"img\""));
    QVERIFY(streamMapSvg(analysis::StreamResult(), Zone(), QLocale::c()).isEmpty());
}

void TestMapPainter::fitsEveryTextInItsBox()
{
    const MapTextMeasure measure;
    for (const auto& stream : {testsupport::fourStages(), testsupport::manyStages(24)}) {
        const diagram::StreamLayout layout = lay(*stream);
        for (const diagram::Text& t : layout.texts) {
            QVERIFY2(measure.width(t.text, t.role) <= t.box.w + 0.01, t.text.c_str());
            QVERIFY2(
                t.box.x >= -0.01 && t.box.right() <= layout.width + 13 && t.box.y >= 0 && t.box.bottom() <= layout.height, t.text.c_str());
            for (const diagram::Text& other : layout.texts)
                QVERIFY2(&t == &other || !t.box.intersects(other.box), (t.text + " and " + other.text).c_str());
        }
    }
}

void TestMapPainter::paintsNothingOutsideItsBounds_data()
{
    QTest::addColumn<double>("scale");
    QTest::newRow("1x") << 1.0;
    QTest::newRow("1.5x") << 1.5;
    QTest::newRow("2x") << 2.0;
}

void TestMapPainter::paintsNothingOutsideItsBounds()
{
    QFETCH(double, scale);
    const QColor ground(Qt::magenta);
    const QImage image = render(lay(*testsupport::fourStages()), scale, false, ground);
    const auto margin = static_cast<int>((40 - 14) * scale); // axis labels and the ribbon stand out a little
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const bool outside = x < margin || y < margin || x >= image.width() - margin || y >= image.height() - margin;
            if (outside)
                QVERIFY2(image.pixel(x, y) == ground.rgb(), qPrintable(QStringLiteral("%1 %2").arg(x).arg(y)));
        }
}

void TestMapPainter::keepsHairlinesSharp_data()
{
    paintsNothingOutsideItsBounds_data();
}

/// The line of the lanes has its own colour in whole rows of pixels: nothing is blended.
void TestMapPainter::keepsHairlinesSharp()
{
    QFETCH(double, scale);
    const diagram::StreamLayout layout = lay(*testsupport::fourStages());
    const QImage image = render(layout, scale, false, Theme::color(Token::BgWindow, false));
    const auto x = static_cast<int>((40 + 60) * scale);
    const auto middle = static_cast<int>((40 + layout.laneY) * scale);
    int whole = 0;
    for (int y = middle - 3; y <= middle + 3; ++y) {
        const QRgb pixel = image.pixel(x, y);
        const bool line = pixel == Theme::color(Token::LineLine, false).rgb();
        QVERIFY2(line || pixel == Theme::color(Token::BgWindow, false).rgb(), qPrintable(QColor(pixel).name()));
        whole += line ? 1 : 0;
    }
    QVERIFY(whole == 1 || whole == 2);
}

void TestMapPainter::usesTheColoursOfTheTheme()
{
    const diagram::StreamLayout layout = lay(*testsupport::fourStages());
    for (const bool dark : {false, true}) {
        const QImage image = render(layout, 1, dark, Theme::color(Token::BgWindow, dark));
        for (const Token token : {Token::WaitStrong, Token::WaitSoft, Token::WorkMark, Token::BgSurface, Token::BgSunken, Token::WaitMark})
            QVERIFY2(pixelsOf(image, Theme::color(token, dark)) > 50, qPrintable(Theme::color(token, dark).name()));
        QCOMPARE(pixelsOf(image, Theme::color(Token::WaitStrong, !dark)), 0);
    }
}

void TestMapPainter::leavesOutDetailsWhenSmall()
{
    const diagram::StreamLayout layout = lay(*testsupport::fourStages());
    const auto words = [&](double zoom) {
        SvgTarget target({layout.width, layout.height}, {});
        StreamMapStyle style;
        style.zoom = zoom;
        StreamMapPainter(layout, style).paint(target);
        return target.finish();
    };
    QVERIFY(words(1).contains(">In work<"));
    QVERIFY(!words(0.69).contains(">In work<"));
    QVERIFY(words(0.69).contains("stroke-dasharray=\"5 4\"")); // rework stays
    QVERIFY(!words(0.4).contains("stroke-dasharray=\"5 4\""));
    QVERIFY(words(0.4).contains(">Design<"));
    QVERIFY(!words(0.6).contains("font-size=\"11\"")); // 6.6 px would not be read
}

/// Two works side by side would read as one.
void TestMapPainter::partsStagesThatFollowWithoutAWait()
{
    analysis::StreamResult stream = *testsupport::manyStages(4);
    stream.stages[1].waitPerItemSeconds = 0.0;
    const diagram::StreamLayout layout = lay(stream);
    const auto part = std::find_if(layout.strip.begin(), layout.strip.end(),
        [](const diagram::StripPart& p) { return p.stage == 1 && p.tone == diagram::StripTone::Work; });
    QVERIFY(part != layout.strip.end());
    const QImage image = render(layout, 1, false, Qt::magenta);
    const int y = static_cast<int>(40 + part->rect.bottom()) - 3;
    int seams = 0;
    for (int x = static_cast<int>(40 + part->rect.x) - 3; x < static_cast<int>(40 + part->rect.x) + 3; ++x)
        seams += image.pixel(x, y) == Theme::color(Token::BgWindow, false).rgb() ? 1 : 0;
    QCOMPARE(seams, 1);
}

QTEST_MAIN(TestMapPainter)
#include "tst_map_painter.moc"
