#include "proxy/channels/jsonlayout.h"

#include "proxy/channels/jsongrammar.h"
#include "proxy/channels/jsontext.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <simdjson.h>
#include <string_view>
#include <utility>

namespace keyferry::channels {

namespace {

namespace ondemand = simdjson::ondemand;

constexpr qsizetype longestText = 64 * 1024 * 1024;
constexpr int deepestLevel = 500;
constexpr std::size_t mostItems = 65'536;

// simdjson finds the tokens and holds their order; what a token may be, jsongrammar says.
class LayoutReader
{
public:
    // `outer` is where `text` begins in the text that the caller has.
    LayoutReader(QByteArrayView text, qsizetype outer)
        : m_size(text.size())
        , m_outer(outer)
        , m_capacity(static_cast<std::size_t>(text.size()) + simdjson::SIMDJSON_PADDING)
        , m_bytes(new char[m_capacity])
    {
        std::memcpy(m_bytes.get(), text.data(), static_cast<std::size_t>(m_size));
        std::memset(m_bytes.get() + m_size, ' ', simdjson::SIMDJSON_PADDING);
    }

    [[nodiscard]] std::optional<JsonLayout> object()
    {
        ondemand::object object;
        if (!begin() || m_document.get_object().get(object))
            return std::nullopt;
        for (auto entry : object) {
            ondemand::field field;
            if (std::move(entry).get(field) || !readMember(field))
                return std::nullopt;
        }
        return std::move(m_layout);
    }

    [[nodiscard]] std::optional<JsonLayout> array()
    {
        ondemand::array array;
        if (!begin() || m_document.get_array().get(array))
            return std::nullopt;
        for (auto entry : array) {
            ondemand::value value;
            if (std::move(entry).get(value) || !readItem({}, offsetOf(value), value))
                return std::nullopt;
        }
        return std::move(m_layout);
    }

private:
    [[nodiscard]] bool begin()
    {
        m_layout.begin = m_outer + 1;
        const simdjson::padded_string_view padded(
            m_bytes.get(), static_cast<std::size_t>(m_size), m_capacity);
        return !m_parser.iterate(padded).get(m_document);
    }

    [[nodiscard]] bool readMember(ondemand::field &field)
    {
        const qsizetype begin = field.key().raw() - 1 - m_bytes.get();
        const auto length = jsonStringLength(allBytes().sliced(begin));
        if (length < 0)
            return false;
        const QString name = unquotedJson(allBytes().sliced(begin, length));
        return readItem(name, begin, field.value());
    }

    [[nodiscard]] bool readItem(const QString &name, qsizetype begin, ondemand::value &value)
    {
        if (m_layout.items.size() == mostItems)
            return false;
        const qsizetype valueBegin = offsetOf(value);
        const std::string_view token = value.raw_json_token();
        const bool isContainer = token.starts_with('{') || token.starts_with('[');
        if (!checkValue(value, 1))
            return false;

        // A container is followed by the token that the document stands at now.
        qsizetype valueEnd = valueBegin + static_cast<qsizetype>(token.size());
        if (isContainer) {
            const char *next = nullptr;
            if (m_document.current_location().get(next))
                return false;
            valueEnd = next - m_bytes.get();
        }
        valueEnd = valueBegin + withoutTrailingSpace(valueBegin, valueEnd).size();
        m_layout.items.push_back({.name = name,
                                  .whole = {m_outer + begin, m_outer + valueEnd},
                                  .value = {m_outer + valueBegin, m_outer + valueEnd}});
        return true;
    }

    // NOLINTNEXTLINE(misc-no-recursion): deepestLevel bounds it
    [[nodiscard]] bool checkValue(ondemand::value &value, int level)
    {
        const std::string_view token = value.raw_json_token();
        if (level > deepestLevel)
            return false;
        if (token.starts_with('{'))
            return checkObject(value, level);
        if (token.starts_with('['))
            return checkArray(value, level);
        if (!isJsonScalar({token.data(), static_cast<qsizetype>(token.size())}))
            return false;
        // A string that is left where it is would be taken for a name if a colon follows.
        ondemand::raw_json_string text;
        return !token.starts_with('"') || !value.get_raw_json_string().get(text);
    }

    // NOLINTNEXTLINE(misc-no-recursion)
    [[nodiscard]] bool checkObject(ondemand::value &value, int level)
    {
        ondemand::object object;
        if (value.get_object().get(object))
            return false;
        for (auto entry : object) {
            ondemand::field field;
            if (std::move(entry).get(field))
                return false;
            const qsizetype name = field.key().raw() - 1 - m_bytes.get();
            if (jsonStringLength(allBytes().sliced(name)) < 0
                || !checkValue(field.value(), level + 1))
                return false;
        }
        return true;
    }

    // NOLINTNEXTLINE(misc-no-recursion)
    [[nodiscard]] bool checkArray(ondemand::value &value, int level)
    {
        ondemand::array array;
        if (value.get_array().get(array))
            return false;
        for (auto entry : array) {
            ondemand::value element;
            if (std::move(entry).get(element) || !checkValue(element, level + 1))
                return false;
        }
        return true;
    }

    [[nodiscard]] qsizetype offsetOf(ondemand::value &value) const
    {
        return value.raw_json_token().data() - m_bytes.get();
    }
    [[nodiscard]] QByteArrayView allBytes() const { return {m_bytes.get(), m_size}; }
    [[nodiscard]] QByteArrayView withoutTrailingSpace(qsizetype begin, qsizetype end) const
    {
        QByteArrayView text = allBytes().sliced(begin, std::min(end, m_size) - begin);
        while (!text.isEmpty() && isJsonSpace(text.back()))
            text.chop(1);
        return text;
    }

    qsizetype m_size = 0;
    qsizetype m_outer = 0;
    std::size_t m_capacity = 0;
    std::unique_ptr<char[]> m_bytes;
    ondemand::parser m_parser{};
    ondemand::document m_document{};
    JsonLayout m_layout{};
};

// From the opening bracket to the last closing one: simdjson wants the text to end there. Empty if
// something else comes first.
ByteSpan containerIn(QByteArrayView text, char open, char close)
{
    constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";
    qsizetype begin = text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0;
    while (begin < text.size() && isJsonSpace(text[begin]))
        ++begin;
    const qsizetype end = text.lastIndexOf(close) + 1;
    const bool isHere = begin < end && text[begin] == open && end - begin <= longestText;
    return isHere ? ByteSpan{begin, end} : ByteSpan{};
}

} // namespace

const JsonItem *JsonLayout::last(QStringView name) const
{
    const auto found = std::find_if(
        items.rbegin(), items.rend(), [name](const JsonItem &item) { return item.name == name; });
    return found == items.rend() ? nullptr : &*found;
}

std::optional<JsonLayout> objectLayout(QByteArrayView text)
{
    const ByteSpan span = containerIn(text, '{', '}');
    return span == ByteSpan{} ? std::nullopt : LayoutReader(span.in(text), span.begin).object();
}

std::optional<JsonLayout> arrayLayout(QByteArrayView text)
{
    const ByteSpan span = containerIn(text, '[', ']');
    return span == ByteSpan{} ? std::nullopt : LayoutReader(span.in(text), span.begin).array();
}

} // namespace keyferry::channels
