// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/input.h"

#include "core/base/error.h"
#include "core/readers/archive.h"
#include "core/readers/inflated.h"
#include "core/readers/limits.h"
#include "core/readers/member_path.h"
#include "core/readers/stored_file.h"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

namespace weir::readers {

namespace fs = std::filesystem;

struct Input::Impl {
    std::string name;
    std::unique_ptr<ByteSource> bytes;
    std::optional<std::string> hash;
};

Input::Input(const fs::path& source, Form form)
    : Input(source, SilentProgress(), form)
{
}

Input::Input(const fs::path& source, const Progress& progress, Form form)
    : m_impl(std::make_unique<Impl>())
{
    Impl& my = *m_impl;
    my.name = source == "-" ? "Standard input" : source.string();
    if (source == "-")
        my.bytes = StoredFile::standardInput(my.hash.emplace(), progress);
    else if (const auto place = memberPathOf(source))
        my.bytes = openArchive(place->archive, progress)->open(place->member);
    else
        my.bytes = std::make_unique<StoredFile>(source, my.name);
    if (form == Form::Plain && isGzip(*my.bytes))
        my.bytes = std::make_unique<Inflated>(std::move(my.bytes), Inflated::Wrapping::Gzip, my.name);
}

Input::~Input() = default;
Input::Input(Input&&) noexcept = default;
Input& Input::operator=(Input&&) noexcept = default;

std::size_t Input::read(std::span<char> into)
{
    return m_impl->bytes->read(into);
}

void Input::rewind()
{
    m_impl->bytes->rewind();
}

std::int64_t Input::consumed() const
{
    return m_impl->bytes->consumed();
}

std::int64_t Input::storedSize() const
{
    return m_impl->bytes->size();
}

const std::string& Input::name() const
{
    return m_impl->name;
}

const std::optional<std::string>& Input::standardInputHash() const
{
    return m_impl->hash;
}

namespace {

std::string folderNames(const fs::path& folder)
{
    std::error_code failure;
    std::vector<std::string> names;
    for (fs::directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure))
        names.push_back(it->path().filename().string());
    if (failure)
        throw Error(ErrorCode::Unreadable, folder.string() + " cannot be listed; check its permissions.");
    std::ranges::sort(names);
    std::string text;
    for (const std::string& name : names) {
        if (text.size() + name.size() >= limits::headBytes)
            break;
        text += name + '\n';
    }
    return text;
}

} // namespace

SourceHead readHead(const fs::path& source)
{
    SourceHead head {source, false, {}, true};
    std::error_code failure;
    if (source != "-" && fs::is_directory(source, failure)) {
        head.folder = true;
        head.bytes = folderNames(source);
        return head;
    }
    Input input(source);
    head.bytes.resize(limits::headBytes + 1);
    head.bytes.resize(input.read(head.bytes));
    head.whole = head.bytes.size() <= limits::headBytes;
    if (!head.whole)
        head.bytes.resize(limits::headBytes);
    if (head.bytes.empty())
        throw Error(ErrorCode::NotThis, input.name() + " is empty; export it again.");
    return head;
}

} // namespace weir::readers
