// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/change_message.h"
#include "core/git/commit_text.h"
#include "core/git/git_reader.h"
#include "core/git/line_diff.h"
#include "tests/fuzz/fuzz_source.h"
#include "tests/support/temp_repository.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace {

using namespace weir;

/// A repository in which one thing is as the input has it, read whole. Made anew now and then, so that it stays small.
test::TempRepository& repository()
{
    constexpr int uses = 500;
    static std::unique_ptr<test::TempRepository> current;
    static int left = 0;
    if (left-- == 0) {
        setenv("TMPDIR", fuzz::Scratch::folder().c_str(), 1);
        current = std::make_unique<test::TempRepository>();
        left = uses;
    }
    return *current;
}

void readRepository(const test::TempRepository& repository)
{
    fuzz::readFile(git::GitReader(), repository.path(), fuzz::CheckingSink::Records::Events);
}

/// The headers after the tree, and the message.
void readCommit(const std::string& bytes)
{
    test::TempRepository& into = repository();
    into.setHead(into.object("commit", "tree " + into.tree({{"a", "1\n"}}) + "\n" + bytes));
    readRepository(into);
}

void readMailmap(const std::string& bytes)
{
    test::TempRepository& into = repository();
    static_cast<void>(into.commit({.files = {{".mailmap", bytes}}, .message = "Merge pull request #1 from a/b"}));
    readRepository(into);
}

void readTree(const std::string& bytes)
{
    test::TempRepository& into = repository();
    const std::string first = into.commit({.files = {{"a", "1\n"}, {"b/c", "2\n"}}});
    static_cast<void>(into.commit({.parents = {first}, .tree = into.object("tree", bytes)}));
    readRepository(into);
}

void readTag(const std::string& bytes)
{
    test::TempRepository& into = repository();
    const std::string commit = into.commit({});
    into.tag("v1", into.object("tag", "object " + commit + "\n" + bytes));
    readRepository(into);
}

/// A file before a NUL and after it.
void countLines(std::string_view bytes)
{
    const std::size_t end = bytes.find('\0');
    const std::string_view before = bytes.substr(0, end);
    const std::string_view after = end == std::string_view::npos ? std::string_view() : bytes.substr(end + 1);
    const auto counts = git::LineDiff(SilentProgress()).count(before, after);
    fuzz::check(counts && counts->added >= 0 && counts->deleted >= 0);
    fuzz::check(counts->added - counts->deleted == git::countLinesOf(after) - git::countLinesOf(before));
}

void readMessage(std::string_view bytes)
{
    for (const std::string_view encoding : {"", "ISO-8859-15", "KOI8-R"}) {
        std::string storage;
        const std::string_view text = git::decodeText(bytes, encoding, storage);
        fuzz::check(readers::isUtf8(text) && text.find('\0') == std::string_view::npos);
        for (const std::size_t parents : {0U, 1U, 2U}) {
            if (const auto hint = git::readChangeHint(text, parents))
                fuzz::check(readers::isUtf8(hint->title) && readers::isUtf8(hint->mentions));
        }
    }
}

} // namespace

/// The first byte says what the others are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0]) {
    case 'c':
        readCommit(bytes);
        break;
    case 'm':
        readMailmap(bytes);
        break;
    case 't':
        readTree(bytes);
        break;
    case 'g':
        readTag(bytes);
        break;
    case 'd':
        countLines(bytes);
        break;
    default:
        readMessage(bytes);
    }
    return 0;
}
