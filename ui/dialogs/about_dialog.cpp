// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/about_dialog.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int markSize = 40;
constexpr int dialogWidth = 440;

} // namespace

AboutDialog::AboutDialog(const Theme& theme, QWidget* parent)
    : QDialog(parent)
    , m_theme(theme)
{
    setWindowTitle(tr("About Weir"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(tokens::pageMargin, tokens::pageMargin + markSize + tokens::space3, tokens::pageMargin, tokens::space6);
    layout->setSpacing(0);
    const QString version = QCoreApplication::applicationVersion();
    layout->addWidget(
        new TextLabel(theme, Type::Title, Token::TextPrimary, version.isEmpty() ? tr("Weir") : tr("Weir %1").arg(version), this));
    layout->addSpacing(tokens::space1);
    layout->addWidget(new TextLabel(theme, Type::Body, Token::TextSecondary,
        tr("Measures the value stream of a software team: how an idea becomes running software, where it waits, and what that costs. "
           "Nothing leaves this computer."),
        this));
    layout->addSpacing(tokens::space4);
    layout->addWidget(new TextLabel(theme, Type::Small, Token::TextTertiary,
        tr("Free software under the GNU General Public License, version 3 or later, without warranty. "
           "It stands on Qt %1, SQLite, libgit2, simdjson, Expat and zlib; its type is Inter.")
            .arg(QString::fromLatin1(qVersion())),
        this));
    layout->addSpacing(tokens::space5);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    auto* close = new QPushButton(tr("Close"), this);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    setFixedSize(dialogWidth, layout->totalHeightForWidth(dialogWidth));
}

void AboutDialog::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect mark(tokens::pageMargin - 2, tokens::pageMargin - 4, markSize, markSize);
    paintMark(painter, QStyle::visualRect(layoutDirection(), rect(), mark), m_theme);
}

} // namespace weir::ui
