// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/trend_page.h"

#include "ui/theme/icons.h"
#include "ui/views/place_head.h"
#include "ui/views/place_pages.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace weir::ui {

namespace {

constexpr int headGap = 16;
constexpr int backInset = 6; ///< of the link's words in its ground

} // namespace

TrendPage::TrendPage(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_back(new QPushButton(icon(QStringLiteral("chevron-left"), context.theme), tr("Trends")))
    , m_head(new PlaceHead(context.theme))
    , m_layout(new QVBoxLayout(this))
{
    m_back->setObjectName(QStringLiteral("backToTrends"));
    m_back->setFlat(true);
    setFocusProxy(m_back);
    m_back->setAccessibleName(tr("Back to all trends"));
    m_back->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_back, &QPushButton::clicked, this, &TrendPage::backRequested);
    m_layout->setContentsMargins(placeMargins - QMargins(0, 16, 0, 0));
    m_layout->setSpacing(0);
    auto* link = new QHBoxLayout;
    link->setContentsMargins(-backInset, 0, 0, 0);
    link->addWidget(m_back);
    link->addStretch(1);
    m_layout->addLayout(link);
    m_layout->addSpacing(4);
    m_layout->addWidget(m_head);
    m_layout->addSpacing(headGap);
}

void TrendPage::setBody(QWidget* body)
{
    m_layout->addWidget(body, 1);
}

std::vector<TrendPageInfo> builtinTrendPages()
{
    return {};
}

} // namespace weir::ui
