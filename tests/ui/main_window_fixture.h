// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/jobs/job_runner.h"
#include "ui/main_window.h"
#include "ui/theme/theme_style.h"
#include "ui/views/import_preview_view.h"
#include "ui/workspace_page.h"

#include <QAction>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <atomic>
#include <memory>

namespace weir::ui {

using namespace Qt::StringLiterals;

/// A place that notes what the window asks of it.
class NotingView final : public View {
public:
    NotingView(bool finds, QString fileName, QWidget* parent)
        : View(parent)
        , m_finds(finds)
        , m_fileName(std::move(fileName))
    {
    }
    [[nodiscard]] bool searches() const override { return m_finds; }
    void setSearch(const QString& text) override { search = text; }
    [[nodiscard]] std::optional<Export> exported() const override
    {
        if (m_fileName.isEmpty())
            return std::nullopt;
        return Export {m_fileName, u"Drawing (*.svg)"_s, [noted = written](const QString& file, Progress&) {
                           if (file.endsWith(u"full.svg"_s))
                               throw Error(ErrorCode::Unwritable, "full.svg cannot be written: the disk is full.");
                           *noted = file;
                       }};
    }
    QString search;
    std::shared_ptr<QString> written = std::make_shared<QString>(); ///< written on a worker, read once it is idle

private:
    bool m_finds;
    QString m_fileName;
};

inline std::vector<PlaceInfo> places()
{
    const auto place = [](const QString& id, const QString& icon, int group) {
        return PlaceInfo {id, id, icon, group, [id](const ViewContext&, QWidget* parent) -> View* {
                              return new NotingView(id == u"items"_s, id == u"map"_s ? u"map.svg"_s : QString(), parent);
                          }};
    };
    return {place(u"overview"_s, u"layout-dashboard"_s, 0), place(u"map"_s, u"waypoints"_s, 0), place(u"items"_s, u"list"_s, 1),
        place(u"sources"_s, u"database"_s, 2)};
}

/// Twelve items that were finished in six weeks, and a row that cannot be read.
inline QByteArray events()
{
    QByteArray csv = "key,type,status,changed\n";
    for (int i = 0; i < 12; ++i) {
        const QDate start = QDate(2025, 3, 3).addDays(3 * i);
        const auto row = [&](const char* status, int day) {
            csv += "T-" + QByteArray::number(i + 1) + (i % 3 == 0 ? ",Bug," : ",Story,") + status + ','
                + start.addDays(day).toString(Qt::ISODate).toLatin1() + "T09:00:00Z\n";
        };
        row("Ready", 0);
        row("In Progress", 1);
        row("Ready for Review", 2);
        row("In Review", 6);
        row("Done", 7);
    }
    return csv + "T-99,Bug,Done,never\n";
}

/// A window with places that note what is asked of them, on a folder of its own.
class MainWindowFixture {
protected:
    void begin()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"weir-tests"_s);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        m_theme = std::make_unique<Theme>();
        installTheme(*m_theme);
    }
    void setUp()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
        m_jobs = std::make_unique<JobRunner>();
        m_session = std::make_unique<Session>(*m_jobs);
        m_window = std::make_unique<MainWindow>(*m_session, *m_theme, places(), [this](const std::filesystem::path& file, Progress&) {
            ++m_samplesMade;
            store::Workspace::create(file, "UTC");
        });
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void tearDown()
    {
        QTRY_VERIFY(m_jobs->idle());
        m_window.reset();
        m_session.reset();
        m_jobs.reset();
        m_folder.reset();
    }
    void end() { m_theme.reset(); }

    [[nodiscard]] QAction* action(const QString& id) const { return m_window->actions().get(id); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] NotingView* view(const QString& id) const { return static_cast<NotingView*>(m_window->workspace().view(id)); }
    QString write(const QString& name, const QByteArray& content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("a file of the test cannot be written");
        return file.fileName();
    }
    void drop(const QStringList& files)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& file : files)
            urls << QUrl::fromLocalFile(file);
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QDropEvent event(QPointF(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &event);
    }
    /// Drops the files and imports them as the preview understands them.
    void dropAndImport(const QStringList& files)
    {
        drop(files);
        QTRY_VERIFY(m_window->workspace().previews());
        QTRY_VERIFY(m_jobs->idle());
        m_window->workspace().importPreview().findChild<QPushButton*>(u"importSources"_s)->click();
    }
    using Gate = std::shared_ptr<std::atomic<bool>>;
    /// What writes stays on its way until release().
    [[nodiscard]] Gate holdExclusiveJobs() const
    {
        const auto go = std::make_shared<std::atomic<bool>>(false);
        m_jobs->start<bool>(
            {.title = u"Waiting"_s, .exclusive = true, .cancellable = false}, m_window.get(),
            [go](Progress&) {
                go->wait(false);
                return true;
            },
            [](const JobOutcome<bool>&) {});
        return go;
    }
    static void release(const Gate& go)
    {
        *go = true;
        go->notify_all();
    }
    void openNew(const QString& name)
    {
        m_window->fileDialog().setNextAnswer({path(name)});
        action(u"new"_s)->trigger();
        QTRY_VERIFY(m_session->isOpen());
        QTRY_VERIFY(m_jobs->idle());
    }
    void openWithItems()
    {
        openNew(u"Team.weir"_s);
        m_session->importSources({write(u"events.csv"_s, events())});
        QTRY_VERIFY(m_session->dataset() != nullptr && m_session->dataset()->items.size() == 12);
        QTRY_VERIFY(m_jobs->idle());
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<JobRunner> m_jobs;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    std::atomic<int> m_samplesMade = 0;
};

} // namespace weir::ui
