// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/ui/map_streams.h"
#include "ui/export/figure_exporter.h"
#include "ui/export/source_names.h"
#include "ui/export/stream_map_figure.h"
#include "ui/theme/theme.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

using namespace weir;
using namespace weir::ui;

class TestMapExport : public QObject {
    Q_OBJECT
private slots:
    void writesEachFormatBySuffix();
    void scalesPictures();
    void givesTheSameBytesTwice();
    void isLightUnlessAsked();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void keepsTheOldFileWhenItFails();
    void namesSourceWindowAndVersionInTheFooter();
    void saysWhatTheFiguresLeaveOpen();
    void explainsItsMarks();
    void namesEachSourceOnce();

private:
    QTemporaryDir m_folder;
    StreamMapFigure m_figure {*testsupport::fourStages(), Zone(), QLocale::c()};
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    static QByteArray read(const QString& file)
    {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
};

void TestMapExport::writesEachFormatBySuffix()
{
    exportFigure(m_figure, path(QStringLiteral("map.svg")), {});
    exportFigure(m_figure, path(QStringLiteral("map.PNG")), {});
    exportFigure(m_figure, path(QStringLiteral("map.pdf")), {});
    QVERIFY(read(path(QStringLiteral("map.svg"))).startsWith("<?xml"));
    QVERIFY(read(path(QStringLiteral("map.PNG"))).startsWith("\x89PNG"));
    const QByteArray pdf = read(path(QStringLiteral("map.pdf")));
    QVERIFY(pdf.startsWith("%PDF"));
    QVERIFY(pdf.contains("/FontFile")); // its fonts are embedded
}

void TestMapExport::scalesPictures()
{
    FigureOptions options;
    options.scale = 1;
    const QImage once = QImage::fromData(figurePng(m_figure, options));
    options.scale = 2;
    const QImage twice = QImage::fromData(figurePng(m_figure, options));
    QCOMPARE(twice.size(), once.size() * 2);
    QVERIFY(once.width() >= static_cast<int>(m_figure.naturalSize().width()));
}

void TestMapExport::givesTheSameBytesTwice()
{
    QCOMPARE(figurePng(m_figure, {}), figurePng(m_figure, {}));
    QCOMPARE(figureSvg(m_figure, {}), figureSvg(m_figure, {}));
    QCOMPARE(
        streamMapSvg(*testsupport::fourStages(), Zone(), QLocale::c()), streamMapSvg(*testsupport::fourStages(), Zone(), QLocale::c()));
}

void TestMapExport::isLightUnlessAsked()
{
    FigureOptions options;
    QCOMPARE(QImage::fromData(figurePng(m_figure, options)).pixel(0, 0), Theme::color(Token::BgWindow, false).rgb());
    options.dark = true;
    QCOMPARE(QImage::fromData(figurePng(m_figure, options)).pixel(0, 0), Theme::color(Token::BgWindow, true).rgb());
}

void TestMapExport::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<double>("scale");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("suffix") << QStringLiteral("map.gif") << 2.0 << static_cast<int>(ErrorCode::Usage)
                            << QStringLiteral(".svg, .png or .pdf");
    QTest::newRow("no suffix") << QStringLiteral("map") << 2.0 << static_cast<int>(ErrorCode::Usage) << QStringLiteral("format");
    QTest::newRow("folder") << QStringLiteral("none/map.svg") << 2.0 << static_cast<int>(ErrorCode::Unwritable)
                            << QStringLiteral("folder does not exist");
    QTest::newRow("scale 0") << QStringLiteral("map.png") << 0.0 << static_cast<int>(ErrorCode::Usage) << QStringLiteral("scale");
    QTest::newRow("scale nan") << QStringLiteral("map.png") << qQNaN() << static_cast<int>(ErrorCode::Usage) << QStringLiteral("scale");
}

void TestMapExport::saysWhatIsWrong()
{
    QFETCH(QString, file);
    QFETCH(double, scale);
    QFETCH(int, code);
    QFETCH(QString, words);
    FigureOptions options;
    options.scale = scale;
    try {
        exportFigure(m_figure, path(file), options);
        QFAIL("no error");
    } catch (const Error& error) {
        QCOMPARE(static_cast<int>(error.code()), code);
        QVERIFY2(QString::fromUtf8(error.what()).contains(words), error.what());
    }
}

void TestMapExport::keepsTheOldFileWhenItFails()
{
    const QString file = path(QStringLiteral("kept.svg"));
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("kept.svg")));
    QVERIFY_THROWS_EXCEPTION(Error, writeWhole(file, "x"));
    QVERIFY(QFileInfo(file).isDir());
}

void TestMapExport::namesSourceWindowAndVersionInTheFooter()
{
    const Provenance provenance {
        QStringLiteral("Team one"), QStringLiteral("9.9"), Zone("Europe/Berlin", {{Instant(), std::chrono::hours(1)}})};
    const FigureText text = streamMapText(*testsupport::fourStages(), provenance, QLocale::c());
    for (const char* part : {"Team one", "Europe/Berlin", "200 of 200 finished items", "Weir 9.9", "2026"})
        QVERIFY2(text.footer.contains(QLatin1String(part)), qPrintable(text.footer));
    QVERIFY(!text.footer.contains(QStringLiteral("only")));
    Provenance filtered = provenance;
    filtered.where = {{"team", {"Core"}}, {"type", {"Bug", "Story"}}};
    filtered.proposed = true;
    filtered.sources = {QStringLiteral("a.csv"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d"), QStringLiteral("e")};
    const QString footer = streamMapText(*testsupport::fourStages(), filtered, QLocale::c()).footer;
    QVERIFY2(footer.contains(QStringLiteral("only team Core, type Bug or Story")), qPrintable(footer));
    QVERIFY2(footer.contains(QStringLiteral("stages as proposed")), qPrintable(footer));
    QVERIFY2(footer.contains(QStringLiteral("sources a.csv, b, c, d and 1 more")), qPrintable(footer));
    QVERIFY(text.title.contains(QStringLiteral("8")));
    QVERIFY(text.subtitle.contains(QStringLiteral("200 items")));
}

void TestMapExport::saysWhatTheFiguresLeaveOpen()
{
    analysis::StreamResult stream = *testsupport::fourStages();
    const auto line = [&stream] { return streamMapSubLine(stream, Zone(), QLocale::c()); };
    QVERIFY2(line().contains(QStringLiteral("so that the stages add up")), qPrintable(line()));
    QVERIFY(!line().contains(QStringLiteral("in progress")));
    stream.maybeInProgress = 3;
    *stream.totals.partsLeadMeanSeconds += 2 * 86400;
    QVERIFY2(line().contains(QStringLiteral("lead time, 2.0 pass outside the stages")), qPrintable(line()));
    QVERIFY(!line().contains(QStringLiteral("add up")));
    QVERIFY2(line().contains(QStringLiteral("Of 3 items it is not known whether they were in progress")), qPrintable(line()));
}

/// Whoever gets the picture alone has no window that explains it.
void TestMapExport::explainsItsMarks()
{
    const QByteArray svg = figureSvg(m_figure, {});
    for (const char* words : {"upper steps: waiting", "lower steps: work", "items that wait, as of 12 Mar 2026", "comes back",
             ">bottleneck<", ">unknown<", "C/A: goes on without coming back"})
        QVERIFY2(svg.contains(words), words);
    analysis::StreamResult plain = *testsupport::manyStages(4);
    plain.ranking.entries.clear();
    for (analysis::StreamStage& stage : plain.stages)
        stage.time.n = stage.visits;
    const QByteArray quiet = figureSvg(StreamMapFigure(plain, Zone(), QLocale::c()), {});
    for (const char* absent : {"comes back", ">bottleneck<", ">unknown<"}) // nothing is explained that is not drawn
        QVERIFY2(!quiet.contains(absent), absent);
}

void TestMapExport::namesEachSourceOnce()
{
    std::vector<store::ImportInfo> imports(4);
    imports[0].sourceId = imports[2].sourceId = 1;
    imports[0].source = imports[2].source = "exports/tracker.csv";
    imports[1].sourceId = 2;
    imports[1].source = "/somewhere/repository/";
    imports[3].sourceId = 3;
    imports[3].source = ".";
    QCOMPARE(sourceNames(imports), QStringList({QStringLiteral("tracker.csv"), QStringLiteral("repository"), QStringLiteral(".")}));
}

QTEST_MAIN(TestMapExport)
#include "tst_map_export.moc"
