// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/readers/input.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace weir::readers {

/// The name behind a prefix: "xes:trace" → "trace". Documents come with and without a namespace, and with any prefix for it.
[[nodiscard]] std::string_view localName(std::string_view name);

/// Whether a text can be the beginning of a document at all.
[[nodiscard]] bool isXml(std::string_view text);

/// The name of the outermost element in the beginning of a document, without its prefix; empty: it has none.
[[nodiscard]] std::string_view xmlRootName(std::string_view text);

/// The attributes of the element that begins.
class XmlAttributes {
public:
    explicit XmlAttributes(const char** pairs)
        : m_pairs(pairs)
    {
    }
    /// Absent: the element does not have it.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
    /// Empty: it has none, or an empty one.
    [[nodiscard]] std::string_view text(std::string_view name) const { return find(name).value_or(std::string_view()); }

private:
    const char** m_pairs;
};

/// What an XmlParser tells. Names are without prefix; depths count from 1, the outermost element.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void start(int depth, std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(int depth) = 0;
    /// Text, in pieces; only if XmlOptions ask for it.
    virtual void text(std::string_view piece) { (void)piece; }
};

struct XmlOptions {
    std::string_view document; ///< what the document is called in sentences: "log", "report"
    bool withText = false; ///< the handler wants text; then it may be of any length, for it comes in pieces
    /// A document type may be named; it is never fetched. Entities of its own are refused in any case, for they can hide anything.
    bool withDoctype = false;
};

/// One pass over one XML document, fed piece by piece. Throws Error with the document's name and line; nothing is fetched, nothing
/// expanded beyond what the file says.
class XmlParser {
public:
    XmlParser(Input& input, const XmlOptions& options);
    ~XmlParser();
    XmlParser(const XmlParser&) = delete;
    XmlParser& operator=(const XmlParser&) = delete;

    void parse(XmlHandler& handler, Progress& progress);

    /// Where the element begins that a handler is told of.
    [[nodiscard]] std::int64_t line() const;
    [[nodiscard]] std::int64_t byte() const;
    /// Which characters are missing from what was told, because only a document type that is not fetched knows them, as a sentence;
    /// empty: none.
    [[nodiscard]] std::string unknownCharacters() const;
    /// "report.xml, line 12: ", for sentences.
    [[nodiscard]] std::string where() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace weir::readers
