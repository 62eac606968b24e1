// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"
#include "core/store/workspace.h"

#include <filesystem>
#include <memory>

namespace weir::store {

struct Workspace::Impl {
    std::filesystem::path file;
    std::unique_ptr<Connection> connection;
    bool made = false; ///< the file was not there before
};

} // namespace weir::store
