// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/link_edits_json.h"

#include "core/base/json_writer.h"
#include "core/base/text.h"
#include "core/store/decisions_json.h"

#include <algorithm>
#include <set>
#include <utility>

namespace weir::store {

void writeLinkEdits(JsonWriter& json, const LinkEdits& edits)
{
    const auto list = [&json](const char* key, const std::vector<LinkEnds>& links) {
        json.key(key).beginArray();
        for (const LinkEnds& ends : links)
            json.beginObject()
                .field("from_kind", ends.fromKind)
                .field("from_key", ends.fromKey)
                .field("to_kind", ends.toKind)
                .field("to_key", ends.toKey)
                .endObject();
        json.endArray();
    };
    json.beginObject();
    list("added", edits.added);
    list("removed", edits.removed);
    json.endObject();
}

std::string linkEditsJson(const LinkEdits& edits)
{
    JsonWriter json;
    writeLinkEdits(json, edits);
    return json.take();
}

namespace {

/// A commit goes by its whole sha, as views write it.
std::string keyOf(const DecisionsJson& json, const DecisionsJson::Element& entry, const std::string& kind, const char* key)
{
    std::string text = json.field(entry, key);
    if (kind != "commit")
        return text;
    constexpr std::size_t sha1 = 40;
    constexpr std::size_t sha256 = 64;
    if ((text.size() != sha1 && text.size() != sha256) || std::ranges::any_of(text, [](char c) { return hexDigit(c) < 0; }))
        json.fail(key, "the whole sha of a commit, of 40 or 64 hexadecimal digits");
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

} // namespace

LinkEdits parseLinkEdits(const std::string& text, const std::string& name)
{
    const DecisionsJson json(text, name, {"added", "removed"});
    LinkEdits edits;
    for (const auto& [key, list] : {std::pair("added", &edits.added), std::pair("removed", &edits.removed)}) {
        json.each(key, [&json, list = list](const DecisionsJson::Element& entry) {
            const std::string from = json.field(entry, "from_kind");
            const std::string to = json.field(entry, "to_kind");
            list->push_back({from, keyOf(json, entry, from, "from_key"), to, keyOf(json, entry, to, "to_key")});
        });
        dropRepeated(*list);
    }
    const std::set<LinkEnds> added(edits.added.begin(), edits.added.end());
    if (std::ranges::any_of(edits.removed, [&added](const LinkEnds& ends) { return added.contains(ends); }))
        json.fail("removed", "without the links that are \"added\"");
    return edits;
}

} // namespace weir::store
