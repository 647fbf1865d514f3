#include "tests/integration/keyferryprocess.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry::test;

namespace {

const QByteArray poolKey = "sk-verysecretpoolkey-0123456789"_ba;
const QByteArray rejectedKey = "sk-verysecretrejectedkey-987654"_ba;
const QByteArray accessKey = "ak-verysecretaccesskey-42424242"_ba;

QByteArray everyFileOf(const QString &folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

} // namespace

/// Must show 8: no secret in a log line, in a database file or in output that was not asked for.
class tst_Secrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appearOnlyWhereTheyWereAskedFor();
};

void tst_Secrets::appearOnlyWhereTheyWereAskedFor()
{
    ScriptedUpstream upstream(ScriptedUpstream::Runs::InItsOwn);
    // An upstream that repeats the key in its error, as some do.
    upstream.setAnswerFor(rejectedKey,
                          jsonAnswer(401, R"({"error":{"message":"Incorrect API key provided"}})"));
    KeyferryProcess keyferry;
    QVERIFY(keyferry.start());
    QByteArray shown;
    const auto run = [&](const QStringList &arguments, int exitCode = 0) {
        for (const bool isJson : {false, true}) {
            const auto result = isJson ? keyferry.json(arguments) : keyferry.run(arguments);
            shown += result.output + result.errors;
            QVERIFY2(result.exitCode == exitCode || isJson, result.errors.constData());
        }
    };
    const QString pool = QString::fromLatin1(poolKey);
    run({u"group"_s,
         u"add"_s,
         u"openai"_s,
         u"--channel"_s,
         u"openai"_s,
         u"--upstream"_s,
         QString::fromLatin1(upstream.url())});
    run({u"key"_s, u"add"_s, u"openai"_s, QString::fromLatin1(rejectedKey), pool});
    // `access-key add` is the one place that prints it.
    QCOMPARE(
        keyferry
            .run(
                {u"access-key"_s, u"add"_s, u"--name"_s, u"mine"_s, QString::fromLatin1(accessKey)})
            .exitCode,
        0);

    RawClient client(keyferry.port());
    for (int i = 0; i < 6; ++i) {
        client.forget();
        client.send(
            "POST /proxy/openai/v1/chat/completions?key=" + accessKey
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 13\r\n\r\n{\"model\":\"m\"}");
        QTRY_VERIFY(client.isComplete());
        QCOMPARE(client.status(), 200);
    }
    RawClient stranger(keyferry.port());
    stranger.send("GET /proxy/openai/v1/models HTTP/1.1\r\nHost: localhost\r\nx-api-key: "
                  + accessKey + "x\r\n\r\n");
    QTRY_COMPARE(stranger.status(), 401);
    shown += stranger.received();

    run({u"status"_s});
    run({u"group"_s, u"list"_s});
    run({u"group"_s, u"show"_s, u"openai"_s});
    run({u"key"_s, u"list"_s, u"openai"_s});
    run({u"key"_s, u"note"_s, u"openai"_s, pool, u"work"_s});
    run({u"key"_s, u"disable"_s, u"openai"_s, pool});
    run({u"key"_s, u"remove"_s, u"openai"_s, u"sk-notthere-000000000000"_s}, 3);
    run({u"access-key"_s, u"list"_s});
    run({u"settings"_s, u"list"_s});
    run({u"stats"_s});
    run({u"log"_s, u"list"_s});
    const auto newest = keyferry.json({u"log"_s, u"list"_s, u"--limit"_s, u"1"_s}).output;
    shown += newest;

    const auto exported = keyferry.run({u"key"_s, u"export"_s, u"openai"_s});
    QVERIFY(exported.output.contains(poolKey));
    QCOMPARE(keyferry.stop(), 0);
    const QByteArray files = everyFileOf(keyferry.dataFolder());
    QVERIFY(files.contains("openai")); // the search looks at what it should
    QVERIFY(shown.contains("openai"));
    for (const QByteArray &secret : {poolKey, rejectedKey, accessKey}) {
        QVERIFY2(!files.contains(secret), "a secret stands in a file of the data folder");
        QVERIFY2(!keyferry.said().contains(secret), "a secret stands in a log line");
        QVERIFY2(!shown.contains(secret), "a secret stands in output that was not asked for");
        QVERIFY(!files.contains(secret.toBase64()) && !files.contains(secret.toHex()));
    }
}

QTEST_GUILESS_MAIN(tst_Secrets)
#include "tst_secrets.moc"
