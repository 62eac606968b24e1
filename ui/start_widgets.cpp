// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start_widgets.h"

#include "ui/format/number_text.h"
#include "ui/format/plain_tip.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/motion.h"
#include "ui/theme/style_painting.h"
#include "ui/theme/theme_style.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/themed.h"

#include <QContextMenuEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>

#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr QSize startButton(260, 36);
constexpr int rowHeight = 76;
constexpr int rowPadding = 16;
constexpr int stripWidth = 200;
constexpr int stripHeight = 12;
constexpr int stripGap = 35;
constexpr int dropHeight = 148;
constexpr int whenWidth = 150;
constexpr int missingDetails = 170; // for the two links

/// "3 May, 23:40" of the last days, "28 April" of this year, with the year before.
QString openedText(const QDateTime& opened, const QDateTime& now)
{
    const QDateTime local = opened.toLocalTime();
    const QLocale locale;
    if (local.daysTo(now) < 7)
        return RecentRow::tr("%1, %2", "day, time")
            .arg(locale.toString(local.date(), RecentRow::tr("d MMMM")), locale.toString(local.time(), QStringLiteral("HH:mm")));
    return locale.toString(local.date(), local.date().year() == now.date().year() ? RecentRow::tr("d MMMM") : RecentRow::tr("d MMMM yyyy"));
}

QString extentText(const RecentWorkspace& entry)
{
    QStringList words;
    if (entry.weeks > 0)
        words << (entry.weeks == 1 ? RecentRow::tr("1 week") : RecentRow::tr("%Ln weeks", nullptr, entry.weeks));
    if (entry.items >= 0)
        words << (static_cast<int>(entry.items) == 1 ? RecentRow::tr("1 item")
                                                     : RecentRow::tr("%Ln items", nullptr, static_cast<int>(entry.items)));
    return words.join(RecentRow::tr(", "));
}

} // namespace

StartButton::StartButton(
    const Theme& theme, const QString& icon, const QString& text, const QString& shortcut, bool primary, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_icon(icon)
    , m_shortcut(shortcut)
    , m_primary(primary)
{
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    followTheme(this, theme);
}

QSize StartButton::sizeHint() const
{
    return startButton * std::max(1.0, m_theme.fontFactor());
}

void StartButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor rest = m_theme.color(m_primary ? Token::AccentBase : Token::BgSurface);
    const QColor hover = m_theme.color(m_primary ? Token::AccentHover : Token::BgHover);
    const QColor down = m_theme.color(m_primary ? Token::AccentPressed : Token::BgPressed);
    style::roundedBox(painter, rect(), tokens::radiusControl, isDown() ? down : motion::hovered(this, rest, hover),
        m_primary ? QColor() : m_theme.color(Token::LineLine));
    const QColor words = m_theme.color(m_primary ? Token::TextOnAccent : Token::TextPrimary);
    const QRect icon = QStyle::visualRect(layoutDirection(), rect(), QRect(12, 0, 18, height()));
    paintIcon(painter, icon, m_icon, words, 16);
    painter.setFont(style::buttonFont(m_theme));
    painter.setPen(words);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), QRect(36, 0, width() - 36 - 60, height())),
        Qt::AlignVCenter | Qt::AlignLeading, text());
    painter.setFont(m_theme.font(Type::Caption));
    painter.setPen(m_primary ? words : m_theme.color(Token::TextTertiary));
    painter.drawText(rect().adjusted(13, 0, -13, 0), Qt::AlignVCenter | Qt::AlignTrailing, m_shortcut);
}

void StartButton::keyPressEvent(QKeyEvent* event)
{
    if (isEnter(event))
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

RecentRow::RecentRow(const Theme& theme, const RecentWorkspace& entry, double fullSeconds, const QDateTime& now, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_entry(entry)
    , m_fullSeconds(fullSeconds)
    , m_now(now)
    , m_missing(!QFileInfo::exists(entry.path))
{
    setAccessibleName(entry.name);
    setAccessibleDescription(m_missing ? tr("File not found") : entry.finding);
    setToolTip(plainTip(entry.path));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setProperty(focusInsideProperty, true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(this, theme);
    if (!m_missing)
        return;
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(rowPadding, 0, rowPadding - linkInset, 0);
    layout->setSpacing(2);
    layout->addStretch();
    const auto link = [&](const QString& text, void (RecentRow::*signal)()) {
        auto* button = new QPushButton(text, this);
        button->setFlat(true);
        layout->addWidget(button);
        connect(button, &QPushButton::clicked, this, signal);
    };
    link(tr("Locate…"), &RecentRow::locateRequested);
    link(tr("Remove"), &RecentRow::removeRequested);
}

QSize RecentRow::sizeHint() const
{
    return {480, rowHeight};
}

void RecentRow::paintNames(QPainter& painter, int room) const
{
    const int name = m_theme.lineHeight(Type::Lead);
    const int top = (height() - name - m_theme.lineHeight(Type::Small)) / 2 - 1;
    QFont font = m_theme.font(Type::Lead);
    font.setWeight(QFont::DemiBold);
    const auto line = [&](const QFont& f, Token color, int y, int height, const QString& text) {
        painter.setFont(f);
        painter.setPen(m_theme.color(color));
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), QRect(rowPadding, y, room, height)),
            Qt::AlignVCenter | Qt::AlignLeading, QFontMetrics(f).elidedText(text, Qt::ElideRight, room));
    };
    line(font, m_missing ? Token::TextTertiary : Token::TextPrimary, top, name, m_entry.name);
    const QString second = m_missing ? tr("File not found") : m_entry.finding.isEmpty() ? tr("Nothing measured yet") : m_entry.finding;
    line(m_theme.font(Type::Small), m_missing ? Token::TextTertiary : Token::TextSecondary, top + name, m_theme.lineHeight(Type::Small),
        second);
}

void RecentRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (!m_missing)
        style::roundedBox(painter, rect().adjusted(0, 0, 0, -1), tokens::radiusControl,
            isDown() ? m_theme.color(Token::BgPressed) : motion::hovered(this, {}, m_theme.color(Token::BgSurface)), {});
    if (!m_last)
        style::hairline(painter, QPointF(0, height() - 1), QPointF(width(), height() - 1), m_theme.color(Token::LineLine));
    const bool wide = width() >= rowPadding * 2 + 160 + stripWidth + whenWidth;
    const int details = m_missing ? missingDetails : whenWidth + (wide ? stripWidth + stripGap : 0);
    paintNames(painter, width() - 2 * rowPadding - details - 12);
    if (hasFocus() && FocusRing::byKeyboard())
        style::innerFocusRing(painter, rect(), tokens::radiusControl, m_theme);
    if (m_missing)
        return;
    if (wide) {
        const QRect strip(width() - rowPadding - whenWidth - stripWidth - stripGap, (height() - stripHeight) / 2, stripWidth, stripHeight);
        paintStrip(painter, QStyle::visualRect(layoutDirection(), rect(), strip), m_entry.strip, m_fullSeconds, m_theme, false);
    }
    const int small = m_theme.lineHeight(Type::Small) + 2;
    const QRect when =
        QStyle::visualRect(layoutDirection(), rect(), QRect(width() - rowPadding - whenWidth, height() / 2 - small, whenWidth, small));
    painter.setFont(m_theme.tabular(Type::Small));
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.drawText(when, Qt::AlignVCenter | Qt::AlignTrailing, openedText(m_entry.opened, m_now));
    painter.drawText(when.translated(0, small), Qt::AlignVCenter | Qt::AlignTrailing, extentText(m_entry));
}

void RecentRow::keyPressEvent(QKeyEvent* event)
{
    if (isEnter(event))
        click();
    else if (event->key() == Qt::Key_Delete)
        emit removeRequested();
    else
        QAbstractButton::keyPressEvent(event);
}

void RecentRow::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(window()); // the row may go while it is open
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Remove from this list"), this, &RecentRow::removeRequested);
    menu->popup(event->globalPos());
}

DropArea::DropArea(const Theme& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setProperty(focusRadiusProperty, tokens::radiusSheet);
    setAccessibleName(tr("Drop a repository or any export here"));
    setAccessibleDescription(tr("Or choose files"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(this, theme);
}

QSize DropArea::sizeHint() const
{
    return {480, dropHeight};
}

void DropArea::keyPressEvent(QKeyEvent* event)
{
    if (isEnter(event))
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void DropArea::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(m_theme.color(underMouse() ? Token::AccentBase : Token::LineStrong), 1);
    pen.setDashPattern({3, 3});
    painter.setPen(pen);
    painter.setBrush(isDown() ? QBrush(m_theme.color(Token::BgHover)) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), tokens::radiusSheet, tokens::radiusSheet);
    paintIcon(painter, QRectF(0, 32, width(), 28), QStringLiteral("folder-down"), m_theme.color(Token::AccentBase), 28);
    QFont strong = m_theme.font(Type::Lead);
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(m_theme.color(Token::TextPrimary));
    painter.drawText(QRect(0, 68, width(), 24), Qt::AlignCenter, tr("Drop a repository or any export here"));
    painter.setFont(m_theme.font(Type::Body));
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.drawText(QRect(16, 96, width() - 32, 44), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
        tr("Issue exports, event tables, process logs, Git repositories. Weir finds out what it is."));
}

} // namespace weir::ui
