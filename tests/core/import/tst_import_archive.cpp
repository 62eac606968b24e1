// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/import/preview.h"
#include "core/readers/mapping.h"
#include "core/readers/member_path.h"
#include "tests/core/import/import_support.h"
#include "tests/support/archive_bytes.h"

#include <QtTest>

using namespace weir;
using test::Scratch;
using test::ZipMember;

namespace {

std::string events(const std::string& project)
{
    return "Key,From,To,Changed\n" + project + "-1,,Ready,2025-03-03T09:00:00Z\n" + project + "-1,Ready,Done,2025-03-04T09:00:00Z\n";
}

std::vector<ZipMember> exports()
{
    return {{.name = "board.csv", .content = events("A")}, {.name = "more/b.csv.gz", .content = test::gzipped(events("B"))},
        {.name = "README.md", .content = "Read me."}, {.name = "__MACOSX/._board.csv", .content = "x"}};
}

std::string tarOf(const std::vector<ZipMember>& members)
{
    std::string tar;
    for (const ZipMember& member : members)
        tar += test::tarMember(member.name, member.content);
    return tar + test::tarEnd();
}

std::vector<std::string> sourcesOf(const std::filesystem::path& named)
{
    return import::expandSources({named.string()}).sources;
}

std::string member(const std::filesystem::path& archive, const std::string& name)
{
    return readers::memberPath(archive, name).string();
}

auto takeOnly(store::Workspace& workspace, const std::filesystem::path& archive)
{
    const std::vector<std::string> sources = sourcesOf(archive);
    if (sources.size() != 1)
        qFatal("not one source");
    return test::take(workspace, sources.front());
}

const store::ImportInfo& infoOf(const std::vector<store::ImportInfo>& imports, const std::string& source)
{
    const auto found = std::ranges::find(imports, source, &store::ImportInfo::source);
    if (found == imports.end())
        qFatal("%s was not imported", source.c_str());
    return *found;
}

} // namespace

class TestImportArchive : public QObject {
    Q_OBJECT

private slots:
    void aDamagedFileSaysSoWhateverItsReaderSees_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("broken for its reader") << QByteArray("Key,From,To,Changed\nA-1,,Re");
        QTest::newRow("of no known kind") << QByteArray("nothing that is known\n");
    }
    void aDamagedFileSaysSoWhateverItsReaderSees()
    {
        QFETCH(QByteArray, content);
        const Scratch scratch;
        const ZipMember damaged {.name = "board.csv", .content = content.toStdString(), .checksum = 7};
        const auto archive = scratch.write("e.zip", test::zip({damaged, {.name = "b.csv", .content = events("B")}}));
        auto workspace = store::Workspace::scratch("UTC");
        QString said;
        try {
            (void)test::take(workspace, member(archive, "board.csv"));
        } catch (const Error& error) {
            said = QString::fromUtf8(error.what());
        }
        QVERIFY2(said.contains("board.csv is damaged: its checksum is"), qPrintable(said));
    }

    void thePreviewDoesNotBlameTheMappingForDamage()
    {
        const Scratch scratch;
        const ZipMember damaged {.name = "board.csv", .content = events("A"), .checksum = 7};
        const auto archive = scratch.write("e.zip", test::zip({damaged, {.name = "b.csv", .content = events("B")}}));
        const auto workspace = store::Workspace::scratch("UTC");
        import::ImportRequest request {.source = member(archive, "board.csv"), .format = {}, .options = {}};
        request.options.mapping.emplace();
        request.options.mapping->format = "csv-events";
        request.options.mapping->columns = {{"From", "from"}, {"Changed", "instant"}}; // no key: a problem of the mapping, were it whole
        SilentProgress progress;
        QString said;
        try {
            (void)import::previewSource(workspace, request, nullptr, import::PreviewDepth::Whole, progress);
        } catch (const Error& error) {
            said = QString::fromUtf8(error.what());
        }
        QVERIFY2(said.contains("board.csv is damaged: its checksum is"), qPrintable(said));
    }

    void anArchiveBecomesItsFilesAndSaysWhatItLeavesAside()
    {
        const Scratch scratch;
        for (const auto& [name, bytes] : {std::pair<std::string, std::string> {"e.zip", test::zip(exports())}, {"e.tar", tarOf(exports())},
                 {"e.tar.gz", test::gzipped(tarOf(exports()))}}) {
            const auto file = scratch.write(name, bytes);
            const auto [sources, leftAside] = import::expandSources({file.string(), "-"});
            QCOMPARE(sources, (std::vector<std::string> {member(file, "board.csv"), member(file, "more/b.csv.gz"), "-"}));
            QCOMPARE(leftAside.size(), std::size_t {1});
            QCOMPARE(leftAside[0].path, member(file, "README.md"));
        }
    }

    void archivesInAFolderOfExportsAreLookedInto()
    {
        const Scratch scratch;
        const auto file = scratch.write("exports/e.zip", test::zip(exports()));
        const auto plain = scratch.write("exports/c.csv", events("C"));
        scratch.write("exports/pictures.zip", test::zip({{.name = "a.png", .content = "\x89PNG\r\n"}}));
        const auto [sources, leftAside] = import::expandSources({scratch.path("exports").string()});
        QCOMPARE(sources, (std::vector<std::string> {plain.string(), member(file, "board.csv"), member(file, "more/b.csv.gz")}));
        QCOMPARE(leftAside.size(), std::size_t {2});
        QCOMPARE(leftAside[1].reason, std::string("an archive without a file that this version reads"));
    }

    void whatIsInAnArchiveIsTakenAsIfItWereUnpacked()
    {
        const Scratch scratch;
        std::vector<std::filesystem::path> files;
        for (const ZipMember& each : exports())
            if (each.name.starts_with("board") || each.name.starts_with("more"))
                files.push_back(scratch.write("unpacked/" + each.name, each.content));
        const auto unpacked = test::workspaceWith(scratch.path("unpacked.weir"), files);
        for (const auto& [name, bytes] :
            {std::pair<std::string, std::string> {"e.zip", test::zip(exports())}, {"e.tgz", test::gzipped(tarOf(exports()))}}) {
            const auto file = scratch.write(name, bytes);
            const auto workspace =
                test::workspaceWith(scratch.path(name + ".weir"), {member(file, "board.csv"), member(file, "more/b.csv.gz")});
            for (const char* view : {"SELECT * FROM weir_items ORDER BY key", "SELECT * FROM weir_transitions ORDER BY item_key, seq"})
                QCOMPARE(test::rowsOf(workspace, view), test::rowsOf(unpacked, view));
            QVERIFY(!test::hasErrors(workspace));
        }
    }

    void aFileOfAnArchiveIsKnownAgain()
    {
        const Scratch scratch;
        const auto file = scratch.write("e.zip", test::zip({{.name = "board.csv", .content = events("A")}}));
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        QCOMPARE(takeOnly(workspace, file).added.items, 1);
        std::filesystem::create_directory(scratch.path("sub"));
        // The same by another way to the file: unchanged, although the archive was made again.
        scratch.write(
            "e.zip", test::zip({{.name = "board.csv", .content = events("A"), .stored = true}, {.name = "x.txt", .content = "x"}}));
        const auto again = takeOnly(workspace, scratch.path("sub") / ".." / "e.zip");
        QCOMPARE(again.unchanged, 2);
        QCOMPARE(again.added.transitions, 0);
        // Another content takes its place.
        scratch.write("e.zip", test::zip({{.name = "board.csv", .content = events("A") + "A-2,,Ready,2025-03-05T09:00:00Z\n"}}));
        QCOMPARE(takeOnly(workspace, file).added.items, 1);
        QCOMPARE(workspace.imports().size(), std::size_t {2});
        SilentProgress progress;
        workspace.removeSource(workspace.imports().front().sourceId, progress);
        QVERIFY(test::rowsOf(workspace, "SELECT key FROM weir_items").empty());
    }

    void filesOfOneNameInTwoArchivesAreTwoSources()
    {
        const Scratch scratch;
        const auto a = scratch.write("a.zip", test::zip({{.name = "board.csv", .content = events("A")}}));
        const auto b = scratch.write("b.zip", test::zip({{.name = "board.csv", .content = events("B")}}));
        const auto workspace = test::workspaceWith(scratch.path("a.weir"), {member(a, "board.csv"), member(b, "board.csv")});
        QCOMPARE(test::rowsOf(workspace, "SELECT key FROM weir_items ORDER BY key").size(), std::size_t {2});
        const auto imports = workspace.imports();
        QVERIFY(infoOf(imports, member(a, "board.csv")).sourceId != infoOf(imports, member(b, "board.csv")).sourceId);
    }

    void aRejectSaysArchiveFileAndPlace()
    {
        const Scratch scratch;
        const std::string text = events("A") + "A-2,,Ready,yesterday\n";
        const auto file =
            scratch.write("e.zip", test::zip({{.name = "x.csv", .content = events("X")}, {.name = "board.csv", .content = text}}));
        auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const auto result = test::take(workspace, member(file, "board.csv"));
        QCOMPARE(result.source, file.string() + " › board.csv");
        QCOMPARE(result.rejects.size(), std::size_t {1});
        QCOMPARE(result.rejects[0].line, 4);
        QCOMPARE(result.rejects[0].byte, static_cast<std::int64_t>(events("A").size()));
        QCOMPARE(workspace.rejects().at(0).source, result.source);
    }

    void anArchiveThatIsGoneOrWithoutTheFileIsSaid()
    {
        const Scratch scratch;
        const auto file = scratch.write("e.zip", test::zip({{.name = "board.csv", .content = events("A")}}));
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {member(file, "board.csv")});
        QVERIFY(!workspace.imports().front().missing);
        scratch.write("e.zip", test::zip({{.name = "other.csv", .content = events("A")}}));
        QVERIFY2(sentenceOf(workspace, member(file, "board.csv")).find("holds no file of that name") != std::string::npos,
            sentenceOf(workspace, member(file, "board.csv")).c_str());
        std::filesystem::remove(file);
        QVERIFY(workspace.imports().front().missing);
        QVERIFY(sentenceOf(workspace, member(file, "board.csv")).find("does not exist") != std::string::npos);
        QCOMPARE(test::rowsOf(workspace, "SELECT key FROM weir_items").size(), std::size_t {1});
    }

    void aFileThatIsDamagedLeavesTheOthersAndNothingOfItself()
    {
        const Scratch scratch;
        // Long enough that rows are taken before the damage shows.
        const auto file = scratch.write("e.zip",
            test::zip({{.name = "bad.csv", .content = test::eventsCsv(20'000, "X"), .checksum = 1},
                {.name = "good.csv", .content = events("A")}}));
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {member(file, "good.csv")});
        const auto before = test::viewsOf(workspace);
        QVERIFY(sentenceOf(workspace, member(file, "bad.csv")).find("is damaged: its checksum") != std::string::npos);
        QCOMPARE(test::viewsOf(workspace), before);
    }

    void anArchiveItselfIsNoSource()
    {
        const Scratch scratch;
        auto workspace = store::Workspace::scratch("UTC");
        const auto pictures = scratch.write("p.zip", test::zip({{.name = "a.png", .content = "\x89PNG\r\n"}}));
        QCOMPARE(sourcesOf(pictures), std::vector<std::string> {pictures.string()});
        for (const char* format : {"", "csv-events", "jira-json"})
            QVERIFY(sentenceOf(workspace, pictures, format).find("a.png (a picture (PNG))") != std::string::npos);
        const auto damaged = scratch.write("d.zip", "PK\x03\x04 and no more");
        QCOMPARE(sourcesOf(damaged), std::vector<std::string> {damaged.string()});
        QVERIFY(sentenceOf(workspace, damaged).find("is cut") != std::string::npos);
        const auto good = scratch.write("g.zip", test::zip(exports()));
        QVERIFY(sentenceOf(workspace, good).find("import it as a new source") != std::string::npos);
        QVERIFY(sentenceOf(workspace, scratch.write("e.zip", test::zip({}))).find("without files") != std::string::npos);
    }

    void aTableThatNobodyKnowsIsASourceWhereAMappingExplainsIt()
    {
        const Scratch scratch;
        const std::string table = "ID,State,When\nA-1,Open,2025-03-03T09:00:00Z\nA-1,Done,2025-03-04T09:00:00Z\n";
        const auto file = scratch.write("e.zip",
            test::zip(
                {{.name = "table.csv", .content = "Colour," + table.substr(0, 3) + "State2,Moment\nred,A-1,Open,2025-03-03T09:00:00Z\n"},
                    {.name = "README.md", .content = "Read me."}}));
        QCOMPARE(sourcesOf(file), std::vector<std::string> {file.string()});
        const auto expanded = import::expandSources({file.string()}, SilentProgress(), import::Wanted::Tables);
        QCOMPARE(expanded.sources, std::vector<std::string> {member(file, "table.csv")});
        auto workspace = store::Workspace::scratch("UTC");
        import::ImportRequest request;
        request.source = expanded.sources.front();
        request.options.importedAt = test::clockOfTests();
        request.options.mapping =
            readers::parseMapping(R"({"format":"csv-events","columns":{"ID":"key","State2":"status","Moment":"instant"}})", "m.json");
        SilentProgress progress;
        QCOMPARE(import::importSource(workspace, request, progress).accepted, 1);
    }

    void lookingIntoAnArchiveCanBeCancelled()
    {
        const Scratch scratch;
        const auto file = scratch.write("e.zip", test::zip(exports()));
        QVERIFY_EXCEPTION_THROWN((void)import::expandSources({file.string()}, test::CancelAfter(1)), Cancelled);
        auto workspace = store::Workspace::scratch("UTC");
        import::ImportRequest request;
        request.source = member(scratch.write("f.tgz", test::gzipped(tarOf(exports()))), "board.csv");
        test::CancelAfter progress(1);
        QVERIFY_EXCEPTION_THROWN((void)import::importSource(workspace, request, progress), Cancelled);
    }

    void nothingIsWrittenBesideTheArchive()
    {
        const Scratch scratch;
        const auto file = scratch.write(
            "in/deep/e.zip", test::zip({{.name = "../../out.csv", .content = events("A")}, {.name = "board.csv", .content = events("B")}}));
        auto workspace = store::Workspace::scratch("UTC");
        QCOMPARE(takeOnly(workspace, file).added.items, 1);
        std::vector<std::string> there;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(scratch.path("in")))
            there.push_back(entry.path().filename().string());
        std::ranges::sort(there);
        QCOMPARE(there, (std::vector<std::string> {"deep", "e.zip"}));
        QVERIFY(!std::filesystem::exists(scratch.path("out.csv")));
    }

private:
    static std::string sentenceOf(store::Workspace& workspace, const std::filesystem::path& source, const std::string& format = {})
    {
        try {
            (void)test::take(workspace, source, format);
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }
};

QTEST_APPLESS_MAIN(TestImportArchive)
#include "tst_import_archive.moc"
