// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/git/git_reader.h"
#include "core/readers/cobertura_xml_reader.h"
#include "core/readers/csv_events_reader.h"
#include "core/readers/github_json_reader.h"
#include "core/readers/gitlab_json_reader.h"
#include "core/readers/input.h"
#include "core/readers/item_table_reader.h"
#include "core/readers/jira_json_reader.h"
#include "core/readers/junit_xml_reader.h"
#include "core/readers/lcov_reader.h"
#include "core/readers/reader.h"
#include "core/readers/record_list.h"
#include "core/readers/trello_json_reader.h"
#include "core/readers/xes_reader.h"

#include <algorithm>

namespace weir::readers {

const std::vector<const Reader*>& allReaders()
{
    static const git::GitReader git;
    static const JiraJsonReader jiraJson;
    static const GitHubJsonReader githubJson;
    static const GitLabJsonReader gitlabJson;
    static const TrelloJsonReader trelloJson;
    static const CsvEventsReader csvEvents;
    static const XesReader xes;
    static const ItemTableReader csvStages(csvStagesFormat());
    static const ItemTableReader jiraCsv(jiraCsvFormat());
    static const ItemTableReader linearCsv(linearCsvFormat());
    static const ItemTableReader gitlabCsv(gitlabCsvFormat());
    static const ItemTableReader azureCsv(azureCsvFormat());
    static const ItemTableReader csvItems(csvItemsFormat());
    static const RecordListReader azureJson(azureJsonFormat());
    static const RecordListReader jenkinsJson(jenkinsJsonFormat());
    static const RecordListReader pagerdutyJson(pagerdutyJsonFormat());
    static const RecordListReader opsgenieJson(opsgenieJsonFormat());
    static const JunitXmlReader junitXml;
    static const LcovReader lcov;
    static const CoberturaXmlReader coberturaXml;
    static const std::vector<const Reader*> all {
        &git,
        &jiraJson,
        &githubJson,
        &gitlabJson,
        &trelloJson,
        &azureJson,
        &jenkinsJson,
        &pagerdutyJson,
        &opsgenieJson,
        &jiraCsv,
        &linearCsv,
        &gitlabCsv,
        &azureCsv,
        &csvEvents,
        &csvStages,
        &csvItems,
        &xes,
        &junitXml,
        &lcov,
        &coberturaXml,
    };
    return all;
}

const Reader* findReader(std::string_view formatId)
{
    const auto found = std::ranges::find(allReaders(), formatId, [](const Reader* reader) { return reader->info().id; });
    return found == allReaders().end() ? nullptr : *found;
}

const Reader* detectReader(const std::filesystem::path& source)
{
    const SourceHead head = readHead(source);
    const Reader* surest = nullptr;
    Confidence best = Confidence::No;
    for (const Reader* reader : allReaders()) {
        const Confidence confidence = reader->probe(head.head());
        if (confidence > best) {
            surest = reader;
            best = confidence;
        }
    }
    return surest;
}

} // namespace weir::readers
