#include "proxy/channels/requesttraits.h"
#include "tests/proxy/channels/dialectcase.h"

#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

class tst_RequestTraits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seesStream_data();
    void seesStream();
    void findsSegment_data();
    void findsSegment();
    void findsTheModelInTheQuery_data();
    void findsTheModelInTheQuery();
};

void tst_RequestTraits::seesStream_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("stream");

    QTest::newRow("body") << ""_ba
                          << R"({"model":"m","stream":true})"_ba << true;
    QTest::newRow("neither") << "Accept: application/json"_ba
                             << R"({"model":"m"})"_ba << false;
    QTest::newRow("Accept") << "Accept: text/event-stream"_ba
                            << R"({"model":"m"})"_ba << true;
    QTest::newRow("Accept, case and parameter") << "accept: Text/Event-Stream;q=0.9"_ba
                                                << R"({"model":"m"})"_ba << true;
    QTest::newRow("Accept, in a list") << "Accept: application/json, text/event-stream"_ba
                                       << R"({"model":"m"})"_ba << true;
    QTest::newRow("Accept, another type") << "Accept: text/event"_ba
                                          << R"({"model":"m"})"_ba << false;
    QTest::newRow("Accept, anything") << "Accept: */*"_ba
                                      << R"({"model":"m"})"_ba << false;
}

void tst_RequestTraits::seesStream()
{
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, body);
    QFETCH(bool, stream);
    QCOMPARE(traitsInBody(fieldsOf(fields), body),
             (RequestTraits{.model = u"m"_s, .stream = stream}));
}

void tst_RequestTraits::findsSegment_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("segment");

    QTest::newRow("inside") << "/v1/models/a/b"_ba
                            << "a"_ba;
    QTest::newRow("at the end") << "/v1/models/a"_ba
                                << "a"_ba;
    QTest::newRow("escaped") << "/models/a%2Fb%20c"_ba
                             << "a%2Fb%20c"_ba;
    QTest::newRow("none behind") << "/v1/models"_ba
                                 << ""_ba;
    QTest::newRow("empty behind") << "/v1/models/"_ba
                                  << ""_ba;
    QTest::newRow("not there") << "/v1/chat"_ba
                               << ""_ba;
    QTest::newRow("part of a longer one") << "/v1/tunedmodels/a"_ba
                                          << ""_ba;
    QTest::newRow("start of a longer one") << "/v1/models2/a"_ba
                                           << ""_ba;
    QTest::newRow("empty") << ""_ba
                           << ""_ba;
}

void tst_RequestTraits::findsSegment()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, segment);
    const auto found = segmentAfter(path, "models");
    QCOMPARE(found ? found->in(path).toByteArray() : QByteArray(), segment);
}

void tst_RequestTraits::findsTheModelInTheQuery_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("model");

    QTest::newRow("OpenAI Realtime") << "/v1/realtime?model=gpt-realtime"_ba << u"gpt-realtime"_s;
    QTest::newRow("Azure") << "/openai/realtime?api-version=1&deployment=d&x"_ba << u"d"_s;
    QTest::newRow("escaped") << "/r?a&%6dodel=a%2fb"_ba << u"a/b"_s;
    QTest::newRow("first of two") << "/r?model=&model=a&model=b"_ba << u"a"_s;
    QTest::newRow("no query") << "/model=a"_ba << QString();
    QTest::newRow("another name") << "/r?models=a&m=model"_ba << QString();
}

void tst_RequestTraits::findsTheModelInTheQuery()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, model);
    QCOMPARE(handshakeModel(target), model);
    QCOMPARE(modelInQuery(target).has_value(), !model.isEmpty());
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_RequestTraits)
#include "tst_requesttraits.moc"
