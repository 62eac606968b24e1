// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/file_access.h"

#if defined(_WIN32)
#include <io.h>
#else
#include <unistd.h>
#endif

namespace weir::store {

namespace {

bool mayWrite(const std::filesystem::path& path)
{
#if defined(_WIN32)
    return _waccess(path.c_str(), 2) == 0;
#else
    return access(path.c_str(), W_OK) == 0;
#endif
}

} // namespace

bool mayWriteBeside(const std::filesystem::path& file)
{
    const std::filesystem::path folder = file.parent_path();
    return mayWrite(file) && mayWrite(folder.empty() ? std::filesystem::path(".") : folder);
}

} // namespace weir::store
