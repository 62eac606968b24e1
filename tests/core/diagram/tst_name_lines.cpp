// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagram/elide.h"
#include "core/diagram/name_lines.h"

#include <QtTest>

using namespace weir::diagram;

class TestNameLines : public QObject {
    Q_OBJECT
private slots:
    void breaksNamesWhereWordsEnd_data();
    void breaksNamesWhereWordsEnd();
    void shortensWithoutSplittingSigns();
};

void TestNameLines::breaksNamesWhereWordsEnd_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<bool>("whole");
    const auto row = [](const char* name, const QStringList& lines, bool whole) {
        QTest::newRow(name) << QString::fromUtf8(name) << lines << whole;
    };
    row("Review", {QStringLiteral("Review")}, true); // 10 signs fit into a line
    row("Design & analysis", {QStringLiteral("Design &"), QStringLiteral("analysis")}, true);
    row("  Ready   for intake ", {QStringLiteral("Ready"), QStringLiteral("for intake")}, true);
    row("Test/Staging", {QStringLiteral("Test/"), QStringLiteral("Staging")}, true);
    row("Waiting for the next release", {QStringLiteral("Waiting"), QStringLiteral("for the n…")}, false);
    row("Documentation", {QStringLiteral("Documenta…")}, false);
    row("コードレビュー待ち列", {QStringLiteral("コードレビュー待ち列")}, true);
    row("コードレビューの順番待ちー", {QStringLiteral("コードレビューの順番"), QStringLiteral("待ちー")}, true);
    row("", {}, true);
}

void TestNameLines::breaksNamesWhereWordsEnd()
{
    QFETCH(QString, name);
    QFETCH(QStringList, lines);
    QFETCH(bool, whole);
    const auto signs = [](std::string_view text) { return static_cast<double>(cutPoints(text).size()) - 1; };
    const NameLines made = nameLines(name.toStdString(), 10, 2, signs);
    QStringList found;
    for (const std::string& line : made.lines)
        found << QString::fromStdString(line);
    QCOMPARE(found, lines);
    QCOMPARE(made.whole, whole);
}

void TestNameLines::shortensWithoutSplittingSigns()
{
    const auto width = [](std::string_view t) { return 6.6 * static_cast<double>(cutPoints(t).size() - 1); };
    QCOMPARE(elide("Review", 100, width), std::string("Review"));
    QCOMPARE(elide("Code review", 40, width), std::string("Code…"));
    QCOMPARE(elide("Code review", 3, width), std::string());
    QCOMPARE(elideMiddle("Code review", 40, width), std::string("Co…ew"));
    QCOMPARE(elideMiddle("Code review", 100, width), std::string("Code review"));
    QCOMPARE(elideMiddle("Code review", 15, width), std::string("C…"));
    QCOMPARE(elideMiddle("Code review", 3, width), std::string());
    const std::string family = "👩‍💻x"; // woman, joiner, laptop: one sign
    QCOMPARE(cutPoints(family), std::vector<std::size_t>({0, 11, 12}));
    QCOMPARE(cutPoints("e\u0301a"), std::vector<std::size_t>({0, 3, 4}));
    QCOMPARE(cutPoints("\xFF\xFE"), std::vector<std::size_t>({0, 1, 2}));
    QCOMPARE(cutPoints("🇩🇪🇫🇷"), std::vector<std::size_t>({0, 8, 16}));
}

QTEST_APPLESS_MAIN(TestNameLines)
#include "tst_name_lines.moc"
