// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of the session: what is odd in the data, who is in them, and what is decided about people and links.

#include "ui/format/error_text.h"
#include "ui/session/session_impl.h"

#include <utility>

namespace weir::ui {

namespace {

const QString notesSlot = QStringLiteral("session.notes");
const QString peopleSlot = QStringLiteral("session.people");

} // namespace

/// Of the facts that are there. Notes on the same data stay until then.
void Session::Impl::lookAtNotes()
{
    notesDue = true;
    runner.start<DataNotesPtr>(
        {.title = Session::tr("Looking at the data"), .slot = notesSlot, .visibility = JobRunner::Visibility::Quiet}, epoch.get(),
        [path = file, facts = snapshot.facts](Progress& progress) { return jobs::dataNotes(path, *facts, progress); },
        [this, facts = snapshot.facts](JobOutcome<DataNotesPtr> outcome) {
            if (facts != snapshot.facts)
                return; // a load in between looks for itself
            notesDue = false;
            if (auto* found = std::get_if<DataNotesPtr>(&outcome))
                notes = std::move(*found);
            const auto* error = std::get_if<Error>(&outcome);
            const QPointer<QObject> alive(epoch.get());
            emit self.notesChanged();
            if (alive != nullptr && error != nullptr)
                emit self.failed(errorSentence(*error));
        });
}

/// Writes a decision that changes names or links, and reads the data again.
void Session::Impl::decideData(const QString& label, std::function<void(Progress&)> write)
{
    if (!self.isOpen() || snapshot.readOnly)
        return;
    decide(
        label, JobRunner::Visibility::Quiet,
        [write = std::move(write)](Progress& progress) {
            write(progress);
            return jobs::Reach::Data;
        },
        [this](std::optional<jobs::Reach>) { reload({}); });
}

void Session::changePeople(std::function<void(PeopleDecisions&)> change, const QString& label)
{
    m_impl->decideData(label, [file = m_impl->file, change = std::move(change), label](const Progress& progress) {
        jobs::changePeople(file, change, label, progress);
    });
}

void Session::changeLinks(std::function<void(LinkEdits&)> change, const QString& label)
{
    m_impl->decideData(label, [file = m_impl->file, change = std::move(change), label](const Progress& progress) {
        jobs::changeLinks(file, change, label, progress);
    });
}

const DataNotesPtr& Session::notes() const
{
    return m_impl->notes;
}

bool Session::looksAtNotes() const
{
    return m_impl->notesDue;
}

const PeopleReportPtr& Session::people() const
{
    return m_impl->people;
}

bool Session::looksAtPeople() const
{
    return m_impl->peopleDue;
}

void Session::lookAtPeople()
{
    if (!isOpen() || m_impl->snapshot.data == nullptr || m_impl->peopleOf == m_impl->snapshot.data)
        return;
    m_impl->peopleOf = m_impl->snapshot.data;
    m_impl->peopleDue = true;
    m_impl->runner.start<PeopleReportPtr>(
        {.title = tr("Looking who is who"), .slot = peopleSlot, .visibility = JobRunner::Visibility::Quiet}, m_impl->epoch.get(),
        [file = m_impl->file](Progress& progress) { return jobs::people(file, progress); },
        [this, data = m_impl->snapshot.data](JobOutcome<PeopleReportPtr> outcome) {
            if (data != m_impl->peopleOf)
                return; // a later job is on its way
            m_impl->peopleDue = false;
            auto* found = std::get_if<PeopleReportPtr>(&outcome);
            if (found != nullptr && data == m_impl->snapshot.data)
                m_impl->people = std::move(*found);
            else
                m_impl->peopleOf = nullptr; // the next one who asks tries again
            const auto* error = std::get_if<Error>(&outcome);
            const QPointer<QObject> alive(m_impl->epoch.get());
            emit peopleChanged();
            if (alive != nullptr && error != nullptr)
                emit failed(errorSentence(*error));
        });
}

} // namespace weir::ui
