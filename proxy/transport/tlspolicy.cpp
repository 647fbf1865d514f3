#include "proxy/transport/tlspolicy.h"

#include <QSslCertificate>

namespace keyferry::transport {

using namespace Qt::StringLiterals;

Result<QSslConfiguration> tlsConfiguration(const ConnectionPolicy &policy)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(policy.verifyTls ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    if (policy.caFile.isEmpty() || !policy.verifyTls)
        return tls;

    const auto certificates = QSslCertificate::fromPath(
        policy.caFile, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
    if (certificates.isEmpty())
        return Error{.kind = ErrorKind::UpstreamUnreachable,
                     .detail = u"the CA file holds no certificate: %1"_s.arg(policy.caFile)};
    tls.setCaCertificates(certificates);
    return tls;
}

} // namespace keyferry::transport
