#include "proxy/core/fingerprint.h"

#include <QMessageAuthenticationCode>
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
    QTest::newRow("RFC 4231 4.4, more than a block with the key's")
        << QByteArray(20, '\xaa') << QByteArray(50, '\xdd')
        << QByteArray("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    QTest::newRow("RFC 4231 4.7, a key longer than a block")
        << QByteArray(131, '\xaa')
        << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
        << QByteArray("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    QTest::newRow("empty key")
        << QByteArray() << QByteArray()
        << QByteArray("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
    QTest::newRow("key of one block")
        << QByteArray(64, 'k') << QByteArray("sk-1")
        << QMessageAuthenticationCode::hash("sk-1", QByteArray(64, 'k'), QCryptographicHash::Sha256)
               .toHex();
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
