// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"
#include "core/readers/input.h"
#include "core/readers/limits.h"
#include "core/readers/sha256.h"
#include "tests/core/readers/piped_input.h"
#include "tests/core/readers/source_file.h"
#include "tests/support/archive_bytes.h"

#include <QtTest>

#include <array>
#include <random>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace weir;
using namespace weir::readers;
using test::PipedInput;

namespace {

std::string all(Input& input, std::size_t piece = 1000)
{
    std::string text;
    std::vector<char> buffer(piece);
    while (const std::size_t n = input.read(buffer))
        text.append(buffer.data(), n);
    return text;
}

/// Text that does not shrink much.
std::string noise(std::size_t size)
{
    std::mt19937 random(3);
    std::string text(size, '\0');
    for (char& c : text)
        c = static_cast<char>(random());
    return text;
}

} // namespace

class TestInput : public QObject {
    Q_OBJECT

private slots:
    void readsPlainFiles();
    void unpacksEveryMember();
    void ignoresPaddingBehindTheLastMember();
    void readsAgainAfterRewind();
    void tellsHowFarItIs();
    void refusesWithASentence();
    void refusesWhatUnpacksWithoutEnd();
    void saysThatCompressedDataIsCut();
    void saysThatCompressedDataIsDamaged();
    void readsTheHeadDecompressed();
    void listsAFolder();
    void hashesTheStoredBytes();
    void stopsHashingWhenCancelled();
    void readsStandardInputToItsEnd();
    void doesNotWaitForStandardInputOnceCancelled();
    void doesNotKeepWhatIsNoText();
    void refusesAPipeByItsName();

private:
    test::SourceFolder m_folder;
};

void TestInput::readsPlainFiles()
{
    const std::string text = noise(100'000);
    Input input(m_folder.write("plain", text));
    QCOMPARE(all(input, 777), text);
}

void TestInput::unpacksEveryMember()
{
    const std::string first = noise(70'000);
    const std::string second(300'000, 'x');
    Input input(m_folder.write("members.anything", test::gzipped(first) + test::gzipped("") + test::gzipped(second)));
    QVERIFY(all(input) == first + second);
}

void TestInput::ignoresPaddingBehindTheLastMember()
{
    Input input(m_folder.write("padded.gz", test::gzipped("text") + std::string(512, '\0')));
    QCOMPARE(all(input), std::string("text"));
}

void TestInput::readsAgainAfterRewind()
{
    const std::string text = noise(50'000);
    for (const std::string& stored : {text, test::gzipped(text) + test::gzipped(text)}) {
        Input input(m_folder.write("again", stored));
        const std::string once = all(input);
        input.rewind();
        QVERIFY(all(input) == once);
        // also from the middle
        std::vector<char> some(1234);
        input.rewind();
        input.read(some);
        input.rewind();
        QVERIFY(all(input) == once);
    }
}

void TestInput::tellsHowFarItIs()
{
    const std::string stored = test::gzipped(noise(600'000));
    Input input(m_folder.write("progress.gz", stored));
    QCOMPARE(input.consumed(), 0);
    QCOMPARE(input.storedSize(), static_cast<std::int64_t>(stored.size()));
    all(input);
    QCOMPARE(input.consumed(), input.storedSize());
}

void TestInput::refusesWithASentence()
{
    const auto sentence = [](const std::filesystem::path& path, ErrorCode expected) {
        ErrorCode code {};
        const std::string text = test::sentenceOf([&] { static_cast<void>(readHead(path)); }, &code);
        return code == expected && text.find(path.filename().string()) != std::string::npos && text.ends_with('.');
    };
    QVERIFY(sentence(m_folder.path() / "missing.csv", ErrorCode::NotFound));
    QVERIFY(sentence(m_folder.write("empty.csv", ""), ErrorCode::NotThis));
    QVERIFY(sentence(m_folder.write("empty.gz", test::gzipped("")), ErrorCode::NotThis));
    ErrorCode code {};
    const std::filesystem::path folder = m_folder.path();
    QVERIFY(!test::sentenceOf([&] { Input input(folder); }, &code).empty());
    QCOMPARE(code, ErrorCode::NotThis);
    QVERIFY(!test::sentenceOf([] { Input input("/dev/null"); }, &code).empty());
    QCOMPARE(code, ErrorCode::NotThis);
    if (geteuid() != 0) {
        const auto locked = m_folder.write("locked.csv", "a");
        std::filesystem::permissions(locked, std::filesystem::perms::none);
        QVERIFY(sentence(locked, ErrorCode::Unreadable));
    }
}

void TestInput::refusesWhatUnpacksWithoutEnd()
{
    // 256 MiB of zeros in a quarter of a megabyte.
    std::string stored;
    const std::string member = test::gzipped(std::string(std::size_t {32} << 20, '\0'));
    for (int i = 0; i < 8; ++i)
        stored += member;
    Input input(m_folder.write("bomb.gz", stored));
    ErrorCode code {};
    const std::string sentence = test::sentenceOf([&] { all(input, 1 << 20); }, &code);
    QCOMPARE(code, ErrorCode::Limit);
    QVERIFY(sentence.find("bomb.gz") != std::string::npos);
    QVERIFY(test::sentenceOf([&] { static_cast<void>(readHead(m_folder.path() / "bomb.gz")); }).empty());
}

void TestInput::saysThatCompressedDataIsCut()
{
    const std::string stored = test::gzipped(noise(100'000));
    for (const std::size_t kept : {std::size_t {5}, std::size_t {20}, stored.size() / 2, stored.size() - 1}) {
        ErrorCode code {};
        const auto path = m_folder.write("cut.gz", stored.substr(0, kept));
        const std::string sentence = test::sentenceOf(
            [&] {
                Input input(path);
                all(input);
            },
            &code);
        QCOMPARE(code, ErrorCode::Malformed);
        QVERIFY(sentence.find("cut") != std::string::npos);
    }
}

void TestInput::saysThatCompressedDataIsDamaged()
{
    std::string stored = test::gzipped(noise(100'000));
    stored[stored.size() - 6] ^= 1; // in the checksum
    ErrorCode code {};
    const auto path = m_folder.write("damaged.gz", stored);
    QVERIFY(!test::sentenceOf(
        [&] {
            Input input(path);
            all(input);
        },
        &code)
                 .empty());
    QCOMPARE(code, ErrorCode::Malformed);
}

void TestInput::readsTheHeadDecompressed()
{
    const std::string text = noise(limits::headBytes + 1);
    const SourceHead longer = readHead(m_folder.write("longer.gz", test::gzipped(text)));
    QVERIFY(longer.bytes == text.substr(0, limits::headBytes));
    QVERIFY(!longer.whole);
    const SourceHead exact = readHead(m_folder.write("exact", text.substr(1)));
    QVERIFY(exact.bytes == text.substr(1));
    QVERIFY(exact.whole);
    QVERIFY(exact.head().whole);
}

void TestInput::listsAFolder()
{
    const test::SourceFolder folder;
    folder.write("b.csv", "x");
    folder.write("a.csv", "x");
    const SourceHead head = readHead(folder.path());
    QVERIFY(head.folder);
    QCOMPARE(head.bytes, std::string("a.csv\nb.csv\n"));
}

void TestInput::hashesTheStoredBytes()
{
    SilentProgress progress;
    // FIPS 180-4, example of one block
    QCOMPARE(sha256OfFile(m_folder.write("abc", "abc"), progress),
        std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    const std::string stored = test::gzipped("abc");
    Sha256 hash;
    hash.update(stored.substr(0, 7));
    hash.update(stored.substr(7));
    QCOMPARE(sha256OfFile(m_folder.write("abc.gz", stored), progress), hash.hex());
}

void TestInput::stopsHashingWhenCancelled()
{
    class CancelledProgress final : public Progress {
    public:
        void stage(std::string_view) override { }
        void report(std::int64_t, std::int64_t) override { }
        [[nodiscard]] bool cancelled() const override { return true; }
    } progress;
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(sha256OfFile(m_folder.write("some", "abc"), progress)), Cancelled);
}

void TestInput::readsStandardInputToItsEnd()
{
    PipedInput pipe;
    pipe.write("key,");
    pipe.write("status\n");
    pipe.close();
    Input input("-");
    QCOMPARE(all(input), std::string("key,status\n"));
    QVERIFY(input.standardInputHash().has_value());
}

void TestInput::doesNotKeepWhatIsNoText()
{
    const PipedInput pipe; // which would go on for ever
    pipe.write(std::string(8192, '\0'));
    QVERIFY_EXCEPTION_THROWN(Input("-"), Error);
}

void TestInput::doesNotWaitForStandardInputOnceCancelled()
{
    class Impatient final : public Progress {
    public:
        void stage(std::string_view) override { }
        void report(std::int64_t, std::int64_t) override { }
        [[nodiscard]] bool cancelled() const override { return ++m_asked > 3; }

    private:
        mutable int m_asked = 0;
    } progress;
    const PipedInput pipe; // whose other end never says anything more
    pipe.write("key,");
    QVERIFY_EXCEPTION_THROWN(Input("-", progress), Cancelled);
}

void TestInput::refusesAPipeByItsName()
{
    const std::filesystem::path fifo = m_folder.path() / "pipe.csv";
    QCOMPARE(mkfifo(fifo.c_str(), 0600), 0);
    ErrorCode code {};
    QVERIFY(test::sentenceOf([&] { Input input(fifo); }, &code).find("not a plain file") != std::string::npos);
    QCOMPARE(code, ErrorCode::NotThis);
}

QTEST_APPLESS_MAIN(TestInput)
#include "tst_input.moc"
