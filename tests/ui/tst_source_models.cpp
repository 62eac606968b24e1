// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import_sentence.h"
#include "ui/models/import_model.h"
#include "ui/models/reject_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace weir;
using namespace weir::ui;

namespace {

store::StoredReject rejected(std::int64_t line, const char* field, const char* reason, const char* text)
{
    return {.import = 1,
        .source = "/tmp/board.csv",
        .reject = {.line = line, .byte = {}, .record = {}, .field = field, .reason = reason, .text = text, .kept = false}};
}

} // namespace

/// Sources, and what was refused of them.
class TestSourceModels : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void aKeyKeepsItsLettersBehindTheNameOfItsFile()
    {
        store::StoredReject stored = rejected(7, "Key", "The key is missing.", "");
        stored.source = "/exports/board.json";
        stored.reject.line.reset();
        stored.reject.record = "ABC-7";
        RejectModel model;
        model.setGroups(groupRejects({stored}), true);
        QCOMPARE(model.index(0, RejectModel::Place).data().toString(), QStringLiteral("board.json, ABC-7"));
        stored.reject.line = 1204;
        model.setGroups(groupRejects({stored}), true);
        QCOMPARE(model.index(0, RejectModel::Place).data().toString(), QStringLiteral("board.json, line 1,204"));
    }

    void countsInANoteAreWrittenLikeAllCounts()
    {
        store::ImportInfo info;
        info.source = "/exports/board.json";
        info.note = "2314 issues, 26155 status changes, UTF-8";
        ImportModel model;
        model.setRows(sourceRows({info}));
        QCOMPARE(model.row(0).note, QStringLiteral("2,314 issues, 26,155 status changes, UTF-8"));
    }

    void whatChangedOnTheDiskIsSaidBeforeWhatWasRejected()
    {
        store::ImportInfo info;
        info.rejected = 41;
        info.items = 2;
        import::SourceLook look;
        const auto looked = [&](import::SourceStanding standing) {
            look.standing = standing;
            return sourceRows({info}, [&look](std::int64_t) { return &look; }).front();
        };
        QCOMPARE(sourceRows({info}).front().stateText, QStringLiteral("41 rejected"));
        QCOMPARE(looked(import::SourceStanding::Changed).stateText, QStringLiteral("changed"));
        QCOMPARE(looked(import::SourceStanding::Missing).stateText, QStringLiteral("file is gone"));
        look.why = "board.csv cannot be looked at.";
        const SourceRow row = looked(import::SourceStanding::Unreadable);
        QCOMPARE(row.stateText, QStringLiteral("cannot be read"));
        ImportModel model;
        model.setRows({row});
        QVERIFY(model.index(0, ImportModel::Source).data(Qt::ToolTipRole).toString().contains(QStringLiteral("cannot be looked at")));
    }

    void aSourceThatIsBackIsNotGone()
    {
        store::ImportInfo info;
        info.missing = true; // when the workspace was read
        QCOMPARE(sourceRows({info}).front().state, SourceState::Missing);
        const import::SourceLook back;
        QCOMPARE(sourceRows({info}, [&back](std::int64_t) { return &back; }).front().state, SourceState::Read);
        QCOMPARE(sourceRows({info}, [](std::int64_t) { return nullptr; }).front().state, SourceState::Missing);
    }

    void theSentenceAfterARefreshCountsWhatIsNew()
    {
        ImportReport report;
        report.cause = ImportReport::Cause::RefreshedAll;
        report.lookedAt = 5;
        report.asBefore = 5;
        QCOMPARE(refreshSentence(report), QStringLiteral("Nothing new in 5 sources."));
        import::ImportResult result;
        result.added.items = 12;
        result.added.transitions = 48;
        report.results = {result, {}, {}};
        report.asBefore = 1;
        report.missing = {QStringLiteral("/exports/old.csv")};
        QCOMPARE(refreshSentence(report),
            QStringLiteral("3 of 5 sources had something new: 12 items, 48 changes of status; 1 as before; 1 is not where it was: "
                           "/exports/old.csv."));
    }

    void nothingNewIsSaidOnlyOfWhatWasLookedAt()
    {
        ImportReport report;
        report.cause = ImportReport::Cause::RefreshedAll;
        report.lookedAt = 1;
        report.missing = {QStringLiteral("/exports/old.csv")};
        QCOMPARE(refreshSentence(report), QStringLiteral("Nothing was read again; 1 is not where it was: /exports/old.csv."));
        report.lookedAt = 3;
        report.asBefore = 2;
        QCOMPARE(refreshSentence(report), QStringLiteral("Nothing new in 2 of 3 sources; 1 is not where it was: /exports/old.csv."));
        report.asBefore = 1;
        report.missing.clear();
        report.failures = {QStringLiteral("board.csv is empty.")};
        QCOMPARE(refreshSentence(report), QStringLiteral("Nothing new in 1 of 3 sources. board.csv is empty."));
        report.failures.clear();
        report.lookedAt = 1;
        report.cancelled = true; // at the second one
        QCOMPARE(refreshSentence(report), QStringLiteral("Nothing new in 1 source. It was stopped; what was taken until then stays."));
    }

    void onlyMovesAreCalledStatusChanges()
    {
        store::ImportInfo info;
        info.items = 2;
        info.transitions = 7;
        info.format = "jira-json";
        QCOMPARE(sourceRows({info}).front().gave, QStringLiteral("2 items, 7 status changes"));
        info.format = "csv-events"; // the first event of an item is none
        QCOMPARE(sourceRows({info}).front().gave, QStringLiteral("2 items, 7 events"));
    }

    void rejectsAreGroupedByReason()
    {
        RejectModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setGroups(
            groupRejects({rejected(7, "Key", "The key is missing.", ""), rejected(9, "Changed", "\"2025-24-04\" is no time.", "2025-24-04"),
                rejected(12, "Changed", "\"yesterday\" is no time.", "yesterday")}),
            false);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, RejectModel::Place).data().toString(), QStringLiteral("Line 9"));
        QCOMPARE(model.index(0, RejectModel::Rows).data().toString(), QStringLiteral("2"));
        QCOMPARE(model.index(0, RejectModel::Reason).data().toString(), QStringLiteral("\u2026 is no time."));
        QCOMPARE(model.rowCount(model.index(0, 0)), 2);
        QCOMPARE(model.index(1, RejectModel::Text, model.index(0, 0)).data().toString(), QStringLiteral("yesterday"));
        QCOMPARE(model.rowCount(model.index(1, 0)), 0);
        QCOMPARE(model.index(1, RejectModel::Text).data().toString(), QStringLiteral("(empty)"));
    }

    void unreadFieldsAreNoRefusedRecords()
    {
        auto field = rejected(5, "created", "no date", "soon");
        field.reject.kept = true;
        const RejectGroupsPtr groups = groupRejects(
            {field, field, field, rejected(2, "at", "no date", "x"), rejected(3, "at", "no date", "y"), rejected(4, "", "no key", "")});
        const RejectCounts counts = countRejects(groups, 3);
        QCOMPARE(counts.fields, 3);
        QCOMPARE(counts.refused, 3);
        QCOMPARE(counts.refusedByReason, std::vector<std::int64_t>({2, 1}));
        QVERIFY(counts.complete);
        QVERIFY(!countRejects(groups, 12'000).complete); // the others nobody looked at
        QCOMPARE(countRejects(nullptr, 0).listed(), 0);
    }

    void oneRowASourceWithItsNewestImport()
    {
        store::ImportInfo first;
        first.id = 1;
        first.sourceId = 1;
        first.source = "/exports/board.csv";
        first.items = 10;
        store::ImportInfo second = first;
        second.id = 3;
        second.items = 2314;
        second.rejected = 41;
        store::ImportInfo other;
        other.id = 2;
        other.sourceId = 2;
        other.source = "/code/shop";
        other.format = "git";
        other.commits = 1;
        other.missing = true;
        const std::vector<SourceRow> rows = sourceRows({first, other, second});
        QCOMPARE(rows.size(), std::size_t {2});
        QCOMPARE(rows[0].name, QStringLiteral("board.csv"));
        QCOMPARE(rows[0].gave, QStringLiteral("2,314 items"));
        QCOMPARE(rows[0].stateText, QStringLiteral("41 rejected"));
        QCOMPARE(rows[1].gave, QStringLiteral("1 commit"));
        QCOMPARE(rows[1].state, SourceState::Missing);
        ImportModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1, ImportModel::Source).data(ImportModel::IconRole).toString(), QStringLiteral("git-branch"));
    }
};

QTEST_GUILESS_MAIN(TestSourceModels)
#include "tst_source_models.moc"
