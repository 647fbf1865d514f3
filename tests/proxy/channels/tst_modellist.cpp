#include "proxy/channels/modellist.h"

#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

namespace {

GroupConfig groupWith(Channel channel, bool isStrict)
{
    GroupConfig group;
    group.channel = channel;
    group.modelStrict = isStrict;
    group.modelRules = {{u"small"_s, u"gpt-4o-mini"_s}, {u"big \"1\""_s, u"unlisted"_s}};
    return group;
}

} // namespace

class tst_ModelList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsListRequests_data();
    void knowsListRequests();
    void adds_data();
    void adds();
    void keepsOnlySourcesWhenStrict_data();
    void keepsOnlySourcesWhenStrict();
    void leavesAlone_data();
    void leavesAlone();
};

void tst_ModelList::knowsListRequests_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("lists");
    QTest::addColumn<bool>("listsWhenStrict");

    const auto row = [](const char *method, const char *target, bool lists, bool listsWhenStrict) {
        QTest::addRow("%s %s", method, target)
            << QByteArray(method) << QByteArray(target) << lists << listsWhenStrict;
    };
    row("GET", "/v1/models", true, true);
    row("GET", "/models", true, true);
    row("GET", "/v1beta/models?pageSize=50&key=k", true, true);
    row("GET", "/v1beta/openai/models", true, true);
    row("GET", "/openai/models?api-version=2024-10-21", true, true);
    row("GET", "/v1/models?after_id=", true, true);
    row("GET", "/v1/models?limit=20&after_id=claude-3", false, true);
    row("GET", "/v1/models?before_id=claude-3", false, true);
    row("GET", "/v1beta/models?page%54oken=x", false, true);
    row("POST", "/v1/models", false, false);
    row("HEAD", "/v1/models", false, false);
    row("GET", "/v1/models/gpt-4o", false, false);
    row("GET", "/v1/tunedmodels", false, false);
    row("GET", "/v1/files?x=/models", false, false);
}

void tst_ModelList::knowsListRequests()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(bool, lists);
    QFETCH(bool, listsWhenStrict);
    const RequestHead head{.method = method, .target = "/proxy/open" + target};
    QCOMPARE(listsModels(head, target, groupWith(Channel::OpenAi, false)), lists);
    QCOMPARE(listsModels(head, target, groupWith(Channel::OpenAi, true)), listsWhenStrict);
    QVERIFY(!listsModels(head, target, {}));
}

void tst_ModelList::adds_data()
{
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("openai")
        << Channel::OpenAi
        << R"({ "object": "list", "data": [ {"id":"gpt-4o-mini", "object":"model","created":1721172741,"owned_by":"system"} ], "x": 1.0 }
)"_ba
        << R"({ "object": "list", "data": [ {"id":"gpt-4o-mini", "object":"model","created":1721172741,"owned_by":"system"},{"id":"small", "object":"model","created":1721172741,"owned_by":"system"},{"id":"big \"1\"","object":"model","created":0,"owned_by":"keyferry"} ], "x": 1.0 }
)"_ba;
    QTest::newRow("openai, empty")
        << Channel::OpenAi << R"({"object":"list","data":[]})"_ba
        << R"({"object":"list","data":[{"id":"small","object":"model","created":0,"owned_by":"keyferry"},{"id":"big \"1\"","object":"model","created":0,"owned_by":"keyferry"}]})"_ba;
    QTest::newRow("one is there")
        << Channel::OpenAi << R"({"data":[{"id":"sm\u0061ll"},{"id":"other"}]})"_ba
        << R"({"data":[{"id":"sm\u0061ll"},{"id":"other"},{"id":"big \"1\"","object":"model","created":0,"owned_by":"keyferry"}]})"_ba;
    QTest::newRow("entries we do not understand stay")
        << Channel::Custom << R"({"data":["small",null,{"id":5},{"id":"big \"1\""},[]]})"_ba
        << R"({"data":["small",null,{"id":5},{"id":"big \"1\""},[],{"id":"small","object":"model","created":0,"owned_by":"keyferry"}]})"_ba;
    QTest::newRow("anthropic")
        << Channel::Anthropic
        << R"({"data":[{"type":"model","id":"gpt-4o-mini","display_name":"Mini","created_at":"2025-02-19T00:00:00Z"}],"has_more":true,"first_id":"a","last_id":"b"})"_ba
        << R"({"data":[{"type":"model","id":"gpt-4o-mini","display_name":"Mini","created_at":"2025-02-19T00:00:00Z"},{"type":"model","id":"small","display_name":"small","created_at":"2025-02-19T00:00:00Z"},{"id":"big \"1\"","display_name":"big \"1\"","type":"model","created_at":"1970-01-01T00:00:00Z"}],"has_more":true,"first_id":"a","last_id":"b"})"_ba;
    QTest::newRow("gemini")
        << Channel::Gemini
        << R"({"models":[{"name":"models/gpt-4o-mini","inputTokenLimit":1048576}],"nextPageToken":"t"})"_ba
        << R"({"models":[{"name":"models/gpt-4o-mini","inputTokenLimit":1048576},{"name":"models/small","inputTokenLimit":1048576},{"name":"models/big \"1\"","displayName":"big \"1\""}],"nextPageToken":"t"})"_ba;
    QTest::newRow("gemini's OpenAI path")
        << Channel::Gemini << R"({"object":"list","data":[{"id":"models/gpt-4o-mini"}]})"_ba
        << R"({"object":"list","data":[{"id":"models/gpt-4o-mini"},{"id":"small","object":"model","created":0,"owned_by":"keyferry"},{"id":"big \"1\"","object":"model","created":0,"owned_by":"keyferry"}]})"_ba;
}

void tst_ModelList::adds()
{
    QFETCH(Channel, channel);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    const auto group = groupWith(channel, false);
    const auto edited = editModelList(body, group);
    QVERIFY(edited);
    QCOMPARE(*edited, expected);
    QVERIFY2(!editModelList(*edited, group), "nothing is added twice");
}

void tst_ModelList::keepsOnlySourcesWhenStrict_data()
{
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("openai")
        << Channel::OpenAi
        << R"({"object":"list","data":[{"id":"gpt-4o"}, {"id":"gpt-4o-mini","object":"model","created":1.0e3}, {"id":"big \"1\"","x":1.0}, {"id":"z"}],"y":-0})"_ba
        << R"({"object":"list","data":[{"id":"big \"1\"","x":1.0},{"id":"small","object":"model","created":1.0e3}],"y":-0})"_ba;
    QTest::newRow("what we do not understand goes")
        << Channel::OpenAi << R"({"data":["small",{"id":"big \"1\""},null,{"id":"small"}]})"_ba
        << R"({"data":[{"id":"big \"1\""},{"id":"small"}]})"_ba;
    QTest::newRow("anthropic has no more pages")
        << Channel::Anthropic
        << R"({"data":[{"id":"small"},{"id":"big \"1\""}],"has_more":true,"last_id":"x"})"_ba
        << R"({"data":[{"id":"small"},{"id":"big \"1\""}],"has_more":false,"last_id":"x"})"_ba;
    QTest::newRow("gemini has no more pages")
        << Channel::Gemini
        << R"({"models":[{"name":"models/small"},{"name":"models/x"},{"name":"models/big \"1\""}],"nextPageToken":"t"})"_ba
        << R"({"models":[{"name":"models/small"},{"name":"models/big \"1\""}]})"_ba;
}

void tst_ModelList::keepsOnlySourcesWhenStrict()
{
    QFETCH(Channel, channel);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    const auto group = groupWith(channel, true);
    const auto edited = editModelList(body, group);
    QVERIFY(edited);
    QCOMPARE(*edited, expected);
    QVERIFY(!editModelList(*edited, group));
}

void tst_ModelList::leavesAlone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("page") << "<html>{}</html>"_ba;
    QTest::newRow("array") << R"([{"id":"a"}])"_ba;
    QTest::newRow("broken") << R"({"data":[{"id":"a"},]})"_ba;
    QTest::newRow("cut") << R"({"data":[{"id":"a"})"_ba;
    QTest::newRow("no list") << R"({"object":"list"})"_ba;
    QTest::newRow("data is no array") << R"({"data":{"id":"a"}})"_ba;
    QTest::newRow("error in a 200") << R"({"error":{"message":"no"}})"_ba;
}

void tst_ModelList::leavesAlone()
{
    QFETCH(QByteArray, body);
    for (const Channel channel : allChannels()) {
        QVERIFY(!editModelList(body, groupWith(channel, false)));
        QVERIFY(!editModelList(body, groupWith(channel, true)));
    }
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_ModelList)
#include "tst_modellist.moc"
