// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/filter_empty.h"

#include "ui/format/time_text.h"
#include "ui/session/session.h"
#include "ui/views/view.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_chips.h"

#include <QHBoxLayout>
#include <QStringList>
#include <QVBoxLayout>

#include <utility>

namespace weir::ui {

FilterEmpty::FilterEmpty(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_state(new EmptyState(context.theme, this))
    , m_chips(new QHBoxLayout)
{
    setObjectName(QStringLiteral("filterEmpty"));
    m_chips->setSpacing(8);
    m_chips->setContentsMargins(0, 0, 0, 0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_state);
    layout->addLayout(m_chips);
    layout->addStretch(1);
}

void FilterEmpty::refresh()
{
    while (QLayoutItem* old = m_chips->takeAt(0)) {
        if (QWidget* widget = old->widget())
            widget->deleteLater(); // its own click may be what brought us here
        delete old;
    }
    Session& session = m_context.session;
    const Selection& selection = session.selection();
    for (const auto& [field, values] : selection.where) {
        QStringList names;
        for (const std::string& value : values)
            names.append(QString::fromStdString(value));
        addChip(FilterChips::fieldName(field), names.join(QStringLiteral(", ")), [&session, name = field] {
            Selection wider = session.selection();
            wider.where.erase(name);
            session.setSelection(wider);
        });
    }
    if (selection.window != TimeWindow()) {
        const analysis::ResolvedWindow window = session.stream() != nullptr ? session.stream()->window : analysis::ResolvedWindow();
        addChip(tr("Time"), windowText(window.first, window.counted.to, session.zone(), session.now()), [&session] {
            Selection wider = session.selection();
            wider.window = {};
            session.setSelection(wider);
        });
    }
    m_chips->addStretch(1);
    m_state->setContent(QStringLiteral("list-filter"), tr("The filter leaves nothing"),
        tr("No item passes all of these. Take one away to see what it hides."));
}

void FilterEmpty::addChip(const QString& field, const QString& value, std::function<void()> remove)
{
    auto* chip = new Chip(m_context.theme, Chip::Kind::Filter, this);
    chip->setObjectName(QStringLiteral("excluding") + field);
    chip->setWords(field, value);
    connect(chip, &Chip::removeRequested, this, std::move(remove));
    m_chips->addWidget(chip);
}

} // namespace weir::ui
