// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/theme_setup.h"
#include "ui/theme/motion.h"
#include "ui/theme/theme.h"
#include "ui/widgets/rail.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>

#include <memory>
#include <weir_tokens.h>

using namespace weir::ui;

class TestMotion : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme = weir::test::installLightTheme(); }
    void cleanup() { m_theme->setReducedMotion(Wish::System); }
    void cleanupTestCase() { m_theme.reset(); }

    void aPanelIsThereAtOnceWhereNothingMoves()
    {
        m_theme->setReducedMotion(Wish::Yes);
        Scene scene(*m_theme);
        scene.slide.open(120);
        QCOMPARE(scene.panel->maximumHeight(), QWIDGETSIZE_MAX);
        QVERIFY(scene.panel->isVisible() && scene.slide.isOpen());
        scene.slide.close();
        QVERIFY(scene.panel->isHidden() && !scene.slide.isOpen());
    }

    void aPanelGrowsToItsSizeAndIsGoneAfterwards()
    {
        m_theme->setReducedMotion(Wish::No);
        Scene scene(*m_theme);
        QSignalSpy opened(&scene.slide, &Slide::opened);
        scene.slide.open(120);
        scene.splitter.setSizes({180, 120});
        QVERIFY(scene.panel->isVisible() && scene.slide.isOpen());
        QVERIFY(scene.panel->maximumHeight() < 120); // on its way
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(scene.panel->maximumHeight(), QWIDGETSIZE_MAX);
        QTRY_VERIFY(qAbs(scene.panel->height() - 120) <= scene.splitter.handleWidth());
        scene.slide.close();
        QVERIFY(!scene.slide.isOpen()); // whoever asks, hears what was decided
        QTRY_VERIFY(scene.panel->isHidden());
        QCOMPARE(opened.count(), 1);
    }

    void aPanelThatIsAskedBackTurnsRound()
    {
        m_theme->setReducedMotion(Wish::No);
        Scene scene(*m_theme);
        QSignalSpy opened(&scene.slide, &Slide::opened);
        scene.slide.open(120);
        scene.slide.close();
        scene.slide.open(120);
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(scene.panel->isVisible());
    }

    void theRailEndsAtTheWidthOfItsState()
    {
        m_theme->setReducedMotion(Wish::No);
        Rail rail(*m_theme);
        rail.show();
        QVERIFY(QTest::qWaitForWindowExposed(&rail));
        rail.setCollapsed(true, true);
        QVERIFY(rail.width() > tokens::railCollapsed);
        QTRY_COMPARE(rail.width(), int {tokens::railCollapsed});
        rail.setCollapsed(false, false);
        QCOMPARE(rail.width(), int {tokens::rail});
    }

    void hoverFadesToItsColourOnly()
    {
        m_theme->setReducedMotion(Wish::No);
        QPushButton button;
        button.setAttribute(Qt::WA_Hover);
        QCOMPARE(motion::hovered(&button, Qt::white, Qt::black), QColor(Qt::white));
        button.setAttribute(Qt::WA_UnderMouse);
        QCOMPARE(motion::hovered(&button, Qt::white, Qt::black), QColor(Qt::black));
        QHoverEvent enter(QEvent::HoverEnter, QPointF(2, 2), QPointF(2, 2), QPointF(-1, -1));
        QCoreApplication::sendEvent(&button, &enter);
        QVERIFY(motion::hoverShare(&button) < 1); // on its way
        QTRY_COMPARE(motion::hoverShare(&button), 1.0);
        m_theme->setReducedMotion(Wish::Yes);
        QHoverEvent leave(QEvent::HoverLeave, QPointF(-1, -1), QPointF(-1, -1), QPointF(2, 2));
        button.setAttribute(Qt::WA_UnderMouse, false);
        QCoreApplication::sendEvent(&button, &leave);
        QCOMPARE(motion::hoverShare(&button), 0.0);
    }

private:
    struct Scene {
        explicit Scene(const Theme& theme)
            : splitter(Qt::Vertical)
            , panel(new QWidget)
            , slide(*new Slide(theme, panel, Qt::Vertical)) // of the panel
        {
            splitter.addWidget(new QWidget);
            splitter.addWidget(panel);
            panel->hide();
            splitter.resize(200, 300);
            splitter.show();
        }
        QSplitter splitter;
        QWidget* panel;
        Slide& slide;
    };
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestMotion)
#include "tst_motion.moc"
