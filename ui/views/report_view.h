// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/report_export.h"
#include "ui/views/place_pages.h"
#include "ui/views/view.h"

#include <QTimer>

#include <memory>

namespace weir::ui {

class ReportBlockModel;
class ReportBlockPanel;
class ReportPageArea;
class ReportSettings;
class StaleCover;

/// Report: what is put down for others. Its blocks, its pages as they are printed, and its settings.
class ReportView final : public View {
    Q_OBJECT
public:
    explicit ReportView(const ViewContext& context, QWidget* parent = nullptr);
    [[nodiscard]] std::optional<Export> exported() const override;
    [[nodiscard]] ReportBlockModel& model() { return *m_model; }
    [[nodiscard]] ReportPageArea& pages() { return *m_area; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    [[nodiscard]] QWidget* buildContent();
    void connectParts();
    void addShortcuts();
    void finishWriting();
    void takeRecipe();
    void outdate();
    void make();
    void present(std::shared_ptr<const ReportPreview> report);
    void showPage();
    void showHead();
    void showBlock();
    void changeWords(const QString& words);
    void changeRange(ReportRange range);
    void changeReport(const std::optional<ReportWindow>& window, Bucket bucket, const QString& label);
    [[nodiscard]] std::optional<Export> exportAs(const QString& suffix) const;
    [[nodiscard]] ReportRequest request() const;
    [[nodiscard]] bool empty() const;
    [[nodiscard]] QString ownSentence(int row) const;

    const ViewContext m_context;
    ReportBlockModel* m_model;
    ReportBlockPanel* m_blocks = nullptr;
    ReportPageArea* m_area = nullptr;
    ReportSettings* m_settings = nullptr;
    StaleCover* m_stale = nullptr;
    QTimer m_pause; ///< changes that follow each other are made at once
    bool m_outdated = true; ///< made when the place is shown next
    bool m_reveal = false; ///< the chosen block, once its pages are there
    int m_written = -1; ///< row that the words of the settings belong to
    PlacePages m_content; ///< last: built of what stands above
};

} // namespace weir::ui
