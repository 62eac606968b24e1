// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stale_cover.h"

#include "ui/format/number_text.h"

#include <QEvent>
#include <QPainter>

#include <utility>

namespace weir::ui {

namespace {

constexpr int hiddenFor = 100; // milliseconds; shorter waits show nothing
constexpr int tick = 100;
constexpr int wordsFrom = 1000;
constexpr int barHeight = 2;
constexpr int covered = 153; // of 255: the picture below is seen at 40 %

} // namespace

StaleCover::StaleCover(const Theme& theme, std::function<int()> percent, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_percent(std::move(percent))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    parent->installEventFilter(this);
    connect(&m_timer, &QTimer::timeout, this, &StaleCover::advance);
}

void StaleCover::begin()
{
    if (m_stale)
        return;
    m_stale = true;
    m_shownFor = 0;
    m_timer.start(hiddenFor);
}

void StaleCover::end()
{
    m_stale = false;
    m_timer.stop();
    hide();
}

void StaleCover::advance()
{
    m_timer.setInterval(tick);
    m_shownFor += tick;
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update(0, 0, width(), barHeight + m_theme.lineHeight(Type::Caption) + 8);
}

bool StaleCover::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

/// A bar without a known share is pale from end to end: it claims no progress.
void StaleCover::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QColor ground = m_theme.color(Token::BgWindow);
    ground.setAlpha(covered);
    painter.fillRect(rect(), ground);
    const int percent = m_percent();
    painter.fillRect(QRect(0, 0, width(), barHeight), m_theme.color(percent < 0 ? Token::AccentSoft : Token::LineLine));
    if (percent >= 0)
        painter.fillRect(QRect(0, 0, width() * percent / 100, barHeight), m_theme.color(Token::AccentBase));
    if (m_shownFor < wordsFrom)
        return;
    const QString words = percent >= 0 ? percentText(percent / 100.0) : tr("Measuring");
    painter.setFont(m_theme.tabular(Type::Caption));
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.drawText(QRect(0, barHeight + 4, width() - 12, m_theme.lineHeight(Type::Caption)), Qt::AlignRight | Qt::AlignVCenter, words);
}

} // namespace weir::ui
