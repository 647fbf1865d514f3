#include "tests/proxy/engine/enginefixture.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QHash>
#include <QRandomGenerator>
#include <QTest>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int keyCount = 50;
constexpr int clientCount = 50;
constexpr int requestsEach = 200;

// Every verdict there is, most often success.
Answer randomAnswer(QRandomGenerator &random)
{
    switch (random.bounded(30)) {
    case 0: return jsonAnswer(401, "{}");
    case 1:
        return jsonAnswer(429, R"({"error":{"message":"slow down"}})", {{"retry-after-ms", "5"}});
    case 2:
        return jsonAnswer(429,
                          R"({"error":{"message":"Rate limit reached for m in organization o"}})",
                          {{"retry-after-ms", "3"}});
    case 3: return jsonAnswer(500, R"({"error":{"message":"broken"}})");
    case 4: return jsonAnswer(529, R"({"error":{"type":"overloaded_error"}})");
    case 5: return jsonAnswer(400, R"({"error":{"message":"no"}})");
    case 6: return jsonAnswer(402, "{}");
    case 7: return closeUnanswered();
    default: return jsonAnswer(200, R"({"id":"ok"})");
    }
}

QByteArray keyOf(const RecordedRequest &request)
{
    return request.field("Authorization").sliced(QByteArrayView("Bearer ").size());
}

} // namespace

/// Nothing is lost between upstream, pool and log: four workers, 50 keys, random verdicts. Run
/// under ThreadSanitizer as well.
class tst_Conservation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsTheSameEverywhere();
};

void tst_Conservation::countsTheSameEverywhere()
{
    ScriptedUpstream upstream(ScriptedUpstream::Runs::InItsOwn);
    QRandomGenerator random(1);
    upstream.setHandler([&random](const RecordedRequest &) { return randomAnswer(random); });
    EngineFixture fixture;
    fixture.set(settings::workers.name, qint64(4));
    const GroupId group = fixture.addGroup("g",
                                           {upstream.url()},
                                           keyCount,
                                           {{u"blacklist_threshold"_s, u"0"_s},
                                            {u"wait_for_key"_s, u"10"_s},
                                            {u"max_retries"_s, u"5"_s}});
    fixture.start();

    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < clientCount; ++i)
        clients.push_back(std::make_unique<RawClient>(fixture.port()));
    QHash<int, int> answers;
    for (int round = 0; round < requestsEach; ++round) {
        for (const auto &client : clients) {
            client->forget();
            client->request("POST", "/proxy/g/v1/chat/completions", R"({"model":"m"})");
        }
        for (const auto &client : clients) {
            QVERIFY(client->waitUntilComplete());
            ++answers[client->status()];
        }
    }
    // ThreadSanitizer on a busy machine takes its time.
    QTRY_COMPARE_WITH_TIMEOUT(fixture.sink.records().size(), clientCount * requestsEach, 30'000);
    fixture.host.reset(); // reports what usage is left

    QHash<QByteArray, qint64> atUpstream;
    for (const RecordedRequest &request : upstream.requests())
        ++atUpstream[keyOf(request)];
    QHash<KeyId, qint64> inLog;
    for (const RequestRecord &record : fixture.sink.records()) {
        for (const AttemptRecord &attempt : record.attempts)
            ++inLog[attempt.key];
    }
    QHash<KeyId, qint64> inPool;
    for (const KeyUsage &usage : fixture.sink.usages())
        inPool[usage.id] += usage.requests;

    qInfo() << "answers by status" << answers;
    QVERIFY(answers.value(200) > clientCount * requestsEach / 2);
    QCOMPARE(inLog.size(), keyCount);
    for (int i = 0; i < keyCount; ++i) {
        const KeyId id = fixture.keyId(group, i);
        QCOMPARE(inLog.value(id), atUpstream.value(EngineFixture::keyText(i)));
        QCOMPARE(inPool.value(id), inLog.value(id));
    }
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_Conservation)
#include "tst_conservation.moc"
