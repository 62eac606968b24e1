// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_style.h"

#include "core/base/fallback_fonts.h"
#include "core/report/palette.h"

#include <array>
#include <string_view>
#include <utility>

namespace weir::report {

namespace {

// $names stand for colours of the palette.
constexpr std::string_view sheet = R"css(
@page { size: A4; margin: 17mm 19mm; @bottom-right { content: counter(page) " / " counter(pages); font: 7pt $fonts; color: $textTertiary; } }
@page wide { size: A4 landscape; margin: 17mm 15mm; }
* { box-sizing: border-box; }
html { background: $window; }
body { margin: 0; color: $textPrimary; font: 400 14px/21px $fonts; font-feature-settings: "tnum"; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
main { max-width: 1180px; margin: 32px auto; padding: 56px 72px 40px; background: $surface; border: 1px solid $hair; border-radius: 8px; }
header { display: flex; justify-content: space-between; margin-bottom: 40px; }
header p { margin: 0; color: $textSecondary; }
header .workspace { color: $textPrimary; font-weight: 600; }
h1 { max-width: 780px; margin: 0 0 12px; font-size: 28px; line-height: 36px; font-weight: 600; letter-spacing: -0.3px; text-wrap: balance; }
.lead { max-width: 640px; margin: 0; color: $textSecondary; font-size: 16px; line-height: 25px; }
section { margin-top: 40px; }
section.answer { margin-top: 0; }
section.note p { max-width: 640px; margin: 0 0 8px; }
h2 { margin: 0 0 12px; font-size: 17px; line-height: 24px; font-weight: 600; letter-spacing: -0.1px; }
h2 span { color: $textTertiary; font-weight: 400; }
figure { margin: 0; }
figure svg, figure img { display: block; width: 100%; height: auto; }
.caption { margin: 10px 0 0; color: $textTertiary; font-size: 12px; line-height: 18px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 9px 16px 9px 0; border-bottom: 1px solid $hair; text-align: left; vertical-align: top; }
th { color: $textTertiary; font-size: 12px; line-height: 16px; font-weight: 500; vertical-align: bottom; }
th.number, td.number { padding-right: 0; padding-left: 16px; text-align: right; }
th.number { max-width: 110px; }
@media screen { td { text-wrap: pretty; } }
td.number { white-space: nowrap; }
.ranking th:first-child, .ranking td:first-child { padding-left: 12px; }
.ranking th:last-child, .ranking td:last-child { padding-right: 12px; }
td.stage { max-width: 220px; font-weight: 600; overflow-wrap: break-word; }
tr.bottleneck td { background: $waitSoft; }
tr.bottleneck td:first-child { box-shadow: inset 3px 0 $waitStrong; }
.unknown { color: $unknownText; }
div.metrics { display: grid; grid-template-columns: 1fr 1fr; gap: 40px 32px; }
article { padding-top: 14px; border-top: 1px solid $line; break-inside: avoid; }
article h3 { display: flex; justify-content: space-between; align-items: baseline; margin: 0; font-size: 14px; line-height: 24px; font-weight: 600; }
article h3 .value { font-size: 20px; letter-spacing: -0.2px; }
article h3 .unit { color: $textSecondary; font-size: 13px; font-weight: 400; letter-spacing: 0; }
.signal { margin: 0 0 10px; color: $textSecondary; font-size: 13px; line-height: 20px; }
.signal.worse { color: $attentionText; }
.signal.better { color: $goodText; }
ul { margin: 0; padding-left: 18px; color: $textSecondary; }
li { margin-bottom: 4px; }
footer { margin-top: 56px; padding-top: 12px; border-top: 1px solid $line; color: $textTertiary; font-size: 11px; line-height: 17px; }
footer p { margin: 0 0 8px; }
footer table { font-size: 11px; line-height: 16px; }
footer th, footer td { padding: 4px 12px 4px 0; }
footer th { font-size: 11px; }
footer th:last-child, footer .hash { padding-left: 20px; overflow-wrap: anywhere; }
@media screen and (max-width: 760px) { main { margin: 0; padding: 24px; border: 0; border-radius: 0; } div.metrics { grid-template-columns: 1fr; } }
@media print {
  html { background: $surface; }
  body { font-size: 9.5pt; line-height: 13.5pt; }
  main { max-width: none; margin: 0; padding: 0; border: 0; border-radius: 0; }
  header { margin-bottom: 24pt; }
  h1 { font-size: 20pt; line-height: 26pt; }
  .lead { font-size: 10.5pt; line-height: 15pt; }
  section { margin-top: 22pt; }
  section.answer { margin-top: 0; }
  section.new-page { break-before: page; }
  h2 { font-size: 12pt; line-height: 16pt; break-after: avoid; }
  th.number { max-width: 76px; }
  .caption, th { font-size: 7.5pt; line-height: 11pt; }
  div.metrics { gap: 22pt 18pt; }
  section.map { page: wide; margin-top: 0; }
  section.map + section { margin-top: 0; }
  figure, tr, li { break-inside: avoid; }
  footer { margin-top: 28pt; }
  footer, footer table, footer th { font-size: 7pt; line-height: 10pt; }
}
)css";

} // namespace

std::string reportStyle()
{
    const std::string fonts = fontList("Inter");
    const std::array<std::pair<std::string_view, std::string_view>, 13> names {{
        {"$window", palette::window},
        {"$surface", palette::surface},
        {"$textPrimary", palette::textPrimary},
        {"$textSecondary", palette::textSecondary},
        {"$textTertiary", palette::textTertiary},
        {"$hair", palette::hair},
        {"$line", palette::line},
        {"$waitSoft", palette::waitSoft},
        {"$waitStrong", palette::waitStrong},
        {"$attentionText", palette::attentionText},
        {"$goodText", palette::goodText},
        {"$unknownText", palette::unknownText},
        {"$fonts", fonts},
    }};
    std::string style(sheet.substr(1));
    for (const auto& [name, value] : names) {
        for (std::size_t at = style.find(name); at != std::string::npos; at = style.find(name, at + value.size()))
            style.replace(at, name.size(), value);
    }
    return style;
}

} // namespace weir::report
