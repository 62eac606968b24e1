// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The subcommands that measure, draw and diagnose, as a script sees them.

#include "tests/support/cli_run.h"
#include "tests/support/temp_repository.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using weir::test::cliEvents;
using weir::test::CliRun;

class TestCliFigures : public QObject, private weir::test::CliFolder {
    Q_OBJECT

private slots:
    void init() { renew(); }
    void itemsFollowTheWindowAndTheFilter();
    void givesTheSameBytesInAnyZoneAndLocale();
    void theStateIsDatedByTheLastDayThatIsCounted();
    void aReportNamesFilesAndNoFolders();
    void doctorTellsOddDataFromDamage();
    void aSelectionThatHoldsNothingSaysSo();
    void aRepositoryAloneIsToldWhatTheStreamNeeds();
    void waitingThatNobodyKnowsIsNotZero();
    void theWindowIsNamedAboveTheFigures();
    void anItemThatIsLeftOutSaysByWhichRule();
    void anItemIsListedWithItsStateAndItsWay();
    void drawsAMetricOverTime();
    void aReportMakesTheNextOne();
    void nothingThatHappenedHasNoDate();
    void issuesAndChangesAreListedApart();
    void aListWithoutHistoryIsToldWhatTheStreamNeeds();
    void theSampleClaimsOnlyWhatWasPlanted();
    void durationsOfOneTableAreInOneUnit();
    void anEmptyStatusIsSaidToBeUnknown();
    void drawsTheMapAndTheReport();
    void figuresAreComparedWithAnotherWindow();
    void viewsThatNobodySavedAreNone();
    void asksWhatWouldHaveBeen();
    void aChangeThatCannotBeMadeIsWrongUsage();
};

void TestCliFigures::itemsFollowTheWindowAndTheFilter()
{
    const QString workspace = path(QStringLiteral("team.weir"));
    weir({QStringLiteral("import"), workspace,
        file(QStringLiteral("events.csv"), QByteArray(cliEvents) + "E-1,Epic,,Ready for Review,2025-03-06T09:00:00Z\n")});
    const auto keys = [&](const QStringList& options) {
        const CliRun run = weir(QStringList {QStringLiteral("items"), workspace, QStringLiteral("--json")} + options);
        QStringList list;
        for (const auto& item : run.json()[QStringLiteral("items")].toArray())
            list << item.toObject()[QStringLiteral("key")].toString();
        return list.join(u' ');
    };
    QCOMPARE(keys({}), QStringLiteral("A-1 A-2 E-1"));
    QCOMPARE(keys({QStringLiteral("--where"), QStringLiteral("type=Epic")}), QStringLiteral("E-1"));
    QCOMPARE(keys({QStringLiteral("--from"), QStringLiteral("2025-03-05")}), QStringLiteral("A-2 E-1")); // A-1 was done before
    QCOMPARE(keys({QStringLiteral("--to"), QStringLiteral("2025-03-05")}), QStringLiteral("A-1"));
    QCOMPARE(keys({QStringLiteral("--limit"), QStringLiteral("2")}), QStringLiteral("A-1 A-2"));
}

void TestCliFigures::givesTheSameBytesInAnyZoneAndLocale()
{
    const QString workspace = imported();
    for (const QStringList& command : {QStringList {QStringLiteral("stream"), workspace, QStringLiteral("--json")},
             QStringList {QStringLiteral("metrics"), workspace, QStringLiteral("--json")}}) {
        const CliRun here = weir(command);
        QCOMPARE(here.status, 0);
        QCOMPARE(weir(command,
                     {{QStringLiteral("TZ"), QStringLiteral("Asia/Kathmandu")}, {QStringLiteral("LC_ALL"), QStringLiteral("de_DE.UTF-8")}})
                     .out,
            here.out);
    }
}

void TestCliFigures::theStateIsDatedByTheLastDayThatIsCounted()
{
    const QString workspace = path(QStringLiteral("days.weir"));
    weir({QStringLiteral("import"), workspace,
        file(QStringLiteral("days.csv"), "Key,To,Changed\nD-1,To Do,2026-02-10\nD-1,Doing,2026-02-11\n")});
    const auto said = [&](const QStringList& options) { return weir(QStringList {QStringLiteral("stream"), workspace} + options).out; };
    QVERIFY2(said({}).contains("1 in progress as of 11 Feb 2026"), said({}));
    const QStringList asked {QStringLiteral("--to"), QStringLiteral("2026-02-11")};
    QVERIFY2(said(asked).contains(" in progress as of 10 Feb 2026"), said(asked));
    // Later the export has ended, and ages with it.
    const QStringList later {QStringLiteral("--now"), QStringLiteral("2026-04-01T00:00:00Z")};
    QVERIFY2(said(later).contains("1 in progress as of 11 Feb 2026"), said(later));
    const QByteArray items = weir(QStringList {QStringLiteral("items"), workspace} + later).out;
    QVERIFY2(items.contains("24\u202Fh old"), items);
}

void TestCliFigures::aReportNamesFilesAndNoFolders()
{
    const QString workspace = imported();
    const QString out = path(QStringLiteral("r.html"));
    QCOMPARE(weir({QStringLiteral("report"), workspace, QStringLiteral("--out"), out}).status, 0);
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray report = file.readAll();
    QVERIFY2(report.contains("Records were rejected in events.csv, "), report);
    QVERIFY2(!report.contains(QFileInfo(out).path().toUtf8()), report);
}

void TestCliFigures::doctorTellsOddDataFromDamage()
{
    const QString workspace = imported();
    const CliRun text = weir({QStringLiteral("doctor"), workspace});
    QCOMPARE(text.status, 0);
    for (const char* part :
        {"Integrity: sound", "events.csv: csv-events, 4 accepted, 2 rejected", "Data: 2 notes", "Records were rejected in"})
        QVERIFY2(text.out.contains(part), text.out);
    const QJsonObject json = weir({QStringLiteral("doctor"), workspace, QStringLiteral("--json")}).json();
    QVERIFY(json[QStringLiteral("ok")].toBool());
    QCOMPARE(json[QStringLiteral("problems")].toArray().size(), 2);
    QCOMPARE(json[QStringLiteral("sources")].toArray().at(0).toObject()[QStringLiteral("rejected")].toInt(), 2);
}

void TestCliFigures::aSelectionThatHoldsNothingSaysSo()
{
    const QString workspace = imported();
    const auto said = [&](const QStringList& options) {
        const CliRun run = weir(QStringList {QStringLiteral("stream"), workspace, QStringLiteral("--json")} + options);
        return run.status == 0 && !run.json().isEmpty() ? QString::fromUtf8(run.error) : QStringLiteral("it failed");
    };
    QCOMPARE(said({}), QString());
    QCOMPARE(
        said({QStringLiteral("--from"), QStringLiteral("2025-03-04"), QStringLiteral("--where"), QStringLiteral("type=Bug")}), QString());
    QVERIFY(said({QStringLiteral("--to"), QStringLiteral("2025-01-01")})
                .contains(QStringLiteral("ends before anything happened; the data reach from 2025-03-03 to 2025-03-05.")));
    QVERIFY(said({QStringLiteral("--from"), QStringLiteral("2026-01-01")}).contains(QStringLiteral("after the last thing that happened")));
    QVERIFY(said({QStringLiteral("--where"), QStringLiteral("type=Bgu")})
                .contains(QStringLiteral("no item has the type 'Bgu'; did you mean 'Bug'?")));
    QVERIFY(said({QStringLiteral("--where"), QStringLiteral("created_at=2025-03-03")})
                .contains(QStringLiteral("a window of days is chosen with --from and --to.")));
}

void TestCliFigures::aRepositoryAloneIsToldWhatTheStreamNeeds()
{
    weir::test::TempRepository repository;
    repository.commit({.parents = {repository.commit({})}});
    const QString workspace = path(QStringLiteral("code.weir"));
    weir({QStringLiteral("import"), workspace, QString::fromStdString(repository.path().string())});
    const CliRun stream = weir({QStringLiteral("stream"), workspace});
    QCOMPARE(stream.status, 0);
    QVERIFY2(stream.out.startsWith("There are no items yet, only 2 commits, so there is no stream."), stream.out.constData());
    QVERIFY(stream.out.contains("weir import ") && stream.out.contains("Commits have a metric of their own:\n  weir metrics "));
    QVERIFY(!stream.out.contains("hanges")); // there are none, and none of the metrics is about them
}

void TestCliFigures::waitingThatNobodyKnowsIsNotZero()
{
    const QByteArray header = "key,status,instant\n";
    const QByteArray works = "A-1,Coding,2025-03-03\nA-1,Reviewing,2025-03-04\nA-1,Done,2025-03-06\n";
    const auto coding = [&](const char* name, const QByteArray& text) {
        const QString workspace = path(QString::fromLatin1(name) + QStringLiteral(".weir"));
        if (weir({QStringLiteral("import"), workspace, file(QString::fromLatin1(name) + QStringLiteral(".csv"), text)}).status != 0)
            return QByteArray();
        for (const QByteArray& line : weir({QStringLiteral("stream"), workspace}).out.split('\n'))
            if (line.startsWith("Coding"))
                return line.simplified();
        return QByteArray();
    };
    QCOMPARE(coding("none", header + works), QByteArray("Coding work 1 0 1.0\u202Fd 1.0\u202Fd ? 1.0\u202Fd"));
    // A queue elsewhere says nothing of the waiting here.
    const QByteArray queue = "A-2,Ready for Review,2025-03-03\nA-2,Reviewing,2025-03-04\nA-2,Done,2025-03-06\n";
    QCOMPARE(coding("some", header + works + queue), QByteArray("Coding work 1 0 1.0\u202Fd 1.0\u202Fd ? 1.0\u202Fd"));
}

void TestCliFigures::theWindowIsNamedAboveTheFigures()
{
    const QString workspace = imported();
    const QStringList pictured {QStringLiteral("map"), QStringLiteral("report")};
    for (const QString& command :
        {QStringLiteral("stream"), QStringLiteral("items"), QStringLiteral("metrics"), pictured[0], pictured[1]}) {
        QStringList arguments {command, workspace};
        if (pictured.contains(command))
            arguments << QStringLiteral("--out")
                      << path(command == pictured[0] ? QStringLiteral("map.svg") : QStringLiteral("report.html"));
        const CliRun all = weir(arguments);
        QVERIFY2(all.out.startsWith("Window: all time: 3 Mar to 5 Mar 2025 (UTC)\n"), all.out.constData());
        const CliRun part = weir(arguments
            + QStringList {QStringLiteral("--from"), QStringLiteral("2025-03-04"), QStringLiteral("--to"), QStringLiteral("2025-03-05"),
                QStringLiteral("--zone"), QStringLiteral("Europe/Berlin")});
        QVERIFY2(part.out.startsWith("Window: 4 Mar 2025 (Europe/Berlin)\n"), part.out.constData());
        const QByteArray help = weir({command, QStringLiteral("--help")}).out.simplified();
        QVERIFY2(help.contains("First day of the window, YYYY-MM-DD (default: all time)"), help.constData());
    }
    const CliRun millennia = weir({QStringLiteral("metrics"), workspace, QStringLiteral("--by"), QStringLiteral("day"),
        QStringLiteral("--from"), QStringLiteral("0001-01-01"), QStringLiteral("--to"), QStringLiteral("9999-12-31")});
    QCOMPARE(millennia.status, 1);
    QVERIFY2(millennia.error.contains("The window reaches from 0001-01-01 to 9999-12-30, which is too long"), millennia.error.constData());
    QFile html(path(QStringLiteral("report.html")));
    QVERIFY(html.open(QIODevice::ReadOnly));
    const QByteArray report = html.readAll();
    QVERIFY2(report.indexOf("4 Mar 2025") < report.indexOf("<h1>"), "the window stands in the report's head");
}

void TestCliFigures::anItemThatIsLeftOutSaysByWhichRule()
{
    const QString workspace = path(QStringLiteral("team.weir"));
    weir({QStringLiteral("import"), workspace,
        file(QStringLiteral("events.csv"),
            QByteArray(cliEvents) + "E-1,Epic,,Ready for Review,2025-03-06T09:00:00Z\nA-4,Bug,,Backlog,2025-03-06T09:00:00Z\n")});
    const QByteArray text = weir({QStringLiteral("items"), workspace}).out;
    QVERIFY2(text.contains("  left out (type Epic is not of this stream)"), text.constData());
    QVERIFY2(text.contains("  left out (not started yet)"), text.constData());
    QCOMPARE(text.count("left out"), 2);
    const QJsonArray items = weir({QStringLiteral("items"), workspace, QStringLiteral("--json")}).json()[QStringLiteral("items")].toArray();
    for (const auto& item : items) {
        const QJsonObject object = item.toObject();
        const bool epic = object[QStringLiteral("key")] == QStringLiteral("E-1");
        QVERIFY(object.contains(QStringLiteral("left_out")));
        QVERIFY(!epic || object[QStringLiteral("left_out")].toString() == QStringLiteral("type Epic is not of this stream"));
        QVERIFY(object[QStringLiteral("key")] != QStringLiteral("A-1") || object[QStringLiteral("left_out")].isNull());
    }
}

void TestCliFigures::anItemIsListedWithItsStateAndItsWay()
{
    const QString workspace = path(QStringLiteral("team.weir"));
    weir({QStringLiteral("import"), workspace,
        file(QStringLiteral("events.csv"),
            "Key,Title,From,To,Changed\nA-1,Pay by card,,Doing,2025-03-03T09:00:00Z\nA-1,,Doing,Review,2025-03-05T09:00:00Z\n"
            "A-1,,Review,Done,2025-03-06T09:00:00Z\nA-22,Refunds,,Review,2025-03-04T09:00:00Z\n")});
    const QByteArray text = weir({QStringLiteral("items"), workspace}).out;
    QVERIFY2(text.contains("\nA-1   finished     3.0\u202Fd              Pay by card\n"), text.constData());
    QVERIFY2(text.contains("\nA-22  in progress  2.0\u202Fd old  Review  Refunds\n"), text.constData());
    const QByteArray one = weir({QStringLiteral("items"), workspace, QStringLiteral("--id"), QStringLiteral("A-22")}).out;
    QVERIFY2(one.contains("  2025-03-04T09:00:00.000Z  2.0\u202Fd so far  Review\n"), one.constData());
}

void TestCliFigures::nothingThatHappenedHasNoDate()
{
    const QString workspace = path(QStringLiteral("empty.weir"));
    const CliRun import = weir({QStringLiteral("import"), workspace,
        file(QStringLiteral("log.xes"), R"(<log xes.version="1.0"><trace><string key="concept:name" value="a"/></trace></log>)")});
    QCOMPARE(import.status, 0);
    for (const char* command : {"stream", "items", "metrics", "stages"}) {
        const CliRun run = weir({QString::fromLatin1(command), workspace});
        QCOMPARE(run.status, 0);
        QVERIFY2(!run.out.contains("19") && !run.out.contains("as of"), run.out.constData());
    }
    const QByteArray stream = weir({QStringLiteral("stream"), workspace}).out;
    QVERIFY2(stream.startsWith("Window: all time: no data (UTC)\n1 item, ") && stream.contains("nothing to measure"), stream.constData());
}

void TestCliFigures::issuesAndChangesAreListedApart()
{
    weir::test::TempRepository repository;
    const auto first = repository.commit({});
    const auto side = repository.commit({.parents = {first}});
    repository.commit({.parents = {first, side}, .message = "Merge pull request #7 from side"});
    const QString workspace = path(QStringLiteral("team.weir"));
    weir({QStringLiteral("import"), workspace, QString::fromStdString(repository.path().string()),
        file(QStringLiteral("events.csv"), cliEvents)});
    const QByteArray text = weir({QStringLiteral("items"), workspace}).out;
    QVERIFY2(text.contains("\n2 items:\nA-1  "), text.constData());
    QVERIFY2(text.contains("\n\n1 change (pull or merge request):\n") && text.contains("#7  "), text.constData());
    const QByteArray cut = weir({QStringLiteral("items"), workspace, QStringLiteral("--limit"), QStringLiteral("1")}).out;
    QVERIFY2(cut.contains("\n1 of 2 items:\n") && cut.contains("\n0 of 1 change (pull or merge request)\n"), cut.constData());
}

void TestCliFigures::aListWithoutHistoryIsToldWhatTheStreamNeeds()
{
    const QString workspace = path(QStringLiteral("list.weir"));
    QByteArray list = "Key,Type,Status,Created,Finished\n";
    for (int i = 1; i <= 6; ++i)
        list += "A-" + QByteArray::number(i) + ",Bug,Done,2025-03-03,2025-03-0" + QByteArray::number(3 + i) + '\n';
    list += "B-1,Bug,In Progress,2025-03-03,\nB-2,Bug,In Progress,2025-03-03,\nE-1,Epic,In Progress,2025-03-03,\n";
    weir({QStringLiteral("import"), workspace, file(QStringLiteral("list.csv"), list)});
    const QByteArray stream = weir({QStringLiteral("stream"), workspace}).out;
    QVERIFY2(stream.contains("bottleneck: The data hold no history of statuses"), stream.constData());
    QVERIFY2(!stream.contains("only stage"), stream.constData());
    QVERIFY2(stream.contains("1 more is not of this stream: 1 Epic"), stream.constData());
    weir({QStringLiteral("report"), workspace, QStringLiteral("--out"), path(QStringLiteral("list.html"))});
    QFile html(path(QStringLiteral("list.html")));
    QVERIFY(html.open(QIODevice::ReadOnly));
    const QByteArray report = html.readAll();
    QVERIFY(report.contains("no history of statuses") && !report.contains("In Progress now") && !report.contains("class=\"ranking\""));
}

void TestCliFigures::theSampleClaimsOnlyWhatWasPlanted()
{
    const QString workspace = path(QStringLiteral("sample.weir"));
    const QByteArray said = weir({QStringLiteral("sample"), workspace, QStringLiteral("--items"), QStringLiteral("50")}).out;
    QVERIFY2(said.contains("50 items. Planted: from ") && said.contains("the only person at Review has fewer hours")
            && said.contains("'weir stream "),
        said.constData());
    const QString larger = path(QStringLiteral("larger.weir"));
    const QByteArray planted = weir({QStringLiteral("sample"), larger, QStringLiteral("--items"), QStringLiteral("1000")}).out;
    QVERIFY2(planted.contains("1,000 items. Planted: from ") && planted.contains(" instead of "), planted.constData());
}

void TestCliFigures::durationsOfOneTableAreInOneUnit()
{
    const QString workspace = path(QStringLiteral("quick.weir"));
    weir({QStringLiteral("import"), workspace,
        file(QStringLiteral("quick.csv"),
            "Key,To,Changed\nQ-1,Doing,2025-03-03T09:00:00Z\nQ-1,Review,2025-03-03T13:00:00Z\nQ-1,Done,2025-03-03T13:02:00Z\n")});
    const QByteArray text = weir({QStringLiteral("stream"), workspace}).out;
    QVERIFY2(text.contains(" 4\u202Fh") && text.contains(" <0.1\u202Fh"), text.constData()); // two minutes are not nothing
    QVERIFY2(!text.contains("\u202Fd") && !text.contains("\u202Fmin"), text.constData());
}

void TestCliFigures::anEmptyStatusIsSaidToBeUnknown()
{
    const QString workspace = path(QStringLiteral("holes.weir"));
    const CliRun import = weir({QStringLiteral("import"), workspace,
        file(QStringLiteral("holes.csv"),
            "Key,Status,When\nA-1,Doing,2025-03-03T09:00:00Z\nA-1,,2025-03-04T09:00:00Z\nA-1,Done,2025-03-05T09:00:00Z\n")});
    QCOMPARE(import.status, 0); // the event is taken
    QVERIFY2(import.error.contains("1 event has no status in \"Status\", the first in line 3"), import.error.constData());
    QVERIFY(weir({QStringLiteral("stream"), workspace}).out.contains("\nUnknown status "));
    QVERIFY(weir({QStringLiteral("stream"), workspace, QStringLiteral("--level"), QStringLiteral("status")})
                .out.contains("\n(unknown status) "));
    QVERIFY(weir({QStringLiteral("stages"), workspace}).out.contains("(unknown status)"));
}

void TestCliFigures::drawsTheMapAndTheReport()
{
    const QString workspace = imported();
    QVERIFY(imported() == workspace); // the same source once more
    const struct {
        const char* command;
        const char* name;
        QByteArray begins;
    } outputs[] = {{"map", "map.svg", "<?xml"}, {"map", "map.png", "\x89PNG"}, {"map", "map.pdf", "%PDF"},
        {"report", "report.html", "<!DOCTYPE html>"}, {"report", "report.pdf", "%PDF"}, {"report", "report.md", "**team**"}};
    for (const auto& output : outputs) {
        const QString out = path(QString::fromLatin1(output.name));
        const CliRun run = weir({QString::fromLatin1(output.command), workspace, QStringLiteral("--out"), out});
        QVERIFY2(run.status == 0, run.error);
        QFile written(out);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().startsWith(output.begins));
    }
    QFile html(path(QStringLiteral("report.html")));
    QVERIFY(html.open(QIODevice::ReadOnly));
    const QByteArray text = html.readAll();
    QCOMPARE(text.count("<td class=\"hash\">"), 1);
    QVERIFY(!text.contains("<script") && !text.contains("http://") && !text.contains("https://"));
}

void TestCliFigures::drawsAMetricOverTime()
{
    const QString workspace = imported();
    const auto chart = [&](const QString& metric, const QString& name) {
        return weir({QStringLiteral("chart"), workspace, QStringLiteral("--metric"), metric, QStringLiteral("--out"), path(name)});
    };
    for (const auto& [name, begins] : {std::pair<const char*, QByteArray> {"c.svg", "<?xml"}, {"c.png", "\x89PNG"}, {"c.pdf", "%PDF"},
             {"c.csv", "metric,unit,start,end,n,value,low,high,partial\nthroughput,items,"}}) {
        const CliRun run = chart(QStringLiteral("throughput"), QString::fromLatin1(name));
        QVERIFY2(run.status == 0, run.error);
        QVERIFY2(run.out.contains("Throughput over "), run.out.constData());
        QFile written(path(QString::fromLatin1(name)));
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().startsWith(begins));
    }
    QFile svg(path(QStringLiteral("c.svg")));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    QVERIFY(svg.readAll().contains("events.csv")); // where it comes from
    QVERIFY(chart(QStringLiteral("troughput"), QStringLiteral("d.svg")).error.contains("throughput"));
    QCOMPARE(chart(QStringLiteral("throughput"), QStringLiteral("d.bmp")).status, 2);
    const CliRun nothing = chart(QStringLiteral("commits"), QStringLiteral("e.svg"));
    QCOMPARE(nothing.status, 1);
    QVERIFY2(nothing.error.contains("no chart to draw"), nothing.error.constData());
    QVERIFY(!QFile::exists(path(QStringLiteral("e.svg"))));
}

void TestCliFigures::aReportMakesTheNextOne()
{
    const QString workspace = imported();
    const QString recipe = file(QStringLiteral("recipe.json"),
        R"({"title":"May","window":{"from":"2025-03-03","to":"2025-03-05"},"blocks":[{"kind":"answer","words":"It's \"fast\" -- & <b>so</b>"},)"
        R"({"kind":"trend","metric":"throughput","range":"all"},{"kind":"forecast"}]})");
    const auto report = [&](const QString& name, const QString& by) {
        const CliRun run = weir({QStringLiteral("report"), workspace, QStringLiteral("--out"), path(name), QStringLiteral("--recipe"), by});
        if (run.status != 0)
            qWarning("%s", run.error.constData());
        QFile written(path(name));
        return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
    };
    const QByteArray first = report(QStringLiteral("a.html"), recipe);
    QVERIFY(first.contains("<h1><bdi>It&#39;s &quot;fast&quot; -- &amp; &lt;b&gt;so&lt;/b&gt;</bdi></h1>"));
    QVERIFY(first.contains("May</bdi>, ") && first.contains("3 Mar to 4 Mar 2025") && first.contains("Throughput: "));
    QVERIFY(!first.contains("How it moves"));
    QCOMPARE(report(QStringLiteral("b.html"), path(QStringLiteral("a.html"))), first);
    const QByteArray markdown = report(QStringLiteral("c.md"), path(QStringLiteral("a.html")));
    QVERIFY(markdown.contains("![Throughput over time](<c-pictures/01-trend.svg>)"));
    QVERIFY(QFile::exists(path(QStringLiteral("c-pictures/01-trend.svg"))));
    QCOMPARE(report(QStringLiteral("d.html"), path(QStringLiteral("c.md"))), first);
    const CliRun none = weir({QStringLiteral("report"), workspace, QStringLiteral("--out"), path(QStringLiteral("e.html")),
        QStringLiteral("--recipe"), file(QStringLiteral("x.html"), "<html></html>")});
    QCOMPARE(none.status, 1);
    QVERIFY2(none.error.contains("holds no recipe"), none.error.constData());
    QVERIFY(weir(
        {QStringLiteral("report"), workspace, QStringLiteral("--out"), path(QStringLiteral("f.html")), QStringLiteral("--recipe"), recipe})
                .error.contains("which this version does not know"));
}

void TestCliFigures::figuresAreComparedWithAnotherWindow()
{
    const QString workspace = path(QStringLiteral("sample.weir"));
    QCOMPARE(weir({QStringLiteral("sample"), workspace, QStringLiteral("--seed"), QStringLiteral("1")}).status, 0);
    const QStringList asked {QStringLiteral("metrics"), workspace, QStringLiteral("--from"), QStringLiteral("2026-02-09"),
        QStringLiteral("--to"), QStringLiteral("2026-05-04"), QStringLiteral("--metric"), QStringLiteral("lead_time"),
        QStringLiteral("--metric"), QStringLiteral("throughput")};
    const CliRun run = weir(asked + QStringList {QStringLiteral("--compare"), QStringLiteral("before"), QStringLiteral("--json")});
    QCOMPARE(run.status, 0);
    const QJsonArray metrics = run.json()[QStringLiteral("metrics")].toArray();
    for (const auto& metric : metrics) {
        const QJsonObject compare = metric[QStringLiteral("compare")].toObject();
        QCOMPARE(compare[QStringLiteral("window")][QStringLiteral("from")].toString(),
            QStringLiteral("2025-11-17")); // a Monday, too
        QCOMPARE(compare[QStringLiteral("window")][QStringLiteral("to")].toString(),
            QStringLiteral("2026-02-08")); // as long as the data cover of the other
        const double apart = metric[QStringLiteral("summary")][QStringLiteral("value")].toDouble()
            - compare[QStringLiteral("summary")][QStringLiteral("value")].toDouble();
        QVERIFY(qAbs(compare[QStringLiteral("difference")].toDouble() - apart) < 1e-6);
        QVERIFY(compare[QStringLiteral("low")].toDouble() <= apart && apart <= compare[QStringLiteral("high")].toDouble());
        QVERIFY(compare[QStringLiteral("n")].toInt() > 0 && compare[QStringLiteral("n_now")].toInt() > 0);
    }
    QVERIFY(weir(asked + QStringList {QStringLiteral("--compare"), QStringLiteral("before")}).out.contains("Compared with: "));
    const QByteArray words = weir(asked
        + QStringList {QStringLiteral("--metric"), QStringLiteral("flow_efficiency"), QStringLiteral("--compare"),
            QStringLiteral("before")})
                                 .out;
    QVERIFY2(words.contains(" points (\u2212") && !words.contains("difference -"), words); // of a ratio, and no hyphen
    QCOMPARE(weir(asked + QStringList {QStringLiteral("--compare"), QStringLiteral("mars")}).status, 2);
    QCOMPARE(weir({QStringLiteral("metrics"), workspace, QStringLiteral("--compare"), QStringLiteral("before")}).status, 2);
    QVERIFY(!weir(asked + QStringList {QStringLiteral("--json")}).out.contains("compare"));
    const QByteArray alone = weir(asked + QStringList {QStringLiteral("--csv")}).out;
    const QByteArray both = weir(asked + QStringList {QStringLiteral("--csv"), QStringLiteral("--compare"), QStringLiteral("before")}).out;
    QVERIFY(both.startsWith(alone));
    QVERIFY(both.contains("lead_time,seconds,2025-11-17,") && !alone.contains("2025-11-17"));
}

void TestCliFigures::viewsThatNobodySavedAreNone()
{
    const QString workspace = imported();
    const CliRun run = weir({QStringLiteral("views"), workspace, QStringLiteral("--json")});
    QCOMPARE(run.status, 0);
    QVERIFY(run.json()[QStringLiteral("views")].isArray());
    QVERIFY(run.json()[QStringLiteral("views")].toArray().isEmpty());
    const CliRun unknown = weir({QStringLiteral("metrics"), workspace, QStringLiteral("--view"), QStringLiteral("Bugs")});
    QCOMPARE(unknown.status, 1);
    QVERIFY2(unknown.error.contains("There is no saved view 'Bugs'"), unknown.error.constData());
}

void TestCliFigures::asksWhatWouldHaveBeen()
{
    const QString workspace = path(QStringLiteral("sample.weir"));
    weir({QStringLiteral("sample"), workspace, QStringLiteral("--items"), QStringLiteral("400")});
    const QStringList command {
        QStringLiteral("whatif"), workspace, QStringLiteral("--set"), QStringLiteral("Review.work*0.5"), QStringLiteral("--json")};
    const CliRun run = weir(command);
    QCOMPARE(run.status, 0);
    const QJsonObject json = run.json();
    const QJsonObject stream = weir({QStringLiteral("stream"), workspace, QStringLiteral("--json")}).json();
    QCOMPARE(json[QStringLiteral("baseline")].toObject()[QStringLiteral("lead_time")],
        stream[QStringLiteral("totals")].toObject()[QStringLiteral("lead_time")]);
    QVERIFY(json[QStringLiteral("future")].toObject()[QStringLiteral("lead_time")].toObject().contains(QStringLiteral("p85_s")));
    const QJsonObject difference = json[QStringLiteral("difference")].toObject();
    QVERIFY(difference[QStringLiteral("low_s")].toDouble() <= difference[QStringLiteral("mean_s")].toDouble());
    QVERIFY(difference[QStringLiteral("mean_s")].toDouble() <= difference[QStringLiteral("high_s")].toDouble());
    const QJsonObject calibration = json[QStringLiteral("calibration")].toObject();
    QVERIFY(calibration[QStringLiteral("trusted")].isBool() && !calibration[QStringLiteral("why")].toString().isEmpty());
    for (const auto& check : calibration[QStringLiteral("checks")].toArray())
        QVERIFY(check.toObject().contains(QStringLiteral("limit")) && check.toObject()[QStringLiteral("ok")].isBool());
    QCOMPARE(weir(command).out, run.out);
    QVERIFY(weir(command.mid(0, 4)).out.contains("lead time as it would be"));
}

void TestCliFigures::aChangeThatCannotBeMadeIsWrongUsage()
{
    const QString workspace = path(QStringLiteral("team.weir"));
    weir({QStringLiteral("import"), workspace, file(QStringLiteral("events.csv"), QByteArray(cliEvents))});
    for (const char* change : {"Review", "Review.colour*2", "Revew.work*0.5", "Review.work*x", "arrivals*0", "Review.capacity=1.5"}) {
        const CliRun run = weir({QStringLiteral("whatif"), workspace, QStringLiteral("--set"), QString::fromLatin1(change)});
        QCOMPARE(run.status, 2);
        QVERIFY(run.out.isEmpty());
        QVERIFY2(run.error.contains("--set"), run.error.constData());
    }
}

QTEST_GUILESS_MAIN(TestCliFigures)
#include "tst_cli_figures.moc"
