// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/calendar_words.h"

#include <algorithm>
#include <array>

namespace weir::readers {

namespace {

struct MonthWord {
    std::string_view word;
    int month;
};

/// Words of at least three letters also stand for the longer words that begin with them ("jan" for "january"), so
/// abbreviations are enough; where an abbreviation is a beginning of another month's name, both are given and the longer wins.
constexpr auto monthWords = std::to_array<MonthWord>({
    // English, and what other languages share with it
    {"jan", 1},
    {"feb", 2},
    {"mar", 3},
    {"apr", 4},
    {"may", 5},
    {"jun", 6},
    {"jul", 7},
    {"aug", 8},
    {"sep", 9},
    {"oct", 10},
    {"nov", 11},
    {"dec", 12},
    // Spanish, Portuguese, Italian
    {"ene", 1},
    {"fev", 2},
    {"abr", 4},
    {"ago", 8},
    {"set", 9},
    {"out", 10},
    {"dic", 12},
    {"dez", 12},
    {"gen", 1},
    {"mag", 5},
    {"mai", 5},
    {"giu", 6},
    {"lug", 7},
    {"ott", 10},
    // French
    {"fév", 2},
    {"avr", 4},
    {"juin", 6},
    {"juil", 7},
    {"aoû", 8},
    {"aou", 8},
    {"déc", 12},
    // German, Dutch, Scandinavian
    {"jän", 1},
    {"mär", 3},
    {"mrz", 3},
    {"mrt", 3},
    {"maa", 3},
    {"maj", 5},
    {"mei", 5},
    {"okt", 10},
    {"des", 12},
    // Polish, Czech
    {"sty", 1},
    {"lut", 2},
    {"kwi", 4},
    {"cze", 6},
    {"lip", 7},
    {"sie", 8},
    {"wrz", 9},
    {"paź", 10},
    {"lis", 11},
    {"gru", 12},
    {"led", 1},
    {"úno", 2},
    {"bře", 3},
    {"dub", 4},
    {"kvě", 5},
    {"čer", 6},
    {"čvn", 6},
    {"červenec", 7},
    {"července", 7},
    {"čvc", 7},
    {"srp", 8},
    {"zář", 9},
    {"říj", 10},
    {"pro", 12},
    // Finnish, Hungarian, Turkish
    {"tam", 1},
    {"hel", 2},
    {"huh", 4},
    {"tou", 5},
    {"kes", 6},
    {"hei", 7},
    {"elo", 8},
    {"syy", 9},
    {"lok", 10},
    {"marras", 11},
    {"joul", 12},
    {"már", 3},
    {"ápr", 4},
    {"máj", 5},
    {"jún", 6},
    {"júl", 7},
    {"sze", 9},
    {"oca", 1},
    {"şub", 2},
    {"nis", 4},
    {"haz", 6},
    {"tem", 7},
    {"ağu", 8},
    {"eyl", 9},
    {"eki", 10},
    {"kas", 11},
    {"ara", 12},
    // Russian, Ukrainian
    {"янв", 1},
    {"фев", 2},
    {"мар", 3},
    {"апр", 4},
    {"май", 5},
    {"мая", 5},
    {"июн", 6},
    {"июл", 7},
    {"авг", 8},
    {"сен", 9},
    {"окт", 10},
    {"ноя", 11},
    {"дек", 12},
    {"січ", 1},
    {"лют", 2},
    {"бер", 3},
    {"кві", 4},
    {"тра", 5},
    {"чер", 6},
    {"лип", 7},
    {"сер", 8},
    {"вер", 9},
    {"жов", 10},
    {"лис", 11},
    {"гру", 12},
    // Chinese
    {"一月", 1},
    {"二月", 2},
    {"三月", 3},
    {"四月", 4},
    {"五月", 5},
    {"六月", 6},
    {"七月", 7},
    {"八月", 8},
    {"九月", 9},
    {"十月", 10},
    {"十一月", 11},
    {"十二月", 12},
});

constexpr auto weekdays = std::to_array<std::string_view>({"mon", "tue", "wed", "thu", "fri", "sat", "sun", "tues", "thur", "thurs",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});

/// The two-byte sequences U+0080 to U+07FF; the result has two bytes, too.
unsigned foldTwoByte(unsigned c)
{
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7)
        return c + 32;
    if (c >= 0x0410 && c <= 0x042F)
        return c + 32;
    if (c >= 0x0400 && c <= 0x040F)
        return c + 80;
    // Latin Extended-A pairs: capitals are even up to U+0137 and from U+014A, odd between and from U+0179.
    const bool evenCapitals = (c >= 0x0100 && c <= 0x0137 && c != 0x0130) || (c >= 0x014A && c <= 0x0177);
    const bool oddCapitals = (c >= 0x0139 && c <= 0x0148) || (c >= 0x0179 && c <= 0x017E);
    if ((evenCapitals && c % 2 == 0) || (oddCapitals && c % 2 == 1))
        return c + 1;
    return c;
}

} // namespace

std::string foldCase(std::string_view utf8)
{
    std::string folded;
    folded.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte >= 'A' && byte <= 'Z') {
            folded.push_back(static_cast<char>(byte + 32));
        } else if (byte >= 0xC2 && byte <= 0xDF && i + 1 < utf8.size()) {
            const unsigned c = foldTwoByte((byte & 0x1FU) << 6 | (static_cast<unsigned char>(utf8[i + 1]) & 0x3FU));
            folded.push_back(static_cast<char>(0xC0 | c >> 6));
            folded.push_back(static_cast<char>(0x80 | (c & 0x3F)));
            ++i;
        } else {
            folded.push_back(utf8[i]);
        }
    }
    return folded;
}

int monthNumber(std::string_view folded)
{
    int month = 0;
    std::size_t longest = 0;
    for (const MonthWord& candidate : monthWords) {
        if (candidate.word.size() > longest && folded.starts_with(candidate.word)) {
            month = candidate.month;
            longest = candidate.word.size();
        }
    }
    return month;
}

bool isWeekday(std::string_view folded)
{
    return std::ranges::find(weekdays, folded) != weekdays.end();
}

} // namespace weir::readers
