// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workspace_fixture.h"
#include "ui/format/number_text.h"
#include "ui/format/sentence_text.h"
#include "ui/models/overview_data.h"
#include "ui/views/fact_rows.h"
#include "ui/views/filter_empty.h"
#include "ui/views/foot_line.h"
#include "ui/views/overview_view.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/key_figure.h"
#include "ui/widgets/strip_bar.h"
#include "ui/widgets/text_label.h"

#include <QSignalSpy>
#include <QTest>

using namespace weir;
using namespace weir::ui;

class TestOverviewView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(m_theme); }

    void saysWhatIsMissingWhereNothingIsImported()
    {
        WorkspaceFixture fixture(&m_theme);
        fixture.session.create(fixture.path(QStringLiteral("new.weir")));
        QVERIFY(fixture.settle());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        auto* empty = view.findChild<EmptyState*>(QStringLiteral("overviewEmpty"));
        QTRY_VERIFY(empty->isVisible());
        emit empty->actionTriggered();
        QCOMPARE(fixture.went, QStringLiteral("sources"));
    }

    void answersInTheFirstLine()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        const QString answer = view.findChild<AnswerLabel*>(QStringLiteral("answer"))->text();
        QCOMPARE(answer, sentencesText(analysis::answers(*fixture.session.stream())));
        QVERIFY2(answer.contains(QStringLiteral("Review")), qPrintable(answer));
    }

    void showsTheFiguresOfTheStream()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        QTRY_VERIFY(figure(view, "figureInStream") != nullptr);
        QCOMPARE(figure(view, "figureInStream")->content().value, QString::number(fixture.session.stream()->inProgress));
        QVERIFY(!figure(view, "figureLead")->content().value.isEmpty());
        QVERIFY(!figure(view, "figureWithin85")->content().course.empty());
        QCOMPARE(figure(view, "figureKnown")->content().value, QStringLiteral("100")); // no repository: no commits
        QVERIFY(view.findChild<StripBar*>(QStringLiteral("timeStrip"))->isVisible());
    }

    void saysTheRateOfTheMap()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        brush(fixture, 2, 4);
        const auto stream = fixture.session.stream();
        const auto rate = analysis::ratePerWeek(stream->finished, stream->window);
        QVERIFY(rate.has_value());
        QTRY_COMPARE(figure(view, "figureFinished")->content().value, figureText(*rate));
    }

    void theLastDaysEndWithTheWindow()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        brush(fixture, 2, 4);
        SilentProgress progress;
        const auto data =
            makeOverviewData(fixture.session.facts(), fixture.session.selection(), fixture.session.stream(), nullptr, progress);
        QCOMPARE(data->lastDays.to, WorkspaceFixture::instant(2025, 4, 1));
        QCOMPARE(data->lastDays.from, WorkspaceFixture::instant(2025, 3, 25));
    }

    void allFiguresFollowTheBrush()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        brush(fixture, 2, 4);
        const QString early = figure(view, "figureLead")->content().value;
        const QString answer = view.findChild<AnswerLabel*>(QStringLiteral("answer"))->text();
        brush(fixture, 5, 7);
        QVERIFY(figure(view, "figureLead")->content().value != early);
        QVERIFY(view.findChild<AnswerLabel*>(QStringLiteral("answer"))->text() != answer);
        // Reviews take longer and longer: the comparison says so.
        QVERIFY2(view.findChild<TextLabel*>(QStringLiteral("subline"))->text().contains(QStringLiteral("more than")),
            qPrintable(view.findChild<TextLabel*>(QStringLiteral("subline"))->text()));
        QVERIFY(figure(view, "figureLead")->content().comparison.contains(QStringLiteral("before")));
    }

    void aFigureLeadsToItsItems()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        QTest::mouseClick(figure(view, "figureFinished"), Qt::LeftButton);
        QTRY_COMPARE(fixture.went, QStringLiteral("items"));
        QVERIFY(fixture.session.drill());
        QCOMPARE(static_cast<std::int64_t>(fixture.session.drill()->items.size()), fixture.session.stream()->finished);
        QTest::mouseClick(figure(view, "figureInStream"), Qt::LeftButton);
        QTRY_COMPARE(static_cast<std::int64_t>(fixture.session.drill()->items.size()), fixture.session.stream()->inProgress);
    }

    void aPartOfTheStripLeadsToItsStage()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        emit view.findChild<StripBar*>(QStringLiteral("timeStrip"))->partClicked(1);
        QTRY_COMPARE(fixture.went, QStringLiteral("items"));
        QVERIFY(!fixture.session.drill()->items.empty());
    }

    void whatAgesNeedsAttentionAndOpensItsItem()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        QSignalSpy badge(&view, &View::badgeChanged);
        show(view);
        QVERIFY(fixture.settle());
        auto* row = view.findChild<AttentionRow*>(QStringLiteral("attention0"));
        QTRY_VERIFY(row->isVisible());
        QVERIFY(badge.last().first().toInt() >= WorkspaceFixture::open);
        const QString key = row->words().key;
        QVERIFY2(key.startsWith(QStringLiteral("ABC-")), qPrintable(key));
        QTest::mouseClick(row, Qt::LeftButton);
        QTRY_COMPARE(fixture.went, QStringLiteral("items"));
        QCOMPARE(fixture.session.drill()->title, key);
        QCOMPARE(fixture.session.drill()->items.size(), std::size_t {1});
    }

    void aLoopIsAFinding()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        auto* row = view.findChild<FindingRow*>(QStringLiteral("findingRework"));
        QTRY_VERIFY(row != nullptr && row->isEnabled());
        QVERIFY2(row->accessibleName().contains(QStringLiteral("back")), qPrintable(row->accessibleName()));
        row->click();
        QTRY_COMPARE(fixture.went, QStringLiteral("items"));
        QCOMPARE(fixture.session.drill()->items.size(), std::size_t {6}); // every tenth of 60
    }

    void aFilterThatLeavesNothingNamesItself()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        Selection nobody = fixture.session.selection();
        nobody.where["type"] = {"Epic"};
        fixture.session.setSelection(nobody);
        QVERIFY(fixture.settle());
        auto* empty = view.findChild<FilterEmpty*>();
        QTRY_VERIFY(empty->isVisible());
        auto* chip = empty->findChild<Chip*>(QStringLiteral("excludingType"));
        QVERIFY(chip != nullptr);
        QCOMPARE(chip->value(), QStringLiteral("Epic"));
        emit chip->removeRequested();
        QVERIFY(fixture.settle());
        QVERIFY(fixture.session.selection().where.empty());
        QTRY_VERIFY(!empty->isVisible());
    }

    void refusedRecordsAreReported()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.writeTable(), fixture.writeBadTable()}));
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        auto* foot = view.findChild<FootLine*>(QStringLiteral("overviewFoot"));
        QTRY_COMPARE(foot->unknown(), QStringLiteral("4 records were refused"));
        emit foot->unknownClicked();
        QCOMPARE(fixture.went, QStringLiteral("sources"));
    }

    void closingEmptiesThePlace()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        fixture.session.close();
        QTRY_VERIFY(view.findChild<EmptyState*>(QStringLiteral("overviewEmpty"))->isVisible());
    }

    void rendersInBothThemesAndWhenNarrow()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        const QImage light = view.grab().toImage();
        m_theme.setMode(ThemeMode::Dark);
        QVERIFY(view.grab().toImage() != light);
        m_theme.setMode(ThemeMode::Light);
        view.resize(840, 600);
        QCoreApplication::processEvents();
        QCOMPARE(figure(view, "figureInStream")->y() > figure(view, "figureLead")->y(), true); // three and three
        QVERIFY(!view.grab().isNull());
    }

private:
    static void show(OverviewView& view)
    {
        view.resize(1256, 816);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
    }
    static KeyFigure* figure(const OverviewView& view, const char* name) { return view.findChild<KeyFigure*>(QLatin1String(name)); }
    static void brush(WorkspaceFixture& fixture, unsigned from, unsigned to)
    {
        Selection chosen = fixture.session.selection();
        chosen.window = {.from = WorkspaceFixture::instant(2025, from, 1), .to = WorkspaceFixture::instant(2025, to, 1)};
        fixture.session.setSelection(chosen);
        QVERIFY(fixture.settle());
    }
    Theme m_theme;
};

QTEST_MAIN(TestOverviewView)
#include "tst_overview_view.moc"
