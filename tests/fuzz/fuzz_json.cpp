// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/model/records.h"
#include "core/readers/jira_json_reader.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <unistd.h>

namespace {

/// Every record is taken or refused, never both, and a refusal says why.
class CountingSink final : public weir::RecordSink {
public:
    void record() override { }
    void item(const weir::ItemRecord& item) override { require(!item.key.empty()); }
    void event(const weir::EventRecord& event) override { require(!event.item.empty() && weir::isKnown(event.at)); }
    void commit(const weir::CommitRecord&) override { std::abort(); }
    void tag(const weir::TagRecord&) override { std::abort(); }
    void change(const weir::ChangeRecord&) override { std::abort(); }
    void reject(const weir::Reject& reject) override { require(!reject.reason.empty() && reject.text.size() <= 500); }
    void warn(const std::string& sentence) override { require(!sentence.empty()); }

private:
    static void require(bool holds)
    {
        if (!holds)
            std::abort();
    }
};

/// The reader reads files: one in memory, where the system has such.
const std::filesystem::path& inputPath()
{
    static const std::filesystem::path path = [] {
        const std::filesystem::path shared = "/dev/shm";
        const std::filesystem::path folder = std::filesystem::is_directory(shared) ? shared : std::filesystem::temp_directory_path();
        return folder / ("weir-fuzz-json-" + std::to_string(getpid()));
    }();
    return path;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    std::FILE* file = std::fopen(inputPath().c_str(), "wb");
    if (file == nullptr || std::fwrite(data, 1, size, file) != size || std::fclose(file) != 0)
        std::abort();
    const weir::readers::JiraJsonReader reader;
    static_cast<void>(reader.probe({inputPath(), false, bytes, true}));
    try {
        CountingSink sink;
        weir::SilentProgress progress;
        reader.read(inputPath(), {}, sink, progress);
    } catch (const weir::Error&) {
        // A sentence for the user; what counts is that nothing worse happens.
    }
    return 0;
}
