#include "proxy/channels/customdialect.h"
#include "proxy/channels/errorshapes.h"
#include "tests/proxy/channels/dialectcase.h"

#include <QByteArrayList>
#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

class tst_CustomDialect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isRegistered();
    void reads_data();
    void reads();
    void placesKey_data();
    void placesKey();
    void wordsErrorsAsTheProvider();
};

void tst_CustomDialect::isRegistered()
{
    QVERIFY(dynamic_cast<const CustomDialect *>(&dialectFor(Channel::Custom)));
}

void tst_CustomDialect::reads_data()
{
    addReadingColumns();

    QTest::newRow("stream") << "/v1/chat/completions"_ba
                            << ""_ba
                            << R"({"model":"m","stream":true})"_ba << u"m"_s << true;
    QTest::newRow("plain") << "/v1/chat/completions"_ba
                           << ""_ba
                           << R"({"model":"m"})"_ba << u"m"_s << false;
    QTest::newRow("models list") << "/v1/models"_ba
                                 << ""_ba
                                 << R"()"_ba << u""_s << false;
    QTest::newRow("a model in the path or query is not read")
        << "/v1/models/x:streamGenerateContent?model=y"_ba
        << ""_ba
        << R"()"_ba << u""_s << false;
}

void tst_CustomDialect::reads()
{
    compareReading(CustomDialect());
}

void tst_CustomDialect::placesKey_data()
{
    QTest::addColumn<QByteArrayList>("options"); // header, prefix, query
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("placed");

    QTest::newRow("nothing set") << QByteArrayList{""_ba, ""_ba, ""_ba} << "/x"_ba
                                 << "Authorization: Bearer c\nA: 1"_ba
                                 << "/x\nAuthorization: Bearer K+/\nA: 1"_ba;
    QTest::newRow("header and prefix")
        << QByteArrayList{"X-Auth"_ba, "Token "_ba, ""_ba} << "/x?key=c"_ba
        << "Authorization: Bearer c\nA: 1"_ba
        << "/x\nA: 1\nX-Auth: Token K+/"_ba;
    QTest::newRow("header without prefix")
        << QByteArrayList{"Authorization"_ba, ""_ba, ""_ba} << "/x"_ba
        << "authorization: Bearer c\nA: 1"_ba
        << "/x\nauthorization: K+/\nA: 1"_ba;
    QTest::newRow("the client's own field of that name")
        << QByteArrayList{"X-Auth"_ba, ""_ba, ""_ba} << "/x"_ba
        << "A: 1\nx-auth: c\nB: 2\nX-Auth: d"_ba
        << "/x\nA: 1\nx-auth: K+/\nB: 2"_ba;
    QTest::newRow("query") << QByteArrayList{""_ba, ""_ba, "api_key"_ba} << "/x?key=c&a=1"_ba
                           << "x-api-key: c"_ba
                           << "/x?a=1&api_key=K%2B%2F"_ba;
    QTest::newRow("query, in place")
        << QByteArrayList{""_ba, ""_ba, "api_key"_ba} << "/x?api_key=c&a=1"_ba
        << ""_ba
        << "/x?api_key=K%2B%2F&a=1"_ba;
}

void tst_CustomDialect::placesKey()
{
    QFETCH(QByteArrayList, options);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, placed);
    const ChannelOptions parsed{
        .authHeader = options.at(0), .authPrefix = options.at(1), .authQuery = options.at(2)};
    QCOMPARE(headWithKey(Channel::Custom, target, fields, parsed), placed);
}

void tst_CustomDialect::wordsErrorsAsTheProvider()
{
    QCOMPARE(CustomDialect().errorBody(ErrorKind::NotFound, u"no"_s).body,
             openAiError(ErrorKind::NotFound, u"no"_s).body);
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_CustomDialect)
#include "tst_customdialect.moc"
