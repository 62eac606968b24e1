// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/delivery_table.h"

#include <array>

namespace weir::import {

namespace {

constexpr std::array buildColumns {
    "key", "repository", "workflow", "job", "run", "branch", "sha", "queued", "started", "finished", "result", "status", "attempt", "url"};
constexpr std::array deploymentColumns {"key", "service", "environment", "ref", "sha", "started", "finished", "result", "status", "url"};
constexpr std::array incidentColumns {
    "key", "title", "service", "severity", "opened", "acknowledged", "resolved", "deployment", "status", "url"};

} // namespace

DeliveryTable deliveryTable(Delivery kind)
{
    switch (kind) {
    case Delivery::Build:
        return {"build_observation", buildColumns};
    case Delivery::Deployment:
        return {"deployment_observation", deploymentColumns};
    case Delivery::Incident:
        break;
    }
    return {"incident_observation", incidentColumns};
}

} // namespace weir::import
