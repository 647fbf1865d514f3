#include "tests/proxy/engine/enginefixture.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::test;

namespace {

QByteArray chunkedHead(const QByteArray &fields = {})
{
    return "POST /proxy/g/v1/files HTTP/1.1\r\nHost: localhost\r\nx-api-key: sk-123456\r\n"
           "Transfer-Encoding: chunked\r\n"
           + fields + "\r\n";
}

struct Rig
{
    explicit Rig(const QString &way)
    {
        fixture.addGroup("g", {upstream.url()}, 2, {{u"transport"_s, way}});
        fixture.start();
        client = std::make_unique<RawClient>(fixture.port());
    }

    ScriptedUpstream upstream{};
    EngineFixture fixture{};
    std::unique_ptr<RawClient> client{};
};

} // namespace

/// Bodies of unknown length on their way to the upstream.
class tst_Uploads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesOnWhatIsNoJsonAsItComes_data();
    void passesOnWhatIsNoJsonAsItComes();
    void waitsForWhatMayHaveToBeRead_data();
    void waitsForWhatMayHaveToBeRead();
    void sendsTheWholeBodyWithTheNextTry();
};

void tst_Uploads::passesOnWhatIsNoJsonAsItComes_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<QByteArray>("first");
    QTest::addRow("auto") << u"auto"_s << "some bytes"_ba;
    QTest::addRow("direct") << u"direct"_s << "some bytes"_ba;
    QTest::addRow("form data") << u"auto"_s << "--boundary\r\nContent-Disposition: form-data"_ba;
}

void tst_Uploads::passesOnWhatIsNoJsonAsItComes()
{
    QFETCH(QString, way);
    QFETCH(QByteArray, first);
    Rig rig(way);
    rig.client->send(chunkedHead() + chunkBytes(first));
    QTRY_COMPARE(rig.upstream.requestCount(), 1);
    QTRY_COMPARE(rig.upstream.requests().at(0).body, first);
    rig.client->send(chunkBytes("and more"));
    QTRY_COMPARE(rig.upstream.requests().at(0).body, first + "and more");
    QVERIFY(!rig.upstream.requests().at(0).isComplete);
    rig.client->send(chunkBytes({}));
    QVERIFY(rig.client->waitUntilComplete());
    QCOMPARE(rig.client->status(), 200);
    const auto seen = rig.upstream.requests().at(0);
    QVERIFY(seen.isComplete);
    QCOMPARE(seen.field("Transfer-Encoding"), "chunked"_ba);
    QVERIFY(!seen.fields().contains("Content-Length"));
}

void tst_Uploads::waitsForWhatMayHaveToBeRead_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addRow("JSON") << u"auto"_s << R"({"model":)"_ba
                          << R"("gpt-x"})"_ba;
    QTest::addRow("JSON behind white space") << u"direct"_s << "\n {"_ba
                                             << R"("model":"gpt-x"})"_ba;
    QTest::addRow("too few bytes to tell") << u"direct"_s << "ab"_ba
                                           << "c"_ba;
    QTest::addRow("anything, by QNetworkAccessManager") << u"qnam"_s << "some bytes"_ba
                                                        << "and more"_ba;
}

void tst_Uploads::waitsForWhatMayHaveToBeRead()
{
    QFETCH(QString, way);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    Rig rig(way);
    rig.client->send(chunkedHead() + chunkBytes(first));
    // What another client asks meanwhile comes first.
    RawClient other(rig.fixture.port());
    other.request("GET", "/proxy/g/v1/models");
    QVERIFY(other.waitUntilComplete());
    other.forget();
    other.request("GET", "/proxy/g/v1/models");
    QVERIFY(other.waitUntilComplete());
    QCOMPARE(rig.upstream.requestCount(), 2);
    rig.client->send(chunkBytes(second) + chunkBytes({}));
    QVERIFY(rig.client->waitUntilComplete());
    QCOMPARE(rig.client->status(), 200);
    const auto seen = rig.upstream.requests().at(2);
    QCOMPARE(seen.body, first + second);
    QCOMPARE(seen.field("Content-Length"), QByteArray::number(first.size() + second.size()));
    QVERIFY(!seen.fields().contains("Transfer-Encoding"));
}

void tst_Uploads::sendsTheWholeBodyWithTheNextTry()
{
    Rig rig(u"auto"_s);
    rig.upstream.setHeadHandler([](const RecordedRequest &request) -> std::optional<Answer> {
        const bool isFirst = request.field("Authorization").endsWith(EngineFixture::keyText(0));
        return isFirst ? std::optional(jsonAnswer(401, "{}")) : std::nullopt;
    });
    rig.client->send(chunkedHead() + chunkBytes("some bytes"));
    QTRY_COMPARE(rig.upstream.requestCount(), 2);
    rig.client->send(chunkBytes("and more") + chunkBytes({}));
    QVERIFY(rig.client->waitUntilComplete());
    QCOMPARE(rig.client->status(), 200);
    QCOMPARE(rig.upstream.requests().at(1).body, "some bytesand more"_ba);
}

QTEST_GUILESS_MAIN(tst_Uploads)
#include "tst_uploads.moc"
