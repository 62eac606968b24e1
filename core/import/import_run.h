// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/import/batch_writer.h"
#include "core/import/encoder.h"
#include "core/import/importer.h"
#include "core/import/source_identity.h"
#include "core/store/connection.h"
#include "core/store/event_gather.h"

#include <optional>
#include <string>
#include <vector>

namespace weir::import {

class WriterThread;
struct Holding;

/// How a table is about to be read; of anything else nothing.
struct TableReading {
    std::string header; ///< fingerprint, by the delimiter with which the source was read last, else by that of the mapping in force
    bool mappingGiven = false; ///< by the user, for this source
    std::string mappingFrom; ///< the other source whose mapping it is
};

/// One import of one source: observe, compare, derive, in one transaction.
class ImportRun {
public:
    ImportRun(store::Connection& connection, const readers::Reader& reader, const ImportRequest& request, TableReading table);
    ImportResult run(Progress& progress);

private:
    struct LastImport {
        std::int64_t id = 0, accepted = 0, rejected = 0;
        std::string sha256, options, note, warnings;
    };
    [[nodiscard]] std::optional<LastImport> lastImport() const;
    [[nodiscard]] bool isUnchanged() const;
    void setOptions(const std::string& header, const std::optional<readers::Mapping>& mapping);
    [[nodiscard]] ImportResult replay() const;
    [[nodiscard]] ImportResult take(Progress& progress);
    /// What there was before the import, to tell what it added.
    struct Before {
        std::vector<std::int64_t> rank; ///< sources in the order of trust
        std::int64_t commits = 0, changes = 0, tests = 0, coverageFiles = 0, builds = 0, deployments = 0, incidents = 0;
    };
    [[nodiscard]] Before countBefore() const;
    void checkNotEmptied(const Encoder& encoder) const;
    void lookAround();
    void findSource();
    void makeRoom(const std::string& path);
    [[nodiscard]] store::ObjectMask nameStandardInput();
    void read(Encoder& encoder, BatchWriter& writer, Progress& progress);
    [[nodiscard]] ImportResult derive(
        Encoder& encoder, BatchWriter& writer, const Before& before, const store::ObjectMask& replaced, Progress& progress);
    void writeDictionaries(Encoder& encoder);
    void writeStatuses(Encoder& encoder);
    [[nodiscard]] bool forgetStatuses(const Holding& holding);
    [[nodiscard]] store::ObjectMask updateSource(const Holding& holding, std::int64_t events, store::ObjectMask changed);
    [[nodiscard]] ImportResult result(const Encoder& encoder) const;
    void writeImport(const Encoder& encoder, const ImportResult& result);

    store::Connection& m_connection;
    const readers::Reader& m_reader;
    const ImportRequest& m_request;
    const TableReading m_table;
    std::string m_options; ///< everything beside the source's bytes that decides what comes out of it
    SourceIdentity m_identity;
    Target m_target;
    std::optional<LastImport> m_last;
    std::int64_t m_firstOrdinal = 0;
    bool m_empty = false; ///< nothing was ever imported
    std::string m_sha256;
    std::string m_stamp; ///< of before it was read: what is written meanwhile is news next time
    WriterThread* m_writerThread = nullptr; ///< while the reader runs
    readers::ReadOutcome m_outcome;
};

} // namespace weir::import
