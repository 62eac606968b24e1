// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workspace_fixture.h"
#include "ui/models/stage_map_model.h"
#include "ui/views/stage_map_panel.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <unistd.h>

using namespace weir;
using namespace weir::ui;

namespace {

/// Permissions do not bind root; while this lives, the process is somebody whom they bind.
class OrdinaryUser {
public:
    OrdinaryUser()
        : m_owner(geteuid())
    {
        if (m_owner == 0 && seteuid(65534) != 0)
            qFatal("The test cannot become an ordinary user.");
    }
    ~OrdinaryUser()
    {
        if (m_owner == 0 && seteuid(0) != 0)
            qFatal("The test cannot become itself again.");
    }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;
    template <typename What>
    void asOwner(const What& what) const
    {
        if (m_owner == 0 && seteuid(0) != 0)
            qFatal("The test cannot become itself again.");
        what();
        if (m_owner == 0 && seteuid(65534) != 0)
            qFatal("The test cannot become an ordinary user.");
    }

private:
    uid_t m_owner;
};

} // namespace

class TestStagePanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(m_theme); }

    void showsWhatIsOnItsWayAndWhatIsStored()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        StageMapPanel panel(fixture.session, m_theme);
        QCOMPARE(first(panel), stored(fixture));
        rename(panel, QStringLiteral("Ideas"));
        QCOMPARE(first(panel), std::string("Ideas"));
        rename(panel, QStringLiteral("Wishes"));
        QVERIFY(fixture.settle());
        QCOMPARE(first(panel), std::string("Wishes"));
        QCOMPARE(stored(fixture), std::string("Wishes"));
        fixture.session.undo();
        QVERIFY(fixture.settle());
        QCOMPARE(first(panel), std::string("Ideas"));
    }

    void oneWorkspacesStagesDoNotReachAnother()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        StageMapPanel panel(fixture.session, m_theme);
        const std::string proposed = first(panel);
        rename(panel, QStringLiteral("Ideas"));
        fixture.session.create(fixture.path(QStringLiteral("second.weir")));
        QCOMPARE(panel.model().rowCount(), 0);
        fixture.session.importSources({fixture.writeTable(QStringLiteral("second.csv"))});
        QVERIFY(fixture.settle());
        QCOMPARE(first(panel), proposed);
        rename(panel, QStringLiteral("Wishes"));
        QVERIFY(fixture.settle());
        QCOMPARE(first(panel), std::string("Wishes"));
        fixture.session.open(fixture.path(QStringLiteral("team.weir")));
        QVERIFY(fixture.settle());
        QCOMPARE(first(panel), std::string("Ideas"));
    }

    /// What comes back from the workspace is what was sent: a name that is being typed stays.
    void aGuessedEndLeavesTheEditedStagesAlone()
    {
        WorkspaceFixture fixture(&m_theme);
        QByteArray rows("Key,Status,Changed\n");
        for (int i = 0; i < 20; ++i) {
            QDateTime at(QDate(2025, 1, 6).addDays(i), QTime(9, 0), Qt::UTC);
            for (const char* status : {"Intake", "Legal", "Finance", "Ops", "Handed over"}) {
                rows += "P-" + QByteArray::number(i) + ',' + status + ',' + at.toString(Qt::ISODate).toLatin1() + '\n';
                at = at.addDays(1 + i % 3);
            }
        }
        QVERIFY(fixture.openWith({fixture.write(QStringLiteral("ops.csv"), rows)}));
        QVERIFY(!fixture.session.facts()->map.guessedEnds.empty());
        StageMapPanel panel(fixture.session, m_theme);
        rename(panel, QStringLiteral("Desk"));
        QSignalSpy reset(&panel.model(), &QAbstractItemModel::modelReset);
        QVERIFY(fixture.settle());
        QCOMPARE(stored(fixture), std::string("Desk"));
        QCOMPARE(panel.model().map(), fixture.session.facts()->map);
        QCOMPARE(reset.size(), 0);
    }

    void statusesThatComeDuringAnEditAreTakenOver()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        StageMapPanel panel(fixture.session, m_theme);
        fixture.session.importSources({fixture.write(QStringLiteral("more.csv"),
            "Key,Summary,Type,Status,Changed\nXYZ-1,New,Bug,Open,2025-02-03T09:00:00Z\nXYZ-1,New,Bug,Parked,2025-02-04T09:00:00Z\n")});
        rename(panel, QStringLiteral("Ideas"));
        QVERIFY(fixture.settle());
        QCOMPARE(first(panel), std::string("Ideas"));
        QVERIFY(panel.model().indexOfStatus("Parked").isValid());
        QCOMPARE(panel.model().map(), fixture.session.facts()->map);
    }

    void aWorkspaceThatCanOnlyBeReadLetsThePanelBeClosed()
    {
        WorkspaceFixture fixture(&m_theme);
        QVERIFY(fixture.openWithTable());
        fixture.session.close();
        QVERIFY(fixture.settle());
        const OrdinaryUser user;
        const auto everybodyReads = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
        const auto everybodyEnters = QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
        user.asOwner([&] {
            QVERIFY(QFile::setPermissions(fixture.path(QStringLiteral("team.weir")), everybodyReads));
            QVERIFY(QFile::setPermissions(fixture.path(QString()), everybodyReads | everybodyEnters));
        });
        fixture.session.open(fixture.path(QStringLiteral("team.weir")));
        QVERIFY(fixture.settle());
        QVERIFY(fixture.session.readOnly());
        StageMapPanel panel(fixture.session, m_theme);
        panel.show();
        QSignalSpy closed(&panel, &StageMapPanel::closed);
        for (QToolButton* button : panel.findChildren<QToolButton*>()) {
            if (button->isEnabled())
                button->click();
        }
        QCOMPARE(closed.size(), 1);
        QVERIFY(!panel.findChild<QPushButton*>(QStringLiteral("acceptStages"))->isEnabled());
        QTest::keyClick(&panel.tree(), Qt::Key_Delete);
        QVERIFY(fixture.settle());
        QVERIFY(!fixture.session.canUndo());
        fixture.session.close();
        QVERIFY(fixture.settle());
        user.asOwner([&] { QFile::setPermissions(fixture.path(QString()), everybodyReads | everybodyEnters | QFile::WriteOwner); });
    }

private:
    static std::string first(const StageMapPanel& panel) { return panel.model().map().stages.front().name; }
    static std::string stored(const WorkspaceFixture& fixture) { return fixture.session.facts()->map.stages.front().name; }
    static void rename(const StageMapPanel& panel, const QString& name)
    {
        QVERIFY(panel.model().setData(panel.model().indexOfStage(0), name, Qt::EditRole));
    }
    Theme m_theme;
};

QTEST_MAIN(TestStagePanel)
#include "tst_stage_panel.moc"
