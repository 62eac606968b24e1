// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derivation/item_history.h"
#include "tests/support/dataset_text.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <climits>
#include <random>
#include <string>

using namespace weir;
using namespace weir::derivation;
using testsupport::instantFromText;

namespace {

constexpr std::uint16_t no = ObservedEvent::noStatus;
enum : std::uint16_t { Open, Dev, Wait, Qa, Done };

Instant at(const char* time)
{
    return instantFromText(std::string("2025-03-03T") + time);
}

struct Source {
    std::uint32_t number = 0;
    std::vector<ObservedEvent>& events;
    std::uint32_t order = 0;

    Source& enter(std::uint16_t to, Instant when, std::uint16_t from = no)
    {
        ObservedEvent event;
        event.source = number;
        event.order = order++;
        event.at = when;
        event.to = to;
        event.from = from;
        events.push_back(event);
        return *this;
    }
    Source& mark(std::uint16_t activity, Lifecycle lifecycle, Instant when, Instant start = unknownInstant)
    {
        enter(activity, when);
        events.back().lifecycle = lifecycle;
        events.back().start = start;
        return *this;
    }
};

/// `spans`: all of them are logs of start and complete.
ItemHistory derived(std::vector<ObservedEvent> events, const ObservedItem& item, bool spans, std::span<const Zone* const> zones = {})
{
    for (ObservedEvent& event : events)
        event.spans = spans;
    return deriveHistory(events, item, zones);
}

std::vector<Visit> visitsOf(const ItemHistory& history)
{
    std::vector<Visit> visits;
    appendVisits(history, visits);
    return visits;
}

/// "Open[09:00,10:00) Dev[10:00,now)", with "?" for what is unknown, "<Open" for the edge it came by.
std::string text(const std::vector<Visit>& visits)
{
    static const char* const names[] = {"Open", "Dev", "Wait", "Qa", "Done"};
    const auto time = [](Instant t) { return isKnown(t) ? isoInstant(t).substr(11, 5) : std::string("?"); };
    std::string out;
    for (const Visit& v : visits) {
        out.append(out.empty() ? "" : " ").append(names[v.status]);
        if (v.from != no)
            out.append("<").append(names[v.from]);
        out.append("[").append(time(v.entered));
        if (isKnown(v.begun))
            out.append("|").append(time(v.begun));
        out.append(",").append(v.open ? "now" : time(v.left)).append(")");
    }
    return out;
}

} // namespace

class TestItemHistory : public QObject {
    Q_OBJECT
private slots:
    void lastsUntilTheNextEvent()
    {
        std::vector<ObservedEvent> events;
        Source(0, events).enter(Open, at("09:00")).enter(Dev, at("10:00")).enter(Done, at("12:00"));
        QCOMPARE(text(visitsOf(derived(events, {}, false))), std::string("Open[09:00,10:00) Dev<Open[10:00,12:00) Done<Dev[12:00,now)"));
    }

    void keepsAStatusThatIsEnteredTwice()
    {
        std::vector<ObservedEvent> events;
        Source(0, events).enter(Dev, at("09:00")).enter(Dev, at("10:00")).enter(Dev, at("10:00"));
        QCOMPARE(text(visitsOf(derived(events, {}, false))), std::string("Dev[09:00,10:00) Dev<Dev[10:00,10:00) Dev<Dev[10:00,now)"));
    }

    void ordersByTimeThenByTheSource()
    {
        std::vector<ObservedEvent> events;
        Source(0, events).enter(Done, at("12:00")).enter(Open, at("09:00")).enter(Dev, at("10:00")).enter(Qa, at("10:00"));
        std::ranges::reverse(events);
        QCOMPARE(text(visitsOf(derived(events, {}, false))),
            std::string("Open[09:00,10:00) Dev<Open[10:00,10:00) Qa<Dev[10:00,12:00) Done<Qa[12:00,now)"));
    }

    void countsEveryEventOfAPlainLogWhateverItsWord()
    {
        std::vector<ObservedEvent> events;
        Source(0, events)
            .mark(Dev, Lifecycle::Complete, at("09:00"))
            .mark(Qa, Lifecycle::Other, at("10:00"))
            .mark(Done, Lifecycle::Complete, at("11:00"));
        QCOMPARE(derived(events, {}, false).transitions.size(), std::size_t {3});
    }

    void beginsATrackersFirstVisitAtCreation()
    {
        std::vector<ObservedEvent> events;
        Source(0, events).enter(Dev, at("10:00"), Open).enter(Done, at("12:00"), Dev);
        const ItemHistory history = derived(events, {at("08:00"), Done}, false);
        QCOMPARE(text(visitsOf(history)), std::string("Open[08:00,10:00) Dev<Open[10:00,12:00) Done<Dev[12:00,now)"));
        QCOMPARE(history.transitions.front().from, no);
        QCOMPARE(history.transitions.front().at, at("08:00"));
    }

    void makesNoRowForABeginningItDoesNotKnow()
    {
        std::vector<ObservedEvent> events;
        Source(0, events).enter(Dev, at("10:00"), Open);
        const ItemHistory history = derived(events, {}, false);
        QCOMPARE(history.transitions.size(), std::size_t {1});
        QCOMPARE(text(visitsOf(history)), std::string("Open[?,10:00) Dev<Open[10:00,now)"));
    }

    void isInItsStatusSinceCreationWhereNothingChanged()
    {
        const ItemHistory history = derived({}, {at("08:00"), Open, Open}, false);
        QCOMPARE(text(visitsOf(history)), std::string("Open[08:00,now)"));
        QCOMPARE(history.transitions.size(), std::size_t {1});
        QCOMPARE(text(visitsOf(derived({}, {unknownInstant, Open, Open}, false))), std::string("Open[?,now)"));
        // Nobody says that nothing happened: it is there, since when is unknown.
        QCOMPARE(text(visitsOf(derived({}, {at("08:00"), Done}, false))), std::string("Done[?,now)"));
        // One source saw it unmoved, a newer one that knows no history has it elsewhere.
        QCOMPARE(text(visitsOf(derived({}, {at("08:00"), Done, Open}, false))), std::string("Open[08:00,?) Done[?,now)"));
        QVERIFY(visitsOf(derived({}, {at("08:00"), no}, false)).empty());
    }

    void doesNotPutTheCreationBehindTheFirstChange()
    {
        std::vector<ObservedEvent> events;
        Source(0, events).enter(Dev, at("08:00"), Open).enter(Done, at("12:00"), Dev);
        const ItemHistory history = derived(events, {at("10:00"), Done}, false);
        QCOMPARE(history.transitions.size(), std::size_t {3});
        QVERIFY(!isKnown(history.transitions.front().at));
        QCOMPARE(text(visitsOf(history)), std::string("Open[?,08:00) Dev<Open[08:00,12:00) Done<Dev[12:00,now)"));
    }

    void believesAChangeWhereItSaysItCameFrom()
    {
        std::vector<ObservedEvent> events;
        Source(0, events).enter(Dev, at("10:00"), Open).enter(Done, at("12:00"), Qa);
        // How long it was in Dev and in Qa is unknown; the edge from Qa was taken.
        QCOMPARE(text(visitsOf(derived(events, {at("08:00"), Done}, false))),
            std::string("Open[08:00,10:00) Dev<Open[10:00,?) Qa[?,12:00) Done<Qa[12:00,now)"));
    }

    void endsInTheCurrentStatusAlsoWhereNoChangeLeadsThere()
    {
        std::vector<ObservedEvent> events;
        Source(0, events).enter(Dev, at("10:00"), Open);
        const ItemHistory history = derived(events, {at("08:00"), Qa}, false);
        QCOMPARE(text(visitsOf(history)), std::string("Open[08:00,10:00) Dev<Open[10:00,?) Qa[?,now)"));
        QCOMPARE(history.transitions.size(), std::size_t {2});
    }

    void pairsStartAndComplete()
    {
        std::vector<ObservedEvent> events;
        Source(0, events)
            .mark(Dev, Lifecycle::Other, at("07:00"))
            .mark(Dev, Lifecycle::Start, at("08:00"))
            .mark(Dev, Lifecycle::Complete, at("10:00"))
            .mark(Qa, Lifecycle::Start, at("13:00"))
            .mark(Qa, Lifecycle::Complete, at("14:00"))
            .mark(Done, Lifecycle::Complete, at("15:00"));
        // A complete without a start was entered with the complete before it; its work is not known.
        QCOMPARE(text(visitsOf(derived(events, {}, true))),
            std::string("Dev[08:00|08:00,10:00) Qa<Dev[10:00|13:00,14:00) Done<Qa[14:00,15:00)"));
    }

    void entersASpanWhenItBeginsIfThatIsEarlier()
    {
        std::vector<ObservedEvent> events;
        Source(0, events)
            .mark(Dev, Lifecycle::Start, at("08:00"))
            .mark(Qa, Lifecycle::Start, at("09:00"))
            .mark(Dev, Lifecycle::Complete, at("12:00"))
            .mark(Qa, Lifecycle::Complete, at("13:00"))
            .mark(Dev, Lifecycle::Start, at("16:00"));
        QCOMPARE(text(visitsOf(derived(events, {}, true))),
            std::string("Dev[08:00|08:00,12:00) Qa<Dev[09:00|09:00,13:00) Dev[13:00|16:00,now)"));
    }

    void takesTheOldestOpenStartOfTheActivity()
    {
        std::vector<ObservedEvent> events;
        Source(0, events)
            .mark(Dev, Lifecycle::Start, at("08:00"))
            .mark(Dev, Lifecycle::Start, at("09:00"))
            .mark(Dev, Lifecycle::Complete, at("10:00"))
            .mark(Dev, Lifecycle::Complete, at("11:00"))
            .mark(Dev, Lifecycle::Complete, at("12:00"));
        const auto visits = visitsOf(derived(events, {}, true));
        QCOMPARE(visits[0].begun, at("08:00"));
        QCOMPARE(visits[1].begun, at("09:00"));
        QCOMPARE(visits[2].begun, unknownInstant);
    }

    void knowsNoTimeOfACompleteWithNothingBefore()
    {
        std::vector<ObservedEvent> events;
        Source(0, events).mark(Dev, Lifecycle::Complete, at("10:00"));
        QCOMPARE(text(visitsOf(derived(events, {}, true))), std::string("Dev[?,10:00)"));
    }

    void takesAStartBesideTheInstant()
    {
        std::vector<ObservedEvent> events;
        Source(0, events).mark(Dev, Lifecycle::None, at("10:00"), at("09:00")).mark(Qa, Lifecycle::None, at("12:00"), at("11:00"));
        QCOMPARE(text(visitsOf(derived(events, {}, true))), std::string("Dev[09:00|09:00,10:00) Qa<Dev[10:00|11:00,12:00)"));
    }

    void takesEqualEventsOfTwoSourcesAsOne()
    {
        std::vector<ObservedEvent> events;
        Source(0, events).enter(Open, at("09:00")).enter(Dev, at("10:00:30")).enter(Dev, at("10:00:30"));
        Source(1, events).enter(Dev, at("10:00:30")).enter(Dev, at("10:00:30")).enter(Done, at("11:00:01"));
        QCOMPARE(text(visitsOf(derived(events, {}, false))),
            std::string("Open[09:00,10:00) Dev<Open[10:00,10:00) Dev<Dev[10:00,11:00) Done<Dev[11:00,now)"));
    }

    void takesACoarserInstantForTheFinerOne()
    {
        std::vector<ObservedEvent> events;
        Source(0, events).enter(Open, at("00:00")).enter(Dev, at("00:00")).enter(Qa, at("00:00") + std::chrono::days(1));
        Source(1, events).enter(Open, at("09:12:13")).enter(Dev, at("10:00:30"));
        Source(2, events).enter(Dev, at("10:00")).enter(Done, at("11:01") + std::chrono::days(1));
        const auto visits = visitsOf(derived(events, {}, false));
        QCOMPARE(text(visits), std::string("Open[09:12,10:00) Dev<Open[10:00,00:00) Qa<Dev[00:00,11:01) Done<Qa[11:01,now)"));
        QCOMPARE(visits[1].entered, at("10:00:30"));
    }

    void knowsTheDaysOfTheZoneThatASourceWasReadIn()
    {
        const Zone east("East", {{Instant {}, std::chrono::hours(2)}});
        const Instant midnight = at("00:00") - std::chrono::hours(2);
        std::vector<ObservedEvent> events;
        Source(0, events).enter(Open, midnight).enter(Dev, midnight).enter(Done, midnight + std::chrono::days(1));
        Source(1, events).enter(Open, at("09:12:13")).enter(Dev, at("10:00:30")).enter(Done, at("22:30:10"));
        const std::vector<const Zone*> zones {&east, &east};
        const std::string expected = "Open[09:12,10:00) Dev<Open[10:00,22:30) Done<Dev[22:30,now)";
        QCOMPARE(text(visitsOf(derived(events, {}, false, zones))), expected);
        // Days of UTC are days, too, wherever the source comes from.
        std::vector<ObservedEvent> inUtc;
        Source(0, inUtc).enter(Open, at("00:00")).enter(Dev, at("00:00")).enter(Done, at("00:00"));
        Source(1, inUtc).enter(Open, at("09:12:13")).enter(Dev, at("10:00:30")).enter(Done, at("22:30:10"));
        QCOMPARE(text(visitsOf(derived(inUtc, {}, false, zones))), expected);
    }

    void findsEachOfManyEqualEventsOnce()
    {
        std::vector<ObservedEvent> events;
        Source first {0, events};
        Source second {1, events};
        for (int i = 0; i < 300; ++i) {
            first.enter(Dev, at("10:00:30"), std::array<std::uint16_t, 3> {no, Open, Qa}[static_cast<std::size_t>(i % 3)]);
            second.enter(Dev, at("10:00:30"), i % 5 == 0 ? no : std::uint16_t {Qa});
        }
        QCOMPARE(derived(events, {}, false).transitions.size(), std::size_t {341});
    }

    void keepsWhatOnlyOneSourceSays()
    {
        std::vector<ObservedEvent> events;
        Source(0, events).enter(Dev, at("10:00:30"), Open);
        Source(1, events).enter(Dev, at("10:00:30")).enter(Dev, at("10:05:30"));
        // The second repetition is new; what the first source knows about the origin stays.
        QCOMPARE(text(visitsOf(derived(events, {at("08:00"), no}, false))),
            std::string("Open[08:00,10:00) Dev<Open[10:00,10:05) Dev<Dev[10:05,now)"));
    }

    /// One item may have a million events, and whoever cancels does not wait for it.
    void asksWhetherTheResultIsWanted()
    {
        class Asked final : public Progress {
        public:
            void stage(std::string_view) override { }
            void report(std::int64_t, std::int64_t) override { }
            [[nodiscard]] bool cancelled() const override { return ++asked > most; }
            int most = INT_MAX;
            mutable int asked = 0;
        };
        constexpr int count = 100'000;
        std::vector<ObservedEvent> events;
        for (const std::uint32_t source : {0U, 1U}) {
            Source log {source, events};
            for (int i = count; i > 0; --i)
                log.enter(i % 2 == 0 ? Dev : Wait, at("09:00") + std::chrono::seconds(i));
            Asked progress;
            (void)deriveHistory(events, {}, {}, progress);
            QVERIFY2(progress.asked >= count / 8192, std::to_string(progress.asked).c_str());
            progress.most = 3;
            progress.asked = 0;
            QVERIFY_EXCEPTION_THROWN((void)deriveHistory(events, {}, {}, progress), Cancelled);
        }
    }

    void doesNotDependOnTheOrderOfImports()
    {
        std::mt19937 random(11);
        for (int round = 0; round < 500; ++round) {
            std::vector<ObservedEvent> whole;
            Source truth {0, whole};
            std::uint16_t current = Open;
            for (int i = 0, minute = 0; i < 12; ++i) {
                const auto next = static_cast<std::uint16_t>(random() % 5);
                minute += static_cast<int>(random() % 3);
                truth.enter(next, at("09:00:07") + std::chrono::minutes(minute), current);
                current = next;
            }
            // Two overlapping exports, each a stretch of the whole, numbered from 0 in both.
            const auto stretch = [&](std::size_t from, std::size_t to, std::uint32_t source) {
                std::vector<ObservedEvent> part(whole.begin() + std::ptrdiff_t(from), whole.begin() + std::ptrdiff_t(to));
                for (std::size_t i = 0; i < part.size(); ++i) {
                    part[i].source = source;
                    part[i].order = static_cast<std::uint32_t>(i);
                }
                return part;
            };
            const auto join = [](std::vector<ObservedEvent> a, const std::vector<ObservedEvent>& b) {
                a.insert(a.end(), b.begin(), b.end());
                return a;
            };
            const auto one = derived(join(stretch(0, 8, 1), stretch(4, 12, 2)), {}, false);
            const auto other = derived(join(stretch(4, 12, 1), stretch(0, 8, 2)), {}, false);
            QCOMPARE(text(visitsOf(one)), text(visitsOf(other)));
            QCOMPARE(text(visitsOf(one)), text(visitsOf(derived(whole, {}, false))));
        }
    }

    void keepsInOneInstantTheOrderThatASourceTells()
    {
        // Days alone: only the order of the rows tells the way. The second source knows nothing but the end, as its first row.
        std::vector<ObservedEvent> events;
        Source(0, events).enter(Wait, at("00:00")).enter(Open, at("00:00")).enter(Dev, at("00:00"));
        const std::string alone = text(visitsOf(derived(events, {}, false)));
        Source(1, events).enter(Dev, at("00:00"));
        QCOMPARE(text(visitsOf(derived(events, {}, false))), alone);
        // Numbers of rows say nothing across sources: those of the first may just as well be greater.
        for (ObservedEvent& event : events)
            event.order += event.source == 0 ? 100 : 0;
        QCOMPARE(text(visitsOf(derived(events, {}, false))), alone);
    }

    void findsARepetitionWhereTheSourceHasIt()
    {
        std::vector<ObservedEvent> events;
        Source(0, events).enter(Wait, at("00:00")).enter(Dev, at("00:00")).enter(Wait, at("00:00"));
        const std::string alone = text(visitsOf(derived(events, {}, false)));
        Source(1, events).enter(Dev, at("00:00")).enter(Wait, at("00:00"));
        QCOMPARE(text(visitsOf(derived(events, {}, false))), alone);
    }

    void doesNotDependOnTheNumbersOfRows()
    {
        // Days with several statuses each, of which either source has a part; where the parts overlap, they tell the order.
        std::mt19937 random(5);
        for (int round = 0; round < 300; ++round) {
            std::vector<ObservedEvent> whole;
            Source truth {0, whole};
            for (int day = 0; day < 4; ++day) {
                std::array<std::uint16_t, 5> statuses {Open, Dev, Wait, Qa, Done};
                for (std::size_t i = 0; i < 3; ++i) {
                    std::swap(statuses[i], statuses[i + random() % (statuses.size() - i)]);
                    truth.enter(statuses[i], at("00:00") + std::chrono::days(day));
                }
            }
            const std::string expected = text(visitsOf(derived(whole, {}, false)));
            for (int numbering = 0; numbering < 4; ++numbering) {
                std::vector<ObservedEvent> events;
                for (std::uint32_t source = 0; source < 2; ++source) {
                    auto order = static_cast<std::uint32_t>(random() % 20);
                    for (std::size_t i = source == 0 ? 0 : 4; i < (source == 0 ? 8U : 12U); ++i) {
                        events.push_back(whole[i]);
                        events.back().source = numbering % 2 == 0 ? source : 1 - source;
                        events.back().order = ++order;
                    }
                }
                QCOMPARE(text(visitsOf(derived(events, {}, false))), expected);
            }
        }
    }

    void sourcesThatContradictEachOtherGiveOneOrder()
    {
        std::vector<ObservedEvent> one;
        Source(0, one).enter(Wait, at("00:00")).enter(Dev, at("00:00"));
        Source(1, one).enter(Dev, at("00:00")).enter(Wait, at("00:00"));
        std::vector<ObservedEvent> other;
        Source(0, other).enter(Dev, at("00:00")).enter(Wait, at("00:00"));
        Source(1, other, 40).enter(Wait, at("00:00")).enter(Dev, at("00:00"));
        QCOMPARE(text(visitsOf(derived(one, {}, false))), text(visitsOf(derived(other, {}, false))));
    }

    void logsOfStartAndCompleteStandBesideOthers()
    {
        std::vector<ObservedEvent> entries;
        Source(0, entries).enter(Open, at("09:00")).enter(Dev, at("10:00")).enter(Done, at("15:00"));
        std::vector<ObservedEvent> spans;
        Source(1, spans).mark(Qa, Lifecycle::Start, at("11:00")).mark(Qa, Lifecycle::Complete, at("12:00"));
        Source(1, spans, 2).mark(Wait, Lifecycle::Complete, at("16:00")).mark(Wait, Lifecycle::Start, at("17:00"));
        for (ObservedEvent& event : spans)
            event.spans = true;
        std::vector<ObservedEvent> both = spans;
        both.insert(both.end(), entries.begin(), entries.end());
        const ItemHistory history = deriveHistory(both, {});
        // Each tells what it tells alone; where the item is, the others tell.
        QCOMPARE(text(visitsOf(history)), text(visitsOf(deriveHistory(spans, {}))) + " " + text(visitsOf(deriveHistory(entries, {}))));
        QCOMPARE(text(visitsOf(history)),
            std::string("Qa[11:00|11:00,12:00) Wait<Qa[12:00,16:00) Wait[16:00|17:00,now) "
                        "Open[09:00,10:00) Dev<Open[10:00,15:00) Done<Dev[15:00,now)"));
        QCOMPARE(lastStatus(history), std::uint16_t {Done});
        std::ranges::reverse(both);
        QCOMPARE(deriveHistory(both, {}), history);
        // What the other source said of the status now holds for what it tells.
        QCOMPARE(text(visitsOf(deriveHistory(both, {unknownInstant, Dev}))),
            std::string("Qa[11:00|11:00,12:00) Wait<Qa[12:00,16:00) Wait[16:00|17:00,now) "
                        "Open[09:00,10:00) Dev<Open[10:00,15:00) Done<Dev[15:00,?) Dev[?,now)"));
    }

    void completesThatAnotherSourceKnowsWithoutStartsAreNotDoubled()
    {
        std::vector<ObservedEvent> events;
        Source(0, events)
            .mark(Dev, Lifecycle::Start, at("08:00"))
            .mark(Dev, Lifecycle::Complete, at("10:00"))
            .mark(Qa, Lifecycle::Complete, at("11:00"));
        for (ObservedEvent& event : events)
            event.spans = true;
        const ItemHistory alone = deriveHistory(events, {});
        Source(1, events).enter(Dev, at("10:00")).enter(Qa, at("11:00"));
        QCOMPARE(deriveHistory(events, {}), alone);
    }

    void isTheSameWhenASourceIsGivenTwice()
    {
        std::vector<ObservedEvent> events;
        Source(0, events).enter(Dev, at("10:00"), Open).enter(Open, at("10:00"), Dev).enter(Dev, at("10:00"), Open);
        const ItemHistory once = derived(events, {at("08:00"), Dev}, false);
        Source(1, events).enter(Dev, at("10:00"), Open).enter(Open, at("10:00"), Dev).enter(Dev, at("10:00"), Open);
        QCOMPARE(text(visitsOf(derived(events, {at("08:00"), Dev}, false))), text(visitsOf(once)));
    }
};

QTEST_APPLESS_MAIN(TestItemHistory)
#include "tst_item_history.moc"
