// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/bottleneck_sheet.h"

#include "core/diagram/stream_columns.h"
#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/format/plain_tip.h"
#include "ui/theme/icons.h"
#include "ui/widgets/bottleneck_parts.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/themed.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int edge = 2;
constexpr int upperRadius = 4;
constexpr int padding = 22;
constexpr int fullFrom = 1000; ///< narrower, the method is left to the tooltip

QPainterPath outline(const QRectF& r)
{
    const double lower = tokens::radiusCard;
    QPainterPath path(QPointF(r.left(), r.top() + upperRadius));
    path.quadTo(r.topLeft(), QPointF(r.left() + upperRadius, r.top()));
    path.lineTo(r.right() - upperRadius, r.top());
    path.quadTo(r.topRight(), QPointF(r.right(), r.top() + upperRadius));
    path.lineTo(r.right(), r.bottom() - lower);
    path.quadTo(r.bottomRight(), QPointF(r.right() - lower, r.bottom()));
    path.lineTo(r.left() + lower, r.bottom());
    path.quadTo(r.bottomLeft(), QPointF(r.left(), r.bottom() - lower));
    path.closeSubpath();
    return path;
}

QVBoxLayout* columnLayout(QWidget* column)
{
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(padding, edge + 14, padding, 14);
    layout->setSpacing(8);
    return layout;
}

} // namespace

BottleneckSheet::BottleneckSheet(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_title(new TextLabel(theme, Type::Title, Token::TextPrimary))
    , m_reason(new TextLabel(theme, Type::Body, Token::TextSecondary))
    , m_method(new TextLabel(theme, Type::Caption, Token::TextTertiary))
    , m_items(new QPushButton(icon(QStringLiteral("list"), theme, Token::TextLink), {}))
    , m_shares(new ShareBars(theme))
    , m_signals(new SignalList(theme))
    , m_close(new IconButton(theme, QStringLiteral("x"), tr("Close (Esc)"), this))
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
    m_close->raise();
    connect(m_close, &QToolButton::clicked, this, &BottleneckSheet::close);
    connect(m_items, &QPushButton::clicked, this, [this] { emit stageActivated(m_stage); });
    connect(m_shares, &ShareBars::stageClicked, this, &BottleneckSheet::stageActivated);
    followTheme(this, theme);
}

bool BottleneckSheet::setStream(const std::shared_ptr<const analysis::StreamResult>& stream)
{
    const auto stage = stream ? diagram::bottleneckStage(*stream) : std::nullopt;
    if (!stage)
        return false;
    m_stage = *stage;
    const analysis::BottleneckEntry& entry = stream->ranking.entries.front();
    m_title->setText(tr("Why %1").arg(QString::fromStdString(entry.stage)));
    m_reason->setText(QString::fromStdString(entry.reason));
    m_method->setText(QString::fromStdString(stream->ranking.why));
    m_columns[0]->setToolTip(plainTip(m_method->text()));
    m_items->setText(itemsText(stream->stages[*stage].items));
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_reason->text());

    double sum = 0;
    for (const analysis::StreamStage& s : stream->stages)
        sum += diagram::standsInStream(s) ? s.waitPerItemSeconds.value_or(0) : 0;
    findChild<SectionHeader*>(QStringLiteral("waitsHead"))
        ->setWords(tr("Where an item waits"), sum > 0 ? tr("%1 in all").arg(durationText(sum)) : QString());
    m_shares->setStream(*stream, *stage);
    std::vector<SignalRow> rows = signalRows(*stream);
    const auto agreeing =
        std::count_if(rows.begin(), rows.end(), [](const SignalRow& r) { return r.verdict == SignalRow::Verdict::Agrees; });
    findChild<SectionHeader*>(QStringLiteral("signalsHead"))
        ->setWords(tr("Other signals"), tr("%1 of %2 agree").arg(agreeing).arg(rows.size()));
    m_signals->setRows(std::move(rows));
    return true;
}

QSize BottleneckSheet::sizeHint() const
{
    return {900, 216};
}

void BottleneckSheet::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPainterPath path = outline(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.fillPath(path, m_theme.color(Token::BgSurface));
    painter.setPen(QPen(m_theme.color(Token::LineLine), 1));
    painter.drawPath(path);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(m_theme.color(Token::LineHair));
    for (int i = 1; i < 3; ++i)
        painter.drawLine(m_columns[i]->x(), edge, m_columns[i]->x(), height() - 2);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(outline(rect()));
    painter.fillRect(QRect(0, 0, width(), edge), m_theme.color(Token::WaitMark));
}

void BottleneckSheet::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    m_method->setVisible(width() >= fullFrom);
    m_close->setGeometry(width() - 38, edge + 6, 30, 30);
}

void BottleneckSheet::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

void BottleneckSheet::close()
{
    hide();
    emit closed();
}

} // namespace weir::ui
