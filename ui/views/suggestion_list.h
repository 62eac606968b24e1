// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/session.h"

#include <QWidget>

class QVBoxLayout;

namespace weir::ui {

class SectionHeader;
class TextLabel;
class Theme;

/// Who may be one person, surest first: the two names, where each comes from, why; and what to say to it.
class SuggestionList final : public QWidget {
    Q_OBJECT
public:
    explicit SuggestionList(const Theme& theme, QWidget* parent = nullptr);
    void setReport(const PeopleReportPtr& report, bool writable);

signals:
    void accepted(int suggestion);
    void declined(int suggestion);

private:
    [[nodiscard]] QWidget* makeRow(const PeopleReport& report, int suggestion, bool writable);
    const Theme& m_theme;
    SectionHeader* m_header;
    TextLabel* m_more;
    QVBoxLayout* m_rows;
};

} // namespace weir::ui
