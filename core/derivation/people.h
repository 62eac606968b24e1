// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/model/people.h"

#include <string>
#include <vector>

/// Who is who: names that sources use become people. Pure functions of the names, their addresses and what the user decided, so that
/// neither the order of imports nor that of rows matters.
namespace weir::derivation {

struct ObservedName {
    std::string name;
    std::vector<std::string> emails; ///< of commits under this name
    friend auto operator<=>(const ObservedName&, const ObservedName&) = default;
};

/// What one person is: names that the user says are, and names with one e-mail address that belongs to somebody. An address that more
/// than `mostNamesOfOne` names use is nobody's own. What the user keeps apart stays apart. Sorted by name.
inline constexpr std::size_t mostNamesOfOne = 5;
[[nodiscard]] std::vector<Person> unitePeople(
    std::vector<ObservedName> observed, const PeopleDecisions& decisions, const Progress& progress = SilentProgress());

/// Who of `people` may be one, surest first; nothing that the user decided about. At most one suggestion for two people.
[[nodiscard]] std::vector<PersonSuggestion> suggestPeople(const std::vector<Person>& people, const PeopleDecisions& decisions);

/// `other` is `kept`, under whose name both are from now on.
void mergePeople(PeopleDecisions& decisions, const Person& kept, const Person& other);
/// They are two, whatever speaks for one.
void keepApart(PeopleDecisions& decisions, const Person& first, const Person& second);
/// One of a person's names is somebody else.
void splitName(PeopleDecisions& decisions, const Person& person, const std::string& name);
/// A program, or nobody's.
void markBot(PeopleDecisions& decisions, const Person& person, bool bot);

} // namespace weir::derivation
