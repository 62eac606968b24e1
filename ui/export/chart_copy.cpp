// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/chart_copy.h"

#include "ui/jobs/job_runner.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>

#include <utility>

namespace weir::ui {

namespace {

struct Copied {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::ChartCopy)
public:
    QImage image;
    QByteArray drawing;
    QString table;
};

Copied draw(const ChartCopy& chart, Progress& progress)
{
    Copied copied;
    copied.table = chartTableText(chart.table, progress);
    if (chart.figure != nullptr) {
        copied.image = QImage::fromData(figurePng(*chart.figure, chart.options), "PNG");
        progress.checkpoint();
        copied.drawing = figureSvg(*chart.figure, chart.options);
    }
    return copied;
}

} // namespace

void copyChart(JobRunner& jobs, QObject* owner, ChartCopy chart)
{
    jobs.start<Copied>(
        {.title = Copied::tr("Copying"), .slot = QStringLiteral("chart-copy"), .visibility = JobRunner::Visibility::Quiet}, owner,
        [chart = std::move(chart)](Progress& progress) { return draw(chart, progress); },
        [](const JobOutcome<Copied>& outcome) {
            const auto* copied = std::get_if<Copied>(&outcome);
            if (copied == nullptr)
                return;
            auto* mime = new QMimeData;
            if (!copied->image.isNull()) {
                mime->setImageData(copied->image);
                mime->setData(QStringLiteral("image/svg+xml"), copied->drawing);
            }
            mime->setText(copied->table);
            QGuiApplication::clipboard()->setMimeData(mime);
        });
}

} // namespace weir::ui
