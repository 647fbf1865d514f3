#include "ui/models/snippets.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(keyferry::ui::SnippetTarget)

class tst_Snippets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesRunnableText_data();
    void writesRunnableText();
    void pointsEveryChannelAtTheEndpoint_data();
    void pointsEveryChannelAtTheEndpoint();
    void usesTheVersionOfTheProvider();
    void quotesForTheShell();
    void quotesForPythonAndNode();
};

namespace {

SnippetTarget openAi()
{
    return {.endpoint = u"http://127.0.0.1:3001/proxy/openai"_s,
            .accessKey = u"sk-123456"_s,
            .model = u"gpt-4.1-mini"_s};
}

} // namespace

void tst_Snippets::writesRunnableText_data()
{
    QTest::addColumn<SnippetKind>("kind");
    QTest::addColumn<QString>("text");
    QTest::newRow("curl") << SnippetKind::Curl
                          << uR"(curl 'http://127.0.0.1:3001/proxy/openai/v1/chat/completions' \
  -H 'Content-Type: application/json' \
  -H 'Authorization: Bearer sk-123456' \
  -d '{"model":"gpt-4.1-mini","messages":[{"role":"user","content":"Hello"}]}'
)"_s;
    QTest::newRow("python") << SnippetKind::Python << uR"(from openai import OpenAI

client = OpenAI(
    base_url="http://127.0.0.1:3001/proxy/openai/v1",
    api_key="sk-123456",
)
answer = client.chat.completions.create(
    model="gpt-4.1-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
)"_s;
    QTest::newRow("node") << SnippetKind::NodeJs << uR"(import OpenAI from "openai";

const client = new OpenAI({
  baseURL: "http://127.0.0.1:3001/proxy/openai/v1",
  apiKey: "sk-123456",
});
const answer = await client.chat.completions.create({
  model: "gpt-4.1-mini",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
)"_s;
    QTest::newRow("environment")
        << SnippetKind::Environment
        << u"export OPENAI_BASE_URL='http://127.0.0.1:3001/proxy/openai/v1'\n"
           "export OPENAI_API_KEY='sk-123456'\n"_s;
}

void tst_Snippets::writesRunnableText()
{
    QFETCH(const SnippetKind, kind);
    QTEST(snippet(kind, openAi()), "text");
}

void tst_Snippets::pointsEveryChannelAtTheEndpoint_data()
{
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("credential");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("pythonPackage");
    QTest::addColumn<QString>("nodePackage");
    QTest::addColumn<QString>("variable");

    const QString bearer = u"'Authorization: Bearer sk-123456'"_s;
    QTest::newRow("openai") << Channel::OpenAi << u"/v1"_s << bearer << u"/v1/chat/completions"_s
                            << u"from openai import OpenAI"_s << u"\"openai\""_s
                            << u"OPENAI_API_KEY"_s;
    QTest::newRow("custom") << Channel::Custom << u"/v1"_s << bearer << u"/v1/chat/completions"_s
                            << u"from openai import OpenAI"_s << u"\"openai\""_s
                            << u"OPENAI_API_KEY"_s;
    QTest::newRow("openai-response")
        << Channel::OpenAiResponse << u"/v1"_s << bearer << u"/v1/responses"_s
        << u"client.responses.create"_s << u"client.responses.create"_s << u"OPENAI_API_KEY"_s;
    QTest::newRow("azure") << Channel::Azure << u""_s << u"'api-key: sk-123456'"_s
                           << u"/openai/deployments/m/chat/completions?api-version="_s
                           << u"AzureOpenAI(\n    azure_endpoint="_s
                           << u"AzureOpenAI({\n  endpoint: "_s << u"AZURE_OPENAI_API_KEY"_s;
    QTest::newRow("anthropic") << Channel::Anthropic << u""_s << u"'x-api-key: sk-123456'"_s
                               << u"/v1/messages"_s << u"from anthropic import Anthropic"_s
                               << u"\"@anthropic-ai/sdk\""_s << u"ANTHROPIC_API_KEY"_s;
    QTest::newRow("gemini") << Channel::Gemini << u""_s << u"'x-goog-api-key: sk-123456'"_s
                            << u"/v1beta/models/m:generateContent"_s
                            << u"from google import genai"_s << u"\"@google/genai\""_s
                            << u"GEMINI_API_KEY"_s;
}

void tst_Snippets::pointsEveryChannelAtTheEndpoint()
{
    QFETCH(const Channel, channel);
    QFETCH(const QString, base);
    QFETCH(const QString, credential);
    QFETCH(const QString, path);
    QFETCH(const QString, pythonPackage);
    QFETCH(const QString, nodePackage);
    QFETCH(const QString, variable);
    SnippetTarget target = openAi();
    target.channel = channel;
    target.model = u"m"_s;

    const QString url = target.endpoint + base;
    QCOMPARE(clientBaseUrl(target), url);
    const QString curl = snippet(SnippetKind::Curl, target);
    QVERIFY2(curl.contains(credential) && curl.contains(target.endpoint + path), qPrintable(curl));
    const QString python = snippet(SnippetKind::Python, target);
    QVERIFY2(python.contains(pythonPackage) && python.contains(u'"' + url + u'"'),
             qPrintable(python));
    const QString node = snippet(SnippetKind::NodeJs, target);
    QVERIFY2(node.contains(nodePackage) && node.contains(u'"' + url + u'"'), qPrintable(node));
    const QString environment = snippet(SnippetKind::Environment, target);
    QVERIFY2(environment.contains(variable) && environment.contains(u'\'' + url + u'\''),
             qPrintable(environment));
    for (const QString &text : {python, node})
        QVERIFY2(text.contains(u"sk-123456"_s) && !text.contains(u'%'), qPrintable(text));
}

void tst_Snippets::usesTheVersionOfTheProvider()
{
    SnippetTarget target = openAi();
    target.versionPath = u"/v4"_s;
    QVERIFY(snippet(SnippetKind::Curl, target).contains(u"/openai/v4/chat/completions"_s));
    QVERIFY(snippet(SnippetKind::Python, target).contains(u"/openai/v4\""_s));
    target.channel = Channel::Anthropic;
    QCOMPARE(clientBaseUrl(target), target.endpoint);
}

// An access key is any printable ASCII: the shell itself says whether it survives.
void tst_Snippets::quotesForTheShell()
{
    const QString key = u"it's $HOME `id` \"x\" \\ %1 !"_s;
    QProcess shell;
    shell.start(u"sh"_s, {u"-c"_s, "printf %s "_L1 + shellQuoted(key)});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), key);

    SnippetTarget target = openAi();
    target.accessKey = key;
    shell.start(
        u"sh"_s,
        {u"-c"_s, snippet(SnippetKind::Environment, target) + "printf %s \"$OPENAI_API_KEY\""_L1});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), key);
}

void tst_Snippets::quotesForPythonAndNode()
{
    SnippetTarget target = openAi();
    target.accessKey = uR"(a"b\c %2)"_s;
    QVERIFY(snippet(SnippetKind::Python, target).contains(uR"(api_key="a\"b\\c %2")"_s));
    QVERIFY(snippet(SnippetKind::NodeJs, target).contains(uR"(apiKey: "a\"b\\c %2")"_s));
}

QTEST_GUILESS_MAIN(tst_Snippets)
#include "tst_snippets.moc"
