// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/bottlenecks_view.h"
#include "ui/views/items_view.h"
#include "ui/views/map_view.h"
#include "ui/views/overview_view.h"
#include "ui/views/report_view.h"
#include "ui/views/sources_view.h"
#include "ui/views/trends_view.h"
#include "ui/views/view.h"

#include <QCoreApplication>

namespace weir::ui {

namespace {

struct Places {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Places)
};

template <typename Place>
View* make(const ViewContext& context, QWidget* parent)
{
    return new Place(context, parent);
}

} // namespace

std::vector<PlaceInfo> builtinPlaces()
{
    return {
        {.id = QStringLiteral("overview"),
            .title = Places::tr("Overview"),
            .icon = QStringLiteral("layout-dashboard"),
            .group = 0,
            .make = make<OverviewView>},
        {.id = QStringLiteral("map"), .title = Places::tr("Map"), .icon = QStringLiteral("waypoints"), .group = 0, .make = make<MapView>},
        {.id = QStringLiteral("bottlenecks"),
            .title = Places::tr("Bottlenecks"),
            .icon = QStringLiteral("hourglass"),
            .group = 0,
            .make = make<BottlenecksView>},
        {.id = QStringLiteral("trends"),
            .title = Places::tr("Trends"),
            .icon = QStringLiteral("chart-line"),
            .group = 0,
            .make = make<TrendsView>},
        {.id = QStringLiteral("items"), .title = Places::tr("Items"), .icon = QStringLiteral("list"), .group = 1, .make = make<ItemsView>},
        {.id = QStringLiteral("report"),
            .title = Places::tr("Report"),
            .icon = QStringLiteral("file-text"),
            .group = 2,
            .make = make<ReportView>},
        {.id = QStringLiteral("sources"),
            .title = Places::tr("Sources"),
            .icon = QStringLiteral("database"),
            .group = 3,
            .make = make<SourcesView>},
    };
}

} // namespace weir::ui
