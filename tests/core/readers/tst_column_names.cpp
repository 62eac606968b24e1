// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"
#include "core/readers/csv_events_reader.h"
#include "tests/core/readers/recording_sink.h"
#include "tests/core/readers/source_file.h"

#include <QtTest>

#include <string>

using namespace weir;
using namespace weir::readers;
using namespace std::string_literals;

class TestColumnNames : public QObject {
    Q_OBJECT

private slots:
    void knowsHeadersOfManyLanguages_data();
    void knowsHeadersOfManyLanguages();
    void listOfItemsIsNoLogInAnyLanguage();
};

void TestColumnNames::knowsHeadersOfManyLanguages_data()
{
    QTest::addColumn<QString>("header");
    QTest::newRow("Japanese") << QStringLiteral("キー,課題タイプ,要約,担当者,ステータス,日時");
    QTest::newRow("Japanese, wide blank") << QStringLiteral("課題　キー,課題　タイプ,件名,担当者,変更後のステータス,変更日時");
    QTest::newRow("German") << QStringLiteral("Vorgangsschlüssel,Vorgangstyp,Zusammenfassung,Zugewiesene Person,Status,Zeitpunkt");
    QTest::newRow("French") << QStringLiteral("Clé de ticket,Type de ticket,Résumé,Personne assignée,État,Date de changement");
    QTest::newRow("Spanish") << QStringLiteral("Clave de incidencia,Tipo de Incidencia,Resumen,Persona asignada,Estado,Fecha y hora");
    QTest::newRow("Portuguese") << QStringLiteral("Chave do item,Tipo de item,Resumo,Responsável,Situação,Data e hora");
    QTest::newRow("Chinese") << QStringLiteral("问题关键字,问题类型,概要,经办人,状态,变更时间");
    QTest::newRow("Korean") << QStringLiteral("이슈 키,이슈 유형,요약,담당자,상태,변경 일시");
}

void TestColumnNames::knowsHeadersOfManyLanguages()
{
    QFETCH(QString, header);
    const QString text =
        header + QStringLiteral("\nA-1,バグ,Größe,田中,進行中,2025-03-03T09:00:00Z\nA-1,バグ,Größe,田中,完了,2025-03-04T09:00:00Z\n");
    std::string wide = "\xFF\xFE";
    for (const QChar c : text) {
        wide.push_back(static_cast<char>(c.unicode() & 0xFF));
        wide.push_back(static_cast<char>(c.unicode() >> 8));
    }
    for (const std::string& bytes : {text.toStdString(), wide}) {
        QVERIFY(CsvEventsReader().probe({"log.csv", false, bytes, true}) != Confidence::No);
        const test::SourceFolder folder;
        test::RecordingSink sink;
        SilentProgress progress;
        (void)CsvEventsReader().read(folder.write("log.csv", bytes), {}, sink, progress);
        QCOMPARE(sink.records, 2);
        QCOMPARE(test::text(sink.events.at(1)), "A-1: → 完了 2025-03-04T09:00:00.000Z"s);
        const auto& item = sink.items.at(0);
        QCOMPARE(item.type + "|" + item.title + "|" + item.assignee, "バグ|Größe|田中"s);
    }
}

void TestColumnNames::listOfItemsIsNoLogInAnyLanguage()
{
    for (const std::string header :
        {"Key,Status,Date,Updated", "キー,ステータス,日付,更新日", "Vorgangsschlüssel,Status,Datum,Aktualisiert"})
        QCOMPARE(CsvEventsReader().probe(
                     {"list.csv", false, header + "\nA-1,Open,2025-03-03,2025-03-04\nA-2,Open,2025-03-03,2025-03-04\n", true}),
            Confidence::No);
}

QTEST_APPLESS_MAIN(TestColumnNames)
#include "tst_column_names.moc"
