// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <chrono>
#include <string>

namespace weir::app {

/// Progress on standard error, only if that is a terminal; Ctrl+C cancels.
class TerminalProgress final : public Progress {
public:
    TerminalProgress();
    ~TerminalProgress() override;
    TerminalProgress(const TerminalProgress&) = delete;
    TerminalProgress& operator=(const TerminalProgress&) = delete;
    void stage(std::string_view name) override;
    void report(std::int64_t done, std::int64_t total) override;
    [[nodiscard]] bool cancelled() const override;

private:
    bool m_terminal;
    std::string m_stage;
    std::chrono::steady_clock::time_point m_last;
};

/// Takes the line of progress away, if there is one; before anything is printed.
void clearProgress();

/// From here on Ctrl+C asks the running job to stop instead of ending the process; writing beyond a limit of file
/// size is an error instead of the end.
void installInterruptHandler();

} // namespace weir::app
