// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmented_switch.h"

#include "ui/theme/motion.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/themed.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int inset = 3;
constexpr int segmentPadding = 13;

class Segment final : public QAbstractButton {
public:
    Segment(const Theme& theme, QWidget* parent)
        : QAbstractButton(parent)
        , m_theme(theme)
    {
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {QFontMetrics(font(true)).horizontalAdvance(text()) + 2 * segmentPadding, tokens::button - 2 * inset};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        if (isChecked())
            style::roundedBox(
                painter, rect(), 4, m_theme.color(m_theme.dark() ? Token::BgPressed : Token::BgSurface), m_theme.color(Token::LineLine));
        else
            style::roundedBox(painter, rect(), 4, motion::hovered(this, {}, m_theme.color(Token::BgPressed)), {});
        painter.setFont(font(isChecked()));
        painter.setPen(m_theme.color(!isEnabled() ? Token::TextDisabled : isChecked() ? Token::TextPrimary : Token::TextSecondary));
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
    void keyPressEvent(QKeyEvent* event) override
    {
        const bool leftToRight = layoutDirection() == Qt::LeftToRight;
        const bool next = event->key() == (leftToRight ? Qt::Key_Right : Qt::Key_Left) || event->key() == Qt::Key_Down;
        const bool back = event->key() == (leftToRight ? Qt::Key_Left : Qt::Key_Right) || event->key() == Qt::Key_Up;
        if (isEnter(event))
            return click();
        if (!next && !back)
            return QAbstractButton::keyPressEvent(event);
        const QList<QAbstractButton*> all = group()->buttons();
        for (qsizetype i = all.indexOf(this) + (next ? 1 : -1); i >= 0 && i < all.size(); i += next ? 1 : -1) {
            if (!all[i]->isEnabled())
                continue;
            all[i]->setFocus(Qt::TabFocusReason);
            all[i]->click();
            return;
        }
    }

private:
    [[nodiscard]] QFont font(bool strong) const
    {
        QFont font = m_theme.font(Type::Small);
        font.setWeight(strong ? QFont::DemiBold : QFont::Medium);
        return font;
    }
    const Theme& m_theme;
};

} // namespace

SegmentedSwitch::SegmentedSwitch(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_group(new QButtonGroup(this))
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(inset, inset, inset, inset);
    m_layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    followTheme(this, theme);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            emit currentChanged(id);
    });
}

void SegmentedSwitch::addSegment(const QString& text)
{
    auto* segment = new Segment(m_theme, this);
    segment->setText(text);
    segment->setAccessibleName(text);
    followTheme(segment, m_theme);
    const int id = count();
    {
        const QSignalBlocker quiet(m_group);
        m_group->addButton(segment, id);
        if (id == 0)
            segment->setChecked(true);
    }
    m_layout->addWidget(segment);
}

void SegmentedSwitch::setSegmentText(int index, const QString& text)
{
    if (QAbstractButton* segment = m_group->button(index)) {
        segment->setText(text);
        segment->setAccessibleName(text);
        segment->updateGeometry();
    }
}

void SegmentedSwitch::setCurrent(int index)
{
    if (QAbstractButton* segment = m_group->button(index)) {
        segment->setChecked(true);
    } else if (QAbstractButton* chosen = m_group->checkedButton()) {
        m_group->setExclusive(false); // an exclusive group keeps one
        chosen->setChecked(false);
        m_group->setExclusive(true);
    }
}

int SegmentedSwitch::current() const
{
    return m_group->checkedId();
}

int SegmentedSwitch::count() const
{
    return static_cast<int>(m_group->buttons().size());
}

void SegmentedSwitch::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    style::roundedBox(painter, rect(), tokens::radiusControl, m_theme.color(Token::BgSunken), m_theme.color(Token::LineLine));
}

} // namespace weir::ui
