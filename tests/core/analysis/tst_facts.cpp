// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/facts.h"
#include "core/analysis/left_out.h"
#include "core/analysis/stream.h"
#include "core/base/error.h"
#include "tests/support/dataset_text.h"

#include <QTest>

using namespace weir;
using namespace weir::analysis;
using namespace std::chrono_literals;
using testsupport::datasetFromText;
using testsupport::instantFromText;

namespace {

StageMap sampleMap()
{
    StageMap map;
    map.stages = {
        {"Backlog", StageKind::Outside, {}, {"Open"}, {}, {}},
        {"Dev", StageKind::Work, {"Ready"}, {"Coding", "Fixing"}, "Core", 3},
        {"Review", StageKind::Work, {"For Review"}, {"Review"}, "Peers", {}},
        {"Blocked", StageKind::Wait, {"Blocked"}, {}, {}, {}},
        {"Done", StageKind::Done, {}, {"Done", "Closed"}, {}, {}},
        {"Dropped", StageKind::Discarded, {}, {"Dropped"}, {}, {}},
    };
    return map;
}

FactsPtr factsOf(const char* text, const StageMap& map = sampleMap())
{
    SilentProgress silent;
    return computeFacts(datasetFromText(text), map, Calendar(), silent);
}

} // namespace

class TestFacts : public QObject {
    Q_OBJECT
private slots:
    void joinsConsecutiveStatusesOfOneStage()
    {
        const auto facts = factsOf("A-1: Ready 2025-03-03, Coding +2d, Fixing +1d, Coding +1d, Review +1d, Done +1d");
        const StageVisitColumns& visits = facts->stageVisits;
        QCOMPARE(visits.size(), std::size_t {3});
        QCOMPARE(visits.stage[0].row(), std::size_t {1});
        QCOMPARE(visits.left[0] - visits.entered[0], Duration(120h));
        QCOMPARE(visits.wait[0], Duration(48h));
        QCOMPARE(visits.work[0], Duration(72h));
        QCOMPARE(visits.from[1].row(), std::size_t {1});
        QCOMPARE(visits.work[1], Duration(24h));
        QCOMPARE(visits.wait[1], Duration::zero());
        QCOMPARE(visits.open[2], std::uint8_t {1});
        QCOMPARE(visits.work[2], unknownDuration);
    }

    void takesAllTimeOfAWaitStageAsWait()
    {
        const auto facts = factsOf("A-1: Blocked 2025-03-03, Coding +2d");
        QCOMPARE(facts->stageVisits.wait[0], Duration(48h));
        QCOMPARE(facts->stageVisits.work[0], Duration::zero());
    }

    void doesNotJoinAcrossAHole()
    {
        const auto facts =
            factsOf("A-1: created 2025-03-01, Open > Ready 2025-03-03, Review > Coding 2025-03-05, Coding > Done 2025-03-06");
        const StageVisitColumns& visits = facts->stageVisits;
        QCOMPARE(visits.size(), std::size_t {5}); // Backlog, Dev (end unknown), Review (start unknown), Dev, Done
        QCOMPARE(visits.left[1], unknownInstant);
        QCOMPARE(visits.open[1], std::uint8_t {0});
        QVERIFY(!visits.from[2].valid());
        QCOMPARE(visits.entered[2], unknownInstant);
        QCOMPARE(visits.from[3].row(), std::size_t {2});
        QCOMPARE(facts->items.work[0], unknownDuration);
    }

    void leavesOutStatusesThatNoStageHolds()
    {
        const auto facts = factsOf("A-1: Ready 2025-03-03, Elsewhere +1d, Coding +1d, Done +1d");
        QCOMPARE(facts->stageVisits.size(), std::size_t {3});
        QVERIFY(!facts->stageVisits.from[1].valid());
        QCOMPARE(facts->partOfStatus[1], StatusPart::Unmapped);
    }

    void finishesWhereTheSourceSaysSo()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-03, resolved 2025-03-05T10:00, Review 2025-03-06");
        QCOMPARE(facts->items.state[0], ItemState::Finished);
        QCOMPARE(facts->items.finished[0], instantFromText("2025-03-05T10:00"));
    }

    void endsTheLastStayWithAnItemThatIsFinishedApartFromItsStatus()
    {
        const auto facts = factsOf("A-1: created 2025-03-03, Ready 2025-03-03, Coding +1d, resolved 2025-03-06\n"
                                   "A-2: created 2025-03-03, Coding 2025-03-03, resolved 2025-03-05, Review 2025-03-06\n"
                                   "A-3: created 2025-03-03, Coding 2025-03-03, Dropped +1d, resolved 2025-03-06\n"
                                   "A-4: created 2025-03-03, cut, resolved 2025-03-06, now Coding");
        const StageVisitColumns& visits = facts->stageVisits;
        QCOMPARE(visits.left[0], instantFromText("2025-03-06"));
        QCOMPARE(visits.open[0], std::uint8_t {0});
        QCOMPARE(visits.work[0], Duration(48h));
        QCOMPARE(facts->items.wait[0], Duration(24h));
        QCOMPARE(facts->items.work[0], Duration(48h));
        QCOMPARE(facts->items.lead[0], Duration(72h));
        // Reopened after its end, at its end, or nobody knows since when it was there: nothing is known to have ended.
        for (std::uint32_t item = 1; item < 4; ++item) {
            const std::size_t last = facts->items.firstStageVisit[item] + facts->items.stageVisitCount[item] - 1;
            QCOMPARE(visits.left[last], unknownInstant);
        }
    }

    void finishesWithTheLastEntryIntoAFinalStatus()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-03, Done 2025-03-05, Coding 2025-03-06, Done 2025-03-07, Closed 2025-03-09");
        QCOMPARE(facts->items.state[0], ItemState::Finished);
        QCOMPARE(facts->items.finished[0], instantFromText("2025-03-09"));
        QCOMPARE(facts->items.cycle[0], Duration(144h));
    }

    void isNotFinishedWhereItWasReopened()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-03, Done 2025-03-05, Coding 2025-03-06");
        QCOMPARE(facts->items.state[0], ItemState::InProgress);
        QCOMPARE(facts->items.finished[0], unknownInstant);
        QVERIFY(facts->byFinish.empty());
    }

    void isFinishedAtAnUnknownTimeWhereTheEntryIsUnknown()
    {
        const auto facts = factsOf("A-1: created 2025-03-01, Open > Coding 2025-03-03, now Done");
        QCOMPARE(facts->items.state[0], ItemState::Finished);
        QCOMPARE(facts->items.finished[0], unknownInstant);
        QCOMPARE(facts->items.lead[0], unknownDuration);
    }

    void neverCountsDiscardedItemsAsFinished()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-03, Dropped 2025-03-05\n"
                                   "A-2: Coding 2025-03-03, Done 2025-03-05, discarded, resolved 2025-03-05");
        QCOMPARE(facts->items.state[0], ItemState::Discarded);
        QCOMPARE(facts->items.state[1], ItemState::Discarded);
        QCOMPARE(facts->items.ended[0], instantFromText("2025-03-05"));
        QCOMPARE(facts->items.finished[0], unknownInstant);
        QVERIFY(facts->byFinish.empty());
    }

    void startsWithTheFirstStageThatIsNotOutside()
    {
        const auto facts =
            factsOf("A-1: Open 2025-03-01, Ready 2025-03-03, Open 2025-03-04\nA-2: Open 2025-03-01\nA-3: created 2025-03-01");
        QCOMPARE(facts->items.started[0], instantFromText("2025-03-03"));
        QCOMPARE(facts->items.state[0], ItemState::InProgress);
        QCOMPARE(facts->items.state[1], ItemState::NotStarted);
        QCOMPARE(facts->items.started[1], unknownInstant);
        QCOMPARE(facts->items.state[2], ItemState::NotStarted);
    }

    void knowsNoCycleTimeOfWhatNobodySawInWork()
    {
        const auto facts = factsOf("A-1: Open 2025-03-01, Done 2025-03-03\n"
                                   "A-2: Open 2025-03-01, Done 2025-03-03, resolved 2025-03-05\n"
                                   "A-3: Open 2025-03-01, Coding 2025-03-02, Done 2025-03-03");
        QCOMPARE(facts->items.started[0], instantFromText("2025-03-03"));
        QCOMPARE(facts->items.cycle[0], unknownDuration);
        QCOMPARE(facts->items.cycle[1], unknownDuration);
        QCOMPARE(facts->items.cycle[2], Duration(24h));
        QCOMPARE(facts->items.lead[0], Duration(48h));
    }

    void leavesAFinishBeforeTheCreationOutOfDurations()
    {
        const auto facts = factsOf("A-1: created 2025-03-05, resolved 2025-03-04");
        QCOMPARE(facts->items.state[0], ItemState::Finished);
        QCOMPARE(facts->items.finished[0], instantFromText("2025-03-04"));
        QCOMPARE(facts->items.lead[0], unknownDuration);
        QCOMPARE(facts->byFinish.size(), std::size_t {1});
    }

    void sumsWorkAndWaitOfAnItem()
    {
        const auto facts =
            factsOf("A-1: Open 2025-03-01, Ready +1d, Coding +2d, For Review +3d, Review +1d, Coding +1d, Review +1d, Done +1d");
        QCOMPARE(facts->items.wait[0], Duration(72h)); // Ready 2 d, For Review 1 d
        QCOMPARE(facts->items.work[0], Duration(144h)); // Coding 3 d + 1 d, Review 1 d + 1 d
        QCOMPARE(facts->items.lead[0], Duration(240h));
    }

    void doesNotKnowTheWorkOfAnItemThatIsOlderThanItsCreation()
    {
        // Of a tracker that was migrated; and of one that says the item was finished before the work was.
        const auto facts = factsOf("A-1: created 2025-03-10, Coding 2025-03-01, Done 2025-03-11\n"
                                   "A-2: Coding 2025-03-01, resolved 2025-03-02, Review +5d, Done +1d\n"
                                   "A-3: created 2025-03-10, Open 2025-03-01, Coding 2025-03-10, Done 2025-03-11");
        for (const std::size_t item : {0, 1}) {
            QCOMPARE(facts->items.work[item], unknownDuration);
            QCOMPARE(facts->items.wait[item], unknownDuration);
            QCOMPARE(facts->items.lead[item], Duration(24h));
        }
        QCOMPARE(facts->items.work[2], Duration(24h)); // it only waited outside
    }

    void doesNotTakeUnknownForZero()
    {
        const auto facts = factsOf("A-1: created 2025-03-01, resolved 2025-03-04");
        QCOMPARE(facts->items.work[0], unknownDuration);
        QCOMPARE(facts->items.wait[0], unknownDuration);
        QCOMPARE(facts->items.lead[0], Duration(72h));
    }

    void leavesTimesUnknownWhereNoHistoryIsTold()
    {
        const auto facts = factsOf("A-1: created 2025-03-01, now Done, cut\nA-2: created 2025-03-01, resolved 2025-03-04, now Done, cut");
        QCOMPARE(facts->items.state[0], ItemState::Finished);
        QCOMPARE(facts->items.lead[0], unknownDuration);
        QCOMPARE(facts->items.lead[1], Duration(72h));
        for (const std::size_t item : {0U, 1U}) {
            QCOMPARE(facts->items.work[item], unknownDuration);
            QCOMPARE(facts->items.wait[item], unknownDuration);
        }
    }

    void splitsSpansWhereWorkBegan()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-03T08:00..+2h, Review +3h..+1h, Done ..+1h");
        QCOMPARE(facts->stageVisits.work[1], Duration(1h));
        QCOMPARE(facts->stageVisits.wait[1], Duration(3h));
        QCOMPARE(facts->items.state[0], ItemState::Finished);
        QCOMPARE(facts->items.finished[0], instantFromText("2025-03-03T15:00"));
        QCOMPARE(facts->stageVisits.edgeAt(1), instantFromText("2025-03-03T14:00"));
        QCOMPARE(facts->items.work[0], unknownDuration); // the work of the last is unknown
    }

    void countsWorkSideBySideInAStageOnce()
    {
        const auto facts =
            factsOf("A-1: Coding 2025-03-03T08:00.., Fixing 2025-03-03T09:00.., Coding ..2025-03-03T10:00, Fixing ..2025-03-03T12:00");
        QCOMPARE(facts->stageVisits.size(), std::size_t {1});
        QCOMPARE(facts->stageVisits.work[0], Duration(4h));
        QCOMPARE(facts->stageVisits.wait[0], Duration::zero());
    }

    void countsWorkSideBySideAcrossStagesOnce()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-01.., Review 2025-03-01.., Coding ..2025-03-11, Review ..2025-03-11, "
                                   "Done 2025-03-11..2025-03-11");
        QCOMPARE(facts->stageVisits.size(), std::size_t {3});
        QCOMPARE(facts->items.lead[0], Duration(240h));
        QCOMPARE(facts->items.work[0], Duration(240h));
        QCOMPARE(facts->items.wait[0], Duration::zero());
    }

    void takesTheRestOfTheTimeInStagesAsWait()
    {
        // Coding from 8 to 10, Review from 9 to 12, then nobody until Fixing at 15, done at 16.
        const auto facts = factsOf("A-1: Coding 2025-03-03T08:00.., Review 2025-03-03T09:00.., Coding ..2025-03-03T10:00, "
                                   "Review ..2025-03-03T12:00, Fixing 2025-03-03T15:00..2025-03-03T16:00, "
                                   "Done 2025-03-03T16:00..2025-03-03T16:00");
        QCOMPARE(facts->items.work[0], Duration(5h));
        QCOMPARE(facts->items.wait[0], Duration(3h));
    }

    void staysInProgressWhileASpanIsOpen()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-03T08:00..+2h, Review +1h.., Done ..+1h");
        QCOMPARE(facts->items.state[0], ItemState::InProgress);
    }

    void keepsOtherTypesOutOfTheStream()
    {
        StageMap map = sampleMap();
        map.where["type"] = {"Story", "Bug"};
        const auto facts =
            factsOf("A-1 Story: Coding 2025-03-03, Done +1d\nA-2 Epic: Coding 2025-03-03, Done +1d\nA-3: Coding 2025-03-03, Done +1d", map);
        QCOMPARE(facts->items.inStream, (std::vector<std::uint8_t> {1, 0, 0}));
        QCOMPARE(facts->byFinish, (std::vector<std::uint32_t> {0}));
        QCOMPARE(passes(*facts, {}), (std::vector<std::uint8_t> {1, 0, 0}));
        QCOMPARE(passesAnyStream(*facts, {}), (std::vector<std::uint8_t> {1, 1, 1}));
    }

    void namesNoPersonAsARuleOfTheStream()
    {
        StageMap map = sampleMap();
        map.where["assignee"] = {"Ben"};
        const auto facts = factsOf("A-1 assignee=Ann: Coding 2025-03-03\nA-2: Coding 2025-03-03", map);
        const LeftOut leftOut(*facts, {});
        QCOMPARE(leftOut.rule(0), std::string("its assignee is not of this stream"));
        QVERIFY(exclusionOf(*facts, 0).value.empty());
        QCOMPARE(leftOut.rule(1), std::string("no assignee, which this stream asks for"));
        map.where = {{"title", {"Pay"}}};
        QCOMPARE(
            LeftOut(*factsOf("A-1 title=Secret_plan: Coding 2025-03-03", map), {}).rule(0), std::string("its title is not of this stream"));
    }

    void sortsByFinishAndByCreation()
    {
        const auto facts =
            factsOf("A-1: Coding 2025-03-03, Done 2025-03-09\nA-2: Coding 2025-03-04, Done 2025-03-05\nA-3: Coding 2025-03-01");
        QCOMPARE(facts->byFinish, (std::vector<std::uint32_t> {1, 0}));
        QCOMPARE(facts->byCreation, (std::vector<std::uint32_t> {2, 0, 1}));
    }

    void filtersByFields_data()
    {
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("kept");
        QTest::newRow("one value") << "type=Bug"
                                   << "A-1";
        QTest::newRow("a field twice is or") << "type=Bug;type=Story"
                                             << "A-1 A-2";
        QTest::newRow("two fields are and") << "type=Story;team=Core"
                                            << "A-2";
        QTest::newRow("unknown value") << "type=Task"
                                       << "";
        QTest::newRow("empty is unknown") << "type="
                                          << "A-3";
        QTest::newRow("current status") << "status=Done"
                                        << "A-1 A-3";
        QTest::newRow("key") << "key=A-3;key=A-9"
                             << "A-3";
        QTest::newRow("title") << "title=Log in"
                               << "A-2";
        QTest::newRow("project") << "project=P"
                                 << "A-1";
        QTest::newRow("assignee") << "assignee=Ann"
                                  << "A-3";
        QTest::newRow("kind") << "kind=issue"
                              << "A-1 A-2 A-3";
        QTest::newRow("instant of the view") << "finished_at=2025-03-09T00:00:00.000Z"
                                             << "A-1";
    }
    void believesAStatedStartOnlyWhereNoVisitTellsOne()
    {
        const auto facts = factsOf("A-1: created 2025-03-01, started 2025-03-02, resolved 2025-03-09\n"
                                   "A-2: created 2025-03-01, started 2025-03-02, Coding 2025-03-04, Done 2025-03-09\n"
                                   "A-3: created 2025-03-01, started 2025-03-02, cut, now Coding\n"
                                   "A-4: created 2025-03-01, started 2025-03-02, Done 2025-03-09\n"
                                   "A-5: created 2025-03-01, started 2025-03-02");
        const auto at = [](const char* text) { return testsupport::instantFromText(text); };
        const ItemFactColumns& items = facts->items;
        QCOMPARE(items.started[0], at("2025-03-02"));
        QCOMPARE(items.cycle[0], Duration(7 * 24h));
        QCOMPARE(items.started[1], at("2025-03-04"));
        QCOMPARE(items.cycle[1], Duration(5 * 24h));
        QCOMPARE(items.started[2], at("2025-03-02"));
        QVERIFY(items.state[2] == ItemState::InProgress);
        QCOMPARE(items.started[3], at("2025-03-02"));
        QCOMPARE(items.cycle[3], Duration(7 * 24h));
        QVERIFY(items.state[4] == ItemState::InProgress);
    }
    void filtersByFields()
    {
        QFETCH(QString, where);
        QFETCH(QString, kept);
        const auto facts = factsOf("A-1 Bug project=P: Coding 2025-03-03, Done 2025-03-09\n"
                                   "A-2 Story team=Core title=Log_in: Coding 2025-03-04\n"
                                   "A-3 assignee=Ann: Coding 2025-03-01, Done 2025-03-02");
        Selection selection;
        for (const QString& term : where.split(';'))
            selection.where[term.section('=', 0, 0).toStdString()].push_back(term.section('=', 1).toStdString());
        const auto passed = passes(*facts, selection);
        QStringList keys;
        for (std::size_t i = 0; i < passed.size(); ++i) {
            if (passed[i] != 0)
                keys << QString::fromUtf8(facts->data->items.key[i].data(), int(facts->data->items.key[i].size()));
        }
        QCOMPARE(keys.join(' '), kept);
    }

    void refusesAFieldThatNobodyKnows()
    {
        const auto facts = factsOf("A-1: Coding 2025-03-03");
        Selection selection;
        selection.where["colour"] = {"red"};
        QVERIFY_EXCEPTION_THROWN((void)passes(*facts, selection), Error);
    }

    void makesTheWindowFinite()
    {
        const auto facts = factsOf("A-1: created 2025-03-01, Coding 2025-03-03, Done 2025-03-09");
        const ResolvedWindow open = resolveWindow(*facts, {});
        QCOMPARE(open.first, instantFromText("2025-03-01"));
        QCOMPARE(open.last, instantFromText("2025-03-09"));
        QVERIFY(open.endsNow());
        Selection selection;
        selection.window = {instantFromText("2025-03-02"), instantFromText("2025-03-05")};
        const ResolvedWindow closed = resolveWindow(*facts, selection);
        QCOMPARE(closed.first, selection.window.from);
        QCOMPARE(closed.last, selection.window.to);
        QVERIFY(!closed.endsNow());
        const ResolvedWindow nothing = resolveWindow(*factsOf(""), {});
        QCOMPARE(nothing.first, Instant {});
        QCOMPARE(nothing.last, Instant {});
    }

    void endsTheWindowWithNow()
    {
        const auto facts = factsOf("A-1: created 2025-03-01, Coding 2025-03-03, Done 2025-03-09\nA-2: Coding 2025-03-02");
        Selection selection;
        selection.now = instantFromText("2025-03-05");
        const ResolvedWindow past = resolveWindow(*facts, selection);
        QCOMPARE(past.last, selection.now);
        QVERIFY(past.counted.contains(selection.now));
        QVERIFY(!past.counted.contains(selection.now + Duration(1)));
        QVERIFY(!past.endsNow()); // the data know more
        QVERIFY(inProgressAtEnd(*facts, past, 0));
        QVERIFY(!inProgressAtEnd(*facts, resolveWindow(*facts, {}), 0));
        QVERIFY(inProgressAtEnd(*facts, resolveWindow(*facts, {}), 1));
    }

    void tellsWhatMayHaveBeenInProgressFromWhatWasNot()
    {
        // Without a history nobody knows whether either was started on the fourth, only that both were there and unfinished.
        const auto facts = factsOf("A-1: created 2025-03-01, resolved 2025-03-09, now Done, cut\n"
                                   "A-2: created 2025-03-05, resolved 2025-03-09, now Done, cut\nA-3: Coding 2025-03-02");
        Selection selection;
        selection.window.to = instantFromText("2025-03-04");
        const ResolvedWindow past = resolveWindow(*facts, selection);
        QVERIFY(!knownInProgressAtEnd(*facts, past, 0));
        QCOMPARE(knownInProgressAtEnd(*facts, past, 1), std::optional(false)); // not there yet
        QCOMPARE(knownInProgressAtEnd(*facts, past, 2), std::optional(true));
        SilentProgress silent;
        const StreamResult stream = measureStream(*facts, selection, Level::Stage, silent);
        QCOMPARE(stream.maybeInProgress, 1);
        QCOMPARE(stream.inProgress, 1);
    }

    void dividesByTheTimeThatTheDataCover()
    {
        const auto facts = factsOf("A-1: created 2025-03-01, Coding 2025-03-03, Done 2025-03-09\nnewest 2025-03-15");
        const auto rate = [&facts](const char* from, const char* now) {
            Selection selection;
            if (from != nullptr)
                selection.window.from = instantFromText(from);
            selection.now = instantFromText(now);
            return ratePerWeek(3, resolveWindow(*facts, selection));
        };
        QCOMPARE(rate(nullptr, "2025-03-15"), std::optional(1.5));
        QCOMPARE(rate("2005-01-01", "2025-03-15"), std::optional(1.5)); // nothing is known of the twenty years before
        QCOMPARE(rate("2005-01-01", "2026-01-01"), std::optional(1.5)); // nor of the year after
        QCOMPARE(rate("2025-03-08", "2025-03-15"), std::optional(3.0));
        QCOMPARE(rate("2025-03-14", "2025-03-14T23:59"), std::nullopt); // less than a day
        QCOMPARE(rate("2025-04-01", "2026-01-01"), std::nullopt);
        QCOMPARE(ratePerWeek(3, unknownDuration), std::nullopt);
    }

    void stopsWhenCancelled()
    {
        struct Cancel final : Progress {
            void stage(std::string_view) override { }
            void report(std::int64_t, std::int64_t) override { }
            bool cancelled() const override { return true; }
        } cancel;
        QVERIFY_EXCEPTION_THROWN((void)computeFacts(datasetFromText("A-1: Coding 2025-03-03"), sampleMap(), Calendar(), cancel), Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestFacts)
#include "tst_facts.moc"
