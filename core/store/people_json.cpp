// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/people_json.h"

#include "core/base/json_writer.h"
#include "core/store/decisions_json.h"

namespace weir::store {

void writePeopleDecisions(JsonWriter& json, const PeopleDecisions& decisions)
{
    const auto texts = [&json](const char* key, const std::vector<std::string>& list) {
        json.key(key).beginArray();
        for (const std::string& text : list)
            json.value(text);
        json.endArray();
    };
    json.beginObject().key("same").beginArray();
    for (const PeopleDecisions::Same& same : decisions.same) {
        json.beginObject().field("name", same.name);
        texts("also", same.also);
        json.endObject();
    }
    json.endArray().key("different").beginArray();
    for (const auto& [first, second] : decisions.different)
        json.beginArray().value(first).value(second).endArray();
    json.endArray();
    texts("bots", decisions.bots);
    texts("not_bots", decisions.notBots);
    json.endObject();
}

std::string peopleDecisionsJson(const PeopleDecisions& decisions)
{
    JsonWriter json;
    writePeopleDecisions(json, decisions);
    return json.take();
}

PeopleDecisions parsePeopleDecisions(const std::string& text, const std::string& name)
{
    using Element = DecisionsJson::Element;
    const DecisionsJson json(text, name, {"same", "different", "bots", "not_bots"});
    PeopleDecisions decisions;
    json.each("same", [&](const Element& entry) {
        PeopleDecisions::Same same {json.field(entry, "name"), {}};
        if (Element also; entry["also"].get(also) == simdjson::SUCCESS)
            same.also = json.texts(also, "also");
        dropRepeated(same.also);
        decisions.same.push_back(std::move(same));
    });
    json.each("different", [&](const Element& entry) {
        const std::vector<std::string> pair = json.texts(entry, "different");
        if (pair.size() != 2)
            json.fail("different", "a list of pairs of names");
        decisions.different.emplace_back(pair[0], pair[1]);
    });
    json.each("bots", [&](const Element& entry) { decisions.bots.push_back(json.text(entry, "bots")); });
    json.each("not_bots", [&](const Element& entry) { decisions.notBots.push_back(json.text(entry, "not_bots")); });
    dropRepeated(decisions.same);
    dropRepeated(decisions.different);
    dropRepeated(decisions.bots);
    dropRepeated(decisions.notBots);
    return decisions;
}

} // namespace weir::store
