// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/stream.h"
#include "ui/theme/theme.h"
#include "ui/widgets/mark_widget.h"

#include <QWidget>

#include <vector>

namespace weir::ui {

/// Waiting per stage as bars from the longest on; the bottleneck's is filled. What does not fit is summed up.
class ShareBars final : public MarkWidget {
    Q_OBJECT
public:
    explicit ShareBars(const Theme& theme, QWidget* parent = nullptr);
    void setStream(const analysis::StreamResult& stream, std::size_t bottleneck);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {180, 80}; }
    [[nodiscard]] int markCount() const override;
    [[nodiscard]] QRectF markRect(int mark) const override;
    [[nodiscard]] QString markText(int mark) const override;
    void openMark(int mark) override;

signals:
    void stageClicked(std::size_t stage);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    struct Row {
        QString name, value;
        double seconds = 0;
        std::size_t stage = 0;
        bool strong = false;
    };
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int visibleRows() const; ///< stages with a row of their own
    void paintRow(QPainter& painter, int y, const Row& row) const;
    [[nodiscard]] Row restFrom(std::size_t first) const; ///< "3 more stages" and what items wait there in all
    std::vector<Row> m_rows;
    double m_sum = 0;
    double m_longest = 0;
};

/// What one signal says of the bottleneck.
struct SignalRow {
    enum class Verdict { Agrees, Disagrees, Unknown };
    Verdict verdict = Verdict::Unknown;
    QString name, value;
};
/// The classic signals beside the ranking, the same in every language of numbers.
[[nodiscard]] std::vector<SignalRow> signalRows(const analysis::StreamResult& stream);

class SignalList final : public QWidget {
    Q_OBJECT
public:
    explicit SignalList(const Theme& theme, QWidget* parent = nullptr);
    void setRows(std::vector<SignalRow> rows);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {180, 80}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// The value does not fit beside the name and stands below it.
    [[nodiscard]] bool isBelow(const SignalRow& row, int width) const;
    [[nodiscard]] QFont valueFont() const;

    const Theme& m_theme;
    std::vector<SignalRow> m_rows;
};

} // namespace weir::ui
