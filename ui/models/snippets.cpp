#include "ui/models/snippets.h"

#include "ui/models/nativecall.h"

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

Parts literals(const SnippetTarget &target)
{
    return {jsonLiteral(clientBaseUrl(target)),
            jsonLiteral(target.accessKey),
            jsonLiteral(modelOf(target))};
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
    const NativeCall call = nativeCall(target);
    const QString credential =
        QString::fromLatin1(call.keyHeader + ": " + call.keyPrefix) + target.accessKey;
    return curl(call.url, credential, QString::fromUtf8(call.body));
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

client = OpenAI(
    base_url=%1,
    api_key=%2,
)
)"_s + pythonChat;
    case Channel::OpenAiResponse:
        return uR"(from openai import OpenAI

client = OpenAI(
    base_url=%1,
    api_key=%2,
)
answer = client.responses.create(model=%3, input="Hello")
print(answer.output_text)
)"_s;
    case Channel::Azure:
        return uR"(from openai import AzureOpenAI

client = AzureOpenAI(
    azure_endpoint=%1,
    api_key=%2,
    api_version="2024-10-21",
)
)"_s + pythonChat;
    case Channel::Anthropic:
        return uR"(from anthropic import Anthropic

client = Anthropic(
    base_url=%1,
    api_key=%2,
)
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

client = genai.Client(
    api_key=%2,
    http_options=types.HttpOptions(base_url=%1),
)
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

const client = new OpenAI({
  baseURL: %1,
  apiKey: %2,
});
)"_s + nodeChat;
    case Channel::OpenAiResponse:
        return uR"(import OpenAI from "openai";

const client = new OpenAI({
  baseURL: %1,
  apiKey: %2,
});
const answer = await client.responses.create({ model: %3, input: "Hello" });
console.log(answer.output_text);
)"_s;
    case Channel::Azure:
        return uR"(import { AzureOpenAI } from "openai";

const client = new AzureOpenAI({
  endpoint: %1,
  apiKey: %2,
  apiVersion: "2024-10-21",
});
)"_s + nodeChat;
    case Channel::Anthropic:
        return uR"(import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({
  baseURL: %1,
  apiKey: %2,
});
const answer = await client.messages.create({
  model: %3,
  max_tokens: 256,
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.content[0].text);
)"_s;
    case Channel::Gemini:
        return uR"(import { GoogleGenAI } from "@google/genai";

const client = new GoogleGenAI({
  apiKey: %2,
  httpOptions: { baseUrl: %1 },
});
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

QString modelOf(const SnippetTarget &target)
{
    return target.model.isEmpty() ? usualModel(target.channel) : target.model;
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
