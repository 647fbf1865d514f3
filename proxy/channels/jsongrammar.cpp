#include "proxy/channels/jsongrammar.h"

#include <algorithm>

namespace keyferry::channels {

namespace {

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool isHexDigit(char byte)
{
    const char lower = static_cast<char>(byte | 0x20);
    return isDigit(byte) || (lower >= 'a' && lower <= 'f');
}

// Of the escape that `text` begins with; 0 if it is none.
qsizetype escapeLength(QByteArrayView text)
{
    constexpr qsizetype shortEscape = 2;
    constexpr qsizetype unicodeEscape = 6;
    if (text.size() < shortEscape)
        return 0;
    if (text[1] != 'u')
        return QByteArrayView(R"("\/bfnrt)").contains(text[1]) ? shortEscape : 0;
    return text.size() >= unicodeEscape
                   && std::all_of(
                       text.begin() + shortEscape, text.begin() + unicodeEscape, isHexDigit)
               ? unicodeEscape
               : 0;
}

// Cuts the digits that `text` begins with; false if there are none.
bool takeDigits(QByteArrayView &text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
    const auto count = end - text.begin();
    text = text.sliced(count);
    return count > 0;
}

bool takeByte(QByteArrayView &text, QByteArrayView oneOf)
{
    const bool isThere = !text.isEmpty() && oneOf.contains(text.front());
    if (isThere)
        text = text.sliced(1);
    return isThere;
}

bool isNumber(QByteArrayView text)
{
    takeByte(text, "-");
    if (!takeByte(text, "0") && !takeDigits(text))
        return false;
    if (takeByte(text, ".") && !takeDigits(text))
        return false;
    if (takeByte(text, "eE")) {
        takeByte(text, "+-");
        if (!takeDigits(text))
            return false;
    }
    return text.isEmpty();
}

} // namespace

bool isJsonSpace(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

qsizetype jsonStringLength(QByteArrayView text)
{
    if (!text.startsWith('"'))
        return -1;
    qsizetype quote = -1;
    for (qsizetype at = 1;;) {
        if (quote < at)
            quote = text.indexOf('"', at);
        if (quote < 0)
            return -1;
        const auto backslash = text.first(quote).indexOf('\\', at);
        if (backslash < 0)
            return quote + 1;
        const auto length = escapeLength(text.sliced(backslash));
        if (length == 0)
            return -1;
        at = backslash + length;
    }
}

bool isJsonScalar(QByteArrayView token)
{
    while (!token.isEmpty() && isJsonSpace(token.back()))
        token.chop(1);
    if (token.startsWith('"'))
        return jsonStringLength(token) == token.size();
    return token == "true" || token == "false" || token == "null" || isNumber(token);
}

} // namespace keyferry::channels
