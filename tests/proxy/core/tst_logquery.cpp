#include "proxy/core/logreader.h"

#include <QTest>

namespace keyferry {

using namespace Qt::StringLiterals;

class tst_LogQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsStatusFilters_data();
    void readsStatusFilters();
    void refusesOtherFilters_data();
    void refusesOtherFilters();
    void readsDurationFilters_data();
    void readsDurationFilters();
    void knowsNoDurationOfARunningRequest();
    void filters_data();
    void filters();
};

void tst_LogQuery::readsStatusFilters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("low");
    QTest::addColumn<int>("high");

    QTest::newRow("one") << u"404"_s << 404 << 404;
    QTest::newRow("spaces around") << u" 404 "_s << 404 << 404;
    QTest::newRow("class") << u"4xx"_s << 400 << 499;
    QTest::newRow("class, upper case") << u"5XX"_s << 500 << 599;
    QTest::newRow("range") << u"200-299"_s << 200 << 299;
    QTest::newRow("range of one") << u"429-429"_s << 429 << 429;
    QTest::newRow("at least") << u">=400"_s << 400 << 999;
    QTest::newRow("above") << u">400"_s << 401 << 999;
    QTest::newRow("at most") << u"<=399"_s << 0 << 399;
    QTest::newRow("below") << u"<400"_s << 0 << 399;
    QTest::newRow("space behind the sign") << u">= 400"_s << 400 << 999;
    QTest::newRow("no answer") << u"0"_s << 0 << 0;
}

void tst_LogQuery::readsStatusFilters()
{
    QFETCH(QString, text);
    QFETCH(int, low);
    QFETCH(int, high);
    const auto range = parseStatusFilter(text);
    QVERIFY(range);
    QCOMPARE(*range, (StatusRange{low, high}));
}

void tst_LogQuery::refusesOtherFilters_data()
{
    QTest::addColumn<QString>("text");

    const QStringList texts{u""_s,
                            u" "_s,
                            u"abc"_s,
                            u"4x"_s,
                            u"xx"_s,
                            u"x04"_s,
                            u"44xx"_s,
                            u"1000"_s,
                            u"-1"_s,
                            u"299-200"_s,
                            u"200-"_s,
                            u"-200"_s,
                            u"200-300-400"_s,
                            u">"_s,
                            u">=x"_s,
                            u"=>400"_s,
                            u"==400"_s,
                            u"4.0"_s,
                            u"404,405"_s};
    for (const QString &text : texts)
        QTest::addRow("'%s'", qPrintable(text)) << text;
}

void tst_LogQuery::refusesOtherFilters()
{
    QFETCH(QString, text);
    const auto range = parseStatusFilter(text);
    QVERIFY(!range);
    QCOMPARE(range.error().kind, ErrorKind::InvalidValue);
    QCOMPARE(range.error().field, u"status"_s);
    QVERIFY(range.error().detail.contains(u"4xx"_s)); // says what can be written
}

void tst_LogQuery::readsDurationFilters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<DurationRange>("range");
    const auto good = [](const char *text, const DurationRange &range) {
        QTest::newRow(text) << QString::fromLatin1(text) << true << range;
    };
    good(">2s", {.least = 2001});
    good(">=2s", {.least = 2000});
    good("<500ms", {.most = 499});
    good("<=500ms", {.most = 500});
    good(">1.5s", {.least = 1501});
    good("<2min", {.most = 119'999});
    good(" >= 2 s ", {.least = 2000});
    for (const char *text :
         {"", "2s", ">2", ">s", "<0s", ">-1s", ">2h", ">xs", ">1e99min", ">infs"})
        QTest::newRow(text) << QString::fromLatin1(text) << false << DurationRange{};
}

void tst_LogQuery::readsDurationFilters()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isGood);
    QFETCH(const DurationRange, range);
    const auto read = parseDurationFilter(text);
    QCOMPARE(bool(read), isGood);
    if (read)
        QCOMPARE(*read, range);
    else
        QCOMPARE(read.error().field, u"took"_s);
}

void tst_LogQuery::knowsNoDurationOfARunningRequest()
{
    RequestRecord record{.outcome = RequestOutcome::Running, .durationMs = 5000};
    QVERIFY(!matches(record, {.took = DurationRange{.least = 1}}));
    record.outcome = RequestOutcome::ClientGone;
    QVERIFY(matches(record, {.took = DurationRange{.least = 1}}));
}

void tst_LogQuery::filters_data()
{
    QTest::addColumn<LogQuery>("query");
    QTest::addColumn<bool>("isMatch");

    QTest::newRow("none") << LogQuery{} << true;
    QTest::newRow("group") << LogQuery{.group = u"main"_s} << true;
    QTest::newRow("another group") << LogQuery{.group = u"mai"_s} << false;
    QTest::newRow("aggregate") << LogQuery{.group = u"both"_s} << true;
    QTest::newRow("status, lower end") << LogQuery{.status = StatusRange{429, 500}} << true;
    QTest::newRow("status, upper end") << LogQuery{.status = StatusRange{400, 429}} << true;
    QTest::newRow("status, below") << LogQuery{.status = StatusRange{430, 500}} << false;
    QTest::newRow("status, above") << LogQuery{.status = StatusRange{400, 428}} << false;
    QTest::newRow("model") << LogQuery{.model = u"GPT-4o.mini"_s} << true;
    QTest::newRow("part of the model") << LogQuery{.model = u"gpt"_s} << false;
    QTest::newRow("model, star behind") << LogQuery{.model = u"gpt*"_s} << true;
    QTest::newRow("model, star in front") << LogQuery{.model = u"*MINI"_s} << true;
    QTest::newRow("model, star for nothing") << LogQuery{.model = u"gpt-4o*.mini"_s} << true;
    QTest::newRow("model, stars") << LogQuery{.model = u"*4o*"_s} << true;
    QTest::newRow("model, star alone") << LogQuery{.model = u"*"_s} << true;
    QTest::newRow("model, other end") << LogQuery{.model = u"gpt*o"_s} << false;
    QTest::newRow("model, the dot is a dot") << LogQuery{.model = u"gpt-4o*mi.i"_s} << false;
    QTest::newRow("since, that moment") << LogQuery{.since = 5'000} << true;
    QTest::newRow("since, a millisecond later") << LogQuery{.since = 5'001} << false;
    QTest::newRow("key") << LogQuery{.key = u"MNOP"_s} << true;
    QTest::newRow("another key") << LogQuery{.key = u"main"_s} << false;
    QTest::newRow("took, lower end") << LogQuery{.took = DurationRange{.least = 1500}} << true;
    QTest::newRow("took, below") << LogQuery{.took = DurationRange{.least = 1501}} << false;
    QTest::newRow("took, upper end") << LogQuery{.took = DurationRange{.most = 1500}} << true;
    QTest::newRow("took, above") << LogQuery{.took = DurationRange{.most = 1499}} << false;
    QTest::newRow("streamed") << LogQuery{.stream = true} << true;
    QTest::newRow("not streamed") << LogQuery{.stream = false} << false;
    QTest::newRow("text in the path") << LogQuery{.text = u"COMPLETIONS"_s} << true;
    QTest::newRow("text in the model") << LogQuery{.text = u"4o"_s} << true;
    QTest::newRow("text in the group") << LogQuery{.text = u"mai"_s} << true;
    QTest::newRow("text in the aggregate") << LogQuery{.text = u"BOT"_s} << true;
    QTest::newRow("text in the mask") << LogQuery{.text = u"sk-p"_s} << true;
    QTest::newRow("text in the upstream") << LogQuery{.text = u"example"_s} << true;
    QTest::newRow("text in the error") << LogQuery{.text = u"slow down"_s} << true;
    QTest::newRow("text nowhere") << LogQuery{.text = u"agent"_s} << false;
    QTest::newRow("one of two fails")
        << LogQuery{.group = u"main"_s, .text = u"nowhere"_s} << false;
}

void tst_LogQuery::filters()
{
    QFETCH(LogQuery, query);
    QFETCH(bool, isMatch);
    const RequestRecord record{.startedAt = 5'000,
                               .groupName = u"main"_s,
                               .aggregateName = u"both"_s,
                               .keyMask = u"sk-p…mnop"_s,
                               .path = u"/v1/chat/completions"_s,
                               .model = u"gpt-4o.mini"_s,
                               .status = 429,
                               .outcome = RequestOutcome::Failed,
                               .stream = true,
                               .upstream = u"https://api.example"_s,
                               .durationMs = 1500,
                               .error = u"slow down"_s,
                               .userAgent = u"agent"_s};
    QCOMPARE(matches(record, query), isMatch);
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_LogQuery)
#include "tst_logquery.moc"
