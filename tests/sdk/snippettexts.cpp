// Prints the snippets of a client as JSON, for the sdk suite to run:
// keyferry_snippets CLIENT CHANNEL ENDPOINT ACCESS-KEY MODEL
#include "ui/models/clients.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

namespace {

QByteArray asJson(const QList<ClientSnippet> &snippets)
{
    QJsonArray texts;
    for (const ClientSnippet &snippet : snippets)
        texts.append(QJsonObject{{u"file"_s, snippet.file}, {u"text"_s, snippet.text}});
    return QJsonDocument(texts).toJson(QJsonDocument::Compact);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    constexpr int wanted = 6;
    const auto channel = words.size() == wanted ? channelFromName(words.at(2)) : std::nullopt;
    if (!channel)
        return 2;
    const SnippetTarget target{.channel = *channel,
                               .endpoint = words.at(3),
                               .accessKey = words.at(4),
                               .model = words.at(5)};
    for (const Client &client : allClients()) {
        if (client.key != words.at(1) || !client.speaks(*channel))
            continue;
        QFile out;
        return out.open(stdout, QIODevice::WriteOnly)
                       && out.write(asJson(clientSnippets(client.id, target))) > 0
                   ? 0
                   : 1;
    }
    return 3;
}
