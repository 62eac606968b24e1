// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/report_view.h"

#include "ui/format/error_text.h"
#include "ui/format/time_text.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/report_block_model.h"
#include "ui/session/session.h"
#include "ui/views/report_block_panel.h"
#include "ui/views/report_page_area.h"
#include "ui/views/report_settings.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/stale_cover.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QShortcut>

#include <algorithm>
#include <array>
#include <utility>

namespace weir::ui {

namespace {

const QString reportSlot = QStringLiteral("report");
constexpr int pause = 250; ///< milliseconds from a change to the pages that show it
constexpr int blocksWidth = 280, settingsWidth = 282;
constexpr double mostGrowth = 1.15; ///< of the panels with the text: the pages need room, too

struct Form {
    const char* suffix;
    const char* filter;
};
constexpr std::array forms {Form {"pdf", QT_TRANSLATE_NOOP("weir::ui::ReportView", "PDF (*.pdf)")},
    Form {"html", QT_TRANSLATE_NOOP("weir::ui::ReportView", "Web page (*.html)")},
    Form {"md", QT_TRANSLATE_NOOP("weir::ui::ReportView", "Markdown (*.md)")}};

QString plainWords(const report::Words& words)
{
    QString text;
    for (const auto& run : words.runs())
        text += QString::fromStdString(run.text);
    return text;
}

} // namespace

ReportView::ReportView(const ViewContext& context, QWidget* parent)
    : View(parent)
    , m_context(context)
    , m_model(new ReportBlockModel(this))
    , m_content(m_context, this, buildContent())
{
    setObjectName(QStringLiteral("reportView"));
    m_content.missing().setObjectName(QStringLiteral("reportEmpty"));
    Session& session = m_context.session;
    m_stale = new StaleCover(
        context.theme, [&session] { return session.jobs().percentOf(reportSlot); }, m_area);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &ReportView::make);
    connect(&session, &Session::dataChanged, this, &ReportView::takeRecipe);
    connect(&session, &Session::streamChanged, this, &ReportView::outdate);
    connect(&session, &Session::selectionChanged, this, &ReportView::outdate);
    connect(&session, &Session::reportRecipeChanged, this, &ReportView::takeRecipe);
    connect(&session, &Session::failed, m_stale, &StaleCover::end);
    connect(&session, &Session::closing, this, &ReportView::finishWriting);
    connect(&session, &Session::closed, this, [this] { present(nullptr); });
    connectParts();
    addShortcuts();
    takeRecipe();
}

QWidget* ReportView::buildContent()
{
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_blocks = new ReportBlockPanel(*m_model, m_context.theme);
    m_area = new ReportPageArea(m_context.session.jobs(), m_context.theme);
    m_settings = new ReportSettings(m_context.theme);
    const auto widths = [this] {
        const double growth = std::clamp(m_context.theme.fontFactor(), 1.0, mostGrowth);
        m_blocks->setFixedWidth(qRound(blocksWidth * growth));
        m_settings->setFixedWidth(qRound(settingsWidth * growth));
    };
    connect(&m_context.theme, &Theme::changed, this, widths);
    widths();
    row->addWidget(m_blocks);
    row->addWidget(m_area, 1);
    row->addWidget(m_settings);
    return content;
}

void ReportView::connectParts()
{
    Session& session = m_context.session;
    connect(m_model, &ReportBlockModel::edited, this,
        [&session](const ReportRecipe& recipe, const QString& label) { session.setReportRecipe(recipe, label); });
    connect(m_blocks, &ReportBlockPanel::currentChanged, this, [this](int row) {
        m_settings->flush();
        showBlock();
        m_area->setChosenBlock(row, true);
        m_reveal = m_outdated; // it may not be on these pages yet
    });
    connect(m_blocks, &ReportBlockPanel::added, this, [this](int row) {
        if (m_model->block(row)->kind == ReportBlockKind::Note)
            m_settings->focusWords();
    });
    connect(m_area, &ReportPageArea::blockClicked, this, [this](int row) {
        if (m_model->block(row) != nullptr)
            m_blocks->setCurrent(row);
    });
    connect(m_settings, &ReportSettings::wordsEdited, this, &ReportView::changeWords);
    connect(m_settings, &ReportSettings::rangeChosen, this, &ReportView::changeRange);
    connect(m_settings, &ReportSettings::windowChosen, this, [this](const std::optional<ReportWindow>& window) {
        changeReport(window, m_model->recipe().bucket, tr("Change the window of the report"));
    });
    connect(m_settings, &ReportSettings::bucketChosen, this,
        [this](Bucket bucket) { changeReport(m_model->recipe().window, bucket, tr("Change the points of the report")); });
    connect(m_settings, &ReportSettings::saveRequested, this, [this](const QString& suffix) {
        finishWriting();
        if (const auto what = exportAs(suffix))
            emit exportRequested(*what);
    });
}

void ReportView::addShortcuts()
{
    const auto on = [this](const QList<QKeySequence>& keys, auto slot) {
        for (const QKeySequence& key : keys) {
            auto* shortcut = new QShortcut(key, this);
            shortcut->setContext(Qt::WidgetWithChildrenShortcut);
            connect(shortcut, &QShortcut::activated, this, slot);
        }
    };
    on({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)}, [this] { m_area->step(1); });
    on({QKeySequence(Qt::CTRL | Qt::Key_Minus)}, [this] { m_area->step(-1); });
    on({QKeySequence(Qt::CTRL | Qt::Key_0)}, [this] { m_area->fitPage(); });
}

void ReportView::showEvent(QShowEvent* event)
{
    View::showEvent(event);
    if (m_outdated)
        make();
}

void ReportView::hideEvent(QHideEvent* event)
{
    finishWriting();
    View::hideEvent(event);
}

/// What was written is taken over, wherever the user goes.
void ReportView::finishWriting()
{
    m_settings->flush();
    m_blocks->finishTitle();
}

void ReportView::takeRecipe()
{
    const Session& session = m_context.session;
    const bool writable = !session.readOnly();
    m_model->setRecipe(session.reportRecipe());
    m_model->setWritable(writable);
    m_blocks->setWritable(writable);
    m_settings->setWritable(writable);
    m_blocks->showTitle();
    if (m_blocks->current() < 0 && m_model->rowCount() > 0)
        m_blocks->setCurrent(0);
    showHead();
    showBlock();
    outdate();
}

/// What nobody looks at is made once somebody does.
void ReportView::outdate()
{
    m_outdated = true;
    if (isVisible())
        m_pause.start();
}

bool ReportView::empty() const
{
    const auto& facts = m_context.session.facts();
    return facts == nullptr || (facts->data->items.size() == 0 && facts->data->commits.size() == 0);
}

ReportRequest ReportView::request() const
{
    const Session& session = m_context.session;
    ReportRequest request {session.selection(), m_model->recipe(), QCoreApplication::applicationVersion()};
    if (session.rankedStream() != nullptr) {
        request.ranked = session.rankedStream();
        request.rankedOf = session.selection();
    }
    return request;
}

void ReportView::make()
{
    m_outdated = false;
    m_pause.stop();
    const Session& session = m_context.session;
    if (empty()) {
        present(nullptr);
        return;
    }
    using Made = std::shared_ptr<const ReportPreview>;
    m_stale->begin();
    if (session.isReplaying()) {
        m_outdated = true; // made once, when the replay is through
        return;
    }
    session.jobs().start<Made>(
        {.title = tr("Report"), .slot = reportSlot, .visibility = JobRunner::Visibility::Quiet}, this,
        [file = session.file(), facts = session.facts(), request = request()](
            Progress& progress) { return previewReport(file, facts, request, progress); },
        [this, facts = session.facts(), selection = session.selection()](JobOutcome<Made> outcome) {
            if (facts != m_context.session.facts() || selection != m_context.session.selection())
                return; // of a workspace that was closed, of older data, or of another filter
            if (auto* made = std::get_if<Made>(&outcome)) {
                present(std::move(*made));
            } else if (const auto* error = std::get_if<Error>(&outcome)) {
                present(nullptr);
                m_content.missing().setContent(QStringLiteral("file-text"), tr("The report cannot be made"), errorSentence(*error));
                m_content.missing().setAction({});
                m_content.show(PlacePages::Page::Missing);
            } else {
                m_stale->end();
            }
        });
}

void ReportView::present(std::shared_ptr<const ReportPreview> report)
{
    m_stale->end();
    m_area->setReport(std::move(report));
    m_area->setChosenBlock(m_blocks->current(), std::exchange(m_reveal, false));
    showPage();
    showHead();
    showBlock();
    emit exportChanged();
}

void ReportView::showPage()
{
    if (!empty()) {
        m_content.show(PlacePages::Page::Content);
        return;
    }
    EmptyState& missing = m_content.missing();
    missing.setContent(QStringLiteral("file-text"), tr("Nothing to report yet"),
        tr("The report puts the findings on paper for the retrospective: the answer, where the time goes, what holds the stream up, the "
           "map "
           "and every trend. Import what your tracker exports, and the repository."));
    missing.setAction(tr("Add sources"), QStringLiteral("plus"));
    m_content.show(PlacePages::Page::Missing);
}

/// The day of the report is that of its data.
void ReportView::showHead()
{
    const Session& session = m_context.session;
    const QString pages = tr("%Ln pages", nullptr, m_area->pageCount());
    const auto stream = session.stream();
    if (session.facts() == nullptr || stream == nullptr || !isKnown(session.facts()->data->newest) || !isKnown(stream->window.now))
        m_blocks->setSubline(pages);
    else
        m_blocks->setSubline(tr("%1, %2", "day, number of pages").arg(dayText(session.zone().dayOf(stream->window.now)), pages));
    const QString days =
        stream != nullptr ? windowText(stream->window.first, stream->window.counted.to, session.zone(), session.now()) : QString();
    m_settings->setReport(m_model->recipe(), days);
}

QString ReportView::ownSentence(int row) const
{
    if (m_area->report() == nullptr || !m_model->block(row)->words.empty())
        return {};
    const auto& sections = m_area->report()->document.sections;
    const auto found = std::ranges::find(sections, row, &report::Section::block);
    return found == sections.end() ? QString() : plainWords(found->title);
}

void ReportView::showBlock()
{
    m_written = m_blocks->current();
    const ReportBlock* block = m_model->block(m_written);
    ReportSettings::About about;
    if (block != nullptr) {
        about.name = reportBlockName(*block, m_model->recipe().bucket);
        about.sentence = ownSentence(m_written);
        const bool page = block->kind == ReportBlockKind::PageBreak || block->kind == ReportBlockKind::Note;
        about.leftOut = block->shown && !page && !m_outdated && m_area->report() != nullptr && !m_area->shows(m_written);
    }
    m_settings->setBlock(block, about);
}

void ReportView::changeWords(const QString& words)
{
    const ReportBlock* old = m_model->block(m_written);
    if (old == nullptr)
        return;
    ReportBlock block = *old;
    block.words = (words.trimmed().isEmpty() ? QString() : words).toStdString();
    const QString name = reportBlockName(*old, m_model->recipe().bucket);
    m_model->changeBlock(m_written, block, tr("Words of %1").arg(name));
}

void ReportView::changeRange(ReportRange range)
{
    const ReportBlock* old = m_model->block(m_blocks->current());
    if (old == nullptr)
        return;
    ReportBlock block = *old;
    block.range = range;
    m_model->changeBlock(m_blocks->current(), block, tr("Range of %1").arg(reportBlockName(*old, m_model->recipe().bucket)));
}

void ReportView::changeReport(const std::optional<ReportWindow>& window, Bucket bucket, const QString& label)
{
    ReportRecipe recipe = m_model->recipe();
    recipe.window = window;
    recipe.bucket = bucket;
    m_model->changeRecipe(recipe, label);
}

std::optional<View::Export> ReportView::exported() const
{
    return exportAs({});
}

/// Of one form, or of all with PDF first.
std::optional<View::Export> ReportView::exportAs(const QString& suffix) const
{
    const Session& session = m_context.session;
    if (!session.isOpen() || empty())
        return std::nullopt;
    QStringList filters;
    for (const Form& form : forms)
        if (suffix.isEmpty() || suffix == QLatin1String(form.suffix))
            filters << tr(form.filter);
    const auto write = [file = session.file(), facts = session.facts(), request = request()](
                           const QString& to, Progress& progress) { exportReport(file, facts, request, to, progress); };
    const QString end = suffix.isEmpty() ? QLatin1String(forms[0].suffix) : suffix;
    return Export {session.name() + QStringLiteral("-report.") + end, filters.join(QStringLiteral(";;")), write};
}

} // namespace weir::ui
