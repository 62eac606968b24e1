// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/preview.h"
#include "ui/jobs/job_runner.h"
#include "ui/session/found_sources.h"
#include "ui/session/source_choice.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace weir::ui {

class Session;
struct ImportReport;

/// A source that may be imported, and what Weir would read of it.
struct SourcePreview {
    SourceChoice choice;
    QString name, archive; ///< see FoundSource
    std::shared_ptr<const import::Preview> preview; ///< the newest, perhaps of the beginning only; null: none yet, or it was refused
    QString refusal; ///< why it cannot be read; empty: nothing speaks against it
    bool unknown = false; ///< with a refusal: no format fits
    bool reading = false; ///< more of it is on its way
    [[nodiscard]] bool importable() const { return refusal.isEmpty() && (preview == nullptr || preview->problem.empty()); }
};

/// The sources that were dropped, looked into one after the other, the chosen one first. Nothing is written.
class SourcePreviews final : public QObject {
    Q_OBJECT
public:
    explicit SourcePreviews(Session& session, QObject* parent = nullptr);
    ~SourcePreviews() override;

    /// Adds what is not there yet; a folder of exports as its files. What was said about a source and not imported holds again.
    void add(const std::vector<SourceChoice>& named);
    void remove(int row);
    /// Says how a source is read; it is looked into anew at once.
    void choose(int row, const SourceChoice& choice);
    void setCurrent(int row);
    /// Ends what is on its way and empties the list. What was said about the sources is kept until they are imported.
    void end();

    [[nodiscard]] const std::vector<SourcePreview>& list() const { return m_list; }
    [[nodiscard]] bool looking() const { return m_looking > 0; } ///< for sources in what was added
    [[nodiscard]] int current() const { return m_current; } ///< −1: the list is empty
    [[nodiscard]] int rowOf(const QString& path) const { return m_rows.value(path, -1); } ///< −1: it is not there
    [[nodiscard]] std::vector<SourceChoice> importable() const;
    [[nodiscard]] const QStringList& named() const { return m_named; } ///< what the list was made of: folders, archives, files

signals:
    void listChanged(); ///< sources came or went
    void currentChanged();
    void previewChanged(int row);

private:
    void addOne(const FoundSource& found);
    void addFound(const std::vector<SourceChoice>& named, JobOutcome<std::vector<FoundSource>> outcome);
    void read(int row, import::PreviewDepth depth);
    void arrived(const QString& path, JobOutcome<import::Preview> outcome);
    void readNext();
    void forget(const ImportReport& report);
    Session& m_session;
    std::unique_ptr<QObject> m_visit; ///< what is on its way ends with it
    std::vector<SourcePreview> m_list;
    QHash<QString, int> m_rows; ///< by path
    QStringList m_named;
    int m_current = -1;
    int m_looking = 0; ///< jobs
    QHash<QString, SourceChoice> m_said; ///< by path
};

} // namespace weir::ui
