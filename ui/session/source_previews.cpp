// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/source_previews.h"

#include "core/readers/member_path.h"
#include "ui/format/error_text.h"
#include "ui/session/session.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

using weir::import::PreviewDepth;

QString fileOf(const std::string& path)
{
    return QFile::decodeName(QByteArray::fromStdString(path));
}

/// The last part of its path, of a member also that of its archive.
void nameSource(SourcePreview& source, const QString& path)
{
    const auto last = [](const QString& whole) { return QFileInfo(whole).fileName().isEmpty() ? whole : QFileInfo(whole).fileName(); };
    if (const auto member = readers::memberPathOf(QFile::encodeName(path).toStdString())) {
        source.name = last(QString::fromStdString(member->member));
        source.archive = last(fileOf(member->archive.string()));
    } else {
        source.name = last(path);
    }
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
    QStringList open;
    for (const SourceChoice& source : named) {
        if (source.isOpen())
            open << source.path;
        else
            addOne(source, {});
    }
    if (!open.isEmpty()) {
        ++m_looking;
        m_session.expandSources(
            open, m_visit.get(), [this, open](JobOutcome<import::ExpandedSources> outcome) { addFound(open, std::move(outcome)); });
    }
    emit listChanged();
    setCurrent(m_current < 0 && !m_list.empty() ? 0 : m_current);
}

/// What cannot be looked into stays as it was named; reading it says what is wrong.
void SourcePreviews::addFound(const QStringList& named, JobOutcome<weir::import::ExpandedSources> outcome)
{
    --m_looking;
    if (const auto* found = std::get_if<weir::import::ExpandedSources>(&outcome)) {
        for (const std::string& path : found->sources)
            addOne({.path = fileOf(path)}, {});
        for (const weir::import::LeftAside& left : found->leftAside)
            addOne({.path = fileOf(left.path)}, QString::fromStdString(left.reason));
    } else {
        for (const QString& path : named)
            addOne({.path = path}, {});
    }
    emit listChanged();
    setCurrent(m_current < 0 && !m_list.empty() ? 0 : m_current);
}

/// `leftAside` says what a file beside the sources of a folder is.
void SourcePreviews::addOne(const SourceChoice& source, const QString& leftAside)
{
    if (const int row = rowOf(source.path); row >= 0) {
        if (!m_list[static_cast<std::size_t>(row)].refusal.isEmpty()) // mended, perhaps
            choose(row, source);
        return;
    }
    SourcePreview added;
    added.choice = source.mapping ? source : m_said.value(source.path, source);
    nameSource(added, source.path);
    if (added.choice.isOpen() && !leftAside.isEmpty()) {
        added.refusal = tr("%1 is %2.", "file, what it is").arg(added.name, leftAside);
        added.unknown = true;
    }
    m_list.push_back(std::move(added));
}

void SourcePreviews::remove(int row)
{
    if (row < 0 || row >= std::ssize(m_list))
        return;
    m_list.erase(m_list.begin() + row);
    const auto last = static_cast<int>(m_list.size()) - 1;
    if (m_current > row || m_current > last)
        --m_current;
    emit listChanged();
    setCurrent(m_current);
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

int SourcePreviews::rowOf(const QString& path) const
{
    const auto found = std::ranges::find_if(m_list, [&path](const SourcePreview& source) { return source.choice.path == path; });
    return found == m_list.end() ? -1 : static_cast<int>(found - m_list.begin());
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
    if (row < 0)
        return;
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
