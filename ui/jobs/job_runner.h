// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <exception>
#include <functional>
#include <memory>
#include <variant>

namespace weir::ui {

/// What a job ended with.
template <typename T>
using JobOutcome = std::variant<T, Cancelled, Error>;

/// What the job bar shows.
struct JobState {
    quint64 id = 0;
    QString title; ///< "Importing events.csv"
    QString stage;
    int percent = -1; ///< −1: unknown
    bool cancellable = true; ///< false also once it was cancelled and only its end is awaited
};

/// The one place that moves work off the GUI thread. A job gets a Progress, returns a value, and its outcome is delivered on
/// the GUI thread to the context object, if that is still alive and no newer job of the same slot was started. A job whose
/// context dies or whose slot is taken is cancelled; a job that finishes in spite of a cancel delivers what it made.
class JobRunner final : public QObject {
    Q_OBJECT
public:
    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override; ///< cancels everything and waits; what must not be lost is finished first, within leaveMs

    static constexpr int leaveMs = 10'000;

    enum class Visibility { Visible, Quiet };
    struct Options {
        QString title = {};
        QString slot = {}; ///< a newer job of a slot cancels the older and its result is dropped; empty: no slot
        Visibility visibility = Visibility::Visible; ///< quiet ones are not shown in the job bar
        bool exclusive = false; ///< writes to the workspace: one at a time, in order of start
        bool cancellable = true; ///< false: cancel() leaves it alone; the context's death and the end do not
        bool keep = false; ///< what the user decided: runs even if its context dies or the runner ends before its turn
    };

    template <typename T>
    quint64 start(const Options& options, QObject* context, std::function<T(Progress&)> task, std::function<void(JobOutcome<T>)> done);

    void cancel(quint64 id);
    bool cancelFirst(); ///< the oldest that is shown and can be cancelled; false: there is none
    [[nodiscard]] QList<JobState> running() const; ///< visible ones, oldest first; also those that wait for their turn
    /// How far the newest job of a slot is, quiet or not; −1: none runs, or it cannot tell.
    [[nodiscard]] int percentOf(const QString& slot) const;
    [[nodiscard]] bool idle() const; ///< nothing runs or waits, quiet ones included

signals:
    void changed(); ///< at most 20 times a second
    void becameIdle();

private:
    struct Impl;
    struct Job;
    class JobProgress;

    /// Runs `body` on a worker; `finish` on the GUI thread. Type-erased so that the template above stays small.
    quint64 launch(const Options& options, QObject* context, std::function<std::shared_ptr<void>(Progress&)> body,
        std::function<void(std::shared_ptr<void>)> finish);
    void run(const std::shared_ptr<Job>& job);
    void startNextExclusive();
    void finishKept(); ///< those that wait for their turn, one after the other
    void deliver(const std::shared_ptr<Job>& job, const std::shared_ptr<void>& outcome);
    void announce(); ///< changed(), now or as soon as 50 ms have passed since the last one

    std::unique_ptr<Impl> m_impl;
};

template <typename T>
quint64 JobRunner::start(
    const Options& options, QObject* context, std::function<T(Progress&)> task, std::function<void(JobOutcome<T>)> done)
{
    auto body = [task = std::move(task)](Progress& progress) -> std::shared_ptr<void> {
        try {
            progress.checkpoint(); // cancelled while it waited for its turn
            return std::make_shared<JobOutcome<T>>(task(progress));
        } catch (const Cancelled& cancelled) {
            return std::make_shared<JobOutcome<T>>(cancelled);
        } catch (const Error& error) {
            return std::make_shared<JobOutcome<T>>(error);
        } catch (const std::exception& other) {
            return std::make_shared<JobOutcome<T>>(Error(ErrorCode::Internal, other.what()));
        }
    };
    auto finish = [done = std::move(done)](
                      const std::shared_ptr<void>& outcome) { done(std::move(*std::static_pointer_cast<JobOutcome<T>>(outcome))); };
    return launch(options, context, std::move(body), std::move(finish));
}

} // namespace weir::ui
