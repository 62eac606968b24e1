// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/definition_card.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/themed.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace weir::ui {

namespace {

constexpr int padding = 22;
constexpr int rowPadding = 5;
constexpr int signalIcon = 14;
constexpr int signalGap = 12;

/// A hairline above, then what the layout holds.
class LinedRow final : public QWidget {
public:
    explicit LinedRow(const Theme& theme)
        : m_theme(theme)
    {
        followTheme(this, theme);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        style::hairline(painter, QPointF(0, 0), QPointF(width(), 0), m_theme.color(Token::LineHair));
    }

private:
    const Theme& m_theme;
};

class SignalIcon final : public QWidget {
public:
    SignalIcon(const Theme& theme, const QString& name, Token tone)
        : m_theme(theme)
        , m_name(name)
        , m_tone(tone)
    {
        setFixedSize(signalIcon, theme.lineHeight(Type::Small));
        followTheme(this, theme);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintIcon(painter, rect(), m_name, m_theme.color(m_tone), signalIcon);
    }

private:
    const Theme& m_theme;
    QString m_name;
    Token m_tone;
};

void clear(QVBoxLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

DefinitionCard::DefinitionCard(const Theme& theme, QWidget* parent)
    : Card(theme, parent)
    , m_title(new TextLabel(theme, Type::BodyStrong, Token::TextPrimary))
    , m_definition(new TextLabel(theme, Type::Small, Token::TextSecondary))
    , m_formula(new TextLabel(theme, Type::Small, Token::TextSecondary))
    , m_formulaLink(new QPushButton)
    , m_facts(new QVBoxLayout)
    , m_signalsHead(new SectionHeader(theme, tr("Signals")))
    , m_signals(new QVBoxLayout)
    , m_actions(new QHBoxLayout)
{
    m_formulaLink->setObjectName(QStringLiteral("formulaLink"));
    m_formulaLink->setFlat(true);
    m_formulaLink->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_formulaLink, &QPushButton::clicked, this, [this] { showFormula(!m_formulaShown); });
    auto* words = new QWidget;
    auto* inner = new QVBoxLayout(words);
    inner->setContentsMargins(padding, padding, padding, 8);
    inner->setSpacing(0);
    inner->addWidget(m_title);
    inner->addSpacing(4);
    inner->addWidget(m_definition);
    inner->addSpacing(12);
    m_facts->setSpacing(0);
    inner->addLayout(m_facts);
    inner->addSpacing(4);
    inner->addWidget(m_formulaLink);
    inner->addWidget(m_formula);
    inner->addSpacing(16);
    inner->addWidget(m_signalsHead);
    inner->addSpacing(6);
    m_signals->setSpacing(0);
    inner->addLayout(m_signals);
    inner->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(words);
    scroll->viewport()->setAutoFillBackground(false);
    words->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 16);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    m_actions->setContentsMargins(padding, 8, padding, 0);
    m_actions->setSpacing(8);
    m_actions->addStretch(1);
    layout->addLayout(m_actions);
    showFormula(false);
}

void DefinitionCard::setDefinition(const QString& title, const QString& definition, const QString& formula)
{
    m_title->setText(title);
    m_definition->setText(definition);
    m_formula->setText(formula);
}

void DefinitionCard::showFormula(bool shown)
{
    m_formulaShown = shown;
    m_formulaLink->setText(shown ? tr("Hide formula and source") : tr("Formula and source"));
    m_formula->setVisible(shown);
}

void DefinitionCard::setFacts(const std::vector<Fact>& facts)
{
    clear(m_facts);
    for (const Fact& fact : facts) {
        auto* row = new LinedRow(theme());
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, rowPadding + 1, 0, rowPadding);
        layout->setSpacing(12);
        auto* name = new TextLabel(theme(), Type::Small, Token::TextSecondary, fact.name);
        auto* value = new TextLabel(theme(), Type::Small, Token::TextPrimary, fact.value);
        name->setWrapping(false);
        value->setWrapping(false);
        value->setTabular(true);
        layout->addWidget(name);
        layout->addStretch(1);
        layout->addWidget(value);
        row->setAccessibleName(fact.name + QStringLiteral(": ") + fact.value);
        m_facts->addWidget(row);
    }
}

void DefinitionCard::hideSignals()
{
    clear(m_signals);
    m_signalsHead->hide();
}

void DefinitionCard::setSignals(const std::vector<Signal>& found)
{
    clear(m_signals);
    m_signalsHead->show();
    if (found.empty())
        m_signals->addWidget(new TextLabel(theme(), Type::Small, Token::TextSecondary, tr("None.")));
    int number = 0;
    for (const Signal& signal : found) {
        auto* row = new LinedRow(theme());
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, rowPadding + 1, 0, rowPadding);
        layout->setSpacing(signalGap);
        layout->addWidget(new SignalIcon(theme(), signal.icon, signal.tone), 0, Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        words->addWidget(new TextLabel(theme(), Type::Small, Token::TextPrimary, signal.words));
        if (!signal.action.isEmpty()) {
            auto* link = new QPushButton(signal.action);
            link->setObjectName(QStringLiteral("signalAction"));
            link->setFlat(true);
            link->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
            connect(link, &QPushButton::clicked, this, [this, number] { emit signalActionTriggered(number); });
            words->addWidget(link, 0, Qt::AlignLeft); // its width is not that of the words
        }
        layout->addLayout(words, 1);
        ++number;
        row->setAccessibleName(signal.words);
        m_signals->addWidget(row);
    }
}

void DefinitionCard::addAction(QPushButton* button)
{
    m_actions->insertWidget(m_actions->count() - 1, button);
}

} // namespace weir::ui
