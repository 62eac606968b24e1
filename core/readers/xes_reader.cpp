// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/xes_reader.h"

#include "core/base/error.h"
#include "core/readers/encoding.h"
#include "core/readers/input.h"
#include "core/readers/xes_log.h"
#include "core/readers/xml_parser.h"
#include "core/readers/zone_loader.h"

#include <exception>

namespace weir::readers {

namespace {

/// Which elements of the document are what of the log.
class XesElements final : public XmlHandler {
public:
    XesElements(const XmlParser& parser, XesLog& log)
        : m_parser(parser)
        , m_log(log)
    {
    }

    void start(int depth, std::string_view name, const XmlAttributes& attributes) override
    {
        if (depth == 1 && name != "log")
            throw Error(
                ErrorCode::NotThis, m_parser.where() + "this is no event log (XES) but a document of another kind; name its format.");
        if (depth == 2 && name == "trace") {
            m_inTrace = true;
            m_log.beginTrace();
        } else if (depth == 3 && m_inTrace && name == "event") {
            m_inEvent = true;
            m_log.beginEvent({m_parser.line(), m_parser.byte()});
        } else if (depth == 3 && m_inTrace) {
            m_log.traceAttribute(attributes.text("key"), attributes.text("value"));
        } else if (depth == 4 && m_inEvent) {
            m_log.eventAttribute(attributes.text("key"), attributes.text("value"));
        }
        // Deeper ones are attributes of attributes, lists and containers; others belong to the log as a whole.
    }

    void end(int depth) override
    {
        if (depth == 3 && m_inEvent) {
            m_log.endEvent();
            m_inEvent = false;
        } else if (depth == 2 && m_inTrace) {
            m_log.endTrace();
            m_inTrace = false;
        }
    }

private:
    const XmlParser& m_parser;
    XesLog& m_log;
    bool m_inTrace = false;
    bool m_inEvent = false;
};

} // namespace

const FormatInfo& XesReader::info() const
{
    static const FormatInfo info {"xes", "Event log (XES)", {"items", "transitions"}};
    return info;
}

Confidence XesReader::probe(const Head& head) const noexcept
{
    try {
        if (head.folder)
            return Confidence::No;
        const std::string text = toUtf8(head.bytes, head.whole);
        if (!isXml(text) || xmlRootName(text) != "log")
            return Confidence::No;
        const auto has = [&text](std::string_view word) { return text.find(word) != std::string::npos; };
        // Object-centric logs have the same root.
        if (has("<events>") || has("<objects>") || has("ocel:"))
            return Confidence::No;
        if (has("xes.version") || has("xes-standard.org") || has("trace>") || has("<trace") || has("concept:name"))
            return Confidence::Certain;
        return has("<extension") || has("<classifier") || has("key=\"") ? Confidence::Likely : Confidence::Maybe;
    } catch (const std::exception&) {
        return Confidence::No;
    }
}

ReadOutcome XesReader::read(const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress) const
{
    Input input(source, progress);
    if (input.storedSize() == 0)
        throw Error(ErrorCode::NotThis, input.name() + " is empty; export it again.");
    progress.stage("Reading " + (source == "-" ? std::string("standard input") : source.filename().string()));
    const std::string zone = options.mapping && options.mapping->zone ? *options.mapping->zone : options.zone;
    XesLog log(loadZone(zone), options.project, source == "-" ? "standard input" : source.filename().string(), sink);
    XmlParser parser(input, {.document = "log"});
    XesElements elements(parser, log);
    parser.parse(elements, progress);
    log.end();
    ReadOutcome outcome;
    outcome.note = "one trace an item, one event a record";
    if (log.timesWithoutZone() > 0)
        outcome.note.append(zonelessNote).append(zone);
    if (log.yearOne() > 0)
        outcome.note += ", " + yearOneNote(log.yearOne());
    outcome.sha256 = input.standardInputHash().value_or("");
    return outcome;
}

} // namespace weir::readers
