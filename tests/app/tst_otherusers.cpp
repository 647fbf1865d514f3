#include "app/otherusers.h"

#include <QTest>

using namespace keyferry::app;

class tst_OtherUsers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsPeopleFromServices_data();
    void tellsPeopleFromServices();
};

void tst_OtherUsers::tellsPeopleFromServices_data()
{
    QTest::addColumn<qint64>("uid");
    QTest::addColumn<QByteArray>("shell");
    QTest::addColumn<bool>("expected");
    QTest::addRow("oneself") << qint64(1000) << QByteArray("/bin/bash") << false;
    QTest::addRow("another person") << qint64(1001) << QByteArray("/usr/bin/fish") << true;
    QTest::addRow("no shell named: sh") << qint64(1001) << QByteArray() << true;
    QTest::addRow("root") << qint64(0) << QByteArray("/bin/bash") << false;
    QTest::addRow("a service") << qint64(999) << QByteArray("/bin/sh") << false;
    QTest::addRow("nobody") << qint64(65534) << QByteArray("/bin/sh") << false;
    QTest::addRow("may not log in") << qint64(1002) << QByteArray("/usr/sbin/nologin") << false;
    QTest::addRow("shut out") << qint64(1003) << QByteArray("/bin/false") << false;
}

void tst_OtherUsers::tellsPeopleFromServices()
{
    QFETCH(const qint64, uid);
    QFETCH(const QByteArray, shell);
    const std::vector<Account> accounts{{.uid = 1000, .shell = "/bin/bash"},
                                        {.uid = uid, .shell = shell}};
    QTEST(hasOtherPeople(accounts, 1000), "expected");
}

QTEST_GUILESS_MAIN(tst_OtherUsers)
#include "tst_otherusers.moc"
