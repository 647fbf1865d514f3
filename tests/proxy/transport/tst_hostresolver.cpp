#include "proxy/transport/hostresolver.h"

#include <QSignalSpy>
#include <QTest>

namespace keyferry::transport {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_HostResolver final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAddressesAtOnce_data();
    void readsAddressesAtOnce();
    void asksTheSystem();
    void asksOnceForAll();
    void remembersFor_data();
    void remembersFor();
    void forgetsFailures();
    void keepsSoManyNames();
    void leavesGoneAskersAlone();
};

namespace {

const QList<QHostAddress> someAddresses{QHostAddress(u"192.0.2.1"_s),
                                        QHostAddress(u"2001:db8::1"_s)};

// A resolver whose questions the test answers.
struct Fixture
{
    FakeClock clock{};
    std::vector<QString> names{};
    std::vector<HostResolver::Answer> answers{};
    HostResolver resolver{
        clock, [this](const QString &name, QObject *, const HostResolver::Answer &answer) {
            names.push_back(name);
            answers.push_back(answer);
        }};
    QObject asker{};
    std::vector<QList<QHostAddress>> found{};

    void ask(const QString &name)
    {
        resolver.ask(name, &asker, [this](const QList<QHostAddress> &addresses) {
            found.push_back(addresses);
        });
    }
    void answer(const QList<QHostAddress> &addresses)
    {
        QHostInfo info;
        info.setAddresses(addresses);
        info.setError(addresses.isEmpty() ? QHostInfo::HostNotFound : QHostInfo::NoError);
        answers.back()(info);
    }
    void learn(const QString &name)
    {
        ask(name);
        answer(someAddresses);
    }
};

} // namespace

void tst_HostResolver::readsAddressesAtOnce_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isAddress");
    QTest::addRow("IPv4") << u"192.0.2.1"_s << true;
    QTest::addRow("IPv6") << u"2001:db8::1"_s << true;
    QTest::addRow("name") << u"api.test"_s << false;
    QTest::addRow("name that begins with a number") << u"192.test"_s << false;
}

void tst_HostResolver::readsAddressesAtOnce()
{
    QFETCH(QString, host);
    QFETCH(bool, isAddress);
    const Fixture fixture;
    const auto known = fixture.resolver.known(host);
    QCOMPARE(known.has_value(), isAddress);
    if (isAddress)
        QCOMPARE(*known, QList{QHostAddress(host)});
}

void tst_HostResolver::asksTheSystem()
{
    const FakeClock clock;
    HostResolver resolver(clock);
    QList<QHostAddress> found;
    resolver.ask(u"localhost"_s, this, [&found](const auto &addresses) { found = addresses; });
    QVERIFY(found.isEmpty());
    QTRY_VERIFY(!found.isEmpty());
    QVERIFY(found.front().isLoopback());
    QCOMPARE(resolver.known(u"localhost"_s), found);
}

void tst_HostResolver::asksOnceForAll()
{
    Fixture fixture;
    fixture.ask(u"api.test"_s);
    fixture.ask(u"api.test"_s);
    fixture.ask(u"other.test"_s);
    QCOMPARE(fixture.names, (std::vector<QString>{u"api.test"_s, u"other.test"_s}));
    fixture.answers.front()(QHostInfo());
    QCOMPARE(fixture.found.size(), 2U);
    fixture.ask(u"api.test"_s);
    QCOMPARE(fixture.names.size(), 3U);
}

void tst_HostResolver::remembersFor_data()
{
    QTest::addColumn<std::chrono::milliseconds>("age");
    QTest::addColumn<bool>("isFresh");
    QTest::addColumn<bool>("isServedOnFailure");
    QTest::addRow("at once") << 0ms << true << true;
    QTest::addRow("60 s") << 60'000ms << true << true;
    QTest::addRow("over 60 s") << 60'001ms << false << true;
    QTest::addRow("11 min") << 660'000ms << false << true;
    QTest::addRow("over 11 min") << 660'001ms << false << false;
}

void tst_HostResolver::remembersFor()
{
    QFETCH(std::chrono::milliseconds, age);
    QFETCH(bool, isFresh);
    QFETCH(bool, isServedOnFailure);
    Fixture fixture;
    fixture.learn(u"api.test"_s);
    QCOMPARE(fixture.found.back(), someAddresses);
    fixture.clock.advance(age);
    QCOMPARE(fixture.resolver.known(u"api.test"_s).has_value(), isFresh);

    fixture.ask(u"api.test"_s);
    fixture.answer({});
    QCOMPARE(fixture.found.back().isEmpty(), !isServedOnFailure);
    // A stale answer does not grow young by being served.
    QCOMPARE(fixture.resolver.known(u"api.test"_s).has_value(), isFresh);
}

void tst_HostResolver::forgetsFailures()
{
    Fixture fixture;
    fixture.ask(u"api.test"_s);
    fixture.answer({});
    QVERIFY(fixture.found.back().isEmpty());
    QVERIFY(!fixture.resolver.known(u"api.test"_s));
    fixture.learn(u"api.test"_s);
    QCOMPARE(fixture.resolver.known(u"api.test"_s), someAddresses);
}

void tst_HostResolver::keepsSoManyNames()
{
    Fixture fixture;
    for (std::size_t i = 0; i <= HostResolver::namesKept; ++i) {
        fixture.clock.advance(1ms);
        fixture.learn(u"%1.test"_s.arg(i));
    }
    QVERIFY(!fixture.resolver.known(u"0.test"_s));
    QVERIFY(fixture.resolver.known(u"1.test"_s));
    // Known names make no room.
    fixture.learn(u"5.test"_s);
    QVERIFY(fixture.resolver.known(u"1.test"_s));
}

void tst_HostResolver::leavesGoneAskersAlone()
{
    Fixture fixture;
    auto gone = std::make_unique<QObject>();
    int calls = 0;
    fixture.resolver.ask(u"api.test"_s, gone.get(), [&calls](const auto &) { ++calls; });
    fixture.ask(u"api.test"_s);
    gone.reset();
    fixture.answer(someAddresses);
    QCOMPARE(calls, 0);
    QCOMPARE(fixture.found.size(), 1U);
}

} // namespace keyferry::transport

QTEST_GUILESS_MAIN(keyferry::transport::tst_HostResolver)

#include "tst_hostresolver.moc"
