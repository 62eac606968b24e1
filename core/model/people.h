// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <string>
#include <utility>
#include <vector>

namespace weir {

/// What the user decided about who is who. People are known by the names that sources give them.
struct PeopleDecisions {
    /// Names of one person, under the first of them.
    struct Same {
        std::string name;
        std::vector<std::string> also;
        friend auto operator<=>(const Same&, const Same&) = default;
    };
    std::vector<Same> same;
    std::vector<std::pair<std::string, std::string>> different; ///< names of two people, whatever speaks for one
    std::vector<std::string> bots; ///< programs
    std::vector<std::string> notBots; ///< people who are named like programs
    friend bool operator==(const PeopleDecisions&, const PeopleDecisions&) = default;
};

/// One person, or a program that acts like one.
struct Person {
    struct Name {
        std::string text;
        std::string how; ///< why it is this person's: "same e-mail address ann@example.org"; empty for the name itself
        friend bool operator==(const Name&, const Name&) = default;
    };
    std::string name; ///< under which it is shown
    std::vector<Name> names; ///< that sources use, in order
    std::vector<std::string> emails; ///< in order
    bool bot = false;
    std::string botHow; ///< why it counts as a program, or as none: "its name", "its e-mail address", "decided"; empty: nothing says so
    friend bool operator==(const Person&, const Person&) = default;
};

/// Two people who may be one.
struct PersonSuggestion {
    enum class Sure { VeryLikely, Likely, Perhaps };
    std::string first, second; ///< names under which they are shown
    std::string how; ///< "the names differ in accents, case or order only"
    Sure sure = Sure::Perhaps;
    friend bool operator==(const PersonSuggestion&, const PersonSuggestion&) = default;
};

/// What a source says of somebody.
enum class PersonRole : unsigned { Assigned = 1, Moves = 2, Commits = 4, Changes = 8 };

/// A person with where the names come from.
struct PersonInUse {
    Person person;
    unsigned roles = 0; ///< PersonRole, together
    std::vector<std::string> sources; ///< as the user named them, in order
    [[nodiscard]] bool has(PersonRole role) const { return (roles & static_cast<unsigned>(role)) != 0; }
};

/// Who is in the workspace, in order of their names, and what there is to decide.
struct PeopleReport {
    std::vector<PersonInUse> people;
    std::vector<PersonSuggestion> suggestions;
    PeopleDecisions decisions;
};

} // namespace weir
