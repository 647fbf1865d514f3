#include "ui/models/channelwords.h"

#include <QCoreApplication>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("keyferry::ui", text);
}

} // namespace

QString channelWords(Channel channel)
{
    switch (channel) {
    case Channel::OpenAi: return tr("OpenAI chat completions");
    case Channel::OpenAiResponse: return tr("OpenAI responses");
    case Channel::Azure: return tr("Azure OpenAI");
    case Channel::Anthropic: return tr("Anthropic messages");
    case Channel::Gemini: return tr("Google Gemini");
    case Channel::Custom: return tr("Custom: key where you say");
    }
    Q_UNREACHABLE();
}

QString channelIconName(Channel channel)
{
    return "channel-"_L1 + channelName(channel);
}

} // namespace keyferry::ui
