// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/view_dialog.h"

#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int dialogWidth = 400;
constexpr int longestName = 60; ///< a menu has to show it

} // namespace

ViewDialog::ViewDialog(const Theme& theme, const Request& request, QWidget* parent)
    : QDialog(parent)
    , m_request(request)
    , m_name(new QLineEdit(request.name))
    , m_moves(new QCheckBox)
    , m_why(new TextLabel(theme, Type::Small, Token::TextTertiary))
    , m_save(new QPushButton(request.task == Task::Save ? tr("Save") : tr("Rename")))
{
    setObjectName(QStringLiteral("viewDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    const QString title = request.task == Task::Save ? tr("Save this view") : tr("Rename the view");
    setWindowTitle(title);
    m_name->setObjectName(QStringLiteral("viewName"));
    m_name->setAccessibleName(tr("Name of the view"));
    m_name->setPlaceholderText(tr("Name"));
    m_name->setMaxLength(longestName);
    m_name->selectAll();
    m_moves->setObjectName(QStringLiteral("viewMovesOn"));
    m_moves->setText(tr("Always the last %Ln weeks, whatever the day", nullptr, request.weeks));
    m_moves->setChecked(true);
    m_moves->setVisible(request.task == Task::Save && request.weeks > 0);
    m_save->setObjectName(QStringLiteral("viewSave"));
    m_save->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_why, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(tokens::space6, tokens::space5, tokens::space6, tokens::space5);
    layout->setSpacing(tokens::space3);
    layout->addWidget(new TextLabel(theme, Type::Lead, Token::TextPrimary, title));
    if (!request.shows.isEmpty())
        layout->addWidget(new TextLabel(theme, Type::Body, Token::TextSecondary, request.shows));
    layout->addWidget(m_name);
    layout->addWidget(m_moves);
    layout->addSpacing(tokens::space2);
    layout->addLayout(buttons);
    setFixedWidth(dialogWidth);
    connect(m_name, &QLineEdit::textChanged, this, &ViewDialog::check);
    connect(m_save, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_name->setFocus();
    check();
}

QString ViewDialog::name() const
{
    return m_name->text().simplified();
}

bool ViewDialog::movesOn() const
{
    return m_request.weeks > 0 && m_moves->isChecked();
}

void ViewDialog::check()
{
    const bool taken = m_request.taken.contains(name());
    m_why->setText(taken ? tr("Another view has this name.") : QString());
    m_save->setEnabled(!name().isEmpty() && !taken);
}

} // namespace weir::ui
