// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workspace_fixture.h"
#include "ui/format/number_text.h"
#include "ui/format/sentence_text.h"
#include "ui/views/fact_rows.h"
#include "ui/views/filter_empty.h"
#include "ui/views/foot_line.h"
#include "ui/views/overview_view.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/key_figure.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/stale_cover.h"
#include "ui/widgets/strip_bar.h"
#include "ui/widgets/text_label.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace weir;
using namespace weir::ui;

class TestOverviewView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(m_theme); }

    void saysWhatIsMissingWhereNothingIsImported()
    {
        WorkspaceFixture fixture(&m_theme);
        fixture.session.create(fixture.path(QStringLiteral("new.weir")));
        QVERIFY(fixture.settle());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        auto* empty = view.findChild<EmptyState*>(QStringLiteral("overviewEmpty"));
        QTRY_VERIFY(empty->isVisible());
        emit empty->actionTriggered();
        QCOMPARE(fixture.went, QStringLiteral("sources/sources"));
    }

    void answersInTheFirstLine()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        const QString answer = view.findChild<AnswerLabel*>(QStringLiteral("answer"))->text();
        QCOMPARE(answer, sentencesText(analysis::answers(*fixture.session.stream())));
        QVERIFY2(answer.contains(QStringLiteral("Review")), qPrintable(answer));
    }

    void showsTheFiguresOfTheStream()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        QTRY_VERIFY(figure(view, "figureInStream") != nullptr);
        QCOMPARE(figure(view, "figureInStream")->content().value, QString::number(fixture.session.stream()->inProgress));
        QVERIFY(!figure(view, "figureLead")->content().value.isEmpty());
        QVERIFY(!figure(view, "figureWithin85")->content().course.empty());
        QCOMPARE(figure(view, "figureKnown")->content().value, QStringLiteral("100")); // no repository: no commits
        QVERIFY(view.findChild<StripBar*>(QStringLiteral("timeStrip"))->isVisible());
    }

    void saysTheRateOfTheMap()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        brush(fixture, 2, 4);
        const auto stream = fixture.session.stream();
        const auto rate = analysis::ratePerWeek(stream->finished, stream->window);
        QVERIFY(rate.has_value());
        QTRY_COMPARE(figure(view, "figureFinished")->content().value, figureText(*rate));
    }

    void allFiguresFollowTheBrush()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        brush(fixture, 2, 4);
        const QString early = figure(view, "figureLead")->content().value;
        const QString answer = view.findChild<AnswerLabel*>(QStringLiteral("answer"))->text();
        brush(fixture, 5, 7);
        QVERIFY(figure(view, "figureLead")->content().value != early);
        QVERIFY(view.findChild<AnswerLabel*>(QStringLiteral("answer"))->text() != answer);
        // Reviews take longer and longer: the comparison says so.
        QVERIFY2(view.findChild<TextLabel*>(QStringLiteral("subline"))->text().contains(QStringLiteral("more than")),
            qPrintable(view.findChild<TextLabel*>(QStringLiteral("subline"))->text()));
        QVERIFY(figure(view, "figureLead")->content().comparison.contains(QStringLiteral("before")));
    }

    void aFigureLeadsToItsItems()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        QTest::mouseClick(figure(view, "figureFinished"), Qt::LeftButton);
        QTRY_COMPARE(fixture.went, QStringLiteral("items"));
        QVERIFY(fixture.session.drill());
        QCOMPARE(static_cast<std::int64_t>(fixture.drilled().size()), fixture.session.stream()->finished);
        QTest::mouseClick(figure(view, "figureInStream"), Qt::LeftButton);
        QTRY_COMPARE(static_cast<std::int64_t>(fixture.drilled().size()), fixture.session.stream()->inProgress);
    }

    void aPartOfTheStripLeadsToItsStage()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        emit view.findChild<StripBar*>(QStringLiteral("timeStrip"))->partClicked(1);
        QTRY_COMPARE(fixture.went, QStringLiteral("items"));
        QVERIFY(!fixture.drilled().empty());
    }

    void whatAgesNeedsAttentionAndOpensItsItem()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        QSignalSpy badge(&view, &View::badgeChanged);
        show(view);
        QVERIFY(fixture.settle());
        auto* row = view.findChild<AttentionRow*>(QStringLiteral("attention0"));
        QTRY_VERIFY(row->isVisible());
        QVERIFY(badge.last().first().toInt() >= WorkspaceFixture::open);
        const QString key = row->words().key;
        QVERIFY2(key.startsWith(QStringLiteral("ABC-")), qPrintable(key));
        QTest::mouseClick(row, Qt::LeftButton);
        QTRY_COMPARE(fixture.went, QStringLiteral("items"));
        QCOMPARE(fixture.session.drill()->title, key);
        QCOMPARE(fixture.drilled().size(), std::size_t {1});
    }

    void aClickOnOldFiguresOpensWhatTheyName()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        auto* row = view.findChild<AttentionRow*>(QStringLiteral("attention0"));
        QTRY_VERIFY(row->isVisible());
        QByteArray before("Key,Summary,Type,Status,Changed\n"); // in the order of keys they stand before all others
        for (int i = 0; i < 200; ++i)
            before += "AAA-" + QByteArray::number(i) + ",New,Bug,Open,2025-03-03T09:00:00Z\n";
        QString named;
        QStringList opened;
        connect(&fixture.session, &Session::streamChanged, &view, [&] {
            if (!named.isEmpty())
                return;
            named = row->words().key; // the new figures are on their way
            row->click();
            for (const std::uint32_t item : fixture.drilled())
                opened.append(QString::fromStdString(std::string(fixture.session.dataset()->items.key[item])));
        });
        fixture.session.importSources({fixture.write(QStringLiteral("before.csv"), before)});
        QVERIFY(fixture.settle());
        QVERIFY(named.startsWith(QStringLiteral("ABC-")));
        QCOMPARE(opened, QStringList({named}));
    }

    /// The state of today alone tells nothing of loops, of ages in a stage or of what is in the stream.
    void withoutHistoryNothingIsCalledNone()
    {
        WorkspaceFixture fixture(&m_theme);
        QStringList issues;
        for (int i = 1; i <= 12; ++i)
            issues.append(
                QStringLiteral("{'id':'%1','key':'NC-%1','fields':{'summary':'x','issuetype':{'name':'Story'},'project':{'key':'NC'},"
                               "'created':'2025-03-0%2T09:00:00.000+0000','resolutiondate':'2025-03-1%2T09:00:00.000+0000',"
                               "'resolution':{'name':'Done'},'status':{'name':'Done','id':'3','statusCategory':{'key':'done'}}}}")
                    .arg(i)
                    .arg(1 + i % 9));
        const QString page = QStringLiteral("{'startAt':0,'maxResults':50,'total':12,'issues':[%1]}").arg(issues.join(QLatin1Char(',')));
        QVERIFY(fixture.openWith({fixture.write(QStringLiteral("jira.json"), page.toUtf8().replace('\'', '"'))}));
        QCOMPARE(fixture.session.stream()->finished, 12);
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        const auto title = [&view](const char* name) { return view.findChild<FindingRow*>(QLatin1String(name))->accessibleName(); };
        QTRY_VERIFY2(title("findingRework").contains(QStringLiteral("not known")), qPrintable(title("findingRework")));
        QVERIFY2(title("findingWip").contains(QStringLiteral("not known")), qPrintable(title("findingWip")));
        QCOMPARE(figure(view, "figureInStream")->content().value, QString());
        QVERIFY(!figure(view, "figureInStream")->content().comparison.contains(QLatin1Char('0')));
        QVERIFY2(noAttention(view).startsWith(QStringLiteral("Not known")), qPrintable(noAttention(view)));
    }

    void aFirstWeekCannotTellWhatIsLate()
    {
        WorkspaceFixture fixture(&m_theme);
        QByteArray rows("Key,Status,Changed\n");
        for (const char* key : {"F-0", "F-1", "F-2"})
            rows += QByteArray(key) + ",To Do,2025-08-25T09:00:00Z\n" + key + ",Doing,2025-08-27T09:00:00Z\n";
        QVERIFY(fixture.openWith({fixture.write(QStringLiteral("first.csv"), rows)}));
        QCOMPARE(fixture.session.stream()->inProgress, 3);
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        QTRY_VERIFY2(noAttention(view).contains(QStringLiteral("cannot be told")), qPrintable(noAttention(view)));
        QVERIFY(!noAttention(view).contains(QStringLiteral("Nothing")));
    }

    void aLoopIsAFinding()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        auto* row = view.findChild<FindingRow*>(QStringLiteral("findingRework"));
        QTRY_VERIFY(row != nullptr && row->isEnabled());
        QVERIFY2(row->accessibleName().contains(QStringLiteral("back")), qPrintable(row->accessibleName()));
        row->click();
        QTRY_COMPARE(fixture.went, QStringLiteral("items"));
        QCOMPARE(fixture.drilled().size(), std::size_t {6}); // every tenth of 60
    }

    void aFilterThatLeavesNothingNamesItself()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        Selection nobody = fixture.session.selection();
        nobody.where["type"] = {"Epic"};
        fixture.session.setSelection(nobody);
        QVERIFY(fixture.settle());
        auto* empty = view.findChild<FilterEmpty*>();
        QTRY_VERIFY(empty->isVisible());
        auto* chip = empty->findChild<Chip*>(QStringLiteral("excludingType"));
        QVERIFY(chip != nullptr);
        QCOMPARE(chip->value(), QStringLiteral("Epic"));
        emit chip->removeRequested();
        QVERIFY(fixture.settle());
        QVERIFY(fixture.session.selection().where.empty());
        QTRY_VERIFY(!empty->isVisible());
    }

    void aBacklogIsNotTheFiltersFault()
    {
        WorkspaceFixture fixture(&m_theme);
        const QString backlog = fixture.write(QStringLiteral("backlog.csv"),
            "Key,Summary,Type,Status,Changed\nABC-1,One,Story,Backlog,2025-01-06T09:00:00Z\nABC-2,Two,Bug,Backlog,2025-01-07T09:00:00Z\n");
        QVERIFY(fixture.openWith({backlog}));
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        QTRY_VERIFY(view.findChild<EmptyState*>(QStringLiteral("overviewEmpty"))->isVisible());
        QVERIFY(!view.findChild<FilterEmpty*>()->isVisible());
    }

    /// What a window of the past holds does not need anything today.
    void saysWhenSomethingNeededAttention()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        const auto headed = [&view](const QString& words) {
            const auto headers = view.findChildren<SectionHeader*>();
            return std::ranges::any_of(headers, [&](const SectionHeader* h) { return h->accessibleName().contains(words); });
        };
        Selection past = fixture.session.selection();
        past.window = {WorkspaceFixture::instant(2025, 2, 1), WorkspaceFixture::instant(2025, 3, 1)};
        fixture.session.setSelection(past);
        QVERIFY(fixture.settle());
        QTRY_VERIFY(headed(QStringLiteral("Needs attention as of 28 Feb 2025")));
        past.window.to = fixture.session.now(); // the export has ended long before
        fixture.session.setSelection(past);
        QVERIFY(fixture.settle());
        QTRY_VERIFY(!headed(QStringLiteral("Needs attention as of 28 Feb 2025")));
        QVERIFY(!headed(QStringLiteral("today")));
        fixture.session.setFixedNow(fixture.session.dataset()->newest);
        past.window.to = Instant::max();
        fixture.session.setSelection(past);
        QVERIFY(fixture.settle());
        QTRY_VERIFY(headed(QStringLiteral("Needs attention today")));
    }

    void theListOfWhatNeedsAttentionSaysItsOrder()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        QTRY_VERIFY(view.findChild<AttentionRow*>(QStringLiteral("attention1"))->isVisible());
        const auto headers = view.findChildren<SectionHeader*>();
        const auto found = std::ranges::find_if(
            headers, [](const SectionHeader* h) { return h->accessibleName().startsWith(QStringLiteral("Needs attention")); });
        QVERIFY(found != headers.end());
        QVERIFY2((*found)->accessibleName().endsWith(QStringLiteral("most unusual first")), qPrintable((*found)->accessibleName()));
        QVERIFY((*found)->toolTip().contains(QStringLiteral("times longer")));
    }

    void aLongReasonIsReadWhole()
    {
        FindingRow row(m_theme);
        FindingRow::Words words {.icon = QStringLiteral("hourglass"),
            .title = QStringLiteral("No stage stands out"),
            .detail = QStringLiteral("Nothing is known."),
            .link = {}};
        row.setWords(words);
        const int one = row.heightForWidth(500);
        QCOMPARE(one, row.sizeHint().height());
        words.detail = QStringLiteral("Too little to tell which stage holds the stream up: 3 finished items; from 5 on it can be told, and "
                                      "of those that are open nobody knows yet.");
        row.setWords(words);
        const int line = m_theme.lineHeight(Type::Body);
        QCOMPARE(row.heightForWidth(500), one + line);
        QVERIFY(row.heightForWidth(260) >= one + 2 * line);
        row.resize(500, row.heightForWidth(500));
        const QImage shot = row.grab().toImage();
        const auto inked = [&](int top) { // something is drawn in the line that begins there
            for (int y = top; y < top + line; ++y)
                for (int x = 40; x < shot.width(); ++x)
                    if (shot.pixelColor(x, y) != shot.pixelColor(1, shot.height() - 2))
                        return true;
            return false;
        };
        QVERIFY(inked(14 + line + 2) && inked(14 + 2 * line + 2));
    }

    void numbersInTheAnswerOpenTheirItems()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        auto* answer = view.findChild<AnswerLabel*>(QStringLiteral("answer"));
        answer->setFocus(Qt::TabFocusReason);
        QTest::keyClick(answer, Qt::Key_Return); // how long an item takes
        QCOMPARE(fixture.went, QStringLiteral("items"));
        QCOMPARE(static_cast<std::int64_t>(fixture.drilled().size()), fixture.session.stream()->finished);
        QTest::keyClick(answer, Qt::Key_Backtab);
        answer->setFocus(Qt::BacktabFocusReason);
        QTest::keyClick(answer, Qt::Key_Return); // where it is lost
        QCOMPARE(fixture.session.drill()->title, QStringLiteral("Review"));
    }

    void oldFiguresAreCoveredUntilTheNewAreThere()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        auto* cover = view.findChild<StaleCover*>();
        QVERIFY(!cover->stale());
        Selection chosen = fixture.session.selection();
        chosen.window = {.from = WorkspaceFixture::instant(2025, 3, 1), .to = WorkspaceFixture::instant(2025, 4, 1)};
        fixture.session.setSelection(chosen);
        QVERIFY(cover->stale());
        QVERIFY(fixture.settle());
        QVERIFY(!cover->stale() && cover->isHidden());
    }

    void refusedRecordsAreReported()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWith({fixture.writeTable(), fixture.writeBadTable()}));
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        auto* foot = view.findChild<FootLine*>(QStringLiteral("overviewFoot"));
        QTRY_COMPARE(foot->unknown(), QStringLiteral("4 records were rejected"));
        emit foot->unknownClicked();
        QCOMPARE(fixture.went, QStringLiteral("sources/sources"));
    }

    void exportsTheReportWholeOrNotAtAll()
    {
        WorkspaceFixture fixture(&m_theme);
        fixture.session.create(fixture.path(QStringLiteral("team.weir")));
        QVERIFY(fixture.settle());
        OverviewView view(fixture.context());
        QVERIFY(!view.exported()); // nothing to tell of yet
        fixture.session.importSources({fixture.writeTable()});
        QVERIFY(fixture.settle());
        const auto shown = view.exported();
        QVERIFY(shown);
        QCOMPARE(shown->name, QStringLiteral("team-report.html"));
        QVERIFY(shown->formats.contains(QStringLiteral("*.html")));

        const QString file = fixture.write(QStringLiteral("retro.html"), "what stood here before");
        fixture.jobs.start<bool>(
            {.title = QStringLiteral("Writing")}, &view,
            [write = shown->write, file](Progress& progress) {
                write(file, progress);
                return true;
            },
            [](const JobOutcome<bool>& outcome) { QVERIFY(std::holds_alternative<bool>(outcome)); });
        QVERIFY(fixture.settle());
        const QByteArray report = read(file);
        QVERIFY(report.startsWith("<!DOCTYPE html>") && report.endsWith("</html>\n"));
        for (const char* part : {"<title>team</title>", "board.csv", "<svg", "Lead time"})
            QVERIFY2(report.contains(part), part);

        class Stopped final : public Progress {
            void stage(std::string_view) override { }
            void report(std::int64_t, std::int64_t) override { }
            [[nodiscard]] bool cancelled() const override { return true; }
        } stopped;
        const QString kept = fixture.write(QStringLiteral("kept.html"), "what stood here before");
        QVERIFY_THROWS_EXCEPTION(Cancelled, shown->write(kept, stopped));
        QCOMPARE(read(kept), QByteArray("what stood here before"));
        SilentProgress quiet;
        QVERIFY_THROWS_EXCEPTION(Error, shown->write(fixture.path(QStringLiteral("report.doc")), quiet));
        QVERIFY(!QFile::exists(fixture.path(QStringLiteral("report.doc"))));
    }

    void closingEmptiesThePlace()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        fixture.session.close();
        QTRY_VERIFY(view.findChild<EmptyState*>(QStringLiteral("overviewEmpty"))->isVisible());
    }

    void rendersInBothThemesAndWhenNarrow()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        OverviewView view(fixture.context());
        show(view);
        QVERIFY(fixture.settle());
        const QImage light = view.grab().toImage();
        m_theme.setMode(ThemeMode::Dark);
        QVERIFY(view.grab().toImage() != light);
        m_theme.setMode(ThemeMode::Light);
        view.resize(840, 600);
        QCoreApplication::processEvents();
        QCOMPARE(figure(view, "figureInStream")->y() > figure(view, "figureLead")->y(), true); // three and three
        QVERIFY(!view.grab().isNull());
    }

private:
    static QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void show(OverviewView& view)
    {
        view.resize(1256, 816);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
    }
    static QString noAttention(const OverviewView& view) { return view.findChild<TextLabel*>(QStringLiteral("noAttention"))->text(); }
    static KeyFigure* figure(const OverviewView& view, const char* name) { return view.findChild<KeyFigure*>(QLatin1String(name)); }
    static void brush(WorkspaceFixture& fixture, unsigned from, unsigned to)
    {
        Selection chosen = fixture.session.selection();
        chosen.window = {.from = WorkspaceFixture::instant(2025, from, 1), .to = WorkspaceFixture::instant(2025, to, 1)};
        fixture.session.setSelection(chosen);
        QVERIFY(fixture.settle());
    }
    Theme m_theme;
};

QTEST_MAIN(TestOverviewView)
#include "tst_overview_view.moc"
