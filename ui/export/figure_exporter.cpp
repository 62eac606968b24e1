// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/figure_exporter.h"

#include "core/base/error.h"
#include "ui/export/figure_frame.h"
#include "ui/painters/painter_target.h"
#include "ui/painters/svg_target.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <cmath>

namespace weir::ui {

namespace {

constexpr double largestScale = 8;
constexpr double largestSide = 32000; ///< pixels; beyond it no image can be made

std::string nameOf(const QString& file)
{
    return QDir::toNativeSeparators(file).toStdString();
}

/// Why a file could not be written, in words, and what to do.
std::string writeProblem(const QString& file, QFileDevice::FileError error)
{
    const QFileInfo folder(QFileInfo(file).absolutePath());
    if (!folder.exists())
        return "its folder does not exist. Make the folder or choose another.";
    if (QFileInfo(file).isDir())
        return "a folder of this name is there. Choose another name.";
    if (error == QFileDevice::PermissionsError || !folder.isWritable())
        return "the folder may not be written to. Choose another folder.";
    return "the disk may be full or the folder read-only. Nothing was changed; choose another folder.";
}

/// A pipe, a terminal or what else is no file.
bool isDevice(const QString& file)
{
    const QFileInfo info(file);
    return info.absoluteFilePath().startsWith(QStringLiteral("/dev/")) || (info.exists() && !info.isFile() && !info.isDir());
}

} // namespace

void writeWhole(const QString& file, const QByteArray& bytes)
{
    writeWhole(file, [&bytes](const auto& write) { write(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()))); });
}

void writeWhole(const QString& file, const std::function<void(const std::function<void(std::string_view)>&)>& produce)
{
    const auto write = [&](auto& out) {
        const auto check = [&](bool good) {
            if (!good)
                throw Error(ErrorCode::Unwritable, "Cannot write " + nameOf(file) + ": " + writeProblem(file, out.error()));
        };
        check(out.open(QIODevice::WriteOnly));
        produce([&](std::string_view bytes) {
            const auto size = static_cast<qint64>(bytes.size());
            check(out.write(bytes.data(), size) == size);
        });
        if constexpr (std::is_same_v<std::decay_t<decltype(out)>, QSaveFile>)
            check(out.commit());
        else
            check(out.flush());
    };
    if (isDevice(file)) { // nothing in it is to be kept, and a new file in its place would take it away
        QFile out(file);
        write(out);
    } else {
        QSaveFile out(file);
        write(out);
    }
}

QByteArray figureSvg(const Figure& figure, const FigureOptions& options)
{
    Theme::loadFonts();
    const FigureFrame frame(figure, options);
    SvgTarget target(frame.size(), {options.text.title, options.text.footer, true});
    frame.paint(target);
    return target.finish();
}

QByteArray figurePng(const Figure& figure, const FigureOptions& options)
{
    Theme::loadFonts();
    const FigureFrame frame(figure, options);
    const QSizeF pixels = frame.size() * options.scale;
    if (pixels.width() > largestSide || pixels.height() > largestSide)
        throw Error(ErrorCode::Limit, "The picture would be too large to write; choose a smaller scale, or SVG.");
    QImage image(static_cast<int>(std::ceil(pixels.width())), static_cast<int>(std::ceil(pixels.height())), QImage::Format_RGB32);
    if (image.isNull())
        throw Error(ErrorCode::Limit, "There is not enough memory for the picture; choose a smaller scale, or SVG.");
    image.setDotsPerMeterX(static_cast<int>(std::lround(96 * options.scale / 0.0254)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    QPainter painter(&image);
    painter.scale(options.scale, options.scale);
    PainterTarget target(painter);
    frame.paint(target);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray figurePdf(const Figure& figure, const FigureOptions& options)
{
    Theme::loadFonts();
    const FigureFrame frame(figure, options);
    constexpr double pointsPerUnit = 0.75;
    constexpr int resolution = 1200;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(resolution);
        writer.setTitle(options.text.title);
        writer.setCreator(QStringLiteral("Weir"));
        writer.setPageSize(QPageSize(frame.size() * pointsPerUnit, QPageSize::Point, QString(), QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF());
        QPainter painter(&writer);
        painter.scale(resolution / 96.0, resolution / 96.0);
        PainterTarget target(painter);
        frame.paint(target);
    }
    return bytes;
}

void exportFigure(const Figure& figure, const QString& file, const FigureOptions& options)
{
    if (!(options.scale > 0 && options.scale <= largestScale))
        throw Error(ErrorCode::Usage, "The scale of a picture is more than 0 and at most 8.");
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix == QStringLiteral("svg"))
        writeWhole(file, figureSvg(figure, options));
    else if (suffix == QStringLiteral("png"))
        writeWhole(file, figurePng(figure, options));
    else if (suffix == QStringLiteral("pdf"))
        writeWhole(file, figurePdf(figure, options));
    else
        throw Error(ErrorCode::Usage, "Cannot tell the format of " + nameOf(file) + "; end its name in .svg, .png or .pdf.");
}

} // namespace weir::ui
