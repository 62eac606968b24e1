// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes the event table that the import benchmark reads: about 13 status changes an item, 24 projects, 6 types, 400
// people, offsets of six zones, one title in twenty quoted with commas and line breaks. Same bytes for the same count.
// usage: make_events ROWS FILE

#include "core/stats/random.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

namespace {

constexpr std::array<std::string_view, 10> statuses = {"Backlog", "Selected for Development", "In Progress", "Code Review",
    "Waiting for QA", "In QA", "Blocked", "Ready to Release", "Done", "Reopened"};
constexpr std::array<std::string_view, 6> types = {"Story", "Bug", "Task", "Sub-task", "Epic", "Spike"};
constexpr std::array<std::string_view, 12> words = {
    "login", "page", "report", "export", "timeout", "queue", "fix", "retry", "cache", "slow", "button", "docs"};
constexpr std::array<int, 6> offsets = {0, 60, 120, -300, -480, 330};
constexpr double day = 86400;

struct FileCloser {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};

class Maker {
public:
    explicit Maker(std::FILE* file)
        : m_file(file)
    {
    }

    void make(long rows)
    {
        std::fputs("issue_key,type,project,from_status,to_status,timestamp,author,summary\n", m_file);
        for (long item = 0; m_rows < rows; ++item)
            makeItem(item, rows);
    }

private:
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(m_random.uniform() * static_cast<double>(n)); }

    static std::size_t next(std::size_t status, double u)
    {
        switch (status) {
        case 0:
            return 1;
        case 1:
            return u < 0.9 ? 2 : 6;
        case 2:
            return u < 0.62 ? 3 : u < 0.75 ? 6 : u < 0.8 ? 1 : 4;
        case 3:
            return u < 0.55 ? 4 : u < 0.9 ? 2 : 6;
        case 4:
            return 5;
        case 5:
            return u < 0.6 ? 7 : u < 0.95 ? 2 : 6;
        case 7:
            return 8;
        case 8:
            return 9;
        default:
            return 2;
        }
    }

    std::string title()
    {
        std::string text;
        const bool quoted = below(20) == 0;
        for (std::size_t i = 0, n = 4 + below(5); i < n; ++i)
            text.append(i == 0 ? "" : quoted && i == 2 ? ", " : quoted && i == 3 ? "\n" : " ").append(words[below(words.size())]);
        return quoted ? '"' + text + " \"\"quoted\"\"\"" : text;
    }

    void makeItem(long item, long rows)
    {
        const std::size_t project = below(24);
        const std::string key = "PRJ" + std::to_string(project) + "-" + std::to_string(item);
        const std::string_view type = types[below(types.size())];
        const std::string text = title();
        const int offset = offsets[below(offsets.size())];
        double at = 1546300800 + static_cast<double>(item) / (static_cast<double>(rows) / 8.6) * 6 * 365 * day;
        std::size_t status = 0;
        for (int step = 0; step < 40 && m_rows < rows; ++step) {
            const std::size_t to = next(status, m_random.uniform());
            at += 600 - std::log(1 - m_random.uniform()) * 1.3 * day;
            write(key, type, project, status, to, static_cast<long>(at), offset, text);
            status = to;
            if (status == 8 && m_random.uniform() < 0.93)
                break;
        }
    }

    void write(const std::string& key, std::string_view type, std::size_t project, std::size_t from, std::size_t to, long at, int offset,
        const std::string& text)
    {
        const long local = at + offset * 60L;
        const long days = local / 86400 + 719468;
        const long era = days / 146097, ofEra = days % 146097;
        const long year = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
        const long ofYear = ofEra - (365 * year + year / 4 - year / 100);
        const long m = (5 * ofYear + 2) / 153;
        const long month = m < 10 ? m + 3 : m - 9;
        const long s = local % 86400;
        std::fprintf(m_file, "%s,%.*s,PRJ%zu,%.*s,%.*s,%04ld-%02ld-%02ldT%02ld:%02ld:%02ld.000%c%02d:%02d,user%03zu@example.com,%s\n",
            key.c_str(), static_cast<int>(type.size()), type.data(), project, static_cast<int>(statuses[from].size()),
            statuses[from].data(), static_cast<int>(statuses[to].size()), statuses[to].data(), year + era * 400 + (month <= 2 ? 1 : 0),
            month, ofYear - (153 * m + 2) / 5 + 1, s / 3600, s / 60 % 60, s % 60, offset < 0 ? '-' : '+', std::abs(offset) / 60,
            std::abs(offset) % 60, below(400), text.c_str());
        ++m_rows;
    }

    std::FILE* m_file;
    long m_rows = 0;
    weir::stats::Random m_random {42};
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3)
        return 2;
    const std::unique_ptr<std::FILE, FileCloser> file(std::fopen(argv[2], "wb"));
    if (!file)
        return 1;
    Maker(file.get()).make(std::atol(argv[1]));
    return 0;
}
