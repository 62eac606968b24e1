// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/made_trends.h"
#include "ui/painters/trend_painter.h"
#include "ui/views/trend_pictures.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;
using namespace weir;
using namespace weir::ui;

namespace {

/// Notes where words stand.
class NotedWords final : public DrawTarget {
public:
    struct Words {
        QRectF box;
        QString text;
    };
    void beginGroup(const QString&, const QString&) override { }
    void endGroup() override { }
    void rect(const QRectF&, const QColor&, const Stroke&, double) override { }
    void line(const QPointF&, const QPointF&, const Stroke&) override { }
    void polygon(const QPolygonF&, const QColor&, const Stroke&) override { }
    void path(const QPainterPath& path, const QColor&, const Stroke&) override { shapes.push_back(path.boundingRect()); }
    void icon(const QString&, const QRectF&, const QColor&, double) override { }
    void text(const QRectF& box, Qt::Alignment align, const QString& text, const QFont& font, const QColor&) override
    {
        if (text.isEmpty())
            return;
        const double width = QFontMetricsF(font).horizontalAdvance(text);
        const double left = align.testFlag(Qt::AlignRight) ? box.right() - width
            : align.testFlag(Qt::AlignHCenter)             ? box.center().x() - width / 2
                                                           : box.left();
        words.push_back({QRectF(left, box.top(), width, box.height()), text});
    }
    [[nodiscard]] const Words* find(const QString& part) const
    {
        const auto found = std::ranges::find_if(words, [&part](const Words& one) { return one.text.contains(part); });
        return found == words.end() ? nullptr : &*found;
    }
    std::vector<Words> words;
    std::vector<QRectF> shapes;
};

constexpr QSizeF chartSize(860, 420);

TrendFrame frameOf(const TrendPicture& picture, const ChartLook& look)
{
    return {
        QRectF(QPointF(), chartSize).marginsRemoved(trendMargins(picture, look)), picture.from, picture.to, picture.bottom, picture.top};
}

NotedWords painted(const TrendPicture& picture)
{
    const ChartLook look(false);
    const TrendFrame frame = frameOf(picture, look);
    NotedWords noted;
    paintTrendGround(noted, picture, frame, look);
    paintTrendMarks(noted, picture, frame, look);
    return noted;
}

} // namespace

/// Where the words of a chart stand.
class TestTrendPainter : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { Theme::loadFonts(); }

    void limitsThatLieCloseArePushedApart()
    {
        MadeTrends made;
        MeasuredTrend& finished = made.add("throughput", 100, trends::Finding::Steady);
        MadeTrends::limit(finished, 99, 100, 101, "outside", {});
        const NotedWords noted = painted(trendPicture(made.data, finished));
        const auto* upper = noted.find(u"upper limit"_s);
        const auto* mean = noted.find(u"mean"_s);
        const auto* lower = noted.find(u"lower limit"_s);
        QVERIFY(upper != nullptr && mean != nullptr && lower != nullptr);
        QVERIFY(mean->box.top() - upper->box.bottom() >= 14); // the number of the next stands between
        QVERIFY(lower->box.top() - mean->box.bottom() >= 14);
        QVERIFY(lower->box.bottom() <= chartSize.height());
    }

    void notesOfNeighbouringDaysDoNotOverlap()
    {
        MadeTrends made;
        for (int i = 0; i < 6; ++i)
            made.data.query.marks.annotations.push_back({MadeTrends::week(10) + std::chrono::days(2 * i), "Something that takes room"});
        made.data.query.marks.annotations.push_back({MadeTrends::week(26), "At the very end of the chart"});
        const NotedWords noted = painted(trendPicture(made.data, made.add("throughput", 5, trends::Finding::Steady)));
        for (std::size_t a = 0; a < noted.words.size(); ++a) {
            for (std::size_t b = a + 1; b < noted.words.size(); ++b)
                QVERIFY2(
                    !noted.words[a].box.intersects(noted.words[b].box), qPrintable(noted.words[a].text + u" | "_s + noted.words[b].text));
        }
        QVERIFY(noted.find(u"takes room"_s) != nullptr);
        QVERIFY(noted.find(u"very end"_s) != nullptr); // before its line
        QVERIFY(
            std::ranges::all_of(noted.words, [](const auto& one) { return one.box.left() >= 0 && one.box.right() <= chartSize.width(); }));
    }

    void captionsCoverNoPoint()
    {
        MadeTrends made;
        MeasuredTrend& finished = made.add("throughput", 5, trends::Finding::Outside);
        for (std::size_t w = 23; w < 26; ++w)
            finished.trend.result.series[w].value = 17;
        MadeTrends::limit(finished, 1, 5, 12, "outside", {MadeTrends::week(25), MadeTrends::week(26), MadeTrends::week(27)});
        const TrendPicture picture = trendPicture(made.data, finished);
        const NotedWords noted = painted(picture);
        const auto* caption = noted.find(u"outside"_s);
        QVERIFY(caption != nullptr);
        const TrendFrame frame = frameOf(picture, ChartLook(false));
        for (const TrendPicture::Point& point : picture.points)
            QVERIFY(!caption->box.contains(frame.at(point)));
    }

    /// A part of a week does not set the scale of a cell, so it must not stand there either.
    void nothingOfACellLiesOutsideIt()
    {
        for (const trends::Finding finding : {trends::Finding::TooFew, trends::Finding::Steady}) {
            MadeTrends made(6);
            MeasuredTrend& finished = made.add("throughput", 5, finding);
            finished.trend.result.series.back().value = 500;
            finished.trend.result.series.back().partial = true;
            finished.newest = 4;
            const TrendPicture picture = smallTrendPicture(made.data, finished);
            const QRectF area(0, 0, 300, 96);
            NotedWords noted;
            paintSmallTrend(noted, picture, {area, picture.from, picture.to, picture.bottom, picture.top}, ChartLook(false));
            QVERIFY(!noted.shapes.empty());
            for (const QRectF& shape : noted.shapes)
                QVERIFY(area.adjusted(-4, -4, 4, 4).contains(shape.topLeft()) && area.adjusted(-4, -4, 4, 4).contains(shape.bottomRight()));
        }
    }

    void ticksOfManyWeeksStandApart()
    {
        for (const int weeks : {6, 26, 60, 300, 1500}) {
            MadeTrends made(weeks);
            const NotedWords noted = painted(trendPicture(made.data, made.add("throughput", 5, trends::Finding::Steady)));
            double right = 0;
            int ticks = 0;
            for (const auto& one : noted.words) {
                if (!one.text.startsWith(u'W'))
                    continue;
                QVERIFY2(ticks == 0 || one.box.left() > right + 4, qPrintable(QString::number(weeks)));
                right = one.box.right();
                ++ticks;
            }
            QVERIFY2(ticks >= 2, qPrintable(QString::number(weeks)));
        }
    }
};

QTEST_MAIN(TestTrendPainter)
#include "tst_trend_painter.moc"
