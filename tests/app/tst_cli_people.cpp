// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What `weir people` and `weir links` show and set.

#include "tests/support/cli_run.h"

#include <QFile>
#include <QJsonArray>
#include <QSet>

using weir::test::CliRun;

namespace {

const char* const moves = "Key,Status,Changed,Changed By\n"
                          "A-1,Ready,2025-03-03T09:00:00Z,Ann Lee\n"
                          "A-2,Ready,2025-03-04T09:00:00Z,annl\n"
                          "A-3,Ready,2025-03-04T09:00:00Z,ci[bot]\n";

} // namespace

class TestCliPeople : public QObject, private weir::test::CliFolder {
    Q_OBJECT

private slots:
    void init()
    {
        renew();
        m_workspace = path(QStringLiteral("team.weir"));
        QCOMPARE(weir({QStringLiteral("import"), m_workspace, file(QStringLiteral("moves.csv"), moves)}).status, 0);
    }

    void listsPeopleSuggestionsAndPrograms()
    {
        const CliRun run = weir({QStringLiteral("people"), m_workspace});
        QCOMPARE(run.status, 0);
        QVERIFY2(run.out.contains("3 names:\n  Ann Lee\n  annl\n  ci[bot]  (program: its name)\n"), run.out);
        QVERIFY2(run.out.contains("  Ann Lee = annl  perhaps: "), run.out);
        const QJsonObject json = weir({QStringLiteral("people"), m_workspace, QStringLiteral("--json")}).json();
        QCOMPARE(json[QStringLiteral("people")].toArray().size(), 3);
        QCOMPARE(json[QStringLiteral("suggestions")].toArray().first()[QStringLiteral("sure")].toString(), QStringLiteral("perhaps"));
        QVERIFY(json[QStringLiteral("decided")].toObject()[QStringLiteral("same")].toArray().isEmpty());
    }

    void setsWhatItPrints()
    {
        const QByteArray decided =
            R"({"same": [{"name": "Ann Lee", "also": ["annl"]}], "different": [], "bots": [], "not_bots": ["ci[bot]"]})";
        const QString set = file(QStringLiteral("people.json"), decided);
        const CliRun run = weir({QStringLiteral("people"), m_workspace, QStringLiteral("--set"), set, QStringLiteral("--json")});
        QCOMPARE(run.status, 0);
        QCOMPARE(run.json()[QStringLiteral("people")].toArray().size(), 2);
        QVERIFY(run.json()[QStringLiteral("suggestions")].toArray().isEmpty());
        const QString again = file(QStringLiteral("again.json"), run.out);
        QCOMPARE(weir({QStringLiteral("people"), m_workspace, QStringLiteral("--set"), again, QStringLiteral("--json")}).out, run.out);
    }

    void onePersonIsExportedUnderOnePseudonym()
    {
        const auto pseudonyms = [this] {
            const QString out = path(QStringLiteral("out.csv"));
            QFile::remove(out);
            const QStringList arguments {
                QStringLiteral("export"), m_workspace, QStringLiteral("--as"), QStringLiteral("csv"), QStringLiteral("--out"), out};
            if (weir(arguments).status != 0)
                return qsizetype {-1};
            QFile file(out);
            QSet<QByteArray> found;
            if (file.open(QIODevice::ReadOnly))
                for (const QByteArray& line : file.readAll().split('\n'))
                    if (const qsizetype at = line.indexOf("person-"); at >= 0)
                        found.insert(line.mid(at, line.indexOf(',', at) < 0 ? -1 : line.indexOf(',', at) - at).trimmed());
            return found.size();
        };
        QCOMPARE(pseudonyms(), 3);
        const QString set = file(QStringLiteral("people.json"), R"({"same": [{"name": "Ann Lee", "also": ["annl"]}]})");
        QCOMPARE(weir({QStringLiteral("people"), m_workspace, QStringLiteral("--set"), set}).status, 0);
        QCOMPARE(pseudonyms(), 2);
    }

    void readsAVeryLongListOfDecisions()
    {
        QByteArray decided = "{\"same\": [{\"name\": \"Ann Lee\", \"also\": [\"annl\"]}";
        for (int number = 0; number < 20000; ++number)
            decided += ", {\"name\": \"Nobody " + QByteArray::number(number) + "\", \"also\": [\"nob" + QByteArray::number(number) + "\"]}";
        decided += "], \"different\": [[\"Ann Lee\", \"ci[bot]\"]";
        for (int number = 0; number < 20000; ++number)
            decided += ", [\"Ann Lee\", \"Nobody " + QByteArray::number(number) + "\"]";
        const QString set = file(QStringLiteral("people.json"), decided + "]}");
        const CliRun run = weir({QStringLiteral("people"), m_workspace, QStringLiteral("--set"), set});
        QCOMPARE(run.status, 0);
        QVERIFY2(run.out.contains("2 names:\n  Ann Lee"), run.out.left(200));
    }

    void anOldNameInAFilterMeansThePerson()
    {
        const QByteArray items = "Key,Status,Changed,Assignee\nB-1,Ready,2025-03-03T09:00:00Z,annl\n"
                                 "B-2,Ready,2025-03-04T09:00:00Z,Ann Lee\nB-3,Ready,2025-03-04T09:00:00Z,Bea Ott\n";
        QCOMPARE(weir({QStringLiteral("import"), m_workspace, file(QStringLiteral("items.csv"), items)}).status, 0);
        const QString set = file(QStringLiteral("people.json"), R"({"same": [{"name": "Ann Lee", "also": ["annl"]}]})");
        QCOMPARE(weir({QStringLiteral("people"), m_workspace, QStringLiteral("--set"), set}).status, 0);
        const CliRun run = weir({QStringLiteral("items"), m_workspace, QStringLiteral("--where"), QStringLiteral("assignee=annl")});
        QCOMPARE(run.status, 0);
        QVERIFY2(run.out.contains("B-1") && run.out.contains("B-2") && !run.out.contains("B-3"), run.out);
        QVERIFY2(run.error.isEmpty(), run.error);
    }

    void refusesWhatItCannotRead()
    {
        const QString wrong = file(QStringLiteral("wrong.json"), R"({"same": [{"also": ["annl"]}]})");
        for (const char* command : {"people", "links"}) {
            const CliRun broken = weir({QLatin1String(command), m_workspace, QStringLiteral("--set"), file(QStringLiteral("a.json"), "[")});
            QCOMPARE(broken.status, 1);
            QVERIFY2(broken.error.contains("a.json is not one JSON object"), broken.error);
        }
        const CliRun run = weir({QStringLiteral("people"), m_workspace, QStringLiteral("--set"), wrong});
        QCOMPARE(run.status, 1);
        QVERIFY2(run.error.contains("wrong.json \"name\" must be a text"), run.error);
    }

    void addsAndTakesOutLinks()
    {
        const QByteArray link = R"({"from_kind": "issue", "from_key": "A-1", "to_kind": "issue", "to_key": "A-2"})";
        const auto set = [&](const QByteArray& decided) {
            return weir({QStringLiteral("links"), m_workspace, QStringLiteral("--set"), file(QStringLiteral("links.json"), decided)});
        };
        QVERIFY(weir({QStringLiteral("links"), m_workspace}).out.startsWith("0 links\n"));
        QVERIFY(set("{\"added\": [" + link + "]}").out.contains("A-1 - issue A-2  (decided)"));
        const QJsonObject json = weir({QStringLiteral("links"), m_workspace, QStringLiteral("--json")}).json();
        QCOMPARE(json[QStringLiteral("links")].toArray().size(), 1);
        QCOMPARE(json[QStringLiteral("decided")].toObject()[QStringLiteral("added")].toArray().size(), 1);
        const CliRun removed = set("{\"removed\": [" + link + "]}");
        QVERIFY2(removed.out.startsWith("0 links\n") && removed.out.contains("Taken out:\n  A-1 - issue A-2\n"), removed.out);
    }

    void namesWhatNoSourceTells()
    {
        const QByteArray people = R"({"same": [{"name": "Ann Lee", "also": ["annl", "Nobody"]}], "bots": ["ci[bot]"]})";
        const CliRun run = weir({QStringLiteral("people"), m_workspace, QStringLiteral("--set"), file(QStringLiteral("p.json"), people)});
        QCOMPARE(run.status, 0);
        QCOMPARE(
            run.error, QByteArray("weir: no source tells of Nobody; what was decided about it is kept, and holds once a source does.\n"));
        const QByteArray one = R"({"from_kind": "issue", "from_key": "A-1", "to_kind": "change", "to_key": "shop#9999"})";
        const QByteArray other = R"({"from_kind": "issue", "from_key": "A-77", "to_kind": "issue", "to_key": "A-2"})";
        const QByteArray links = "{\"added\": [" + one + "," + other + "]}";
        const CliRun linked = weir({QStringLiteral("links"), m_workspace, QStringLiteral("--set"), file(QStringLiteral("l.json"), links)});
        QCOMPARE(linked.status, 0);
        QVERIFY2(linked.error.contains("no source tells of 2 of them: change shop#9999, issue A-77; "), linked.error);
        const QByteArray known = R"({"added": [{"from_kind": "issue", "from_key": "A-1", "to_kind": "issue", "to_key": "A-2"}]})";
        const CliRun quiet = weir({QStringLiteral("links"), m_workspace, QStringLiteral("--set"), file(QStringLiteral("k.json"), known)});
        QVERIFY2(quiet.error.isEmpty(), quiet.error);
    }

private:
    QString m_workspace;
};

QTEST_GUILESS_MAIN(TestCliPeople)
#include "tst_cli_people.moc"
