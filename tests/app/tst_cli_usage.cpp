// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Help, wrong usage and failures of any subcommand.

#include "tests/support/cli_run.h"

#include <QProcess>
#include <QTest>

using weir::test::cliEvents;
using weir::test::CliRun;

class TestCliUsage : public QObject, private weir::test::CliFolder {
    Q_OBJECT

private slots:
    void init() { renew(); }
    void failuresAreOneSentenceAndNothingOnStandardOutput_data();
    void failuresAreOneSentenceAndNothingOnStandardOutput();
    void outputThatGetsNowhereIsAFailure();
    void foreignTextDoesNotSteerTheTerminal();
    void everyCommandExplainsItself_data();
    void everyCommandExplainsItself();
    void whatWasProbablyMeantIsSaid_data();
    void whatWasProbablyMeantIsSaid();
    void withoutADisplayTheWindowSaysSo();
};

void TestCliUsage::failuresAreOneSentenceAndNothingOnStandardOutput_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::newRow("no such workspace") << QStringList {QStringLiteral("stream"), QStringLiteral("none.weir"), QStringLiteral("--json")}
                                       << 1;
    QTest::newRow("no such source") << QStringList {QStringLiteral("import"), QStringLiteral("@new.weir"), QStringLiteral("none.csv"),
        QStringLiteral("--json")} << 1;
    QTest::newRow("not a workspace") << QStringList {QStringLiteral("doctor"), QStringLiteral("@events.csv"), QStringLiteral("--json")}
                                     << 1;
    QTest::newRow("no such metric") << QStringList {QStringLiteral("metrics"), QStringLiteral("@team.weir"), QStringLiteral("--metric"),
        QStringLiteral("luck")} << 1;
    QTest::newRow("no such field") << QStringList {QStringLiteral("stream"), QStringLiteral("@team.weir"), QStringLiteral("--where"),
        QStringLiteral("luck=1"), QStringLiteral("--json")}
                                   << 2;
    QTest::newRow("no such zone") << QStringList {QStringLiteral("stream"), QStringLiteral("@team.weir"), QStringLiteral("--zone"),
        QStringLiteral("Mars/Olympus"), QStringLiteral("--json")}
                                  << 2;
    QTest::newRow("no such day") << QStringList {QStringLiteral("stream"), QStringLiteral("@team.weir"), QStringLiteral("--from"),
        QStringLiteral("2025-02-30"), QStringLiteral("--json")}
                                 << 2;
    QTest::newRow("a window that ends first") << QStringList {QStringLiteral("metrics"), QStringLiteral("@team.weir"),
        QStringLiteral("--from"), QStringLiteral("2025-05-01"), QStringLiteral("--to"), QStringLiteral("2025-04-01")}
                                              << 2;
    QTest::newRow("a field that commits do not have") << QStringList {QStringLiteral("metrics"), QStringLiteral("@team.weir"),
        QStringLiteral("--metric"), QStringLiteral("commits"), QStringLiteral("--where"), QStringLiteral("luck=1")}
                                                      << 2;
    QTest::newRow("no such field of items, and no such workspace") << QStringList {QStringLiteral("items"), QStringLiteral("none.weir"),
        QStringLiteral("--where"), QStringLiteral("luck=1"), QStringLiteral("--json")}
                                                                   << 2;
    for (const char* command : {"items", "stream", "metrics"})
        QTest::addRow("no such field for %s", command)
            << QStringList {QString::fromLatin1(command), QStringLiteral("@team.weir"), QStringLiteral("--where"), QStringLiteral("luck=1")}
            << 2;
    for (const char* command : {"map", "report"})
        QTest::addRow("no such field for %s", command) << QStringList {QString::fromLatin1(command), QStringLiteral("@team.weir"),
            QStringLiteral("--out"), QStringLiteral("@out.") + (*command == 'm' ? QStringLiteral("svg") : QStringLiteral("html")),
            QStringLiteral("--where"), QStringLiteral("luck=1")}
                                                       << 2;
    QTest::newRow("no such format") << QStringList {QStringLiteral("import"), QStringLiteral("@new.weir"), QStringLiteral("@events.csv"),
        QStringLiteral("--format"), QStringLiteral("luck")}
                                    << 2;
    QTest::newRow("no such zone of times") << QStringList {QStringLiteral("import"), QStringLiteral("@team.weir"),
        QStringLiteral("@events.csv"), QStringLiteral("--zone"), QStringLiteral("Mars/Olympus")}
                                           << 2;
    QTest::newRow("no such item") << QStringList {QStringLiteral("items"), QStringLiteral("@team.weir"), QStringLiteral("--id"),
        QStringLiteral("A-99")} << 1;
    QTest::newRow("a negative limit") << QStringList {QStringLiteral("items"), QStringLiteral("@team.weir"), QStringLiteral("--limit=-1")}
                                      << 2;
    QTest::newRow("a window of no day") << QStringList {QStringLiteral("stream"), QStringLiteral("@team.weir"), QStringLiteral("--from"),
        QStringLiteral("2025-03-04"), QStringLiteral("--to"), QStringLiteral("2025-03-04")}
                                        << 2;
    QTest::newRow("no such subcommand") << QStringList {QStringLiteral("measure")} << 2;
    QTest::newRow("no such option") << QStringList {QStringLiteral("stream"), QStringLiteral("@team.weir"), QStringLiteral("--luck")} << 2;
    QTest::newRow("a folder that cannot be written")
        << QStringList {QStringLiteral("map"), QStringLiteral("@team.weir"), QStringLiteral("--out"), QStringLiteral("/proc/none/map.svg")}
        << 1;
    for (const char* endless : {"/dev/zero", "/proc"})
        QTest::addRow("a mapping that is none: %s", endless) << QStringList {QStringLiteral("import"), QStringLiteral("@new.weir"),
            QStringLiteral("@events.csv"), QStringLiteral("--mapping"), QString::fromLatin1(endless)}
                                                             << 1;
    QTest::newRow("a stage map that never ends")
        << QStringList {QStringLiteral("stages"), QStringLiteral("@team.weir"), QStringLiteral("--set"), QStringLiteral("/dev/zero")} << 1;
    QTest::newRow("no such kind of picture") << QStringList {QStringLiteral("map"), QStringLiteral("@team.weir"), QStringLiteral("--out"),
        QStringLiteral("@map.bmp")} << 2;
}

void TestCliUsage::failuresAreOneSentenceAndNothingOnStandardOutput()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    imported();
    for (QString& argument : arguments)
        if (argument.startsWith(u'@'))
            argument = path(argument.mid(1));
    const CliRun run = weir(arguments);
    QCOMPARE(run.status, status);
    QVERIFY2(run.out.isEmpty(), run.out);
    QVERIFY2(!run.error.trimmed().isEmpty() && run.error.trimmed().count('\n') <= 2, run.error);
    for (const char* jargon : {"terminate", "exception", "SQLITE", "std::", "errno"})
        QVERIFY2(!run.error.contains(jargon), run.error);
}

void TestCliUsage::outputThatGetsNowhereIsAFailure()
{
    const QString workspace = imported();
    QProcess process;
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start(QStringLiteral(WEIR_BINARY), {QStringLiteral("stream"), workspace, QStringLiteral("--json")});
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("could not be written"));
}

void TestCliUsage::foreignTextDoesNotSteerTheTerminal()
{
    const QString workspace = path(QStringLiteral("team.weir"));
    const QByteArray hostile =
        QByteArray(cliEvents).replace("In Review", "In\x1b[31m\xe2\x80\xaeReview").replace("last Tuesday", "\x1b]0;x\x07");
    const CliRun import = weir({QStringLiteral("import"), workspace, file(QStringLiteral("ev\x1b[2Jil.csv"), hostile)});
    QByteArray shown = import.out + import.error;
    for (const char* command : {"stream", "stages", "people", "links", "items", "doctor", "metrics"}) {
        const CliRun run = weir({QString::fromLatin1(command), workspace});
        QVERIFY2(run.status == 0, run.error);
        shown += run.out + run.error;
    }
    QVERIFY(shown.contains("[31m"));
    QVERIFY(!shown.contains('\x1b') && !shown.contains('\x07') && !shown.contains("\xe2\x80\xae"));
}

void TestCliUsage::everyCommandExplainsItself_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command : {"import", "stream", "stages", "people", "links", "items", "metrics", "map", "chart", "report", "sample",
             "doctor", "formats", "help"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestCliUsage::everyCommandExplainsItself()
{
    QFETCH(QString, command);
    const CliRun run = weir({command, QStringLiteral("--help")});
    QCOMPARE(run.status, 0);
    for (const char* part : {"Usage", "Examples:\n  weir ", "Exit status: 0 done"})
        QVERIFY2(run.out.contains(part), part);
    for (const QByteArray& line : run.out.split('\n'))
        QVERIFY2(QString::fromUtf8(line).size() <= 100, line);
    QCOMPARE(weir({QStringLiteral("help"), command}).out, run.out);
    QVERIFY(weir({QStringLiteral("help")}).out.contains("\n  " + command.toUtf8() + ' '));
}

void TestCliUsage::whatWasProbablyMeantIsSaid_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* arguments, const char* said) {
        QTest::newRow(name) << QString::fromLatin1(arguments).split(u' ') << QString::fromLatin1(said);
    };
    row("a subcommand", "imort a.weir b.csv", "no subcommand 'imort'; did you mean 'import'?");
    row("a subcommand to explain", "help stram", "did you mean 'stream'?");
    row("an option", "stream a.weir --frm 2025-01-01", "'weir stream' has no option '--frm'; did you mean '--from'?");
    row("an option with its value", "map a.weir --outt=map.svg", "did you mean '--out'?");
    row("an option of the whole", "--verson", "did you mean '--version'?");
    row("nothing near", "stream a.weir --luck", "'weir stream --help'");
    row("a word too many", "stream a.weir b.weir", "'b.weir'");
    row("a value out of a list", "stream a.weir --level team", "--level takes stage or status, not 'team'");
    row("no number", "items a.weir --limit many", "--limit takes a whole number from 0 on, not 'many'");
    row("a number out of bounds", "map a.weir --out a.svg --scale 20", "--scale takes a number from 0.25 to 8, not '20'");
    row("no value", "stream a.weir --from", "--from needs a value");
    row("two that do not go together", "metrics a.weir --json --csv", "--json and --csv cannot both be given");
    QTest::newRow("an empty name") << QStringList {QStringLiteral("stream"), QString()} << QStringLiteral("WORKSPACE is empty");
    row("nothing to work on", "stream", "WORKSPACE is missing");
    row("a workspace first", "team.weir stream", "the subcommand comes first, as in 'weir stream team.weir'");
    row("a workspace first, with options", "./team.weir --json map --out a.svg", "as in 'weir map ./team.weir'");
    row("a misspelled subcommand and another", "imort help", "did you mean 'import'?");
}

void TestCliUsage::whatWasProbablyMeantIsSaid()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const CliRun run = weir(arguments);
    QCOMPARE(run.status, 2);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(run.error.contains(said.toUtf8()) && run.error.count('\n') == 1, run.error);
}

void TestCliUsage::withoutADisplayTheWindowSaysSo()
{
    const CliRun run = weir({}, {{QStringLiteral("QT_QPA_PLATFORM"), QString()}});
    QCOMPARE(run.status, 1);
    QVERIFY2(run.error.contains("no display"), run.error.constData());
}

QTEST_GUILESS_MAIN(TestCliUsage)
#include "tst_cli_usage.moc"
