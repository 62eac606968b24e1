// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window as it is shipped on a workspace whose every text would be mark-up if a widget took it for that.

#include "tests/support/csv_cells.h"
#include "tests/support/payloads.h"
#include "tests/ui/workspace_fixture.h"
#include "ui/actions.h"
#include "ui/main_window.h"
#include "ui/workspace_page.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QFile>
#include <QHelpEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPointer>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>
#include <QTextDocument>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace weir;
using namespace weir::ui;

namespace {

QStringList payloads()
{
    QStringList texts;
    for (const auto text : testsupport::injectionPayloads)
        texts << QString::fromUtf8(text.data(), qsizetype(text.size()));
    for (const auto text : testsupport::formulaPayloads)
        texts << QString::fromUtf8(text.data(), qsizetype(text.size()));
    return texts;
}

/// Issues that each say one of them in every field and pass through a status that is called so; some are not finished.
QByteArray search()
{
    QJsonArray issues;
    const auto named = [](const QString& name) { return QJsonObject {{u"name"_s, name}}; };
    for (const QString& text : payloads()) {
        const int n = int(issues.size());
        const auto change = [&](int day, const QString& from, const QString& to) {
            return QJsonObject {{u"id"_s, QString::number(day)}, {u"author"_s, QJsonObject {{u"displayName"_s, text}}},
                {u"created"_s, QString(QDate(2025, 3, 1).addDays(n + day).toString(Qt::ISODate) + u"T10:00:00.000+0000"_s)},
                {u"items"_s, QJsonArray {QJsonObject {{u"field"_s, u"status"_s}, {u"fromString"_s, from}, {u"toString"_s, to}}}}};
        };
        const bool open = n % 10 == 0;
        QJsonArray histories {change(2, u"Open"_s, text)};
        if (!open)
            histories << change(9, text, u"Done"_s);
        issues << QJsonObject {{u"key"_s, u"P-%1"_s.arg(n + 1)},
            {u"fields"_s,
                QJsonObject {{u"summary"_s, text}, {u"issuetype"_s, named(text)}, {u"status"_s, named(open ? text : u"Done"_s)},
                    {u"created"_s, u"2025-03-01T10:00:00.000+0000"_s}, {u"project"_s, named(text)},
                    {u"assignee"_s, QJsonObject {{u"displayName"_s, text}}}, {u"team"_s, text}}},
            {u"changelog"_s, QJsonObject {{u"total"_s, histories.size()}, {u"histories"_s, histories}}}};
    }
    return QJsonDocument(QJsonObject {{u"issues"_s, issues}}).toJson(QJsonDocument::Compact);
}

} // namespace

class TestPayloads : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"weir-tests"_s);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        prepareApplication(m_theme);
        installTheme(m_theme);
        m_payloads = payloads();
        m_fixture = std::make_unique<WorkspaceFixture>(&m_theme);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_fixture->path(u"settings"_s));
        m_window = std::make_unique<MainWindow>(m_fixture->session, m_theme, builtinPlaces());
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QByteArray bad("Key,Status,Changed\n");
        for (QString text : std::as_const(m_payloads)) {
            const QByteArray cell = '"' + text.replace(u'"', u"\"\""_s).toUtf8() + '"';
            bad += cell + ',' + cell + ',' + cell + '\n';
        }
        QVERIFY(m_fixture->openWith(
            {m_fixture->write(u"<b>search<b>&amp;<img src=x>.json"_s, search()), m_fixture->write(u"=<u>bad<u>.csv"_s, bad)}));
        QVERIFY(decideWithPayloads());
    }

    void cleanupTestCase()
    {
        QVERIFY(m_fixture->settle());
        m_window.reset();
        m_fixture.reset();
    }

    void theTableOfItemsHoldsNoFormula()
    {
        m_window->workspace().go(u"items"_s);
        QVERIFY(m_fixture->settle());
        const QByteArray csv = exported(u"items.csv"_s);
        QVERIFY(test::csvCells(csv).size() > m_payloads.size() / 2);
        QCOMPARE(test::formulaIn(csv).value_or(QByteArray()), QByteArray());
    }

    void showsNothingAsMarkUp_data()
    {
        QTest::addColumn<QString>("place");
        for (const QString& place : m_window->workspace().placeIds())
            QTest::newRow(qPrintable(place)) << place;
    }
    void showsNothingAsMarkUp()
    {
        QFETCH(QString, place);
        m_window->workspace().go(place);
        QVERIFY(m_fixture->settle());
        lookAtAll();
        // What opens in the place: its sheets, panels, pages and rows.
        for (const char* name : {"whyButton", "editStages", "rejectsButton"}) {
            auto* button = m_window->findChild<QAbstractButton*>(QLatin1String(name));
            if (button != nullptr && button->isVisible())
                button->click();
        }
        QList<QPointer<QAbstractItemView>> views;
        for (auto* view : m_window->findChildren<QAbstractItemView*>())
            views << view;
        for (const QPointer<QAbstractItemView>& view : views) {
            if (view == nullptr || !view->isVisible() || view->model() == nullptr || view->model()->rowCount() == 0)
                continue;
            view->setFocus();
            view->setCurrentIndex(view->model()->index(0, 0));
            QTest::keyClick(view, Qt::Key_Return);
            QVERIFY(m_fixture->settle());
            lookAtAll();
            QTest::keyClick(m_window.get(), Qt::Key_Escape);
        }
        QVERIFY(m_fixture->settle());
        lookAtAll();
        QVERIFY(m_looked > 100);
    }

private:
    /// A stage, a note on the charts, a report and a filter that are called so.
    bool decideWithPayloads()
    {
        Session& session = m_fixture->session;
        StageMap map = session.facts()->map;
        map.proposed = false;
        map.stages.clear();
        for (int i = 0; i < m_payloads.size(); ++i) {
            const std::string text = m_payloads[i].toStdString();
            if (i % 20 != 3 || text.find('\0') != std::string::npos)
                continue;
            map.stages.push_back({.name = text, .kind = StageKind::Work, .queue = {}, .work = {text}, .team = text, .wipLimit = 1});
        }
        map.stages.push_back({.name = "<i>Done</i>", .kind = StageKind::Done, .queue = {}, .work = {"Done"}, .team = {}, .wipLimit = {}});
        session.setStageMap(map, u"<b>stages</b>"_s);
        const std::vector<std::string> texts = [this] {
            std::vector<std::string> made;
            for (const QString& text : m_payloads)
                made.push_back(text.toStdString());
            return made;
        }();
        session.changeChartMarks(
            [texts](ChartMarks& marks) {
                for (std::size_t i = 0; i < texts.size(); i += 7)
                    marks.annotations.push_back({*parseIsoDay("2025-04-01") + std::chrono::days(i), texts[i]});
            },
            u"<b>marks</b>"_s);
        ReportRecipe recipe = session.reportRecipe();
        recipe.title = "<h1>title</h1>";
        for (ReportBlock& block : recipe.blocks)
            block.words = "<b>words</b><img src=x>";
        session.setReportRecipe(recipe, u"<b>recipe</b>"_s);
        Selection selection = session.selection();
        selection.window = {};
        selection.where["type"] = texts;
        session.setSelection(selection);
        return m_fixture->settle();
    }

    QByteArray exported(const QString& name)
    {
        const QString path = m_fixture->path(name);
        m_window->fileDialog().setNextAnswer({path});
        m_window->actions().get(u"export"_s)->trigger();
        QFile file(path);
        return m_fixture->settle() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// A text that a widget decides about by itself: either it shows it as it is, or all mark-up in it is ours.
    void look(const QString& text, const QString& where)
    {
        ++m_looked;
        if (!Qt::mightBeRichText(text))
            return;
        QString rest = text;
        for (const char* ours : {"<qt>", "</qt>", "<br>", "<b>", "</b>"})
            rest.remove(QLatin1String(ours));
        const bool tags = rest.contains(u'<') || !text.startsWith(u"<qt>"_s);
        QVERIFY2(!tags, qPrintable(where + u": "_s + text));
    }

    void lookAtAll()
    {
        QList<QPointer<QWidget>> widgets; // asked for tips, some come and go
        for (QWidget* widget : QApplication::allWidgets())
            widgets << widget;
        for (const QPointer<QWidget>& widget : widgets) {
            if (widget == nullptr)
                continue;
            const QString where = QString::fromLatin1(widget->metaObject()->className()) + u'#' + widget->objectName();
            look(widget->toolTip(), where);
            look(widget->statusTip(), where);
            look(widget->whatsThis(), where);
            const auto* label = qobject_cast<QLabel*>(widget);
            if (label != nullptr && label->textFormat() != Qt::PlainText && !label->inherits("QTipLabel"))
                look(label->text(), where);
            if (const auto* view = qobject_cast<QAbstractItemView*>(widget.data()); view != nullptr && view->model() != nullptr)
                lookAtModel(*view->model(), where);
            if (widget->isVisible() && m_window->isAncestorOf(widget))
                askForTips(widget, where);
        }
        for (const QAction* action : m_window->findChildren<QAction*>())
            look(action->toolTip(), action->objectName());
    }

    void lookAtModel(const QAbstractItemModel& model, const QString& where)
    {
        const int rows = std::min(model.rowCount(), 300);
        for (int column = 0; column < model.columnCount(); ++column) {
            look(model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(), where);
            for (int row = 0; row < rows; ++row) {
                const QModelIndex index = model.index(row, column);
                look(index.data(Qt::ToolTipRole).toString(), where);
                for (int child = 0; child < std::min(model.rowCount(index), 20); ++child)
                    look(model.index(child, column, index).data(Qt::ToolTipRole).toString(), where);
            }
        }
    }

    /// What a widget answers where the pointer rests.
    void askForTips(QWidget* widget, const QString& where)
    {
        constexpr int across = 7;
        for (int i = 0; i < across * across; ++i) {
            const QPoint at(
                widget->width() * (2 * (i % across) + 1) / (2 * across), widget->height() * (2 * (i / across) + 1) / (2 * across));
            QHelpEvent help(QEvent::ToolTip, at, widget->mapToGlobal(at));
            QCoreApplication::sendEvent(widget, &help);
            if (QToolTip::isVisible())
                look(QToolTip::text(), where + u" asked"_s);
            QToolTip::hideText();
            if (widget->width() < 200 && widget->height() < 60)
                break; // one answer
        }
    }

    Theme m_theme;
    QStringList m_payloads;
    std::unique_ptr<WorkspaceFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
    int m_looked = 0;
};

QTEST_MAIN(TestPayloads)
#include "tst_payloads.moc"
