// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/link_edits_json.h"

#include "core/base/json_writer.h"
#include "core/store/decisions_json.h"

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

LinkEdits parseLinkEdits(const std::string& text, const std::string& name)
{
    const DecisionsJson json(text, name, {"added", "removed"});
    LinkEdits edits;
    const auto ends = [&json](const DecisionsJson::Element& entry) {
        return LinkEnds {
            json.field(entry, "from_kind"), json.field(entry, "from_key"), json.field(entry, "to_kind"), json.field(entry, "to_key")};
    };
    json.each("added", [&](const DecisionsJson::Element& entry) { edits.added.push_back(ends(entry)); });
    json.each("removed", [&](const DecisionsJson::Element& entry) { edits.removed.push_back(ends(entry)); });
    return edits;
}

} // namespace weir::store
