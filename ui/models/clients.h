#pragma once

#include "proxy/core/config.h"
#include "ui/models/codetokens.h"
#include "ui/models/snippets.h"

#include <QList>
#include <QString>

#include <vector>

namespace keyferry::ui {

enum class ClientId {
    Curl,
    OpenAiPython,
    OpenAiNode,
    AnthropicSdk,
    GoogleGenAi,
    GoogleGenerativeAi,
    ClaudeCode,
    CodexCli,
    GeminiCli,
    CherryStudio,
    Chatbox,
    OpenWebUi,
    LangChain,
    VercelAi,
};

enum class ClientSection { None, Libraries, CommandLine, Applications, Frameworks };

/// A program or library that people point at a group.
struct Client
{
    ClientId id = ClientId::Curl;
    QString key{}; ///< stable, for saved state and tests: `openai-python`
    QString name{};
    ClientSection section = ClientSection::None;
    QList<Channel> channels{}; ///< what it can speak

    [[nodiscard]] bool speaks(Channel channel) const { return channels.contains(channel); }
};

/// Every client, section by section. docs/desktop.md "Connect".
[[nodiscard]] const std::vector<Client> &allClients();
[[nodiscard]] const Client &clientOf(ClientId id);

[[nodiscard]] QString sectionTitle(ClientSection section);
/// What to do with the snippet, in one sentence.
[[nodiscard]] QString clientHint(ClientId id);

/// What a client needs to be told, one text a place.
struct ClientSnippet
{
    QString name{}; ///< where there are several, for choosing: `Python`
    QString file{}; ///< `hello.py`
    CodeLanguage language = CodeLanguage::Plain;
    QString text{}; ///< ended by a line break
};

/// \pre the client speaks the target's channel
/// \returns at least one. Thread: any; pure.
[[nodiscard]] QList<ClientSnippet> clientSnippets(ClientId id, const SnippetTarget &target);

/// The enabled groups that a client can use, by name, in the order of the snapshot.
[[nodiscard]] QList<GroupPtr> groupsFor(const Client &client, const ConfigSnapshot &snapshot);

} // namespace keyferry::ui
