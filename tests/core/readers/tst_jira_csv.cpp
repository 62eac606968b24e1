// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/item_table_reader.h"
#include "tests/core/readers/recording_sink.h"
#include "tests/core/readers/source_file.h"

#include <QtTest>

#include <algorithm>

using namespace weir;
using namespace weir::readers;
using namespace std::string_literals;

class TestJiraCsv : public QObject {
    Q_OBJECT

private slots:
    void readsAnExportOfJiraCloud();
    void readsHeadersAndMonthsOfAnyLanguage_data();
    void readsHeadersAndMonthsOfAnyLanguage();
    void findsTheCreationInAnUnknownLanguage();
    void keepsRepeatedColumns();
    void readsTheTimeline();
    void saysThatTheHistoryIsMissing();
    void leavesTablesOfEventsAlone();

private:
    test::RecordingSink read(const std::string& text)
    {
        test::RecordingSink sink;
        SilentProgress progress;
        m_outcome = ItemTableReader(jiraCsvFormat()).read(m_folder.write("jira.csv", text), {}, sink, progress);
        return sink;
    }
    static std::string minute(const std::optional<Instant>& at) { return at ? isoInstant(*at).substr(0, 16) : "none"s; }
    test::SourceFolder m_folder;
    ReadOutcome m_outcome;
};

void TestJiraCsv::readsAnExportOfJiraCloud()
{
    const auto sink =
        read("\xEF\xBB\xBFIssue Type,Issue key,Issue id,Summary,Assignee,Assignee Id,Priority,Status,Status Category,Resolution,"
             "Created,Updated,Resolved,Due date,Parent,Parent key,Custom field (Team)\n"
             "Story,RIV-7,10060,\"Open the\nsluice\",,,Medium,Shipped,Done,Won't Do,05/Feb/26 12:00 PM,06/Feb/26 12:00 PM,"
             "06/Feb/26 1:38 AM,,10001,RIV-1,Lock\n");
    QCOMPARE(sink.items.size(), std::size_t {1});
    const auto& item = sink.items[0];
    QCOMPARE(item.key, "RIV-7"s);
    QCOMPARE(item.project, "RIV"s);
    QCOMPARE(item.type, "Story"s);
    QCOMPARE(item.title, "Open the\nsluice"s);
    QCOMPARE(item.parent, "RIV-1"s);
    QCOMPARE(item.team, "Lock"s);
    QCOMPARE(item.resolution, "Won't Do"s);
    QCOMPARE(item.status, "Shipped"s);
    QVERIFY(item.category == StatusCategory::Done);
    QCOMPARE(minute(item.created), "2026-02-05T12:00"s);
    QCOMPARE(minute(item.finished), "2026-02-06T01:38"s);
    QVERIFY2(m_outcome.note.find("times without a zone read as UTC") != std::string::npos, m_outcome.note.c_str());
}

void TestJiraCsv::readsHeadersAndMonthsOfAnyLanguage_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const char* text) { QTest::newRow(name) << QByteArray(text); };
    row("Spanish",
        "Resumen;Clave de incidencia;Tipo de Incidencia;Estado;Creada;Actualizada;Resuelta\nx;A-1;Bug;Listo;25/nov/25 3:00 PM;26/nov/25 "
        "3:00 PM;"
        "26/nov/25 2:00 PM\n");
    row("German",
        "Zusammenfassung;Vorgangsschlüssel;Vorgangstyp;Status;Erstellt;Aktualisiert;Erledigt\nx;A-1;Bug;Fertig;25.11.25 15:00;26.11.25 "
        "15:00;"
        "26.11.25 14:00\n");
    row("French",
        "Résumé;Clé de ticket;Type de ticket;État;Création;Mise à jour;Résolution;Résolu\nx;A-1;Bug;Terminé;25/nov./25 3:00 PM;26/nov./25 "
        "3:00 "
        "PM;Fini;26/nov./25 2:00 PM\n");
    row("Brazilian",
        "Resumo,Chave da item,Tipo de item,Status,Criado,Atualizado(a),Resolvido\nx,A-1,Bug,Itens concluídos,25/nov/25 3:00 PM,26/nov/25 "
        "3:00 PM,"
        "26/nov/25 2:00 PM\n");
    row("Japanese",
        "要約,キー,課題タイプ,ステータス,作成日,更新日,解決日\nx,A-1,Bug,完了,2025/11/25 15:00,2025/11/26 15:00,2025/11/26 14:00\n");
    row("Chinese",
        "概要,问题关键字,问题类型,状态,创建日期,已更新,已解决\nx,A-1,Bug,完成,2025/11/25 15:00,2025/11/26 15:00,2025/11/26 14:00\n");
}

void TestJiraCsv::readsHeadersAndMonthsOfAnyLanguage()
{
    QFETCH(QByteArray, text);
    const auto sink = read(text.toStdString());
    QCOMPARE(sink.items.size(), std::size_t {1});
    const auto& item = sink.items[0];
    QCOMPARE(item.key, "A-1"s);
    QCOMPARE(item.type, "Bug"s);
    QVERIFY(!item.status.empty());
    QCOMPARE(minute(item.created), "2025-11-25T15:00"s);
    QCOMPARE(minute(item.finished), "2025-11-26T14:00"s);
    QVERIFY(sink.rejects.empty());
}

void TestJiraCsv::findsTheCreationInAnUnknownLanguage()
{
    const auto sink = read("Lykill,Type,Status,Breytt,Til\nA-1,Bug,Opinn,2025-03-05,2025-03-03\nA-2,Bug,Opinn,2025-03-06,2025-03-04\n");
    QCOMPARE(minute(sink.items[0].created), "2025-03-03T00:00"s);
}

void TestJiraCsv::keepsRepeatedColumns()
{
    const auto sink = read("Issue key,Issue Type,Status,Sprint,Sprint,Sprint\nA-1,Bug,Open,One,,Three\n");
    QVERIFY(sink.items[0].attributes == (std::vector<std::pair<std::string, std::string>> {{"Sprint", "One"}, {"Sprint", "Three"}}));
}

void TestJiraCsv::readsTheTimeline()
{
    const auto sink = read("Key\tIssue Type\tParent\tSummary\tStatus\tStart date\tDue date\tIssue color\n"
                           "RIV-1\tEpic\t\tRiver\tTo Do\t\t5/17/25\tpurple\n"
                           "RIV-2\tTask\tRIV-1\tLock\tDone\t5/13/25\t5/15/25\tpurple\n");
    QCOMPARE(sink.items.size(), std::size_t {2});
    QCOMPARE(sink.items[1].parent, "RIV-1"s);
    // A plan is no fact.
    QCOMPARE(minute(sink.items[1].created), "none"s);
    QCOMPARE(minute(sink.items[1].started), "none"s);
    QCOMPARE(minute(sink.items[1].finished), "none"s);
}

void TestJiraCsv::saysThatTheHistoryIsMissing()
{
    const auto sink = read("Issue key,Issue Type,Status,Created\nA-1,Bug,Open,2025-03-03\n");
    QCOMPARE(sink.warnings.size(), std::size_t {1});
    QVERIFY2(sink.warnings[0].find("expand=changelog") != std::string::npos, sink.warnings[0].c_str());
}

void TestJiraCsv::leavesTablesOfEventsAlone()
{
    const auto file =
        m_folder.write("events.csv", "Key,Summary,Type,Status,Changed\nA-1,x,Bug,Open,2025-03-03\nA-2,y,Bug,Open,2025-03-04\n");
    QCOMPARE(detectReader(file)->info().id, std::string_view("csv-events"));
}

QTEST_GUILESS_MAIN(TestJiraCsv)
#include "tst_jira_csv.moc"
