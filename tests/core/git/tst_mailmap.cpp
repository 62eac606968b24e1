// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/mailmap.h"

#include <QtTest>

#include <string>

using namespace weir;

class TestMailmap : public QObject {
    Q_OBJECT

private slots:
    void callsPeopleAsGitDoes_data();
    void callsPeopleAsGitDoes();
    void endsAtNul();
};

namespace {

const std::string content = R"(# Comment <c@x> <c@y>
Ann Lee <ann@x> <>
  Bob  <b@x> )"
                            "\t"
                            R"(Robert <bob@example.org>
Cid <C@x>
<d@x> <D@Y>
no address
Eve <> <e@x>
Fay <f@x> <f@y
Gus <g@x> <g@y> <g@z>
Hal <h@x> Old <h@y>
Hal2 <h2@x> <h@y>
)";

} // namespace

/// As `git check-mailmap` answers with this file.
void TestMailmap::callsPeopleAsGitDoes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("real");
    const auto row = [](const char* what, const char* name, const char* email, const char* real) {
        QTest::newRow(what) << QString::fromUtf8(name) << QString::fromUtf8(email) << QString::fromUtf8(real);
    };
    row("no address of a commit", "nobody", "", "Ann Lee <ann@x>");
    row("by name and address", "Robert", "bob@example.org", "Bob <b@x>");
    row("in any case", "robert", "BOB@example.org", "Bob <b@x>");
    row("another name at that address", "Bobby", "bob@example.org", "Bobby <bob@example.org>");
    row("name alone", "cc", "c@X", "Cid <c@X>");
    row("address alone", "Dee", "d@y", "Dee <d@x>");
    row("no real address", "e", "e@x", "e <e@x>");
    row("an address that does not end", "f", "f@y", "f <f@y>");
    row("what stands before that", "f", "f@x", "Fay <f@x>");
    row("the second of three", "g", "g@y", "Gus <g@x>");
    row("the third of three", "g", "g@z", "g <g@z>");
    row("a name before anybody", "old", "h@y", "Hal <h@x>");
    row("anybody beside a name", "x", "h@y", "Hal2 <h2@x>");
    row("a comment", "Comment", "c@y", "Comment <c@y>");
}

void TestMailmap::callsPeopleAsGitDoes()
{
    QFETCH(QString, name);
    QFETCH(QString, email);
    QFETCH(QString, real);
    std::string person = name.toStdString();
    std::string address = email.toStdString();
    git::Mailmap(content).apply(person, address);
    QCOMPARE(QString::fromStdString(person + " <" + address + ">"), real);
}

void TestMailmap::endsAtNul()
{
    std::string name = "a";
    std::string email = "a@x";
    git::Mailmap(std::string("B <b@x> <b@y>\n\0A <a@y> <a@x>\n", 30)).apply(name, email);
    QCOMPARE(name, std::string("a"));
}

QTEST_APPLESS_MAIN(TestMailmap)
#include "tst_mailmap.moc"
