// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QKeySequence>
#include <QLocale>
#include <QMenu>

#include <array>

namespace weir::ui {

namespace {

struct ActionInfo {
    const char* id;
    const char* text;
    const char* icon;
    const char* shortcut;
    const char* tip;
};

constexpr const char* context = "weir::ui::Actions";

constexpr std::array table {
    ActionInfo {"new", QT_TRANSLATE_NOOP("weir::ui::Actions", "New workspace…"), "plus", "Ctrl+N", ""},
    ActionInfo {"open", QT_TRANSLATE_NOOP("weir::ui::Actions", "Open…"), "folder-open", "Ctrl+O", ""},
    ActionInfo {"import", QT_TRANSLATE_NOOP("weir::ui::Actions", "Import files…"), "download", "Ctrl+I", ""},
    ActionInfo {"import-folder", QT_TRANSLATE_NOOP("weir::ui::Actions", "Import a folder or repository…"), "git-branch", "", ""},
    ActionInfo {"refresh", QT_TRANSLATE_NOOP("weir::ui::Actions", "Refresh all sources"), "rotate-cw", "F5", ""},
    ActionInfo {"refresh-by-itself", QT_TRANSLATE_NOOP("weir::ui::Actions", "Take changes of sources at once"), "", "", ""},
    ActionInfo {"close", QT_TRANSLATE_NOOP("weir::ui::Actions", "Close workspace"), "", "Ctrl+W", ""},
    ActionInfo {"sample", QT_TRANSLATE_NOOP("weir::ui::Actions", "Try the sample"), "flask-conical", "", ""},
    ActionInfo {"views", QT_TRANSLATE_NOOP("weir::ui::Actions", "Views"), "bookmark", "Ctrl+D",
        QT_TRANSLATE_NOOP("weir::ui::Actions", "Views: choose one, or keep what is shown under a name (Ctrl+D)")},
    ActionInfo {"compare", QT_TRANSLATE_NOOP("weir::ui::Actions", "Compare with another window"), "git-compare", "Ctrl+Shift+D",
        QT_TRANSLATE_NOOP("weir::ui::Actions", "Compare with another window (Ctrl+Shift+D)")},
    ActionInfo {"undo", QT_TRANSLATE_NOOP("weir::ui::Actions", "Undo"), "undo-2", "Ctrl+Z", ""},
    ActionInfo {"redo", QT_TRANSLATE_NOOP("weir::ui::Actions", "Redo"), "redo-2", "Ctrl+Y", ""},
    ActionInfo {"export", QT_TRANSLATE_NOOP("weir::ui::Actions", "Export what is shown…"), "share", "Ctrl+E", ""},
    ActionInfo {"search", QT_TRANSLATE_NOOP("weir::ui::Actions", "Search items"), "search", "Ctrl+F", ""},
    ActionInfo {"rail", QT_TRANSLATE_NOOP("weir::ui::Actions", "Names beside the icons"), "", "Ctrl+B", ""},
    ActionInfo {"about", QT_TRANSLATE_NOOP("weir::ui::Actions", "About Weir"), "", "", ""},
    ActionInfo {"quit", QT_TRANSLATE_NOOP("weir::ui::Actions", "Quit"), "", "Ctrl+Q", ""},
};

} // namespace

Actions::Actions(Theme& theme, QWidget* window)
    : QObject(window)
    , m_theme(theme)
{
    for (const ActionInfo& info : table) {
        const QString id = QString::fromLatin1(info.id);
        auto* action = new QAction(QCoreApplication::translate(context, info.text), window);
        action->setObjectName(id);
        if (*info.icon != 0)
            action->setIcon(icon(QString::fromLatin1(info.icon), theme));
        if (*info.shortcut != 0)
            action->setShortcut(QKeySequence(QString::fromLatin1(info.shortcut)));
        if (*info.tip != 0)
            action->setToolTip(QCoreApplication::translate(context, info.tip));
        window->addAction(action);
        m_actions.insert(id, action);
    }
    // The other common shortcut of redo works as well.
    get(QStringLiteral("redo"))->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Y), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)});
    get(QStringLiteral("refresh-by-itself"))->setCheckable(true);
    get(QStringLiteral("compare"))->setCheckable(true);
    get(QStringLiteral("rail"))->setCheckable(true);
    get(QStringLiteral("rail"))->setChecked(true);
}

QAction* Actions::get(const QString& id) const
{
    return m_actions.value(id);
}

void Actions::addLooks(QMenu& menu)
{
    QMenu* themes = menu.addMenu(tr("Theme"));
    auto* modes = new QActionGroup(themes);
    const auto addMode = [&](ThemeMode mode, const QString& name) {
        QAction* action = themes->addAction(name);
        action->setCheckable(true);
        action->setChecked(m_theme.mode() == mode);
        modes->addAction(action);
        connect(action, &QAction::triggered, this, [this, mode] {
            m_theme.setMode(mode);
            emit looksChosen();
        });
    };
    addMode(ThemeMode::System, tr("As the system"));
    addMode(ThemeMode::Light, tr("Light"));
    addMode(ThemeMode::Dark, tr("Dark"));

    addWish(*menu.addMenu(tr("Contrast")), {tr("As the system"), tr("Usual"), tr("More")}, &Theme::contrast, &Theme::setContrast);
    addWish(*menu.addMenu(tr("Motion")), {tr("As the system"), tr("Usual"), tr("None")}, &Theme::reducedMotion, &Theme::setReducedMotion);

    QMenu* sizes = menu.addMenu(tr("Text size"));
    auto* factors = new QActionGroup(sizes);
    for (const double factor : Theme::fontFactors()) {
        QAction* action = sizes->addAction(tr("%1 %", "percentage, narrow space").arg(QLocale().toString(qRound(factor * 100))));
        action->setCheckable(true);
        action->setChecked(qFuzzyCompare(m_theme.fontFactor(), factor));
        factors->addAction(action);
        connect(action, &QAction::triggered, this, [this, factor] {
            m_theme.setFontFactor(factor);
            emit looksChosen();
        });
    }
}

void Actions::addWish(QMenu& menu, const std::array<QString, 3>& names, Wish (Theme::*chosen)() const, void (Theme::*choose)(Wish))
{
    auto* wishes = new QActionGroup(&menu);
    for (const Wish wish : {Wish::System, Wish::No, Wish::Yes}) {
        QAction* action = menu.addAction(names[static_cast<std::size_t>(wish)]);
        action->setCheckable(true);
        action->setChecked((m_theme.*chosen)() == wish);
        wishes->addAction(action);
        connect(action, &QAction::triggered, this, [this, wish, choose] {
            (m_theme.*choose)(wish);
            emit looksChosen();
        });
    }
}

} // namespace weir::ui
