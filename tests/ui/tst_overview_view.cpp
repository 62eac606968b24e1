// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workspace_fixture.h"
#include "ui/format/number_text.h"
#include "ui/format/sentence_text.h"
#include "ui/models/overview_data.h"
#include "ui/views/fact_rows.h"
#include "ui/views/filter_empty.h"
#include "ui/views/foot_line.h"
#include "ui/views/overview_texts.h"
#include "ui/views/overview_view.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/key_figure.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/stale_cover.h"
#include "ui/widgets/strip_bar.h"
#include "ui/widgets/text_label.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

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
        QCOMPARE(static_cast<std::int64_t>(fixture.drilled().size()), fixture.session.stream()->finished);
        QTest::mouseClick(figure(view, "figureInStream"), Qt::LeftButton);
        QTRY_COMPARE(static_cast<std::int64_t>(fixture.drilled().size()), fixture.session.stream()->inProgress);
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
        QVERIFY(!fixture.drilled().empty());
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
        QCOMPARE(fixture.drilled().size(), std::size_t {1});
    }

    void aClickOnOldFiguresOpensWhatTheyName()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        auto* row = view.findChild<AttentionRow*>(QStringLiteral("attention0"));
        QTRY_VERIFY(row->isVisible());
        QByteArray before("Key,Summary,Type,Status,Changed\n"); // in the order of keys they stand before all others
        for (int i = 0; i < 200; ++i)
            before += "AAA-" + QByteArray::number(i) + ",New,Bug,Open,2025-03-03T09:00:00Z\n";
        QString named;
        QStringList opened;
        connect(&fixture.session, &Session::streamChanged, &view, [&] {
            if (!named.isEmpty())
                return;
            named = row->words().key; // the new figures are on their way
            row->click();
            for (const std::uint32_t item : fixture.drilled())
                opened.append(QString::fromStdString(std::string(fixture.session.dataset()->items.key[item])));
        });
        fixture.session.importSources({fixture.write(QStringLiteral("before.csv"), before)});
        QVERIFY(fixture.settle());
        QVERIFY(named.startsWith(QStringLiteral("ABC-")));
        QCOMPARE(opened, QStringList({named}));
    }

    /// The state of today alone tells nothing of loops, of ages in a stage or of what is in the stream.
    void withoutHistoryNothingIsCalledNone()
    {
        WorkspaceFixture fixture(&m_theme);
        QStringList issues;
        for (int i = 1; i <= 12; ++i)
            issues.append(
                QStringLiteral("{'id':'%1','key':'NC-%1','fields':{'summary':'x','issuetype':{'name':'Story'},'project':{'key':'NC'},"
                               "'created':'2025-03-0%2T09:00:00.000+0000','resolutiondate':'2025-03-1%2T09:00:00.000+0000',"
                               "'resolution':{'name':'Done'},'status':{'name':'Done','id':'3','statusCategory':{'key':'done'}}}}")
                    .arg(i)
                    .arg(1 + i % 9));
        const QString page = QStringLiteral("{'startAt':0,'maxResults':50,'total':12,'issues':[%1]}").arg(issues.join(QLatin1Char(',')));
        QVERIFY(fixture.openWith({fixture.write(QStringLiteral("jira.json"), page.toUtf8().replace('\'', '"'))}));
        QCOMPARE(fixture.session.stream()->finished, 12);
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        const auto title = [&view](const char* name) { return view.findChild<FindingRow*>(QLatin1String(name))->accessibleName(); };
        QTRY_VERIFY2(title("findingRework").contains(QStringLiteral("not known")), qPrintable(title("findingRework")));
        QVERIFY2(title("findingWip").contains(QStringLiteral("not known")), qPrintable(title("findingWip")));
        QCOMPARE(figure(view, "figureInStream")->content().value, QString());
        QVERIFY(!figure(view, "figureInStream")->content().comparison.contains(QLatin1Char('0')));
        QVERIFY2(noAttention(view).startsWith(QStringLiteral("Not known")), qPrintable(noAttention(view)));
    }

    void aFirstWeekCannotTellWhatIsLate()
    {
        WorkspaceFixture fixture(&m_theme);
        QByteArray rows("Key,Status,Changed\n");
        for (const char* key : {"F-0", "F-1", "F-2"})
            rows += QByteArray(key) + ",To Do,2025-08-25T09:00:00Z\n" + key + ",Doing,2025-08-27T09:00:00Z\n";
        QVERIFY(fixture.openWith({fixture.write(QStringLiteral("first.csv"), rows)}));
        QCOMPARE(fixture.session.stream()->inProgress, 3);
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        QTRY_VERIFY2(noAttention(view).contains(QStringLiteral("cannot be told")), qPrintable(noAttention(view)));
        QVERIFY(!noAttention(view).contains(QStringLiteral("Nothing")));
    }

    void aLoopBeforeTheWindowIsOne()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        Selection chosen = fixture.session.selection(); // ABC-11 came back on the 15th, it and ABC-12 are done after it
        chosen.window = {.from = WorkspaceFixture::instant(2025, 2, 16), .to = WorkspaceFixture::instant(2025, 2, 19)};
        fixture.session.setSelection(chosen);
        QVERIFY(fixture.settle());
        SilentProgress progress;
        const auto data =
            makeOverviewData(fixture.session.facts(), fixture.session.selection(), fixture.session.stream(), nullptr, progress);
        const FindingRow::Words words = overviewFindings(*data)[3].words;
        QCOMPARE(words.title, QStringLiteral("Nothing came back to an earlier stage"));
        QCOMPARE(words.detail, QStringLiteral("1 of 2 finished items show no loop. 1 came back before this window."));
    }

    void aPastWindowIsToldInThePast()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        Selection chosen = fixture.session.selection();
        chosen.window = {.from = WorkspaceFixture::instant(2025, 4, 7), .to = WorkspaceFixture::instant(2025, 5, 5)};
        fixture.session.setSelection(chosen);
        QVERIFY(fixture.settle());
        auto* row = view.findChild<FindingRow*>(QStringLiteral("findingWip"));
        QTRY_VERIFY2(
            row->accessibleName().contains(QStringLiteral("items were in the stream as of 4 May 2025, 1 more than 4 weeks before")),
            qPrintable(row->accessibleName()));
        QVERIFY2(row->accessibleDescription().contains(QStringLiteral("they were")), qPrintable(row->accessibleDescription()));
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
        QCOMPARE(fixture.drilled().size(), std::size_t {6}); // every tenth of 60
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

    void aBacklogIsNotTheFiltersFault()
    {
        WorkspaceFixture fixture(&m_theme);
        const QString backlog = fixture.write(QStringLiteral("backlog.csv"),
            "Key,Summary,Type,Status,Changed\nABC-1,One,Story,Backlog,2025-01-06T09:00:00Z\nABC-2,Two,Bug,Backlog,2025-01-07T09:00:00Z\n");
        QVERIFY(fixture.openWith({backlog}));
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        QTRY_VERIFY(view.findChild<EmptyState*>(QStringLiteral("overviewEmpty"))->isVisible());
        QVERIFY(!view.findChild<FilterEmpty*>()->isVisible());
    }

    void nothingInTheStreamIsNotCalledNothingFinished()
    {
        OverviewData data;
        data.facts = std::make_shared<analysis::Facts>();
        auto stream = std::make_shared<analysis::StreamResult>();
        stream->stages.resize(1);
        stream->stages[0].kind = "work";
        stream->finished = 60;
        data.stream = stream;
        data.finished.value = 5.4;
        const auto detail = [&data] { return overviewFindings(data)[2].words.detail; };
        QVERIFY2(!detail().contains(QStringLiteral("week")), qPrintable(detail()));
        stream->inProgress = 3;
        QVERIFY2(detail().startsWith(QStringLiteral("At 5.4 a week")), qPrintable(detail()));
        data.finished.value = 0;
        QVERIFY2(detail().startsWith(QStringLiteral("Nothing is finished a week")), qPrintable(detail()));
        data.finished.value.reset();
        QVERIFY2(detail().contains(QStringLiteral("no whole week")), qPrintable(detail()));
    }

    void aGrowingQueueOpensWhoWaitsInIt()
    {
        WorkspaceFixture fixture(&m_theme);
        const QString extra = fixture.write(QStringLiteral("waiting.csv"),
            "Key,Summary,Type,Status,Changed\nABC-99,Waits,Story,In Progress,2025-08-06T09:00:00Z\n"
            "ABC-99,Waits,Story,Ready for Review,2025-08-07T09:00:00Z\n");
        QVERIFY(fixture.openWith({fixture.writeTable(), extra}));
        const Selection& selection = fixture.session.selection();
        const auto& facts = fixture.session.facts();
        OverviewData data;
        data.facts = facts;
        data.stream = fixture.session.stream();
        const auto review = std::ranges::find(data.stream->stages, "Review", &analysis::StreamStage::name);
        QVERIFY(review != data.stream->stages.end());
        const auto stage = static_cast<std::size_t>(review - data.stream->stages.begin());
        data.attention.growing = {{.stage = stage, .stageName = "Review", .perWeek = 2, .waiting = 1}};
        std::size_t total = 0;
        const auto rows = overviewAttention(data, 6, total);
        QCOMPARE(rows.size(), std::size_t {1});
        const auto waiting = rows[0].to.find(*facts, selection);
        QCOMPARE(waiting.size(), std::size_t {1});
        QVERIFY(analysis::itemsOfStage(*facts, selection, stage).size() > waiting.size());
    }

    /// What a window of the past holds does not need anything today.
    void saysWhenSomethingNeededAttention()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        const auto headed = [&view](const QString& words) {
            const auto headers = view.findChildren<SectionHeader*>();
            return std::ranges::any_of(headers, [&](const SectionHeader* h) { return h->accessibleName().contains(words); });
        };
        Selection past = fixture.session.selection();
        past.window = {WorkspaceFixture::instant(2025, 2, 1), WorkspaceFixture::instant(2025, 3, 1)};
        fixture.session.setSelection(past);
        QVERIFY(fixture.settle());
        QTRY_VERIFY(headed(QStringLiteral("Needs attention as of 28 Feb 2025")));
        past.window.to = fixture.session.now(); // the export has ended long before
        fixture.session.setSelection(past);
        QVERIFY(fixture.settle());
        QTRY_VERIFY(!headed(QStringLiteral("Needs attention as of 28 Feb 2025")));
        QVERIFY(!headed(QStringLiteral("today")));
        fixture.session.setFixedNow(fixture.session.dataset()->newest);
        past.window.to = Instant::max();
        fixture.session.setSelection(past);
        QVERIFY(fixture.settle());
        QTRY_VERIFY(headed(QStringLiteral("Needs attention today")));
    }

    void numbersInTheAnswerOpenTheirItems()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        auto* answer = view.findChild<AnswerLabel*>(QStringLiteral("answer"));
        answer->setFocus(Qt::TabFocusReason);
        QTest::keyClick(answer, Qt::Key_Return); // how long an item takes
        QCOMPARE(fixture.went, QStringLiteral("items"));
        QCOMPARE(static_cast<std::int64_t>(fixture.drilled().size()), fixture.session.stream()->finished);
        QTest::keyClick(answer, Qt::Key_Backtab);
        answer->setFocus(Qt::BacktabFocusReason);
        QTest::keyClick(answer, Qt::Key_Return); // where it is lost
        QCOMPARE(fixture.session.drill()->title, QStringLiteral("Review"));
    }

    void oldFiguresAreCoveredUntilTheNewAreThere()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        auto* cover = view.findChild<StaleCover*>();
        QVERIFY(!cover->stale());
        Selection chosen = fixture.session.selection();
        chosen.window = {.from = WorkspaceFixture::instant(2025, 3, 1), .to = WorkspaceFixture::instant(2025, 4, 1)};
        fixture.session.setSelection(chosen);
        QVERIFY(cover->stale());
        QVERIFY(fixture.settle());
        QVERIFY(!cover->stale() && cover->isHidden());
    }

    void commitsSayThatTheFilterDoesNotReachThem()
    {
        OverviewData data;
        data.stream = std::make_shared<analysis::StreamResult>();
        data.hasCommits = true;
        data.commits.value = 118;
        data.commits.before = 124;
        QCOMPARE(overviewFigures(data).back().content.comparison, QStringLiteral("were 124"));
        data.selection.where["team"] = {"Checkout"};
        QCOMPARE(overviewFigures(data).back().content.comparison, QStringLiteral("all, not filtered"));
    }

    void noKnownWaitingIsNotNoWaiting()
    {
        OverviewData data;
        auto stream = std::make_shared<analysis::StreamResult>();
        stream->totals.leadTime.mean = 6.5 * 86400;
        stream->totals.partsLeadMeanSeconds = 6.5 * 86400;
        data.stream = stream;
        const auto words = [&data] { return overviewFigures(data)[4].content.comparison; };
        QCOMPARE(words(), QStringLiteral("waiting is not known"));
        data.activeShare.value = 0.85;
        QCOMPARE(words(), QStringLiteral("at most: no queue is known"));
        stream->totals.waitLeastSeconds = 3.0 * 86400;
        QVERIFY2(words().startsWith(QStringLiteral("at least")), qPrintable(words()));
        stream->totals.waitMeanSeconds = 2.0 * 86400;
        QVERIFY2(words().contains(QStringLiteral("is waiting")), qPrintable(words()));
    }

    void allThatNeedsAttentionIsOneClickAway()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewData data;
        data.facts = fixture.session.facts();
        data.stream = fixture.session.stream();
        const auto item = [](std::uint32_t row) {
            analysis::AttentionItem found;
            found.item = row;
            return found;
        };
        data.attention.ageing = {item(3), item(5)};
        data.attention.rounds = {item(5), item(9)};
        std::size_t count = 0;
        const Destination to = allAttention(data, count);
        QCOMPARE(count, std::size_t {3}); // what ages in its third round is one item
        QCOMPARE(to.find(*fixture.session.facts(), {}), std::vector<std::uint32_t>({3, 5, 9}));
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
    static QString noAttention(const OverviewView& view) { return view.findChild<TextLabel*>(QStringLiteral("noAttention"))->text(); }
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
