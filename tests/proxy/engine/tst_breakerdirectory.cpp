#include "proxy/engine/breakerdirectory.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;
using namespace std::chrono_literals;

namespace {

constexpr qint64 start = 1'700'000'000'000;
constexpr GroupId groupId{1};
constexpr UpstreamId a{11};
constexpr UpstreamId b{12};

ConfigSnapshot snapshot(const std::vector<UpstreamConfig> &upstreams)
{
    ConfigSnapshot snapshot;
    snapshot.groups.push_back(std::make_shared<const GroupConfig>(
        GroupConfig{.id = groupId, .name = "g", .upstreams = upstreams}));
    return snapshot;
}

void fail(const BreakerDirectory &directory, UpstreamId id, int times, qint64 now = start)
{
    for (int i = 0; i < times; ++i)
        directory.map()->value(id)->noteFailure(u"refused"_s, now, now);
}

} // namespace

class tst_BreakerDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsBreakersOverSnapshots();
    void beginsAnewAtANewAddress_data();
    void beginsAnewAtANewAddress();
    void dropsThoseOfRemovedUpstreams();
    void tellsHealth();
    void keepsTheLastError();
    void tellsAndLogsChangesOnce();
};

void tst_BreakerDirectory::keepsBreakersOverSnapshots()
{
    BreakerDirectory directory;
    directory.follow(snapshot({{.id = a, .url = "http://a"}}), start);
    const BreakerMapPtr map = directory.map();
    fail(directory, a, 5);
    directory.follow(snapshot({{.id = a, .url = "http://a", .weight = 7}}), start);
    QCOMPARE(directory.map(), map);
    QCOMPARE(directory.health(a).state, BreakerState::Open);
    directory.follow(snapshot({{.id = a, .url = "http://a"}, {.id = b, .url = "http://b"}}), start);
    QCOMPARE(directory.health(a).state, BreakerState::Open);
    QCOMPARE(directory.map()->size(), 2);
    QCOMPARE(map->size(), 1); // what workers hold stays as it is
}

void tst_BreakerDirectory::beginsAnewAtANewAddress_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QString>("proxyUrl");
    QTest::newRow("another host") << "http://z"_ba << QString();
    QTest::newRow("through a proxy") << "http://a"_ba << u"http://p:1"_s;
}

void tst_BreakerDirectory::beginsAnewAtANewAddress()
{
    QFETCH(QByteArray, url);
    QFETCH(QString, proxyUrl);
    BreakerDirectory directory;
    directory.follow(snapshot({{.id = a, .url = "http://a"}}), start);
    routing::Breaker *before = directory.map()->value(a);
    fail(directory, a, 5);
    QCOMPARE(directory.health(a).lastError, u"refused"_s);
    directory.follow(snapshot({{.id = a, .url = url, .proxyUrl = proxyUrl}}), start + 9);
    QCOMPARE(directory.health(a), UpstreamHealth{.id = a});

    before->noteFailure(u"an exchange of before"_s, start, start + 10); // is still there
    for (int i = 0; i < 9; ++i)
        directory.map()->value(a)->noteFailure(u"of before"_s, start + 8, start + 10);
    directory.map()->value(a)->noteAnswer(1ms, start + 8, start + 10);
    QCOMPARE(directory.health(a), UpstreamHealth{.id = a});
}

void tst_BreakerDirectory::dropsThoseOfRemovedUpstreams()
{
    BreakerDirectory directory;
    directory.follow(snapshot({{.id = a, .url = "http://a"}}), start);
    fail(directory, a, 5);
    QCOMPARE(directory.takeChanged(), QList{groupId});
    routing::Breaker *breaker = directory.map()->value(a);
    directory.follow(ConfigSnapshot{}, start);
    QVERIFY(directory.map()->isEmpty());
    QCOMPARE(directory.health(a), UpstreamHealth{.id = a});
    QVERIFY(directory.takeChanged().isEmpty());
    breaker->noteAnswer(1ms, start, start); // an exchange of before
}

void tst_BreakerDirectory::tellsHealth()
{
    BreakerDirectory directory;
    directory.follow(snapshot({{.id = a, .url = "http://a"}, {.id = b, .url = "http://b"}}), start);
    QCOMPARE(directory.health(a), UpstreamHealth{.id = a});
    directory.map()->value(a)->noteAnswer(120ms, start, start);
    fail(directory, a, 5);
    QCOMPARE(directory.health(a),
             (UpstreamHealth{.id = a,
                             .state = BreakerState::Open,
                             .openUntil = start + 10'000,
                             .consecutiveFailures = 5,
                             .firstByteMs = 120,
                             .lastError = u"refused"_s}));
    QCOMPARE(directory.health(b), UpstreamHealth{.id = b});
}

void tst_BreakerDirectory::keepsTheLastError()
{
    BreakerDirectory directory;
    directory.follow(snapshot({{.id = a, .url = "http://a"}}), start);
    fail(directory, a, 1);
    QCOMPARE(directory.health(a).lastError, u"refused"_s);
    directory.map()->value(a)->noteAnswer(1ms, start, start);
    QCOMPARE(directory.health(a).lastError, u"refused"_s);
    directory.map()->value(a)->noteFailure(u"timed out"_s, start, start);
    QCOMPARE(directory.health(a).lastError, u"timed out"_s);
}

void tst_BreakerDirectory::tellsAndLogsChangesOnce()
{
    BreakerDirectory directory;
    directory.follow(snapshot({{.id = a, .url = "http://a"}, {.id = b, .url = "http://b"}}), start);
    fail(directory, a, 4);
    QVERIFY(directory.takeChanged().isEmpty()); // failures alone change no state

    fail(directory, a, 1);
    fail(directory, b, 1);
    QTest::ignoreMessage(
        QtWarningMsg,
        "upstream http://a of group 'g' is passed over until 2023-11-14T22:13:30Z after: refused");
    QCOMPARE(directory.takeChanged(), QList{groupId});
    QVERIFY(directory.takeChanged().isEmpty());

    routing::Breaker *breaker = directory.map()->value(a);
    QVERIFY(breaker->beginTrial(start + 10'000));
    QTest::ignoreMessage(QtWarningMsg, "upstream http://a of group 'g' is tried again");
    QCOMPARE(directory.takeChanged(), QList{groupId});

    // Open as before the trial, but until later.
    breaker->noteFailure(u"timed out"_s, start + 10'000, start + 11'000);
    QTest::ignoreMessage(QtWarningMsg,
                         "upstream http://a of group 'g' is passed over until 2023-11-14T22:13:51Z "
                         "after: timed out");
    QCOMPARE(directory.takeChanged(), QList{groupId});
    QVERIFY(breaker->beginTrial(start + 31'000));
    breaker->noteAnswer(1ms, start + 31'000, start + 31'001);
    QTest::ignoreMessage(QtWarningMsg, "upstream http://a of group 'g' is in use again");
    QCOMPARE(directory.takeChanged(), QList{groupId});
}

QTEST_GUILESS_MAIN(tst_BreakerDirectory)
#include "tst_breakerdirectory.moc"
