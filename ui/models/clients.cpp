#include "ui/models/clients.h"

#include <QCoreApplication>

#include <algorithm>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("keyferry::ui", text);
}

std::vector<Client> makeClients()
{
    using enum Channel;
    using enum ClientSection;
    const QList<Channel> all{OpenAi, OpenAiResponse, Azure, Anthropic, Gemini, Custom};
    const QList<Channel> openAi{OpenAi, OpenAiResponse, Azure, Custom};
    const QList<Channel> chat{OpenAi, Custom}; // `/chat/completions` alone
    // clang-format off
    return {
        {ClientId::Curl, u"curl"_s, u"curl"_s, None, all},
        {ClientId::OpenAiPython, u"openai-python"_s, u"OpenAI SDK, Python"_s, Libraries, openAi},
        {ClientId::OpenAiNode, u"openai-node"_s, u"OpenAI SDK, Node.js"_s, Libraries, openAi},
        {ClientId::AnthropicSdk, u"anthropic"_s, u"Anthropic SDK"_s, Libraries, {Anthropic}},
        {ClientId::GoogleGenAi, u"google-genai"_s, u"Google Gen AI SDK"_s, Libraries, {Gemini}},
        {ClientId::GoogleGenerativeAi, u"google-generativeai"_s, u"google-generativeai"_s, Libraries, {Gemini}},
        {ClientId::ClaudeCode, u"claude-code"_s, u"Claude Code"_s, CommandLine, {Anthropic}},
        {ClientId::CodexCli, u"codex"_s, u"Codex CLI"_s, CommandLine, {OpenAi, OpenAiResponse}},
        {ClientId::GeminiCli, u"gemini-cli"_s, u"Gemini CLI"_s, CommandLine, {Gemini}},
        {ClientId::CherryStudio, u"cherry-studio"_s, u"Cherry Studio"_s, Applications, {OpenAi, Custom, Anthropic, Gemini}},
        {ClientId::Chatbox, u"chatbox"_s, u"Chatbox"_s, Applications, chat},
        {ClientId::OpenWebUi, u"open-webui"_s, u"Open WebUI"_s, Applications, chat},
        {ClientId::LangChain, u"langchain"_s, u"LangChain"_s, Frameworks, all},
        {ClientId::VercelAi, u"vercel-ai"_s, u"Vercel AI SDK"_s, Frameworks, {OpenAi, OpenAiResponse, Custom, Anthropic, Gemini}},
    };
    // clang-format on
}

} // namespace

const std::vector<Client> &allClients()
{
    static const std::vector<Client> clients = makeClients();
    return clients;
}

const Client &clientOf(ClientId id)
{
    const auto &clients = allClients();
    const auto found = std::find_if(
        clients.begin(), clients.end(), [id](const Client &client) { return client.id == id; });
    Q_ASSERT(found != clients.end());
    return *found;
}

QString sectionTitle(ClientSection section)
{
    switch (section) {
    case ClientSection::None: return {};
    case ClientSection::Libraries: return tr("Libraries");
    case ClientSection::CommandLine: return tr("Command line");
    case ClientSection::Applications: return tr("Applications");
    case ClientSection::Frameworks: return tr("Frameworks");
    }
    Q_UNREACHABLE();
}

QString clientHint(ClientId id)
{
    switch (id) {
    case ClientId::Curl: return tr("One request from a terminal; runs as it stands.");
    case ClientId::OpenAiPython:
    case ClientId::OpenAiNode:
    case ClientId::AnthropicSdk:
    case ClientId::GoogleGenAi:
        return tr("Only the base URL and the key change; the rest of your program stays as it is.");
    case ClientId::GoogleGenerativeAi:
        return tr("The address, the key and transport=\"rest\": keyferry speaks no gRPC.");
    case ClientId::ClaudeCode:
    case ClientId::GeminiCli:
        return tr("Set these in your shell, or in its start-up file to keep them.");
    case ClientId::CodexCli:
        return tr("A provider in config.toml, and the key in the environment of your shell.");
    case ClientId::CherryStudio:
        return tr("In Settings, Model Provider: add a provider with these values.");
    case ClientId::Chatbox:
        return tr("In Settings, Model Provider: add a custom provider with these values.");
    case ClientId::OpenWebUi:
        return tr(
            "Start it like this, or enter both under Admin Settings, Connections, OpenAI API.");
    case ClientId::LangChain:
    case ClientId::VercelAi:
        return tr("Make the model with this base URL and key; chains and tools stay.");
    }
    Q_UNREACHABLE();
}

QList<GroupPtr> groupsFor(const Client &client, const ConfigSnapshot &snapshot)
{
    QList<GroupPtr> groups;
    for (const GroupPtr &group : snapshot.groups) {
        if (group->enabled && client.speaks(group->channel))
            groups.append(group);
    }
    return groups;
}

} // namespace keyferry::ui
