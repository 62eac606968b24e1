// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/report_settings.h"

#include "ui/format/metric_text.h"
#include "ui/format/time_text.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/text_label.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>
#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int panelMargin = 24;
constexpr int fieldPadding = 10;
constexpr int sectionGap = 24, labelGap = 8;
constexpr int writingPause = 800; ///< milliseconds after which what was written is taken over
constexpr int sentenceLines = 3, noteLines = 8;
constexpr std::array weeks {4, 8, 12, 26, 52};
constexpr std::array buckets {Bucket::Day, Bucket::Week, Bucket::Month, Bucket::Quarter};
constexpr std::array ranges {ReportRange::Window, ReportRange::Weeks26, ReportRange::All};

QString windowWords(const std::optional<ReportWindow>& window)
{
    if (!window)
        return ReportSettings::tr("As filtered now");
    if (window->weeks > 0)
        return ReportSettings::tr("Last %Ln weeks", nullptr, window->weeks);
    if (!window->from && !window->to)
        return ReportSettings::tr("All that is known");
    const QString from = window->from ? dayText(*window->from) : QString();
    const QString to = window->to ? dayText(*window->to - std::chrono::days(1)) : QString();
    if (!window->to)
        return ReportSettings::tr("From %1").arg(from);
    return window->from ? ReportSettings::tr("%1 – %2", "first and last day").arg(from, to) : ReportSettings::tr("Until %1").arg(to);
}

/// What words do to this block, and what there is beside them.
QString hintText(const ReportBlock* block, bool leftOut)
{
    if (block == nullptr)
        return ReportSettings::tr("Choose a block on the left or on a page; what can be said otherwise stands here.");
    if (leftOut)
        return ReportSettings::tr("There is nothing to tell here of these days, so the report leaves it out.");
    switch (block->kind) {
    case ReportBlockKind::Note:
        return ReportSettings::tr("Your own words. The first line is the heading if others follow.");
    case ReportBlockKind::PageBreak:
        return ReportSettings::tr("On paper, what follows begins a page.");
    case ReportBlockKind::Unknown:
        return ReportSettings::tr("A newer version of Weir knows this block. It is kept as it is, and not shown.");
    case ReportBlockKind::Answer:
    case ReportBlockKind::Trend:
        return ReportSettings::tr("The sentence above it is written from its numbers; yours replaces it.");
    default:
        return ReportSettings::tr("The heading is Weir's; yours replaces it.");
    }
}

/// The ground and border of a field around an edit that has none of its own.
class Field final : public QWidget {
public:
    Field(QPlainTextEdit* edit, const Theme& theme)
        : m_edit(edit)
        , m_theme(theme)
    {
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(fieldPadding - 4, fieldPadding - 4, 2, 2); // the text has a margin of 4
        layout->addWidget(edit);
        edit->setFrameShape(QFrame::NoFrame);
        edit->setProperty(focusInsideProperty, true);
        edit->installEventFilter(this);
        QPalette colours = edit->palette();
        colours.setColor(QPalette::Base, Qt::transparent);
        edit->setPalette(colours);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
            update();
        return QWidget::eventFilter(watched, event);
    }
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Token border = m_edit->hasFocus() ? Token::AccentBase : Token::LineStrong;
        style::roundedBox(painter, rect(), tokens::radiusControl, m_theme.color(Token::BgSurface), m_theme.color(border));
    }

private:
    const QPlainTextEdit* m_edit;
    const Theme& m_theme;
};

bool hasWords(const ReportBlock* block)
{
    return block != nullptr && block->kind != ReportBlockKind::PageBreak && block->kind != ReportBlockKind::Unknown;
}

} // namespace

ReportSettings::ReportSettings(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_scroll(new QScrollArea)
{
    setObjectName(QStringLiteral("reportSettings"));
    auto* content = new QWidget;
    auto* inner = new QVBoxLayout(content);
    inner->setContentsMargins(panelMargin, 24, panelMargin, 0);
    inner->setSpacing(0);
    buildBlock(*inner);
    inner->addSpacing(sectionGap);
    buildReport(*inner);
    inner->addSpacing(sectionGap);
    buildStates(*inner);
    content->installEventFilter(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_scroll, 1);
    buildSave(*layout);
    layout->addStretch(0);
    m_pause.setSingleShot(true);
    m_pause.setInterval(writingPause);
    connect(&m_pause, &QTimer::timeout, this, &ReportSettings::flush);
    connect(&theme, &Theme::changed, this, &ReportSettings::fitContent);
    setBlock(nullptr, {});
}

void ReportSettings::buildBlock(QVBoxLayout& layout)
{
    m_name = new SectionHeader(m_theme);
    m_name->setObjectName(QStringLiteral("blockName"));
    m_hint = new TextLabel(m_theme, Type::Body, Token::TextSecondary);
    m_hint->setObjectName(QStringLiteral("blockHint"));
    m_words = new QPlainTextEdit;
    m_words->setObjectName(QStringLiteral("blockWords"));
    m_words->setTabChangesFocus(true);
    m_words->installEventFilter(this);
    connect(m_words, &QPlainTextEdit::textChanged, this, [this] {
        if (m_updating)
            return;
        m_unsaid = true;
        m_pause.start();
    });
    m_range = new QWidget;
    auto* range = new QVBoxLayout(m_range);
    range->setContentsMargins(0, sectionGap, 0, 0);
    range->setSpacing(labelGap);
    m_ranges = new SegmentedSwitch(m_theme);
    m_ranges->setObjectName(QStringLiteral("trendRange"));
    m_ranges->setAccessibleName(tr("Range of the trend"));
    for (const QString& text : {tr("Window", "range of a trend"), tr("26 weeks"), tr("All", "range of a trend")})
        m_ranges->addSegment(text);
    connect(m_ranges, &SegmentedSwitch::currentChanged, this, [this](int index) {
        if (!m_updating && index >= 0)
            emit rangeChosen(ranges[static_cast<std::size_t>(index)]);
    });
    range->addWidget(new SectionHeader(m_theme, tr("Range")));
    range->addWidget(m_ranges, 0, Qt::AlignLeft);
    layout.addWidget(m_name);
    layout.addSpacing(2);
    layout.addWidget(m_hint);
    layout.addSpacing(labelGap);
    m_field = new Field(m_words, m_theme);
    layout.addWidget(m_field);
    layout.addWidget(m_range);
}

void ReportSettings::buildReport(QVBoxLayout& layout)
{
    m_window = new QComboBox;
    m_window->setObjectName(QStringLiteral("reportWindow"));
    m_window->setAccessibleName(tr("Days of the report"));
    m_bucket = new QComboBox;
    m_bucket->setObjectName(QStringLiteral("reportBucket"));
    m_bucket->setAccessibleName(tr("Length of a point"));
    for (const Bucket bucket : buckets)
        m_bucket->addItem(tr("A point for every %1", "day, week, month, quarter").arg(bucketWord(bucket)));
    connect(m_window, &QComboBox::activated, this, [this](int row) { emit windowChosen(m_windows[static_cast<std::size_t>(row)]); });
    connect(m_bucket, &QComboBox::activated, this, [this](int row) { emit bucketChosen(buckets[static_cast<std::size_t>(row)]); });
    layout.addWidget(new SectionHeader(m_theme, tr("Window")));
    layout.addSpacing(labelGap);
    layout.addWidget(m_window);
    layout.addSpacing(labelGap);
    layout.addWidget(m_bucket);
}

void ReportSettings::buildStates(QVBoxLayout& layout)
{
    layout.addWidget(new SectionHeader(m_theme, tr("The report states")));
    layout.addSpacing(4);
    for (const QString& text : {tr("sources with their checksums"), tr("window, zone and clock"), tr("filter, n and what is left out"),
             tr("version and recipe")}) {
        auto* row = new QHBoxLayout;
        row->setSpacing(6);
        row->setContentsMargins(0, 2, 0, 2);
        auto* mark = new QLabel;
        mark->setFixedSize(14, 20);
        const auto paint = [mark, this] {
            mark->setPixmap(iconPixmap(QStringLiteral("check"), m_theme.color(Token::AccentBase), 14, devicePixelRatioF()));
        };
        connect(&m_theme, &Theme::changed, mark, paint);
        paint();
        row->addWidget(mark);
        row->addWidget(new TextLabel(m_theme, Type::Body, Token::TextSecondary, text), 1);
        layout.addLayout(row);
    }
}

void ReportSettings::buildSave(QVBoxLayout& layout)
{
    m_pdf = new QPushButton(icon(QStringLiteral("file-down"), m_theme, Token::TextOnAccent), tr("Save as PDF"));
    m_pdf->setObjectName(QStringLiteral("savePdf"));
    m_pdf->setDefault(true);
    m_pdf->setToolTip(tr("Write the report to a file (Ctrl+E)"));
    m_other = new QPushButton(tr("HTML, Markdown…"));
    m_other->setObjectName(QStringLiteral("saveOther"));
    m_forms = new QMenu(this);
    m_forms->setObjectName(QStringLiteral("saveForms"));
    m_forms->addAction(tr("Save as HTML…"), this, [this] { emit saveRequested(QStringLiteral("html")); });
    m_forms->addAction(tr("Save as Markdown…"), this, [this] { emit saveRequested(QStringLiteral("md")); });
    m_other->setMenu(m_forms);
    connect(m_pdf, &QPushButton::clicked, this, [this] { emit saveRequested(QStringLiteral("pdf")); });
    auto* buttons = new QVBoxLayout;
    buttons->setContentsMargins(panelMargin, 20, panelMargin, 16);
    buttons->setSpacing(8);
    buttons->addWidget(m_pdf);
    buttons->addWidget(m_other);
    layout.addLayout(buttons);
}

void ReportSettings::setBlock(const ReportBlock* block, const About& about)
{
    m_updating = true;
    const QString words = block != nullptr ? QString::fromStdString(block->words) : QString();
    const bool note = block != nullptr && block->kind == ReportBlockKind::Note;
    const bool written = m_words->hasFocus() && m_unsaid;
    m_name->setWords(block != nullptr ? about.name : tr("No block is chosen"));
    m_hint->setText(hintText(block, about.leftOut));
    m_field->setVisible(hasWords(block));
    m_words->setAccessibleName(note ? tr("Text of the note") : tr("Sentence in place of ours"));
    m_words->setPlaceholderText(note ? tr("What should be remembered?") : about.sentence);
    const int lines = note ? noteLines : sentenceLines;
    m_field->setFixedHeight(lines * QFontMetrics(m_words->font()).lineSpacing() + 24);
    if (m_words->toPlainText() != words && !written)
        m_words->setPlainText(words);
    m_range->setVisible(block != nullptr && block->kind == ReportBlockKind::Trend);
    if (block != nullptr)
        m_ranges->setCurrent(static_cast<int>(std::ranges::find(ranges, block->range) - ranges.begin()));
    m_updating = false;
    fitContent();
}

void ReportSettings::setReport(const ReportRecipe& recipe, const QString& filterWords)
{
    m_windows = {std::nullopt};
    for (const int count : weeks)
        m_windows.emplace_back(ReportWindow {count, std::nullopt, std::nullopt});
    m_windows.emplace_back(ReportWindow {});
    if (std::ranges::find(m_windows, recipe.window) == m_windows.end())
        m_windows.push_back(recipe.window);
    QStringList texts;
    for (const auto& window : m_windows)
        texts << windowWords(window);
    QStringList old;
    for (int row = 0; row < m_window->count(); ++row)
        old << m_window->itemText(row);
    if (texts != old) {
        m_window->clear();
        m_window->addItems(texts);
    }
    m_window->setCurrentIndex(static_cast<int>(std::ranges::find(m_windows, recipe.window) - m_windows.begin()));
    m_window->setToolTip(recipe.window ? tr("The report's own days; the filter above does not change them") : filterWords);
    m_bucket->setCurrentIndex(static_cast<int>(std::ranges::find(buckets, recipe.bucket) - buckets.begin()));
}

void ReportSettings::setWritable(bool writable)
{
    m_words->setReadOnly(!writable);
    for (QWidget* control : {static_cast<QWidget*>(m_ranges), static_cast<QWidget*>(m_window), static_cast<QWidget*>(m_bucket)})
        control->setEnabled(writable);
}

void ReportSettings::focusWords()
{
    if (!m_field->isHidden())
        m_words->setFocus(Qt::OtherFocusReason);
}

void ReportSettings::flush()
{
    m_pause.stop();
    if (std::exchange(m_unsaid, false))
        emit wordsEdited(m_words->toPlainText());
}

/// The buttons stand right below the content, and stay in sight where it is longer than the window.
void ReportSettings::fitContent()
{
    const QWidget* content = m_scroll->widget();
    const int width = m_scroll->viewport()->width();
    m_scroll->setMaximumHeight(content->hasHeightForWidth() ? content->heightForWidth(width) : content->sizeHint().height());
}

bool ReportSettings::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_words && event->type() == QEvent::FocusOut)
        flush();
    if (watched == m_scroll->widget() && event->type() == QEvent::LayoutRequest)
        fitContent();
    return QWidget::eventFilter(watched, event);
}

void ReportSettings::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitContent();
}

void ReportSettings::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    style::hairline(painter, QPointF(0, 0), QPointF(0, height()), m_theme.color(Token::LineHair));
}

} // namespace weir::ui
