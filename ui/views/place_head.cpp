// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/place_head.h"

#include "ui/theme/theme.h"
#include "ui/widgets/answer_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace weir::ui {

PlaceHead::PlaceHead(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_answer(new AnswerLabel(theme, this))
    , m_subline(new TextLabel(theme, Type::Body, Token::TextSecondary, {}, this))
    , m_corner(new QHBoxLayout)
{
    m_answer->setObjectName(QStringLiteral("answer"));
    m_subline->setObjectName(QStringLiteral("subline"));
    m_corner->setSpacing(12);
    auto* words = new QVBoxLayout;
    words->setSpacing(6);
    words->addWidget(m_answer);
    words->addWidget(m_subline);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(24);
    // The words are capped; what is left beyond them must not go to the corner's buttons.
    row->addLayout(words, 1000);
    row->addStretch(1);
    row->addLayout(m_corner);
    row->setAlignment(m_corner, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum); // a fixed height would cut an answer that wraps
}

void PlaceHead::setAnswer(const QString& answer)
{
    setAnswer(QList<AnswerPart> {{answer, {}}});
}

void PlaceHead::setAnswer(const QList<AnswerPart>& answer)
{
    m_answer->setParts(answer);
    setAccessibleName(m_answer->text());
}

void PlaceHead::setSubline(const QString& text)
{
    m_subline->setText(text);
    m_subline->setVisible(!text.isEmpty());
}

void PlaceHead::addCorner(QWidget* widget)
{
    m_corner->addWidget(widget);
}

} // namespace weir::ui
