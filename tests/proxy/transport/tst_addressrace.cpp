#include "proxy/core/clock.h"
#include "proxy/transport/addressrace.h"

#include <QNetworkProxy>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

namespace keyferry::transport {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_AddressRace final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void interleavesFamilies_data();
    void interleavesFamilies();
    void triesOneAfterTheOther_data();
    void triesOneAfterTheOther();
    void goesOnAtOnceAfterAFailure();
    void saysWhyItLost_data();
    void saysWhyItLost();
    void triesSoManyAddresses();
    void dropsTheLosers();
    void givesUpWhenDestroyed();
};

namespace {

// Sockets to 127.0.0.9 hear nothing for ever, to 127.0.0.8 fail as on a machine without a route.
class TestSocket final : public QTcpSocket
{
public:
    explicit TestSocket(QList<QHostAddress> &tried)
        : m_tried(tried)
    {
        setProxy(QNetworkProxy::NoProxy);
    }
    void connectToHost(const QString &host,
                       quint16 port,
                       OpenMode mode,
                       NetworkLayerProtocol protocol) override
    {
        m_tried.append(QHostAddress(host));
        if (host == "127.0.0.9"_L1)
            return;
        if (host == "127.0.0.8"_L1) {
            setSocketError(NetworkError);
            Q_EMIT errorOccurred(NetworkError);
            return;
        }
        QTcpSocket::connectToHost(host, port, mode, protocol);
    }

private:
    QList<QHostAddress> &m_tried;
};

QList<QHostAddress> addressesOf(const QStringList &texts)
{
    QList<QHostAddress> addresses;
    for (const QString &text : texts)
        addresses.append(QHostAddress(text));
    return addresses;
}

struct Fixture
{
    QTcpServer server{};
    FakeClock clock{};
    TimerWheel wheel{clock};
    QList<QHostAddress> tried{};
    std::vector<QPointer<QTcpSocket>> sockets{};
    std::optional<AddressRace> race{};
    std::optional<AddressFamily> winner{};
    std::optional<QAbstractSocket::SocketError> error{};

    Fixture()
    {
        server.listen(QHostAddress::LocalHost);
        race.emplace(wheel, [this] {
            SocketPointer socket(new TestSocket(tried));
            sockets.emplace_back(socket.get());
            return socket;
        });
        QObject::connect(
            &*race, &AddressRace::won, &server, [this](AddressFamily family) { winner = family; });
        QObject::connect(&*race,
                         &AddressRace::lost,
                         &server,
                         [this](QAbstractSocket::SocketError lost) { error = lost; });
    }
    void run(const QStringList &texts) { race->run(addressesOf(texts), server.serverPort()); }
    void passTime(std::chrono::milliseconds time)
    {
        clock.advance(time);
        wheel.advance();
    }
};

} // namespace

void tst_AddressRace::interleavesFamilies_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<AddressFamily>("first");
    QTest::addColumn<QString>("ordered");
    constexpr auto any = QAbstractSocket::UnknownNetworkLayerProtocol;
    constexpr auto v4 = QAbstractSocket::IPv4Protocol;
    constexpr auto v6 = QAbstractSocket::IPv6Protocol;
    const auto mixed = u"::1 ::2 ::3 1.0.0.1 1.0.0.2"_s;
    QTest::addRow("none") << QString() << any << QString();
    QTest::addRow("one family") << u"::1 ::2"_s << any << u"::1 ::2"_s;
    QTest::addRow("the other family wanted") << u"::1 ::2"_s << v4 << u"::1 ::2"_s;
    QTest::addRow("the system's order") << mixed << any << u"::1 1.0.0.1 ::2 1.0.0.2 ::3"_s;
    QTest::addRow("IPv6 wanted") << mixed << v6 << u"::1 1.0.0.1 ::2 1.0.0.2 ::3"_s;
    QTest::addRow("IPv4 wanted") << mixed << v4 << u"1.0.0.1 ::1 1.0.0.2 ::2 ::3"_s;
    QTest::addRow("IPv4 first") << u"1.0.0.1 ::1 ::2"_s << any << u"1.0.0.1 ::1 ::2"_s;
}

void tst_AddressRace::interleavesFamilies()
{
    QFETCH(QString, given);
    QFETCH(AddressFamily, first);
    QFETCH(QString, ordered);
    const auto addresses = addressesOf(given.split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(interleaved(addresses, first), addressesOf(ordered.split(u' ', Qt::SkipEmptyParts)));
}

void tst_AddressRace::triesOneAfterTheOther_data()
{
    QTest::addColumn<std::chrono::milliseconds>("waited");
    QTest::addColumn<int>("tried");
    QTest::addRow("at first") << 0ms << 1;
    QTest::addRow("before 250 ms") << 249ms << 1;
    QTest::addRow("after 250 ms") << 300ms << 2; // a tick of the wheel late at most
}

void tst_AddressRace::triesOneAfterTheOther()
{
    QFETCH(std::chrono::milliseconds, waited);
    QFETCH(int, tried);
    Fixture fixture;
    fixture.run({u"127.0.0.9"_s, u"127.0.0.9"_s, u"127.0.0.1"_s});
    fixture.passTime(waited);
    QCOMPARE(fixture.tried.size(), tried);
    fixture.passTime(600ms);
    fixture.passTime(300ms);
    QTRY_VERIFY(fixture.winner);
    QCOMPARE(*fixture.winner, QAbstractSocket::IPv4Protocol);
    const SocketPointer socket = fixture.race->takeWinner();
    QCOMPARE(socket->peerAddress(), QHostAddress(u"127.0.0.1"_s));
}

void tst_AddressRace::goesOnAtOnceAfterAFailure()
{
    Fixture fixture;
    fixture.run({u"::1"_s, u"127.0.0.8"_s, u"127.0.0.1"_s});
    QTRY_VERIFY(fixture.winner);
    QCOMPARE(fixture.tried.size(), 3);
    QVERIFY(!fixture.error);
    QCOMPARE(fixture.wheel.armed(), 0);
}

void tst_AddressRace::saysWhyItLost_data()
{
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<QAbstractSocket::SocketError>("error");
    const QString refusing = u"::1"_s;
    const QString unreachable = u"127.0.0.8"_s;
    QTest::addRow("refused") << QStringList{refusing} << QAbstractSocket::ConnectionRefusedError;
    QTest::addRow("no route") << QStringList{unreachable} << QAbstractSocket::NetworkError;
    QTest::addRow("refused, no route")
        << QStringList{refusing, unreachable} << QAbstractSocket::ConnectionRefusedError;
    QTest::addRow("no route, refused")
        << QStringList{unreachable, refusing} << QAbstractSocket::ConnectionRefusedError;
}

void tst_AddressRace::saysWhyItLost()
{
    QFETCH(QStringList, addresses);
    QFETCH(QAbstractSocket::SocketError, error);
    Fixture fixture;
    fixture.run(addresses);
    QVERIFY(!fixture.error);
    QTRY_VERIFY(fixture.error);
    QCOMPARE(*fixture.error, error);
    QVERIFY(!fixture.winner);
    QCOMPARE(fixture.wheel.armed(), 0);
}

void tst_AddressRace::triesSoManyAddresses()
{
    Fixture fixture;
    QStringList addresses(AddressRace::mostAddresses, u"127.0.0.8"_s);
    addresses.append(u"127.0.0.1"_s);
    fixture.run(addresses);
    QTRY_VERIFY(fixture.error);
    QCOMPARE(fixture.tried.size(), AddressRace::mostAddresses);
}

void tst_AddressRace::dropsTheLosers()
{
    Fixture fixture;
    fixture.run({u"127.0.0.9"_s, u"127.0.0.1"_s, u"127.0.0.9"_s});
    fixture.passTime(300ms);
    QTRY_VERIFY(fixture.winner);
    QCOMPARE(fixture.tried.size(), 2);
    QTRY_VERIFY(!fixture.sockets.at(0));
    QVERIFY(fixture.sockets.at(1));
    QCOMPARE(fixture.wheel.armed(), 0);
}

void tst_AddressRace::givesUpWhenDestroyed()
{
    Fixture fixture;
    fixture.run({u"127.0.0.1"_s, u"127.0.0.9"_s});
    fixture.race.reset();
    QTRY_VERIFY(!fixture.sockets.at(0));
    QVERIFY(!fixture.winner);
    QCOMPARE(fixture.wheel.armed(), 0);
}

} // namespace keyferry::transport

QTEST_GUILESS_MAIN(keyferry::transport::tst_AddressRace)

#include "tst_addressrace.moc"
