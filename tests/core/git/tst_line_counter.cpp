// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/git/line_counter.h"
#include "core/git/line_diff.h"
#include "tests/support/temp_repository.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace weir;
using namespace weir::git;
using weir::test::TempRepository;
using Counts = std::map<std::string, std::pair<int, int>>;

namespace {

class CancelledProgress final : public Progress {
public:
    void stage(std::string_view) override { }
    void report(std::int64_t, std::int64_t) override { }
    [[nodiscard]] bool cancelled() const override { return true; }
};

/// Lines of the longest common subsequence, the slow way.
std::size_t longestCommon(const std::vector<int>& a, const std::vector<int>& b)
{
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < b.size(); ++j)
            table[i + 1][j + 1] = a[i] == b[j] ? table[i][j] + 1 : std::max(table[i][j + 1], table[i + 1][j]);
    }
    return table[a.size()][b.size()];
}

std::string linesOf(const std::vector<int>& numbers)
{
    std::string text;
    for (const int n : numbers)
        text.append("line ").append(std::to_string(n)).append("\n");
    return text;
}

Counts countOne(const TempRepository& repository, const std::string& sha, bool* known = nullptr)
{
    Counts counts;
    SilentProgress progress;
    const std::vector<std::string> shas {sha};
    countLines(
        repository.path(), shas,
        [&](const CommitLines& lines) {
            if (known != nullptr)
                *known = lines.known;
            for (const FileChange& file : lines.files)
                counts[std::string(file.path)] = {file.added, file.deleted};
        },
        1, progress);
    return counts;
}

} // namespace

class TestLineCounter : public QObject {
    Q_OBJECT

private slots:
    void countsEdits_data();
    void countsEdits();
    void findsTheShortestScript();
    void staysWithinBoundsWhereTextsDifferMuch();
    void leavesTextsOfVeryManyLinesUncounted();
    void stopsInsideATextWhenCancelled();
    void countsEveryFileOfACommit();
    void countsAgainstTheFirstParent();
    void leavesBinariesUncounted();
    void leavesMissingContentUnknown();
    void leavesCommitsWithoutTheirParentUnknown();
    void countsASubmoduleAsALine();
    void countsFilesThatBecomeSubmodules();
    void passesOnInOrderWhateverTheThreads();
    void stopsWhenCancelled();
    void refusesWhatIsNoRepository();
};

void TestLineCounter::countsEdits_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("added");
    QTest::addColumn<int>("deleted");
    QTest::newRow("nothing") << QByteArray() << QByteArray() << 0 << 0;
    QTest::newRow("same") << QByteArray("a\nb\n") << QByteArray("a\nb\n") << 0 << 0;
    QTest::newRow("from nothing") << QByteArray() << QByteArray("a\nb\n") << 2 << 0;
    QTest::newRow("without line end") << QByteArray() << QByteArray("a\nb") << 2 << 0;
    QTest::newRow("to nothing") << QByteArray("a\nb\n") << QByteArray() << 0 << 2;
    QTest::newRow("one changed") << QByteArray("a\nb\nc\n") << QByteArray("a\nx\nc\n") << 1 << 1;
    QTest::newRow("appended") << QByteArray("a\n") << QByteArray("a\nb\n") << 1 << 0;
    QTest::newRow("line end added") << QByteArray("a\nb") << QByteArray("a\nb\n") << 1 << 1;
    QTest::newRow("appended without line end before") << QByteArray("a") << QByteArray("a\nb") << 2 << 1;
    QTest::newRow("a line twice") << QByteArray("a\n") << QByteArray("a\na\n") << 1 << 0;
    QTest::newRow("moved") << QByteArray("a\nb\nc\n") << QByteArray("c\na\nb\n") << 1 << 1;
    QTest::newRow("ends alike within a line") << QByteArray("xend\n") << QByteArray("yend\n") << 1 << 1;
    QTest::newRow("begins alike within a line") << QByteArray("begin x\n") << QByteArray("begin y\n") << 1 << 1;
    QTest::newRow("longer line at the end") << QByteArray("a\nb\n") << QByteArray("a\nxb\n") << 1 << 1;
    QTest::newRow("blank lines") << QByteArray("\n\n\n") << QByteArray("\n\n") << 0 << 1;
    QTest::newRow("CRLF") << QByteArray("a\nb\n") << QByteArray("a\r\nb\r\n") << 2 << 2;
}

void TestLineCounter::countsEdits()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(int, added);
    QFETCH(int, deleted);
    const SilentProgress silent;
    LineDiff diff(silent);
    const LineCounts counts = diff.count(before.toStdString(), after.toStdString()).value();
    QCOMPARE(counts.added, std::int64_t {added});
    QCOMPARE(counts.deleted, std::int64_t {deleted});
}

void TestLineCounter::findsTheShortestScript()
{
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same texts in every run
    const SilentProgress silent;
    LineDiff diff(silent);
    for (int round = 0; round < 500; ++round) {
        const auto text = [&random, round] {
            std::vector<int> lines(random() % 60);
            for (int& line : lines)
                line = static_cast<int>(random() % static_cast<unsigned>(2 + round % 20));
            return lines;
        };
        const std::vector<int> a = text();
        const std::vector<int> b = text();
        const std::size_t common = longestCommon(a, b);
        const LineCounts counts = diff.count(linesOf(a), linesOf(b)).value();
        QCOMPARE(counts.added, static_cast<std::int64_t>(b.size() - common));
        QCOMPARE(counts.deleted, static_cast<std::int64_t>(a.size() - common));
    }
}

void TestLineCounter::staysWithinBoundsWhereTextsDifferMuch()
{
    std::mt19937 random(8); // NOLINT(cert-msc51-cpp): the same texts in every run
    std::vector<int> a(6'000);
    std::vector<int> b(5'000);
    for (int& line : a)
        line = static_cast<int>(random() % 50);
    for (int& line : b)
        line = static_cast<int>(random() % 50);
    const auto common = static_cast<std::int64_t>(longestCommon(a, b));
    const SilentProgress silent;
    LineDiff diff(silent);
    const LineCounts counts = diff.count(linesOf(a), linesOf(b)).value();
    QCOMPARE(counts.deleted - counts.added, std::int64_t {1'000});
    QVERIFY(counts.deleted >= 6'000 - common);
    QVERIFY(counts.deleted <= 6'000);
}

void TestLineCounter::leavesTextsOfVeryManyLinesUncounted()
{
    const auto text = [](std::size_t lines, char c) {
        std::string out;
        for (std::size_t i = 0; i < lines; ++i)
            out.append(1, c).append(1, '\n');
        return out;
    };
    const SilentProgress silent;
    LineDiff diff(silent);
    const std::size_t half = LineDiff::mostLines / 2;
    QVERIFY(!diff.count(text(half, 'a'), text(half + 1, 'b')));
    // What both share, and what only one has, costs nothing.
    QCOMPARE(diff.count({}, text(LineDiff::mostLines + 1, 'b')), std::optional(LineCounts {LineDiff::mostLines + 1, 0}));
    QCOMPARE(
        diff.count(text(half, 'a') + "x\n" + text(half, 'b'), text(half, 'a') + "y\n" + text(half, 'b')), std::optional(LineCounts {1, 1}));
}

void TestLineCounter::stopsInsideATextWhenCancelled()
{
    const CancelledProgress cancelled;
    LineDiff diff(cancelled);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(diff.count("a\nb\nc\n", "b\na\nd\n")), Cancelled);
}

void TestLineCounter::countsEveryFileOfACommit()
{
    TempRepository repository;
    const std::string root = repository.commit({{}, {{"a", "1\n2\n3\n"}, {"x/b", "1\n"}, {"gone", "1\n2\n"}}});
    const std::string next = repository.commit({{root}, {{"a", "1\nnew\n3\n4\n"}, {"x/b", "1\n"}, {"x/c", "1\n2\n3"}}});
    QCOMPARE(countOne(repository, root), (Counts {{"a", {3, 0}}, {"x/b", {1, 0}}, {"gone", {2, 0}}}));
    QCOMPARE(countOne(repository, next), (Counts {{"a", {2, 1}}, {"x/c", {3, 0}}, {"gone", {0, 2}}}));
}

void TestLineCounter::countsAgainstTheFirstParent()
{
    TempRepository repository;
    const std::string root = repository.commit({{}, {{"a", "1\n"}}});
    const std::string side = repository.commit({{root}, {{"a", "1\n"}, {"b", "1\n2\n"}}});
    const std::string merge = repository.commit({{root, side}, {{"a", "1\n"}, {"b", "1\n2\n"}}});
    QCOMPARE(countOne(repository, merge), (Counts {{"b", {2, 0}}}));
}

void TestLineCounter::leavesBinariesUncounted()
{
    TempRepository repository;
    const std::string sha = repository.commit({{}, {{"picture", std::string("\0\1\2\n", 4)}, {"text", "1\n"}}});
    QCOMPARE(countOne(repository, sha), (Counts {{"picture", {-1, -1}}, {"text", {1, 0}}}));
}

void TestLineCounter::leavesMissingContentUnknown()
{
    TempRepository repository;
    const std::string blob = repository.object("blob", "1\n2\n");
    const std::string sha = repository.commit({{}, {{"a", "1\n2\n"}, {"b", "3\n"}}});
    repository.remove(blob);
    SilentProgress progress;
    const std::vector<std::string> shas {sha};
    const LineCountSummary summary = countLines(
        repository.path(), shas, [](const CommitLines&) {}, 1, progress);
    QCOMPARE(summary.unreadableFiles, std::int64_t {1});
    QCOMPARE(countOne(repository, sha), (Counts {{"a", {-1, -1}}, {"b", {1, 0}}}));
}

void TestLineCounter::leavesCommitsWithoutTheirParentUnknown()
{
    TempRepository repository;
    const std::string gone = repository.commit({{}, {{"a", "1\n"}}});
    const std::string edge = repository.commit({{gone}, {{"a", "2\n"}}});
    repository.remove(gone);
    bool known = true;
    QVERIFY(countOne(repository, edge, &known).empty());
    QVERIFY(!known);
    known = true;
    QVERIFY(countOne(repository, "no name of a commit", &known).empty());
    QVERIFY(!known);
}

void TestLineCounter::countsASubmoduleAsALine()
{
    TempRepository repository;
    TempRepository::Commit commit;
    commit.tree = repository.object("tree", std::string("160000 module\0", 14) + std::string(20, '\x11'));
    const std::string first = repository.commit(commit);
    commit.tree = repository.object("tree", std::string("160000 module\0", 14) + std::string(20, '\x22'));
    commit.parents = {first};
    const std::string second = repository.commit(commit);
    QCOMPARE(countOne(repository, first), (Counts {{"module", {1, 0}}}));
    QCOMPARE(countOne(repository, second), (Counts {{"module", {1, 1}}}));
}

void TestLineCounter::countsFilesThatBecomeSubmodules()
{
    TempRepository repository;
    const std::string file = repository.commit({{}, {{"module", "1\n2\n3\n"}}});
    TempRepository::Commit commit;
    commit.parents = {file};
    commit.tree = repository.object("tree", std::string("160000 module\0", 14) + std::string(20, '\x11'));
    const std::string module = repository.commit(commit);
    const std::string back = repository.commit({{module}, {{"module", "1\n"}}});
    QCOMPARE(countOne(repository, module), (Counts {{"module", {1, 3}}}));
    QCOMPARE(countOne(repository, back), (Counts {{"module", {1, 1}}}));
}

void TestLineCounter::passesOnInOrderWhateverTheThreads()
{
    TempRepository repository;
    std::vector<std::string> shas {repository.commit({})};
    std::string text;
    for (int i = 0; i < 300; ++i) {
        text.append("line ").append(std::to_string(i)).append("\n");
        shas.push_back(repository.commit({{shas.back()}, {{std::string("f").append(std::to_string(i % 7)), text}}}));
    }
    const auto run = [&](unsigned threads) {
        std::string log;
        SilentProgress progress;
        countLines(
            repository.path(), shas,
            [&log](const CommitLines& lines) {
                log += std::string(lines.sha);
                for (const FileChange& file : lines.files)
                    log.append(" ")
                        .append(file.path)
                        .append(" ")
                        .append(std::to_string(file.added))
                        .append(" ")
                        .append(std::to_string(file.deleted));
                log += "\n";
            },
            threads, progress);
        return log;
    };
    const std::string one = run(1);
    QVERIFY(one.find(shas.front()) == 0);
    QCOMPARE(std::count(one.begin(), one.end(), '\n'), std::ptrdiff_t {301});
    QCOMPARE(run(4), one);
    QCOMPARE(run(0), one);
}

void TestLineCounter::stopsWhenCancelled()
{
    TempRepository repository;
    const std::vector<std::string> shas(5'000, repository.commit({{}, {{"a", "1\n"}}}));
    CancelledProgress progress;
    QVERIFY_EXCEPTION_THROWN(countLines(
                                 repository.path(), shas, [](const CommitLines&) {}, 2, progress),
        Cancelled);
}

void TestLineCounter::refusesWhatIsNoRepository()
{
    TempRepository repository;
    SilentProgress progress;
    const std::vector<std::string> shas {std::string(40, '1')};
    QVERIFY_EXCEPTION_THROWN(countLines(
                                 repository.beside("nothing"), shas, [](const CommitLines&) {}, 2, progress),
        Error);
}

QTEST_APPLESS_MAIN(TestLineCounter)
#include "tst_line_counter.moc"
