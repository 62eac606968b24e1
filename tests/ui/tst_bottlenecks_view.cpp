// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/theme_setup.h"
#include "tests/ui/map_streams.h"
#include "tests/ui/workspace_fixture.h"
#include "ui/format/number_text.h"
#include "ui/views/bottlenecks_view.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/bottleneck_chart.h"
#include "ui/widgets/replay_chart.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/spectrum_chart.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_label.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QMimeData>
#include <QTest>
#include <queue>

#include <algorithm>
#include <random>

using namespace weir;
using namespace weir::ui;
using namespace Qt::StringLiterals;

namespace {

/// 300 items on their way through Build, where one at a time is worked on and there is much to do, and Check, where three are.
QByteArray busyTeam()
{
    std::mt19937 random(11);
    const auto drawn = [&random](double mean) { return -mean * std::log(1 - static_cast<double>(random()) / 4294967296.0); };
    constexpr double hour = 3600;
    QByteArray rows("key,status,timestamp,title\n");
    const QDateTime begin(QDate(2025, 1, 6), QTime(0, 0), Qt::UTC);
    double arrived = 0, builder = 0;
    std::priority_queue<double, std::vector<double>, std::greater<>> checkers(std::greater<>(), {0, 0, 0});
    for (int i = 1; i <= 300; ++i) {
        arrived += drawn(7 * hour);
        const double built = std::max(arrived, builder);
        builder = built + drawn(6 * hour);
        const double checked = std::max(builder, checkers.top());
        checkers.pop();
        const double done = checked + drawn(6 * hour);
        checkers.push(done);
        for (const auto& [status, at] : {std::pair("Ready for Build", arrived), std::pair("Build", built),
                 std::pair("Ready for Check", builder), std::pair("Check", checked), std::pair("Done", done)})
            rows += QStringLiteral("G-%1,%2,%3,Gate %1\n")
                        .arg(i)
                        .arg(QLatin1String(status), begin.addMSecs(static_cast<qint64>(at * 1000)).toString(Qt::ISODateWithMs))
                        .toUtf8();
    }
    return rows;
}

std::shared_ptr<analysis::StreamResult> replayed()
{
    auto stream = testsupport::fourStages();
    stream->ranking.method = "simulation";
    stream->ranking.why = analysis::MethodReason::Replayed;
    stream->ranking.entries.clear();
    for (std::size_t row = 0; row < 4; ++row) {
        analysis::BottleneckEntry entry;
        entry.stageRow = (row + 2) % 4;
        entry.stage = stream->stages[entry.stageRow].name;
        entry.rank = static_cast<int>(row) + 1;
        entry.gainMeanSeconds = (4.0 - static_cast<double>(row)) * 86400;
        entry.gainLowSeconds = *entry.gainMeanSeconds * 0.8;
        entry.gainHighSeconds = *entry.gainMeanSeconds * 1.2;
        entry.gainP50Seconds = *entry.gainMeanSeconds * 2;
        entry.limit = row == 1 ? "elsewhere" : "people";
        stream->ranking.entries.push_back(entry);
    }
    return stream;
}

} // namespace

/// The place Bottlenecks.
class TestBottlenecksView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme = test::installLightTheme(); }
    void init() { m_fixture = std::make_unique<WorkspaceFixture>(m_theme.get()); }
    void cleanup()
    {
        QVERIFY(m_fixture->settle());
        m_view.reset();
        m_fixture.reset();
    }

    void ranksByGainsWhereTheLogBearsAReplay()
    {
        QVERIFY(m_fixture->openWith({m_fixture->write(u"busy.csv"_s, busyTeam())}));
        show();
        QVERIFY2(
            m_fixture->session.stream()->ranking.method == "simulation", analysis::methodWhy(m_fixture->session.stream()->ranking).c_str());
        QCOMPARE(QString::fromStdString(m_fixture->session.stream()->ranking.entries.front().stage), u"Build"_s);
        const QString answer = m_view->findChild<AnswerLabel*>()->text();
        QVERIFY2(answer.startsWith(u"Make the work in Build easier first: 20\u202F% less of it would take"_s), qPrintable(answer));
        const BottleneckPicture& picture = chart()->picture();
        QCOMPARE(picture.rows.size(), std::size_t(2));
        QVERIFY(picture.rows[0].standsOut && picture.rows[0].value > picture.rows[1].value);
        QVERIFY(picture.rows[0].low <= picture.rows[0].value && picture.rows[0].value <= picture.rows[0].high);
        QVERIFY(m_view->findChild<SegmentedSwitch*>(u"gainOf"_s)->isVisible());
        QVERIFY(m_view->findChild<TextLabel*>(u"trustVerdict"_s)->text().startsWith(u"The log was replayed"_s));
    }

    void theReplayStandsBesideWhatHappened()
    {
        QVERIFY(m_fixture->openWith({m_fixture->write(u"busy.csv"_s, busyTeam())}));
        show();
        const auto* replay = m_view->findChild<ReplayChart*>(u"replayChart"_s);
        QVERIFY(replay->isVisibleTo(m_view.get()));
        const auto& points = replay->picture().points;
        QCOMPARE(points.size(), std::size_t(50));
        QCOMPARE(points.back().share, 1.0);
        for (std::size_t i = 1; i < points.size(); ++i)
            QVERIFY(points[i].observed >= points[i - 1].observed && points[i].replayed >= points[i - 1].replayed);
        const analysis::ReplayShape& shape = m_fixture->session.stream()->ranking.replay;
        QVERIFY(std::abs(shape.replayedMean - shape.observedMean) <= 0.05 * shape.observedMean); // else no gains would be shown
        QVERIFY2(replay->accessibleName().startsWith(u"Lead times: the mean was"_s), qPrintable(replay->accessibleName()));
    }

    void withoutAReplayThereIsNoPictureOfOne()
    {
        QVERIFY(m_fixture->openWithTable());
        show();
        QVERIFY(!m_view->findChild<ReplayChart*>(u"replayChart"_s)->isVisibleTo(m_view.get()));
    }

    void saysWhatItemsWaitedForOrWhyNobodyKnows()
    {
        analysis::BottleneckEntry entry;
        QCOMPARE(causesText(entry), QString());
        entry.waitingUnknown = analysis::CausesUnknown::HiddenStarts;
        QVERIFY(causesText(entry).startsWith(u"The log does not tell when work began here"_s));
        entry.waiting = analysis::WaitingCauses {
            .visits = 40, .wait = 10 * 86400, .offHours = 5 * 86400, .contention = 4 * 86400, .unexplained = 86400};
        QCOMPARE(causesText(entry),
            u"Of 10.0\u202Fd that a visit waited on average: 50\u202F% outside working hours, 40\u202F% while everybody was busy, 10\u202F% unexplained (n = 40)."_s);
    }

    void saysWhyThereAreNoGains()
    {
        QVERIFY(m_fixture->openWithTable());
        show();
        QCOMPARE(m_fixture->session.stream()->ranking.method, std::string("signals"));
        QCOMPARE(
            m_view->findChild<TextLabel*>(u"trustVerdict"_s)->text().left(51), u"Gains need 100 finished items, and there are 55; st"_s);
        QVERIFY(!m_view->findChild<SegmentedSwitch*>(u"gainOf"_s)->isVisible());
        QCOMPARE(chart()->picture().bar.title, u"Share of all waiting"_s);
    }

    void aRowLeadsToItsItems()
    {
        QVERIFY(m_fixture->openWith({m_fixture->write(u"busy.csv"_s, busyTeam())}));
        show();
        QCOMPARE(chart()->chosen(), std::optional<std::size_t>(0));
        QTest::mouseClick(chart(), Qt::LeftButton, {}, chart()->markRect(1).center().toPoint());
        QVERIFY(m_fixture->settle());
        QCOMPARE(chart()->chosen(), std::optional<std::size_t>(1));
        const auto* spectrum = m_view->findChild<SpectrumChart*>(u"spectrum"_s);
        QCOMPARE(spectrum->markCount(), std::size_t(300));
        QVERIFY(spectrum->accessibleName().contains(u"of 300 were overtaken"_s));
        auto* first = m_view->findChild<QAbstractButton*>(u"wait0"_s);
        first->click();
        QCOMPARE(m_fixture->went, u"items"_s);
        QCOMPARE(m_fixture->drilled().size(), std::size_t(1));
        m_view->findChild<QAbstractButton*>(u"allWaits"_s)->click();
        QCOMPARE(m_fixture->drilled().size(), std::size_t(300));
    }

    void largerTextCutsNeitherRowsNorSignals()
    {
        QVERIFY(m_fixture->openWithTable());
        show();
        for (const double factor : Theme::fontFactors()) {
            m_theme->setFontFactor(factor);
            QVERIFY(m_fixture->settle());
            QTRY_COMPARE(chart()->height(), chart()->sizeHint().height());
            const ChartLook look(*m_theme);
            const BottleneckFrame frame(chart()->picture(), chart()->rect(), look);
            for (const QString& name : chart()->picture().signalNames)
                QVERIFY2(look.widthOf(name, Type::Axis) < frame.signalWidth(), qPrintable(name));
        }
        m_theme->setFontFactor(1);
    }

    void theChosenStageStaysChosen()
    {
        QVERIFY(m_fixture->openWith({m_fixture->write(u"busy.csv"_s, busyTeam())}));
        show();
        chart()->openMark(1);
        Selection earlier;
        earlier.window.to = WorkspaceFixture::instant(2025, 3, 1);
        m_fixture->session.setSelection(earlier);
        QVERIFY(m_fixture->settle());
        const auto& rows = chart()->picture().rows;
        QCOMPARE(rows[*chart()->chosen()].name, u"Check"_s);
    }

    void theTableHoldsTheSame()
    {
        QVERIFY(m_fixture->openWith({m_fixture->write(u"busy.csv"_s, busyTeam())}));
        show();
        QTest::keyClick(m_view.get(), Qt::Key_F6);
        auto* table = m_view->findChild<TableView*>(u"bottleneckRows"_s);
        QVERIFY(table->isVisible());
        const QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(table->model()->rowCount(), 2);
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"Build"_s);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(m_fixture->settle());
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"Stage\tGain, mean\tfrom\tto"_s));
        QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasImage());
        QTest::keyClick(m_view.get(), Qt::Key_F6);
        QVERIFY(!table->isVisible());
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(m_fixture->settle());
        const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
        QVERIFY(copied->hasImage());
        QVERIFY(copied->data(u"image/svg+xml"_s).contains("<svg"));
        QVERIFY(copied->text().startsWith(u"Stage\t"_s));
    }

    void savesAsEachForm()
    {
        QVERIFY(m_fixture->openWith({m_fixture->write(u"busy.csv"_s, busyTeam())}));
        show();
        const auto out = m_view->exported();
        QVERIFY(out);
        SilentProgress progress;
        for (const char* suffix : {"svg", "png", "pdf", "csv"}) {
            const QString file = m_fixture->path(u"ranking."_s + QLatin1String(suffix));
            out->write(file, progress);
            QVERIFY(QFileInfo(file).size() > 100);
        }
        QFile csv(m_fixture->path(u"ranking.csv"_s));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readLine().trimmed(),
            QByteArray("stage,gain_mean_s,gain_low_s,gain_high_s,gain_p50_s,gain_p85_s,wait_per_item_s,work_per_item_s,wait_share"));
    }

    void anEmptyWorkspaceSaysWhatIsMissing()
    {
        QVERIFY(m_fixture->openWith({}));
        show();
        QVERIFY(m_view->findChild<QWidget*>(u"bottlenecksEmpty"_s)->isVisible());
        QVERIFY(!m_view->exported());
    }

    void saysWhatTheGainsAre()
    {
        const auto stream = replayed();
        QCOMPARE(bottlenecksAnswer(*stream, GainOf::Mean),
            u"Make the work in Check <b>&\" easier first: 20\u202F% less of it would take 4.0\u00A0days off the mean lead time, more than any other stage."_s);
        const BottleneckPicture picture = bottlenecksPicture(*stream, GainOf::Mean);
        QCOMPARE(picture.rows[0].words, QString(minusSign) + u"4.0\u202Fd"_s);
        QCOMPARE(picture.rows[0].range, u"3.2 to 4.8"_s);
        QCOMPARE(picture.rows[1].qualifier, u"Keepers · nobody waits for it"_s);
        QVERIFY(bottlenecksPicture(*stream, GainOf::Median).rows[0].range.isEmpty()); // only the mean has an interval
        QVERIFY(!bottlenecksPicture(*stream, GainOf::P85).rows[0].value); // unknown is not zero
        QCOMPARE(bottlenecksPicture(*stream, GainOf::P85).rows[0].words, u"unknown"_s);
    }

    void wordsStandBesideTheirBarsAndWithinTheirColumns()
    {
        const ChartLook look(false);
        for (const double width : {744.0, 1160.0, 1900.0}) {
            const BottleneckPicture picture = bottlenecksPicture(*replayed(), GainOf::Mean);
            const BottleneckFrame frame(picture, {0, 0, width, bottleneckHeight(picture, look)}, look);
            QVERIFY(frame.bars().left() > frame.nameWidth());
            QVERIFY(frame.times().left() > frame.bars().right());
            QVERIFY(frame.signalX(0) - frame.signalWidth() / 2 > frame.times().right());
            QVERIFY(frame.signalX(static_cast<std::size_t>(picture.signalNames.size()) - 1) + frame.signalWidth() / 2 <= width + 0.5);
        }
    }

private:
    void show()
    {
        m_view = std::make_unique<BottlenecksView>(m_fixture->context());
        m_view->resize(1200, 900);
        m_fixture->session.setSelection({});
        m_view->show();
        QVERIFY(m_fixture->settle());
    }
    [[nodiscard]] BottleneckChart* chart() const { return m_view->findChild<BottleneckChart*>(); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WorkspaceFixture> m_fixture;
    std::unique_ptr<BottlenecksView> m_view;
};

QTEST_MAIN(TestBottlenecksView)
#include "tst_bottlenecks_view.moc"
