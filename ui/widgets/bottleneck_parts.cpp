// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/bottleneck_parts.h"

#include "core/diagram/stream_columns.h"
#include "ui/format/duration_text.h"
#include "ui/format/number_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/themed.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace weir::ui {

namespace {

struct BottleneckText {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::BottleneckText)
};

constexpr int barHeight = 7;
constexpr int valueWidth = 64;
constexpr int signalHeight = 26;

} // namespace

ShareBars::ShareBars(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setMouseTracking(true);
    followTheme(this, theme);
}

void ShareBars::setStream(const analysis::StreamResult& stream, std::size_t bottleneck)
{
    m_rows.clear();
    double sum = 0;
    for (const analysis::StreamStage& stage : stream.stages)
        if (diagram::standsInStream(stage))
            sum += stage.waitPerItemSeconds.value_or(0);
    QStringList spoken;
    m_longest = 0;
    for (std::size_t i = 0; i < stream.stages.size(); ++i) {
        const analysis::StreamStage& stage = stream.stages[i];
        const double wait = stage.waitPerItemSeconds.value_or(0);
        if (!diagram::standsInStream(stage) || wait <= 0)
            continue;
        m_longest = std::max(m_longest, wait);
        m_rows.push_back({QString::fromStdString(stage.name), durationTextLike(wait, sum), wait, i, i == bottleneck});
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return a.share > b.share; });
    for (const Row& row : m_rows)
        spoken << row.name + u' ' + row.value;
    setAccessibleName(tr("Waiting per stage"));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int ShareBars::rowHeight() const
{
    return m_theme.lineHeight(Type::Small) + barHeight + 6;
}

int ShareBars::visibleRows() const
{
    return std::min(static_cast<int>(m_rows.size()), std::max(1, height() / rowHeight()));
}

QSize ShareBars::sizeHint() const
{
    return {260, std::clamp(static_cast<int>(m_rows.size()), 1, 5) * rowHeight()};
}

void ShareBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFont nameFont = m_theme.font(Type::Small);
    QFont strongFont = nameFont;
    strongFont.setWeight(QFont::DemiBold);
    QFont valueFont = m_theme.tabular(Type::Small);
    valueFont.setWeight(QFont::DemiBold);
    const int line = m_theme.lineHeight(Type::Small);
    const int barRoom = width() - valueWidth;
    for (int i = 0; i < visibleRows(); ++i) {
        const Row& row = m_rows[static_cast<std::size_t>(i)];
        const int y = i * rowHeight();
        painter.setFont(row.strong ? strongFont : nameFont);
        painter.setPen(m_theme.color(row.strong ? Token::TextPrimary : Token::TextSecondary));
        const QString name = QFontMetrics(painter.font()).elidedText(row.name, Qt::ElideRight, barRoom);
        painter.drawText(QRect(0, y, barRoom, line), Qt::AlignLeft | Qt::AlignVCenter, name);
        const QRectF bar(0, y + line, std::max(2.0, barRoom * row.share / m_longest), barHeight);
        painter.fillRect(bar, m_theme.color(row.strong ? Token::WaitStrong : Token::WaitSoft));
        painter.setPen(QPen(m_theme.color(Token::WaitMark), 1));
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
        painter.setFont(valueFont);
        painter.setPen(m_theme.color(row.strong ? Token::WaitText : Token::TextPrimary));
        painter.drawText(QRect(barRoom, y + line / 2, valueWidth, line), Qt::AlignRight | Qt::AlignVCenter, row.value);
    }
    if (m_rows.empty()) {
        painter.setFont(nameFont);
        painter.setPen(m_theme.color(Token::UnknownText));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
            tr("Unknown: the source does not tell waiting from work. Give queue statuses their place with Edit stages."));
    }
}

void ShareBars::mouseMoveEvent(QMouseEvent* event)
{
    const int row = event->pos().y() / rowHeight();
    setCursor(row >= 0 && row < visibleRows() ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ShareBars::mouseReleaseEvent(QMouseEvent* event)
{
    const int row = event->pos().y() / rowHeight();
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()) && row < visibleRows() && !m_rows.empty())
        emit stageClicked(m_rows[static_cast<std::size_t>(row)].stage);
}

std::vector<SignalRow> signalRows(const analysis::StreamResult& stream)
{
    using Verdict = SignalRow::Verdict;
    std::vector<SignalRow> rows;
    if (stream.ranking.entries.empty())
        return rows;
    const analysis::BottleneckEntry& first = stream.ranking.entries.front();
    const QString unknown = BottleneckText::tr("unknown");
    const auto verdict = [](bool agrees) { return agrees ? Verdict::Agrees : Verdict::Disagrees; };

    const auto& growth = first.evidence.queueGrowthPerWeek;
    rows.push_back({growth ? verdict(*growth > 0) : Verdict::Unknown, BottleneckText::tr("Queue grows"),
        !growth            ? unknown
            : *growth == 0 ? BottleneckText::tr("no")
                           : BottleneckText::tr("%1 / wk").arg(signedText(*growth))});
    const auto& age = first.evidence.wipAgeRatio;
    rows.push_back({age ? verdict(*age > 1) : Verdict::Unknown, BottleneckText::tr("Older than it used to be"),
        age ? QString(QChar(0x00D7) + figureText(*age)) : unknown});

    const analysis::StreamStage* longest = nullptr;
    const analysis::StreamStage* fullest = nullptr;
    for (const analysis::StreamStage& stage : stream.stages) {
        if (!diagram::standsInStream(stage))
            continue;
        if (stage.waitPerItemSeconds && (!longest || *stage.waitPerItemSeconds > *longest->waitPerItemSeconds))
            longest = &stage;
        if (!fullest || stage.wip > fullest->wip)
            fullest = &stage;
    }
    rows.push_back({longest ? verdict(longest->name == first.stage) : Verdict::Unknown, BottleneckText::tr("Longest wait"),
        longest ? QString::fromStdString(longest->name) : unknown});
    const bool anyOpen = fullest && fullest->wip > 0;
    rows.push_back({anyOpen ? verdict(fullest->name == first.stage) : Verdict::Unknown, BottleneckText::tr("Most items in it"),
        anyOpen ? BottleneckText::tr("%1, %2").arg(QString::fromStdString(fullest->name), countText(fullest->wip)) : unknown});
    const auto& busy = first.evidence.utilisation;
    rows.push_back(
        {busy ? verdict(*busy > 0.85) : Verdict::Unknown, BottleneckText::tr("Utilisation"), busy ? percentText(*busy) : unknown});
    return rows;
}

SignalList::SignalList(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    followTheme(this, theme);
}

void SignalList::setRows(std::vector<SignalRow> rows)
{
    m_rows = std::move(rows);
    QStringList spoken;
    for (const SignalRow& row : m_rows)
        spoken << row.name + QStringLiteral(": ") + row.value;
    setAccessibleName(tr("Other signals"));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize SignalList::sizeHint() const
{
    return {260, static_cast<int>(m_rows.size()) * signalHeight};
}

void SignalList::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFont nameFont = m_theme.font(Type::Small);
    QFont valueFont = m_theme.tabular(Type::Small);
    valueFont.setWeight(QFont::DemiBold);
    const QFontMetrics names(nameFont);
    const QFontMetrics values(valueFont);
    constexpr int textX = 26;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const SignalRow& row = m_rows[i];
        const QRect line(0, static_cast<int>(i) * signalHeight, width(), signalHeight);
        const bool agrees = row.verdict == SignalRow::Verdict::Agrees;
        const bool unknown = row.verdict == SignalRow::Verdict::Unknown;
        const QString mark = agrees ? QStringLiteral("circle-check")
            : unknown               ? QStringLiteral("circle-help")
                                    : QStringLiteral("circle-minus");
        paintIcon(
            painter, QRectF(0, line.top(), 16, line.height()), mark, m_theme.color(agrees ? Token::AccentBase : Token::TextTertiary), 16);
        const int nameWidth = names.horizontalAdvance(row.name);
        const int room = std::max(40, width() - textX - nameWidth - 12);
        painter.setFont(valueFont);
        painter.setPen(m_theme.color(unknown ? Token::UnknownText : Token::TextPrimary));
        const QString value = values.elidedText(row.value, Qt::ElideRight, room);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, value);
        painter.setFont(nameFont);
        painter.setPen(m_theme.color(Token::TextSecondary));
        const int left = width() - textX - values.horizontalAdvance(value) - 8;
        painter.drawText(line.adjusted(textX, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, names.elidedText(row.name, Qt::ElideRight, left));
    }
}

} // namespace weir::ui
