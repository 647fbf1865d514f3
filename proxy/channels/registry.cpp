#include "proxy/channels/anthropicdialect.h"
#include "proxy/channels/azuredialect.h"
#include "proxy/channels/customdialect.h"
#include "proxy/channels/geminidialect.h"
#include "proxy/channels/openaidialect.h"
#include "proxy/channels/openairesponsedialect.h"

namespace keyferry::channels {

namespace {

template<typename D>
const Dialect &shared()
{
    static const D dialect;
    return dialect;
}

} // namespace

std::optional<ByteSpan> Dialect::modelInPath(QByteArrayView) const
{
    return std::nullopt;
}

const Dialect &dialectFor(Channel channel)
{
    switch (channel) {
    case Channel::OpenAi: return shared<OpenAiDialect>();
    case Channel::OpenAiResponse: return shared<OpenAiResponseDialect>();
    case Channel::Azure: return shared<AzureDialect>();
    case Channel::Anthropic: return shared<AnthropicDialect>();
    case Channel::Gemini: return shared<GeminiDialect>();
    case Channel::Custom: return shared<CustomDialect>();
    }
    Q_UNREACHABLE();
}

} // namespace keyferry::channels
