#include "proxy/routing/cooldowndeadline.h"
#include "tests/proxy/routing/answers.h"

#include <QTest>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

class tst_CooldownDeadline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFields_data();
    void readsFields();
    void readsBodies_data();
    void readsBodies();
    void takesLatest();
};

void tst_CooldownDeadline::readsFields_data()
{
    QTest::addColumn<QList<QByteArray>>("fields"); // name, value, name, …
    QTest::addColumn<qint64>("ms");                // 0: not said
    const auto row = [](const char *name, QList<QByteArray> fields, qint64 ms) {
        QTest::newRow(name) << fields << ms;
    };
    row("nothing", {}, 0);
    row("ms", {"retry-after-ms", "494"}, 494);
    row("ms, fraction", {"retry-after-ms", "494.2"}, 495);
    row("seconds", {"Retry-After", "20"}, 20'000);
    row("seconds, fraction", {"retry-after", "1.5"}, 1500);
    row("seconds, spaces", {"retry-after", " 7 "}, 7000);
    row("date", {"retry-after", "Tue, 10 Mar 2026 12:00:20 GMT"}, 20'000);
    row("date, obsolete", {"retry-after", "Tuesday, 10-Mar-26 12:00:20 GMT"}, 20'000);
    row("date that is past", {"retry-after", "Tue, 10 Mar 2026 11:59:00 GMT"}, 0);
    row("moment instead of seconds", {"retry-after", "1773144020"}, 20'000);
    row("zero", {"retry-after", "0"}, 0);
    row("negative", {"retry-after", "-5"}, 0);
    row("garbage", {"retry-after", "a while"}, 0);
    row("a month", {"retry-after", "2678400"}, 2'678'400'000);
    row("longer than a month", {"retry-after", "2678401"}, 0);
    row("absurd", {"retry-after", "99999999999999999999"}, 0);
    row("absurd ms", {"retry-after-ms", "99999999999999999999"}, 0);
    row("later of the two", {"retry-after", "1", "retry-after-ms", "1494"}, 1494);
    row("requests used up",
        {"x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-requests", "6m0s"},
        360'000);
    row("requests left",
        {"x-ratelimit-remaining-requests", "1", "x-ratelimit-reset-requests", "6m0s"},
        0);
    row("reset without what is left", {"x-ratelimit-reset-requests", "6m0s"}, 0);
    row("tokens used up",
        {"x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", "20ms"},
        20);
    row("the other window is used up",
        {"x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-requests", "6m0s"},
        0);
    row("plain seconds",
        {"x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", "59.5"},
        59'500);
    row("epoch ms", {"X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1773144042000"}, 42'000);
    row("epoch seconds", {"x-ratelimit-remaining", "0", "x-ratelimit-reset", "1773144042"}, 42'000);
    for (const QByteArray &kind :
         {"requests"_ba, "tokens"_ba, "input-tokens"_ba, "output-tokens"_ba}) {
        const QByteArray prefix = "anthropic-ratelimit-" + kind;
        QTest::addRow("Anthropic, %s", kind.constData())
            << QList{prefix + "-remaining", "0"_ba, prefix + "-reset", "2026-03-10T12:00:45Z"_ba}
            << qint64{45'000};
        QTest::addRow("Anthropic, %s left", kind.constData())
            << QList{prefix + "-remaining", "7"_ba, prefix + "-reset", "2026-03-10T12:00:45Z"_ba}
            << qint64{0};
    }
}

void tst_CooldownDeadline::readsFields()
{
    QFETCH(QList<QByteArray>, fields);
    QFETCH(qint64, ms);
    HeaderFields given;
    for (qsizetype i = 0; i + 1 < fields.size(); i += 2)
        given.append(fields.at(i), fields.at(i + 1));
    QCOMPARE(cooldownDeadline(given, {}, answeredAt), ms == 0 ? 0 : answeredAt + ms);
}

void tst_CooldownDeadline::readsBodies_data()
{
    QTest::addColumn<UpstreamError>("error");
    QTest::addColumn<qint64>("ms");
    const auto words = [](const char *message, qint64 ms) {
        QTest::newRow(message) << UpstreamError{.message = QString::fromLatin1(message)} << ms;
    };
    QTest::newRow("delay") << UpstreamError{.retryDelay = u"37s"_s} << qint64{37'000};
    QTest::newRow("delay, fraction") << UpstreamError{.retryDelay = u"1.5s"_s} << qint64{1500};
    QTest::newRow("delay, garbage") << UpstreamError{.retryDelay = u"-1s"_s} << qint64{0};
    QTest::newRow("per day") << UpstreamError{.retryDelay = u"37s"_s,
                                              .quotaIds = {u"PerMinute"_s, u"XPerDayPerY"_s}}
                             << untilPacificMidnight;
    QTest::newRow("per minute") << UpstreamError{.quotaIds = {u"RequestsPerMinute"_s}} << qint64{0};
    words("Please try again in 18.642s. Visit", 18'642);
    words("Please try again in 644ms.", 644);
    words("Please try again in 6m0s.", 360'000);
    words("Please retry after 7 seconds.", 7000);
    words("Try again in 1 second", 1000);
    words("Please retry in 42.9s.", 42'900);
    words("You will regain access on 2026-03-11 at 00:00 UTC.", 43'200'000);
    words("You will regain access on 2025-03-11 at 00:00 UTC.", 0);
    words("Please try again in a while", 0);
    words("Please try again in 5 pieces", 0);
}

void tst_CooldownDeadline::readsBodies()
{
    QFETCH(UpstreamError, error);
    QFETCH(qint64, ms);
    QCOMPARE(cooldownDeadline({}, error, answeredAt), ms == 0 ? 0 : answeredAt + ms);
}

void tst_CooldownDeadline::takesLatest()
{
    const HeaderFields fields{{"retry-after", "20"}};
    QCOMPARE(cooldownDeadline(fields, {.retryDelay = u"37s"_s}, answeredAt), answeredAt + 37'000);
    QCOMPARE(cooldownDeadline(fields, {.retryDelay = u"7s"_s}, answeredAt), answeredAt + 20'000);
    // Words are for where nothing else speaks.
    QCOMPARE(cooldownDeadline(fields, {.message = u"try again in 2h"_s}, answeredAt),
             answeredAt + 20'000);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_CooldownDeadline)
#include "tst_cooldowndeadline.moc"
