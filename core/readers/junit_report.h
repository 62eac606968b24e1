// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/zone.h"
#include "core/model/records.h"
#include "core/readers/timestamp.h"
#include "core/readers/xml_parser.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// Seconds as reports write them: "0.25", "1,234.567", "0,25", "1.2E-4". Absent: it is no number, or none that a test takes.
[[nodiscard]] std::optional<Duration> parseTestTime(std::string_view text);

/// What the elements of a JUnit report become. Suites may be nested, and stand there without any total: none is believed.
class JunitReport final : public XmlHandler {
public:
    JunitReport(const XmlParser& parser, const Zone& zone, RecordSink& sink);

    void start(int depth, std::string_view name, const XmlAttributes& attributes) override;
    void end(int depth) override;
    void text(std::string_view piece) override;

    /// Times read so far that had no zone of their own.
    [[nodiscard]] std::int64_t timesWithoutZone() const { return m_times.withoutZone(); }

private:
    struct Suite {
        int depth = 0;
        std::string name; ///< of the innermost one that has a name
        std::optional<Instant> at;
    };
    struct Case {
        int depth = 0;
        std::int64_t line = 0, byte = 0;
        std::string name, className, file, time, message;
        TestOutcome outcome = TestOutcome::Passed;
        std::int32_t reruns = 0;
        std::optional<Instant> at;
        std::optional<Reject> unreadAt;
    };

    void beginSuite(int depth, const XmlAttributes& attributes);
    void beginCase(int depth, const XmlAttributes& attributes);
    void beginResult(int depth, std::string_view name, const XmlAttributes& attributes);
    void endCase(const Case& test);
    /// `otherwise`: where the element states no time. What cannot be read goes to `unread`.
    [[nodiscard]] std::optional<Instant> timeOf(
        const XmlAttributes& attributes, std::optional<Instant> otherwise, std::optional<Reject>& unread);
    [[nodiscard]] Reject rejectHere(std::string field, std::string reason, std::string_view text) const;

    const XmlParser& m_parser;
    const Zone m_zone;
    ColumnTimes m_times;
    RecordSink& m_sink;
    std::vector<Suite> m_suites;
    std::vector<Case> m_cases; ///< nearly always one; the innermost is the last
    int m_messageDepth = 0; ///< of the element whose text is the message; 0: none
};

} // namespace weir::readers
