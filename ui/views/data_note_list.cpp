// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/data_note_list.h"

#include "ui/format/number_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/text_label.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace weir::ui {

namespace {

constexpr int indent = 32;
constexpr int glyph = 18;
constexpr int padding = 12;
constexpr int gap = 24;

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString asSentence(const std::string& clause)
{
    if (clause.empty())
        return {};
    const QString words = text(clause);
    return words.left(1).toUpper() + words.mid(1) + QLatin1Char('.');
}

/// One note: what, how many; below it what follows and what to do. Grows with its words.
class DataNoteRow final : public RowButton {
public:
    DataNoteRow(const Theme& theme, const DataNoteWords& words, bool people)
        : RowButton(theme)
        , m_icon(people ? QStringLiteral("users") : QStringLiteral("info"))
    {
        setObjectName(QStringLiteral("dataNote"));
        setAccessibleName(words.count.isEmpty() ? words.what : words.what + QStringLiteral(", ") + words.count);
        setAccessibleDescription(words.more);
        setEnabled(!words.link.isEmpty());
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum); // a fixed height would ignore heightForWidth()
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
        auto* said = new QVBoxLayout;
        said->setSpacing(2);
        said->addWidget(label(Type::Section, Token::TextPrimary, words.what));
        if (!words.more.isEmpty())
            said->addWidget(label(Type::Body, Token::TextSecondary, words.more));
        auto* end = new QVBoxLayout;
        end->setSpacing(2);
        for (const auto& [type, token, word] :
            {std::tuple(Type::Section, Token::TextPrimary, words.count), std::tuple(Type::Label, Token::TextLink, words.link)}) {
            if (word.isEmpty())
                continue;
            TextLabel* one = label(type, token, word);
            one->setWrapping(false);
            one->setTabular(true);
            end->addWidget(one, 0, Qt::AlignRight | Qt::AlignTop);
        }
        end->addStretch(1);
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(indent, padding, 0, padding);
        layout->setSpacing(gap);
        layout->addLayout(said, 1);
        layout->addLayout(end);
    }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return layout()->totalHeightForWidth(width); }
    [[nodiscard]] QSize sizeHint() const override { return layout()->totalSizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintGround(painter, rect().adjusted(0, 1, 0, 0));
        style::hairline(painter, QPointF(0, 0), QPointF(width(), 0), theme().color(Token::LineHair));
        paintIcon(
            painter, QRectF(0, padding, glyph, theme().lineHeight(Type::Section)), m_icon, theme().color(Token::TextSecondary), glyph);
    }

private:
    TextLabel* label(Type type, Token color, const QString& words)
    {
        auto* made = new TextLabel(theme(), type, color, words);
        made->setAttribute(Qt::WA_TransparentForMouseEvents);
        return made;
    }

    QString m_icon;
};

} // namespace

DataNoteWords dataNoteWords(const analysis::DataNote& note, const std::vector<store::ImportInfo>& sources)
{
    DataNoteWords words;
    words.what = text(note.words.what);
    const auto source = std::ranges::find(sources, note.source, &store::ImportInfo::sourceId);
    if (note.source != 0 && source != sources.end()) {
        const QString given = text(source->source);
        const QString name = QFileInfo(given).fileName();
        if (!name.isEmpty() && words.what.startsWith(given))
            words.what.replace(0, given.size(), name);
        words.link = DataNoteList::tr("Source");
    }
    QStringList more {asSentence(note.words.affects), asSentence(note.words.remedy)};
    if (!note.example.empty() && note.count > 1)
        more.append(DataNoteList::tr("One of them: %1.").arg(text(note.example)));
    more.removeAll(QString());
    words.more = more.join(QLatin1Char(' '));
    if (!note.several.empty()) {
        const QString what = text(note.count == 1 && note.of <= 1 ? note.one : note.several);
        words.count = note.of > 0 ? DataNoteList::tr("%1 of %2 %3", "12 of 214 items").arg(countText(note.count), countText(note.of), what)
                                  : DataNoteList::tr("%1 %2", "2 sources").arg(countText(note.count), what);
    }
    if (note.people)
        words.link = DataNoteList::tr("People");
    if (!note.items.empty())
        words.link = note.items.size() == 1 ? DataNoteList::tr("Item") : DataNoteList::tr("Items");
    return words;
}

QString dataNotesAnswer(const DataNotes& notes, std::size_t items)
{
    if (notes.list.empty())
        return DataNoteList::tr("Nothing in the data is missing or odd.");
    const auto count = static_cast<int>(notes.list.size());
    const QString things = count == 1 ? DataNoteList::tr("1 thing in the data changes what figures mean.")
                                      : DataNoteList::tr("%Ln things in the data change what figures mean.", nullptr, count);
    if (notes.touchedItems == 0)
        return things;
    const QString touched = items == 1
        ? DataNoteList::tr("the only item")
        : DataNoteList::tr("%1 of %2 items").arg(countText(notes.touchedItems), countText(static_cast<std::int64_t>(items)));
    return things + QLatin1Char(' ') + (count == 1 ? DataNoteList::tr("It touches %1.") : DataNoteList::tr("They touch %1.")).arg(touched);
}

DataNoteList::DataNoteList(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_none(new EmptyState(theme))
    , m_rows(new QVBoxLayout)
{
    m_none->setObjectName(QStringLiteral("dataEmpty"));
    m_none->setContent(QStringLiteral("circle-check"), tr("Nothing to know"),
        tr("No history is cut, no date is impossible, no clock is wrong. Rejected records are under Sources."));
    m_rows->setSpacing(0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_none);
    layout->addLayout(m_rows);
    layout->addStretch(1);
}

void DataNoteList::setNotes(const DataNotesPtr& notes, const std::vector<store::ImportInfo>& sources)
{
    if (notes != nullptr && notes == m_notes)
        return; // the row that has the focus keeps it
    m_notes = notes;
    while (QLayoutItem* old = m_rows->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    m_none->setVisible(notes != nullptr && notes->list.empty());
    for (std::size_t i = 0; notes != nullptr && i < notes->list.size(); ++i) {
        const analysis::DataNote& note = notes->list[i];
        auto* row = new DataNoteRow(m_theme, dataNoteWords(note, sources), note.people);
        connect(row, &QAbstractButton::clicked, this, [this, i] { emit opened(static_cast<int>(i)); });
        m_rows->addWidget(row);
    }
}

} // namespace weir::ui
