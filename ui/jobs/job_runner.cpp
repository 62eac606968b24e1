// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job_runner.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QList>
#include <QMutex>
#include <QMutexLocker>
#include <QThread>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <deque>
#include <utility>
#include <vector>

namespace weir::ui {

namespace {
constexpr int announceIntervalMs = 50;
constexpr int leastThreads = 4; // a quiet measurement must not queue behind an import and a line count
} // namespace

/// One job, shared by the runner (GUI thread) and its worker.
struct JobRunner::Job {
    quint64 id = 0;
    Options options;
    QPointer<QObject> context;
    QMetaObject::Connection contextWatch;
    std::function<std::shared_ptr<void>(Progress&)> body;
    std::function<void(std::shared_ptr<void>)> finish;
    bool stale = false; // GUI thread only: the result is not wanted any more

    std::atomic<bool> cancelled = false;
    std::atomic<int> percent = -1;
    QMutex mutex;
    QString stage; // guarded by mutex
};

struct JobRunner::Impl {
    QThreadPool pool;
    std::vector<std::shared_ptr<Job>> jobs; // oldest first: running and waiting ones
    std::deque<std::shared_ptr<Job>> exclusiveQueue;
    std::shared_ptr<Job> exclusiveRunning;
    quint64 lastId = 0;
    std::atomic<bool> announcePending = false;
    QTimer announceTimer;
    QElapsedTimer sinceAnnounced;
};

/// The worker's side: cheap enough to be called for every record.
class JobRunner::JobProgress final : public Progress {
public:
    JobProgress(JobRunner& runner, Job& job)
        : m_runner(runner)
        , m_job(job)
    {
    }

    void stage(std::string_view name) override
    {
        {
            const QMutexLocker lock(&m_job.mutex);
            m_job.stage = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        }
        m_job.percent.store(-1, std::memory_order_relaxed);
        notify();
    }

    void report(std::int64_t done, std::int64_t total) override
    {
        const int percent = total > 0
            ? static_cast<int>(std::clamp<double>(static_cast<double>(done) * 100.0 / static_cast<double>(total), 0.0, 100.0))
            : -1;
        if (m_job.percent.exchange(percent, std::memory_order_relaxed) != percent)
            notify();
    }

    [[nodiscard]] bool cancelled() const override { return m_job.cancelled.load(std::memory_order_relaxed); }

private:
    void notify()
    {
        if (m_job.options.visibility == Visibility::Visible && !m_runner.m_impl->announcePending.exchange(true))
            QMetaObject::invokeMethod(
                &m_runner, [runner = &m_runner] { runner->announce(); }, Qt::QueuedConnection);
    }

    JobRunner& m_runner;
    Job& m_job;
};

JobRunner::JobRunner(QObject* parent)
    : QObject(parent)
    , m_impl(std::make_unique<Impl>())
{
    m_impl->pool.setMaxThreadCount(std::max(leastThreads, QThread::idealThreadCount()));
    m_impl->announceTimer.setSingleShot(true);
    connect(&m_impl->announceTimer, &QTimer::timeout, this, &JobRunner::announce);
}

JobRunner::~JobRunner()
{
    for (const auto& job : m_impl->jobs) {
        if (!job->options.keep)
            job->cancelled = true;
    }
    finishKept();
    for (const auto& job : m_impl->jobs)
        job->cancelled = true;
    m_impl->pool.waitForDone();
}

void JobRunner::finishKept()
{
    QDeadlineTimer limit(leaveMs);
    const auto rest = [&limit] { return static_cast<int>(limit.remainingTime()); };
    std::erase_if(m_impl->exclusiveQueue, [](const auto& job) { return !job->options.keep; });
    bool done = m_impl->pool.waitForDone(rest());
    for (const auto& job : std::exchange(m_impl->exclusiveQueue, {})) {
        if (!done)
            return; // the one before it still writes
        run(job);
        done = m_impl->pool.waitForDone(rest());
    }
}

quint64 JobRunner::launch(const Options& options, QObject* context, std::function<std::shared_ptr<void>(Progress&)> body,
    std::function<void(std::shared_ptr<void>)> finish)
{
    if (!options.slot.isEmpty()) {
        for (const auto& other : m_impl->jobs) {
            if (other->options.slot == options.slot) {
                other->stale = true;
                other->cancelled = true;
            }
        }
    }
    auto job = std::make_shared<Job>();
    job->id = ++m_impl->lastId;
    job->options = options;
    job->context = context;
    job->body = std::move(body);
    job->finish = std::move(finish);
    if (context != nullptr) {
        job->contextWatch = connect(context, &QObject::destroyed, this, [weak = std::weak_ptr<Job>(job)] {
            if (const auto watched = weak.lock()) {
                watched->stale = true;
                if (!watched->options.keep)
                    watched->cancelled = true;
            }
        });
    }
    m_impl->jobs.push_back(job);
    if (options.exclusive) {
        m_impl->exclusiveQueue.push_back(job);
        startNextExclusive();
    } else {
        run(job);
    }
    announce();
    return job->id;
}

void JobRunner::run(const std::shared_ptr<Job>& job)
{
    m_impl->pool.start([this, job] {
        JobProgress progress(*this, *job);
        std::shared_ptr<void> outcome = job->body(progress);
        job->body = nullptr; // what the task holds is released where it was used
        QMetaObject::invokeMethod(
            this, [this, job, outcome = std::move(outcome)] { deliver(job, outcome); }, Qt::QueuedConnection);
    });
}

void JobRunner::startNextExclusive()
{
    if (m_impl->exclusiveRunning != nullptr || m_impl->exclusiveQueue.empty())
        return;
    m_impl->exclusiveRunning = m_impl->exclusiveQueue.front();
    m_impl->exclusiveQueue.pop_front();
    run(m_impl->exclusiveRunning);
}

void JobRunner::deliver(const std::shared_ptr<Job>& job, const std::shared_ptr<void>& outcome)
{
    disconnect(job->contextWatch);
    std::erase(m_impl->jobs, job);
    if (m_impl->exclusiveRunning == job) {
        m_impl->exclusiveRunning = nullptr;
        startNextExclusive();
    }
    announce();
    const QPointer<JobRunner> self(this); // finish() may close the window
    const auto finish = std::move(job->finish);
    if (!job->stale && finish)
        finish(outcome);
    if (self != nullptr && m_impl->jobs.empty())
        emit becameIdle();
}

void JobRunner::announce()
{
    Impl& d = *m_impl;
    if (d.sinceAnnounced.isValid() && d.sinceAnnounced.elapsed() < announceIntervalMs) {
        if (!d.announceTimer.isActive())
            d.announceTimer.start(announceIntervalMs - static_cast<int>(d.sinceAnnounced.elapsed()));
        return;
    }
    d.announceTimer.stop();
    d.announcePending = false;
    d.sinceAnnounced.start();
    emit changed();
}

void JobRunner::cancel(quint64 id)
{
    for (const auto& job : m_impl->jobs) {
        if (job->id == id && job->options.cancellable)
            job->cancelled = true;
    }
    announce();
}

bool JobRunner::cancelFirst()
{
    for (const JobState& job : running()) {
        if (job.cancellable) {
            cancel(job.id);
            return true;
        }
    }
    return false;
}

QList<JobState> JobRunner::running() const
{
    QList<JobState> states;
    for (const auto& job : m_impl->jobs) {
        if (job->options.visibility == Visibility::Quiet)
            continue;
        const QMutexLocker lock(&job->mutex);
        states.append(JobState {
            .id = job->id,
            .title = job->options.title,
            .stage = job->stage,
            .percent = job->percent.load(std::memory_order_relaxed),
            .cancellable = job->options.cancellable && !job->cancelled,
        });
    }
    return states;
}

int JobRunner::percentOf(const QString& slot) const
{
    for (const auto& job : m_impl->jobs) {
        if (!job->stale && job->options.slot == slot)
            return job->percent.load(std::memory_order_relaxed);
    }
    return -1;
}

bool JobRunner::idle() const
{
    return m_impl->jobs.empty();
}

} // namespace weir::ui
