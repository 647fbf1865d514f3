#include "proxy/http/nativesocket.h"
#include "proxy/http/server.h"

#include <QTcpSocket>

#include <sys/resource.h>
#include <unistd.h>

using namespace keyferry;
using namespace Qt::StringLiterals;

namespace {

void connectClients(std::vector<std::unique_ptr<QTcpSocket>> &clients,
                    const http::Server &server,
                    int count)
{
    for (int i = 0; i < count; ++i) {
        auto &client = *clients.emplace_back(std::make_unique<QTcpSocket>());
        client.connectToHost(server.address(), server.port());
        QVERIFY(client.waitForConnected());
    }
}

/// Leaves the process no free descriptor while it lives.
class NoDescriptors
{
public:
    NoDescriptors()
    {
        ::getrlimit(RLIMIT_NOFILE, &m_limit);
        const int lowestFree = ::dup(0);
        ::close(lowestFree);
        const rlimit none{.rlim_cur = static_cast<rlim_t>(lowestFree),
                          .rlim_max = m_limit.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &none);
    }
    ~NoDescriptors() { ::setrlimit(RLIMIT_NOFILE, &m_limit); }

private:
    rlimit m_limit{};
};

} // namespace

class tst_Server final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listensAndHandsDescriptorsOn_data();
    void listensAndHandsDescriptorsOn();
    void namesThePortInUse();
    void refusesForeignAddresses();
    void stopsAcceptingWhenClosed();
    void acceptsAgainAfterRunningOutOfDescriptors();
};

void tst_Server::listensAndHandsDescriptorsOn_data()
{
    QTest::addColumn<QHostAddress>("address");
    QTest::addRow("127.0.0.1") << QHostAddress(QHostAddress::LocalHost);
    QTest::addRow("::1") << QHostAddress(QHostAddress::LocalHostIPv6);
}

void tst_Server::listensAndHandsDescriptorsOn()
{
    QFETCH(QHostAddress, address);
    http::Server server;
    QVERIFY(!server.isListening());
    if (const auto listened = server.listen(address, 0); !listened)
        QSKIP(qPrintable(listened.error().detail));
    QVERIFY(server.isListening());
    QCOMPARE(server.address(), address);
    QVERIFY(server.port() != 0);

    QSignalSpy accepted(&server, &http::Server::connectionAccepted);
    std::vector<std::unique_ptr<QTcpSocket>> clients;
    connectClients(clients, server, 1);
    QTRY_COMPARE(accepted.count(), 1);
    QTcpSocket socket;
    QVERIFY(socket.setSocketDescriptor(accepted.first().first().value<qintptr>()));
    QCOMPARE(socket.peerPort(), clients.front()->localPort());
}

void tst_Server::namesThePortInUse()
{
    http::Server first;
    QVERIFY(first.listen(QHostAddress::LocalHost, 0));
    http::Server second;
    const auto listened = second.listen(QHostAddress::LocalHost, first.port());
    QVERIFY(!listened);
    QCOMPARE(listened.error().kind, ErrorKind::PortInUse);
    QCOMPARE(listened.error().detail, u"127.0.0.1:%1 is already in use"_s.arg(first.port()));
    QVERIFY(!second.isListening());
    QCOMPARE(second.port(), 0);
}

void tst_Server::refusesForeignAddresses()
{
    http::Server server;
    const auto listened = server.listen(QHostAddress(u"2001:db8::1"_s), 4321);
    QVERIFY(!listened);
    QCOMPARE(listened.error().kind, ErrorKind::AddressRefused);
    QVERIFY2(listened.error().detail.contains(u"[2001:db8::1]:4321"_s),
             qPrintable(listened.error().detail));
}

void tst_Server::stopsAcceptingWhenClosed()
{
    http::Server server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    const quint16 port = server.port();
    server.close();
    QVERIFY(!server.isListening());
    QTcpSocket client;
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    QVERIFY(!client.waitForConnected());
    QVERIFY(server.listen(QHostAddress::LocalHost, port));
}

void tst_Server::acceptsAgainAfterRunningOutOfDescriptors()
{
    http::Server server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    const quint16 port = server.port();
    int accepted = 0;
    connect(&server, &http::Server::connectionAccepted, this, [&accepted](qintptr descriptor) {
        ++accepted;
        http::closeDescriptor(descriptor);
    });

    std::vector<std::unique_ptr<QTcpSocket>> clients;
    clients.reserve(9);
    {
        connectClients(clients, server, 3);
        const NoDescriptors none;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no descriptor left"_s));
        QTest::qWait(20);
        QCOMPARE(accepted, 0);
    }
    QTRY_COMPARE(accepted, 3);
    QCOMPARE(server.port(), port);
    // A QTcpServer that met EMFILE would stop after the next batch, and after each one.
    for (int batch = 2; batch <= 3; ++batch) {
        connectClients(clients, server, 3);
        QTRY_COMPARE(accepted, 3 * batch);
    }
}

QTEST_GUILESS_MAIN(tst_Server)
#include "tst_server.moc"
