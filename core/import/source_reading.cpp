// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/source_reading.h"

#include "core/base/error.h"
#include "core/base/nearest.h"
#include "core/import/source_identity.h"
#include "core/readers/archive.h"
#include "core/readers/mapping.h"
#include "core/readers/member_path.h"
#include "core/readers/refusal.h"
#include "core/readers/table_head.h"
#include "core/store/connection.h"
#include "core/store/sources.h"

#include <map>
#include <utility>
#include <vector>

namespace weir::import {

namespace {

const readers::Reader& readerCalled(const std::string& format)
{
    const readers::Reader* reader = readers::findReader(format);
    if (reader == nullptr)
        throw Error(ErrorCode::Unknown, noFormat(format));
    return *reader;
}

/// Fingerprints of a table's header, which depend on what stands between its columns.
class Headers {
public:
    explicit Headers(const std::filesystem::path& source)
        : m_source(source)
    {
    }
    const std::string& by(std::optional<char> delimiter)
    {
        const auto [entry, isNew] = m_known.try_emplace(delimiter);
        if (isNew)
            entry->second = readers::headerFingerprint(m_source, delimiter).value_or("");
        return entry->second;
    }

private:
    std::filesystem::path m_source;
    std::map<std::optional<char>, std::string> m_known;
};

} // namespace

std::string noFormat(const std::string& format)
{
    std::vector<std::string> known;
    for (const readers::Reader* each : readers::allReaders())
        known.emplace_back(each->info().id);
    return "There is no format \"" + format + "\"; " + didYouMean(format, known, "'weir formats' lists those that there are.");
}

void lookIntoArchive(const std::filesystem::path& source, const Progress& progress)
{
    if (readers::isArchive(source))
        throw Error(ErrorCode::NotThis, readers::refusalSentence(source));
    if (const auto member = readers::memberPathOf(source))
        static_cast<void>(readers::openArchive(member->archive, progress));
}

void checkUndamaged(const std::filesystem::path& source, const Progress& progress)
{
    constexpr std::size_t blockBytes = std::size_t {64} << 10;
    const auto member = readers::memberPathOf(source);
    if (!member)
        return;
    const auto bytes = readers::openArchive(member->archive, progress)->open(member->member);
    std::vector<char> block(blockBytes);
    while (bytes->read(block) > 0) // at the end it compares size and checksum
        progress.checkpoint();
}

KnownTable knownTable(const store::Workspace& workspace, const ImportRequest& request)
{
    KnownTable table;
    std::error_code ignored;
    if (request.source == "-" || std::filesystem::is_directory(request.source, ignored))
        return table;
    Headers headers(request.source);
    const auto& given = request.options.mapping;
    const auto own = store::sourceMapping(workspace.connection(), identify(request.source).path);
    if (own) {
        const readers::Mapping mapping = readers::parseMapping(own->body, keptMapping);
        table.header = headers.by(mapping.delimiter);
        if (own->given && table.header == own->fingerprint)
            table.mapping = mapping;
        table.mappingGiven = own->given;
    } else {
        table.header = headers.by(given ? given->delimiter : std::nullopt);
    }
    if (table.mapping || given)
        return table;
    table.guessedBefore = own && !own->given;
    for (const store::OfferedMapping& offered : store::offeredMappings(workspace.connection())) {
        if (own && !own->given && offered.body != own->body)
            continue; // it was a guess, before others were spoken of
        readers::Mapping mapping = readers::parseMapping(offered.body, keptMapping);
        if (headers.by(mapping.delimiter) != offered.fingerprint)
            continue;
        table.mapping = std::move(mapping);
        table.mappingFrom = std::filesystem::path(offered.source).filename().string();
        table.guessedBefore = false;
        break;
    }
    return table;
}

const readers::Reader& readerFor(const ImportRequest& request, const KnownTable& table, const Progress& progress)
{
    if (!request.format.empty())
        return readerCalled(request.format);
    if (request.options.mapping && !request.options.mapping->format.empty())
        return readerCalled(request.options.mapping->format);
    if (request.source == "-")
        throw Error(ErrorCode::Usage, "Standard input needs --format, because it cannot be looked at beforehand.");
    const bool own = table.mapping && table.mappingFrom.empty();
    const readers::Reader* reader = own ? readers::findReader(table.mapping->format) : nullptr;
    if (reader == nullptr)
        reader = readers::detectReader(request.source);
    if (reader == nullptr && table.mapping)
        reader = readers::findReader(table.mapping->format);
    if (reader == nullptr) {
        checkUndamaged(request.source, progress);
        throw Error(ErrorCode::NotThis, readers::refusalSentence(request.source));
    }
    return *reader;
}

void completeMapping(const readers::Reader& reader, ImportRequest& request)
{
    auto& mapping = request.options.mapping;
    if (!mapping)
        return;
    if (mapping->format.empty())
        mapping->format = reader.info().id;
    if (!mapping->columns.empty() || request.source == "-")
        return;
    auto guessed = reader.guessMapping(request.source, mapping->delimiter);
    if (!guessed)
        return;
    mapping->columns = std::move(guessed->columns);
    if (mapping->stages.empty())
        mapping->stages = std::move(guessed->stages);
}

bool mayBeTheMapping(const Error& failure)
{
    return failure.code() == ErrorCode::Unknown || failure.code() == ErrorCode::Malformed || failure.code() == ErrorCode::NotThis;
}

} // namespace weir::import
