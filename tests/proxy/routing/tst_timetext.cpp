#include "proxy/routing/timetext.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

namespace keyferry::routing {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

qint64 utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text) + u'Z', Qt::ISODateWithMs)
        .toMSecsSinceEpoch();
}

} // namespace

class tst_TimeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSpans_data();
    void readsSpans();
    void readsDecimals_data();
    void readsDecimals();
    void readsHttpDates_data();
    void readsHttpDates();
    void readsTimestamps_data();
    void readsTimestamps();
    void findsPacificMidnight_data();
    void findsPacificMidnight();
    void agreesWithTimeZoneDatabase();
};

void tst_TimeText::readsSpans_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<std::optional<milliseconds>>("span");
    const auto row = [](const char *text, std::optional<milliseconds> span) {
        QTest::addRow("'%s'", text) << QByteArray(text) << span;
    };
    row("1s", 1s);
    row("6m0s", 6min);
    row("20ms", 20ms);
    row("1h2m3.5s", 3'723'500ms);
    row("1m0.052s", 60'052ms);
    row("2m59.56s", 179'560ms);
    row("114h18m0s", 411'480s);
    row("1d2h", 26h);
    row("37s", 37s);
    row("1.5s", 1500ms);
    row(".5s", 500ms);
    row("0s", 0ms);
    row("8.640001s", 8641ms); // never earlier than said
    row("17us", 1ms);
    row("12\xc2\xb5s", 1ms);
    row("3ns", 1ms);
    row("", std::nullopt);
    row("s", std::nullopt);
    row("5", std::nullopt);
    row("5x", std::nullopt);
    row("-5s", std::nullopt);
    row("5s3", std::nullopt);
    row("1.2.3s", std::nullopt);
    row(".s", std::nullopt);
    row("1 s", std::nullopt);
    row("infs", std::nullopt);
    row("999999999999999999d", std::nullopt);
}

void tst_TimeText::readsSpans()
{
    QFETCH(QByteArray, text);
    QFETCH(std::optional<milliseconds>, span);
    QVERIFY(parseSpan(text) == span);
}

void tst_TimeText::readsDecimals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("number"); // below 0: none
    QTest::newRow("whole") << "20"_ba << 20.0;
    QTest::newRow("fraction") << "0.25"_ba << 0.25;
    QTest::newRow("zero") << "0"_ba << 0.0;
    QTest::newRow("empty") << ""_ba << -1.0;
    QTest::newRow("negative") << "-1"_ba << -1.0;
    QTest::newRow("sign") << "+1"_ba << -1.0;
    QTest::newRow("exponent") << "1e9"_ba << -1.0;
    QTest::newRow("infinite") << "inf"_ba << -1.0;
    QTest::newRow("two points") << "1.2.3"_ba << -1.0;
    QTest::newRow("words") << "soon"_ba << -1.0;
    QTest::newRow("too large for a double") << QByteArray(400, '9') << -1.0;
}

void tst_TimeText::readsDecimals()
{
    QFETCH(QByteArray, text);
    QFETCH(double, number);
    QCOMPARE(parseDecimal(text).value_or(-1), number);
}

void tst_TimeText::readsHttpDates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("moment"); // 0: none
    const auto row = [](const char *name, const char *text, qint64 moment) {
        QTest::newRow(name) << QByteArray(text) << moment;
    };
    const qint64 sample = utc("1994-11-06T08:49:37");
    row("IMF-fixdate", "Sun, 06 Nov 1994 08:49:37 GMT", sample);
    row("RFC 850", "Sunday, 06-Nov-94 08:49:37 GMT", sample);
    row("asctime", "Sun Nov  6 08:49:37 1994", sample);
    row("asctime, two digits", "Sat Nov 26 08:49:37 1994", utc("1994-11-26T08:49:37"));
    row("leap day", "Thu, 29 Feb 2024 00:00:00 GMT", utc("2024-02-29T00:00:00"));
    row("RFC 850 of this century", "Tuesday, 10-Mar-26 12:00:20 GMT", utc("2026-03-10T12:00:20"));
    row("RFC 850 within 50 years", "Tuesday, 10-Mar-76 12:00:20 GMT", utc("2076-03-10T12:00:20"));
    row("RFC 850 beyond 50 years", "Tuesday, 10-Mar-77 12:00:20 GMT", utc("1977-03-10T12:00:20"));
    row("another zone", "Sun, 06 Nov 1994 08:49:37 +0100", 0);
    row("no such day", "Sun, 31 Feb 2026 08:49:37 GMT", 0);
    row("no such month", "Sun, 06 Nof 1994 08:49:37 GMT", 0);
    row("no such hour", "Sun, 06 Nov 1994 25:49:37 GMT", 0);
    row("cut", "Sun, 06 Nov 1994", 0);
    row("empty", "", 0);
}

void tst_TimeText::readsHttpDates()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, moment);
    QCOMPARE(parseHttpDate(text, utc("2026-03-10T12:00:00")).value_or(0), moment);
}

void tst_TimeText::readsTimestamps_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("moment"); // 0: none
    QTest::newRow("UTC") << "2026-03-10T12:00:45Z"_ba << utc("2026-03-10T12:00:45");
    QTest::newRow("ms") << "2026-03-10T12:00:45.250Z"_ba << utc("2026-03-10T12:00:45.250");
    QTest::newRow("offset") << "2026-03-10T13:01:00+01:00"_ba << utc("2026-03-10T12:01:00");
    QTest::newRow("no offset") << "2026-03-10T12:00:45"_ba << utc("2026-03-10T12:00:45");
    QTest::newRow("date alone") << "2026-03-10"_ba << qint64{0};
    QTest::newRow("garbage") << "Tomorrow"_ba << qint64{0};
    QTest::newRow("empty") << ""_ba << qint64{0};
}

void tst_TimeText::readsTimestamps()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, moment);
    QCOMPARE(parseTimestamp(text).value_or(0), moment);
}

void tst_TimeText::findsPacificMidnight_data()
{
    QTest::addColumn<qint64>("now");
    QTest::addColumn<qint64>("midnight");
    const auto row = [](const char *name, const char *now, const char *midnight) {
        QTest::newRow(name) << utc(now) << utc(midnight);
    };
    row("winter", "2026-01-15T12:00:00", "2026-01-16T08:00:00");
    row("summer", "2026-07-15T12:00:00", "2026-07-16T07:00:00");
    row("winter, a moment before", "2026-01-15T07:59:59.999", "2026-01-15T08:00:00");
    row("winter, midnight itself", "2026-01-15T08:00:00", "2026-01-16T08:00:00");
    row("eve of summer time", "2026-03-07T20:00:00", "2026-03-08T08:00:00");
    row("day of change, before 2:00", "2026-03-08T09:59:59", "2026-03-09T07:00:00");
    row("day of change, after 2:00", "2026-03-08T10:00:00", "2026-03-09T07:00:00");
    row("eve of winter time", "2026-10-31T20:00:00", "2026-11-01T07:00:00");
    row("second change, before", "2026-11-01T08:59:59", "2026-11-02T08:00:00");
    row("second change, after", "2026-11-01T09:00:00", "2026-11-02T08:00:00");
    row("an hour that is twice", "2026-11-02T07:30:00", "2026-11-02T08:00:00");
    row("end of the year", "2026-12-31T23:00:00", "2027-01-01T08:00:00");
    row("new year in UTC only", "2027-01-01T03:00:00", "2027-01-01T08:00:00");
}

void tst_TimeText::findsPacificMidnight()
{
    QFETCH(qint64, now);
    QFETCH(qint64, midnight);
    QCOMPARE(nextPacificMidnight(now), midnight);
}

void tst_TimeText::agreesWithTimeZoneDatabase()
{
    const QTimeZone zone("America/Los_Angeles");
    if (!zone.isValid())
        QSKIP("no time zone database here");
    for (qint64 now = utc("2024-01-01T00:17:00"); now < utc("2028-01-01T00:00:00");
         now += 3'600'000) {
        const QDate day = QDateTime::fromMSecsSinceEpoch(now, zone).date();
        const QDateTime midnight(day.addDays(1), QTime(0, 0), zone);
        QCOMPARE(nextPacificMidnight(now), midnight.toMSecsSinceEpoch());
    }
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_TimeText)
#include "tst_timetext.moc"
