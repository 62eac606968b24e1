// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_items_page.h"

#include "ui/export/source_names.h"
#include "ui/export/trend_export.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/jobs/job_runner.h"
#include "ui/session/session.h"
#include "ui/views/place_head.h"
#include "ui/views/trend_dots_page.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/picture_chart.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_label.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QImage>
#include <QKeyEvent>
#include <QMimeData>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

constexpr int rowHeight = 30;
constexpr int cellPadding = 13;
constexpr std::size_t measuredRows = 200; ///< columns are as wide as the widest of the first rows
constexpr int widestColumn = 420;

} // namespace

TrendItemsPage::TrendItemsPage(const ViewContext& context, Kind kind, QWidget* parent)
    : TrendPage(context, parent)
    , m_kind(kind)
{
    buildCorner();
    m_table = new TableView(context.theme);
    m_table->setObjectName(QStringLiteral("chartRows"));
    m_table->setAccessibleName(tr("The chart as a table"));
    m_table->setRowHeight(rowHeight);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_rows = new RowTableModel<std::size_t>({}, this);
    m_table->setModel(m_rows);
    connect(m_table, &TableView::opened, this, [this](const QModelIndex& index) { openRow(static_cast<std::size_t>(index.row())); });
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
    m_rowsShown = std::move(table);
    std::vector<RowTableModel<std::size_t>::Column> columns;
    for (const ChartTable::Column& column : m_rowsShown.columns) {
        columns.push_back({column.title, (column.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
            [text = column.text](const std::size_t& row, int role) { return role == Qt::DisplayRole ? QVariant(text(row)) : QVariant(); }});
    }
    std::vector<std::size_t> rows(m_rowsShown.rows);
    for (std::size_t row = 0; row < rows.size(); ++row)
        rows[row] = row;
    m_rows->setRows({});
    m_rows->setColumns(std::move(columns));
    m_rows->setRows(std::move(rows));
    fitColumns();
}

std::optional<std::pair<Day, Bucket>> TrendItemsPage::annotatedDay() const
{
    if (m_data == nullptr || !overTime())
        return std::nullopt;
    const Day last(std::chrono::days(static_cast<int>(m_data->items.to) - 1));
    return std::pair(currentDay().value_or(last), Bucket::Day);
}

void TrendItemsPage::fitColumns()
{
    const QFontMetrics cells(context().theme.tabular(Type::Body));
    const QFontMetrics heads(context().theme.font(Type::Label));
    for (std::size_t c = 0; c + 1 < m_rowsShown.columns.size(); ++c) {
        int widest = heads.horizontalAdvance(m_rowsShown.columns[c].title);
        for (std::size_t row = 0; row < std::min(measuredRows, m_rowsShown.rows); ++row)
            widest = std::max(widest, cells.horizontalAdvance(m_rowsShown.columns[c].text(row)));
        m_table->setColumnWidth(static_cast<int>(c), std::min(widest, widestColumn) + 2 * cellPadding);
    }
    m_table->horizontalHeader()->setStretchLastSection(true);
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

/// Picture, drawing and table at once: each program takes what it can. Of the table the table alone.
void TrendItemsPage::copy()
{
    const std::optional<Out> shown = out();
    if (!shown)
        return;
    struct Copied {
        QImage image;
        QByteArray drawing;
        QString table;
    };
    const bool pictures = m_evidence->currentIndex() == 0;
    context().session.jobs().start<Copied>(
        {.title = tr("Copying"), .slot = QStringLiteral("trend-copy"), .visibility = JobRunner::Visibility::Quiet}, this,
        [figure = shown->figure, options = figureOptions(*shown), table = m_rowsShown, pictures](Progress& progress) {
            Copied copied;
            copied.table = chartTableText(table, progress);
            if (pictures) {
                copied.image = QImage::fromData(figurePng(*figure, options), "PNG");
                progress.checkpoint();
                copied.drawing = figureSvg(*figure, options);
            }
            return copied;
        },
        [](const JobOutcome<Copied>& outcome) {
            const auto* copied = std::get_if<Copied>(&outcome);
            if (copied == nullptr)
                return;
            auto* mime = new QMimeData;
            if (!copied->image.isNull()) {
                mime->setImageData(copied->image);
                mime->setData(QStringLiteral("image/svg+xml"), copied->drawing);
            }
            mime->setText(copied->table);
            QGuiApplication::clipboard()->setMimeData(mime);
        });
}

FigureOptions TrendItemsPage::figureOptions(const Out& out) const
{
    const Session& session = context().session;
    const auto day = [](double number) { return Day(std::chrono::days(static_cast<int>(number))); };
    FigureOptions options;
    options.text.title = m_answer;
    options.text.subtitle = out.title + QStringLiteral(". ") + m_subline;
    const QString days =
        dayText(day(out.from)) + QStringLiteral(" ") + enDash + QLatin1Char(' ') + dayText(day(out.to) - std::chrono::days(1));
    options.text.footer = trendFooter({session.name(), QCoreApplication::applicationVersion(), session.zone(),
                                          m_data->query.selection.where, m_data->facts().map.proposed, sourceNames(session.imports())},
        days, out.counted, QLocale());
    return options;
}

std::optional<View::Export> TrendItemsPage::exported() const
{
    const std::optional<Out> shown = m_data == nullptr ? std::nullopt : out();
    if (!shown)
        return std::nullopt;
    const auto write = [figure = shown->figure, options = figureOptions(*shown), table = m_rowsShown](
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
