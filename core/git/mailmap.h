// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace weir::git {

/// Who the people of a history are really called: what a `.mailmap` says, read as git reads it (gitmailmap(5)), lines that say nothing
/// left out. The library's own reader gives up the whole file for one line with an empty address.
class Mailmap {
public:
    explicit Mailmap(std::string_view content = {});

    /// Puts the real name and address in place of those of a commit, where the file has some.
    void apply(std::string& name, std::string& email) const;

private:
    struct Real {
        std::string name; ///< empty: as it was
        std::string email;
    };
    struct Address {
        Real anyone;
        std::unordered_map<std::string, Real> byName; ///< in lower case
    };

    void readLine(std::string_view line);

    std::unordered_map<std::string, Address> m_byEmail; ///< in lower case
};

} // namespace weir::git
