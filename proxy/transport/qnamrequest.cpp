#include "proxy/transport/qnamrequest.h"

#include "proxy/transport/originkey.h"
#include "proxy/transport/qnamheaders.h"
#include "proxy/transport/sendable.h"

#include <QLibraryInfo>
#include <QVersionNumber>

#include <array>

namespace keyferry::transport {

using namespace Qt::StringLiterals;

namespace {

// RFC 9110 9.2.2, without PUT: its repetition costs a body and is allowed once, by the device.
bool mayBeRepeatedUnasked(const QByteArray &method)
{
    static constexpr std::array methods{"GET", "HEAD", "OPTIONS", "TRACE", "DELETE"};
    return std::any_of(
        methods.begin(), methods.end(), [&method](const char *m) { return method == m; });
}

bool qtTrimsValues()
{
    return QLibraryInfo::version() >= QVersionNumber(6, 8);
}

void switchHabitsOff(QNetworkRequest &request)
{
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setTransferTimeout(0);
}

} // namespace

bool needsUploadDevice(const UpstreamRequest &request)
{
    if (request.method == "HEAD"_ba)
        return false; // as a custom request Qt would wait for the answer's body for ever
    const bool hasBytes = request.body != nullptr && request.body->size() > 0;
    return hasBytes || !mayBeRepeatedUnasked(request.method);
}

Result<QNetworkRequest> networkRequest(const UpstreamRequest &request, const QUrl &url)
{
    if (const Outcome sendable = checkSendable(request.method, request.target, request.fields);
        !sendable)
        return sendable.error();

    QnamFraming framing{.authority = authorityOf(url), .qtTrimsValues = qtTrimsValues()};
    if (needsUploadDevice(request))
        framing.contentLength = request.body == nullptr ? 0 : request.body->size();

    QNetworkRequest out(url);
    switchHabitsOff(out);
    for (const HeaderField &field : outgoingFields(request.fields, framing)) {
        // A null value would remove the field instead of sending it empty.
        out.setRawHeader(field.name, field.value.isNull() ? ""_ba : field.value);
    }
    return out;
}

} // namespace keyferry::transport
