// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/archive.h"

#include "core/base/error.h"
#include "core/base/words.h"
#include "core/readers/inflated.h"
#include "core/readers/limits.h"
#include "core/readers/member_name.h"
#include "core/readers/member_path.h"
#include "core/readers/stored_file.h"
#include "core/readers/tar_archive.h"
#include "core/readers/zip_archive.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>
#include <system_error>
#include <utility>

namespace weir::readers {

namespace fs = std::filesystem;

Archive::Archive(const fs::path& file)
    : m_file(file)
    , m_name(file.string())
{
}

void Archive::failDamaged(const std::string& what) const
{
    throw Error(ErrorCode::Malformed, m_name + " is damaged: " + what + "; fetch the file again.");
}

void Archive::failCut() const
{
    throw Error(ErrorCode::Malformed, m_name + " is cut: the archive ends in the middle of what it holds; fetch the file again.");
}

void Archive::failTooMany() const
{
    throw Error(ErrorCode::Limit,
        m_name + " holds more than " + figure(limits::archiveMembers)
            + " files; make an archive of the exports alone, or unpack it and import their folder.");
}

void Archive::list(std::string_view nameBytes, Member member, bool folder)
{
    constexpr std::string_view repository = ".git";
    if (++m_listed > limits::archiveMembers)
        failTooMany();
    if (nameBytes.size() > limits::archiveNameBytes)
        throw Error(ErrorCode::Limit,
            m_name + " holds a file whose name is longer than " + figure(limits::archiveNameBytes)
                + " bytes, which no export does; unpack it and import the folder.");
    MemberName name = memberName(nameBytes);
    folder = folder || name.folder;
    if (const std::string parts = "/" + name.text + "/"; name.hidden && parts.find("/.git/") != std::string::npos) {
        name.text = name.text.substr(0, parts.find("/.git/") + repository.size());
        member.problem = "a repository; unpack the archive and import the repository's folder";
    } else if (!name.problem.empty()) {
        member.problem = name.problem;
    } else if (folder || name.hidden) {
        return;
    }
    member.name = std::move(name.text);
    m_members.push_back(std::move(member));
}

/// A name that stands for several members would name now one of them, now another.
void Archive::finishList()
{
    std::ranges::stable_sort(m_members, {}, &Member::name);
    for (std::size_t i = 0; i + 1 < m_members.size(); ++i)
        if (m_members[i].name == m_members[i + 1].name && m_members[i].problem.empty())
            m_members[i].problem = "a name that stands for several files in the archive; make it again with one of them";
    const auto sameName = [](const Member& a, const Member& b) { return a.name == b.name; };
    m_members.erase(std::unique(m_members.begin(), m_members.end(), sameName), m_members.end());
    m_members.shrink_to_fit();
}

std::unique_ptr<ByteSource> Archive::open(std::string_view member) const
{
    const auto found = std::ranges::lower_bound(m_members, member, {}, &Member::name);
    const std::string name = memberPath(m_file, member).string();
    if (found == m_members.end() || found->name != member)
        throw Error(ErrorCode::NotFound,
            name + " is not there: the archive holds no file of that name; look into it, or import the whole archive.");
    if (!found->problem.empty())
        throw Error(ErrorCode::NotThis, name + " cannot be read: it is " + found->problem + ".");
    return openMember(*found, name);
}

namespace {

constexpr std::size_t headBytes = 512;

enum class Form { Other, Zip, Tar, PackedTar };

std::string headOf(ByteSource& source)
{
    std::string head(headBytes, '\0');
    head.resize(source.read(head));
    return head;
}

Form formOf(const fs::path& file)
{
    const std::string name = file.string();
    auto stored = std::make_unique<StoredFile>(file, name);
    if (isGzip(*stored)) {
        Inflated unpacked(std::move(stored), Inflated::Wrapping::Gzip, name);
        try {
            return beginsAsTar(headOf(unpacked)) ? Form::PackedTar : Form::Other;
        } catch (const Error&) {
            return Form::Other; // whoever reads it says what is wrong with it
        }
    }
    const std::string head = headOf(*stored);
    return beginsAsZip(head) ? Form::Zip : beginsAsTar(head) ? Form::Tar : Form::Other;
}

/// Of a document whose list of members cannot be read.
bool beginsAsDocument(std::string_view head)
{
    return head.find("[Content_Types].xml") != std::string_view::npos || head.find("mimetypeapplication/") != std::string_view::npos;
}

/// By which a change of a file shows: its size, its time and, because clocks of files are coarse, what its list of members depends on.
struct Print {
    std::uintmax_t size = 0;
    fs::file_time_type written;
    std::string ends; ///< the first and the last bytes
    friend bool operator==(const Print&, const Print&) = default;
};

Print printOf(const fs::path& file)
{
    constexpr std::int64_t endBytes = 16 * 1024;
    std::error_code ignored;
    Print print {fs::file_size(file, ignored), fs::last_write_time(file, ignored), std::string(2 * endBytes, '\0')};
    StoredFile stored(file, file.string());
    const std::span<char> ends(print.ends);
    stored.read(ends.first(endBytes));
    stored.seek(std::max<std::int64_t>(stored.size() - endBytes, 0));
    stored.read(ends.last(endBytes));
    return print;
}

/// The archive that was opened last: its members are opened one after another, each several times.
class LastArchive {
public:
    std::shared_ptr<const Archive> find(const fs::path& file, const Print& print)
    {
        const std::lock_guard lock(m_mutex);
        return file == m_file && print == m_print ? m_archive : nullptr;
    }
    void keep(const fs::path& file, Print print, std::shared_ptr<const Archive> archive)
    {
        const std::lock_guard lock(m_mutex);
        m_file = file;
        m_print = std::move(print);
        m_archive = std::move(archive);
    }

private:
    std::mutex m_mutex;
    fs::path m_file;
    Print m_print;
    std::shared_ptr<const Archive> m_archive;
};

} // namespace

bool beginsAsArchive(std::string_view head)
{
    return beginsAsZip(head) || beginsAsTar(head);
}

std::shared_ptr<const Archive> openArchive(const fs::path& file, const Progress& progress)
{
    static LastArchive last;
    Print print = printOf(file);
    if (auto known = last.find(file, print))
        return known;
    std::shared_ptr<const Archive> archive;
    switch (formOf(file)) {
    case Form::Zip:
        archive = std::make_shared<ZipArchive>(file, progress);
        break;
    case Form::Tar:
    case Form::PackedTar:
        archive = std::make_shared<TarArchive>(file, progress);
        break;
    case Form::Other:
        throw Error(ErrorCode::NotThis, file.string() + " is no archive; import the file itself.");
    }
    last.keep(file, std::move(print), archive);
    return archive;
}

bool isArchive(const fs::path& file)
{
    std::error_code ignored;
    const Form form = fs::is_regular_file(file, ignored) ? formOf(file) : Form::Other;
    if (form != Form::Zip)
        return form != Form::Other;
    try {
        return !openArchive(file, SilentProgress())->isDocument();
    } catch (const Error&) {
        StoredFile damaged(file, file.string());
        return !beginsAsDocument(headOf(damaged));
    }
}

} // namespace weir::readers
