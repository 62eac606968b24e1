// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/json_item.h"

#include <utility>

namespace weir::readers {

namespace {

/// A longer text is a description, not a property.
constexpr std::size_t mostAttributeBytes = 256;

} // namespace

void JsonItem::clear()
{
    record = {};
    m_attributes.clear();
    m_texts.clear();
    m_problems.clear();
}

ItemRecord JsonItem::item() const
{
    ItemRecord item = record;
    item.attributes = m_attributes;
    return item;
}

std::string_view JsonItem::keep(std::string text)
{
    return m_texts.emplace_back(std::move(text));
}

std::optional<Instant> JsonItem::time(std::string_view field, const std::optional<JsonValue>& value, ColumnTimes& times)
{
    if (!value)
        return std::nullopt;
    std::string storage;
    const std::string_view text = scalarText(value, storage);
    Instant at;
    const TimeState state = times.read(text, at);
    if (state == TimeState::Read)
        return at;
    if (state != TimeState::Empty || !value->is_string())
        problem({std::string(field), "The time cannot be read.", excerpt(text.empty() ? simdjson::minify(*value) : std::string(text))});
    return std::nullopt;
}

void JsonItem::attribute(std::string_view name, const std::optional<JsonValue>& value)
{
    if (value && value->is_object())
        return attributeText(name, memberText(value, {"name", "title"}));
    std::string storage;
    const std::string_view text = scalarText(value, storage);
    attributeText(name, text.data() == storage.data() && text.size() <= mostAttributeBytes ? keep(storage) : text);
}

void JsonItem::attributeText(std::string_view name, std::string_view text)
{
    if (!text.empty() && text.size() <= mostAttributeBytes)
        m_attributes.push_back({name, text});
}

void JsonItem::attributes(std::string_view name, const std::optional<JsonValue>& list)
{
    forEachElement(list, [&](const JsonValue& element) { attribute(name, element); });
}

} // namespace weir::readers
