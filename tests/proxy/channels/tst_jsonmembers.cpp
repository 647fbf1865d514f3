#include "proxy/channels/jsonmembers.h"

#include <QElapsedTimer>
#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

class tst_JsonMembers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void readsWhatIsThereOfACutBody();
    void readsLargeBodies_data();
    void readsLargeBodies();
    void boundsTheModel();
};

void tst_JsonMembers::reads_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("model");
    QTest::addColumn<bool>("stream");

    QTest::newRow("both") << R"({"model":"gpt-4o","stream":true})"_ba << u"gpt-4o"_s << true;
    QTest::newRow("spread out") << "\r\n { \"stream\" : true ,\n\t\"model\" : \"m\" } \n"_ba
                                << u"m"_s << true;
    QTest::newRow("behind the messages (OpenAI Python)")
        << R"({"messages":[{"role":"user","content":"hi"}],"model":"m","stream":true})"_ba << u"m"_s
        << true;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF{\"model\":\"m\"}"_ba << u"m"_s << false;
    QTest::newRow("stream false") << R"({"stream":false,"model":"m"})"_ba << u"m"_s << false;
    QTest::newRow("stream null") << R"({"stream":null,"model":"m"})"_ba << u"m"_s << false;
    QTest::newRow("stream in words") << R"({"stream":"true","model":"m"})"_ba << u"m"_s << false;
    QTest::newRow("stream 1") << R"({"stream":1,"model":"m"})"_ba << u"m"_s << false;
    QTest::newRow("model is no string")
        << R"({"model":{"id":"m"},"stream":true})"_ba << u""_s << true;
    QTest::newRow("model null") << R"({"model":null,"stream":true})"_ba << u""_s << true;
    QTest::newRow("the last one counts")
        << R"({"model":"a","stream":true,"model":"b","stream":false})"_ba << u"b"_s << false;
    QTest::newRow("deeper ones do not count")
        << R"({"a":{"model":"no","stream":true},"b":[{"model":"no"}],"model":"m"})"_ba << u"m"_s
        << false;
    QTest::newRow("in a string it does not count")
        << R"({"a":"\"model\":\"no\"","model":"m"})"_ba << u"m"_s << false;
    QTest::newRow("names have case") << R"({"Model":"no","STREAM":true})"_ba << u""_s << false;
    QTest::newRow("escapes") << R"({"model":"a\/b\u00e9\"","stream":true})"_ba << u"a/bé\""_s
                             << true;
    QTest::newRow("UTF-8") << "{\"model\":\"模型\"}"_ba << u"模型"_s << false;
    QTest::newRow("large integers and odd floats")
        << R"({"seed":123456789012345678901234567890,"t":1e-7,"model":"m"})"_ba << u"m"_s << false;
    QTest::newRow("empty object") << "{}"_ba << u""_s << false;
    QTest::newRow("empty") << ""_ba << u""_s << false;
    QTest::newRow("white space") << "  \n"_ba << u""_s << false;
    QTest::newRow("array") << R"([{"model":"no"}])"_ba << u""_s << false;
    QTest::newRow("string") << R"("model")"_ba << u""_s << false;
    QTest::newRow("form") << "model=m&stream=true"_ba << u""_s << false;
    QTest::newRow("gzip") << QByteArray(
        "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03{\"model\":\"no\"}", 24)
                          << u""_s << false;
    QTest::newRow("not UTF-8") << "{\"model\":\"\xff\xfe\"}"_ba << u""_s << false;
    QTest::newRow("zero byte") << QByteArray("{\"model\":\"m\"\0}", 14) << u"m"_s << false;
    QTest::newRow("wrong behind the model") << R"({"model":"m","x":})"_ba << u"m"_s << false;
    QTest::newRow("brace only") << "{"_ba << u""_s << false;
    QTest::newRow("something behind the object")
        << R"({"model":"m"} trailing)"_ba << u"m"_s << false;
}

void tst_JsonMembers::reads()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, model);
    QFETCH(bool, stream);
    QCOMPARE(readJsonMembers(body), (JsonMembers{.model = model, .stream = stream}));
}

void tst_JsonMembers::readsWhatIsThereOfACutBody()
{
    const auto body =
        "{\"model\":\"gpt-é\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"模\\\"型 }\"}],\"n\":1}"_ba;
    const auto afterModel = body.indexOf(",\"stream\"");
    const auto afterStream = body.indexOf(",\"messages\"");
    for (qsizetype cut = 0; cut < body.size(); ++cut) {
        const JsonMembers members = readJsonMembers(body.first(cut));
        // Cut inside the value, the model may be what is there of it; it is never anything else.
        QVERIFY2(u"gpt-é"_s.startsWith(members.model), body.first(cut).constData());
        if (cut >= afterModel)
            QCOMPARE(members.model, u"gpt-é"_s);
        if (cut >= afterStream)
            QVERIFY2(members.stream, body.first(cut).constData());
    }
}

void tst_JsonMembers::readsLargeBodies_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<bool>("isModelFirst");
    QTest::addColumn<QString>("model");

    constexpr qsizetype mega = 1024 * 1024;
    QTest::newRow("5 MB, in front") << 5 * mega << true << u"m"_s;
    QTest::newRow("5 MB, behind") << 5 * mega << false << u"m"_s;
    QTest::newRow("over 8 MB, in front") << 20 * mega << true << u"m"_s;
    QTest::newRow("over 8 MB, behind: not read") << 20 * mega << false << u""_s;
}

void tst_JsonMembers::readsLargeBodies()
{
    QFETCH(qsizetype, size);
    QFETCH(bool, isModelFirst);
    QFETCH(QString, model);
    const auto image = R"("messages":[{"image":"data:)" + QByteArray(size, 'A') + R"("}])";
    const auto body =
        isModelFirst ? R"({"model":"m",)" + image + '}' : '{' + image + R"(,"model":"m"})";
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(readJsonMembers(body).model, model);
    // Milliseconds where simdjson has vectors; the bound only tells a pass or two from a parser
    // that begins again and again.
    QVERIFY2(timer.elapsed() < 1'000, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
}

void tst_JsonMembers::boundsTheModel()
{
    const auto body = R"({"model":")" + QByteArray(100'000, 'm') + R"("})";
    QCOMPARE(readJsonMembers(body).model, QString(256, u'm'));
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_JsonMembers)
#include "tst_jsonmembers.moc"
