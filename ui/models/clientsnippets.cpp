// The texts of the clients that ui/models/snippets does not have.
#include "ui/models/clients.h"
#include "ui/models/nativecall.h"

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

/// The values of a target as they stand in programs.
struct Literals
{
    QString endpoint{}; ///< of the group, without a version
    QString base{};     ///< what the channel's official client wants
    QString key{};
    QString model{};
};

Literals literalsOf(const SnippetTarget &target)
{
    return {.endpoint = jsonLiteral(target.endpoint),
            .base = jsonLiteral(clientBaseUrl(target)),
            .key = jsonLiteral(target.accessKey),
            .model = jsonLiteral(modelOf(target))};
}

ClientSnippet shell(const QString &text)
{
    return {
        .name = u"Shell"_s, .file = u"Terminal"_s, .language = CodeLanguage::Shell, .text = text};
}

ClientSnippet python(const QString &text)
{
    return {
        .name = u"Python"_s, .file = u"hello.py"_s, .language = CodeLanguage::Python, .text = text};
}

ClientSnippet node(const QString &text)
{
    return {.name = u"Node.js"_s,
            .file = u"hello.mjs"_s,
            .language = CodeLanguage::JavaScript,
            .text = text};
}

QString googleGenerativeAi(const SnippetTarget &target)
{
    const Literals values = literalsOf(target);
    return uR"(import google.generativeai as genai

genai.configure(
    api_key=%2,
    transport="rest",
    client_options={"api_endpoint": %1},
)
model = genai.GenerativeModel(%3)
print(model.generate_content("Hello").text)
)"_s.arg(values.base, values.key, values.model);
}

QString claudeCode(const SnippetTarget &target)
{
    return u"export ANTHROPIC_BASE_URL=%1\nexport ANTHROPIC_AUTH_TOKEN=%2\n"
           "export ANTHROPIC_MODEL=%3\nclaude -p 'Hello'\n"_s.arg(shellQuoted(target.endpoint),
                                                                  shellQuoted(target.accessKey),
                                                                  shellQuoted(modelOf(target)));
}

// The variable is not called KEYFERRY_…: those are settings of ours.
QList<ClientSnippet> codex(const SnippetTarget &target)
{
    const Literals values = literalsOf(target);
    return {{.name = u"config.toml"_s,
             .file = u"~/.codex/config.toml"_s,
             .language = CodeLanguage::Toml,
             .text = uR"(model = %1
model_provider = "keyferry"

[model_providers.keyferry]
name = "keyferry"
base_url = %2
env_key = "CODEX_ACCESS_KEY"
wire_api = "responses"
)"_s.arg(values.model, values.base)},
            shell(u"export CODEX_ACCESS_KEY=%1\ncodex exec 'Hello'\n"_s.arg(
                shellQuoted(target.accessKey)))};
}

QString geminiCli(const SnippetTarget &target)
{
    return u"export GOOGLE_GEMINI_BASE_URL=%1\nexport GEMINI_API_KEY=%2\n"
           "gemini -m %3 -p 'Hello'\n"_s.arg(shellQuoted(target.endpoint),
                                             shellQuoted(target.accessKey),
                                             shellQuoted(modelOf(target)));
}

// What is typed into forms; the names are those of the application's own, English, window.
ClientSnippet form(const QList<std::pair<QString, QString>> &fields)
{
    qsizetype widest = 0;
    for (const auto &[name, value] : fields)
        widest = std::max(widest, name.size());
    QString text;
    for (const auto &[name, value] : fields)
        text += u"%1  %2\n"_s.arg((name + u':').leftJustified(widest + 1), value);
    return {.name = {}, .file = {}, .language = CodeLanguage::Form, .text = text};
}

QString cherryType(Channel channel)
{
    if (channel == Channel::Anthropic)
        return u"Anthropic"_s;
    return channel == Channel::Gemini ? u"Gemini"_s : u"OpenAI"_s;
}

// It adds `/v1` to a host itself, unless that ends in a slash.
QString cherryHost(const SnippetTarget &target)
{
    const bool isUsual = clientBaseUrl(target) == target.endpoint || target.versionPath == "/v1"_L1;
    return isUsual ? target.endpoint : clientBaseUrl(target) + u'/';
}

ClientSnippet cherryStudio(const SnippetTarget &target)
{
    return form({{u"Provider type"_s, cherryType(target.channel)},
                 {u"API key"_s, target.accessKey},
                 {u"API host"_s, cherryHost(target)},
                 {u"Model"_s, modelOf(target)}});
}

ClientSnippet chatbox(const SnippetTarget &target)
{
    return form({{u"API mode"_s, u"OpenAI API Compatible"_s},
                 {u"API key"_s, target.accessKey},
                 {u"API host"_s, clientBaseUrl(target)},
                 {u"API path"_s, u"/chat/completions"_s},
                 {u"Model"_s, modelOf(target)}});
}

QString openWebUi(const SnippetTarget &target)
{
    return u"export OPENAI_API_BASE_URL=%1\nexport OPENAI_API_KEY=%2\nopen-webui serve\n"_s.arg(
        shellQuoted(clientBaseUrl(target)), shellQuoted(target.accessKey));
}

QString langChainTemplate(Channel channel)
{
    switch (channel) {
    case Channel::OpenAi:
    case Channel::Custom:
        return uR"(from langchain_openai import ChatOpenAI

model = ChatOpenAI(
    base_url=%1,
    api_key=%2,
    model=%3,
)
)"_s;
    case Channel::OpenAiResponse:
        return uR"(from langchain_openai import ChatOpenAI

model = ChatOpenAI(
    base_url=%1,
    api_key=%2,
    model=%3,
    use_responses_api=True,
)
)"_s;
    case Channel::Azure:
        return uR"(from langchain_openai import AzureChatOpenAI

model = AzureChatOpenAI(
    azure_endpoint=%1,
    api_key=%2,
    azure_deployment=%3,
    api_version="2024-10-21",
)
)"_s;
    case Channel::Anthropic:
        return uR"(from langchain_anthropic import ChatAnthropic

model = ChatAnthropic(
    base_url=%1,
    api_key=%2,
    model=%3,
    max_tokens=256,
)
)"_s;
    case Channel::Gemini:
        return uR"(from langchain_google_genai import ChatGoogleGenerativeAI

model = ChatGoogleGenerativeAI(
    base_url=%1,
    google_api_key=%2,
    model=%3,
)
)"_s;
    }
    Q_UNREACHABLE();
}

QString langChain(const SnippetTarget &target)
{
    const Literals values = literalsOf(target);
    return langChainTemplate(target.channel).arg(values.base, values.key, values.model)
           + u"print(model.invoke(\"Hello\").content)\n"_s;
}

struct VercelParts
{
    QString package{};
    QString factory{};
    QString base{};
    QString model{}; ///< `provider.chat(…)`
};

VercelParts vercelParts(const SnippetTarget &target)
{
    switch (target.channel) {
    case Channel::OpenAi:
    case Channel::Custom:
    case Channel::Azure:
        return {u"openai"_s, u"createOpenAI"_s, clientBaseUrl(target), u"provider.chat"_s};
    case Channel::OpenAiResponse:
        return {u"openai"_s, u"createOpenAI"_s, clientBaseUrl(target), u"provider.responses"_s};
    case Channel::Anthropic:
        return {u"anthropic"_s, u"createAnthropic"_s, target.endpoint + "/v1"_L1, u"provider"_s};
    case Channel::Gemini:
        return {u"google"_s,
                u"createGoogleGenerativeAI"_s,
                target.endpoint + "/v1beta"_L1,
                u"provider"_s};
    }
    Q_UNREACHABLE();
}

QString vercelAi(const SnippetTarget &target)
{
    const VercelParts parts = vercelParts(target);
    return uR"(import { generateText } from "ai";
import { %1 } from "@ai-sdk/%2";

const provider = %1({
  baseURL: %3,
  apiKey: %4,
});
const { text } = await generateText({ model: %5(%6), prompt: "Hello" });
console.log(text);
)"_s.arg(parts.factory,
         parts.package,
         jsonLiteral(parts.base),
         jsonLiteral(target.accessKey),
         parts.model,
         jsonLiteral(modelOf(target)));
}

} // namespace

QList<ClientSnippet> clientSnippets(ClientId id, const SnippetTarget &target)
{
    switch (id) {
    case ClientId::Curl: return {shell(snippet(SnippetKind::Curl, target))};
    case ClientId::OpenAiPython: return {python(snippet(SnippetKind::Python, target))};
    case ClientId::OpenAiNode: return {node(snippet(SnippetKind::NodeJs, target))};
    case ClientId::AnthropicSdk:
    case ClientId::GoogleGenAi:
        return {python(snippet(SnippetKind::Python, target)),
                node(snippet(SnippetKind::NodeJs, target))};
    case ClientId::GoogleGenerativeAi: return {python(googleGenerativeAi(target))};
    case ClientId::ClaudeCode: return {shell(claudeCode(target))};
    case ClientId::CodexCli: return codex(target);
    case ClientId::GeminiCli: return {shell(geminiCli(target))};
    case ClientId::CherryStudio: return {cherryStudio(target)};
    case ClientId::Chatbox: return {chatbox(target)};
    case ClientId::OpenWebUi: return {shell(openWebUi(target))};
    case ClientId::LangChain: return {python(langChain(target))};
    case ClientId::VercelAi: return {node(vercelAi(target))};
    }
    Q_UNREACHABLE();
}

} // namespace keyferry::ui
