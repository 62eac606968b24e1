// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diagram/stream_layout.h"

#include <QString>

/// Stand-ins for fonts and locale, so that layouts are the same everywhere.
namespace weir::testsupport {

/// Every sign as wide as 0.6 of its size, wide ones (beyond U+2E80) as wide as the size.
class FixedMeasure final : public diagram::TextMeasure {
public:
    double width(std::string_view text, diagram::TextRole role) const override
    {
        double signs = 0;
        for (const char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            if ((byte & 0xC0) != 0x80)
                signs += byte >= 0xE2 ? 1.0 : 0.6;
        }
        return signs * size(role);
    }
    double height(diagram::TextRole role) const override { return size(role) * 1.25; }

private:
    static double size(diagram::TextRole role)
    {
        switch (role) {
        case diagram::TextRole::StageName:
            return 15;
        case diagram::TextRole::StageNameSmall:
            return 13;
        case diagram::TextRole::FinishName:
            return 14;
        case diagram::TextRole::Section:
        case diagram::TextRole::Value:
        case diagram::TextRole::Count:
            return 12;
        case diagram::TextRole::LadderValue:
            return 13;
        case diagram::TextRole::Total:
            return 18;
        case diagram::TextRole::Caption:
        case diagram::TextRole::Strong:
            break;
        }
        return 11;
    }
};

inline diagram::TextFormat plainFormat()
{
    diagram::TextFormat f;
    f.duration = [](double s) { return QString::number(s / 86400, 'f', 1).toStdString() + " d"; };
    f.durationLike = [](double s, double) { return QString::number(s / 86400, 'f', 1).toStdString() + " d"; };
    f.age = [](double s) { return QString::number(s / 86400, 'f', 0).toStdString() + " d"; };
    f.percent = [](double r) { return QString::number(r * 100, 'f', 0).toStdString() + " %"; };
    f.count = [](std::int64_t n) { return std::to_string(n); };
    f.rate = [](double r) { return QString::number(r, 'f', 1).toStdString(); };
    return f;
}

} // namespace weir::testsupport
