// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/core/import/import_support.h"

#include <QtTest>

using namespace weir;
using test::CancelAfter;
using test::Scratch;

class TestImportCancelled : public QObject {
    Q_OBJECT

private slots:
    void cancelIsHeardWithinOneStatement()
    {
        const Scratch scratch;
        const auto workspace = store::Workspace::create(scratch.path("a.weir"), "UTC");
        const CancelAfter progress(3);
        const store::Interruptible interruptible(workspace.connection(), progress);
        const char* const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
        QVERIFY_EXCEPTION_THROWN((void)store::queryInteger(workspace.connection().handle(), endless), Cancelled);
        QCOMPARE(progress.asked(), 4); // three times no, then yes
    }

    void comparingOneLongItemAsksWhetherToStop()
    {
        const Scratch scratch;
        const auto csv = [](int from) {
            std::string text = "key,status,instant\n";
            const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
            for (int i = from; i < 80'000; ++i)
                text += std::string("A-1,") + (i % 2 == 0 ? "Open" : "Dev") + ",2025-03-07T" + two(i / 3600 % 24) + ":" + two(i / 60 % 60)
                    + ":" + two(i % 60) + "Z\n";
            return text;
        };
        const auto source = scratch.write("a.csv", csv(1));
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {source});
        /// Counts how often it is asked between the stages.
        class Asked final : public Progress {
        public:
            void stage(std::string_view name) override { m_comparing = name == "Comparing with what is there"; }
            void report(std::int64_t, std::int64_t) override { }
            [[nodiscard]] bool cancelled() const override
            {
                asked += m_comparing ? 1 : 0;
                return false;
            }
            mutable int asked = 0;

        private:
            bool m_comparing = false;
        } progress;
        (void)scratch.write("a.csv", csv(0));
        import::ImportRequest request;
        request.source = source;
        (void)import::importSource(workspace, request, progress);
        QVERIFY2(progress.asked >= 3 * 80'000 / 4096, std::to_string(progress.asked).c_str());
    }

    void cancellingLeavesNothing()
    {
        const Scratch scratch;
        const auto a = scratch.write("a.csv", test::eventsCsv(100, "A"));
        const auto b = scratch.write("b.csv", test::eventsCsv(20000, "B"));
        auto workspace = test::workspaceWith(scratch.path("a.weir"), {a});
        const auto before = test::viewsOf(workspace);
        int cancelledTimes = 0;
        for (const int asks : {0, 1, 3, 10, 30, 60}) {
            import::ImportRequest request;
            request.source = b;
            CancelAfter progress(asks);
            try {
                (void)import::importSource(workspace, request, progress);
                break; // fewer questions than that are asked
            } catch (const Cancelled&) {
                ++cancelledTimes;
            }
            QCOMPARE(test::viewsOf(workspace), before);
        }
        QVERIFY(cancelledTimes >= 3);
        QVERIFY(!test::hasErrors(workspace));
    }
};

QTEST_APPLESS_MAIN(TestImportCancelled)
#include "tst_import_cancelled.moc"
