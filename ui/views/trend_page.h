// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/trends_data.h"
#include "ui/views/view.h"
#include "ui/widgets/trend_cell.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace weir::ui {

class PlaceHead;

/// A page behind a cell of the wall: the way back, an answer with its line below, then the evidence.
class TrendPage : public QWidget {
    Q_OBJECT
public:
    explicit TrendPage(const ViewContext& context, QWidget* parent = nullptr);
    /// New numbers; null: nothing is measured.
    virtual void setData(const TrendsDataPtr& data) = 0;
    /// What of the page can be written to a file, see View.
    [[nodiscard]] virtual std::optional<View::Export> exported() const { return std::nullopt; }
    [[nodiscard]] PlaceHead& head() const { return *m_head; }
    [[nodiscard]] QPushButton& backLink() const { return *m_back; }
    /// Asks what happened on a day, and keeps it. A day in whose bucket something is written already begins with that.
    void annotate(Day day, Bucket bucket);

signals:
    void backRequested(); ///< to the wall
    void bucketChosen(weir::Bucket bucket); ///< for the whole place
    void pageRequested(const QString& name); ///< see TrendsView::open()

protected:
    /// The evidence, below the head; takes all the room that is left.
    void setBody(QWidget* body);
    [[nodiscard]] const ViewContext& context() const { return m_context; }
    /// A button that starts annotate() for what annotatedDay() says.
    [[nodiscard]] QPushButton* makeAnnotateButton();
    /// The day to begin with, and how long the chart's points are; absent: there is no chart over time.
    [[nodiscard]] virtual std::optional<std::pair<Day, Bucket>> annotatedDay() const { return std::nullopt; }
    void keyPressEvent(QKeyEvent* event) override;

private:
    const ViewContext m_context;
    QPushButton* m_back;
    PlaceHead* m_head;
    QVBoxLayout* m_layout;
};

/// One line of the list of pages beside those of the metrics: each has a cell on the wall, after the metrics' cells.
struct TrendPageInfo {
    QString id; ///< object name of the cell
    /// The cell's words and picture; absent: no cell.
    std::function<std::optional<TrendCell::Content>(const TrendsDataPtr& data, const Theme& theme)> cell;
    std::function<TrendPage*(const ViewContext& context, QWidget* parent)> make;
};
/// A page is a file pair in ui/views with its line here; what it measures is a field of TrendsData, filled by makeTrendsData().
[[nodiscard]] std::vector<TrendPageInfo> builtinTrendPages();

} // namespace weir::ui
