// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/painters/draw_target.h"

#include <QByteArray>
#include <QSizeF>
#include <QString>

#include <functional>
#include <string_view>

namespace weir::ui {

/// A picture that can leave the window: drawn the same way into every format.
class Figure {
public:
    virtual ~Figure() = default;
    [[nodiscard]] virtual QSizeF naturalSize() const = 0; ///< at 100 %
    virtual void paint(DrawTarget& target, bool dark) const = 0;
};

/// What stands around an exported picture, so that it can be read alone.
struct FigureText {
    QString title; ///< the finding, one or two sentences
    QString subtitle; ///< how to read it; may be empty
    QString footer; ///< source, window, zone, n, version
};

struct FigureOptions {
    bool dark = false; ///< files are light unless asked otherwise
    double scale = 2; ///< pixels a unit; PNG only
    FigureText text;
};

/// Titled and footed documents in memory. The same figure gives the same bytes (a PDF bears its date).
[[nodiscard]] QByteArray figureSvg(const Figure& figure, const FigureOptions& options);
[[nodiscard]] QByteArray figurePng(const Figure& figure, const FigureOptions& options);
[[nodiscard]] QByteArray figurePdf(const Figure& figure, const FigureOptions& options);

/// Writes SVG, PNG or PDF by the file's suffix, whole or not at all: what stood there before stays until the new file is
/// complete. Throws weir::Error: Usage for another suffix or a scale out of (0, 8], Limit, Unwritable.
void exportFigure(const Figure& figure, const QString& file, const FigureOptions& options);

/// Writes a file whole or not at all. Throws weir::Error(Unwritable).
void writeWhole(const QString& file, const QByteArray& bytes);
/// The same for what is too long to be held: `produce` is given a function that takes the next bytes. What it throws leaves the file as it
/// was.
void writeWhole(const QString& file, const std::function<void(const std::function<void(std::string_view)>&)>& produce);

} // namespace weir::ui
