// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/stage_items_panel.h"

#include "ui/format/duration_text.h"
#include "ui/format/error_text.h"
#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/jobs/job_runner.h"
#include "ui/session/session.h"
#include "ui/views/drilling.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/spectrum_chart.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

const QString waitsSlot = QStringLiteral("bottlenecks-items");

QWidget* column(QVBoxLayout*& layout)
{
    auto* box = new QWidget;
    layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return box;
}

/// Found anew in newer data, where the stage may stand in another row.
ItemFinder itemsOf(const analysis::StreamStage& stage)
{
    return [stage](const analysis::Facts& facts, const Selection& selection) {
        const auto& stages = facts.map.stages;
        const auto same = std::ranges::find(stages, stage.name, &Stage::name);
        std::vector<std::uint32_t> items;
        if (same == stages.end())
            return items;
        SilentProgress silent;
        for (const StageWait& wait : stageWaits(facts, selection, stage, static_cast<std::size_t>(same - stages.begin()), silent).waits)
            items.push_back(wait.item);
        std::ranges::sort(items);
        items.erase(std::unique(items.begin(), items.end()), items.end());
        return items;
    };
}

} // namespace

StageItemsPanel::StageItemsPanel(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(16, 0, 16, 0);
    columns->setSpacing(56);
    columns->addWidget(buildItems(), 614);
    columns->addWidget(buildSpectrum(), 482);
    clear();
}

QWidget* StageItemsPanel::buildItems()
{
    QVBoxLayout* layout = nullptr;
    QWidget* box = column(layout);
    m_itemsHeader = new SectionHeader(m_context.theme);
    layout->addWidget(m_itemsHeader);
    m_causes = new TextLabel(m_context.theme, Type::Small, Token::TextSecondary);
    m_causes->setObjectName(QStringLiteral("waitingCauses"));
    m_causes->hide();
    layout->addWidget(m_causes);
    layout->addSpacing(8);
    m_noItems = new TextLabel(m_context.theme, Type::Body, Token::TextSecondary, tr("Nothing passed here in the time chosen."));
    layout->addWidget(m_noItems);
    for (std::size_t i = 0; i < itemCount; ++i) {
        m_items[i] = new AttentionRow(m_context.theme);
        m_items[i]->setObjectName(QStringLiteral("wait%1").arg(i));
        connect(m_items[i], &QAbstractButton::clicked, this, [this, i] { openItem(m_found->longest[i], m_items[i]->words().key); });
        layout->addWidget(m_items[i]);
    }
    m_all = new QPushButton;
    m_all->setObjectName(QStringLiteral("allWaits"));
    m_all->setFlat(true);
    connect(m_all, &QPushButton::clicked, this, &StageItemsPanel::openAll);
    layout->addWidget(m_all, 0, Qt::AlignLeft);
    layout->addStretch(1);
    return box;
}

QWidget* StageItemsPanel::buildSpectrum()
{
    QVBoxLayout* layout = nullptr;
    QWidget* box = column(layout);
    m_spectrumHeader = new SectionHeader(m_context.theme);
    m_caption = new TextLabel(m_context.theme, Type::Small, Token::TextSecondary);
    m_spectrum = new SpectrumChart(m_context.theme);
    m_spectrum->setObjectName(QStringLiteral("spectrum"));
    connect(m_spectrum, &PictureChart::markActivated, this,
        [this](int mark) { openItem(m_found->drawn[static_cast<std::size_t>(mark)], m_itemsHeader->accessibleName()); });
    layout->addWidget(m_spectrumHeader);
    layout->addWidget(m_caption);
    layout->addSpacing(8);
    layout->addWidget(m_spectrum, 1);
    return box;
}

void StageItemsPanel::find(const StreamPtr& stream, const analysis::BottleneckEntry& entry)
{
    const std::size_t stage = entry.stageRow;
    m_stream = stream;
    m_stage = stage;
    clear();
    const QString causes = causesText(entry);
    m_causes->setText(causes);
    m_causes->setVisible(!causes.isEmpty());
    using Found = std::shared_ptr<const StageItems>;
    m_context.session.jobs().start<Found>(
        {.title = tr("Items behind a stage"), .slot = waitsSlot, .visibility = JobRunner::Visibility::Quiet}, this,
        [facts = m_context.session.facts(), selection = m_context.session.selection(), stream, stage](
            Progress& progress) { return makeStageItems(facts, selection, *stream, stage, progress); },
        [this, stream, stage](JobOutcome<Found> outcome) {
            if (stream != m_stream || stage != m_stage)
                return;
            if (auto* found = std::get_if<Found>(&outcome)) {
                show(std::move(*found));
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                m_noItems->setText(errorSentence(*error));
                m_noItems->show();
            }
        });
}

/// What stands here is of other data, or of another stage.
void StageItemsPanel::clear()
{
    m_found = nullptr;
    m_itemsHeader->setWords(QString());
    m_spectrumHeader->setWords(QString());
    for (AttentionRow* item : m_items)
        item->hide();
    m_noItems->hide();
    m_all->hide();
    m_caption->setText({});
    m_spectrum->setTips({});
    m_spectrum->setPicture({});
}

void StageItemsPanel::show(std::shared_ptr<const StageItems> items)
{
    m_found = std::move(items);
    const StageWaits& waits = m_found->waits;
    const QString stage = QString::fromStdString(m_stream->stages[m_stage].name);
    const QString title = waitsTitle(waits, stage);
    m_itemsHeader->setWords(title);
    m_itemsHeader->setAccessibleName(title);
    for (std::size_t i = 0; i < itemCount; ++i) {
        m_items[i]->setVisible(i < m_found->longest.size());
        if (i < m_found->longest.size())
            m_items[i]->setWords(waitWords(waits, m_found->longest[i], *m_found->facts));
    }
    m_noItems->setText(tr("Nothing passed here in the time chosen."));
    m_noItems->setVisible(m_found->longest.empty());
    m_all->setVisible(waits.waits.size() > m_found->longest.size());
    const QString count = countText(static_cast<std::int64_t>(waits.waits.size()));
    m_all->setText(waits.waiting ? tr("All %1 waits").arg(count) : tr("All %1 visits").arg(count));
    showSpectrum();
}

void StageItemsPanel::showSpectrum()
{
    const QString stage = QString::fromStdString(m_stream->stages[m_stage].name);
    m_spectrumHeader->setWords(
        m_found->waits.waiting ? tr("Each item’s way through the queue of %1").arg(stage) : tr("Each item’s way through %1").arg(stage));
    const QString caption = spectrumCaption(*m_found);
    m_caption->setText(caption);
    m_spectrum->setPicture(m_found->spectrum);
    m_spectrum->setAccessibleName(caption);
    m_spectrum->setTips([found = m_found, now = m_context.session.now()](std::size_t mark) {
        const StageWait& wait = found->waits.waits[found->drawn[mark]];
        const Zone& zone = found->facts->calendar.zone();
        const std::string_view key = found->facts->data->items.key[wait.item];
        ChartTip tip;
        tip.when = QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
        tip.value = durationText(wait.seconds());
        tip.beside = wait.open ? tr("and still there") : QString();
        tip.below = wait.open ? tr("since %1").arg(momentText(wait.from, zone, now))
                              : tr("%1 to %2").arg(momentText(wait.from, zone, now), momentText(wait.to, zone, now));
        return tip;
    });
}

void StageItemsPanel::openItem(std::size_t wait, const QString& title)
{
    drillTo(m_context, title, theseItems(*m_found->facts->data, {m_found->waits.waits[wait].item}));
}

void StageItemsPanel::openAll()
{
    drillTo(m_context, m_itemsHeader->accessibleName(), itemsOf(m_stream->stages[m_stage]));
}

} // namespace weir::ui
