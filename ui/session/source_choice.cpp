// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/source_choice.h"

#include "core/base/error.h"
#include "core/readers/mapping.h"
#include "ui/export/figure_exporter.h"

#include <QFile>
#include <QFileInfo>

namespace weir::ui {

namespace {
constexpr qint64 longestMapping = 1 << 20; // bytes; a mapping of a thousand columns has a tenth
} // namespace

std::vector<FormatName> formatNames()
{
    std::vector<FormatName> names;
    for (const readers::Reader* reader : readers::allReaders()) {
        const readers::FormatInfo& info = reader->info();
        names.push_back({std::string(info.id), QString::fromUtf8(info.title.data(), static_cast<qsizetype>(info.title.size()))});
    }
    return names;
}

void saveMapping(const readers::Mapping& mapping, const QString& file)
{
    writeWhole(file, QByteArray::fromStdString(readers::mappingJson(mapping)) + '\n');
}

readers::Mapping loadMapping(const QString& file)
{
    QFile in(file);
    const std::string name = QFileInfo(file).fileName().toStdString();
    if (!in.open(QIODevice::ReadOnly))
        throw Error(ErrorCode::NotFound, name + " cannot be read; choose another file.");
    if (in.size() > longestMapping)
        throw Error(ErrorCode::Malformed, name + " is no mapping: it is far too long for one; choose another file.");
    return readers::parseMapping(in.readAll().toStdString(), name);
}

} // namespace weir::ui
