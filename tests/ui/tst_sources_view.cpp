// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workspace_fixture.h"
#include "ui/format/number_text.h"
#include "ui/models/import_model.h"
#include "ui/models/reject_model.h"
#include "ui/session/source_watch.h"
#include "ui/views/reject_list.h"
#include "ui/views/reject_tree.h"
#include "ui/views/source_list.h"
#include "ui/views/sources_view.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/key_figure.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_label.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace weir;
using namespace weir::ui;

class TestSourcesView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(m_theme); }

    void asksForSourcesWhereThereAreNone()
    {
        WorkspaceFixture fixture(&m_theme);
        fixture.session.create(fixture.path(QStringLiteral("new.weir")));
        QVERIFY(fixture.settle());
        SourcesView view(fixture.context());
        show(view);
        auto* empty = view.findChild<EmptyState*>(QStringLiteral("sourcesEmpty"));
        QTRY_VERIFY(empty->isVisible());
        view.files().setNextAnswer({fixture.writeTable()});
        QCOMPARE(visibleAddButtons(view), 1);
        view.findChild<QAction*>(QStringLiteral("addFiles"))->trigger();
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.session.imports().size(), std::size_t(0)); // it is looked at first
        QCOMPARE(fixture.offered.size(), std::size_t(1));
        QVERIFY(!fixture.offeredAgain);
        fixture.session.importSources(fixture.offered);
        QVERIFY(fixture.settle());
        QTRY_COMPARE(table(view)->model()->rowCount(), 1);
        QVERIFY(!empty->isVisible());
        QVERIFY(view.findChild<TextLabel*>(QStringLiteral("subline"))->text().contains(QStringLiteral("Every record was taken.")));
    }

    void saysWhatChangedSinceItWasTakenAndTakesIt()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.writeTable(), fixture.writeTable(QStringLiteral("other.csv"))}));
        fixture.session.watch().start();
        SourcesView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        QCOMPARE(table(view)->model()->index(0, ImportModel::State).data().toString(), QStringLiteral("read"));
        QFile board(fixture.path(QStringLiteral("board.csv")));
        QVERIFY(board.open(QIODevice::Append));
        board.write("ABC-900,New one,Bug,Open,2025-08-30T09:00:00Z\n");
        board.close();
        QTRY_COMPARE(table(view)->model()->index(0, ImportModel::State).data().toString(), QStringLiteral("changed"));
        QVERIFY(table(view)
                    ->model()
                    ->index(0, ImportModel::Source)
                    .data(ImportModel::DetailRole)
                    .toString()
                    .startsWith(QStringLiteral("Changed since it was taken")));
        QVERIFY(
            view.findChild<TextLabel*>(QStringLiteral("subline"))->text().contains(QStringLiteral("1 source changed since it was taken.")));
        view.findChild<QPushButton*>(QStringLiteral("refreshAll"))->click();
        QVERIFY(fixture.settle());
        QTRY_COMPARE(table(view)->model()->index(0, ImportModel::State).data().toString(), QStringLiteral("read"));
        QCOMPARE(fixture.session.totals().items, std::int64_t {WorkspaceFixture::items + 1});
    }

    void offersFilesThatCameIntoAFolder()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(QDir(fixture.path(QString())).mkdir(QStringLiteral("exports")));
        fixture.writeTable(QStringLiteral("exports/a.csv"));
        QVERIFY(fixture.openWith({fixture.path(QStringLiteral("exports"))}));
        fixture.session.watch().start();
        SourcesView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        auto* bar = view.findChild<MessageBar*>(QStringLiteral("newFiles"));
        QVERIFY(!bar->isVisible());
        fixture.writeTable(QStringLiteral("exports/b.csv"));
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(bar->sentence(), QStringLiteral("1 file came into exports since it was imported: b.csv."));
        emit bar->linkActivated();
        QCOMPARE(fixture.offered.size(), std::size_t {1});
        QVERIFY(fixture.offered.front().path.endsWith(QStringLiteral("exports/b.csv")));
        QVERIFY(!bar->isVisible());
        QCOMPARE(fixture.session.imports().size(), std::size_t {1}); // nothing without the user's word
        QVERIFY(fixture.settle());
    }

    void filesThatWereDismissedAreNotOfferedAgain()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(QDir(fixture.path(QString())).mkdir(QStringLiteral("exports")));
        fixture.writeTable(QStringLiteral("exports/a.csv"));
        QVERIFY(fixture.openWith({fixture.path(QStringLiteral("exports"))}));
        fixture.session.watch().start();
        SourcesView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        auto* bar = view.findChild<MessageBar*>(QStringLiteral("newFiles"));
        fixture.writeTable(QStringLiteral("exports/b.csv"));
        QTRY_VERIFY(bar->isVisible());
        bar->findChild<QToolButton*>()->click();
        QVERIFY(fixture.settle());
        fixture.session.watch().look();
        QVERIFY(fixture.settle());
        QVERIFY(fixture.session.watch().newFiles().isEmpty());
        QVERIFY(!bar->isVisible());
        QVERIFY(fixture.offered.empty());
    }

    void showsRejectsByReasonWithTheirPlaces()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.writeTable(), fixture.writeBadTable()}));
        SourcesView view(fixture.context());
        show(view);
        QCOMPARE(answer(view), QStringLiteral("The workspace knows 60 items from 31 weeks. 4 records were rejected, 3 for one reason."));
        auto* tree = view.findChild<RejectTree*>(QStringLiteral("rejectTree"));
        QVERIFY(tree->isVisible());
        QCOMPARE(tree->model()->rowCount(), 2);
        const QModelIndex group = tree->model()->index(0, 0);
        QCOMPARE(tree->model()->index(0, RejectModel::Rows).data().toString(), QStringLiteral("3"));
        QCOMPARE(tree->model()->rowCount(group), 3);
        QCOMPARE(tree->model()->index(0, RejectModel::Place).data().toString(), QStringLiteral("bad.csv, line 3"));
        QVERIFY(group.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("bad.csv, line 3")));
        QCOMPARE(tree->model()->index(2, RejectModel::Text, group).data().toString(), QStringLiteral("yesterday"));
        const int folded = tree->height();
        tree->expand(group);
        QTRY_VERIFY(tree->height() > folded);
        QVERIFY(!view.grab().isNull());
    }

    void theChosenReasonLeadsToAnotherWayOfReadingItsSource()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.writeTable(), fixture.writeBadTable()}));
        SourcesView view(fixture.context());
        show(view);
        view.findChild<QPushButton*>(QStringLiteral("rereadSource"))->click();
        QCOMPARE(fixture.offered.size(), std::size_t(1));
        QVERIFY(fixture.offeredAgain);
        QCOMPARE(QFileInfo(fixture.offered.front().path).fileName(), QStringLiteral("bad.csv"));
        QCOMPARE(fixture.offered.front().format, std::string("csv-events"));
    }

    void unreadFieldsAreNeitherRefusedNorTaken()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith(
            {fixture.write(QStringLiteral("fields.json"), R"([{"key":"A-1","fields":{"summary":"x","issuetype":{"name":"Story"},
            "project":{"key":"A"},"created":"yesterday","status":{"name":"Open","id":"1","statusCategory":{"key":"new"}}}},
            {"key":"A-2","fields":{"summary":"y","issuetype":{"name":"Story"},"project":{"key":"A"},
            "created":"2025-03-03T09:00:00.000+0000","status":{"name":"Open","id":"1","statusCategory":{"key":"new"}}}}])")}));
        const RejectGroupsPtr groups = fixture.session.rejectGroups();
        QVERIFY(groups->size() == 1 && groups->front().rejects.front().reject.kept);
        SourcesView view(fixture.context());
        show(view);
        const QString subline = view.findChild<TextLabel*>(QStringLiteral("subline"))->text();
        QVERIFY2(answer(view).contains(QStringLiteral("1 field could not be read.")), qPrintable(answer(view)));
        QVERIFY2(subline.contains(QStringLiteral("Every record was taken.")), qPrintable(subline));
        QCOMPARE(figure(view, "figureRejected")->content().value, QStringLiteral("0"));
        QCOMPARE(figure(view, "figureRejected")->content().comparison, QStringLiteral("1 field could not be read"));
        figure(view, "figureRejected")->click();
        QVERIFY(view.findChild<RejectTree*>(QStringLiteral("rejectTree"))->hasFocus());
        QStringList headings;
        for (const SectionHeader* header : view.findChildren<SectionHeader*>())
            headings.append(header->accessibleName());
        QVERIFY2(headings.contains(QStringLiteral("Could not be read, 1 field by reason")), qPrintable(headings.join(QLatin1Char('|'))));
    }

    /// Only the first 10,000 rejects are looked at.
    void whatNobodyLookedAtHasNoReason()
    {
        WorkspaceFixture fixture(&m_theme);
        QByteArray rows("Key,Status,Changed\nABC-1,Open,2025-01-06T09:00:00Z\n");
        for (int i = 0; i < 10'001; ++i)
            rows += "ABC-2,Open,soon\n";
        QVERIFY(fixture.openWith({fixture.write(QStringLiteral("many.csv"), rows)}));
        QCOMPARE(fixture.session.rejectGroups()->size(), std::size_t {1});
        SourcesView view(fixture.context());
        show(view);
        QVERIFY2(answer(view).endsWith(QStringLiteral("10,001 records were rejected.")), qPrintable(answer(view)));
    }

    void saysWhatTheWorkspaceKnowsAndWhatIsMissing()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        SourcesView view(fixture.context());
        show(view);
        QCOMPARE(answer(view),
            QStringLiteral("The workspace knows 60 items from 31 weeks. Commits are missing: no repository is among the sources."));
        QCOMPARE(figure(view, "figureItems")->content().value, QStringLiteral("60"));
        // Each of the rows but the first of its item is a move: four of an item, three more of what came back, one less of what is open.
        QCOMPARE(figure(view, "figureEvents")->content().value, QStringLiteral("253"));
        QCOMPARE(fixture.session.totals().transitions - fixture.session.totals().items, fixture.session.statusChanges());
        QCOMPARE(figure(view, "figureRejected")->content().value, QStringLiteral("0"));
        QCOMPARE(figure(view, "figureCommits")->content().value, QString()); // unknown, not zero
        QCOMPARE(figure(view, "figureSpan")->content().value, QStringLiteral("31"));
        QCOMPARE(figure(view, "figureSpan")->content().unit, QStringLiteral("weeks"));
        QVERIFY(!figure(view, "figureLastRead")->content().value.isEmpty());
    }

    void everyNumberOpensWhatIsBehindIt()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.writeTable(), fixture.writeBadTable()}));
        SourcesView view(fixture.context());
        show(view);
        figure(view, "figureItems")->click();
        QCOMPARE(fixture.went, QStringLiteral("items"));
        QCOMPARE(fixture.drilled().size(), std::size_t {WorkspaceFixture::items});
        figure(view, "figureSpan")->click();
        QVERIFY(!fixture.drilled().empty());
        QVERIFY(fixture.drilled().size() < 4);
        QCOMPARE(fixture.drilled().front(), 0U); // the first of all
        figure(view, "figureRejected")->click();
        QVERIFY(view.findChild<RejectTree*>(QStringLiteral("rejectTree"))->hasFocus());
        figure(view, "figureLastRead")->click();
        QVERIFY(table(view)->hasFocus());
        figure(view, "figureCommits")->click(); // unknown: to what would tell it
        auto* menu = view.findChild<QMenu*>();
        QTRY_VERIFY(menu->isVisible());
        menu->close();
        figure(view, "figureItems")->click();
        fixture.session.setDrill(std::nullopt);
        emit view.findChild<AnswerLabel*>(QStringLiteral("answer"))->linkActivated(linkText(SourcesLink::Items));
        QCOMPARE(fixture.drilled().size(), std::size_t {WorkspaceFixture::items});
    }

    void columnsStandBelowEachOtherWhereTheWindowIsNarrow()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.writeTable(), fixture.writeBadTable()}));
        SourcesView view(fixture.context());
        show(view);
        const auto* sources = view.findChild<SourceList*>();
        const auto* rejects = view.findChild<RejectList*>();
        QCOMPARE(sources->y(), rejects->y());
        view.resize(968, 600);
        QTRY_VERIFY(rejects->y() >= sources->geometry().bottom());
        QCOMPARE(rejects->x(), sources->x());
        QVERIFY(sources->width() <= 968);
    }

    void saysHowTheChosenSourceWasRead()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.writeTable(), fixture.writeBadTable()}));
        SourcesView view(fixture.context());
        show(view);
        QVERIFY2(view.findChild<TextLabel*>(QStringLiteral("howRead"))->text().contains(QStringLiteral("Commas, UTF-8")),
            qPrintable(view.findChild<TextLabel*>(QStringLiteral("howRead"))->text()));
    }

    void savesAllRejectsAsATable()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.writeBadTable()}));
        SourcesView view(fixture.context());
        show(view);
        view.files().setNextAnswer({fixture.path(QStringLiteral("out.csv"))});
        button(view, "saveRejects")->click();
        QVERIFY(fixture.settle());
        QFile file(fixture.path(QStringLiteral("out.csv")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines.first().startsWith("import,line,byte,field,reason,text"));
        auto* message = view.findChild<MessageBar*>(QStringLiteral("sourcesMessage"));
        QTRY_VERIFY(message->isVisible());
        QVERIFY(message->sentence().contains(QStringLiteral("4 records")));
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.writeBadTable()}));
        SourcesView view(fixture.context());
        show(view);
        view.files().setNextAnswer({fixture.path(QStringLiteral("no/such/folder/out.csv"))});
        button(view, "saveRejects")->click();
        auto* message = view.findChild<MessageBar*>(QStringLiteral("sourcesMessage"));
        QTRY_VERIFY(message->isVisible());
        QCOMPARE(message->kind(), MessageBar::Kind::Failure);
        QVERIFY(message->sentence().contains(QStringLiteral("out.csv")));
    }

    void removingASourceCanBeUndoneWhereItSaysSo()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.writeTable(), fixture.writeBadTable()}));
        SourcesView view(fixture.context());
        show(view);
        table(view)->selectRow(0);
        button(view, "removeSource")->click();
        QVERIFY(fixture.settle());
        QTRY_COMPARE(table(view)->model()->rowCount(), 1);
        auto* message = view.findChild<MessageBar*>(QStringLiteral("sourcesMessage"));
        QTRY_VERIFY(message->isVisible());
        QVERIFY2(message->sentence().contains(QStringLiteral("board.csv")), qPrintable(message->sentence()));
        emit message->linkActivated();
        QVERIFY(fixture.settle());
        QTRY_COMPARE(table(view)->model()->rowCount(), 2);
        QVERIFY(!message->isVisible());
        QCOMPARE(fixture.session.dataset()->items.size(), std::size_t {WorkspaceFixture::items});
    }

    void refreshReadsTheChosenSourceAgain()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        SourcesView view(fixture.context());
        show(view);
        QFile file(fixture.path(QStringLiteral("board.csv")));
        QVERIFY(file.open(QIODevice::Append));
        file.write("ABC-900,New one,Bug,Open,2025-08-30T09:00:00Z\n");
        file.close();
        button(view, "refreshSource")->click();
        QVERIFY(fixture.settle());
        QTRY_VERIFY(answer(view).contains(QStringLiteral("61 items")));
        QCOMPARE(table(view)->model()->rowCount(), 1);
    }

    void aMissingFileCanBeLocated()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        QVERIFY(QFile::rename(fixture.path(QStringLiteral("board.csv")), fixture.path(QStringLiteral("moved.csv"))));
        fixture.session.open(fixture.path(QStringLiteral("team.weir")));
        QVERIFY(fixture.settle());
        SourcesView view(fixture.context());
        show(view);
        auto* locate = button(view, "locateSource");
        QTRY_VERIFY(locate->isVisible());
        QVERIFY(!button(view, "refreshSource")->isEnabled());
        QVERIFY(button(view, "refreshSource")->toolTip().contains(QStringLiteral("not where it was")));
        view.files().setNextAnswer({fixture.path(QStringLiteral("moved.csv"))});
        locate->click();
        QVERIFY(fixture.settle());
        QTRY_COMPARE(table(view)->model()->rowCount(), 1);
        QCOMPARE(table(view)->model()->index(0, ImportModel::Source).data().toString(), QStringLiteral("moved.csv"));
        QCOMPARE(fixture.session.dataset()->items.size(), std::size_t {WorkspaceFixture::items});
        QVERIFY(!locate->isVisible());
    }

    void locatingTakesNothingAwayWhereItFails()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        QVERIFY(QFile::rename(fixture.path(QStringLiteral("board.csv")), fixture.path(QStringLiteral("moved.csv"))));
        fixture.session.open(fixture.path(QStringLiteral("team.weir")));
        QVERIFY(fixture.settle());
        SourcesView view(fixture.context());
        show(view);
        view.files().setNextAnswer({fixture.write(QStringLiteral("letter.bin"), QByteArray("\x01\x02\x03", 3))});
        button(view, "locateSource")->click();
        fixture.session.importSources({fixture.writeTable(QStringLiteral("other.csv"))}); // of somebody else
        QVERIFY(fixture.settle());
        QTRY_COMPARE(table(view)->model()->rowCount(), 2);
        // Nor in a workspace that is opened afterwards.
        view.files().setNextAnswer({fixture.path(QStringLiteral("moved.csv"))});
        table(view)->selectRow(0);
        QTRY_VERIFY(button(view, "locateSource")->isVisible());
        button(view, "locateSource")->click();
        fixture.session.create(fixture.path(QStringLiteral("second.weir")));
        fixture.session.importSources({fixture.writeTable(QStringLiteral("third.csv"))});
        QVERIFY(fixture.settle());
        QTRY_COMPARE(table(view)->model()->rowCount(), 1);
        QVERIFY(!fixture.session.canUndo());
    }

    void aRemovalIsSaidWhenItIsDone()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        SourcesView view(fixture.context());
        show(view);
        auto* message = view.findChild<MessageBar*>(QStringLiteral("sourcesMessage"));
        StageMap map = fixture.session.facts()->map;
        map.stages.front().name = "Ideas";
        bool early = false;
        connect(&fixture.session, &Session::dataChanged, this,
            [&] { early = early || (message->isVisible() && table(view)->model()->rowCount() == 1); });
        fixture.session.setStageMap(map, QStringLiteral("Rename"));
        table(view)->selectRow(0);
        button(view, "removeSource")->click();
        QVERIFY(fixture.settle());
        QVERIFY(!early);
        QVERIFY(message->isVisible());
        QVERIFY(message->sentence().contains(QStringLiteral("board.csv")));
    }

    void sourcesAreReadWhenTheyAreShown()
    {
        WorkspaceFixture fixture(&m_theme);
        SourcesView view(fixture.context());
        QVERIFY(fixture.openWithTable());
        QCOMPARE(table(view)->model()->rowCount(), 0);
        show(view);
        QCOMPARE(table(view)->model()->rowCount(), 1);
        QCOMPARE(button(view, "refreshSource")->toolTip(), QStringLiteral("Read the source again"));
    }

private:
    static int visibleAddButtons(const SourcesView& view)
    {
        const auto buttons = view.findChildren<QPushButton*>();
        return static_cast<int>(std::ranges::count_if(
            buttons, [](const QPushButton* one) { return one->isVisible() && one->text().startsWith(QStringLiteral("Add")); }));
    }
    static void show(SourcesView& view)
    {
        view.resize(1256, 816);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
    }
    static TableView* table(const SourcesView& view) { return view.findChild<TableView*>(QStringLiteral("sourceTable")); }
    static KeyFigure* figure(const SourcesView& view, const char* name) { return view.findChild<KeyFigure*>(QLatin1String(name)); }
    static QString answer(const SourcesView& view) { return view.findChild<AnswerLabel*>(QStringLiteral("answer"))->text(); }
    static QPushButton* button(const SourcesView& view, const char* name) { return view.findChild<QPushButton*>(QLatin1String(name)); }
    Theme m_theme;
};

QTEST_MAIN(TestSourcesView)
#include "tst_sources_view.moc"
