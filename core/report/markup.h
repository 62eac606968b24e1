// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weir::report {

/// Text for the content or a quoted attribute of HTML, XML or SVG: & < > " ' escaped, what is not UTF-8 or not allowed
/// in XML replaced by U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

/// The same for HTML content that somebody else wrote: in <bdi>, so that its direction of writing stays within it.
[[nodiscard]] std::string isolated(std::string_view text);

/// An SVG document for the body of an HTML page: its <svg> element without prologue and namespaces. If it holds anything but shapes,
/// text and embedded pictures (scripts, handlers, references to elsewhere), it is given as an image instead, in which nothing runs.
[[nodiscard]] std::string embeddedSvg(std::string_view svg, std::string_view alternativeText);

/// The picture as a file of its own: with prologue and namespaces.
[[nodiscard]] std::string standaloneSvg(std::string_view svg);

/// The same JSON for a place where other signs mean something: within its texts & < > ' and the second of two hyphens are written as
/// escapes, so that escaped() it can stand in an attribute, and as it is in a comment. Without line break.
[[nodiscard]] std::string inertJson(std::string_view json);

[[nodiscard]] std::string base64(std::string_view bytes);

} // namespace weir::report
