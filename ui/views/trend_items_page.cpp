// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_items_page.h"

#include "ui/export/chart_copy.h"
#include "ui/export/trend_export.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/session/session.h"
#include "ui/session/session_provenance.h"
#include "ui/views/place_head.h"
#include "ui/views/trend_dots_page.h"
#include "ui/widgets/chart_table_view.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/picture_chart.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/text_label.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace weir::ui {

TrendItemsPage::TrendItemsPage(const ViewContext& context, Kind kind, QWidget* parent)
    : TrendPage(context, parent)
    , m_kind(kind)
{
    buildCorner();
    m_table = new ChartTableView(context.theme);
    m_table->setObjectName(QStringLiteral("chartRows"));
    connect(m_table, &ChartTableView::rowOpened, this, [this](std::size_t row) { openRow(row); });
    m_evidence = new QStackedWidget;
    m_caption = new TextLabel(context.theme, Type::Small, Token::TextSecondary);
    m_caption->setObjectName(QStringLiteral("chartCaption"));
    auto* body = new QWidget;
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(12);
    m_controls = new QHBoxLayout;
    m_controls->setSpacing(12);
    m_controls->addWidget(m_caption, 1, Qt::AlignVCenter);
    m_column->addLayout(m_controls);
    m_column->addWidget(m_evidence, 1);
    setBody(body);
}

void TrendItemsPage::buildCorner()
{
    const Theme& theme = context().theme;
    m_kinds = new SegmentedSwitch(theme);
    m_kinds->setObjectName(QStringLiteral("itemPictures"));
    m_kinds->setAccessibleName(tr("What of the items is shown"));
    for (const QString& name : {tr("Dots"), tr("Ageing"), tr("Flow"), tr("Types")})
        m_kinds->addSegment(name);
    m_kinds->setCurrent(static_cast<int>(m_kind));
    connect(m_kinds, &SegmentedSwitch::currentChanged, this, [this](int index) {
        const QSignalBlocker quiet(m_kinds);
        m_kinds->setCurrent(static_cast<int>(m_kind)); // it stands for this page when this page is seen again
        const QStringList pages {dotsPageId(trends::DurationKind::Lead), QStringLiteral("ageing"), QStringLiteral("cumulative_flow"),
            QStringLiteral("type_mix")};
        emit pageRequested(pages.value(index));
    });
    m_tableButton = new IconButton(theme, QStringLiteral("table"), tr("The same as a table (F6)"));
    m_tableButton->setObjectName(QStringLiteral("chartTable"));
    m_tableButton->setCheckable(true);
    connect(m_tableButton, &QToolButton::toggled, this, &TrendItemsPage::setTableShown);
    head().addCorner(m_kinds);
    head().addCorner(m_tableButton);
}

void TrendItemsPage::setChart(PictureChart* chart)
{
    m_chart = chart;
    m_evidence->addWidget(chart);
    m_evidence->addWidget(m_table);
    m_evidence->setCurrentIndex(0);
    setFocusProxy(chart);
}

void TrendItemsPage::addControl(QWidget* widget)
{
    m_controls->insertWidget(m_controls->indexOf(m_caption), widget);
}

void TrendItemsPage::addControlAtEnd(QWidget* widget)
{
    m_controls->addWidget(widget);
}

void TrendItemsPage::setCaption(const QString& text)
{
    m_caption->setText(text);
}

void TrendItemsPage::addBelow(QWidget* widget)
{
    m_column->addWidget(widget);
}

void TrendItemsPage::setData(const TrendsDataPtr& data)
{
    m_data = data;
    present();
}

void TrendItemsPage::setWords(const QString& answer, const QString& subline)
{
    m_answer = answer;
    m_subline = m_data != nullptr && m_data->earlierItems ? QString(subline + QLatin1Char(' ') + comparedSentence()).trimmed() : subline;
    head().setAnswer(answer);
    head().setSubline(m_subline);
    m_chart->setAccessibleName(answer);
}

void TrendItemsPage::setTable(ChartTable table)
{
    m_table->setTable(std::move(table));
}

const ChartTable& TrendItemsPage::table() const
{
    return m_table->table();
}

std::optional<std::pair<Day, Bucket>> TrendItemsPage::annotatedDay() const
{
    if (m_data == nullptr || !overTime())
        return std::nullopt;
    const Day last(std::chrono::days(static_cast<int>(m_data->items.to) - 1));
    return std::pair(currentDay().value_or(last), Bucket::Day);
}

void TrendItemsPage::setTableShown(bool shown)
{
    m_tableButton->setChecked(shown);
    m_evidence->setCurrentIndex(shown ? 1 : 0);
    setFocusProxy(shown ? static_cast<QWidget*>(m_table) : m_chart);
    if (isVisible())
        setFocus();
}

void TrendItemsPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_F6)
        setTableShown(m_evidence->currentIndex() == 0);
    else if (event->matches(QKeySequence::Copy))
        copy();
    else
        TrendPage::keyPressEvent(event);
}

/// Of the table the table alone.
void TrendItemsPage::copy()
{
    if (const std::optional<Out> shown = out())
        copyChart(context().session.jobs(), this,
            {m_evidence->currentIndex() == 0 ? shown->figure : nullptr, figureOptions(*shown), m_table->table()});
}

FigureOptions TrendItemsPage::figureOptions(const Out& out) const
{
    const auto day = [](double number) { return Day(std::chrono::days(static_cast<int>(number))); };
    FigureOptions options;
    options.text.title = m_answer;
    options.text.subtitle = out.title + QStringLiteral(". ") + m_subline;
    const QString days =
        dayText(day(out.from)) + QStringLiteral(" ") + enDash + QLatin1Char(' ') + dayText(day(out.to) - std::chrono::days(1));
    options.text.footer = trendFooter(provenanceOf(context().session, m_data->query.selection), days, out.counted, QLocale());
    return options;
}

std::optional<View::Export> TrendItemsPage::exported() const
{
    const std::optional<Out> shown = m_data == nullptr ? std::nullopt : out();
    if (!shown)
        return std::nullopt;
    const auto write = [figure = shown->figure, options = figureOptions(*shown), table = m_table->table()](
                           const QString& file, Progress& progress) {
        progress.checkpoint();
        if (file.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive))
            writeWhole(file, QByteArray::fromStdString(chartTableCsv(table, progress)));
        else
            exportFigure(*figure, file, options);
    };
    return View::Export {context().session.name() + QLatin1Char('-') + shown->name + QStringLiteral(".svg"),
        tr("Drawing (*.svg);;Picture (*.png);;Document (*.pdf);;Table (*.csv)"), write};
}

} // namespace weir::ui
