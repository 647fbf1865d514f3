#include "ui/models/clients.h"
#include "ui/models/nativecall.h"
#include "ui/models/snippettarget.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array channels{Channel::OpenAi,
                              Channel::OpenAiResponse,
                              Channel::Azure,
                              Channel::Anthropic,
                              Channel::Gemini,
                              Channel::Custom};

SnippetTarget target(Channel channel)
{
    return {.channel = channel,
            .endpoint = u"http://127.0.0.1:3001/proxy/g"_s,
            .accessKey = u"k\"e'y%1"_s,
            .model = u"the-model"_s};
}

GroupPtr group(qint64 id, const QByteArray &name, Channel channel, bool enabled = true)
{
    auto made = std::make_shared<GroupConfig>();
    made->id = GroupId{id};
    made->name = name;
    made->channel = channel;
    made->enabled = enabled;
    return made;
}

} // namespace

Q_DECLARE_METATYPE(keyferry::ui::SnippetTarget)

class tst_Clients final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellEverythingAClientNeeds_data();
    void tellEverythingAClientNeeds();
    void writesExactTexts_data();
    void writesExactTexts();
    void namesEachClientOnce();
    void findsTheGroupsThatFit();
    void findsTheAccessKeysThatOpenAGroup();
    void offersModels();
    void asksInTheNativeFormat_data();
    void asksInTheNativeFormat();
    void readsWhatProvidersSay_data();
    void readsWhatProvidersSay();
};

void tst_Clients::tellEverythingAClientNeeds_data()
{
    QTest::addColumn<ClientId>("client");
    QTest::addColumn<Channel>("channel");
    for (const Client &client : allClients()) {
        for (const Channel channel : channels) {
            if (client.speaks(channel))
                QTest::addRow(
                    "%s %s", qPrintable(client.key), qPrintable(QString(channelName(channel))))
                    << client.id << channel;
        }
    }
}

void tst_Clients::tellEverythingAClientNeeds()
{
    QFETCH(const ClientId, client);
    QFETCH(const Channel, channel);
    QString all;
    for (const ClientSnippet &snippet : clientSnippets(client, target(channel))) {
        QVERIFY(snippet.text.endsWith(u'\n'));
        all += snippet.text;
    }
    QVERIFY2(all.contains(u"http://127.0.0.1:3001/proxy/g"_s), qPrintable(all));
    const bool hasKey = all.contains(u"k\"e'y%1"_s) || all.contains(u"k\\\"e'y%1"_s)
                        || all.contains(u"k\"e'\\''y%1"_s);
    QVERIFY2(hasKey, qPrintable(all));
    // Open WebUI asks for the models itself.
    QVERIFY2(all.contains(u"the-model"_s) || client == ClientId::OpenWebUi, qPrintable(all));
    QVERIFY(!clientHint(client).isEmpty());
}

void tst_Clients::writesExactTexts_data()
{
    QTest::addColumn<ClientId>("client");
    QTest::addColumn<SnippetTarget>("target");
    QTest::addColumn<QString>("text");
    SnippetTarget plain{.endpoint = u"http://h/proxy/g"_s, .accessKey = u"sk-1"_s, .model = u"m"_s};
    QTest::newRow("Cherry Studio") << ClientId::CherryStudio << plain
                                   << u"Provider type:  OpenAI\nAPI key:        sk-1\n"
                                      "API host:       http://h/proxy/g\nModel:          m\n"_s;
    plain.versionPath = u"/api/v4"_s;
    QTest::newRow("Cherry Studio, odd version")
        << ClientId::CherryStudio << plain
        << u"Provider type:  OpenAI\nAPI key:        sk-1\n"
           "API host:       http://h/proxy/g/api/v4/\nModel:          m\n"_s;
    QTest::newRow("Chatbox") << ClientId::Chatbox << plain
                             << u"API mode:  OpenAI API Compatible\nAPI key:   sk-1\n"
                                "API host:  http://h/proxy/g/api/v4\n"
                                "API path:  /chat/completions\nModel:     m\n"_s;
    plain.channel = Channel::Anthropic;
    QTest::newRow("Claude Code") << ClientId::ClaudeCode << plain
                                 << u"export ANTHROPIC_BASE_URL='http://h/proxy/g'\n"
                                    "export ANTHROPIC_AUTH_TOKEN='sk-1'\n"
                                    "export ANTHROPIC_MODEL='m'\nclaude -p 'Hello'\n"_s;
    plain.channel = Channel::Gemini;
    QTest::newRow("google-generativeai")
        << ClientId::GoogleGenerativeAi << plain << uR"(import google.generativeai as genai

genai.configure(
    api_key="sk-1",
    transport="rest",
    client_options={"api_endpoint": "http://h/proxy/g"},
)
model = genai.GenerativeModel("m")
print(model.generate_content("Hello").text)
)"_s;
    QTest::newRow("Vercel AI SDK, Gemini")
        << ClientId::VercelAi << plain << uR"(import { generateText } from "ai";
import { createGoogleGenerativeAI } from "@ai-sdk/google";

const provider = createGoogleGenerativeAI({
  baseURL: "http://h/proxy/g/v1beta",
  apiKey: "sk-1",
});
const { text } = await generateText({ model: provider("m"), prompt: "Hello" });
console.log(text);
)"_s;
}

void tst_Clients::writesExactTexts()
{
    QFETCH(const ClientId, client);
    QFETCH(const SnippetTarget, target);
    QTEST(clientSnippets(client, target).first().text, "text");
}

void tst_Clients::namesEachClientOnce()
{
    QSet<QString> keys;
    for (const Client &client : allClients()) {
        QVERIFY2(!keys.contains(client.key), qPrintable(client.key));
        keys.insert(client.key);
        QCOMPARE(clientOf(client.id).key, client.key);
        QCOMPARE(sectionTitle(client.section).isEmpty(), client.section == ClientSection::None);
    }
    QCOMPARE(keys.size(), 14);
}

void tst_Clients::findsTheGroupsThatFit()
{
    ConfigSnapshot snapshot;
    snapshot.groups = {group(1, "a", Channel::Anthropic),
                       group(2, "o", Channel::OpenAi),
                       group(3, "off", Channel::Anthropic, false),
                       group(4, "a2", Channel::Anthropic)};
    QByteArrayList names;
    for (const GroupPtr &each : groupsFor(clientOf(ClientId::ClaudeCode), snapshot))
        names.append(each->name);
    QCOMPARE(names, (QByteArrayList{"a", "a2"}));
    QVERIFY(groupsFor(clientOf(ClientId::GeminiCli), snapshot).isEmpty());
}

void tst_Clients::findsTheAccessKeysThatOpenAGroup()
{
    constexpr qint64 now = 1000;
    ConfigSnapshot snapshot;
    snapshot.accessKeys = {
        {.id = AccessKeyId{1}},
        {.id = AccessKeyId{2}, .scope = onlyGroups({GroupId{7}})},
        {.id = AccessKeyId{3}, .scope = onlyGroups({GroupId{7}, GroupId{8}})},
        {.id = AccessKeyId{4}, .enabled = false},
        {.id = AccessKeyId{5}, .expiresAt = now},
        {.id = AccessKeyId{6}, .expiresAt = now + 1},
    };
    QList<qint64> ids;
    for (const AccessKeyConfig &key : accessKeysFor(snapshot, GroupId{8}, now))
        ids.append(toNumber(key.id));
    QCOMPARE(ids, (QList<qint64>{1, 3, 6}));
}

void tst_Clients::offersModels()
{
    ConfigSnapshot snapshot;
    auto member = std::make_shared<GroupConfig>();
    member->id = GroupId{1};
    member->testModel = u"tested"_s;
    member->modelRules = {{u"alias"_s, u"real"_s}, {u"tested"_s, u"real"_s}};
    snapshot.groups = {member};
    GroupConfig aggregate;
    aggregate.members = {{.group = GroupId{1}}};
    QCOMPARE(modelsFor(snapshot, aggregate),
             (QStringList{u"tested"_s, u"alias"_s, u"gpt-4.1-mini"_s}));
    QCOMPARE(snippetTarget(snapshot, aggregate, {}).model, u"tested"_s);
}

void tst_Clients::asksInTheNativeFormat_data()
{
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("openai") << Channel::OpenAi << u"/v1/chat/completions"_s << "Authorization"_ba;
    QTest::newRow("responses") << Channel::OpenAiResponse << u"/v1/responses"_s
                               << "Authorization"_ba;
    QTest::newRow("azure")
        << Channel::Azure
        << u"/openai/deployments/the-model/chat/completions?api-version=2024-10-21"_s
        << "api-key"_ba;
    QTest::newRow("anthropic") << Channel::Anthropic << u"/v1/messages"_s << "x-api-key"_ba;
    QTest::newRow("gemini") << Channel::Gemini << u"/v1beta/models/the-model:generateContent"_s
                            << "x-goog-api-key"_ba;
    QTest::newRow("custom") << Channel::Custom << u"/v1/chat/completions"_s << "Authorization"_ba;
}

void tst_Clients::asksInTheNativeFormat()
{
    QFETCH(const Channel, channel);
    const NativeCall call = nativeCall(target(channel));
    QFETCH(const QString, path);
    QCOMPARE(call.url, u"http://127.0.0.1:3001/proxy/g"_s + path);
    QTEST(call.keyHeader, "header");
    QCOMPARE(call.keyPrefix, call.keyHeader == "Authorization" ? "Bearer "_ba : QByteArray());
    QVERIFY(QJsonDocument::fromJson(call.body).isObject());
}

void tst_Clients::readsWhatProvidersSay_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    QTest::newRow("OpenAI, Anthropic, Gemini") << R"({"error":{"message":"no"}})"_ba << u"no"_s;
    QTest::newRow("Gemini's array") << R"([{"error":{"message":"no"}}])"_ba << u"no"_s;
    QTest::newRow("a string") << R"({"error":"no"})"_ba << u"no"_s;
    QTest::newRow("HTML") << "<html>"_ba << QString();
    QTest::newRow("cut off") << R"({"error":{"mess)"_ba << QString();
}

void tst_Clients::readsWhatProvidersSay()
{
    QFETCH(const QByteArray, body);
    QTEST(errorMessageIn(body), "message");
}

QTEST_GUILESS_MAIN(tst_Clients)
#include "tst_clients.moc"
