// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/foot_line.h"

#include "ui/format/plain_tip.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/theme/theme_style.h"
#include "ui/widgets/fitting.h"
#include "ui/widgets/themed.h"

#include <QPainter>
#include <QPushButton>

namespace weir::ui {

namespace {
constexpr int between = 28;
constexpr int above = 16;
} // namespace

FootLine::FootLine(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_link(new QPushButton(this))
    , m_notes(new QPushButton(this))
{
    m_link->setFlat(true);
    m_link->setObjectName(QStringLiteral("unknownLink"));
    m_link->setIcon(icon(QStringLiteral("circle-help"), theme, Token::UnknownText));
    connect(m_link, &QPushButton::clicked, this, &FootLine::unknownClicked);
    m_notes->setFlat(true);
    m_notes->setObjectName(QStringLiteral("notesLink"));
    m_notes->setIcon(icon(QStringLiteral("info"), theme, Token::TextLink));
    m_notes->hide();
    setTabOrder(m_notes, m_link);
    connect(m_notes, &QPushButton::clicked, this, &FootLine::notesClicked);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    followTheme(this, theme);
}

void FootLine::setWords(const QString& since, const QStringList& events, const QString& unknown)
{
    m_since = since;
    m_events = events;
    m_unknown = unknown;
    setAccessibleName(since + QStringLiteral(": ") + events.join(QStringLiteral(", ")));
    setToolTip(plainTip(events.join(QLatin1Char('\n'))));
    m_link->setText(unknown);
    m_link->setVisible(!unknown.isEmpty());
    placeLinks();
    update();
}

void FootLine::setNotes(const QString& notes)
{
    m_notes->setText(notes);
    m_notes->setVisible(!notes.isEmpty());
    placeLinks();
    update();
}

QSize FootLine::sizeHint() const
{
    return {640, above + m_theme.lineHeight(Type::Body) + 4};
}

/// From the right end, each with the words above it on one line.
void FootLine::placeLinks()
{
    int right = width() + linkInset;
    for (QPushButton* link : {m_link, m_notes}) {
        if (link->isHidden())
            continue;
        const QSize size = link->sizeHint();
        link->setGeometry(right - size.width(), above + (m_theme.lineHeight(Type::Body) - size.height()) / 2, size.width(), size.height());
        right -= size.width();
    }
}

void FootLine::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeLinks();
}

void FootLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    style::hairline(painter, QPointF(0, 0), QPointF(width(), 0), m_theme.color(Token::LineLine));
    const int line = m_theme.lineHeight(Type::Body);
    const int end = !m_notes->isHidden() ? m_notes->x() - between : !m_link->isHidden() ? m_link->x() - between : width();
    const QFont strong = m_theme.font(Type::Section);
    const QFont plain = m_theme.tabular(Type::Body);
    const auto more = [](std::size_t n) { return tr("+%1 more").arg(n); };
    std::vector<int> widths {QFontMetrics(strong).horizontalAdvance(m_since) + 2};
    for (const QString& event : m_events)
        widths.push_back(QFontMetrics(plain).horizontalAdvance(event) + 2);
    const std::size_t shown = fitting(widths, between, end, QFontMetrics(plain).horizontalAdvance(more(widths.size())));
    int x = 0;
    const auto word = [&](const QString& text, int width, const QFont& font, Token color) {
        painter.setFont(font);
        painter.setPen(m_theme.color(color));
        painter.drawText(QRect(x, above, width, line), Qt::AlignVCenter | Qt::AlignLeading, text);
        x += width + between;
    };
    for (std::size_t i = 0; i < shown; ++i) {
        if (i == 0)
            word(m_since, widths[i], strong, Token::TextPrimary);
        else
            word(m_events[static_cast<qsizetype>(i) - 1], widths[i], plain, Token::TextSecondary);
    }
    if (shown < widths.size())
        word(more(widths.size() - shown), end - x, plain, Token::TextTertiary);
}

} // namespace weir::ui
