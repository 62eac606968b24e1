// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the window keeps the GUI thread at once: opens a workspace offscreen, walks what a user does, and prints for each
// step the longest single event it cost, by the thread's own clock and by the wall's. The promise is 50 ms.
// usage: window_steps WORKSPACE

#include "ui/jobs/job_runner.h"
#include "ui/main_window.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/theme/theme_style.h"
#include "ui/views/trend_metric_page.h"
#include "ui/views/trends_view.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/table_view.h"
#include "ui/workspace_page.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSettings>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

namespace {

double threadMilliseconds()
{
    timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Times every event that is not delivered from within another.
class TimedApplication final : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0 || !m_timing)
            return QApplication::notify(receiver, event);
        const QByteArray name = receiver->metaObject()->className();
        const int type = event->type();
        QElapsedTimer wall;
        wall.start();
        const double begin = threadMilliseconds();
        ++m_depth;
        const bool taken = QApplication::notify(receiver, event);
        --m_depth;
        const double busy = threadMilliseconds() - begin;
        m_wall = std::max(m_wall, static_cast<double>(wall.nsecsElapsed()) / 1e6);
        if (busy > m_busy) {
            m_busy = busy;
            m_what = name + " event " + QByteArray::number(type);
        }
        return taken;
    }

    void begin()
    {
        m_busy = m_wall = 0;
        m_timing = true;
    }
    void tell(const char* step)
    {
        m_timing = false;
        std::printf("%-28s %7.1f ms busy %7.1f ms wall   %s\n", step, m_busy, m_wall, m_what.constData());
        std::fflush(stdout);
    }

private:
    int m_depth = 0;
    bool m_timing = false;
    double m_busy = 0, m_wall = 0;
    QByteArray m_what;
};

class Walk {
public:
    Walk(TimedApplication& application, weir::ui::JobRunner& jobs)
        : m_application(application)
        , m_jobs(jobs)
    {
    }

    /// `action` runs as an event of its own, as it does behind a click.
    void step(const char* name, const std::function<void()>& action)
    {
        m_application.begin();
        QMetaObject::invokeMethod(&m_application, action, Qt::QueuedConnection);
        settle();
        m_application.tell(name);
    }

private:
    void settle()
    {
        constexpr int quietMs = 400; // a search waits for a pause in typing
        QElapsedTimer quiet;
        quiet.start();
        while (quiet.elapsed() < quietMs) {
            QApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
            if (!m_jobs.idle())
                quiet.restart();
        }
    }

    TimedApplication& m_application;
    weir::ui::JobRunner& m_jobs;
};

void walkItems(Walk& walk, weir::ui::MainWindow& window)
{
    using namespace weir::ui;
    walk.step("place items", [&] { window.workspace().go(QStringLiteral("items")); });
    auto* table = window.workspace().currentView()->findChild<TableView*>();
    std::printf("  (%d rows)\n", table->model()->rowCount());
    walk.step("sort by length", [&] { table->sortByColumn(6, Qt::DescendingOrder); });
    walk.step("sort by title", [&] { table->sortByColumn(1, Qt::AscendingOrder); });
    walk.step("to the last row", [&] { table->scrollToBottom(); });
    walk.step("open an item", [&] {
        table->setCurrentIndex(table->model()->index(table->model()->rowCount() / 2, 0));
        emit table->opened(table->currentIndex());
    });
    auto* search = window.findChild<SearchField*>();
    for (const QChar letter : QStringLiteral("export"))
        walk.step("type a letter", [&] {
            QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
            QApplication::sendEvent(search, &press);
        });
    walk.step("empty the search", [&] { search->clear(); });
    auto* modes = window.workspace().currentView()->findChild<SegmentedSwitch*>();
    walk.step("items in the stream", [&] { modes->setCurrent(1); });
    walk.step("items left out", [&] { modes->setCurrent(2); });
    walk.step("select all", [&] { table->selectAll(); });
    modes->setCurrent(0);
}

void walkTrends(Walk& walk, weir::ui::MainWindow& window)
{
    using namespace weir::ui;
    walk.step("place trends", [&] { window.workspace().go(QStringLiteral("trends")); });
    auto* trends = qobject_cast<TrendsView*>(window.workspace().currentView());
    walk.step("open a trend", [&] { trends->open(QStringLiteral("lead_time")); });
    auto* page = trends->findChild<TrendMetricPage*>();
    walk.step("its table", [&] { page->setTableShown(true); });
    page->setTableShown(false);
    walk.step("by months", [&] { page->findChild<SegmentedSwitch*>()->setCurrent(1); });
    walk.step("by weeks", [&] { page->findChild<SegmentedSwitch*>()->setCurrent(0); });
    walk.step("back to the wall", [&] { trends->open({}); });
}

int walk(TimedApplication& application, const QString& workspace)
{
    using namespace weir::ui;
    QTemporaryDir scratch;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, scratch.path());
    QSettings::setDefaultFormat(QSettings::IniFormat);
    Theme theme;
    installTheme(theme);
    JobRunner jobs;
    Session session(jobs);
    MainWindow window(session, theme, builtinPlaces());
    window.resize(1440, 900);
    Walk walk(application, jobs);
    walk.step("show the start page", [&] { window.show(); });
    walk.step("open the workspace", [&] { session.open(workspace); });
    if (session.dataset() == nullptr) {
        std::fprintf(stderr, "%s could not be opened\n", qPrintable(workspace));
        return 1;
    }
    walk.step("clock at the newest event", [&] { session.setFixedNow(session.dataset()->newest); });
    walk.step("the whole time", [&] { session.setSelection({}); });
    for (const char* place : {"sources", "map", "overview"})
        walk.step(place, [&] { window.workspace().go(QString::fromLatin1(place)); });
    walkItems(walk, window);
    walkTrends(walk, window);
    const weir::Selection whole = session.selection();
    for (const char* place : {"map", "overview", "trends", "items"}) {
        window.workspace().go(QString::fromLatin1(place));
        walk.step("narrow the window", [&] {
            weir::Selection narrow = whole;
            narrow.window.from = session.dataset()->newest - std::chrono::hours(24 * 84);
            session.setSelection(narrow);
        });
        walk.step("and widen it again", [&] { session.setSelection(whole); });
    }
    walk.step("another stage map", [&] { session.setStageMap(session.facts()->map, QStringLiteral("Nothing changed")); });
    walk.step("undo", [&] { session.undo(); });
    walk.step("other theme", [&] { theme.setMode(ThemeMode::Dark); });
    walk.step("resize", [&] { window.resize(1100, 700); });
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: window_steps WORKSPACE\n");
        return 2;
    }
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication application(argc, argv);
    return walk(application, QString::fromLocal8Bit(argv[1]));
}
