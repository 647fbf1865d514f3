#include "tests/conformance/row.h"

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

Error unreadable(const QByteArray &text)
{
    return {.kind = ErrorKind::InvalidValue,
            .detail = u"cannot be read: %1"_s.arg(QString::fromUtf8(text.left(80)))};
}

/// The byte behind a backslash at `position`, which moves on to the last character used.
Result<char> escapedByte(const QByteArray &text, qsizetype &position)
{
    switch (text.at(++position)) {
    case 'r': return '\r';
    case 'n': return '\n';
    case 't': return '\t';
    case '0': return '\0';
    case '\\': return '\\';
    case 'x': break;
    default: return unreadable(text);
    }
    bool isHex = false;
    const int byte = text.mid(position + 1, 2).toInt(&isHex, 16);
    position += 2;
    return isHex ? Result<char>(static_cast<char>(byte)) : unreadable(text);
}

Result<QByteArray> wordBytes(const QByteArray &word, const QMap<QByteArray, QByteArray> &words)
{
    if (words.contains(word))
        return words.value(word);
    const auto star = word.indexOf('*');
    bool isNumber = false;
    const int times = word.left(star).toInt(&isNumber);
    if (star < 0 || !isNumber)
        return unreadable(word);
    const auto part = expanded(word.sliced(star + 1), words);
    return part ? Result<QByteArray>(part->repeated(times)) : part;
}

} // namespace

Result<QByteArray> expanded(const QByteArray &text, const QMap<QByteArray, QByteArray> &words)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == '\\' && i + 1 < text.size()) {
            const auto byte = escapedByte(text, i);
            if (!byte)
                return byte.error();
            bytes.append(*byte);
            continue;
        }
        const auto end = text.mid(i, 2) == "$(" ? text.indexOf(')', i) : -1;
        if (end < 0) {
            bytes.append(text.at(i));
            continue;
        }
        const auto word = wordBytes(text.sliced(i + 2, end - i - 2), words);
        if (!word)
            return word;
        bytes.append(*word);
        i = end;
    }
    return bytes;
}

} // namespace keyferry::test
