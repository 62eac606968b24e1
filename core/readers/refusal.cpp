// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/refusal.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/git/repository.h"
#include "core/readers/archive.h"
#include "core/readers/encoding.h"
#include "core/readers/input.h"
#include "core/readers/json_head.h"
#include "core/readers/member_path.h"
#include "core/readers/reader.h"
#include "core/readers/table_head.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace weir::readers {

namespace fs = std::filesystem;

namespace {

/// Where the marks of a kind have to be.
enum class Where {
    Begin, ///< the first bytes are the first mark; the others are somewhere in the head
    Tar, ///< behind the first file's name
    Workspace, ///< SQLite's own mark of the program that a file belongs to
    Columns, ///< the table's header has them all
    Members, ///< the JSON records have them all
    Root, ///< the XML's outermost element is the mark
};

struct Kind {
    Where where;
    std::vector<std::string_view> marks;
    std::string_view what;
    std::string_view instead; ///< empty: nothing of this kind can be read yet
};

using namespace std::string_view_literals;

constexpr auto asTable = "export a table with one row a status change (key, status, instant) and import that as csv-events"sv;
constexpr auto asSheet = "save the sheet with one row a status change (key, status, instant) as CSV and import that as csv-events"sv;
constexpr auto asJiraJson = "export the issues with their history as JSON (a search with expand=changelog) and import that as jira-json"sv;
constexpr auto ofGitLab = "from GitLab it reads issues and merge requests, so import those, and the repository itself"sv;
constexpr auto unpacked = "unpack it and import the folder"sv;
constexpr auto inData = "export the data behind it as CSV, JSON or XES and import that"sv;

/// What people have beside what is read: one line a kind, the more special before the more general. A reader that learns one of them
/// takes its line away.
std::span<const Kind> kinds()
{
    using enum Where;
    static const std::vector<Kind> list {
        {Begin, {"PK\x03\x04", "xl/"}, "an Excel workbook", asSheet},
        {Begin, {"PK\x03\x04", "opendocument.spreadsheet"}, "an OpenDocument spreadsheet", asSheet},
        {Begin, {"PK\x03\x04", "word/"}, "a Word document", inData},
        {Begin, {"PK\x03\x04", "[Content_Types].xml"}, "an Office document (such as an .xlsx workbook)", asSheet},
        {Begin, {"PK\x03\x04"}, "a ZIP archive", unpacked},
        {Begin, {"PK\x05\x06"}, "an empty ZIP archive", "make the archive again"},
        {Begin, {"\xD0\xCF\x11\xE0"}, "an old Office document (such as an .xls workbook)", asSheet},
        {Begin, {"7z\xBC\xAF"}, "a 7z archive", unpacked},
        {Begin, {"Rar!"}, "a RAR archive", unpacked},
        {Begin, {"BZh"}, "a bzip2 archive", unpacked},
        {Begin, {"\xFD\x37zXZ"}, "an xz archive", unpacked},
        {Begin, {"\x28\xB5\x2F\xFD"}, "a Zstandard archive", unpacked},
        {Tar, {"ustar"}, "a tar archive", unpacked},
        {Workspace, {"Weir"}, "a Weir workspace", "open it rather than import it"},
        {Begin, {"SQLite format 3\0"sv}, "an SQLite database", asTable},
        {Begin, {"PAR1"}, "a Parquet file", asTable},
        {Begin, {"%PDF"}, "a PDF document", inData},
        {Begin, {"\x89PNG"}, "a picture (PNG)", inData},
        {Begin, {"\xFF\xD8\xFF"}, "a picture (JPEG)", inData},
        {Begin, {"GIF8"}, "a picture (GIF)", inData},
        {Begin, {"# v2 git bundle"}, "a git bundle", "clone it ('git clone FILE FOLDER') and import the clone"},
        {Begin, {"# v3 git bundle"}, "a git bundle", "clone it ('git clone FILE FOLDER') and import the clone"},
        {Begin, {"commit ", "Author: ", "Date: "}, "the output of 'git log'", "import the repository's own folder"},
        {Begin, {"BEGIN:VCALENDAR"}, "a calendar (iCalendar)", {}},
        {Begin, {")]}'"}, "a JSON answer of Gerrit", "import the repository, in which the changes stand, too"},

        {Columns, {"incident_number"}, "a CSV export of PagerDuty", "export the incidents as JSON and import that as pagerduty-json"},

        {Members, {"format", "columns"}, "a mapping of columns", "give it with --mapping together with the table that it is for"},
        {Members, {"generator", "items"}, "an event log that Weir exported as JSON",
            "export it as csv or xes ('weir export --as') and import that"},
        {Members, {"stages", "clock"}, "a stage map", "put it in force with 'weir stages WORKSPACE --set FILE'"},
        {Members, {"resource_type", "resource_id"}, "a list of GitLab's events of one issue, which do not name it", ofGitLab},
        {Members, {"tag_name", "released_at"}, "a list of releases of GitLab",
            "from GitLab it reads deployments, so import those, and the repository itself"},
        {Members, {"check_suite"}, "a list of checks of GitHub", "workflow runs and their jobs tell the same, so import those"},
        {Members, {"fields.System.State"}, "a JSON answer of Azure DevOps", asTable},
        {Members, {"bugs"}, "a JSON export of Bugzilla", asTable},
        {Members, {"tracker", "subject"}, "a JSON answer of Redmine", asTable},
        {Members, {"issues", "total"}, "a search result without issues", "widen the search and export it again"},
        {Members, {"issues"}, "a search result without issues", "widen the search and export it again"},
        {Members, {"_class"}, "a JSON answer of Jenkins without times",
            "ask for 'api/json?tree=builds[number,url,timestamp,duration,building,result]' of a job and import that"},
        {Members, {"incidents"}, "an answer of PagerDuty without incidents", "widen the search and export it again"},
        {Members, {"pipeline_number"}, "a JSON answer of CircleCI", {}},
        {Members, {"objectTypes", "eventTypes"}, "an OCEL event log (JSON)", "export the log of one object type as XES and import that"},
        {Members, {"ocel:events"}, "an OCEL event log (JSON)", "export the log of one object type as XES and import that"},

        {Root, {"html"}, "a web page", "if it asks to sign in, sign in and download the export anew, as CSV, JSON or XES"},
        {Root, {"coverage"}, "a coverage report (such as of Clover)", "export it as Cobertura or lcov and import that"},
        {Root, {"rss"}, "an XML export (RSS), perhaps of Jira", asJiraJson},
    };
    return list;
}

bool equalInAnyCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

/// The name of the outermost element without its prefix; empty: no XML. A document type says it, too.
std::string_view outermostElement(std::string_view text)
{
    for (;;) {
        text = trimmed(text);
        if (!text.starts_with('<'))
            return {};
        const bool comment = text.starts_with("<!--");
        if (!comment && !text.starts_with("<?") && !text.starts_with("<!"))
            break;
        constexpr std::string_view type = "<!doctype ";
        if (equalInAnyCase(text.substr(0, type.size()), type))
            return text.substr(type.size(), text.find_first_of(" \t\r\n[>", type.size()) - type.size());
        const std::size_t end = text.find(comment ? "-->" : ">");
        if (end == std::string_view::npos)
            return {};
        text.remove_prefix(end + (comment ? 3 : 1));
    }
    std::string_view name = text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1);
    return name.substr(name.rfind(':') + 1);
}

/// A head as each of the ways to look at it sees it.
struct Look {
    std::string_view bytes;
    std::string utf8;
    std::optional<TableHead> table;
    JsonHead json;
    std::string_view root;

    explicit Look(const Head& head)
        : bytes(head.bytes)
        , utf8(toUtf8(head.bytes, head.whole))
        , table(tableHead(utf8, head.whole))
        , json(head.bytes, head.whole)
        , root(outermostElement(utf8))
    {
    }

    [[nodiscard]] bool hasColumn(std::string_view name) const
    {
        return table && std::ranges::any_of(table->header, [name](const std::string& column) { return equalInAnyCase(column, name); });
    }

    [[nodiscard]] bool hasMembers(const std::vector<std::string_view>& names) const
    {
        return std::ranges::any_of(json.records(), [&](const std::string& record) {
            return std::ranges::all_of(names, [&](std::string_view name) { return json.has(record + std::string(name)); });
        });
    }

    [[nodiscard]] bool is(const Kind& kind) const
    {
        constexpr std::size_t tarMark = 257;
        constexpr std::size_t applicationId = 68;
        const auto standsAt = [this, &kind](std::size_t place) {
            return bytes.size() > place && bytes.substr(place).starts_with(kind.marks.front());
        };
        const std::string_view first = kind.marks.front();
        switch (kind.where) {
        case Where::Begin:
            return (bytes.starts_with(first) || utf8.starts_with(first))
                && std::ranges::all_of(kind.marks, [this](std::string_view mark) { return bytes.find(mark) != std::string_view::npos; });
        case Where::Tar:
            return standsAt(tarMark);
        case Where::Workspace:
            return bytes.starts_with("SQLite format 3") && standsAt(applicationId);
        case Where::Columns:
            return std::ranges::all_of(kind.marks, [this](std::string_view mark) { return hasColumn(mark); });
        case Where::Members:
            return hasMembers(kind.marks);
        case Where::Root:
            return equalInAnyCase(root, first);
        }
        return false;
    }
};

/// "a, b and 3 more".
std::string some(const std::vector<std::string>& names, std::size_t most)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > most ? text + " and " + std::to_string(names.size() - most) + " more" : text;
}

std::string readableFormats()
{
    std::string ids;
    for (const Reader* reader : allReaders())
        ids.append(ids.empty() ? "" : reader == allReaders().back() ? " and " : ", ").append(reader->info().id);
    return "it reads " + ids;
}

/// What no line of the table knows, by its outer form.
Refusal byForm(const Look& look)
{
    constexpr std::size_t namesShown = 6;
    if (!look.root.empty())
        return {
            "XML whose outermost element is <" + std::string(look.root) + ">", "export an event log as XES, or " + std::string(asTable)};
    if (const auto members = look.json.members(); !members.empty())
        return {"JSON of another tool, with the member" + std::string(members.size() == 1 ? " " : "s ") + some(members, namesShown),
            "issues of Jira are read with their members key, fields and changelog; from other tools " + std::string(asTable)};
    if (look.utf8.starts_with('{') || look.utf8.starts_with('['))
        return {"JSON that holds no records", readableFormats()};
    if (looksBinary(look.utf8))
        return {"a binary file of an unknown kind", readableFormats()};
    if (look.table)
        return {"a table with the columns " + some(look.table->header, namesShown),
            "say with a mapping which of them is the key, the status and the instant of a change ('weir import --help' shows how), or "
            "call them so",
            true};
    return {"a text that is no table", readableFormats()};
}

/// The repository that a folder is in the work tree of; empty: none.
fs::path repositoryAround(const fs::path& folder)
{
    std::error_code failure;
    fs::path above = fs::absolute(folder, failure).lexically_normal();
    while (!failure && above.has_relative_path()) {
        if (git::isRepository(above))
            return above;
        above = above.parent_path();
    }
    return {};
}

std::vector<std::string> visibleFiles(const fs::path& folder)
{
    std::vector<std::string> names;
    std::error_code failure;
    for (fs::directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure)) {
        const std::string name = it->path().filename().string();
        std::error_code ignored;
        if (it->is_regular_file(ignored) && !name.starts_with('.'))
            names.push_back(name);
    }
    std::ranges::sort(names);
    return names;
}

constexpr std::size_t filesShown = 3;

std::string whatIs(const fs::path& file)
{
    try {
        return refusalOf(file).what;
    } catch (const Error&) {
        return "empty, or not to be read";
    }
}

bool isSource(const fs::path& file)
{
    try {
        return detectReader(file) != nullptr;
    } catch (const Error&) {
        return false;
    }
}

std::string folderSentence(const fs::path& folder)
{
    const std::string name = folder.string();
    if (const fs::path repository = repositoryAround(folder); !repository.empty())
        return name + " is a folder inside the repository " + repository.string() + "; import that folder itself.";
    std::vector<std::string> files = visibleFiles(folder);
    if (files.empty())
        return name + " holds no files; name the folder that holds the exports or .git itself, because folders in it are not searched.";
    for (std::size_t i = 0; i < std::min(filesShown, files.size()); ++i)
        files[i] += " (" + whatIs(folder / files[i]) + ")";
    return name + " holds nothing that this version reads: " + some(files, filesShown) + "; " + readableFormats() + ".";
}

/// Of a member of an archive that is no source.
Refusal memberRefusal(const fs::path& archive, const Archive::Member& member)
{
    const fs::path path = memberPath(archive, member.name);
    if (member.problem.empty() && member.size > 0 && isArchiveInside(path))
        return {"an archive in an archive", "unpack it and import the folder"};
    if (member.problem.empty())
        return {whatIs(path), readableFormats()};
    const std::size_t end = std::min(member.problem.find("; "), member.problem.size());
    return {member.problem.substr(0, end), member.problem.substr(std::min(end + 2, member.problem.size()))};
}

/// What to do says the first file in it.
std::string archiveSentence(const fs::path& file)
{
    const std::string name = file.string();
    const auto archive = openArchive(file, SilentProgress());
    if (archive->members().empty())
        return name + " is an archive without files; make it again with the exports in it.";
    std::vector<std::string> members;
    std::string instead;
    for (const Archive::Member& member : archive->members()) {
        if (member.problem.empty() && isSource(memberPath(file, member.name)))
            return name + " is an archive; import it as a new source, because each file in it is a source of its own.";
        members.push_back(member.name);
        if (members.size() > filesShown)
            continue;
        const Refusal refusal = memberRefusal(file, member);
        members.back() += " (" + refusal.what + ")";
        if (instead.empty())
            instead = refusal.instead;
    }
    return name + " holds nothing that this version reads: " + some(members, filesShown) + "; "
        + (instead.empty() ? readableFormats() : instead) + ".";
}

} // namespace

bool isArchiveInside(const fs::path& source)
{
    return memberPathOf(source) && beginsAsArchive(readHead(source).bytes);
}

Refusal refusalOf(const fs::path& file)
{
    const SourceHead head = readHead(file);
    const Look look(head.head());
    const auto known = std::ranges::find_if(kinds(), [&](const Kind& kind) { return look.is(kind); });
    if (known == kinds().end())
        return byForm(look);
    return {std::string(known->what), known->instead.empty() ? readableFormats() : std::string(known->instead), false};
}

std::string refusalSentence(const fs::path& source)
{
    std::error_code failure;
    if (fs::is_directory(source, failure))
        return folderSentence(source);
    if (isArchive(source))
        return archiveSentence(source);
    const Refusal refusal = refusalOf(source);
    return source.string() + " looks like " + refusal.what + ", which this version does not read; " + refusal.instead + ".";
}

} // namespace weir::readers
