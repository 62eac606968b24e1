// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/theme_setup.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/axis_ticks.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_card.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/stale_cover.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_label.h"

#include <QAbstractItemModelTester>
#include <QImage>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;
using namespace weir::ui;

class TestWidgets : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme = weir::test::installLightTheme(); }
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
        AnswerLabel words(*m_theme);
        words.setText(u"It knows all our commits now."_s);
        const QFontMetrics metrics(m_theme->font(Type::Answer));
        QCOMPARE(words.lineCount(metrics.horizontalAdvance(u"It knows all our"_s) + 6), 2); // the second begins with "commits"
        const int afterTheNumber = metrics.horizontalAdvance(u"It knows 6,867"_s) + 6;
        QCOMPARE(plain.lineCount(afterTheNumber), 3);
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

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
