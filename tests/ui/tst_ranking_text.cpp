// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stream.h"
#include "ui/format/ranking_text.h"

#include <QTest>

using namespace weir::ui;
using namespace weir::analysis;

namespace {

/// What reports say, with the window's spaces: a number and its unit stay on one line there.
QString asInTheWindow(const std::string& words)
{
    QString text = QString::fromStdString(words);
    for (const auto* days : {"3.1", "12.3", "4.5", "2.1", "3.2"})
        text.replace(QLatin1String(days) + QLatin1String(" days"), QLatin1String(days) + QChar(0x00A0) + QLatin1String("days"));
    return text;
}

} // namespace

/// The window says in English what reports and the command line say.
class TestRankingText : public QObject {
    Q_OBJECT
private slots:
    void saysTheReasonOfReports()
    {
        const QLocale english(QLocale::English);
        for (const LossKind loss :
            {LossKind::NothingKnown, LossKind::WaitsFor, LossKind::WaitsIn, LossKind::Spends, LossKind::TakesUntold, LossKind::Holds}) {
            for (const bool ofItems : {true, false}) {
                for (const bool ofKnown : {true, false}) {
                    for (const std::int64_t count : {1, 1234}) {
                        BottleneckReason reason;
                        reason.loss = loss;
                        reason.stage = "Review %1 & \"QA\"";
                        reason.seconds = 3.1 * 86400;
                        reason.share = 0.452;
                        reason.count = count;
                        reason.ofItems = ofItems;
                        reason.ofKnown = ofKnown && ofItems; // only of items is a part not known
                        if (count > 1) {
                            reason.growthPerWeek = 1.5;
                            reason.ageRatio = 2.5;
                        }
                        QCOMPARE(reasonText(reason, english), asInTheWindow(weir::analysis::english(reason)));
                    }
                }
            }
        }
    }

    void saysWhyNothingIsDecidedAsReportsDo()
    {
        const QLocale english(QLocale::English);
        for (const UndecidedKind kind : {UndecidedKind::Decided, UndecidedKind::NoHistory, UndecidedKind::OneStage,
                 UndecidedKind::TooLittle, UndecidedKind::UntoldWhere, UndecidedKind::UntoldWaiting, UndecidedKind::WaitsLittle,
                 UndecidedKind::Tie, UndecidedKind::NoSignal}) {
            for (const std::int64_t n : {1, 2, 4}) {
                for (const bool ofItems : {true, false}) {
                    const Undecided undecided {
                        kind, "Dev", "Review %2", n, ofItems, 12.3 * 86400, 4.5 * 86400, 2.1 * 86400, 3.2 * 86400, n - 1};
                    QCOMPARE(undecidedText(undecided, english), asInTheWindow(weir::analysis::english(undecided)));
                    QCOMPARE(undecidedText(undecided, english).isEmpty(), kind == UndecidedKind::Decided);
                }
            }
        }
    }

    void saysWhatWouldTellMore()
    {
        for (const UndecidedKind kind :
            {UndecidedKind::Decided, UndecidedKind::OneStage, UndecidedKind::TooLittle, UndecidedKind::UntoldWhere,
                UndecidedKind::UntoldWaiting, UndecidedKind::WaitsLittle, UndecidedKind::Tie, UndecidedKind::NoSignal})
            QCOMPARE(undecidedStepText(kind).isEmpty(), kind == UndecidedKind::Decided);
    }

    void saysTheMethodOfReports()
    {
        for (const MethodReason why : {MethodReason::NoReplay, MethodReason::Replaying, MethodReason::Replayed,
                 MethodReason::NothingToReplay, MethodReason::Few, MethodReason::Short, MethodReason::Base, MethodReason::Idle,
                 MethodReason::Size, MethodReason::Load, MethodReason::Steady, MethodReason::Batch, MethodReason::Wide}) {
            for (const double value : {-0.41, 0.63, 1.9}) {
                BottleneckRanking ranking;
                ranking.why = why;
                ranking.whyValue = value;
                QCOMPARE(methodText(ranking, QLocale(QLocale::English, QLocale::UnitedStates)),
                    asInTheWindow(weir::analysis::english(why, value)));
            }
        }
    }

    void saysWhereTheSignalsDisagree()
    {
        for (const DisagreementKind kind : {DisagreementKind::None, DisagreementKind::NobodyWaits, DisagreementKind::Longest,
                 DisagreementKind::MostWaitedFor, DisagreementKind::OtherSignals}) {
            const Disagreement disagreement {kind, "Trial %2", "Review"};
            QCOMPARE(disagreementText(disagreement), QString::fromStdString(weir::analysis::english(disagreement)));
        }
    }
};

QTEST_MAIN(TestRankingText)
#include "tst_ranking_text.moc"
