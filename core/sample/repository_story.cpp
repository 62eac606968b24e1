// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/repository_story.h"

#include "core/sample/code_base.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <tuple>
#include <utility>

namespace weir::sample {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

/// Small things go in as one commit.
constexpr double squashed = 0.35;

enum class StepKind : std::uint8_t { Begin, Push, Merge, Tag };

/// What happens to the repository, in order of time.
struct Step {
    LocalSeconds at {};
    StepKind kind = StepKind::Begin;
    std::size_t item = 0, visit = 0;
    friend bool operator<(const Step& a, const Step& b) { return std::tie(a.at, a.kind, a.item) < std::tie(b.at, b.kind, b.item); }
};

/// A branch that is not merged yet. Its commits are kept back until then, because what is never merged is not reachable.
struct Branch {
    std::size_t base = 0;
    std::vector<std::string> paths;
    CodeBase code;
    std::vector<Edit> edits;
    std::vector<SampleCommit> commits;
};

std::vector<Step> stepsOf(const FlowResult& flow)
{
    std::vector<Step> steps;
    for (std::size_t i = 0; i < flow.items.size(); ++i) {
        const auto& visits = flow.items[i].visits;
        for (std::size_t v = 0; v < visits.size(); ++v) {
            const FlowVisit& visit = visits[v];
            if (visit.stage == Build && visit.begun != notYet)
                steps.push_back({visit.begun, StepKind::Begin, i, v});
            if (visit.stage == Build && visit.ended != notYet)
                steps.push_back({visit.ended, StepKind::Push, i, v});
            if (visit.stage == Review && visit.ended != notYet && v + 1 < visits.size() && visits[v + 1].stage == Verify)
                steps.push_back({visit.ended, StepKind::Merge, i, v});
        }
    }
    for (const LocalSeconds at : flow.releases)
        steps.push_back({at, StepKind::Tag, 0, 0});
    std::sort(steps.begin(), steps.end());
    return steps;
}

class Story {
public:
    Story(SampleStream& stream, const FlowResult& flow, stats::Random& random)
        : m_stream(stream)
        , m_flow(flow)
        , m_random(random)
        , m_main(CodeBase::initial())
    {
        const Instant begin = at(LocalSeconds(firstDay - days(3)) + hours(10));
        m_stream.commits.push_back({{}, "dev-01", begin, begin, "Begin with the rules that are in force\n", m_main.allFiles()});
    }

    void tell()
    {
        for (const Step& step : stepsOf(m_flow)) {
            switch (step.kind) {
            case StepKind::Begin:
                begin(step.item);
                break;
            case StepKind::Push:
                push(step.item, m_flow.items[step.item].visits[step.visit]);
                break;
            case StepKind::Merge:
                merge(step.item, m_flow.items[step.item].visits[step.visit]);
                break;
            case StepKind::Tag:
                m_stream.tags.push_back({"v1." + std::to_string(m_stream.tags.size() + 1) + ".0", m_head, at(step.at)});
                break;
            }
        }
    }

private:
    [[nodiscard]] Instant at(LocalSeconds t) const { return m_stream.zone.fromLocal(LocalTime(t)); }

    [[nodiscard]] const Area& areaOf(std::size_t item) const
    {
        return *std::ranges::find(areas(), m_stream.items[item].component, &Area::name);
    }

    void begin(std::size_t item)
    {
        if (m_branches.contains(item))
            return;
        const Area& area = areaOf(item);
        const std::size_t module = m_random.below(area.modules.size());
        std::vector<std::string> paths {sourcePath(area, module), testPath(area, module)};
        if (m_random.chance(0.3))
            paths.push_back(sourcePath(area, (module + 1) % area.modules.size()));
        m_branches[item] = {m_head, paths, m_main.only(paths), {}, {}};
    }

    void push(std::size_t item, const FlowVisit& visit)
    {
        Branch& branch = m_branches.at(item);
        const std::size_t count = visit.rework ? 1 + m_random.below(2) : 1 + m_random.below(4);
        for (const LocalSeconds when : commitTimes(visit, count)) {
            const std::string& path = branch.paths[m_random.below(branch.paths.size())];
            const Edit edit {path, 1 + m_random.below(branch.code.lines(path).size()),
                m_stream.items[item].key + ".rule = " + std::to_string(m_random.below(1000))};
            branch.code.apply(edit);
            branch.edits.push_back(edit);
            const std::string subject = commitSubject(visit.rework, path.substr(path.rfind('/') + 1), m_random);
            branch.commits.push_back(
                {{}, visit.who, at(when), at(when), m_stream.items[item].key + " " + subject + "\n", {branch.code.file(path)}});
        }
    }

    /// `count` moments of a build, ascending, none outside its time and, where that leaves room, none at night.
    std::vector<LocalSeconds> commitTimes(const FlowVisit& visit, std::size_t count)
    {
        std::vector<LocalSeconds> times {visit.ended - seconds(30 + m_random.below(240))};
        while (times.size() < count) {
            const auto part = m_random.uniform() * static_cast<double>((visit.ended - visit.begun).count());
            const LocalSeconds any = visit.begun + seconds(static_cast<std::int64_t>(part));
            const LocalSeconds midnight {std::chrono::floor<days>(any)};
            times.push_back(
                std::clamp(any, midnight + hours(9) + minutes(m_random.below(40)), midnight + hours(17) - minutes(m_random.below(40))));
        }
        for (LocalSeconds& time : times)
            time = std::clamp(time, visit.begun, visit.ended);
        std::ranges::sort(times);
        return times;
    }

    void merge(std::size_t item, const FlowVisit& review)
    {
        Branch branch = std::move(m_branches.at(item));
        m_branches.erase(item);
        for (const Edit& edit : branch.edits)
            m_main.apply(edit);
        std::vector<std::string> touched;
        for (const Edit& edit : branch.edits)
            touched.push_back(edit.path);
        std::ranges::sort(touched);
        touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
        SampleCommit merged {{m_head}, review.who, at(review.ended), at(review.ended), {}, {}};
        for (const std::string& path : touched)
            merged.files.push_back(m_main.file(path));

        const SampleItem& what = m_stream.items[item];
        const std::string number = std::to_string(++m_requests);
        const ItemType type = m_flow.items[item].type;
        if ((type == ItemType::Maintenance || type == ItemType::Bug) && m_random.chance(squashed)) {
            merged.author = branch.commits.back().author;
            merged.authored = branch.commits.back().authored;
            merged.message = what.title + " (#" + number + ")\n\n" + what.key + "\n";
        } else {
            std::size_t parent = branch.base;
            for (SampleCommit& commit : branch.commits) {
                commit.parents = {parent};
                parent = m_stream.commits.size();
                m_stream.commits.push_back(std::move(commit));
            }
            merged.parents.push_back(parent);
            merged.message =
                "Merge pull request #" + number + " from checkout/" + what.key + "-" + slug(what.title) + "\n\n" + what.title + "\n";
        }
        m_head = m_stream.commits.size();
        m_stream.commits.push_back(std::move(merged));
    }

    SampleStream& m_stream;
    const FlowResult& m_flow;
    stats::Random& m_random;
    CodeBase m_main;
    std::size_t m_head = 0;
    std::size_t m_requests = 0;
    std::map<std::size_t, Branch> m_branches; ///< by item
};

} // namespace

void tellRepository(SampleStream& stream, const FlowResult& flow, stats::Random& random)
{
    Story(stream, flow, random).tell();
}

} // namespace weir::sample
