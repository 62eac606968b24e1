// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/preview_header.h"

#include "ui/models/preview_model.h"
#include "ui/models/preview_words.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"

#include <QPainter>

#include <algorithm>

namespace weir::ui {

namespace {
constexpr int leastHeight = 70;
constexpr int padding = 12;
constexpr int chevron = 14;
} // namespace

PreviewHeader::PreviewHeader(const Theme& theme, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_theme(theme)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setSectionsMovable(false);
    setStretchLastSection(true);
    setMinimumSectionSize(64);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMouseTracking(true);
    viewport()->setCursor(Qt::PointingHandCursor);
}

void PreviewHeader::setMarked(int section)
{
    if (section == m_marked)
        return;
    m_marked = section;
    viewport()->update();
}

QSize PreviewHeader::sizeHint() const
{
    const int lines = 2 * m_theme.lineHeight(Type::Caption) + m_theme.lineHeight(Type::BodyStrong);
    return {QHeaderView::sizeHint().width(), std::max(leastHeight, lines + 16)};
}

void PreviewHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    painter->save();
    const QVariant meaning = model()->headerData(section, orientation(), PreviewModel::MeaningRole);
    const bool offers = meaning.isValid(); // of what is no table nobody says what it means
    const bool under = offers && viewport()->underMouse() && logicalIndexAt(viewport()->mapFromGlobal(QCursor::pos())) == section;
    painter->fillRect(rect, m_theme.color(under ? Token::BgHover : Token::BgRail));
    const QColor hair = m_theme.color(Token::LineHair);
    if (visualIndex(section) != count() - 1)
        style::hairline(*painter, QPointF(rect.right(), rect.top()), QPointF(rect.right(), rect.bottom() + 1), hair);
    style::hairline(*painter, QPointF(rect.left(), rect.bottom()), QPointF(rect.right() + 1, rect.bottom()), hair);
    const bool unused = model()->headerData(section, orientation(), PreviewModel::UnusedRole).toBool();
    const QString name = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
    const QString content = model()->headerData(section, orientation(), PreviewModel::ContentRole).toString();
    const int small = m_theme.lineHeight(Type::Caption);
    const int strong = m_theme.lineHeight(Type::BodyStrong);
    QRect line(rect.left() + padding, rect.top() + (rect.height() - (offers ? 2 * small + strong : small + strong)) / 2,
        rect.width() - 2 * padding, small);
    if (offers) {
        paintLine(*painter, line, m_theme.font(Type::Caption), unused ? Token::TextTertiary : Token::TextSecondary, name);
        line = QRect(line.left(), line.bottom() + 1, line.width(), strong);
        paintIcon(*painter, QRectF(line.right() + 1 - chevron, line.top(), chevron, strong), QStringLiteral("chevron-down"),
            m_theme.color(Token::TextSecondary), chevron);
        paintLine(*painter, line.adjusted(0, 0, -chevronRoom, 0), m_theme.font(Type::BodyStrong),
            unused ? Token::TextTertiary : Token::TextPrimary, roleText(meaning.toString().toStdString()));
    } else {
        line.setHeight(strong);
        paintLine(*painter, line, m_theme.font(Type::BodyStrong), Token::TextPrimary, name);
    }
    paintLine(
        *painter, QRect(line.left(), line.bottom() + 1, line.width(), small), m_theme.tabular(Type::Caption), Token::TextTertiary, content);
    if (section == m_marked)
        style::innerFocusRing(*painter, QRectF(rect).adjusted(1, 1, -1, -1), 2, m_theme);
    painter->restore();
}

void PreviewHeader::paintLine(QPainter& painter, const QRect& line, const QFont& font, Token color, const QString& words) const
{
    painter.setFont(font);
    painter.setPen(m_theme.color(color));
    painter.drawText(line, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(words, Qt::ElideRight, line.width()));
}

} // namespace weir::ui
