// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workspace_fixture.h"
#include "ui/models/overview_data.h"
#include "ui/views/overview_texts.h"

#include <QTest>

#include <algorithm>

using namespace weir;
using namespace weir::ui;

/// What the overview says of its numbers.
class TestOverviewTexts : public QObject {
    Q_OBJECT
private slots:
    void theLastDaysEndWithTheWindow()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        Selection chosen = fixture.session.selection();
        chosen.window = {.from = WorkspaceFixture::instant(2025, 2, 1), .to = WorkspaceFixture::instant(2025, 4, 1)};
        fixture.session.setSelection(chosen);
        QVERIFY(fixture.settle());
        SilentProgress progress;
        const auto data = makeOverviewData(
            fixture.session.facts(), fixture.session.selection(), fixture.session.stream(), nullptr, std::nullopt, progress);
        QCOMPARE(data->lastDays.to, WorkspaceFixture::instant(2025, 4, 1));
        QCOMPARE(data->lastDays.from, WorkspaceFixture::instant(2025, 3, 25));
    }

    void theOrderOfWhatNeedsAttentionIsSaid()
    {
        OverviewData data;
        QVERIFY(attentionOrderText(data).isEmpty());
        data.attention.ageing.resize(2);
        const QString order = attentionOrderText(data);
        QVERIFY2(order.contains(QStringLiteral("times longer")) && order.contains(QStringLiteral("85")), qPrintable(order));
        QVERIFY2(!order.contains(QStringLiteral("Queues")), qPrintable(order));
        data.attention.growing.resize(1);
        QVERIFY(attentionOrderText(data).startsWith(order));
        QVERIFY(attentionOrderText(data).contains(QStringLiteral("Queues")));
    }

    void aLoopBeforeTheWindowIsOne()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        Selection chosen = fixture.session.selection(); // ABC-11 came back on the 15th, it and ABC-12 are done after it
        chosen.window = {.from = WorkspaceFixture::instant(2025, 2, 16), .to = WorkspaceFixture::instant(2025, 2, 19)};
        fixture.session.setSelection(chosen);
        QVERIFY(fixture.settle());
        SilentProgress progress;
        const auto data = makeOverviewData(
            fixture.session.facts(), fixture.session.selection(), fixture.session.stream(), nullptr, std::nullopt, progress);
        const FindingRow::Words words = overviewFindings(*data)[3].words;
        QCOMPARE(words.title, QStringLiteral("Nothing came back to an earlier stage"));
        QCOMPARE(words.detail, QStringLiteral("1 of 2 finished items show no loop. 1 came back before this window."));
    }

    void aPastWindowIsToldInThePast()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        Selection chosen = fixture.session.selection();
        chosen.window = {.from = WorkspaceFixture::instant(2025, 4, 7), .to = WorkspaceFixture::instant(2025, 5, 5)};
        fixture.session.setSelection(chosen);
        QVERIFY(fixture.settle());
        SilentProgress progress;
        const auto data = makeOverviewData(fixture.session.facts(), fixture.session.selection(), fixture.session.stream(),
            fixture.session.streamBefore(), std::nullopt, progress);
        const FindingRow::Words words = overviewFindings(*data)[2].words;
        QVERIFY2(words.title.contains(QStringLiteral("items were in progress as of 4 May 2025, 1 more than 4 weeks before")),
            qPrintable(words.title));
        QVERIFY2(words.detail.contains(QStringLiteral("they were")), qPrintable(words.detail));
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
        WorkspaceFixture fixture;
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

    void saysWhyThereIsNothingToCompareWith()
    {
        OverviewData data;
        data.facts = std::make_shared<analysis::Facts>();
        auto stream = std::make_shared<analysis::StreamResult>();
        stream->window.asked = {WorkspaceFixture::instant(2025, 3, 3), WorkspaceFixture::instant(2025, 5, 26)};
        stream->window.coveredFirst = WorkspaceFixture::instant(2025, 3, 5);
        data.stream = stream;
        data.lead.value = 86400;
        QVERIFY(overviewSubline(data).endsWith(QStringLiteral("Nothing before this window to compare with.")));
        stream->window.coveredFirst = WorkspaceFixture::instant(2025, 2, 3);
        QVERIFY2(overviewSubline(data).contains(QStringLiteral("go back only 4 weeks before this window, less than its length")),
            qPrintable(overviewSubline(data)));
        auto before = std::make_shared<analysis::StreamResult>();
        before->window.first = WorkspaceFixture::instant(2024, 12, 9);
        before->window.asked = {before->window.first, stream->window.asked.from};
        data.before = before;
        QVERIFY2(overviewSubline(data).contains(QStringLiteral("In the 12 weeks before nothing was finished")),
            qPrintable(overviewSubline(data)));
    }

    void partOfAWeekHasNoRateAndSaysSo()
    {
        OverviewData data;
        data.stream = std::make_shared<analysis::StreamResult>();
        QVERIFY(overviewFigures(data)[2].content.value.isEmpty()); // shown as unknown
        QCOMPARE(overviewFigures(data)[2].content.comparison, QStringLiteral("0 items in all, no whole week"));
        data.finished.value = 0;
        QCOMPARE(overviewFigures(data)[2].content.comparison, QStringLiteral("0 items in all"));
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
        WorkspaceFixture fixture;
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

    void whatMayBeInTheStreamIsCounted()
    {
        OverviewData data;
        data.facts = std::make_shared<analysis::Facts>();
        auto stream = std::make_shared<analysis::StreamResult>();
        stream->stages.resize(1);
        stream->stages[0].kind = "work";
        stream->inProgress = 19;
        data.stream = stream;
        const auto figure = [&data] { return overviewFigures(data)[3].content.comparison; };
        const auto detail = [&data] { return overviewFindings(data)[2].words.detail; };
        QVERIFY(!figure().contains(QStringLiteral("not known")));
        QVERIFY(!detail().contains(QStringLiteral("nobody knows")));
        stream->maybeInProgress = 3;
        QCOMPARE(figure(), QStringLiteral("of 3 more not known"));
        QVERIFY2(detail().contains(QStringLiteral("Of 3 more items nobody knows")), qPrintable(detail()));
    }
};

QTEST_MAIN(TestOverviewTexts)
#include "tst_overview_texts.moc"
