#include "proxy/channels/contentcoding.h"
#include "proxy/engine/inspection.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;

Q_DECLARE_METATYPE(keyferry::engine::Inspection)

class tst_Inspection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsHeldBack_data();
    void saysWhatIsHeldBack();
    void saysHowMuchIsEnough_data();
    void saysHowMuchIsEnough();
    void readsCompressedErrors();
    void editsOnlyWholeLists();
};

void tst_Inspection::saysWhatIsHeldBack_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("listsModels");
    QTest::addColumn<Inspection>("expected");
    const QByteArray stream = "text/event-stream; charset=utf-8";
    const QByteArray json = "application/json";
    QTest::addRow("an error") << 400 << json << false << Inspection::ErrorBody;
    QTest::addRow("an error stream") << 529 << stream << false << Inspection::ErrorBody;
    QTest::addRow("an error in place of a list") << 401 << json << true << Inspection::ErrorBody;
    QTest::addRow("a stream") << 200 << stream << false << Inspection::StreamStart;
    QTest::addRow("another success") << 201 << stream << false << Inspection::None;
    QTest::addRow("a whole answer") << 200 << json << false << Inspection::None;
    QTest::addRow("a list") << 200 << json << true << Inspection::ModelList;
    QTest::addRow("no list after all") << 304 << json << true << Inspection::None;
}

void tst_Inspection::saysWhatIsHeldBack()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(bool, listsModels);
    QFETCH(Inspection, expected);
    const ResponseHead head{.status = status, .fields = {{"Content-Type", type}}};
    GroupConfig group;
    QCOMPARE(inspectionOf(head, group, listsModels), expected);
    group.settings.set(settings::inspectStreamStart.name, false);
    QCOMPARE(inspectionOf(head, group, listsModels),
             expected == Inspection::StreamStart ? Inspection::None : expected);
}

void tst_Inspection::saysHowMuchIsEnough_data()
{
    QTest::addColumn<Inspection>("inspection");
    QTest::addColumn<HeaderFields>("fields");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("enough");
    const HeaderFields none;
    const HeaderFields five{{"Content-Length", "5"}};
    const HeaderFields both{{"Content-Length", "5"}, {"Transfer-Encoding", "chunked"}};
    const QByteArray most(16 * 1024, 'x');
    QTest::addRow("nothing is looked at") << Inspection::None << none << QByteArray() << true;
    QTest::addRow("error, all announced") << Inspection::ErrorBody << five << "12345"_ba << true;
    QTest::addRow("error, one byte short") << Inspection::ErrorBody << five << "1234"_ba << false;
    QTest::addRow("error, the chunks count")
        << Inspection::ErrorBody << both << "12345"_ba << false;
    QTest::addRow("error, 16 KiB") << Inspection::ErrorBody << none << most << true;
    QTest::addRow("error, less") << Inspection::ErrorBody << none << most.chopped(1) << false;
    QTest::addRow("stream, half an event")
        << Inspection::StreamStart << none << "data: 1\n"_ba << false;
    QTest::addRow("stream, an event")
        << Inspection::StreamStart << none << "data: 1\n\n"_ba << true;
    QTest::addRow("stream, 16 KiB") << Inspection::StreamStart << none << most << true;
    QTest::addRow("list, 8 MiB") << Inspection::ModelList << none
                                 << QByteArray(longestModelList, 'x') << false;
    QTest::addRow("list, more") << Inspection::ModelList << none
                                << QByteArray(longestModelList + 1, 'x') << true;
}

void tst_Inspection::saysHowMuchIsEnough()
{
    QFETCH(Inspection, inspection);
    QFETCH(HeaderFields, fields);
    QFETCH(QByteArray, body);
    QFETCH(bool, enough);
    const QByteArray method = "POST";
    const ResponseHead head{.status = 200, .fields = fields};
    QCOMPARE(isEnough(inspection, {.method = method, .head = head, .body = body}), enough);
    QVERIFY(isEnough(inspection, {.method = method, .head = head, .body = body, .isWhole = true}));
}

void tst_Inspection::readsCompressedErrors()
{
    using channels::ContentCoding;
    const QByteArray method = "POST";
    const QByteArray body = channels::encodeBody(
        R"({"error":{"code":"insufficient_quota","type":"insufficient_quota"}})",
        ContentCoding::Gzip);
    ResponseHead head{.status = 429, .fields = {{"Content-Encoding", "gzip"}}};
    const AnswerStart answer{.method = method, .head = head, .body = body, .isWhole = true};
    QCOMPARE(judge(Inspection::ErrorBody, answer, GroupConfig{}, u"m", 0).verdict,
             Verdict::OutOfCredit);
    head.fields.set("Content-Encoding", "compress");
    QCOMPARE(judge(Inspection::ErrorBody, answer, GroupConfig{}, u"m", 0).verdict,
             Verdict::RateLimited); // the status alone
}

void tst_Inspection::editsOnlyWholeLists()
{
    GroupConfig group;
    group.modelRules = {{.from = u"alias"_s, .to = u"real"_s}};
    const QByteArray method = "GET";
    const QByteArray body = R"({"object":"list","data":[{"id":"real","object":"model"}]})";
    const ResponseHead head{.fields = {{"Transfer-Encoding", "chunked"}, {"ETag", "x"}}};
    QVERIFY(!editedModelList({.method = method, .head = head, .body = body}, group));
    const auto edited =
        editedModelList({.method = method, .head = head, .body = body, .isWhole = true}, group);
    QVERIFY(edited);
    QVERIFY(edited->body.contains("alias"));
    QCOMPARE(
        edited->head.fields,
        (HeaderFields{{"ETag", "x"}, {"Content-Length", QByteArray::number(edited->body.size())}}));
}

QTEST_GUILESS_MAIN(tst_Inspection)
#include "tst_inspection.moc"
