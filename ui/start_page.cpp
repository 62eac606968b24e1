// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start_page.h"

#include "ui/start_guide.h"
#include "ui/start_widgets.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/error_card.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/themed.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int welcomeWidth = 480;
constexpr int welcomeMargin = 64;
constexpr int markSize = 64;
constexpr int rightMargin = 80;
constexpr int rowInset = 16;
constexpr int top = 120;
constexpr int nameSize = 34;
constexpr int nameGap = 26;
constexpr int nameHeight = 46;
constexpr int lockGap = 17; // width of the lock and its distance

/// The left part: ground of the rail with a hairline.
class WelcomeGround final : public QWidget {
public:
    WelcomeGround(const Theme& theme, QWidget* parent)
        : QWidget(parent)
        , m_theme(theme)
    {
        followTheme(this, theme);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_theme.color(Token::BgRail));
        const int x = layoutDirection() == Qt::LeftToRight ? width() - 1 : 0;
        style::hairline(painter, QPointF(x, 0), QPointF(x, height()), m_theme.color(Token::LineHair));
    }

private:
    const Theme& m_theme;
};

/// Mark, name and the question.
class Masthead final : public QWidget {
public:
    Masthead(const Theme& theme, QWidget* parent)
        : QWidget(parent)
        , m_theme(theme)
    {
        setFixedHeight(markSize + nameGap + nameHeight);
        setAccessibleName(StartPage::tr("Weir"));
        followTheme(this, theme);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRect mark = QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, markSize, markSize));
        paintMark(painter, mark, m_theme);
        QFont font = m_theme.font(Type::Answer);
        font.setPixelSize(qRound(nameSize * m_theme.fontFactor()));
        font.setLetterSpacing(QFont::AbsoluteSpacing, -0.8);
        painter.setFont(font);
        painter.setPen(m_theme.color(Token::TextPrimary));
        painter.drawText(rect().adjusted(0, markSize + nameGap, 0, 0), Qt::AlignVCenter | Qt::AlignLeading, StartPage::tr("Weir"));
    }

private:
    const Theme& m_theme;
};

/// "One file on this computer. No account, no network."
class PrivacyLine final : public QWidget {
public:
    PrivacyLine(const Theme& theme, QWidget* parent)
        : QWidget(parent)
        , m_theme(theme)
        , m_text(StartPage::tr("One file on this computer. No account, no network."))
    {
        setFixedHeight(20);
        setAccessibleName(m_text);
        followTheme(this, theme);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), QRect(-1, 0, 14, height())), QStringLiteral("lock"),
            m_theme.color(Token::TextTertiary), 14);
        painter.setFont(m_theme.font(Type::Small));
        painter.setPen(m_theme.color(Token::TextTertiary));
        painter.drawText(rect().adjusted(lockGap, 0, -lockGap, 0), Qt::AlignVCenter | Qt::AlignLeading, m_text);
    }

private:
    const Theme& m_theme;
    QString m_text;
};

} // namespace

StartPage::StartPage(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeWelcome());
    layout->addWidget(makeRecent(), 1);
}

QWidget* StartPage::makeWelcome()
{
    auto* ground = new WelcomeGround(m_theme, this);
    ground->setFixedWidth(welcomeWidth);
    auto* layout = new QVBoxLayout(ground);
    layout->setContentsMargins(welcomeMargin, top, welcomeMargin - 16, 46);
    layout->setSpacing(0);
    layout->addWidget(new Masthead(m_theme, ground));
    layout->addSpacing(6);
    auto* question = new TextLabel(m_theme, Type::Lead, Token::TextSecondary,
        tr("Where does our time go, is it getting better, and what should we try next?"), ground);
    question->setFixedWidth(welcomeWidth - 2 * welcomeMargin + 8);
    layout->addWidget(question);
    layout->addSpacing(36);
    const auto button = [&](const QString& icon, const QString& text, const QString& shortcut, bool primary, void (StartPage::*signal)()) {
        auto* made = new StartButton(m_theme, icon, text, shortcut, primary, ground);
        layout->addWidget(made);
        layout->addSpacing(10);
        connect(made, &QAbstractButton::clicked, this, signal);
    };
    button(QStringLiteral("plus"), tr("New workspace"), tr("Ctrl N"), true, &StartPage::newRequested);
    button(QStringLiteral("folder-open"), tr("Open…"), tr("Ctrl O"), false, &StartPage::openRequested);
    button(QStringLiteral("flask-conical"), tr("Try the sample"), {}, false, &StartPage::sampleRequested);
    layout->addStretch();
    layout->addWidget(new PrivacyLine(m_theme, ground));
    return ground;
}

QWidget* StartPage::makeRecent()
{
    auto* right = new QWidget(this);
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(rightMargin, top, rightMargin, 48);
    layout->setSpacing(0);
    m_error = new ErrorCard(m_theme, right);
    m_error->hide();
    layout->addWidget(m_error);
    m_errorGap = new QWidget(right);
    m_errorGap->setFixedHeight(tokens::space7);
    m_errorGap->hide();
    layout->addWidget(m_errorGap);
    m_recentTitle = new TextLabel(m_theme, Type::Title, Token::TextPrimary, {}, right);
    auto* titleRow = new QHBoxLayout;
    titleRow->setContentsMargins(rowInset, 0, 0, 14);
    titleRow->addWidget(m_recentTitle);
    layout->addLayout(titleRow);

    auto* scroll = new QScrollArea(right);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* list = new QWidget(scroll);
    m_rows = new QVBoxLayout(list);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    scroll->setWidget(list);
    layout->addWidget(scroll, 1);
    layout->addSpacing(24);
    auto* dropRow = new QHBoxLayout;
    dropRow->setContentsMargins(rowInset, 0, rowInset, 0);
    auto* drop = new DropArea(m_theme, right);
    dropRow->addWidget(drop);
    layout->addLayout(dropRow);
    connect(drop, &QAbstractButton::clicked, this, &StartPage::importRequested);
    return right;
}

void StartPage::setRecents(const QList<RecentWorkspace>& recents, const QDateTime& now)
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        if (QWidget* row = item->widget()) { // it may be the one whose click led here
            row->hide();
            row->disconnect(this);
            row->deleteLater();
        }
        delete item;
    }
    double longest = 0; // all strips on one scale
    for (const RecentWorkspace& entry : recents) {
        double sum = 0;
        for (const StripPart& part : entry.strip)
            sum += std::max(0.0, part.seconds);
        longest = std::max(longest, sum);
    }
    for (const RecentWorkspace& entry : recents) {
        auto* row = new RecentRow(m_theme, entry, longest, now, this);
        row->setLast(&entry == &recents.last());
        m_rows->addWidget(row);
        connect(row, &QAbstractButton::clicked, this, [this, path = entry.path] { emit recentRequested(path); });
        connect(row, &RecentRow::locateRequested, this, [this, path = entry.path] { emit locateRequested(path); });
        connect(row, &RecentRow::removeRequested, this, [this, path = entry.path] { emit removeRequested(path); });
    }
    if (recents.isEmpty())
        m_rows->addWidget(new StartGuide(m_theme, this));
    m_rows->addStretch();
    m_recentTitle->setText(recents.isEmpty() ? tr("What Weir reads") : tr("Recent"));
}

void StartPage::showError(const QString& title, const QString& sentence)
{
    m_error->setContent(title, sentence);
    m_error->show();
    m_errorGap->show();
}

void StartPage::clearError()
{
    m_error->hide();
    m_errorGap->hide();
}

} // namespace weir::ui
