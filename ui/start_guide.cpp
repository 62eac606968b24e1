// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start_guide.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/themed.h"

#include <QPainter>
#include <QStyle>

#include <array>

namespace weir::ui {

namespace {

constexpr int rowHeight = 76;
constexpr int padding = 16;
constexpr int iconSize = 18;
constexpr int textLeft = padding + iconSize + 16;

struct Line {
    const char* icon;
    const char* title;
    const char* text;
};

constexpr std::array lines {
    Line {"git-branch", QT_TRANSLATE_NOOP("weir::ui::StartGuide", "A Git repository"),
        QT_TRANSLATE_NOOP("weir::ui::StartGuide", "A clone is enough. Commits, merged changes and releases are read from it.")},
    Line {"list", QT_TRANSLATE_NOOP("weir::ui::StartGuide", "An export of your tracker"),
        QT_TRANSLATE_NOOP("weir::ui::StartGuide",
            "Jira as JSON with its change log, or a CSV table: a row for every change of status, or a column for every stage.")},
    Line {"waypoints", QT_TRANSLATE_NOOP("weir::ui::StartGuide", "A process log"),
        QT_TRANSLATE_NOOP("weir::ui::StartGuide", "XES, also compressed, from any tool for process mining.")},
};

} // namespace

StartGuide::StartGuide(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QStringList words;
    for (const Line& line : lines)
        words << tr(line.title) + QStringLiteral(": ") + tr(line.text);
    setAccessibleName(tr("What Weir reads"));
    setAccessibleDescription(words.join(QLatin1Char(' ')));
    followTheme(this, theme);
}

QSize StartGuide::sizeHint() const
{
    return {480, rowHeight * static_cast<int>(lines.size())};
}

void StartGuide::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QFont strong = m_theme.font(Type::Lead);
    strong.setWeight(QFont::DemiBold);
    const int first = m_theme.lineHeight(Type::Lead);
    const int second = m_theme.lineHeight(Type::Body);
    const int room = width() - textLeft - padding;
    int y = 0;
    for (const Line& line : lines) {
        const int top = y + (rowHeight - first - second) / 2;
        const auto place = [&](const QRect& r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
        paintIcon(painter, place(QRect(padding, top, iconSize, first)), QString::fromLatin1(line.icon), m_theme.color(Token::TextSecondary),
            iconSize);
        painter.setFont(strong);
        painter.setPen(m_theme.color(Token::TextPrimary));
        painter.drawText(place(QRect(textLeft, top, room, first)), Qt::AlignVCenter | Qt::AlignLeading, tr(line.title));
        painter.setFont(m_theme.font(Type::Body));
        painter.setPen(m_theme.color(Token::TextSecondary));
        painter.drawText(place(QRect(textLeft, top + first, room, second)), Qt::AlignVCenter | Qt::AlignLeading,
            painter.fontMetrics().elidedText(tr(line.text), Qt::ElideRight, room));
        y += rowHeight;
        if (y < height())
            style::hairline(painter, QPointF(0, y - 1), QPointF(width(), y - 1), m_theme.color(Token::LineLine));
    }
}

} // namespace weir::ui
