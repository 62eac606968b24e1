// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/code_base.h"

namespace weir::sample {

namespace {

constexpr std::size_t initialRules = 14;
/// Files stop growing here, so that the repository stays small.
constexpr std::size_t mostLines = 60;

std::vector<std::string> initialLines(std::string_view module, std::string_view what)
{
    std::vector<std::string> lines {"# " + std::string(what) + " of " + std::string(module)};
    for (std::size_t i = 1; i <= initialRules; ++i)
        lines.push_back(std::string(module) + ".rule_" + std::to_string(i) + " = " + std::to_string(i * 7 % 10));
    return lines;
}

} // namespace

std::string sourcePath(const Area& area, std::size_t module)
{
    return "src/" + std::string(area.folder) + "/" + std::string(area.modules[module]) + ".rules";
}

std::string testPath(const Area& area, std::size_t module)
{
    return "tests/" + std::string(area.folder) + "/" + std::string(area.modules[module]) + ".cases";
}

CodeBase CodeBase::initial()
{
    CodeBase code;
    code.m_files["README.md"] = {"# Checkout", "", "Rules of the checkout and their test cases. Made up: a sample to try things on."};
    for (const Area& area : areas()) {
        for (std::size_t m = 0; m < area.modules.size(); ++m) {
            code.m_files[sourcePath(area, m)] = initialLines(area.modules[m], "Rules");
            code.m_files[testPath(area, m)] = initialLines(area.modules[m], "Cases");
        }
    }
    return code;
}

void CodeBase::apply(const Edit& edit)
{
    std::vector<std::string>& lines = m_files[edit.path];
    if (edit.line < lines.size())
        lines[edit.line] = edit.text;
    else if (lines.size() < mostLines)
        lines.push_back(edit.text);
    else
        lines.back() = edit.text;
}

SampleCommit::File CodeBase::file(const std::string& path) const
{
    SampleCommit::File file {path, {}};
    for (const std::string& line : m_files.at(path))
        file.content += line + '\n';
    return file;
}

std::vector<SampleCommit::File> CodeBase::allFiles() const
{
    std::vector<SampleCommit::File> files;
    for (const auto& [path, lines] : m_files)
        files.push_back(file(path));
    return files;
}

CodeBase CodeBase::only(const std::vector<std::string>& paths) const
{
    CodeBase part;
    for (const std::string& path : paths)
        part.m_files[path] = m_files.at(path);
    return part;
}

} // namespace weir::sample
