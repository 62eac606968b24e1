// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/markdown_report.h"
#include "tests/support/payloads.h"

#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>
#include <QXmlStreamReader>

#include <algorithm>

using namespace weir;
using namespace weir::report;

namespace {

Document documentSaying(const std::string& text)
{
    Document document;
    document.workspace = text;
    document.said = Words::foreign(text);
    Section note {.kind = "note", .title = Words::foreign(text)};
    note.parts.emplace_back(Paragraph {Paragraph::Style::Text, Words::foreign(text)});
    note.parts.emplace_back(
        Table {.kind = "t", .columns = {{"A"}, {"B", true}}, .rows = {{{{Words::foreign(text)}, {Words::foreign("b")}}}}});
    note.parts.emplace_back(List {{Words::foreign(text)}});
    document.sections = {note};
    document.footer = Words("Filter ").addForeign(text);
    return document;
}

/// How a reader of Markdown sees it; what is taken for HTML, a link or a picture is not in its plain text, or has a format.
struct Seen {
    QString text;
    bool linksOrPictures = false;
    int tables = 0;
};

Seen seen(const std::string& markdown)
{
    QTextDocument document;
    document.setMarkdown(QString::fromStdString(markdown), QTextDocument::MarkdownDialectGitHub);
    Seen result;
    result.text = document.toPlainText();
    for (const QTextFormat& format : document.allFormats())
        result.linksOrPictures =
            result.linksOrPictures || format.isImageFormat() || (format.isCharFormat() && format.toCharFormat().isAnchor());
    for (QTextFrame* frame : document.rootFrame()->childFrames())
        result.tables += qobject_cast<QTextTable*>(frame) != nullptr ? 1 : 0;
    return result;
}

/// White space as a reader of Markdown folds it, and what is no text replaced.
QString folded(const QByteArray& text)
{
    QString shown = QString::fromUtf8(text);
    for (QChar& c : shown)
        c = c.unicode() < 0x20 || c.unicode() == 0x7F ? QChar(u' ') : c;
    return shown.simplified();
}

} // namespace

class TestMarkdownReport : public QObject {
    Q_OBJECT
private slots:
    void showsLiterallyWhateverTheDataSay_data()
    {
        QTest::addColumn<QByteArray>("text");
        int row = 0;
        for (const std::string_view payload : testsupport::injectionPayloads)
            QTest::newRow(qPrintable(QString::number(++row))) << QByteArray(payload.data(), qsizetype(payload.size()));
        for (const char* text : {"[click](http://example.com)", "![x](http://example.com/x.png)", "http://example.com", "www.example.com",
                 "a@example.com", "<http://example.com>", "**bold** _it_ ~~no~~", "# heading", "- item", "1. item", "+ item", "> quote",
                 "a | b | c", "---", "===", "`code`", "```", "\\", "\\|", "&lt;b&gt;", "[x]: http://example.com", "$x$", "| --- |"})
            QTest::newRow(text) << QByteArray(text);
    }
    void showsLiterallyWhateverTheDataSay()
    {
        QFETCH(QByteArray, text);
        const Seen calm = seen(markdownReport(documentSaying("calm"), "p").text);
        const Seen said = seen(markdownReport(documentSaying(text.toStdString()), "p").text);
        QVERIFY(!said.linksOrPictures);
        QCOMPARE(said.tables, calm.tables);
        const auto times = [](const Seen& where, const QString& what) { return where.text.simplified().count(what); };
        const QString shown = folded(text);
        const bool turns = std::ranges::any_of(shown, [](QChar c) {
            return (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
        }); // such signs are replaced
        if (!shown.contains(QChar(0xFFFD)) && !turns)
            QVERIFY(times(said, shown) >= times(calm, QStringLiteral("calm")));
    }

    void turnsNoLineAround()
    {
        const std::string text = markdownReport(documentSaying("a\u202Eb"), "p").text;
        QVERIFY(text.find("\u202E") == std::string::npos);
        QVERIFY(markdownReport(documentSaying("\u05D0b"), "p").text.find("\u2068\u05D0b\u2069") != std::string::npos);
    }

    void writesEachFigureAsAPictureOfItsOwn()
    {
        Document document = documentSaying("calm");
        document.sections[0].parts.emplace_back(Figure {"<svg width=\"1\"></svg>", "One", "Under it"});
        document.sections[0].parts.emplace_back(Cards {{{.title = "Lead time",
            .value = "3.1",
            .unit = "d",
            .signal = "No signal",
            .svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            .caption = "How long"}}});
        const MarkdownReport report = markdownReport(document, "may-pictures");
        QCOMPARE(report.pictures.size(), std::size_t {2});
        QCOMPARE(report.pictures[0].name, std::string("01-note.svg"));
        QVERIFY(report.text.find("![One](<may-pictures/01-note.svg>)") != std::string::npos);
        QVERIFY(report.text.find("### Lead time: 3.1 d\n\nNo signal.\n") != std::string::npos);
        for (const ReportPicture& picture : report.pictures) {
            QXmlStreamReader xml(QByteArray::fromStdString(picture.svg));
            QVERIFY(xml.readNextStartElement());
            QCOMPARE(xml.namespaceUri(), QStringLiteral("http://www.w3.org/2000/svg"));
        }
    }
};

QTEST_MAIN(TestMarkdownReport)
#include "tst_markdown_report.moc"
