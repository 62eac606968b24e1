// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/change_message.h"
#include "tests/core/git/history_sink.h"
#include "tests/support/temp_repository.h"

#include <QtTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace weir;
using namespace weir::git;
using weir::test::atSecond;
using weir::test::HistorySink;
using weir::test::importFolder;
using weir::test::TempRepository;
using Kind = ChangeHint::Kind;

Q_DECLARE_METATYPE(ChangeHint::Kind)

namespace {

constexpr std::int64_t noon = 1'700'000'000;

std::vector<std::string> sorted(std::vector<std::string> texts)
{
    std::sort(texts.begin(), texts.end());
    return texts;
}

/// A repository written line by line: every commit a second later than the one before.
class Story {
public:
    std::string commit(std::vector<std::string> parents, const std::string& message)
    {
        ++m_seconds;
        return repository.commit({std::move(parents), {}, message, noon + m_seconds});
    }
    [[nodiscard]] HistorySink told() const { return importFolder(repository.path()); }

    TempRepository repository;

private:
    std::int64_t m_seconds = 0;
};

} // namespace

class TestChanges : public QObject {
    Q_OBJECT

private slots:
    void readsWhatHostsWrite_data();
    void readsWhatHostsWrite();
    void ignoresOrdinaryMessages_data();
    void ignoresOrdinaryMessages();
    void takesCommitsOfTheBranchAndTheEarliestAuthorTime();
    void takesTheCommitterTimeOfTheMerge();
    void doesNotCountTheMainLineMergedIntoABranch();
    void givesEachCommitToTheMergeThatFirstBroughtIt();
    void makesASquashAChangeOfItsOwnCommit();
    void namesABranchWithoutNumberByItsMerge();
    void looksInsideABranchThatCarriesChanges();
    void doesNotLookInsideARequest();
    void takesWhatTheHostSquashedInsideARequest();
    void doesNotTakeTheMergeForTheFirstCommit();
    void ignoresAMergeThatBringsNothing();
    void ignoresCatchingUp();
    void joinsCommitsOfOneRequestThatFollowEachOther();
    void keepsOneChangeANumber();
    void takesTrailersOnTheMainLineOnly();
    void survivesHistoryWithoutItsBeginning();
};

void TestChanges::readsWhatHostsWrite_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("parents");
    QTest::addColumn<ChangeHint::Kind>("kind");
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("title");
    QTest::newRow("GitHub") << "Merge pull request #12 from ann/fix\n\nMend the pump" << 2 << Kind::Numbered << 12 << "Mend the pump";
    QTest::newRow("GitHub without body") << "Merge pull request #12 from ann/fix" << 2 << Kind::Numbered << 12 << "ann/fix";
    QTest::newRow("GitHub, title of one's own") << "Mend the pump (#12)" << 2 << Kind::Numbered << 12 << "Mend the pump";
    QTest::newRow("GitLab") << "Merge branch 'fix' into 'main'\n\nMend the pump\n\nSee merge request team/weir!34" << 2 << Kind::Numbered
                            << 34 << "Mend the pump";
    QTest::newRow("GitLab without title") << "Merge branch 'fix' into 'main'\n\nSee merge request team/weir!34" << 2 << Kind::Numbered << 34
                                          << "fix";
    QTest::newRow("GitLab, closes before") << "Merge branch 'fix' into 'main'\n\nMend\n\nCloses #7\n\nSee merge request team/weir!34" << 2
                                           << Kind::Numbered << 34 << "Mend";
    QTest::newRow("Bitbucket") << "Merged in fix (pull request #5)\n\nMend the pump" << 2 << Kind::Numbered << 5 << "Mend the pump";
    QTest::newRow("Bitbucket, server") << "Pull request #6: Mend the pump\n\nMerge in W/w from fix to main" << 2 << Kind::Numbered << 6
                                       << "Mend the pump";
    QTest::newRow("Azure DevOps") << "Merged PR 77: Mend the pump" << 1 << Kind::Squash << 77 << "Mend the pump";
    QTest::newRow("Gitea") << "Merge pull request 'Mend the pump' (#8) from fix into main" << 2 << Kind::Numbered << 8 << "Mend the pump";
    QTest::newRow("a branch") << "Merge branch 'fix'" << 2 << Kind::Branch << 0 << "fix";
    QTest::newRow("a branch of a fork") << "Merge branch 'fix' of https://example.org/w" << 2 << Kind::Branch << 0 << "fix";
    QTest::newRow("a remote branch") << "Merge remote-tracking branch 'origin/fix'" << 2 << Kind::Branch << 0 << "origin/fix";
    QTest::newRow("own words") << "Bring in the pump" << 2 << Kind::Branch << 0 << "Bring in the pump";
    QTest::newRow("catching up") << "Merge branch 'main' into fix" << 2 << Kind::Update << 0 << "main";
    QTest::newRow("pulling") << "Merge branch 'fix' of example.org:w into fix" << 2 << Kind::Update << 0 << "fix";
    QTest::newRow("squash") << "Mend the pump (#12)" << 1 << Kind::Squash << 12 << "Mend the pump";
    QTest::newRow("squash, the last number") << "Mend (#3) the pump (#12) " << 1 << Kind::Squash << 12 << "Mend (#3) the pump";
    QTest::newRow("squash by GitLab") << "Mend the pump\n\nSee merge request team/weir!34" << 1 << Kind::Squash << 34 << "Mend the pump";
    QTest::newRow("PR-URL") << "pump: mend\n\nPR-URL: https://example.org/w/w/pull/99\nReviewed-by: Bob <bob@example.org>" << 1
                            << Kind::PullTrailer << 99 << "pump: mend";
    QTest::newRow("closes") << "Mend the pump\n\nIt leaked.\n\nCloses #4" << 1 << Kind::CloseTrailer << 4 << "Mend the pump";
    QTest::newRow("closes, colon") << "Mend\n\ncloses: #4" << 1 << Kind::CloseTrailer << 4 << "Mend";
    QTest::newRow("fixes GH-") << "Mend\n\nFixes GH-4" << 1 << Kind::CloseTrailer << 4 << "Mend";
}

void TestChanges::readsWhatHostsWrite()
{
    QFETCH(QString, message);
    QFETCH(int, parents);
    QFETCH(ChangeHint::Kind, kind);
    QFETCH(int, number);
    QFETCH(QString, title);
    const std::optional<ChangeHint> hint = readChangeHint(message.toStdString(), static_cast<std::size_t>(parents));
    QVERIFY(hint.has_value());
    QVERIFY2(hint->kind == kind, std::to_string(static_cast<int>(hint->kind)).c_str());
    QCOMPARE(hint->number, static_cast<std::uint64_t>(number));
    QCOMPARE(QString::fromStdString(hint->title), title);
}

void TestChanges::ignoresOrdinaryMessages_data()
{
    QTest::addColumn<QString>("message");
    QTest::newRow("nothing") << "";
    QTest::newRow("plain") << "Mend the pump";
    QTest::newRow("number inside") << "Mend (#12) the pump";
    QTest::newRow("no number") << "Mend the pump (#)";
    QTest::newRow("other brackets") << "Mend the pump (12)";
    QTest::newRow("too large") << "Mend the pump (#99999999999999999999999)";
    QTest::newRow("zero") << "Mend the pump (#0)";
    QTest::newRow("looks like a key") << "Mend UTF-8 and CVE-2020-1";
    QTest::newRow("a revert") << "Revert \"Mend the pump (#12)\"";
    QTest::newRow("closes nothing") << "Mend\n\nCloses the valve";
    QTest::newRow("reviewed only") << "Mend\n\nReviewed-by: Bob <bob@example.org>";
}

void TestChanges::ignoresOrdinaryMessages()
{
    QFETCH(QString, message);
    QVERIFY(!readChangeHint(message.toStdString(), 1));
}

void TestChanges::takesCommitsOfTheBranchAndTheEarliestAuthorTime()
{
    TempRepository repository(TempRepository::Kind::Bare, "widget.git");
    const std::string root = repository.commit({{}, {}, "root", noon});
    const std::string main = repository.commit({{root}, {}, "on the main line", noon + 10});
    TempRepository::Commit early {{root}, {}, "second in the branch, written first", noon - 500, noon + 25};
    const std::string a = repository.commit({{root}, {}, "first in the branch", noon + 20});
    early.parents = {a};
    early.author = "Cid <cid@example.org>";
    const std::string b = repository.commit(early);
    const std::string merge = repository.commit({{main, b}, {}, "Merge pull request #12 from ann/fix\n\nMend", noon + 40, noon + 41});
    const HistorySink sink = importFolder(repository.path());
    QCOMPARE(sink.changes.size(), std::size_t {1});
    const HistorySink::Change& change = sink.changes.at("widget#12");
    QCOMPARE(change.commits, sorted({a, b}));
    QVERIFY(change.firstCommit == atSecond(noon - 500));
    QCOMPARE(change.author, std::string("Cid"));
    QCOMPARE(change.mergeCommit, merge);
    QCOMPARE(change.how, std::string("merge commit"));
    QCOMPARE(change.title, std::string("Mend"));
}

void TestChanges::takesTheCommitterTimeOfTheMerge()
{
    TempRepository repository;
    const std::string root = repository.commit({{}, {}, "root", noon});
    const std::string a = repository.commit({{root}, {}, "a", noon + 20});
    repository.commit({{root, a}, {}, "Merge pull request #1 from x/y", noon + 40, noon + 99});
    QVERIFY(importFolder(repository.path()).changes.at("project#1").merged == atSecond(noon + 99));
}

void TestChanges::doesNotCountTheMainLineMergedIntoABranch()
{
    Story s;
    const std::string root = s.commit({}, "root");
    const std::string a = s.commit({root}, "a");
    const std::string main = s.commit({root}, "main");
    const std::string update = s.commit({a, main}, "Merge branch 'main' into fix");
    const std::string b = s.commit({update}, "b");
    s.commit({main, b}, "Merge pull request #1 from x/fix");
    QCOMPARE(s.told().changes.at("project#1").commits, sorted({a, update, b}));
}

void TestChanges::givesEachCommitToTheMergeThatFirstBroughtIt()
{
    Story s;
    const std::string root = s.commit({}, "root");
    const std::string a = s.commit({root}, "a");
    const std::string b = s.commit({a}, "b, on top of a");
    const std::string one = s.commit({root, a}, "Merge pull request #1 from x/a");
    s.commit({one, b}, "Merge pull request #2 from x/b");
    const HistorySink sink = s.told();
    QCOMPARE(sink.changes.at("project#1").commits, sorted({a}));
    QCOMPARE(sink.changes.at("project#2").commits, sorted({b}));
}

void TestChanges::makesASquashAChangeOfItsOwnCommit()
{
    TempRepository repository;
    const std::string root = repository.commit({{}, {}, "root", noon});
    const std::string squash = repository.commit({{root}, {}, "Mend the pump (#7)", noon + 10, noon + 20});
    const HistorySink sink = importFolder(repository.path());
    const HistorySink::Change& change = sink.changes.at("project#7");
    QCOMPARE(change.how, std::string("squash"));
    QCOMPARE(change.commits, sorted({squash}));
    QVERIFY(change.firstCommit == atSecond(noon + 10));
    QVERIFY(change.merged == atSecond(noon + 20));
}

void TestChanges::namesABranchWithoutNumberByItsMerge()
{
    Story s;
    const std::string root = s.commit({}, "root");
    const std::string a = s.commit({root}, "a");
    const std::string merge = s.commit({root, a}, "Merge branch 'fix'");
    const HistorySink sink = s.told();
    QCOMPARE(sink.changes.at("project@" + merge.substr(0, 10)).title, std::string("fix"));
}

void TestChanges::looksInsideABranchThatCarriesChanges()
{
    Story s;
    const std::string root = s.commit({}, "root");
    const std::string a = s.commit({root}, "a");
    const std::string inner = s.commit({root, a}, "Merge pull request #1 from x/a");
    const std::string squash = s.commit({inner}, "Mend (#2)");
    s.commit({root, squash}, "Merge branch 'stable'");
    const HistorySink sink = s.told();
    QCOMPARE(sink.changes.size(), std::size_t {2});
    QCOMPARE(sink.changes.at("project#1").commits, sorted({a}));
    QVERIFY(sink.changes.contains("project#2"));
}

void TestChanges::doesNotLookInsideARequest()
{
    Story s;
    const std::string root = s.commit({}, "root");
    const std::string a = s.commit({root}, "a");
    const std::string inner = s.commit({root, a}, "Merge pull request #3 from somebody/else");
    const std::string issue = s.commit({inner}, "Speak of an issue (#55)");
    s.commit({root, issue}, "Merge pull request #80 from x/fork");
    const HistorySink sink = s.told();
    QCOMPARE(sink.changes.size(), std::size_t {1});
    QCOMPARE(sink.changes.at("project#80").commits, sorted({a, inner, issue}));
}

void TestChanges::takesWhatTheHostSquashedInsideARequest()
{
    TempRepository repository;
    const std::string root = repository.commit({{}, {}, "root", noon});
    TempRepository::Commit squash {{root}, {}, "Mend the pump (#7)", noon + 10, noon + 20};
    squash.committer = "GitHub <noreply@github.com>";
    const std::string inner = repository.commit(squash);
    const std::string issue = repository.commit({{inner}, {}, "Speak of an issue (#55)", noon + 30});
    repository.commit({{root, issue}, {}, "Merge pull request #80 from x/next", noon + 40});
    const HistorySink sink = importFolder(repository.path());
    QCOMPARE(sink.changes.size(), std::size_t {2});
    QCOMPARE(sink.changes.at("project#7").commits, sorted({inner}));
    QCOMPARE(sink.changes.at("project#80").commits, sorted({inner, issue}));
}

void TestChanges::doesNotTakeTheMergeForTheFirstCommit()
{
    TempRepository repository;
    const std::string root = repository.commit({{}, {}, "root", noon});
    repository.commit({{root}, {}, "Mend the pump (#7)", noon + 10});
    const HistorySink sink = importFolder(repository.path());
    QVERIFY(!sink.changes.at("project#7").firstCommit);
    QVERIFY(sink.changes.at("project#7").merged == atSecond(noon + 10));
}

void TestChanges::ignoresAMergeThatBringsNothing()
{
    Story s;
    const std::string root = s.commit({}, "root");
    const std::string a = s.commit({root}, "a");
    s.commit({a, root}, "Merge pull request #1 from x/y");
    QVERIFY(s.told().changes.empty());
}

void TestChanges::ignoresCatchingUp()
{
    Story s;
    const std::string root = s.commit({}, "root");
    const std::string mine = s.commit({root}, "mine");
    const std::string theirs = s.commit({root}, "theirs");
    s.commit({mine, theirs}, "Merge branch 'main' of example.org:w");
    QVERIFY(s.told().changes.empty());
}

void TestChanges::joinsCommitsOfOneRequestThatFollowEachOther()
{
    TempRepository repository;
    const std::string trailer = "\n\nPR-URL: https://example.org/w/w/pull/9";
    const std::string root = repository.commit({{}, {}, "root", noon});
    const std::string a = repository.commit({{root}, {}, "one" + trailer, noon + 10, noon + 50});
    const std::string b = repository.commit({{a}, {}, "two" + trailer, noon + 5, noon + 51});
    const HistorySink sink = importFolder(repository.path());
    const HistorySink::Change& change = sink.changes.at("project#9");
    QCOMPARE(change.how, std::string("trailer"));
    QCOMPARE(change.commits, sorted({a, b}));
    QCOMPARE(change.mergeCommit, b);
    QVERIFY(change.firstCommit == atSecond(noon + 5));
    QVERIFY(change.merged == atSecond(noon + 51));
}

void TestChanges::keepsOneChangeANumber()
{
    Story s;
    const std::string root = s.commit({}, "root");
    const std::string closing = s.commit({root}, "Closing early\n\nCloses #1");
    const std::string squash = s.commit({closing}, "Mend (#1)");
    const std::string again = s.commit({squash}, "Mend, picked again (#1)");
    s.commit({again}, "End");
    const HistorySink sink = s.told();
    QCOMPARE(sink.changeRecords, std::size_t {1});
    QCOMPARE(sink.changes.at("project#1").mergeCommit, squash);
}

void TestChanges::takesTrailersOnTheMainLineOnly()
{
    Story s;
    const std::string root = s.commit({}, "root");
    const std::string a = s.commit({root}, "a\n\nCloses #4");
    const std::string merge = s.commit({root, a}, "Merge branch 'fix'");
    const std::string direct = s.commit({merge}, "direct\n\nFixes #5");
    const HistorySink sink = s.told();
    QCOMPARE(sink.changes.size(), std::size_t {2});
    QVERIFY(sink.changes.contains("project@" + merge.substr(0, 10)));
    QCOMPARE(sink.changes.at("project#5").mergeCommit, direct);
}

void TestChanges::survivesHistoryWithoutItsBeginning()
{
    Story s;
    const std::string gone = s.commit({}, "gone");
    const std::string a = s.commit({gone}, "a");
    const std::string merge = s.commit({gone, a}, "Merge pull request #1 from x/y");
    s.repository.remove(gone);
    s.repository.markShallow({a, merge});
    const HistorySink sink = s.told();
    QCOMPARE(sink.records, std::size_t {1});
    QVERIFY(sink.changes.empty());
}

QTEST_APPLESS_MAIN(TestChanges)
#include "tst_changes.moc"
