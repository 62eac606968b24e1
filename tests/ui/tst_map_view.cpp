// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/stage_map_model.h"
#include "ui/scene/map_canvas.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/theme/theme_style.h"
#include "ui/views/map_view.h"
#include "ui/views/stage_map_panel.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/bottleneck_sheet.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeView>
#include <QtTest>

using namespace weir;
using namespace weir::ui;
using Kind = MapElement::Kind;

namespace {

/// Forty items through four statuses; every fourth comes back from review once; the last five are still open.
QByteArray events()
{
    QByteArray csv = "key,status,timestamp\n";
    const QDateTime start(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC);
    for (int i = 0; i < 40; ++i) {
        QDateTime at = start.addDays(i);
        const auto enter = [&](const char* status, int hours) {
            at = at.addSecs(hours * 3600);
            csv += "K-" + QByteArray::number(i + 1) + ',' + status + ',' + at.toString(Qt::ISODate).toLatin1() + '\n';
        };
        enter("To Do", 0);
        enter("In Progress", 20);
        enter("Ready for Review", 30);
        if (i >= 35)
            continue;
        enter("In Review", 70);
        if (i % 4 == 0) {
            enter("In Progress", 4);
            enter("In Review", 30);
        }
        enter("Done", 6);
    }
    return csv;
}

} // namespace

class TestMapView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void saysWhatIsMissingWithoutData();
    void saysHowToExportTheHistory();
    void drawsTheMapWhereNothingIsFinished();
    void answersAndDrawsTheMap();
    void opensTheItemsBehindAStage();
    void opensTheItemsBehindAQueueAndALoop();
    void explainsTheBottleneckUntilItIsClosed();
    void theSheetWaitsWhereTheMapNeedsTheRoom();
    void saysWhyNoStageStandsOut();
    void showsEveryStageBesideThePanel();
    void editsStagesAndTakesThemBack();
    void acceptsAProposedMap();
    void exportsWhatIsShown();
    void standsInBothThemes();

private:
    void import();
    [[nodiscard]] bool settled() const { return m_jobs->idle() && m_session->stream() != nullptr; }
    [[nodiscard]] std::size_t columnOf(const char* name) const;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<JobRunner> m_jobs;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MapView> m_view;
    QString m_place;
};

void TestMapView::initTestCase()
{
    Theme::loadFonts();
    m_theme = std::make_unique<Theme>();
    QApplication::setStyle(new ThemeStyle(*m_theme));
}

void TestMapView::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_jobs = std::make_unique<JobRunner>();
    m_session = std::make_unique<Session>(*m_jobs);
    m_place.clear();
    m_view = std::make_unique<MapView>(ViewContext {*m_session, *m_theme, [this](const QString& place) { m_place = place; }});
    m_view->resize(1256, 816);
    m_view->show();
}

void TestMapView::cleanup()
{
    m_view.reset();
    m_session.reset();
    m_jobs.reset();
}

void TestMapView::import()
{
    const QString csv = m_folder->filePath(QStringLiteral("events.csv"));
    QFile file(csv);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(events());
    file.close();
    m_session->setFixedNow(Instant(std::chrono::hours(24 * 20520)));
    m_session->create(m_folder->filePath(QStringLiteral("team.weir")));
    m_session->importSources({csv});
    QTRY_VERIFY_WITH_TIMEOUT(settled() && m_session->stream()->finished > 0, 20000);
    QTRY_VERIFY(!m_view->canvas().layout().columns.empty());
}

std::size_t TestMapView::columnOf(const char* name) const
{
    const auto& columns = m_view->canvas().layout().columns;
    const auto at = std::find_if(columns.begin(), columns.end(), [&](const diagram::Column& c) { return c.name == name; });
    return static_cast<std::size_t>(at - columns.begin());
}

void TestMapView::saysWhatIsMissingWithoutData()
{
    auto* empty = m_view->findChild<EmptyState*>(QStringLiteral("mapEmpty"));
    QVERIFY(empty && empty->isVisible());
    auto* add = empty->findChild<QPushButton*>();
    QVERIFY(add && add->isVisible());
    add->click();
    QCOMPARE(m_place, QStringLiteral("sources/sources"));
    QVERIFY(!m_view->exported());
}

/// Nobody decided anything yet: there is nothing to undo.
void TestMapView::saysHowToExportTheHistory()
{
    const QString json = m_folder->filePath(QStringLiteral("jira.json"));
    QFile file(json);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"startAt":0,"maxResults":50,"total":1,"issues":[{"id":"1","key":"NC-1","fields":{"summary":"x",
        "issuetype":{"name":"Story"},"project":{"key":"NC"},"created":"2026-01-05T09:00:00.000+0000",
        "resolutiondate":"2026-01-08T09:00:00.000+0000","resolution":{"name":"Done"},
        "status":{"name":"Done","id":"3","statusCategory":{"key":"done"}}}}]})");
    file.close();
    m_session->create(m_folder->filePath(QStringLiteral("team.weir")));
    m_session->importSources({json});
    QTRY_VERIFY_WITH_TIMEOUT(settled() && m_session->stream()->finished == 1, 20000);
    auto* empty = m_view->findChild<EmptyState*>(QStringLiteral("mapEmpty"));
    QTRY_VERIFY(empty->isVisible());
    const auto says = [empty](const char* words) {
        const auto labels = empty->findChildren<TextLabel*>();
        return std::any_of(
            labels.begin(), labels.end(), [&](const TextLabel* label) { return label->text().contains(QLatin1String(words)); });
    };
    QTRY_VERIFY(says("expand=changelog"));
    QVERIFY(!says("Undo"));
}

void TestMapView::drawsTheMapWhereNothingIsFinished()
{
    const QString csv = m_folder->filePath(QStringLiteral("orders.csv"));
    QFile file(csv);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Key,Status,Changed\nA-1,Confirm,2025-03-03T09:00:00Z\nA-1,Make,2025-03-04T09:00:00Z\n"
               "A-2,Confirm,2025-03-03T10:00:00Z\nA-2,Make,2025-03-05T09:00:00Z\nA-2,Deliver,2025-03-06T09:00:00Z\n");
    file.close();
    m_session->create(m_folder->filePath(QStringLiteral("orders.weir")));
    m_session->importSources({csv});
    QTRY_VERIFY_WITH_TIMEOUT(settled() && m_session->stream() && m_session->stream()->inProgress == 2, 20000);
    QCOMPARE(m_session->stream()->finished, 0);
    QTRY_VERIFY(!m_view->canvas().layout().columns.empty());
    QVERIFY(m_view->findChild<QPushButton*>(QStringLiteral("editStages"))->isVisible());
}

void TestMapView::answersAndDrawsTheMap()
{
    import();
    QVERIFY(!m_view->findChild<AnswerLabel*>(QStringLiteral("answer"))->text().isEmpty());
    QVERIFY(m_view->canvas().isVisible());
    QVERIFY(columnOf("Review") < m_view->canvas().layout().columns.size());
    QCOMPARE(m_session->stream()->finished, std::int64_t(35));
}

void TestMapView::opensTheItemsBehindAStage()
{
    import();
    MapCanvas& canvas = m_view->canvas();
    const MapElement review {Kind::Stage, columnOf("Review")};
    QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {}, canvas.viewRect(review).center().toPoint());
    QTRY_COMPARE(m_place, QStringLiteral("items"));
    QVERIFY(m_session->drill());
    QCOMPARE(m_session->drill()->title, QStringLiteral("Review"));
    QCOMPARE(m_session->drill()->find(*m_session->facts(), m_session->selection()).size(), std::size_t(40));
}

void TestMapView::opensTheItemsBehindAQueueAndALoop()
{
    import();
    MapCanvas& canvas = m_view->canvas();
    canvas.setCurrent(MapElement {Kind::Queue, columnOf("Review")});
    QTest::keyClick(&canvas, Qt::Key_Return);
    QTRY_COMPARE(m_place, QStringLiteral("items"));
    QCOMPARE(m_session->drill()->title, QStringLiteral("Waiting for Review"));
    QCOMPARE(m_session->drill()->find(*m_session->facts(), m_session->selection()).size(), std::size_t(5));
    m_place.clear();
    QVERIFY(!canvas.layout().loops.empty());
    canvas.activate({Kind::Loop, 0});
    QTRY_COMPARE(m_place, QStringLiteral("items"));
    QCOMPARE(m_session->drill()->find(*m_session->facts(), m_session->selection()).size(), std::size_t(9));
}

void TestMapView::explainsTheBottleneckUntilItIsClosed()
{
    import();
    auto* sheet = m_view->findChild<BottleneckSheet*>();
    auto* why = m_view->findChild<QPushButton*>(QStringLiteral("whyButton"));
    QVERIFY(sheet && sheet->isVisible() && !why->isVisible());
    QCOMPARE(sheet->accessibleName(), QStringLiteral("Why Review"));
    QTest::keyClick(sheet, Qt::Key_Escape);
    QVERIFY(!sheet->isVisible() && why->isVisible());
    why->click();
    QVERIFY(sheet->isVisible());
    QTest::keyClick(&m_view->canvas(), Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
    why->click();
    sheet->findChild<QPushButton*>(QStringLiteral("bottleneckItems"))->click();
    QTRY_COMPARE(m_place, QStringLiteral("items"));
}

void TestMapView::theSheetWaitsWhereTheMapNeedsTheRoom()
{
    m_view->resize(968, 596); // of the smallest window
    import();
    auto* sheet = m_view->findChild<BottleneckSheet*>();
    auto* why = m_view->findChild<QPushButton*>(QStringLiteral("whyButton"));
    QTRY_VERIFY(!sheet->isVisible() && why->isVisible());
    why->click();
    QVERIFY(sheet->isVisible() && !why->isVisible());
    QTest::keyClick(sheet, Qt::Key_Escape);
    m_view->resize(1256, 900); // the user closed it: it stays closed
    QCoreApplication::processEvents();
    QVERIFY(!sheet->isVisible());
}

void TestMapView::saysWhyNoStageStandsOut()
{
    import();
    Selection few = m_session->selection();
    few.window = {.from = Instant::min(), .to = Instant(std::chrono::hours(24 * 20466))}; // 13 January: a few are done
    m_session->setSelection(few);
    QTRY_VERIFY(m_jobs->idle());
    QVERIFY(m_session->stream()->ranking.undecided.kind == analysis::UndecidedKind::TooLittle);
    auto* sheet = m_view->findChild<BottleneckSheet*>();
    QTRY_VERIFY(sheet->isVisible());
    QCOMPARE(sheet->accessibleName(), QStringLiteral("Why no stage stands out"));
    const QString said = sheet->accessibleDescription();
    QVERIFY2(said.contains(QStringLiteral("Too little to tell")) && said.contains(QStringLiteral("longer window")), qPrintable(said));
    QVERIFY(!sheet->findChild<QPushButton*>(QStringLiteral("bottleneckItems"))->isVisible());
    QTest::keyClick(sheet, Qt::Key_Escape);
    auto* why = m_view->findChild<QPushButton*>(QStringLiteral("whyButton"));
    QCOMPARE(why->text(), QStringLiteral("Why no stage stands out"));
    QVERIFY(!sheet->isVisible() && why->isVisible());
    few.window = TimeWindow();
    m_session->setSelection(few);
    QTRY_VERIFY(m_jobs->idle() && sheet->accessibleName() == QStringLiteral("Why Review"));
}

void TestMapView::showsEveryStageBesideThePanel()
{
    m_theme->setReducedMotion(Wish::Yes);
    import();
    m_view->resize(880, 816);
    m_view->findChild<QPushButton*>(QStringLiteral("editStages"))->click();
    MapCanvas& canvas = m_view->canvas();
    const auto last = [&] { return canvas.viewRect({Kind::Stage, canvas.layout().columns.size() - 1}); };
    QTRY_VERIFY(canvas.viewport()->width() < 600);
    QTRY_VERIFY(last().right() <= canvas.viewport()->width());
    canvas.setZoom(4);
    canvas.horizontalScrollBar()->setValue(0); // now they do scroll: what is chosen in the panel comes into sight
    QTRY_VERIFY(last().left() > canvas.viewport()->width());
    auto* panel = m_view->findChild<StageMapPanel*>();
    panel->tree().setCurrentIndex(panel->model().indexOfStatus("In Review"));
    QVERIFY(canvas.viewRect({Kind::Stage, columnOf("Review")}).left() < canvas.viewport()->width());
    m_theme->setReducedMotion(Wish::System);
}

void TestMapView::editsStagesAndTakesThemBack()
{
    import();
    m_view->findChild<QPushButton*>(QStringLiteral("editStages"))->click();
    auto* panel = m_view->findChild<StageMapPanel*>();
    QVERIFY(panel->isVisible());
    const StageMap before = m_session->facts()->map;
    const auto place = placeOf(before, "Ready for Review");
    QVERIFY(place);
    QCOMPARE(place->role, StatusRole::Queue);

    panel->tree().setCurrentIndex(panel->model().indexOfStatus("Ready for Review"));
    auto* role = panel->findChild<QComboBox*>(QStringLiteral("roleChoice"));
    QVERIFY(role->isEnabled());
    role->setCurrentIndex(1);
    emit role->activated(1);
    QTRY_VERIFY(settled() && placeOf(m_session->facts()->map, "Ready for Review")->role == StatusRole::Work);
    QVERIFY(!m_session->facts()->map.proposed);
    QTRY_VERIFY(m_session->canUndo());
    QVERIFY2(m_session->undoLabel().contains(QStringLiteral("Ready for Review")), qPrintable(m_session->undoLabel()));
    QTRY_COMPARE(m_view->canvas().layout().columns[columnOf("Review")].waiting, std::int64_t(0));

    m_session->undo();
    QTRY_VERIFY(settled() && m_session->facts()->map == before);
    QTRY_VERIFY(panel->model().map() == before);
}

void TestMapView::acceptsAProposedMap()
{
    import();
    m_view->findChild<QPushButton*>(QStringLiteral("editStages"))->click();
    auto* accept = m_view->findChild<QPushButton*>(QStringLiteral("acceptStages"));
    QVERIFY(accept->isVisible());
    const StageMap before = m_session->facts()->map;
    accept->click();
    QTRY_VERIFY(settled() && !m_session->facts()->map.proposed);
    QVERIFY(m_session->facts()->map.stages == before.stages);
    QTRY_VERIFY(!accept->isVisible());
}

void TestMapView::exportsWhatIsShown()
{
    import();
    QVERIFY(m_view->exported());
    QCOMPARE(m_view->exported()->name, QStringLiteral("team-map.svg"));
    const QString file = m_folder->filePath(QStringLiteral("map.svg"));
    SilentProgress progress;
    m_view->exported()->write(file, progress);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray svg = written.readAll();
    QVERIFY(svg.contains(">Review<") && svg.contains("35 of 35 finished items"));
}

void TestMapView::standsInBothThemes()
{
    import();
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        m_theme->setMode(mode);
        QCoreApplication::processEvents();
        const QImage shot = m_view->canvas().grab().toImage();
        QCOMPARE(shot.pixel(shot.width() - 2, 2), m_theme->color(Token::BgWindow).rgb());
    }
    m_theme->setMode(ThemeMode::System);
}

QTEST_MAIN(TestMapView)
#include "tst_map_view.moc"
