// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <atomic>
#include <cstdint>
#include <string_view>

namespace weir {

/// How a long operation tells how far it is and learns that it shall stop.
/// Thread rule: one operation calls it from one thread at a time; implementations decide how the words reach the screen.
class Progress {
public:
    virtual ~Progress() = default;
    /// A new step begins ("Reading events.csv"); the count starts anew.
    virtual void stage(std::string_view name) = 0;
    /// `done` of `total` (bytes, commits, …); total 0 means unknown.
    virtual void report(std::int64_t done, std::int64_t total) = 0;
    /// True once the user has cancelled.
    [[nodiscard]] virtual bool cancelled() const = 0;
    /// Throws Cancelled if the user has cancelled. Call at least every 50 ms of work.
    void checkpoint() const
    {
        if (cancelled())
            throw Cancelled();
    }
};

/// How work on other threads learns that it shall stop, where the user's progress is for the thread that started it.
class StopFlag final : public Progress {
public:
    void stage(std::string_view) override { }
    void report(std::int64_t, std::int64_t) override { }
    [[nodiscard]] bool cancelled() const override { return m_stop.load(std::memory_order_relaxed); }
    void stop() { m_stop.store(true, std::memory_order_relaxed); }

private:
    std::atomic<bool> m_stop = false;
};

/// Progress that nobody watches.
class SilentProgress final : public Progress {
public:
    void stage(std::string_view) override { }
    void report(std::int64_t, std::int64_t) override { }
    [[nodiscard]] bool cancelled() const override { return false; }
};

} // namespace weir
