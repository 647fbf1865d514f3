#include "tests/integration/keyferryprocess.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QMutex>
#include <QTest>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace keyferry::test;
using namespace std::chrono_literals;

namespace {

constexpr auto limitedKey = "sk-day-limited-aaaa1";
constexpr auto revokedKey = "sk-day-revoked-bbbb2";
constexpr auto goodKey = "sk-day-healthy-cccc3";
constexpr auto limitedModel = "gpt-4o";
constexpr auto otherModel = "gpt-4o-mini";

constexpr qint64 limitMs = 20'000;
constexpr qint64 outageBeginMs = 5'000;
constexpr qint64 outageEndMs = 65'000;

/// What the provider remembers, on one time line for both upstreams. Their threads use it.
class Provider
{
public:
    Provider() { m_time.start(); }

    [[nodiscard]] qint64 now() const { return m_time.elapsed(); }

    Answer answerAtA(const RecordedRequest &request)
    {
        const qint64 at = now();
        if (at >= outageBeginMs && at < outageEndMs) {
            const QMutexLocker lock(&m_mutex);
            ++failedAtA;
            return jsonAnswer(
                500, R"({"error":{"message":"The server had an error","type":"server_error"}})");
        }
        return answer(request, at);
    }

    Answer answerAtB(const RecordedRequest &request)
    {
        const Answer judged = answer(request, now());
        Answer slow;
        slow.wait(150ms);
        for (const Answer::Step &step : judged.steps())
            slow.send(std::get<Answer::Send>(step).bytes);
        return slow;
    }

    QMutex m_mutex;
    int failedAtA = 0;
    qint64 limitedAt = -1;       ///< when the 429 was given
    int limits = 0;              ///< how often
    QList<qint64> limitedUses{}; ///< of the limited key for the limited model, after the 429
    QList<qint64> limitedKeyOtherUses{}; ///< of the limited key for the other model
    QList<qint64> revokedUses{};

private:
    Answer answer(const RecordedRequest &request, qint64 at)
    {
        const QMutexLocker lock(&m_mutex);
        const QByteArray key = request.field("Authorization").sliced(7);
        const bool isLimitedModel = !request.body.contains(otherModel);
        if (key == revokedKey) {
            revokedUses.append(at);
            return jsonAnswer(
                401, R"({"error":{"message":"Unauthorized","type":"authentication_error"}})");
        }
        if (key == limitedKey && !isLimitedModel)
            limitedKeyOtherUses.append(at);
        if (key == limitedKey && isLimitedModel) {
            if (limitedAt < 0) {
                limitedAt = at;
                ++limits;
                return jsonAnswer(
                    429,
                    R"({"error":{"message":"Rate limit reached for gpt-4o in organization org-1 on requests per min (RPM): Limit 3, Used 3, Requested 1.","type":"requests","param":null,"code":"rate_limit_exceeded"}})",
                    {{"Retry-After", "20"}});
            }
            limitedUses.append(at);
        }
        return jsonAnswer(200, R"({"id":"ok"})");
    }

    QElapsedTimer m_time;
};

/// Sends one request after another, paced, and counts what comes back.
class PacedClient : public QObject
{
public:
    PacedClient(quint16 port, int requests, std::chrono::milliseconds pace)
        : m_client(port)
        , m_left(requests)
    {
        connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
        m_timer.start(pace);
    }

    [[nodiscard]] bool isDone() const { return m_left == 0 && !m_isWaiting; }
    int answered = 0;
    QList<int> errors{};

private:
    void tick()
    {
        if (m_isWaiting) {
            if (!m_client.isComplete())
                return;
            m_isWaiting = false;
            ++answered;
            if (m_client.status() != 200)
                errors.append(m_client.status());
        }
        if (m_left == 0)
            return m_timer.stop();
        --m_left;
        m_isWaiting = true;
        m_client.forget();
        const QByteArray model = m_left % 2 ? limitedModel : otherModel;
        m_client.request(
            "POST", "/proxy/openai/v1/chat/completions", R"({"model":")" + model + R"("})");
    }

    RawClient m_client;
    QTimer m_timer;
    int m_left = 0;
    bool m_isWaiting = false;
};

QJsonObject keyNamed(const QJsonObject &list, const QByteArray &key)
{
    const auto tail = QString::fromLatin1(key.last(4));
    for (const QJsonValue &value : list["keys"_L1].toArray()) {
        if (value["mask"_L1].toString().endsWith(tail))
            return value.toObject();
    }
    return {};
}

} // namespace

/// Issue "The key engine", must show 1 to 3: a day with a limited and a revoked key, an upstream
/// that fails and one that is slow, of which the clients see nothing.
class tst_Day : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsNoFailureToTheClient();
    void remembersStatesAcrossRestarts_data();
    void remembersStatesAcrossRestarts();
    void leavesKeysAloneForClientFaults();
    void leavesKeysAloneForCancelledRequests();

private:
    static void makeGroup(KeyferryProcess &keyferry,
                          const QList<QByteArray> &upstreams,
                          const QStringList &keys);
};

void tst_Day::makeGroup(KeyferryProcess &keyferry,
                        const QList<QByteArray> &upstreams,
                        const QStringList &keys)
{
    QStringList add{u"group"_s, u"add"_s, u"openai"_s, u"--channel"_s, u"openai"_s};
    for (const QByteArray &url : upstreams)
        add << u"--upstream"_s << QString::fromLatin1(url);
    QCOMPARE(keyferry.run(add).exitCode, 0);
    QCOMPARE(keyferry.run(QStringList{u"key"_s, u"add"_s, u"openai"_s} + keys).exitCode, 0);
}

void tst_Day::showsNoFailureToTheClient()
{
    constexpr int clientCount = 20;
    constexpr int requestsEach = 100;
    Provider provider;
    ScriptedUpstream a(ScriptedUpstream::Runs::InItsOwn);
    ScriptedUpstream b(ScriptedUpstream::Runs::InItsOwn);
    a.setHandler(
        [&provider](const RecordedRequest &request) { return provider.answerAtA(request); });
    b.setHandler(
        [&provider](const RecordedRequest &request) { return provider.answerAtB(request); });
    KeyferryProcess keyferry;
    QVERIFY(keyferry.start());
    makeGroup(keyferry,
              {a.url(), b.url()},
              {QString::fromLatin1(limitedKey),
               QString::fromLatin1(revokedKey),
               QString::fromLatin1(goodKey)});

    std::vector<std::unique_ptr<PacedClient>> clients;
    for (int i = 0; i < clientCount; ++i)
        clients.push_back(std::make_unique<PacedClient>(keyferry.port(), requestsEach, 720ms));
    const auto isDone = [&clients] {
        return std::all_of(
            clients.begin(), clients.end(), [](const auto &client) { return client->isDone(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), 180'000);
    QVERIFY(provider.now() > outageEndMs); // else the outage was not lived through

    int answered = 0;
    for (const auto &client : clients) {
        answered += client->answered;
        QVERIFY2(client->errors.isEmpty(), qPrintable(QString::number(client->errors.value(0))));
    }
    QCOMPARE(answered, clientCount * requestsEach);

    const QMutexLocker lock(&provider.m_mutex);
    // Three rejections make it invalid; what was under way then still comes in.
    QVERIFY(provider.revokedUses.size() >= 3);
    QVERIFY2(provider.revokedUses.last() < provider.revokedUses.at(2) + 1'000,
             qPrintable(QString::number(provider.revokedUses.size())));
    QCOMPARE(provider.limits, 1);
    QVERIFY(!provider.limitedUses.isEmpty());
    // What was under way when the 429 went out still comes in.
    const auto again =
        std::find_if(provider.limitedUses.begin(),
                     provider.limitedUses.end(),
                     [&provider](qint64 at) { return at > provider.limitedAt + 1'000; });
    QVERIFY(again != provider.limitedUses.end());
    const qint64 rest = *again - provider.limitedAt;
    qInfo("the limited key rested %lld ms for its model, was used %lld times for the other one "
          "meanwhile; upstream A failed %d requests in its minute",
          rest,
          static_cast<qint64>(std::count_if(provider.limitedKeyOtherUses.begin(),
                                            provider.limitedKeyOtherUses.end(),
                                            [&provider](qint64 at) {
                                                return at > provider.limitedAt
                                                       && at < provider.limitedAt + limitMs;
                                            })),
          provider.failedAtA);
    QVERIFY2(rest >= limitMs && rest < limitMs + 2'000, qPrintable(QString::number(rest)));
    QVERIFY(std::any_of(provider.limitedKeyOtherUses.begin(),
                        provider.limitedKeyOtherUses.end(),
                        [&provider](qint64 at) {
                            return at > provider.limitedAt && at < provider.limitedAt + limitMs;
                        }));
    // The breaker holds requests back: five, then a trial each time it half-opens.
    QVERIFY2(provider.failedAtA < 40, qPrintable(QString::number(provider.failedAtA)));

    QTRY_COMPARE(
        keyNamed(keyferry.json({u"key"_s, u"list"_s, u"openai"_s}).json(), revokedKey)["state"_L1]
            .toString(),
        u"invalid"_s);
}

void tst_Day::remembersStatesAcrossRestarts_data()
{
    QTest::addColumn<bool>("isKilled");
    QTest::addRow("SIGTERM") << false;
    QTest::addRow("SIGKILL") << true;
}

void tst_Day::remembersStatesAcrossRestarts()
{
    QFETCH(bool, isKilled);
    Provider provider;
    ScriptedUpstream upstream(ScriptedUpstream::Runs::InItsOwn);
    upstream.setHandler(
        [&provider](const RecordedRequest &request) { return provider.answerAtB(request); });
    KeyferryProcess keyferry;
    QVERIFY(keyferry.start());
    makeGroup(keyferry,
              {upstream.url()},
              {QString::fromLatin1(limitedKey),
               QString::fromLatin1(revokedKey),
               QString::fromLatin1(goodKey)});
    const auto send = [&keyferry](const QByteArray &model) {
        RawClient client(keyferry.port());
        client.request(
            "POST", "/proxy/openai/v1/chat/completions", R"({"model":")" + model + R"("})");
        return client.waitUntilComplete() ? client.status() : 0;
    };
    for (int i = 0; i < 9; ++i)
        QCOMPARE(send(limitedModel), 200);

    const auto list = [&keyferry] {
        return keyferry.json({u"key"_s, u"list"_s, u"openai"_s}).json();
    };
    QTRY_COMPARE(keyNamed(list(), limitedKey)["state"_L1].toString(), u"cooling"_s);
    QTRY_COMPARE(keyNamed(list(), revokedKey)["state"_L1].toString(), u"invalid"_s);
    const QJsonObject before = list();
    const QJsonArray cooldowns = keyNamed(before, limitedKey)["cooldowns"_L1].toArray();
    QCOMPARE(cooldowns.size(), 1);
    QCOMPARE(cooldowns.first()["model"_L1].toString(), QString::fromLatin1(limitedModel));

    if (isKilled)
        keyferry.killNow();
    else
        QCOMPARE(keyferry.stop(), 0);
    QVERIFY(keyferry.start());
    for (const auto *key : {limitedKey, revokedKey, goodKey}) {
        const QJsonObject was = keyNamed(before, key);
        const QJsonObject is = keyNamed(list(), key);
        for (const auto field :
             {"state"_L1, "cooling_until"_L1, "cooldowns"_L1, "consecutive_failures"_L1})
            QCOMPARE(is[field], was[field]);
    }
    while (provider.now() < provider.limitedAt + limitMs + 1'500) {
        // An odd number, so that two keys in strict rotation both meet both models.
        for (const auto *model : {limitedModel, limitedModel, otherModel})
            QCOMPARE(send(model), 200);
    }
    const QMutexLocker lock(&provider.m_mutex);
    QCOMPARE(provider.revokedUses.size(), 3); // blacklist_threshold
    QVERIFY(!provider.limitedUses.isEmpty());
    QVERIFY(provider.limitedUses.first() - provider.limitedAt >= limitMs);
    QVERIFY(!provider.limitedKeyOtherUses.isEmpty());
}

void tst_Day::leavesKeysAloneForClientFaults()
{
    ScriptedUpstream upstream(ScriptedUpstream::Runs::InItsOwn);
    upstream.setAnswer(jsonAnswer(
        400,
        R"({"error":{"message":"We could not parse the JSON body of your request.","type":"invalid_request_error","param":null,"code":null}})"));
    KeyferryProcess keyferry;
    QVERIFY(keyferry.start());
    makeGroup(keyferry,
              {upstream.url()},
              {QString::fromLatin1(goodKey), QString::fromLatin1(limitedKey)});
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 20; ++i)
        clients.push_back(std::make_unique<RawClient>(keyferry.port()));
    for (int round = 0; round < 50; ++round) {
        for (const auto &client : clients) {
            client->forget();
            client->request("POST", "/proxy/openai/v1/chat/completions", R"({"model":"m",)");
        }
        for (const auto &client : clients) {
            QVERIFY(client->waitUntilComplete());
            QCOMPARE(client->status(), 400);
        }
    }
    QCOMPARE(upstream.requestCount(), 1000); // none was tried twice
    const auto requestsSeen = [&keyferry] {
        const QJsonObject list = keyferry.json({u"key"_s, u"list"_s, u"openai"_s}).json();
        return keyNamed(list, goodKey)["requests"_L1].toInt()
               + keyNamed(list, limitedKey)["requests"_L1].toInt();
    };
    QTRY_COMPARE(requestsSeen(), 1000);
    const QJsonObject list = keyferry.json({u"key"_s, u"list"_s, u"openai"_s}).json();
    for (const auto *key : {goodKey, limitedKey}) {
        const QJsonObject row = keyNamed(list, key);
        QCOMPARE(row["state"_L1].toString(), u"active"_s);
        QCOMPARE(row["failures"_L1].toInt(), 0);
        QCOMPARE(row["consecutive_failures"_L1].toInt(), 0);
        QCOMPARE(row["cooldowns"_L1].toArray().size(), 0);
    }
}

void tst_Day::leavesKeysAloneForCancelledRequests()
{
    ScriptedUpstream upstream(ScriptedUpstream::Runs::InItsOwn);
    upstream.setAnswer(silence());
    KeyferryProcess keyferry;
    QVERIFY(keyferry.start());
    makeGroup(keyferry,
              {upstream.url()},
              {QString::fromLatin1(goodKey), QString::fromLatin1(limitedKey)});
    for (int round = 0; round < 20; ++round) {
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 50; ++i) {
            clients.push_back(std::make_unique<RawClient>(keyferry.port()));
            clients.back()->request(
                "POST", "/proxy/openai/v1/chat/completions", R"({"model":"m"})");
        }
        QTRY_COMPARE(upstream.requestCount(), (round + 1) * 50);
        for (const auto &client : clients)
            client->reset();
        QTRY_COMPARE(upstream.openConnections(), 0); // cancelled at the upstream as well
    }
    const QJsonObject list = keyferry.json({u"key"_s, u"list"_s, u"openai"_s}).json();
    for (const auto *key : {goodKey, limitedKey}) {
        const QJsonObject row = keyNamed(list, key);
        QCOMPARE(row["state"_L1].toString(), u"active"_s);
        QCOMPARE(row["failures"_L1].toInt(), 0);
        QCOMPARE(row["consecutive_failures"_L1].toInt(), 0);
    }
    // The keys still work, and no lease was left behind.
    upstream.setAnswer(jsonAnswer(200, "{}"));
    RawClient client(keyferry.port());
    client.request("POST", "/proxy/openai/v1/chat/completions", R"({"model":"m"})");
    QVERIFY(client.waitUntilComplete());
    QCOMPARE(client.status(), 200);
}

QTEST_GUILESS_MAIN(tst_Day)
#include "tst_day.moc"
