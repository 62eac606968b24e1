// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/unknown_names.h"

#include "app/cli/terminal_text.h"

#include <algorithm>
#include <iostream>

namespace weir::app {

void warnOfUnknown(const std::vector<std::string>& names)
{
    constexpr std::size_t mostNamed = 10;
    if (names.empty())
        return;
    std::string listed;
    for (std::size_t i = 0; i < std::min(mostNamed, names.size()); ++i)
        listed += (i == 0 ? "" : ", ") + plain(names[i]);
    if (names.size() > mostNamed)
        listed += " and " + std::to_string(names.size() - mostNamed) + " more";
    const bool one = names.size() == 1;
    std::cerr << "weir: no source tells of " << (one ? "" : std::to_string(names.size()) + " of them: ") << listed
              << "; what was decided about " << (one ? "it" : "them") << " is kept, and holds once a source does.\n";
}

} // namespace weir::app
