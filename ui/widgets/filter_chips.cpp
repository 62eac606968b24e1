// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_chips.h"

#include "ui/format/number_text.h"
#include "ui/widgets/chip.h"

#include <QMenu>
#include <QStyle>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr int gap = 6;

QString valueWords(const std::vector<std::string>& values)
{
    if (values.empty())
        return {};
    const QString first = values.front().empty() ? FilterChips::tr("unknown") : QString::fromStdString(values.front());
    return values.size() == 1
        ? first
        : FilterChips::tr("%1 + %2", "first value and how many more").arg(first, countText(static_cast<std::int64_t>(values.size()) - 1));
}

} // namespace

FilterChips::FilterChips(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_more(new Chip(theme, Chip::Kind::More, this))
    , m_add(new Chip(theme, Chip::Kind::Add, this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_add->setWords({}, tr("Filter"));
    m_add->setAccessibleName(tr("Add a filter"));
    m_add->setObjectName(QStringLiteral("add-filter"));
    m_more->hide();
    connect(m_add, &QAbstractButton::clicked, this, [this] { openMenu(m_add, {}); });
    connect(m_more, &QAbstractButton::clicked, this, [this] { openRest(m_more); });
    connect(&theme, &Theme::changed, this, &FilterChips::arrange);
}

QString FilterChips::fieldName(const std::string& field)
{
    static const std::map<std::string, const char*> names {{"type", QT_TR_NOOP("Type")}, {"project", QT_TR_NOOP("Project")},
        {"team", QT_TR_NOOP("Team")}, {"status", QT_TR_NOOP("Status")}, {"kind", QT_TR_NOOP("Kind")}, {"key", QT_TR_NOOP("Key")},
        {"title", QT_TR_NOOP("Title")}, {"assignee", QT_TR_NOOP("Assignee")}};
    const auto found = names.find(field);
    return found == names.end() ? QString::fromStdString(field) : tr(found->second);
}

void FilterChips::setMenuFiller(std::function<void(QMenu&, const std::string&)> filler)
{
    m_filler = std::move(filler);
}

void FilterChips::setAddVisible(bool visible)
{
    m_offersMore = visible;
    arrange();
}

void FilterChips::setWhere(const Where& where)
{
    for (const auto& [field, chip] : m_chips)
        chip->deleteLater();
    m_chips.clear();
    for (const auto& [field, values] : where) {
        auto* chip = new Chip(m_theme, Chip::Kind::Filter, this);
        chip->setObjectName(QStringLiteral("chip-") + QString::fromStdString(field));
        chip->setWords(fieldName(field), valueWords(values));
        connect(chip, &Chip::removeRequested, this, [this, name = QString::fromStdString(field)] { emit removeRequested(name); });
        connect(chip, &QAbstractButton::clicked, this, [this, chip, name = field] { openMenu(chip, name); });
        m_chips.emplace_back(field, chip);
    }
    QWidget* before = nullptr;
    for (const auto& [field, chip] : m_chips) {
        if (before != nullptr)
            setTabOrder(before, chip);
        before = chip;
    }
    if (before != nullptr)
        setTabOrder(before, m_add);
    updateGeometry();
    arrange();
}

QSize FilterChips::sizeHint() const
{
    int width = m_add->sizeHint().width();
    for (const auto& [field, chip] : m_chips)
        width += chip->sizeHint().width() + gap;
    return {width, m_add->sizeHint().height()};
}

QSize FilterChips::minimumSizeHint() const
{
    return {m_add->sizeHint().width() + (m_chips.empty() ? 0 : 90), m_add->sizeHint().height()};
}

void FilterChips::resizeEvent(QResizeEvent*)
{
    arrange();
}

void FilterChips::arrange()
{
    int room = width() - m_add->sizeHint().width();
    m_shown = 0;
    int taken = 0;
    for (const auto& [field, chip] : m_chips) {
        taken += chip->sizeHint().width() + gap;
        if (taken > room)
            break;
        ++m_shown;
    }
    const std::size_t hidden = m_chips.size() - m_shown;
    if (hidden > 0) {
        m_more->setWords({}, tr("%Ln more", nullptr, static_cast<int>(hidden)));
        room -= m_more->sizeHint().width() + gap;
        taken = 0;
        m_shown = 0;
        for (const auto& [field, chip] : m_chips) {
            taken += chip->sizeHint().width() + gap;
            if (taken > room)
                break;
            ++m_shown;
        }
        m_more->setWords({}, tr("%Ln more", nullptr, static_cast<int>(m_chips.size() - m_shown)));
    }
    int x = 0;
    const auto place = [&](Chip* chip) {
        const QSize size = chip->sizeHint();
        const QRect rect(x, (height() - size.height()) / 2, size.width(), size.height());
        chip->setGeometry(QStyle::visualRect(layoutDirection(), this->rect(), rect));
        chip->show();
        x += size.width() + gap;
    };
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        if (i < m_shown)
            place(m_chips[i].second);
        else
            m_chips[i].second->hide();
    }
    m_more->setVisible(m_shown < m_chips.size());
    if (m_shown < m_chips.size())
        place(m_more);
    place(m_add);
    m_add->setVisible(m_offersMore);
}

void FilterChips::openMenu(Chip* chip, const std::string& field)
{
    if (!m_filler)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_filler(*menu, field);
    menu->popup(chip->mapToGlobal(QPoint(0, chip->height() + 4)));
}

void FilterChips::openRest(Chip* chip)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (std::size_t i = m_shown; i < m_chips.size(); ++i) {
        const QString field = QString::fromStdString(m_chips[i].first);
        const QString words = tr("Remove %1: %2", "filter field and value").arg(m_chips[i].second->field(), m_chips[i].second->value());
        menu->addAction(words.contains(QLatin1Char('&')) ? QString(words).replace(QLatin1Char('&'), QStringLiteral("&&")) : words, this,
            [this, field] { emit removeRequested(field); });
    }
    menu->popup(chip->mapToGlobal(QPoint(0, chip->height() + 4)));
}

} // namespace weir::ui
