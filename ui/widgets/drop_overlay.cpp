// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/drop_overlay.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

#include <algorithm>
#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int inset = 6;
constexpr int iconSize = 28;
constexpr int panelHeight = 124;

QStringList localPaths(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

} // namespace

DropOverlay::DropOverlay(const Theme& theme, QWidget* target)
    : QWidget(target)
    , m_theme(theme)
    , m_target(target)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    target->setAcceptDrops(true);
    target->installEventFilter(this);
    hide();
}

void DropOverlay::setSentence(const QString& sentence)
{
    m_sentence = sentence;
    setAccessibleName(sentence);
    update();
}

bool DropOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_target)
        return false;
    switch (event->type()) {
    case QEvent::Resize:
        setGeometry(m_target->rect());
        return false;
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto* drag = static_cast<QDragMoveEvent*>(event);
        if (localPaths(drag->mimeData()).isEmpty())
            return false;
        setGeometry(m_target->rect());
        raise();
        show();
        drag->setDropAction(Qt::CopyAction);
        drag->accept();
        return true;
    }
    case QEvent::DragLeave:
        hide();
        return false;
    case QEvent::Drop: {
        hide();
        auto* drop = static_cast<QDropEvent*>(event);
        const QStringList paths = localPaths(drop->mimeData());
        if (paths.isEmpty())
            return false;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        emit dropped(paths);
        return true;
    }
    default:
        return false;
    }
}

void DropOverlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = m_theme.color(Token::BgWindow);
    veil.setAlphaF(0.7F);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(m_theme.color(Token::AccentBase), 1.5, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), tokens::radiusSheet, tokens::radiusSheet);
    const int words = QFontMetrics(m_theme.font(Type::Title)).horizontalAdvance(m_sentence);
    QRect panel(0, 0, std::min(width() - 4 * inset, words + 2 * tokens::space10), panelHeight);
    panel.moveCenter(rect().center());
    style::roundedBox(painter, panel, tokens::radiusSheet, m_theme.color(Token::BgRaised), m_theme.color(Token::LineLine));
    paintIcon(painter, QRectF(panel.left(), panel.top() + tokens::space6, panel.width(), iconSize), QStringLiteral("folder-down"),
        m_theme.color(Token::AccentBase), iconSize);
    painter.setFont(m_theme.font(Type::Title));
    painter.setPen(m_theme.color(Token::TextPrimary));
    const int line = m_theme.lineHeight(Type::Title);
    painter.drawText(QRect(panel.left(), panel.bottom() - tokens::space6 - line, panel.width(), line), Qt::AlignCenter, m_sentence);
}

} // namespace weir::ui
