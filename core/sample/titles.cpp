// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/titles.h"

#include <array>
#include <span>

namespace weir::sample {

namespace {

constexpr std::size_t longestSlug = 40;

constexpr std::array<std::string_view, 10> featureBegins {"Let shoppers change ", "Show ", "Let shoppers compare ", "Remember ", "Explain ",
    "Let companies see ", "Send a message about ", "Let support correct ", "Translate ", "Make it easy to find "};
constexpr std::array<std::string_view, 6> featureEnds {
    "", " on small screens", " before paying", " in the app", " for guests", " after the order"};
constexpr std::array<std::string_view, 9> bugBegins {"Wrong value shown for ", "Endless wait when saving ", "Missing translation in ",
    "Error when two tabs change ", "Stale copy of ", "Rounding error in ", "Empty page instead of ", "Old browsers cannot open ",
    "Double click submits twice: "};
constexpr std::array<std::string_view, 4> bugEnds {"", " after signing in", " with a voucher", " at midnight"};
constexpr std::array<std::string_view, 8> maintenanceBegins {"Split the module behind ", "Remove the old path for ",
    "Cover with tests: ", "Upgrade the library behind ", "Log less noise around ",
    "Measure how long it takes: ", "Move to the new interface: ", "Tidy the settings of "};
constexpr std::array<std::string_view, 5> unplannedBegins {
    "Outage: ", "Urgent request about ", "Roll back the change to ", "Hot path too slow: ", "Data repair for "};
constexpr std::array<std::string_view, 8> commitBegins {"Add a rule to ", "Handle the empty case in ", "Cover ", "Simplify ",
    "Pass the zone through ", "Name the states of ", "Read settings in ", "Make errors clear in "};
constexpr std::array<std::string_view, 5> reworkBegins {
    "Take up review remarks in ", "Fix the failing case in ", "Undo a shortcut in ", "Add the missing test to ", "Rename after review in "};

std::string_view pick(std::span<const std::string_view> of, stats::Random& random)
{
    return of[random.below(of.size())];
}

} // namespace

const std::vector<Area>& areas()
{
    static const std::vector<Area> all {
        {"Cart", "cart", "Checkout", {"basket_total", "basket_lines", "voucher", "gift_note", "stock_hint", "basket_sync"},
            {"the basket total", "the voucher field", "the gift note", "items out of stock", "the saved basket", "the quantity"}},
        {"Delivery", "delivery", "Checkout", {"slot", "address", "pickup_point", "fee", "tracking", "carrier"},
            {"the delivery slot", "the address form", "pickup points", "the delivery fee", "the tracking page", "split deliveries"}},
        {"Payment", "payment", "Payments", {"invoice", "card", "instalments", "refund", "reminder", "ledger"},
            {"payment by invoice", "saved cards", "instalments", "the refund status", "payment reminders", "the tax on the invoice"}},
        {"Account", "account", "Accounts", {"sign_in", "profile", "consent", "notifications", "order_history", "export"},
            {"the order history", "the consent page", "notification settings", "the profile", "two-step sign-in", "the data export"}},
        {"Search", "search", "Accounts", {"ranking", "suggestions", "filters", "index", "synonyms", "empty_result"},
            {"search suggestions", "the filter list", "the result ranking", "recent searches", "results without a match", "synonyms"}},
    };
    return all;
}

std::string itemTitle(ItemType type, const Area& area, stats::Random& random)
{
    const auto sentence = [&](std::span<const std::string_view> begins, std::span<const std::string_view> ends) {
        std::string text(pick(begins, random));
        text += pick(area.things, random);
        return text += ends.empty() ? std::string_view() : pick(ends, random);
    };
    switch (type) {
    case ItemType::Feature:
        return sentence(featureBegins, featureEnds);
    case ItemType::Bug:
        return sentence(bugBegins, bugEnds);
    case ItemType::Maintenance:
        return sentence(maintenanceBegins, {});
    case ItemType::Unplanned:
        return sentence(unplannedBegins, {});
    }
    return {};
}

std::string commitSubject(bool rework, std::string_view module, stats::Random& random)
{
    const std::span<const std::string_view> begins =
        rework ? std::span<const std::string_view>(reworkBegins) : std::span<const std::string_view>(commitBegins);
    return std::string(pick(begins, random)) + std::string(module);
}

std::string slug(std::string_view title)
{
    std::string text;
    for (const char c : title) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (letter)
            text += c;
        else if (c >= 'A' && c <= 'Z')
            text += static_cast<char>(c - 'A' + 'a');
        else if (!text.empty() && text.back() != '-')
            text += '-';
    }
    if (text.size() > longestSlug)
        text.resize(text.rfind('-', longestSlug) != std::string::npos ? text.rfind('-', longestSlug) : longestSlug);
    while (!text.empty() && text.back() == '-')
        text.pop_back();
    return text;
}

std::string_view typeName(ItemType type)
{
    static constexpr std::array<std::string_view, 4> names {"Feature", "Bug", "Maintenance", "Unplanned"};
    return names[static_cast<std::size_t>(type)];
}

} // namespace weir::sample
