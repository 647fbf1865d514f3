#include "proxy/storage/aessecretbox.h"
#include "proxy/storage/sealedtext.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_SealedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sealsWhatHoldsAPassword_data();
    void sealsWhatHoldsAPassword();
    void opensInItsOwnPlaceOnly();
};

void tst_SealedText::sealsWhatHoldsAPassword_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isSealed");
    QTest::addRow("none") << QString() << false;
    QTest::addRow("direct") << u"direct"_s << false;
    QTest::addRow("no password") << u"http://127.0.0.1:8080"_s << false;
    QTest::addRow("user and password") << u"http://me:secret@127.0.0.1:8080"_s << true;
    QTest::addRow("user only") << u"socks5://me@proxy"_s << true;
}

void tst_SealedText::sealsWhatHoldsAPassword()
{
    QFETCH(QString, url);
    QFETCH(bool, isSealed);
    const AesSecretBox box(Secret(QByteArray(32, 'k')));
    const auto stored = sealedProxyUrl(url, box, "place");
    QVERIFY(stored);
    QCOMPARE(*stored != url, isSealed);
    QVERIFY(!stored->contains("secret"_L1));
    QCOMPARE(*openedProxyUrl(*stored, box, "place"), url);
}

void tst_SealedText::opensInItsOwnPlaceOnly()
{
    const AesSecretBox box(Secret(QByteArray(32, 'k')));
    const auto stored = sealedProxyUrl(u"http://me:secret@proxy"_s, box, "groups/1/proxy_url");
    const auto opened = openedProxyUrl(*stored, box, "groups/2/proxy_url");
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::SecretsUnreadable);
}

QTEST_GUILESS_MAIN(tst_SealedText)
#include "tst_sealedtext.moc"
