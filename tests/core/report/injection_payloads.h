// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace weir::testsupport {

/// Texts that would become markup, script, style or a reference if a page forgot to escape them.
inline constexpr std::array<std::string_view, 60> injectionPayloads {
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><img src=x onerror=alert(1)>",
    "'><img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "</svg><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</bdi><b onclick=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "\" style=\"x:expression(alert(1))",
    "\" fill=\"url(http://example.com)",
    "<iframe src=http://example.com>",
    "<object data=x>",
    "<embed src=x>",
    "<link rel=stylesheet href=//example.com>",
    "<meta http-equiv=refresh content=0>",
    "<base href=//example.com>",
    "<form action=//example.com>",
    "<input autofocus onfocus=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<math><mi xlink:href=\"data:x,<script>\">",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<!--",
    "-->",
    "<!-- --><script>",
    "]]>",
    "<?xml version=\"1.0\"?>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "&amp;",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "`",
    "<x",
    "<x/",
    "</",
    "</x",
    "<x a=",
    "<x a=\"",
    std::string_view("<\0script>", 9),
    "\x01\x02",
    "\xC0\xBCscript\xC0\xBE",
    "\xFF\xFE<\xFFscript>",
    "\xE2\x80\xAE"
    "txet",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "javascript:alert(1)",
    "url(http://example.com/x)",
    "@import 'http://example.com';",
    "x\"/><foreignObject><body onload=alert(1)>",
    "<style>*{display:none}</style>",
    "<textarea>",
};

} // namespace weir::testsupport
