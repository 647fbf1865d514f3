#include "proxy/transport/proxyfinder.h"

#include <QPromise>
#include <QTest>

namespace keyferry::transport {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_ProxyFinder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatIsNamed_data();
    void knowsWhatIsNamed();
    void asksTheSystemForTheRest();
    void remembersPerOrigin();
    void leavesGoneAskersAlone();
};

namespace {

const QUrl origin(u"https://api.test/v1"_s);

struct Fixture
{
    FakeClock clock{};
    std::vector<std::shared_ptr<QPromise<QNetworkProxy>>> promises{};
    ProxyFinder finder{clock, {}, [this](const QUrl &) {
                           promises.push_back(std::make_shared<QPromise<QNetworkProxy>>());
                           promises.back()->start();
                           return promises.back()->future();
                       }};
    std::optional<QNetworkProxy> found{};

    void answer()
    {
        promises.back()->addResult(QNetworkProxy(QNetworkProxy::HttpProxy, u"proxy.test"_s, 8080));
        promises.back()->finish();
    }
};

} // namespace

void tst_ProxyFinder::knowsWhatIsNamed_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("known"); ///< `?`: the system has to be asked
    QTest::addRow("direct") << u"https://api.test"_s << u"direct"_s << u""_s;
    QTest::addRow("loopback") << u"http://127.0.0.1:8000"_s << u""_s << u""_s;
    QTest::addRow("named") << u"https://api.test"_s << u"socks5://p.test"_s << u"p.test"_s;
    QTest::addRow("unsupported") << u"https://api.test"_s << u"ftp://u:secret@p.test"_s
                                 << u"!proxies of the kind ftp are not supported"_s;
    QTest::addRow("the system's") << u"https://api.test"_s << u""_s << u"?"_s;
}

void tst_ProxyFinder::knowsWhatIsNamed()
{
    QFETCH(QString, url);
    QFETCH(QString, setting);
    QFETCH(QString, known);
    const Fixture fixture;
    const auto proxy = fixture.finder.known(QUrl(url), setting);
    QString said = u"?"_s;
    if (proxy)
        said = *proxy ? (*proxy)->hostName() : u"!"_s + proxy->error().detail;
    QCOMPARE(said, known);
    if (proxy && !*proxy)
        QCOMPARE(proxy->error().kind, ErrorKind::UpstreamUnreachable);
}

void tst_ProxyFinder::asksTheSystemForTheRest()
{
    const FakeClock clock;
    ProxyFinder finder(clock, {});
    std::optional<QNetworkProxy> found;
    finder.ask(origin, this, [&found](const QNetworkProxy &proxy) { found = proxy; });
    QVERIFY(!found);
    QTRY_VERIFY(found);
    QVERIFY(finder.known(origin, {}));
}

void tst_ProxyFinder::remembersPerOrigin()
{
    Fixture fixture;
    fixture.finder.ask(
        origin, this, [&fixture](const QNetworkProxy &proxy) { fixture.found = proxy; });
    fixture.answer();
    QTRY_VERIFY(fixture.found);
    QCOMPARE(fixture.found->hostName(), u"proxy.test"_s);

    const auto known = fixture.finder.known(QUrl(u"https://api.test/other"_s), {});
    QVERIFY(known);
    QCOMPARE((*known)->hostName(), u"proxy.test"_s);
    QVERIFY(!fixture.finder.known(QUrl(u"http://api.test"_s), {}));
    QVERIFY(!fixture.finder.known(QUrl(u"https://api.test:8443"_s), {}));
    fixture.clock.advance(ProxyFinder::freshFor);
    QVERIFY(fixture.finder.known(origin, {}));
    fixture.clock.advance(1ms);
    QVERIFY(!fixture.finder.known(origin, {}));
}

void tst_ProxyFinder::leavesGoneAskersAlone()
{
    Fixture fixture;
    auto gone = std::make_unique<QObject>();
    fixture.finder.ask(
        origin, gone.get(), [&fixture](const QNetworkProxy &proxy) { fixture.found = proxy; });
    gone.reset();
    fixture.answer();
    QTRY_VERIFY(fixture.finder.known(origin, {}));
    QVERIFY(!fixture.found);
}

} // namespace keyferry::transport

QTEST_GUILESS_MAIN(keyferry::transport::tst_ProxyFinder)

#include "tst_proxyfinder.moc"
