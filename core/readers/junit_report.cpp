// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/junit_report.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/readers/encoding.h"
#include "core/readers/limits.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace weir::readers {

namespace {

constexpr double longestTest = 1e9; ///< seconds: thirty years

/// Commas that part groups of three digits go; a single one that does not is a decimal comma. Any others stay, so that it is no number.
std::string withPoint(std::string_view text)
{
    std::string number(text);
    const std::size_t comma = number.find(',');
    if (comma == std::string::npos)
        return number;
    const std::size_t whole = std::min(number.find('.'), number.size());
    bool groups = comma > 0 && comma < 4 && number[0] != '0' && (whole - comma) % 4 == 0;
    for (std::size_t i = 0; i < number.size() && groups; ++i)
        groups = (number[i] == ',') == (i >= comma && i < whole && (i - comma) % 4 == 0);
    if (groups)
        std::erase(number, ',');
    else if (whole == number.size() && number.find(',', comma + 1) == std::string::npos)
        number[comma] = '.';
    return number;
}

/// What a child of a test case says of how it ended; several of them: the gravest holds.
std::optional<TestOutcome> outcomeOf(std::string_view element)
{
    if (element == "failure")
        return TestOutcome::Failed;
    if (element == "error")
        return TestOutcome::Errored;
    if (element == "skipped" || element == "disabled")
        return TestOutcome::Skipped;
    return std::nullopt;
}

int gravity(TestOutcome outcome)
{
    switch (outcome) {
    case TestOutcome::Errored:
        return 3;
    case TestOutcome::Failed:
        return 2;
    case TestOutcome::Skipped:
        return 1;
    case TestOutcome::Passed:
        break;
    }
    return 0;
}

/// GoogleTest and CTest say by an attribute that a test was not run.
bool wasNotRun(const XmlAttributes& attributes)
{
    const std::string_view status = attributes.text("status");
    const std::string_view result = attributes.text("result");
    return status == "notrun" || status == "disabled" || status == "skipped" || result == "suppressed" || result == "skipped";
}

/// The first line that says something.
std::string_view firstLine(std::string_view text)
{
    text = trimmed(text);
    return trimmed(text.substr(0, text.find_first_of("\r\n")));
}

} // namespace

std::optional<Duration> parseTestTime(std::string_view text)
{
    const std::string number = withPoint(trimmed(text));
    double seconds = 0;
    const char* const end = number.data() + number.size();
    const auto [behind, failure] = std::from_chars(number.data(), end, seconds);
    if (failure != std::errc() || behind != end || !(seconds >= 0) || seconds > longestTest)
        return std::nullopt;
    return Duration(std::llround(seconds * 1e6));
}

JunitReport::JunitReport(const XmlParser& parser, const Zone& zone, RecordSink& sink)
    : m_parser(parser)
    , m_zone(zone)
    , m_times(zone)
    , m_sink(sink)
{
}

void JunitReport::start(int depth, std::string_view name, const XmlAttributes& attributes)
{
    const bool isSuite = name == "testsuite" || name == "testsuites";
    if (depth == 1 && !isSuite)
        throw Error(
            ErrorCode::NotThis, m_parser.where() + "this is no test report (JUnit) but a document of another kind; name its format.");
    if (name == "testcase")
        beginCase(depth, attributes);
    else if (isSuite)
        beginSuite(depth, attributes);
    else if (!m_cases.empty() && depth == m_cases.back().depth + 1)
        beginResult(depth, name, attributes);
}

void JunitReport::beginSuite(int depth, const XmlAttributes& attributes)
{
    Suite suite {depth, std::string(trimmed(attributes.text("name"))), std::nullopt};
    std::optional<Instant> around;
    if (!m_suites.empty()) {
        around = m_suites.back().at;
        if (suite.name.empty())
            suite.name = m_suites.back().name;
    }
    std::optional<Reject> unread;
    suite.at = timeOf(attributes, around, unread);
    m_suites.push_back(std::move(suite));
    if (unread) {
        unread->record = m_suites.back().name;
        m_sink.reject(*unread);
    }
}

std::optional<Instant> JunitReport::timeOf(const XmlAttributes& attributes, std::optional<Instant> otherwise, std::optional<Reject>& unread)
{
    const std::string_view text = attributes.text("timestamp");
    Instant at;
    switch (m_times.read(text, at)) {
    case TimeState::Read:
        return at;
    case TimeState::Empty:
        return otherwise;
    case TimeState::NeedsOrder:
        if (const auto guessed = parseInstant(text, m_zone))
            return guessed;
        break;
    case TimeState::Unreadable:
        break;
    }
    unread = rejectHere("timestamp", "This is not a time that can be read.", text);
    return otherwise;
}

Reject JunitReport::rejectHere(std::string field, std::string reason, std::string_view text) const
{
    Reject reject;
    reject.line = m_parser.line();
    reject.byte = m_parser.byte();
    reject.field = std::move(field);
    reject.reason = std::move(reason);
    reject.text = excerpt(text);
    reject.kept = true;
    return reject;
}

void JunitReport::beginCase(int depth, const XmlAttributes& attributes)
{
    Case test;
    test.depth = depth;
    test.line = m_parser.line();
    test.byte = m_parser.byte();
    test.name = trimmed(attributes.text("name"));
    test.className = trimmed(attributes.find("classname") ? attributes.text("classname") : attributes.text("class"));
    test.file = trimmed(attributes.text("file"));
    test.time = trimmed(attributes.text("time"));
    test.outcome = wasNotRun(attributes) ? TestOutcome::Skipped : TestOutcome::Passed;
    test.at = timeOf(attributes, m_suites.back().at, test.unreadAt);
    m_cases.push_back(std::move(test));
}

void JunitReport::beginResult(int depth, std::string_view name, const XmlAttributes& attributes)
{
    Case& test = m_cases.back();
    // Surefire ran it again: it passed in the end (flaky…), or it never did (rerun…, beside a failure or an error).
    if (name == "flakyFailure" || name == "flakyError" || name == "rerunFailure" || name == "rerunError") {
        ++test.reruns;
        return;
    }
    const auto outcome = outcomeOf(name);
    if (!outcome || gravity(*outcome) < gravity(test.outcome))
        return;
    if (gravity(*outcome) > gravity(test.outcome))
        test.message.clear();
    test.outcome = *outcome;
    if (!test.message.empty())
        return;
    test.message = excerpt(firstLine(attributes.text("message")));
    if (test.message.empty())
        m_messageDepth = depth;
}

void JunitReport::text(std::string_view piece)
{
    if (m_messageDepth == 0)
        return;
    // The beginning is enough for a line to be kept short.
    std::string& message = m_cases.back().message;
    if (message.empty())
        piece = piece.substr(std::min(piece.find_first_not_of(" \t\r\n"), piece.size()));
    message += piece.substr(0, 2 * limits::rejectTextBytes - std::min(message.size(), 2 * limits::rejectTextBytes));
}

void JunitReport::end(int depth)
{
    if (m_messageDepth == depth) {
        m_cases.back().message = excerpt(firstLine(m_cases.back().message));
        m_messageDepth = 0;
    }
    if (!m_cases.empty() && m_cases.back().depth == depth) {
        endCase(m_cases.back());
        m_cases.pop_back();
    } else if (m_suites.back().depth == depth) {
        m_suites.pop_back();
    }
}

void JunitReport::endCase(const Case& test)
{
    // Some are called "" by those who wrote them, and have run all the same.
    const std::string& suite = m_suites.back().name;
    const std::string& name = !test.name.empty() ? test.name : !test.className.empty() ? test.className : suite;
    Reject reject;
    reject.line = test.line;
    reject.byte = test.byte;
    reject.record = name;
    if (name.empty()) {
        reject.field = "name";
        reject.reason = "The test has neither a name nor a class nor a suite with a name, so it cannot be told from others.";
        m_sink.reject(reject);
        return;
    }
    const std::optional<Duration> duration = parseTestTime(test.time);
    m_sink.record();
    m_sink.test({suite, name, test.outcome, duration, test.at, test.className, test.file, test.message, test.reruns});
    if (!duration && !test.time.empty()) {
        reject.field = "time";
        reject.reason = test.time.front() == '-' ? "The time is negative, so how long the test took is unknown."
                                                 : "This is not a number of seconds, so how long the test took is unknown.";
        reject.text = excerpt(test.time);
        reject.kept = true;
        m_sink.reject(reject);
    }
    if (test.unreadAt) {
        Reject unread = *test.unreadAt;
        unread.record = name;
        m_sink.reject(unread);
    }
}

} // namespace weir::readers
