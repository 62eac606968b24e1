// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/stage_map.h"
#include "tests/core/import/import_support.h"
#include "tests/support/jira_text.h"

#include <QtTest>

#include <algorithm>

using namespace weir;
using test::Scratch;
using test::workspaceWith;

namespace {

/// "outside", "queue", …: where the proposed map of these sources has a status; "nowhere".
std::string placeOf(const std::string& status, const std::filesystem::path& file, const std::filesystem::path& source)
{
    const auto workspace = workspaceWith(file, {source});
    SilentProgress progress;
    const auto data = workspace.load(progress);
    for (const Stage& stage : workspace.stageMap(*data).stages) {
        if (std::ranges::find(stage.queue, status) != stage.queue.end())
            return stage.kind == StageKind::Work ? "queue" : std::string(stageKindName(stage.kind));
        if (std::ranges::find(stage.work, status) != stage.work.end())
            return std::string(stageKindName(stage.kind));
    }
    return "nowhere";
}

std::string jiraExport(const std::string& status, bool withCategory)
{
    std::string issue = test::jira::issue("A-1", "One", test::jira::change("04", "1", status, "2", "In Progress"), "2", "In Progress");
    std::string waiting = test::jira::issue("A-2", "Two", "", "1", status);
    if (withCategory) {
        const std::string before = R"("name":")" + status + R"("})";
        const std::size_t at = waiting.find(before);
        waiting.replace(at, before.size(), R"("name":")" + status + R"(","statusCategory":{"key":"new","name":"To Do"}})");
    }
    return test::jira::search({issue, waiting});
}

} // namespace

class TestProposedStages : public QObject {
    Q_OBJECT

private slots:
    void aStatusIsTheSameInEveryKindOfSource_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("place");
        for (const char* const list : {"To Do", "Backlog", "Open"})
            QTest::newRow(list) << list << "outside";
        for (const char* const chosen : {"Ready", "Selected for Development"})
            QTest::newRow(chosen) << chosen << "queue";
    }

    void aStatusIsTheSameInEveryKindOfSource()
    {
        QFETCH(QString, status);
        QFETCH(QString, place);
        const Scratch scratch;
        const std::string name = status.toStdString();
        const std::pair<const char*, std::string> sources[] = {
            {"events.csv",
                "key,status,timestamp\nA-1," + name + ",2025-03-03\nA-1,In Progress,2025-03-04\nA-1,Done,2025-03-05\nA-2," + name
                    + ",2025-03-04\n"},
            {"stages.csv",
                "Key,Title," + name + ",In Progress,Done\nA-1,One,2025-03-03,2025-03-04,2025-03-05\nA-2,Two,2025-03-03,2025-03-04,\n"},
            {"items.csv",
                "Key,Status,Created,Finished\nA-1," + name + ",2025-03-03,\nA-2,In Progress,2025-03-03,\nA-3,Done,2025-03-03,2025-03-05\n"},
            {"plain.json", jiraExport(name, false)},
            {"category.json", jiraExport(name, true)},
        };
        for (const auto& [file, text] : sources) {
            const std::string found = placeOf(name, scratch.path(std::string(file) + ".weir"), scratch.write(file, text));
            QVERIFY2(found == place.toStdString(), qPrintable(QString("%1: %2").arg(file, QString::fromStdString(found))));
        }
    }
};

QTEST_GUILESS_MAIN(TestProposedStages)
#include "tst_proposed_stages.moc"
