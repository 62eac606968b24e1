// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/input.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace weir::readers {

/// How the bytes of a text file stand for characters.
enum class Encoding { Utf8, Utf16Le, Utf16Be, Windows1252 };

[[nodiscard]] std::string_view encodingName(Encoding encoding);

struct EncodingGuess {
    Encoding encoding = Encoding::Utf8;
    std::size_t bomBytes = 0; ///< to be skipped
};

/// Decides from the beginning of a text: its byte order mark, else UTF-16 where every other byte is zero, else UTF-8
/// unless more of it is invalid than is a character of several bytes, else Windows-1252 (of which Latin-1 is a part).
/// `whole`: nothing follows.
[[nodiscard]] EncodingGuess detectEncoding(std::string_view head, bool whole);

/// True if the bytes hold what no text holds: many control characters.
[[nodiscard]] bool looksBinary(std::string_view utf8);

/// Turns bytes that come in pieces into UTF-8. What is invalid becomes U+FFFD, one for each unit of the source, so
/// that sourceBytes() stays exact.
class Decoder {
public:
    explicit Decoder(Encoding encoding)
        : m_encoding(encoding)
    {
    }
    /// Appends to `out`. `last`: nothing follows.
    void decode(std::string_view bytes, std::string& out, bool last);

private:
    void decodeWide(std::string_view bytes, std::string& out);
    void decodeUnit(unsigned unit, std::string& out);

    Encoding m_encoding;
    int m_half = -1; ///< first byte of a unit whose second is in the next piece
    unsigned m_lead = 0; ///< first half of a surrogate pair
};

/// How many bytes of the source gave this piece of its text.
[[nodiscard]] std::size_t sourceBytes(Encoding encoding, std::string_view utf8);

/// A whole text, or the head of one, as UTF-8 without byte order mark.
[[nodiscard]] std::string toUtf8(std::string_view bytes, bool whole = true);

/// The character that a byte of Windows-1252 stands for.
[[nodiscard]] unsigned windows1252Character(unsigned char byte);

/// Appends text in Windows-1252.
void appendAsWindows1252(std::string_view bytes, std::string& out);
/// Appends text that is UTF-8 in the main; bytes that are none are taken for Windows-1252, so that no text is lost.
void appendMended(std::string_view bytes, std::string& out);
[[nodiscard]] bool isUtf8(std::string_view bytes);

/// The beginning of a raw text for a Reject: valid UTF-8, at most limits::rejectTextBytes.
[[nodiscard]] std::string excerpt(std::string_view bytes);

/// A source as a stream of UTF-8 without byte order mark. UTF-8 passes through unchecked: what is invalid in it is
/// for the reader to mend, field by field.
class TextInput {
public:
    /// Decides the encoding from the head; throws Error as Input does.
    explicit TextInput(Input& input);

    /// As Input::read.
    std::size_t read(std::span<char> into);
    void rewind();
    [[nodiscard]] Encoding encoding() const { return m_guess.encoding; }
    /// Where the text begins in the source.
    [[nodiscard]] std::size_t bomBytes() const { return m_guess.bomBytes; }
    [[nodiscard]] const Input& input() const { return m_input; }
    /// The beginning of the text, decoded.
    [[nodiscard]] std::string head() const;
    /// head() is all there is.
    [[nodiscard]] bool headIsWhole() const { return m_headIsWhole; }

private:
    std::size_t readRaw(std::span<char> into);

    Input& m_input;
    EncodingGuess m_guess;
    std::string m_head; ///< the first bytes, read to decide
    std::size_t m_headAt = 0; ///< of it: not handed out yet
    bool m_headIsWhole = false;
    Decoder m_decoder;
    std::vector<char> m_raw;
    std::string m_text; ///< decoded, not handed out yet
    std::size_t m_textAt = 0;
    bool m_ended = false;
};

} // namespace weir::readers
