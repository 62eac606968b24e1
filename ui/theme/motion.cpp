// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/motion.h"

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QVariantAnimation>
#include <QWidget>

#include <weir_tokens.h>

namespace weir::ui {

namespace {

HoverFade* fade = nullptr; // of the application

float between(float from, float to, double share)
{
    return from + static_cast<float>(share) * (to - from);
}

} // namespace

double motion::hoverShare(const QWidget* button)
{
    if (button == nullptr || !button->isEnabled())
        return 0;
    if (const QVariantAnimation* running = fade != nullptr ? fade->of(button) : nullptr)
        return running->currentValue().toDouble();
    return button->underMouse() ? 1 : 0;
}

QColor motion::hovered(const QWidget* button, const QColor& rest, const QColor& hover)
{
    const double share = hoverShare(button);
    if (share <= 0 || share >= 1)
        return share > 0 ? hover : rest;
    if (!rest.isValid()) { // from nothing
        QColor faint = hover;
        faint.setAlphaF(static_cast<float>(share) * hover.alphaF());
        return faint;
    }
    return QColor::fromRgbF(between(rest.redF(), hover.redF(), share), between(rest.greenF(), hover.greenF(), share),
        between(rest.blueF(), hover.blueF(), share), between(rest.alphaF(), hover.alphaF(), share));
}

HoverFade::HoverFade(const Theme& theme, QObject* parent)
    : QObject(parent)
    , m_theme(theme)
{
    fade = this;
    qApp->installEventFilter(this);
}

HoverFade::~HoverFade()
{
    if (fade == this)
        fade = nullptr;
}

bool HoverFade::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave) {
        if (auto* button = qobject_cast<QAbstractButton*>(watched); button != nullptr && button->isEnabled())
            begin(button, event->type() == QEvent::HoverEnter);
    }
    return QObject::eventFilter(watched, event);
}

void HoverFade::begin(QWidget* button, bool over)
{
    QVariantAnimation* running = m_running.take(button);
    const double from = running != nullptr ? running->currentValue().toDouble() : over ? 0 : 1;
    delete running;
    const int duration = m_theme.duration(tokens::motionHover);
    if (duration == 0)
        return;
    auto* animation = new QVariantAnimation(button);
    animation->setStartValue(from);
    animation->setEndValue(over ? 1.0 : 0.0);
    animation->setDuration(duration);
    m_running.insert(button, animation);
    connect(animation, &QVariantAnimation::valueChanged, button, qOverload<>(&QWidget::update));
    connect(animation, &QVariantAnimation::finished, this, [this, button] {
        if (QVariantAnimation* done = m_running.take(button))
            done->deleteLater();
    });
    connect(animation, &QObject::destroyed, this, [this, button, animation] {
        if (m_running.value(button) == animation)
            m_running.remove(button);
    });
    animation->start();
}

Slide::Slide(const Theme& theme, QWidget* panel, Qt::Orientation along)
    : QObject(panel)
    , m_theme(theme)
    , m_panel(panel)
    , m_along(along)
    , m_animation(new QVariantAnimation(this))
{
    m_animation->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) { limit(value.toInt()); });
    connect(m_animation, &QVariantAnimation::finished, this, &Slide::finish);
}

bool Slide::isOpen() const
{
    return !m_panel->isHidden() && !m_closing;
}

void Slide::open(int size)
{
    if (isOpen())
        return;
    const int from = !m_closing ? 0 : m_along == Qt::Vertical ? m_panel->height() : m_panel->width();
    m_closing = false;
    run(from, size);
    m_panel->show();
}

void Slide::close()
{
    if (!isOpen())
        return;
    m_closing = true;
    run(m_along == Qt::Vertical ? m_panel->height() : m_panel->width(), 0);
}

void Slide::run(int from, int to)
{
    m_animation->stop();
    const QWidget* around = m_panel->parentWidget();
    const int duration = around != nullptr && around->isVisible() ? m_theme.duration(tokens::motionPanel) : 0;
    if (duration == 0)
        return finish();
    limit(from);
    m_animation->setStartValue(from);
    m_animation->setEndValue(to);
    m_animation->setDuration(duration);
    m_animation->start();
}

void Slide::limit(int size)
{
    if (m_along == Qt::Vertical)
        m_panel->setMaximumHeight(size);
    else
        m_panel->setMaximumWidth(size);
}

void Slide::finish()
{
    if (m_closing)
        m_panel->hide();
    m_closing = false;
    limit(QWIDGETSIZE_MAX);
    if (!m_panel->isHidden())
        emit opened();
}

} // namespace weir::ui
