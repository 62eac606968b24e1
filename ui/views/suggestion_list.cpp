// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/suggestion_list.h"

#include "ui/format/number_text.h"
#include "ui/models/people_model.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/themed.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr int most = 6; ///< shown at once; the next ones come up as they are decided
constexpr int padding = 12;

/// A row over a hairline.
class Ruled final : public QWidget {
public:
    explicit Ruled(const Theme& theme)
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

QString sureText(PersonSuggestion::Sure sure)
{
    switch (sure) {
    case PersonSuggestion::Sure::VeryLikely:
        return SuggestionList::tr("Very likely");
    case PersonSuggestion::Sure::Likely:
        return SuggestionList::tr("Likely");
    case PersonSuggestion::Sure::Perhaps:
        break;
    }
    return SuggestionList::tr("Perhaps");
}

/// "annl moves items in board.csv"
QString whereText(const PeopleReport& report, const std::string& name)
{
    const auto found = std::ranges::find(report.people, name, [](const PersonInUse& one) { return one.person.name; });
    const QString who = QString::fromStdString(name);
    if (found == report.people.end())
        return who;
    return SuggestionList::tr("%1: %2 in %3", "name, what the person does, sources").arg(who, rolesText(*found), foundInText(*found));
}

} // namespace

SuggestionList::SuggestionList(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_header(new SectionHeader(theme))
    , m_more(new TextLabel(theme, Type::Body, Token::TextSecondary))
    , m_rows(new QVBoxLayout)
{
    m_rows->setSpacing(0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addSpacing(12);
    layout->addLayout(m_rows);
    layout->addWidget(m_more);
}

void SuggestionList::setReport(const PeopleReportPtr& report, bool writable)
{
    const bool focused = isAncestorOf(window()->focusWidget());
    while (QLayoutItem* old = m_rows->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    const int count = report == nullptr ? 0 : static_cast<int>(report->suggestions.size());
    setVisible(count > 0);
    m_header->setWords(tr("Perhaps one person"), countText(count));
    for (int i = 0; i < std::min(count, most); ++i)
        m_rows->addWidget(makeRow(*report, i, writable));
    m_more->setVisible(count > most);
    m_more->setText(tr("%Ln more come up as these are decided.", nullptr, count - most));
    if (auto* first = findChild<QPushButton*>(QStringLiteral("acceptSuggestion")); focused && first != nullptr)
        first->setFocus();
}

QWidget* SuggestionList::makeRow(const PeopleReport& report, int number, bool writable)
{
    const PersonSuggestion& suggestion = report.suggestions[static_cast<std::size_t>(number)];
    const QString first = QString::fromStdString(suggestion.first);
    const QString second = QString::fromStdString(suggestion.second);
    auto* row = new Ruled(m_theme);
    row->setObjectName(QStringLiteral("suggestion"));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(new TextLabel(m_theme, Type::Section, Token::TextPrimary, tr("%1 and %2").arg(first, second)));
    words->addWidget(new TextLabel(m_theme, Type::Body, Token::TextSecondary,
        tr("%1: %2.", "how sure, why").arg(sureText(suggestion.sure), QString::fromStdString(suggestion.how))));
    words->addWidget(new TextLabel(m_theme, Type::Small, Token::TextTertiary,
        whereText(report, suggestion.first) + QStringLiteral(" \u00B7 ") + whereText(report, suggestion.second)));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, padding, 0, padding);
    layout->setSpacing(8);
    layout->addLayout(words, 1);
    layout->addSpacing(16);
    const auto button = [&](const QString& name, const QString& text, const QString& spoken, auto signal) {
        auto* made = new QPushButton(text);
        made->setObjectName(name);
        made->setAutoDefault(false);
        made->setAccessibleName(spoken);
        made->setEnabled(writable);
        if (!writable)
            made->setToolTip(tr("The workspace can only be read"));
        connect(made, &QPushButton::clicked, this, [this, row, number, signal] {
            row->setEnabled(false); // until the data are read again
            emit(this->*signal)(number);
        });
        layout->addWidget(made, 0, Qt::AlignTop);
    };
    button(QStringLiteral("acceptSuggestion"), tr("Same person"), tr("%1 and %2 are the same person").arg(first, second),
        &SuggestionList::accepted);
    button(QStringLiteral("declineSuggestion"), tr("Not the same"), tr("%1 and %2 are not the same").arg(first, second),
        &SuggestionList::declined);
    return row;
}

} // namespace weir::ui
