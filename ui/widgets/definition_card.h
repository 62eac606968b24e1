// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

#include <QString>

#include <vector>

class QHBoxLayout;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace weir::ui {

class SectionHeader;
class TextLabel;

/// What a figure is, beside its chart: definition, facts in rows, formula and source on demand, signals, what can be done.
class DefinitionCard final : public Card {
    Q_OBJECT
public:
    static constexpr int cardWidth = 300;
    struct Fact {
        QString name, value;
    };
    struct Signal {
        QString icon;
        Token tone = Token::TextPrimary;
        QString words;
        QString action = {}; ///< a link below them; empty: none
    };
    explicit DefinitionCard(const Theme& theme, QWidget* parent = nullptr);
    void setDefinition(const QString& title, const QString& definition, const QString& formula);
    void setFacts(const std::vector<Fact>& facts);
    /// Also says that there are none.
    void setSignals(const std::vector<Signal>& found);
    /// Where the chart shows none because they do not apply.
    void hideSignals();
    /// At the lower end, left to right.
    void addAction(QPushButton* button);

signals:
    void signalActionTriggered(int signal); ///< row of setSignals()

private:
    void showFormula(bool shown);
    TextLabel* m_title;
    TextLabel* m_definition;
    TextLabel* m_formula;
    QPushButton* m_formulaLink;
    QVBoxLayout* m_facts;
    QWidget* m_signalsHead;
    QVBoxLayout* m_signals;
    QHBoxLayout* m_actions;
    bool m_formulaShown = false;
};

} // namespace weir::ui
