// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/chosen_window.h"
#include "core/base/error.h"
#include "core/import/importer.h"
#include "core/store/workspace.h"
#include "tests/support/temp_repository.h"
#include "tests/support/theme_setup.h"
#include "ui/export/report_export.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace weir;
using namespace weir::ui;

namespace {

/// Cancelled when it has been asked so often.
class CancelAt final : public Progress {
public:
    explicit CancelAt(int questions)
        : m_left(questions)
    {
    }
    void stage(std::string_view) override { }
    void report(std::int64_t, std::int64_t) override { }
    [[nodiscard]] bool cancelled() const override { return --m_left < 0; }

private:
    mutable int m_left;
};

/// A year of items, one every second day, each in work for three days.
QByteArray events()
{
    QByteArray csv = "key,status,changed\n";
    const QDate begin(2025, 1, 6);
    for (int i = 0; i < 180; ++i)
        for (const auto& [status, day] : {std::pair("Ready", 0), std::pair("Build", 1), std::pair("Done", 4)})
            csv += "A-" + QByteArray::number(i) + ',' + status + ',' + begin.addDays(2 * i + day).toString(Qt::ISODate).toLatin1()
                + "T09:00:00Z\n";
    return csv;
}

} // namespace

/// Reports as they are written into files.
class TestReportExport : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_theme = test::installLightTheme();
        QFile table(path(QStringLiteral("events.csv")));
        QVERIFY(table.open(QIODevice::WriteOnly) && table.write(events()) > 0);
        table.close();
        SilentProgress progress;
        auto workspace = store::Workspace::create(file().toStdString(), "UTC");
        for (const std::string& source :
            {table.fileName().toStdString(), repository("works", "Open the gate"), repository("locks", "Shut the lock")}) {
            import::ImportRequest request;
            request.source = source;
            (void)import::importSource(workspace, request, progress);
        }
        const DatasetPtr data = workspace.load(progress);
        m_facts = analysis::computeFacts(data, workspace.stageMap(*data), Calendar(Zone()), progress);
    }

    void aCancelledReportLeavesWhatWasThere_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char* suffix : {"html", "md", "pdf"})
            QTest::newRow(suffix) << QString::fromLatin1(suffix);
    }
    void aCancelledReportLeavesWhatWasThere()
    {
        QFETCH(QString, suffix);
        const QTemporaryDir folder;
        const QString target = folder.filePath(QStringLiteral("may.") + suffix);
        bool written = false;
        int cancelled = 0;
        for (int questions = 0; !written; questions += 1 + questions / 4) { // at the beginning at every one, later here and there
            QVERIFY(QFile::remove(target) || !QFile::exists(target));
            CancelAt progress(questions);
            try {
                exportReport(file(), m_facts, {.selection = {}, .recipe = {}, .version = QStringLiteral("1")}, target, progress);
                written = true;
            } catch (const Cancelled&) {
                ++cancelled;
                QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden), QStringList());
            }
        }
        QVERIFY(cancelled > 3);
        QVERIFY(QFile::exists(target));
    }

    void aTrendShowsTheStretchThatItsBlockAsksFor_data()
    {
        QTest::addColumn<int>("range");
        QTest::addColumn<QString>("days");
        QTest::newRow("window") << int(ReportRange::Window) << "1 Dec to 21 Dec 2025";
        QTest::newRow("26 weeks") << int(ReportRange::Weeks26) << "23 Jun to 21 Dec 2025";
        QTest::newRow("all") << int(ReportRange::All) << "6 Jan 2025 to";
    }
    void aTrendShowsTheStretchThatItsBlockAsksFor()
    {
        QFETCH(int, range);
        QFETCH(QString, days);
        ReportRecipe recipe;
        recipe.window = ReportWindow {.from = Day(std::chrono::local_days(std::chrono::year(2025) / 12 / 1)),
            .to = Day(std::chrono::local_days(std::chrono::year(2025) / 12 / 22))};
        recipe.blocks = {{.kind = ReportBlockKind::Trend, .metric = "lead_time", .range = static_cast<ReportRange>(range)}};
        const QString html = written(recipe, QStringLiteral("html"));
        QVERIFY2(html.contains(days), qPrintable(html.mid(html.indexOf(QStringLiteral("Elapsed time")), 200)));
    }

    void everyRepositoryIsNamedAndCounted()
    {
        const QString html =
            written(recipeOf(store::Workspace::open(file().toStdString(), store::OpenMode::ReadOnly)), QStringLiteral("html"));
        for (const char* source : {"events.csv", "works", "locks"})
            QVERIFY2(html.contains(QLatin1String(source)), source);
        QVERIFY(html.contains(QStringLiteral("Known for 8 of 8."))); // four commits of each repository
    }

    void theLastWeeksAreThoseOfTheWindow()
    {
        ReportRecipe recipe;
        recipe.window = ReportWindow {12, std::nullopt, std::nullopt};
        recipe.blocks = {{.kind = ReportBlockKind::Metrics}};
        Selection late; // the clock has gone on for a week since the newest data
        late.now = m_facts->data->newest + std::chrono::days(7);
        SilentProgress progress;
        const auto workspace = store::Workspace::open(file().toStdString(), store::OpenMode::ReadOnly);
        const MadeReport made = makeReport(workspace, m_facts, {late, recipe, QStringLiteral("1")}, QStringLiteral("a.html"), progress);
        QVERIFY(made.selection.window == analysis::lastWeeks(*m_facts, late.now, 12));
    }

    void picturesNeverReplaceWhatNoReportWrote_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"board.jpg", "01-map.svg.bak", ".hidden", "sub/photo.jpg"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void picturesNeverReplaceWhatNoReportWrote()
    {
        QFETCH(QString, name);
        const QTemporaryDir folder;
        const QString photo = folder.filePath(QStringLiteral("retro-pictures/") + name);
        QVERIFY(QDir().mkpath(QFileInfo(photo).path()));
        QFile mine(photo);
        QVERIFY(mine.open(QIODevice::WriteOnly) && mine.write("mine") == 4);
        mine.close();
        const auto write = [&] {
            SilentProgress progress;
            exportReport(file(), m_facts, {.selection = {}, .recipe = trendAlone(), .version = QStringLiteral("1")},
                folder.filePath(QStringLiteral("retro.md")), progress);
        };
        try {
            write();
            QFAIL("it wrote");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::Unwritable);
            QVERIFY2(std::string_view(error.what()).find("retro-pictures") != std::string_view::npos, error.what());
        }
        QVERIFY(QFile::exists(photo));
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("retro.md"))));
        QVERIFY(QDir(folder.filePath(QStringLiteral("retro-pictures"))).removeRecursively());
        write();
        write(); // over its own
        QCOMPARE(QDir(folder.filePath(QStringLiteral("retro-pictures"))).entryList(QDir::Files).size(), 1);
    }

    void whatWasMeasuredForTheWindowIsTakenAsItIs()
    {
        ReportRecipe recipe;
        recipe.blocks = {{.kind = ReportBlockKind::Bottlenecks}};
        SilentProgress progress;
        const auto workspace = store::Workspace::open(file().toStdString(), store::OpenMode::ReadOnly);
        auto ranked =
            std::make_shared<analysis::StreamResult>(analysis::measureStream(*m_facts, Selection {}, analysis::Level::Stage, progress));
        ranked->ranking.entries.front().stage = "Told by the window";
        ReportRequest request {Selection {}, recipe, QStringLiteral("1"), ranked, Selection {}};
        const auto html = [&] {
            const QTemporaryDir folder;
            const QString target = folder.filePath(QStringLiteral("report.html"));
            exportReport(file(), m_facts, request, target, progress);
            QFile out(target);
            return out.open(QIODevice::ReadOnly) ? QString::fromUtf8(out.readAll()) : QString();
        };
        QVERIFY(html().contains(QStringLiteral("Told by the window")));
        request.rankedOf.where = {{"type", {"Bug"}}}; // of another selection: measured anew
        QVERIFY(!html().contains(QStringLiteral("Told by the window")));
    }

private:
    [[nodiscard]] static ReportRecipe trendAlone()
    {
        ReportRecipe recipe;
        recipe.blocks = {{.kind = ReportBlockKind::Trend, .metric = "lead_time"}};
        return recipe;
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString file() const { return path(QStringLiteral("team.weir")); }

    std::string repository(const std::string& name, const std::string& subject)
    {
        m_repositories.push_back(std::make_unique<test::TempRepository>(test::TempRepository::Kind::Bare, name + ".git"));
        std::string tip;
        for (int week = 0; week < 4; ++week)
            tip = m_repositories.back()->commit({.parents = tip.empty() ? std::vector<std::string>() : std::vector {tip},
                .message = subject,
                .at = 1'760'000'000 + week * 7 * 86'400});
        return m_repositories.back()->path().string();
    }

    QString written(const ReportRecipe& recipe, const QString& suffix)
    {
        const QTemporaryDir folder;
        const QString target = folder.filePath(QStringLiteral("report.") + suffix);
        SilentProgress progress;
        exportReport(file(), m_facts, {.selection = {}, .recipe = recipe, .version = QStringLiteral("1")}, target, progress);
        QFile out(target);
        return out.open(QIODevice::ReadOnly) ? QString::fromUtf8(out.readAll()) : QString();
    }

    std::unique_ptr<Theme> m_theme;
    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<test::TempRepository>> m_repositories;
    analysis::FactsPtr m_facts;
};

QTEST_MAIN(TestReportExport)
#include "tst_report_export.moc"
