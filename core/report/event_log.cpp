// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/event_log.h"

#include "core/base/csv_writer.h"
#include "core/base/json_writer.h"
#include "core/model/event_log_columns.h"
#include "core/report/markup.h"

#include <algorithm>
#include <memory>
#include <optional>

namespace weir::report {

namespace {

constexpr std::size_t pieceBytes = 1 << 16;

/// Text of an attribute, as XML reads it again: line breaks and tabs as they are would become blanks.
std::string attributeText(std::string_view text)
{
    std::string written = escaped(text);
    for (const auto& [blank, reference] : {std::pair("\n", "&#10;"), {"\t", "&#9;"}, {"\r", "&#13;"}}) {
        for (std::size_t at = written.find(blank); at != std::string::npos; at = written.find(blank, at))
            written.replace(at, 1, reference);
    }
    return written;
}

/// One form of the log; text is taken away piece by piece.
class LogWriter {
public:
    LogWriter(const Dataset& data, const LogOptions& options)
        : m_data(data)
        , m_options(options)
    {
    }
    virtual ~LogWriter() = default;
    virtual void begin() = 0;
    virtual void item(std::size_t item, const std::vector<LogEvent>& events) = 0;
    virtual void end() = 0;
    /// What is written since.
    [[nodiscard]] virtual std::string drain() = 0;

protected:
    [[nodiscard]] std::string_view name(NameIndex name) const { return m_data.name(name); }
    [[nodiscard]] std::string_view status(StatusIndex status) const
    {
        return status.valid() ? std::string_view(m_data.statuses[status.row()].name) : std::string_view();
    }
    [[nodiscard]] std::string person(NameIndex actor) const
    {
        return actor.valid() && m_options.person ? m_options.person(name(actor)) : std::string();
    }
    [[nodiscard]] static std::string time(Instant t) { return isKnown(t) ? isoInstant(t) : std::string(); }
    [[nodiscard]] const Dataset& data() const { return m_data; }
    [[nodiscard]] const LogOptions& options() const { return m_options; }

private:
    const Dataset& m_data;
    const LogOptions& m_options;
};

class CsvLog final : public LogWriter {
public:
    CsvLog(const Dataset& data, const LogOptions& options, bool spans)
        : LogWriter(data, options)
        , m_csv(options.raw ? CsvWriter::Formulas::AsTheyAre : CsvWriter::Formulas::Guarded)
        , m_spans(spans)
    {
    }
    void begin() override
    {
        for (const std::string_view header : eventLogColumns)
            m_csv.cell(header);
        if (m_spans)
            m_csv.cell("start_timestamp");
        m_csv.cell("author").endRow();
    }
    void item(std::size_t item, const std::vector<LogEvent>& events) override
    {
        const ItemColumns& items = data().items;
        for (const LogEvent& event : events) {
            m_csv.cell(items.key[item]).cell(name(items.type[item])).cell(items.title[item]).cell(name(items.project[item]));
            m_csv.cell(name(items.team[item])).cell(time(items.created[item])).cell(time(items.resolved[item]));
            m_csv.cell(status(event.from)).cell(status(event.to)).cell(time(event.at));
            if (m_spans)
                m_csv.cell(time(event.start));
            m_csv.cell(person(event.actor)).endRow();
        }
    }
    void end() override { }
    std::string drain() override { return m_csv.take(); }

private:
    CsvWriter m_csv;
    bool m_spans;
};

class JsonLog final : public LogWriter {
public:
    using LogWriter::LogWriter;
    void begin() override { m_json.beginObject().field("generator", options().generator).key("items").beginArray(); }
    void item(std::size_t item, const std::vector<LogEvent>& events) override
    {
        const ItemColumns& items = data().items;
        m_json.beginObject().field("key", items.key[item]);
        field("kind", name(items.kind[item]));
        field("type", name(items.type[item]));
        field("title", items.title[item]);
        field("project", name(items.project[item]));
        field("team", name(items.team[item]));
        m_json.field("created_at", items.created[item]).field("stated_finish_at", items.resolved[item]);
        m_json.key("events").beginArray();
        for (const LogEvent& event : events) {
            m_json.beginObject().field("at", event.at);
            field("from", status(event.from));
            field("to", status(event.to));
            if (event.span)
                m_json.field("start", event.start);
            if (const std::string by = person(event.actor); !by.empty())
                m_json.field("by", by);
            m_json.endObject();
        }
        m_json.endArray().endObject();
    }
    void end() override { m_json.endArray().endObject(); }
    std::string drain() override { return m_json.drain(); }

private:
    /// Unknown is null, not an empty text.
    void field(std::string_view key, std::string_view text)
    {
        m_json.key(key);
        if (text.empty())
            m_json.null();
        else
            m_json.value(text);
    }

    JsonWriter m_json;
};

class XesLog final : public LogWriter {
public:
    using LogWriter::LogWriter;
    void begin() override
    {
        m_text += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- " + escaped(options().generator)
            + " -->\n"
              "<log xes.version=\"1849-2016\" xes.features=\"\" xmlns=\"http://www.xes-standard.org/\">\n"
              "  <extension name=\"Concept\" prefix=\"concept\" uri=\"http://www.xes-standard.org/concept.xesext\"/>\n"
              "  <extension name=\"Time\" prefix=\"time\" uri=\"http://www.xes-standard.org/time.xesext\"/>\n"
              "  <extension name=\"Lifecycle\" prefix=\"lifecycle\" uri=\"http://www.xes-standard.org/lifecycle.xesext\"/>\n"
              "  <extension name=\"Organizational\" prefix=\"org\" uri=\"http://www.xes-standard.org/org.xesext\"/>\n";
    }
    void item(std::size_t item, const std::vector<LogEvent>& events) override
    {
        const ItemColumns& items = data().items;
        m_text += "  <trace>\n";
        attribute("    ", "concept:name", items.key[item]);
        attribute("    ", "type", name(items.type[item]));
        attribute("    ", "title", items.title[item]);
        attribute("    ", "project", name(items.project[item]));
        attribute("    ", "team", name(items.team[item]));
        attribute("    ", "item_created", time(items.created[item]));
        attribute("    ", "item_finished", time(items.resolved[item]));
        for (const LogEvent& event : events)
            write(event);
        m_text += "  </trace>\n";
    }
    void end() override { m_text += "</log>\n"; }
    std::string drain() override { return std::exchange(m_text, {}); }

private:
    void attribute(const char* indent, const char* key, std::string_view value)
    {
        if (!value.empty())
            m_text.append(indent).append("<string key=\"").append(key).append("\" value=\"").append(attributeText(value)).append("\"/>\n");
    }
    void date(const char* key, Instant at)
    {
        if (isKnown(at))
            m_text.append("      <date key=\"").append(key).append("\" value=\"").append(time(at)).append("\"/>\n");
    }
    /// A start stands beside its complete: as an event of its own it could be taken for that of another complete of the same activity.
    void write(const LogEvent& event)
    {
        m_text += "    <event>\n";
        attribute("      ", "concept:name", status(event.to));
        date("start_timestamp", event.start);
        date("time:timestamp", event.at);
        attribute("      ", "lifecycle:transition", event.span ? "complete" : "");
        attribute("      ", "org:resource", person(event.actor));
        m_text += "    </event>\n";
    }

    std::string m_text;
};

std::unique_ptr<LogWriter> writerFor(const Dataset& data, const LogOptions& options)
{
    switch (options.format) {
    case LogFormat::Json:
        return std::make_unique<JsonLog>(data, options);
    case LogFormat::Xes:
        return std::make_unique<XesLog>(data, options);
    case LogFormat::Csv:
        break;
    }
    return std::make_unique<CsvLog>(data, options, !data.visits.begun.empty());
}

} // namespace

std::vector<LogEvent> eventsOf(const Dataset& data, std::size_t item)
{
    std::vector<LogEvent> events;
    const std::size_t first = data.items.firstVisit[item];
    const std::size_t spans = data.items.spans[item];
    const std::size_t end = first + (spans > 0 ? spans : data.items.visitCount[item]);
    for (std::size_t v = first; v < end; ++v) {
        const Instant at = spans > 0 ? data.visits.left[v] : data.visits.entered[v];
        if (isKnown(at))
            events.push_back({at, spans > 0 ? data.visits.begun[v] : unknownInstant, spans > 0, data.visits.from[v], data.visits.status[v],
                data.visits.actor[v]});
    }
    std::ranges::stable_sort(events, {}, &LogEvent::at);
    return events;
}

std::int64_t writeEventLog(const analysis::Facts& facts, const Selection& selection, const LogOptions& options,
    const std::function<void(std::string_view)>& out, Progress& progress)
{
    const Dataset& data = *facts.data;
    const analysis::ResolvedWindow window = analysis::resolveWindow(facts, selection);
    const std::vector<std::uint8_t> passes = analysis::passes(facts, selection);
    const auto writer = writerFor(data, options);
    writer->begin();
    std::int64_t count = 0;
    std::string piece;
    for (std::size_t item = 0; item < passes.size(); ++item) {
        if (item % 4096 == 0) {
            progress.checkpoint();
            progress.report(static_cast<std::int64_t>(item), static_cast<std::int64_t>(passes.size()));
        }
        if (passes[item] == 0 || !analysis::isThere(facts, window, item))
            continue;
        const std::vector<LogEvent> events = eventsOf(data, item);
        writer->item(item, events);
        count += static_cast<std::int64_t>(events.size());
        piece += writer->drain();
        if (piece.size() >= pieceBytes) {
            out(piece);
            piece.clear();
        }
    }
    writer->end();
    piece += writer->drain();
    if (options.format == LogFormat::Json)
        piece += '\n';
    out(piece);
    return count;
}

} // namespace weir::report
