// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What `weir export` writes, and that it can be read again.

#include "tests/support/cli_run.h"
#include "tests/support/jira_text.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using weir::test::cliEvents;
using weir::test::CliRun;

class TestCliExport : public QObject, private weir::test::CliFolder {
    Q_OBJECT

    QByteArray exported(const QString& workspace, const QString& form, const QStringList& more = {})
    {
        const QString out = path(QStringLiteral("out.") + form);
        const CliRun run =
            weir(QStringList {QStringLiteral("export"), workspace, QStringLiteral("--as"), form, QStringLiteral("--out"), out} + more);
        QFile file(out);
        return run.status == 0 && file.open(QIODevice::ReadOnly) ? file.readAll() : run.error;
    }

private slots:
    void init() { renew(); }

    void whatIsExportedIsReadAgainAsTheSameStream_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<bool>("spans");
        for (const char* form : {"csv", "xes"}) {
            QTest::addRow("%s, status changes", form) << QString::fromLatin1(form) << false;
            QTest::addRow("%s, starts and completes", form) << QString::fromLatin1(form) << true;
        }
    }
    void whatIsExportedIsReadAgainAsTheSameStream()
    {
        QFETCH(QString, form);
        QFETCH(bool, spans);
        const QByteArray log = "case,activity,start_timestamp,timestamp\n"
                               "A-1,Build,2025-03-03T09:00:00Z,2025-03-04T09:00:00Z\n"
                               "A-1,Test,2025-03-04T12:00:00Z,2025-03-05T09:00:00Z\n"
                               "A-1,Deploy,2025-03-06T08:00:00Z,2025-03-06T18:00:00Z\n"
                               "A-1,Deploy,2025-03-06T09:00:00Z,2025-03-06T10:00:00Z\n" // within the other
                               "A-2,Build,2025-03-03T10:00:00Z,2025-03-06T09:00:00Z\n";
        const QString first = path(QStringLiteral("first.weir"));
        weir({QStringLiteral("import"), first, file(QStringLiteral("events.csv"), spans ? log : QByteArray(cliEvents))});
        const QByteArray text = exported(first, form);
        const QString second = path(QStringLiteral("second.weir"));
        const CliRun import = weir({QStringLiteral("import"), second, file(QStringLiteral("again.") + form, text)});
        QCOMPARE(import.error, QByteArray());
        QCOMPARE(import.status, 0);
        const QStringList tail {QStringLiteral("--level"), QStringLiteral("status"), QStringLiteral("--json")};
        const QByteArray stream = weir(QStringList {QStringLiteral("stream"), first} + tail).out;
        QVERIFY(stream.contains("\"visits\":1") || stream.contains("\"visits\": 1"));
        QCOMPARE(weir(QStringList {QStringLiteral("stream"), second} + tail).out, stream);
    }

    void theGuardAgainstFormulasIsTakenOffAgain()
    {
        const QByteArray events = "key,title,status,time\n"
                                  "A-1,=1+1,Open,2025-03-03T09:00:00Z\nA-1,=1+1,Done,2025-03-04T09:00:00Z\n"
                                  "A-2,-5 degrees,Open,2025-03-03T09:00:00Z\nA-2,-5 degrees,Done,2025-03-04T09:00:00Z\n"
                                  "A-3,'=1,Open,2025-03-03T09:00:00Z\nA-3,'=1,Done,2025-03-04T09:00:00Z\n"
                                  "A-4,'tis,Open,2025-03-03T09:00:00Z\nA-4,'tis,Done,2025-03-04T09:00:00Z\n";
        const auto titlesOf = [this](const QString& workspace) {
            QStringList titles;
            for (const QJsonValue item :
                weir({QStringLiteral("items"), workspace, QStringLiteral("--json")}).json()[QStringLiteral("items")].toArray())
                titles << item[QStringLiteral("title")].toString();
            return titles;
        };
        const QString first = path(QStringLiteral("first.weir"));
        weir({QStringLiteral("import"), first, file(QStringLiteral("events.csv"), events)});
        QCOMPARE(titlesOf(first),
            QStringList({QStringLiteral("=1+1"), QStringLiteral("-5 degrees"), QStringLiteral("'=1"), QStringLiteral("'tis")}));
        const QByteArray text = exported(first, QStringLiteral("csv"));
        QVERIFY2(text.contains("\"'=1+1\"") && text.contains("\"'-5 degrees\"") && text.contains("\"''=1\""), text);
        const QString second = path(QStringLiteral("second.weir"));
        weir({QStringLiteral("import"), second, file(QStringLiteral("again.csv"), text)});
        QCOMPARE(titlesOf(second), titlesOf(first));
    }

    void finishStatedBesideTheStatusesIsExportedToo_data()
    {
        QTest::addColumn<QString>("form");
        for (const char* form : {"csv", "xes"})
            QTest::addRow("%s", form) << QString::fromLatin1(form);
    }
    void finishStatedBesideTheStatusesIsExportedToo()
    {
        QFETCH(QString, form);
        const std::string closed = weir::test::jira::issue(
            "J-1", "t", weir::test::jira::change("04", "1", "Open", "2", "Parked"), "2", "Parked", R"("2025-03-07T10:00:00.000+0000")");
        const QString first = path(QStringLiteral("first.weir"));
        weir({QStringLiteral("import"), first,
            file(QStringLiteral("jira.json"), QByteArray::fromStdString(weir::test::jira::search({closed})))});
        const QString second = path(QStringLiteral("second.weir"));
        const CliRun import = weir({QStringLiteral("import"), second, file(QStringLiteral("again.") + form, exported(first, form))});
        QCOMPARE(import.error, QByteArray());
        const QByteArray items = weir({QStringLiteral("items"), second, QStringLiteral("--json")}).out;
        QVERIFY2(items.contains("2025-03-07T10:00:00"), items.constData());
        QVERIFY2(items.contains("2025-03-03T10:00:00"), items.constData());
    }

    void peopleGoUnderPseudonymsUnlessAskedFor()
    {
        const QByteArray log = "Key,From,To,Changed,Author\n"
                               "A-1,,Build,2025-03-03T09:00:00Z,Mallory Example\n"
                               "A-1,Build,Done,2025-03-04T09:00:00Z,Mallory Example\n"
                               "A-2,,Build,2025-03-04T09:00:00Z,Trent Example\n";
        const QString workspace = path(QStringLiteral("team.weir"));
        weir({QStringLiteral("import"), workspace, file(QStringLiteral("events.csv"), log)});
        QByteArray csv;
        for (const char* form : {"csv", "json", "xes"}) {
            const QByteArray text = exported(workspace, QString::fromLatin1(form));
            QVERIFY2(!text.contains("Example") && text.count("person-") == 3, text.constData());
            QCOMPARE(exported(workspace, QString::fromLatin1(form)), text); // the same person, the same pseudonym
            QVERIFY(exported(workspace, QString::fromLatin1(form), {QStringLiteral("--names")}).contains("Mallory Example"));
            csv = csv.isEmpty() ? text : csv;
        }
        const QString other = path(QStringLiteral("other.weir"));
        weir({QStringLiteral("import"), other, file(QStringLiteral("events.csv"), log)});
        QVERIFY(exported(other, QStringLiteral("csv")) != csv); // another workspace, other pseudonyms
    }

    void noCellIsAFormulaUnlessRaw()
    {
        const QString workspace = path(QStringLiteral("team.weir"));
        weir({QStringLiteral("import"), workspace,
            file(QStringLiteral("events.csv"),
                "Key,Title,From,To,Changed\nA-1,=cmd|' /C calc'!A0,,Build,2025-03-03T09:00:00Z\n"
                "A-1,=cmd|' /C calc'!A0,Build,Done,2025-03-04T09:00:00Z\n")});
        QVERIFY(exported(workspace, QStringLiteral("csv")).contains(",\"'=cmd|"));
        QVERIFY(exported(workspace, QStringLiteral("csv"), {QStringLiteral("--raw")}).contains(",=cmd|"));
    }

    void jsonHoldsItemsWithTheirEvents()
    {
        const QString workspace = path(QStringLiteral("team.weir"));
        weir({QStringLiteral("import"), workspace, file(QStringLiteral("events.csv"), cliEvents)});
        const auto items = QJsonDocument::fromJson(exported(workspace, QStringLiteral("json"))).object()[QStringLiteral("items")].toArray();
        QCOMPARE(items.size(), 2);
        const auto events = items[0].toObject()[QStringLiteral("events")].toArray();
        QCOMPARE(events.size(), 3);
        QVERIFY(events[0].toObject()[QStringLiteral("from")].isNull());
        QCOMPARE(events[2].toObject()[QStringLiteral("to")].toString(), QStringLiteral("Done"));
        QCOMPARE(
            QJsonDocument::fromJson(exported(workspace, QStringLiteral("json"), {QStringLiteral("--where"), QStringLiteral("type=Bug")}))
                .object()[QStringLiteral("items")]
                .toArray()
                .size(),
            1);
    }

    void neverReplacesTheWorkspaceNorItsSources()
    {
        const QString workspace = path(QStringLiteral("team.weir"));
        const QString source = file(QStringLiteral("events.csv"), cliEvents);
        weir({QStringLiteral("import"), workspace, source});
        for (const QString& out : {workspace, source, path(QStringLiteral("./events.csv"))}) {
            const CliRun run =
                weir({QStringLiteral("export"), workspace, QStringLiteral("--as"), QStringLiteral("csv"), QStringLiteral("--out"), out});
            QCOMPARE(run.status, 2);
            QVERIFY(run.error.contains("--out names"));
        }
        QCOMPARE(weir({QStringLiteral("doctor"), workspace}).status, 0);
    }

    void writesThroughADeviceWithoutTakingItsPlace()
    {
#ifdef Q_OS_UNIX
        const QString workspace = path(QStringLiteral("team.weir"));
        weir({QStringLiteral("import"), workspace, file(QStringLiteral("events.csv"), cliEvents)});
        const CliRun run = weir({QStringLiteral("export"), workspace, QStringLiteral("--as"), QStringLiteral("csv"),
            QStringLiteral("--out"), QStringLiteral("/dev/stdout")});
        QCOMPARE(run.status, 0);
        QVERIFY(run.out.contains("A-1,Bug,"));
#endif
    }

    void whatCannotBeWrittenIsSaidAndNothingIsLeft()
    {
        const QString workspace = path(QStringLiteral("team.weir"));
        weir({QStringLiteral("import"), workspace, file(QStringLiteral("events.csv"), cliEvents)});
        const CliRun run = weir({QStringLiteral("export"), workspace, QStringLiteral("--as"), QStringLiteral("csv"),
            QStringLiteral("--out"), path(QStringLiteral("none/out.csv"))});
        QCOMPARE(run.status, 1);
        QVERIFY(run.error.contains("out.csv"));
        QCOMPARE(weir({QStringLiteral("export"), workspace, QStringLiteral("--as"), QStringLiteral("ocel"), QStringLiteral("--out"),
                          path(QStringLiteral("a"))})
                     .status,
            2);
    }
};

QTEST_GUILESS_MAIN(TestCliExport)
#include "tst_cli_export.moc"
