// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/lcov_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/readers/covered_lines.h"
#include "core/readers/encoding.h"
#include "core/readers/input.h"
#include "core/readers/limits.h"

#include <exception>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace weir::readers {

namespace {

constexpr std::size_t pieceBytes = 64 * 1024;

/// What the lines of a trace file become.
class LcovTrace {
public:
    LcovTrace(const TextInput& text, std::string name, RecordSink& sink)
        : m_text(text)
        , m_name(std::move(name))
        , m_byte(static_cast<std::int64_t>(text.bomBytes()))
        , m_sink(sink)
        , m_lines(m_name)
    {
    }

    /// `line`: with its end.
    void take(std::string_view line)
    {
        ++m_line;
        const std::string_view content = trimmed(line);
        if (content.starts_with("SF:"))
            beginFile(trimmed(content.substr(3)));
        else if (content.starts_with("DA:"))
            takeLine(content.substr(3));
        else if (content == "end_of_record")
            m_place = Place::Outside;
        m_byte += static_cast<std::int64_t>(sourceBytes(m_text.encoding(), line));
    }

    void end()
    {
        if (m_sections == 0)
            throw Error(ErrorCode::NotThis,
                m_name + " is no coverage report (lcov): no line of it begins with 'SF:'; export it again, or name its format.");
        if (m_place != Place::Outside)
            m_sink.warn("The report ends within a file, without 'end_of_record': what came behind is missing; export it again.");
        m_lines.emit(m_sink);
    }

    [[nodiscard]] std::string where() const { return m_name + ", line " + std::to_string(m_line + 1) + ": "; }

private:
    enum class Place { Outside, InFile, InRefused };

    void beginFile(std::string_view path)
    {
        ++m_sections;
        m_place = path.empty() ? Place::InRefused : Place::InFile;
        if (path.empty()) {
            reject("SF", "The name of the source file is missing, so its lines belong to none.", {}, false);
            return;
        }
        m_path.clear();
        appendMended(path, m_path);
        m_file = m_lines.file(m_path);
    }

    void takeLine(std::string_view text)
    {
        if (m_place == Place::InRefused)
            return;
        if (m_place == Place::Outside) {
            reject("DA", "The line belongs to no source file: no 'SF:' stands before it.", text, true);
            return;
        }
        const std::size_t comma = text.find(',');
        const auto number = parseLineNumber(text.substr(0, comma));
        const std::string_view rest = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
        const Hits hits = parseHits(rest.substr(0, rest.find(',')));
        const bool counts = number && hits != Hits::Unreadable;
        if (counts)
            m_lines.add(m_file, *number, hits == Hits::Some);
        if (!counts)
            reject("DA", unreadLine, text, true);
        else if (hits == Hits::Negative)
            reject("DA", negativeHits, text, true);
    }

    void reject(std::string field, std::string reason, std::string_view text, bool kept)
    {
        Reject reject;
        reject.line = m_line;
        reject.byte = m_byte;
        reject.record = m_place == Place::InFile ? m_path : std::string();
        reject.field = std::move(field);
        reject.reason = std::move(reason);
        reject.text = excerpt(text);
        reject.kept = kept;
        m_sink.reject(reject);
    }

    const TextInput& m_text;
    std::string m_name;
    std::int64_t m_line = 0;
    std::int64_t m_byte;
    RecordSink& m_sink;
    CoveredLines m_lines;
    Place m_place = Place::Outside;
    std::size_t m_file = 0;
    std::string m_path; ///< of the file that the lines belong to
    std::int64_t m_sections = 0;
};

void readLines(TextInput& text, LcovTrace& trace, Progress& progress)
{
    std::string kept; ///< the beginning of a line whose end is not read yet
    std::vector<char> piece(pieceBytes);
    for (std::size_t n = pieceBytes; n == pieceBytes;) {
        n = text.read(piece);
        std::string_view rest(piece.data(), n);
        for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
            kept += rest.substr(0, end + 1);
            rest.remove_prefix(end + 1);
            trace.take(kept);
            kept.clear();
        }
        kept += rest;
        if (kept.size() > limits::coverageLineBytes)
            throw Error(ErrorCode::Limit,
                trace.where() + "the line is longer than " + std::to_string(limits::coverageLineBytes >> 10)
                    + " KiB, which no coverage report needs; export it again.");
        progress.checkpoint();
        progress.report(text.input().consumed(), text.input().storedSize());
    }
    if (!kept.empty())
        trace.take(kept);
}

} // namespace

const FormatInfo& LcovReader::info() const
{
    static const FormatInfo info {"lcov", "Coverage report (lcov)", {"coverage_files"}};
    return info;
}

Confidence LcovReader::probe(const Head& head) const noexcept
{
    try {
        if (head.folder)
            return Confidence::No;
        const std::string text = toUtf8(head.bytes, head.whole);
        std::string_view rest = text;
        while (!rest.empty()) {
            const std::size_t end = rest.find('\n');
            const std::string_view line = trimmed(rest.substr(0, end));
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
            if (line.starts_with("SF:"))
                return Confidence::Certain;
            // What stands before the first file: comments, the name of the test.
            if (!line.empty() && !line.starts_with('#') && !line.starts_with("TN:"))
                return Confidence::No;
        }
        return Confidence::No;
    } catch (const std::exception&) {
        return Confidence::No;
    }
}

ReadOutcome LcovReader::read(const std::filesystem::path& source, const ReadOptions&, RecordSink& sink, Progress& progress) const
{
    Input input(source, progress);
    if (input.storedSize() == 0)
        throw Error(ErrorCode::NotThis, input.name() + " is empty; export it again.");
    progress.stage("Reading " + (source == "-" ? std::string("standard input") : source.filename().string()));
    TextInput text(input);
    LcovTrace trace(text, input.name(), sink);
    readLines(text, trace, progress);
    trace.end();
    ReadOutcome outcome;
    outcome.note = "one source file a record, every line once";
    outcome.sha256 = input.standardInputHash().value_or("");
    return outcome;
}

} // namespace weir::readers
