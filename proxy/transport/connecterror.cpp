#include "proxy/transport/connecterror.h"

#include "proxy/transport/transporterror.h"

#include <array>

namespace keyferry::transport {

using namespace Qt::StringLiterals;

namespace {

using NetworkError = QNetworkReply::NetworkError;
using SocketError = QAbstractSocket::SocketError;

struct SocketRow
{
    SocketError socket{};
    NetworkError network = NetworkError::UnknownNetworkError;
    QLatin1String cause{}; ///< for errors without a text of their own in transporterror.cpp
};

constexpr std::array socketRows{
    SocketRow{SocketError::ConnectionRefusedError, NetworkError::ConnectionRefusedError},
    SocketRow{SocketError::HostNotFoundError, NetworkError::HostNotFoundError},
    SocketRow{SocketError::ProxyConnectionRefusedError, NetworkError::ProxyConnectionRefusedError},
    SocketRow{SocketError::ProxyConnectionClosedError, NetworkError::ProxyConnectionClosedError},
    SocketRow{SocketError::ProxyNotFoundError, NetworkError::ProxyNotFoundError},
    SocketRow{SocketError::ProxyConnectionTimeoutError, NetworkError::ProxyTimeoutError},
    SocketRow{SocketError::ProxyAuthenticationRequiredError,
              NetworkError::ProxyAuthenticationRequiredError},
    SocketRow{SocketError::ProxyProtocolError, NetworkError::UnknownProxyError},
    SocketRow{.socket = SocketError::NetworkError, .cause = "network or host unreachable"_L1},
    SocketRow{.socket = SocketError::RemoteHostClosedError,
              .cause = "closed before the connection stood"_L1},
    SocketRow{.socket = SocketError::SocketAccessError, .cause = "connecting is not allowed"_L1},
    SocketRow{.socket = SocketError::UnsupportedSocketOperationError,
              .cause = "this machine cannot reach addresses of that kind"_L1},
};

struct FaultRow
{
    QSslError::SslError error{};
    QLatin1String words{};
};

constexpr auto unknownAuthority = "certificate of an unknown authority"_L1;
constexpr std::array faultRows{
    FaultRow{QSslError::CertificateExpired, "expired certificate"_L1},
    FaultRow{QSslError::CertificateNotYetValid, "certificate not valid yet"_L1},
    FaultRow{QSslError::HostNameMismatch, "certificate for another host"_L1},
    FaultRow{QSslError::SelfSignedCertificate, unknownAuthority},
    FaultRow{QSslError::SelfSignedCertificateInChain, unknownAuthority},
    FaultRow{QSslError::UnableToGetIssuerCertificate, unknownAuthority},
    FaultRow{QSslError::UnableToGetLocalIssuerCertificate, unknownAuthority},
    FaultRow{QSslError::UnableToVerifyFirstCertificate, unknownAuthority},
    FaultRow{QSslError::CertificateUntrusted, unknownAuthority},
    FaultRow{QSslError::CertificateRevoked, "revoked certificate"_L1},
    FaultRow{QSslError::NoPeerCertificate, "no certificate"_L1},
};

Error unreachable(NetworkError error, const QString &cause, const QString &host)
{
    return failureOf({.error = error, .text = cause, .host = host}).error;
}

// Qt's text is "Error during SSL handshake: error:0A00042E:SSL routines::tlsv1 alert protocol
// version", its first half in the language at hand.
QString libraryText(const QString &text)
{
    const qsizetype start = text.lastIndexOf("::"_L1);
    return start < 0 ? QString() : text.sliced(start + 2).trimmed();
}

} // namespace

Error connectError(SocketError error, const QString &host)
{
    if (error == SocketError::SocketResourceError)
        return outOfDescriptors(host);
    if (error == SocketError::SocketTimeoutError)
        return missed(Deadline::Connect, host).error;
    const auto row = std::find_if(socketRows.begin(),
                                  socketRows.end(),
                                  [error](const SocketRow &r) { return r.socket == error; });
    if (row == socketRows.end())
        return unreachable(
            NetworkError::UnknownNetworkError, u"socket error %1"_s.arg(error), host);
    return unreachable(row->network, row->cause, host);
}

Error proxyError(SocketError error, const QString &host)
{
    if (error == SocketError::ConnectionRefusedError)
        return connectError(SocketError::ProxyConnectionRefusedError, host);
    if (error == SocketError::HostNotFoundError)
        return connectError(SocketError::ProxyNotFoundError, host);
    if (error == SocketError::SocketResourceError || error == SocketError::SocketTimeoutError)
        return connectError(error, host);
    return connectError(SocketError::ProxyProtocolError, host);
}

Error handshakeError(const QSslSocket &socket, const QString &host)
{
    const QString faults = certificateFaults(socket.sslHandshakeErrors());
    if (!faults.isEmpty())
        return unreachable(NetworkError::SslHandshakeFailedError, faults, host);
    if (socket.error() == SocketError::RemoteHostClosedError)
        return unreachable(NetworkError::SslHandshakeFailedError,
                           u"connection closed during the TLS handshake"_s,
                           host);

    const QString said = libraryText(socket.errorString());
    const QString cause =
        said.isEmpty() ? u"TLS handshake failed"_s : u"TLS handshake failed (%1)"_s.arg(said);
    return unreachable(NetworkError::SslHandshakeFailedError, cause, host);
}

QString certificateFaults(const QList<QSslError> &errors)
{
    QStringList faults;
    for (const QSslError &error : errors) {
        const auto row =
            std::find_if(faultRows.begin(), faultRows.end(), [&error](const FaultRow &r) {
                return r.error == error.error();
            });
        const QString words = row == faultRows.end()
                                  ? u"certificate not accepted (Qt error %1)"_s.arg(error.error())
                                  : QString(row->words);
        if (!faults.contains(words))
            faults += words;
    }
    return faults.join(u", "_s);
}

} // namespace keyferry::transport
