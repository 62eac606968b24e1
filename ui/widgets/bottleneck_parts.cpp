// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/bottleneck_parts.h"

#include "core/analysis/signal_verdicts.h"
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
constexpr int signalTextX = 26;

} // namespace

ShareBars::ShareBars(const Theme& theme, QWidget* parent)
    : MarkWidget(theme, parent)
{
    setMouseTracking(true);
    setAccessibleName(tr("Waiting per stage"));
}

void ShareBars::setStream(const analysis::StreamResult& stream, std::size_t bottleneck)
{
    m_rows.clear();
    m_sum = 0;
    for (const analysis::StreamStage& stage : stream.stages)
        if (stage.addsToItems())
            m_sum += stage.waitPerItemSeconds.value_or(0);
    QStringList spoken;
    m_longest = 0;
    for (std::size_t i = 0; i < stream.stages.size(); ++i) {
        const analysis::StreamStage& stage = stream.stages[i];
        const double wait = stage.waitPerItemSeconds.value_or(0);
        if (!stage.addsToItems() || wait <= 0)
            continue;
        m_longest = std::max(m_longest, wait);
        m_rows.push_back({QString::fromStdString(stage.name), durationTextLike(wait, m_sum), wait, i, i == bottleneck});
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return a.seconds > b.seconds; });
    for (const Row& row : m_rows)
        spoken << row.name + u' ' + row.value;
    marksChanged(spoken.join(QStringLiteral(", ")));
    updateGeometry();
}

int ShareBars::rowHeight() const
{
    return theme().lineHeight(Type::Small) + barHeight + 6;
}

/// Where not all fit, the last row is left to the rest.
int ShareBars::visibleRows() const
{
    const int room = std::max(1, height() / rowHeight());
    const int all = static_cast<int>(m_rows.size());
    return all <= room ? all : room - 1;
}

ShareBars::Row ShareBars::restFrom(std::size_t first) const
{
    Row rest;
    for (std::size_t i = first; i < m_rows.size(); ++i)
        rest.seconds += m_rows[i].seconds;
    rest.name = m_rows.size() - first == 1 ? tr("1 more stage") : tr("%Ln more stages", nullptr, static_cast<int>(m_rows.size() - first));
    rest.value = durationTextLike(rest.seconds, m_sum);
    return rest;
}

QSize ShareBars::sizeHint() const
{
    return {260, std::clamp(static_cast<int>(m_rows.size()), 1, 5) * rowHeight()};
}

void ShareBars::paintRow(QPainter& painter, int y, const Row& row) const
{
    const int line = theme().lineHeight(Type::Small);
    const int barRoom = width() - valueWidth;
    QFont nameFont = theme().font(Type::Small);
    if (row.strong)
        nameFont.setWeight(QFont::DemiBold);
    painter.setFont(nameFont);
    painter.setPen(theme().color(row.strong ? Token::TextPrimary : Token::TextSecondary));
    const QString name = QFontMetrics(nameFont).elidedText(row.name, Qt::ElideRight, barRoom);
    painter.drawText(QRect(0, y, barRoom, line), Qt::AlignLeft | Qt::AlignVCenter, name);
    const QRectF bar(0, y + line, std::clamp(barRoom * row.seconds / m_longest, 2.0, static_cast<double>(barRoom)), barHeight);
    painter.fillRect(bar, theme().color(row.strong ? Token::WaitStrong : Token::WaitSoft));
    painter.setPen(QPen(theme().color(Token::WaitMark), 1));
    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
    QFont valueFont = theme().tabular(Type::Small);
    valueFont.setWeight(QFont::DemiBold);
    painter.setFont(valueFont);
    painter.setPen(theme().color(row.strong ? Token::WaitText : Token::TextPrimary));
    painter.drawText(QRect(barRoom, y + line / 2, valueWidth, line), Qt::AlignRight | Qt::AlignVCenter, row.value);
}

void ShareBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_rows.empty()) {
        painter.setFont(theme().font(Type::Small));
        painter.setPen(theme().color(Token::UnknownText));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
            tr("Unknown: the source does not tell waiting from work. Give queue statuses their place with Edit stages."));
        return;
    }
    const int shown = visibleRows();
    for (int i = 0; i < shown; ++i)
        paintRow(painter, i * rowHeight(), m_rows[static_cast<std::size_t>(i)]);
    if (shown < static_cast<int>(m_rows.size())) { // a sum of several has no bar beside the bars of one
        const Row rest = restFrom(static_cast<std::size_t>(shown));
        const int line = theme().lineHeight(Type::Small);
        painter.setFont(theme().tabular(Type::Small));
        painter.setPen(theme().color(Token::TextTertiary));
        const QRect room(0, shown * rowHeight(), width(), line);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, rest.name);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, rest.value);
    }
    paintCurrentMark(painter);
}

int ShareBars::markCount() const
{
    return visibleRows();
}

QRectF ShareBars::markRect(int mark) const
{
    return QRectF(0, mark * rowHeight(), width(), rowHeight());
}

QString ShareBars::markText(int mark) const
{
    const Row& row = m_rows[static_cast<std::size_t>(mark)];
    return tr("%1: %2 waiting", "stage, duration").arg(row.name, row.value);
}

void ShareBars::openMark(int mark)
{
    emit stageClicked(m_rows[static_cast<std::size_t>(mark)].stage);
}

void ShareBars::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(markAt(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ShareBars::mouseReleaseEvent(QMouseEvent* event)
{
    const int mark = markAt(event->position());
    if (event->button() == Qt::LeftButton && mark >= 0)
        openMark(mark);
}

namespace {

using analysis::SignalKind;

/// "4 to 50, +1.2 / wk"
QString growthText(const analysis::BottleneckSignals& evidence)
{
    const QString levels = BottleneckText::tr("%1 to %2", "items in a queue, then and now")
                               .arg(countText(evidence.queueBefore), countText(evidence.queueAfter));
    const double growth = *evidence.queueGrowthPerWeek;
    if (growth != 0)
        return BottleneckText::tr("%1, %2 / wk").arg(levels, signedText(growth));
    return evidence.queueBefore == evidence.queueAfter ? levels : BottleneckText::tr("%1, may be chance").arg(levels);
}

QString signalName(SignalKind kind)
{
    switch (kind) {
    case SignalKind::QueueGrows:
        return BottleneckText::tr("Queue grows");
    case SignalKind::OlderThanUsual:
        return BottleneckText::tr("Older than it used to be");
    case SignalKind::LongestWait:
        return BottleneckText::tr("Longest wait");
    case SignalKind::MostItems:
        return BottleneckText::tr("Most items in it");
    case SignalKind::Utilisation:
        break;
    }
    return BottleneckText::tr("Utilisation");
}

/// What a signal shows, of one that is known.
QString signalText(
    const analysis::StreamResult& stream, const analysis::BottleneckSignals& evidence, const analysis::SignalVerdict& verdict)
{
    const QString stage = verdict.row ? QString::fromStdString(stream.stages[*verdict.row].name) : BottleneckText::tr("no stage alone");
    switch (verdict.kind) {
    case SignalKind::QueueGrows:
        return growthText(evidence);
    case SignalKind::OlderThanUsual:
        return QString(QChar(0x00D7) + figureText(*evidence.wipAgeRatio));
    case SignalKind::MostItems:
        return verdict.row ? BottleneckText::tr("%1, %2").arg(stage, countText(stream.stages[*verdict.row].wip)) : stage;
    case SignalKind::LongestWait:
        return stage;
    case SignalKind::Utilisation:
        break;
    }
    return percentText(*evidence.utilisation);
}

} // namespace

std::vector<SignalRow> signalRows(const analysis::StreamResult& stream)
{
    using Verdict = SignalRow::Verdict;
    std::vector<SignalRow> rows;
    if (stream.ranking.entries.empty())
        return rows;
    const analysis::BottleneckEntry& first = stream.ranking.entries.front();
    for (const analysis::SignalVerdict& verdict : analysis::signalVerdicts(stream, first)) {
        const bool known = verdict.agrees.has_value();
        rows.push_back({!known    ? Verdict::Unknown
                : *verdict.agrees ? Verdict::Agrees
                                  : Verdict::Disagrees,
            signalName(verdict.kind),
            known                ? signalText(stream, first.evidence, verdict)
                : verdict.tooFew ? BottleneckText::tr("too few to tell")
                                 : BottleneckText::tr("unknown")});
    }
    return rows;
}

SignalList::SignalList(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    followTheme(this, theme);
}

QFont SignalList::valueFont() const
{
    QFont font = m_theme.tabular(Type::Small);
    font.setWeight(QFont::DemiBold);
    return font;
}

bool SignalList::isBelow(const SignalRow& row, int width) const
{
    const int name = QFontMetrics(m_theme.font(Type::Small)).horizontalAdvance(row.name);
    return name + 12 + QFontMetrics(valueFont()).horizontalAdvance(row.value) > width - signalTextX;
}

int SignalList::heightForWidth(int width) const
{
    const auto below = std::ranges::count_if(m_rows, [this, width](const SignalRow& row) { return isBelow(row, width); });
    return static_cast<int>(m_rows.size()) * signalHeight + static_cast<int>(below) * QFontMetrics(valueFont()).height();
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
    const QFont valuesFont = valueFont();
    const QFontMetrics names(nameFont);
    const QFontMetrics values(valuesFont);
    constexpr int textX = signalTextX;
    int top = 0;
    for (const SignalRow& row : m_rows) {
        const QRect line(0, top, width(), signalHeight);
        const bool agrees = row.verdict == SignalRow::Verdict::Agrees;
        const bool unknown = row.verdict == SignalRow::Verdict::Unknown;
        const QString mark = agrees ? QStringLiteral("circle-check")
            : unknown               ? QStringLiteral("circle-help")
                                    : QStringLiteral("circle-minus");
        paintIcon(
            painter, QRectF(0, line.top(), 16, line.height()), mark, m_theme.color(agrees ? Token::AccentBase : Token::TextTertiary), 16);
        const int room = width() - textX;
        const bool below = isBelow(row, width());
        painter.setFont(valuesFont);
        painter.setPen(m_theme.color(unknown ? Token::UnknownText : Token::TextPrimary));
        const QRect valueLine = below ? line.adjusted(textX, values.height(), 0, values.height()) : line;
        painter.drawText(
            valueLine, (below ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, values.elidedText(row.value, Qt::ElideRight, room));
        painter.setFont(nameFont);
        painter.setPen(m_theme.color(Token::TextSecondary));
        painter.drawText(line.adjusted(textX, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, names.elidedText(row.name, Qt::ElideRight, room));
        top += signalHeight + (below ? values.height() : 0);
    }
}

} // namespace weir::ui
