// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/number_text.h"
#include "ui/theme/icons.h"
#include "ui/views/report_page_area.h"

#include <QMenu>
#include <QPushButton>
#include <QScrollBar>

#include <array>

// The two chips that float over the pages: which page is in sight, and how large.
namespace weir::ui {

namespace {

constexpr int chipGap = 8, chipMargin = 16;
constexpr std::array offered {0.5, 0.75, 1.0, 1.5, 2.0};

} // namespace

void ReportPageArea::addChips()
{
    m_page = new QPushButton(icon(QStringLiteral("chevrons-up-down"), m_theme), {}, this);
    m_page->setObjectName(QStringLiteral("pageChip"));
    m_page->setToolTip(tr("Choose a page"));
    m_zoomChip = new QPushButton(icon(QStringLiteral("zoom-in"), m_theme), {}, this);
    m_zoomChip->setObjectName(QStringLiteral("zoomChip"));
    m_zoomChip->setToolTip(tr("Size of the pages (Ctrl++, Ctrl+−, Ctrl+0)"));
    m_pageMenu = new QMenu(this);
    m_zoomMenu = new QMenu(this);
    const auto above = [](QMenu* menu, QPushButton* chip) {
        menu->popup(chip->mapToGlobal(QPoint(0, 0)) - QPoint(0, menu->sizeHint().height()));
    };
    connect(m_page, &QPushButton::clicked, this, [this, above] {
        fillPageMenu();
        above(m_pageMenu, m_page);
    });
    connect(m_zoomChip, &QPushButton::clicked, this, [this, above] {
        fillZoomMenu();
        above(m_zoomMenu, m_zoomChip);
    });
}

void ReportPageArea::fillPageMenu()
{
    m_pageMenu->clear();
    for (int page = 0; page < pageCount(); ++page) {
        QAction* action = m_pageMenu->addAction(tr("Page %1").arg(QLocale().toString(page + 1)), this, [this, page] { showPage(page); });
        action->setCheckable(true);
        action->setChecked(page == currentPage());
    }
}

void ReportPageArea::fillZoomMenu()
{
    m_zoomMenu->clear();
    const auto entry = [this](const QString& text, bool checked, auto action) {
        QAction* added = m_zoomMenu->addAction(text, this, action);
        added->setCheckable(true);
        added->setChecked(checked);
    };
    entry(tr("Whole page"), m_fit == Fit::Page, [this] { fitPage(); });
    entry(tr("Width of the page"), m_fit == Fit::Width, [this] { fitWidth(); });
    m_zoomMenu->addSeparator();
    for (const double zoom : offered)
        entry(percentText(zoom), m_fit == Fit::None && qFuzzyCompare(zoom, m_zoom), [this, zoom] { setZoom(zoom); });
}

void ReportPageArea::updateChips()
{
    const QString page = tr("%1 of %2", "page of so many").arg(QLocale().toString(currentPage() + 1), QLocale().toString(pageCount()));
    m_page->setVisible(pageCount() > 0);
    m_zoomChip->setVisible(pageCount() > 0);
    if (page == m_page->text() && m_zoomChip->text() == percentText(m_zoom))
        return;
    m_page->setText(page);
    m_page->setAccessibleName(tr("Page %1").arg(page));
    m_zoomChip->setText(percentText(m_zoom));
    m_zoomChip->setAccessibleName(tr("Size %1").arg(percentText(m_zoom)));
    setAccessibleDescription(m_page->accessibleName());
    placeChips();
}

void ReportPageArea::placeChips()
{
    int right = viewport()->geometry().right() - chipMargin;
    for (QPushButton* chip : {m_zoomChip, m_page}) {
        chip->resize(chip->sizeHint());
        chip->move(right - chip->width(), viewport()->geometry().bottom() - chipMargin - chip->height());
        chip->raise();
        right -= chip->width() + chipGap;
    }
}

} // namespace weir::ui
