// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/days_dialog.h"

#include "ui/format/time_text.h"
#include "ui/widgets/text_label.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <weir_tokens.h>

namespace weir::ui {

DaysDialog::DaysDialog(const Theme& theme, const QString& title, Day from, Day to, QWidget* parent)
    : QDialog(parent)
    , m_from(new QDateEdit(toDate(from)))
    , m_last(new QDateEdit(toDate(to - std::chrono::days(1))))
    , m_choose(new QPushButton(tr("Compare")))
{
    setObjectName(QStringLiteral("daysDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_from->setObjectName(QStringLiteral("daysFrom"));
    m_from->setAccessibleName(tr("First day"));
    m_last->setObjectName(QStringLiteral("daysLast"));
    m_last->setAccessibleName(tr("Last day"));
    for (QDateEdit* edit : {m_from, m_last}) {
        edit->setDisplayFormat(QStringLiteral("d MMM yyyy"));
        edit->setCalendarPopup(true);
        edit->setMinimumWidth(140);
        connect(edit, &QDateEdit::dateChanged, this, [this] { m_choose->setEnabled(m_from->date() <= m_last->date()); });
    }
    m_choose->setObjectName(QStringLiteral("daysChoose"));
    m_choose->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"));
    auto* dates = new QHBoxLayout;
    dates->addWidget(m_from, 1);
    dates->addWidget(new TextLabel(theme, Type::Body, Token::TextSecondary, tr("to")));
    dates->addWidget(m_last, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_choose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(tokens::space6, tokens::space5, tokens::space6, tokens::space5);
    layout->setSpacing(tokens::space3);
    layout->addWidget(new TextLabel(theme, Type::Lead, Token::TextPrimary, title));
    layout->addLayout(dates);
    layout->addSpacing(tokens::space2);
    layout->addLayout(buttons);
    connect(m_choose, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

Day DaysDialog::from() const
{
    return toDay(m_from->date());
}

Day DaysDialog::to() const
{
    return toDay(m_last->date()) + std::chrono::days(1);
}

} // namespace weir::ui
