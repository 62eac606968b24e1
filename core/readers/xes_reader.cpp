// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/xes_reader.h"

#include "core/base/error.h"
#include "core/readers/encoding.h"
#include "core/readers/input.h"
#include "core/readers/limits.h"
#include "core/readers/xes_log.h"
#include "core/readers/zone_loader.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <expat.h>
#include <memory>
#include <optional>
#include <utility>

namespace weir::readers {

namespace {

constexpr int pieceBytes = 256 * 1024;

/// "xes:trace" → "trace": logs come with and without a namespace, and with any prefix for it.
std::string_view localName(const char* name)
{
    const std::string_view full(name);
    const std::size_t colon = full.rfind(':');
    return colon == std::string_view::npos ? full : full.substr(colon + 1);
}

std::string describe(XML_Error code)
{
    switch (code) {
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_PARTIAL_CHAR:
        return "it ends in the middle of a tag";
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
        return "a block of character data is not closed";
    case XML_ERROR_TAG_MISMATCH:
        return "a closing tag does not fit the opening one";
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
        return "an attribute is given twice";
    case XML_ERROR_UNDEFINED_ENTITY:
    case XML_ERROR_BAD_CHAR_REF:
        return "a character is written by a name or number that does not exist";
    case XML_ERROR_UNKNOWN_ENCODING:
    case XML_ERROR_INCORRECT_ENCODING:
        return "its text is not in the encoding that it says";
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
        return "something follows the end of the log";
    case XML_ERROR_INVALID_TOKEN:
        return "there is a character where none may be";
    default:
        return "its tags do not fit together";
    }
}

struct FreeParser {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

/// One pass over one file. Nothing may be thrown through the parser, so what is thrown in a handler waits until it returns.
class XesParser {
public:
    XesParser(Input& input, XesLog& log)
        : m_input(input)
        , m_log(log)
        , m_parser(XML_ParserCreate(nullptr))
    {
        if (!m_parser)
            throw Error(
                ErrorCode::Limit, input.name() + " cannot be read: there is not enough memory; close other programs and try again.");
        XML_SetUserData(m_parser.get(), this);
        XML_SetElementHandler(m_parser.get(), &XesParser::onStart, &XesParser::onEnd);
        XML_SetStartDoctypeDeclHandler(m_parser.get(), &XesParser::onDoctype);
        XML_SetUnknownEncodingHandler(m_parser.get(), &XesParser::onEncoding, nullptr);
    }

    void parse(Progress& progress)
    {
        std::int64_t fed = 0;
        for (bool last = false; !last;) {
            void* const buffer = XML_GetBuffer(m_parser.get(), pieceBytes);
            if (buffer == nullptr)
                throw Error(
                    ErrorCode::Limit, where() + "there is not enough memory for what stands here; close other programs and try again.");
            const std::size_t n = m_input.read({static_cast<char*>(buffer), static_cast<std::size_t>(pieceBytes)});
            last = n < static_cast<std::size_t>(pieceBytes);
            const XML_Status status = XML_ParseBuffer(m_parser.get(), static_cast<int>(n), last ? XML_TRUE : XML_FALSE);
            if (m_thrown)
                std::rethrow_exception(m_thrown);
            if (status != XML_STATUS_OK)
                throw Error(ErrorCode::Malformed,
                    where() + "the file is broken here, " + describe(XML_GetErrorCode(m_parser.get())) + "; export it again.");
            fed += static_cast<std::int64_t>(n);
            // The parser itself holds a tag of any length until it is complete.
            if (!last && fed - m_lastTag > static_cast<std::int64_t>(limits::xmlTokenBytes))
                throw Error(ErrorCode::Limit,
                    where() + "no tag ends within " + std::to_string(limits::xmlTokenBytes >> 20)
                        + " MiB, which no log needs; export it again.");
            progress.checkpoint();
            progress.report(m_input.consumed(), m_input.storedSize());
        }
    }

private:
    [[nodiscard]] std::string where() const
    {
        return m_input.name() + ", line " + std::to_string(XML_GetCurrentLineNumber(m_parser.get())) + ": ";
    }

    template <typename Work>
    static void guarded(void* self, Work work)
    {
        auto& parser = *static_cast<XesParser*>(self);
        if (parser.m_thrown)
            return;
        try {
            work(parser);
        } catch (...) {
            parser.m_thrown = std::current_exception();
            XML_StopParser(parser.m_parser.get(), XML_FALSE);
        }
    }

    static void XMLCALL onStart(void* self, const XML_Char* name, const XML_Char** attributes)
    {
        guarded(self, [=](XesParser& parser) { parser.start(localName(name), attributes); });
    }
    static void XMLCALL onEnd(void* self, const XML_Char*)
    {
        guarded(self, [](XesParser& parser) { parser.end(); });
    }
    static void XMLCALL onDoctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int)
    {
        guarded(self, [](const XesParser& parser) {
            throw Error(ErrorCode::Malformed,
                parser.where()
                    + "a document type (DOCTYPE) is declared, which is refused because it can hide anything; remove the declaration.");
        });
    }
    static int XMLCALL onEncoding(void*, const XML_Char* name, XML_Encoding* encoding)
    {
        std::string word(name);
        std::ranges::transform(word, word.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
        if (word != "windows-1252" && word != "cp1252")
            return XML_STATUS_ERROR;
        for (int byte = 0; byte < 256; ++byte)
            encoding->map[byte] = static_cast<int>(windows1252Character(static_cast<unsigned char>(byte)));
        encoding->data = nullptr;
        encoding->convert = nullptr;
        encoding->release = nullptr;
        return XML_STATUS_OK;
    }

    void start(std::string_view name, const XML_Char** attributes)
    {
        m_lastTag = XML_GetCurrentByteIndex(m_parser.get());
        if (++m_depth > limits::xmlDepth)
            throw Error(ErrorCode::Limit,
                where() + "tags are nested more than " + std::to_string(limits::xmlDepth) + " deep, which no log needs; export it again.");
        std::string_view key;
        std::string_view value;
        for (; *attributes != nullptr; attributes += 2) {
            const std::string_view text(attributes[1]);
            if (text.size() > limits::xmlAttributeBytes)
                throw Error(ErrorCode::Limit,
                    where() + "a value is longer than " + std::to_string(limits::xmlAttributeBytes >> 20) + " MiB; shorten it.");
            if (std::strcmp(attributes[0], "key") == 0)
                key = text;
            else if (std::strcmp(attributes[0], "value") == 0)
                value = text;
        }
        element(name, key, value);
    }

    void element(std::string_view name, std::string_view key, std::string_view value)
    {
        if (m_depth == 1 && name != "log")
            throw Error(ErrorCode::NotThis, where() + "this is no event log (XES) but a document of another kind; name its format.");
        if (m_depth == 2 && name == "trace") {
            m_inTrace = true;
            m_log.beginTrace();
        } else if (m_depth == 3 && m_inTrace && name == "event") {
            m_inEvent = true;
            m_log.beginEvent(
                {static_cast<std::int64_t>(XML_GetCurrentLineNumber(m_parser.get())), XML_GetCurrentByteIndex(m_parser.get())});
        } else if (m_depth == 3 && m_inTrace) {
            m_log.traceAttribute(key, value);
        } else if (m_depth == 4 && m_inEvent) {
            m_log.eventAttribute(key, value);
        }
        // Deeper ones are attributes of attributes, lists and containers; others belong to the log as a whole.
    }

    void end()
    {
        m_lastTag = XML_GetCurrentByteIndex(m_parser.get());
        if (m_depth == 3 && m_inEvent) {
            m_log.endEvent();
            m_inEvent = false;
        } else if (m_depth == 2 && m_inTrace) {
            m_log.endTrace();
            m_inTrace = false;
        }
        --m_depth;
    }

    Input& m_input;
    XesLog& m_log;
    std::unique_ptr<XML_ParserStruct, FreeParser> m_parser;
    std::exception_ptr m_thrown;
    std::int64_t m_lastTag = 0; ///< where the tag read last begins
    int m_depth = 0;
    bool m_inTrace = false;
    bool m_inEvent = false;
};

/// The name of the first element; empty: there is none.
std::string_view rootName(std::string_view text)
{
    for (std::size_t at = text.find('<'); at != std::string_view::npos && at + 1 < text.size(); at = text.find('<', at)) {
        const std::string_view rest = text.substr(at);
        std::string_view end;
        if (rest.starts_with("<!--"))
            end = "-->";
        else if (rest.starts_with("<?"))
            end = "?>";
        else if (rest.starts_with("<!"))
            end = rest.find('[') < rest.find('>') ? "]>" : ">";
        else
            return rest.substr(1, std::min(rest.find_first_of(" \t\r\n/>"), rest.size()) - 1);
        const std::size_t behind = rest.find(end);
        if (behind == std::string_view::npos)
            break;
        at += behind + end.size();
    }
    return {};
}

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
        const std::size_t begin = text.find_first_not_of(" \t\r\n");
        if (begin == std::string::npos || text[begin] != '<')
            return Confidence::No;
        const std::string root(rootName(text));
        if (localName(root.c_str()) != "log")
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
    XesParser(input, log).parse(progress);
    log.end();
    ReadOutcome outcome;
    outcome.note = "one trace an item, one event a record";
    if (log.timesWithoutZone() > 0)
        outcome.note += ", times without a zone read as " + zone;
    if (log.yearOne() > 0)
        outcome.note += ", " + yearOneNote(log.yearOne());
    outcome.sha256 = input.standardInputHash().value_or("");
    return outcome;
}

} // namespace weir::readers
