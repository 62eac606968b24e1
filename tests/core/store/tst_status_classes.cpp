// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/status_classes.h"

#include <QtTest>

#include <algorithm>
#include <string>

using namespace weir;
using namespace weir::store;

namespace {

ObservedStatus seen(std::uint32_t source, const char* id, const char* name, int day, StatusCategory category = StatusCategory::None)
{
    ObservedStatus status;
    status.source = source;
    status.format = "jira-json";
    status.external = id;
    status.name = name;
    status.category = category;
    status.seenAt = Instant(std::chrono::days(day));
    return status;
}

/// "name: members", ascending, whatever the order of what is given.
std::vector<std::string> classes(std::vector<ObservedStatus> observed)
{
    std::vector<std::string> first;
    for (int turn = 0; turn < 4; ++turn) {
        std::vector<std::string> result;
        for (const StatusClass& status : classify(observed)) {
            std::vector<std::string> members;
            for (const std::size_t row : status.members)
                members.push_back(std::to_string(observed[row].source) + "/" + observed[row].external + "/" + observed[row].name);
            std::ranges::sort(members);
            std::string text = status.name + ":";
            for (const std::string& member : members)
                text += " " + member;
            result.push_back(text);
        }
        if (turn == 0)
            first = result;
        else if (result != first)
            return {"depends on the order"};
        std::ranges::rotate(observed, observed.begin() + (observed.empty() ? 0 : 1));
    }
    return first;
}

} // namespace

class TestStatusClasses : public QObject {
    Q_OBJECT

private slots:
    void namesUnderOneIdAreOneUnderTheNewest()
    {
        QCOMPARE(classes({seen(1, "2", "Doing", 1), seen(1, "2", "In Progress", 5), seen(1, "3", "Done", 2)}),
            (std::vector<std::string> {"Done: 1/3/Done", "In Progress: 1/2/Doing 1/2/In Progress"}));
    }

    void twoExportsOfOneTrackerAgree()
    {
        QCOMPARE(classes({seen(1, "2", "Doing", 1), seen(2, "2", "Doing", 1), seen(2, "2", "In Progress", 5)}),
            (std::vector<std::string> {"In Progress: 1/2/Doing 2/2/Doing 2/2/In Progress"}));
    }

    void idsOfDifferentTrackersDoNot()
    {
        QCOMPARE(classes({seen(1, "2", "Doing", 1), seen(2, "2", "Waiting", 5)}),
            (std::vector<std::string> {"Doing: 1/2/Doing", "Waiting: 2/2/Waiting"}));
    }

    void equalNamesAreOne()
    {
        QCOMPARE(classes({seen(1, "5", "Done", 1), seen(1, "10005", "Done", 2), seen(2, "", "Done", 3)}),
            (std::vector<std::string> {"Done: 1/10005/Done 1/5/Done 2//Done"}));
    }

    void statusesWithoutIdGoByName()
    {
        QCOMPARE(classes({seen(1, "", "A", 1), seen(1, "", "B", 2)}), (std::vector<std::string> {"A: 1//A", "B: 1//B"}));
    }

    void categoryIsTheNewestThatIsStated()
    {
        const auto found =
            classify({seen(1, "5", "Old", 1, StatusCategory::ToDo), seen(1, "5", "New", 3), seen(2, "", "New", 2, StatusCategory::Done)});
        QCOMPARE(found.size(), std::size_t {1});
        QCOMPARE(found.front().category, StatusCategory::Done);
    }
};

QTEST_APPLESS_MAIN(TestStatusClasses)
#include "tst_status_classes.moc"
