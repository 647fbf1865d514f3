#include "ui/models/snippets.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

/// The values of a target as they stand in the texts.
struct Parts
{
    QString base{};
    QString key{};
    QString model{};
};

QString usualModel(Channel channel)
{
    switch (channel) {
    case Channel::OpenAi:
    case Channel::OpenAiResponse:
    case Channel::Azure:
    case Channel::Custom: return u"gpt-4.1-mini"_s;
    case Channel::Anthropic: return u"claude-haiku-4-5"_s;
    case Channel::Gemini: return u"gemini-2.5-flash"_s;
    }
    Q_UNREACHABLE();
}

QString modelOf(const SnippetTarget &target)
{
    return target.model.isEmpty() ? usualModel(target.channel) : target.model;
}

// A JSON string is a string literal of Python and JavaScript as well.
QString literal(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.sliced(1, array.size() - 2));
}

Parts literals(const SnippetTarget &target)
{
    return {literal(clientBaseUrl(target)), literal(target.accessKey), literal(modelOf(target))};
}

QString curl(const QString &url, const QString &credential, const QString &body)
{
    return uR"(curl %1 \
  -H 'Content-Type: application/json' \
  -H %2 \
  -d %3
)"_s.arg(shellQuoted(url), shellQuoted(credential), shellQuoted(body));
}

QString curlFor(const SnippetTarget &target)
{
    const QString base = clientBaseUrl(target);
    const QString model = modelOf(target);
    const QString message = uR"("messages":[{"role":"user","content":"Hello"}])"_s;
    const QString chat = uR"({"model":%1,%2})"_s.arg(literal(model), message);
    switch (target.channel) {
    case Channel::OpenAi:
    case Channel::Custom:
        return curl(
            base + "/chat/completions"_L1, "Authorization: Bearer "_L1 + target.accessKey, chat);
    case Channel::OpenAiResponse:
        return curl(base + "/responses"_L1,
                    "Authorization: Bearer "_L1 + target.accessKey,
                    uR"({"model":%1,"input":"Hello"})"_s.arg(literal(model)));
    case Channel::Azure:
        return curl(
            u"%1/openai/deployments/%2/chat/completions?api-version=2024-10-21"_s.arg(base, model),
            "api-key: "_L1 + target.accessKey,
            u"{%1}"_s.arg(message));
    case Channel::Anthropic:
        return curl(base + "/v1/messages"_L1,
                    "x-api-key: "_L1 + target.accessKey,
                    uR"({"model":%1,"max_tokens":256,%2})"_s.arg(literal(model), message));
    case Channel::Gemini:
        return curl(u"%1/v1beta/models/%2:generateContent"_s.arg(base, model),
                    "x-goog-api-key: "_L1 + target.accessKey,
                    uR"({"contents":[{"parts":[{"text":"Hello"}]}]})"_s);
    }
    Q_UNREACHABLE();
}

constexpr auto pythonChat = R"(answer = client.chat.completions.create(
    model=%3,
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
)"_L1;

QString pythonTemplate(Channel channel)
{
    switch (channel) {
    case Channel::OpenAi:
    case Channel::Custom:
        return uR"(from openai import OpenAI

client = OpenAI(base_url=%1, api_key=%2)
)"_s + pythonChat;
    case Channel::OpenAiResponse:
        return uR"(from openai import OpenAI

client = OpenAI(base_url=%1, api_key=%2)
answer = client.responses.create(model=%3, input="Hello")
print(answer.output_text)
)"_s;
    case Channel::Azure:
        return uR"(from openai import AzureOpenAI

client = AzureOpenAI(azure_endpoint=%1, api_key=%2, api_version="2024-10-21")
)"_s + pythonChat;
    case Channel::Anthropic:
        return uR"(from anthropic import Anthropic

client = Anthropic(base_url=%1, api_key=%2)
answer = client.messages.create(
    model=%3,
    max_tokens=256,
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.content[0].text)
)"_s;
    case Channel::Gemini:
        return uR"(from google import genai
from google.genai import types

client = genai.Client(api_key=%2, http_options=types.HttpOptions(base_url=%1))
answer = client.models.generate_content(model=%3, contents="Hello")
print(answer.text)
)"_s;
    }
    Q_UNREACHABLE();
}

constexpr auto nodeChat = R"(const answer = await client.chat.completions.create({
  model: %3,
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
)"_L1;

QString nodeTemplate(Channel channel)
{
    switch (channel) {
    case Channel::OpenAi:
    case Channel::Custom:
        return uR"(import OpenAI from "openai";

const client = new OpenAI({ baseURL: %1, apiKey: %2 });
)"_s + nodeChat;
    case Channel::OpenAiResponse:
        return uR"(import OpenAI from "openai";

const client = new OpenAI({ baseURL: %1, apiKey: %2 });
const answer = await client.responses.create({ model: %3, input: "Hello" });
console.log(answer.output_text);
)"_s;
    case Channel::Azure:
        return uR"(import { AzureOpenAI } from "openai";

const client = new AzureOpenAI({ endpoint: %1, apiKey: %2, apiVersion: "2024-10-21" });
)"_s + nodeChat;
    case Channel::Anthropic:
        return uR"(import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ baseURL: %1, apiKey: %2 });
const answer = await client.messages.create({
  model: %3,
  max_tokens: 256,
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.content[0].text);
)"_s;
    case Channel::Gemini:
        return uR"(import { GoogleGenAI } from "@google/genai";

const client = new GoogleGenAI({ apiKey: %2, httpOptions: { baseUrl: %1 } });
const answer = await client.models.generateContent({ model: %3, contents: "Hello" });
console.log(answer.text);
)"_s;
    }
    Q_UNREACHABLE();
}

QString environmentTemplate(Channel channel)
{
    switch (channel) {
    case Channel::OpenAi:
    case Channel::OpenAiResponse:
    case Channel::Custom: return u"export OPENAI_BASE_URL=%1\nexport OPENAI_API_KEY=%2\n"_s;
    case Channel::Azure:
        return u"export AZURE_OPENAI_ENDPOINT=%1\nexport AZURE_OPENAI_API_KEY=%2\n"
               "export OPENAI_API_VERSION='2024-10-21'\n"_s;
    case Channel::Anthropic:
        return u"export ANTHROPIC_BASE_URL=%1\nexport ANTHROPIC_API_KEY=%2\n"_s;
    case Channel::Gemini: return u"export GOOGLE_GEMINI_BASE_URL=%1\nexport GEMINI_API_KEY=%2\n"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QString shellQuoted(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', "'\\''"_L1) + u'\'';
}

QString clientBaseUrl(const SnippetTarget &target)
{
    switch (target.channel) {
    case Channel::OpenAi:
    case Channel::OpenAiResponse:
    case Channel::Custom: return target.endpoint + target.versionPath;
    case Channel::Azure:
    case Channel::Anthropic:
    case Channel::Gemini: return target.endpoint;
    }
    Q_UNREACHABLE();
}

QString snippet(SnippetKind kind, const SnippetTarget &target)
{
    const Parts parts = literals(target);
    switch (kind) {
    case SnippetKind::Curl: return curlFor(target);
    case SnippetKind::Python:
        return pythonTemplate(target.channel).arg(parts.base, parts.key, parts.model);
    case SnippetKind::NodeJs:
        return nodeTemplate(target.channel).arg(parts.base, parts.key, parts.model);
    case SnippetKind::Environment:
        return environmentTemplate(target.channel)
            .arg(shellQuoted(clientBaseUrl(target)), shellQuoted(target.accessKey));
    }
    Q_UNREACHABLE();
}

} // namespace keyferry::ui
