#include "proxy/engine/localreply.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;

class tst_LocalReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersInTheProvidersShape_data();
    void answersInTheProvidersShape();
    void saysWhenToComeBack_data();
    void saysWhenToComeBack();
    void tellsHealthInTheContractsFields();
    void namesEveryStatusItGives();
};

void tst_LocalReply::answersInTheProvidersShape_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kindName");
    QTest::addColumn<QStringList>("messagePath");

    const QStringList openai{u"error"_s, u"message"_s};
    QTest::addRow("openai 401") << ErrorKind::Unauthorized << Channel::OpenAi << 401
                                << u"unauthorized"_s << openai;
    QTest::addRow("azure speaks openai")
        << ErrorKind::NoUsableKey << Channel::Azure << 503 << u"no-usable-key"_s << openai;
    QTest::addRow("anthropic 404")
        << ErrorKind::UnknownGroup << Channel::Anthropic << 404 << u"unknown-group"_s << openai;
    QTest::addRow("gemini 504") << ErrorKind::UpstreamTimeout << Channel::Gemini << 504
                                << u"upstream-timeout"_s << openai;
    QTest::addRow("malformed") << ErrorKind::MalformedRequest << Channel::OpenAi << 400
                               << u"malformed-request"_s << openai;
}

void tst_LocalReply::answersInTheProvidersShape()
{
    QFETCH(ErrorKind, kind);
    QFETCH(Channel, channel);
    QFETCH(int, status);
    QFETCH(QString, kindName);
    QFETCH(QStringList, messagePath);

    const auto reply =
        engine::localReply({.kind = kind, .detail = u"a \"quoted\" reason"_s}, channel);
    QCOMPARE(reply.head.status, status);
    QCOMPARE(QString::fromLatin1(reply.head.fields.first("x-keyferry-error")), kindName);
    QVERIFY(reply.head.fields.first("Content-Type").startsWith("application/json"));
    QJsonValue value = QJsonDocument::fromJson(reply.body).object();
    for (const QString &step : messagePath)
        value = value.toObject().value(step);
    QCOMPARE(value.toString(), u"a \"quoted\" reason"_s);
}

void tst_LocalReply::saysWhenToComeBack_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("hasRetryAfter");
    QTest::addRow("out of capacity") << ErrorKind::OutOfCapacity << true;
    QTest::addRow("stopping") << ErrorKind::Stopping << true;
    QTest::addRow("no usable key") << ErrorKind::NoUsableKey << false;
    QTest::addRow("upstream closed") << ErrorKind::UpstreamClosed << false;
}

void tst_LocalReply::saysWhenToComeBack()
{
    QFETCH(ErrorKind, kind);
    QFETCH(bool, hasRetryAfter);
    QCOMPARE(
        engine::localReply({.kind = kind}, Channel::OpenAi).head.fields.contains("Retry-After"),
        hasRetryAfter);
}

void tst_LocalReply::tellsHealthInTheContractsFields()
{
    const auto reply = engine::healthReply(41);
    const auto body = QJsonDocument::fromJson(reply.body).object();
    QCOMPARE(reply.head.status, 200);
    QCOMPARE(body.keys(), (QStringList{u"status"_s, u"uptime_seconds"_s, u"version"_s}));
    QCOMPARE(body.value("status"_L1).toString(), u"healthy"_s);
    QCOMPARE(body.value("uptime_seconds"_L1).toInteger(), 41);
}

void tst_LocalReply::namesEveryStatusItGives()
{
    for (int i = 0; i <= static_cast<int>(ErrorKind::Internal); ++i) {
        const int status = httpStatusFor(static_cast<ErrorKind>(i));
        QVERIFY2(!engine::reasonPhrase(status).isEmpty(), qPrintable(QString::number(status)));
    }
}

QTEST_GUILESS_MAIN(tst_LocalReply)
#include "tst_localreply.moc"
