// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/theme_setup.h"
#include "ui/widgets/axis_ticks.h"
#include "ui/widgets/fitting.h"
#include "ui/widgets/key_figure.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/strip_bar.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

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

} // namespace

class TestCharts : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme = weir::test::installLightTheme(); }
    void cleanupTestCase() { m_theme.reset(); }

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

    void wordsOfTheUnknownStandOnPlainGround()
    {
        QImage image(300, 28, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintStrip(painter, QRectF(0, 0, 300, 28), {{u"Unknown"_s, 10, StripKind::Unknown}}, 10, *m_theme, true);
        painter.end();
        const QColor hatching = m_theme->color(Token::UnknownMark);
        QFont font = m_theme->font(Type::Caption);
        font.setWeight(QFont::Medium);
        const int end = 6 + QFontMetrics(font).horizontalAdvance(u"Unknown"_s);
        int under = 0;
        int beside = 0;
        for (int y = 2; y < 26; ++y)
            for (int x = 2; x < 298; ++x)
                (x <= end ? under : beside) += image.pixelColor(x, y) == hatching && (x <= end || x > end + 6) ? 1 : 0;
        QCOMPARE(under, 0);
        QVERIFY(beside > 100);
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

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
