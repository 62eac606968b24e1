// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QHBoxLayout;

namespace weir::ui {

class EmptyState;
struct ViewContext;

/// What a place shows when the filter lets nothing through: the parts of the filter by name, each removable there.
class FilterEmpty final : public QWidget {
    Q_OBJECT
public:
    FilterEmpty(const ViewContext& context, QWidget* parent = nullptr);
    /// Reads the session's filter; call before showing it.
    void refresh();

private:
    void addChip(const QString& field, const QString& value, std::function<void()> remove);
    const ViewContext& m_context;
    EmptyState* m_state;
    QHBoxLayout* m_chips;
};

} // namespace weir::ui
