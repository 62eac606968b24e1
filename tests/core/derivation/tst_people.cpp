// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derivation/people.h"
#include "core/derivation/person_names.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace weir;
using namespace weir::derivation;

namespace {

const Person* find(const std::vector<Person>& people, const std::string& name)
{
    const auto found = std::ranges::find_if(people,
        [&](const Person& person) { return std::ranges::any_of(person.names, [&](const Person::Name& one) { return one.text == name; }); });
    return found == people.end() ? nullptr : &*found;
}

std::string shown(const std::vector<Person>& people, const std::string& name)
{
    const Person* person = find(people, name);
    return person == nullptr ? std::string("nobody") : person->name;
}

/// Cancels when it was asked so often.
class StopAfter final : public Progress {
public:
    explicit StopAfter(int asked)
        : m_left(asked)
    {
    }
    void stage(std::string_view) override { }
    void report(std::int64_t, std::int64_t) override { }
    [[nodiscard]] bool cancelled() const override { return m_left-- <= 0; }

private:
    mutable int m_left;
};

const std::vector<ObservedName> team = {
    {"Ann Lee", {"ann@example.org"}}, {"annl", {"ann@example.org"}}, {"Bea Ott", {"bea@example.org"}}, {"ci[bot]", {}}};

} // namespace

class TestPeople : public QObject {
    Q_OBJECT
private slots:
    void tellsBotsByTheirNames_data()
    {
        QTest::addColumn<QString>("person");
        QTest::addColumn<bool>("bot");
        for (const char* name : {"dependabot[bot]", "Renovate Bot", "github-actions", "release-bot", "BOT", "pre-commit-ci[bot]"})
            QTest::newRow(name) << QString(name) << true;
        for (const char* name : {"Ann", "Bottger", "Robot Smith", "abbot", "Talbot", ""})
            QTest::newRow(*name == '\0' ? "nobody" : name) << QString(name) << false;
    }
    void tellsBotsByTheirNames()
    {
        QFETCH(QString, person);
        QFETCH(bool, bot);
        QCOMPARE(looksLikeBot(person.toStdString()), bot);
    }

    void takesNamesApart()
    {
        QCOMPARE(foldedName("Łukasz MÜLLER-Straße"), std::string("lukasz muller-strasse"));
        QCOMPARE(foldedName("ann\xCC\x81"), std::string("ann")); // a combining accent
        QCOMPARE(nameWords("Lee, Ann"), nameWords("ann LÉE"));
        QCOMPARE(nameWords("Dara O'Neil").size(), std::size_t {2});
        QVERIFY(nameWords(" - ").empty());
        QCOMPARE(foldedName("\xFF\xC3"), std::string("\xFF\xC3")); // bytes that are no text stay
    }

    void knowsAddressesOfNobody_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("person");
        const auto row = [](const char* email, const char* person) { QTest::newRow(email) << QString(email) << QString(person); };
        row("Ann.Lee+work@example.org", "ann.lee");
        row("123+annl@users.noreply.github.com", "annl");
        row("annl@users.noreply.github.com", "annl");
        row("77-annl@users.noreply.gitlab.com", "annl");
        row("noreply@github.com", "");
        row("root@localhost", "");
        row("ann@laptop", "");
        row("info@example.org", "");
        row("no address", "");
        row("@", "");
    }
    void knowsAddressesOfNobody()
    {
        QFETCH(QString, email);
        QFETCH(QString, person);
        QCOMPARE(QString::fromStdString(personalPart(email.toStdString())), person);
    }

    void oneAddressIsOnePerson()
    {
        const auto people = unitePeople(team, {});
        QCOMPARE(people.size(), std::size_t {3});
        const Person* ann = find(people, "annl");
        QCOMPARE(ann->name, std::string("Ann Lee"));
        QCOMPARE(ann->names[1].how, std::string("same e-mail address ann@example.org"));
        QVERIFY(ann->names[0].how.empty());
        // A tracker may know people by their addresses, in whatever case.
        QCOMPARE(
            shown(unitePeople({{"Ann Lee", {"ann@example.org"}}, {"Ann@Example.org", {}}}, {}), "Ann@Example.org"), std::string("Ann Lee"));
    }

    void anAddressOfManyIsNobodys()
    {
        std::vector<ObservedName> names;
        for (std::size_t i = 0; i <= mostNamesOfOne; ++i)
            names.push_back({"Person " + std::to_string(i), {"team@example.org"}});
        QCOMPARE(unitePeople(names, {}).size(), mostNamesOfOne + 1);
        names.pop_back();
        QCOMPARE(unitePeople(names, {}).size(), std::size_t {1});
    }

    void orderDoesNotMatter()
    {
        std::vector<ObservedName> names = team;
        names.push_back({"Ann Lee", {"lee@example.com"}});
        names.push_back({"A. Lee", {"lee@example.com"}});
        PeopleDecisions decisions;
        decisions.same = {{"Bea", {"Bea Ott", "annl"}}};
        decisions.different = {{"A. Lee", "annl"}};
        const auto expected = unitePeople(names, decisions);
        std::mt19937 random(7);
        for (int turn = 0; turn < 20; ++turn) {
            std::ranges::shuffle(names, random);
            QVERIFY(unitePeople(names, decisions) == expected);
            QVERIFY(suggestPeople(unitePeople(names, decisions), decisions) == suggestPeople(expected, decisions));
        }
    }

    void whatIsKeptApartStaysApart()
    {
        PeopleDecisions decisions;
        splitName(decisions, *find(unitePeople(team, {}), "annl"), "annl");
        const auto people = unitePeople(team, decisions);
        QCOMPARE(shown(people, "annl"), std::string("annl"));
        QCOMPARE(shown(people, "Ann Lee"), std::string("Ann Lee"));
        QVERIFY(suggestPeople(people, decisions).empty());
    }

    void whoIsSplitOffKeepsNobodyElseApart_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"A. L.", "Ann Lee", "annl", "ann@example.org"})
            QTest::newRow(name) << QString(name);
    }
    void whoIsSplitOffKeepsNobodyElseApart()
    {
        QFETCH(QString, name);
        const std::string apart = name.toStdString();
        const std::vector<ObservedName> names {
            {"A. L.", {"ann@example.org"}}, {"Ann Lee", {"ann@example.org"}}, {"annl", {"ann@example.org"}}, {"ann@example.org", {}}};
        PeopleDecisions decisions;
        splitName(decisions, *find(unitePeople(names, {}), apart), apart);
        const auto people = unitePeople(names, decisions);
        QCOMPARE(people.size(), std::size_t {2});
        QCOMPARE(find(people, apart)->names.size(), std::size_t {1});
        for (const ObservedName& other : names)
            if (other.name != apart)
                QCOMPARE(find(people, other.name)->names.size(), std::size_t {3});
    }

    void whatIsKeptApartOfOneIsKeptApartOfAll()
    {
        // Ann joins Bea by one address; whoever is neither must stay so, on whichever side of the join the word was given.
        const std::vector<ObservedName> names {
            {"Ann", {"a@example.org"}}, {"Bea", {"a@example.org", "c@example.org"}}, {"Cid", {"c@example.org"}}};
        for (const char* of : {"Ann", "Bea"}) {
            PeopleDecisions decisions;
            decisions.different = {{"Cid", of}};
            const auto people = unitePeople(names, decisions);
            QCOMPARE(people.size(), std::size_t {2});
            QCOMPARE(find(people, "Cid")->names.size(), std::size_t {1});
        }
    }

    void ofContradictionsOneHolds()
    {
        PeopleDecisions decisions;
        decisions.same = {{"Ann Lee", {"Bea Ott"}}};
        decisions.different = {{"Ann Lee", "Bea Ott"}};
        decisions.bots = decisions.notBots = {"Ann Lee"};
        const auto people = unitePeople(team, decisions);
        QCOMPARE(shown(people, "Bea Ott"), std::string("Ann Lee"));
        QVERIFY(!find(people, "Bea Ott")->bot);
        // Said to be one with two others that are not one: all are.
        decisions.same = {{"Ann Lee", {"annl"}}, {"Bea Ott", {"annl"}}};
        QCOMPARE(find(unitePeople(team, decisions), "Bea Ott")->names.size(), std::size_t {3});
    }

    void groupsOfOneNameAreBothThere()
    {
        PeopleDecisions decisions;
        decisions.same = {{"Anna", {"annl"}}, {"Anna", {"Bea Ott"}}};
        const auto people = unitePeople(team, decisions);
        QCOMPARE(std::ranges::count(people, "Anna", &Person::name), 2);
        auto turned = team;
        std::ranges::reverse(turned);
        QVERIFY(unitePeople(turned, decisions) == people);
    }

    void manyDecisionsCanBeCancelled()
    {
        std::vector<ObservedName> names;
        PeopleDecisions decisions;
        for (int number = 0; number < 10000; ++number) {
            names.push_back({"Person " + std::to_string(number), {std::to_string(number / 2) + "x@example.org"}});
            decisions.different.emplace_back("Person 0", names.back().name);
            decisions.same.push_back({"Somebody " + std::to_string(number), {"Person " + std::to_string(number)}});
            decisions.bots.push_back(names.back().name);
        }
        QCOMPARE(unitePeople(names, decisions).size(), std::size_t {5001}); // the first two are kept apart
        StopAfter stop(2);
        QVERIFY_EXCEPTION_THROWN((void)unitePeople(names, decisions, stop), Cancelled);
    }

    void mergingAndSplittingAgain()
    {
        PeopleDecisions decisions;
        auto people = unitePeople(team, decisions);
        mergePeople(decisions, *find(people, "Bea Ott"), *find(people, "Ann Lee"));
        people = unitePeople(team, decisions);
        for (const char* name : {"Bea Ott", "Ann Lee", "annl"})
            QCOMPARE(shown(people, name), std::string("Bea Ott"));
        QCOMPARE(find(people, "annl")->names[0].how, std::string("decided"));
        splitName(decisions, *find(people, "annl"), "annl");
        people = unitePeople(team, decisions);
        QCOMPARE(shown(people, "annl"), std::string("annl"));
        QCOMPARE(shown(people, "Ann Lee"), std::string("Bea Ott"));
        // And together again, whatever was said before.
        mergePeople(decisions, *find(people, "annl"), *find(people, "Bea Ott"));
        QVERIFY(decisions.different.empty());
        QCOMPARE(decisions.same.size(), std::size_t {1});
        QCOMPARE(shown(unitePeople(team, decisions), "Ann Lee"), std::string("annl"));
    }

    void decisionsAboutNobodySayNothing()
    {
        PeopleDecisions decisions;
        decisions.same = {{"Gone", {"Away"}}};
        decisions.different = {{"Gone", "Ann Lee"}, {"Ann Lee", "Ann Lee"}};
        decisions.bots = {"Away"};
        QVERIFY(unitePeople(team, decisions) == unitePeople(team, {}));
        decisions.same = {{"Anna", {"Ann Lee"}}}; // a name that no source uses
        QCOMPARE(shown(unitePeople(team, decisions), "annl"), std::string("Anna"));
    }

    void marksPrograms()
    {
        PeopleDecisions decisions;
        auto people = unitePeople(team, decisions);
        QVERIFY(find(people, "ci[bot]")->bot);
        QCOMPARE(find(people, "ci[bot]")->botHow, std::string("its name"));
        markBot(decisions, *find(people, "ci[bot]"), false);
        markBot(decisions, *find(people, "Ann Lee"), true);
        people = unitePeople(team, decisions);
        QVERIFY(!find(people, "ci[bot]")->bot && find(people, "annl")->bot);
        markBot(decisions, *find(people, "Ann Lee"), false);
        QVERIFY(!find(unitePeople(team, decisions), "annl")->bot);
        QVERIFY(decisions.bots.empty());
    }

    void suggestsWhoMayBeOne_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("email");
        QTest::addColumn<int>("sure"); // −1: no suggestion
        const auto row = [](const char* name, const char* email, int sure) {
            QTest::newRow(name) << QString(name) << QString(email) << sure;
        };
        row("LEE Ann", "", 0);
        row("ann.lée", "", 0);
        row("somebody", "9+annlee@users.noreply.github.com", 2);
        row("ann.lee@other.org", "", 1);
        row("private", "ann.lee@home.net", 1);
        row("alee", "", 2);
        row("annl", "", 2);
        row("Al Leeds", "", -1);
        row("lee", "", -1);
        row("ann[bot]", "", -1); // a program is nobody
    }
    void suggestsWhoMayBeOne()
    {
        QFETCH(QString, name);
        QFETCH(QString, email);
        QFETCH(int, sure);
        std::vector<ObservedName> names {{"Ann Lee", {"al@example.org"}}, {name.toStdString(), {}}};
        if (!email.isEmpty())
            names[1].emails.push_back(email.toStdString());
        const auto people = unitePeople(names, {});
        QCOMPARE(people.size(), std::size_t {2});
        const auto found = suggestPeople(people, {});
        QCOMPARE(found.size(), std::size_t {sure < 0 ? 0U : 1U});
        if (sure < 0)
            return;
        QCOMPARE(static_cast<int>(found.front().sure), sure);
        QVERIFY(!found.front().how.empty());
        PeopleDecisions decisions; // a suggestion that was declined does not come again
        keepApart(decisions, *find(people, found.front().first), *find(people, found.front().second));
        QVERIFY(suggestPeople(unitePeople(names, decisions), decisions).empty());
        mergePeople(decisions, people[0], people[1]); // one that was accepted neither
        QCOMPARE(unitePeople(names, decisions).size(), std::size_t {1});
    }

    void theAccountOfTheHostSaysMostOfAll()
    {
        const auto people = unitePeople({{"Ann Lee", {"9+zephyr@users.noreply.github.com"}}, {"zephyr", {}}}, {});
        const auto found = suggestPeople(people, {});
        QCOMPARE(found.size(), std::size_t {1});
        QVERIFY(found.front().sure == PersonSuggestion::Sure::VeryLikely);
        QCOMPARE(found.front().first, std::string("Ann Lee")); // the fuller name
    }

    void aSignThatFitsManySaysNothing()
    {
        std::vector<ObservedName> names;
        for (const char* first : {"Ann", "Ada", "Amy", "Ava", "Abe"})
            names.push_back({std::string(first) + " Lee", {}});
        names.push_back({"alee", {}});
        QVERIFY(suggestPeople(unitePeople(names, {}), {}).empty());
    }
};

QTEST_APPLESS_MAIN(TestPeople)
#include "tst_people.moc"
