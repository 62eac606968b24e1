// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace weir::store {

/// Names for people in what leaves the workspace: the same person has the same pseudonym in everything that one workspace exports, and
/// another one in another workspace, and nobody without the workspace's key can tell by trying names (HMAC-SHA-256, RFC 2104).
class Pseudonyms {
public:
    explicit Pseudonyms(std::string key)
        : m_key(std::move(key))
    {
    }
    /// "person-3f2a9c1d07b1e5a4"; empty for no name.
    [[nodiscard]] const std::string& of(std::string_view name);

private:
    std::string m_key;
    std::map<std::string, std::string, std::less<>> m_known;
};

/// Of the system's source of random numbers.
[[nodiscard]] std::string newPseudonymKey();

} // namespace weir::store
