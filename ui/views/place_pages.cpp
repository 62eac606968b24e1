// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/place_pages.h"

#include "ui/views/filter_empty.h"
#include "ui/views/view.h"
#include "ui/widgets/empty_state.h"

#include <QStackedLayout>
#include <QVBoxLayout>

namespace weir::ui {

PlacePages::PlacePages(const ViewContext& context, QWidget* holder, QWidget* content, const QMargins& margins)
    : m_layout(new QStackedLayout(holder))
    , m_missing(new EmptyState(context.theme))
    , m_filter(new FilterEmpty(context))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->addWidget(content);
    for (QWidget* words : {static_cast<QWidget*>(m_missing), static_cast<QWidget*>(m_filter)}) {
        auto* page = new QWidget;
        auto* layout = new QVBoxLayout(page);
        layout->setContentsMargins(margins);
        layout->addWidget(words);
        layout->addStretch(1);
        m_layout->addWidget(page);
    }
    QObject::connect(m_missing, &EmptyState::actionTriggered, holder, [&context] { context.go(QStringLiteral("sources/sources")); });
}

void PlacePages::show(Page page)
{
    if (page == Page::Filter)
        m_filter->refresh();
    m_layout->setCurrentIndex(static_cast<int>(page));
}

PlacePages::Page PlacePages::shown() const
{
    return static_cast<Page>(m_layout->currentIndex());
}

} // namespace weir::ui
