#include "ui/models/activity.h"

#include <QDateTime>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_Activity final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForWholeSlots_data();
    void asksForWholeSlots();
    void followsTheClockOnTheWall();
    void namesBars_data();
    void namesBars();
    void partsSuccessFromFailure();
    void scalesTheAxis_data();
    void scalesTheAxis();
    void comparesDaysOfEqualLength_data();
    void comparesDaysOfEqualLength();
    void ratesFailures();
};

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 half = 30 * minute;

qint64 at(const char *text, const QTimeZone &zone = QTimeZone::utc())
{
    QDateTime moment = QDateTime::fromString(QLatin1String(text), Qt::ISODate);
    moment.setTimeZone(zone);
    return moment.toMSecsSinceEpoch();
}

QList<ActivitySlot> twoDays(qint64 now, qint64 eachBefore, qint64 each)
{
    const QList<qint64> edges = twoDaysQuery(now).edges;
    QList<ActivitySlot> found;
    for (qsizetype i = 0; i + 1 < edges.size(); ++i)
        found.append({.start = edges.at(i), .requests = i < 48 ? eachBefore : each, .failures = 1});
    return found;
}

} // namespace

void tst_Activity::asksForWholeSlots_data()
{
    QTest::addColumn<ActivitySpan>("span");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("end");
    QTest::addColumn<int>("slotCount");
    QTest::addRow("hour") << ActivitySpan::Hour << at("2026-11-03T13:36:00")
                          << at("2026-11-03T14:36:00") << 60;
    QTest::addRow("day") << ActivitySpan::Day << at("2026-11-02T15:00:00")
                         << at("2026-11-03T15:00:00") << 48;
    QTest::addRow("week") << ActivitySpan::Week << at("2026-10-27T16:00:00")
                          << at("2026-11-03T16:00:00") << 42;
    QTest::addRow("month") << ActivitySpan::Month << at("2026-10-05T00:00:00")
                           << at("2026-11-04T00:00:00") << 30;
}

void tst_Activity::asksForWholeSlots()
{
    QFETCH(ActivitySpan, span);
    QFETCH(qint64, first);
    QFETCH(qint64, end);
    QFETCH(int, slotCount);
    const ActivityQuery query = activityQuery(span, at("2026-11-03T14:35:20"), QTimeZone::utc());
    QCOMPARE(query.edges.size(), slotCount + 1);
    QCOMPARE(query.edges.first(), first);
    QCOMPARE(query.edges.last(), end);
    QVERIFY(std::is_sorted(query.edges.begin(), query.edges.end()));
    QCOMPARE(query.source == ActivityQuery::Source::Log, span == ActivitySpan::Hour);
    // On the very edge a new slot begins.
    QCOMPARE(activityQuery(span, end - 1, QTimeZone::utc()).edges.last(), end);
    QVERIFY(activityQuery(span, end, QTimeZone::utc()).edges.last() > end);
}

void tst_Activity::followsTheClockOnTheWall()
{
    const QTimeZone berlin("Europe/Berlin");
    if (!berlin.isValid())
        QSKIP("no time zones here");
    const qint64 now = at("2026-10-30T09:00:00", berlin);
    const QList<qint64> days = activityQuery(ActivitySpan::Month, now, berlin).edges;
    QCOMPARE(days.size(), 31);
    QCOMPARE(days.last(), at("2026-10-31T00:00:00", berlin));
    // The day on which the clock is set back has 25 hours.
    const auto longDay = days.indexOf(at("2026-10-25T00:00:00", berlin));
    QVERIFY(longDay >= 0);
    QCOMPARE(days.at(longDay + 1) - days.at(longDay), 50 * half);
    QCOMPARE(days.at(longDay + 2) - days.at(longDay + 1), 48 * half);
}

void tst_Activity::namesBars_data()
{
    QTest::addColumn<ActivitySpan>("span");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("end");
    QTest::addColumn<QString>("mark");
    QTest::addColumn<QString>("time");
    const auto row = [](const char *name,
                        ActivitySpan span,
                        QString start,
                        QString end,
                        QString mark,
                        QString time) {
        QTest::addRow("%s", name) << span << start << end << mark << time;
    };
    row("full ten minutes",
        ActivitySpan::Hour,
        u"2026-11-03T14:30:00"_s,
        u"2026-11-03T14:31:00"_s,
        u"14:30"_s,
        u"14:30 – 14:31"_s);
    row("other minute",
        ActivitySpan::Hour,
        u"2026-11-03T14:31:00"_s,
        u"2026-11-03T14:32:00"_s,
        {},
        u"14:31 – 14:32"_s);
    row("third hour",
        ActivitySpan::Day,
        u"2026-11-03T15:00:00"_s,
        u"2026-11-03T15:30:00"_s,
        u"15:00"_s,
        u"15:00 – 15:30"_s);
    row("half past",
        ActivitySpan::Day,
        u"2026-11-03T15:30:00"_s,
        u"2026-11-03T16:00:00"_s,
        {},
        u"15:30 – 16:00"_s);
    row("other hour",
        ActivitySpan::Day,
        u"2026-11-03T16:00:00"_s,
        u"2026-11-03T16:30:00"_s,
        {},
        u"16:00 – 16:30"_s);
    row("midnight",
        ActivitySpan::Week,
        u"2026-11-03T00:00:00"_s,
        u"2026-11-03T04:00:00"_s,
        u"3 Nov"_s,
        u"Tue, 3 Nov, 00:00 – 04:00"_s);
    row("four o'clock",
        ActivitySpan::Week,
        u"2026-11-03T04:00:00"_s,
        u"2026-11-03T08:00:00"_s,
        {},
        u"Tue, 3 Nov, 04:00 – 08:00"_s);
    row("Monday",
        ActivitySpan::Month,
        u"2026-11-02T00:00:00"_s,
        u"2026-11-03T00:00:00"_s,
        u"2 Nov"_s,
        u"Mon, 2 Nov"_s);
    row("Tuesday",
        ActivitySpan::Month,
        u"2026-11-03T00:00:00"_s,
        u"2026-11-04T00:00:00"_s,
        {},
        u"Tue, 3 Nov"_s);
}

void tst_Activity::namesBars()
{
    QFETCH(ActivitySpan, span);
    QFETCH(QString, start);
    QFETCH(QString, end);
    QFETCH(QString, mark);
    QFETCH(QString, time);
    const QList<qint64> edges{at(start.toLatin1()), at(end.toLatin1())};
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    const ChartBar bar =
        chartBars(span, {{.start = edges.first()}}, edges, QTimeZone::utc(), locale).constFirst();
    QCOMPARE(bar.mark, mark);
    QCOMPARE(bar.time, time);
}

void tst_Activity::partsSuccessFromFailure()
{
    const qint64 now = at("2026-11-03T15:00:00");
    const QList<qint64> edges{now, now + half};
    const ChartBar bar = chartBars(ActivitySpan::Day,
                                   {{.start = now, .requests = 264, .failures = 1}},
                                   edges,
                                   QTimeZone::utc())
                             .constFirst();
    QCOMPARE(bar.succeeded, 263);
    QCOMPARE(bar.failed, 1);
}

void tst_Activity::scalesTheAxis_data()
{
    QTest::addColumn<qint64>("most");
    QTest::addColumn<AxisScale>("scale");
    const auto row = [](qint64 most, qint64 top, qint64 step) {
        QTest::addRow("%lld", static_cast<long long>(most)) << most << AxisScale{top, step};
    };
    row(0, 1, 1);
    row(1, 1, 1);
    row(2, 2, 1);
    row(3, 3, 1);
    row(4, 4, 2);
    row(7, 10, 5);
    row(15, 15, 5);
    row(16, 20, 10);
    row(31, 40, 20);
    row(420, 600, 200);
    row(601, 1000, 500);
    row(1'500'001, 2'000'000, 1'000'000);
}

void tst_Activity::scalesTheAxis()
{
    QFETCH(qint64, most);
    QFETCH(AxisScale, scale);
    QCOMPARE(axisScale(most), scale);
}

void tst_Activity::comparesDaysOfEqualLength_data()
{
    QTest::addColumn<QString>("now");
    QTest::addColumn<double>("share");
    QTest::addRow("at the start of a half hour") << u"2026-11-03T14:30:00"_s << 47.0;
    QTest::addRow("in its middle") << u"2026-11-03T14:45:00"_s << 47.5;
    QTest::addRow("towards its end") << u"2026-11-03T14:57:00"_s << 47.9;
}

void tst_Activity::comparesDaysOfEqualLength()
{
    QFETCH(QString, now);
    QFETCH(double, share);
    const qint64 moment = at(now.toLatin1());
    const DayFigures figures = dayFigures(twoDays(moment, 10, 20), moment);
    QCOMPARE(figures.requests, 48 * 20);
    QCOMPARE(figures.failures, 48);
    QCOMPARE(figures.requestsBefore, share * 10);
    QCOMPARE(figures.failuresBefore, share);
    QCOMPARE(twoDaysQuery(moment).edges.last(), at("2026-11-03T15:00:00"));
}

void tst_Activity::ratesFailures()
{
    const DayFigures better{
        .requests = 200, .failures = 2, .requestsBefore = 160, .failuresBefore = 4};
    QCOMPARE(better.growth(), 25.0);
    QCOMPARE(better.failureRate(), 1.0);
    QCOMPARE(better.failureTrend(), -1.5);
    QCOMPARE(DayFigures{}.failureRate(), 0.0);
    QCOMPARE((DayFigures{.requests = 10, .failures = 1}.failureTrend()), 10.0);
}

QTEST_GUILESS_MAIN(tst_Activity)
#include "tst_activity.moc"
