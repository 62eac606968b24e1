// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_report.h"
#include "core/report/metric_card.h"
#include "core/report/report_content.h"
#include "core/report/time_strip.h"
#include "tests/core/report/tag_scanner.h"
#include "tests/support/dataset_text.h"
#include "tests/support/payloads.h"

#include <QTest>

#include <algorithm>

using namespace weir;
using namespace weir::report;

namespace {

ReportRecipe allBlocks()
{
    ReportRecipe recipe;
    for (const ReportBlockKind kind : {ReportBlockKind::Answer, ReportBlockKind::Time, ReportBlockKind::Bottlenecks, ReportBlockKind::Map,
             ReportBlockKind::Metrics, ReportBlockKind::Attention, ReportBlockKind::Data})
        recipe.blocks.push_back({.kind = kind});
    return recipe;
}

std::string htmlOf(ReportContent& content)
{
    if (content.recipe.blocks.empty())
        content.recipe = allBlocks();
    return htmlReport(reportDocument(content));
}

/// A report in which every text that comes from outside is `text`.
std::string reportSaying(std::string_view text)
{
    const std::string said(text);
    auto data = std::make_shared<Dataset>(
        *testsupport::datasetFromText("A-1 Bug: Ready 2025-03-03T09:00, Review 2025-03-03T10:00, Done 2025-03-05T10:00\nA-2: Ready "
                                      "2025-03-03T09:00, Review 2025-03-05T10:00\nnewest "
                                      "2025-05-10"));
    StageMap map;
    map.stages = {{said, StageKind::Work, {"Ready"}, {"Review"}, said, {}}, {"Done", StageKind::Done, {}, {"Done"}, {}, {}}};
    map.clock = said;
    SilentProgress progress;
    const auto facts = analysis::computeFacts(data, map, Calendar(Zone(said, {})), progress);
    analysis::StreamResult stream = analysis::measureStream(*facts, {}, analysis::Level::Stage, progress);
    stream.ranking.entries = {{}, {}};
    for (analysis::BottleneckEntry& entry : stream.ranking.entries) {
        entry.stage = entry.reason.stage = said;
        entry.gainMeanSeconds = 1e5;
    }
    ReportContent content;
    content.title = content.version = said;
    content.facts = facts.get();
    content.stream = &stream;
    content.selection.where = {{said, {said, said}}};
    content.mapSvg = "<svg><text>" + said + "</text></svg>";
    content.sources = {{said, said, said, 1, 2}};
    content.notes = {said};
    content.recipe = allBlocks();
    content.recipe.title = said;
    content.recipe.blocks.push_back({.kind = ReportBlockKind::Note, .words = said + "\n" + said});
    content.recipe.blocks.push_back({.kind = ReportBlockKind::Data, .words = said});
    content.recipe.blocks.push_back({.kind = ReportBlockKind::Trend, .metric = said});
    content.recipe.blocks.push_back({.kind = ReportBlockKind::Trend, .metric = "lead_time"});
    content.recipeJson = "{\"title\":\"" + said + "\"}";
    content.annotations = {{parseIsoDay("2025-04-01").value(), said}};
    content.trends = {{10, trends::measureTrend(*metrics::findMetric("lead_time"), *facts, {}, {}, progress)}};
    content.attention.ageing = {{.item = 0, .key = said, .stageName = said, .age = Duration(1), .threshold = Duration(1)}};
    for (const metrics::Metric* metric : metrics::allMetrics())
        content.metrics.push_back(metric->compute(*facts, {}, progress));
    return htmlOf(content);
}

} // namespace

class TestHtmlReport : public QObject {
    Q_OBJECT
private slots:
    void staysWithinItsTemplateWhateverTheDataSay_data()
    {
        QTest::addColumn<QByteArray>("payload");
        int row = 0;
        for (const std::string_view payload : testsupport::injectionPayloads)
            QTest::newRow(qPrintable(QString::number(++row))) << QByteArray(payload.data(), qsizetype(payload.size()));
    }
    void staysWithinItsTemplateWhateverTheDataSay()
    {
        QFETCH(QByteArray, payload);
        const auto calm = testsupport::namesIn(reportSaying("calm"));
        const auto attacked = testsupport::namesIn(reportSaying(payload.toStdString()));
        // The map is not ours: with such a text in it, it may become an image.
        std::set<std::string> elements = calm.elements;
        elements.insert("img");
        std::set<std::string> attributes = calm.attributes;
        attributes.insert({"img@alt", "img@src"});
        QVERIFY(std::ranges::includes(elements, attacked.elements));
        QVERIFY(std::ranges::includes(attributes, attacked.attributes));
    }

    void asksForNothingFromElsewhere()
    {
        const std::string html = reportSaying("calm");
        const auto names = testsupport::namesIn(html);
        for (const char* element : {"script", "link", "iframe", "object", "embed", "form", "base", "a"})
            QVERIFY2(!names.elements.contains(element), element);
        for (const char* text : {"http://", "https://", "javascript:", "@import", "url("})
            QVERIFY2(html.find(text) == std::string::npos, text);
        QVERIFY(html.find("default-src 'none'; style-src 'unsafe-inline'; img-src data:") != std::string::npos);
        QVERIFY(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    }

    void showsEveryMetricAndWhereItComesFrom()
    {
        const std::string html = reportSaying("calm");
        const auto names = testsupport::namesIn(html);
        QCOMPARE(names.openings.count("article"), metrics::allMetrics().size() - 1);
        QVERIFY(html.find("Unknown, because the data hold no commits: Commits.") != std::string::npos);
        for (const char* text :
            {"Where the time goes", "The value stream", "What holds the stream up", "How it moves", "SHA-256", "Made by Weir calm"})
            QVERIFY2(html.find(text) != std::string::npos, text);
    }

    void saysWhatTheDataLackNotThatWeeksAreMissing()
    {
        SilentProgress progress;
        const auto data = testsupport::datasetFromText("commit 1a2b3c repo Ann 2023-03-03T09:00 files=2 added=10 deleted=1\n"
                                                       "commit 1a2b3d repo Ann 2025-03-03T09:00 files=2 added=10 deleted=1");
        const auto facts = analysis::computeFacts(data, {}, Calendar(), progress);
        for (const char* to : {"", "2025-03-01"}) { // also where both ends are asked for
            ReportContent content;
            content.facts = facts.get();
            if (*to != '\0')
                content.selection.window = facts->calendar.window(parseIsoDay("2024-01-01"), parseIsoDay(to));
            const auto stream = analysis::measureStream(*facts, content.selection, analysis::Level::Stage, progress);
            content.stream = &stream;
            for (const metrics::Metric* metric : metrics::allMetrics())
                content.metrics.push_back(metric->compute(*facts, {content.selection, Bucket::Week}, progress));
            const std::string html = htmlOf(content);
            QVERIFY(html.find("Unknown, because the data hold no items: Lead time, ") != std::string::npos); // once, not seven times
            QCOMPARE(testsupport::namesIn(html).openings.count("article"), std::size_t(1));
            QVERIFY2(html.find("is covered by the data") == std::string::npos, to);
        }
    }

    void saysWhatTheStreamLeavesOutAndThatNothingNeedsAttention()
    {
        StageMap map;
        map.stages = {{"Build", StageKind::Work, {"Ready"}, {"Review"}, {}, {}}, {"Done", StageKind::Done, {}, {"Done"}, {}, {}}};
        map.where = {{"type", {"Bug"}}};
        std::string text = "B-1 Epic: Ready 2026-02-01, Done 2026-02-03\nB-2 Epic: Ready 2026-02-01\nA-90 Bug: Ready 2026-02-20\n";
        SilentProgress progress;
        const auto said = [&](int finished) {
            for (int i = 0; i < finished; ++i)
                text += "A-" + std::to_string(i) + " Bug: Ready 2026-02-01, Done 2026-02-1" + std::to_string(i % 10) + "\n";
            const auto facts = analysis::computeFacts(testsupport::datasetFromText(text), map, Calendar(), progress);
            const auto stream = analysis::measureStream(*facts, {}, analysis::Level::Stage, progress);
            ReportContent content;
            content.facts = facts.get();
            content.stream = &stream;
            return htmlOf(content);
        };
        const std::string young = said(0);
        QVERIFY(young.find("No stage has 10 finished visits yet") != std::string::npos);
        const std::string html = said(20);
        const std::size_t leftOut = html.find("own filter: 2 items, ");
        QVERIFY(leftOut != std::string::npos && html.find("2 Epic", leftOut) < leftOut + 60);
        QVERIFY(html.find("Nothing needs attention: no item in progress as of ") != std::string::npos);
    }

    void tellsWeeksWithoutAValueFromWeeksThatAreNotCovered()
    {
        metrics::MetricResult result;
        result.info = &metrics::findMetric("lead_time")->info();
        result.series.resize(3);
        for (metrics::MetricPoint& point : result.series)
            point.partial = true;
        QCOMPARE(signalWords(result, Bucket::Week).words, std::string("No whole week is covered by the data"));
        result.series[1].partial = false;
        QCOMPARE(signalWords(result, Bucket::Week).words, std::string("Nothing known in 1 whole week"));
    }

    /// Read in a year's time, "now" would be wrong.
    void datesWhatWasThere()
    {
        const std::string whole = reportSaying("calm");
        const std::string html = whole.substr(whole.find("<body>"));
        QVERIFY(html.find("in progress as of ") != std::string::npos);
        QVERIFY(html.find("items as of ") != std::string::npos);
        for (const char* word : {" now", "today", "recently"})
            QVERIFY2(html.find(word) == std::string::npos, word);
    }

    /// The last day of the data is counted; the day of an asked end is not.
    void datesTheStateByTheLastInstantThatIsCounted()
    {
        StageMap map;
        map.stages = {{"Build", StageKind::Work, {"Ready"}, {"Review"}, {}, {}}, {"Done", StageKind::Done, {}, {"Done"}, {}, {}}};
        SilentProgress progress;
        const auto facts = analysis::computeFacts(
            testsupport::datasetFromText("A-1: Ready 2026-02-01, Done 2026-02-03\nA-2: Ready 2026-02-10, Review 2026-02-11"), map,
            Calendar(), progress);
        const auto said = [&](std::optional<Instant> to) {
            ReportContent content;
            if (to)
                content.selection.window.to = *to;
            const auto stream = analysis::measureStream(*facts, content.selection, analysis::Level::Stage, progress);
            content.facts = facts.get();
            content.stream = &stream;
            const std::string html = htmlOf(content);
            const std::size_t begin = html.find(" in progress as of ");
            return begin == std::string::npos ? html : html.substr(begin, html.find('.', begin) - begin);
        };
        QCOMPARE(said({}), std::string(" in progress as of 11 Feb 2026"));
        QCOMPARE(said(testsupport::instantFromText("2026-03-01")), std::string(" in progress as of 11 Feb 2026"));
        QCOMPARE(said(testsupport::instantFromText("2026-02-12")), std::string(" in progress as of 11 Feb 2026"));
        QCOMPARE(said(testsupport::instantFromText("2026-02-11")), std::string(" in progress as of 10 Feb 2026"));
    }

    /// A list of what is open or closed says of nothing that it was begun: that is unknown, not zero.
    void countsNothingInProgressThatNoSourceTells()
    {
        StageMap map;
        map.stages = {{"Open", StageKind::Outside, {}, {"Open"}, {}, {}}, {"Done", StageKind::Done, {}, {"Done"}, {}, {}}};
        SilentProgress progress;
        const auto facts = analysis::computeFacts(
            testsupport::datasetFromText("A-1: created 2026-02-01, cut, resolved 2026-02-03\nA-2: created 2026-02-10, cut, now Open"), map,
            Calendar(), progress);
        const auto stream = analysis::measureStream(*facts, {}, analysis::Level::Stage, progress);
        ReportContent content;
        content.facts = facts.get();
        content.stream = &stream;
        QVERIFY(htmlOf(content).find("in progress") == std::string::npos);
        QVERIFY(!metrics::findMetric("wip")->compute(*facts, {}, progress).summary.value);
    }

    void hatchesWhatNobodyKnows()
    {
        analysis::StreamResult stream;
        analysis::StreamStage stage;
        stage.name = "Build";
        stage.kind = "work";
        stage.items = stage.visits = 1;
        stage.workPerItemSeconds = 86400.0;
        stage.waitPerItemSeconds = 0.0;
        stream.stages = {stage};
        stream.finished = 1;
        stream.totals.leadTime.n = 1;
        stream.totals.leadTime.mean = 3 * 86400.0;
        const std::string strip = timeStrip(stream, 700).svg;
        QVERIFY(strip.find(">Unknown<") != std::string::npos);
        QVERIFY(strip.find("<path") != std::string::npos); // the hatch
    }

    void saysTheSameOfWaitingEverywhere()
    {
        SilentProgress progress;
        const auto data = testsupport::datasetFromText("A-1: Open 2025-03-01, Coding +2d, Done +3d");
        StageMap map;
        map.stages = {{"Backlog", StageKind::Outside, {}, {"Open"}, {}, {}}, {"Dev", StageKind::Work, {}, {"Coding"}, {}, {}},
            {"Done", StageKind::Done, {}, {"Done"}, {}, {}}};
        const auto facts = analysis::computeFacts(data, map, Calendar(), progress);
        const auto stream = analysis::measureStream(*facts, {}, analysis::Level::Stage, progress);
        ReportContent content;
        content.facts = facts.get();
        content.stream = &stream;
        const std::string html = htmlOf(content);
        QVERIFY(html.find("how much of it is waiting is not known") != std::string::npos);
        QVERIFY(html.find("are waiting") == std::string::npos);
        QVERIFY(html.find(">Outside<") != std::string::npos);
        QVERIFY(html.find("n = 1 of 1 finished items.") != std::string::npos);
    }

    void givesTheSameBytesForTheSameData() { QCOMPARE(reportSaying("calm"), reportSaying("calm")); }

    void saysTheRateOfAllOutputsAndHowFarToTrustASignal()
    {
        // One or two items a week for ten whole weeks, from a Monday's midnight to another's.
        std::string text = "newest 2025-03-17\n";
        for (int i = 0; i < 15; ++i)
            text += "A-" + std::to_string(i) + ": Ready 2025-01-06, Done +" + std::to_string(i * 14 / 3 + 1) + "d\n";
        StageMap map;
        map.stages = {{"Build", StageKind::Work, {}, {"Ready"}, {}, {}}, {"Done", StageKind::Done, {}, {"Done"}, {}, {}}};
        SilentProgress progress;
        const auto facts = analysis::computeFacts(testsupport::datasetFromText(text), map, Calendar(), progress);
        const auto stream = analysis::measureStream(*facts, {}, analysis::Level::Stage, progress);
        ReportContent content;
        content.facts = facts.get();
        content.stream = &stream;
        content.metrics.push_back(metrics::findMetric("throughput")->compute(*facts, {}, progress));
        QCOMPARE(analysis::ratePerWeek(stream.finished, stream.window), content.metrics[0].summary.value);
        const std::string html = htmlOf(content);
        QVERIFY(html.find("15 items were finished, 1.5 a week.") != std::string::npos);
        QVERIFY(html.find("a chart such as these still shows one less than once in 100") != std::string::npos);
    }

    void saysSoWhenThereIsNothing()
    {
        SilentProgress progress;
        const auto facts = analysis::computeFacts(testsupport::datasetFromText(""), {}, Calendar(), progress);
        const auto stream = analysis::measureStream(*facts, {}, analysis::Level::Stage, progress);
        ReportContent content;
        content.title = "Empty";
        content.facts = facts.get();
        content.stream = &stream;
        const std::string html = htmlOf(content);
        QVERIFY(html.find("Retrospective</bdi>, no data") != std::string::npos);
        QVERIFY(html.find("1970") == std::string::npos);
        QVERIFY(!testsupport::namesIn(html).elements.contains("article"));
    }
};

QTEST_APPLESS_MAIN(TestHtmlReport)
#include "tst_html_report.moc"
