#include "proxy/transport/transportswitch.h"
#include "tests/support/patternbody.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/scriptedupstream.h"

#include <QTest>

#include <algorithm>

namespace keyferry::test {

using namespace Qt::StringLiterals;
using transport::TransportWay;
using transport::UpstreamRequest;

namespace {

struct Rig
{
    ScriptedUpstream upstream{};
    FakeClock clock{};
    TimerWheel wheel{clock};
    transport::TransportSwitch transport{wheel, {}};

    [[nodiscard]] UpstreamRequest request(TransportWay way) const
    {
        return {.method = "POST",
                .base = upstream.url(),
                .target = "/x",
                .way = way,
                .policy = {.proxyUrl = u"direct"_s}};
    }
};

/// A body of unknown length that comes in two pieces, and the call that sends it.
struct OpenEnded
{
    OpenEnded(Rig &rig, UpstreamRequest request)
    {
        body.hideSize();
        request.body = &body;
        call = rig.transport.start(request, heard);
    }
    void finish() { body.grow(5); }

    PatternBody body{10, 5};
    RecordingObserver heard{};
    std::unique_ptr<transport::UpstreamCall> call{};
};

// The one names itself unasked, the other says what it was told.
bool cameByQnam(const RecordedRequest &request)
{
    return request.fields().contains("Accept-Language");
}

} // namespace

class tst_TransportSwitch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesTheWayThatIsAsked_data();
    void goesTheWayThatIsAsked();
    void leavesProxiesOfHttpToQnam();
    void passesOpenEndedBodiesOn();
    void spoolsThemForQnam();
    void spoolsThemForOriginsThatWantALength_data();
    void spoolsThemForOriginsThatWantALength();
};

void tst_TransportSwitch::goesTheWayThatIsAsked_data()
{
    QTest::addColumn<TransportWay>("way");
    QTest::addColumn<bool>("isQnam");
    QTest::addRow("auto") << TransportWay::Auto << false;
    QTest::addRow("direct") << TransportWay::Direct << false;
    QTest::addRow("qnam") << TransportWay::Qnam << true;
}

void tst_TransportSwitch::goesTheWayThatIsAsked()
{
    QFETCH(TransportWay, way);
    QFETCH(bool, isQnam);
    Rig rig;
    RecordingObserver heard;
    const auto call = rig.transport.start(rig.request(way), heard);
    QTRY_VERIFY(heard.isFinished);
    QCOMPARE(cameByQnam(rig.upstream.requests().at(0)), isQnam);
}

void tst_TransportSwitch::leavesProxiesOfHttpToQnam()
{
    Rig rig; // whose upstream is the proxy here
    UpstreamRequest request = rig.request(TransportWay::Auto);
    request.base = "http://up.example";
    request.policy.proxyUrl = QString::fromLatin1(rig.upstream.url());
    RecordingObserver heard;
    const auto call = rig.transport.start(request, heard);
    QTRY_VERIFY(heard.isOver());
    QCOMPARE(rig.upstream.requests().at(0).target(), "http://up.example/x"_ba);
    QVERIFY(cameByQnam(rig.upstream.requests().at(0)));
}

void tst_TransportSwitch::passesOpenEndedBodiesOn()
{
    Rig rig;
    OpenEnded exchange(rig, rig.request(TransportWay::Auto));
    QTRY_COMPARE(rig.upstream.requestCount(), 1);
    QTRY_COMPARE(rig.upstream.requests().at(0).bodySize, 5);
    exchange.finish();
    QTRY_VERIFY(exchange.heard.isFinished);
    const auto seen = rig.upstream.requests().at(0);
    QCOMPARE(seen.field("Transfer-Encoding"), "chunked"_ba);
    QCOMPARE(seen.body, patternBytes(0, 10));
}

void tst_TransportSwitch::spoolsThemForQnam()
{
    Rig rig;
    OpenEnded exchange(rig, rig.request(TransportWay::Qnam));
    RecordingObserver heard;
    const auto later = rig.transport.start(rig.request(TransportWay::Qnam), heard);
    QTRY_VERIFY(heard.isFinished);
    QCOMPARE(rig.upstream.requestCount(), 1); // the later one's
    exchange.finish();
    QTRY_VERIFY(exchange.heard.isFinished);
    const auto seen = rig.upstream.requests().at(1);
    QCOMPARE(seen.field("Content-Length"), "10"_ba);
    QVERIFY(!seen.fields().contains("Transfer-Encoding"));
    QCOMPARE(seen.body, patternBytes(0, 10));
}

void tst_TransportSwitch::spoolsThemForOriginsThatWantALength_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("isSpooled");
    QTest::addRow("411") << "HTTP/1.1 411 Length Required\r\nContent-Length: 0\r\n\r\n"_ba << true;
    QTest::addRow("HTTP/1.0") << "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n"_ba << true;
    QTest::addRow("takes them") << "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"_ba << false;
    QTest::addRow("another refusal")
        << "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"_ba << false;
}

void tst_TransportSwitch::spoolsThemForOriginsThatWantALength()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, isSpooled);
    Rig rig;
    rig.upstream.setAnswer(rawAnswer(answer));
    OpenEnded first(rig, rig.request(TransportWay::Auto));
    QTRY_COMPARE(rig.upstream.requestCount(), 1);
    first.finish();
    QTRY_VERIFY(first.heard.isFinished);
    QCOMPARE(rig.upstream.requests().at(0).field("Transfer-Encoding"), "chunked"_ba);

    OpenEnded second(rig, rig.request(TransportWay::Auto));
    RecordingObserver heard;
    const auto later = rig.transport.start(rig.request(TransportWay::Auto), heard);
    QTRY_VERIFY(heard.isFinished);
    QTRY_COMPARE(rig.upstream.requestCount(), isSpooled ? 2 : 3);
    second.finish();
    QTRY_VERIFY(second.heard.isFinished);
    const auto requests = rig.upstream.requests();
    QCOMPARE(requests.size(), 3U);
    const bool hasLength = std::ranges::any_of(requests, [](const RecordedRequest &request) {
        return request.field("Content-Length") == "10";
    });
    QCOMPARE(hasLength, isSpooled);
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_TransportSwitch)
#include "tst_transportswitch.moc"
