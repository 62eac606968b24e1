// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/trends_data.h"
#include "ui/views/place_pages.h"
#include "ui/views/trend_page.h"
#include "ui/views/trends_texts.h"
#include "ui/views/view.h"

#include <QMap>

class QStackedWidget;

namespace weir::ui {

class PlaceHead;
class SegmentedSwitch;
class StaleCover;
class TrendMetricPage;
class TrendWall;

/// Trends: what changed for real? A wall of small charts, what changed first; each opens a page of its own.
class TrendsView final : public View {
    Q_OBJECT
public:
    explicit TrendsView(const ViewContext& context, QWidget* parent = nullptr);
    [[nodiscard]] std::optional<Export> exported() const override;
    /// A metric's page, or another one's; empty: the wall.
    void open(const QString& name);
    [[nodiscard]] const QString& opened() const { return m_opened; }
    [[nodiscard]] QString page() const override { return m_opened; }
    void setPage(const QString& page) override { open(page); }

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QWidget* buildContent();
    [[nodiscard]] QWidget* buildWall();
    void outdate();
    void measure();
    void present(TrendsDataPtr data);
    void showMissing();
    void showWall();
    void openCell(const QString& name);
    void chooseBucket(Bucket bucket);
    [[nodiscard]] TrendPage* pageOf(const QString& name) const; ///< null: none of that name
    [[nodiscard]] bool anythingKnown() const;

    const ViewContext m_context;
    TrendsDataPtr m_data;
    Bucket m_bucket = Bucket::Week;
    QString m_opened;
    bool m_outdated = true; ///< measured when the place is shown next
    QStackedWidget* m_stack = nullptr; ///< the wall, then the pages
    PlaceHead* m_head = nullptr;
    SegmentedSwitch* m_order = nullptr;
    SegmentedSwitch* m_buckets = nullptr;
    TrendWall* m_wall = nullptr;
    TrendMetricPage* m_metricPage = nullptr;
    std::vector<TrendPageInfo> m_kinds;
    QMap<QString, TrendPage*> m_pages; ///< beside the metrics' one
    StaleCover* m_stale = nullptr;
    PlacePages m_content; ///< last: built of what stands above
};

} // namespace weir::ui
