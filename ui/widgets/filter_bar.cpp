// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_bar.h"

#include "core/analysis/facts.h"
#include "core/base/calendar.h"
#include "ui/format/compared_text.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/session/session.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/crumbs.h"
#include "ui/widgets/filter_chips.h"
#include "ui/widgets/filter_picker.h"
#include "ui/widgets/filter_values.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/range_brush.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/themed.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <span>
#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int rangeWidth = 88;
constexpr std::size_t mostValues = 40; // in a menu; all of them are in the picker

} // namespace

/// "9 Feb – 3 May" over "last 12 weeks (default)".
class FilterBar::RangeWords final : public QWidget {
public:
    explicit RangeWords(const Theme& theme, QWidget* parent)
        : QWidget(parent)
        , m_theme(theme)
    {
        setObjectName(QStringLiteral("rangeWords"));
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        followTheme(this, theme);
    }
    void setWords(const QString& range, const QString& length)
    {
        m_range = range;
        m_length = length;
        setAccessibleName(range.isEmpty() ? QString() : range + QStringLiteral(", ") + length);
        updateGeometry();
        update();
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const int range = QFontMetrics(m_theme.font(Type::BodyStrong)).horizontalAdvance(m_range) + 2;
        const int length = QFontMetrics(m_theme.font(Type::Small)).horizontalAdvance(m_length) + 2;
        return {std::max({rangeWidth, range, length}), m_theme.lineHeight(Type::Body) - 3 + m_theme.lineHeight(Type::Small)};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setFont(m_theme.font(Type::BodyStrong));
        painter.setPen(m_theme.color(Token::TextPrimary));
        const int first = m_theme.lineHeight(Type::Body) - 3;
        painter.drawText(QRect(0, 0, width(), first), Qt::AlignVCenter | Qt::AlignLeading, m_range);
        painter.setFont(m_theme.font(Type::Small));
        painter.setPen(m_theme.color(Token::TextTertiary));
        painter.drawText(QRect(0, first, width(), height() - first), Qt::AlignVCenter | Qt::AlignLeading, m_length);
    }

private:
    const Theme& m_theme;
    QString m_range;
    QString m_length;
};

FilterBar::FilterBar(Session& session, const Theme& theme, const QList<QAction*>& actions, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_theme(theme)
    , m_filter(new QWidget(this))
    , m_crumbs(new Crumbs(theme, this))
    , m_words(new RangeWords(theme, this))
    , m_brush(new RangeBrush(theme, this))
    , m_chips(new FilterChips(theme, this))
    , m_search(new SearchField(theme, this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(tokens::pageMargin - Crumbs::inset, 0, tokens::space5 - 7, 1);
    layout->setSpacing(0);
    auto* filter = new QHBoxLayout(m_filter);
    filter->setContentsMargins(Crumbs::inset, 0, 0, 0); // both begin with words, at the margin of the page
    filter->setSpacing(0);
    filter->addWidget(m_words);
    filter->addSpacing(10);
    filter->addWidget(m_brush);
    filter->addSpacing(tokens::space4);
    filter->addWidget(m_chips, 1);
    m_crumbs->hide();
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_crumbs, 1);
    layout->addSpacing(tokens::space4);
    layout->addWidget(m_search);
    layout->addSpacing(tokens::space2 + 6);
    for (QAction* action : actions) {
        layout->addWidget(new IconButton(action, this));
        layout->addSpacing(tokens::space3);
    }
    followTheme(this, theme);

    m_chips->setMenuFiller([this](QMenu& menu, const std::string& field) { fillMenu(menu, field); });
    connect(m_chips, &FilterChips::removeRequested, this, [this](const QString& field) { removeField(field.toStdString()); });
    connect(m_crumbs, &Crumbs::placeRequested, this, &FilterBar::placeRequested);
    connect(m_brush, &RangeBrush::rangeChosen, this, &FilterBar::chooseWeeks);
    connect(m_brush, &RangeBrush::resetRequested, this, &FilterBar::resetWindow);
    connect(m_search, &SearchField::searched, this, &FilterBar::searched);
    connect(&session, &Session::dataChanged, this, &FilterBar::readData);
    connect(&session, &Session::closed, this, &FilterBar::readData);
    connect(&session, &Session::selectionChanged, this, &FilterBar::readSelection);
    readData();
}

QWidget* FilterBar::button(const QAction* action) const
{
    for (IconButton* each : findChildren<IconButton*>()) {
        if (each->defaultAction() == action)
            return each;
    }
    return nullptr;
}

void FilterBar::setPage(const QString& place, const QString& page)
{
    m_crumbs->setWords(place, page);
    m_crumbs->setVisible(!page.isEmpty());
    m_filter->setVisible(page.isEmpty());
}

QSize FilterBar::sizeHint() const
{
    return {tokens::minWindowWidth - tokens::railCollapsed, tokens::topBar};
}

void FilterBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    style::hairline(painter, QPointF(0, height() - 1), QPointF(width(), height() - 1), m_theme.color(Token::LineHair));
}

void FilterBar::readData()
{
    m_weeks = m_session.finishedWeeks().bounds;
    const std::vector<double>& finished = m_session.finishedWeeks().finished;
    m_brush->setValues(finished);
    m_brush->setVisible(!finished.empty());
    const bool items = m_session.dataset() != nullptr && m_session.dataset()->items.size() > 0;
    m_words->setVisible(!finished.empty());
    m_chips->setAddVisible(items);
    m_search->setEnabled(items);
    readSelection();
}

double FilterBar::weekOf(Instant t) const
{
    const Day day = m_session.facts()->calendar.zone().dayOf(t);
    return static_cast<double>((day - m_weeks.front()).count()) / 7.0;
}

void FilterBar::readSelection()
{
    const analysis::FactsPtr facts = m_session.facts();
    m_chips->setWhere(m_session.selection().where);
    if (facts == nullptr || m_weeks.empty()) {
        m_words->setWords({}, {});
        return;
    }
    const analysis::ResolvedWindow window = analysis::resolveWindow(*facts, m_session.selection());
    const Zone& zone = facts->calendar.zone();
    const TimeWindow& asked = window.asked;
    const auto weeks = static_cast<double>(m_weeks.size() - 1);
    m_brush->setRange(asked.from == Instant::min() ? 0 : weekOf(asked.from), asked.to == Instant::max() ? weeks : weekOf(asked.to));
    const Instant end = window.counted.to; // the first instant that is not counted any more
    m_words->setToolTip({});
    if (!isKnown(window.first) || end <= window.first) {
        m_words->setWords(tr("All time"), {});
        return;
    }
    const QString range = windowText(window.first, end, zone, window.now);
    QString length = spanText(window.first, end, zone);
    if (m_session.hasDefaultWindow()) {
        length = tr("last %1 (default)", "length of time").arg(length);
        m_words->setToolTip(tr("A workspace opens with the twelve weeks up to now, or up to its newest data. Drag over the weeks to "
                               "choose others; a double-click on them chooses all time."));
    } else if (m_brush->whole()) {
        length = tr("all %1", "length of time").arg(length);
    }
    if (const auto compared = m_session.comparedWindow(m_session.comparison()))
        length = tr("against %1", "days").arg(daysText(*compared, zone, window.now));
    m_words->setWords(range, length);
    m_brush->setAccessibleDescription(range + QStringLiteral(", ") + length);
}

void FilterBar::chooseWeeks(int from, int to)
{
    const auto count = static_cast<int>(m_weeks.size()) - 1;
    Selection selection = m_session.selection();
    if (from <= 0 && to >= count) {
        selection.window = {};
    } else {
        selection.window =
            m_session.facts()->calendar.window(m_weeks[static_cast<std::size_t>(from)], m_weeks[static_cast<std::size_t>(to)]);
    }
    m_session.setSelection(selection);
}

void FilterBar::resetWindow()
{
    Selection selection = m_session.selection();
    selection.window = {};
    m_session.setSelection(selection);
}

void FilterBar::removeField(const std::string& field)
{
    Selection selection = m_session.selection();
    selection.where.erase(field);
    m_session.setSelection(selection);
}

void FilterBar::toggle(const std::string& field, const std::string& value)
{
    Selection selection = m_session.selection();
    std::vector<std::string>& values = selection.where[field];
    if (const auto found = std::ranges::find(values, value); found != values.end())
        values.erase(found);
    else
        values.push_back(value);
    if (values.empty())
        selection.where.erase(field);
    m_session.setSelection(selection);
}

void FilterBar::fillMenu(QMenu& menu, const std::string& field)
{
    if (!field.empty())
        return fillValues(menu, field);
    for (const std::string& name : filterFields()) {
        QMenu* values = menu.addMenu(FilterChips::fieldName(name));
        fillValues(*values, name);
        values->setEnabled(!values->isEmpty());
    }
}

void FilterBar::fillValues(QMenu& menu, const std::string& field)
{
    if (m_session.dataset() == nullptr)
        return;
    const auto& where = m_session.selection().where;
    const auto chosen = where.find(field);
    const std::vector<FilterValue> values = filterValues(*m_session.dataset(), field);
    for (const FilterValue& value : std::span(values).first(std::min(values.size(), mostValues))) {
        const QString words = QString::fromStdString(value.value).replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction* action = menu.addAction(words + QLatin1Char('\t') + countText(value.items));
        action->setCheckable(true);
        action->setChecked(chosen != where.end() && std::ranges::find(chosen->second, value.value) != chosen->second.end());
        connect(action, &QAction::triggered, this, [this, field, text = value.value] { toggle(field, text); });
    }
    if (values.size() <= mostValues)
        return;
    menu.addSeparator();
    connect(menu.addAction(tr("%1 more…", "number of values").arg(countText(static_cast<std::int64_t>(values.size() - mostValues)))),
        &QAction::triggered, this, [this, field] { openPicker(field); });
}

void FilterBar::openPicker(const std::string& field)
{
    if (m_session.dataset() == nullptr)
        return;
    const auto& where = m_session.selection().where;
    const auto chosen = where.find(field);
    auto* picker = new FilterPicker(FilterChips::fieldName(field), filterValues(*m_session.dataset(), field),
        chosen != where.end() ? chosen->second : std::vector<std::string>(), window());
    picker->setAttribute(Qt::WA_DeleteOnClose);
    connect(picker, &FilterPicker::toggled, this, [this, field](const QString& value) { toggle(field, value.toStdString()); });
    connect(&m_session, &Session::closed, picker, &QDialog::reject);
    picker->open();
}

} // namespace weir::ui
