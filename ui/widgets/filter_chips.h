// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/selection.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <functional>
#include <map>
#include <string>
#include <vector>

class QMenu;

namespace weir::ui {

class Chip;

/// The filter's conditions as chips, and the invitation to add one. What finds no room moves behind "2 more".
class FilterChips final : public QWidget {
    Q_OBJECT
public:
    using Where = std::map<std::string, std::vector<std::string>>;
    explicit FilterChips(const Theme& theme, QWidget* parent = nullptr);
    void setWhere(const Where& where);
    /// Off where there is nothing to filter.
    void setAddVisible(bool visible);
    /// Fills the menu of values of a field; of all fields, with an empty one.
    void setMenuFiller(std::function<void(QMenu& menu, const std::string& field)> filler);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// "team" → "Team".
    [[nodiscard]] static QString fieldName(const std::string& field);

signals:
    void removeRequested(const QString& field);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void openMenu(Chip* chip, const std::string& field);
    void openRest(Chip* chip);
    const Theme& m_theme;
    std::function<void(QMenu&, const std::string&)> m_filler;
    std::vector<std::pair<std::string, Chip*>> m_chips;
    std::size_t m_shown = 0;
    bool m_offersMore = true;
    Chip* m_more;
    Chip* m_add;
};

} // namespace weir::ui
