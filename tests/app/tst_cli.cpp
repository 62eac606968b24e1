// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The command line as a script sees it: whole processes, their output and exit status.

#include "tests/support/temp_repository.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace {

struct Run {
    int status = -1;
    QByteArray out;
    QByteArray error;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

const char* const events = "Key,Type,From,To,Changed\n"
                           "A-1,Bug,,Ready for Review,2025-03-03T09:00:00Z\n"
                           "A-1,Bug,Ready for Review,In Review,2025-03-04T09:00:00Z\n"
                           "A-1,Bug,In Review,Done,2025-03-04T15:00:00Z\n"
                           "A-2,Story,,Ready for Review,2025-03-05T09:00:00Z\n"
                           "A-3,Story,,Ready for Review,last Tuesday\n"
                           ",Story,,Ready for Review,2025-03-05T09:00:00Z\n";

} // namespace

class TestCli : public QObject {
    Q_OBJECT

private slots:
    void init();
    void importsAndSaysWhatWasRefused();
    void failuresAreOneSentenceAndNothingOnStandardOutput_data();
    void failuresAreOneSentenceAndNothingOnStandardOutput();
    void anImportThatTakesNothingLeavesNoWorkspace();
    void oneSourceThatFailsLeavesTheOthers();
    void aDryRunWritesNothing();
    void aDryRunSaysWhatTheImportSays();
    void aDryRunNamesTheFileThatItWrote();
    void outputThatGetsNowhereIsAFailure();
    void itemsFollowTheWindowAndTheFilter();
    void allRejectsAreWrittenAndNoneIsAFormula();
    void waitingThatNobodyKnowsIsNotZero();
    void foreignTextDoesNotSteerTheTerminal();
    void standardInputIsToldApartByItsContent();
    void givesTheSameBytesInAnyZoneAndLocale();
    void everyCommandExplainsItself_data();
    void everyCommandExplainsItself();
    void theMappingInTheHelpIsOne();
    void whatWasProbablyMeantIsSaid_data();
    void whatWasProbablyMeantIsSaid();
    void whatAFolderHoldsBesideIsNamed();
    void aStatusThatNobodyKnowsIsKeptAndNamed();
    void aMapIsNotSetOnceItIsCancelled();
    void whatIsTakenWhenItIsCancelledStays();
    void theStateIsDatedByTheLastDayThatIsCounted();
    void doctorTellsOddDataFromDamage();
    void aSelectionThatHoldsNothingSaysSo();
    void progressGoesBeforeTheOutputComes();
    void whatCannotWorkIsSaidBeforeAnythingIsTaken();
    void anEndThatIsGuessedIsSaid();
    void aProcessWithoutAnEndIsSaid();
    void aRepositoryAloneIsToldWhatTheStreamNeeds();
    void theStageMapCanBeSetFromItsOwnOutput();
    void drawsTheMapAndTheReport();
    void theSampleIsMadeThroughTheImport();
    void withoutADisplayTheWindowSaysSo();

private:
    Run weir(const QStringList& arguments, const QMap<QString, QString>& environment = {}) const;
    QString file(const QString& name, const QByteArray& text) const;
    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString imported() const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCli::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

Run TestCli::weir(const QStringList& arguments, const QMap<QString, QString>& environment) const
{
    QProcess process;
    auto env = QProcessEnvironment::systemEnvironment();
    env.remove(QStringLiteral("DISPLAY"));
    env.remove(QStringLiteral("WAYLAND_DISPLAY"));
    for (auto it = environment.begin(); it != environment.end(); ++it)
        env.insert(it.key(), it.value());
    process.setProcessEnvironment(env);
    process.start(QStringLiteral(WEIR_BINARY), arguments);
    if (!process.waitForFinished(60000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
        process.readAllStandardError()};
}

QString TestCli::file(const QString& name, const QByteArray& text) const
{
    QFile out(path(name));
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
        return {};
    return out.fileName();
}

QString TestCli::imported() const
{
    const QString workspace = path(QStringLiteral("team.weir"));
    weir({QStringLiteral("import"), workspace, file(QStringLiteral("events.csv"), events)});
    return workspace;
}

void TestCli::importsAndSaysWhatWasRefused()
{
    const QString workspace = path(QStringLiteral("team.weir"));
    const QString rejects = path(QStringLiteral("rejects.csv"));
    const Run run = weir({QStringLiteral("import"), workspace, file(QStringLiteral("events.csv"), events), QStringLiteral("--json"),
        QStringLiteral("--rejects"), rejects});
    QCOMPARE(run.status, 3);
    const QJsonObject import = run.json()[QStringLiteral("imports")].toArray().at(0).toObject();
    QCOMPARE(import[QStringLiteral("accepted")].toInt(), 4);
    QCOMPARE(import[QStringLiteral("rejected")].toInt(), 2);
    QCOMPARE(import[QStringLiteral("added")].toObject()[QStringLiteral("items")].toInt(), 2);
    const QJsonArray refused = import[QStringLiteral("rejects")].toArray();
    QCOMPARE(refused.size(), 2);
    QCOMPARE(refused.at(0).toObject()[QStringLiteral("line")].toInt(), 6);
    QVERIFY(refused.at(0).toObject()[QStringLiteral("text")].toString().contains(QStringLiteral("last Tuesday")));
    QFile csv(rejects);
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QCOMPARE(csv.readAll().count('\n'), 3);
    QCOMPARE(run.json()[QStringLiteral("workspace_totals")].toObject()[QStringLiteral("items")].toInt(), 2);
}

void TestCli::failuresAreOneSentenceAndNothingOnStandardOutput_data()
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
                                   << 1;
    QTest::newRow("no such zone") << QStringList {QStringLiteral("stream"), QStringLiteral("@team.weir"), QStringLiteral("--zone"),
        QStringLiteral("Mars/Olympus"), QStringLiteral("--json")}
                                  << 1;
    QTest::newRow("no such day") << QStringList {QStringLiteral("stream"), QStringLiteral("@team.weir"), QStringLiteral("--from"),
        QStringLiteral("2025-02-30"), QStringLiteral("--json")}
                                 << 2;
    QTest::newRow("a window that ends first") << QStringList {QStringLiteral("metrics"), QStringLiteral("@team.weir"),
        QStringLiteral("--from"), QStringLiteral("2025-05-01"), QStringLiteral("--to"), QStringLiteral("2025-04-01")}
                                              << 2;
    QTest::newRow("a field that commits do not have") << QStringList {QStringLiteral("metrics"), QStringLiteral("@team.weir"),
        QStringLiteral("--metric"), QStringLiteral("commits"), QStringLiteral("--where"), QStringLiteral("luck=1")}
                                                      << 1;
    QTest::newRow("a negative limit") << QStringList {QStringLiteral("items"), QStringLiteral("@team.weir"), QStringLiteral("--limit=-1")}
                                      << 2;
    QTest::newRow("no such subcommand") << QStringList {QStringLiteral("measure")} << 2;
    QTest::newRow("no such option") << QStringList {QStringLiteral("stream"), QStringLiteral("@team.weir"), QStringLiteral("--luck")} << 2;
    QTest::newRow("a folder that cannot be written")
        << QStringList {QStringLiteral("map"), QStringLiteral("@team.weir"), QStringLiteral("--out"), QStringLiteral("/proc/none/map.svg")}
        << 1;
    QTest::newRow("no such kind of picture") << QStringList {QStringLiteral("map"), QStringLiteral("@team.weir"), QStringLiteral("--out"),
        QStringLiteral("@map.bmp")} << 2;
}

void TestCli::failuresAreOneSentenceAndNothingOnStandardOutput()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    imported();
    for (QString& argument : arguments)
        if (argument.startsWith(u'@'))
            argument = path(argument.mid(1));
    const Run run = weir(arguments);
    QCOMPARE(run.status, status);
    QVERIFY2(run.out.isEmpty(), run.out);
    QVERIFY2(!run.error.trimmed().isEmpty() && run.error.trimmed().count('\n') <= 2, run.error);
    for (const char* jargon : {"terminate", "exception", "SQLITE", "std::", "errno"})
        QVERIFY2(!run.error.contains(jargon), run.error);
}

void TestCli::anImportThatTakesNothingLeavesNoWorkspace()
{
    const QString workspace = path(QStringLiteral("team.weir"));
    QCOMPARE(
        weir({QStringLiteral("import"), workspace, file(QStringLiteral("noise.bin"), QByteArray("\x01\x02\x7f").repeated(300))}).status, 1);
    QVERIFY(!QFile::exists(workspace));
}

void TestCli::oneSourceThatFailsLeavesTheOthers()
{
    const QString workspace = path(QStringLiteral("team.weir"));
    const Run run = weir({QStringLiteral("import"), workspace, path(QStringLiteral("none.csv")), file(QStringLiteral("events.csv"), events),
        QStringLiteral("--json")});
    QCOMPARE(run.status, 1);
    QCOMPARE(run.json()[QStringLiteral("imports")].toArray().size(), 1);
    QVERIFY(run.error.contains("none.csv"));
}

void TestCli::aDryRunWritesNothing()
{
    const QString workspace = path(QStringLiteral("team.weir"));
    const Run run = weir({QStringLiteral("import"), workspace, file(QStringLiteral("events.csv"), events), QStringLiteral("--dry-run"),
        QStringLiteral("--json")});
    QCOMPARE(run.status, 3);
    QCOMPARE(run.json()[QStringLiteral("imports")]
                 .toArray()
                 .at(0)
                 .toObject()[QStringLiteral("added")]
                 .toObject()[QStringLiteral("transitions")]
                 .toInt(),
        4);
    QVERIFY(!QFile::exists(workspace));
    QVERIFY2(run.error.contains("nothing was written"), run.error);
}

void TestCli::aDryRunSaysWhatTheImportSays()
{
    // On a workspace that is there, of a folder, with one source that it knows and one that it does not.
    const QString workspace = imported();
    QDir(m_folder->path()).mkdir(QStringLiteral("more"));
    file(QStringLiteral("more/a.csv"), QByteArray(events).replace("A-", "B-"));
    file(QStringLiteral("more/b.csv"), QByteArray(events).replace("A-", "C-"));
    const auto run = [&](const QStringList& extra) {
        QStringList arguments {QStringLiteral("import"), workspace, path(QStringLiteral("more")), path(QStringLiteral("events.csv")),
            QStringLiteral("--json")};
        QJsonObject json = weir(arguments + extra).json();
        QJsonArray imports = json[QStringLiteral("imports")].toArray();
        for (auto&& import : imports) {
            QJsonObject timeless = import.toObject();
            timeless.remove(QStringLiteral("seconds"));
            import = timeless;
        }
        json[QStringLiteral("imports")] = imports;
        return json;
    };
    const QJsonObject dry = run({QStringLiteral("--dry-run")});
    QCOMPARE(dry[QStringLiteral("imports")].toArray().size(), 3);
    QCOMPARE(run({}), dry);
}

void TestCli::aDryRunNamesTheFileThatItWrote()
{
    const QString rejects = path(QStringLiteral("rejects.csv"));
    const Run run = weir({QStringLiteral("import"), path(QStringLiteral("team.weir")), file(QStringLiteral("events.csv"), events),
        QStringLiteral("--dry-run"), QStringLiteral("--rejects"), rejects});
    QVERIFY(QFile::exists(rejects));
    QVERIFY2(run.error.contains("nothing was written but the refused records to '" + rejects.toUtf8() + "'"), run.error);
}

void TestCli::outputThatGetsNowhereIsAFailure()
{
    const QString workspace = imported();
    QProcess process;
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start(QStringLiteral(WEIR_BINARY), {QStringLiteral("stream"), workspace, QStringLiteral("--json")});
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("could not be written"));
}

void TestCli::itemsFollowTheWindowAndTheFilter()
{
    const QString workspace = path(QStringLiteral("team.weir"));
    weir({QStringLiteral("import"), workspace,
        file(QStringLiteral("events.csv"), QByteArray(events) + "E-1,Epic,,Ready for Review,2025-03-06T09:00:00Z\n")});
    const auto keys = [&](const QStringList& options) {
        const Run run = weir(QStringList {QStringLiteral("items"), workspace, QStringLiteral("--json")} + options);
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

void TestCli::allRejectsAreWrittenAndNoneIsAFormula()
{
    constexpr int refused = 10'050;
    const QString workspace = path(QStringLiteral("team.weir"));
    const QString rejects = path(QStringLiteral("rejects.csv"));
    const Run run = weir({QStringLiteral("import"), workspace,
        file(QStringLiteral("events.csv"), QByteArray(events) + QByteArray("A-9,Bug,,Ready,=1+1\n").repeated(refused - 2)),
        QStringLiteral("--json"), QStringLiteral("--rejects"), rejects});
    const QJsonObject import = run.json()[QStringLiteral("imports")].toArray().at(0).toObject();
    QCOMPARE(import[QStringLiteral("rejects")].toArray().size(), 10'000);
    QCOMPARE(import[QStringLiteral("rejects_total")].toInt(), refused);
    QFile csv(rejects);
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QByteArray text = csv.readAll();
    QCOMPARE(text.count('\n'), refused + 1);
    QVERIFY(text.contains("\"'=1+1\"") && !text.contains(",=1+1"));
}

void TestCli::waitingThatNobodyKnowsIsNotZero()
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
    QCOMPARE(coding("none", header + works), QByteArray("Coding work 1 0 1.0 d 1.0 d ? 1.0 d"));
    // With a queue elsewhere, a stage without one has none to wait in.
    const QByteArray queue = "A-2,Ready for Review,2025-03-03\nA-2,Reviewing,2025-03-04\nA-2,Done,2025-03-06\n";
    QCOMPARE(coding("some", header + works + queue), QByteArray("Coding work 1 0 1.0 d 1.0 d 0.0 d 1.0 d"));
}

void TestCli::foreignTextDoesNotSteerTheTerminal()
{
    const QString workspace = path(QStringLiteral("team.weir"));
    const QByteArray hostile =
        QByteArray(events).replace("In Review", "In\x1b[31m\xe2\x80\xaeReview").replace("last Tuesday", "\x1b]0;x\x07");
    const Run import = weir({QStringLiteral("import"), workspace, file(QStringLiteral("ev\x1b[2Jil.csv"), hostile)});
    QByteArray shown = import.out + import.error;
    for (const char* command : {"stream", "stages", "items", "doctor", "metrics"}) {
        const Run run = weir({QString::fromLatin1(command), workspace});
        QVERIFY2(run.status == 0, run.error);
        shown += run.out + run.error;
    }
    QVERIFY(shown.contains("[31m"));
    QVERIFY(!shown.contains('\x1b') && !shown.contains('\x07') && !shown.contains("\xe2\x80\xae"));
}

void TestCli::standardInputIsToldApartByItsContent()
{
    const QString workspace = path(QStringLiteral("team.weir"));
    const auto pipe = [&](const QByteArray& text) {
        QProcess process;
        process.setStandardInputFile(file(QStringLiteral("piped"), text));
        process.start(QStringLiteral(WEIR_BINARY),
            {QStringLiteral("import"), workspace, QStringLiteral("-"), QStringLiteral("--format"), QStringLiteral("csv-events"),
                QStringLiteral("--json")});
        process.waitForFinished(60000);
        return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    };
    const auto unchanged = [](const QJsonObject& json) {
        return json[QStringLiteral("imports")].toArray().at(0).toObject()[QStringLiteral("unchanged")].toInt();
    };
    const auto items = [](const QJsonObject& json) {
        return json[QStringLiteral("workspace_totals")].toObject()[QStringLiteral("items")].toInt();
    };
    QCOMPARE(items(pipe(events)), 2);
    QCOMPARE(items(pipe(QByteArray(events).replace("A-", "B-"))), 4);
    const QJsonObject again = pipe(events);
    QCOMPARE(items(again), 4);
    QCOMPARE(unchanged(again), 4);
    QCOMPARE(weir({QStringLiteral("doctor"), workspace}).status, 0);
}

void TestCli::givesTheSameBytesInAnyZoneAndLocale()
{
    const QString workspace = imported();
    for (const QStringList& command : {QStringList {QStringLiteral("stream"), workspace, QStringLiteral("--json")},
             QStringList {QStringLiteral("metrics"), workspace, QStringLiteral("--json")}}) {
        const Run here = weir(command);
        QCOMPARE(here.status, 0);
        QCOMPARE(weir(command,
                     {{QStringLiteral("TZ"), QStringLiteral("Asia/Kathmandu")}, {QStringLiteral("LC_ALL"), QStringLiteral("de_DE.UTF-8")}})
                     .out,
            here.out);
    }
}

void TestCli::everyCommandExplainsItself_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command : {"import", "stream", "stages", "items", "metrics", "map", "report", "sample", "doctor", "formats", "help"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestCli::everyCommandExplainsItself()
{
    QFETCH(QString, command);
    const Run run = weir({command, QStringLiteral("--help")});
    QCOMPARE(run.status, 0);
    for (const char* part : {"Usage", "Examples:\n  weir ", "Exit status: 0 done"})
        QVERIFY2(run.out.contains(part), part);
    for (const QByteArray& line : run.out.split('\n'))
        QVERIFY2(QString::fromUtf8(line).size() <= 100, line);
    QCOMPARE(weir({QStringLiteral("help"), command}).out, run.out);
    QVERIFY(weir({QStringLiteral("help")}).out.contains("\n  " + command.toUtf8() + ' '));
}

void TestCli::theMappingInTheHelpIsOne()
{
    const QByteArray help = weir({QStringLiteral("import"), QStringLiteral("--help")}).out;
    const auto begin = help.indexOf('{');
    const QByteArray mapping = help.mid(begin, help.indexOf("}}", begin) + 2 - begin);
    const Run run = weir({QStringLiteral("import"), path(QStringLiteral("team.weir")),
        file(QStringLiteral("log.csv"), "ID;State;When\nA-1;Ready;3.4.2025 09:00\n"), QStringLiteral("--mapping"),
        file(QStringLiteral("mapping.json"), mapping), QStringLiteral("--json")});
    QVERIFY2(run.status == 0, run.error);
    const Run items = weir({QStringLiteral("items"), path(QStringLiteral("team.weir")), QStringLiteral("--json")});
    QVERIFY2(items.out.contains("2025-04-03T"), items.out); // a day of April, as the mapping says
}

void TestCli::whatWasProbablyMeantIsSaid_data()
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

void TestCli::whatWasProbablyMeantIsSaid()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const Run run = weir(arguments);
    QCOMPARE(run.status, 2);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(run.error.contains(said.toUtf8()) && run.error.count('\n') == 1, run.error);
}

void TestCli::whatAFolderHoldsBesideIsNamed()
{
    QDir(m_folder->path()).mkdir(QStringLiteral("exports"));
    file(QStringLiteral("exports/a.csv"), events);
    file(QStringLiteral("exports/plan.pdf"), "%PDF-1.7 and so on");
    const Run run =
        weir({QStringLiteral("import"), path(QStringLiteral("team.weir")), path(QStringLiteral("exports")), QStringLiteral("--json")});
    QCOMPARE(run.status, 3); // for what is refused in a.csv
    const QJsonArray aside = run.json()[QStringLiteral("left_aside")].toArray();
    QCOMPARE(aside.size(), 1);
    QCOMPARE(aside.at(0).toObject()[QStringLiteral("source")].toString(), path(QStringLiteral("exports/plan.pdf")));
    QVERIFY(aside.at(0).toObject()[QStringLiteral("reason")].toString().contains(QStringLiteral("a PDF document")));
    QVERIFY2(run.error.contains("plan.pdf") && run.error.count('\n') == 1, run.error);
}

void TestCli::aStatusThatNobodyKnowsIsKeptAndNamed()
{
    const QString workspace = imported();
    const QByteArray map = R"({"stages": [{"name": "Review", "kind": "work", "queue": ["Redy for Review"], "work": ["In Review"]},
                                          {"name": "Done", "kind": "done", "work": ["Done"]}]})";
    const Run run = weir(
        {QStringLiteral("stages"), workspace, QStringLiteral("--set"), file(QStringLiteral("map.json"), map), QStringLiteral("--json")});
    QCOMPARE(run.status, 0);
    QVERIFY2(run.error.contains("'Redy for Review'") && run.error.contains("did you mean 'Ready for Review'?"), run.error);
    QVERIFY2(run.error.contains("the status 'Ready for Review' is in no stage of the map"), run.error);
    QVERIFY(run.out.contains("Redy for Review"));
    const Run empty =
        weir({QStringLiteral("stages"), workspace, QStringLiteral("--set"), file(QStringLiteral("empty.json"), R"({"stages": []})")});
    QCOMPARE(empty.status, 1);
    QVERIFY2(empty.error.contains("empty.json") && empty.error.contains("empty list"), empty.error);
    QVERIFY(weir({QStringLiteral("stages"), workspace}).out.contains("Redy")); // as it was
}

void TestCli::aMapIsNotSetOnceItIsCancelled()
{
#ifdef Q_OS_UNIX
    const QString workspace = imported();
    const QByteArray before = weir({QStringLiteral("stages"), workspace, QStringLiteral("--json")}).out;
    const QString map = path(QStringLiteral("map.json"));
    QCOMPARE(::mkfifo(map.toLocal8Bit().constData(), 0600), 0);
    QProcess process;
    process.start(QStringLiteral(WEIR_BINARY), {QStringLiteral("stages"), workspace, QStringLiteral("--set"), map});
    QVERIFY(process.waitForStarted());
    int pipe = -1; // cannot be opened before the process reads
    QVERIFY(QTest::qWaitFor([&] { return (pipe = ::open(map.toLocal8Bit().constData(), O_WRONLY | O_NONBLOCK)) >= 0; }, 60000));
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    const QByteArray text = R"({"stages": [{"name": "Work", "kind": "work", "work": ["In Review"]}]})";
    QCOMPARE(::write(pipe, text.constData(), static_cast<std::size_t>(text.size())), static_cast<ssize_t>(text.size()));
    ::close(pipe);
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 1);
    QCOMPARE(process.readAllStandardError(), QByteArray("weir: cancelled; nothing was changed.\n"));
    QCOMPARE(weir({QStringLiteral("stages"), workspace, QStringLiteral("--json")}).out, before);
#endif
}

void TestCli::whatIsTakenWhenItIsCancelledStays()
{
#ifdef Q_OS_UNIX
    constexpr int many = 20'000; // so that loading takes long enough to be cancelled, and the rejects fill the pipe
    QByteArray log = events;
    for (int i = 0; i < many; ++i)
        log += "B-" + QByteArray::number(i) + ",Bug,,Ready for Review,2025-03-03T09:00:00Z\nC-1,Bug,,Ready for Review,last Tuesday\n";
    const QString workspace = path(QStringLiteral("team.weir"));
    const QString rejects = path(QStringLiteral("rejects.csv"));
    QCOMPARE(::mkfifo(rejects.toLocal8Bit().constData(), 0600), 0);
    const int pipe = ::open(rejects.toLocal8Bit().constData(), O_RDONLY | O_NONBLOCK);
    QVERIFY(pipe >= 0);
    QProcess process;
    process.start(QStringLiteral(WEIR_BINARY),
        {QStringLiteral("import"), workspace, file(QStringLiteral("many.csv"), log), QStringLiteral("--rejects"), rejects});
    QVERIFY(process.waitForStarted());
    QByteArray read(65536, '\0');
    const auto next = [&] { return ::read(pipe, read.data(), static_cast<std::size_t>(read.size())); };
    QVERIFY(QTest::qWaitFor([&] { return next() > 0; }, 60000)); // rejects are written when everything is taken
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(QTest::qWaitFor([&] { return next() == 0; }, 60000));
    ::close(pipe);
    QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished(60000));
    const QByteArray error = process.readAllStandardError();
    QCOMPARE(process.exitCode(), 3);
    QCOMPARE(error, QByteArray("weir: cancelled before the stages were looked at; what was taken stays.\n"));
    QVERIFY(weir({QStringLiteral("stream"), workspace}).out.startsWith("20002 items"));
#endif
}

void TestCli::theStateIsDatedByTheLastDayThatIsCounted()
{
    const QString workspace = path(QStringLiteral("days.weir"));
    weir({QStringLiteral("import"), workspace,
        file(QStringLiteral("days.csv"), "Key,To,Changed\nD-1,To Do,2026-02-10\nD-1,Doing,2026-02-11\n")});
    const auto said = [&](const QStringList& options) { return weir(QStringList {QStringLiteral("stream"), workspace} + options).out; };
    QVERIFY2(said({}).contains("1 in progress as of 11 Feb 2026"), said({}));
    const QStringList asked {QStringLiteral("--to"), QStringLiteral("2026-02-11")};
    QVERIFY2(said(asked).contains(" in progress as of 10 Feb 2026"), said(asked));
}

void TestCli::doctorTellsOddDataFromDamage()
{
    const QString workspace = imported();
    const Run text = weir({QStringLiteral("doctor"), workspace});
    QCOMPARE(text.status, 0);
    for (const char* part : {"Integrity: sound", "events.csv: csv-events, 4 taken, 2 refused", "Data: 2 notes", "Records were refused in"})
        QVERIFY2(text.out.contains(part), text.out);
    const QJsonObject json = weir({QStringLiteral("doctor"), workspace, QStringLiteral("--json")}).json();
    QVERIFY(json[QStringLiteral("ok")].toBool());
    QCOMPARE(json[QStringLiteral("problems")].toArray().size(), 2);
    QCOMPARE(json[QStringLiteral("sources")].toArray().at(0).toObject()[QStringLiteral("rejected")].toInt(), 2);
}

void TestCli::anEndThatIsGuessedIsSaid()
{
    QByteArray log = "key,activity,instant\n";
    for (int i = 1; i <= 9; ++i) {
        const QByteArray key = "C-" + QByteArray::number(i) + ',';
        const QByteArray month = "2025-0" + QByteArray::number(i);
        log += key + "register," + month + "-01T09:00:00Z\n" + key + "examine," + month + "-02T09:00:00Z\n" + key
            + (i % 3 == 0 ? "reject request," : "pay compensation,") + month + "-03T09:00:00Z\n";
    }
    const QString workspace = path(QStringLiteral("claims.weir"));
    const QByteArray note =
        "Taken for done because hardly anything follows them: pay compensation; for discarded: reject request. Change it: weir "
        "stages ";
    QVERIFY(weir({QStringLiteral("import"), workspace, file(QStringLiteral("claims.csv"), log)}).out.contains(note));
    QVERIFY(weir({QStringLiteral("stages"), workspace}).out.contains(note));
    const Run stream = weir({QStringLiteral("stream"), workspace});
    QVERIFY2(stream.out.startsWith("9 items, 6 finished, 0 in progress"), stream.out.constData());
    QVERIFY(stream.out.contains(note));
    const QByteArray json = weir({QStringLiteral("stages"), workspace, QStringLiteral("--json")}).out;
    QVERIFY2(json.contains("\"guessed_ends\":[\"pay compensation\",\"reject request\"]"), json.constData());
    // Who decides the same has been told.
    weir({QStringLiteral("stages"), workspace, QStringLiteral("--set"), file(QStringLiteral("map.json"), json)});
    QVERIFY(!weir({QStringLiteral("stream"), workspace}).out.contains("Taken for done"));
    QVERIFY(weir({QStringLiteral("stream"), workspace}).out.startsWith("9 items, 6 finished"));
}

void TestCli::aProcessWithoutAnEndIsSaid()
{
    const QString workspace = path(QStringLiteral("open.weir"));
    const QByteArray log = "key,activity,instant\nC-1,register,2025-01-01T09:00:00Z\nC-1,examine,2025-01-02T09:00:00Z\n";
    const QByteArray note = "No stage is done, so nothing counts as finished and lead time is unknown. Name one: weir stages ";
    QVERIFY(weir({QStringLiteral("import"), workspace, file(QStringLiteral("open.csv"), log)}).out.contains(note));
    QVERIFY(weir({QStringLiteral("stages"), workspace}).out.contains(note));
    QVERIFY(weir({QStringLiteral("stream"), workspace}).out.contains(note));
}

void TestCli::aRepositoryAloneIsToldWhatTheStreamNeeds()
{
    weir::test::TempRepository repository;
    repository.commit({.parents = {repository.commit({})}});
    const QString workspace = path(QStringLiteral("code.weir"));
    weir({QStringLiteral("import"), workspace, QString::fromStdString(repository.path().string())});
    const Run stream = weir({QStringLiteral("stream"), workspace});
    QCOMPARE(stream.status, 0);
    QVERIFY2(stream.out.startsWith("There are no items yet, only 2 commits, so there is no stream."), stream.out.constData());
    QVERIFY(stream.out.contains("weir import ") && stream.out.contains("weir metrics "));
}

void TestCli::theStageMapCanBeSetFromItsOwnOutput()
{
    const QString workspace = imported();
    const Run proposed = weir({QStringLiteral("stages"), workspace, QStringLiteral("--json")});
    QVERIFY(proposed.json()[QStringLiteral("proposed")].toBool());
    const Run decided = weir({QStringLiteral("stages"), workspace, QStringLiteral("--set"), file(QStringLiteral("map.json"), proposed.out),
        QStringLiteral("--json")});
    QCOMPARE(decided.status, 0);
    QVERIFY2(decided.error.isEmpty(), decided.error);
    QVERIFY(!decided.json()[QStringLiteral("proposed")].toBool());
    QCOMPARE(decided.json()[QStringLiteral("stages")], proposed.json()[QStringLiteral("stages")]);
    QCOMPARE(
        weir({QStringLiteral("stages"), workspace, QStringLiteral("--set"), file(QStringLiteral("broken.json"), "{\"stages\": 7}")}).status,
        1);
}

void TestCli::aSelectionThatHoldsNothingSaysSo()
{
    const QString workspace = imported();
    const auto said = [&](const QStringList& options) {
        const Run run = weir(QStringList {QStringLiteral("stream"), workspace, QStringLiteral("--json")} + options);
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
}

void TestCli::whatCannotWorkIsSaidBeforeAnythingIsTaken()
{
    const QString workspace = path(QStringLiteral("new.weir"));
    const QString source = file(QStringLiteral("events.csv"), events);
    QStringList places {path(QStringLiteral("none/rejects.csv")), m_folder->path()};
#ifdef Q_OS_LINUX
    places << QStringLiteral("/proc/rejects.csv"); // where not even root makes a file
#endif
    for (const QString& rejects : places) {
        const Run run = weir({QStringLiteral("import"), workspace, source, QStringLiteral("--rejects"), rejects});
        QCOMPARE(run.status, 1);
        QVERIFY2(run.error.contains("rejects cannot be written"), run.error);
        QVERIFY(!QFile::exists(workspace));
    }
    QCOMPARE(weir({QStringLiteral("import"), workspace, source, QStringLiteral("-")}).status, 2);
    const Run run = weir({QStringLiteral("import"), path(QStringLiteral("none/new.weir")), source});
    QVERIFY2(run.error.contains("new.weir cannot be made: there is no folder"), run.error);
}

void TestCli::progressGoesBeforeTheOutputComes()
{
#ifdef Q_OS_UNIX
    const QString workspace = imported();
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
    QVERIFY(terminal >= 0 && ::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0);
    const QString name = QString::fromLocal8Bit(::ptsname(terminal));
    const int held = ::open(::ptsname(terminal), O_RDWR | O_NOCTTY); // what was written stays until it is read
    int withProgress = 0;
    for (const char* command : {"stream", "stages", "items", "metrics", "doctor"}) {
        QProcess process;
        process.setStandardOutputFile(name);
        process.setStandardErrorFile(name);
        process.start(QStringLiteral(WEIR_BINARY), {QString::fromLatin1(command), workspace});
        QVERIFY(process.waitForFinished(60000));
        QByteArray shown(65536, '\0');
        shown.truncate(
            static_cast<qsizetype>(std::max<ssize_t>(0, ::read(terminal, shown.data(), static_cast<std::size_t>(shown.size())))));
        QVERIFY(!shown.isEmpty());
        withProgress += shown.contains("\x1b[K") ? 1 : 0;
        QVERIFY2(!shown.left(shown.lastIndexOf("\x1b[K")).contains('\n'), shown); // nothing is printed while that line is there
        QVERIFY2(!shown.mid(shown.lastIndexOf("\x1b[K") + 3).startsWith("Opening"), shown);
    }
    QVERIFY(withProgress > 0);
    ::close(held);
    ::close(terminal);
#endif
}

void TestCli::drawsTheMapAndTheReport()
{
    const QString workspace = imported();
    QVERIFY(imported() == workspace); // the same source once more
    const struct {
        const char* command;
        const char* name;
        QByteArray begins;
    } outputs[] = {{"map", "map.svg", "<?xml"}, {"map", "map.png", "\x89PNG"}, {"map", "map.pdf", "%PDF"},
        {"report", "report.html", "<!DOCTYPE html>"}};
    for (const auto& output : outputs) {
        const QString out = path(QString::fromLatin1(output.name));
        const Run run = weir({QString::fromLatin1(output.command), workspace, QStringLiteral("--out"), out});
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

void TestCli::theSampleIsMadeThroughTheImport()
{
    const QString workspace = path(QStringLiteral("sample.weir"));
    const Run run = weir({QStringLiteral("sample"), workspace, QStringLiteral("--items"), QStringLiteral("200")});
    QVERIFY2(run.status == 0, run.error);
    const Run stream = weir({QStringLiteral("stream"), workspace, QStringLiteral("--json")});
    QVERIFY(stream.json()[QStringLiteral("items")].toObject()[QStringLiteral("total")].toInt() >= 200);
    QVERIFY(stream.json()[QStringLiteral("stages")].toArray().size() >= 5);
    QCOMPARE(weir({QStringLiteral("doctor"), workspace}).status, 0);
}

void TestCli::withoutADisplayTheWindowSaysSo()
{
    const Run run = weir({}, {{QStringLiteral("QT_QPA_PLATFORM"), QString()}});
    QCOMPARE(run.status, 1);
    QVERIFY2(run.error.contains("no display"), run.error.constData());
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
