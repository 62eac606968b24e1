// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/report/html_report.h"
#include "core/report/markdown_report.h"
#include "core/store/report_recipe_json.h"
#include "core/store/workspace.h"
#include "tests/support/payloads.h"

#include <QTest>

using namespace weir;
using namespace weir::store;

namespace {

ReportRecipe everything()
{
    ReportRecipe recipe;
    recipe.title = "Mai – “Rückblick”";
    recipe.bucket = Bucket::Month;
    recipe.window = ReportWindow {0, parseIsoDay("2026-01-01"), parseIsoDay("2026-05-01")};
    recipe.where = {{"type", {"Bug", "Story"}}};
    recipe.blocks = {{.kind = ReportBlockKind::Answer, .words = "We wait"}, {.kind = ReportBlockKind::Map, .shown = false},
        {.kind = ReportBlockKind::Trend, .metric = "lead_time", .range = ReportRange::All},
        {.kind = ReportBlockKind::Note, .words = "Try\nit"}, {.kind = ReportBlockKind::PageBreak}};
    return recipe;
}

QString failure(const std::string& json)
{
    try {
        (void)parseRecipe(json, "r.json");
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

} // namespace

class TestReportRecipe : public QObject {
    Q_OBJECT
private slots:
    void isReadAsItWasWritten()
    {
        for (const ReportRecipe& recipe : {everything(), defaultRecipe()}) {
            const std::string json = recipeJson(recipe);
            QVERIFY(parseRecipe(json, "r.json") == recipe);
            QCOMPARE(recipeJson(parseRecipe(json, "r.json")), json);
        }
        ReportRecipe weeks = everything();
        weeks.window = ReportWindow {12, {}, {}};
        weeks.where.reset();
        QVERIFY(parseRecipe(recipeJson(weeks), "r.json") == weeks);
        QVERIFY(recipeMark(weeks) != recipeMark(everything()));
        QCOMPARE(recipeMark(weeks).size(), std::size_t {6});
    }

    void keepsWhatANewerVersionKnows()
    {
        const ReportRecipe recipe = parseRecipe(R"({"blocks":[{"kind":"forecast","runs":5},{"kind":"time","new":1}],"more":2})", "r.json");
        QCOMPARE(recipe.blocks.size(), std::size_t {2});
        QVERIFY(recipe.blocks[0].kind == ReportBlockKind::Unknown);
        QVERIFY(recipeJson(recipe).find(R"({"kind":"forecast","runs":5})") != std::string::npos);
        QVERIFY(recipe.blocks[1].kind == ReportBlockKind::Time);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* json, const char* says) { QTest::newRow(json) << QByteArray(json) << QString(says); };
        row("", "\"recipe\" must be JSON");
        row("[]", "\"recipe\" must be a JSON object");
        row("{}", "\"blocks\" must be there");
        row(R"({"blocks":{}})", "\"blocks\" must be a list");
        row(R"({"blocks":[1]})", "\"blocks[0]\" must be an object");
        row(R"({"blocks":[{}]})", "\"blocks[0].kind\" must be there");
        row(R"({"blocks":[{"kind":"trend"}]})", "\"blocks[0].metric\" must be the id of a metric");
        row(R"({"blocks":[{"kind":"trend","metric":"wip","range":"week"}]})", "\"blocks[0].range\" must be");
        row(R"({"blocks":[],"by":"year"})", "\"by\" must be day, week, month or quarter");
        row(R"({"blocks":[],"window":{"weeks":0}})", "\"window.weeks\" must be a whole number");
        row(R"({"blocks":[],"window":{"from":"yesterday"}})", "\"window.from\" must be a day");
        row(R"({"blocks":[],"window":{"from":"2026-02-01","to":"2026-02-01"}})", "\"window.to\" must be a day after");
        row(R"({"blocks":[],"where":{"type":"Bug"}})", "\"where.type\" must be a list");
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, says);
        const QString said = failure(json.toStdString());
        QVERIFY2(said.startsWith("In r.json " + says), qPrintable(said));
    }

    void isFoundInTheReportThatItMade_data()
    {
        QTest::addColumn<QByteArray>("text");
        int row = 0;
        for (const std::string_view payload : testsupport::injectionPayloads)
            QTest::newRow(qPrintable(QString::number(++row))) << QByteArray(payload.data(), qsizetype(payload.size()));
        for (const char* text : {"a -- b --> c", "&quot;", "it's \"so\" &amp; so", "-", "--", "---"})
            QTest::newRow(text) << QByteArray(text);
    }
    void isFoundInTheReportThatItMade()
    {
        QFETCH(QByteArray, text);
        ReportRecipe recipe = everything();
        recipe.blocks[0].words = text.toStdString();
        report::Document document;
        document.recipe = recipeJson(recipe);
        const std::string asWritten = recipeJson(parseRecipe(document.recipe, "r")); // what is no text is replaced
        QCOMPARE(recipeJson(parseRecipe(recipeWithin(report::htmlReport(document)), "h")), asWritten);
        QCOMPARE(recipeJson(parseRecipe(recipeWithin(report::markdownReport(document, "p").text), "m")), asWritten);
        QCOMPARE(recipeWithin("<html></html>"), std::string());
    }

    void isADecisionThatCanBeTakenBack()
    {
        auto workspace = Workspace::scratch("UTC");
        QVERIFY(!workspace.reportRecipe());
        workspace.setReportRecipe(everything(), "Arrange the report");
        QVERIFY(workspace.reportRecipe() == everything());
        SilentProgress progress;
        QCOMPARE(workspace.undo(progress), std::string("Arrange the report"));
        QVERIFY(!workspace.reportRecipe());
        (void)workspace.redo(progress);
        QVERIFY(workspace.reportRecipe() == everything());
        ReportRecipe wrong;
        wrong.blocks = {{.kind = ReportBlockKind::Trend}};
        QVERIFY_EXCEPTION_THROWN(workspace.setReportRecipe(wrong, "x"), Error);
        QVERIFY(workspace.reportRecipe() == everything());
    }
};

QTEST_APPLESS_MAIN(TestReportRecipe)
#include "tst_report_recipe.moc"
