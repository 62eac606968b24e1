// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/issue_keys.h"

#include <QtTest>

using namespace weir;

class TestIssueKeys : public QObject {
    Q_OBJECT

private slots:
    void listsWhatATextNames_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("branch");
        QTest::addColumn<QString>("listed");
        QTest::newRow("nothing") << "Tidy the gate"
                                 << ""
                                 << "";
        QTest::newRow("keys, each once") << "GATE-12: open; see GATE-12 and LOCK-3"
                                         << ""
                                         << "GATE-12 LOCK-3";
        QTest::newRow("a branch written small") << "Open"
                                                << "feature/gate-12-open"
                                                << "GATE-12";
        QTest::newRow("a word around it") << "XGATE-12a GATE-1x"
                                          << ""
                                          << "";
        QTest::newRow("closing words") << "Fixes #12"
                                       << ""
                                       << "#12";
        QTest::newRow("in any case, with a colon") << "CLOSES: #7, resolved #8"
                                                   << ""
                                                   << "#7 #8";
        QTest::newRow("another repository") << "closes water/works#12"
                                            << ""
                                            << "water/works#12";
        QTest::newRow("a list") << "Closes #1, #2 and #3, and #4 & #5"
                                << ""
                                << "#1 #2 #3 #4 #5";
        QTest::newRow("on the next line") << "Implements\n#12"
                                          << ""
                                          << "#12";
        QTest::newRow("an address") << "Fix https://example.org/water/works/issues/12."
                                    << ""
                                    << "water/works#12";
        QTest::newRow("an address with a dash") << "Fix https://example.org/water/works/-/issues/12"
                                                << ""
                                                << "water/works#12";
        QTest::newRow("an address of something else") << "Fix https://example.org/water/works/pull/12"
                                                      << ""
                                                      << "";
        QTest::newRow("a mention closes nothing") << "See #12, part of #13"
                                                  << ""
                                                  << "";
        QTest::newRow("no number") << "Fixes #12a, closes # 3, fixes #"
                                   << ""
                                   << "";
        QTest::newRow("a word that only begins so") << "Fixture #12, prefixes #13"
                                                    << ""
                                                    << "";
        QTest::newRow("too many digits") << "Fixes #12345678901234567890"
                                         << ""
                                         << "";
    }
    void listsWhatATextNames()
    {
        QFETCH(QString, text);
        QFETCH(QString, branch);
        QFETCH(QString, listed);
        QCOMPARE(QString::fromStdString(issueKeysIn(text.toStdString(), branch.toStdString())), listed);
    }
};

QTEST_APPLESS_MAIN(TestIssueKeys)
#include "tst_issue_keys.moc"
