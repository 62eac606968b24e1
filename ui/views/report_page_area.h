// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/report_export.h"
#include "ui/jobs/job_runner.h"
#include "ui/theme/theme.h"

#include <QAbstractScrollArea>
#include <QImage>

#include <memory>
#include <vector>

class QMenu;
class QPushButton;

namespace weir::ui {

/// The report's pages as they are printed, one below the other. What is in sight is painted into pictures on a worker; until a new
/// picture is there the old one stays.
class ReportPageArea final : public QAbstractScrollArea {
    Q_OBJECT
public:
    ReportPageArea(JobRunner& jobs, const Theme& theme, QWidget* parent = nullptr);
    /// Null: no pages.
    void setReport(std::shared_ptr<const ReportPreview> report);
    [[nodiscard]] const std::shared_ptr<const ReportPreview>& report() const { return m_report; }
    /// Marks a block's places; `reveal` brings the first of them into sight.
    void setChosenBlock(int block, bool reveal);
    /// Whether the block is on some page.
    [[nodiscard]] bool shows(int block) const;

    /// 1: as large as the paper on a screen of 96 dots an inch.
    [[nodiscard]] double zoom() const { return m_zoom; }
    void setZoom(double zoom);
    void step(int steps); ///< to the next rounder zoom, up or down
    void fitPage(); ///< a whole sheet in sight, also when the room changes
    void fitWidth();
    [[nodiscard]] int pageCount() const { return static_cast<int>(m_sheets.size()); }
    [[nodiscard]] int currentPage() const; ///< the one in the middle; −1: none
    void showPage(int page);
    /// Where a page lies in the viewport.
    [[nodiscard]] QRectF pageRect(int page) const;
    /// Where a block lies on a page, in the viewport; empty: not there.
    [[nodiscard]] QRectF blockRect(int page, int block) const;
    /// Of the picture that is shown; null: none yet.
    [[nodiscard]] const QImage& picture(int page) const { return m_sheets[static_cast<std::size_t>(page)].image; }

signals:
    void blockClicked(int block);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    enum class Fit { None, Page, Width };
    struct Place {
        int block = -1;
        QRectF area; ///< on the page, in its units
    };
    struct Sheet {
        QSizeF size; ///< in units of the report
        double top = 0; ///< in pixels of the content
        std::vector<Place> places;
        QImage image;
        double scale = 0; ///< device pixels a unit that the image was painted with; 0: it is of an older report
    };

    void addChips();
    void placeChips();
    void updateChips();
    void fillPageMenu();
    void fillZoomMenu();
    void layOut();
    void fit();
    void zoomTo(double zoom, const QPointF& fixed);
    void paintSheets();
    void finishSheet(std::size_t page, double scale, const QImage& image);
    void drawSheet(QPainter& painter, const Sheet& sheet, const QRectF& rect, const QRectF& exposed) const;
    [[nodiscard]] double pixelsPerUnit() const;
    [[nodiscard]] double pixelsPerUnit(const Sheet& sheet) const;
    [[nodiscard]] QSizeF pixels(const Sheet& sheet) const;
    [[nodiscard]] double contentWidth() const;
    [[nodiscard]] int blockAt(const QPointF& position) const;
    [[nodiscard]] std::vector<std::size_t> sheetsInSight(double margin) const;

    JobRunner& m_jobs;
    const Theme& m_theme;
    std::shared_ptr<const ReportPreview> m_report;
    std::vector<Sheet> m_sheets;
    QSizeF m_content; ///< of all sheets, in pixels
    Fit m_fit = Fit::Page;
    double m_zoom = 0.66;
    int m_block = -1; ///< chosen
    bool m_painting = false; ///< pages of a report are painted one after the other
    QPushButton* m_page = nullptr;
    QPushButton* m_zoomChip = nullptr;
    QMenu* m_pageMenu = nullptr;
    QMenu* m_zoomMenu = nullptr;
};

} // namespace weir::ui
