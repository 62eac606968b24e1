// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/preview_source_model.h"

#include "ui/format/plain_tip.h"
#include "ui/models/import_model.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"

#include <QDir>
#include <QPainter>

#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int inset = 12;
constexpr int glyph = 18;
constexpr int indent = 26;
constexpr int tagGap = 8;

QString iconOf(const SourcePreview& source)
{
    if (!source.refusal.isEmpty())
        return QStringLiteral("circle-help");
    return formatIcon(source.preview != nullptr ? source.preview->format : source.choice.format);
}

} // namespace

PreviewSourceModel::PreviewSourceModel(const SourcePreviews& previews, QObject* parent)
    : QAbstractTableModel(parent)
    , m_previews(previews)
    , m_rows(static_cast<int>(previews.list().size()))
{
    connect(&previews, &SourcePreviews::listChanged, this, [this] {
        beginResetModel();
        m_rows = static_cast<int>(m_previews.list().size());
        endResetModel();
    });
    connect(&previews, &SourcePreviews::previewChanged, this, [this](int row) {
        if (row < m_rows)
            emit dataChanged(index(row, 0), index(row, 0));
    });
}

int PreviewSourceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int PreviewSourceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant PreviewSourceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)
        || index.row() >= std::ssize(m_previews.list()))
        return {};
    const SourcePreview& source = m_previews.list()[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return source.name;
    case Qt::ToolTipRole:
        return plainTip(QDir::toNativeSeparators(source.choice.path));
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3", "source, what it holds, how it stands").arg(source.name, sourceDetail(source), sourceTag(source).text);
    case DetailRole:
        return sourceDetail(source);
    case IconRole:
        return iconOf(source);
    case TagKindRole:
        return static_cast<int>(sourceTag(source).kind);
    case TagTextRole:
        return sourceTag(source).text;
    default:
        return {};
    }
}

PreviewSourceDelegate::PreviewSourceDelegate(TableView* view)
    : RowDelegate(view)
{
}

void PreviewSourceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->fillRect(option.rect, theme().color(Token::BgWindow));
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
        style::roundedBox(*painter, option.rect, tokens::radiusControl, theme().color(selected ? Token::BgSelected : Token::BgHover), {});
    if (option.state.testFlag(QStyle::State_HasFocus) && FocusRing::byKeyboard())
        style::innerFocusRing(*painter, option.rect, tokens::radiusControl, theme());
    QRect room = option.rect.adjusted(inset, 0, -inset, 0);
    const QString tag = index.data(PreviewSourceModel::TagTextRole).toString();
    const QSize size = tagSize(tag, false, theme());
    paintTag(*painter, QPointF(room.right() + 1 - size.width(), room.center().y() - size.height() / 2.0 + 1),
        static_cast<TagKind>(index.data(PreviewSourceModel::TagKindRole).toInt()), tag, false, theme());
    room.setRight(room.right() - size.width() - tagGap);
    paintIcon(*painter, QRectF(room.left(), room.top(), glyph, room.height()), index.data(PreviewSourceModel::IconRole).toString(),
        theme().color(Token::TextSecondary), glyph);
    const int name = theme().lineHeight(Type::Body);
    const int detail = theme().lineHeight(Type::Small);
    const QRect line(room.left() + indent, room.top() + (room.height() - name - detail) / 2, room.width() - indent, name);
    QFont strong = theme().font(Type::Body);
    strong.setWeight(selected ? QFont::DemiBold : QFont::Medium);
    painter->setFont(strong);
    painter->setPen(theme().color(Token::TextPrimary));
    painter->drawText(
        line, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(strong).elidedText(index.data().toString(), Qt::ElideMiddle, line.width()));
    const QFont small = theme().tabular(Type::Small);
    painter->setFont(small);
    painter->setPen(theme().color(Token::TextSecondary));
    painter->drawText(QRect(line.left(), line.bottom() + 1, line.width(), detail), Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(small).elidedText(index.data(PreviewSourceModel::DetailRole).toString(), Qt::ElideRight, line.width()));
    painter->restore();
}

} // namespace weir::ui
