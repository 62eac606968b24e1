// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/archive.h"
#include "core/readers/input.h"
#include "core/readers/member_name.h"
#include "core/readers/member_path.h"
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

std::string all(ByteSource& bytes, std::size_t piece = 7001)
{
    std::string text;
    std::string buffer(piece, '\0');
    while (const std::size_t n = bytes.read(buffer))
        text.append(buffer, 0, n);
    return text;
}

std::string contentOf(const Archive& archive, std::string_view member)
{
    return all(*archive.open(member));
}

std::vector<std::string> namesOf(const Archive& archive)
{
    std::vector<std::string> names;
    for (const Archive::Member& member : archive.members())
        names.push_back(member.name);
    return names;
}

std::string unicodeName(std::string_view of, std::string_view name)
{
    return test::zipField(0x7075, std::string("\x01") + test::littleEndian(test::checksumOf(of), 4) + std::string(name));
}

} // namespace

class TestArchive : public QObject {
    Q_OBJECT

private slots:
    void zipFilesAreReadAsTheyWerePut()
    {
        const std::string text = test::noise(300'000);
        const auto archive = open(test::zip({{.name = "deflated.csv", .content = text},
            {.name = "stored.csv", .content = text, .stored = true}, {.name = "streamed.csv", .content = text, .streamed = true},
            {.name = "wide.csv", .content = text, .wide = true}, {.name = "empty.csv", .content = {}}}));
        QCOMPARE(namesOf(*archive), (std::vector<std::string> {"deflated.csv", "empty.csv", "stored.csv", "streamed.csv", "wide.csv"}));
        for (const char* name : {"deflated.csv", "stored.csv", "streamed.csv", "wide.csv"})
            QVERIFY2(contentOf(*archive, name) == text, name);
        QVERIFY(contentOf(*archive, "empty.csv").empty());
    }

    void zipListIsFoundBehindACommentAndInZip64()
    {
        const std::vector<ZipMember> one {{.name = "a.csv", .content = "text"}};
        for (const test::ZipEnd& end : {test::ZipEnd {.comment = std::string(65'535, 'c')},
                 test::ZipEnd {.comment = "with PK\x05\x06 in it and more than twenty-two bytes behind"}, test::ZipEnd {.wide = true}})
            QCOMPARE(contentOf(*open(test::zip(one, end)), "a.csv"), std::string("text"));
    }

    void zipNamesAreReadInTheirEncoding()
    {
        const std::string bytes = "M\x81ller.csv"; // ü in code page 437
        const auto archive = open(test::zip({{.name = bytes, .content = "a"}, {.name = "Mühle.csv", .content = "b", .flags = 0x800},
            {.name = "Küche.csv", .content = "c"}, {.name = "kept.csv", .content = "d", .extra = unicodeName("other.csv", "unused.csv")},
            {.name = "Stra?e.csv", .content = "e", .extra = unicodeName("Stra?e.csv", "Straße.csv")}}));
        // A name in UTF-8 that is about another one does not hold.
        QCOMPARE(namesOf(*archive), (std::vector<std::string> {"Küche.csv", "Mühle.csv", "Müller.csv", "Straße.csv", "kept.csv"}));
        QCOMPARE(fromCodePage437("\x81\xE1\xFF"), std::string("üß\u00A0"));
    }

    void namesSayWhetherTheyAreFilesOfTheUser()
    {
        const auto archive = open(test::zip({{.name = "folder/", .content = {}}, {.name = "folder\\sub\\a.csv", .content = "a"},
            {.name = "__MACOSX/folder/._a.csv", .content = "x"}, {.name = ".DS_Store", .content = "x"},
            {.name = "./b//c.csv", .content = "c"}, {.name = "folder/.hidden/d.csv", .content = "x"},
            {.name = "CON", .content = "device of another system"}}));
        QCOMPARE(namesOf(*archive), (std::vector<std::string> {"CON", "b/c.csv", "folder/sub/a.csv"}));
        QCOMPARE(contentOf(*archive, "folder/sub/a.csv"), std::string("a"));
    }

    void whatCouldSteerAScreenIsShownAsNumbers()
    {
        QCOMPARE(memberName("a\x1b[2J\n\x7f.csv").text, std::string("a\\x1b[2J\\x0a\\x7f.csv"));
        QCOMPARE(memberName("\u202Evsc.a").text, std::string("\\u{202e}vsc.a"));
        QCOMPARE(memberName("\xFF.csv").text, std::string("\\xff.csv"));
        QCOMPARE(memberName("ü \u4F60.csv").text, std::string("ü \u4F60.csv"));
    }

    void tarFilesOfEveryKindAreRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const std::string deep = "exports/" + std::string(200, 'd') + "/a.csv";
        const auto row = [](const char* name, const std::string& bytes) { QTest::newRow(name) << QByteArray::fromStdString(bytes); };
        const std::string content(1000, 'a');
        row("ustar", test::tarMember("dddd/a.csv", content));
        row("ustar with a prefix", test::tarMember("a.csv", content, '0', TarKind::Ustar, "dddd"));
        row("before ustar", test::tarMember("dddd/a.csv", content, '\0', TarKind::V7));
        row("GNU with a long name",
            test::tarMember("././@LongLink", "dddd/a.csv" + std::string(1, '\0'), 'L', TarKind::Gnu)
                + test::tarMember("cut", content, '0', TarKind::Gnu));
        row("pax", test::paxHeader({"mtime=1.5", "path=dddd/a.csv"}) + test::tarMember("cut", content));
        row("pax with the size",
            test::paxHeader({"path=dddd/a.csv", "size=1000"})
                + test::tarMember("cut", content, '0', TarKind::Ustar, {}, std::string("00000000000")));
        row("pax for all", test::tarMember("global", "19 path=unused.csv\n", 'g') + test::tarMember("dddd/a.csv", content));
        row("size in binary",
            test::tarMember(
                "dddd/a.csv", content, '0', TarKind::Gnu, {}, std::string("\x80") + std::string(9, '\0') + std::string("\x03\xE8")));
        row("with a folder", test::tarMember("dddd/", {}, '5') + test::tarMember("./dddd/a.csv", content));
    }

    void tarFilesOfEveryKindAreRead()
    {
        QFETCH(QByteArray, bytes);
        const std::string tar = bytes.toStdString();
        const std::string content(1000, 'a');
        for (const std::string& stored : {tar + test::tarEnd(), test::gzipped(tar + test::tarEnd()), tar, tar.substr(0, tar.size() - 24)}) {
            const auto archive = open(stored); // some programs leave out the end, and the padding before it
            QCOMPARE(namesOf(*archive), std::vector<std::string> {"dddd/a.csv"});
            QVERIFY(contentOf(*archive, "dddd/a.csv") == content);
        }
    }

    void filesOfAPackedTarAreReadInAnyOrder()
    {
        // Far more than lies between two places from which the unpacking can begin, in several gzip members.
        std::vector<std::string> contents;
        std::string packed;
        for (std::uint64_t i = 0; i < 6; ++i) {
            contents.push_back(test::noise(1'700'000, i + 1));
            packed += test::gzipped(test::tarMember(std::string("m").append(std::to_string(i)), contents.back()));
        }
        const auto archive = open(packed + test::gzipped(test::tarEnd()) + std::string(300, '\0'));
        for (const std::size_t i : {5U, 0U, 3U, 4U, 1U, 2U}) {
            const auto member = archive->open(std::string("m").append(std::to_string(i)));
            QVERIFY(all(*member) == contents[i]);
            QCOMPARE(member->consumed(), member->size());
            member->rewind();
            QVERIFY(all(*member, 100'000) == contents[i]);
        }
    }

    void aMemberIsAnInputLikeAFile()
    {
        const std::string text = test::noise(100'000);
        const auto file =
            m_folder.write("in.zip", test::zip({{.name = "sub/a.csv", .content = text}, {.name = "b.gz", .content = test::gzipped(text)}}));
        for (const char* name : {"sub/a.csv", "b.gz"}) {
            Input input(memberPath(file, name));
            QCOMPARE(input.name(), file.string() + " › " + name);
            std::string read(text.size() + 1, '\0');
            for (int i = 0; i < 2; ++i) {
                QCOMPARE(input.read(read), text.size());
                QVERIFY(read.starts_with(text));
                QCOMPARE(input.consumed(), input.storedSize());
                input.rewind();
            }
        }
    }

    void onlyWhatLiesBeforeTheMarkIsAFile()
    {
        const auto file = m_folder.write("mark.zip", test::zip({{.name = "a › b.csv", .content = "text"}}));
        const auto plain = m_folder.write("plain", "text");
        const auto path = memberPathOf(memberPath(file, "a › b.csv"));
        QVERIFY(path && path->archive == file && path->member == "a › b.csv");
        QCOMPARE(storedFileOf(memberPath(file, "../x")), file);
        QVERIFY(!memberPathOf(memberPath(plain, "a.csv")));
        QVERIFY(!memberPathOf(memberPath(m_folder.path() / "missing.zip", "a.csv")));
        QVERIFY(!memberPathOf(file));
    }

    void onlyArchivesAreArchives()
    {
        const auto is = [this](const std::string& bytes) { return isArchive(m_folder.write("what", bytes)); };
        QVERIFY(is(test::zip({{.name = "a", .content = "a"}})) && is(test::zip({})));
        QVERIFY(is(test::tarMember("a", "a")) && is(test::gzipped(test::tarMember("a", "a"))));
        QVERIFY(!is("Key,Status\n") && !is("") && !is(test::gzipped("Key,Status\n")) && !is(std::string(2000, '\0')));
        QVERIFY(!is(std::string(257, 'a') + "ustar" + std::string(500, 'a')));
        // An Office file is an archive by its outer form only.
        QVERIFY(!is(test::zip({{.name = "[Content_Types].xml", .content = "<a/>"}, {.name = "xl/workbook.xml", .content = "<a/>"}})));
        QVERIFY(!is(test::zip({{.name = "mimetype", .content = "application/vnd.oasis.opendocument.spreadsheet", .stored = true}})));
        QVERIFY(!isArchive(m_folder.path()) && !isArchive("-") && !isArchive(m_folder.path() / "none"));
    }

    void anArchiveThatChangesIsListedAnew()
    {
        const auto file = m_folder.write("changing.zip", test::zip({{.name = "a.csv", .content = "1", .stored = true}}));
        QCOMPARE(contentOf(*openArchive(file, SilentProgress()), "a.csv"), std::string("1"));
        m_folder.write("changing.zip", test::zip({{.name = "b.csv", .content = "2", .stored = true}})); // as long as before
        QCOMPARE(contentOf(*openArchive(file, SilentProgress()), "b.csv"), std::string("2"));
    }

private:
    std::shared_ptr<const Archive> open(const std::string& bytes) const
    {
        return openArchive(m_folder.write("archive", bytes), SilentProgress());
    }
    test::SourceFolder m_folder;
};

QTEST_APPLESS_MAIN(TestArchive)
#include "tst_archive.moc"
