// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/stage.h"

#include "ui/widgets/message_bar.h"
#include "ui/workspace_page.h"

#include <QApplication>
#include <QCursor>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QPixmap>
#include <QTimer>

#include <cstdio>

namespace weir::ui::gallery {

namespace {

constexpr int patience = 60'000; // milliseconds
constexpr QSize pictureSize(1440, 900);
constexpr int rounds = 4; // layouts may ask for another round

} // namespace

Stage::Stage(Theme& theme, const QDir& folder, const QString& scale)
    : m_theme(theme)
    , m_folder(folder)
    , m_scale(scale)
    , m_session(m_jobs)
    , m_window(m_session, theme, builtinPlaces())
{
    QCursor::setPos(-1000, -1000); // nothing is hovered over
    m_window.show();
    reset();
}

bool Stage::settle()
{
    QElapsedTimer waited;
    waited.start();
    for (int round = 0; round < rounds; ++round) {
        while (!m_jobs.idle()) {
            if (waited.elapsed() > patience)
                return false;
            QEventLoop loop;
            QObject::connect(&m_jobs, &JobRunner::becameIdle, &loop, &QEventLoop::quit);
            QTimer::singleShot(patience, &loop, &QEventLoop::quit);
            if (!m_jobs.idle())
                loop.exec();
        }
        QApplication::processEvents();
        QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

bool Stage::open(const QString& file)
{
    m_session.open(file);
    return standAtNewest();
}

bool Stage::make(const QString& file, const QByteArray& csv)
{
    QFile table(file + QStringLiteral(".csv"));
    if (!table.open(QIODevice::WriteOnly) || table.write(csv) != csv.size())
        return false;
    table.close();
    m_session.create(file);
    m_session.importSources({table.fileName()});
    return standAtNewest();
}

bool Stage::standAtNewest()
{
    if (!settle() || m_session.dataset() == nullptr)
        return false;
    if (isKnown(m_session.dataset()->newest))
        m_session.setFixedNow(m_session.dataset()->newest);
    return settle();
}

void Stage::reset()
{
    m_window.resize(pictureSize);
    m_window.workspace().messages().hide();
    if (QWidget* focused = QApplication::focusWidget())
        focused->clearFocus();
    settle();
}

void Stage::showJobs()
{
    QEventLoop loop;
    QObject::connect(&m_jobs, &JobRunner::changed, &loop, &QEventLoop::quit);
    QTimer::singleShot(patience / 100, &loop, &QEventLoop::quit); // it may have heard already
    loop.exec();
}

void Stage::shoot(const QString& name, QWidget& widget)
{
    settle();
    shootNow(name, widget);
}

void Stage::shootNow(const QString& name, QWidget& widget)
{
    QApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QPixmap picture(widget.size() * widget.devicePixelRatioF());
    picture.setDevicePixelRatio(widget.devicePixelRatioF());
    picture.fill(m_theme.color(Token::BgWindow));
    widget.render(&picture);
    const QString file =
        m_folder.filePath(name + (m_theme.dark() ? QStringLiteral("-dark") : QString()) + m_scale + QStringLiteral(".png"));
    if (picture.save(file))
        ++m_pictures;
    else
        std::fprintf(stderr, "%s cannot be written\n", qPrintable(file));
}

} // namespace weir::ui::gallery
