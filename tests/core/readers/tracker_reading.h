// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readers/reader.h"
#include "tests/core/readers/recording_sink.h"
#include "tests/core/readers/source_file.h"

#include <QStringList>

#include <initializer_list>
#include <string>
#include <string_view>

namespace weir::test {

/// What the reader of a format makes of a text.
inline RecordingSink readAs(
    std::string_view format, std::string_view text, const std::string& name = "export.json", const readers::ReadOptions& options = {})
{
    const SourceFolder folder;
    RecordingSink sink;
    SilentProgress progress;
    sink.note = readers::findReader(format)->read(folder.write(name, text), options, sink, progress).note;
    return sink;
}

/// A list with a line for each.
inline std::string listOf(std::initializer_list<std::string> records)
{
    std::string list(1, '[');
    for (const std::string& record : records)
        list.append(list.size() == 1 ? "" : ",\n").append(record);
    return list.append(1, ']');
}

/// The events of a sink, one line each.
inline QStringList lines(const RecordingSink& sink)
{
    QStringList lines;
    for (const RecordingSink::Event& event : sink.events)
        lines << QString::fromStdString(text(event));
    return lines;
}

inline QStringList keysOf(const RecordingSink& sink)
{
    QStringList keys;
    for (const RecordingSink::Item& item : sink.items)
        keys << QString::fromStdString(item.key);
    return keys;
}

} // namespace weir::test
