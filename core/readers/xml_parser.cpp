// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/xml_parser.h"

#include "core/base/error.h"
#include "core/readers/encoding.h"
#include "core/readers/limits.h"

#include <algorithm>
#include <exception>
#include <expat.h>

namespace weir::readers {

namespace {

constexpr int pieceBytes = 256 * 1024;

std::string describe(XML_Error code, std::string_view document)
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
        return "something follows the end of the " + std::string(document);
    case XML_ERROR_INVALID_TOKEN:
        return "there is a character where none may be";
    default:
        return "its tags do not fit together";
    }
}

struct FreeParser {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

int XMLCALL onEncoding(void*, const XML_Char* name, XML_Encoding* encoding)
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

/// Does a tag name a character that XML does not know by itself? In UTF-16, a zero stands beside each letter.
bool namesUnknownCharacter(std::string_view tag)
{
    for (std::size_t at = tag.find('&'); at != std::string_view::npos; at = tag.find('&', at + 1)) {
        std::string name(tag.substr(at + 1, tag.substr(at + 1).find(';')));
        std::erase(name, '\0');
        if (!name.starts_with('#') && name != "amp" && name != "lt" && name != "gt" && name != "quot" && name != "apos")
            return true;
    }
    return false;
}

} // namespace

std::string_view localName(std::string_view name)
{
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool isXml(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin != std::string_view::npos && text[begin] == '<';
}

std::string_view xmlRootName(std::string_view text)
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
            return localName(rest.substr(1, std::min(rest.find_first_of(" \t\r\n/>"), rest.size()) - 1));
        const std::size_t behind = rest.find(end);
        if (behind == std::string_view::npos)
            break;
        at += behind + end.size();
    }
    return {};
}

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const
{
    for (const char** pair = m_pairs; *pair != nullptr; pair += 2)
        if (name == pair[0])
            return pair[1];
    return std::nullopt;
}

/// Nothing may be thrown through the parser, so what is thrown in a handler waits until it returns.
struct XmlParser::Impl {
    Impl(Input& source, const XmlOptions& wanted)
        : input(source)
        , options(wanted)
        , parser(XML_ParserCreate(nullptr))
    {
        if (!parser)
            throw Error(
                ErrorCode::Limit, input.name() + " cannot be read: there is not enough memory; close other programs and try again.");
        XML_SetUserData(parser.get(), this);
        XML_SetElementHandler(parser.get(), &Impl::onStart, &Impl::onEnd);
        if (options.withText)
            XML_SetCharacterDataHandler(parser.get(), &Impl::onText);
        if (options.withDoctype) {
            XML_SetEntityDeclHandler(parser.get(), &Impl::onEntity);
            XML_SetSkippedEntityHandler(parser.get(), &Impl::onSkipped);
        } else {
            XML_SetStartDoctypeDeclHandler(parser.get(), &Impl::onDoctype);
        }
        XML_SetUnknownEncodingHandler(parser.get(), &onEncoding, nullptr);
    }

    [[nodiscard]] std::string where() const
    {
        return input.name() + ", line " + std::to_string(XML_GetCurrentLineNumber(parser.get())) + ": ";
    }
    [[nodiscard]] std::string unneeded() const { return ", which no " + std::string(options.document) + " needs; export it again."; }
    void noteProgress() { lastToken = XML_GetCurrentByteIndex(parser.get()); }

    template <typename Work>
    static void guarded(void* self, Work work)
    {
        auto& impl = *static_cast<Impl*>(self);
        if (impl.thrown)
            return;
        try {
            work(impl);
        } catch (...) {
            impl.thrown = std::current_exception();
            XML_StopParser(impl.parser.get(), XML_FALSE);
        }
    }

    static void XMLCALL onStart(void* self, const XML_Char* name, const XML_Char** attributes)
    {
        guarded(self, [=](Impl& impl) { impl.start(localName(name), attributes); });
    }
    static void XMLCALL onEnd(void* self, const XML_Char*)
    {
        guarded(self, [](Impl& impl) {
            impl.noteProgress();
            impl.handler->end(impl.depth--);
        });
    }
    static void XMLCALL onText(void* self, const XML_Char* text, int length)
    {
        guarded(self, [=](Impl& impl) {
            impl.noteProgress();
            impl.handler->text({text, static_cast<std::size_t>(length)});
        });
    }
    static void XMLCALL onDoctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int)
    {
        guarded(self, [](const Impl& impl) {
            throw Error(ErrorCode::Malformed,
                impl.where()
                    + "a document type (DOCTYPE) is declared, which is refused because it can hide anything; remove the declaration.");
        });
    }
    static void XMLCALL onEntity(
        void* self, const XML_Char*, int, const XML_Char*, int, const XML_Char*, const XML_Char*, const XML_Char*, const XML_Char*)
    {
        guarded(self, [](const Impl& impl) {
            throw Error(ErrorCode::Malformed,
                impl.where() + "an entity (ENTITY) is declared, which is refused because it can hide anything; remove the declaration.");
        });
    }

    static void XMLCALL onSkipped(void* self, const XML_Char*, int isParameter)
    {
        static_cast<Impl*>(self)->unknownCharacters += isParameter != 0 ? 0 : 1;
    }

    /// The tag that begins, as it stands in the file: of what is left out of an attribute the parser tells nothing.
    [[nodiscard]] std::string_view tag() const
    {
        int offset = 0;
        int size = 0;
        const char* const buffer = XML_GetInputContext(parser.get(), &offset, &size);
        const int length = std::min(XML_GetCurrentByteCount(parser.get()), size - offset);
        return buffer == nullptr || length <= 0 ? std::string_view() : std::string_view(buffer + offset, static_cast<std::size_t>(length));
    }

    void start(std::string_view name, const XML_Char** attributes)
    {
        noteProgress();
        if (options.withDoctype && namesUnknownCharacter(tag()))
            ++unknownCharacters;
        if (++depth > limits::xmlDepth)
            throw Error(ErrorCode::Limit, where() + "tags are nested more than " + std::to_string(limits::xmlDepth) + " deep" + unneeded());
        for (const XML_Char** pair = attributes; *pair != nullptr; pair += 2)
            if (std::string_view(pair[1]).size() > limits::xmlAttributeBytes)
                throw Error(ErrorCode::Limit,
                    where() + "a value is longer than " + std::to_string(limits::xmlAttributeBytes >> 20) + " MiB; shorten it.");
        handler->start(depth, name, XmlAttributes(attributes));
    }

    void parse(Progress& progress);

    Input& input;
    const XmlOptions options;
    std::unique_ptr<XML_ParserStruct, FreeParser> parser;
    XmlHandler* handler = nullptr;
    std::exception_ptr thrown;
    std::int64_t lastToken = 0; ///< where what was told last begins
    std::int64_t unknownCharacters = 0;
    int depth = 0;
};

void XmlParser::Impl::parse(Progress& progress)
{
    std::int64_t fed = 0;
    for (bool last = false; !last;) {
        void* const buffer = XML_GetBuffer(parser.get(), pieceBytes);
        if (buffer == nullptr)
            throw Error(ErrorCode::Limit, where() + "there is not enough memory for what stands here; close other programs and try again.");
        const std::size_t n = input.read({static_cast<char*>(buffer), static_cast<std::size_t>(pieceBytes)});
        last = n < static_cast<std::size_t>(pieceBytes);
        const XML_Status status = XML_ParseBuffer(parser.get(), static_cast<int>(n), last ? XML_TRUE : XML_FALSE);
        if (thrown)
            std::rethrow_exception(thrown);
        if (status != XML_STATUS_OK)
            throw Error(ErrorCode::Malformed,
                where() + "the file is broken here, " + describe(XML_GetErrorCode(parser.get()), options.document) + "; export it again.");
        fed += static_cast<std::int64_t>(n);
        // The parser itself holds a tag of any length until it is complete.
        if (!last && fed - lastToken > static_cast<std::int64_t>(limits::xmlTokenBytes))
            throw Error(
                ErrorCode::Limit, where() + "no tag ends within " + std::to_string(limits::xmlTokenBytes >> 20) + " MiB" + unneeded());
        progress.checkpoint();
        progress.report(input.consumed(), input.storedSize());
    }
}

XmlParser::XmlParser(Input& input, const XmlOptions& options)
    : m_impl(std::make_unique<Impl>(input, options))
{
}

XmlParser::~XmlParser() = default;

void XmlParser::parse(XmlHandler& handler, Progress& progress)
{
    m_impl->handler = &handler;
    m_impl->parse(progress);
}

std::int64_t XmlParser::line() const
{
    return static_cast<std::int64_t>(XML_GetCurrentLineNumber(m_impl->parser.get()));
}

std::int64_t XmlParser::byte() const
{
    return XML_GetCurrentByteIndex(m_impl->parser.get());
}

std::string XmlParser::unknownCharacters() const
{
    const std::int64_t count = m_impl->unknownCharacters;
    if (count == 0)
        return {};
    return (count == 1 ? std::string("1 tag or text names") : std::to_string(count) + " tags and texts name")
        + " characters (such as &name;) that XML does not know by itself; the document type is not fetched, so they are left out: export "
          "the "
        + std::string(m_impl->options.document) + " with the characters themselves.";
}

std::string XmlParser::where() const
{
    return m_impl->where();
}

} // namespace weir::readers
