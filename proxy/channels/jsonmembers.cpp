#include "proxy/channels/jsonmembers.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <simdjson.h>
#include <string_view>
#include <utility>

namespace keyferry::channels {

namespace {

namespace ondemand = simdjson::ondemand;

constexpr qsizetype longestBody = 8 * 1024 * 1024;
constexpr qsizetype longestModel = 256;
/// Ends a document that was cut off: inside a string, or between values.
constexpr std::string_view endInString = "\"}";
constexpr std::string_view endOfObject = "}";

/// The one copy of the body, with the room behind it that simdjson reads into and that a repaired
/// end takes.
class PaddedCopy
{
public:
    explicit PaddedCopy(QByteArrayView text)
        : m_size(static_cast<std::size_t>(text.size()))
        , m_bytes(new char[m_size + endInString.size() + simdjson::SIMDJSON_PADDING])
    {
        std::memcpy(m_bytes.get(), text.data(), m_size);
    }

    [[nodiscard]] simdjson::padded_string_view endedBy(std::string_view end)
    {
        const auto spare = endInString.size() + simdjson::SIMDJSON_PADDING;
        std::memset(m_bytes.get() + m_size, ' ', spare);
        std::copy(end.begin(), end.end(), m_bytes.get() + m_size);
        return simdjson::padded_string_view(m_bytes.get(), m_size + end.size(), m_size + spare);
    }

private:
    std::size_t m_size = 0;
    std::unique_ptr<char[]> m_bytes;
};

QByteArrayView withoutLeadIn(QByteArrayView text)
{
    constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";
    return text.startsWith(byteOrderMark) ? text.sliced(byteOrderMark.size()).trimmed()
                                          : text.trimmed();
}

// A character cut in two is no UTF-8, which simdjson refuses as a whole; half an escape would
// swallow the repaired end.
QByteArrayView withoutBrokenCharacter(QByteArrayView text)
{
    while (text.endsWith('\\'))
        text.chop(1);
    constexpr qsizetype longestSequence = 4;
    for (qsizetype back = 1; back <= std::min(longestSequence, text.size()); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        const bool isContinuation = (byte & 0xC0) == 0x80;
        if (isContinuation)
            continue;
        const qsizetype length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return back < length ? text.chopped(back) : text;
    }
    return text;
}

void readField(ondemand::field &field, JsonMembers &members)
{
    if (field.key() == "model") {
        std::string_view model;
        if (!field.value().get_string().get(model))
            members.model = QString::fromUtf8(model.data(), static_cast<qsizetype>(model.size()))
                                .left(longestModel);
    } else if (field.key() == "stream") {
        bool isStream = false;
        if (!field.value().get_bool().get(isStream))
            members.stream = isStream;
    }
}

// False if the text does not even look like a whole object.
bool readObject(ondemand::parser &parser, simdjson::padded_string_view text, JsonMembers &members)
{
    ondemand::document document;
    ondemand::object object;
    if (parser.iterate(text).get(document) || document.get_object().get(object))
        return false;
    for (auto entry : object) {
        ondemand::field field;
        if (std::move(entry).get(field))
            break;
        readField(field, members);
    }
    return true;
}

} // namespace

JsonMembers readJsonMembers(QByteArrayView body)
{
    const QByteArrayView text =
        withoutBrokenCharacter(withoutLeadIn(body.first(std::min(body.size(), longestBody))));
    JsonMembers members;
    if (!text.startsWith('{'))
        return members;

    PaddedCopy copy(text);
    ondemand::parser parser;
    const bool isWhole = text.endsWith('}') && readObject(parser, copy.endedBy({}), members);
    if (!isWhole && !readObject(parser, copy.endedBy(endInString), members))
        Q_UNUSED(readObject(parser, copy.endedBy(endOfObject), members));
    return members;
}

} // namespace keyferry::channels
