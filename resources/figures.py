#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Weir authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a font whose digits are tabular by default: figures.py SOURCE.otf TARGET.otf FAMILY

Qt 6.4 cannot switch font features, so the substitutions of 'tnum' are written into the character map. The copy gets a
family name of its own, as the font's licence asks of changed versions.
"""
import sys

from fontTools.ttLib import TTFont

FAMILY_IDS = {1, 16}
FULL_NAME, POSTSCRIPT_NAME, UNIQUE_ID, SUBFAMILY, TYPO_SUBFAMILY = 4, 6, 3, 2, 17


def tabular_glyphs(font):
    """glyph → its tabular form, from the single substitutions of the feature tnum."""
    table = font["GSUB"].table
    lookups = sorted({index for record in table.FeatureList.FeatureRecord if record.FeatureTag == "tnum"
                      for index in record.Feature.LookupListIndex})
    mapping = {}
    for index in lookups:
        for subtable in table.LookupList.Lookup[index].SubTable:
            subtable = getattr(subtable, "ExtSubTable", subtable)
            mapping.update(getattr(subtable, "mapping", {}))
    return mapping


def even_out_digits(font):
    """Gives all digits the advance of 0: some instances differ by a few units."""
    characters, metrics = font.getBestCmap(), font["hmtx"]
    advance = metrics[characters[ord("0")]][0]
    for digit in "0123456789":
        glyph = characters[ord(digit)]
        metrics[glyph] = (advance, metrics[glyph][1])


def rename(font, family):
    names = font["name"]
    style = names.getDebugName(TYPO_SUBFAMILY) or names.getDebugName(SUBFAMILY)
    compact = family.replace(" ", "")
    for record in list(names.names):
        if record.nameID == 16:
            text = family
        elif record.nameID == 1:
            text = family if style in ("Regular", "Bold") else f"{family} {style}"
        elif record.nameID == FULL_NAME:
            text = f"{family} {style}"
        elif record.nameID in (POSTSCRIPT_NAME, UNIQUE_ID):
            text = f"{compact}-{style.replace(' ', '')}"
        else:
            continue
        names.setName(text, record.nameID, record.platformID, record.platEncID, record.langID)
    cff = font["CFF "].cff if "CFF " in font else None
    if cff is not None:
        top = cff.topDictIndex[0]
        cff.fontNames[0] = f"{compact}-{style.replace(' ', '')}"
        top.FamilyName, top.FullName = family, f"{family} {style}"


def main():
    source, target, family = sys.argv[1:4]
    font = TTFont(source, recalcTimestamp=False)
    tabular = tabular_glyphs(font)
    digits = set(range(ord("0"), ord("9") + 1))
    for table in font["cmap"].tables:
        for code, glyph in list(table.cmap.items()):
            if glyph in tabular:
                table.cmap[code] = tabular[glyph]
                digits.discard(code)
    if digits:
        raise SystemExit(f"{source}: no tabular form for {''.join(map(chr, sorted(digits)))}")
    even_out_digits(font)
    rename(font, family)
    font.save(target)


if __name__ == "__main__":
    main()
