// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/import_preview_view.h"

#include "ui/session/session.h"
#include "ui/theme/icons.h"
#include "ui/views/place_head.h"
#include "ui/views/preview_choosers.h"
#include "ui/views/preview_rejects.h"
#include "ui/views/preview_side.h"
#include "ui/views/preview_table.h"
#include "ui/views/preview_texts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/section_header.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

#include <algorithm>
#include <utility>
#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int sideWidth = 288;
constexpr int narrowSideWidth = 252;
constexpr int narrowBelow = 1000; // width of the page, at the usual size of text
constexpr int columnGap = 32;
constexpr int headGap = 32;
constexpr int bottomMargin = 16;
constexpr int leastRows = 3; // of the table, however low the page is

/// Another format may help; what is damaged must be mended first.
bool asksFormat(const SourcePreview& source)
{
    return source.unknown || !source.choice.format.empty();
}

/// The stage stands behind the last stage whose column comes before its own.
void placeStage(readers::Mapping& mapping, const std::string& role, const std::vector<weir::import::PreviewColumn>& columns)
{
    constexpr std::string_view prefix = "stage:";
    if (!role.starts_with(prefix))
        return;
    const std::string stage = role.substr(prefix.size());
    const auto place = [&](const std::string& name) {
        const auto entry = std::ranges::find(mapping.columns, std::string(prefix) + name, &std::pair<std::string, std::string>::second);
        return entry == mapping.columns.end() ? columns.end()
                                              : std::ranges::find(columns, entry->first, &weir::import::PreviewColumn::name);
    };
    std::erase(mapping.stages, stage);
    auto behind = mapping.stages.begin();
    for (auto one = mapping.stages.begin(); one != mapping.stages.end(); ++one) {
        if (place(*one) < place(stage))
            behind = one + 1;
    }
    mapping.stages.insert(behind, stage);
}

} // namespace

ImportPreviewView::ImportPreviewView(const ViewContext& context, QWidget* parent)
    : View(parent)
    , m_context(context)
    , m_previews(context.session)
{
    setObjectName(QStringLiteral("importPreview"));
    m_message = new MessageBar(context.theme);
    m_message->setObjectName(QStringLiteral("previewMessage"));
    m_message->hide();
    buildHead();
    auto* page = new QVBoxLayout;
    page->setContentsMargins(tokens::pageMargin, 24, tokens::pageMargin, bottomMargin);
    page->setSpacing(0);
    page->addWidget(m_head);
    page->addSpacing(headGap);
    page->addWidget(buildEvidence(), 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addLayout(page, 1);
    connect(&m_previews, &SourcePreviews::currentChanged, this, &ImportPreviewView::showCurrent);
    connect(&m_previews, &SourcePreviews::listChanged, this, &ImportPreviewView::updateImport);
    connect(&m_previews, &SourcePreviews::previewChanged, this, [this](int row) {
        updateImport();
        if (row == m_previews.current())
            showCurrent();
    });
    connect(&context.theme, &Theme::changed, this, &ImportPreviewView::arrange);
    showCurrent();
    updateImport();
}

void ImportPreviewView::buildHead()
{
    m_head = new PlaceHead(m_context.theme);
    m_cancel = new QPushButton(tr("Cancel"));
    m_cancel->setObjectName(QStringLiteral("cancelImport"));
    m_cancel->setToolTip(tr("Go back; nothing is stored (Esc)"));
    m_import = new QPushButton(icon(QStringLiteral("download"), m_context.theme, Token::TextOnAccent), {});
    m_import->setObjectName(QStringLiteral("importSources"));
    m_import->setDefault(true);
    for (QPushButton* button : {m_cancel, m_import}) {
        button->setAutoDefault(false);
        m_head->addCorner(button);
    }
    m_import->setDefault(true);
    connect(m_cancel, &QPushButton::clicked, this, &ImportPreviewView::finished);
    connect(m_import, &QPushButton::clicked, this, &ImportPreviewView::import);
}

QWidget* ImportPreviewView::buildEvidence()
{
    m_side = new PreviewSide(m_previews, m_context.session, m_context.theme);
    connect(m_side, &PreviewSide::moreRequested, this, &ImportPreviewView::addMore);
    connect(m_side, &PreviewSide::importRequested, this, &ImportPreviewView::import);
    connect(m_side, &PreviewSide::saveMappingRequested, this, &ImportPreviewView::saveMapping);
    connect(m_side, &PreviewSide::loadMappingRequested, this, &ImportPreviewView::loadMapping);
    m_sideScroll = new QScrollArea;
    m_sideScroll->setFrameShape(QFrame::NoFrame);
    m_sideScroll->setWidgetResizable(true);
    m_sideScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sideScroll->setFocusPolicy(Qt::NoFocus);
    m_sideScroll->setWidget(m_side);
    m_refusal = new EmptyState(m_context.theme);
    m_refusal->setObjectName(QStringLiteral("previewRefusal"));
    connect(m_refusal, &EmptyState::actionTriggered, this, [this] {
        const auto* button = m_refusal->findChild<QPushButton*>();
        const SourcePreview* source = current();
        if (source == nullptr)
            addMore();
        else if (asksFormat(*source))
            m_choosers->openFormats(button->mapToGlobal(QPoint(0, button->height() + 4)));
        else
            choose(SourceChoice(source->choice));
    });
    auto* refused = new QWidget;
    auto* refusedLayout = new QVBoxLayout(refused);
    refusedLayout->setContentsMargins(0, 0, 0, 0);
    refusedLayout->addWidget(m_refusal);
    refusedLayout->addStretch(1);
    m_pages = new QStackedWidget;
    m_pages->addWidget(buildTable());
    m_pages->addWidget(refused);
    auto* evidence = new QWidget;
    auto* layout = new QHBoxLayout(evidence);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(columnGap);
    layout->addWidget(m_sideScroll);
    layout->addWidget(m_pages, 1);
    return evidence;
}

QWidget* ImportPreviewView::buildTable()
{
    m_tableTitle = new SectionHeader(m_context.theme, tr("What Weir reads"));
    m_choosers = new PreviewChoosers(m_context.theme);
    connect(m_choosers, &PreviewChoosers::chosen, this, &ImportPreviewView::choose);
    m_tableHead = new QBoxLayout(QBoxLayout::LeftToRight);
    m_tableHead->setSpacing(8);
    m_tableHead->addWidget(m_tableTitle);
    m_tableHead->addStretch(1);
    m_tableHead->addWidget(m_choosers);
    m_card = new Card(m_context.theme);
    m_table = new PreviewTable(m_context.theme);
    connect(m_table, &PreviewTable::roleChosen, this, &ImportPreviewView::changeRole);
    auto* cardLayout = new QVBoxLayout(m_card);
    cardLayout->setContentsMargins(1, 1, 1, 0); // the rim covers the line of the last row
    cardLayout->addWidget(m_table);
    m_rejects = new PreviewRejects(m_context.theme);
    connect(m_rejects, &PreviewRejects::datesRequested, this, &ImportPreviewView::changeDates);
    connect(m_rejects, &PreviewRejects::rowsRequested, m_table, &PreviewTable::showBadRow);
    connect(m_rejects, &PreviewRejects::saveRequested, this, &ImportPreviewView::saveRejects);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_tableHead);
    layout->addSpacing(10);
    layout->addWidget(m_card, 1000);
    layout->addSpacing(20);
    layout->addWidget(m_rejects);
    layout->addStretch(1);
    return page;
}

void ImportPreviewView::offer(const std::vector<SourceChoice>& sources, Offer kind)
{
    m_kind = kind;
    m_message->hide();
    if (m_previews.list().empty()) // just come here
        m_side->table().setFocus(Qt::OtherFocusReason);
    m_previews.add(sources);
}

void ImportPreviewView::leave()
{
    m_previews.end();
    m_message->hide();
}

const SourcePreview* ImportPreviewView::current() const
{
    const int row = m_previews.current();
    return row < 0 ? nullptr : &m_previews.list()[static_cast<std::size_t>(row)];
}

void ImportPreviewView::showCurrent()
{
    const SourcePreview* source = current();
    const bool looking = source == nullptr && m_previews.looking();
    m_head->setAnswer(source != nullptr ? previewAnswer(*source) : looking ? tr("Looking for sources…") : tr("Nothing to import."));
    m_head->setSubline(source != nullptr ? previewSubline(*source)
            : looking                    ? tr("Nothing is stored before you import.")
                                         : tr("Drop an export, a clone or a folder of them."));
    m_choosers->setSource(source, QString::fromStdString(m_context.session.zone().name()));
    const bool refused = source == nullptr ? !looking : !source->refusal.isEmpty();
    m_pages->setCurrentIndex(refused ? 1 : 0);
    if (refused)
        showRefusal(source);
    else
        showTable(source != nullptr ? source->preview : nullptr);
    arrange();
}

void ImportPreviewView::showTable(const std::shared_ptr<const weir::import::Preview>& preview)
{
    m_table->setPreview(preview);
    m_rejects->setPreview(preview);
    m_tableTitle->setWords(tr("What Weir reads"), preview != nullptr ? shownText(*preview) : QString());
    m_card->setVisible(preview != nullptr && (!preview->rows.empty() || !preview->columns.empty()));
}

void ImportPreviewView::showRefusal(const SourcePreview* source)
{
    m_table->setPreview(nullptr);
    m_rejects->setPreview(nullptr);
    if (source == nullptr) {
        m_refusal->setContent(QStringLiteral("download"), tr("No source is chosen"), tr("Drop files or folders anywhere on the window."));
        m_refusal->setAction(tr("Add…"), QStringLiteral("plus"));
        return;
    }
    const bool asks = asksFormat(*source);
    m_refusal->setContent(QStringLiteral("circle-help"),
        source->unknown ? tr("Weir does not recognise this file") : tr("This source cannot be read"),
        asks ? tr("It is not imported with the others. If you know what it is, say so; Delete takes it out of the list.")
             : tr("It is not imported with the others. Mend it and read it again; Delete takes it out of the list."));
    m_refusal->setAction(
        asks ? tr("Choose a format…") : tr("Read again"), asks ? QStringLiteral("chevron-down") : QStringLiteral("rotate-cw"));
}

void ImportPreviewView::updateImport()
{
    const auto count = static_cast<std::size_t>(std::ranges::count_if(m_previews.list(), &SourcePreview::importable));
    const Session& session = m_context.session;
    m_import->setText(count == 0 ? tr("Import") : importText(count));
    m_import->setEnabled(count > 0 && session.isOpen() && !session.readOnly());
    m_import->setToolTip(session.readOnly() ? tr("The workspace can only be read")
            : count == 0                    ? tr("None of the sources can be read")
                                            : tr("Read them into the workspace (Enter)"));
    emit standChanged(m_previews.list().empty() ? QString() : standText(m_previews.list()));
}

/// The choosers stand beside the heading where both have room; the card ends with its last row.
void ImportPreviewView::arrange()
{
    const double factor = m_context.theme.fontFactor();
    const int side = qRound((width() < narrowBelow * factor ? narrowSideWidth : sideWidth) * factor);
    m_sideScroll->setFixedWidth(side);
    const int room = std::max(0, width() - 2 * tokens::pageMargin - side - columnGap);
    const int chosen = m_choosers->sizeHint().width();
    const bool beside = m_tableTitle->sizeHint().width() + 16 + chosen <= room;
    m_tableHead->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_choosers->setFixedWidth(beside ? chosen : room);
    m_choosers->fit(beside ? chosen : room);
    const int rows = std::max(1, m_table->model()->rowCount());
    const int row = m_table->verticalHeader()->defaultSectionSize();
    const int head = m_table->horizontalHeader()->sizeHint().height();
    m_card->setMinimumHeight(head + std::min(rows, leastRows) * row);
    m_card->setMaximumHeight(head + rows * row + m_table->horizontalScrollBar()->sizeHint().height() + 2);
}

void ImportPreviewView::resizeEvent(QResizeEvent* event)
{
    View::resizeEvent(event);
    arrange();
}

void ImportPreviewView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit finished();
    else if (isEnter(event))
        import();
    else
        View::keyPressEvent(event);
}

void ImportPreviewView::import()
{
    const std::vector<SourceChoice> sources = m_previews.importable();
    if (sources.empty() || !m_import->isEnabled())
        return;
    emit importing(m_kind);
    m_context.session.importSources(
        sources, m_kind == Offer::New ? ImportReport::Cause::Added : ImportReport::Cause::Refreshed, m_previews.named());
    emit finished();
}

void ImportPreviewView::choose(const SourceChoice& choice)
{
    m_message->hide();
    m_previews.choose(m_previews.current(), choice);
}

void ImportPreviewView::changeRole(const QString& column, const QString& role)
{
    const SourcePreview* source = current();
    if (source == nullptr || source->preview == nullptr || !source->preview->mapping)
        return;
    SourceChoice choice = source->choice;
    const std::string id = role.toStdString();
    choice.mapping = weir::import::withRole(choice.mapping.value_or(*source->preview->mapping), column.toStdString(), id);
    placeStage(*choice.mapping, id, source->preview->columns);
    choose(choice);
}

void ImportPreviewView::changeDates(const QString& dates)
{
    const SourcePreview* source = current();
    if (source == nullptr || source->preview == nullptr || !source->preview->mapping)
        return;
    SourceChoice choice = source->choice;
    if (!choice.mapping)
        choice.mapping = source->preview->mapping;
    choice.mapping->dates = dates.toStdString();
    choose(choice);
}

void ImportPreviewView::addMore()
{
    std::vector<SourceChoice> sources;
    for (const QString& file : m_files.openFiles(this, tr("Add sources"), tr("All files (*)")))
        sources.push_back({.path = file});
    if (!sources.empty())
        m_previews.add(sources);
}

} // namespace weir::ui
