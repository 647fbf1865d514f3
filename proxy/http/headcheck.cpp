#include "proxy/http/headcheck.h"

#include "proxy/core/httphead.h"

#include <algorithm>

namespace keyferry::http {

using namespace Qt::StringLiterals;

namespace {

// Not a function: as an argument of any_of() it would be called for every byte of every head.
constexpr auto isControlByte = [](char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return (code < 0x20 && byte != '\t') || code == 0x7f;
};

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t';
}

Outcome checkLine(QByteArrayView line)
{
    if (std::any_of(line.begin(), line.end(), isControlByte))
        return malformed(u"control byte, or CR and LF not as a pair"_s);
    if (!line.isEmpty() && isBlank(line.front()))
        return malformed(u"line starts with white space"_s);
    return ok();
}

Outcome checkFieldLine(QByteArrayView line)
{
    if (const auto checked = checkLine(line); !checked)
        return checked;

    const auto colon = line.indexOf(':');
    if (colon < 0)
        return malformed(u"field line without a colon"_s);
    if (colon == 0)
        return malformed(u"empty field name"_s);
    if (isBlank(line.at(colon - 1)))
        return malformed(u"white space before the colon"_s);
    if (!isToken(line.first(colon)))
        return malformed(u"field name is not a token"_s);
    return ok();
}

} // namespace

Error malformed(const QString &rule)
{
    return {.kind = ErrorKind::MalformedRequest, .detail = rule};
}

Outcome checkHeadSize(QByteArrayView head, const HeadLimits &limits)
{
    const auto lineEnd = head.indexOf("\r\n");
    const auto startLine = lineEnd < 0 ? head : head.first(lineEnd);
    if (startLine.size() > limits.startLineBytes) {
        return Error{.kind = ErrorKind::TargetTooLong,
                     .detail = u"request line over %1 bytes"_s.arg(limits.startLineBytes)};
    }
    if (head.size() > limits.headBytes) {
        return Error{.kind = ErrorKind::HeadTooLarge,
                     .detail = u"head over %1 bytes"_s.arg(limits.headBytes)};
    }
    return ok();
}

Result<std::optional<qsizetype>> findEmptyLine(QByteArrayView bytes, qsizetype scanned)
{
    for (qsizetype i = scanned; i < bytes.size(); ++i) {
        const bool followsCr = i > 0 && bytes[i - 1] == '\r';
        if ((bytes[i] == '\n') != followsCr)
            return malformed(u"CR and LF not as a pair"_s);
        if (isControlByte(bytes[i]) && bytes[i] != '\r' && bytes[i] != '\n')
            return malformed(u"control byte"_s);

        const bool endsEmptyLine = bytes[i] == '\n' && (i == 1 || (i > 2 && bytes[i - 2] == '\n'));
        if (endsEmptyLine)
            return std::optional(i + 1);
    }
    return std::optional<qsizetype>();
}

Outcome checkFieldSection(QByteArrayView section, qint64 fieldCount)
{
    qint64 fields = 0;
    while (true) {
        const auto lineEnd = section.indexOf("\r\n");
        if (lineEnd < 0)
            return malformed(u"no empty line at the end"_s);
        if (lineEnd == 0)
            break;
        if (const auto checked = checkFieldLine(section.first(lineEnd)); !checked)
            return checked;
        if (++fields > fieldCount) {
            return Error{.kind = ErrorKind::HeadTooLarge,
                         .detail = u"more than %1 header fields"_s.arg(fieldCount)};
        }
        section = section.sliced(lineEnd + 2);
    }
    return section.size() == 2 ? ok() : Outcome(malformed(u"bytes after the empty line"_s));
}

Outcome checkHead(QByteArrayView head, const HeadLimits &limits)
{
    if (const auto checked = checkHeadSize(head, limits); !checked)
        return checked;

    const auto lineEnd = head.indexOf("\r\n");
    if (lineEnd < 0)
        return malformed(u"start line without CR LF"_s);
    if (lineEnd == 0)
        return malformed(u"empty line before the request line"_s);
    if (const auto checked = checkLine(head.first(lineEnd)); !checked)
        return checked;
    return checkFieldSection(head.sliced(lineEnd + 2), limits.fieldCount);
}

} // namespace keyferry::http
