// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map_streams.h"
#include "ui/export/stream_map_figure.h"
#include "ui/scene/map_canvas.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using namespace weir;
using namespace weir::ui;
using Kind = MapElement::Kind;

Q_DECLARE_METATYPE(std::vector<std::size_t>)

class TestMapCanvas : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { m_canvas.reset(); }
    void walksAlongTheStream();
    void walksFromAStageToItsLoopAndBack();
    void opensStagesByEnterAndByClick();
    void opensQueuesArrowsAndLoops();
    void opensNothingWhenDragged();
    void zoomsAroundTheCursor();
    void fitsTheWholeMap();
    void fitsTheStagesIntoTheRoomWhileAsked();
    void keepsZoomBetweenItsEnds();
    void pinsTotalsWhileStagesScroll();
    void opensAFoldedGroup();
    void goesWhereTheStripIsClicked();
    void showsSeldomLoopsOnDemand();
    void speaksToScreenReaders();
    void staysEmptyWithoutStream();
    void forgetsWhatWasChosenWhenClosed();
    void anArrowCountsWhatAClickOpens();
    void growsWithTheSizeOfText();
    void saysThatLeavingTheStreamIsNoReturn();

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MapCanvas> m_canvas;
    [[nodiscard]] QPoint middle(const MapElement& e) const { return m_canvas->viewRect(e).center().toPoint(); }
    void click(const MapElement& e) { QTest::mouseClick(m_canvas->viewport(), Qt::LeftButton, {}, middle(e)); }
};

void TestMapCanvas::initTestCase()
{
    Theme::loadFonts();
    m_theme = std::make_unique<Theme>();
}

void TestMapCanvas::init()
{
    m_canvas = std::make_unique<MapCanvas>(*m_theme);
    m_canvas->resize(1200, 560);
    m_canvas->setStream(testsupport::fourStages());
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
}

void TestMapCanvas::walksAlongTheStream()
{
    QVERIFY(!m_canvas->current());
    std::vector<MapElement> seen;
    for (std::size_t i = 0; i < m_canvas->elements().size(); ++i) {
        QTest::keyClick(m_canvas.get(), Qt::Key_Right);
        seen.push_back(*m_canvas->current());
    }
    QCOMPARE(seen.size(), m_canvas->elements().size());
    QVERIFY(seen == m_canvas->elements());
    QCOMPARE(seen[0].kind, Kind::Queue);
    QCOMPARE(seen[1].kind, Kind::Stage);
    QTest::keyClick(m_canvas.get(), Qt::Key_Right);
    QVERIFY(m_canvas->current() == seen.back()); // it ends there
    QTest::keyClick(m_canvas.get(), Qt::Key_Home);
    QVERIFY(m_canvas->current() == seen.front());
    QTest::keyClick(m_canvas.get(), Qt::Key_Escape);
    QVERIFY(!m_canvas->current());
}

void TestMapCanvas::walksFromAStageToItsLoopAndBack()
{
    m_canvas->setCurrent(MapElement {Kind::Stage, 2});
    QTest::keyClick(m_canvas.get(), Qt::Key_Up);
    QCOMPARE(m_canvas->current()->kind, Kind::Loop);
    QCOMPARE(m_canvas->layout().loops[m_canvas->current()->index].from, std::size_t(2));
    QTest::keyClick(m_canvas.get(), Qt::Key_Down);
    QVERIFY((m_canvas->current() == MapElement {Kind::Stage, 2}));
}

void TestMapCanvas::opensStagesByEnterAndByClick()
{
    QSignalSpy opened(m_canvas.get(), &MapCanvas::stagesActivated);
    m_canvas->setCurrent(MapElement {Kind::Stage, 1});
    QTest::keyClick(m_canvas.get(), Qt::Key_Return);
    click({Kind::Stage, 3});
    QCOMPARE(opened.size(), 2);
    QCOMPARE(opened[0][0].value<std::vector<std::size_t>>(), std::vector<std::size_t>({1}));
    QCOMPARE(opened[1][0].value<std::vector<std::size_t>>(), std::vector<std::size_t>({3}));
    QVERIFY((m_canvas->current() == MapElement {Kind::Stage, 3}));
}

void TestMapCanvas::opensQueuesArrowsAndLoops()
{
    QSignalSpy queues(m_canvas.get(), &MapCanvas::queueActivated);
    QSignalSpy edges(m_canvas.get(), &MapCanvas::edgesActivated);
    QSignalSpy finish(m_canvas.get(), &MapCanvas::finishActivated);
    click({Kind::Queue, 2});
    QCOMPARE(queues.size(), 1);
    QCOMPARE(queues[0][0].value<std::vector<std::size_t>>(), std::vector<std::size_t>({2}));
    click({Kind::Arrow, 1}); // nobody waits for the second stage, so its arrow is bare
    QCOMPARE(edges.size(), 1);
    QCOMPARE(edges[0][0].value<std::vector<std::size_t>>(), std::vector<std::size_t>({0}));
    QCOMPARE(edges[0][1].toString(), QStringLiteral("Design to Build"));
    click({Kind::Loop, 0});
    QCOMPARE(edges.size(), 2);
    QCOMPARE(edges[1][0].value<std::vector<std::size_t>>(), std::vector<std::size_t>({2}));
    click({Kind::Arrow, 4});
    QCOMPARE(finish.size(), 1);
}

void TestMapCanvas::opensNothingWhenDragged()
{
    QSignalSpy opened(m_canvas.get(), &MapCanvas::stagesActivated);
    const QPoint from = middle({Kind::Stage, 1});
    QTest::mousePress(m_canvas->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseRelease(m_canvas->viewport(), Qt::LeftButton, {}, from + QPoint(0, 240));
    QCOMPARE(opened.size(), 0);
}

void TestMapCanvas::zoomsAroundTheCursor()
{
    m_canvas->resize(600, 300);
    m_canvas->horizontalScrollBar()->setValue(40);
    m_canvas->verticalScrollBar()->setValue(60);
    const MapElement stage {Kind::Stage, 1};
    const QPointF before = m_canvas->viewRect(stage).topLeft();
    QWheelEvent turn(
        before, m_canvas->viewport()->mapToGlobal(before), {}, QPoint(0, 240), Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_canvas->viewport(), &turn);
    QVERIFY(m_canvas->zoom() > 1.3);
    QVERIFY((m_canvas->viewRect(stage).topLeft() - before).manhattanLength() < 6);
}

void TestMapCanvas::fitsTheWholeMap()
{
    m_canvas->setStream(testsupport::manyStages(12));
    m_canvas->resize(900, 500);
    QVERIFY(m_canvas->horizontalScrollBar()->maximum() > 0);
    QTest::keyClick(m_canvas.get(), Qt::Key_0);
    QVERIFY(m_canvas->zoom() < 0.6);
    QCOMPARE(m_canvas->horizontalScrollBar()->maximum(), 0);
    QCOMPARE(m_canvas->verticalScrollBar()->maximum(), 0);
    QTest::keyClick(m_canvas.get(), Qt::Key_1);
    QCOMPARE(m_canvas->zoom(), 1.0);
}

void TestMapCanvas::fitsTheStagesIntoTheRoomWhileAsked()
{
    m_canvas->setStream(testsupport::manyStages(6));
    m_canvas->resize(860, 560);
    const MapElement last {Kind::Stage, 5};
    const double usual = m_canvas->viewRect(last).width();
    QVERIFY(m_canvas->horizontalScrollBar()->maximum() > 0);
    m_canvas->setFitting(true);
    QCOMPARE(m_canvas->horizontalScrollBar()->maximum(), 0);
    QVERIFY(m_canvas->viewRect(last).right() < m_canvas->viewport()->width());
    QVERIFY(m_canvas->viewRect(last).width() < usual);
    QCOMPARE(m_canvas->zoom(), 1.0);
    m_canvas->setFitting(false);
    QCOMPARE(m_canvas->viewRect(last).width(), usual);
    m_canvas->setFitting(true);
    m_canvas->setStream(testsupport::manyStages(12)); // texts stay readable: the stages scroll, and one can be brought in sight
    QVERIFY(m_canvas->horizontalScrollBar()->maximum() > 0);
    const MapElement end {Kind::Stage, 11};
    m_canvas->ensureVisible(end);
    QVERIFY(m_canvas->viewRect(end).right()
        <= m_canvas->layout().viewWidth * m_canvas->viewRect(end).width() / m_canvas->layout().boxes[11].box.w + 8);
}

void TestMapCanvas::keepsZoomBetweenItsEnds()
{
    m_canvas->setZoom(0.01);
    QCOMPARE(m_canvas->zoom(), 0.25);
    m_canvas->setZoom(100);
    QCOMPARE(m_canvas->zoom(), 4.0);
}

void TestMapCanvas::pinsTotalsWhileStagesScroll()
{
    m_canvas->setStream(testsupport::manyStages(12));
    const MapElement strip {Kind::Strip, 0};
    const MapElement stage {Kind::Stage, 4};
    const QRectF stripBefore = m_canvas->viewRect(strip);
    const QRectF stageBefore = m_canvas->viewRect(stage);
    m_canvas->horizontalScrollBar()->setValue(100);
    QCOMPARE(m_canvas->viewRect(strip), stripBefore);
    QCOMPARE(m_canvas->viewRect(stage).x(), stageBefore.x() - 100);
    m_canvas->setCurrent(MapElement {Kind::Stage, 11});
    const QRectF last = m_canvas->viewRect({Kind::Stage, 11});
    QVERIFY(last.right() <= m_canvas->layout().viewWidth + 4); // walked into view
}

void TestMapCanvas::opensAFoldedGroup()
{
    m_canvas->setStream(testsupport::manyStages(24));
    const auto& columns = m_canvas->layout().columns;
    QVERIFY(columns[0].folded);
    const std::size_t members = columns[0].members.size();
    QSignalSpy opened(m_canvas.get(), &MapCanvas::stagesActivated);
    click({Kind::Stage, 0});
    QCOMPARE(opened.size(), 0);
    for (std::size_t i = 0; i < members; ++i)
        QVERIFY(!m_canvas->layout().columns[i].folded);
    QVERIFY((m_canvas->current() == MapElement {Kind::Stage, 0}));
}

void TestMapCanvas::goesWhereTheStripIsClicked()
{
    m_canvas->setStream(testsupport::manyStages(24));
    std::size_t part = m_canvas->layout().strip.size() - 1;
    const std::size_t stage = m_canvas->layout().strip[part].stage;
    click({Kind::Strip, part});
    QVERIFY(m_canvas->current() && m_canvas->current()->kind == Kind::Stage);
    QCOMPARE(m_canvas->layout().columns[m_canvas->current()->index].members, std::vector<std::size_t>({stage}));
}

void TestMapCanvas::showsSeldomLoopsOnDemand()
{
    QVERIFY(m_canvas->layout().moreLoops);
    const std::size_t before = m_canvas->layout().loops.size();
    click({Kind::MoreLoops, 0});
    QCOMPARE(m_canvas->layout().loops.size(), before + 1);
    QVERIFY(!m_canvas->layout().moreLoops);
}

void TestMapCanvas::speaksToScreenReaders()
{
    QAccessibleInterface* map = QAccessible::queryAccessibleInterface(m_canvas.get());
    QVERIFY(map);
    QCOMPARE(map->role(), QAccessible::List);
    QCOMPARE(map->childCount(), static_cast<int>(m_canvas->elements().size()));
    QAccessibleInterface* stage = map->child(1);
    QVERIFY(stage && stage->parent() == map);
    const QString name = stage->text(QAccessible::Name);
    QVERIFY2(name.startsWith(QStringLiteral("Design, wait ")), qPrintable(name));
    QVERIFY2(name.endsWith(QStringLiteral("5 items")), qPrintable(name));
    QVERIFY(stage->rect().isValid());
    QSignalSpy opened(m_canvas.get(), &MapCanvas::stagesActivated);
    stage->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(opened.size(), 1);
    QVERIFY(stage->state().selected);
    QCOMPARE(map->indexOfChild(stage), 1);
    m_canvas->setStream(nullptr);
    QCOMPARE(map->childCount(), 0);
    QVERIFY(!stage->isValid());
    QVERIFY(stage->text(QAccessible::Name).isEmpty());
}

void TestMapCanvas::staysEmptyWithoutStream()
{
    m_canvas->setStream(nullptr);
    QVERIFY(m_canvas->elements().empty());
    QTest::keyClick(m_canvas.get(), Qt::Key_Right);
    QTest::keyClick(m_canvas.get(), Qt::Key_Return);
    QTest::keyClick(m_canvas.get(), Qt::Key_0);
    QTest::mouseClick(m_canvas->viewport(), Qt::LeftButton, {}, QPoint(100, 100));
    QVERIFY(!m_canvas->current());
    QVERIFY(!m_canvas->grab().isNull());
}

void TestMapCanvas::forgetsWhatWasChosenWhenClosed()
{
    m_canvas->setStream(testsupport::manyStages(24));
    m_canvas->openGroup(0);
    m_canvas->setZoom(2);
    m_canvas->activate({Kind::MoreLoops, 0});
    QVERIFY(m_canvas->options().openGroup);
    m_canvas->setStream(nullptr);
    m_canvas->setStream(testsupport::manyStages(24));
    QVERIFY(!m_canvas->options().openGroup);
    QVERIFY(!m_canvas->options().allLoops);
    QVERIFY(!m_canvas->current());
    QCOMPARE(m_canvas->zoom(), 1.0);
}

void TestMapCanvas::anArrowCountsWhatAClickOpens()
{
    auto stream = testsupport::manyStages(24);
    for (std::size_t i = 0; i + 1 < stream->stages.size(); ++i)
        stream->edges.push_back({i, i + 1, 100, testsupport::spread(1), false, false, 1.0, {}});
    stream->edges.push_back({0, 23, 7, testsupport::spread(1), false, false, 0.05, {}}); // skips over everything
    m_canvas->setStream(stream);
    QSignalSpy opened(m_canvas.get(), &MapCanvas::edgesActivated);
    const auto& arrows = m_canvas->layout().arrows;
    for (std::size_t i = 0; i < arrows.size(); ++i) {
        if (arrows[i].from == diagram::nothing || arrows[i].to == diagram::nothing)
            continue;
        m_canvas->activate({Kind::Arrow, i});
        std::int64_t taken = 0;
        for (const std::size_t row : opened.takeLast()[0].value<std::vector<std::size_t>>())
            taken += stream->edges[row].count;
        const QStringList words = describe(m_canvas->layout(), *stream, {Kind::Arrow, i}, m_canvas->format());
        QCOMPARE(words[1], QStringLiteral("Taken %1 times").arg(taken));
    }
}

void TestMapCanvas::growsWithTheSizeOfText()
{
    const MapElement stage {Kind::Stage, 1};
    const QSizeF usual = m_canvas->viewRect(stage).size();
    const double column = m_canvas->layout().boxes[1].box.w;
    const QSizeF file = StreamMapFigure(*m_canvas->stream(), Zone(), QLocale::c()).naturalSize();
    m_theme->setFontFactor(1.3);
    const double scale = m_canvas->viewRect(stage).width() / m_canvas->layout().boxes[1].box.w;
    const auto clicked = m_canvas->viewRect(stage);
    QSignalSpy opened(m_canvas.get(), &MapCanvas::stagesActivated);
    click(stage);
    const QSizeF largeFile = StreamMapFigure(*m_canvas->stream(), Zone(), QLocale::c()).naturalSize();
    const bool fits = m_canvas->layout().viewWidth * scale <= m_canvas->viewport()->width();
    m_theme->setFontFactor(1.0);
    QCOMPARE(scale, 1.3);
    QCOMPARE(m_canvas->zoom(), 1.0);
    QVERIFY(clicked.height() > usual.height());
    QCOMPARE(opened.size(), 1);
    QVERIFY(fits);
    QCOMPARE(largeFile, file); // what is read on paper has the size of paper
    QCOMPARE(m_canvas->layout().boxes[1].box.w, column);
}

void TestMapCanvas::saysThatLeavingTheStreamIsNoReturn()
{
    const auto stream = testsupport::fourStages();
    const auto told = [&] {
        m_canvas->setStream(stream);
        return describe(m_canvas->layout(), *stream, {Kind::Stage, 1}, m_canvas->format()).join(QLatin1Char('\n'));
    };
    QVERIFY(!told().contains(QStringLiteral("left the stream")));
    stream->stages.push_back(testsupport::mapStage("Backlog", 0, 0, 0, 0));
    stream->stages.back().kind = "outside";
    stream->edges.push_back({1, 4, 7, testsupport::spread(1), false, false, 0.1, {}});
    QVERIFY2(told().contains(QStringLiteral("7 moves from here left the stream again")), qPrintable(told()));
}

QTEST_MAIN(TestMapCanvas)
#include "tst_map_canvas.moc"
