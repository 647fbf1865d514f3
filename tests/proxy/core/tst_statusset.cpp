#include "proxy/core/statusset.h"

#include <QTest>

namespace keyferry {

using namespace Qt::StringLiterals;

class tst_StatusSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void contains_data();
    void contains();
};

void tst_StatusSet::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    QTest::addRow("the default") << u"401-403,408,429,500-599"_s << u"401-403,408,429,500-599"_s;
    QTest::addRow("empty") << u""_s << u""_s;
    QTest::addRow("blanks and empty pieces") << u" , 429 ,,\n"_s << u"429"_s;
    QTest::addRow("new lines") << u"500\n429"_s << u"429,500"_s;
    QTest::addRow("carriage returns") << u"500\r\n429\r\n"_s << u"429,500"_s;
    QTest::addRow("spaces inside a range") << u"500 - 502"_s << u"500-502"_s;
    QTest::addRow("ranges that overlap") << u"500-550,540-599"_s << u"500-599"_s;
    QTest::addRow("ranges that touch") << u"401,402,403"_s << u"401-403"_s;
    QTest::addRow("a range inside another") << u"500-599,503"_s << u"500-599"_s;
    QTest::addRow("the bounds") << u"100-999"_s << u"100-999"_s;
    QTest::addRow("a range of one") << u"429-429"_s << u"429"_s;
}

void tst_StatusSet::reads()
{
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const auto set = StatusSet::parse(text);
    QVERIFY(set);
    QCOMPARE(set->toText(), canonical);
    QCOMPARE(*StatusSet::parse(canonical), *set);
}

void tst_StatusSet::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("named");
    QTest::addRow("a word") << u"429,busy"_s << u"'busy'"_s;
    QTest::addRow("too low") << u"99"_s << u"'99'"_s;
    QTest::addRow("too low with a zero") << u"099"_s << u"'099'"_s;
    QTest::addRow("too high") << u"1000"_s << u"'1000'"_s;
    QTest::addRow("no end") << u"500-"_s << u"'500-'"_s;
    QTest::addRow("no begin") << u"-500"_s << u"'-500'"_s;
    QTest::addRow("three ends") << u"500-501-502"_s << u"'500-501-502'"_s;
    QTest::addRow("backwards") << u"599-500"_s << u"'599-500'"_s;
    QTest::addRow("a sign") << u"+29"_s << u"'+29'"_s;
    QTest::addRow("a class") << u"5xx"_s << u"'5xx'"_s;
    QTest::addRow("a semicolon") << u"429;500"_s << u"'429;500'"_s;
}

void tst_StatusSet::refuses()
{
    QFETCH(QString, text);
    QFETCH(QString, named);
    const auto set = StatusSet::parse(text);
    QVERIFY(!set);
    QCOMPARE(set.error().kind, ErrorKind::InvalidValue);
    QVERIFY2(set.error().detail.startsWith(named), qPrintable(set.error().detail));
}

void tst_StatusSet::contains_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("expected");
    QTest::addRow("before a range") << 400 << false;
    QTest::addRow("first of a range") << 401 << true;
    QTest::addRow("last of a range") << 403 << true;
    QTest::addRow("after a range") << 404 << false;
    QTest::addRow("a single code") << 429 << true;
    QTest::addRow("no answer") << 0 << false;
}

void tst_StatusSet::contains()
{
    QFETCH(int, status);
    QFETCH(bool, expected);
    QCOMPARE(StatusSet::parse(u"401-403,429,500-599"_s)->contains(status), expected);
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_StatusSet)
#include "tst_statusset.moc"
