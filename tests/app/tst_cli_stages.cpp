// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What `weir stages` shows and sets, and what is said of stages that were guessed.

#include "tests/support/cli_run.h"

#include <QProcess>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using weir::test::CliRun;

class TestCliStages : public QObject, private weir::test::CliFolder {
    Q_OBJECT

private slots:
    void init() { renew(); }
    void aStatusThatNobodyKnowsIsKeptAndNamed();
    void aMapIsNotSetOnceItIsCancelled();
    void anEndThatIsGuessedIsSaid();
    void aProcessWithoutAnEndIsSaid();
    void theStageMapCanBeSetFromItsOwnOutput();
    void aListWithoutStatusesHasAMapWithoutStages();
};

void TestCliStages::aStatusThatNobodyKnowsIsKeptAndNamed()
{
    const QString workspace = imported();
    const QByteArray map = R"({"stages": [{"name": "Review", "kind": "work", "queue": ["Redy for Review"], "work": ["In Review"]},
                                          {"name": "Done", "kind": "done", "work": ["Done"]}]})";
    const CliRun run = weir(
        {QStringLiteral("stages"), workspace, QStringLiteral("--set"), file(QStringLiteral("map.json"), map), QStringLiteral("--json")});
    QCOMPARE(run.status, 0);
    QVERIFY2(run.error.contains("'Redy for Review'") && run.error.contains("did you mean 'Ready for Review'?"), run.error);
    QVERIFY2(run.error.contains("the status 'Ready for Review' is in no stage of the map"), run.error);
    QVERIFY(run.out.contains("Redy for Review"));
    const CliRun empty =
        weir({QStringLiteral("stages"), workspace, QStringLiteral("--set"), file(QStringLiteral("empty.json"), R"({"stages": []})")});
    QCOMPARE(empty.status, 1);
    QVERIFY2(empty.error.contains("empty.json") && empty.error.contains("empty list"), empty.error);
    QVERIFY(weir({QStringLiteral("stages"), workspace}).out.contains("Redy")); // as it was
}

void TestCliStages::aMapIsNotSetOnceItIsCancelled()
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

void TestCliStages::anEndThatIsGuessedIsSaid()
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
    const CliRun stream = weir({QStringLiteral("stream"), workspace});
    QVERIFY2(stream.out.contains("\n9 items, 6 finished, 0 in progress"), stream.out.constData());
    QVERIFY(stream.out.contains(note));
    const QByteArray json = weir({QStringLiteral("stages"), workspace, QStringLiteral("--json")}).out;
    QVERIFY2(json.contains("\"guessed_ends\":[\"pay compensation\",\"reject request\"]"), json.constData());
    // Who decides the same has been told.
    weir({QStringLiteral("stages"), workspace, QStringLiteral("--set"), file(QStringLiteral("map.json"), json)});
    QVERIFY(!weir({QStringLiteral("stream"), workspace}).out.contains("Taken for done"));
    QVERIFY(weir({QStringLiteral("stream"), workspace}).out.contains("\n9 items, 6 finished"));
}

void TestCliStages::aProcessWithoutAnEndIsSaid()
{
    const QString workspace = path(QStringLiteral("open.weir"));
    const QByteArray log = "key,activity,instant\nC-1,register,2025-01-01T09:00:00Z\nC-1,examine,2025-01-02T09:00:00Z\n";
    const QByteArray note = "No stage is done, so nothing counts as finished and lead time is unknown. Name one: weir stages ";
    QVERIFY(weir({QStringLiteral("import"), workspace, file(QStringLiteral("open.csv"), log)}).out.contains(note));
    QVERIFY(weir({QStringLiteral("stages"), workspace}).out.contains(note));
    QVERIFY(weir({QStringLiteral("stream"), workspace}).out.contains(note));
}

void TestCliStages::aListWithoutStatusesHasAMapWithoutStages()
{
    const QString workspace = path(QStringLiteral("list.weir"));
    const QByteArray list = "id,type,created_date,started_date\nC-1,Bug,2025-01-01,2025-01-02\nC-2,Story,2025-01-01,2025-01-02\n";
    weir({QStringLiteral("import"), workspace, file(QStringLiteral("list.csv"), list)});
    QByteArray json = weir({QStringLiteral("stages"), workspace, QStringLiteral("--json")}).out;
    QVERIFY2(json.contains("\"stages\":[]") && json.contains("\"where\":{}"), json.constData());
    json.replace("\"where\":{}", "\"where\":{\"type\":[\"Bug\"]}");
    const CliRun decided = weir({QStringLiteral("stages"), workspace, QStringLiteral("--set"), file(QStringLiteral("map.json"), json)});
    QVERIFY2(decided.status == 0, decided.error.constData());
    QVERIFY2(!decided.out.contains("Name one"), decided.out.constData()); // of which status should it be
    QVERIFY(weir({QStringLiteral("items"), workspace}).out.contains("  left out (type Story is not of this stream)"));
    const QByteArray stream = weir({QStringLiteral("stream"), workspace}).out;
    QVERIFY2(stream.contains("No stage is done") && !stream.contains("Name "), stream.constData());
}

void TestCliStages::theStageMapCanBeSetFromItsOwnOutput()
{
    const QString workspace = imported();
    const CliRun proposed = weir({QStringLiteral("stages"), workspace, QStringLiteral("--json")});
    QVERIFY(proposed.json()[QStringLiteral("proposed")].toBool());
    const CliRun decided = weir({QStringLiteral("stages"), workspace, QStringLiteral("--set"),
        file(QStringLiteral("map.json"), proposed.out), QStringLiteral("--json")});
    QCOMPARE(decided.status, 0);
    QVERIFY2(decided.error.isEmpty(), decided.error);
    QVERIFY(!decided.json()[QStringLiteral("proposed")].toBool());
    QCOMPARE(decided.json()[QStringLiteral("stages")], proposed.json()[QStringLiteral("stages")]);
    QCOMPARE(
        weir({QStringLiteral("stages"), workspace, QStringLiteral("--set"), file(QStringLiteral("broken.json"), "{\"stages\": 7}")}).status,
        1);
}

QTEST_GUILESS_MAIN(TestCliStages)
#include "tst_cli_stages.moc"
