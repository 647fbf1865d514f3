#include "ui/widgets/formatting.h"

#include <QDateTime>

using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_Formatting final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesDurations_data();
    void writesDurations();
    void writesSizes_data();
    void writesSizes();
    void writesAges_data();
    void writesAges();
    void writesByLocale();
    void writesTimeOfDayToTheMillisecond();
    void countsDown_data();
    void countsDown();
    void writesMoments();
    void writesShares();
};

void tst_Formatting::writesDurations_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::addRow("none") << qint64{-1} << QString();
    QTest::addRow("zero") << qint64{0} << u"0 ms"_s;
    QTest::addRow("milliseconds") << qint64{96} << u"96 ms"_s;
    QTest::addRow("last millisecond") << qint64{999} << u"999 ms"_s;
    QTest::addRow("two decimals") << qint64{1'420} << u"1.42 s"_s;
    QTest::addRow("never 10.00 s") << qint64{9'996} << u"10.0 s"_s;
    QTest::addRow("one decimal") << qint64{11'300} << u"11.3 s"_s;
    QTest::addRow("never 60.0 s") << qint64{59'970} << u"1 min 00 s"_s;
    QTest::addRow("minutes") << qint64{124'000} << u"2 min 04 s"_s;
    QTest::addRow("hours") << qint64{3 * 3'600'000 + 5 * 60'000} << u"3 h 05 min"_s;
}

void tst_Formatting::writesDurations()
{
    QFETCH(qint64, milliseconds);
    QTEST(format::duration(milliseconds, QLocale::c()), "text");
}

void tst_Formatting::writesSizes_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addRow("none") << qint64{-1} << QString();
    QTest::addRow("bytes") << qint64{999} << u"999 B"_s;
    QTest::addRow("kilobytes") << qint64{31'400} << u"31.4 kB"_s;
    QTest::addRow("no decimals from 100") << qint64{512'000'000} << u"512 MB"_s;
    QTest::addRow("never 1000 kB") << qint64{999'700} << u"1.0 MB"_s;
    QTest::addRow("gigabytes") << qint64{2'500'000'000} << u"2.5 GB"_s;
    QTest::addRow("stays in terabytes") << qint64{5'000'000'000'000'000} << u"5,000 TB"_s;
}

void tst_Formatting::writesSizes()
{
    QFETCH(qint64, bytes);
    QTEST(format::size(bytes, QLocale(QLocale::English)), "text");
}

void tst_Formatting::writesAges_data()
{
    QTest::addColumn<qint64>("age");
    QTest::addColumn<QString>("text");
    QTest::addRow("just now") << qint64{1'999} << u"now"_s;
    QTest::addRow("clock went back") << qint64{-5'000} << u"now"_s;
    QTest::addRow("seconds") << qint64{8'000} << u"8 s ago"_s;
    QTest::addRow("minutes") << qint64{41 * 60'000} << u"41 min ago"_s;
    QTest::addRow("hours") << qint64{2 * 3'600'000} << u"2 h ago"_s;
    QTest::addRow("yesterday") << qint64{25 * 3'600'000} << u"yesterday"_s;
    QTest::addRow("days") << qint64{12} * 86'400'000 << u"12 d ago"_s;
}

void tst_Formatting::writesAges()
{
    QFETCH(qint64, age);
    const qint64 now = 1'700'000'000'000;
    QTEST(format::relativeTime(now - age, now, QLocale::c()), "text");
}

void tst_Formatting::writesByLocale()
{
    QCOMPARE(format::duration(1'420, QLocale(QLocale::German)), u"1,42 s"_s);
    QCOMPARE(format::count(18'402, QLocale(QLocale::English)), u"18,402"_s);
    QCOMPARE(format::relativeTime(0, 1'700'000'000'000), u"never"_s);
    const qint64 now = 1'700'000'000'000;
    const qint64 old = now - qint64{40} * 86'400'000;
    const QLocale german(QLocale::German);
    QCOMPARE(format::relativeTime(old, now, german),
             german.toString(QDateTime::fromMSecsSinceEpoch(old).date(), QLocale::ShortFormat));
}

void tst_Formatting::writesTimeOfDayToTheMillisecond()
{
    const QDateTime when(QDate(2026, 3, 1), QTime(14, 31, 2, 418));
    QCOMPARE(format::timeOfDay(when.toMSecsSinceEpoch()), u"14:31:02.418"_s);
    QVERIFY(format::fullTime(0).isEmpty());
    QVERIFY(format::fullTime(when.toMSecsSinceEpoch()).contains(u"2026"_s));
}

void tst_Formatting::countsDown_data()
{
    QTest::addColumn<qint64>("left");
    QTest::addColumn<QString>("text");
    QTest::newRow("over") << qint64{-5'000} << u"0 s"_s;
    QTest::newRow("a moment is a second yet") << qint64{1} << u"1 s"_s;
    QTest::newRow("whole seconds") << qint64{18'000} << u"18 s"_s;
    QTest::newRow("never says 60 s") << qint64{59'001} << u"1 min 00 s"_s;
    QTest::newRow("minutes") << qint64{72'000} << u"1 min 12 s"_s;
    QTest::newRow("just under an hour") << qint64{3'599'000} << u"59 min 59 s"_s;
}

void tst_Formatting::countsDown()
{
    QFETCH(const qint64, left);
    const qint64 now = 1'700'000'000'000;
    QTEST(format::timeLeft(now + left, now, QLocale::c()), "text");
}

void tst_Formatting::writesMoments()
{
    const QDateTime when(QDate(2026, 3, 1), QTime(14, 32, 10));
    const qint64 until = when.toMSecsSinceEpoch();
    const QLocale c = QLocale::c();
    QCOMPARE(format::moment(until, until - 60'000, c), u"14:32:10"_s);
    QCOMPARE(format::timeLeft(until, until - 7'200'000, c),
             c.toString(when.time(), QLocale::ShortFormat));
    const qint64 daysAgo = until - qint64{2} * 86'400'000;
    QCOMPARE(format::moment(until, daysAgo, c), c.toString(when, QLocale::ShortFormat));
    QCOMPARE(format::timeLeft(until, daysAgo, c), c.toString(when, QLocale::ShortFormat));
}

void tst_Formatting::writesShares()
{
    QCOMPARE(format::percent(8, 1000, QLocale::c()), u"0.8 %"_s);
    QCOMPARE(format::percent(5, 0, QLocale::c()), u"0.0 %"_s);
}

QTEST_MAIN(tst_Formatting)
#include "tst_formatting.moc"
