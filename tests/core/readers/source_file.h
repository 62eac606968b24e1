// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QFile>
#include <QTemporaryDir>

#include <filesystem>
#include <string>
#include <string_view>

namespace weir::test {

/// A folder for the sources of one test.
class SourceFolder {
public:
    std::filesystem::path write(const std::string& name, std::string_view bytes) const
    {
        const QString path = m_folder.filePath(QString::fromStdString(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)
            || file.write(bytes.data(), static_cast<qint64>(bytes.size())) != static_cast<qint64>(bytes.size()))
            qFatal("cannot write %s", qPrintable(path));
        return path.toStdString();
    }
    [[nodiscard]] std::filesystem::path path() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder;
};

/// The sentence of the Error that `work` throws; empty: none. The code goes to `code`.
template <typename Work>
std::string sentenceOf(Work work, ErrorCode* code = nullptr)
{
    try {
        work();
    } catch (const Error& error) {
        if (code != nullptr)
            *code = error.code();
        return error.what();
    }
    return {};
}

} // namespace weir::test
