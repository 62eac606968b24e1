// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

namespace weir::ui {

namespace {

constexpr double strokeWidth = 1.5; // device-independent pixels, whatever the size of the icon
constexpr double grid = 24;
constexpr double largeMark = 40;

QByteArray drawing(const QString& name)
{
    QFile file(QStringLiteral(":/weir/icons/") + name + QStringLiteral(".svg"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void render(QPainter& painter, const QRectF& target, const QByteArray& svg)
{
    QSvgRenderer renderer(svg);
    if (renderer.isValid())
        renderer.render(&painter, target);
}

/// Stroke 2.4 of 22; slimmer where the mark stands large.
QByteArray markDrawing(bool dark, double size)
{
    QByteArray svg = drawing(QStringLiteral("mark"));
    svg.replace("currentColor", Theme::color(Token::AccentBase, dark).name().toLatin1());
    if (size >= largeMark)
        svg.replace("stroke-width=\"2.4\"", "stroke-width=\"1.75\"");
    svg.replace("accentColor", Theme::color(Token::WaitMark, dark).name().toLatin1());
    return svg;
}

class ThemedIcon final : public QIconEngine {
public:
    ThemedIcon(QString name, const Theme& theme, Token token)
        : m_name(std::move(name))
        , m_theme(&theme)
        , m_token(token)
    {
    }
    [[nodiscard]] QIconEngine* clone() const override { return new ThemedIcon(*this); }
    [[nodiscard]] QString key() const override { return QStringLiteral("weir-themed"); }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_name, colour(mode), std::min(rect.width(), rect.height()));
    }
    [[nodiscard]] QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_name, colour(mode), std::min(size.width(), size.height()), 1);
    }
    [[nodiscard]] QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // Qt asks in device pixels here.
        return iconPixmap(m_name, colour(mode), qRound(std::min(size.width(), size.height()) / scale), scale);
    }

private:
    /// The strokes of an icon are thin: what is disabled must still be told from the ground.
    [[nodiscard]] QColor colour(QIcon::Mode mode) const { return m_theme->color(mode == QIcon::Disabled ? Token::LineStrong : m_token); }
    QString m_name;
    const Theme* m_theme;
    Token m_token;
};

} // namespace

QIcon icon(const QString& name, const Theme& theme, Token token)
{
    return QIcon(new ThemedIcon(name, theme, token));
}

QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal devicePixelRatio)
{
    const QString key = QStringLiteral("weir/%1/%2/%3/%4").arg(name, color.name(QColor::HexArgb)).arg(size).arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray svg = drawing(name);
    svg.replace("currentColor", color.name().toLatin1());
    const QByteArray stroke = QByteArray::number(strokeWidth * grid / std::max(1, size));
    svg.replace(QByteArrayLiteral("stroke-width=\"2\""), QByteArray("stroke-width=\"" + stroke + '"'));
    pixmap = QPixmap(qRound(size * devicePixelRatio), qRound(size * devicePixelRatio));
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    render(painter, QRectF(0, 0, size, size), svg);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& color, int size)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QPixmap pixmap = iconPixmap(name, color, size, ratio);
    // On whole device pixels, or the strokes blur.
    const auto snap = [ratio](qreal v) { return std::round(v * ratio) / ratio; };
    painter.drawPixmap(QPointF(snap(rect.center().x() - size / 2.0), snap(rect.center().y() - size / 2.0)), pixmap);
}

void paintMark(QPainter& painter, const QRectF& rect, const Theme& theme)
{
    render(painter, rect, markDrawing(theme.dark(), rect.width()));
}

QIcon windowIcon()
{
    QIcon result;
    for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::color(Token::BgSurface, false));
        const double radius = size * 0.22;
        painter.drawRoundedRect(QRectF(0, 0, size, size), radius, radius);
        const double inset = size * 0.16;
        render(painter, QRectF(inset, inset, size - 2 * inset, size - 2 * inset), markDrawing(false, size));
        painter.end();
        result.addPixmap(pixmap);
    }
    return result;
}

} // namespace weir::ui
