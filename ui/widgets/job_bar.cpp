// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/job_bar.h"

#include "ui/format/number_text.h"
#include "ui/format/time_text.h"
#include "ui/jobs/job_runner.h"
#include "ui/session/session.h"
#include "ui/session/source_watch.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_painting.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/themed.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <cstdint>
#include <set>
#include <weir_tokens.h>

namespace weir::ui {

namespace {

constexpr int iconSize = 14;
constexpr int barWidth = 120;
constexpr int fieldGap = 24;

TextLabel* field(const Theme& theme, QWidget* parent)
{
    auto* label = new TextLabel(theme, Type::Caption, Token::TextTertiary, {}, parent);
    label->setWrapping(false);
    label->setTabular(true);
    return label;
}

} // namespace

JobBar::JobBar(Session& session, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_theme(theme)
    , m_left(new ElidedLabel(theme, Type::Caption, Token::TextTertiary, {}, this))
    , m_progress(new QProgressBar(this))
    , m_percent(field(theme, this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_counted(field(theme, this))
    , m_clock(field(theme, this))
    , m_zone(field(theme, this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(tokens::pageMargin + iconSize + 4, 1, tokens::pageMargin, 0);
    layout->setSpacing(tokens::space2);
    layout->addWidget(m_left);
    layout->addWidget(m_progress);
    layout->addWidget(m_percent);
    layout->addWidget(m_cancel);
    layout->addStretch(1);
    layout->addWidget(m_counted);
    layout->addSpacing(fieldGap - tokens::space2);
    layout->addWidget(m_clock);
    layout->addSpacing(fieldGap - tokens::space2);
    layout->addWidget(m_zone);
    m_progress->setFixedSize(barWidth, tokens::statusBar - 2);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel->setFlat(true);
    m_cancel->setFixedHeight(tokens::statusBar - 4);
    const auto smallCancel = [this] { m_cancel->setFont(m_theme.font(Type::Caption)); };
    connect(&theme, &Theme::changed, m_cancel, smallCancel);
    smallCancel();
    followTheme(this, theme);

    connect(m_cancel, &QPushButton::clicked, &session.jobs(), &JobRunner::cancelFirst);
    m_cancel->setToolTip(tr("Stop it (Esc)"));
    connect(&session.jobs(), &JobRunner::changed, this, &JobBar::showJobs);
    connect(&session.jobs(), &JobRunner::becameIdle, this, &JobBar::showJobs);
    connect(&session, &Session::dataChanged, this, &JobBar::showData);
    connect(&session, &Session::streamChanged, this, &JobBar::showData);
    connect(&session, &Session::closed, this, &JobBar::showData);
    connect(&session.watch(), &SourceWatch::changed, this, &JobBar::showJobs);
    showData();
}

void JobBar::setJobsOnly(bool jobsOnly)
{
    m_jobsOnly = jobsOnly;
    showData();
}

void JobBar::setSentence(const QString& sentence)
{
    m_sentence = sentence;
    showJobs();
}

QSize JobBar::sizeHint() const
{
    return {400, tokens::statusBar};
}

void JobBar::showData()
{
    m_missing = false;
    const bool data = !m_jobsOnly && m_session.dataset() != nullptr;
    for (TextLabel* label : {m_counted, m_clock, m_zone})
        label->setVisible(data);
    if (data) {
        const auto stream = m_session.stream();
        m_counted->setText(stream == nullptr || stream->finished == 0
                ? QString()
                : tr("%1 of %2 finished items counted").arg(countText(stream->leadTimeKnown), countText(stream->finished)));
        m_clock->setText(tr("Elapsed time")); // the clock of every figure, whatever an older stage map names
        m_zone->setText(QString::fromStdString(m_session.zone().name()));
    }
    showJobs();
}

QString JobBar::sourcesSentence(bool& missing) const
{
    const auto& imports = m_session.imports();
    if (!m_session.isOpen() || m_session.dataset() == nullptr)
        return {};
    if (m_session.dataset()->sources == 0)
        return tr("No sources yet");
    std::set<std::int64_t> gone; // of several imports of one source only one
    for (const store::ImportInfo& info : imports) {
        if (m_session.watch().isMissing(info))
            gone.insert(info.sourceId);
    }
    missing = !gone.empty();
    const QString sources =
        (static_cast<int>(m_session.dataset()->sources) == 1 ? tr("1 source")
                                                             : tr("%Ln sources", nullptr, static_cast<int>(m_session.dataset()->sources)));
    if (missing)
        return tr("%1, %2 not found", "sources, number of them").arg(sources, countText(static_cast<std::int64_t>(gone.size())));
    if (const int changed = m_session.watch().count(import::SourceStanding::Changed); changed > 0)
        return changed == 1 ? tr("%1, 1 changed since it was taken", "sources").arg(sources)
                            : tr("%1, %2 changed since they were taken", "sources, number").arg(sources, countText(changed));
    const QString when = momentText(m_session.dataset()->lastImport, m_session.zone(), m_session.now());
    return isKnown(m_session.dataset()->lastImport) ? tr("%1, last import %2", "sources, moment").arg(sources, when) : sources;
}

void JobBar::showJobs()
{
    const QList<JobState> jobs = m_session.jobs().running();
    m_running = !jobs.isEmpty();
    m_progress->setVisible(m_running);
    m_percent->setVisible(m_running);
    m_cancel->setVisible(std::ranges::any_of(jobs, &JobState::cancellable));
    if (m_running) {
        const JobState& job = jobs.first();
        const QString name =
            job.stage.isEmpty() || job.stage == job.title ? job.title : tr("%1: %2", "job, step of it").arg(job.title, job.stage);
        m_left->setText(jobs.size() > 1 ? tr("%1, then %2 more", "job, number of jobs").arg(name, countText(jobs.size() - 1)) : name);
        m_progress->setRange(0, job.percent < 0 ? 0 : 100);
        m_progress->setValue(std::max(0, job.percent));
        m_percent->setText(job.percent < 0 ? QString() : percentText(job.percent / 100.0));
    } else {
        const QString sources = sourcesSentence(m_missing);
        m_left->setText(m_sentence.isEmpty() ? sources : m_sentence);
    }
    if (m_jobsOnly)
        setVisible(m_running);
    update();
}

void JobBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    style::hairline(painter, QPointF(0, 0), QPointF(width(), 0), m_theme.color(Token::LineHair));
    if (m_left->text().isEmpty())
        return;
    struct Sign {
        QString icon;
        Token color;
    };
    const bool none = m_session.dataset() != nullptr && m_session.dataset()->sources == 0;
    const Sign sign = m_running ? Sign {QStringLiteral("download"), Token::AccentBase}
        : m_missing             ? Sign {QStringLiteral("clock-alert"), Token::AttentionMark}
        : none                  ? Sign {QStringLiteral("database"), Token::TextTertiary}
                                : Sign {QStringLiteral("circle-check"), Token::GoodMark};
    const int x = layoutDirection() == Qt::LeftToRight ? tokens::pageMargin : width() - tokens::pageMargin - iconSize;
    paintIcon(painter, QRectF(x, 1, iconSize, height() - 1), sign.icon, m_theme.color(sign.color), iconSize);
}

} // namespace weir::ui
