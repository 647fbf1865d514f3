#include "proxy/channels/sessiontraits.h"

#include <simdjson.h>
#include <string_view>
#include <utility>

namespace keyferry::channels {

namespace {

namespace ondemand = simdjson::ondemand;

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size())).trimmed();
}

// As it is spelt: what matters is that two requests of a session agree.
QByteArray rawValue(ondemand::value value)
{
    std::string_view raw;
    ondemand::json_type type{};
    if (value.type().get(type))
        return {};
    if (type == ondemand::json_type::string)
        return bytes(value.raw_json_token());
    if (type == ondemand::json_type::array) {
        ondemand::array array;
        return value.get_array().get(array) || array.raw_json().get(raw) ? QByteArray()
                                                                         : bytes(raw);
    }
    if (type == ondemand::json_type::object) {
        ondemand::object object;
        return value.get_object().get(object) || object.raw_json().get(raw) ? QByteArray()
                                                                            : bytes(raw);
    }
    return {};
}

bool isSystemRole(ondemand::object &message)
{
    std::string_view role;
    return !message["role"].get_string().get(role) && (role == "system" || role == "developer");
}

QByteArray firstSystemMessage(ondemand::value messages)
{
    ondemand::array list;
    if (messages.get_array().get(list))
        return {};
    for (auto entry : list) {
        ondemand::object message;
        if (entry.get_object().get(message))
            return {};
        if (!isSystemRole(message))
            continue;
        ondemand::value content;
        return message["content"].get(content) ? QByteArray() : rawValue(content);
    }
    return {};
}

void readMember(std::string_view name, ondemand::value value, SessionTraits &traits)
{
    if (name == "prompt_cache_key") {
        std::string_view text;
        if (!value.get_string().get(text))
            traits.promptCacheKey = bytes(text);
    } else if (name == "system" || name == "instructions" || name == "systemInstruction"
               || name == "system_instruction") {
        traits.systemPrompt = rawValue(value);
    } else if (name == "messages" && traits.systemPrompt.isEmpty()) {
        traits.systemPrompt = firstSystemMessage(value);
    }
}

} // namespace

SessionTraits readSessionTraits(QByteArrayView body)
{
    SessionTraits traits;
    const simdjson::padded_string text(body.data(), static_cast<std::size_t>(body.size()));
    ondemand::parser parser;
    ondemand::document document;
    ondemand::object object;
    if (parser.iterate(text).get(document) || document.get_object().get(object))
        return traits;
    for (auto entry : object) {
        ondemand::field field;
        std::string_view name;
        if (std::move(entry).get(field) || field.unescaped_key().get(name))
            break;
        // The name lies in the parser's buffer, which reading the value may write over.
        const std::string key(name);
        readMember(key, field.value(), traits);
    }
    return traits;
}

} // namespace keyferry::channels
