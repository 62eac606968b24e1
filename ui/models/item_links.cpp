// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/item_links.h"

#include "core/base/text.h"
#include "ui/format/plain_tip.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace weir::ui {

namespace {

constexpr int shortSha = 7;
constexpr int leastSha = 6;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// Of keys, which are plain letters: a million of them are compared in no time.
bool sameKey(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; };
    return a.size() == b.size() && std::ranges::equal(a, b, {}, lower, lower);
}

/// Row of an item, by key.
std::optional<std::size_t> itemNamed(const Dataset& data, std::string_view key)
{
    for (std::size_t row = 0; row < data.items.size(); ++row)
        if (sameKey(key, data.items.key[row]))
            return row;
    return std::nullopt;
}

QString titleOf(const JourneyIndex& index, std::string_view kind, std::string_view key)
{
    const Dataset& data = *index.data;
    if (kind == "commit")
        return {};
    const bool change = kind == "change";
    const StringColumn& keys = change ? data.changes.key : data.items.key;
    const auto rows = std::ranges::equal_range(change ? index.changes : index.items, key, {}, [&](std::uint32_t row) { return keys[row]; });
    if (rows.empty())
        return {};
    return text((change ? data.changes.title : data.items.title)[*rows.begin()]);
}

/// `back`: the link leads to the item.
QString whatText(const Link& link, bool back)
{
    const std::string& kind = back ? link.fromKind : link.toKind;
    if (kind == "change")
        return ItemLinksModel::tr("Change");
    if (kind == "commit")
        return ItemLinksModel::tr("Commit");
    if (link.how != "parent")
        return ItemLinksModel::tr("Item");
    return back ? ItemLinksModel::tr("Has part") : ItemLinksModel::tr("Part of");
}

int rankOf(std::string_view kind)
{
    return kind == "commit" ? 2 : kind == "change" ? 1 : 0;
}

/// Rows of a column that fit what was typed; two are enough to know that it names none alone.
template <typename Fits>
std::vector<std::size_t> rowsThat(std::size_t n, Fits fits)
{
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < n && rows.size() < 2; ++row)
        if (fits(row))
            rows.push_back(row);
    return rows;
}

} // namespace

std::vector<ItemLink> itemLinks(const JourneyIndex& index, std::string_view item)
{
    struct Row {
        const Link* link;
        bool back; ///< it leads to the item
        [[nodiscard]] std::string_view kind() const { return back ? link->fromKind : link->toKind; }
        [[nodiscard]] std::string_view key() const { return back ? link->fromKey : link->toKey; }
    };
    const Dataset& data = *index.data;
    std::vector<Row> rows;
    for (const bool back : {false, true}) {
        const auto keyOf = [&data, back](
                               std::uint32_t row) -> std::string_view { return back ? data.links[row].toKey : data.links[row].fromKey; };
        for (const std::uint32_t row : std::ranges::equal_range(back ? index.linksTo : index.links, item, {}, keyOf))
            if (const Row one {&data.links[row], back}; !back || one.key() != item)
                rows.push_back(one);
    }
    std::ranges::stable_sort(rows, {}, [](const Row& row) { return std::tuple(rankOf(row.kind()), row.back, row.key()); });
    std::vector<ItemLink> links;
    for (const Row& row : rows) {
        const Link& link = *row.link;
        const QString key = text(row.key());
        links.push_back({{link.fromKind, link.fromKey, link.toKind, link.toKey}, whatText(link, row.back),
            row.kind() == "commit" ? key.left(shortSha) : key, titleOf(index, row.kind(), row.key()), QString::fromStdString(link.how)});
    }
    return links;
}

std::variant<LinkEnds, QString> linkTo(const JourneyIndex& index, std::size_t item, const QString& typed)
{
    const Dataset& data = *index.data;
    const QString key = typed.trimmed();
    if (key.isEmpty())
        return ItemLinksModel::tr("Type the key of a change, an item or a commit.");
    LinkEnds ends {std::string(data.name(data.items.kind[item])), std::string(data.items.key[item]), {}, {}};
    const auto to = [&ends](std::string_view kind, std::string_view what) {
        ends.toKind = kind;
        ends.toKey = what;
        return ends;
    };
    const std::string bytes = key.toStdString();
    if (const auto other = itemNamed(data, bytes)) {
        if (*other == item)
            return ItemLinksModel::tr("%1 is this item itself.").arg(key);
        return to(data.name(data.items.kind[*other]), data.items.key[*other]);
    }
    for (const bool whole : {true, false}) {
        const auto changes = rowsThat(data.changes.size(), [&](std::size_t row) {
            const std::string_view change = data.changes.key[row];
            return whole ? sameKey(change, bytes) : (bytes.front() == '#' || bytes.front() == '!') && change.ends_with(bytes);
        });
        if (changes.size() == 1)
            return to("change", data.changes.key[changes.front()]);
        if (changes.size() > 1)
            return ItemLinksModel::tr("Several changes are called %1; type the name of the repository before it.").arg(key);
    }
    const std::string sha = key.toLower().toStdString();
    if (key.size() >= leastSha) {
        const auto commits = rowsThat(data.commits.size(), [&](std::size_t row) { return data.commits.sha[row].starts_with(sha); });
        if (commits.size() == 1)
            return to("commit", data.commits.sha[commits.front()]);
        if (commits.size() > 1)
            return ItemLinksModel::tr("Several commits begin with %1; type more of it.").arg(key);
    }
    return ItemLinksModel::tr("No item, change or commit is called %1.").arg(key);
}

ItemLinksModel::ItemLinksModel(QObject* parent)
    : RowTableModel<ItemLink>({}, parent)
{
    const auto column = [](const QString& title, QString ItemLink::*field) {
        return RowTableModel<ItemLink>::Column {.title = title, .data = [field](const ItemLink& row, int role) -> QVariant {
                                                    if (role == Qt::ToolTipRole)
                                                        return plainTip(row.*field);
                                                    return role == Qt::DisplayRole ? QVariant(row.*field) : QVariant();
                                                }};
    };
    setColumns({column(tr("Link"), &ItemLink::what), column(tr("Key"), &ItemLink::key), column(tr("Title"), &ItemLink::title),
        column(tr("How it was found"), &ItemLink::how)});
}

} // namespace weir::ui
