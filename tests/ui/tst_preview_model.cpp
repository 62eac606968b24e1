// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/archive_bytes.h"
#include "tests/ui/workspace_fixture.h"
#include "ui/models/preview_model.h"
#include "ui/models/preview_reject_model.h"
#include "ui/models/preview_words.h"
#include "ui/session/source_previews.h"
#include "ui/views/preview_source_model.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QTest>

#include <algorithm>

using namespace weir;
using namespace weir::ui;

namespace {

/// Two rows of three columns; the second lacks its key and is rejected, and its date of the first could not be read.
std::shared_ptr<weir::import::Preview> sample()
{
    auto preview = std::make_shared<weir::import::Preview>();
    preview->table = true;
    preview->format = "csv-events";
    preview->columns = {{"Key", "key", weir::import::CellContent::Text, 0, {}, 1, {}},
        {"Changed", "instant", weir::import::CellContent::Time, 0, "dd.MM.yyyy", 2, {"24-13", "x"}},
        {"SP", "", weir::import::CellContent::Number, 0, {}, 0, {}}};
    preview->rows = {{2, {"A-1", "24.04.2026", "3"}, {}, false, {}}, {3, {"", "25.04.2026", "5"}, {0}, true, "An item needs a key"},
        {4, {"A-2", "24-13", "5"}, {1}, false, "no such date"}};
    return preview;
}

} // namespace

class TestPreviewModel : public QObject {
    Q_OBJECT
private slots:
    void holdsTheContractOfModels()
    {
        PreviewModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setPreview(sample());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.columnCount(), 3);
        model.setPreview(nullptr);
        QCOMPARE(model.columnCount(), 0);
    }

    void cellsSayWhatIsWrongWithThem()
    {
        PreviewModel model;
        model.setPreview(sample());
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("A-1"));
        QVERIFY(!model.index(0, 0).data(PreviewModel::BadRole).toBool());
        QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("empty"));
        QVERIFY(model.index(1, 0).data(PreviewModel::BadRole).toBool());
        QVERIFY(model.index(1, 2).data(PreviewModel::RejectedRole).toBool());
        QVERIFY(model.index(1, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("An item needs a key")));
        QVERIFY(model.index(2, 1).data(PreviewModel::BadRole).toBool());
        QVERIFY(!model.index(2, 1).data(PreviewModel::RejectedRole).toBool());
        QVERIFY(model.index(0, 2).data(PreviewModel::UnusedRole).toBool());
        QVERIFY(!model.index(0, 1).data(PreviewModel::UnusedRole).toBool());
    }

    void headsSayWhatAColumnMeansAndHolds()
    {
        PreviewModel model;
        model.setPreview(sample());
        const auto head = [&model](int section, int role) { return model.headerData(section, Qt::Horizontal, role).toString(); };
        QCOMPARE(head(1, Qt::DisplayRole), QStringLiteral("Changed"));
        QCOMPARE(head(1, PreviewModel::MeaningRole), QStringLiteral("instant"));
        QCOMPARE(head(1, PreviewModel::ContentRole), QStringLiteral("dd.MM.yyyy"));
        QCOMPARE(head(1, Qt::AccessibleTextRole), QStringLiteral("Changed, Time, dd.MM.yyyy"));
        QVERIFY(head(1, Qt::ToolTipRole).contains(QStringLiteral("2 cannot be read: 24-13, x")));
        QCOMPARE(head(2, Qt::AccessibleTextRole), QStringLiteral("SP, not used, number"));
        auto records = sample();
        records->table = false;
        model.setPreview(records);
        QVERIFY(!model.headerData(0, Qt::Horizontal, PreviewModel::MeaningRole).isValid());
        QVERIFY(!model.index(0, 2).data(PreviewModel::UnusedRole).toBool());
    }

    void badRowsAreFoundFromALineOn()
    {
        PreviewModel model;
        QCOMPARE(model.badRowFrom(0), -1);
        model.setPreview(sample());
        QCOMPARE(model.badRowFrom(0), 1);
        QCOMPARE(model.badRowFrom(4), 2);
        QCOMPARE(model.badRowFrom(5), -1);
    }

    void everyRoleThatIsOfferedHasAWord_data()
    {
        QTest::addColumn<QString>("format");
        for (const char* format : {"csv-events", "csv-items", "csv-stages", "jira-csv"})
            QTest::newRow(format) << QString::fromLatin1(format);
    }
    void everyRoleThatIsOfferedHasAWord()
    {
        QFETCH(QString, format);
        QStringList words;
        for (const auto& group : rolesFor(format.toStdString(), "Ready")) {
            for (const std::string& role : group) {
                QVERIFY2(roleText(role) != QString::fromStdString(role), role.c_str());
                words << roleText(role);
            }
        }
        QCOMPARE(words.removeDuplicates(), 0);
        QCOMPARE(words.contains(QStringLiteral("Stage Ready")), format == QStringLiteral("csv-stages"));
        QCOMPARE(words.contains(QStringLiteral("Status before")), format == QStringLiteral("csv-events"));
    }

    void reasonsAreRowsWithTheirRepair()
    {
        PreviewRejectModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        weir::import::PreviewReject reject {"Changed", "no such date", 36, false, 1204, std::nullopt, "2026-24-04 10:51", {}};
        model.setRows({{reject, PreviewRejectRow::Repair::Dates, QStringLiteral("Read dates as day/month/year")}});
        const auto cell = [&model](int column) { return model.index(0, column).data().toString(); };
        QCOMPARE(cell(PreviewRejectModel::Place), QStringLiteral("Line 1,204"));
        QCOMPARE(cell(PreviewRejectModel::Field), QStringLiteral("Changed"));
        QCOMPARE(cell(PreviewRejectModel::Text), QStringLiteral("2026-24-04 10:51"));
        QCOMPARE(cell(PreviewRejectModel::Rows), QStringLiteral("36"));
        QCOMPARE(cell(PreviewRejectModel::Repair), QStringLiteral("Read dates as day/month/year"));
        reject.kept = true;
        QCOMPARE(QString::fromStdString(rejectGroupsCsv({reject})),
            QStringLiteral("line,byte,field,reason,text,count\n1204,,Changed,no such date,2026-24-04 10:51,36\n"));
    }

    void theListOfSourcesFollowsWhatIsFoundOut()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWith({}));
        SourcePreviews previews(fixture.session);
        PreviewSourceModel model(previews);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        previews.add({{.path = fixture.writeBadTable()}, {.path = fixture.write(QStringLiteral("notes.bin"), "\x01\x02\x03")}});
        QVERIFY(fixture.settle());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("bad.csv"));
        QCOMPARE(model.index(0, 0).data(PreviewSourceModel::TagTextRole).toString(), QStringLiteral("4 rejected"));
        QCOMPARE(model.index(1, 0).data(PreviewSourceModel::TagTextRole).toString(), QStringLiteral("not known"));
        previews.remove(0);
        QCOMPARE(model.rowCount(), 1);
        previews.end();
        QCOMPARE(model.rowCount(), 0);
    }

    void aFolderIsOfferedAsItsFiles()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWith({}));
        QVERIFY(QDir(fixture.path({})).mkdir(QStringLiteral("exports")));
        fixture.writeTable(QStringLiteral("exports/b.csv"));
        fixture.writeTable(QStringLiteral("exports/a.csv"));
        fixture.write(QStringLiteral("exports/letter.txt"), "Dear reader\n");
        SourcePreviews previews(fixture.session);
        previews.add({{.path = fixture.path(QStringLiteral("exports"))}});
        QVERIFY(fixture.settle());
        QCOMPARE(previews.list().size(), std::size_t(3));
        QCOMPARE(previews.list()[0].name, QStringLiteral("a.csv"));
        QVERIFY(previews.list()[2].unknown);
        QCOMPARE(previews.importable().size(), std::size_t(2));
        previews.add({{.path = fixture.path(QStringLiteral("exports/a.csv"))}}); // it is there already
        QVERIFY(fixture.settle());
        QCOMPARE(previews.list().size(), std::size_t(3));
    }

    void whatIsAddedLaterIsLookedInto()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWith({}));
        SourcePreviews previews(fixture.session);
        for (const QString& name : {QStringLiteral("a.csv"), QStringLiteral("b.csv"), QStringLiteral("c.csv")}) {
            previews.add({{.path = fixture.writeTable(name)}});
            QVERIFY(fixture.settle());
            QVERIFY2(previews.list().back().preview != nullptr && previews.list().back().preview->whole, qPrintable(name));
        }
    }

    void aSourceThatIsTakenOutWhileItIsReadHoldsNobodyUp()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWith({}));
        SourcePreviews previews(fixture.session);
        previews.add({{.path = fixture.writeTable(QStringLiteral("a.csv"))}});
        QVERIFY(fixture.settle());
        previews.add({{.path = fixture.writeTable(QStringLiteral("b.csv"))}, {.path = fixture.writeTable(QStringLiteral("c.csv"))}});
        QVERIFY(QTest::qWaitFor([&previews] { return previews.list().size() == 3; }));
        QVERIFY(previews.list()[1].reading && !previews.list()[2].reading);
        previews.remove(1);
        QVERIFY(fixture.settle());
        QCOMPARE(previews.list().size(), std::size_t(2));
        QVERIFY(previews.list()[1].preview != nullptr && previews.list()[1].preview->whole);
    }

    void aRefusedSourceKeepsWhatWasSaidWhenItIsAddedAgain()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWith({}));
        SourcePreviews previews(fixture.session);
        const QString path = fixture.path(QStringLiteral("late.csv"));
        previews.add({{.path = path, .format = "csv-events", .zone = "Asia/Tokyo"}});
        QVERIFY(fixture.settle());
        QVERIFY(!previews.list()[0].refusal.isEmpty());
        fixture.writeTable(QStringLiteral("late.csv"));
        previews.add({{.path = path}});
        QVERIFY(fixture.settle());
        QCOMPARE(previews.list()[0].choice.format, std::string("csv-events"));
        QCOMPARE(previews.list()[0].choice.zone, std::string("Asia/Tokyo"));
        QVERIFY(previews.list()[0].preview != nullptr && previews.list()[0].refusal.isEmpty());
    }

    void refusedSourcesThatAreAddedAgainAreReadOneAfterTheOther()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWith({}));
        SourcePreviews previews(fixture.session);
        std::vector<SourceChoice> gone;
        for (int i = 0; i < 4; ++i)
            gone.push_back({.path = fixture.path(QStringLiteral("gone%1.csv").arg(i))});
        previews.add(gone);
        QVERIFY(fixture.settle());
        std::ptrdiff_t most = 0;
        int looks = 0;
        connect(&previews, &SourcePreviews::previewChanged, this, [&] {
            most = std::max(most, std::ranges::count_if(previews.list(), &SourcePreview::reading));
            ++looks;
        });
        previews.add(gone);
        QVERIFY(fixture.settle());
        QVERIFY(looks >= 4);
        QCOMPARE(most, std::ptrdiff_t(1));
        for (const SourcePreview& source : previews.list())
            QVERIFY(!source.refusal.isEmpty());
    }

    void whoLooksForSourcesBringsTheirNames()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWith({}));
        const std::string table = "Key,Status,Changed\nA-1,Open,2025-03-03T09:00:00Z\nA-1,Done,2025-03-04T09:00:00Z\n";
        const std::string zip = test::zip({{.name = "more/board.csv", .content = table}, {.name = "notes.txt", .content = "Read me."}});
        const QString archive = fixture.write(QStringLiteral("2026.zip"), QByteArray::fromStdString(zip));
        const std::vector<FoundSource> found =
            findSources({{.path = archive}, {.path = fixture.path(QStringLiteral("said.csv")), .format = "csv-events"}}, SilentProgress());
        QCOMPARE(found.size(), std::size_t(3));
        QCOMPARE(found[0].name, QStringLiteral("board.csv"));
        QCOMPARE(found[0].archive, QStringLiteral("2026.zip"));
        QCOMPARE(found[1].name, QStringLiteral("said.csv"));
        QCOMPARE(found[1].archive, QString());
        QCOMPARE(found[1].choice.format, std::string("csv-events"));
        QCOMPARE(found[2].name, QStringLiteral("notes.txt"));
        QVERIFY(!found[2].leftAside.isEmpty());
        SourcePreviews previews(fixture.session);
        previews.add({{.path = archive}});
        QVERIFY(fixture.settle());
        QCOMPARE(previews.list()[0].name, QStringLiteral("board.csv"));
        QCOMPARE(previews.list()[0].archive, QStringLiteral("2026.zip"));
        QCOMPARE(previews.rowOf(previews.list()[1].choice.path), 1);
        const QString last = previews.list()[1].choice.path;
        previews.remove(0);
        QCOMPARE(previews.rowOf(last), 0);
        QCOMPARE(previews.rowOf(archive), -1);
    }
};

QTEST_MAIN(TestPreviewModel)
#include "tst_preview_model.moc"
