// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts of Sources about the data and about people.

#include "tests/ui/workspace_fixture.h"
#include "ui/models/people_model.h"
#include "ui/views/data_note_list.h"
#include "ui/views/drilling.h"
#include "ui/views/people_page.h"
#include "ui/views/sources_view.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/table_view.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <set>

using namespace weir;
using namespace weir::ui;

namespace {

/// Items that nobody could finish so, moved by people of several names and a program.
const QByteArray oddTable("Key,Status,Changed,Changed By\n"
                          "ABC-1,Open,2025-01-06 09:00,Ann Lee\nABC-1,Done,2025-01-08 09:00,\"LEE, Ann\"\n"
                          "ABC-2,Open,1970-01-06 09:00,annl\nABC-2,Done,2025-01-09 09:00,Bea Ott\n"
                          "ABC-3,Open,2025-01-06 09:00,deploy-bot\nABC-3,Done,2025-01-10 09:00,Bea Ott\n");

std::set<std::string> actorsOf(const Session& session)
{
    const Dataset& data = *session.dataset();
    std::set<std::string> names;
    for (const NameIndex actor : data.visits.actor)
        if (actor.valid())
            names.emplace(data.name(actor));
    return names;
}

} // namespace

class TestSourcesParts : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(m_theme); }

    void saysOfEachNoteWhatHowManyAndWhatToDo()
    {
        analysis::DataNote note {
            .words = {"Items are late", "they count", "wait"}, .count = 2, .of = 1214, .one = "item", .several = "items"};
        note.items = {1, 4};
        note.example = "ABC-1";
        const DataNoteWords words = dataNoteWords(note, {});
        QCOMPARE(words.what, QStringLiteral("Items are late"));
        QCOMPARE(words.more, QStringLiteral("They count. Wait. One of them: ABC-1."));
        QCOMPARE(words.count, QStringLiteral("2 of 1,214 items"));
        QCOMPARE(words.link, QStringLiteral("Items"));
        QCOMPARE(dataNotesAnswer({{note}, 2}, 1214),
            QStringLiteral("1 thing in the data changes what figures mean. It touches 2 of 1,214 items."));
        QCOMPARE(
            dataNotesAnswer({{note}, 1}, 1), QStringLiteral("1 thing in the data changes what figures mean. It touches the only item."));
        QCOMPARE(dataNotesAnswer({{note, note}, 3}, 1214),
            QStringLiteral("2 things in the data change what figures mean. They touch 3 of 1,214 items."));
        QCOMPARE(dataNotesAnswer({{note}, 0}, 3), QStringLiteral("1 thing in the data changes what figures mean."));
        QCOMPARE(dataNotesAnswer({}, 3), QStringLiteral("Nothing in the data is missing or odd."));
        store::ImportInfo import;
        import.sourceId = 7;
        import.source = "/home/team/a.csv";
        const DataNoteWords ofSource = dataNoteWords({.words = {"/home/team/a.csv: cut", {}, {}}, .count = 1, .source = 7}, {import});
        QCOMPARE(ofSource.what, QStringLiteral("a.csv: cut"));
        QCOMPARE(ofSource.link, QStringLiteral("Source"));
        QVERIFY(ofSource.count.isEmpty());
    }

    void aNoteLeadsToItsItems()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.write(QStringLiteral("odd.csv"), oddTable)}));
        QVERIFY(fixture.session.notes() != nullptr);
        SourcesView view(fixture.context());
        show(view);
        view.setPage(QStringLiteral("data"));
        const auto rows = view.findChildren<QAbstractButton*>(QStringLiteral("dataNote"));
        QCOMPARE(static_cast<std::size_t>(rows.size()), fixture.session.notes()->list.size());
        const auto ancient = std::ranges::find_if(rows,
            [](const QAbstractButton* row) { return row->accessibleName().startsWith(QStringLiteral("Items have instants before 1990")); });
        QVERIFY(ancient != rows.end());
        QVERIFY((*ancient)->isVisible());
        QVERIFY2((*ancient)->accessibleName().contains(QStringLiteral("1 of 3 items")), qPrintable((*ancient)->accessibleName()));
        (*ancient)->setFocus();
        QTest::keyClick(*ancient, Qt::Key_Return);
        QCOMPARE(fixture.went, QStringLiteral("items"));
        QCOMPARE(fixture.drilled(), std::vector<std::uint32_t> {1});
        QVERIFY(!view.grab().isNull());
    }

    void itemsThatSeveralNotesAreAboutAreCountedOnce()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.write(QStringLiteral("odd.csv"), oddTable)}));
        const DataNotes& notes = *fixture.session.notes();
        std::set<std::uint32_t> touched;
        for (const analysis::DataNote& note : notes.list)
            touched.insert(note.items.begin(), note.items.end());
        QVERIFY(!touched.empty());
        QCOMPARE(notes.touchedItems, static_cast<std::int64_t>(touched.size()));
    }

    void manyItemsAreFoundAsTheyAreAndByKeyInNewerData()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        const auto items = std::make_shared<const std::vector<std::uint32_t>>(std::vector<std::uint32_t> {3, 4, 5});
        fixture.session.setDrill(Session::Drill {.title = QStringLiteral("Some"), .find = theseItems(fixture.session.dataset(), items)});
        QCOMPARE(fixture.drilled(), *items);
        auto other = std::make_shared<Dataset>();
        other->items.key.append("none");
        for (const std::uint32_t item : *items)
            other->items.key.append(fixture.session.dataset()->items.key[item]);
        const auto ofOther = std::make_shared<const std::vector<std::uint32_t>>(std::vector<std::uint32_t> {1, 2, 3});
        fixture.session.setDrill(Session::Drill {.title = QStringLiteral("Some"), .find = theseItems(other, ofOther)});
        QCOMPARE(fixture.drilled(), *items);
    }

    void whoReadsNotesKeepsTheFocusWhilePeopleAreLookedFor()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.write(QStringLiteral("odd.csv"), oddTable)}));
        SourcesView view(fixture.context());
        show(view);
        view.setPage(QStringLiteral("data"));
        QVERIFY(fixture.settle());
        const QPointer<QAbstractButton> row = view.findChild<QAbstractButton*>(QStringLiteral("dataNote"));
        row->setFocus();
        for (const auto signal : {&Session::peopleChanged, &Session::notesChanged, &Session::dataChanged})
            emit(fixture.session.*signal)();
        QVERIFY(!row.isNull());
        QVERIFY(row->hasFocus());
        view.setPage(QStringLiteral("people"));
        const QPointer<QPushButton> accept = view.findChild<QPushButton*>(QStringLiteral("acceptSuggestion"));
        QVERIFY(!accept.isNull());
        accept->setFocus();
        for (const auto signal : {&Session::notesChanged, &Session::peopleChanged})
            emit(fixture.session.*signal)();
        QVERIFY(!accept.isNull());
        QVERIFY(accept->hasFocus());
    }

    void whatCannotBeLookedAtIsSaid()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.write(QStringLiteral("odd.csv"), oddTable)}));
        SourcesView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        QSignalSpy failed(&fixture.session, &Session::failed);
        // The file is gone when the jobs that follow a load want to read it.
        const auto gone = connect(&fixture.session, &Session::streamChanged, &view, [&fixture] {
            for (const char* suffix : {"", "-wal", "-shm"})
                QFile::remove(fixture.session.file() + QLatin1String(suffix));
        });
        fixture.session.refreshSource(fixture.session.imports().front().sourceId);
        fixture.session.changePeople([](PeopleDecisions& decisions) { decisions.bots = {"annl"}; }, QStringLiteral("Decide"));
        QVERIFY(fixture.settle());
        disconnect(gone);
        QVERIFY(failed.count() >= 2); // the notes and the people
        QVERIFY(!fixture.session.looksAtNotes() && !fixture.session.looksAtPeople());
        view.setPage(QStringLiteral("data"));
        QCOMPARE(answer(view), QStringLiteral("The data could not be looked at."));
    }

    void closingWhileItLooksEndsItWithoutAWord()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.write(QStringLiteral("odd.csv"), oddTable)}));
        SourcesView view(fixture.context());
        show(view);
        const QSignalSpy failed(&fixture.session, &Session::failed);
        fixture.session.lookAtPeople();
        fixture.session.close();
        QVERIFY(!fixture.session.looksAtPeople() && fixture.session.people() == nullptr && fixture.session.notes() == nullptr);
        QVERIFY(fixture.settle());
        QVERIFY(fixture.session.people() == nullptr && fixture.session.notes() == nullptr);
        QCOMPARE(failed.count(), 0);
    }

    void thePageIsKeptUnderItsName()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        SourcesView view(fixture.context());
        for (const char* page : {"data", "people", ""}) {
            view.setPage(QLatin1String(page));
            QCOMPARE(view.page(), QLatin1String(page));
        }
        view.setPage(QStringLiteral("people"));
        view.setPage(QStringLiteral("nothing that it knows"));
        QCOMPARE(view.page(), QString());
    }

    void nothingToKnowIsSaid()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        QVERIFY(fixture.session.notes() != nullptr && fixture.session.notes()->list.empty());
        SourcesView view(fixture.context());
        show(view);
        auto* empty = view.findChild<EmptyState*>(QStringLiteral("dataEmpty"));
        QVERIFY(!empty->isVisible());
        view.findChild<SegmentedSwitch*>(QStringLiteral("sourcesParts"))->setCurrent(1);
        view.setPage(QStringLiteral("data"));
        QVERIFY(empty->isVisible());
        QVERIFY(!view.findChild<TableView*>(QStringLiteral("sourceTable"))->isVisible());
        QVERIFY(fixture.settle());
        view.setPage(QStringLiteral("people"));
        QTRY_VERIFY(view.findChild<EmptyState*>(QStringLiteral("peopleEmpty"))->isVisible());
        view.setPage({});
        QVERIFY(view.findChild<TableView*>(QStringLiteral("sourceTable"))->isVisible());
    }

    void anAcceptedSuggestionChangesNamesAndCanBeUndone()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.write(QStringLiteral("odd.csv"), oddTable)}));
        SourcesView view(fixture.context());
        showPeople(fixture, view);
        QVERIFY2(answer(view).contains(QStringLiteral("4 people and 1 program")), qPrintable(answer(view)));
        const auto before = actorsOf(fixture.session);
        QVERIFY(before.contains("LEE, Ann"));
        const int suggestions = static_cast<int>(fixture.session.people()->suggestions.size());
        QVERIFY(suggestions >= 1);
        auto* accept = view.findChild<QPushButton*>(QStringLiteral("acceptSuggestion"));
        QCOMPARE(accept->accessibleName(), QStringLiteral("Ann Lee and LEE, Ann are the same person"));
        accept->setFocus();
        QTest::keyClick(accept, Qt::Key_Space);
        QVERIFY(fixture.settle());
        QTRY_VERIFY(!actorsOf(fixture.session).contains("LEE, Ann"));
        QVERIFY(actorsOf(fixture.session).contains("Ann Lee"));
        QVERIFY(fixture.settle());
        QTRY_COMPARE(table(view)->model()->rowCount(), 4);
        QCOMPARE(fixture.session.undoLabel(), QStringLiteral("LEE, Ann is Ann Lee"));
        fixture.session.undo();
        QVERIFY(fixture.settle());
        QCOMPARE(actorsOf(fixture.session), before);
        QTRY_COMPARE(table(view)->model()->rowCount(), 5);
        fixture.session.redo();
        QVERIFY(fixture.settle());
        QVERIFY(!actorsOf(fixture.session).contains("LEE, Ann"));
    }

    void aDeclinedSuggestionDoesNotComeAgain()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.write(QStringLiteral("odd.csv"), oddTable)}));
        SourcesView view(fixture.context());
        showPeople(fixture, view);
        const std::size_t before = fixture.session.people()->suggestions.size();
        view.findChild<QPushButton*>(QStringLiteral("declineSuggestion"))->click();
        QVERIFY(fixture.settle());
        QTRY_COMPARE(fixture.session.people()->suggestions.size(), before - 1);
        QCOMPARE(table(view)->model()->rowCount(), 5);
    }

    void aProgramIsMarked()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.write(QStringLiteral("odd.csv"), oddTable)}));
        SourcesView view(fixture.context());
        showPeople(fixture, view);
        auto* mark = view.findChild<QPushButton*>(QStringLiteral("markBot"));
        QVERIFY(!mark->isEnabled());
        select(view, QStringLiteral("deploy-bot"));
        QCOMPARE(mark->text(), QStringLiteral("Is a person"));
        mark->click();
        QVERIFY(fixture.settle());
        QTRY_COMPARE(kind(view, QStringLiteral("deploy-bot")), QStringLiteral("person, decided"));
        QCOMPARE(mark->text(), QStringLiteral("Is a program")); // it is still chosen
        fixture.session.undo();
        QVERIFY(fixture.settle());
        QTRY_COMPARE(kind(view, QStringLiteral("deploy-bot")), QStringLiteral("program, its name"));
    }

    void chosenNamesBecomeOneAndAreSplitAgain()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.write(QStringLiteral("odd.csv"), oddTable)}));
        SourcesView view(fixture.context());
        showPeople(fixture, view);
        auto* merge = view.findChild<QPushButton*>(QStringLiteral("mergePeople"));
        auto* split = view.findChild<QPushButton*>(QStringLiteral("splitName"));
        select(view, QStringLiteral("Bea Ott"));
        QVERIFY(!merge->isEnabled() && !split->isEnabled());
        select(view, QStringLiteral("annl"));
        QVERIFY(merge->isEnabled());
        merge->click();
        QVERIFY(fixture.settle());
        QTRY_COMPARE(table(view)->model()->rowCount(), 4);
        QVERIFY(!actorsOf(fixture.session).contains("annl"));
        table(view)->clearSelection();
        select(view, QStringLiteral("Bea Ott"));
        QVERIFY(split->isEnabled());
        split->click();
        auto* names = view.findChild<PeoplePage*>()->findChild<QMenu*>();
        const auto actions = names->actions();
        const auto annl = std::ranges::find(actions, QStringLiteral("annl"), &QAction::text);
        QVERIFY(annl != actions.end());
        (*annl)->trigger();
        names->close();
        QVERIFY(fixture.settle());
        QTRY_COMPARE(table(view)->model()->rowCount(), 5);
    }

    void searchNarrowsTheList()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.write(QStringLiteral("odd.csv"), oddTable)}));
        SourcesView view(fixture.context());
        showPeople(fixture, view);
        auto* search = view.findChild<QLineEdit*>(QStringLiteral("searchPeople"));
        QTest::keyClicks(search, QStringLiteral("ann"));
        QCOMPARE(table(view)->model()->rowCount(), 3);
        search->clear();
        QCOMPARE(table(view)->model()->rowCount(), 5);
    }

    void theModelHoldsWhatItShows()
    {
        auto report = std::make_shared<PeopleReport>();
        PersonInUse ann;
        ann.person.name = "Ann Lee";
        ann.person.names = {{"Ann Lee", {}}, {"annl", "decided"}};
        ann.person.emails = {"ann@example.org"};
        ann.roles = static_cast<unsigned>(PersonRole::Commits) | static_cast<unsigned>(PersonRole::Moves);
        ann.sources = {"/home/team/shop", "board.csv"};
        PersonInUse bot;
        bot.person.name = "x[bot]";
        bot.person.names = {{"x[bot]", {}}};
        bot.person.bot = true;
        bot.person.botHow = "its name";
        report->people = {ann, bot};
        PeopleModel model;
        const QAbstractItemModelTester tester(&model);
        model.setReport(report);
        const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, PeopleModel::Also), QStringLiteral("annl"));
        QCOMPARE(text(0, PeopleModel::Does), QStringLiteral("commits, moves"));
        QCOMPARE(rolesText(ann), QStringLiteral("writes commits, moves items"));
        QCOMPARE(text(0, PeopleModel::In), QStringLiteral("shop, board.csv"));
        QCOMPARE(text(1, PeopleModel::Kind), QStringLiteral("program, its name"));
        QCOMPARE(peopleCountText(*report), QStringLiteral("1 person and 1 program"));
        model.setSearch(QStringLiteral("EXAMPLE.org"));
        QCOMPARE(model.rowCount(), 1);
        model.setReport(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

private:
    static void show(SourcesView& view)
    {
        view.resize(1256, 816);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
    }
    static void showPeople(const WorkspaceFixture& fixture, SourcesView& view)
    {
        show(view);
        view.setPage(QStringLiteral("people"));
        QVERIFY(fixture.settle());
        QTRY_VERIFY(table(view)->model()->rowCount() > 0);
    }
    static TableView* table(const SourcesView& view) { return view.findChild<TableView*>(QStringLiteral("peopleTable")); }
    static QString answer(const SourcesView& view) { return view.findChild<AnswerLabel*>(QStringLiteral("answer"))->text(); }
    static int rowOf(const SourcesView& view, const QString& name)
    {
        for (int row = 0; row < table(view)->model()->rowCount(); ++row)
            if (table(view)->model()->index(row, PeopleModel::Name).data().toString() == name)
                return row;
        return -1;
    }
    static QString kind(const SourcesView& view, const QString& name)
    {
        return table(view)->model()->index(rowOf(view, name), PeopleModel::Kind).data().toString();
    }
    static void select(const SourcesView& view, const QString& name)
    {
        table(view)->selectionModel()->select(
            table(view)->model()->index(rowOf(view, name), 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    Theme m_theme;
};

QTEST_MAIN(TestSourcesParts)
#include "tst_sources_parts.moc"
