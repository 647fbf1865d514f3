#include "tests/proxy/engine/enginefixture.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::test;

namespace {

constexpr auto target = "/proxy/g/v1/files";
const QByteArray fine = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"_ba;
const QByteArray hint = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"_ba;

struct Rig
{
    explicit Rig(int keys)
    {
        fixture.addGroup("g", {upstream.url()}, keys);
        fixture.start();
        client = std::make_unique<RawClient>(fixture.port());
    }

    ScriptedUpstream upstream{};
    EngineFixture fixture{};
    std::unique_ptr<RawClient> client{};
};

} // namespace

/// Heads of answers as clients get them: links, and what comes before the final one.
class tst_Heads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pointsLinksToUs_data();
    void pointsLinksToUs();
    void pointsLinksOfAHeldAnswerToUs();
    void passesInformationalHeads_data();
    void passesInformationalHeads();
    void passesAtMostTwentyOfAllAttempts();
};

void tst_Heads::pointsLinksToUs_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("expected");
    QTest::addRow("key in a header") << "/proxy/g/v1/files"_ba
                                     << "http://localhost/proxy/g/v1/x"_ba;
    QTest::addRow("key in the query") << "/proxy/g/v1/files?key=sk-123456"_ba
                                      << "http://localhost/proxy/g/v1/x?key=sk-123456"_ba;
}

void tst_Heads::pointsLinksToUs()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, expected);
    Rig rig(2);
    rig.upstream.setAnswerFor(EngineFixture::keyText(0), jsonAnswer(401, "{}"));
    rig.upstream.setAnswer(jsonAnswer(
        201, "{}", {{"Location", rig.upstream.url("/v1/x?key=" + EngineFixture::keyText(1))}}));
    rig.client->send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nx-api-key: sk-123456\r\n"
                     + "Content-Length: 2\r\n\r\n{}");
    QVERIFY(rig.client->waitUntilComplete());
    QCOMPARE(rig.client->status(), 201);
    QCOMPARE(rig.client->fields().first("Location"), expected);
}

void tst_Heads::pointsLinksOfAHeldAnswerToUs()
{
    Rig rig(2);
    rig.upstream.setAnswerFor(
        EngineFixture::keyText(0),
        jsonAnswer(
            401,
            "{}",
            {{"Content-Location", rig.upstream.url("/y?key=" + EngineFixture::keyText(0))}}));
    rig.upstream.setAnswer(resetUnanswered());
    rig.client->request("POST", target, "{}");
    QVERIFY(rig.client->waitUntilComplete());
    QCOMPARE(rig.client->status(), 401);
    QVERIFY(rig.client->fields().first("Content-Location").endsWith("/proxy/g/y"));
}

void tst_Heads::passesInformationalHeads_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray old = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"_ba;
    QTest::addRow("103") << "HTTP/1.1"_ba << hint + fine << hint + fine;
    QTest::addRow("two") << "HTTP/1.1"_ba << hint + hint + fine << hint + hint + fine;
    QTest::addRow("to 1.0: none") << "HTTP/1.0"_ba << hint + fine << old;
    QTest::addRow("100 is ours to say") << "HTTP/1.1"_ba
                                        << "HTTP/1.1 100 Continue\r\n\r\n" + fine << fine;
    QTest::addRow("hop-by-hop") << "HTTP/1.1"_ba
                                << "HTTP/1.1 103 Early Hints\r\nConnection: X-Hop\r\nX-Hop: "
                                   "1\r\nKeep-Alive: 2\r\nX: y\r\n\r\n"
                                       + fine
                                << "HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n" + fine;
    QTest::addRow("its links") << "HTTP/1.1"_ba
                               << "HTTP/1.1 104 Upload\r\nLocation: /u\r\n\r\n" + fine
                               << "HTTP/1.1 104 Upload\r\nLocation: /proxy/g/u\r\n\r\n" + fine;
    QTest::addRow("none after the final head") << "HTTP/1.1"_ba << fine + hint << fine;
}

void tst_Heads::passesInformationalHeads()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, expected);
    Rig rig(1);
    rig.upstream.setAnswer(rawAnswer(answer));
    rig.client->send("GET /proxy/g/v1/files " + version
                     + "\r\nHost: localhost\r\nx-api-key: sk-123456\r\n\r\n");
    QTRY_COMPARE(rig.client->received(), expected);
    QTRY_COMPARE(rig.fixture.sink.records().size(), 1);
    QCOMPARE(rig.fixture.sink.records().first().status, 200);
    QCOMPARE(rig.client->received(), expected);
}

void tst_Heads::passesAtMostTwentyOfAllAttempts()
{
    Rig rig(2);
    rig.upstream.setAnswerFor(
        EngineFixture::keyText(0),
        rawAnswer(hint.repeated(15) + "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"));
    rig.upstream.setAnswer(rawAnswer(hint.repeated(15) + fine));
    rig.client->request("POST", target, "{}");
    QTRY_COMPARE(rig.client->received(), hint.repeated(20) + fine);
}

QTEST_GUILESS_MAIN(tst_Heads)
#include "tst_heads.moc"
