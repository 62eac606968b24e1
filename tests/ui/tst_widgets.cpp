// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dataset_text.h"
#include "ui/start_widgets.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/theme_style.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/axis_ticks.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/drop_overlay.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_card.h"
#include "ui/widgets/filter_chips.h"
#include "ui/widgets/filter_values.h"
#include "ui/widgets/fitting.h"
#include "ui/widgets/key_figure.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/range_brush.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/stale_cover.h"
#include "ui/widgets/strip_bar.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_label.h"

#include <QAbstractItemModelTester>
#include <QDropEvent>
#include <QFocusFrame>
#include <QHBoxLayout>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QUrl>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;
using namespace weir::ui;

namespace {

/// Columns of `image` in row `y` that have exactly this colour.
int columnsOf(const QImage& image, int y, const QColor& color)
{
    int count = 0;
    for (int x = 0; x < image.width(); ++x)
        count += image.pixelColor(x, y) == color ? 1 : 0;
    return count;
}

bool hasInk(const QImage& image, int from, int to)
{
    for (int x = from; x < to; ++x)
        for (int y = 0; y < image.height(); ++y)
            if (image.pixelColor(x, y).alpha() > 0)
                return true;
    return false;
}

void drag(QWidget& widget, QPoint from, QPoint to)
{
    QTest::mousePress(&widget, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 4; ++step)
        QTest::mouseMove(&widget, from + (to - from) * step / 4);
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, to);
}

} // namespace

class TestWidgets : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>();
        m_theme->setMode(ThemeMode::Light);
        installTheme(*m_theme);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void answerBalancesItsLines_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("one line") << u"Work got slower."_s;
        QTest::newRow("two lines")
            << u"On average an item takes 13.8 days, 10.1 of it waiting. Most time is lost waiting for Review, 5.3 days an item."_s;
        QTest::newRow("three lines") << QStringLiteral("An item takes 12.3 days, 9.2 of them waiting. ").repeated(4);
    }
    void answerBalancesItsLines()
    {
        QFETCH(QString, text);
        AnswerLabel label(*m_theme);
        label.setText(text);
        const int lines = label.lineCount(820);
        const int balanced = label.balancedWidth(820);
        QVERIFY(balanced <= 820);
        QCOMPARE(label.lineCount(balanced), lines);
        if (lines > 1)
            QVERIFY(label.lineCount(balanced - 1) > lines);
        QCOMPARE(label.heightForWidth(820), lines * 31);
    }

    void noLineEndsBetweenANumberAndItsUnit()
    {
        AnswerLabel plain(*m_theme);
        plain.setParts({{u"It knows "_s}, {u"6,867 commits"_s}, {u" now."_s}});
        AnswerLabel linked(*m_theme);
        linked.setParts({{u"It knows "_s}, {u"6,867 commits"_s, u"commits"_s}, {u" now."_s}});
        const int afterTheNumber = QFontMetrics(m_theme->font(Type::Answer)).horizontalAdvance(u"It knows 6,867"_s) + 6;
        QCOMPARE(plain.lineCount(afterTheNumber), 2); // the second begins with "commits"
        QCOMPARE(linked.lineCount(afterTheNumber), 3);
        QCOMPARE(linked.text(), plain.text());
    }

    void answerNumbersAreWalkedAndOpenedByKeyboard()
    {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* label = new AnswerLabel(*m_theme);
        label->setParts({{u"An item takes "_s}, {u"12.3 days"_s, u"lead"_s}, {u", "_s}, {u"9.2"_s, u"wait"_s}, {u" of them waiting."_s}});
        layout->addWidget(label);
        layout->addWidget(new QPushButton(u"next"_s));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        label->setFocus(Qt::TabFocusReason);
        QSignalSpy opened(label, &AnswerLabel::linkActivated);
        QTest::keyClick(label, Qt::Key_Return);
        QTest::keyClick(label, Qt::Key_Tab);
        QTest::keyClick(label, Qt::Key_Return);
        QCOMPARE(opened.count(), 2);
        QCOMPARE(opened[0][0].toString(), u"lead"_s);
        QCOMPARE(opened[1][0].toString(), u"wait"_s);
        QTest::keyClick(label, Qt::Key_Tab);
        QVERIFY(!label->hasFocus());
    }

    void textIsNeverCutByItsLayout()
    {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* label = new TextLabel(
            *m_theme, Type::Small, Token::TextPrimary, QStringLiteral("Import a repository or let Weir read its tags. ").repeated(3));
        layout->addWidget(label);
        layout->addStretch();
        window.resize(260, 400);
        window.show();
        QVERIFY(label->heightForWidth(label->width()) > 36);
        QCOMPARE(label->height(), label->heightForWidth(label->width()));
    }

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

    void whatIsOldIsCoveredAfterAMoment()
    {
        QWidget place;
        place.resize(300, 200);
        StaleCover cover(
            *m_theme, [] { return 40; }, &place);
        place.show();
        QVERIFY(QTest::qWaitForWindowExposed(&place));
        cover.begin();
        QVERIFY(cover.stale() && !cover.isVisible());
        QTRY_VERIFY(cover.isVisible());
        QCOMPARE(cover.geometry(), place.rect());
        const QImage shown = place.grab().toImage();
        QCOMPARE(shown.pixelColor(100, 0), m_theme->color(Token::AccentBase)); // as far as the job says
        QCOMPARE(shown.pixelColor(200, 0), m_theme->color(Token::LineLine));
        cover.end();
        QVERIFY(!cover.stale() && !cover.isVisible());
        cover.begin();
        cover.end(); // at once: nothing was ever to be seen
        QVERIFY(!cover.isVisible());
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

    void stripIsToScale()
    {
        QImage image(400, 20, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintStrip(painter, QRectF(0, 0, 400, 20),
            {{u"Build"_s, 300, StripKind::Work}, {u"Review"_s, 50, StripKind::Strong}, {u"Test"_s, 50, StripKind::Work}}, 800, *m_theme,
            false);
        painter.end();
        QCOMPARE(columnsOf(image, 10, m_theme->color(Token::WorkMark)), 150 + 25);
        QCOMPARE(columnsOf(image, 10, QColor(0, 0, 0, 0)), 200); // 400 of 800 seconds are not there
    }

    void stripMergesWhatIsTooNarrowAndLosesNothing()
    {
        QImage image(100, 20, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        const std::vector<StripPart> parts(1000, {u""_s, 1, StripKind::Work});
        paintStrip(painter, QRectF(0, 0, 100, 20), parts, 1000, *m_theme, false);
        painter.end();
        QCOMPARE(columnsOf(image, 10, m_theme->color(Token::WorkMark)), 100);
    }

    void stripIsWalkedAndOpenedByKeyboard()
    {
        StripBar strip(*m_theme);
        strip.resize(400, strip.sizeHint().height());
        strip.setParts({{u"Build"_s, 86400, StripKind::Wait}, {u"Build"_s, 0, StripKind::Work}, {u"Review"_s, 2 * 86400, StripKind::Work}});
        strip.show();
        QVERIFY(QTest::qWaitForWindowActive(&strip));
        QSignalSpy opened(&strip, &StripBar::partClicked);
        strip.setFocus(Qt::TabFocusReason);
        QCOMPARE(strip.currentMark(), 0);
        QVERIFY(strip.accessibleDescription().startsWith(u"Build"_s));
        QTest::keyClick(&strip, Qt::Key_Right); // what takes no time is not there
        QCOMPARE(strip.currentMark(), 2);
        QVERIFY2(strip.accessibleDescription().contains(u"work"_s), qPrintable(strip.accessibleDescription()));
        QTest::keyClick(&strip, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].toInt(), 2);
        QTest::mouseClick(&strip, Qt::LeftButton, {}, QPoint(10, 10));
        QCOMPARE(opened[1][0].toInt(), 0);
    }

    void workIsNamedInsideTheStrip()
    {
        const auto ink = [this](const QString& label) {
            QImage image(200, 28, QImage::Format_ARGB32_Premultiplied);
            QPainter painter(&image);
            paintStrip(painter, QRectF(0, 0, 200, 28), {{label, 10, StripKind::Work}}, 10, *m_theme, true);
            return image;
        };
        QVERIFY(ink(u"Build"_s) != ink({}));
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

    void figuresAskForTheRoomTheirWordsNeed()
    {
        KeyFigure figure(*m_theme);
        figure.setContent({u"In the stream"_s, u"95"_s, u"items"_s, {}, u"46"_s, false});
        const int narrow = figure.minimumSizeHint().width();
        figure.setContent({u"In the stream"_s, u"95"_s, u"items"_s, {}, u"46 when the window began, a long time ago"_s, false});
        QVERIFY(figure.minimumSizeHint().width() > narrow);
        const int usual = figure.minimumSizeHint().width();
        m_theme->setFontFactor(1.3);
        QVERIFY(figure.minimumSizeHint().width() > usual);
        m_theme->setFontFactor(1.0);
    }

    void whatDoesNotFitIsCounted()
    {
        const std::vector<int> widths {50, 50, 50};
        QCOMPARE(fitting(widths, 10, 170, 40), std::size_t {3});
        QCOMPARE(fitting(widths, 10, 169, 40), std::size_t {2}); // "+1 more" stands behind two
        QCOMPARE(fitting(widths, 10, 149, 40), std::size_t {1});
        QCOMPARE(fitting(widths, 10, 30, 40), std::size_t {0});
    }

    void ticksStandApart()
    {
        QCOMPARE(tickStep(10, 1000, 64), 1.0);
        QCOMPARE(tickStep(30, 1000, 64), 2.0);
        QCOMPARE(tickStep(100, 1000, 64), 10.0);
        QCOMPARE(tickStep(60, 1000, 64), 5.0);
    }

    void sparklineDoesNotBridgeHoles()
    {
        QImage image(128, 38, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintSparkline(painter, QRectF(0, 0, 128, 38), {1, 2, 3, std::nullopt, std::nullopt, std::nullopt, 2, 1}, Qt::black);
        painter.end();
        const double step = (128 - 5) / 7.0;
        QVERIFY(hasInk(image, 0, int(step)));
        QVERIFY(!hasInk(image, int(2 * step) + 4, int(6 * step) - 4));
        QVERIFY(hasInk(image, int(6.5 * step), 128));
    }

    void unknownFigureSaysSo()
    {
        KeyFigure figure(*m_theme);
        figure.setContent({u"Deployments"_s, {}, u"a week"_s, {}, u"no source tells them"_s, false});
        QVERIFY(figure.accessibleName().contains(u"unknown"_s));
        QVERIFY(!figure.accessibleName().contains(u"0"_s));
    }

    void messagesCloseByEscapeAndLead()
    {
        MessageBar bar(*m_theme);
        bar.showMessage(MessageBar::Kind::Result, u"2,314 items, 41 rejected."_s, u"Rejected records"_s);
        QVERIFY(!bar.isHidden());
        QSignalSpy followed(&bar, &MessageBar::linkActivated);
        QTest::mouseClick(bar.findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(followed.count(), 1);
        QTest::keyClick(&bar, Qt::Key_Escape);
        QVERIFY(bar.isHidden());
    }

    void sheetClosesByEscape()
    {
        Sheet sheet(*m_theme);
        sheet.setHeading(u"Why Review"_s, u"2.6 days"_s);
        QSignalSpy closed(&sheet, &Sheet::closed);
        QTest::keyClick(&sheet, Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
    }

    void emptyStateAndErrorOfferOneAction()
    {
        EmptyState empty(*m_theme);
        empty.setContent(u"database"_s, u"No sources"_s, u"Import one."_s);
        QVERIFY(empty.findChild<QPushButton*>()->isHidden());
        empty.setAction(u"Import"_s);
        QSignalSpy asked(&empty, &EmptyState::actionTriggered);
        empty.findChild<QPushButton*>()->click();
        QCOMPARE(asked.count(), 1);
        ErrorCard error(*m_theme);
        error.setContent(u"It changed"_s, u"Nothing was stored."_s);
        error.setAction(u"Read again"_s);
        QSignalSpy again(&error, &ErrorCard::actionTriggered);
        error.findChild<QPushButton*>()->click();
        QCOMPARE(again.count(), 1);
        QCOMPARE(error.accessibleName(), u"It changed"_s);
    }

    void tableOpensRowsWithEnter()
    {
        QStandardItemModel model(3, 2);
        const QAbstractItemModelTester tester(&model);
        TableView table(*m_theme);
        table.setModel(&model);
        table.selectRow(1);
        QSignalSpy opened(&table, &TableView::opened);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].toModelIndex().row(), 1);
        QVERIFY(!table.showGrid());
    }

    void cardRoundsWhatItHolds()
    {
        QWidget window;
        window.resize(200, 100);
        auto* layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        auto* card = new Card(*m_theme);
        layout->addWidget(card);
        auto* inside = new QVBoxLayout(card);
        inside->setContentsMargins(0, 0, 0, 0);
        auto* content = new QWidget;
        content->setAutoFillBackground(true);
        QPalette black;
        black.setColor(QPalette::Window, Qt::black);
        content->setPalette(black);
        inside->addWidget(content);
        window.show();
        const QImage image = window.grab().toImage();
        QCOMPARE(image.pixelColor(0, 0), m_theme->color(Token::BgWindow));
        QCOMPARE(image.pixelColor(100, 50), QColor(Qt::black));
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

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
