#include "proxy/transport/answerhead.h"

#include "proxy/http/headcheck.h"

#include <algorithm>

namespace keyferry::transport {

using namespace Qt::StringLiterals;

namespace {

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

// `HTTP/1.1 200 OK`; some servers leave out the blank before an empty reason.
Outcome readStatusLine(QByteArrayView line, AnswerHead &answer)
{
    constexpr qsizetype versionSize = 8;
    constexpr qsizetype statusSize = 3;
    const auto version = line.first(std::min(line.size(), versionSize));
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return http::malformed(u"version is neither HTTP/1.1 nor HTTP/1.0"_s);

    auto rest = line.sliced(versionSize);
    if (!rest.startsWith(' '))
        return http::malformed(u"no space after the version"_s);
    rest = rest.sliced(1);
    const auto status = rest.first(std::min(rest.size(), statusSize));
    const bool hasStatus = status.size() == statusSize && status.front() != '0'
                           && std::all_of(status.begin(), status.end(), isDigit);
    if (!hasStatus)
        return http::malformed(u"status is not a number from 100 to 999"_s);
    rest = rest.sliced(statusSize);
    if (!rest.isEmpty() && rest.front() != ' ')
        return http::malformed(u"no space after the status"_s);

    answer.minorVersion = version.back() == '1' ? 1 : 0;
    answer.head.status = status.toByteArray().toInt();
    answer.head.reason = rest.isEmpty() ? QByteArray() : rest.sliced(1).toByteArray();
    return ok();
}

bool keepsConnection(const AnswerHead &answer)
{
    bool keeps = answer.minorVersion == 1;
    for (const QByteArray &option : answer.head.fields.listValues("Connection")) {
        if (equalsIgnoringCase(option, "close"))
            return false;
        keeps = keeps || equalsIgnoringCase(option, "keep-alive");
    }
    return keeps;
}

} // namespace

Result<AnswerHead> readAnswerHead(QByteArrayView bytes, const http::HeadLimits &limits)
{
    if (bytes.startsWith("\r\n"))
        return http::malformed(u"empty line before the status line"_s);
    if (const auto checked = http::checkHead(bytes, limits); !checked)
        return checked.error();

    AnswerHead answer;
    const auto lineEnd = bytes.indexOf("\r\n");
    if (const auto read = readStatusLine(bytes.first(lineEnd), answer); !read)
        return read.error();
    answer.head.fields = http::readFields(bytes.sliced(lineEnd + 2));

    const auto framing = http::readFraming(answer.head.fields, answer.minorVersion);
    if (!framing)
        return framing.error();
    answer.framing = *framing;
    answer.isPersistent = keepsConnection(answer);
    return answer;
}

http::AnswerFraming answerFraming(const AnswerHead &answer, bool answersHead)
{
    const int status = answer.head.status;
    if (answersHead || status < 200 || status == 204 || status == 304)
        return http::AnswerFraming::None;
    if (answer.framing.isChunked)
        return http::AnswerFraming::Chunked;
    return answer.framing.contentLength ? http::AnswerFraming::Length
                                        : http::AnswerFraming::UntilClose;
}

} // namespace keyferry::transport
