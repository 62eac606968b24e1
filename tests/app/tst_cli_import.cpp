// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What `weir import` and `weir sample` do, as a script sees it.

#include "tests/support/archive_bytes.h"
#include "tests/support/cli_run.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using weir::test::cliEvents;
using weir::test::CliRun;

namespace {

#ifdef Q_OS_UNIX
/// All that was written to a terminal whose other side is closed: it arrives in pieces.
QByteArray readToEnd(int terminal)
{
    QByteArray all;
    QByteArray piece(4096, '\0');
    ssize_t size = 0;
    while ((size = ::read(terminal, piece.data(), static_cast<std::size_t>(piece.size()))) > 0)
        all.append(piece.constData(), static_cast<qsizetype>(size));
    return all;
}
#endif

} // namespace

class TestCliImport : public QObject, private weir::test::CliFolder {
    Q_OBJECT

private slots:
    void init() { renew(); }
    void importsAndSaysWhatWasRefused();
    void anImportThatTakesNothingLeavesNoWorkspace();
    void oneSourceThatFailsLeavesTheOthers();
    void aDryRunWritesNothing();
    void aDryRunSaysWhatTheImportSays();
    void aDryRunNamesTheFileThatItWrote();
    void allRejectsAreWrittenAndNoneIsAFormula();
    void standardInputIsToldApartByItsContent();
    void theMappingInTheHelpIsOne();
    void whatCountsAsDiscardedIsSaid();
    void whatAFolderHoldsBesideIsNamed();
    void anArchiveIsItsFiles();
    void refreshTakesOnlyWhatHasChanged();
    void whatIsTakenWhenItIsCancelledStays();
    void progressGoesBeforeTheOutputComes();
    void whatCannotWorkIsSaidBeforeAnythingIsTaken();
    void theSampleIsMadeThroughTheImport();
};

void TestCliImport::importsAndSaysWhatWasRefused()
{
    const QString workspace = path(QStringLiteral("team.weir"));
    const QString rejects = path(QStringLiteral("rejects.csv"));
    const CliRun run = weir({QStringLiteral("import"), workspace, file(QStringLiteral("events.csv"), cliEvents), QStringLiteral("--json"),
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

void TestCliImport::anImportThatTakesNothingLeavesNoWorkspace()
{
    const QString workspace = path(QStringLiteral("team.weir"));
    QCOMPARE(
        weir({QStringLiteral("import"), workspace, file(QStringLiteral("noise.bin"), QByteArray("\x01\x02\x7f").repeated(300))}).status, 1);
    QVERIFY(!QFile::exists(workspace));
}

void TestCliImport::oneSourceThatFailsLeavesTheOthers()
{
    const QString workspace = path(QStringLiteral("team.weir"));
    const CliRun run = weir({QStringLiteral("import"), workspace, path(QStringLiteral("none.csv")),
        file(QStringLiteral("events.csv"), cliEvents), QStringLiteral("--json")});
    QCOMPARE(run.status, 1);
    QCOMPARE(run.json()[QStringLiteral("imports")].toArray().size(), 1);
    QVERIFY(run.error.contains("none.csv"));
}

void TestCliImport::aDryRunWritesNothing()
{
    const QString workspace = path(QStringLiteral("team.weir"));
    const CliRun run = weir({QStringLiteral("import"), workspace, file(QStringLiteral("events.csv"), cliEvents),
        QStringLiteral("--dry-run"), QStringLiteral("--json")});
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

void TestCliImport::aDryRunSaysWhatTheImportSays()
{
    // On a workspace that is there, of a folder, with one source that it knows and one that it does not.
    const QString workspace = imported();
    QDir(path({})).mkdir(QStringLiteral("more"));
    file(QStringLiteral("more/a.csv"), QByteArray(cliEvents).replace("A-", "B-"));
    file(QStringLiteral("more/b.csv"), QByteArray(cliEvents).replace("A-", "C-"));
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

void TestCliImport::aDryRunNamesTheFileThatItWrote()
{
    const QString rejects = path(QStringLiteral("rejects.csv"));
    const CliRun run = weir({QStringLiteral("import"), path(QStringLiteral("team.weir")), file(QStringLiteral("events.csv"), cliEvents),
        QStringLiteral("--dry-run"), QStringLiteral("--rejects"), rejects});
    QVERIFY(QFile::exists(rejects));
    QVERIFY2(run.error.contains("nothing was written but the rejected records to '" + rejects.toUtf8() + "'"), run.error);
}

void TestCliImport::allRejectsAreWrittenAndNoneIsAFormula()
{
    constexpr int refused = 10'050;
    const QString workspace = path(QStringLiteral("team.weir"));
    const QString rejects = path(QStringLiteral("rejects.csv"));
    const CliRun run = weir({QStringLiteral("import"), workspace,
        file(QStringLiteral("events.csv"), QByteArray(cliEvents) + QByteArray("A-9,Bug,,Ready,=1+1\n").repeated(refused - 2)),
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

void TestCliImport::standardInputIsToldApartByItsContent()
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
    QCOMPARE(items(pipe(cliEvents)), 2);
    QCOMPARE(items(pipe(QByteArray(cliEvents).replace("A-", "B-"))), 4);
    const QJsonObject again = pipe(cliEvents);
    QCOMPARE(items(again), 4);
    QCOMPARE(unchanged(again), 4);
    QCOMPARE(weir({QStringLiteral("doctor"), workspace}).status, 0);
}

void TestCliImport::whatCountsAsDiscardedIsSaid()
{
    const QByteArray events = "key,status,time\nA-1,Open,2025-03-03\nA-1,Done,2025-03-04\nA-2,Open,2025-03-03\nA-2,Rejected,2025-03-04\n";
    const CliRun run = weir({QStringLiteral("import"), path(QStringLiteral("a.weir")), file(QStringLiteral("e.csv"), events)});
    QVERIFY2(
        run.out.contains("1 of 2 items counts as discarded, because of Rejected, and is in no figure of what was finished.\n"), run.out);
    QVERIFY(!weir({QStringLiteral("import"), path(QStringLiteral("b.weir")), file(QStringLiteral("f.csv"), cliEvents)})
                 .out.contains("discarded"));
}

void TestCliImport::theMappingInTheHelpIsOne()
{
    const QByteArray help = weir({QStringLiteral("import"), QStringLiteral("--help")}).out;
    const auto begin = help.indexOf('{');
    const QByteArray mapping = help.mid(begin, help.indexOf("}}", begin) + 2 - begin);
    const CliRun run = weir({QStringLiteral("import"), path(QStringLiteral("team.weir")),
        file(QStringLiteral("log.csv"), "ID;State;When\nA-1;Ready;3.4.2025 09:00\n"), QStringLiteral("--mapping"),
        file(QStringLiteral("mapping.json"), mapping), QStringLiteral("--json")});
    QVERIFY2(run.status == 0, run.error);
    const CliRun items = weir({QStringLiteral("items"), path(QStringLiteral("team.weir")), QStringLiteral("--json")});
    QVERIFY2(items.out.contains("2025-04-03T"), items.out); // a day of April, as the mapping says
}

void TestCliImport::whatAFolderHoldsBesideIsNamed()
{
    QDir(path({})).mkdir(QStringLiteral("exports"));
    file(QStringLiteral("exports/a.csv"), cliEvents);
    file(QStringLiteral("exports/plan.pdf"), "%PDF-1.7 and so on");
    const CliRun run =
        weir({QStringLiteral("import"), path(QStringLiteral("team.weir")), path(QStringLiteral("exports")), QStringLiteral("--json")});
    QCOMPARE(run.status, 3); // for what is refused in a.csv
    const QJsonArray aside = run.json()[QStringLiteral("left_aside")].toArray();
    QCOMPARE(aside.size(), 1);
    QCOMPARE(aside.at(0).toObject()[QStringLiteral("source")].toString(), path(QStringLiteral("exports/plan.pdf")));
    QVERIFY(aside.at(0).toObject()[QStringLiteral("reason")].toString().contains(QStringLiteral("a PDF document")));
    QVERIFY2(run.error.contains("plan.pdf") && run.error.count('\n') == 1, run.error);
}

void TestCliImport::anArchiveIsItsFiles()
{
    const auto bytes = weir::test::zip({{.name = "more/events.csv", .content = QByteArray(cliEvents).toStdString()},
        {.name = "../up.csv", .content = QByteArray(cliEvents).toStdString()}, {.name = "README.md", .content = "Read me."}});
    const QString archive = file(QStringLiteral("export.zip"), QByteArray::fromStdString(bytes));
    const QString rejects = path(QStringLiteral("rejects.csv"));
    const QString name = archive + QStringLiteral(" › more/events.csv");
    for (const QStringList& extra :
        {QStringList {QStringLiteral("--dry-run")}, QStringList {QStringLiteral("--format"), QStringLiteral("csv-events")}}) {
        const CliRun run = weir(QStringList {QStringLiteral("import"), path(QStringLiteral("team.weir")), archive, QStringLiteral("--json"),
                                    QStringLiteral("--rejects"), rejects}
            + extra);
        QCOMPARE(run.status, 3);
        const QJsonArray imports = run.json()[QStringLiteral("imports")].toArray();
        QCOMPARE(imports.size(), 1);
        QCOMPARE(imports.at(0).toObject()[QStringLiteral("source")].toString(), name);
        QCOMPARE(imports.at(0).toObject()[QStringLiteral("accepted")].toInt(), 4);
        QCOMPARE(run.json()[QStringLiteral("left_aside")].toArray().size(), 2);
        QVERIFY2(run.error.contains("export.zip › ../up.csv (a name that leads out of the archive"), run.error);
        QFile csv(rejects);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QVERIFY(csv.readAll().contains(name.toUtf8()));
    }
    const CliRun alone = weir({QStringLiteral("import"), path(QStringLiteral("one.weir")), name, QStringLiteral("--json")});
    QCOMPARE(alone.status, 3);
    QCOMPARE(weir({QStringLiteral("import"), path(QStringLiteral("up.weir")), archive + QStringLiteral(" › ../up.csv")}).status, 1);
}

void TestCliImport::whatIsTakenWhenItIsCancelledStays()
{
#ifdef Q_OS_UNIX
    constexpr int many = 20'000; // so that loading takes long enough to be cancelled, and the rejects fill the pipe
    QByteArray log = cliEvents;
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
    QVERIFY(weir({QStringLiteral("stream"), workspace}).out.contains("\n20002 items"));
#endif
}

void TestCliImport::progressGoesBeforeTheOutputComes()
{
#ifdef Q_OS_UNIX
    const QString workspace = imported();
    int withProgress = 0;
    for (const char* command : {"stream", "stages", "items", "metrics", "doctor"}) {
        const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
        if (terminal < 0)
            QSKIP("There are no pseudo-terminals here.");
        QVERIFY(::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0);
        const QString name = QString::fromLocal8Bit(::ptsname(terminal));
        const int held = ::open(::ptsname(terminal), O_RDWR | O_NOCTTY); // what was written stays until it is read
        QProcess process;
        process.setStandardOutputFile(name);
        process.setStandardErrorFile(name);
        process.start(QStringLiteral(WEIR_BINARY), {QString::fromLatin1(command), workspace});
        QVERIFY(process.waitForFinished(60000));
        ::close(held);
        const QByteArray shown = readToEnd(terminal);
        ::close(terminal);
        QVERIFY(!shown.isEmpty());
        withProgress += shown.contains("\x1b[K") ? 1 : 0;
        QVERIFY2(!shown.left(shown.lastIndexOf("\x1b[K")).contains('\n'), shown); // nothing is printed while that line is there
        QVERIFY2(!shown.mid(shown.lastIndexOf("\x1b[K") + 3).startsWith("Opening"), shown);
    }
    QVERIFY(withProgress > 0);
#endif
}

void TestCliImport::whatCannotWorkIsSaidBeforeAnythingIsTaken()
{
    const QString workspace = path(QStringLiteral("new.weir"));
    const QString source = file(QStringLiteral("events.csv"), cliEvents);
    QStringList places {path(QStringLiteral("none/rejects.csv")), path({})};
#ifdef Q_OS_LINUX
    places << QStringLiteral("/proc/rejects.csv"); // where not even root makes a file
#endif
    for (const QString& rejects : places) {
        const CliRun run = weir({QStringLiteral("import"), workspace, source, QStringLiteral("--rejects"), rejects});
        QCOMPARE(run.status, 1);
        QVERIFY2(run.error.contains("rejects cannot be written"), run.error);
        QVERIFY(!QFile::exists(workspace));
    }
    QCOMPARE(weir({QStringLiteral("import"), workspace, source, QStringLiteral("-")}).status, 2);
    const CliRun run = weir({QStringLiteral("import"), path(QStringLiteral("none/new.weir")), source});
    QVERIFY2(run.error.contains("new.weir cannot be made: there is no folder"), run.error);
}

void TestCliImport::theSampleIsMadeThroughTheImport()
{
    const QString workspace = path(QStringLiteral("sample.weir"));
    const CliRun run = weir({QStringLiteral("sample"), workspace, QStringLiteral("--items"), QStringLiteral("200")});
    QVERIFY2(run.status == 0, run.error);
    const CliRun stream = weir({QStringLiteral("stream"), workspace, QStringLiteral("--json")});
    QVERIFY(stream.json()[QStringLiteral("items")].toObject()[QStringLiteral("total")].toInt() >= 200);
    QVERIFY(stream.json()[QStringLiteral("stages")].toArray().size() >= 5);
    QCOMPARE(weir({QStringLiteral("doctor"), workspace}).status, 0);
}

void TestCliImport::refreshTakesOnlyWhatHasChanged()
{
    const QString workspace = imported();
    const QString other = file(QStringLiteral("other.csv"), "Key,Status,Changed\nB-1,Ready,2025-03-05T09:00:00Z\n");
    QCOMPARE(weir({QStringLiteral("import"), workspace, other}).status, 0);
    const CliRun none = weir({QStringLiteral("refresh"), workspace});
    QCOMPARE(none.status, 0);
    QCOMPARE(none.out, QByteArray("Nothing new in 2 sources.\n"));
    file(QStringLiteral("events.csv"), QByteArray(cliEvents) + "A-4,Story,,Ready for Review,2025-03-06T09:00:00Z\n");
    QVERIFY(QFile::remove(other));
    const CliRun run = weir({QStringLiteral("refresh"), workspace, QStringLiteral("--json")});
    QCOMPARE(run.status, 1); // one is gone; the others stand
    const QJsonArray sources = run.json()[QStringLiteral("sources")].toArray();
    QCOMPARE(sources[0][QStringLiteral("state")].toString(), QStringLiteral("taken"));
    QCOMPARE(sources[1][QStringLiteral("state")].toString(), QStringLiteral("missing"));
    QVERIFY(sources[1][QStringLiteral("reason")].toString().contains(QStringLiteral("other.csv")));
    const QJsonArray imports = run.json()[QStringLiteral("imports")].toArray();
    QCOMPARE(imports.size(), 1);
    QCOMPARE(imports[0][QStringLiteral("added")][QStringLiteral("items")].toInt(), 1);
    QCOMPARE(imports[0][QStringLiteral("unchanged")].toInt(), 4);
    QCOMPARE(run.json()[QStringLiteral("workspace_totals")][QStringLiteral("items")].toInt(), 4);
    QCOMPARE(weir({QStringLiteral("refresh"), workspace}).out, QByteArray("Nothing new in 1 of 2 sources.\n"));
    QVERIFY(QFile::remove(path(QStringLiteral("events.csv"))));
    QCOMPARE(weir({QStringLiteral("refresh"), workspace}).out, QByteArray("Nothing was read again.\n")); // nobody could look
}

QTEST_GUILESS_MAIN(TestCliImport)
#include "tst_cli_import.moc"
