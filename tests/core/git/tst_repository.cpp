// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/git/repository.h"
#include "tests/core/git/history_sink.h"
#include "tests/support/temp_repository.h"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>
#include <string>
#include <sys/stat.h>

using namespace weir;
using namespace weir::git;
using weir::test::TempRepository;
namespace fs = std::filesystem;

namespace {

/// The sentence of the Error that opening throws; empty: none.
std::string refusal(const fs::path& folder)
{
    try {
        const Repository repository = Repository::open(folder);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

void writeFile(const fs::path& path, std::string_view text)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
}

} // namespace

/// For the leak checker, where one is: libgit2 1.5 forgets a regular expression's match for every entry of a
/// configuration of version 1 that is no extension.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions()
{
    return "leak:libpcre2";
}

class TestRepository : public QObject {
    Q_OBJECT

private slots:
    void opensWhatHoldsARepository();
    void opensALinkedWorkTreeUnderTheNameOfItsMainOne();
    void followsAGitFile();
    void namesARepositoryAfterItsFolder_data();
    void namesARepositoryAfterItsFolder();
    void doesNotSearchFoldersAbove();
    void refusesWithASentence_data();
    void refusesWithASentence();
    void refusesARepositoryOfSomebodyElse();
    void hasNoHeadBeforeTheFirstCommit();
    void refusesAHeadThatLeadsInACircle();
    void opensNoPipes_data();
    void opensNoPipes();
    void opensNoPipesThroughLinks();
    void tellsMissingFromDamagedObjects();
    void takesTagsOneByOne();
    void refusesMoreReferencesThanCanBeHeld();
    void readsTagsOfTags();
    void runsNothingThatARepositoryConfigures();
};

void TestRepository::opensWhatHoldsARepository()
{
    TempRepository work(TempRepository::Kind::WorkTree);
    const std::string sha = work.commit({});
    QCOMPARE(Repository::open(work.path()).head()->hex(), sha);
    QCOMPARE(Repository::open(work.gitFolder()).head()->hex(), sha);
    QVERIFY(isRepository(work.path()));
    QVERIFY(isRepository(work.gitFolder()));

    TempRepository bare;
    const std::string other = bare.commit({});
    QCOMPARE(Repository::open(bare.path()).head()->hex(), other);
    QVERIFY(isRepository(bare.path()));
    QVERIFY(!isRepository(bare.path().parent_path()));
}

void TestRepository::opensALinkedWorkTreeUnderTheNameOfItsMainOne()
{
    TempRepository main(TempRepository::Kind::WorkTree, "widget");
    const std::string first = main.commit({});
    const std::string second = main.commit({{first}, {}, "On a branch"});
    main.setHead(first);
    main.branch("side", second);
    const fs::path linked = main.beside("elsewhere");
    main.writeFile("worktrees/elsewhere/HEAD", "ref: refs/heads/side\n");
    main.writeFile("worktrees/elsewhere/commondir", "../..\n");
    main.writeFile("worktrees/elsewhere/gitdir", (linked / ".git").string() + "\n");
    writeFile(linked / ".git", "gitdir: " + (main.gitFolder() / "worktrees/elsewhere").string() + "\n");

    const Repository repository = Repository::open(linked);
    QCOMPARE(repository.head()->hex(), second);
    QCOMPARE(repository.name(), std::string("widget"));
}

void TestRepository::followsAGitFile()
{
    TempRepository modules(TempRepository::Kind::Bare, "modules");
    const std::string sha = modules.commit({});
    const fs::path folder = modules.beside("submodule");
    writeFile(folder / ".git", "gitdir: ../modules\n");
    QCOMPARE(Repository::open(folder).head()->hex(), sha);
    QCOMPARE(Repository::open(folder).name(), std::string("submodule"));
}

void TestRepository::namesARepositoryAfterItsFolder_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("bare");
    QTest::addColumn<QString>("name");
    QTest::newRow("work tree") << "widget" << false << "widget";
    QTest::newRow("bare") << "widget.git" << true << "widget";
    QTest::newRow("dots") << "widget.core" << true << "widget.core";
    QTest::newRow("blank and letters") << "Größe 2" << false << "Größe 2";
}

void TestRepository::namesARepositoryAfterItsFolder()
{
    QFETCH(QString, folder);
    QFETCH(bool, bare);
    QFETCH(QString, name);
    TempRepository repository(bare ? TempRepository::Kind::Bare : TempRepository::Kind::WorkTree, folder.toStdString());
    QCOMPARE(Repository::open(repository.path()).name(), name.toStdString());
    QCOMPARE(Repository::open(repository.gitFolder()).name(), name.toStdString());
}

void TestRepository::doesNotSearchFoldersAbove()
{
    TempRepository repository(TempRepository::Kind::WorkTree);
    repository.commit({});
    fs::create_directories(repository.path() / "below");
    QVERIFY(contains(refusal(repository.path() / "below"), "There is no git repository in"));
    QVERIFY(!isRepository(repository.path() / "below"));
}

void TestRepository::refusesWithASentence_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("words");
    const QString v1 = "[core]\nrepositoryformatversion = 1\nbare = true\n[extensions]\n";
    QTest::newRow("SHA-256") << "config" << v1 + "objectformat = sha256\n"
                             << "SHA-256";
    QTest::newRow("reftable") << "config" << v1 + "refstorage = reftable\n"
                              << "reftable";
    QTest::newRow("unknown extension") << "config" << v1 + "futurething = 1\n"
                                       << "newer format";
    QTest::newRow("later version") << "config"
                                   << "[core]\nrepositoryformatversion = 7\n"
                                   << "newer format";
    QTest::newRow("damaged configuration") << "config"
                                           << "[core\n"
                                           << "failed (";
}

void TestRepository::refusesWithASentence()
{
    QFETCH(QString, file);
    QFETCH(QString, content);
    QFETCH(QString, words);
    TempRepository repository;
    repository.commit({});
    repository.writeFile(file.toStdString(), content.toStdString());
    const std::string sentence = refusal(repository.path());
    QVERIFY2(contains(sentence, words.toStdString()), sentence.c_str());
    QVERIFY2(contains(sentence, repository.path().string()), sentence.c_str());
    QVERIFY(!contains(sentence, "\n"));
}

void TestRepository::refusesARepositoryOfSomebodyElse()
{
    TempRepository repository;
    repository.commit({});
    const std::string give = "chown -R 12345 '" + repository.path().string() + "' 2>/dev/null";
    if (std::system(give.c_str()) != 0)
        QSKIP("only the superuser can give a folder away");
    const std::string sentence = refusal(repository.path());
    QVERIFY2(contains(sentence, "belongs to another user"), sentence.c_str());
}

void TestRepository::hasNoHeadBeforeTheFirstCommit()
{
    TempRepository repository;
    QVERIFY(!Repository::open(repository.path()).head());
    const test::HistorySink sink = test::importFolder(repository.path());
    QCOMPARE(sink.records, std::size_t {0});
    QVERIFY(sink.warned("no commits"));
}

void TestRepository::opensNoPipes_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"HEAD", "config", "packed-refs", "shallow", "refs/heads/main", "objects/info/alternates"})
        QTest::newRow(name) << name;
}

void TestRepository::opensNoPipes()
{
    QFETCH(QString, name);
    TempRepository repository(TempRepository::Kind::WorkTree);
    repository.commit({});
    const fs::path path = repository.gitFolder() / name.toStdString();
    fs::create_directories(path.parent_path());
    fs::remove(path);
    QCOMPARE(mkfifo(path.c_str(), 0600), 0);
    const std::string sentence = refusal(repository.path());
    QVERIFY2(contains(sentence, path.filename().string()) && contains(sentence, "pipe"), sentence.c_str());
}

void TestRepository::opensNoPipesThroughLinks()
{
    TempRepository repository(TempRepository::Kind::WorkTree);
    repository.commit({});
    const QTemporaryDir elsewhere;
    const fs::path pipe = fs::path(elsewhere.path().toStdString()) / "pipe";
    QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
    fs::create_symlink(pipe, repository.gitFolder() / "shallow");
    QVERIFY(contains(refusal(repository.path()), "pipe"));
    // Some tools share folders of repositories by links.
    fs::remove(repository.gitFolder() / "shallow");
    fs::create_directory_symlink(elsewhere.path().toStdString(), repository.gitFolder() / "shared");
    QVERIFY(contains(refusal(repository.path()), "pipe"));
    fs::remove(pipe);
    QVERIFY(Repository::open(repository.path()).head());
}

void TestRepository::refusesAHeadThatLeadsInACircle()
{
    TempRepository repository;
    repository.commit({});
    repository.writeFile("refs/heads/main", "ref: refs/heads/other\n");
    repository.writeFile("refs/heads/other", "ref: refs/heads/main\n");
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(Repository::open(repository.path()).head()), Error);
}

void TestRepository::tellsMissingFromDamagedObjects()
{
    TempRepository repository;
    const std::string sha = repository.commit({{}, {{"a", "1"}}});
    const Repository opened = Repository::open(repository.path());
    ObjectData data;
    QCOMPARE(opened.read(*Oid::fromHex(sha), ObjectType::Commit, data), Lookup::Found);
    QVERIFY(data.bytes().substr(0, 5) == "tree ");
    QCOMPARE(opened.read(*Oid::fromHex(sha), ObjectType::Tree, data), Lookup::Damaged);
    QCOMPARE(opened.read(Oid {}, ObjectType::Commit, data), Lookup::Missing);
    QVERIFY(data.bytes().empty());
    repository.damage(sha);
    QCOMPARE(Repository::open(repository.path()).read(*Oid::fromHex(sha), ObjectType::Commit, data), Lookup::Damaged);
}

void TestRepository::refusesMoreReferencesThanCanBeHeld()
{
    TempRepository repository;
    static_cast<void>(repository.commit({}));
    repository.writeFile("packed-refs", {});
    std::filesystem::resize_file(repository.gitFolder() / "packed-refs", mostReferenceBytes + 1);
    try {
        static_cast<void>(Repository::open(repository.path()));
        QFAIL("It was opened.");
    } catch (const Error& error) {
        QVERIFY2(std::string_view(error.what()).find("more references than are read") != std::string_view::npos, error.what());
    }
}

void TestRepository::takesTagsOneByOne()
{
    TempRepository repository;
    const std::string sha = repository.commit({{}, {}, "One", 1'600'000'000, 1'600'000'500});
    repository.tag("v1", sha);
    repository.annotatedTag("v2", sha, 1'600'001'000);
    repository.tag("notes/deep", sha);
    repository.tag("nowhere", std::string(40, '1'));
    repository.tag("file", repository.object("blob", "x"));
    repository.writeFile("refs/tags/loop-a", "ref: refs/tags/loop-b\n");
    repository.writeFile("refs/tags/loop-b", "ref: refs/tags/loop-a\n");
    repository.writeFile("refs/tags/garbage", "what is this\n");

    const test::HistorySink sink = test::importFolder(repository.path());
    QCOMPARE(sink.tags.size(), std::size_t {3});
    QCOMPARE(sink.tags.at("v1").sha, sha);
    QVERIFY(!sink.tags.at("v1").annotated);
    QVERIFY(sink.tags.at("v1").at == test::atSecond(1'600'000'500));
    QVERIFY(sink.tags.at("v2").annotated);
    QCOMPARE(sink.tags.at("v2").sha, sha);
    QVERIFY(sink.tags.at("v2").at == test::atSecond(1'600'001'000));
    QVERIFY(sink.tags.contains("notes/deep"));
    QVERIFY(sink.warned("tags do not lead to a commit"));
    QCOMPARE(sink.records, std::size_t {1});
}

void TestRepository::readsTagsOfTags()
{
    TempRepository repository;
    const std::string sha = repository.commit({});
    const std::string inner = repository.object("tag", "object " + sha + "\ntype commit\ntag a\ntagger A <a@b> 100 +0000\n\nx\n");
    repository.tag("outer", repository.object("tag", "object " + inner + "\ntype tag\ntag b\ntagger A <a@b> 200 +0000\n\nx\n"));
    const test::HistorySink sink = test::importFolder(repository.path());
    QCOMPARE(sink.tags.at("outer").sha, sha);
    QVERIFY(sink.tags.at("outer").at == test::atSecond(200));
}

void TestRepository::runsNothingThatARepositoryConfigures()
{
    TempRepository repository(TempRepository::Kind::WorkTree);
    const fs::path marker = repository.beside("marker");
    const std::string command = "touch " + marker.string();
    const std::string first = repository.commit({{}, {{"a.txt", "1\n"}, {".gitattributes", "* filter=evil diff=evil\n"}}});
    repository.commit({{first}, {{"a.txt", "2\n"}, {".gitattributes", "* filter=evil diff=evil\n"}}});
    repository.writeFile("hooks/post-checkout", "#!/bin/sh\n" + command + "\n");
    fs::permissions(repository.gitFolder() / "hooks/post-checkout", fs::perms::owner_all);
    repository.writeFile("config",
        "[core]\nrepositoryformatversion = 0\nbare = false\nfsmonitor = " + command + "\nhooksPath = " + repository.gitFolder().string()
            + "/hooks\nsshCommand = " + command + "\npager = " + command + "\n[diff]\nexternal = " + command
            + "\n[diff \"evil\"]\ntextconv = " + command + "\n[filter \"evil\"]\nclean = " + command + "\nsmudge = " + command + "\n");
    const test::HistorySink sink = test::importFolder(repository.path());
    QCOMPARE(sink.commits.size(), std::size_t {2});
    QVERIFY(!fs::exists(marker));
}

QTEST_APPLESS_MAIN(TestRepository)
#include "tst_repository.moc"
