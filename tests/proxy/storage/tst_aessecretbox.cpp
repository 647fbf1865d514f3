#include "proxy/storage/aessecretbox.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_AesSecretBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWhatItSealed_data();
    void opensWhatItSealed();
    void sealsDifferentlyEachTime();
    void refusesEveryChangedByte();
    void refusesWhatIsTooShort_data();
    void refusesWhatIsTooShort();
    void refusesAnotherRow();
    void refusesAnotherDataKey();
    void fingerprintsWithAKeyOfItsOwn();
};

namespace {

const Secret dataKey(QByteArray(32, 'k'));
constexpr QByteArrayView identity = "keys/17";

} // namespace

void tst_AesSecretBox::opensWhatItSealed_data()
{
    QTest::addColumn<QByteArray>("clear");
    QTest::addRow("empty") << ""_ba;
    QTest::addRow("one byte") << "x"_ba;
    QTest::addRow("a provider key") << "sk-proj-0123456789abcdef"_ba;
    QTest::addRow("the longest") << QByteArray(4096, 'y');
    QTest::addRow("any bytes") << "\0\xff\r\n"_ba;
}

void tst_AesSecretBox::opensWhatItSealed()
{
    QFETCH(QByteArray, clear);
    const AesSecretBox box(dataKey);
    const auto sealed = box.seal(Secret(clear), identity);
    QVERIFY(sealed);
    QCOMPARE(sealed->size(), 1 + 12 + clear.size() + 16);
    QVERIFY(clear.size() < 2 || !sealed->contains(clear));
    // Another box, as after a restart.
    const auto opened = AesSecretBox(dataKey).open(*sealed, identity);
    QVERIFY(opened);
    QCOMPARE(opened->reveal(), clear);
}

void tst_AesSecretBox::sealsDifferentlyEachTime()
{
    const AesSecretBox box(dataKey);
    QVERIFY(*box.seal(Secret("same"_ba), identity) != *box.seal(Secret("same"_ba), identity));
}

void tst_AesSecretBox::refusesEveryChangedByte()
{
    const AesSecretBox box(dataKey);
    const QByteArray sealed = *box.seal(Secret("secret"_ba), identity);
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        QByteArray changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        const auto opened = box.open(changed, identity);
        QVERIFY2(!opened, QByteArray::number(i));
        QCOMPARE(opened.error().kind, ErrorKind::SecretsUnreadable);
    }
}

void tst_AesSecretBox::refusesWhatIsTooShort_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addRow("nothing") << qsizetype(0);
    QTest::addRow("version only") << qsizetype(1);
    QTest::addRow("tag cut") << qsizetype(28);
}

void tst_AesSecretBox::refusesWhatIsTooShort()
{
    QFETCH(qsizetype, size);
    const AesSecretBox box(dataKey);
    QVERIFY(!box.open(box.seal(Secret(""_ba), identity)->first(size), identity));
}

void tst_AesSecretBox::refusesAnotherRow()
{
    const AesSecretBox box(dataKey);
    const auto sealed = box.seal(Secret("secret"_ba), "keys/17");
    QVERIFY(!box.open(*sealed, "keys/18"));
    QVERIFY(!box.open(*sealed, "keys/1"));
    QVERIFY(!box.open(*sealed, ""));
}

void tst_AesSecretBox::refusesAnotherDataKey()
{
    const auto sealed = AesSecretBox(dataKey).seal(Secret("secret"_ba), identity);
    const auto opened = AesSecretBox(Secret(QByteArray(32, 'x'))).open(*sealed, identity);
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::SecretsUnreadable);
}

void tst_AesSecretBox::fingerprintsWithAKeyOfItsOwn()
{
    const AesSecretBox box(dataKey);
    const QByteArray fingerprint = box.fingerprinter().fingerprint("secret");
    QCOMPARE(fingerprint.size(), 32);
    QCOMPARE(fingerprint, AesSecretBox(dataKey).fingerprinter().fingerprint("secret"));
    QVERIFY(fingerprint != box.fingerprinter().fingerprint("secret2"));
    QVERIFY(fingerprint != Fingerprinter(dataKey).fingerprint("secret"));
    QVERIFY(fingerprint
            != AesSecretBox(Secret(QByteArray(32, 'x'))).fingerprinter().fingerprint("secret"));
}

QTEST_GUILESS_MAIN(tst_AesSecretBox)
#include "tst_aessecretbox.moc"
