#include "proxy/engine/sessionid.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;

class tst_SessionId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheFirstThatSaysOne_data();
    void takesTheFirstThatSaysOne();
    void tellsSessionsApart_data();
    void tellsSessionsApart();
    void knowsNoSession_data();
    void knowsNoSession();
};

namespace {

const QByteArray prompted = R"({"system":"You are a poet.","messages":[]})"_ba;
const QByteArray keyed = R"({"system":"You are a poet.","prompt_cache_key":"k1"})"_ba;

quint64 idOf(const HeaderFields &fields, const QByteArray &body, qint64 accessKey = 1)
{
    return sessionId(fields, AccessKeyId{accessKey}, body);
}

} // namespace

void tst_SessionId::takesTheFirstThatSaysOne_data()
{
    QTest::addColumn<HeaderFields>("fields");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<HeaderFields>("sameFields");
    QTest::addColumn<QByteArray>("sameBody");
    const HeaderFields claude{{"X-Claude-Code-Session-Id", "a"}};
    QTest::addRow("Claude Code's before session_id")
        << HeaderFields{{"session_id", "b"}, {"x-claude-code-session-id", "a"}} << keyed << claude
        << QByteArray();
    QTest::addRow("session_id before the body") << HeaderFields{{"session_id", "b"}} << keyed
                                                << HeaderFields{{"Session_Id", "b"}} << prompted;
    QTest::addRow("prompt_cache_key before the prompt")
        << HeaderFields{} << keyed << HeaderFields{}
        << R"({"prompt_cache_key":"k1","system":"Another"})"_ba;
    QTest::addRow("the prompt, whatever else is said")
        << HeaderFields{} << prompted << HeaderFields{{"X", "y"}}
        << R"({"model":"m","system":"You are a poet.","messages":[{"role":"user"}]})"_ba;
    QTest::addRow("an empty field says nothing")
        << HeaderFields{{"session_id", ""}} << prompted << HeaderFields{} << prompted;
}

void tst_SessionId::takesTheFirstThatSaysOne()
{
    QFETCH(HeaderFields, fields);
    QFETCH(QByteArray, body);
    QFETCH(HeaderFields, sameFields);
    QFETCH(QByteArray, sameBody);
    QVERIFY(idOf(fields, body) != 0);
    QCOMPARE(idOf(fields, body), idOf(sameFields, sameBody));
}

void tst_SessionId::tellsSessionsApart_data()
{
    QTest::addColumn<HeaderFields>("fields");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("accessKey");
    QTest::addRow("another access key") << HeaderFields{} << prompted << qint64(2);
    QTest::addRow("another prompt")
        << HeaderFields{} << R"({"system":"You are a cook."})"_ba << qint64(1);
    QTest::addRow("a cache key that reads like the prompt")
        << HeaderFields{} << R"({"prompt_cache_key":"\"You are a poet.\""})"_ba << qint64(1);
    QTest::addRow("a field") << HeaderFields{{"session_id", "1"}} << prompted << qint64(1);
}

void tst_SessionId::tellsSessionsApart()
{
    QFETCH(HeaderFields, fields);
    QFETCH(QByteArray, body);
    QFETCH(qint64, accessKey);
    QVERIFY(idOf(fields, body, accessKey) != 0);
    QVERIFY(idOf(fields, body, accessKey) != idOf({}, prompted));
}

void tst_SessionId::knowsNoSession_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addRow("no body") << QByteArray();
    QTest::addRow("no prompt") << R"({"model":"m","messages":[{"role":"user","content":"hi"}]})"_ba;
    QTest::addRow("no JSON") << "system=a"_ba;
}

void tst_SessionId::knowsNoSession()
{
    QFETCH(QByteArray, body);
    QCOMPARE(idOf({}, body), quint64(0));
}

QTEST_GUILESS_MAIN(tst_SessionId)
#include "tst_sessionid.moc"
