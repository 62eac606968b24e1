// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMargins>

#include <weir_tokens.h>

class QStackedLayout;
class QWidget;

namespace weir::ui {

class EmptyState;
class FilterEmpty;
struct ViewContext;

/// What a place leaves free around its content.
inline constexpr QMargins placeMargins {tokens::pageMargin, 24, tokens::pageMargin, 16};

/// The pages that a place turns between: its content, what is missing for it, and the filter that lets nothing through.
class PlacePages final {
public:
    enum class Page { Content, Missing, Filter };

    /// Lays itself out in `holder`; `margins` are those of the two pages without content. The context has to stay.
    PlacePages(const ViewContext& context, QWidget* holder, QWidget* content, const QMargins& margins = placeMargins);
    /// Of the page Missing. Its action leads to the sources.
    [[nodiscard]] EmptyState& missing() const { return *m_missing; }
    /// Also reads the filter anew for its page.
    void show(Page page);
    [[nodiscard]] Page shown() const;

private:
    QStackedLayout* m_layout;
    EmptyState* m_missing;
    FilterEmpty* m_filter;
};

} // namespace weir::ui
