// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/items_json.h"
#include "core/report/metrics_csv.h"
#include "core/report/metrics_json.h"
#include "core/report/stream_json.h"
#include "tests/support/dataset_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace weir;

namespace {

constexpr auto smallStream = R"(
A-1 Bug team=Core: Ready 2025-03-03T09:00, Review 2025-03-03T10:00, Done 2025-03-05T10:00
A-2 Story: Ready 2025-03-04T09:00
newest 2025-03-10
)";

StageMap stages()
{
    StageMap map;
    map.stages = {{"Review", StageKind::Work, {"Ready"}, {"Review"}, "Core", 4}, {"Done", StageKind::Done, {}, {"Done"}, {}, {}}};
    return map;
}

analysis::FactsPtr factsOf(std::string_view text)
{
    SilentProgress progress;
    return analysis::computeFacts(testsupport::datasetFromText(text), stages(), Calendar(), progress);
}

QJsonObject parsed(const std::string& text)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

/// A dataset with one change and what it says about itself.
analysis::FactsPtr oneChange(Instant firstCommit, Instant created, Instant merged)
{
    auto data = std::make_shared<Dataset>(*testsupport::datasetFromText(smallStream));
    data->names.emplace_back("repo");
    data->changes.key.append("repo#12");
    data->changes.title.append("");
    data->changes.how.append("merge commit");
    data->changes.repository.emplace_back(data->names.size() - 1);
    data->changes.author.emplace_back();
    data->changes.firstCommit.push_back(firstCommit);
    data->changes.created.push_back(created);
    data->changes.merged.push_back(merged);
    data->links.push_back({"issue", "A-1", "change", "repo#12", "issue key in branch name"});
    SilentProgress progress;
    return analysis::computeFacts(data, stages(), Calendar(), progress);
}

} // namespace

class TestResultJson : public QObject {
    Q_OBJECT
private slots:
    void writesTheStreamAsTheContractFixesIt()
    {
        SilentProgress progress;
        const auto facts = factsOf(smallStream);
        const auto json = parsed(report::streamJson(analysis::measureStream(*facts, {}, analysis::Level::Stage, progress), *facts));
        QCOMPARE(json["window"].toObject(), (QJsonObject {{"from", "2025-03-03"}, {"to", "2025-03-11"}, {"zone", "UTC"}}));
        QCOMPARE(json["items"].toObject(), (QJsonObject {{"total", 2}, {"finished", 1}, {"in_progress", 1}}));
        QCOMPARE(json["beside"].toObject(),
            (QJsonObject {{"discarded", 0}, {"not_of_stream", 0}, {"not_of_stream_by", QJsonArray()}, {"in_progress_unknown", 0},
                {"done_undated", 0}, {"not_started", 0}}));
        const QJsonObject review = json["stages"].toArray()[0].toObject();
        QCOMPARE(review["name"].toString(), QString("Review"));
        QCOMPARE(review["wip"].toInt(), 1);
        QCOMPARE(review["time"].toObject()["p50_s"].toDouble(), 49 * 3600.0);
        QCOMPARE(review["wait"].toObject()["n"].toInt(), 1);
        QCOMPARE(review["team"].toString(), QString("Core"));
        const QJsonObject done = json["stages"].toArray()[1].toObject();
        QCOMPARE(done["time"].toObject()["n"].toInt(), 0);
        QVERIFY(done["time"].toObject().contains("mean_s") && done["time"].toObject()["mean_s"].isNull());
        QCOMPARE(json["totals"].toObject()["lead_time"].toObject()["n"].toInt(), 1);
        for (const char* key : {"edges", "bottlenecks", "method", "method_why"})
            QVERIFY2(json.contains(key), key);
        for (const char* key : {"rank", "gain_mean_s", "gain_high_s", "gain_throughput_per_week", "limit", "signals", "reason"})
            QVERIFY2(json["bottlenecks"].toArray().isEmpty() || json["bottlenecks"].toArray()[0].toObject().contains(key), key);
    }

    void saysThatAnEmptyStreamHasNoWindow()
    {
        SilentProgress progress;
        const auto facts = factsOf("");
        const auto json = parsed(report::streamJson(analysis::measureStream(*facts, {}, analysis::Level::Stage, progress), *facts));
        QVERIFY(json["window"].toObject()["from"].isNull() && json["window"].toObject()["to"].isNull());
    }

    void writesItemsWithVisitsAndLinks()
    {
        const auto facts =
            oneChange(testsupport::instantFromText("2025-03-03T10:00"), unknownInstant, testsupport::instantFromText("2025-03-05T09:00"));
        const report::ItemRows rows = report::itemRowsOfKey(*facts, "A-1");
        QCOMPARE(report::itemsJson(*facts, analysis::LeftOut(*facts, {}), rows),
            std::string(
                R"({"items":[{"key":"A-1","kind":"issue","type":"Bug","title":null,"project":null,"team":"Core","status":"Done",)"
                R"("created":"2025-03-03T09:00:00.000Z","started":"2025-03-03T09:00:00.000Z","finished":"2025-03-05T10:00:00.000Z","left_out":null,)"
                R"("visits":[{"status":"Ready","stage":"Review","entered":"2025-03-03T09:00:00.000Z","left":"2025-03-03T10:00:00.000Z"},)"
                R"({"status":"Review","stage":"Review","entered":"2025-03-03T10:00:00.000Z","left":"2025-03-05T10:00:00.000Z"},)"
                R"({"status":"Done","stage":"Done","entered":"2025-03-05T10:00:00.000Z","left":null}],)"
                R"("links":[{"kind":"change","key":"repo#12","how":"issue key in branch name"}]}]})"
                "\n"));
    }

    void writesWhyAPhaseIsNotKnown_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("created");
        QTest::addColumn<double>("coding");
        QTest::newRow("known") << "2025-03-02"
                               << "2025-03-03" << 86400.0;
        QTest::newRow("rebased") << "2025-03-04"
                                 << "2025-03-03" << -1.0;
        QTest::newRow("creation unknown") << "2025-03-04"
                                          << "" << -1.0;
    }
    void writesWhyAPhaseIsNotKnown()
    {
        QFETCH(QString, first);
        QFETCH(QString, created);
        QFETCH(double, coding);
        const auto instant = [](const QString& text) {
            return text.isEmpty() ? unknownInstant : testsupport::instantFromText(text.toStdString());
        };
        const auto facts = oneChange(instant(first), instant(created), unknownInstant);
        const QJsonObject change =
            parsed(report::itemsJson(*facts, analysis::LeftOut(*facts, {}), report::itemRowsOfKey(*facts, "repo#12")))["items"]
                .toArray()[0]
                .toObject();
        QCOMPARE(change["kind"].toString(), QString("change"));
        const QJsonValue phase = change["phases"].toObject()["coding_s"];
        QCOMPARE(phase.isNull(), coding < 0);
        QCOMPARE(change["unknown"].toObject().contains("coding_s"), coding < 0);
        QVERIFY(coding < 0 || phase.toDouble() == coding);
        QVERIFY(!change["unknown"].toObject()["deploy_s"].toString().isEmpty());
        QCOMPARE(change["links"].toArray()[0].toObject()["key"].toString(), QString("A-1"));
    }

    void limitsItemsBeforeChanges()
    {
        const auto facts = oneChange(unknownInstant, unknownInstant, unknownInstant);
        QCOMPARE(report::itemRows(*facts, {}, {}).changes.size(), std::size_t(1));
        QCOMPARE(report::itemRows(*facts, {}, 2).changes.size(), std::size_t(0));
        QCOMPARE(report::itemRows(*facts, {}, 1).items.size(), std::size_t(1));
        Selection bugs;
        bugs.where = {{"type", {"Bug"}}};
        QCOMPARE(report::itemRows(*facts, bugs, {}).items.size(), std::size_t(1));
        QCOMPARE(report::itemRows(*facts, bugs, {}).changes.size(), std::size_t(0));
        QVERIFY(report::itemRowsOfKey(*facts, "B-1").items.empty());
    }

    void writesMetricsAsTheContractFixesThem()
    {
        SilentProgress progress;
        const auto facts = factsOf(smallStream);
        const std::vector<metrics::MetricResult> results {metrics::findMetric("throughput")->compute(*facts, {}, progress)};
        const QJsonObject metric = parsed(report::metricsJson(results))["metrics"].toArray()[0].toObject();
        QCOMPARE(metric["id"].toString(), QString("throughput"));
        QCOMPARE(metric["unit"].toString(), QString("items"));
        QCOMPARE(metric["coverage"].toObject(), (QJsonObject {{"known", 1}, {"of", 1}}));
        QVERIFY(metric["limits"].isNull());
        const QJsonArray series = metric["series"].toArray();
        QCOMPARE(series.size(), 2);
        QCOMPARE(series[0].toObject()["end"].toString(), QString("2025-03-10"));
        QCOMPARE(series[1].toObject()["partial"].toBool(), true);
        QCOMPARE(report::metricsCsv(results).substr(0, 80),
            std::string("metric,unit,start,end,n,value,low,high,partial\nthroughput,items,2025-03-03,2025-03-1").substr(0, 80));
    }

    void listsEveryMetric()
    {
        const QJsonArray list = parsed(report::metricListJson(metrics::allMetrics()))["metrics"].toArray();
        QCOMPARE(std::size_t(list.size()), metrics::allMetrics().size());
        for (const auto& entry : list) {
            for (const char* key : {"id", "title", "unit", "clock", "definition", "source", "leaves_out"})
                QVERIFY2(!entry.toObject()[key].toString().isEmpty(), key);
        }
    }
};

QTEST_APPLESS_MAIN(TestResultJson)
#include "tst_result_json.moc"
