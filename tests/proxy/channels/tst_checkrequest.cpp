#include "proxy/channels/checkrequest.h"
#include "proxy/channels/dialect.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

namespace {

const QByteArray agentLine = "\nUser-Agent: keyferry/" + QByteArray(KEYFERRY_VERSION);

QByteArray textOf(const CheckRequest &request)
{
    QByteArray text = request.method + ' ' + request.target;
    for (const HeaderField &field : request.fields)
        text += '\n' + field.name + ": " + field.value;
    return text + "\n\n" + request.body;
}

QByteArray post(const QByteArray &target, const QByteArray &body)
{
    return "POST " + target + "\nAccept: application/json" + agentLine
           + "\nContent-Type: application/json\n\n" + body;
}

QByteArray get(const QByteArray &target)
{
    return "GET " + target + "\nAccept: application/json" + agentLine + "\n\n";
}

} // namespace

class tst_CheckRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksInTheProvidersWords_data();
    void asksInTheProvidersWords();
    void refusesAChannelWithoutPath_data();
    void refusesAChannelWithoutPath();
    void joinsBaseAndTarget_data();
    void joinsBaseAndTarget();
    void namesTheCataloguesModels();
};

void tst_CheckRequest::asksInTheProvidersWords_data()
{
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QByteArray>("expected");

    const QByteArray messages = R"("messages":[{"role":"user","content":"hi"}]})";
    QTest::newRow("openai") << Channel::OpenAi << u""_s << u""_s
                            << post("/v1/chat/completions",
                                    R"({"model":"gpt-4.1-mini",)" + messages);
    QTest::newRow("openai, the model is a JSON string")
        << Channel::OpenAi << u""_s << u"a\"b\\c/ü"_s
        << post("/v1/chat/completions", QByteArray(R"({"model":"a\"b\\c/ü",)").append(messages));
    QTest::newRow("openai, whole path and query")
        << Channel::OpenAi << u"/api/chat?v=1"_s << u"m"_s
        << post("/api/chat?v=1", R"({"model":"m",)" + messages);
    QTest::newRow("openai, a list of models costs nothing")
        << Channel::OpenAi << u"/v1/models?limit=1"_s << u"m"_s << get("/v1/models?limit=1");
    QTest::newRow("openai, embeddings") << Channel::OpenAi << u"/v1/embeddings"_s << u"e"_s
                                        << post("/v1/embeddings", R"({"model":"e","input":"hi"})");
    QTest::newRow("openai-response")
        << Channel::OpenAiResponse << u""_s << u""_s
        << post("/v1/responses", R"({"model":"gpt-4.1-mini","input":"hi"})");
    QTest::newRow("azure, the model is in the path")
        << Channel::Azure << u"/openai/deployments/d/chat/completions?api-version=1"_s << u""_s
        << post("/openai/deployments/d/chat/completions?api-version=1", "{" + messages);
    QTest::newRow("azure, v1") << Channel::Azure << u"/openai/v1/responses"_s << u"d"_s
                               << post("/openai/v1/responses", R"({"model":"d","input":"hi"})");
    QTest::newRow("anthropic") << Channel::Anthropic << u""_s << u""_s
                               << post("/v1/messages",
                                       R"({"model":"claude-haiku-4-5","max_tokens":1,)" + messages);
    QTest::newRow("anthropic, models")
        << Channel::Anthropic << u"/v1/models"_s << u""_s << get("/v1/models");
    const QByteArray contents = R"({"contents":[{"role":"user","parts":[{"text":"hi"}]}]})";
    QTest::newRow("gemini") << Channel::Gemini << u""_s << u""_s
                            << post("/v1beta/models/gemini-2.5-flash:generateContent", contents);
    QTest::newRow("gemini, the list's spelling")
        << Channel::Gemini << u""_s << u"models/gemini x"_s
        << post("/v1beta/models/gemini%20x:generateContent", contents);
    QTest::newRow("gemini, OpenAI's way")
        << Channel::Gemini << u"/v1beta/openai/chat/completions"_s << u"g"_s
        << post("/v1beta/openai/chat/completions", R"({"model":"g",)" + messages);
    QTest::newRow("custom, no model: GET")
        << Channel::Custom << u"/me?x=1"_s << u""_s << get("/me?x=1");
    QTest::newRow("custom, a model: POST")
        << Channel::Custom << u"/chat"_s << u"m"_s << post("/chat", R"({"model":"m",)" + messages);
}

void tst_CheckRequest::asksInTheProvidersWords()
{
    QFETCH(Channel, channel);
    QFETCH(QString, path);
    QFETCH(QString, model);
    QFETCH(QByteArray, expected);
    const auto request = dialectFor(channel).checkRequest({.path = path, .model = model});
    QVERIFY(request);
    QCOMPARE(textOf(*request), expected);
}

void tst_CheckRequest::refusesAChannelWithoutPath_data()
{
    QTest::addColumn<Channel>("channel");
    QTest::addRow("azure") << Channel::Azure;
    QTest::addRow("custom") << Channel::Custom;
}

void tst_CheckRequest::refusesAChannelWithoutPath()
{
    QFETCH(Channel, channel);
    const auto request = dialectFor(channel).checkRequest({.model = u"m"_s});
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::InvalidValue);
    QCOMPARE(request.error().field, u"check_path"_s);
}

void tst_CheckRequest::joinsBaseAndTarget_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("isDefaultPath");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("no path") << "https://a"_ba
                             << "/v1/x"_ba << true << "/v1/x"_ba;
    QTest::newRow("a host called v1") << "http://v1"_ba
                                      << "/v1/x"_ba << true << "/v1/x"_ba;
    QTest::newRow("no version") << "https://a/api"_ba
                                << "/v1/x"_ba << true << "/v1/x"_ba;
    QTest::newRow("the same version") << "https://a/v1"_ba
                                      << "/v1/x?y"_ba << true << "/x?y"_ba;
    QTest::newRow("another version") << "https://a/p/v4"_ba
                                     << "/v1/x"_ba << true << "/x"_ba;
    QTest::newRow("v1beta") << "https://a/v1beta"_ba
                            << "/v1beta/x"_ba << true << "/x"_ba;
    QTest::newRow("a word with v") << "https://a/vault"_ba
                                   << "/v1/x"_ba << true << "/v1/x"_ba;
    QTest::newRow("given, the same") << "https://a/v1"_ba
                                     << "/v1/models"_ba << false << "/models"_ba;
    QTest::newRow("given, another") << "https://a/v4"_ba
                                    << "/v1/models"_ba << false << "/v1/models"_ba;
    QTest::newRow("given, no version") << "https://a/v1"_ba
                                       << "/models"_ba << false << "/models"_ba;
    QTest::newRow("given, the same word") << "https://a/api"_ba
                                          << "/api/me"_ba << false << "/api/me"_ba;
    QTest::newRow("given, one segment") << "https://a/v1"_ba
                                        << "/v1"_ba << false << ""_ba;
}

void tst_CheckRequest::joinsBaseAndTarget()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, target);
    QFETCH(bool, isDefaultPath);
    QFETCH(QByteArray, expected);
    QCOMPARE(targetAfterBase(base, {.target = target, .isDefaultPath = isDefaultPath}), expected);
}

void tst_CheckRequest::namesTheCataloguesModels()
{
    QFile file(u":/providers.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray providers =
        QJsonDocument::fromJson(file.readAll()).object().value("providers"_L1).toArray();
    int compared = 0;
    for (const Channel channel : allChannels()) {
        for (const QJsonValue &provider : providers) {
            if (provider["id"_L1].toString() != channelName(channel)
                || defaultTestModel(channel).isEmpty())
                continue;
            QCOMPARE(provider["test_model"_L1].toString(), defaultTestModel(channel));
            ++compared;
        }
    }
    QCOMPARE(compared, 4);
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_CheckRequest)
#include "tst_checkrequest.moc"
