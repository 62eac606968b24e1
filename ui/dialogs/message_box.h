// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

class QWidget;

namespace weir::ui {

/// A question that must be answered before something is lost; rare. Behind one door so that tests can answer it.
class MessageBox {
public:
    /// True if the user chose `action` ("Stop and close"); the other button keeps everything as it is.
    [[nodiscard]] bool ask(QWidget* parent, const QString& question, const QString& consequence, const QString& action);
    /// The next question is answered with this instead of being shown.
    void setNextAnswer(bool action) { m_next = action; }

private:
    std::optional<bool> m_next;
};

} // namespace weir::ui
