#include "proxy/http/endwitness.h"
#include "tests/support/barepair.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::http;
using namespace keyferry::test;

class tst_EndWitness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsAResetFromAnEnd_data();
    void tellsAResetFromAnEnd();
    void suspectsAResetWhereNobodyCanTell();
};

void tst_EndWitness::tellsAResetFromAnEnd_data()
{
    QTest::addColumn<bool>("byReset");
    QTest::addRow("FIN") << false;
    QTest::addRow("RST") << true;
}

void tst_EndWitness::tellsAResetFromAnEnd()
{
    QFETCH(bool, byReset);
    BarePair connection;
    QVERIFY(connection.isMade);
    const EndWitness witness(connection.near);
    QVERIFY(!witness.wasReset());
    connection.closeFar(byReset);
    QTRY_VERIFY(connection.hasEnded());
    connection.closeNear(); // as Qt does before it tells
    QCOMPARE(witness.wasReset(), byReset);
}

void tst_EndWitness::suspectsAResetWhereNobodyCanTell()
{
    QVERIFY(EndWitness(-1).wasReset());
}

QTEST_GUILESS_MAIN(tst_EndWitness)
#include "tst_endwitness.moc"
