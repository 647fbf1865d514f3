#include "proxy/transport/socketstate.h"
#include "tests/support/barepair.h"

#include <QTest>

#include <array>
#include <sys/socket.h>

using namespace keyferry;
using namespace keyferry::test;
using namespace keyferry::transport;

class tst_SocketState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatWaits_data();
    void knowsWhatWaits();
    void takesNothingAway();
};

void tst_SocketState::knowsWhatWaits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("ends");
    QTest::addColumn<bool>("byReset");
    QTest::addRow("a byte") << QByteArray("x") << false << false;
    QTest::addRow("FIN") << QByteArray() << true << false;
    QTest::addRow("RST") << QByteArray() << true << true;
    QTest::addRow("bytes and FIN") << QByteArray("xy") << true << false;
}

void tst_SocketState::knowsWhatWaits()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, ends);
    QFETCH(bool, byReset);
    BarePair connection;
    QVERIFY(connection.isMade);
    QVERIFY(!hasNews(connection.near));
    if (!bytes.isEmpty())
        QCOMPARE(::send(connection.far, bytes.constData(), 1, 0), 1);
    if (ends)
        connection.closeFar(byReset);
    QTRY_VERIFY(hasNews(connection.near));
}

void tst_SocketState::takesNothingAway()
{
    BarePair connection;
    QVERIFY(connection.isMade);
    QCOMPARE(::send(connection.far, "ab", 2, 0), 2);
    QTRY_VERIFY(hasNews(connection.near));
    QVERIFY(hasNews(connection.near));
    std::array<char, 4> bytes{};
    QCOMPARE(::recv(connection.near, bytes.data(), bytes.size(), 0), 2);
    QVERIFY(!hasNews(connection.near));
}

QTEST_GUILESS_MAIN(tst_SocketState)
#include "tst_socketstate.moc"
