// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/source_previews.h"

#include "ui/format/error_text.h"
#include "ui/session/session.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

using weir::import::PreviewDepth;

QString fileOf(const std::string& path)
{
    return QFile::decodeName(QByteArray::fromStdString(path));
}

bool waits(const SourcePreview& source)
{
    return !source.reading && source.preview == nullptr && source.refusal.isEmpty();
}

} // namespace

SourcePreviews::SourcePreviews(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_visit(std::make_unique<QObject>())
{
    connect(&session, &Session::imported, this, &SourcePreviews::forget);
    connect(&session, &Session::closed, this, [this] {
        end();
        m_said.clear();
    });
}

SourcePreviews::~SourcePreviews() = default;

void SourcePreviews::add(const std::vector<SourceChoice>& named)
{
    if (!named.empty()) {
        ++m_looking;
        for (const SourceChoice& source : named)
            m_named.append(source.path);
        m_session.jobs().start<std::vector<FoundSource>>(
            {.title = tr("Looking for sources"), .visibility = JobRunner::Visibility::Quiet}, m_visit.get(),
            [named](const Progress& progress) { return findSources(named, progress); },
            [this, named](JobOutcome<std::vector<FoundSource>> outcome) { addFound(named, std::move(outcome)); });
    }
    emit currentChanged();
}

/// What cannot be looked into stays as it was named; reading it says what is wrong.
void SourcePreviews::addFound(const std::vector<SourceChoice>& named, JobOutcome<std::vector<FoundSource>> outcome)
{
    --m_looking;
    if (const auto* found = std::get_if<std::vector<FoundSource>>(&outcome)) {
        for (const FoundSource& source : *found)
            addOne(source);
    } else {
        for (const SourceChoice& source : named)
            addOne(asNamed(source));
    }
    emit listChanged();
    setCurrent(m_current < 0 && !m_list.empty() ? 0 : m_current);
    readNext();
}

/// A source that was refused is taken up again: it was mended, perhaps.
void SourcePreviews::addOne(const FoundSource& found)
{
    const QString& path = found.choice.path;
    const int known = rowOf(path);
    if (known < 0) {
        SourcePreview added;
        added.choice = found.choice.mapping ? found.choice : m_said.value(path, found.choice);
        added.name = found.name;
        added.archive = found.archive;
        m_rows.insert(path, static_cast<int>(m_list.size()));
        m_list.push_back(std::move(added));
    } else if (m_list[static_cast<std::size_t>(known)].refusal.isEmpty()) {
        return;
    }
    SourcePreview& source = m_list[static_cast<std::size_t>(rowOf(path))];
    if (known >= 0 && !found.choice.isOpen())
        source.choice = found.choice;
    const bool aside = source.choice.isOpen() && !found.leftAside.isEmpty();
    source.refusal = aside ? tr("%1 is %2.", "file, what it is").arg(source.name, found.leftAside) : QString();
    source.unknown = aside;
}

void SourcePreviews::remove(int row)
{
    if (row < 0 || row >= std::ssize(m_list))
        return;
    m_list.erase(m_list.begin() + row);
    m_rows.clear();
    for (const SourcePreview& source : m_list)
        m_rows.insert(source.choice.path, static_cast<int>(m_rows.size()));
    const auto last = static_cast<int>(m_list.size()) - 1;
    if (m_current > row || m_current > last)
        --m_current;
    emit listChanged();
    setCurrent(m_current);
    readNext();
}

void SourcePreviews::choose(int row, const SourceChoice& choice)
{
    if (row < 0 || row >= std::ssize(m_list))
        return;
    SourcePreview& source = m_list[static_cast<std::size_t>(row)];
    source.choice = choice;
    source.refusal.clear();
    source.unknown = false;
    read(row, PreviewDepth::Beginning);
    emit previewChanged(row);
}

void SourcePreviews::setCurrent(int row)
{
    m_current = row < static_cast<int>(m_list.size()) ? row : -1;
    if (m_current >= 0) {
        const SourcePreview& source = m_list[static_cast<std::size_t>(m_current)];
        if (source.preview == nullptr && source.refusal.isEmpty())
            read(m_current, PreviewDepth::Beginning); // also where all of it is on its way: the first rows come sooner
    }
    emit currentChanged();
}

void SourcePreviews::end()
{
    for (const SourcePreview& source : m_list) {
        if (source.choice.isOpen())
            m_said.remove(source.choice.path);
        else
            m_said.insert(source.choice.path, source.choice);
    }
    m_visit = std::make_unique<QObject>();
    m_list.clear();
    m_rows.clear();
    m_named.clear();
    m_current = -1;
    m_looking = 0;
    emit listChanged();
    emit currentChanged();
}

std::vector<SourceChoice> SourcePreviews::importable() const
{
    std::vector<SourceChoice> choices;
    for (const SourcePreview& source : m_list) {
        if (source.importable())
            choices.push_back(source.choice);
    }
    return choices;
}

void SourcePreviews::read(int row, PreviewDepth depth)
{
    SourcePreview& source = m_list[static_cast<std::size_t>(row)];
    source.reading = true;
    m_session.previewSource(source.choice, depth, m_visit.get(),
        [this, path = source.choice.path](JobOutcome<import::Preview> outcome) { arrived(path, std::move(outcome)); });
}

void SourcePreviews::arrived(const QString& path, JobOutcome<weir::import::Preview> outcome)
{
    const int row = rowOf(path);
    if (row < 0 || !m_list[static_cast<std::size_t>(row)].reading) // taken out meanwhile, and perhaps added again
        return readNext();
    SourcePreview& source = m_list[static_cast<std::size_t>(row)];
    source.reading = false;
    if (auto* preview = std::get_if<weir::import::Preview>(&outcome)) {
        source.preview = std::make_shared<const weir::import::Preview>(std::move(*preview));
        if (source.choice.mapping) // with the columns that were guessed
            source.choice.mapping = source.preview->mapping;
        if (!source.preview->whole && source.preview->problem.empty())
            read(row, PreviewDepth::Whole);
    } else if (const auto* error = std::get_if<Error>(&outcome)) {
        source.preview = nullptr;
        source.refusal = errorSentence(*error).replace(path, source.name); // where it lies says the list
        source.unknown = error->code() == ErrorCode::NotThis;
    }
    emit previewChanged(row);
    readNext();
}

/// One at a time: what the user looks at must not wait for the rest.
void SourcePreviews::readNext()
{
    if (std::ranges::any_of(m_list, &SourcePreview::reading))
        return;
    const auto next = std::ranges::find_if(m_list, waits);
    if (next == m_list.end())
        return;
    const auto row = static_cast<int>(next - m_list.begin());
    read(row, PreviewDepth::Whole);
    emit previewChanged(row);
}

/// What was imported is known to the workspace from then on.
void SourcePreviews::forget(const ImportReport& report)
{
    for (const weir::import::ImportResult& result : report.results)
        m_said.remove(fileOf(result.source));
}

} // namespace weir::ui
