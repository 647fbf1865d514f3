#include "ui/models/jsonfault.h"

#include <QTest>

using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_JsonFault final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInJson_data();
    void findsNothingInJson();
    void namesThePlace_data();
    void namesThePlace();
};

void tst_JsonFault::findsNothingInJson_data()
{
    QTest::addColumn<QString>("text");
    QTest::addRow("nothing") << QString();
    QTest::addRow("blanks") << u" \n\t"_s;
    QTest::addRow("empty object") << u"{}"_s;
    QTest::addRow("an array is JSON") << u"[1]"_s;
    QTest::addRow("big integer") << u"{\"seed\": 12345678901234567890}"_s;
    QTest::addRow("space around") << u"\n {\"a\": null}\n"_s;
}

void tst_JsonFault::findsNothingInJson()
{
    QFETCH(QString, text);
    QVERIFY(!jsonFault(text));
}

void tst_JsonFault::namesThePlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("position");
    QTest::addColumn<QString>("sentence");

    const auto row = [](const char *name, const QString &text, qsizetype at, const QString &says) {
        QTest::addRow("%s", name) << text << at << says;
    };
    const QString outOfPlace = u"Line %1, column %2: “%3” does not belong here."_s;
    row("comma at the end", u"{\"a\":1,}"_s, 7, outOfPlace.arg(1).arg(8).arg(u"}"_s));
    row("no value", u"{\n  \"a\": 1,\n  \"b\": ,\n}"_s, 19, outOfPlace.arg(3).arg(8).arg(u","_s));
    row("no comma", u"{\"a\":1 \"b\":2}"_s, 7, outOfPlace.arg(1).arg(8).arg(u"\""_s));
    row("name without quotes", u"{a:1}"_s, 1, outOfPlace.arg(1).arg(2).arg(u"a"_s));
    row("behind the object", u"{\"a\":1}\n x"_s, 9, outOfPlace.arg(2).arg(2).arg(u"x"_s));
    row("no colon", u"{\"a\" 1}"_s, 5, u"Line 1, column 6: a colon is missing."_s);
    row("after letters of two bytes",
        u"{\"äö\" 1}"_s,
        6,
        u"Line 1, column 7: a colon is missing."_s);
    row("open text",
        u"{\"a\":\"x"_s,
        7,
        u"Line 1, column 8: a text is not closed with a quotation mark."_s);
    row("open object", u"{\"a\":\n1\n"_s, 7, u"Line 2, column 2: the text ends too early."_s);
}

void tst_JsonFault::namesThePlace()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, position);
    QFETCH(QString, sentence);
    const auto fault = jsonFault(text);
    QVERIFY(fault);
    QCOMPARE(fault->sentence, sentence);
    QCOMPARE(fault->position, position);
}

QTEST_GUILESS_MAIN(tst_JsonFault)
#include "tst_jsonfault.moc"
