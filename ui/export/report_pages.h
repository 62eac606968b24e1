// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "ui/export/report_boxes.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace weir::ui {

/// A report on sheets of A4, as it is printed and as the window shows it. Laid out when it is made; painting changes nothing, so pages can
/// be painted on any thread, one after the other.
class ReportPages {
public:
    /// `map` is drawn where the document has one; null: then it is left out.
    /// Throws Cancelled.
    ReportPages(const report::Document& document, const std::shared_ptr<const Figure>& map, const Progress& progress);

    [[nodiscard]] int count() const { return static_cast<int>(m_pages.size()); }
    /// In units (tenths of a point); some sheets lie across.
    [[nodiscard]] QSizeF size(int page) const;
    void paint(QPainter& painter, int page) const;
    /// Where the boxes of a page lie, top to bottom; the footer is not among them.
    [[nodiscard]] std::vector<QRectF> boxes(int page) const;
    /// Of each of boxes(), in the same order: the row of the recipe it came from, −1 if it came from none.
    [[nodiscard]] std::vector<int> blocks(int page) const;

    /// All pages as PDF 1.4, fonts embedded, the recipe attached. Equal but for dates and identifiers.
    [[nodiscard]] QByteArray pdf(const Progress& progress) const;

private:
    struct Placed {
        std::shared_ptr<const ReportBox> box;
        QPointF corner;
    };
    struct Page {
        std::vector<Placed> boxes;
        bool wide = false;
    };

    void lay(const ReportBoxes& boxes);
    void place(const ReportBoxes& boxes, std::size_t begin, std::size_t end);
    void placeDeferred();
    void beginPage(bool wide);
    [[nodiscard]] double bottomOf(bool wide) const;

    std::vector<Page> m_pages;
    std::vector<ReportBoxes> m_deferred; ///< for sheets across: they wait until the page that was begun is full
    double m_y = 0; ///< below what was placed last
    std::shared_ptr<ReportBox> m_head, m_said, m_footer, m_wideFooter;
    QString m_title;
    QByteArray m_recipe;
};

} // namespace weir::ui
