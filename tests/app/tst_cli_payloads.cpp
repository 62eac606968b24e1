// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Texts that would break out of what they stand in, as titles, types, statuses, people, projects and names of files, through every command.

#include "tests/support/cli_run.h"
#include "tests/support/csv_cells.h"
#include "tests/support/payloads.h"

#include <QJsonArray>
#include <QXmlStreamReader>
#include <QtTest>

#include <vector>

using namespace weir::test;
using namespace Qt::StringLiterals;

namespace {

std::vector<QString> payloads()
{
    std::vector<QString> texts;
    for (const auto text : weir::testsupport::injectionPayloads)
        texts.push_back(QString::fromUtf8(text.data(), qsizetype(text.size())));
    for (const auto text : weir::testsupport::formulaPayloads)
        texts.push_back(QString::fromUtf8(text.data(), qsizetype(text.size())));
    return texts;
}

/// A search of Jira whose issues say one of them each, in every field, and a status of the same name on their way.
QByteArray search()
{
    const auto status = [](const QString& name) { return QJsonObject {{u"name"_s, name}}; };
    const auto change = [](int day, const QString& from, const QString& to, const QString& who) {
        return QJsonObject {{u"id"_s, QString::number(day)}, {u"author"_s, QJsonObject {{u"displayName"_s, who}}},
            {u"created"_s, u"2025-03-%1T10:00:00.000+0000"_s.arg(day, 2, 10, QChar(u'0'))},
            {u"items"_s, QJsonArray {QJsonObject {{u"field"_s, u"status"_s}, {u"fromString"_s, from}, {u"toString"_s, to}}}}};
    };
    QJsonArray issues;
    for (const QString& text : payloads()) {
        const int n = int(issues.size()) + 1;
        issues << QJsonObject {{u"key"_s, u"P-%1"_s.arg(n)},
            {u"fields"_s,
                QJsonObject {{u"summary"_s, text}, {u"issuetype"_s, status(text)}, {u"status"_s, status(u"Done"_s)},
                    {u"created"_s, u"2025-03-01T10:00:00.000+0000"_s}, {u"project"_s, status(text)},
                    {u"assignee"_s, QJsonObject {{u"displayName"_s, text}}}, {u"labels"_s, QJsonArray {text}}}},
            {u"changelog"_s,
                QJsonObject {
                    {u"total"_s, 2}, {u"histories"_s, QJsonArray {change(2, u"Open"_s, text, text), change(3, text, u"Done"_s, text)}}}}};
    }
    return QJsonDocument(QJsonObject {{u"issues"_s, issues}}).toJson(QJsonDocument::Compact);
}

/// Characters that steer a terminal or turn a line; a line feed ends ours.
QString steering(const QByteArray& output)
{
    QString found;
    for (const QChar c : QString::fromUtf8(output)) {
        const ushort u = c.unicode();
        if ((u < 0x20 && u != '\n') || (u >= 0x7F && u < 0xA0) || (u >= 0x2028 && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069))
            found += QString::number(u, 16) + u' ';
    }
    return found;
}

} // namespace

class TestCliPayloads : public QObject, private CliFolder {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        renew();
        m_workspace = path(u"team.weir"_s);
        const CliRun run = weir({u"import"_s, m_workspace, file(u"search\x1b[31m<b>.json"_s, search())});
        QCOMPARE(run.status, 0);
        QCOMPARE(steering(run.out + run.error), QString());
        const QJsonArray items = weir({u"items"_s, m_workspace, u"--json"_s}).json()[u"items"_s].toArray();
        QCOMPARE(std::size_t(items.size()), payloads().size());
    }

    void nothingSteersTheTerminal_data()
    {
        QTest::addColumn<QStringList>("command");
        for (const char* command : {"stream", "stages", "items", "metrics", "doctor"}) {
            QTest::newRow(command) << QStringList {QString::fromLatin1(command)};
            QTest::newRow((QByteArray(command) + " --json").constData()) << QStringList {QString::fromLatin1(command), u"--json"_s};
        }
        QTest::newRow("metrics --csv") << QStringList {u"metrics"_s, u"--csv"_s};
        for (int n = 1; n <= int(payloads().size()); n += 3)
            QTest::addRow("items --id P-%d", n) << QStringList {u"items"_s, u"--id"_s, u"P-%1"_s.arg(n)};
    }
    void nothingSteersTheTerminal()
    {
        QFETCH(QStringList, command);
        command.insert(1, m_workspace);
        const CliRun run = weir(command);
        QVERIFY2(run.status == 0 || run.status == 3, run.error.constData());
        QVERIFY(!run.out.isEmpty());
        QCOMPARE(steering(run.out + run.error), QString());
        if (command.contains(u"--json"_s))
            QVERIFY(!run.json().isEmpty());
    }

    void nothingThatIsWrongSteersTheTerminal_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString text = u"\x1b[31m\u009b\u202e\r"_s;
        QTest::newRow("command") << QStringList {text};
        QTest::newRow("workspace") << QStringList {u"stream"_s, text};
        QTest::newRow("source") << QStringList {u"import"_s, u"%1"_s, text};
        QTest::newRow("format") << QStringList {u"import"_s, u"%1"_s, u"%1"_s, u"--format"_s, text};
        QTest::newRow("where") << QStringList {u"items"_s, u"%1"_s, u"--where"_s, u"type="_s + text};
        QTest::newRow("field") << QStringList {u"items"_s, u"%1"_s, u"--where"_s, text + u"=x"_s};
        QTest::newRow("from") << QStringList {u"items"_s, u"%1"_s, u"--from"_s, text};
        QTest::newRow("metric") << QStringList {u"metrics"_s, u"%1"_s, u"--metric"_s, text};
        QTest::newRow("out") << QStringList {u"map"_s, u"%1"_s, u"--out"_s, text};
        QTest::newRow("option") << QStringList {u"items"_s, u"%1"_s, u"--"_s + text};
    }
    void nothingThatIsWrongSteersTheTerminal()
    {
        QFETCH(QStringList, arguments);
        for (QString& argument : arguments)
            argument = argument == u"%1"_s ? m_workspace : argument;
        const CliRun run = weir(arguments);
        QVERIFY(!(run.out + run.error).isEmpty());
        QCOMPARE(steering(run.out + run.error), QString());
    }

    void tablesHoldNoFormula()
    {
        const QByteArray csv = exported(u"csv"_s, {});
        QCOMPARE(formulaIn(csv).value_or(QByteArray()), QByteArray());
        QVERIFY(csvCells(csv).size() > qsizetype(payloads().size()));
        QCOMPARE(formulaIn(weir({u"metrics"_s, m_workspace, u"--csv"_s}).out).value_or(QByteArray()), QByteArray());
        QByteArray table("Key,Status,Changed\n");
        for (const QString& text : payloads())
            table += '"' + QString(text).replace(u'"', u"\"\""_s).toUtf8() + "\",\"" + QString(text).replace(u'"', u"\"\""_s).toUtf8()
                + "\",never\n";
        const QString rejects = path(u"rejects.csv"_s);
        const CliRun run = weir(
            {u"import"_s, path(u"rejected.weir"_s), file(u"=odd.csv"_s, table), u"--format"_s, u"csv-events"_s, u"--rejects"_s, rejects});
        QCOMPARE(steering(run.out + run.error), QString());
        QFile written(rejects);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray refused = written.readAll();
        QVERIFY(csvCells(refused).size() > qsizetype(payloads().size()) / 2);
        QCOMPARE(formulaIn(refused).value_or(QByteArray()), QByteArray());
    }

    void whatIsExportedForProgramsIsReadAgainUnchanged_data()
    {
        QTest::addColumn<QString>("form");
        QTest::newRow("csv") << u"csv"_s;
        QTest::newRow("xes") << u"xes"_s;
    }
    void whatIsExportedForProgramsIsReadAgainUnchanged()
    {
        QFETCH(QString, form);
        const QString log = path(u"log."_s + form);
        const QByteArray bytes = exported(form, form == u"csv"_s ? QStringList {u"--raw"_s} : QStringList());
        const QString again = path(u"again-"_s + form + u".weir"_s);
        const CliRun run = weir({u"import"_s, again, file(u"log."_s + form, bytes)});
        QVERIFY2(run.status == 0, (run.out + run.error).constData());
        const QJsonArray before = weir({u"items"_s, m_workspace, u"--json"_s}).json()[u"items"_s].toArray();
        const QJsonArray after = weir({u"items"_s, again, u"--json"_s}).json()[u"items"_s].toArray();
        QCOMPARE(after.size(), before.size());
        for (qsizetype i = 0; i < before.size(); ++i) {
            for (const char* field : {"key", "title", "type"})
                QCOMPARE(kept(after[i].toObject()[QLatin1String(field)].toString(), form),
                    kept(before[i].toObject()[QLatin1String(field)].toString(), form));
        }
    }

    void whatIsWrittenIsWellFormed()
    {
        for (const char* name : {"map.svg", "log.xes"}) {
            const QString out = path(QLatin1String(name));
            const bool map = out.endsWith(u"svg"_s);
            QCOMPARE(weir(map ? QStringList {u"map"_s, m_workspace, u"--out"_s, out}
                              : QStringList {u"export"_s, m_workspace, u"--as"_s, u"xes"_s, u"--out"_s, out})
                         .status,
                0);
            QFile file(out);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QXmlStreamReader xml(&file);
            QSet<QString> elements;
            while (!xml.atEnd())
                if (xml.readNext() == QXmlStreamReader::StartElement)
                    elements << xml.name().toString();
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
            for (const char* forbidden : {"script", "img", "foreignObject", "iframe", "a", "image"})
                QVERIFY2(!elements.contains(QLatin1String(forbidden)), forbidden);
        }
        QVERIFY(QJsonDocument::fromJson(exported(u"json"_s, {})).isObject());
    }

private:
    QByteArray exported(const QString& form, const QStringList& more) const
    {
        const QString out = path(u"exported."_s + form);
        const CliRun run = weir(QStringList {u"export"_s, m_workspace, u"--as"_s, form, u"--out"_s, out} + more);
        QFile file(out);
        return run.status == 0 && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// What a form can hold: XML has no control characters; a table keeps no blanks around a text.
    static QString kept(QString text, const QString& form)
    {
        if (form == u"xes"_s) {
            for (QChar& c : text)
                c = c.unicode() < 0x20 || c.unicode() == 0x7F || c.unicode() == 0xFFFD ? QChar(u'?') : c;
        }
        return text;
    }

    QString m_workspace;
};

QTEST_GUILESS_MAIN(TestCliPayloads)
#include "tst_cli_payloads.moc"
