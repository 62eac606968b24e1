// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answer_label.h"

#include "ui/theme/focus_ring.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/themed.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr int widest = 820;

} // namespace

AnswerLabel::AnswerLabel(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMaximumWidth(widest);
    setMouseTracking(true);
    setProperty(focusInsideProperty, true);
    followTheme(this, theme);
}

void AnswerLabel::setText(const QString& text)
{
    setParts({{text, {}}});
}

void AnswerLabel::setParts(const QList<AnswerPart>& parts)
{
    m_parts = parts;
    m_hovered = m_focused = -1;
    setAccessibleName(text());
    setFocusPolicy(links().isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    updateGeometry();
    update();
}

QString AnswerLabel::text() const
{
    QString all;
    for (const AnswerPart& part : m_parts)
        all += part.text;
    return all;
}

/// As it is set: no line ends with a number, what it counts stands behind it.
QString AnswerLabel::shown() const
{
    QString all;
    for (const AnswerPart& part : m_parts) {
        QString words = part.text;
        for (qsizetype i = 1; i < words.size(); ++i) {
            if (words[i] == QLatin1Char(' ') && words[i - 1].isDigit())
                words[i] = QChar(QChar::Nbsp);
        }
        all += words;
    }
    return all;
}

QList<int> AnswerLabel::links() const
{
    QList<int> found;
    for (int i = 0; i < m_parts.size(); ++i)
        if (!m_parts[i].link.isEmpty())
            found.push_back(i);
    return found;
}

void AnswerLabel::breakLines(QTextLayout& layout, int width) const
{
    QTextOption option;
    option.setWrapMode(QTextOption::WordWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    const int height = m_theme.lineHeight(Type::Answer);
    int y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, y + (height - line.height()) / 2));
        y += height;
    }
    layout.endLayout();
}

int AnswerLabel::lineCount(int width) const
{
    QTextLayout layout(shown(), m_theme.font(Type::Answer));
    breakLines(layout, width);
    return layout.lineCount();
}

int AnswerLabel::balancedWidth(int width) const
{
    const int lines = lineCount(width);
    if (lines <= 1)
        return width;
    int low = width / lines / 2;
    int high = width;
    while (low < high) {
        const int middle = (low + high) / 2;
        if (lineCount(middle) <= lines)
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

QSize AnswerLabel::sizeHint() const
{
    const int natural = QFontMetrics(m_theme.font(Type::Answer)).horizontalAdvance(text()) + 2;
    const int width = std::min(natural, widest);
    return {width, heightForWidth(width)};
}

QSize AnswerLabel::minimumSizeHint() const
{
    return {240, m_theme.lineHeight(Type::Answer)};
}

int AnswerLabel::heightForWidth(int width) const
{
    return std::max(1, lineCount(std::min(width, widest))) * m_theme.lineHeight(Type::Answer);
}

void AnswerLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QTextLayout layout(shown(), m_theme.font(Type::Answer));
    QList<QTextLayout::FormatRange> formats;
    int start = 0;
    for (int i = 0; i < m_parts.size(); ++i) {
        const int length = static_cast<int>(m_parts[i].text.size());
        QTextCharFormat format;
        format.setForeground(m_theme.color(Token::TextPrimary));
        if (!m_parts[i].link.isEmpty() && (i == m_hovered || i == m_focused)) {
            format.setUnderlineStyle(QTextCharFormat::DotLine);
            format.setUnderlineColor(m_theme.color(Token::AccentBase));
        }
        formats.push_back({start, length, format});
        start += length;
    }
    layout.setFormats(formats);
    breakLines(layout, balancedWidth(width()));
    layout.draw(&painter, QPointF(0, 0));
}

int AnswerLabel::partAt(const QPointF& position) const
{
    QTextLayout layout(shown(), m_theme.font(Type::Answer));
    breakLines(layout, balancedWidth(width()));
    const int lineIndex = static_cast<int>(position.y()) / std::max(1, m_theme.lineHeight(Type::Answer));
    if (lineIndex < 0 || lineIndex >= layout.lineCount())
        return -1;
    const QTextLine line = layout.lineAt(lineIndex);
    if (position.x() > line.naturalTextWidth())
        return -1;
    const int at = line.xToCursor(position.x(), QTextLine::CursorOnCharacter);
    int start = 0;
    for (int i = 0; i < m_parts.size(); ++i) {
        const int end = start + static_cast<int>(m_parts[i].text.size());
        if (at >= start && at < end)
            return m_parts[i].link.isEmpty() ? -1 : i;
        start = end;
    }
    return -1;
}

void AnswerLabel::mouseMoveEvent(QMouseEvent* event)
{
    const int part = partAt(event->position());
    if (part == m_hovered)
        return;
    m_hovered = part;
    setCursor(part >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void AnswerLabel::mouseReleaseEvent(QMouseEvent* event)
{
    const int part = event->button() == Qt::LeftButton ? partAt(event->position()) : -1;
    if (part >= 0)
        emit linkActivated(m_parts[part].link);
}

void AnswerLabel::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void AnswerLabel::keyPressEvent(QKeyEvent* event)
{
    const bool opens = isEnter(event) || event->key() == Qt::Key_Space;
    if (opens && m_focused >= 0)
        emit linkActivated(m_parts[m_focused].link);
    else
        QWidget::keyPressEvent(event);
}

bool AnswerLabel::focusNextPrevChild(bool next)
{
    const QList<int> all = links();
    const qsizetype at = all.indexOf(m_focused);
    const qsizetype target = at + (next ? 1 : -1);
    if (at >= 0 && target >= 0 && target < all.size()) {
        setCurrent(all[target]);
        return true;
    }
    return QWidget::focusNextPrevChild(next);
}

void AnswerLabel::focusInEvent(QFocusEvent* event)
{
    const QList<int> all = links();
    if (event->reason() != Qt::MouseFocusReason && !all.isEmpty())
        setCurrent(event->reason() == Qt::BacktabFocusReason ? all.last() : all.first());
}

void AnswerLabel::focusOutEvent(QFocusEvent*)
{
    setCurrent(-1);
}

void AnswerLabel::setCurrent(int part)
{
    m_focused = part;
    update();
}

} // namespace weir::ui
