// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearest.h"

#include <QtTest>

using namespace weir;

class TestNearest : public QObject {
    Q_OBJECT

private slots:
    void findsWhatWasMeant_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("meant"); // empty: nobody can tell
        QTest::newRow("a letter left out") << "imort"
                                           << "import";
        QTest::newRow("neighbours exchanged") << "imoprt"
                                              << "import";
        QTest::newRow("one too many") << "itemss"
                                      << "items";
        QTest::newRow("another one") << "stages"
                                     << "stages";
        QTest::newRow("in another case") << "Import"
                                         << "import";
        QTest::newRow("the nearest of several") << "stage"
                                                << "stages";
        QTest::newRow("something else") << "measure"
                                        << "";
        QTest::newRow("too short to tell") << "x"
                                           << "";
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("far too long") << QString(1000, QLatin1Char('i')) << "";
    }
    void findsWhatWasMeant()
    {
        QFETCH(QString, word);
        QFETCH(QString, meant);
        const std::vector<std::string> known {"import", "items", "stages", "stream", "ab"};
        QCOMPARE(QString::fromStdString(nearest(word.toStdString(), known).value_or("")), meant);
    }

    void endsASentenceEitherWay()
    {
        QCOMPARE(didYouMean("imort", {"import"}, "there are others."), std::string("did you mean 'import'?"));
        QCOMPARE(didYouMean("luck", {"import"}, "there are others."), std::string("there are others."));
    }
};

QTEST_APPLESS_MAIN(TestNearest)
#include "tst_nearest.moc"
