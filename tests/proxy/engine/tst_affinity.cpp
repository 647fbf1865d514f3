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

/// Requests of one session stay on one key.
class tst_Affinity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysOnOneKey();
    void rotatesWithout_data();
    void rotatesWithout();
    void keepsSessionsApart();
    void movesWhenTheKeyFails_data();
    void movesWhenTheKeyFails();
    void forgetsASessionAfterHalfAnHour();
    void knowsASessionByItsPrompt();
};

namespace {

struct SessionFixture : ChainFixture
{
    SessionFixture()
    {
        set("session_affinity"_L1, u"true"_s);
        session = 7;
    }
    /// One request that ends well. \returns its last key
    KeyId serve()
    {
        AttemptChain &running = begin();
        answer(200);
        running.noteDelivered({});
        return record.key;
    }
};

} // namespace

void tst_Affinity::staysOnOneKey()
{
    SessionFixture fixture;
    const KeyId key = fixture.serve();
    for (int i = 0; i < 5; ++i)
        QCOMPARE(fixture.serve(), key);
}

void tst_Affinity::rotatesWithout_data()
{
    QTest::addColumn<QString>("affinity");
    QTest::addColumn<quint64>("session");
    QTest::addRow("switched off") << u"false"_s << quint64(7);
    QTest::addRow("no session") << u"true"_s << quint64(0);
}

void tst_Affinity::rotatesWithout()
{
    QFETCH(QString, affinity);
    QFETCH(quint64, session);
    SessionFixture fixture;
    fixture.set("session_affinity"_L1, affinity);
    fixture.session = session;
    QCOMPARE(fixture.serve(), KeyId{101});
    QCOMPARE(fixture.serve(), KeyId{102});
    QCOMPARE(fixture.serve(), KeyId{103});
}

void tst_Affinity::keepsSessionsApart()
{
    SessionFixture fixture;
    const KeyId first = fixture.serve();
    fixture.session = 8;
    const KeyId second = fixture.serve();
    QVERIFY(first != second);
    fixture.session = 7;
    QCOMPARE(fixture.serve(), first);
    fixture.session = 8;
    QCOMPARE(fixture.serve(), second);
}

void tst_Affinity::movesWhenTheKeyFails_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("moves");
    QTest::addRow("rejected") << 401 << true;
    QTest::addRow("rate limited") << 429 << true;
    QTest::addRow("the upstream's fault") << 500 << false;
}

void tst_Affinity::movesWhenTheKeyFails()
{
    QFETCH(int, status);
    QFETCH(bool, moves);
    SessionFixture fixture;
    const KeyId before = fixture.serve();
    AttemptChain &chain = fixture.begin();
    QCOMPARE(fixture.record.key, before);
    fixture.answer(status);
    fixture.pass(200ms);
    QCOMPARE(fixture.started(), 3);
    fixture.answer(200);
    const KeyId after = fixture.record.key;
    QVERIFY(after != before); // this request
    chain.noteDelivered({});
    QCOMPARE(fixture.serve(), moves ? after : before); // and the session
}

void tst_Affinity::forgetsASessionAfterHalfAnHour()
{
    SessionFixture fixture;
    QCOMPARE(fixture.serve(), KeyId{101});
    fixture.clock.advance(29min);
    QCOMPARE(fixture.serve(), KeyId{101});
    fixture.clock.advance(31min);
    QCOMPARE(fixture.serve(), KeyId{102});
}

void tst_Affinity::knowsASessionByItsPrompt()
{
    ScriptedUpstream upstream;
    EngineFixture fixture;
    fixture.addGroup("g", {upstream.url()}, 3, {{u"session_affinity"_s, u"true"_s}});
    fixture.start();
    RawClient client(fixture.port());
    QSet<QByteArray> keys;
    for (const char *question : {"a", "b", "c"}) {
        client.forget();
        client.request("POST",
                       "/proxy/g/v1/chat/completions",
                       R"({"messages":[{"role":"system","content":"Be brief."},{"content":")"
                           + QByteArray(question) + "\"}]}");
        QVERIFY(client.waitUntilComplete());
        keys.insert(upstream.requests().back().field("Authorization"));
    }
    QCOMPARE(keys.size(), 1);
}

QTEST_GUILESS_MAIN(tst_Affinity)
#include "tst_affinity.moc"
