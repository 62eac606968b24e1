// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sample/sample.h"
#include "core/sample/titles.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace weir::sample {

/// One line of one file gets another text, or one more line is put at the end.
struct Edit {
    std::string path;
    std::size_t line = 0;
    std::string text;
};

/// Files as lines; small enough that every version can be written whole.
class CodeBase {
public:
    /// What the team began with.
    static CodeBase initial();

    void apply(const Edit& edit);
    [[nodiscard]] SampleCommit::File file(const std::string& path) const;
    [[nodiscard]] std::vector<SampleCommit::File> allFiles() const;
    [[nodiscard]] const std::vector<std::string>& lines(const std::string& path) const { return m_files.at(path); }
    /// The same files, only these.
    [[nodiscard]] CodeBase only(const std::vector<std::string>& paths) const;

private:
    std::map<std::string, std::vector<std::string>> m_files;
};

[[nodiscard]] std::string sourcePath(const Area& area, std::size_t module);
[[nodiscard]] std::string testPath(const Area& area, std::size_t module);

} // namespace weir::sample
