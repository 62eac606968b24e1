// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/preview_choosers.h"

#include "ui/models/preview_words.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choice_picker.h"

#include <QMenu>
#include <QResizeEvent>
#include <QStyle>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <string_view>

namespace weir::ui {

namespace {

constexpr int gap = 8;

/// Formats whose times always say their zone, or that have none.
constexpr auto zoneless = std::to_array<std::string_view>({"git", "lcov", "cobertura-xml", "junit-xml"});

/// Some of its dates leave open which number is the day.
bool datesMatter(const weir::import::Preview& preview)
{
    const auto open = [](const weir::import::PreviewColumn& column) {
        return column.content == weir::import::CellContent::Time && !column.timeForm.empty() && !column.timeForm.starts_with("yyyy-");
    };
    return std::ranges::any_of(preview.columns, open)
        || std::ranges::any_of(preview.rejects, [](const weir::import::PreviewReject& reject) { return reject.dates.has_value(); });
}

} // namespace

PreviewChoosers::PreviewChoosers(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_menu(new QMenu(this))
{
    m_menu->setObjectName(QStringLiteral("chooserMenu"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_zone = add(QStringLiteral("chooseZone"), &PreviewChoosers::fillZones);
    m_dates = add(QStringLiteral("chooseDates"), &PreviewChoosers::fillDates);
    m_delimiter = add(QStringLiteral("chooseDelimiter"), &PreviewChoosers::fillDelimiters);
    m_formatChip = add(QStringLiteral("chooseFormat"), &PreviewChoosers::fillFormats);
}

Chip* PreviewChoosers::add(const QString& name, void (PreviewChoosers::*fill)())
{
    auto* chip = new Chip(m_theme, Chip::Kind::Choice, this);
    chip->setObjectName(name);
    m_chips.append(chip);
    connect(chip, &QAbstractButton::clicked, this, [this, chip, fill] {
        m_menu->clear();
        (this->*fill)();
        m_menu->popup(chip->mapToGlobal(QPoint(0, chip->height() + 4)));
    });
    return chip;
}

void PreviewChoosers::setSource(const SourcePreview* source, const QString& zone)
{
    m_choice = source != nullptr ? source->choice : SourceChoice();
    m_workspaceZone = zone;
    m_mapping = m_choice.mapping;
    const auto preview = source != nullptr ? source->preview : nullptr;
    if (!m_mapping && preview != nullptr)
        m_mapping = preview->mapping;
    m_format = preview != nullptr ? QString::fromStdString(preview->title) : QString();
    const bool table = m_mapping.has_value();
    m_zone->setVisible(preview != nullptr && std::ranges::find(zoneless, preview->format) == zoneless.end());
    m_dates->setVisible(table && preview != nullptr && (m_mapping->dates || datesMatter(*preview)));
    m_delimiter->setVisible(table);
    m_formatChip->setVisible(source != nullptr && (preview != nullptr || table || !m_choice.format.empty()));
    m_zone->setWords(tr("Zone"), zoneInForce());
    m_dates->setWords(tr("Dates"), datesText(table ? m_mapping->dates.value_or("") : ""));
    m_delimiter->setWords(tr("Delimiter"), delimiterText(table ? m_mapping->delimiter : std::nullopt));
    for (const FormatName& format : formatNames()) {
        if (preview == nullptr && format.id == m_choice.format)
            m_format = format.title;
    }
    m_formatChip->setWords({}, m_format);
    m_formatChip->setAccessibleName(tr("Format: %1").arg(m_format));
    updateGeometry();
    place(width());
}

QSize PreviewChoosers::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const Chip* chip : m_chips) {
        if (chip->isHidden())
            continue;
        width += chip->sizeHint().width() + (width > 0 ? gap : 0);
        height = std::max(height, chip->sizeHint().height());
    }
    return {width, height};
}

/// Sets the chips in as many lines as they need; the height of these.
int PreviewChoosers::place(int width)
{
    int x = 0;
    int y = 0;
    int line = 0;
    for (Chip* chip : m_chips) {
        if (chip->isHidden())
            continue;
        const QSize size = chip->sizeHint();
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += line + gap;
        }
        chip->setGeometry(QStyle::visualRect(layoutDirection(), QRect(0, 0, width, y + size.height()), QRect(QPoint(x, y), size)));
        x += size.width() + gap;
        line = std::max(line, size.height());
    }
    return y + line;
}

void PreviewChoosers::fit(int width)
{
    setFixedHeight(place(width));
}

void PreviewChoosers::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place(event->size().width());
}

QString PreviewChoosers::zoneInForce() const
{
    if (m_mapping && m_mapping->zone)
        return QString::fromStdString(*m_mapping->zone);
    return m_choice.zone.empty() ? m_workspaceZone : QString::fromStdString(m_choice.zone);
}

void PreviewChoosers::addEntry(const QString& words, bool checked, std::function<void()> take)
{
    QAction* action = m_menu->addAction(words);
    action->setCheckable(true);
    action->setChecked(checked);
    connect(action, &QAction::triggered, this, std::move(take));
}

void PreviewChoosers::fillZones()
{
    const QString current = zoneInForce();
    QStringList zones {m_workspaceZone, QStringLiteral("UTC"), QString::fromLatin1(QTimeZone::systemTimeZoneId()), current};
    zones.removeAll(QString());
    zones.removeDuplicates();
    for (const QString& zone : zones)
        addEntry(zone, zone == current, [this, zone] { takeZone(zone); });
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Another zone…")), &QAction::triggered, this, &PreviewChoosers::pickZone);
}

void PreviewChoosers::fillDates()
{
    const std::string current = m_mapping ? m_mapping->dates.value_or("") : "";
    for (const char* dates : {"", "dmy", "mdy", "ymd"}) {
        QString words = datesText(dates);
        words.replace(0, 1, words.left(1).toUpper());
        addEntry(words, current == dates, [this, dates] {
            takeMapping(
                [dates](readers::Mapping& mapping) { mapping.dates = *dates == '\0' ? std::nullopt : std::optional<std::string>(dates); });
        });
    }
}

void PreviewChoosers::fillDelimiters()
{
    for (const char delimiter : {',', ';', '\t', '|'}) {
        QString words = delimiterText(delimiter);
        words.replace(0, 1, words.left(1).toUpper());
        addEntry(words, m_mapping && m_mapping->delimiter == delimiter, [this, delimiter] {
            takeMapping([delimiter](readers::Mapping& mapping) {
                mapping.delimiter = delimiter;
                mapping.columns.clear(); // other columns: what they mean is found out anew
                mapping.stages.clear();
            });
        });
    }
}

void PreviewChoosers::fillFormats()
{
    const auto take = [this](const std::string& format) {
        SourceChoice choice = m_choice;
        if (m_mapping && m_mapping->zone)
            choice.zone = *m_mapping->zone;
        choice.format = format;
        choice.mapping.reset(); // another format gives the columns other meanings
        emit chosen(choice);
    };
    addEntry(tr("By content"), m_choice.format.empty() && !m_choice.mapping, [take] { take({}); });
    m_menu->addSeparator();
    for (const FormatName& format : formatNames())
        addEntry(QString(format.title).replace(QLatin1Char('&'), QStringLiteral("&&")), format.title == m_format,
            [take, id = format.id] { take(id); });
}

void PreviewChoosers::openFormats(const QPoint& below)
{
    m_menu->clear();
    fillFormats();
    m_menu->popup(below);
}

void PreviewChoosers::pickZone()
{
    QStringList zones;
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        zones << QString::fromLatin1(id);
    auto* picker = new ChoicePicker(tr("Zone of times that name none"), zones, zoneInForce(), window());
    picker->setAttribute(Qt::WA_DeleteOnClose);
    connect(picker, &ChoicePicker::chosen, this, &PreviewChoosers::takeZone);
    picker->open();
}

void PreviewChoosers::takeZone(const QString& zone)
{
    if (m_mapping)
        return takeMapping([&zone](readers::Mapping& mapping) { mapping.zone = zone.toStdString(); });
    SourceChoice choice = m_choice;
    choice.zone = zone.toStdString();
    emit chosen(choice);
}

void PreviewChoosers::takeMapping(const std::function<void(readers::Mapping&)>& change)
{
    if (!m_mapping)
        return;
    SourceChoice choice = m_choice;
    choice.mapping = m_mapping;
    change(*choice.mapping);
    emit chosen(choice);
}

} // namespace weir::ui
