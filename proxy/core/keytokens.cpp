#include "proxy/core/keylimits.h"
#include "proxy/core/keyscanner.h"

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t listedRefusals = 20;
// Room for the brackets and quotes around a key; what is longer than both is too long anyway.
constexpr qsizetype longestToken = longestKey + 8;

bool isSeparator(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v' || c == ','
           || c == ';' || c == '|';
}

// The key of `["sk-a"` or `'sk-b'`: pieces of a list in some language come with its brackets and
// quotes.
QByteArrayView bareToken(QByteArrayView token)
{
    if (token.startsWith('['))
        token = token.sliced(1);
    if (token.endsWith(']'))
        token.chop(1);
    const bool isQuoted =
        token.size() >= 2 && token.front() == token.back()
        && (token.front() == '"' || token.front() == '\'' || token.front() == '`');
    return isQuoted ? token.sliced(1, token.size() - 2) : token;
}

QString brokenRule(QByteArrayView token)
{
    if (token.size() > longestKey)
        return u"longer than 4096 bytes"_s;
    for (const char c : token) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f)
            return u"holds a control character"_s;
        if (byte > 0x7f)
            return u"holds a character that is not ASCII"_s;
    }
    return {};
}

// Empty for a text that is no number.
std::optional<int> numberOr(const QString &text, int fallback)
{
    if (text.trimmed().isEmpty())
        return fallback;
    bool isNumber = false;
    const int number = text.trimmed().toInt(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

} // namespace

void refuseLine(ParsedKeys &found, qint64 line, const QString &reason)
{
    ++found.refused;
    if (found.refusals.size() < listedRefusals)
        found.refusals.push_back({line, reason});
}

void takeKey(ParsedKeys &found, QByteArrayView token, qint64 line, const KeyFields &fields)
{
    if (token.isEmpty())
        return;
    if (const QString rule = brokenRule(token); !rule.isEmpty())
        return refuseLine(found, line, rule);
    KeyDraft draft{.notes = fields.notes.left(keylimits::longestNotes),
                   .tag = fields.tag.left(keylimits::longestTag),
                   .line = line};
    const auto weight = numberOr(fields.weight, draft.weight);
    const auto priority = numberOr(fields.priority, draft.priority);
    const QString rule =
        brokenKeyRule(weight.value_or(keylimits::none), priority.value_or(keylimits::none));
    if (!rule.isEmpty())
        return refuseLine(found, line, rule);
    draft.secret = Secret(token.toByteArray());
    draft.weight = *weight;
    draft.priority = *priority;
    found.keys.push_back(std::move(draft));
}

void TokenScanner::feed(QByteArrayView bytes, ParsedKeys &found)
{
    qsizetype begin = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (!isSeparator(bytes[i]))
            continue;
        append(bytes.sliced(begin, i - begin));
        take(found);
        begin = i + 1;
        if (bytes[i] == '\n')
            ++m_line;
    }
    append(bytes.sliced(begin));
}

void TokenScanner::append(QByteArrayView part)
{
    m_token.append(part.first(std::min(part.size(), longestToken - m_token.size())));
}

void TokenScanner::take(ParsedKeys &found)
{
    takeKey(found, bareToken(m_token), m_line);
    m_token.resize(0); // keeps its room, unlike clear()
}

void TokenScanner::finish(ParsedKeys &found)
{
    take(found);
}

} // namespace keyferry
