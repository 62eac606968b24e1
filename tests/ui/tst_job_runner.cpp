// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job_runner.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace weir;
using namespace weir::ui;

class TestJobRunner : public QObject {
    Q_OBJECT
private slots:
    void deliversTheResultOnTheGuiThread()
    {
        JobRunner runner;
        QThread* where = nullptr;
        std::atomic<QThread*> worker = nullptr;
        int result = 0;
        runner.start<int>(
            {.title = QStringLiteral("Counting")}, this,
            [&worker](Progress&) {
                worker = QThread::currentThread();
                return 42;
            },
            [&](JobOutcome<int> outcome) {
                where = QThread::currentThread();
                result = std::get<int>(outcome);
            });
        QTRY_COMPARE(result, 42);
        QCOMPARE(where, thread());
        QVERIFY(worker.load() != thread());
    }

    void showsStageAndPercentage()
    {
        JobRunner runner;
        QSemaphore mayEnd;
        runner.start<int>(
            {.title = QStringLiteral("Importing events.csv")}, this,
            [&mayEnd](Progress& progress) {
                progress.stage("Reading events.csv");
                progress.report(25, 100);
                mayEnd.acquire();
                return 0;
            },
            [](const JobOutcome<int>&) {});
        QTRY_VERIFY(!runner.running().isEmpty() && runner.running().first().percent == 25);
        QCOMPARE(runner.running().first().title, QStringLiteral("Importing events.csv"));
        QCOMPARE(runner.running().first().stage, QStringLiteral("Reading events.csv"));
        mayEnd.release();
        QTRY_VERIFY(runner.running().isEmpty());
    }

    void announcesAtMostTwentyTimesASecond()
    {
        JobRunner runner;
        QSignalSpy changed(&runner, &JobRunner::changed);
        QSignalSpy idle(&runner, &JobRunner::becameIdle);
        QElapsedTimer clock;
        clock.start();
        runner.start<int>(
            {.title = QStringLiteral("Busy")}, this,
            [](Progress& progress) {
                QElapsedTimer busy;
                busy.start();
                for (std::int64_t i = 0; busy.elapsed() < 300; ++i)
                    progress.report(i % 100, 100);
                return 0;
            },
            [](const JobOutcome<int>&) {});
        QTRY_COMPARE(idle.size(), 1);
        QTRY_VERIFY(changed.size() >= 3);
        QVERIFY2(changed.size() <= clock.elapsed() / 50 + 2, qPrintable(QString::number(changed.size())));
    }

    void cancelReachesTheTask()
    {
        JobRunner runner;
        bool cancelled = false;
        const quint64 id = runner.start<int>({.title = QStringLiteral("Endless")}, this, endless(),
            [&cancelled](const JobOutcome<int>& outcome) { cancelled = std::holds_alternative<Cancelled>(outcome); });
        runner.cancel(id);
        QVERIFY(!runner.running().first().cancellable);
        QTRY_VERIFY(cancelled);
        QVERIFY(runner.idle());
    }

    void newerJobOfASlotDropsTheOlderResult()
    {
        JobRunner runner;
        QList<int> results;
        const auto collect = [&results](const JobOutcome<int>& outcome) {
            results.append(std::holds_alternative<int>(outcome) ? std::get<int>(outcome) : -1);
        };
        QSemaphore first;
        runner.start<int>(
            {.slot = QStringLiteral("measure")}, this,
            [&first](Progress&) {
                first.acquire(); // deaf to the cancel: finishes nevertheless
                return 1;
            },
            collect);
        runner.start<int>(
            {.slot = QStringLiteral("measure")}, this, [](Progress&) { return 2; }, collect);
        QTRY_COMPARE(results, QList<int>({2}));
        first.release();
        QTRY_VERIFY(runner.idle());
        QCOMPARE(results, QList<int>({2}));
    }

    void slotsDoNotDisturbEachOther()
    {
        JobRunner runner;
        int sum = 0;
        const auto add = [&sum](const JobOutcome<int>& outcome) { sum += std::get<int>(outcome); };
        runner.start<int>(
            {.slot = QStringLiteral("a")}, this, [](Progress&) { return 1; }, add);
        runner.start<int>(
            {.slot = QStringLiteral("b")}, this, [](Progress&) { return 2; }, add);
        QTRY_COMPARE(sum, 3);
    }

    void whatMustNotBeLostIsDoneByTheEnd()
    {
        QList<int> done; // one exclusive job at a time
        {
            JobRunner runner;
            auto context = std::make_unique<QObject>();
            const JobRunner::Options kept {.exclusive = true, .cancellable = false, .keep = true};
            const auto note = [&done](int n) {
                return [&done, n](Progress& progress) {
                    progress.checkpoint();
                    done.append(n);
                    return n;
                };
            };
            const auto nothing = [](const JobOutcome<int>&) {};
            runner.start<int>({.title = QStringLiteral("Endless"), .exclusive = true}, this, endless(), nothing);
            runner.start<int>(kept, context.get(), note(1), nothing);
            runner.start<int>({.exclusive = true}, this, note(2), nothing);
            runner.start<int>(kept, this, note(3), nothing);
            context.reset();
        }
        QCOMPARE(done, QList<int>({1, 3}));
    }

    void theFirstJobThatCanBeCancelledIs()
    {
        JobRunner runner;
        QSemaphore mayEnd;
        bool cancelled = false;
        runner.start<int>(
            {.title = QStringLiteral("Reading"), .cancellable = false}, this,
            [&mayEnd](Progress&) {
                mayEnd.acquire();
                return 0;
            },
            [](const JobOutcome<int>&) {});
        runner.start<int>({.title = QStringLiteral("Endless")}, this, endless(),
            [&cancelled](const JobOutcome<int>& outcome) { cancelled = std::holds_alternative<Cancelled>(outcome); });
        QVERIFY(runner.cancelFirst());
        QTRY_VERIFY(cancelled);
        QVERIFY(!runner.cancelFirst());
        mayEnd.release();
        QTRY_VERIFY(runner.idle());
    }

    void resultForADeadContextIsDroppedAndTheJobCancelled()
    {
        JobRunner runner;
        bool delivered = false;
        auto context = std::make_unique<QObject>();
        runner.start<int>(
            {.title = QStringLiteral("Orphan")}, context.get(), endless(), [&delivered](const JobOutcome<int>&) { delivered = true; });
        context.reset();
        QTRY_VERIFY(runner.idle());
        QVERIFY(!delivered);
    }

    void exceptionsBecomeErrors()
    {
        JobRunner runner;
        QString sentence;
        ErrorCode code = ErrorCode::Usage;
        const auto note = [&](const JobOutcome<int>& outcome) {
            sentence = QString::fromUtf8(std::get<Error>(outcome).what());
            code = std::get<Error>(outcome).code();
        };
        runner.start<int>(
            {}, this, [](Progress&) -> int { throw Error(ErrorCode::Busy, "It is held."); }, note);
        QTRY_COMPARE(sentence, QStringLiteral("It is held."));
        QCOMPARE(code, ErrorCode::Busy);
        runner.start<int>(
            {}, this, [](Progress&) -> int { throw std::runtime_error("broken"); }, note);
        QTRY_COMPARE(sentence, QStringLiteral("broken"));
        QCOMPARE(code, ErrorCode::Internal);
    }

    void exclusiveJobsRunOneAtATimeInOrder()
    {
        JobRunner runner;
        std::atomic<int> inside = 0;
        std::atomic<bool> overlapped = false;
        QList<int> order;
        for (int i = 0; i < 5; ++i) {
            runner.start<int>(
                {.exclusive = true}, this,
                [&inside, &overlapped, i](Progress&) {
                    overlapped = overlapped || ++inside > 1;
                    QThread::usleep(2000);
                    --inside;
                    return i;
                },
                [&order](const JobOutcome<int>& outcome) { order.append(std::get<int>(outcome)); });
        }
        QTRY_COMPARE(order, QList<int>({0, 1, 2, 3, 4}));
        QVERIFY(!overlapped);
    }

    void aWaitingExclusiveJobCanBeCancelledBeforeItsTurn()
    {
        JobRunner runner;
        QSemaphore first;
        bool ran = false;
        bool cancelled = false;
        runner.start<int>(
            {.exclusive = true}, this,
            [&first](Progress&) {
                first.acquire();
                return 0;
            },
            [](const JobOutcome<int>&) {});
        const quint64 second = runner.start<int>(
            {.exclusive = true}, this,
            [&ran](Progress&) {
                ran = true;
                return 0;
            },
            [&cancelled](const JobOutcome<int>& outcome) { cancelled = std::holds_alternative<Cancelled>(outcome); });
        runner.cancel(second);
        first.release();
        QTRY_VERIFY(cancelled);
        QVERIFY(!ran);
    }

    void quietJobsAreNotShownButCount()
    {
        JobRunner runner;
        QSemaphore mayEnd;
        QSignalSpy idle(&runner, &JobRunner::becameIdle);
        runner.start<int>(
            {.visibility = JobRunner::Visibility::Quiet}, this,
            [&mayEnd](Progress&) {
                mayEnd.acquire();
                return 0;
            },
            [](const JobOutcome<int>&) {});
        QVERIFY(runner.running().isEmpty());
        QVERIFY(!runner.idle());
        mayEnd.release();
        QTRY_COMPARE(idle.size(), 1);
        QVERIFY(runner.idle());
    }

    void destroyingTheRunnerEndsItsJobs()
    {
        std::atomic<bool> ended = false;
        {
            JobRunner runner;
            QSemaphore started;
            runner.start<int>(
                {}, this,
                [&](Progress& progress) {
                    started.release();
                    while (!progress.cancelled())
                        QThread::usleep(500);
                    ended = true;
                    return 0;
                },
                [](const JobOutcome<int>&) { QFAIL("delivered to a runner that is gone"); });
            started.acquire();
        }
        QVERIFY(ended);
    }

private:
    static std::function<int(Progress&)> endless()
    {
        return [](Progress& progress) {
            for (;;) {
                progress.checkpoint();
                QThread::usleep(500);
            }
            return 0;
        };
    }
};

QTEST_GUILESS_MAIN(TestJobRunner)
#include "tst_job_runner.moc"
