// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/bottleneck_sheet.h"

#include "core/diagram/stream_columns.h"
#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/format/plain_tip.h"
#include "ui/format/ranking_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/bottleneck_parts.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr int padding = 22;
constexpr int fullFrom = 1000; ///< narrower, the method is left to the tooltip

QVBoxLayout* columnLayout(QWidget* column)
{
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(padding, 16, padding, 14);
    layout->setSpacing(8);
    return layout;
}

} // namespace

BottleneckSheet::BottleneckSheet(const Theme& theme, QWidget* parent)
    : SheetFrame(theme, Token::WaitMark, parent)
    , m_title(new TextLabel(theme, Type::Title, Token::TextPrimary))
    , m_reason(new TextLabel(theme, Type::Body, Token::TextSecondary))
    , m_step(new TextLabel(theme, Type::Body, Token::TextPrimary))
    , m_method(new TextLabel(theme, Type::Caption, Token::TextTertiary))
    , m_items(new QPushButton(icon(QStringLiteral("list"), theme, Token::TextLink), {}))
    , m_shares(new ShareBars(theme))
    , m_signals(new SignalList(theme))
{
    setObjectName(QStringLiteral("bottleneckSheet"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    const int stretch[] = {5, 5, 4};
    for (int i = 0; i < 3; ++i) {
        m_columns[i] = new QWidget(this);
        row->addWidget(m_columns[i], stretch[i]);
    }
    m_items->setFlat(true);
    m_items->setObjectName(QStringLiteral("bottleneckItems"));
    auto* why = columnLayout(m_columns[0]);
    why->addWidget(m_title);
    why->addWidget(m_reason);
    why->addWidget(m_step);
    why->addWidget(m_method);
    why->addStretch(1);
    why->addWidget(m_items, 0, Qt::AlignLeft);
    auto* waits = columnLayout(m_columns[1]);
    auto* waitsHead = new SectionHeader(theme);
    waitsHead->setObjectName(QStringLiteral("waitsHead"));
    waits->addWidget(waitsHead);
    waits->addWidget(m_shares, 1);
    auto* others = columnLayout(m_columns[2]);
    auto* signalsHead = new SectionHeader(theme);
    signalsHead->setObjectName(QStringLiteral("signalsHead"));
    others->addWidget(signalsHead);
    others->addWidget(m_signals, 1);
    cross().raise();
    connect(m_items, &QPushButton::clicked, this, [this] { emit stageActivated(m_stage); });
    connect(m_shares, &ShareBars::stageClicked, this, &BottleneckSheet::stageActivated);
}

bool BottleneckSheet::setStream(const std::shared_ptr<const analysis::StreamResult>& stream)
{
    if (!stream)
        return false;
    const auto stage = diagram::bottleneckStage(*stream);
    if (!stage && !stream->ranking.undecided)
        return false;
    if (stage)
        explain(*stream, *stage);
    else
        explainNone(stream->ranking.undecided);
    setEdge(stage ? Token::WaitMark : Token::LineStrong);
    m_items->setVisible(stage.has_value());
    m_step->setVisible(!stage);
    m_columns[2]->setVisible(stage.has_value()); // signals agree with a bottleneck, or with nothing
    setAccessibleName(m_title->text());
    setAccessibleDescription(stage ? m_reason->text() : m_reason->text() + QLatin1Char(' ') + m_step->text());
    m_columns[1]->setVisible(showWaits(*stream, stage) > 0 || stage);
    return true;
}

void BottleneckSheet::explain(const analysis::StreamResult& stream, std::size_t stage)
{
    m_stage = stage;
    const analysis::BottleneckEntry& entry = stream.ranking.entries.front();
    m_title->setText(tr("Why %1").arg(QString::fromStdString(entry.stage)));
    m_reason->setText(reasonText(entry.reason));
    m_method->setText(methodText(stream.ranking));
    m_columns[0]->setToolTip(plainTip(m_method->text()));
    m_items->setText(itemsText(stream.stages[stage].items));
    std::vector<SignalRow> rows = signalRows(stream);
    const auto agreeing =
        std::count_if(rows.begin(), rows.end(), [](const SignalRow& r) { return r.verdict == SignalRow::Verdict::Agrees; });
    findChild<SectionHeader*>(QStringLiteral("signalsHead"))
        ->setWords(tr("Other signals"), tr("%1 of %2 agree").arg(agreeing).arg(rows.size()));
    m_signals->setRows(std::move(rows));
}

void BottleneckSheet::explainNone(const analysis::Undecided& undecided)
{
    m_title->setText(tr("Why no stage stands out"));
    m_reason->setText(undecidedText(undecided));
    m_step->setText(undecidedStepText(undecided.kind));
    m_method->setText({});
    m_columns[0]->setToolTip({});
}

double BottleneckSheet::showWaits(const analysis::StreamResult& stream, std::optional<std::size_t> bottleneck)
{
    double sum = 0;
    for (const analysis::StreamStage& s : stream.stages)
        sum += s.addsToItems() ? s.waitPerItemSeconds.value_or(0) : 0;
    findChild<SectionHeader*>(QStringLiteral("waitsHead"))
        ->setWords(tr("Where an item waits"),
            sum > 0 ? (stream.totals.waitLeastSeconds || stream.totals.waitUntold ? tr("at least %1 in all") : tr("%1 in all"))
                          .arg(durationText(sum))
                    : QString());
    m_shares->setStream(stream, bottleneck.value_or(stream.stages.size()));
    return sum;
}

QSize BottleneckSheet::sizeHint() const
{
    return {900, 216};
}

void BottleneckSheet::paintEvent(QPaintEvent* event)
{
    SheetFrame::paintEvent(event);
    QPainter painter(this);
    painter.setPen(theme().color(Token::LineHair));
    for (int i = 1; i < 3; ++i)
        if (m_columns[i]->isVisible())
            painter.drawLine(m_columns[i]->x(), edgeHeight, m_columns[i]->x(), height() - 2);
}

void BottleneckSheet::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    m_method->setVisible(width() >= fullFrom);
    cross().setGeometry(width() - 38, edgeHeight + 6, 30, 30);
}

} // namespace weir::ui
