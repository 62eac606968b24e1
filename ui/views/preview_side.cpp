// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/preview_side.h"

#include "ui/session/session.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/views/preview_source_model.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int inset = 12; // of what stands below the rows
constexpr int rowHeight = 52;
constexpr int leastRows = 4; // shown without scrolling
constexpr int moreHeight = 84;
constexpr int linkPadding = 4;
constexpr int linkInset = linkPadding + 1; // with the rim: their words stand below those above

/// The dashed place for more sources; a click chooses them.
class MoreArea final : public RowButton {
public:
    explicit MoreArea(const Theme& theme)
        : RowButton(theme)
    {
        setObjectName(QStringLiteral("moreSources"));
        setAccessibleName(PreviewSide::tr("Drop more files or folders"));
    }
    [[nodiscard]] QSize sizeHint() const override { return {200, std::max(moreHeight, theme().lineHeight(Type::Small) + 48)}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPen pen(theme().color(underMouse() ? Token::AccentBase : Token::LineStrong), 1);
        pen.setDashPattern({3, 3});
        painter.setPen(pen);
        painter.setBrush(isDown() ? QBrush(theme().color(Token::BgHover)) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), tokens::radiusControl, tokens::radiusControl);
        const int middle = height() / 2;
        paintIcon(painter, QRectF(0, middle - 24, width(), 18), QStringLiteral("plus"), theme().color(Token::TextSecondary), 18);
        painter.setFont(theme().font(Type::Small));
        painter.setPen(theme().color(Token::TextSecondary));
        painter.drawText(QRect(4, middle, width() - 8, theme().lineHeight(Type::Small) + 2), Qt::AlignCenter, accessibleName());
    }
};

QPushButton* link(const QString& name, const QString& text)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setFlat(true);
    return button;
}

} // namespace

PreviewSide::PreviewSide(SourcePreviews& previews, const Session& session, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_previews(previews)
    , m_session(session)
    , m_theme(theme)
    , m_model(new PreviewSourceModel(previews, this))
    , m_table(new TableView(theme))
    , m_header(new SectionHeader(theme))
    , m_after(new QVBoxLayout)
{
    buildTable();
    auto* more = new MoreArea(theme);
    connect(more, &QAbstractButton::clicked, this, &PreviewSide::moreRequested);
    m_after->setSpacing(2);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(inset, 0, inset, 0);
    below->setSpacing(0);
    below->addWidget(more);
    below->addSpacing(20);
    auto* after = new QVBoxLayout;
    after->setContentsMargins(inset, 0, inset, 0);
    after->setSpacing(6);
    after->addWidget(new SectionHeader(theme, tr("After the import")));
    after->addLayout(m_after);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(inset, 0, inset, 0);
    head->addWidget(m_header);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addSpacing(8);
    layout->addWidget(m_table, 1000);
    layout->addSpacing(16);
    layout->addLayout(below);
    layout->addWidget(buildMapping());
    layout->addLayout(after);
    layout->addStretch(1);
    connect(&previews, &SourcePreviews::listChanged, this, &PreviewSide::showList);
    connect(&previews, &SourcePreviews::currentChanged, this, &PreviewSide::showCurrent);
    connect(&previews, &SourcePreviews::previewChanged, this, [this] {
        showMapping();
        showAfter();
    });
    connect(&theme, &Theme::changed, this, &PreviewSide::fit);
    showList();
}

void PreviewSide::buildTable()
{
    m_table->setObjectName(QStringLiteral("previewSources"));
    m_table->setAccessibleName(tr("Sources to import"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new PreviewSourceDelegate(m_table));
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->installEventFilter(this);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& row) {
        if (row.isValid() && row.row() != m_previews.current())
            m_previews.setCurrent(row.row());
    });
}

QWidget* PreviewSide::buildMapping()
{
    m_mapping = new QWidget;
    m_mappingText = new TextLabel(m_theme, Type::Small, Token::TextSecondary);
    m_mappingText->setObjectName(QStringLiteral("mappingText"));
    m_save = link(QStringLiteral("saveMapping"), tr("Save as…"));
    QPushButton* load = link(QStringLiteral("loadMapping"), tr("Load…"));
    connect(m_save, &QPushButton::clicked, this, &PreviewSide::saveMappingRequested);
    connect(load, &QPushButton::clicked, this, &PreviewSide::loadMappingRequested);
    auto* links = new QHBoxLayout;
    links->setContentsMargins(inset - linkInset, 0, inset, 0);
    links->setSpacing(12);
    links->addWidget(m_save);
    links->addWidget(load);
    links->addStretch(1);
    auto* layout = new QVBoxLayout(m_mapping);
    layout->setContentsMargins(0, 0, 0, 20);
    layout->setSpacing(2);
    auto* words = new QVBoxLayout;
    words->setContentsMargins(inset, 0, inset, 0);
    words->setSpacing(6);
    words->addWidget(new SectionHeader(m_theme, tr("Mapping")));
    words->addWidget(m_mappingText);
    layout->addLayout(words);
    layout->addLayout(links);
    return m_mapping;
}

void PreviewSide::showList()
{
    m_header->setWords(droppedText(m_previews.list().size()));
    fit();
    showCurrent();
    showAfter();
}

void PreviewSide::showCurrent()
{
    const int row = m_previews.current();
    if (row >= 0 && row < m_model->rowCount() && m_table->currentIndex().row() != row)
        m_table->selectRow(row);
    showMapping();
}

void PreviewSide::showMapping()
{
    const int row = m_previews.current();
    const SourcePreview* source = row < 0 ? nullptr : &m_previews.list()[static_cast<std::size_t>(row)];
    const QString text = source == nullptr ? QString() : mappingText(*source);
    m_mapping->setVisible(!text.isEmpty());
    m_mappingText->setText(text);
}

void PreviewSide::showAfter()
{
    while (QLayoutItem* old = m_after->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    for (const QString& line : afterTexts(m_previews.list(), m_session)) {
        auto* label = new TextLabel(m_theme, Type::Small, Token::TextSecondary, line);
        label->setObjectName(QStringLiteral("afterImport"));
        m_after->addWidget(label);
    }
}

void PreviewSide::fit()
{
    const int row = std::max(rowHeight, m_theme.lineHeight(Type::Body) + m_theme.lineHeight(Type::Small) + 12);
    m_table->setRowHeight(row);
    for (QPushButton* button : m_mapping->findChildren<QPushButton*>())
        button->setFixedWidth(QFontMetrics(style::buttonFont(m_theme)).horizontalAdvance(button->text()) + 2 * linkPadding + 2);
    m_table->setMinimumHeight(std::clamp(m_model->rowCount(), 1, leastRows) * row);
    m_table->setMaximumHeight(std::max(m_model->rowCount(), 1) * row);
}

/// Delete takes a source out of the list; Enter opens nothing there, so it imports as everywhere on the page.
bool PreviewSide::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<const QKeyEvent*>(event);
    if (key->key() == Qt::Key_Delete)
        m_previews.remove(m_previews.current());
    else if (isEnter(key))
        emit importRequested();
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

} // namespace weir::ui
