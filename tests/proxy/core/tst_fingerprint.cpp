#include "proxy/core/fingerprint.h"

#include <QTest>

namespace keyferry {

class tst_Fingerprint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isHmacSha256_data();
    void isHmacSha256();
    void dependsOnKeyAndSecret();
};

void tst_Fingerprint::isHmacSha256_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("hex");

    QTest::newRow("RFC 4231 4.2")
        << QByteArray(20, '\x0b') << QByteArray("Hi There")
        << QByteArray("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    QTest::newRow("RFC 4231 4.3")
        << QByteArray("Jefe") << QByteArray("what do ya want for nothing?")
        << QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

void tst_Fingerprint::isHmacSha256()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, hex);
    QCOMPARE(Fingerprinter(Secret(key)).fingerprint(text).toHex(), hex);
}

void tst_Fingerprint::dependsOnKeyAndSecret()
{
    const Fingerprinter one(Secret("one"));
    const Fingerprinter two(Secret("two"));
    QCOMPARE(one.fingerprint("sk").size(), 32);
    QCOMPARE(one.fingerprint("sk"), one.fingerprint("sk"));
    QVERIFY(one.fingerprint("sk") != one.fingerprint("sK"));
    QVERIFY(one.fingerprint("sk") != two.fingerprint("sk"));
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_Fingerprint)
#include "tst_fingerprint.moc"
