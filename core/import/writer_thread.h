// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/batch.h"
#include "core/import/batch_writer.h"

#include <exception>
#include <thread>
#include <utility>

namespace weir::import {

/// Thrown into the reader when the other thread has failed; never seen outside.
struct WriterFailed { };

/// Runs the writer beside the reader and brings its failure back.
class WriterThread {
public:
    explicit WriterThread(BatchWriter& writer)
        : m_thread([this, &writer] { work(writer); })
    {
    }
    ~WriterThread()
    {
        m_queue.close();
        if (m_thread.joinable())
            m_thread.join();
    }
    WriterThread(const WriterThread&) = delete;
    WriterThread& operator=(const WriterThread&) = delete;

    void push(Batch batch)
    {
        if (!m_queue.push(std::move(batch)))
            throw WriterFailed();
    }
    /// Waits until everything is written. Throws what befell the writer.
    void finish()
    {
        m_queue.end();
        m_thread.join();
        if (m_failure)
            std::rethrow_exception(m_failure);
    }

private:
    void work(BatchWriter& writer)
    {
        try {
            while (auto batch = m_queue.pop())
                writer.write(*batch);
        } catch (...) {
            m_failure = std::current_exception();
            m_queue.close();
        }
    }

    BatchQueue m_queue;
    std::exception_ptr m_failure;
    std::thread m_thread; // last: it uses the others
};

} // namespace weir::import
