#include "tests/integration/keyferryprocess.h"
#include "tests/support/instrumented.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace keyferry::test;

namespace {

constexpr int streams = 300;
constexpr int events = 50;
constexpr auto gap = 20ms;

QByteArray sseEvent(int number)
{
    return "data: {\"choices\":[{\"delta\":{\"content\":\"word " + QByteArray::number(number)
           + "\"}}]}\n\n";
}

} // namespace

/// Must show 6: 300 streams of 50 events at once, every byte equal, none waiting for another.
class tst_Streams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsManyStreamsSideBySide();
};

void tst_Streams::runsManyStreamsSideBySide()
{
    std::vector<QByteArray> all;
    QByteArray expected;
    for (int i = 0; i < events; ++i) {
        all.push_back(sseEvent(i));
        expected += sseEvent(i);
    }
    ScriptedUpstream upstream(ScriptedUpstream::Runs::InItsOwn);
    upstream.setAnswer(sseAnswer(all, gap));
    KeyferryProcess keyferry;
    QVERIFY(keyferry.start());
    QCOMPARE(keyferry
                 .run({u"group"_s,
                       u"add"_s,
                       u"openai"_s,
                       u"--channel"_s,
                       u"openai"_s,
                       u"--upstream"_s,
                       QString::fromLatin1(upstream.url()),
                       u"--set"_s,
                       u"max_connections_per_upstream=1000"_s})
                 .exitCode,
             0);
    QCOMPARE(keyferry.run({u"key"_s, u"add"_s, u"openai"_s, u"sk-streams-aaaa1"_s}).exitCode, 0);

    QElapsedTimer elapsed;
    elapsed.start();
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < streams; ++i) {
        clients.push_back(std::make_unique<RawClient>(keyferry.port()));
        clients.back()->request(
            "POST", "/proxy/openai/v1/chat/completions", R"({"model":"m","stream":true})");
    }
    // All are under way before any has ended: one that waited for another would have begun later.
    QTRY_VERIFY_WITH_TIMEOUT(
        std::all_of(clients.begin(),
                    clients.end(),
                    [](const auto &client) { return client->received().contains("data:"); }),
        30'000 * patience);
    QCOMPARE(
        std::count_if(clients.begin(),
                      clients.end(),
                      [](const auto &client) { return client->received().endsWith("0\r\n\r\n"); }),
        0);
    qInfo("all %d streams under way after %lld ms", streams, elapsed.elapsed());

    QTRY_VERIFY_WITH_TIMEOUT(
        std::all_of(clients.begin(),
                    clients.end(),
                    [](const auto &client) { return client->received().endsWith("0\r\n\r\n"); }),
        60'000 * patience);
    qInfo("all %d streams of %d events ended after %lld ms", streams, events, elapsed.elapsed());
    for (const auto &client : clients) {
        QCOMPARE(client->status(), 200);
        QCOMPARE(client->body(), expected);
    }
    QCOMPARE(upstream.requestCount(), streams);
}

QTEST_GUILESS_MAIN(tst_Streams)
#include "tst_streams.moc"
