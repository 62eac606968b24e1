// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/archive.h"
#include "core/readers/limits.h"
#include "core/readers/member_path.h"
#include "tests/fuzz/fuzz_source.h"

#include <cstddef>
#include <cstdint>

namespace {

using namespace weir;

using fuzz::check;

/// A member gives as many bytes as its archive says, the same ones twice, or is refused in words.
void readMember(const readers::Archive& archive, const readers::Archive::Member& member)
{
    const auto total = [](readers::ByteSource& bytes) {
        std::string buffer(8192, '\0');
        std::int64_t sum = 0;
        while (const std::size_t n = bytes.read(buffer))
            sum += static_cast<std::int64_t>(n);
        return sum;
    };
    try {
        const auto bytes = archive.open(member.name);
        check(member.problem.empty());
        check(total(*bytes) == member.size);
        bytes->rewind();
        check(total(*bytes) == member.size);
    } catch (const Error& error) {
        fuzz::checkSentence(error);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::filesystem::path file = fuzz::fileWith(data, size);
    try {
        static_cast<void>(readers::isArchive(file));
        const auto archive = readers::openArchive(file, SilentProgress());
        check(static_cast<std::int64_t>(archive->members().size()) <= readers::limits::archiveMembers);
        for (const auto& member : archive->members()) {
            check(!member.name.empty() && member.name.find('\0') == std::string::npos);
            readMember(*archive, member);
        }
    } catch (const Error& error) {
        fuzz::checkSentence(error);
    }
    return 0;
}
