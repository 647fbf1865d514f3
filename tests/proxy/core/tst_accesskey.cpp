#include "proxy/core/drafts.h"

#include <QTest>

namespace keyferry {

using namespace Qt::StringLiterals;

class tst_AccessKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validates_data();
    void validates();
};

void tst_AccessKey::validates_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<bool>("isValid");

    QTest::newRow("default") << "sk-123456"_ba << true;
    QTest::newRow("one character") << "a"_ba << true;
    QTest::newRow("inner space") << "my key"_ba << true;
    QTest::newRow("all kinds of characters") << "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"_ba << true;
    QTest::newRow("longest") << QByteArray(512, 'a') << true;
    QTest::newRow("too long") << QByteArray(513, 'a') << false;
    QTest::newRow("empty") << ""_ba << false;
    QTest::newRow("space in front") << " a"_ba << false;
    QTest::newRow("space behind") << "a "_ba << false;
    QTest::newRow("space only") << " "_ba << false;
    QTest::newRow("tab") << "a\tb"_ba << false;
    QTest::newRow("line end") << "a\r\nX: b"_ba << false;
    QTest::newRow("zero byte") << QByteArray("a\0b", 3) << false;
    QTest::newRow("DEL") << "a\x7f"_ba << false;
    QTest::newRow("beyond ASCII") << "clé"_ba << false;
}

void tst_AccessKey::validates()
{
    QFETCH(QByteArray, key);
    QFETCH(bool, isValid);
    const Outcome outcome = validateAccessKey(Secret(key));
    QCOMPARE(bool(outcome), isValid);
    if (!outcome) {
        QCOMPARE(outcome.error().kind, ErrorKind::InvalidValue);
        QCOMPARE(outcome.error().field, u"access_key"_s);
        QVERIFY(key.size() < 3 || !outcome.error().detail.contains(QString::fromUtf8(key)));
    }
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_AccessKey)
#include "tst_accesskey.moc"
