// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/found_sources.h"

#include "core/import/importer.h"
#include "core/readers/member_path.h"

#include <QFile>
#include <QFileInfo>

#include <string>

namespace weir::ui {

namespace {

QString fileOf(const std::string& path)
{
    return QFile::decodeName(QByteArray::fromStdString(path));
}

std::string pathOf(const QString& file)
{
    return QFile::encodeName(file).toStdString();
}

QString lastPart(const QString& path)
{
    const QString last = QFileInfo(path).fileName();
    return last.isEmpty() ? path : last;
}

FoundSource foundAt(const SourceChoice& source)
{
    if (const auto member = readers::memberPathOf(pathOf(source.path)))
        return {source, lastPart(QString::fromStdString(member->member)), lastPart(fileOf(member->archive.string()))};
    return asNamed(source);
}

} // namespace

FoundSource asNamed(const SourceChoice& source)
{
    return {source, lastPart(source.path)};
}

std::vector<FoundSource> findSources(const std::vector<SourceChoice>& named, const Progress& progress)
{
    std::vector<FoundSource> found;
    std::vector<FoundSource> aside;
    for (const SourceChoice& source : named) {
        if (!source.isOpen()) {
            found.push_back(foundAt(source));
            continue;
        }
        const weir::import::ExpandedSources inside = weir::import::expandSources({pathOf(source.path)}, progress);
        for (const std::string& path : inside.sources) {
            progress.checkpoint();
            found.push_back(foundAt({.path = fileOf(path)}));
        }
        for (const weir::import::LeftAside& left : inside.leftAside) {
            progress.checkpoint();
            aside.push_back(foundAt({.path = fileOf(left.path)}));
            aside.back().leftAside = QString::fromStdString(left.reason);
        }
    }
    found.insert(found.end(), aside.begin(), aside.end());
    return found;
}

} // namespace weir::ui
