// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal_progress.h"

#include "app/cli/terminal_text.h"

#include <atomic>
#include <csignal>
#include <iostream>
#include <unistd.h>

namespace weir::app {

namespace {

volatile std::sig_atomic_t interrupted = 0;
bool lineShown = false; // there is one terminal

void onInterrupt(int)
{
    interrupted = 1;
}

} // namespace

void installInterruptHandler()
{
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
#ifdef SIGXFSZ
    std::signal(SIGXFSZ, SIG_IGN);
#endif
}

TerminalProgress::TerminalProgress()
    : m_terminal(isatty(STDERR_FILENO) != 0)
{
}

TerminalProgress::~TerminalProgress()
{
    clearProgress();
}

void TerminalProgress::stage(std::string_view name)
{
    clearProgress();
    m_stage = plain(name); // it names files
}

void TerminalProgress::report(std::int64_t done, std::int64_t total)
{
    using namespace std::chrono_literals;
    const auto now = std::chrono::steady_clock::now();
    if (!m_terminal || now - m_last < 100ms)
        return;
    m_last = now;
    lineShown = true;
    std::cerr << "\r\x1b[K" << m_stage;
    if (total > 0)
        std::cerr << "  " << done * 100 / total << " %";
    std::cerr << std::flush;
}

bool TerminalProgress::cancelled() const
{
    return interrupted != 0;
}

void clearProgress()
{
    if (lineShown)
        std::cerr << "\r\x1b[K" << std::flush;
    lineShown = false;
}

} // namespace weir::app
