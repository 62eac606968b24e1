// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the user decides about people and links, from imports to views.

#include "core/base/error.h"
#include "core/derivation/people.h"
#include "core/store/link_edits_json.h"
#include "core/store/people_json.h"
#include "core/store/pseudonyms.h"
#include "tests/core/import/import_support.h"
#include "tests/support/temp_repository.h"

#include <algorithm>
#include <set>

using namespace weir;
using test::rowsOf;
using test::Scratch;
using test::valueOf;
using Rows = std::vector<std::string>;

namespace {

PeopleReport people(const store::Workspace& workspace)
{
    SilentProgress progress;
    return workspace.people(progress);
}

const PersonInUse* find(const PeopleReport& report, const std::string& name)
{
    for (const PersonInUse& one : report.people)
        for (const Person::Name& known : one.person.names)
            if (known.text == name)
                return &one;
    return nullptr;
}

Person personNamed(const store::Workspace& workspace, const std::string& name)
{
    const PeopleReport report = people(workspace);
    const PersonInUse* found = find(report, name);
    return found == nullptr ? Person() : found->person;
}

void change(store::Workspace& workspace, const std::function<void(PeopleDecisions&)>& what)
{
    workspace.changePeople(what, "Decide", SilentProgress());
}

void merge(store::Workspace& workspace, const std::string& kept, const std::string& other)
{
    const Person one = personNamed(workspace, kept);
    const Person two = personNamed(workspace, other);
    change(workspace, [&](PeopleDecisions& decisions) { derivation::mergePeople(decisions, one, two); });
}

std::string undo(store::Workspace& workspace)
{
    SilentProgress progress;
    return workspace.undo(progress);
}

std::string damageOf(const store::Workspace& workspace)
{
    SilentProgress progress;
    std::string text;
    for (const store::Problem& problem : workspace.diagnose(progress))
        if (problem.error)
            text += problem.what + "\n";
    return text;
}

DatasetPtr load(const store::Workspace& workspace)
{
    SilentProgress progress;
    return workspace.load(progress);
}

/// Two tables and a repository in which one person goes by several names.
struct Team {
    Scratch scratch;
    test::TempRepository repository;
    std::filesystem::path tracker, board;

    Team()
        : tracker(scratch.write("tracker.csv",
            "Key,Status,Changed,Changed By\nCHK-1,Ready,2025-03-03T09:00:00Z,annl\nCHK-1,Coding,2025-03-04T09:00:00Z,annl\n"
            "CHK-2,Ready,2025-03-03T09:00:00Z,Bea Ott\n"))
        , board(scratch.write("board.csv", "Key,Status,Changed,Changed By\nCHK-3,Ready,2025-03-03T09:00:00Z,ann@example.org\n"))
    {
        const std::string first =
            repository.commit({.files = {{"a", "1\n"}}, .message = "CHK-1 begin", .author = "Ann Lee <ann@example.org>"});
        const std::string second = repository.commit(
            {.parents = {first}, .files = {{"a", "2\n"}}, .message = "more", .at = 1'700'000'100, .author = "A. L. <Ann@example.org>"});
        (void)repository.commit({.parents = {second},
            .files = {{"a", "3\n"}},
            .message = "bump",
            .at = 1'700'000'200,
            .author = "deps[bot] <deps@example.org>"});
    }
    [[nodiscard]] store::Workspace workspace(const std::string& name, const std::vector<std::filesystem::path>& sources) const
    {
        return test::workspaceWith(scratch.path(name), sources);
    }
    [[nodiscard]] store::Workspace all() const { return workspace("all.weir", {tracker, board, repository.path()}); }
};

const char* const authors = "SELECT author FROM weir_commits ORDER BY subject";
const char* const actors = "SELECT actor FROM weir_transitions ORDER BY item_key, seq";

} // namespace

class TestPeopleLinks : public QObject {
    Q_OBJECT
private slots:
    void oneAddressIsOneNameEverywhere()
    {
        const Team team;
        const auto workspace = team.all();
        QCOMPARE(rowsOf(workspace, authors), (Rows {"Ann Lee", "deps[bot]", "Ann Lee"}));
        QCOMPARE(rowsOf(workspace, actors), (Rows {"annl", "annl", "Bea Ott", "Ann Lee"}));
        const DatasetPtr data = load(workspace);
        QVERIFY(std::ranges::find(data->names, "A. L.") == data->names.end());
        QVERIFY(std::ranges::find(data->names, "ann@example.org") == data->names.end());
        const PersonInUse ann = *find(people(workspace), "Ann Lee");
        QCOMPARE(ann.person.names.size(), std::size_t {3});
        QVERIFY(ann.has(PersonRole::Commits) && ann.has(PersonRole::Moves) && !ann.has(PersonRole::Assigned));
        QCOMPARE(ann.sources.size(), std::size_t {2});
        QCOMPARE(damageOf(workspace), std::string());
    }

    void aSuggestionThatIsAcceptedChangesWhatWasImportedBefore()
    {
        const Team team;
        auto workspace = team.all();
        const auto suggestions = people(workspace).suggestions;
        QCOMPARE(suggestions.size(), std::size_t {1});
        QCOMPARE(suggestions.front().first, std::string("Ann Lee"));
        QCOMPARE(suggestions.front().second, std::string("annl"));
        const auto before = test::viewsOf(workspace);
        merge(workspace, "Ann Lee", "annl");
        QCOMPARE(rowsOf(workspace, actors), (Rows {"Ann Lee", "Ann Lee", "Bea Ott", "Ann Lee"}));
        QVERIFY(people(workspace).suggestions.empty());
        QCOMPARE(rowsOf(workspace, "SELECT how FROM weir_people WHERE name = 'Ann Lee' AND stands_for = 'annl'"), Rows {"decided"});
        QCOMPARE(damageOf(workspace), std::string());
        QCOMPARE(undo(workspace), std::string("Decide"));
        QVERIFY(test::viewsOf(workspace) == before);
        SilentProgress progress;
        (void)workspace.redo(progress);
        QCOMPARE(valueOf(workspace, "SELECT count(DISTINCT actor) FROM weir_transitions"), std::string("2"));
        QCOMPARE(damageOf(workspace), std::string());
    }

    void aNameCanBeSplitOff()
    {
        const Team team;
        auto workspace = team.all();
        const Person ann = personNamed(workspace, "A. L.");
        change(workspace, [&](PeopleDecisions& decisions) { derivation::splitName(decisions, ann, "A. L."); });
        QCOMPARE(rowsOf(workspace, authors), (Rows {"Ann Lee", "deps[bot]", "A. L."}));
        QCOMPARE(rowsOf(workspace, actors), (Rows {"annl", "annl", "Bea Ott", "Ann Lee"})); // the others stay one
        QCOMPARE(damageOf(workspace), std::string());
    }

    void theOrderOfImportsDoesNotMatter()
    {
        const Team team;
        std::vector<std::filesystem::path> sources {team.tracker, team.board, team.repository.path()};
        auto first = team.workspace("0.weir", sources);
        const auto decide = [](PeopleDecisions& decisions) { decisions.same = {{"Ann Lee", {"annl"}}}; };
        change(first, decide);
        std::ranges::sort(sources);
        int number = 0;
        do {
            auto other = team.workspace(std::to_string(++number) + ".weir", {sources.front()});
            change(other, decide); // whenever it was decided
            for (std::size_t i = 1; i < sources.size(); ++i)
                (void)test::take(other, sources[i]);
            QVERIFY(test::sameViews(first, other));
        } while (std::ranges::next_permutation(sources).found);
    }

    void aRemovedSourceLeavesDecisionsHarmless()
    {
        const Team team;
        auto workspace = team.all();
        merge(workspace, "Ann Lee", "annl");
        SilentProgress progress;
        for (const store::ImportInfo& import : workspace.imports())
            if (import.format == "git")
                workspace.removeSource(import.sourceId, progress);
        QCOMPARE(rowsOf(workspace, actors), (Rows {"Ann Lee", "Ann Lee", "Bea Ott", "Ann Lee"})); // all of her names were decided about
        QCOMPARE(rowsOf(workspace, authors), Rows());
        QVERIFY(find(people(workspace), "deps[bot]") == nullptr);
        QCOMPARE(damageOf(workspace), std::string());
        // Long after that, nothing of the source is left, and what was decided is.
        test::purge(workspace);
        QCOMPARE(valueOf(workspace, "SELECT actor FROM weir_transitions WHERE item_key = 'CHK-1' AND seq = 1"), std::string("Ann Lee"));
        QCOMPARE(valueOf(workspace, "SELECT count(*) FROM name WHERE text = 'A. L.'"), std::string("0"));
        QCOMPARE(damageOf(workspace), std::string());
    }

    void namesOfARemovedSourceJoinNobody()
    {
        const Team team;
        const auto removed = team.scratch.write(
            "removed.csv", "Key,Status,Changed,Changed By,Assignee\nCHK-9,Ready,2025-03-03T09:00:00Z,ann-bot,ann@example.org\n");
        const std::vector<std::filesystem::path> sources {team.tracker, team.repository.path()};
        const auto decide = [](PeopleDecisions& decisions) {
            decisions.same = {{"Bea Ott", {"ann-bot", "ann@example.org"}}, {"annl", {"ann-bot"}}};
        };
        auto never = team.workspace("never.weir", sources);
        change(never, decide);
        auto had = team.workspace("had.weir", {removed, sources[0], sources[1]});
        change(had, decide);
        QVERIFY(valueOf(had, "SELECT count(*) FROM weir_people WHERE bot AND name <> 'deps[bot]'") != "0");
        SilentProgress progress;
        for (const store::ImportInfo& import : had.imports())
            if (std::filesystem::path(import.source).filename() == "removed.csv")
                had.removeSource(import.sourceId, progress);
        QVERIFY(test::sameViews(never, had));
        QCOMPARE(valueOf(had, "SELECT count(*) FROM weir_people WHERE bot AND name <> 'deps[bot]'"), std::string("0"));
        QVERIFY(people(never).people.size() == people(had).people.size());
        QCOMPARE(damageOf(had), std::string());
    }

    void aKeptFilterMeansThePersonNow()
    {
        const Scratch scratch;
        auto workspace = test::workspaceWith(scratch.path("a.weir"),
            {scratch.write("a.csv",
                "Key,Status,Changed,Assignee\nA-1,Ready,2025-03-03T09:00:00Z,annl\n"
                "A-2,Ready,2025-03-03T09:00:00Z,Ann Lee\nA-3,Ready,2025-03-03T09:00:00Z,Bea Ott\n")});
        Selection selection;
        selection.where["assignee"] = {"annl"};
        const auto passing = [&] {
            SilentProgress progress;
            const DatasetPtr data = workspace.load(progress);
            const auto facts = analysis::computeFacts(data, workspace.stageMap(*data), Calendar(), progress);
            return std::ranges::count(analysis::passesAnyStream(*facts, selection), 1);
        };
        QCOMPARE(passing(), 1);
        merge(workspace, "Ann Lee", "annl");
        QCOMPARE(passing(), 2);
        selection.where["assignee"] = {"Bea Ott"};
        QCOMPARE(passing(), 1);
    }

    void programsAreKnownAndMarked()
    {
        const Team team;
        auto workspace = team.all();
        const auto bots = [&] { return rowsOf(workspace, "SELECT DISTINCT name FROM weir_people WHERE bot ORDER BY 1"); };
        const auto isBot = [&](const std::string& name) {
            const DatasetPtr data = load(workspace);
            const auto found = std::ranges::find(data->names, name);
            return data->isBot(NameIndex(static_cast<std::size_t>(found - data->names.begin())));
        };
        QCOMPARE(bots(), Rows {"deps[bot]"});
        QVERIFY(isBot("deps[bot]") && !isBot("Bea Ott"));
        const Person bea = personNamed(workspace, "Bea Ott");
        const Person deps = personNamed(workspace, "deps[bot]");
        change(workspace, [&](PeopleDecisions& decisions) {
            derivation::markBot(decisions, bea, true);
            derivation::markBot(decisions, deps, false);
        });
        QCOMPARE(bots(), Rows {"Bea Ott"});
        QVERIFY(!isBot("deps[bot]") && isBot("Bea Ott"));
        (void)undo(workspace);
        QCOMPARE(bots(), Rows {"deps[bot]"});
    }

    void onePersonHasOnePseudonym()
    {
        const Team team;
        auto workspace = team.all();
        merge(workspace, "Ann Lee", "annl");
        const DatasetPtr data = load(workspace);
        store::Pseudonyms pseudonyms(workspace.pseudonymKey());
        std::set<std::string> names;
        for (const NameIndex actor : data->visits.actor)
            names.insert(pseudonyms.of(data->name(actor)));
        QCOMPARE(names.size(), std::size_t {2}); // Ann and Bea
        QVERIFY(names.contains(pseudonyms.of(data->name(data->commits.author[0]))));
    }

    void decisionsReadAsTheyWereWritten()
    {
        PeopleDecisions decisions;
        decisions.same = {{"Ann \"A\" Lee", {"annl", "ann@example.org"}}};
        decisions.different = {{"a", "b"}};
        decisions.bots = {"nightly"};
        decisions.notBots = {"Robert Bot"};
        const std::string json = store::peopleDecisionsJson(decisions);
        QVERIFY(store::parsePeopleDecisions(json, "people.json") == decisions);
        QVERIFY(store::parsePeopleDecisions("{\"people\": [], \"decided\": " + json + "}", "people.json") == decisions);
        for (const char* wrong : {"[]", "{", R"({"same": 1})", R"({"same": [{"also": []}]})", R"({"different": [["a"]]})",
                 R"({"bots": [""]})", "{}", R"({"decided": {}})", R"({"sames": []})", R"({"same": [], "added": []})"})
            QVERIFY_EXCEPTION_THROWN((void)store::parsePeopleDecisions(wrong, "people.json"), Error);
        const std::string sha(40, 'a');
        LinkEdits edits {.added = {{"issue", "A-1", "change", "r#1"}}, .removed = {{"issue", "A-2", "commit", sha}}};
        QVERIFY(store::parseLinkEdits(store::linkEditsJson(edits), "links.json") == edits);
        // What is said twice is said once, and a sha is written as views write it.
        LinkEdits twice = edits;
        twice.removed.push_back({"issue", "A-2", "commit", std::string(40, 'A')});
        twice.added.push_back(edits.added.front());
        QVERIFY(store::parseLinkEdits(store::linkEditsJson(twice), "links.json") == edits);
        PeopleDecisions repeated = decisions;
        repeated.same.push_back(decisions.same.front());
        repeated.same.front().also.push_back("annl");
        repeated.same.back().also.push_back("annl");
        repeated.different.push_back(decisions.different.front());
        repeated.bots.push_back("nightly");
        QVERIFY(store::parsePeopleDecisions(store::peopleDecisionsJson(repeated), "people.json") == decisions);
        for (const std::string& wrong : {sha.substr(1), sha.substr(2), sha.substr(1) + "x"}) {
            twice.removed = {{"issue", "A-2", "commit", wrong}};
            QVERIFY_EXCEPTION_THROWN((void)store::parseLinkEdits(store::linkEditsJson(twice), "links.json"), Error);
        }
        twice.removed = edits.added; // one of them was not meant
        QVERIFY_EXCEPTION_THROWN((void)store::parseLinkEdits(store::linkEditsJson(twice), "links.json"), Error);
        for (const char* wrong : {R"({"added": [{"from_kind": "issue"}]})", "{}", R"({"same": []})"})
            QVERIFY_EXCEPTION_THROWN((void)store::parseLinkEdits(wrong, "links.json"), Error);
    }

    void aWrongLinkGoesAndComesBack()
    {
        const Team team;
        auto workspace = team.all();
        const auto before = rowsOf(workspace, "SELECT * FROM weir_links");
        QCOMPARE(before.size(), std::size_t {1});
        const Link link = load(workspace)->links.front();
        const LinkEnds ends {link.fromKind, link.fromKey, link.toKind, link.toKey};
        workspace.changeLinks([&](LinkEdits& edits) { removeLink(edits, ends); }, "Remove a link", SilentProgress());
        QCOMPARE(rowsOf(workspace, "SELECT * FROM weir_links"), Rows());
        QVERIFY(load(workspace)->links.empty());
        (void)test::take(workspace, team.repository.path()); // it is not found anew
        QCOMPARE(rowsOf(workspace, "SELECT * FROM weir_links"), Rows());
        QCOMPARE(damageOf(workspace), std::string());
        QCOMPARE(undo(workspace), std::string("Remove a link"));
        QCOMPARE(rowsOf(workspace, "SELECT * FROM weir_links"), before);
        QCOMPARE(damageOf(workspace), std::string());
    }

    void aLinkThatNobodyFindsCanBeAdded()
    {
        const Team team;
        auto workspace = team.all();
        const std::string sha = valueOf(workspace, "SELECT sha FROM weir_commits WHERE subject = 'more'");
        const auto added = [&] { return rowsOf(workspace, "SELECT from_key, to_key FROM weir_links WHERE how = 'decided' ORDER BY 1"); };
        workspace.changeLinks(
            [&](LinkEdits& edits) {
                addLink(edits, {"issue", "CHK-2", "commit", sha});
                addLink(edits, {"issue", "CHK-3", "issue", "CHK-1"});
                addLink(edits, {"issue", "CHK-3", "change", "nothing#1"}); // of what no source tells it says nothing
            },
            "Add links", SilentProgress());
        QCOMPARE(added(), (Rows {"CHK-2|" + sha, "CHK-3|CHK-1"}));
        QCOMPARE(damageOf(workspace), std::string());
        SilentProgress progress;
        for (const store::ImportInfo& import : workspace.imports())
            if (import.format == "git")
                workspace.removeSource(import.sourceId, progress);
        QCOMPARE(added(), Rows {"CHK-3|CHK-1"});
        (void)undo(workspace);
        QCOMPARE(added().size(), std::size_t {2});
        (void)undo(workspace);
        QCOMPARE(added(), Rows());
    }

    void addingWhatWasRemovedFindsItAgain()
    {
        LinkEdits edits;
        const LinkEnds ends {"issue", "A-1", "change", "r#1"};
        removeLink(edits, ends);
        removeLink(edits, ends);
        QCOMPARE(edits.removed.size(), std::size_t {1});
        addLink(edits, ends);
        QVERIFY(edits.removed.empty() && edits.added.size() == 1);
        removeLink(edits, ends);
        QVERIFY(edits.added.empty() && edits.removed.size() == 1);
    }

    void theDoctorAndTheWindowSayTheSame()
    {
        const Team team;
        const auto workspace = team.all();
        SilentProgress progress;
        const DatasetPtr data = workspace.load(progress);
        const auto facts = analysis::computeFacts(data, workspace.stageMap(*data), Calendar(), progress);
        const auto notes = workspace.dataNotes(*facts, progress);
        const auto problems = workspace.diagnose(progress);
        QCOMPARE(std::ranges::count(problems, false, &store::Problem::error), std::ssize(notes));
        const std::string bots = analysis::sentence(analysis::english(analysis::QualityKind::LikelyBots));
        const auto said = std::ranges::find(problems, bots, &store::Problem::what);
        QVERIFY(said != problems.end());
        QVERIFY(!said->error && said->count == 1 && said->of == 3);
        for (const analysis::DataNote& note : notes)
            QCOMPARE(std::ranges::count_if(problems,
                         [&](const store::Problem& problem) {
                             return problem.what == analysis::sentence(note.words) && problem.count == note.count;
                         }),
                1);
    }

    void whatASourceSaidIsWhatAndThenWhatToDo()
    {
        const Scratch scratch;
        const auto workspace = test::workspaceWith(
            scratch.path("a.weir"), {scratch.write("list.csv", "Issue key,Summary,Status,Created\nA-1,Pay,Done,2025-03-03\n")});
        SilentProgress progress;
        const DatasetPtr data = workspace.load(progress);
        const auto facts = analysis::computeFacts(data, workspace.stageMap(*data), Calendar(), progress);
        const std::string said = workspace.imports().front().warnings.front();
        const std::size_t first = said.find(". ");
        QVERIFY2(first != std::string::npos, said.c_str());
        const analysis::DataNote note = workspace.dataNotes(*facts, progress).front();
        QVERIFY2(note.words.what.ends_with("list.csv: " + said.substr(0, first)), note.words.what.c_str());
        QVERIFY(!note.words.remedy.empty() && !note.words.remedy.ends_with('.'));
        QVERIFY(analysis::sentence(note.words).ends_with(said));
    }

    void timesWithoutAZoneAreNoted()
    {
        const Scratch scratch;
        const auto workspace = test::workspaceWith(scratch.path("a.weir"),
            {scratch.write("a.csv", "Key,Status,Changed\nA-1,Ready,2025-03-03 09:00\n"),
                scratch.write("b.csv", "Key,Status,Changed\nA-2,Ready,2025-03-03T09:00:00Z\n")});
        SilentProgress progress;
        std::string said;
        for (const store::Problem& problem : workspace.diagnose(progress))
            said += problem.what + "\n";
        QVERIFY2(said.find("a.csv tells times without a zone, which were read as UTC; ") != std::string::npos, said.c_str());
        QVERIFY2(said.find("b.csv") == std::string::npos, said.c_str());
    }
};

QTEST_APPLESS_MAIN(TestPeopleLinks)
#include "tst_people_links.moc"
