#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Weir authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns tokens.json into a header of constants: tokens.py TOKENS.json HEADER.h"""
import json
import sys

TYPES = ["answer", "title", "figure", "figureSmall", "section", "body", "bodyStrong", "lead", "label", "small",
         "caption", "mapValue", "axis"]


def argb(text):
    """#RRGGBB or #RRGGBBAA as 0xAARRGGBB."""
    digits = text.lstrip("#")
    alpha = digits[6:8] or "FF"
    return f"0x{alpha}{digits[0:6]}U"


def flat(theme):
    """Colour tokens in the order of the enumeration Token: bg, text, line, accent, semantic, chart."""
    for group in ("bg", "text", "line", "accent"):
        for name, colour in theme[group].items():
            yield f"{group}.{name}", colour
    for meaning, levels in theme["semantic"].items():
        for name, colour in levels.items():
            yield f"{meaning}.{name}", colour
    for name, colour in theme["chart"].items():
        yield f"chart.{name}", colour


def array(kind, name, values):
    values = list(values)
    body = ",\n    ".join(values)
    return f"inline constexpr std::array<{kind}, {len(values)}> {name} {{\n    {body},\n}};\n"


def header(tokens):
    out = ["// Made from tokens.json by tokens.py.\n#pragma once\n\n#include <array>\n#include <cstdint>\n#include <string_view>\n",
           "namespace weir::ui::tokens {\n"]
    names = [name for name, _ in flat(tokens["light"])]
    if names != [name for name, _ in flat(tokens["dark"])]:
        raise SystemExit("tokens.json: the light and the dark theme do not have the same colours")
    out.append(array("std::string_view", "names", (f'"{n}"' for n in names)))
    for theme in ("light", "dark"):
        colours = tokens[theme]
        out.append(array("std::uint32_t", theme, (argb(c) for _, c in flat(colours))))
        out.append(array("std::uint32_t", f"{theme}Categorical", map(argb, colours["categorical"])))
        out.append(array("std::uint32_t", f"{theme}Sequential", map(argb, colours["sequential"])))
        diverging = colours["diverging"]
        out.append(array("std::uint32_t", f"{theme}Diverging",
                         map(argb, diverging["worse"] + [diverging["mid"]] + diverging["better"])))

    out.append("struct TypeStyle {\n    bool display;\n    bool tabular;\n    int size;\n    int line;\n    int weight;\n"
               "    double tracking;\n};\n")
    styles = tokens["font"]["styles"]
    rows = []
    for name in TYPES:
        s = styles[name]
        rows.append("TypeStyle {" + ", ".join([
            "true" if s.get("family") == "display" else "false", "true" if s.get("tnum") else "false", str(s["size"]),
            str(s["line"]), str(s["weight"]), str(float(s.get("tracking", 0)))]) + "}")
    out.append(array("TypeStyle", "types", rows))

    for group in ("space", "radius", "size", "motion"):
        prefix = {"space": "space", "radius": "radius", "size": "", "motion": "motion"}[group]
        for name, value in tokens[group].items():
            if isinstance(value, int):
                label = prefix + name[0].upper() + name[1:] if prefix else name
                out.append(f"inline constexpr int {label} = {value};")
    width, height = tokens["size"]["minWindow"]
    out.append(f"inline constexpr int minWindowWidth = {width};\ninline constexpr int minWindowHeight = {height};")
    out.append("\n} // namespace weir::ui::tokens\n")
    return "\n".join(out)


def main():
    source, target = sys.argv[1:3]
    with open(source, encoding="utf-8") as file:
        tokens = json.load(file)
    with open(target, "w", encoding="utf-8") as file:
        file.write(header(tokens))


if __name__ == "__main__":
    main()
