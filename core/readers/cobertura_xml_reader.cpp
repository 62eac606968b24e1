// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/cobertura_xml_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/readers/covered_lines.h"
#include "core/readers/encoding.h"
#include "core/readers/input.h"
#include "core/readers/limits.h"
#include "core/readers/xml_parser.h"

#include <exception>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace weir::readers {

namespace {

/// What the elements of a report become. A class has its lines below itself, and once more below its methods.
class CoberturaReport final : public XmlHandler {
public:
    CoberturaReport(const XmlParser& parser, const std::string& name, RecordSink& sink)
        : m_parser(parser)
        , m_sink(sink)
        , m_lines(name)
    {
    }

    void start(int depth, std::string_view name, const XmlAttributes& attributes) override
    {
        if (depth == 1 && name != "coverage")
            throwOther();
        if (depth == 1 ? attributes.find("line-rate").has_value() : depth == 2 && name == "packages")
            m_isReport = true;
        if (name == "class" && m_class == 0)
            beginClass(depth, attributes);
        else if (name == "lines" && m_class != 0 && depth == m_class + 1)
            m_ownLines = depth;
        else if (name == "line" && m_class != 0)
            takeLine(depth, attributes);
    }

    void end(int depth) override
    {
        if (depth == m_ownLines)
            m_ownLines = 0;
        if (depth == m_class)
            endClass();
        if (depth == 1 && !m_isReport)
            throwOther();
    }

    void emit() const { m_lines.emit(m_sink); }

private:
    struct Line {
        std::uint32_t number = 0;
        bool covered = false;
    };

    [[noreturn]] void throwOther() const
    {
        throw Error(ErrorCode::NotThis,
            m_parser.where() + "this is no coverage report (Cobertura) but a document of another kind; name its format.");
    }

    void beginClass(int depth, const XmlAttributes& attributes)
    {
        m_class = depth;
        m_hasOwnLines = false;
        m_methodLines.clear();
        m_path = trimmed(attributes.text("filename"));
        m_file = std::nullopt;
        if (!m_path.empty()) {
            m_file = m_lines.file(m_path);
            return;
        }
        Reject reject = rejectHere("filename", "The name of the source file is missing, so the lines of this class belong to none.");
        reject.record = excerpt(attributes.text("name"));
        m_sink.reject(reject);
    }

    void takeLine(int depth, const XmlAttributes& attributes)
    {
        if (!m_file)
            return;
        const bool isOwn = m_ownLines != 0 && depth == m_ownLines + 1;
        m_hasOwnLines = m_hasOwnLines || isOwn;
        const auto number = parseLineNumber(attributes.text("number"));
        const Hits hits = parseHits(attributes.text("hits"));
        const bool counts = number && hits != Hits::Unreadable;
        if (counts && isOwn)
            m_lines.add(*m_file, *number, hits == Hits::Some);
        else if (counts)
            keepMethodLine({*number, hits == Hits::Some});
        if (!isOwn || (counts && hits != Hits::Negative))
            return;
        Reject reject = number ? rejectHere("hits", counts ? negativeHits : unreadLine) : rejectHere("number", unreadLine);
        reject.record = excerpt(m_path);
        reject.text = excerpt(attributes.text(reject.field));
        reject.kept = true;
        m_sink.reject(reject);
    }

    void keepMethodLine(Line line)
    {
        if (m_methodLines.size() == limits::coverageBlocks)
            throw Error(ErrorCode::Limit, m_parser.where() + "there are more lines in this class than any report needs; export it again.");
        m_methodLines.push_back(line);
    }

    void endClass()
    {
        // Some tools tell them below the methods alone.
        if (m_file && !m_hasOwnLines)
            for (const Line& line : m_methodLines)
                m_lines.add(*m_file, line.number, line.covered);
        m_class = 0;
    }

    [[nodiscard]] Reject rejectHere(std::string field, std::string reason) const
    {
        Reject reject;
        reject.line = m_parser.line();
        reject.byte = m_parser.byte();
        reject.field = std::move(field);
        reject.reason = std::move(reason);
        return reject;
    }

    const XmlParser& m_parser;
    RecordSink& m_sink;
    CoveredLines m_lines;
    bool m_isReport = false;
    int m_class = 0; ///< depth of the class that is read; 0: none
    int m_ownLines = 0; ///< depth of its list of lines; 0: not within
    bool m_hasOwnLines = false;
    std::string m_path;
    std::optional<std::size_t> m_file; ///< absent: it has no name
    std::vector<Line> m_methodLines;
};

} // namespace

const FormatInfo& CoberturaXmlReader::info() const
{
    static const FormatInfo info {"cobertura-xml", "Coverage report (Cobertura)", {"coverage_files"}};
    return info;
}

Confidence CoberturaXmlReader::probe(const Head& head) const noexcept
{
    try {
        if (head.folder)
            return Confidence::No;
        const std::string text = toUtf8(head.bytes, head.whole);
        if (!isXml(text) || xmlRootName(text) != "coverage")
            return Confidence::No;
        const auto has = [&text](std::string_view word) { return text.find(word) != std::string::npos; };
        // Clover, OpenCover's kin and SonarQube call theirs the same.
        return has("<packages") || has("line-rate=") || has("lines-valid=") ? Confidence::Certain : Confidence::No;
    } catch (const std::exception&) {
        return Confidence::No;
    }
}

ReadOutcome CoberturaXmlReader::read(const std::filesystem::path& source, const ReadOptions&, RecordSink& sink, Progress& progress) const
{
    Input input(source, progress);
    if (input.storedSize() == 0)
        throw Error(ErrorCode::NotThis, input.name() + " is empty; export it again.");
    progress.stage("Reading " + (source == "-" ? std::string("standard input") : source.filename().string()));
    XmlParser parser(input, {.document = "report", .withDoctype = true});
    CoberturaReport report(parser, input.name(), sink);
    parser.parse(report, progress);
    report.emit();
    if (const std::string missing = parser.unknownCharacters(); !missing.empty())
        sink.warn(missing);
    ReadOutcome outcome;
    outcome.note = "one source file a record, every line once";
    outcome.sha256 = input.standardInputHash().value_or("");
    return outcome;
}

} // namespace weir::readers
