// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/data_quality.h"
#include "tests/support/dataset_text.h"

#include <QTest>

using namespace weir;
using namespace weir::analysis;

namespace {

std::vector<QualityFinding> findingsOf(const Dataset& data)
{
    SilentProgress silent;
    return dataQuality(data, silent);
}

const QualityFinding* find(const std::vector<QualityFinding>& findings, QualityKind kind)
{
    const auto found = std::ranges::find(findings, kind, &QualityFinding::kind);
    return found == findings.end() ? nullptr : &*found;
}

Stage stageOf(const char* name, StageKind kind = StageKind::Work)
{
    Stage stage;
    stage.name = name;
    stage.kind = kind;
    stage.work = {name};
    return stage;
}

} // namespace

class TestDataQuality : public QObject {
    Q_OBJECT
private slots:
    void findsNothingInSoundData()
    {
        const auto data = testsupport::datasetFromText("A-1: created 2025-03-03, Ready 2025-03-03, Coding +1d, Done +1d\n"
                                                       "A-2: created 2025-03-04, Ready 2025-03-04\n"
                                                       "commit 1a2b3c repo Ann 2025-03-03T09:00");
        QVERIFY(findingsOf(*data).empty());
        QVERIFY(findingsOf(Dataset {}).empty());
    }

    void countsEachOddityWithItsItems_data()
    {
        QTest::addColumn<QByteArray>("log");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("items");
        const auto row = [](const char* name, const char* log, QualityKind kind, int count, int items) {
            QTest::newRow(name) << QByteArray(log) << static_cast<int>(kind) << count << items;
        };
        row("no history",
            "A-1: created 2025-03-03, Ready 2025-03-03\nA-2: created 2025-03-03, cut, now Ready\nA-3: created 2025-03-03, cut",
            QualityKind::NoHistory, 2, 2);
        row("finished before its creation", "A-1: created 2025-03-03, resolved 2025-03-01", QualityKind::FinishedFirst, 1, 1);
        row("moved before its creation", "A-1: created 2025-03-03, Coding 2025-03-01, Done +1d", QualityKind::MovedFirst, 1, 1);
        row("a hole", "A-1: created 2025-03-01, Open > Ready 2025-03-03, Review > Coding 2025-03-05", QualityKind::Holes, 1, 1);
        row("two of one title", "A-1 title=Pay: created 2025-03-03\nA-2 title=Pay: created 2025-03-03\nA-3 title=Pay: created 2025-03-03",
            QualityKind::Twins, 2, 3);
        row("a bot", "commit 1a2b3c repo dependabot[bot] 2025-03-03T09:00\ncommit 1a2b3d repo Ann 2025-03-03T09:00",
            QualityKind::LikelyBots, 1, 0);
    }
    void countsEachOddityWithItsItems()
    {
        QFETCH(QByteArray, log);
        QFETCH(int, kind);
        QFETCH(int, count);
        QFETCH(int, items);
        const auto findings = findingsOf(*testsupport::datasetFromText(log.toStdString()));
        const QualityFinding* finding = find(findings, static_cast<QualityKind>(kind));
        QVERIFY(finding != nullptr);
        QCOMPARE(finding->count, count);
        QCOMPARE(finding->items.size(), static_cast<std::size_t>(items));
        QVERIFY(finding->of >= finding->count || items == 0);
        QVERIFY(!finding->example.empty());
    }

    void saysOfListsAloneNotThatTheyLackAHistory()
    {
        const auto data = testsupport::datasetFromText("A-1: created 2025-03-03, cut, now Ready\nA-2: created 2025-03-03, cut");
        QVERIFY(find(findingsOf(*data), QualityKind::NoHistory) == nullptr);
    }

    void countsChangesThatNameNoItem()
    {
        Dataset data = *testsupport::datasetFromText("A-1: created 2025-03-03, Ready 2025-03-03");
        for (const char* key : {"#1", "#2", "#3"}) {
            data.changes.key.append(key);
            data.changes.title.append("t");
            data.changes.how.append("merge");
            data.changes.merged.push_back(unknownInstant);
        }
        data.links = {{"change", "#2", "issue", "A-1", "title"}};
        const auto findings = findingsOf(data);
        const QualityFinding* finding = find(findings, QualityKind::Unlinked);
        QVERIFY(finding != nullptr);
        QCOMPARE(finding->count, 2);
        QCOMPARE(finding->of, 3);
        QCOMPARE(finding->example, std::string("#1"));
    }

    void looksForClocksThatAreWrong()
    {
        Dataset data = *testsupport::datasetFromText("commit 1a2b3c repo Ann 2025-03-03T09:00\ncommit 1a2b3d repo Ann 2025-03-03T09:00");
        data.commits.authored[0] = data.commits.committed[0] + std::chrono::hours(20); // zones
        data.commits.authored[1] = data.commits.committed[1] + std::chrono::hours(30);
        const auto findings = findingsOf(data);
        QVERIFY(find(findings, QualityKind::ClockSkew) != nullptr);
        QCOMPARE(find(findings, QualityKind::ClockSkew)->count, 1);
    }

    void findsStagesThatItemsEnterTheOtherWayRound()
    {
        std::string log;
        for (int item = 1; item <= 3; ++item)
            log += "A-" + std::to_string(item) + ": created 2025-03-03, Test 2025-03-03, Code +1d, Done +1d\n";
        log += "A-4: created 2025-03-03, Code 2025-03-03, Test +1d, Code +1d, Test +1d, Done +1d"; // rework is none
        StageMap map;
        map.proposed = false;
        map.stages = {stageOf("Code"), stageOf("Test"), stageOf("Done", StageKind::Done)};
        SilentProgress silent;
        const auto data = testsupport::datasetFromText(log);
        const auto facts = computeFacts(data, map, Calendar(), silent);
        const auto findings = stageQuality(*facts, &map, silent);
        QCOMPARE(findings.size(), std::size_t {1});
        QVERIFY(findings.front().kind == QualityKind::StagesBackwards);
        QCOMPARE(findings.front().items, (std::vector<std::uint32_t> {0, 1, 2}));
        QCOMPARE(findings.front().example, std::string("Test before Code"));
        std::swap(map.stages[0], map.stages[1]);
        QVERIFY(stageQuality(*computeFacts(data, map, Calendar(), silent), &map, silent).empty());
    }

    void sayNothingOfTheOrderOfVeryManyStages()
    {
        std::string log;
        for (int item = 1; item <= 3; ++item)
            log += "A-" + std::to_string(item) + ": created 2025-03-03, Test 2025-03-03, Code +1d\n";
        StageMap map;
        map.stages = {stageOf("Code"), stageOf("Test")};
        SilentProgress silent;
        const auto data = testsupport::datasetFromText(log);
        const auto findings = [&] { return stageQuality(*computeFacts(data, map, Calendar(), silent), nullptr, silent).size(); };
        for (int number = 0; number < 1022; ++number)
            map.stages.push_back(stageOf(("Stage " + std::to_string(number)).c_str()));
        QCOMPARE(findings(), std::size_t {1});
        map.stages.push_back(stageOf("One more")); // a table of all pairs would grow with their square
        QCOMPARE(findings(), std::size_t {0});
    }

    void findsStatusesOfNoStage()
    {
        const auto data = testsupport::datasetFromText("A-1: created 2025-03-03, Code 2025-03-03, Odd +1d, Code +1d\n"
                                                       "A-2: created 2025-03-03, Code 2025-03-03");
        StageMap map;
        map.stages = {stageOf("Code")};
        SilentProgress silent;
        const auto facts = computeFacts(data, map, Calendar(), silent);
        QVERIFY(stageQuality(*facts, nullptr, silent).empty()); // a proposal leaves none out
        const auto findings = stageQuality(*facts, &map, silent);
        QCOMPARE(findings.size(), std::size_t {1});
        QVERIFY(findings.front().kind == QualityKind::NoStage);
        QCOMPARE(findings.front().items, std::vector<std::uint32_t> {0});
        QCOMPARE(findings.front().of, 2);
        QCOMPARE(findings.front().example, std::string("Odd"));
        map.where = {{"key", {"A-2"}}};
        QVERIFY(stageQuality(*computeFacts(data, map, Calendar(), silent), &map, silent).empty()); // A-1 is not of this stream
    }

    void countsWhatAFindingIsAbout()
    {
        const DataNote note = noteOf({.kind = QualityKind::Unlinked, .count = 2, .of = 3, .items = {}, .example = "#1"});
        QCOMPARE(note.several, std::string("changes"));
        QCOMPARE(note.of, 3);
        QVERIFY(noteOf({.kind = QualityKind::LikelyBots}).people);
        QCOMPARE(noteOf({.kind = QualityKind::NoCreation, .items = {4}}).items, std::vector<std::uint32_t> {4});
    }

    void saysEachInASentenceWithWhatToDo()
    {
        for (int kind = 0; kind <= static_cast<int>(QualityKind::NoStage); ++kind) {
            const std::string text = sentence(english(static_cast<QualityKind>(kind)));
            QVERIFY2(text.ends_with('.') && text.find("..") == std::string::npos, text.c_str());
        }
        QCOMPARE(QString::fromStdString(sentence(english(QualityKind::FinishedFirst))),
            QString(
                "Items are finished before they were created; they count in no duration. Mend the dates where they come from, and export "
                "again."));
    }
};

QTEST_APPLESS_MAIN(TestDataQuality)
#include "tst_data_quality.moc"
