// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/records.h"
#include "core/readers/reader.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

namespace weir::fuzz {

/// Holds a reader to what it promises about any input: text is UTF-8 without NUL, places lie in the source, what
/// belongs to a record comes after it.
class CheckingSink final : public RecordSink {
public:
    /// Of a log every record is one event at most; a tracker's holds a history.
    enum class Records { Events, Histories };
    explicit CheckingSink(Records records)
        : m_recordsAre(records)
    {
    }
    void record() override { ++m_records; }
    void item(const ItemRecord& item) override { check(!item.key.empty()); }
    void event(const EventRecord& event) override
    {
        check(++m_events <= m_records || m_recordsAre == Records::Histories);
        check(!event.item.empty() && isKnown(event.at));
    }
    void commit(const CommitRecord&) override { }
    void tag(const TagRecord&) override { }
    void change(const ChangeRecord&) override { }
    void test(const TestRecord& test) override
    {
        check(++m_tests <= m_records);
        check(!test.name.empty() && test.message.size() <= 500 && test.duration.value_or(Duration()) >= Duration());
    }
    void coverage(const CoverageRecord& coverage) override
    {
        check(!coverage.path.empty() && coverage.covered >= 0 && coverage.covered <= coverage.lines);
    }
    void build(const BuildRecord& build) override
    {
        check(++m_builds <= m_records);
        check(!build.key.empty() && build.attempt.value_or(1) > 0);
        check(!build.finished || build.result != RunResult::Unknown);
    }
    void deployment(const DeploymentRecord& deployment) override
    {
        check(++m_deployments <= 2 * m_records); // itself, and what its statuses say
        check(!deployment.key.empty() && (!deployment.finished || deployment.result != RunResult::Unknown));
    }
    void incident(const IncidentRecord& incident) override { check(!incident.key.empty()); }
    void reject(const Reject& reject) override
    {
        check(reject.line.value_or(1) >= 1 && reject.byte.value_or(0) >= 0);
        check(!reject.reason.empty() && reject.text.size() <= 500);
    }
    void warn(const std::string&) override { }

private:
    static void check(bool holds)
    {
        if (!holds)
            std::abort();
    }
    const Records m_recordsAre;
    std::int64_t m_records = 0;
    std::int64_t m_events = 0;
    std::int64_t m_tests = 0;
    std::int64_t m_builds = 0;
    std::int64_t m_deployments = 0;
};

/// The bytes as a file, which the next ones replace; in memory, where the system has such a place.
inline std::filesystem::path fileWith(const std::uint8_t* data, std::size_t size)
{
    static const std::filesystem::path file = [] {
        const std::filesystem::path shared = "/dev/shm";
        const std::filesystem::path folder = std::filesystem::is_directory(shared) ? shared : std::filesystem::temp_directory_path();
        return folder / ("weir-fuzz-" + std::to_string(getpid()));
    }();
    std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    return file;
}

/// Lets the reader see the bytes as a file: recognise it, and read it whatever it thinks of it.
inline void readBytes(const readers::Reader& reader, const std::uint8_t* data, std::size_t size,
    CheckingSink::Records records = CheckingSink::Records::Events)
{
    const std::filesystem::path file = fileWith(data, size);
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    static_cast<void>(reader.probe({file, false, bytes, true}));
    CheckingSink sink(records);
    SilentProgress progress;
    try {
        static_cast<void>(reader.read(file, {}, sink, progress));
    } catch (const Error&) {
        // Refused in words: as it should be.
    }
}

} // namespace weir::fuzz
