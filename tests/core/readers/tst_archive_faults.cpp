// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Archives that are damaged, or made to do harm: each is refused with a sentence, and no more is read of it than that needs.

#include "core/readers/archive.h"
#include "core/readers/limits.h"
#include "core/readers/member_path.h"
#include "core/readers/refusal.h"
#include "tests/core/readers/source_file.h"
#include "tests/support/archive_bytes.h"

#include <QtTest>

#include <string>
#include <vector>

using namespace weir;
using namespace weir::readers;
using test::TarKind;
using test::ZipMember;

namespace {

void readAll(const Archive& archive)
{
    std::string buffer(std::size_t {1} << 16, '\0');
    for (const Archive::Member& member : archive.members()) {
        if (!member.problem.empty())
            continue;
        const auto bytes = archive.open(member.name);
        while (bytes->read(buffer) > 0) { }
    }
}

const std::string table = "Key,Status,Changed\nA-1,Done,2025-03-03T09:00:00Z\n";

} // namespace

class TestArchiveFaults : public QObject {
    Q_OBJECT

private slots:
    void whatCannotBeReadSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("problem");
        const auto zip = [](const char* row, const ZipMember& member, const char* name, const char* problem) {
            QTest::newRow(row) << QByteArray::fromStdString(test::zip({member})) << QByteArray(name) << QByteArray(problem);
        };
        const auto tar = [](const char* row, const std::string& bytes, const char* name, const char* problem) {
            QTest::newRow(row) << QByteArray::fromStdString(bytes + test::tarEnd()) << QByteArray(name) << QByteArray(problem);
        };
        zip("up", {.name = "../a.csv", .content = table}, "../a.csv", "leads out");
        zip("up inside", {.name = "x/../../a.csv", .content = table}, "x/../../a.csv", "leads out");
        zip("up with backslashes", {.name = "..\\..\\a.csv", .content = table}, "../../a.csv", "leads out");
        zip("absolute", {.name = "/etc/cron.d/a", .content = table}, "/etc/cron.d/a", "leads out");
        zip("drive", {.name = "C:\\a.csv", .content = table}, "C:/a.csv", "leads out");
        zip("share", {.name = "\\\\host\\a.csv", .content = table}, "/host/a.csv", "leads out");
        zip("hidden and out", {.name = "../.ssh/keys", .content = table}, "../.ssh/keys", "leads out");
        zip("NUL", {.name = std::string("a.csv\0.exe", 10), .content = table}, "a.csv\\x00.exe", "behind its end");
        zip("no name", {.name = "", .content = table}, "/", "without a name");
        zip("link", {.name = "a.csv", .content = "/etc/passwd", .mode = 0120777}, "a.csv", "a link");
        zip("device", {.name = "a.csv", .content = {}, .mode = 0020644}, "a.csv", "no plain file");
        zip("encrypted", {.name = "a.csv", .content = table, .flags = 1}, "a.csv", "encrypted");
        zip("encrypted names", {.name = "a.csv", .content = table, .flags = 0x2000}, "a.csv", "encrypted");
        zip("other method", {.name = "a.csv", .content = table, .method = 14}, "a.csv", "method 14");
        zip("repository", {.name = "clone/.git/HEAD", .content = "ref: refs/heads/main"}, "clone/.git", "a repository");
        tar("tar: up", test::tarMember("../a.csv", table), "../a.csv", "leads out");
        tar("tar: absolute", test::tarMember("/a.csv", table), "/a.csv", "leads out");
        tar("tar: link", test::tarMember("a.csv", {}, '2'), "a.csv", "a link");
        tar("tar: hard link", test::tarMember("a.csv", {}, '1', TarKind::Ustar, {}, "00000001000"), "a.csv", "a link");
        tar("tar: device", test::tarMember("a.csv", {}, '3'), "a.csv", "no plain file");
        tar("tar: pipe", test::tarMember("a.csv", {}, '6'), "a.csv", "no plain file");
        tar("tar: holes", test::tarMember("a.csv", table, 'S', TarKind::Gnu), "a.csv", "sparse");
        tar("tar: holes of pax", test::paxHeader({"GNU.sparse.major=1"}) + test::tarMember("a.csv", table), "a.csv", "sparse");
        QTest::newRow("twice") << QByteArray::fromStdString(
            test::zip({{.name = "a.csv", .content = "1"}, {.name = "./a.csv", .content = "2"}}))
                               << QByteArray("a.csv") << QByteArray("several files");
    }

    void whatCannotBeReadSaysWhy()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, problem);
        const auto file = m_folder.write("archive", bytes.toStdString());
        const auto archive = openArchive(file, SilentProgress());
        QCOMPARE(archive->members().size(), std::size_t {1});
        const Archive::Member& member = archive->members().front();
        QCOMPARE(QByteArray::fromStdString(member.name), name);
        QVERIFY2(member.problem.find(problem.toStdString()) != std::string::npos, member.problem.c_str());
        ErrorCode code {};
        const std::string sentence = test::sentenceOf([&] { static_cast<void>(archive->open(member.name)); }, &code);
        QCOMPARE(code, ErrorCode::NotThis);
        QVERIFY2(sentence.starts_with(memberPath(file, member.name).string()) && sentence.ends_with('.'), sentence.c_str());
        // Alone in an archive, it is why the archive is refused.
        const std::string refusal = refusalSentence(file);
        QVERIFY2(refusal.find(problem.toStdString()) != std::string::npos && refusal.ends_with('.'), refusal.c_str());
    }

    void casesAreTwoNamesBecauseNothingIsUnpacked()
    {
        const auto archive = open(test::zip({{.name = "A.csv", .content = "1"}, {.name = "a.csv", .content = "2"}}));
        QCOMPARE(archive->members().size(), std::size_t {2});
        QVERIFY(archive->open("A.csv") && archive->open("a.csv"));
    }

    void aNameThatIsNotThereIsSaid()
    {
        ErrorCode code {};
        const auto archive = open(test::zip({{.name = "a.csv", .content = "1"}}));
        const std::string sentence = test::sentenceOf([&] { static_cast<void>(archive->open("b.csv")); }, &code);
        QCOMPARE(code, ErrorCode::NotFound);
        QVERIFY2(sentence.find("b.csv is not there") != std::string::npos, sentence.c_str());
    }

    void damageIsSaid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("what");
        const auto row = [](const char* name, const std::string& bytes, const char* what) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(what);
        };
        const std::string text = test::noise(1000);
        const std::string zip = test::zip({{.name = "a.csv", .content = text}, {.name = "b.csv", .content = text, .stored = true}});
        const std::string tar = test::tarMember("a.csv", text) + test::tarMember("b.csv", text) + test::tarEnd();
        row("checksum", test::zip({{.name = "a.csv", .content = text, .checksum = 1}}), "checksum");
        row("checksum of a stored file", test::zip({{.name = "a.csv", .content = text, .stored = true, .checksum = 1}}), "checksum");
        row("longer than it says", test::zip({{.name = "a.csv", .content = text, .size = 10}}), "size");
        row("shorter than it says", test::zip({{.name = "a.csv", .content = text, .size = 10'000}}), "size");
        row("two sizes", test::zip({{.name = "a.csv", .content = text, .stored = true, .size = 10}}), "two sizes");
        row("cut zip", zip.substr(0, zip.size() / 2), "is cut");
        row("zip without its head", std::string("PK\x03\x04") + zip.substr(500), "is damaged");
        row("fewer than it says", test::zip({{.name = "a.csv", .content = text}}, {.members = 2}), "shorter");
        row("more than it says", test::zip({{.name = "a.csv", .content = text}, {.name = "b.csv", .content = text}}, {.members = 1}),
            "longer");
        row("overlapping",
            test::zip(
                {{.name = "a.csv", .content = text, .stored = true}, {.name = "b.csv", .content = text, .stored = true, .begin = 100}}),
            "overlap");
        row("the same bytes twice", test::zip({{.name = "a.csv", .content = text}, {.name = "b.csv", .content = text, .begin = 0}}),
            "overlap");
        row("beyond the end", test::zip({{.name = "a.csv", .content = text, .begin = 1'000'000}}), "beyond its end");
        row("beyond 64 bits", test::zip({{.name = "a.csv", .content = text, .wide = true, .begin = ~std::uint64_t {0}}}), "beyond its end");
        row("cut tar", tar.substr(0, 1024), "is cut");
        row("cut header of a tar", tar.substr(0, 1536 + 100), "is cut");
        row("cut packed tar", test::gzipped(tar).substr(0, 800), "is cut");
        std::string packed = test::gzipped(tar);
        packed[packed.size() - 6] ^= 1;
        row("checksum of a packed tar", packed, "is damaged");
        std::string header = tar;
        header[1536 + 3] ^= 1;
        row("header of a tar", header, "a header");
        row("size of a tar",
            tar.substr(0, 1536) + test::tarMember("b", {}, '0', TarKind::Gnu, {}, std::string("\xFF") + std::string(11, '\xFF')), "size");
        row("endless tar",
            test::tarMember("a", text)
                + test::tarMember(
                    "b", {}, '0', TarKind::Gnu, {}, std::string("\x80") + std::string(4, '\0') + "\x1f" + std::string(6, '\xFF')),
            "is cut");
        row("endless pax", test::paxHeader({"size=9223372036854775807"}) + test::tarMember("a", text), "beyond its end");
        row("line of pax", test::tarMember("x", "99 path=a\n", 'x') + test::tarMember("a", text), "cannot be read");
        row("split",
            test::zip({{.name = "a", .content = "a"}}).replace(test::zip({{.name = "a", .content = "a"}}).size() - 18, 1, 1, '\x02'),
            "one part");
    }

    void damageIsSaid()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, what);
        const auto file = m_folder.write("archive.bin", bytes.toStdString());
        QVERIFY(isArchive(file));
        const std::string sentence = test::sentenceOf([&] { readAll(*openArchive(file, SilentProgress())); });
        QVERIFY2(sentence.find(what.toStdString()) != std::string::npos, sentence.c_str());
        QVERIFY2(sentence.starts_with(file.string()) && sentence.ends_with('.'), sentence.c_str());
    }

    void anArchiveMayBeCutAnywhere()
    {
        const std::string text = test::noise(700);
        const std::string tar =
            test::tarMember("a.csv", text) + test::paxHeader({"path=b.csv"}) + test::tarMember("b", text) + test::tarEnd();
        const std::string zip =
            test::zip({{.name = "a.csv", .content = text}, {.name = "b.csv", .content = text, .wide = true}}, {.wide = true});
        for (const std::string& whole : {zip, tar, test::gzipped(tar)}) {
            std::size_t refused = 0;
            for (std::size_t size = 0; size < whole.size(); size += size < 64 ? 1 : 13) {
                const auto file = m_folder.write("cut", whole.substr(0, size));
                refused += test::sentenceOf([&] { readAll(*openArchive(file, SilentProgress())); }).empty() ? 0 : 1;
            }
            // A tar archive may end after any file.
            QVERIFY(whole == tar ? refused > 100 : refused > 60);
        }
    }

    void tooManyFilesAreRefusedBeforeTheyAreListed()
    {
        const auto count = static_cast<std::size_t>(limits::archiveMembers);
        std::vector<ZipMember> members;
        std::string tar;
        for (std::size_t i = 0; i <= count; ++i) {
            members.push_back({.name = std::string("f").append(std::to_string(i)), .content = {}, .stored = true});
            tar += test::tarMember(members.back().name, {});
        }
        QCOMPARE(code(test::zip(members)), ErrorCode::Limit);
        QCOMPARE(code(test::zip({{.name = "a", .content = "a"}}, {.wide = true, .members = 100'000'000})), ErrorCode::Limit);
        QCOMPARE(code(test::gzipped(tar)), ErrorCode::Limit);
        QCOMPARE(code(tar), ErrorCode::Limit);
        members.pop_back();
        QCOMPARE(open(test::zip(members))->members().size(), count);
        QCOMPARE(open(tar.substr(0, tar.size() - 512))->members().size(), count);
        // Headers that belong to no file are counted, too.
        std::string headers;
        for (std::size_t i = 0; i <= 2 * count; ++i)
            headers += test::tarMember("x", "x", 'K', TarKind::Gnu);
        QCOMPARE(code(test::gzipped(headers + headers)), ErrorCode::Malformed);
    }

    void longNamesAndHeadersAreRefused()
    {
        const std::string longest(limits::archiveNameBytes, 'n');
        QCOMPARE(open(test::zip({{.name = longest, .content = "a"}}))->members().size(), std::size_t {1});
        QCOMPARE(code(test::zip({{.name = longest + "n", .content = "a"}})), ErrorCode::Limit);
        QCOMPARE(code(test::paxHeader({std::string("path=") + longest + "n"}) + test::tarMember("a", "a")), ErrorCode::Limit);
        QCOMPARE(code(test::gzipped(test::tarMember("a", std::string(2 << 20, '\0'), 'L', TarKind::Gnu))), ErrorCode::Limit);
    }

    void whatUnpacksWithoutEndIsRefused()
    {
        // What it says is enough where it says it; else what comes out.
        const std::string zeros(std::size_t {33} << 20, '0');
        QCOMPARE(code(test::zip({{.name = "a.csv", .content = zeros}, {.name = "b.csv", .content = zeros}})), ErrorCode::Limit);
        QCOMPARE(code(test::zip({{.name = "a.csv", .content = "a", .wide = true, .size = std::uint64_t {1} << 50}})), ErrorCode::Limit);
        std::string tar;
        for (int i = 0; i < 3; ++i)
            tar += test::gzipped(test::tarMember(std::string("m").append(std::to_string(i)), zeros));
        QCOMPARE(code(tar), ErrorCode::Limit);
        // One that hides it behind a small size ends there.
        const auto file = m_folder.write("lying", test::zip({{.name = "a.csv", .content = zeros, .size = 5}}));
        ErrorCode failed {};
        static_cast<void>(test::sentenceOf([&] { readAll(*openArchive(file, SilentProgress())); }, &failed));
        QCOMPARE(failed, ErrorCode::Malformed);
    }

    void anArchiveInAnArchiveIsNotLookedInto()
    {
        std::string inner = test::zip({{.name = "a.csv", .content = table}});
        for (int i = 0; i < 5; ++i)
            inner = test::zip(
                {{.name = "lib.zip", .content = inner}, {.name = "lib.tar.gz", .content = test::gzipped(test::tarMember("a", table))}});
        const auto file = m_folder.write("42", inner);
        const std::string sentence = refusalSentence(file);
        QVERIFY2(sentence.find("lib.tar.gz (an archive in an archive), lib.zip (an archive in an archive); unpack it") != std::string::npos,
            sentence.c_str());
    }

    void theListOfAPackedTarCanBeCancelled()
    {
        class CancelAfter final : public Progress {
        public:
            void stage(std::string_view) override { }
            void report(std::int64_t, std::int64_t) override { }
            [[nodiscard]] bool cancelled() const override { return ++m_asked > 5; }

        private:
            mutable int m_asked = 0;
        };
        const auto file = m_folder.write("long", test::gzipped(test::tarMember("a", test::noise(4'000'000))));
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(openArchive(file, CancelAfter())), Cancelled);
        const auto zip = m_folder.write("many", test::zip(std::vector<ZipMember>(10, {.name = "a", .content = "a"})));
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(openArchive(zip, CancelAfter())), Cancelled);
    }

private:
    std::shared_ptr<const Archive> open(const std::string& bytes) const
    {
        return openArchive(m_folder.write("archive", bytes), SilentProgress());
    }
    /// With which code the archive is refused.
    ErrorCode code(const std::string& bytes) const
    {
        ErrorCode code = ErrorCode::Internal;
        const std::string sentence = test::sentenceOf([&] { static_cast<void>(open(bytes)); }, &code);
        return sentence.ends_with('.') ? code : ErrorCode::Internal;
    }
    test::SourceFolder m_folder;
};

QTEST_APPLESS_MAIN(TestArchiveFaults)
#include "tst_archive_faults.moc"
