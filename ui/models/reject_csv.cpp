// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/reject_csv.h"

#include "core/base/csv_writer.h"
#include "core/base/error.h"
#include "core/store/workspace.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

#include <filesystem>

namespace weir::ui {

std::int64_t writeRejects(const QString& workspace, const QString& csvFile, Progress& progress)
{
    progress.stage(QCoreApplication::translate("weir::ui::RejectCsv", "Reading rejects").toStdString());
    const auto opened =
        store::Workspace::open(std::filesystem::path(QFile::encodeName(workspace).toStdString()), store::OpenMode::ReadOnly, progress);
    const std::vector<store::StoredReject> rejects = opened.rejects();
    CsvWriter csv;
    csv.cell("import").cell("line").cell("byte").cell("field").cell("reason").cell("text").endRow();
    for (const store::StoredReject& stored : rejects) {
        const Reject& reject = stored.reject;
        csv.cell(stored.source).cell(reject.line).cell(reject.byte).cell(reject.field).cell(reject.reason).cell(reject.text).endRow();
    }
    progress.checkpoint();
    QSaveFile file(csvFile);
    const std::string bytes = csv.take();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0 || !file.commit())
        throw Error(ErrorCode::Unwritable, csvFile.toStdString() + " cannot be written; choose another folder or make room.");
    return static_cast<std::int64_t>(rejects.size());
}

} // namespace weir::ui
