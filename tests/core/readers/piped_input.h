// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest>

#include <array>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace weir::test {

/// A pipe in the place of standard input.
class PipedInput {
public:
    PipedInput()
        : m_before(dup(STDIN_FILENO))
    {
        std::array<int, 2> ends {};
        if (pipe(ends.data()) != 0 || dup2(ends[0], STDIN_FILENO) < 0)
            qFatal("no pipe");
        ::close(ends[0]);
        m_in = ends[1];
    }
    ~PipedInput()
    {
        close();
        dup2(m_before, STDIN_FILENO);
        ::close(m_before);
    }
    PipedInput(const PipedInput&) = delete;
    PipedInput& operator=(const PipedInput&) = delete;
    void write(std::string_view text) const { QCOMPARE(::write(m_in, text.data(), text.size()), static_cast<ssize_t>(text.size())); }
    void close()
    {
        if (m_in >= 0)
            ::close(std::exchange(m_in, -1));
    }

private:
    int m_before = -1;
    int m_in = -1;
};

} // namespace weir::test
