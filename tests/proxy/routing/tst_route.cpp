#include "proxy/routing/route.h"

#include <QTest>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

class tst_Route : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leadsToGroup_data();
    void leadsToGroup();
    void answersHealthToReadersOnly_data();
    void answersHealthToReadersOnly();
    void knowsNothingElse_data();
    void knowsNothingElse();
};

void tst_Route::leadsToGroup_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("group");
    QTest::addColumn<QByteArray>("rest");

    QTest::newRow("path") << "/proxy/openai/v1/models"_ba
                          << "openai"_ba
                          << "/v1/models"_ba;
    QTest::newRow("path and query") << "/proxy/g/v1?a=1&b"_ba
                                    << "g"_ba
                                    << "/v1?a=1&b"_ba;
    QTest::newRow("Claude Code: no slash") << "/proxy/g"_ba
                                           << "g"_ba
                                           << ""_ba;
    QTest::newRow("query without a slash") << "/proxy/g?x"_ba
                                           << "g"_ba
                                           << "?x"_ba;
    QTest::newRow("query with a slash in it") << "/proxy/g?x=/y"_ba
                                              << "g"_ba
                                              << "?x=/y"_ba;
    QTest::newRow("slash only") << "/proxy/g/"_ba
                                << "g"_ba
                                << "/"_ba;
    QTest::newRow("double slash stays") << "/proxy/g//v1"_ba
                                        << "g"_ba
                                        << "//v1"_ba;
    QTest::newRow("escapes stay") << "/proxy/g/a%2Fb%20c"_ba
                                  << "g"_ba
                                  << "/a%2Fb%20c"_ba;
    QTest::newRow("escaped name is taken literally") << "/proxy/%67/v1"_ba
                                                     << "%67"_ba
                                                     << "/v1"_ba;
    QTest::newRow("upper case name is taken literally") << "/proxy/OpenAI/v1"_ba
                                                        << "OpenAI"_ba
                                                        << "/v1"_ba;
    QTest::newRow("a group called health") << "/proxy/health"_ba
                                           << "health"_ba
                                           << ""_ba;
}

void tst_Route::leadsToGroup()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, group);
    QFETCH(QByteArray, rest);
    for (const auto &method : {"GET"_ba, "POST"_ba, "HEAD"_ba, "BREW"_ba}) {
        const auto route = parseRoute(method, target);
        QVERIFY(route);
        QCOMPARE(*route, (Route{.kind = RouteKind::Proxy, .group = group, .rest = rest}));
    }
}

void tst_Route::answersHealthToReadersOnly_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("isHealth");

    QTest::newRow("GET") << "GET"_ba
                         << "/health"_ba << true;
    QTest::newRow("HEAD") << "HEAD"_ba
                          << "/health"_ba << true;
    QTest::newRow("with a query") << "GET"_ba
                                  << "/health?probe=1"_ba << true;
    QTest::newRow("POST") << "POST"_ba
                          << "/health"_ba << false;
    QTest::newRow("OPTIONS") << "OPTIONS"_ba
                             << "/health"_ba << false;
    QTest::newRow("methods have case") << "get"_ba
                                       << "/health"_ba << false;
    QTest::newRow("below it") << "GET"_ba
                              << "/health/"_ba << false;
    QTest::newRow("longer name") << "GET"_ba
                                 << "/healthz"_ba << false;
}

void tst_Route::answersHealthToReadersOnly()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(bool, isHealth);
    const auto route = parseRoute(method, target);
    QCOMPARE(bool(route), isHealth);
    if (route)
        QCOMPARE(*route, (Route{.kind = RouteKind::Health}));
    else
        QCOMPARE(route.error().kind, ErrorKind::NotFound);
}

void tst_Route::knowsNothingElse_data()
{
    QTest::addColumn<QByteArray>("target");

    QTest::newRow("root") << "/"_ba;
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("OPTIONS *") << "*"_ba;
    QTest::newRow("proxy without a group") << "/proxy"_ba;
    QTest::newRow("proxy without a group, query") << "/proxy?x"_ba;
    QTest::newRow("empty group") << "/proxy/"_ba;
    QTest::newRow("empty group, path") << "/proxy//v1"_ba;
    QTest::newRow("empty group, query") << "/proxy/?g/v1"_ba;
    QTest::newRow("the group in the query") << "/x?/proxy/g/v1"_ba;
    QTest::newRow("paths have case") << "/Proxy/g/v1"_ba;
    QTest::newRow("escaped prefix") << "/%70roxy/g/v1"_ba;
    QTest::newRow("longer prefix") << "/proxyg/v1"_ba;
    QTest::newRow("SDK without our prefix") << "/v1/chat/completions"_ba;
}

void tst_Route::knowsNothingElse()
{
    QFETCH(QByteArray, target);
    const auto route = parseRoute("GET", target);
    QVERIFY(!route);
    QCOMPARE(route.error().kind, ErrorKind::NotFound);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_Route)
#include "tst_route.moc"
