// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_repository.h"
#include "tests/ui/workspace_fixture.h"
#include "ui/session/session_jobs.h"
#include "ui/session/source_watch.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace weir;
using namespace weir::ui;

namespace {

/// One more item.
void append(const QString& table)
{
    QFile file(table);
    if (!file.open(QIODevice::Append) || file.write("ABC-900,New one,Bug,Open,2025-08-30T09:00:00Z\n") < 0)
        qFatal("The table could not be written.");
}

/// Cancelled once a stage was announced.
class CancelAt final : public Progress {
public:
    explicit CancelAt(std::string stage)
        : m_stage(std::move(stage))
    {
    }
    void stage(std::string_view name) override { m_cancelled = m_cancelled || name == m_stage; }
    void report(std::int64_t, std::int64_t) override { }
    [[nodiscard]] bool cancelled() const override { return m_cancelled; }

private:
    const std::string m_stage;
    bool m_cancelled = false;
};

} // namespace

/// Sources that come, are read again, and go.
class TestSessionSources : public QObject {
    Q_OBJECT
private slots:
    void importsAskedForBeforeTheFileIsOpenFollow()
    {
        WorkspaceFixture fixture;
        QSignalSpy imported(&fixture.session, &Session::imported);
        fixture.session.create(fixture.path(QStringLiteral("team.weir")));
        fixture.session.importSources({fixture.writeTable()});
        QTRY_COMPARE(imported.size(), 1);
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.dataset()->items.size(), std::size_t {WorkspaceFixture::items});
        const auto report = imported.first().first().value<ImportReport>();
        QCOMPARE(report.results.size(), std::size_t {1});
        QVERIFY(report.failures.isEmpty());
        QVERIFY(!report.cancelled);
    }

    void theDataAreThereBeforeTheImportIsReported()
    {
        WorkspaceFixture fixture;
        std::size_t seen = 0;
        connect(&fixture.session, &Session::imported, this, [&] { seen = fixture.session.dataset()->items.size(); });
        QVERIFY(fixture.openWithTable());
        QCOMPARE(seen, std::size_t {WorkspaceFixture::items});
    }

    void aSourceThatFailsDoesNotStopTheOthers()
    {
        WorkspaceFixture fixture;
        QSignalSpy imported(&fixture.session, &Session::imported);
        QVERIFY(fixture.openWith({fixture.path(QStringLiteral("nowhere.csv")), fixture.writeTable()}));
        const auto report = imported.first().first().value<ImportReport>();
        QCOMPARE(report.failures.size(), 1);
        QVERIFY(report.failures.first().contains(QStringLiteral("nowhere.csv")));
        QCOMPARE(report.results.size(), std::size_t {1});
    }

    void aCancelledImportLeavesNothing()
    {
        WorkspaceFixture fixture;
        fixture.session.create(fixture.path(QStringLiteral("team.weir")));
        QVERIFY(fixture.settle());
        QSignalSpy imported(&fixture.session, &Session::imported);
        fixture.session.importSources({fixture.writeTable()});
        QCOMPARE(fixture.jobs.running().size(), 1);
        fixture.jobs.cancel(fixture.jobs.running().first().id);
        QTRY_COMPARE(imported.size(), 1);
        QVERIFY(fixture.settle());
        const auto report = imported.first().first().value<ImportReport>();
        // The cancel may come too late; then the source is there, whole.
        const std::size_t expected = report.results.empty() ? 0 : WorkspaceFixture::items;
        QCOMPARE(report.cancelled, report.results.empty());
        QCOMPARE(fixture.session.dataset()->items.size(), expected);
    }

    void aFolderOfExportsIsImportedFileByFile()
    {
        WorkspaceFixture fixture;
        QVERIFY(QDir(fixture.path(QString())).mkdir(QStringLiteral("exports")));
        fixture.writeTable(QStringLiteral("exports/a.csv"));
        fixture.writeTable(QStringLiteral("exports/b.csv"));
        QSignalSpy imported(&fixture.session, &Session::imported);
        QVERIFY(fixture.openWith({fixture.path(QStringLiteral("exports"))}));
        const auto report = imported.first().first().value<ImportReport>();
        QVERIFY2(report.failures.isEmpty(), qPrintable(report.failures.join(u' ')));
        QCOMPARE(report.results.size(), std::size_t {2});
        QCOMPARE(fixture.session.dataset()->items.size(), std::size_t {WorkspaceFixture::items});
    }

    void ofAFolderThatIsCancelledWhatWasTakenIsTold()
    {
        WorkspaceFixture fixture;
        const QString folder = fixture.path(QStringLiteral("exports"));
        QVERIFY(QDir().mkdir(folder));
        fixture.writeTable(QStringLiteral("exports/a.csv"));
        fixture.writeTable(QStringLiteral("exports/b.csv"));
        fixture.session.create(fixture.path(QStringLiteral("team.weir")));
        QVERIFY(fixture.settle());
        CancelAt progress("Reading b.csv");
        const ImportReport report =
            jobs::importAll(fixture.session.file(), {{.source = {.path = folder}}}, {folder}, fixture.session.now(), progress);
        QCOMPARE(report.results.size(), std::size_t {1});
        QVERIFY(report.cancelled);
        QCOMPARE(report.unread, 1);
        QVERIFY2(report.failures.isEmpty(), qPrintable(report.failures.join(u' ')));
        const auto workspace = store::Workspace::open(fixture.session.file().toStdString(), store::OpenMode::ReadOnly);
        QVERIFY(import::rememberedFolders(workspace).empty()); // what was not read has not been seen
    }

    void aReplacedSourceGoesWithItsOwnImportOnly()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        const std::int64_t old = fixture.session.imports().front().sourceId;
        QSignalSpy imported(&fixture.session, &Session::imported);
        fixture.session.replaceSource(old, fixture.path(QStringLiteral("nowhere.csv")));
        fixture.session.importSources({fixture.writeTable(QStringLiteral("other.csv"))});
        QVERIFY(fixture.settle());
        QCOMPARE(imported.size(), 2);
        QCOMPARE(imported[0][0].value<ImportReport>().cause, ImportReport::Cause::Replaced);
        QCOMPARE(imported[0][0].value<ImportReport>().failures.size(), 1);
        QCOMPARE(fixture.session.imports().size(), std::size_t {2}); // the old one is still there
        fixture.session.replaceSource(old, fixture.writeTable(QStringLiteral("moved.csv")));
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.imports().size(), std::size_t {2});
        QVERIFY(std::ranges::none_of(fixture.session.imports(), [old](const auto& import) { return import.sourceId == old; }));
        fixture.session.undo();
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.imports().size(), std::size_t {3});
    }

    void aBrokenRepositoryKeepsNoLinesBack()
    {
        WorkspaceFixture fixture;
        const QString file = fixture.path(QStringLiteral("team.weir"));
        test::TempRepository broken(test::TempRepository::Kind::Bare, "broken.git");
        test::TempRepository sound(test::TempRepository::Kind::Bare, "sound.git");
        (void)broken.commit({.files = {{"a.txt", "a\n"}}});
        (void)sound.commit({.files = {{"b.txt", "b\nb\n"}}});
        {
            store::Workspace workspace = store::Workspace::create(file.toStdString(), "UTC");
            SilentProgress silent;
            for (const auto& path : {broken.path(), sound.path()}) {
                import::ImportRequest request;
                request.source = path;
                (void)import::importSource(workspace, request, silent);
            }
        }
        std::filesystem::remove(broken.gitFolder() / "HEAD");
        QSignalSpy failed(&fixture.session, &Session::failed);
        fixture.session.open(file);
        QVERIFY(fixture.settle());
        QCOMPARE(failed.size(), 1);
        QVERIFY2(failed[0][0].toString().contains(QStringLiteral("broken.git")), qPrintable(failed[0][0].toString()));
        const CommitColumns& commits = fixture.session.dataset()->commits;
        QCOMPARE(commits.size(), std::size_t {2});
        QCOMPARE(std::ranges::count(commits.added, 2), 1);
    }

    void aRemovedSourceComesBackByUndo()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        fixture.session.removeSource(fixture.session.imports().front().sourceId);
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.dataset()->items.size(), std::size_t {0});
        QVERIFY(fixture.session.imports().empty());
        QVERIFY(fixture.session.canUndo());
        QCOMPARE(fixture.session.undoLabel(), QStringLiteral("Remove board.csv"));
        fixture.session.undo();
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.dataset()->items.size(), std::size_t {WorkspaceFixture::items});
    }

    void refreshingTakesTheFileAgain()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        QFile table(fixture.path(QStringLiteral("board.csv")));
        QVERIFY(table.open(QIODevice::Append));
        table.write("ABC-900,New one,Bug,Open,2025-08-30T09:00:00Z\n");
        table.close();
        fixture.session.refreshSource(fixture.session.imports().front().sourceId);
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.dataset()->items.size(), std::size_t {WorkspaceFixture::items + 1});
        const auto& imports = fixture.session.imports();
        QVERIFY(std::ranges::all_of(imports, [&](const auto& import) { return import.sourceId == imports.front().sourceId; }));
    }

    void aChangeOnTheDiskIsSaidAndTakenOnlyWhenAskedFor()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        fixture.session.watch().start();
        QVERIFY(fixture.settle());
        const std::int64_t source = fixture.session.imports().front().sourceId;
        QCOMPARE(fixture.session.watch().standing(source), import::SourceStanding::AsBefore);
        append(fixture.path(QStringLiteral("board.csv")));
        QTRY_COMPARE(fixture.session.watch().standing(source), import::SourceStanding::Changed);
        QCOMPARE(fixture.session.dataset()->items.size(), std::size_t {WorkspaceFixture::items});
        QSignalSpy imported(&fixture.session, &Session::imported);
        fixture.session.refreshAll();
        QVERIFY(fixture.settle());
        const auto report = imported.first().first().value<ImportReport>();
        QCOMPARE(report.cause, ImportReport::Cause::RefreshedAll);
        QCOMPARE(report.lookedAt, 1);
        QCOMPARE(report.results.front().added.items, 1);
        QCOMPARE(fixture.session.dataset()->items.size(), std::size_t {WorkspaceFixture::items + 1});
        QTRY_COMPARE(fixture.session.watch().standing(source), import::SourceStanding::AsBefore);
    }

    void aFileThatIsReplacedIsWatchedOn()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        fixture.session.watch().start();
        QVERIFY(fixture.settle());
        const std::int64_t source = fixture.session.imports().front().sourceId;
        const QString board = fixture.path(QStringLiteral("board.csv"));
        QVERIFY(QFile::copy(board, board + QStringLiteral(".new")));
        append(board + QStringLiteral(".new"));
        QVERIFY(QFile::remove(board) && QFile::rename(board + QStringLiteral(".new"), board)); // as editors save
        QTRY_COMPARE(fixture.session.watch().standing(source), import::SourceStanding::Changed);
        fixture.session.refreshAll();
        QVERIFY(fixture.settle());
        QTRY_COMPARE(fixture.session.watch().standing(source), import::SourceStanding::AsBefore);
        append(board);
        QTRY_COMPARE(fixture.session.watch().standing(source), import::SourceStanding::Changed);
    }

    void whatHasChangedIsTakenAtOnceWhereTheUserWantsIt()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        fixture.session.watch().setAutomatic(true);
        fixture.session.watch().start();
        QVERIFY(fixture.settle());
        append(fixture.path(QStringLiteral("board.csv")));
        QTRY_COMPARE(fixture.session.dataset()->items.size(), std::size_t {WorkspaceFixture::items + 1});
        QVERIFY(fixture.settle());
        // What cannot be taken is tried once, not for ever.
        QSignalSpy imported(&fixture.session, &Session::imported);
        fixture.write(QStringLiteral("board.csv"), "");
        QTRY_COMPARE(imported.size(), 1);
        QVERIFY(fixture.settle());
        QCOMPARE(imported.size(), 1);
    }

    void whatCannotBeTakenIsTriedOnceUntilItChanges()
    {
        WorkspaceFixture fixture;
        QVERIFY(QDir(fixture.path(QString())).mkdir(QStringLiteral("exports")));
        const QString damaged = fixture.writeTable(QStringLiteral("exports/a.csv"));
        const QString sound = fixture.writeTable(QStringLiteral("exports/b.csv"));
        QVERIFY(fixture.openWith({fixture.path(QStringLiteral("exports"))}));
        const SourceWatch& watch = fixture.session.watch();
        fixture.session.watch().setAutomatic(true);
        fixture.session.watch().start();
        QVERIFY(fixture.settle());
        QSignalSpy imported(&fixture.session, &Session::imported);
        const auto report = [&](int number) { return imported[number][0].value<ImportReport>(); };
        fixture.write(QStringLiteral("exports/a.csv"), "");
        QTRY_COMPARE(imported.size(), 1);
        QCOMPARE(report(0).failures.size(), 1);
        fixture.writeTable(QStringLiteral("exports/c.csv")); // something else happens in the folder
        QTRY_COMPARE(watch.newFiles().size(), 1);
        QVERIFY(fixture.settle());
        QCOMPARE(imported.size(), 1);
        append(sound);
        QTRY_COMPARE(imported.size(), 2);
        QCOMPARE(report(1).results.size(), std::size_t {1});
        QVERIFY2(report(1).failures.isEmpty(), qPrintable(report(1).failures.join(u' ')));
        QVERIFY(fixture.settle());
        append(damaged);
        QTRY_COMPARE(imported.size(), 3);
        QCOMPARE(report(2).failures.size(), 1);
        QVERIFY(fixture.settle());
    }

    void aFileThatIsBackIsNotMissing()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        const QString board = fixture.path(QStringLiteral("board.csv"));
        QVERIFY(QFile::rename(board, board + QStringLiteral(".away")));
        fixture.session.open(fixture.path(QStringLiteral("team.weir")));
        QVERIFY(fixture.settle());
        const store::ImportInfo source = fixture.session.imports().front();
        QVERIFY(fixture.session.watch().isMissing(source)); // nobody looked since
        QVERIFY(QFile::rename(board + QStringLiteral(".away"), board));
        fixture.session.watch().start();
        QVERIFY(fixture.settle());
        QVERIFY(!fixture.session.watch().isMissing(source));
    }

    void filesThatComeIntoAFolderAreTold()
    {
        WorkspaceFixture fixture;
        QVERIFY(QDir(fixture.path(QString())).mkdir(QStringLiteral("exports")));
        fixture.writeTable(QStringLiteral("exports/a.csv"));
        QVERIFY(fixture.openWith({fixture.path(QStringLiteral("exports"))}));
        fixture.session.watch().start();
        QVERIFY(fixture.settle());
        QVERIFY(fixture.session.watch().newFiles().isEmpty());
        const QString fresh = fixture.writeTable(QStringLiteral("exports/b.csv"));
        QTRY_COMPARE(fixture.session.watch().newFiles(), QStringList {QFileInfo(fresh).canonicalFilePath()});
        fixture.session.watch().settleNewFiles();
        QVERIFY(fixture.settle());
        fixture.session.watch().look();
        QVERIFY(fixture.settle());
        QVERIFY(fixture.session.watch().newFiles().isEmpty());
    }

    void aFileThatIsGoneIsMarked()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWithTable());
        QVERIFY(!fixture.session.imports().front().missing);
        QVERIFY(QFile::remove(fixture.path(QStringLiteral("board.csv"))));
        fixture.session.open(fixture.path(QStringLiteral("team.weir")));
        QVERIFY(fixture.settle());
        QVERIFY(fixture.session.imports().front().missing);
    }
};

QTEST_MAIN(TestSessionSources)
#include "tst_session_sources.moc"
