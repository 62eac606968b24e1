// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_page.h"

#include "core/base/calendar.h"
#include "ui/session/session.h"
#include "ui/theme/icons.h"
#include "ui/views/place_head.h"
#include "ui/views/place_pages.h"
#include "ui/views/trend_ageing_page.h"
#include "ui/views/trend_dots_page.h"
#include "ui/views/trend_flow_page.h"
#include "ui/views/trend_types_page.h"
#include "ui/widgets/annotation_popover.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr int headGap = 16;
constexpr int backInset = 6; ///< of the link's words in its ground

} // namespace

TrendPage::TrendPage(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_back(new QPushButton(icon(QStringLiteral("chevron-left"), context.theme), tr("Trends")))
    , m_head(new PlaceHead(context.theme))
    , m_layout(new QVBoxLayout(this))
{
    m_back->setObjectName(QStringLiteral("backToTrends"));
    m_back->setFlat(true);
    setFocusProxy(m_back);
    m_back->setAccessibleName(tr("Back to all trends"));
    m_back->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_back, &QPushButton::clicked, this, &TrendPage::backRequested);
    m_layout->setContentsMargins(placeMargins - QMargins(0, 16, 0, 0));
    m_layout->setSpacing(0);
    auto* link = new QHBoxLayout;
    link->setContentsMargins(-backInset, 0, 0, 0);
    link->addWidget(m_back);
    link->addStretch(1);
    m_layout->addLayout(link);
    m_layout->addSpacing(4);
    m_layout->addWidget(m_head);
    m_layout->addSpacing(headGap);
}

QPushButton* TrendPage::makeAnnotateButton()
{
    auto* button = new QPushButton(icon(QStringLiteral("pencil"), m_context.theme), tr("Annotate"));
    button->setObjectName(QStringLiteral("annotate"));
    button->setToolTip(tr("Write what happened on a day (A)"));
    connect(button, &QPushButton::clicked, this, [this] {
        if (const auto day = annotatedDay())
            annotate(day->first, day->second);
    });
    return button;
}

void TrendPage::keyPressEvent(QKeyEvent* event)
{
    const auto day = event->key() == Qt::Key_A && event->modifiers() == Qt::NoModifier ? annotatedDay() : std::nullopt;
    if (day)
        annotate(day->first, day->second);
    else
        QWidget::keyPressEvent(event);
}

void TrendPage::annotate(Day day, Bucket bucket)
{
    Session& session = m_context.session;
    const std::vector<Annotation>& kept = session.chartMarks().annotations;
    const auto same = std::ranges::find_if(kept, [day, bucket](const Annotation& annotation) {
        return Calendar::startOfBucket(annotation.day, bucket) == Calendar::startOfBucket(day, bucket);
    });
    const auto chosen = same == kept.end() ? std::nullopt : std::optional(static_cast<std::size_t>(same - kept.begin()));
    auto* popover = new AnnotationPopover(m_context.theme, kept, day, chosen, this);
    connect(popover, &AnnotationPopover::decided, this,
        [&session](const std::optional<Annotation>& before, const std::optional<Annotation>& after) {
            const QString label = !before ? tr("Annotate a day") : after ? tr("Change an annotation") : tr("Remove an annotation");
            session.changeChartMarks(
                [before, after](ChartMarks& marks) {
                    if (before)
                        std::erase(marks.annotations, *before);
                    if (after)
                        marks.annotations.push_back(*after);
                    std::ranges::stable_sort(marks.annotations, {}, &Annotation::day);
                },
                label);
        });
    popover->adjustSize();
    const QPoint middle = rect().center() - popover->rect().center();
    popover->move(mapToGlobal(middle));
    popover->show();
    popover->setFocus();
}

void TrendPage::setBody(QWidget* body)
{
    m_layout->addWidget(body, 1);
}

std::vector<TrendPageInfo> builtinTrendPages()
{
    std::vector<TrendPageInfo> pages;
    for (const auto kind : {trends::DurationKind::Lead, trends::DurationKind::Cycle})
        pages.push_back({dotsPageId(kind), [kind](const TrendsDataPtr& data, const Theme& theme) { return dotsCell(*data, kind, theme); },
            [kind](const ViewContext& context, QWidget* parent) { return new TrendDotsPage(context, kind, parent); }});
    pages.push_back({QStringLiteral("ageing"), [](const TrendsDataPtr& data, const Theme& theme) { return ageingCell(*data, theme); },
        [](const ViewContext& context, QWidget* parent) { return new TrendAgeingPage(context, parent); }});
    pages.push_back(
        {QStringLiteral("cumulative_flow"), [](const TrendsDataPtr& data, const Theme& theme) { return flowCell(*data, theme); },
            [](const ViewContext& context, QWidget* parent) { return new TrendFlowPage(context, parent); }});
    pages.push_back({QStringLiteral("type_mix"), [](const TrendsDataPtr& data, const Theme& theme) { return typesCell(*data, theme); },
        [](const ViewContext& context, QWidget* parent) { return new TrendTypesPage(context, parent); }});
    return pages;
}

} // namespace weir::ui
