// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/junit_xml_reader.h"

#include "core/base/error.h"
#include "core/readers/encoding.h"
#include "core/readers/input.h"
#include "core/readers/junit_report.h"
#include "core/readers/xml_parser.h"
#include "core/readers/zone_loader.h"

#include <exception>

namespace weir::readers {

const FormatInfo& JunitXmlReader::info() const
{
    static const FormatInfo info {"junit-xml", "Test report (JUnit)", {"tests"}};
    return info;
}

Confidence JunitXmlReader::probe(const Head& head) const noexcept
{
    try {
        if (head.folder)
            return Confidence::No;
        const std::string text = toUtf8(head.bytes, head.whole);
        if (!isXml(text))
            return Confidence::No;
        const std::string_view root = xmlRootName(text);
        return root == "testsuites" || root == "testsuite" ? Confidence::Certain : Confidence::No;
    } catch (const std::exception&) {
        return Confidence::No;
    }
}

ReadOutcome JunitXmlReader::read(
    const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress) const
{
    Input input(source, progress);
    if (input.storedSize() == 0)
        throw Error(ErrorCode::NotThis, input.name() + " is empty; export it again.");
    progress.stage("Reading " + (source == "-" ? std::string("standard input") : source.filename().string()));
    XmlParser parser(input, {.document = "report", .withText = true, .withDoctype = true});
    JunitReport report(parser, loadZone(options.zone), sink);
    parser.parse(report, progress);
    if (const std::string missing = parser.unknownCharacters(); !missing.empty())
        sink.warn(missing);
    ReadOutcome outcome;
    outcome.note = "one test case a record";
    if (report.timesWithoutZone() > 0)
        outcome.note.append(zonelessNote).append(options.zone);
    outcome.sha256 = input.standardInputHash().value_or("");
    return outcome;
}

} // namespace weir::readers
