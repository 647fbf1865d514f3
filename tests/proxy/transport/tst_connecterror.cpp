#include "proxy/transport/connecterror.h"
#include "proxy/transport/transporterror.h"

#include <QTest>

namespace keyferry::transport {

using namespace Qt::StringLiterals;

class tst_ConnectError final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesKindAndCause_data();
    void namesKindAndCause();
    void speaksLikeQnam_data();
    void speaksLikeQnam();
    void namesCertificateFaults_data();
    void namesCertificateFaults();
};

void tst_ConnectError::namesKindAndCause_data()
{
    using SocketError = QAbstractSocket::SocketError;
    QTest::addColumn<SocketError>("error");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("proxyCause"); ///< where the connection was to lead to a proxy
    constexpr auto unreachable = ErrorKind::UpstreamUnreachable;
    QTest::addRow("refused") << SocketError::ConnectionRefusedError << unreachable
                             << u"connection refused"_s << u"the proxy refused the connection"_s;
    QTest::addRow("unknown name") << SocketError::HostNotFoundError << unreachable
                                  << u"host not found"_s << u"the proxy's name was not found"_s;
    QTest::addRow("no route") << SocketError::NetworkError << unreachable
                              << u"network or host unreachable"_s << u"the proxy failed"_s;
    QTest::addRow("closed") << SocketError::RemoteHostClosedError << unreachable
                            << u"closed before the connection stood"_s << u"the proxy failed"_s;
    QTest::addRow("out of descriptors")
        << SocketError::SocketResourceError << ErrorKind::OutOfCapacity
        << u"out of file descriptors"_s << u"out of file descriptors"_s;
    QTest::addRow("timeout") << SocketError::SocketTimeoutError << ErrorKind::UpstreamTimeout
                             << u"no connection in time"_s << u"no connection in time"_s;
    QTest::addRow("no such family")
        << SocketError::UnsupportedSocketOperationError << unreachable
        << u"this machine cannot reach addresses of that kind"_s << u"the proxy failed"_s;
    QTest::addRow("anything else") << SocketError::DatagramTooLargeError << unreachable
                                   << u"socket error 6"_s << u"the proxy failed"_s;
}

void tst_ConnectError::namesKindAndCause()
{
    QFETCH(QAbstractSocket::SocketError, error);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, cause);
    QFETCH(QString, proxyCause);
    QCOMPARE(connectError(error, u"api.test"_s), (Error{kind, u"api.test: "_s + cause, {}}));
    QCOMPARE(proxyError(error, u"api.test"_s), (Error{kind, u"api.test: "_s + proxyCause, {}}));
}

void tst_ConnectError::speaksLikeQnam_data()
{
    QTest::addColumn<QAbstractSocket::SocketError>("socket");
    QTest::addColumn<QNetworkReply::NetworkError>("reply");
    const auto row = [](const char *name, auto socket, auto reply) {
        QTest::addRow("%s", name) << socket << reply;
    };
    using Socket = QAbstractSocket;
    using Reply = QNetworkReply;
    row("refused", Socket::ConnectionRefusedError, Reply::ConnectionRefusedError);
    row("unknown name", Socket::HostNotFoundError, Reply::HostNotFoundError);
    row("proxy refused", Socket::ProxyConnectionRefusedError, Reply::ProxyConnectionRefusedError);
    row("proxy closed", Socket::ProxyConnectionClosedError, Reply::ProxyConnectionClosedError);
    row("proxy unknown", Socket::ProxyNotFoundError, Reply::ProxyNotFoundError);
    row("proxy silent", Socket::ProxyConnectionTimeoutError, Reply::ProxyTimeoutError);
    row("proxy credentials",
        Socket::ProxyAuthenticationRequiredError,
        Reply::ProxyAuthenticationRequiredError);
    row("proxy otherwise", Socket::ProxyProtocolError, Reply::UnknownProxyError);
}

void tst_ConnectError::speaksLikeQnam()
{
    QFETCH(QAbstractSocket::SocketError, socket);
    QFETCH(QNetworkReply::NetworkError, reply);
    const Error error = connectError(socket, u"api.test"_s);
    QCOMPARE(error, failureOf({.error = reply, .host = u"api.test"_s}).error);
    QCOMPARE(error.kind, ErrorKind::UpstreamUnreachable);
}

void tst_ConnectError::namesCertificateFaults_data()
{
    QTest::addColumn<QList<QSslError::SslError>>("errors");
    QTest::addColumn<QString>("words");
    using Fault = QSslError;
    QTest::addRow("none") << QList<QSslError::SslError>{} << u""_s;
    QTest::addRow("expired") << QList{Fault::CertificateExpired} << u"expired certificate"_s;
    QTest::addRow("revoked") << QList{Fault::CertificateRevoked} << u"revoked certificate"_s;
    QTest::addRow("none sent") << QList{Fault::NoPeerCertificate} << u"no certificate"_s;
    QTest::addRow("the same in other words") << QList{Fault::UnableToGetLocalIssuerCertificate,
                                                      Fault::CertificateUntrusted,
                                                      Fault::UnableToVerifyFirstCertificate}
                                             << u"certificate of an unknown authority"_s;
    QTest::addRow("two") << QList{Fault::HostNameMismatch, Fault::CertificateExpired}
                         << u"certificate for another host, expired certificate"_s;
    QTest::addRow("rare") << QList{Fault::InvalidPurpose}
                          << u"certificate not accepted (Qt error 16)"_s;
}

void tst_ConnectError::namesCertificateFaults()
{
    QFETCH(QList<QSslError::SslError>, errors);
    QFETCH(QString, words);
    QList<QSslError> faults;
    for (const QSslError::SslError error : errors)
        faults.append(QSslError(error));
    QCOMPARE(certificateFaults(faults), words);
}

} // namespace keyferry::transport

QTEST_GUILESS_MAIN(keyferry::transport::tst_ConnectError)

#include "tst_connecterror.moc"
