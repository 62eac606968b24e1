// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/actions.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/format/error_text.h"
#include "ui/format/plain_tip.h"
#include "ui/import_sentence.h"
#include "ui/jobs/job_runner.h"
#include "ui/preferences.h"
#include "ui/recent_summary.h"
#include "ui/session/source_watch.h"
#include "ui/start_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/drop_overlay.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/rail.h"
#include "ui/workspace_page.h"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>
#include <weir_tokens.h>

namespace weir::ui {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
constexpr QSize firstSize(1440, 900);

} // namespace

MainWindow::MainWindow(Session& session, Theme& theme, std::vector<PlaceInfo> places, SampleMaker sample, QWidget* parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_theme(theme)
    , m_recents(m_settings)
    , m_files(new WorkspaceFiles(session, m_recents, std::move(sample), this))
    , m_actions(new Actions(theme, this))
    , m_pages(new QStackedWidget(this))
    , m_start(new StartPage(theme, this))
    , m_workspace(new WorkspacePage(session, theme, places, *m_actions, this))
    , m_drop(nullptr)
{
    readPreferences(m_settings, theme);
    readSourcePreferences(m_settings, session.watch());
    setMinimumSize(tokens::minWindowWidth, tokens::minWindowHeight);
    resize(firstSize);
    auto* begin = new QWidget(this);
    auto* layout = new QVBoxLayout(begin);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_start, 1);
    auto* jobs = new JobBar(session, theme, begin);
    jobs->setJobsOnly(true);
    layout->addWidget(jobs);
    m_pages->addWidget(begin);
    m_pages->addWidget(m_workspace);
    setCentralWidget(m_pages);
    m_drop = new DropOverlay(theme, this);

    connect(m_drop, &DropOverlay::dropped, this, [this](const QStringList& paths) {
        m_start->clearError();
        m_files->offerPaths(paths);
    });
    connectActions();
    connectSession();
    connectStartPage();
    buildMenu();
    m_actions->get(QStringLiteral("refresh-by-itself"))->setChecked(session.watch().automatic());
    session.watch().start();
    restoreGeometry(m_settings.value(geometryKey).toByteArray());
    showWorkspace(session.isOpen());
}

MainWindow::~MainWindow() = default;

void MainWindow::openPaths(const QStringList& paths)
{
    m_start->clearError();
    m_files->openPaths(paths);
}

bool MainWindow::onStartPage() const
{
    return m_pages->currentWidget() != m_workspace;
}

void MainWindow::connectActions()
{
    const auto on = [this](const QString& id, auto slot) { connect(m_actions->get(id), &QAction::triggered, this, slot); };
    on(QStringLiteral("new"), [this] { m_files->createNew(); });
    on(QStringLiteral("open"), [this] { m_files->open(); });
    on(QStringLiteral("import"), [this] { m_files->importFiles(); });
    on(QStringLiteral("import-folder"), [this] { m_files->importFolder(); });
    on(QStringLiteral("refresh"), [this] { m_session.refreshAll(); });
    on(QStringLiteral("refresh-by-itself"), [this] {
        m_session.watch().setAutomatic(m_actions->get(QStringLiteral("refresh-by-itself"))->isChecked());
        writeSourcePreferences(m_settings, m_session.watch());
    });
    on(QStringLiteral("close"), [this] { m_files->close(); });
    on(QStringLiteral("sample"), [this] { m_files->openSample(); });
    on(QStringLiteral("undo"), [this] { m_session.undo(); });
    on(QStringLiteral("redo"), [this] { m_session.redo(); });
    on(QStringLiteral("export"), [this] { exportView(); });
    on(QStringLiteral("search"), [this] { m_workspace->focusSearch(); });
    on(QStringLiteral("views"), [this] { m_workspace->openViews(); });
    on(QStringLiteral("compare"), [this] {
        showComparison(); // the menu says what it becomes
        m_workspace->openCompare();
    });
    on(QStringLiteral("rail"), [this] { m_workspace->toggleNames(); });
    on(QStringLiteral("about"), [this] { (new AboutDialog(m_theme, this))->open(); });
    on(QStringLiteral("quit"), [this] { close(); });
    connect(m_actions, &Actions::looksChosen, this, [this] { writePreferences(m_settings, m_theme); });
    connect(m_workspace, &WorkspacePage::placeChanged, this, &MainWindow::updateActions);
    connect(m_workspace, &WorkspacePage::exportChanged, this, &MainWindow::updateActions);
    connect(m_workspace, &WorkspacePage::exportRequested, this, &MainWindow::write);
    connect(m_workspace, &WorkspacePage::messageLinkActivated, this, [this] { m_workspace->go(QStringLiteral("sources/sources")); });
    const QStringList ids = m_workspace->placeIds();
    for (int i = 0; i < std::min<int>(9, static_cast<int>(ids.size())); ++i) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)), this);
        connect(shortcut, &QShortcut::activated, this, [this, id = ids[i]] {
            if (m_session.isOpen())
                m_workspace->go(id);
        });
    }
}

void MainWindow::connectSession()
{
    connect(&m_session, &Session::opened, this, [this] {
        m_workspace->messages().hide();
        m_workspace->go(m_workspace->placeIds().value(0));
        showWorkspace(true);
    });
    connect(&m_session, &Session::closed, this, [this] { showWorkspace(false); });
    connect(&m_session, &Session::dataChanged, this, &MainWindow::remember);
    connect(&m_session, &Session::dataChanged, this, &MainWindow::updateActions);
    connect(&m_session, &Session::undoChanged, this, &MainWindow::updateActions);
    connect(&m_session, &Session::selectionChanged, this, &MainWindow::showComparison);
    connect(&m_session, &Session::streamChanged, this, &MainWindow::updateActions, Qt::QueuedConnection); // once the places know of it
    connect(&m_session, &Session::imported, this, &MainWindow::showImport);
    connect(&m_session, &Session::failed, this, &MainWindow::showFailure);
    connect(m_files, &WorkspaceFiles::failed, this, &MainWindow::showFailure);
    connect(m_files, &WorkspaceFiles::importing, this, [this] { m_landOnMap = true; });
    connect(m_files, &WorkspaceFiles::offered, this, [this](const QStringList& sources) {
        m_offered += sources;
        offerSources();
    });
    connect(&m_session, &Session::dataChanged, this, &MainWindow::offerSources);
    connect(m_workspace, &WorkspacePage::importing, this, [this](Offer kind) { m_landOnMap = kind == Offer::New; });
    connect(&m_session, &Session::closed, this, [this] {
        m_landOnMap = false;
        m_offered.clear();
    });
}

void MainWindow::offerSources()
{
    if (m_offered.isEmpty() || m_session.dataset() == nullptr)
        return;
    std::vector<SourceChoice> sources;
    for (const QString& path : std::exchange(m_offered, {}))
        sources.push_back({.path = path});
    m_workspace->offer(sources, Offer::New);
}

void MainWindow::connectStartPage()
{
    connect(m_start, &StartPage::newRequested, m_files, &WorkspaceFiles::createNew);
    connect(m_start, &StartPage::openRequested, m_files, &WorkspaceFiles::open);
    connect(m_start, &StartPage::sampleRequested, m_files, &WorkspaceFiles::openSample);
    connect(m_start, &StartPage::importRequested, m_files, &WorkspaceFiles::importFiles);
    connect(m_start, &StartPage::recentRequested, this, [this](const QString& path) { openPaths({path}); });
    connect(m_start, &StartPage::locateRequested, m_files, &WorkspaceFiles::locate);
    connect(m_start, &StartPage::removeRequested, this, [this](const QString& path) {
        m_recents.remove(path);
        setRecentsShown(m_recents.all(), QDateTime::currentDateTime());
    });
}

void MainWindow::buildMenu()
{
    auto* menu = new QMenu(this);
    menu->addActions({m_actions->get(QStringLiteral("new")), m_actions->get(QStringLiteral("open"))});
    QMenu* recent = menu->addMenu(tr("Recent"));
    connect(menu, &QMenu::aboutToShow, recent, [this, recent] { fillRecentMenu(*recent); });
    menu->addSeparator();
    menu->addActions({m_actions->get(QStringLiteral("import")), m_actions->get(QStringLiteral("import-folder")),
        m_actions->get(QStringLiteral("refresh")), m_actions->get(QStringLiteral("refresh-by-itself"))});
    menu->addSeparator();
    m_actions->addLooks(*menu);
    menu->addAction(m_actions->get(QStringLiteral("rail")));
    menu->addSeparator();
    menu->addActions(
        {m_actions->get(QStringLiteral("about")), m_actions->get(QStringLiteral("close")), m_actions->get(QStringLiteral("quit"))});
    connect(menu, &QMenu::aboutToShow, this, [this] { m_actions->get(QStringLiteral("rail"))->setChecked(m_workspace->namesShown()); });
    m_workspace->rail().setMenu(menu);
}

void MainWindow::fillRecentMenu(QMenu& menu)
{
    menu.clear();
    for (const RecentWorkspace& entry : m_recents.all())
        if (entry.path != m_session.file() && QFileInfo::exists(entry.path))
            menu.addAction(QString(entry.name).replace(QLatin1Char('&'), QStringLiteral("&&")), this,
                [this, path = entry.path] { openPaths({path}); });
    menu.setEnabled(!menu.isEmpty());
}

void MainWindow::exportView()
{
    const View* view = m_workspace->currentView();
    if (const auto shown = view != nullptr ? view->exported() : std::nullopt)
        write(*shown);
}

void MainWindow::write(const View::Export& what)
{
    const QString file = m_files->dialog().saveFile(this, tr("Export what is shown"), what.name, what.formats);
    if (file.isEmpty())
        return;
    m_session.jobs().start<bool>(
        {.title = tr("Writing %1").arg(QFileInfo(file).fileName())}, this,
        [write = what.write, file](Progress& progress) {
            write(file, progress);
            return true;
        },
        [this, file](const JobOutcome<bool>& outcome) {
            if (const auto* error = std::get_if<Error>(&outcome))
                showFailure(errorSentence(*error));
            else if (std::holds_alternative<bool>(outcome))
                m_workspace->messages().showMessage(MessageBar::Kind::Result, tr("Written to %1.").arg(QDir::toNativeSeparators(file)));
        });
}

void MainWindow::showWorkspace(bool open)
{
    m_pages->setCurrentIndex(open ? 1 : 0);
    if (open)
        m_workspace->rail().setWorkspace(m_session.name());
    else
        setRecentsShown(m_recents.all(), QDateTime::currentDateTime());
    m_drop->setSentence(open ? tr("Drop to import into %1").arg(m_session.name()) : tr("Drop to begin a workspace"));
    updateActions();
    updateTitle();
}

void MainWindow::setRecentsShown(const QList<RecentWorkspace>& recents, const QDateTime& now)
{
    m_start->setRecents(recents, now);
}

void MainWindow::showFailure(const QString& sentence)
{
    if (onStartPage())
        m_start->showError(tr("This could not be done"), sentence);
    else
        m_workspace->messages().showMessage(MessageBar::Kind::Failure, sentence);
}

void MainWindow::showImport(const ImportReport& report)
{
    MessageBar& messages = m_workspace->messages();
    if (report.cause == ImportReport::Cause::RefreshedAll) {
        const bool calm = report.failures.isEmpty() && report.missing.isEmpty() && !report.cancelled;
        messages.showMessage(calm ? MessageBar::Kind::Result : MessageBar::Kind::Attention, refreshSentence(report),
            rejectedIn(report) > 0 ? tr("Rejected records") : QString());
        return;
    }
    if (report.results.empty()) {
        messages.showMessage(report.cancelled ? MessageBar::Kind::Attention : MessageBar::Kind::Failure, importSentence(report, nullptr));
        return;
    }
    land(report);
    const auto stream = m_session.stream();
    const bool rejected = rejectedIn(report) > 0;
    messages.showMessage(report.failures.isEmpty() && !report.cancelled ? MessageBar::Kind::Result : MessageBar::Kind::Attention,
        importSentence(report, stream.get()), rejected ? tr("Rejected records") : QString());
}

/// What was dropped, and what a workspace begins with, is shown on the map; who tends the sources stays with them.
void MainWindow::land(const ImportReport& report)
{
    if (report.cause != ImportReport::Cause::Added)
        return;
    const bool first = m_session.imports().size() <= report.results.size();
    const bool wanted = std::exchange(m_landOnMap, false) || first;
    if (wanted && !m_workspace->previews()) // who looks at the next sources meanwhile stays with them
        m_workspace->go(QStringLiteral("map"));
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_session.jobs().cancelFirst()) // nothing else took it
        return;
    QMainWindow::keyPressEvent(event);
}

void MainWindow::updateActions()
{
    const bool open = m_session.isOpen();
    const auto set = [&](const QString& id, bool enabled) { m_actions->get(id)->setEnabled(enabled); };
    const auto name = [&](const QString& id, bool enabled, const QString& words, const QString& label, const QString& keys) {
        QAction* action = m_actions->get(id);
        action->setEnabled(enabled);
        const QString text = enabled && !label.isEmpty() ? tr("%1: %2", "undo or redo, what").arg(words, label) : words;
        action->setText(QString(text).replace(QLatin1Char('&'), QStringLiteral("&&"))); // no key in a menu
        action->setToolTip(
            enabled ? plainTip(tr("%1 (%2)", "action and shortcut").arg(text, keys)) : tr("Nothing to take back or do again"));
    };
    name(QStringLiteral("undo"), open && m_session.canUndo(), tr("Undo"), open ? m_session.undoLabel() : QString(),
        QStringLiteral("Ctrl+Z"));
    name(QStringLiteral("redo"), open && m_session.canRedo(), tr("Redo"), open ? m_session.redoLabel() : QString(),
        QStringLiteral("Ctrl+Y"));
    const View* view = m_workspace->currentView();
    const bool exportable = open && view != nullptr && view->exported();
    set(QStringLiteral("export"), exportable);
    m_actions->get(QStringLiteral("export"))
        ->setToolTip(exportable
                ? tr("Write what is shown to a file (Ctrl+E)")
                : tr("Nothing here to write to a file; Report and Overview give the report, Map the drawing, Items the table"));
    for (const QString& id :
        {QStringLiteral("close"), QStringLiteral("search"), QStringLiteral("rail"), QStringLiteral("views"), QStringLiteral("compare")})
        set(id, open);
    const bool writable = !open || !m_session.readOnly();
    set(QStringLiteral("import"), writable);
    set(QStringLiteral("import-folder"), writable);
    set(QStringLiteral("refresh"), open && writable && !m_session.imports().empty());
}

void MainWindow::showComparison()
{
    m_actions->get(QStringLiteral("compare"))->setChecked(m_session.comparison().on());
}

void MainWindow::updateTitle()
{
    const QString name = m_session.isOpen() ? m_session.name() : QString();
    setWindowTitle(name.isEmpty() ? tr("Weir") : m_session.readOnly() ? tr("%1 (read only)").arg(name) : name);
}

void MainWindow::remember()
{
    if (!m_session.isOpen())
        return;
    RecentWorkspace entry = recentSummary(m_session);
    entry.opened = QDateTime::currentDateTimeUtc();
    m_recents.add(entry);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_files->mayLeave()) {
        event->ignore();
        return;
    }
    m_settings.setValue(geometryKey, saveGeometry());
    m_session.close();
    event->accept();
}

} // namespace weir::ui
