#include "proxy/core/error.h"

#include <QSet>
#include <QTest>

namespace keyferry {

using namespace Qt::StringLiterals;

class tst_Error : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesStatuses_data();
    void givesStatuses();
    void namesEveryKindOnce();
    void takesUnknownNamesForInternal();
};

void tst_Error::givesStatuses_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("httpStatus");
    QTest::addColumn<int>("exitStatus");

    // docs/proxy.md "Status codes keyferry itself gives"; docs/cli.md, first paragraph.
    QTest::newRow("malformed") << ErrorKind::MalformedRequest << 400 << 1;
    QTest::newRow("head too large") << ErrorKind::HeadTooLarge << 431 << 1;
    QTest::newRow("target too long") << ErrorKind::TargetTooLong << 414 << 1;
    QTest::newRow("body too large") << ErrorKind::BodyTooLarge << 413 << 1;
    QTest::newRow("too slow") << ErrorKind::RequestTimeout << 408 << 1;
    QTest::newRow("wrong Host") << ErrorKind::WrongHost << 421 << 1;
    QTest::newRow("wrong Origin") << ErrorKind::WrongOrigin << 403 << 1;
    QTest::newRow("access key") << ErrorKind::Unauthorized << 401 << 1;
    QTest::newRow("access key over its limit") << ErrorKind::AccessKeyLimited << 429 << 1;
    QTest::newRow("no right to the group") << ErrorKind::Forbidden << 403 << 1;
    QTest::newRow("no such path") << ErrorKind::NotFound << 404 << 3;
    QTest::newRow("unknown group") << ErrorKind::UnknownGroup << 404 << 3;
    QTest::newRow("upgrade") << ErrorKind::UpgradeRefused << 426 << 1;
    QTest::newRow("client gone") << ErrorKind::ClientGone << 499 << 1;
    QTest::newRow("no key") << ErrorKind::NoUsableKey << 503 << 1;
    QTest::newRow("refused, DNS, TLS") << ErrorKind::UpstreamUnreachable << 502 << 1;
    QTest::newRow("closed unanswered") << ErrorKind::UpstreamClosed << 502 << 1;
    QTest::newRow("malformed answer") << ErrorKind::UpstreamMalformed << 502 << 1;
    QTest::newRow("upstream time-out") << ErrorKind::UpstreamTimeout << 504 << 1;
    QTest::newRow("out of capacity") << ErrorKind::OutOfCapacity << 503 << 1;
    QTest::newRow("connections") << ErrorKind::TooManyConnections << 503 << 1;
    QTest::newRow("unknown name") << ErrorKind::UnknownName << 404 << 3;
    QTest::newRow("usage") << ErrorKind::Usage << 400 << 2;
    QTest::newRow("folder in use") << ErrorKind::FolderInUse << 500 << 4;
    QTest::newRow("internal") << ErrorKind::Internal << 500 << 1;
}

void tst_Error::givesStatuses()
{
    QFETCH(ErrorKind, kind);
    QFETCH(int, httpStatus);
    QFETCH(int, exitStatus);
    QCOMPARE(httpStatusFor(kind), httpStatus);
    QCOMPARE(exitStatusFor(kind), exitStatus);
}

void tst_Error::namesEveryKindOnce()
{
    QSet<QString> names;
    for (int i = 0; i <= static_cast<int>(ErrorKind::Internal); ++i) {
        const auto kind = static_cast<ErrorKind>(i);
        const QString name = errorKindName(kind);
        QVERIFY(!name.isEmpty());
        QCOMPARE(name, name.toLower());
        QVERIFY2(!names.contains(name), qPrintable(name));
        names.insert(name);
        QCOMPARE(errorKindFromName(name), kind);
    }
    QCOMPARE(errorKindName(ErrorKind::NoUsableKey), "no-usable-key"_L1);
}

void tst_Error::takesUnknownNamesForInternal()
{
    QCOMPARE(errorKindFromName(u"from a later version"), ErrorKind::Internal);
    QCOMPARE(errorKindFromName(u""), ErrorKind::Internal);
    QCOMPARE(errorKindFromName(u"Unauthorized"), ErrorKind::Internal);
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_Error)
#include "tst_error.moc"
