#include "proxy/channels/contentcoding.h"
#include "tests/proxy/engine/chainfixture.h"
#include "tests/proxy/engine/enginefixture.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;
using namespace keyferry::test;
using namespace std::chrono_literals;

namespace {

const HeaderFields eventStream{{"Content-Type", "text/event-stream; charset=utf-8"},
                               {"Transfer-Encoding", "chunked"}};
const QByteArray overloaded =
    "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
    "\"message\":\"Overloaded\"}}\n\n"_ba;
const QByteArray delta = "data: {\"choices\":[{\"delta\":{\"content\":\"hi\"}}]}\n\n"_ba;

void useAnthropic(ChainFixture &fixture)
{
    fixture.group(1).channel = Channel::Anthropic;
}

} // namespace

/// The first event of a 200 stream is judged before the client sees a byte.
class tst_StreamStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void triesAgainAfterAnErrorEvent();
    void triesAgainAfterACompressedErrorEvent();
    void givesTheErrorEventWhenNothingBetterComes();
    void deliversAtOnceWhatIsNoError_data();
    void deliversAtOnceWhatIsNoError();
    void waitsForAWholeEvent();
    void waitsNoLongerThanTwoSeconds();
    void triesAgainWhenItBreaksOffBeforeAnEvent();
    void looksAtNothingWhenSwitchedOff();
    void keepsEveryByte();
};

void tst_StreamStart::triesAgainAfterAnErrorEvent()
{
    ChainFixture fixture;
    useAnthropic(fixture);
    fixture.begin();
    fixture.answer(200, overloaded, eventStream);
    QVERIFY(fixture.listener.statuses.isEmpty());
    fixture.pass(200ms);
    QCOMPARE(fixture.started(), 2);
    QCOMPARE(fixture.record.attempts.first().verdict, Verdict::Overloaded);
    QVERIFY(!fixture.record.attempts.first().error.isEmpty());
    fixture.answer(200, delta, eventStream);
    QCOMPARE(fixture.listener.statuses, QList<int>{200});
}

void tst_StreamStart::triesAgainAfterACompressedErrorEvent()
{
    ChainFixture fixture;
    useAnthropic(fixture);
    fixture.begin();
    auto fields = eventStream;
    fields.append("Content-Encoding", "gzip");
    const QByteArray body = channels::encodeBody(overloaded, channels::ContentCoding::Gzip);
    fixture.answer(200, body, fields);
    fixture.pass(200ms);
    QCOMPARE(fixture.started(), 2);
}

void tst_StreamStart::givesTheErrorEventWhenNothingBetterComes()
{
    ChainFixture fixture;
    useAnthropic(fixture);
    fixture.set("max_retries"_L1, u"0"_s);
    fixture.begin();
    fixture.answer(200, overloaded, eventStream);
    QCOMPARE(fixture.listener.statuses, QList<int>{200});
    QCOMPARE(fixture.record.attempts.first().verdict, Verdict::Overloaded);
}

void tst_StreamStart::deliversAtOnceWhatIsNoError_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<HeaderFields>("fields");
    QTest::addRow("a delta") << delta << eventStream;
    QTest::addRow("CR LF") << "data: {}\r\n\r\n"_ba << eventStream;
    QTest::addRow("nothing but text") << QByteArray(16 * 1024, 'x') << eventStream;
    QTest::addRow("no stream") << QByteArray() << HeaderFields{{"Content-Type", "text/plain"}};
    auto unreadable = eventStream;
    unreadable.append("Content-Encoding", "compress");
    QTest::addRow("a coding we cannot read") << QByteArray() << unreadable;
}

void tst_StreamStart::deliversAtOnceWhatIsNoError()
{
    QFETCH(QByteArray, start);
    QFETCH(HeaderFields, fields);
    ChainFixture fixture;
    fixture.begin();
    fixture.answer(200, start, fields);
    QCOMPARE(fixture.listener.statuses, QList<int>{200}); // within the same call
    QCOMPARE(fixture.record.attempts.first().verdict, Verdict::Success);
}

void tst_StreamStart::waitsForAWholeEvent()
{
    ChainFixture fixture;
    fixture.begin();
    fixture.answer(200, {}, eventStream);
    for (const char byte : delta.chopped(1)) {
        fixture.transport.current->bodyReceived(QByteArrayView(&byte, 1));
        QVERIFY(fixture.listener.statuses.isEmpty());
    }
    fixture.transport.current->bodyReceived("\n");
    QCOMPARE(fixture.listener.statuses, QList<int>{200});
}

void tst_StreamStart::waitsNoLongerThanTwoSeconds()
{
    ChainFixture fixture;
    fixture.begin();
    fixture.answer(200, "data: ", eventStream);
    fixture.pass(1900ms);
    QVERIFY(fixture.listener.statuses.isEmpty());
    fixture.pass(200ms);
    QCOMPARE(fixture.listener.statuses, QList<int>{200});
}

void tst_StreamStart::triesAgainWhenItBreaksOffBeforeAnEvent()
{
    ChainFixture fixture;
    fixture.begin();
    fixture.answer(200, "data: ", eventStream);
    fixture.transport.current->failed(
        {.error = {.kind = ErrorKind::UpstreamClosed, .detail = u"closed"_s}, .headSeen = true});
    fixture.pass(200ms);
    QCOMPARE(fixture.started(), 2);
    QCOMPARE(fixture.record.attempts.first().verdict, Verdict::UpstreamFault);
    QCOMPARE(fixture.record.attempts.first().error, u"closed"_s);
}

void tst_StreamStart::looksAtNothingWhenSwitchedOff()
{
    ChainFixture fixture;
    useAnthropic(fixture);
    fixture.set("inspect_stream_start"_L1, u"false"_s);
    fixture.begin();
    fixture.answer(200, {}, eventStream);
    QCOMPARE(fixture.listener.statuses, QList<int>{200});
}

void tst_StreamStart::keepsEveryByte()
{
    const std::vector<QByteArray> events{": ping\n\n", delta, "data: [DONE]\n\n"};
    ScriptedUpstream upstream;
    upstream.setAnswer(sseAnswer(events));
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 1);
    fixture.start();
    RawClient client(fixture.port());
    client.request("POST", "/proxy/g/v1/chat", R"({"model":"m","stream":true})");
    QVERIFY(client.waitUntilComplete());
    QByteArray all;
    for (const QByteArray &event : events)
        all += event;
    QCOMPARE(client.body(), all);
    QCOMPARE(upstream.requestCount(), 1);
}

QTEST_GUILESS_MAIN(tst_StreamStart)
#include "tst_streamstart.moc"
