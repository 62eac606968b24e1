// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/git/change_message.h"
#include "core/git/git_reader.h"
#include "core/git/repository.h"
#include "tests/core/git/history_sink.h"
#include "tests/support/temp_repository.h"

#include <QtTest>

#include <string>
#include <vector>

using namespace weir;
using weir::test::atSecond;
using weir::test::HistorySink;
using weir::test::importFolder;
using weir::test::TempRepository;
using Files = std::map<std::string, char>;

namespace {

constexpr std::int64_t noon = 1'700'000'000;

/// Cancels after it was asked a number of times.
class ImpatientProgress final : public Progress {
public:
    void stage(std::string_view) override { }
    void report(std::int64_t, std::int64_t) override { }
    [[nodiscard]] bool cancelled() const override { return ++m_asked > 1; }

private:
    mutable int m_asked = 0;
};

std::string raw(const std::string& sha)
{
    std::string bytes;
    for (std::size_t i = 0; i < sha.size(); i += 2)
        bytes.push_back(static_cast<char>(std::stoi(sha.substr(i, 2), nullptr, 16)));
    return bytes;
}

} // namespace

class TestGitReader : public QObject {
    Q_OBJECT

private slots:
    void recognisesAFolderWithARepository();
    void takesEveryCommitOnceWithWhatItSays();
    void passesOnTheNewestFirst();
    void takesOnlyWhatHeadReaches();
    void joinsSeveralRoots();
    void takesAnOctopusMerge();
    void takesACommitOlderThanItsParent();
    void comparesTreesWithTheFirstParent_data();
    void comparesTreesWithTheFirstParent();
    void tellsTypesApart();
    void listsWhatAMergeBrought();
    void knowsThatFilesAreUnknownWhereATreeIsMissing();
    void leavesADamagedTreeUnknown();
    void endsWhereAShallowCloneEnds();
    void believesTheMarkOfAShallowCloneEvenIfParentsAreThere();
    void goesOnWhereACommitIsDamaged();
    void refusesADamagedNewestCommit();
    void readsTextInItsEncoding_data();
    void readsTextInItsEncoding();
    void keepsACommitWhoseTimeCannotBeRead_data();
    void keepsACommitWhoseTimeCannotBeRead();
    void usesTheMailmapOfTheHistory();
    void survivesATreeThatStandsForBillionsOfFiles();
    void refusesACommitThatIsTooLarge();
    void takesACommitThatIsOnlyLong();
    void stopsWhenCancelled();
};

void TestGitReader::recognisesAFolderWithARepository()
{
    TempRepository repository(TempRepository::Kind::WorkTree);
    const git::GitReader reader;
    QVERIFY(reader.probe({repository.path(), true, {}, false}) == readers::Confidence::Certain);
    QVERIFY(reader.probe({repository.path().parent_path(), true, {}, false}) == readers::Confidence::No);
    QVERIFY(reader.probe({repository.path(), false, {}, false}) == readers::Confidence::No);
    QCOMPARE(QString(reader.info().id.data()), QString("git"));
}

void TestGitReader::takesEveryCommitOnceWithWhatItSays()
{
    TempRepository repository;
    const std::string root = repository.commit({{}, {{"a", "1"}}, "Begin\n\nWith a body.", noon, noon + 60});
    const std::string next = repository.commit({{root}, {{"a", "2"}}, "\n\n  Go on  \nsecond line", noon + 120});
    const HistorySink sink = importFolder(repository.path());
    QCOMPARE(sink.records, std::size_t {2});
    QCOMPARE(sink.commits.size(), std::size_t {2});
    const HistorySink::Commit& first = sink.commits.at(root);
    QCOMPARE(first.subject, std::string("Begin"));
    QCOMPARE(first.author, std::string("Ann"));
    QCOMPARE(first.email, std::string("ann@example.org"));
    QVERIFY(first.authored == atSecond(noon));
    QVERIFY(first.committed == atSecond(noon + 60));
    QVERIFY(first.parents.empty());
    QCOMPARE(sink.commits.at(next).subject, std::string("Go on"));
    QCOMPARE(sink.commits.at(next).parents, std::vector<std::string> {root});
    QVERIFY(sink.warnings.empty());
    QVERIFY(sink.rejects.empty());
}

void TestGitReader::passesOnTheNewestFirst()
{
    TempRepository repository;
    const std::string root = repository.commit({{}, {}, "root", noon});
    const std::string a = repository.commit({{root}, {}, "a", noon + 10});
    const std::string b = repository.commit({{root}, {}, "b", noon + 20});
    const std::string merge = repository.commit({{a, b}, {}, "merge", noon + 30});
    const HistorySink sink = importFolder(repository.path());
    QCOMPARE(sink.order, (std::vector<std::string> {merge, b, a, root}));
}

void TestGitReader::takesOnlyWhatHeadReaches()
{
    TempRepository repository;
    const std::string root = repository.commit({});
    const std::string side = repository.commit({{root}, {}, "side"});
    repository.branch("side", side);
    repository.setHead(root);
    QCOMPARE(importFolder(repository.path()).order, std::vector<std::string> {root});
}

void TestGitReader::joinsSeveralRoots()
{
    TempRepository repository;
    const std::string one = repository.commit({{}, {{"a", "1"}}, "one", noon});
    const std::string two = repository.commit({{}, {{"b", "1"}}, "two", noon + 1});
    repository.commit({{one, two}, {{"a", "1"}, {"b", "1"}}, "join", noon + 2});
    const HistorySink sink = importFolder(repository.path());
    QCOMPARE(sink.commits.size(), std::size_t {3});
    QVERIFY(sink.commits.at(one).parents.empty());
    QVERIFY(sink.commits.at(two).parents.empty());
    QCOMPARE(sink.commits.at(two).files, (Files {{"b", 'A'}}));
}

void TestGitReader::takesAnOctopusMerge()
{
    TempRepository repository;
    const std::string root = repository.commit({{}, {}, "root", noon});
    const std::string a = repository.commit({{root}, {{"a", "1"}}, "a", noon + 1});
    const std::string b = repository.commit({{root}, {{"b", "1"}}, "b", noon + 2});
    const std::string c = repository.commit({{root}, {{"c", "1"}}, "c", noon + 3});
    const std::string merge = repository.commit({{a, b, c}, {{"a", "1"}, {"b", "1"}, {"c", "1"}}, "Merge branches 'b' and 'c'", noon + 4});
    const HistorySink sink = importFolder(repository.path());
    QCOMPARE(sink.commits.at(merge).parents, (std::vector<std::string> {a, b, c}));
    QCOMPARE(sink.commits.at(merge).files, (Files {{"b", 'A'}, {"c", 'A'}}));
    QCOMPARE(sink.changes.size(), std::size_t {1});
    QCOMPARE(sink.changes.begin()->second.commits.size(), std::size_t {2});
}

void TestGitReader::takesACommitOlderThanItsParent()
{
    TempRepository repository;
    const std::string root = repository.commit({{}, {}, "root", noon});
    const std::string a = repository.commit({{root}, {}, "a", noon + 100});
    const std::string b = repository.commit({{root}, {}, "clock was wrong", noon - 1'000'000});
    const std::string c = repository.commit({{b}, {}, "c", noon + 50});
    const std::string head = repository.commit({{a, c}, {}, "head", noon - 5});
    const HistorySink sink = importFolder(repository.path());
    QCOMPARE(sink.records, std::size_t {5});
    QCOMPARE(sink.order.front(), head);
    QVERIFY(sink.commits.at(b).committed == atSecond(noon - 1'000'000));
}

void TestGitReader::comparesTreesWithTheFirstParent_data()
{
    using Content = std::map<std::string, std::string>;
    QTest::addColumn<Content>("before");
    QTest::addColumn<Content>("after");
    QTest::addColumn<Files>("changed");
    QTest::newRow("nothing") << Content {{"a", "1"}} << Content {{"a", "1"}} << Files {};
    QTest::newRow("modified") << Content {{"a", "1"}, {"b", "1"}} << Content {{"a", "2"}, {"b", "1"}} << Files {{"a", 'M'}};
    QTest::newRow("added and deleted") << Content {{"a", "1"}} << Content {{"b", "1"}} << Files {{"a", 'D'}, {"b", 'A'}};
    QTest::newRow("in folders") << Content {{"x/y/a", "1"}, {"x/z", "1"}} << Content {{"x/y/a", "2"}, {"x/z", "1"}}
                                << Files {{"x/y/a", 'M'}};
    QTest::newRow("a new folder") << Content {} << Content {{"x/y/a", "1"}, {"x/b", "1"}} << Files {{"x/y/a", 'A'}, {"x/b", 'A'}};
    QTest::newRow("a folder goes") << Content {{"x/a", "1"}, {"x.c", "1"}} << Content {{"x.c", "1"}} << Files {{"x/a", 'D'}};
    QTest::newRow("file becomes folder") << Content {{"x", "1"}, {"x.c", "1"}} << Content {{"x/a", "1"}, {"x.c", "1"}}
                                         << Files {{"x", 'D'}, {"x/a", 'A'}};
    QTest::newRow("folder becomes file") << Content {{"x/a", "1"}, {"x-y", "1"}} << Content {{"x", "1"}, {"x-y", "1"}}
                                         << Files {{"x", 'A'}, {"x/a", 'D'}};
    QTest::newRow("names that begin alike") << Content {{"lib", "1"}, {"lib-a/f", "1"}, {"lib.c", "1"}, {"lib0", "1"}}
                                            << Content {{"lib", "1"}, {"lib-a/f", "2"}, {"lib.c", "1"}, {"lib0", "2"}}
                                            << Files {{"lib-a/f", 'M'}, {"lib0", 'M'}};
    QTest::newRow("a name that is no UTF-8") << Content {} << Content {{"gr\xFC\xDF.txt", "1"}} << Files {{"grüß.txt", 'A'}};
}

void TestGitReader::comparesTreesWithTheFirstParent()
{
    using Content = std::map<std::string, std::string>;
    QFETCH(Content, before);
    QFETCH(Content, after);
    QFETCH(Files, changed);
    TempRepository repository;
    const std::string parent = repository.commit({{}, before});
    const std::string child = repository.commit({{parent}, after, "next", noon + 1});
    const HistorySink sink = importFolder(repository.path());
    QVERIFY(sink.commits.at(child).filesKnown);
    QCOMPARE(sink.commits.at(child).files, changed);
}

void TestGitReader::tellsTypesApart()
{
    TempRepository repository;
    const std::string blob = raw(repository.object("blob", "target"));
    const auto tree = [&repository, &blob](std::string_view mode, std::string_view linkMode) {
        return repository.object(
            "tree", std::string(mode) + " a" + '\0' + blob + std::string(linkMode) + " module" + '\0' + std::string(20, '\x11'));
    };
    TempRepository::Commit first {{}, {}, "plain", noon};
    first.tree = tree("100644", "160000");
    const std::string plain = repository.commit(first);
    TempRepository::Commit second {{plain}, {}, "executable", noon + 1};
    second.tree = tree("100755", "160000");
    const std::string executable = repository.commit(second);
    TempRepository::Commit third {{executable}, {}, "link", noon + 2};
    third.tree = tree("120000", "160000");
    const std::string link = repository.commit(third);
    const HistorySink sink = importFolder(repository.path());
    QCOMPARE(sink.commits.at(plain).files, (Files {{"a", 'A'}, {"module", 'A'}}));
    QCOMPARE(sink.commits.at(executable).files, (Files {{"a", 'M'}}));
    QCOMPARE(sink.commits.at(link).files, (Files {{"a", 'T'}}));
}

void TestGitReader::listsWhatAMergeBrought()
{
    TempRepository repository;
    const std::string root = repository.commit({{}, {{"a", "1"}}, "root", noon});
    const std::string side = repository.commit({{root}, {{"a", "1"}, {"b", "1"}}, "side", noon + 1});
    const std::string main = repository.commit({{root}, {{"a", "2"}}, "main", noon + 2});
    const std::string merge = repository.commit({{main, side}, {{"a", "2"}, {"b", "1"}}, "Merge branch 'side'", noon + 3});
    QCOMPARE(importFolder(repository.path()).commits.at(merge).files, (Files {{"b", 'A'}}));
}

void TestGitReader::knowsThatFilesAreUnknownWhereATreeIsMissing()
{
    TempRepository repository;
    const std::string one = repository.commit({{}, {{"x/a", "1"}}, "one", noon});
    const std::string two = repository.commit({{one}, {{"x/a", "2"}}, "two", noon + 1});
    const std::string three = repository.commit({{two}, {{"x/a", "3"}}, "three", noon + 2});
    repository.remove(repository.treeOf(one));
    const HistorySink sink = importFolder(repository.path());
    QCOMPARE(sink.records, std::size_t {3});
    QVERIFY(!sink.commits.at(one).filesKnown);
    QVERIFY(!sink.commits.at(two).filesKnown);
    QVERIFY(sink.commits.at(two).files.empty());
    QVERIFY(sink.commits.at(three).filesKnown);
    QVERIFY(sink.warned("files of 2 commits are unknown"));
}

void TestGitReader::leavesADamagedTreeUnknown()
{
    TempRepository repository;
    TempRepository::Commit commit {{}, {}, "odd", noon};
    commit.tree = repository.object("tree", "100644 a");
    const std::string cut = repository.commit(commit);
    commit.parents = {cut};
    commit.tree = repository.object("tree", std::string("999 b\0", 6) + std::string(20, 'x'));
    const std::string mode = repository.commit(commit);
    const HistorySink sink = importFolder(repository.path());
    QVERIFY(!sink.commits.at(cut).filesKnown);
    QVERIFY(!sink.commits.at(mode).filesKnown);
}

void TestGitReader::endsWhereAShallowCloneEnds()
{
    TempRepository repository;
    const std::string gone = repository.commit({{}, {{"a", "1"}}, "gone", noon});
    const std::string edge = repository.commit({{gone}, {{"a", "2"}}, "edge", noon + 86'400});
    const std::string head = repository.commit({{edge}, {{"a", "3"}}, "head", noon + 2 * 86'400});
    repository.remove(gone);
    repository.markShallow({edge});
    const HistorySink sink = importFolder(repository.path());
    QCOMPARE(sink.order, (std::vector<std::string> {head, edge}));
    QCOMPARE(sink.commits.at(edge).parents, std::vector<std::string> {gone});
    QVERIFY(!sink.commits.at(edge).filesKnown);
    QVERIFY(sink.commits.at(head).filesKnown);
    QVERIFY(sink.warned("The history starts at 2023-11-15"));
    QVERIFY(sink.warned("shallow"));
    QVERIFY(!sink.warned("changed files"));
}

void TestGitReader::believesTheMarkOfAShallowCloneEvenIfParentsAreThere()
{
    TempRepository repository;
    const std::string before = repository.commit({{}, {}, "before", noon});
    const std::string edge = repository.commit({{before}, {}, "edge", noon + 1});
    repository.markShallow({edge});
    QCOMPARE(importFolder(repository.path()).order, std::vector<std::string> {edge});
}

void TestGitReader::goesOnWhereACommitIsDamaged()
{
    TempRepository repository;
    const std::string root = repository.commit({{}, {}, "root", noon});
    const std::string bad = repository.commit({{root}, {}, "bad", noon + 1});
    const std::string good = repository.commit({{root}, {}, "good", noon + 2});
    const std::string head = repository.commit({{good, bad}, {}, "head", noon + 3});
    repository.damage(bad);
    const HistorySink sink = importFolder(repository.path());
    QCOMPARE(sink.order, (std::vector<std::string> {head, good, root}));
    QCOMPARE(sink.rejects.size(), std::size_t {1});
    QCOMPARE(sink.rejects[0].record, bad);
    QVERIFY(!sink.rejects[0].kept);
}

void TestGitReader::refusesADamagedNewestCommit()
{
    TempRepository repository;
    repository.damage(repository.commit({}));
    QVERIFY_EXCEPTION_THROWN(importFolder(repository.path()), Error);
}

void TestGitReader::readsTextInItsEncoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("text");
    QTest::newRow("UTF-8") << QByteArray("Größe €") << ""
                           << "Größe €";
    QTest::newRow("Latin-1, declared") << QByteArray("Gr\xF6\xDF"
                                                     "e")
                                       << "ISO-8859-1"
                                       << "Größe";
    QTest::newRow("Latin-1, not declared") << QByteArray("Gr\xF6\xDF"
                                                         "e")
                                           << ""
                                           << "Größe";
    QTest::newRow("Latin-9") << QByteArray("\xA4 5") << "iso-8859-15"
                             << "€ 5";
    QTest::newRow("Windows") << QByteArray("\x84quoted\x93") << "cp1252"
                             << "„quoted“";
    QTest::newRow("declared Latin-1 though UTF-8") << QByteArray("\xC3\xB6") << "latin1"
                                                   << "Ã¶";
    QTest::newRow("unknown, but UTF-8") << QByteArray("Größe") << "KLINGON"
                                        << "Größe";
    QTest::newRow("a NUL ends it") << QByteArray("seen\0unseen", 11) << ""
                                   << "seen";
}

void TestGitReader::readsTextInItsEncoding()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, encoding);
    QFETCH(QString, text);
    TempRepository repository;
    TempRepository::Commit commit;
    commit.message = bytes.toStdString();
    commit.encoding = encoding.toStdString();
    const std::string sha = repository.commit(commit);
    const HistorySink sink = importFolder(repository.path());
    QCOMPARE(QString::fromStdString(sink.commits.at(sha).subject), text);
    QCOMPARE(sink.warned("encoding"), encoding == "KLINGON");
}

void TestGitReader::keepsACommitWhoseTimeCannotBeRead_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("name");
    QTest::newRow("no time") << "Ann <ann@example.org>"
                             << "Ann";
    QTest::newRow("words") << "Ann <ann@example.org> yesterday +0000"
                           << "Ann";
    QTest::newRow("too large") << "Ann <ann@example.org> 99999999999999999999 +0000"
                               << "Ann";
    QTest::newRow("no address") << "Ann"
                                << "Ann";
}

void TestGitReader::keepsACommitWhoseTimeCannotBeRead()
{
    QFETCH(QString, line);
    QFETCH(QString, name);
    TempRepository repository;
    TempRepository::Commit commit;
    commit.authorLine = line.toStdString();
    const std::string sha = repository.commit(commit);
    const HistorySink sink = importFolder(repository.path());
    QCOMPARE(sink.records, std::size_t {1});
    QVERIFY(!isKnown(sink.commits.at(sha).authored));
    QVERIFY(isKnown(sink.commits.at(sha).committed));
    QCOMPARE(sink.commits.at(sha).author, name.toStdString());
    QCOMPARE(sink.rejects.size(), std::size_t {1});
    QVERIFY(sink.rejects[0].kept);
    QCOMPARE(sink.rejects[0].field, std::string("author date"));
}

void TestGitReader::usesTheMailmapOfTheHistory()
{
    TempRepository repository(TempRepository::Kind::WorkTree);
    TempRepository::Commit commit {{}, {{".mailmap", "Ann Example <ann@example.org> <old@example.com>\n"}}};
    commit.author = "ann <old@example.com>";
    const std::string sha = repository.commit(commit);
    const HistorySink sink = importFolder(repository.path());
    QCOMPARE(sink.commits.at(sha).author, std::string("Ann Example"));
    QCOMPARE(sink.commits.at(sha).email, std::string("ann@example.org"));
}

void TestGitReader::survivesATreeThatStandsForBillionsOfFiles()
{
    TempRepository repository;
    std::string tree = repository.tree({{"f", "1"}});
    std::string second;
    for (int level = 1; level <= 12; ++level) {
        std::string bytes;
        for (char name = 'a'; name < 'k'; ++name)
            bytes += std::string("40000 ") + name + '\0' + raw(tree);
        tree = repository.object("tree", bytes);
        if (level == 2)
            second = tree;
    }
    TempRepository::Commit commit;
    commit.tree = second;
    const std::string small = repository.commit(commit);
    commit.tree = tree;
    commit.parents = {small};
    const std::string large = repository.commit(commit);
    const HistorySink sink = importFolder(repository.path());
    QCOMPARE(sink.commits.at(small).files.size(), std::size_t {100});
    QVERIFY(!sink.commits.at(large).filesKnown);
    QVERIFY(sink.warned("exceed the limits"));
}

void TestGitReader::refusesACommitThatIsTooLarge()
{
    TempRepository repository;
    const std::string root = repository.commit({});
    const std::string large = repository.commit({{root}, {}, std::string(git::mostCommitBytes, 'x'), noon});
    const std::string head = repository.commit({{large, root}, {}, "next", noon + 1});
    const HistorySink sink = importFolder(repository.path());
    QCOMPARE(sink.records, std::size_t {2});
    QVERIFY(sink.commits.contains(head) && sink.commits.contains(root));
    QCOMPARE(sink.rejects.size(), std::size_t {1});
    QCOMPARE(sink.rejects[0].record, large);
    QVERIFY(sink.rejects[0].reason.find("16 MiB") != std::string::npos && !sink.rejects[0].kept);
}

void TestGitReader::takesACommitThatIsOnlyLong()
{
    TempRepository repository;
    const std::string root =
        repository.commit({{}, {}, std::string(git::mostSubjectBytes - 1, 'x') + "ä" + std::string(100'000, 'y'), noon});
    const std::string head = repository.commit({{root}, {}, "next", noon + 1});
    const HistorySink sink = importFolder(repository.path());
    QCOMPARE(sink.records, std::size_t {2});
    QCOMPARE(sink.commits.at(root).subject, std::string(git::mostSubjectBytes - 1, 'x'));
    QCOMPARE(sink.commits.at(root).author, sink.commits.at(head).author);
}

void TestGitReader::stopsWhenCancelled()
{
    TempRepository repository;
    std::string sha = repository.commit({});
    for (int i = 0; i < 200; ++i)
        sha = repository.commit({{sha}, {}, "next", noon + i});
    HistorySink sink;
    ImpatientProgress progress;
    QVERIFY_EXCEPTION_THROWN(git::GitReader().read(repository.path(), {}, sink, progress), Cancelled);
    QVERIFY(sink.records < 201);
}

QTEST_APPLESS_MAIN(TestGitReader)
#include "tst_git_reader.moc"
