// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/components_sheet.h"

#include "ui/gallery/swatches.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_card.h"
#include "ui/widgets/key_figure.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/strip_bar.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/tag.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFocusFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace weir::ui::gallery {

namespace {

QVBoxLayout* column(QWidget* parent)
{
    auto* layout = new QVBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    return layout;
}

QHBoxLayout* row(QVBoxLayout* into)
{
    auto* layout = new QHBoxLayout;
    layout->setSpacing(16);
    into->addLayout(layout);
    return layout;
}

QPushButton* button(const Theme& theme, const QString& text, const QString& iconName, bool primary, QWidget* parent)
{
    auto* made = new QPushButton(text, parent);
    made->setDefault(primary);
    made->setIcon(icon(iconName, theme, primary ? Token::TextOnAccent : Token::TextPrimary));
    return made;
}

} // namespace

ComponentsSheet::ComponentsSheet(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(40, 32, 40, 32);
    layout->setSpacing(48);
    layout->addWidget(makeMeaning());
    layout->addWidget(makeControls(), 1);
    layout->addWidget(makeStates());
}

QWidget* ComponentsSheet::makeMeaning()
{
    auto* part = new QWidget(this);
    part->setFixedWidth(304);
    auto* layout = column(part);
    layout->addWidget(new TextLabel(m_theme, Type::Title, Token::TextPrimary, tr("Meaning"), part));
    layout->addWidget(new MeaningSwatches(m_theme, part));
    layout->addSpacing(16);
    layout->addWidget(new SectionHeader(m_theme, tr("Categories, colour-blind safe"), {}, part));
    layout->addWidget(new ColourRow(m_theme, ColourRow::Kind::Categories, part));
    layout->addSpacing(16);
    layout->addWidget(new SectionHeader(m_theme, tr("Amount"), {}, part));
    layout->addWidget(new ColourRow(m_theme, ColourRow::Kind::Amounts, part));
    layout->addSpacing(16);
    layout->addWidget(new SectionHeader(m_theme, tr("Way through the stream"), tr("to scale"), part));
    auto* strip = new StripBar(m_theme, part);
    constexpr double day = 86400;
    strip->setParts({{tr("Refine"), 2.9 * day, StripKind::Wait}, {tr("Refine"), 0.5 * day, StripKind::Work},
        {tr("Review"), 2.6 * day, StripKind::Strong}, {tr("Review"), 0.3 * day, StripKind::Work},
        {tr("Accept"), 2 * day, StripKind::Unknown}, {tr("Release"), 0.4 * day, StripKind::Work}});
    layout->addWidget(strip);
    layout->addStretch();
    return part;
}

QWidget* ComponentsSheet::makeControls()
{
    auto* part = new QWidget(this);
    auto* layout = column(part);
    layout->addWidget(new TextLabel(m_theme, Type::Title, Token::TextPrimary, tr("Type"), part));
    layout->addWidget(new TextLabel(m_theme, Type::Answer, Token::TextPrimary, tr("Waits cost 9.2 of 12.3 days"), part));
    layout->addWidget(
        new TextLabel(m_theme, Type::Body, Token::TextPrimary, tr("A shorter wait would take 1.3 days off the median item."), part));
    layout->addWidget(new TextLabel(
        m_theme, Type::Caption, Token::TextTertiary, tr("answer 24/31, body 13/20, small 12/18, caption and axis 11/16"), part));
    auto* figure = new KeyFigure(m_theme, part);
    figure->setContent({tr("Lead time, median"), QStringLiteral("11.5"), tr("days"),
        {11, 11.4, 10.6, 11, 11.7, 10.4, 9.8, 11, 11.3, 10.7, 11.6, 11.5}, tr("10.3 in the 12 weeks before"), true});
    auto* figures = row(layout);
    figures->addWidget(figure);
    auto* unknown = new KeyFigure(m_theme, part);
    unknown->setDivided(true);
    unknown->setContent({tr("Deployments"), {}, {}, {}, tr("no source tells them"), false});
    figures->addWidget(unknown);
    layout->addSpacing(8);
    layout->addWidget(new SectionHeader(m_theme, tr("Buttons"), {}, part));
    auto* buttons = row(layout);
    buttons->addWidget(button(m_theme, tr("Try it"), QStringLiteral("flask-conical"), true, part));
    auto* focused = button(m_theme, tr("Items"), QStringLiteral("list"), false, part);
    buttons->addWidget(focused);
    auto* ring = new QFocusFrame(part);
    ring->setWidget(focused);
    auto* disabled = button(m_theme, tr("Try it"), QStringLiteral("flask-conical"), true, part);
    disabled->setEnabled(false);
    buttons->addWidget(disabled);
    auto* link = new QPushButton(tr("214 items"), part);
    link->setFlat(true);
    buttons->addWidget(link);
    buttons->addStretch();
    layout->addWidget(new SectionHeader(m_theme, tr("Chips, switches, tags"), {}, part));
    auto* chips = row(layout);
    auto* chip = new Chip(m_theme, Chip::Kind::Filter, part);
    chip->setWords(tr("Team"), tr("Checkout"));
    chips->addWidget(chip);
    auto* add = new Chip(m_theme, Chip::Kind::Add, part);
    add->setWords({}, tr("Filter"));
    chips->addWidget(add);
    auto* segments = new SegmentedSwitch(m_theme, part);
    segments->addSegment(tr("Weekly"));
    segments->addSegment(tr("Monthly"));
    chips->addWidget(segments);
    chips->addStretch();
    auto* tags = row(layout);
    tags->setSpacing(8);
    tags->addWidget(new Tag(m_theme, TagKind::Good, tr("met"), part));
    tags->addWidget(new Tag(m_theme, TagKind::Attention, tr("not yet"), part));
    tags->addWidget(new Tag(m_theme, TagKind::Unknown, tr("cannot tell"), part));
    tags->addWidget(new Tag(m_theme, TagKind::Blocked, tr("blocked"), part));
    auto* rounds = new Tag(m_theme, TagKind::Rework, tr("2×"), part);
    rounds->setIconVisible(false);
    tags->addWidget(rounds);
    tags->addStretch();
    auto* inputs = row(layout);
    auto* edit = new QLineEdit(tr("Review"), part);
    edit->setFixedWidth(120);
    inputs->addWidget(edit);
    auto* combo = new QComboBox(part);
    combo->addItems({tr("Work"), tr("Wait")});
    inputs->addWidget(combo);
    auto* check = new QCheckBox(tr("Only open"), part);
    check->setChecked(true);
    inputs->addWidget(check);
    auto* radio = new QRadioButton(tr("Elapsed"), part);
    radio->setChecked(true);
    inputs->addWidget(radio);
    auto* slider = new QSlider(Qt::Horizontal, part);
    slider->setFixedWidth(120);
    slider->setValue(40);
    inputs->addWidget(slider);
    inputs->addStretch();
    layout->addWidget(new SectionHeader(m_theme, tr("Rows"), {}, part));
    auto* table = new TableView(m_theme, part);
    auto* model = new QStandardItemModel(4, 3, table);
    model->setHorizontalHeaderLabels({tr("Item"), tr("Title"), tr("Lead time")});
    for (int i = 0; i < 4; ++i) {
        model->setItem(i, 0, new QStandardItem(QStringLiteral("CHK-%1").arg(1144 + 7 * i)));
        model->setItem(i, 1, new QStandardItem(tr("Dunning letters as PDF")));
        model->setItem(i, 2, new QStandardItem(QStringLiteral("16.5 d")));
        model->item(i, 2)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    table->setModel(model);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    table->selectRow(1);
    table->setFixedHeight(30 + 4 * 36);
    layout->addWidget(table);
    layout->addStretch();
    return part;
}

QWidget* ComponentsSheet::makeStates()
{
    auto* part = new QWidget(this);
    part->setFixedWidth(380);
    auto* layout = column(part);
    layout->addWidget(new SectionHeader(m_theme, tr("Empty: says what is missing"), {}, part));
    auto* card = new Card(m_theme, part);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(28, 24, 28, 16);
    auto* empty = new EmptyState(m_theme, card);
    empty->setContent(QStringLiteral("package-check"), tr("No releases yet"),
        tr("How often one is made needs them. Import the repository, or let Weir read its tags."));
    empty->setAction(tr("Import a repository"), QStringLiteral("git-branch"));
    inside->addWidget(empty);
    layout->addWidget(card, 0, Qt::AlignTop);
    layout->addSpacing(16);
    layout->addWidget(new SectionHeader(m_theme, tr("Running: how far it is"), {}, part));
    auto* progress = new QProgressBar(part);
    progress->setValue(38);
    progress->setTextVisible(false);
    progress->setFixedHeight(12);
    layout->addWidget(progress);
    layout->addSpacing(16);
    layout->addWidget(new SectionHeader(m_theme, tr("Error: what, where, what now"), {}, part));
    auto* error = new ErrorCard(m_theme, part);
    error->setContent(tr("The file changed while it was read"), tr("runs-2026-q1.zip, at byte 1,048,576. Nothing of it was stored."));
    error->setAction(tr("Read again"), QStringLiteral("rotate-cw"));
    layout->addWidget(error);
    layout->addStretch();
    return part;
}

} // namespace weir::ui::gallery
