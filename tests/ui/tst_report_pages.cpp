// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/theme_setup.h"
#include "ui/export/report_pages.h"

#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace weir;
using namespace weir::report;
using ui::ReportPages;

namespace {

class PlainFigure final : public ui::Figure {
public:
    [[nodiscard]] QSizeF naturalSize() const override { return {1200, 500}; }
    void paint(ui::DrawTarget& target, bool) const override { target.rect({0, 0, 1200, 500}, Qt::black); }
};

const std::string square = "<svg width=\"650\" height=\"240\" viewBox=\"0 0 650 240\"><rect x=\"0\" y=\"0\" width=\"650\" height=\"240\" "
                           "fill=\"#3F6387\"/></svg>";

std::string text(std::mt19937& random, unsigned long words)
{
    static const std::vector<std::string> some = {"Review", "waiting", "Qualitätssicherung", "コードレビュー待ち",
        "Donaudampfschifffahrtsgesellschaft", "a", "\u05D0\u05D1\u05D2", "👩‍💻", "x\ny", "–", "100\u202F%"};
    std::string result;
    for (unsigned long i = 0; i < words; ++i)
        result += (i == 0 ? "" : " ") + some[random() % some.size()];
    return result;
}

Table table(std::mt19937& random, unsigned long rows)
{
    Table table {.kind = "ranking", .columns = {{"Stage"}, {"Why it stands here"}, {"Share of all waiting", true}}};
    for (unsigned long i = 0; i < rows; ++i)
        table.rows.push_back({{{.words = Words::foreign(text(random, 1 + random() % 3)), .strong = true},
                                  {.words = Words::foreign(text(random, random() % 20 == 0 ? 3000 : random() % 40))}, {.words = "53 %"}},
            i == 0});
    table.caption = text(random, 20);
    return table;
}

Section section(std::mt19937& random)
{
    Section section {.kind = "note", .title = Words::foreign(text(random, 1 + random() % 12))};
    switch (random() % 6) {
    case 0:
        section.parts.emplace_back(Paragraph {Paragraph::Style::Text, Words::foreign(text(random, random() % 900))});
        break;
    case 1:
        section.parts.emplace_back(Figure {square, "A chart", text(random, 30)});
        break;
    case 2:
        section.parts.emplace_back(table(random, 1 + random() % 60));
        break;
    case 3:
        section.kind = "map";
        section.parts.emplace_back(Figure {square, "The map", text(random, 30), true});
        break;
    case 4:
        section.parts.emplace_back(List {{Words::foreign(text(random, 9)), Words::foreign(text(random, 40))}});
        break;
    default:
        section.parts.emplace_back(Cards {{{"Lead time", "3.1", "d", "No signal", Card::Sense::Better, square, text(random, 30)},
            {"Throughput", "unknown", "", "Nothing", Card::Sense::Neutral, "", "How many"},
            {"WIP", "3", "items", "x", Card::Sense::Worse, square, "y"}}});
    }
    section.newPage = random() % 8 == 0;
    return section;
}

Document document(unsigned seed)
{
    std::mt19937 random(seed);
    Document document;
    document.workspace = text(random, 1 + random() % 4);
    document.said = Words("Retrospective, 2 May 2026").addForeign(text(random, random() % 10));
    Section answer {.kind = "answer", .title = "On average an item takes 13.8 days, 10.1 of it waiting."};
    answer.parts.emplace_back(Paragraph {Paragraph::Style::Lead, "From 9 Feb to 2 May 2026, 380 items were finished."});
    document.sections = {answer};
    const auto count = random() % 9;
    for (unsigned long i = 0; i < count; ++i)
        document.sections.push_back(section(random));
    if (seed % 5 == 0) { // more than a page could hold
        document.sections.front().title = Words::foreign(text(random, 2000));
        document.said.addForeign(text(random, 500));
    }
    document.footer = Words("Window 9 Feb to 2 May 2026. ").addForeign(text(random, seed % 5 == 0 ? 5000 : random() % 60));
    document.sources = table(random, random() % 5);
    document.recipe = "{\"title\":\"Retrospective\",\"blocks\":[]}\n";
    return document;
}

} // namespace

class TestReportPages : public QObject {
    Q_OBJECT
private slots:
    void placesEveryBoxWithinThePageAndOnNoOther_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 60; ++seed)
            QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }
    void placesEveryBoxWithinThePageAndOnNoOther()
    {
        QFETCH(unsigned, seed);
        const Document made = document(seed);
        const ReportPages pages(made, std::make_shared<PlainFigure>(), SilentProgress());
        QVERIFY(pages.count() >= 1);
        for (int page = 0; page < pages.count(); ++page) {
            const QRectF paper(QPointF(), pages.size(page));
            const std::vector<QRectF> boxes = pages.boxes(page);
            QVERIFY(!boxes.empty());
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                QVERIFY2(paper.contains(boxes[i]),
                    qPrintable(QStringLiteral("page %1 box %2 ends at %3").arg(page).arg(i).arg(boxes[i].bottom())));
                const bool head = page == 0 && i < 2; // name and date stand side by side
                QVERIFY2(i == 0 || head || boxes[i].top() >= boxes[i - 1].bottom() - 1e-6,
                    qPrintable(QStringLiteral("page %1 box %2").arg(page).arg(i)));
            }
        }
    }

    void laysTheMapAcrossAndFillsThePageBeforeIt()
    {
        Document made;
        std::mt19937 random(3);
        made.sections = {{.kind = "note", .title = "One"},
            {.kind = "map", .title = "Map", .parts = {Figure {square, "The map", "Under it", true}}}, {.kind = "note", .title = "Two"}};
        const ReportPages pages(made, std::make_shared<PlainFigure>(), SilentProgress());
        QCOMPARE(pages.count(), 2);
        QVERIFY(pages.size(0).height() > pages.size(0).width());
        QVERIFY(pages.size(1).height() < pages.size(1).width());
        QCOMPARE(pages.boxes(0).size(), std::size_t {4}); // name, date, both notes
        QCOMPARE(pages.boxes(1).size(), std::size_t {3}); // heading, map, caption
        made.sections.back().newPage = true;
        QCOMPARE(ReportPages(made, std::make_shared<PlainFigure>(), SilentProgress()).count(), 3);
        QCOMPARE(ReportPages(made, nullptr, SilentProgress()).count(), 2);
    }

    void headsTheRowsOfATableOnEveryPage()
    {
        Document made;
        std::mt19937 random(5);
        made.sections = {{.kind = "bottlenecks", .parts = {table(random, 200)}}};
        const ReportPages pages(made, nullptr, SilentProgress());
        QVERIFY(pages.count() > 2);
        const double head = pages.boxes(0)[2].height();
        for (int page = 1; page + 1 < pages.count(); ++page)
            QCOMPARE(pages.boxes(page).front().height(), head);
    }

    void writesThePdfWithFontsAndRecipeTheSameTwice()
    {
        const Document made = document(7);
        const auto map = std::make_shared<PlainFigure>();
        const auto masked = [&] {
            QByteArray pdf = ReportPages(made, map, SilentProgress()).pdf(SilentProgress());
            QString text = QString::fromLatin1(pdf);
            // A PDF bears the date and identifiers of its making.
            text.replace(QRegularExpression(QStringLiteral("D:\\d{14}[^)]*")), QString());
            text.replace(QRegularExpression(QStringLiteral("\\d{4}-\\d\\d-\\d\\dT[^<]*")), QString());
            text.replace(QRegularExpression(QStringLiteral("[0-9a-fA-F]{8}-?[0-9a-fA-F-]{24,28}")), QString());
            return text;
        };
        const QString pdf = masked();
        QVERIFY(pdf.startsWith(QStringLiteral("%PDF-1.")));
        QVERIFY(pdf.contains(QStringLiteral("weir-recipe.json")));
        QVERIFY(pdf.contains(QStringLiteral("/FontFile2")));
        QCOMPARE(masked(), pdf);
    }

    void isOnePageWhereThereIsNothingToSay()
    {
        const ReportPages pages(Document {}, nullptr, SilentProgress());
        QCOMPARE(pages.count(), 1);
        QImage image(pages.size(0).toSize() / 10, QImage::Format_RGB32);
        QPainter painter(&image);
        painter.scale(0.1, 0.1);
        pages.paint(painter, 0);
        QCOMPARE(image.pixelColor(3, 3), QColor(Qt::white));
    }
};

QTEST_MAIN(TestReportPages)
#include "tst_report_pages.moc"
