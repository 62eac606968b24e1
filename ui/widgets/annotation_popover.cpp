// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/annotation_popover.h"

#include "ui/format/time_text.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace weir::ui {

namespace {

constexpr int padding = 16;
constexpr int popoverWidth = 320;
constexpr int longestText = 80; ///< it has to find room beside its line

} // namespace

AnnotationPopover::AnnotationPopover(
    const Theme& theme, std::vector<Annotation> kept, Day day, std::optional<std::size_t> chosen, QWidget* parent)
    : Card(theme, parent)
    , m_kept(std::move(kept))
    , m_newDay(day)
    , m_which(new QComboBox)
    , m_day(new QDateEdit)
    , m_text(new QLineEdit)
    , m_save(new QPushButton(tr("Save")))
    , m_remove(new QPushButton(tr("Remove")))
{
    setObjectName(QStringLiteral("annotationPopover"));
    setAccessibleName(tr("Annotate a day"));
    setWindowFlags(Qt::Popup | Qt::FramelessWindowHint);
    setAttribute(Qt::WA_TranslucentBackground);
    setAttribute(Qt::WA_DeleteOnClose);
    setFixedWidth(popoverWidth);
    m_which->setObjectName(QStringLiteral("annotationChoice"));
    m_which->setAccessibleName(tr("Which annotation"));
    m_which->addItem(tr("New annotation"));
    for (const Annotation& annotation : m_kept)
        m_which->addItem(dayText(annotation.day) + QStringLiteral("  ") + QString::fromStdString(annotation.text));
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_which->setVisible(!m_kept.empty());
    m_day->setDisplayFormat(QStringLiteral("d MMM yyyy")); // no two countries read figures alone the same way
    m_day->setObjectName(QStringLiteral("annotationDay"));
    m_day->setAccessibleName(tr("Day"));
    m_day->setCalendarPopup(true);
    m_text->setObjectName(QStringLiteral("annotationText"));
    m_text->setAccessibleName(tr("What happened"));
    m_text->setPlaceholderText(tr("What happened on this day"));
    m_text->setMaxLength(longestText);
    m_save->setObjectName(QStringLiteral("annotationSave"));
    m_save->setDefault(true);
    m_remove->setObjectName(QStringLiteral("annotationRemove"));
    connect(m_which, &QComboBox::currentIndexChanged, this, &AnnotationPopover::choose);
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString& text) { m_save->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_text, &QLineEdit::returnPressed, this, &AnnotationPopover::save);
    connect(m_save, &QPushButton::clicked, this, &AnnotationPopover::save);
    connect(m_remove, &QPushButton::clicked, this, &AnnotationPopover::remove);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(padding, padding, padding, padding);
    layout->setSpacing(8);
    layout->addWidget(new TextLabel(theme, Type::BodyStrong, Token::TextPrimary, tr("Annotate a day")));
    layout->addWidget(new TextLabel(theme, Type::Small, Token::TextSecondary, tr("It stands as a line on every chart over time.")));
    layout->addWidget(m_which);
    layout->addWidget(m_day);
    layout->addWidget(m_text);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    buttons->addWidget(m_save);
    layout->addLayout(buttons);
    choose(0);
    m_which->setCurrentIndex(chosen ? static_cast<int>(*chosen) + 1 : 0);
    setFocusProxy(m_text);
}

std::optional<Annotation> AnnotationPopover::chosen() const
{
    const int index = m_which->currentIndex();
    return index > 0 ? std::optional(m_kept[static_cast<std::size_t>(index - 1)]) : std::nullopt;
}

void AnnotationPopover::choose(int)
{
    const std::optional<Annotation> annotation = chosen();
    m_day->setDate(toDate(annotation ? annotation->day : m_newDay));
    m_text->setText(annotation ? QString::fromStdString(annotation->text) : QString());
    m_save->setEnabled(!m_text->text().trimmed().isEmpty());
    m_remove->setVisible(annotation.has_value());
}

void AnnotationPopover::save()
{
    const QString words = m_text->text().simplified();
    if (words.isEmpty())
        return;
    const Annotation now {toDay(m_day->date()), words.toStdString()};
    if (chosen() != now)
        emit decided(chosen(), now);
    close();
}

void AnnotationPopover::remove()
{
    emit decided(chosen(), std::nullopt);
    close();
}

} // namespace weir::ui
