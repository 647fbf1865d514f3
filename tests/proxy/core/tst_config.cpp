#include "proxy/core/config.h"

#include <QTest>

namespace keyferry {

using namespace Qt::StringLiterals;

class tst_Config : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesBaseUrl_data();
    void makesBaseUrl();
    void knowsLoopback_data();
    void knowsLoopback();
    void findsGroups();
    void namesKeyStates();
    void addsCounts();
};

void tst_Config::makesBaseUrl_data()
{
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<QString>("publicUrl");
    QTest::addColumn<QString>("url");

    QTest::newRow("default") << QStringList{u"127.0.0.1"_s, u"::1"_s} << u""_s
                             << u"http://127.0.0.1:4000"_s;
    QTest::newRow("IPv6 in brackets") << QStringList{u"::1"_s} << u""_s << u"http://[::1]:4000"_s;
    QTest::newRow("all IPv4") << QStringList{u"0.0.0.0"_s} << u""_s << u"http://127.0.0.1:4000"_s;
    QTest::newRow("all IPv6") << QStringList{u"::"_s} << u""_s << u"http://127.0.0.1:4000"_s;
    QTest::newRow("of the net") << QStringList{u"192.168.1.5"_s} << u""_s
                                << u"http://192.168.1.5:4000"_s;
    QTest::newRow("public") << QStringList{u"0.0.0.0"_s} << u"https://ai.example/kf"_s
                            << u"https://ai.example/kf"_s;
    QTest::newRow("public, slashes")
        << QStringList{u"::1"_s} << u"https://ai.example//"_s << u"https://ai.example"_s;
}

void tst_Config::makesBaseUrl()
{
    QFETCH(QStringList, addresses);
    QFETCH(QString, publicUrl);
    QFETCH(QString, url);
    SettingValues values;
    values.set(settings::listenAddresses.name, addresses);
    values.set(settings::listenPort.name, qint64(4000));
    values.set(settings::publicUrl.name, publicUrl);
    QCOMPARE(baseUrl(values), url);
    QCOMPARE(groupEndpoint(values, "my-group"), url + "/proxy/my-group"_L1);
}

void tst_Config::knowsLoopback_data()
{
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<bool>("isLoopback");

    QTest::newRow("default") << QStringList{u"127.0.0.1"_s, u"::1"_s} << true;
    QTest::newRow("127/8") << QStringList{u"127.0.0.2"_s} << true;
    QTest::newRow("one of them is not") << QStringList{u"127.0.0.1"_s, u"192.168.1.5"_s} << false;
    QTest::newRow("all IPv4") << QStringList{u"0.0.0.0"_s} << false;
    QTest::newRow("all IPv6") << QStringList{u"::"_s} << false;
}

void tst_Config::knowsLoopback()
{
    QFETCH(QStringList, addresses);
    QFETCH(bool, isLoopback);
    QCOMPARE(listensOnLoopbackOnly(addresses), isLoopback);
}

void tst_Config::findsGroups()
{
    ConfigSnapshot snapshot;
    for (const int id : {4, 9}) {
        auto group = std::make_shared<GroupConfig>();
        group->id = GroupId{id};
        group->name = "g" + QByteArray::number(id);
        snapshot.groups.push_back(group);
    }
    QCOMPARE(snapshot.group("g9"), snapshot.groups[1]);
    QCOMPARE(snapshot.group(GroupId{4}), snapshot.groups[0]);
    QVERIFY(!snapshot.group("G9"));
    QVERIFY(!snapshot.group("g"));
    QVERIFY(!snapshot.group(""));
    QVERIFY(!snapshot.group(GroupId{5}));
}

void tst_Config::namesKeyStates()
{
    QCOMPARE(keyStateName(KeyState::Active), "active"_L1);
    for (const KeyState state : {KeyState::Active, KeyState::Invalid, KeyState::Disabled})
        QCOMPARE(keyStateFromName(QString(keyStateName(state))), std::optional(state));
    QVERIFY(!keyStateFromName(u"Active"));
    QVERIFY(!keyStateFromName(u""));
}

void tst_Config::addsCounts()
{
    KeyCounts counts{.active = 1, .cooling = 2, .invalid = 3, .disabled = 4};
    QCOMPARE(counts.total(), 10);
    counts += KeyCounts{.active = 10, .cooling = 20, .invalid = 30, .disabled = 40};
    QCOMPARE(counts, (KeyCounts{.active = 11, .cooling = 22, .invalid = 33, .disabled = 44}));
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_Config)
#include "tst_config.moc"
