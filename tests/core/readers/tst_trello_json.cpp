// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/sha256.h"
#include "tests/core/readers/piped_input.h"
#include "tests/core/readers/tracker_reading.h"

#include <QtTest>

using namespace weir;
using namespace weir::test;

class TestTrelloJson : public QObject {
    Q_OBJECT

private slots:
    void takesWhatACardSays();
    void turnsTheHistoryRoundUnderTheNewestNames();
    void beginsWhereACardWasMade_data();
    void beginsWhereACardWasMade();
    void aCardFromAnotherBoardBeginsWhenItCame();
    void endsWhereItIsMarkedComplete();
    void endsWhereItWasArchived();
    void endsInTheListWhereCardsStay();
    void leavesTheEndOpenThatNoActionTells();
    void saysThatAThousandActionsAreCut();
    void leavesOutCardsThatAreGone();
    void rejectsCardsWithoutAnyKey();
    void keepsCardsWhoseFieldsCannotBeRead();
    void takesTheLinkFromTheAddress();
    void takesAListOfCards();
    void emitsTheSameTwice();
    void readsABoardFromStandardInput();
};

namespace {

constexpr const char* first = "67c50f80aaaaaaaaaaaaaaaa"; // 2025-03-03T02:10:08Z
constexpr const char* second = "67c50f80bbbbbbbbbbbbbbbb";

std::string card(const std::string& id, const std::string& link, const std::string& list, const std::string& more = "")
{
    return R"({"id":")" + id + R"(","idShort":7,"name":"Mend the sluice","shortLink":")" + link + R"(","shortUrl":"https://trello.com/c/)"
        + link + R"(","idBoard":"b","idList":")" + list + R"(","labels":[{"name":"bug"},{"name":""}],"idMembers":["m1"])" + more + "}";
}

std::string action(const std::string& type, const std::string& at, const std::string& data)
{
    return R"({"id":"x","idMemberCreator":"m1","memberCreator":{"fullName":"Ann Weir"},"type":")" + type + R"(","date":"2025-03-)" + at
        + R"(:00.000Z","data":{"board":{"id":"b"},)" + data + "}}";
}

std::string about(const std::string& id, const std::string& more = "")
{
    return R"("card":{"id":")" + id + "\"" + more + "}";
}

std::string move(const std::string& id, const std::string& at, const std::string& from, const std::string& to)
{
    return action("updateCard", at, about(id) + R"(,"old":{"idList":"f"},"listBefore":{)" + from + R"(},"listAfter":{)" + to + "}");
}

/// Actions stand before what they are about, as in an export.
std::string board(const std::string& actions, const std::string& cards)
{
    return R"({"id":"b","name":"Water \"works\"","desc":"","closed":false,"actions":[)" + actions + R"(],"cards":[)" + cards
        + R"(],"labels":[],"lists":[{"id":"l1","name":"To do","closed":false},{"id":"l2","name":"Doing","closed":false},)"
          R"({"id":"l3","name":"Done","closed":true}],"members":[{"id":"m1","fullName":"Ann Weir","username":"ann"}],"checklists":[]})";
}

const std::string toDo = R"("id":"l1","name":"Ideas")"; // what the list was called then
const std::string doing = R"("id":"l2","name":"Doing")";
const std::string done = R"("id":"l3","name":"Done")";

} // namespace

void TestTrelloJson::takesWhatACardSays()
{
    const RecordingSink sink = readAs("trello-json", board("", card(first, "AbCd1234", "l2")));
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.items.size(), std::size_t {1});
    const RecordingSink::Item& item = sink.items[0];
    QCOMPARE(item.key, std::string("AbCd1234"));
    QCOMPARE(item.title, std::string("Mend the sluice"));
    QCOMPARE(item.project, std::string("Water \"works\""));
    QCOMPARE(item.status, std::string("Doing"));
    QCOMPARE(item.assignee, std::string("Ann Weir"));
    QCOMPARE(item.url, std::string("https://trello.com/c/AbCd1234"));
    QCOMPARE(isoInstant(*item.created), std::string("2025-03-03T02:10:08.000Z"));
    QVERIFY(!item.finished);
    QVERIFY(item.whole);
    const std::vector<std::pair<std::string, std::string>> attributes {{"labels", "bug"}, {"number", "7"}};
    QVERIFY(item.attributes == attributes);
}

void TestTrelloJson::turnsTheHistoryRoundUnderTheNewestNames()
{
    const std::string actions = move(first, "05T10:00", doing, done) + "," + move(first, "05T10:00", toDo, doing);
    const RecordingSink sink = readAs("trello-json", board(actions, card(first, "AbCd1234", "l3")));
    QCOMPARE(
        lines(sink), (QStringList {"AbCd1234: To do → Doing 2025-03-05T10:00:00.000Z", "AbCd1234: Doing → Done 2025-03-05T10:00:00.000Z"}));
    QCOMPARE(sink.events[0].actor, std::string("Ann Weir"));
}

void TestTrelloJson::beginsWhereACardWasMade_data()
{
    QTest::addColumn<QString>("type");
    for (const char* type : {"createCard", "copyCard", "convertToCardFromCheckItem", "emailCard"})
        QTest::newRow(type) << type;
}

void TestTrelloJson::beginsWhereACardWasMade()
{
    QFETCH(QString, type);
    const std::string made = action(type.toStdString(), "03T02:10", about(first) + R"(,"list":{)" + toDo + "}");
    const RecordingSink sink = readAs("trello-json", board(move(first, "05T10:00", toDo, doing) + "," + made, card(first, "A", "l2")));
    QCOMPARE(lines(sink), (QStringList {"A: → To do 2025-03-03T02:10:08.000Z", "A: To do → Doing 2025-03-05T10:00:00.000Z"}));
}

void TestTrelloJson::aCardFromAnotherBoardBeginsWhenItCame()
{
    const std::string came = action("moveCardToBoard", "04T10:00", about(first) + R"(,"boardSource":{"id":"o"},"list":{)" + doing + "}");
    QCOMPARE(lines(readAs("trello-json", board(came, card(first, "A", "l2")))), (QStringList {"A: → Doing 2025-03-04T10:00:00.000Z"}));
}

void TestTrelloJson::endsWhereItIsMarkedComplete()
{
    const std::string marked = action("updateCard", "06T10:00", about(first, R"(,"dueComplete":true)") + R"(,"old":{"dueComplete":false})");
    const std::string before = action("updateCard", "05T10:00", about(first, R"(,"dueComplete":false)") + R"(,"old":{"dueComplete":true})");
    const std::string text = board(marked + "," + before, card(first, "A", "l2", R"(,"dueComplete":true,"due":null)"));
    QCOMPARE(isoInstant(*readAs("trello-json", text).items[0].finished), std::string("2025-03-06T10:00:00.000Z"));
    QVERIFY(readAs("trello-json", text).note.find("; finished: 1 card marked as complete") != std::string::npos);
    const std::string undone = board(before + "," + marked, card(first, "A", "l2", R"(,"dueComplete":false)"));
    QVERIFY(!readAs("trello-json", undone).items[0].finished);
}

void TestTrelloJson::endsWhereItWasArchived()
{
    const std::string archived = action("updateCard", "07T10:00", about(first, R"(,"closed":true)") + R"(,"old":{"closed":false})");
    const RecordingSink sink = readAs("trello-json", board(archived, card(first, "A", "l1", R"(,"closed":true)")));
    QCOMPARE(isoInstant(*sink.items[0].finished), std::string("2025-03-07T10:00:00.000Z"));
    QCOMPARE(sink.items[0].resolution, std::string("Archived"));
    QVERIFY(sink.note.find("; finished: 1 archived card") != std::string::npos);
    QVERIFY(!readAs("trello-json", board(archived, card(first, "A", "l1", R"(,"closed":false)"))).items[0].finished);
}

void TestTrelloJson::endsInTheListWhereCardsStay()
{
    const std::string archived = action("updateCard", "27T10:00", about(first, R"(,"closed":true)") + R"(,"old":{"closed":false})");
    const std::string actions = archived + "," + move(first, "05T10:00", doing, done) + "," + move(first, "04T10:00", toDo, doing);
    const RecordingSink sink = readAs("trello-json", board(actions, card(first, "A", "l3", R"(,"closed":true)")));
    QCOMPARE(isoInstant(*sink.items[0].finished), std::string("2025-03-05T10:00:00.000Z"));
}

void TestTrelloJson::leavesTheEndOpenThatNoActionTells()
{
    const RecordingSink sink = readAs("trello-json", board("", card(first, "A", "l1", R"(,"closed":true)")));
    QVERIFY(!sink.items[0].finished);
    QVERIFY(std::ranges::any_of(sink.warnings, [](const std::string& w) { return w.starts_with("When 1 archived card was archived"); }));
}

void TestTrelloJson::saysThatAThousandActionsAreCut()
{
    const auto warns = [](int actions) {
        std::string list = move(first, "05T10:00", toDo, doing);
        for (int i = 1; i < actions; ++i)
            list.append(",").append(action("commentCard", "04T10:00", about(first)));
        const RecordingSink sink = readAs("trello-json", board(list, card(first, "A", "l2")));
        return std::ranges::any_of(sink.warnings, [](const std::string& w) { return w.find("1,000") != std::string::npos; });
    };
    QVERIFY(!warns(999));
    QVERIFY(warns(1'000));
}

void TestTrelloJson::leavesOutCardsThatAreGone()
{
    const std::string actions = move(second, "05T10:00", toDo, doing) + "," + move(first, "05T10:00", toDo, doing);
    const RecordingSink sink = readAs("trello-json", board(actions, card(first, "A", "l2")));
    QCOMPARE(lines(sink), (QStringList {"A: To do → Doing 2025-03-05T10:00:00.000Z"}));
    QCOMPARE(sink.warnings.size(), std::size_t {1});
    QVERIFY2(sink.warnings[0].starts_with("1 card that the actions speak of is not on the board any more"), sink.warnings[0].c_str());
}

void TestTrelloJson::rejectsCardsWithoutAnyKey()
{
    const std::string text = board("", card(first, "A", "l1") + ",\n" + R"({"name":"nobody","idList":"l1"})");
    const RecordingSink sink = readAs("trello-json", text);
    QCOMPARE(sink.records, 1);
    QCOMPARE(sink.rejected, 1);
    QCOMPARE(*sink.rejects[0].line, std::int64_t {2});
    QCOMPARE(*sink.rejects[0].byte, static_cast<std::int64_t>(text.find(R"({"name":"nobody")")));
    QVERIFY(sink.rejects[0].text.starts_with(R"({"name":"nobody")"));
}

void TestTrelloJson::keepsCardsWhoseFieldsCannotBeRead()
{
    const std::string moved = R"({"type":"updateCard","date":"soon","data":{)" + about("odd") + R"(,"listBefore":{)" + toDo
        + R"(},"listAfter":{)" + doing + "}}}";
    const RecordingSink sink = readAs("trello-json", board(moved, card("odd", "A", "l1")));
    QCOMPARE(sink.records, 1);
    QVERIFY(!sink.items[0].created);
    QCOMPARE(sink.rejected, 0);
    QCOMPARE(sink.rejects.size(), std::size_t {2});
    QCOMPARE(sink.rejects[0].field, std::string("id"));
    QCOMPARE(sink.rejects[0].record, std::string("A"));
    QCOMPARE(sink.rejects[1].field, std::string("actions.date"));
    QCOMPARE(sink.rejects[1].text, std::string("soon"));
}

void TestTrelloJson::takesTheLinkFromTheAddress()
{
    const std::string old = R"({"id":")" + std::string(first) + R"(","url":"https://trello.com/c/Zz9/3-a-title","name":"x","idList":"l1"})";
    QCOMPARE(keysOf(readAs("trello-json", board("", old))), (QStringList {"Zz9"}));
}

void TestTrelloJson::takesAListOfCards()
{
    const RecordingSink sink =
        readAs("trello-json", std::string("[").append(card(first, "A", "l1")).append(",").append(card(second, "B", "l1")).append("]"));
    QCOMPARE(keysOf(sink), (QStringList {"A", "B"}));
    QCOMPARE(sink.warnings.size(), std::size_t {1});
    QVERIFY2(sink.warnings[0].find("export the whole board") != std::string::npos, sink.warnings[0].c_str());
}

void TestTrelloJson::emitsTheSameTwice()
{
    const std::string text = board(move(second, "05T10:00", toDo, doing) + "," + move(first, "05T10:00", toDo, doing),
        card(second, "B", "l2") + "," + card(first, "A", "l2"));
    QCOMPARE(lines(readAs("trello-json", text)), lines(readAs("trello-json", text)));
}

void TestTrelloJson::readsABoardFromStandardInput()
{
    const std::string text = board(move(first, "05T10:00", toDo, doing), card(first, "A", "l2", ",\"desc\":\"a \xFF\""));
    const RecordingSink expected = readAs("trello-json", text);
    PipedInput pipe;
    pipe.write(text);
    pipe.close();
    RecordingSink sink;
    SilentProgress progress;
    const readers::ReadOutcome outcome = readers::findReader("trello-json")->read("-", {}, sink, progress);
    QCOMPARE(sink.records, 1);
    QCOMPARE(keysOf(sink), (QStringList {"A"}));
    QCOMPARE(lines(sink), (QStringList {"A: To do → Doing 2025-03-05T10:00:00.000Z"}));
    QCOMPARE(sink.warnings, expected.warnings); // the broken byte counts once
    readers::Sha256 hash;
    hash.update(text);
    QCOMPARE(outcome.sha256, hash.hex());
}

QTEST_APPLESS_MAIN(TestTrelloJson)
#include "tst_trello_json.moc"
