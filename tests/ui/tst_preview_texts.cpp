// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workspace_fixture.h"
#include "ui/models/preview_words.h"
#include "ui/session/session.h"
#include "ui/views/preview_texts.h"

#include <QTest>

using namespace weir;
using namespace weir::ui;
using weir::import::Preview;
using weir::import::PreviewReject;

namespace {

PreviewReject reason(std::int64_t count, bool kept = false)
{
    return {"Changed", "reason " + std::to_string(count), count, kept, 2, std::nullopt, "x", {}};
}

SourcePreview tableOf(std::int64_t accepted, const std::vector<PreviewReject>& rejects)
{
    auto preview = std::make_shared<Preview>();
    preview->title = "Table of events (CSV)";
    preview->note = "commas, UTF-8, one row an event";
    preview->table = true;
    preview->whole = true;
    preview->mappingFrom = Preview::MappingFrom::Guess;
    preview->accepted = accepted;
    preview->rejects = rejects;
    for (const PreviewReject& reject : rejects)
        preview->rejected += reject.kept ? 0 : reject.count;
    SourcePreview source;
    source.name = QStringLiteral("board.csv");
    source.preview = preview;
    return source;
}

Preview& of(const SourcePreview& source)
{
    return const_cast<Preview&>(*source.preview);
}

} // namespace

class TestPreviewTexts : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void theAnswerCountsWhatIsUnderstood()
    {
        QCOMPARE(previewAnswer(tableOf(2314, {reason(36), reason(4), reason(1)})),
            QStringLiteral("2,314 of 2,355 rows are understood. 41 are rejected, 36 of them for one reason."));
        QCOMPARE(
            previewAnswer(tableOf(10, {reason(3)})), QStringLiteral("10 of 13 rows are understood. 3 are rejected, all for one reason."));
        QCOMPARE(previewAnswer(tableOf(10, {reason(1)})), QStringLiteral("10 of 11 rows are understood. 1 is rejected."));
        QCOMPARE(previewAnswer(tableOf(2355, {})), QStringLiteral("All 2,355 rows are understood."));
        QCOMPARE(previewAnswer(tableOf(10, {reason(3, true)})), QStringLiteral("All 10 rows are understood. 3 fields cannot be read."));
        QCOMPARE(previewAnswer(tableOf(0, {})), QStringLiteral("board.csv holds no rows."));
        QCOMPARE(sourceTag(tableOf(0, {})).text, QStringLiteral("empty"));
    }

    void theBeginningIsNotTakenForTheWhole()
    {
        const SourcePreview source = tableOf(198, {reason(2)});
        of(source).whole = false;
        QCOMPARE(previewAnswer(source), QStringLiteral("198 of the first 200 rows are understood. 2 are rejected, all for one reason."));
        QCOMPARE(sourceDetail(source), QStringLiteral("the first 200 rows"));
        QCOMPARE(sourceTag(source).text, QStringLiteral("reading…"));
    }

    void theLineBelowSaysHowItWasRecognisedAndThatNothingIsStored()
    {
        SourcePreview source = tableOf(10, {});
        QCOMPARE(previewSubline(source),
            QStringLiteral(
                "Recognised by content: Table of events (CSV), commas, UTF-8, one row an event. Nothing is stored before you import."));
        of(source).warnings = {"Two columns are called Key.", "The log is cut.", "It is old."};
        QVERIFY(previewSubline(source).endsWith(
            QStringLiteral(" Two columns are called Key. The log is cut. There is 1 more to know; Sources lists it after the import. "
                           "Nothing is stored before you import.")));
        of(source).mappingFrom = Preview::MappingFrom::OtherSource;
        of(source).mappingSource = "april.csv";
        QVERIFY(previewSubline(source).startsWith(QStringLiteral("Read like april.csv: ")));
        QVERIFY(mappingText(source).contains(QStringLiteral("april.csv")));
        of(source).mappingFrom = Preview::MappingFrom::None;
        source.choice.format = "csv-events";
        QVERIFY(previewSubline(source).startsWith(QStringLiteral("Read as Table of events (CSV), ")));
        QCOMPARE(mappingText(source), QString());
    }

    void whatIsNotKnownSaysWhy()
    {
        SourcePreview source;
        source.name = QStringLiteral("notes.pages");
        QCOMPARE(sourceDetail(source), QStringLiteral("comes next"));
        source.refusal = QStringLiteral("notes.pages is a binary file of an unknown kind.");
        source.unknown = true;
        QCOMPARE(previewAnswer(source), QStringLiteral("notes.pages is not known."));
        QCOMPARE(previewSubline(source), source.refusal);
        QCOMPARE(sourceTag(source).text, QStringLiteral("not known"));
        QVERIFY(!source.importable());
    }

    void aMappingThatLacksSomethingSaysWhereToMendIt()
    {
        const SourcePreview source = tableOf(0, {});
        of(source).problem = "board.csv cannot be read as events: no column is its key.";
        of(source).columns.resize(2);
        QCOMPARE(sourceDetail(source), QStringLiteral("say what its columns mean"));
        QCOMPARE(previewAnswer(source), QStringLiteral("board.csv cannot be read like this."));
        QVERIFY(previewSubline(source).startsWith(QStringLiteral("board.csv cannot be read as events: no column is its key. Choose")));
        QCOMPARE(sourceTag(source).kind, TagKind::Attention);
        QVERIFY(!source.importable());
        of(source).columns.clear();
        QCOMPARE(previewSubline(source), QString::fromStdString(source.preview->problem)); // no head is there to choose in
        QCOMPARE(sourceDetail(source), QStringLiteral("choose how it is read"));
    }

    void severalSourcesPromiseABoundOnly()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWith({}));
        const SourcePreview first = tableOf(10, {});
        of(first).content.items = 5;
        of(first).content.newItems = 3;
        of(first).content.events = 9;
        of(first).content.statuses = {"Build", "Done"};
        of(first).content.first = WorkspaceFixture::instant(2025, 3, 3);
        of(first).content.last = WorkspaceFixture::instant(2025, 3, 24);
        QStringList texts = afterTexts({first}, fixture.session);
        QCOMPARE(texts.value(0), QStringLiteral("3 items more, 2 known already"));
        QCOMPARE(texts.value(1), QStringLiteral("22 days, from 3 Mar"));
        QCOMPARE(texts.value(2), QStringLiteral("2 statuses with times"));
        QVERIFY(texts.last().startsWith(QStringLiteral("Commits missing")));
        QCOMPARE(afterTexts({first, first}, fixture.session).value(0), QStringLiteral("At most 6 items more"));
        of(first).content.events = 0;
        QVERIFY(afterTexts({first}, fixture.session).contains(QStringLiteral("Status changes missing: no times of stages")));
        of(first).whole = false;
        QCOMPARE(afterTexts({first}, fixture.session), QStringList {QStringLiteral("Still being read")});
    }

    void beginningsAreNotCounted()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.openWith({}));
        const SourcePreview whole = tableOf(10, {});
        of(whole).content.items = of(whole).content.newItems = 3;
        const SourcePreview beginning = tableOf(200, {});
        of(beginning).whole = false;
        of(beginning).content.items = of(beginning).content.newItems = 150;
        of(beginning).content.commits = 7;
        QCOMPARE(afterTexts({whole, beginning}, fixture.session),
            (QStringList {QStringLiteral("3 items more"), QStringLiteral("More is still being read")}));
        QCOMPARE(afterTexts({whole, whole, beginning}, fixture.session).value(0), QStringLiteral("So far at most 6 items more"));
    }

    void theHeadingSaysWhichRowsAreShown()
    {
        const SourcePreview source = tableOf(2, {});
        QCOMPARE(shownText(*source.preview), QString());
        of(source).rows.resize(2);
        QCOMPARE(shownText(*source.preview), QStringLiteral("all 2 rows"));
        of(source).table = false;
        QCOMPARE(shownText(*source.preview), QStringLiteral("all 2 records"));
        of(source).accepted = 300;
        QCOMPARE(shownText(*source.preview), QStringLiteral("first 2 records"));
        of(source).rows.resize(1);
        QCOMPARE(shownText(*source.preview), QStringLiteral("the first one"));
        SourcePreview member = tableOf(2, {});
        member.archive = QStringLiteral("2026.zip");
        QCOMPARE(sourceDetail(member), QStringLiteral("2 rows, in 2026.zip"));
    }

    void theLineAtTheBottomSaysHowTheSourcesStand()
    {
        const SourcePreview ready = tableOf(10, {});
        const SourcePreview unclear = tableOf(0, {});
        of(unclear).problem = "no column is its key";
        SourcePreview refused;
        refused.refusal = QStringLiteral("It is empty.");
        QCOMPARE(standText({ready}), QStringLiteral("1 source ready"));
        SourcePreview unknown = refused;
        unknown.unknown = true;
        QCOMPARE(standText({ready, ready, SourcePreview(), unclear, unknown}),
            QStringLiteral("2 sources ready, 1 being read, 1 not clear, 1 not known"));
        QCOMPARE(standText({refused, unknown}), QStringLiteral("1 not known, 1 not to be read"));
    }

    void smallWordsOfChoosers()
    {
        QCOMPARE(datesText("dmy"), QStringLiteral("day/month/year"));
        QCOMPARE(datesText(""), QStringLiteral("as found"));
        QCOMPARE(delimiterText(';'), QStringLiteral("semicolon"));
        QCOMPARE(delimiterText(std::nullopt), QStringLiteral("as found"));
        QCOMPARE(importText(1), QStringLiteral("Import 1 source"));
        QCOMPARE(importText(4), QStringLiteral("Import 4 sources"));
    }
};

QTEST_MAIN(TestPreviewTexts)
#include "tst_preview_texts.moc"
