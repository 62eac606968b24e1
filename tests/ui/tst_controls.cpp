// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dataset_text.h"
#include "tests/support/theme_setup.h"
#include "ui/start_widgets.h"
#include "ui/theme/focus_ring.h"
#include "ui/widgets/axis_ticks.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/drop_overlay.h"
#include "ui/widgets/filter_chips.h"
#include "ui/widgets/filter_values.h"
#include "ui/widgets/key_figure.h"
#include "ui/widgets/range_brush.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_switch.h"

#include <QDropEvent>
#include <QFocusFrame>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;
using namespace weir::ui;

namespace {

void drag(QWidget& widget, QPoint from, QPoint to)
{
    QTest::mousePress(&widget, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 4; ++step)
        QTest::mouseMove(&widget, from + (to - from) * step / 4);
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, to);
}

} // namespace

class TestControls : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme = weir::test::installLightTheme(); }
    void cleanupTestCase() { m_theme.reset(); }

    void chipAsksToBeRemovedAtItsCrossAndByKey()
    {
        Chip chip(*m_theme, Chip::Kind::Filter);
        chip.setWords(u"Team"_s, u"Checkout"_s);
        chip.resize(chip.sizeHint());
        QSignalSpy removed(&chip, &Chip::removeRequested);
        QSignalSpy clicked(&chip, &Chip::clicked);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(20, 14));
        QCOMPARE(clicked.count(), 1);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 14, 14));
        QCOMPARE(removed.count(), 1);
        QCOMPARE(clicked.count(), 1);
        QTest::keyClick(&chip, Qt::Key_Delete);
        QCOMPARE(removed.count(), 2);
    }

    void chipsThatFindNoRoomMoveBehindOne()
    {
        FilterChips chips(*m_theme);
        chips.setWhere({{"project", {"Checkout"}}, {"status", {"In Progress"}}, {"team", {"Payments"}}, {"type", {"Story", "Bug"}}});
        const auto visible = [&] {
            int count = 0;
            for (const Chip* chip : chips.findChildren<Chip*>(QRegularExpression(u"^chip-"_s)))
                count += chip->isHidden() ? 0 : 1;
            return count;
        };
        chips.resize(900, 30);
        chips.show();
        QCOMPARE(visible(), 4);
        chips.resize(360, 30);
        QVERIFY(visible() > 0 && visible() < 4);
        for (const Chip* chip : chips.findChildren<Chip*>())
            if (!chip->isHidden())
                QVERIFY(chip->geometry().right() < 360);
    }

    void switchMovesWithArrowsAndMayStandOnNothing()
    {
        QWidget window;
        auto* layout = new QHBoxLayout(&window);
        auto* segments = new SegmentedSwitch(*m_theme);
        for (const char* name : {"Finished", "Open", "Left out"})
            segments->addSegment(QString::fromLatin1(name));
        layout->addWidget(segments);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy changed(segments, &SegmentedSwitch::currentChanged);
        QCOMPARE(segments->current(), 0);
        auto* first = segments->findChildren<QAbstractButton*>().first();
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Right);
        QCOMPARE(segments->current(), 1);
        QCOMPARE(changed.count(), 1);
        segments->setCurrent(SegmentedSwitch::none);
        QCOMPARE(segments->current(), int {SegmentedSwitch::none});
        QCOMPARE(changed.count(), 1);
        segments->findChildren<QAbstractButton*>().at(1)->click(); // the one it stood on answers again
        QCOMPARE(segments->current(), 1);
        QCOMPARE(changed.count(), 2);
    }

    void brushSnapsToWholeWeeks()
    {
        RangeBrush brush(*m_theme);
        brush.setValues(std::vector<double>(20, 3));
        brush.setRange(7.4, 12.6); // as a window of odd days would be
        brush.resize(brush.sizeHint());
        QSignalSpy chosen(&brush, &RangeBrush::rangeChosen);
        drag(brush, QPoint(qRound(brush.positionOf(12.6)), 14), QPoint(qRound(brush.positionOf(15.2)), 14));
        QVERIFY(chosen.count() > 0);
        QCOMPARE(chosen.last()[0].toInt(), 7);
        QCOMPARE(chosen.last()[1].toInt(), 15);
    }

    void brushIsMovedDrawnAndReset()
    {
        RangeBrush brush(*m_theme);
        brush.setValues(std::vector<double>(20, 3));
        brush.resize(brush.sizeHint());
        QSignalSpy chosen(&brush, &RangeBrush::rangeChosen);
        QSignalSpy reset(&brush, &RangeBrush::resetRequested);
        drag(brush, QPoint(qRound(brush.positionOf(4.2)), 14), QPoint(qRound(brush.positionOf(7.7)), 14)); // a new one
        QCOMPARE(chosen.last()[0].toInt(), 4);
        QCOMPARE(chosen.last()[1].toInt(), 8);
        drag(brush, QPoint(qRound(brush.positionOf(6)), 14), QPoint(qRound(brush.positionOf(19)), 14)); // as far as it goes
        QCOMPARE(chosen.last()[0].toInt(), 16);
        QCOMPARE(chosen.last()[1].toInt(), 20);
        QTest::mouseDClick(&brush, Qt::LeftButton, {}, QPoint(100, 14));
        QCOMPARE(reset.count(), 1);
    }

    void brushObeysTheKeyboard_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::newRow("left moves") << int(Qt::Key_Left) << int(Qt::NoModifier) << 4 << 9;
        QTest::newRow("right moves") << int(Qt::Key_Right) << int(Qt::NoModifier) << 6 << 11;
        QTest::newRow("shift: the end") << int(Qt::Key_Right) << int(Qt::ShiftModifier) << 5 << 11;
        QTest::newRow("ctrl: the beginning") << int(Qt::Key_Left) << int(Qt::ControlModifier) << 4 << 10;
        QTest::newRow("home") << int(Qt::Key_Home) << int(Qt::NoModifier) << 0 << 5;
        QTest::newRow("end") << int(Qt::Key_End) << int(Qt::NoModifier) << 15 << 20;
    }
    void brushObeysTheKeyboard()
    {
        QFETCH(int, key);
        QFETCH(int, modifiers);
        QFETCH(int, from);
        QFETCH(int, to);
        RangeBrush brush(*m_theme);
        brush.setValues(std::vector<double>(20, 3));
        brush.setRange(5, 10);
        QSignalSpy chosen(&brush, &RangeBrush::rangeChosen);
        QTest::keyClick(&brush, static_cast<Qt::Key>(key), static_cast<Qt::KeyboardModifiers>(modifiers));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toInt(), from);
        QCOMPARE(chosen[0][1].toInt(), to);
        QSignalSpy reset(&brush, &RangeBrush::resetRequested);
        QTest::keyClick(&brush, Qt::Key_Escape);
        QCOMPARE(reset.count(), 1);
    }

    void rowsOpenByEnter()
    {
        KeyFigure figure(*m_theme);
        QSignalSpy clicked(&figure, &QAbstractButton::clicked);
        QTest::keyClick(&figure, Qt::Key_Return);
        QTest::keyClick(&figure, Qt::Key_Space);
        QCOMPARE(clicked.count(), 2);
        DropArea area(*m_theme, nullptr);
        QSignalSpy chosen(&area, &QAbstractButton::clicked);
        QTest::keyClick(&area, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
    }

    void valuesToFilterByAreTheFrequentOnesFirst()
    {
        const weir::DatasetPtr data = weir::testsupport::datasetFromText(R"(
A-1 Bug team=Core: created 2025-03-03, Ready 2025-03-03T09:00
A-2 Story team=Pay: created 2025-03-03, Ready 2025-03-03T09:00
A-3 Story: created 2025-03-03, Ready 2025-03-03T09:00
)");
        const std::vector<FilterValue> types = filterValues(*data, "type");
        QCOMPARE(types.size(), 2U);
        QCOMPARE(types[0].value, std::string("Story"));
        QCOMPARE(types[0].items, 2);
        QCOMPARE(filterValues(*data, "team").size(), 2U); // the item without a team is nobody's value
        QVERIFY(filterValues(*data, "nonsense").empty());
    }

    void filesAreTakenWhereverTheyAreDropped()
    {
        QWidget target;
        target.resize(300, 200);
        DropOverlay overlay(*m_theme, &target);
        QSignalSpy dropped(&overlay, &DropOverlay::dropped);
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(u"/data/a.csv"_s), QUrl(u"https://example.org/b.csv"_s)});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&target, &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(!overlay.isHidden());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&target, &drop);
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(dropped[0][0].toStringList(), QStringList {u"/data/a.csv"_s});
        QVERIFY(overlay.isHidden());
        QMimeData text;
        text.setText(u"words"_s);
        QDragEnterEvent words(QPoint(10, 10), Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
        words.ignore();
        QCoreApplication::sendEvent(&target, &words);
        QVERIFY(overlay.isHidden());
    }

    void searchIsToldOnceAndEscapeEmptiesIt()
    {
        SearchField field(*m_theme);
        QSignalSpy searched(&field, &SearchField::searched);
        QTest::keyClicks(&field, u"refund"_s);
        QTest::keyClick(&field, Qt::Key_Return);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(searched.count(), 1);
        QCOMPARE(searched[0][0].toString(), u"refund"_s);
        QTest::keyClick(&field, Qt::Key_Escape);
        QCOMPARE(searched.count(), 2);
        QCOMPARE(searched[1][0].toString(), QString());
        QTest::keyClicks(&field, u"x"_s);
        QTRY_COMPARE(searched.count(), 3); // after the pause
    }

    void focusRingShowsAfterTheKeyboardOnly()
    {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* first = new QPushButton(u"first"_s);
        auto* second = new QPushButton(u"second"_s);
        layout->addWidget(first);
        layout->addWidget(second);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::mouseClick(first, Qt::LeftButton);
        QVERIFY(!FocusRing::byKeyboard());
        for (const QFocusFrame* frame : window.findChildren<QFocusFrame*>())
            QVERIFY(frame->isHidden());
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Tab);
        QVERIFY(second->hasFocus());
        auto* frame = window.findChild<QFocusFrame*>();
        QVERIFY(frame != nullptr);
        QCOMPARE(frame->widget(), second);
        QVERIFY(frame->isVisible());
        QCOMPARE(frame->geometry(), second->geometry().adjusted(-4, -4, 4, 4));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestControls)
#include "tst_controls.moc"
