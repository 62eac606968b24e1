// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/batch.h"
#include "core/store/connection.h"

#include <cstdint>
#include <map>

namespace weir::import {

/// Writes what sources say of builds, deployments and incidents. An export is a page of what its tool knows: what the source said before
/// stays, unless this import says otherwise.
class DeliveryWriter {
public:
    /// `anew`: what the source said before was read in another way and goes.
    DeliveryWriter(store::Connection& connection, std::int64_t source, bool anew);
    /// True: the source had not said just that.
    bool write(const DeliveryRow& row);

private:
    store::Connection& m_connection;
    const std::int64_t m_source;
    std::map<Delivery, store::Statement> m_insert;
};

} // namespace weir::import
