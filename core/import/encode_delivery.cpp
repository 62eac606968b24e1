// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Builds, deployments and incidents on their way into a batch; cells in the order of deliveryTable().

#include "core/import/encoder.h"

#include <initializer_list>
#include <utility>

namespace weir::import {

namespace {

Cell textCell(std::string_view text)
{
    return text.empty() ? Cell() : Cell(std::string(text));
}

Cell resultCell(RunResult result)
{
    return result == RunResult::Unknown ? Cell() : Cell(static_cast<std::int64_t>(result));
}

} // namespace

Cell Encoder::nameCell(std::string_view text)
{
    return text.empty() ? Cell() : Cell(static_cast<std::int64_t>(nameOrNone(text)));
}

Cell Encoder::timeCell(const std::optional<Instant>& at)
{
    if (!at)
        return {};
    noteInstant(*at);
    return static_cast<std::int64_t>(at->time_since_epoch().count());
}

void Encoder::deliver(Delivery kind, std::vector<Cell> cells)
{
    m_batch.deliveries.push_back({kind, std::move(cells), static_cast<std::uint32_t>(m_accepted)});
    ++m_batchWeight;
    flushIfFull();
}

void Encoder::build(const BuildRecord& build)
{
    deliver(Delivery::Build,
        {textCell(build.key), nameCell(build.repository), nameCell(build.workflow), nameCell(build.job), textCell(build.run),
            nameCell(build.branch), textCell(build.sha), timeCell(build.queued), timeCell(build.started), timeCell(build.finished),
            resultCell(build.result), nameCell(build.status), build.attempt ? Cell(*build.attempt) : Cell(), textCell(build.url)});
}

void Encoder::deployment(const DeploymentRecord& deployment)
{
    deliver(Delivery::Deployment,
        {textCell(deployment.key), nameCell(deployment.service), nameCell(deployment.environment), nameCell(deployment.ref),
            textCell(deployment.sha), timeCell(deployment.started), timeCell(deployment.finished), resultCell(deployment.result),
            nameCell(deployment.status), textCell(deployment.url)});
}

void Encoder::incident(const IncidentRecord& incident)
{
    deliver(Delivery::Incident,
        {textCell(incident.key), textCell(incident.title), nameCell(incident.service), nameCell(incident.severity),
            timeCell(incident.opened), timeCell(incident.acknowledged), timeCell(incident.resolved), textCell(incident.deployment),
            nameCell(incident.status), textCell(incident.url)});
}

} // namespace weir::import
