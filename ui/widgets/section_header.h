// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace weir::ui {

/// Heading of a section in semibold, its qualifier in the same line: "Where the time goes  mean item, 12.3 days".
class SectionHeader final : public QWidget {
    Q_OBJECT
public:
    explicit SectionHeader(const Theme& theme, const QString& title = {}, const QString& qualifier = {}, QWidget* parent = nullptr);
    void setWords(const QString& title, const QString& qualifier = {});
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_title;
    QString m_qualifier;
};

} // namespace weir::ui
