// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/link_edits.h"

#include <algorithm>

namespace weir {

void removeLink(LinkEdits& edits, const LinkEnds& ends)
{
    std::erase(edits.added, ends);
    if (std::ranges::find(edits.removed, ends) == edits.removed.end())
        edits.removed.push_back(ends); // it may be found as well
}

void addLink(LinkEdits& edits, const LinkEnds& ends)
{
    std::erase(edits.removed, ends);
    if (std::ranges::find(edits.added, ends) == edits.added.end())
        edits.added.push_back(ends); // nothing may find it
}

} // namespace weir
