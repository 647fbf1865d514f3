#include "tests/integration/keyferryprocess.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QMap>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry::test;

/// Must show 3 and 5: every key equally, no request lost or doubled, a POST once per attempt.
class tst_Rotation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usesTheTransportUnderTest();
    void usesEveryKeyEqually_data();
    void usesEveryKeyEqually();
    void sendsAnUnansweredPostOncePerAttempt();
};

// Else a run for the one transport would quietly be one for the other.
void tst_Rotation::usesTheTransportUnderTest()
{
    const QString expected = transportUnderTest().isEmpty() ? u"auto"_s : transportUnderTest();
    KeyferryProcess keyferry;
    QVERIFY(keyferry.start());
    const auto setting = keyferry.json({u"settings"_s, u"get"_s, u"transport"_s}).json();
    QCOMPARE(setting["value"_L1].toString(), expected);
}

void tst_Rotation::usesEveryKeyEqually_data()
{
    QTest::addColumn<int>("clients");
    QTest::addColumn<int>("requestsEach");
    QTest::addRow("1,000 sequential") << 1 << 1000;
    QTest::addRow("200 parallel") << 200 << 1;
    QTest::addRow("200 parallel, five each") << 200 << 5;
}

void tst_Rotation::usesEveryKeyEqually()
{
    QFETCH(int, clients);
    QFETCH(int, requestsEach);
    ScriptedUpstream upstream(ScriptedUpstream::Runs::InItsOwn);
    KeyferryProcess keyferry;
    QVERIFY(keyferry.start());
    QCOMPARE(keyferry
                 .run({u"group"_s,
                       u"add"_s,
                       u"openai"_s,
                       u"--channel"_s,
                       u"openai"_s,
                       u"--upstream"_s,
                       QString::fromLatin1(upstream.url())})
                 .exitCode,
             0);
    QCOMPARE(keyferry
                 .run({u"key"_s,
                       u"add"_s,
                       u"openai"_s,
                       u"sk-rotate-aaaa1"_s,
                       u"sk-rotate-bbbb2"_s,
                       u"sk-rotate-cccc3"_s})
                 .exitCode,
             0);

    std::vector<std::unique_ptr<RawClient>> all;
    for (int i = 0; i < clients; ++i)
        all.push_back(std::make_unique<RawClient>(keyferry.port()));
    for (int round = 0; round < requestsEach; ++round) {
        for (int i = 0; i < clients; ++i) {
            all[i]->forget();
            const QByteArray body =
                "{\"model\":\"m\",\"n\":" + QByteArray::number(round * clients + i) + "}";
            all[i]->request("POST", "/proxy/openai/v1/chat/completions", body);
        }
        for (const auto &client : all)
            QVERIFY(client->waitUntilComplete());
        for (const auto &client : all)
            QCOMPARE(client->status(), 200);
    }

    QMap<QByteArray, int> uses;
    QMap<QByteArray, int> bodies;
    for (const RecordedRequest &request : upstream.requests()) {
        ++uses[request.field("Authorization")];
        ++bodies[request.body];
    }
    const int total = clients * requestsEach;
    QCOMPARE(uses.size(), 3);
    for (const int count : std::as_const(uses))
        QVERIFY2(count >= total / 3 && count <= total / 3 + 1,
                 qPrintable(u"a key was used %1 times"_s.arg(count)));
    QCOMPARE(bodies.size(), total);           // none lost
    QCOMPARE(upstream.requestCount(), total); // none doubled
}

void tst_Rotation::sendsAnUnansweredPostOncePerAttempt()
{
    ScriptedUpstream upstream(ScriptedUpstream::Runs::InItsOwn);
    upstream.setAnswer(closeUnanswered());
    KeyferryProcess keyferry;
    QVERIFY(keyferry.start());
    QCOMPARE(keyferry
                 .run({u"group"_s,
                       u"add"_s,
                       u"openai"_s,
                       u"--channel"_s,
                       u"openai"_s,
                       u"--upstream"_s,
                       QString::fromLatin1(upstream.url())})
                 .exitCode,
             0);
    QCOMPARE(keyferry
                 .run({u"key"_s,
                       u"add"_s,
                       u"openai"_s,
                       u"sk-rotate-aaaa1"_s,
                       u"sk-rotate-bbbb2"_s,
                       u"sk-rotate-cccc3"_s,
                       u"sk-rotate-dddd4"_s})
                 .exitCode,
             0);
    RawClient client(keyferry.port());
    client.request("POST", "/proxy/openai/v1/chat/completions", R"({"model":"m"})");
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.status(), 502);
    QCOMPARE(upstream.requestCount(), 4); // max_retries 3: four attempts, each seen once
    QMap<QByteArray, int> uses;
    for (const RecordedRequest &request : upstream.requests())
        ++uses[request.field("Authorization")];
    QCOMPARE(uses.size(), 4);
}

QTEST_GUILESS_MAIN(tst_Rotation)
#include "tst_rotation.moc"
