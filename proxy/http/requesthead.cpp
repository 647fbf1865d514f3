#include "proxy/http/requesthead.h"

#include "proxy/http/framing.h"
#include "proxy/http/headcheck.h"

#include <algorithm>

namespace keyferry::http {

using namespace Qt::StringLiterals;

namespace {

struct RequestLine
{
    QByteArrayView method{};
    QByteArrayView target{};
    int minorVersion = 1;
};

Result<RequestLine> readRequestLine(QByteArrayView line)
{
    const auto first = line.indexOf(' ');
    const auto last = line.lastIndexOf(' ');
    if (first < 0 || first == last)
        return malformed(u"request line is not method, target and version"_s);

    RequestLine parts{.method = line.first(first),
                      .target = line.sliced(first + 1, last - first - 1)};
    if (!isToken(parts.method))
        return malformed(u"method is not a token"_s);
    if (parts.target.isEmpty() || parts.target.contains(' ') || parts.target.contains('\t'))
        return malformed(u"request line is not split by single spaces"_s);

    const auto version = line.sliced(last + 1);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return malformed(u"version is neither HTTP/1.1 nor HTTP/1.0"_s);
    parts.minorVersion = version.back() == '1' ? 1 : 0;
    return parts;
}

bool isHostByte(char byte)
{
    const bool isAlphanumeric = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z')
                                || (byte >= 'A' && byte <= 'Z');
    return isAlphanumeric || QByteArrayView("-._~!$&'()*+;=:[]%").contains(byte);
}

Outcome checkHost(const RequestHead &head)
{
    const auto hosts = head.fields.count("Host");
    if (hosts > 1)
        return malformed(u"more than one Host"_s);
    if (hosts == 0)
        return head.minorVersion == 0 ? ok() : Outcome(malformed(u"no Host"_s));

    const QByteArray host = head.fields.first("Host");
    if (host.isEmpty())
        return malformed(u"Host is empty"_s);
    if (!std::all_of(host.begin(), host.end(), isHostByte))
        return malformed(u"Host is not a name or address with a port"_s);
    return ok();
}

/// `http://host:port/path` -> `/path`, if the authority is the one that Host names. RFC 9112 3.2.2.
Result<QByteArray> originForm(QByteArrayView target, const QByteArray &host)
{
    if (!startsWithIgnoringCase(target, "http://") && !startsWithIgnoringCase(target, "https://"))
        return target.toByteArray();

    const auto rest = target.sliced(target.indexOf("//") + 2);
    const auto end = std::find_if(rest.begin(), rest.end(), [](char byte) {
        return byte == '/' || byte == '?' || byte == '#' || byte == '\\';
    });
    const auto authority = rest.first(end - rest.begin());
    if (authority.isEmpty() || !equalsIgnoringCase(authority, host))
        return malformed(u"the target's authority is not the one in Host"_s);

    const auto path = rest.sliced(authority.size());
    // An empty path is the root: RFC 9110 4.2.3.
    return path.isEmpty() || path.front() == '?' ? '/' + path.toByteArray() : path.toByteArray();
}

bool isDotSegment(QByteArrayView segment)
{
    // The longest spelling is %2e%2e.
    if (segment.isEmpty() || segment.size() > 6)
        return false;
    QByteArray plain = segment.toByteArray().toLower();
    plain.replace("%2e", ".");
    return plain == "." || plain == "..";
}

} // namespace

Outcome checkTarget(QByteArrayView target)
{
    if (!target.startsWith('/'))
        return malformed(u"target does not start with a slash"_s);
    if (target.startsWith("//"))
        return malformed(u"target starts with two slashes"_s);
    if (target.contains('#'))
        return malformed(u"fragment in the target"_s);
    if (target.contains('\\'))
        return malformed(u"backslash in the target"_s);
    const bool hasControl = std::any_of(target.begin(), target.end(), [](char byte) {
        const auto code = static_cast<unsigned char>(byte);
        return code <= 0x20 || code == 0x7f;
    });
    if (hasControl)
        return malformed(u"control byte or space in the target"_s);

    const auto query = target.indexOf('?');
    auto path = query < 0 ? target : target.first(query);
    while (!path.isEmpty()) {
        path = path.sliced(1);
        const auto slash = path.indexOf('/');
        const auto segment = slash < 0 ? path : path.first(slash);
        if (isDotSegment(segment))
            return malformed(u"dot segment in the path"_s);
        path = path.sliced(segment.size());
    }
    return ok();
}

Result<FramedHead> readRequestHead(QByteArrayView bytes, const HeadLimits &limits)
{
    if (const auto checked = checkHead(bytes, limits); !checked)
        return checked.error();

    const auto lineEnd = bytes.indexOf("\r\n");
    const auto line = readRequestLine(bytes.first(lineEnd));
    if (!line)
        return line.error();

    FramedHead framed;
    RequestHead &head = framed.head;
    head.method = line->method.toByteArray();
    head.minorVersion = line->minorVersion;
    head.fields = readFields(bytes.sliced(lineEnd + 2));
    if (const auto checked = checkHost(head); !checked)
        return checked.error();

    const auto framing = readFraming(head.fields, head.minorVersion);
    if (!framing)
        return framing.error();
    framed.framing = {.isChunked = framing->isChunked,
                      .contentLength = framing->contentLength.value_or(0)};

    auto target = originForm(line->target, head.fields.first("Host"));
    if (!target)
        return target.error();
    if (const auto checked = checkTarget(*target); !checked)
        return checked.error();
    head.target = *std::move(target);
    return framed;
}

} // namespace keyferry::http
