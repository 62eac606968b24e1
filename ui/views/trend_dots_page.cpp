// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_dots_page.h"

#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/session/session.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/views/drilling.h"
#include "ui/views/trend_compared_texts.h"
#include "ui/views/trend_dots_picture.h"
#include "ui/views/trend_dots_texts.h"
#include "ui/views/trends_texts.h"
#include "ui/widgets/dots_chart.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/themed.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace weir::ui {

namespace {

using trends::DurationKind;

class Hairline final : public QWidget {
public:
    explicit Hairline(const Theme& theme)
        : m_theme(theme)
    {
        setFixedHeight(1);
        followTheme(this, theme);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        style::hairline(painter, QPointF(0, 0), QPointF(width(), 0), m_theme.color(Token::LineLine));
    }

private:
    const Theme& m_theme;
};

/// The items behind the dots of a window, whatever window is chosen by then.
ItemFinder itemsFinished(DurationKind kind, const TimeWindow& window)
{
    return [kind, window](const analysis::Facts& facts, const Selection& selection) {
        SilentProgress silent;
        Selection inside = selection;
        inside.window = window;
        std::vector<std::uint32_t> items;
        for (const trends::DurationDot& dot : trends::durationDots(facts, inside, kind, silent).dots)
            items.push_back(dot.item);
        std::ranges::sort(items);
        return items;
    };
}

/// The value is what 85 % stay within; so is what is said of the other window.
void compare(TrendCell::Content& content, const EarlierDots& then, double now)
{
    content.verdict = TrendDotsPage::tr("%1: was %2; %3", "85 %, value, difference")
                          .arg(percentText(0.85), durationLike(*then.p85, now), dotsDifference(then));
    if (!then.p85Difference || (then.p85Difference->interval.low <= 0 && then.p85Difference->interval.high >= 0))
        return;
    const bool longer = then.p85Difference->value > 0;
    content.icon = longer ? QStringLiteral("trending-up") : QStringLiteral("trending-down");
    content.tone = toneText(longer ? trends::Judgement::Worse : trends::Judgement::Better);
}

} // namespace

QString dotsPageId(DurationKind kind)
{
    return kind == DurationKind::Lead ? QStringLiteral("lead_time_dots") : QStringLiteral("cycle_time_dots");
}

std::optional<TrendCell::Content> dotsCell(const TrendsData& data, DurationKind kind, const Theme& theme)
{
    const DotsData& measured = data.items.dots(kind);
    TrendCell::Content content;
    content.title = dotsTitle(kind);
    if (measured.dots.dots.empty()) {
        content.unknown = true;
        content.verdict = measured.dots.of == 0 ? TrendDotsPage::tr("No item was finished in the time chosen")
                                                : TrendDotsPage::tr("Unknown: the history tells no begin");
        return content;
    }
    const auto count = static_cast<std::int64_t>(measured.dots.dots.size());
    if (tellsPercentiles(measured)) {
        const DurationParts parts = durationParts(*measured.dots.p85);
        content.value = parts.value;
        content.unit = durationText(*measured.dots.p85).section(narrowSpace, 1);
        content.verdict = TrendDotsPage::tr("%1 within, of %2", "85 %, 214 items").arg(percentText(0.85), itemsText(count));
        if (data.earlierItems && data.earlierItems->dots(kind).n >= static_cast<std::int64_t>(fewestForPercentiles))
            compare(content, data.earlierItems->dots(kind), *measured.dots.p85);
    } else {
        content.verdict = TrendDotsPage::tr("%1: too few for a promise", "4 items").arg(itemsText(count));
    }
    content.picture = [picture = dotsPicture(data, kind, false), &theme](
                          DrawTarget& target, const QRectF& area) { paintSmallDots(target, picture, area, ChartLook(theme)); };
    return content;
}

TrendDotsPage::TrendDotsPage(const ViewContext& context, DurationKind kind, QWidget* parent)
    : TrendItemsPage(context, Kind::Dots, parent)
    , m_kind(kind)
{
    setObjectName(kind == DurationKind::Lead ? QStringLiteral("leadDotsPage") : QStringLiteral("cycleDotsPage"));
    m_chart = new DotsChart(context.theme);
    m_chart->setObjectName(QStringLiteral("dotsChart"));
    connect(m_chart, &PictureChart::markActivated, this, &TrendDotsPage::openDot);
    connect(m_chart, &DotsChart::rangeChanged, this, &TrendDotsPage::showBrushed);
    setChart(m_chart);
    buildControls();
    addBelow(buildBrushed());
}

void TrendDotsPage::buildControls()
{
    auto* kinds = new SegmentedSwitch(context().theme);
    kinds->setObjectName(QStringLiteral("dotsKind"));
    kinds->setAccessibleName(tr("Which duration"));
    kinds->addSegment(tr("Lead time"));
    kinds->addSegment(tr("Cycle time"));
    kinds->setCurrent(m_kind == DurationKind::Lead ? 0 : 1);
    connect(kinds, &SegmentedSwitch::currentChanged, this, [this, kinds](int index) {
        const QSignalBlocker quiet(kinds);
        kinds->setCurrent(m_kind == DurationKind::Lead ? 0 : 1);
        emit pageRequested(dotsPageId(index == 0 ? DurationKind::Lead : DurationKind::Cycle));
    });
    addControl(kinds);
    m_scale = new SegmentedSwitch(context().theme);
    m_scale->setObjectName(QStringLiteral("dotsScale"));
    m_scale->setAccessibleName(tr("Scale of the durations"));
    m_scale->addSegment(tr("Linear"));
    m_scale->addSegment(tr("Logarithmic"));
    connect(m_scale, &SegmentedSwitch::currentChanged, this, &TrendDotsPage::showPicture);
    addControl(m_scale);
}

QWidget* TrendDotsPage::buildBrushed()
{
    const Theme& theme = context().theme;
    auto* below = new QWidget;
    auto* column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(new Hairline(theme));
    m_days = new TextLabel(theme, Type::BodyStrong, Token::TextPrimary);
    m_days->setObjectName(QStringLiteral("brushedDays"));
    m_days->setWrapping(false);
    m_brushed = new TextLabel(theme, Type::Body, Token::TextSecondary);
    m_brushed->setObjectName(QStringLiteral("brushedItems"));
    m_brushed->setTabular(true);
    m_filter = new QPushButton(icon(QStringLiteral("list-filter"), theme), tr("Filter by this"));
    m_filter->setObjectName(QStringLiteral("filterByRange"));
    m_items = new QPushButton(icon(QStringLiteral("list"), theme), tr("Open items"));
    m_items->setObjectName(QStringLiteral("openRange"));
    connect(m_filter, &QPushButton::clicked, this, &TrendDotsPage::filterByRange);
    connect(m_items, &QPushButton::clicked, this, &TrendDotsPage::openRange);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_days, 0, Qt::AlignVCenter);
    row->addWidget(m_brushed, 1, Qt::AlignVCenter);
    row->addWidget(makeAnnotateButton());
    row->addWidget(m_filter);
    row->addWidget(m_items);
    column->addLayout(row);
    return below;
}

bool TrendDotsPage::logarithmic() const
{
    return m_scale->current() == 1 && data()->items.dots(m_kind).allPositive();
}

QString TrendDotsPage::comparedSentence() const
{
    return comparedDots(*data(), m_kind);
}

void TrendDotsPage::present()
{
    if (data() == nullptr)
        return;
    const bool positive = data()->items.dots(m_kind).allPositive();
    m_scale->setEnabled(positive);
    m_scale->setToolTip(positive ? QString() : tr("A logarithmic scale needs durations that are all above zero."));
    setWords(dotsAnswer(*data(), m_kind), dotsSubline(*data(), m_kind));
    setTable(dotsTable(data(), m_kind));
    showPicture();
}

void TrendDotsPage::showPicture()
{
    if (data() == nullptr)
        return;
    m_chart->setTips([data = data(), kind = m_kind](std::size_t dot) { return dotTip(*data, kind, dot); });
    m_chart->setEmptyText(dotsMissing(*data(), m_kind));
    m_chart->setPicture(dotsPicture(*data(), m_kind, logarithmic()));
    showBrushed();
}

void TrendDotsPage::showBrushed()
{
    const bool any = m_chart->range().has_value();
    m_filter->setVisible(any);
    m_items->setVisible(any);
    m_days->setVisible(any);
    if (!any) {
        m_brushed->setText(m_chart->markCount() > 0 ? tr("Drag over days to see their items alone.") : QString());
        return;
    }
    const auto [from, to] = *m_chart->range();
    const Zone& zone = data()->facts().calendar.zone();
    const trends::BrushedDots inside = trends::brushed(data()->items.dots(m_kind).dots, zone.startOf(from), zone.startOf(to));
    m_days->setText(tr("Selected: %1", "30 Mar – 12 Apr").arg(daysText(*data(), from, to)));
    m_brushed->setText(brushedText(inside));
    m_items->setEnabled(inside.n > 0);
}

std::optional<Day> TrendDotsPage::currentDay() const
{
    if (!m_chart->current())
        return std::nullopt;
    return Day(std::chrono::days(static_cast<int>(m_chart->picture().dots[*m_chart->current()].x())));
}

void TrendDotsPage::openDot(int dot)
{
    const Dataset& dataset = *data()->facts().data;
    const std::uint32_t item = data()->items.dots(m_kind).dots.dots[static_cast<std::size_t>(dot)].item;
    const std::string_view key = dataset.items.key[item];
    drillTo(context(), QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())), theseItems(dataset, {item}));
}

void TrendDotsPage::filterByRange()
{
    if (!m_chart->range())
        return;
    Selection selection = context().session.selection();
    selection.window = data()->facts().calendar.window(m_chart->range()->first, m_chart->range()->second);
    context().session.setSelection(selection);
}

void TrendDotsPage::openRange()
{
    if (!m_chart->range())
        return;
    const auto [from, to] = *m_chart->range();
    drillTo(context(), tr("Finished %1", "30 Mar – 12 Apr").arg(daysText(*data(), from, to)),
        itemsFinished(m_kind, data()->facts().calendar.window(from, to)));
}

std::optional<TrendItemsPage::Out> TrendDotsPage::out() const
{
    if (m_chart->markCount() == 0)
        return std::nullopt;
    const trends::DurationDots& dots = data()->items.dots(m_kind).dots;
    const auto figure = std::make_shared<ChartFigure>([picture = m_chart->picture()](DrawTarget& target, const QRectF& area, bool dark) {
        const ChartLook look(dark);
        const DotsFrame frame = dotsFrame(picture, area, look);
        paintDotsGround(target, picture, frame, look);
        paintDots(target, picture, frame.chart, look);
        paintDotsMarks(target, picture, frame, look);
    });
    const QString counted = tr("Counted: %1 of %2").arg(countText(static_cast<std::int64_t>(dots.dots.size())), countText(dots.of));
    return Out {QString(dotsPageId(m_kind)).replace(QLatin1Char('_'), QLatin1Char('-')), dotsTitle(m_kind), m_chart->picture().from,
        m_chart->picture().to, counted, figure};
}

} // namespace weir::ui
