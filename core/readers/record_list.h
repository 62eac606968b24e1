// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/records.h"
#include "core/readers/json_item.h"
#include "core/readers/json_probe.h"
#include "core/readers/json_source.h"
#include "core/readers/reader.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace weir::readers {

/// A JSON source whose records are all of one kind and stand for themselves, while one of them is taken.
struct RecordList {
    const ReadOptions& options;
    RecordSink& sink;
    JsonSource& source;
    JsonItem item = {}; ///< gathers fields that cannot be read
    std::int64_t withoutPlace = 0; ///< records whose key lacks what they are of

    [[nodiscard]] std::optional<Instant> time(std::string_view field, const std::optional<JsonValue>& value)
    {
        return item.time(field, value, source.times());
    }
    void refuse(std::string field, std::string reason) { source.reject({std::move(field), std::move(reason), {}}, {}); }
};

/// Which members the records under a prefix have.
struct ListedMembers {
    const JsonHead& head;
    std::string_view prefix;

    [[nodiscard]] bool has(std::string_view path) const { return head.has(std::string(prefix) + std::string(path)); }
};

/// What there is to know about such a format.
struct ListFormat {
    FormatInfo info;
    std::span<const std::string_view> containers; ///< members that hold records
    std::string_view one, several; ///< "build", "builds"
    std::string_view place; ///< what the records are of, where --project may say it: "job"; empty: they say it themselves
    Confidence (*judge)(const ListedMembers& members);
    /// Takes a record, which is an object, or refuses it.
    void (*take)(const JsonValue& value, RecordList& list);
};

[[nodiscard]] const ListFormat& azureJsonFormat();
[[nodiscard]] const ListFormat& jenkinsJsonFormat();
[[nodiscard]] const ListFormat& opsgenieJsonFormat();
[[nodiscard]] const ListFormat& pagerdutyJsonFormat();

class RecordListReader final : public Reader {
public:
    explicit RecordListReader(const ListFormat& format)
        : m_format(format)
    {
    }
    [[nodiscard]] const FormatInfo& info() const override { return m_format.info; }
    [[nodiscard]] Confidence probe(const Head& head) const noexcept override;
    ReadOutcome read(const std::filesystem::path& source, const ReadOptions& options, RecordSink& sink, Progress& progress) const override;

private:
    const ListFormat& m_format;
};

} // namespace weir::readers
