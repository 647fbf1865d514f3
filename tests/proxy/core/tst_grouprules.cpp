#include "proxy/core/drafts.h"

#include <QTest>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

using Action = HeaderRule::Action;

GroupDraft standard()
{
    return {.name = u"a"_s};
}

GroupDraft aggregate()
{
    return {.name = u"all"_s,
            .kind = GroupKind::Aggregate,
            .members = {{.group = GroupId(1), .weight = 0, .tier = 1},
                        {.group = GroupId(2), .weight = 10'000, .tier = 100}}};
}

template<typename Edit>
GroupDraft with(GroupDraft draft, Edit edit)
{
    edit(draft);
    return draft;
}

HeaderRule set(const QByteArray &name, const QByteArray &value)
{
    return {Action::Set, name, Secret(value)};
}

GroupDraft withHeader(const HeaderRule &rule)
{
    return with(standard(), [&](GroupDraft &d) { d.headerRules = {rule}; });
}

GroupDraft withParams(const QByteArray &json)
{
    return with(standard(), [&](GroupDraft &d) { d.paramOverrides = json; });
}

GroupDraft withFailure(const FailureRuleDraft &rule)
{
    return with(standard(), [&](GroupDraft &d) { d.failureRules = {rule}; });
}

GroupDraft withModels(const std::vector<ModelRule> &rules)
{
    return with(standard(), [&](GroupDraft &d) { d.modelRules = rules; });
}

std::shared_ptr<GroupConfig> group(qint64 id, GroupKind kind, Channel channel)
{
    auto made = std::make_shared<GroupConfig>();
    made->id = GroupId(id);
    made->name = "group-" + QByteArray::number(id);
    made->kind = kind;
    made->channel = channel;
    return made;
}

} // namespace

class tst_GroupRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takes_data();
    void takes();
    void refuses_data();
    void refuses();
    void neverRepeatsAHeaderValue();
    void checksMembers_data();
    void checksMembers();
};

void tst_GroupRules::takes_data()
{
    QTest::addColumn<GroupDraft>("draft");
    QTest::newRow("aggregate") << aggregate();
    QTest::newRow("aggregate without members, off") << with(aggregate(), [](GroupDraft &d) {
        d.members.clear();
        d.enabled = false;
    });
    QTest::newRow("models, strict") << with(standard(), [](GroupDraft &d) {
        d.modelRules = {{u"a"_s, u"b"_s}, {u"b"_s, u"b"_s}, {QString(256, u'x'), u"c"_s}};
        d.modelStrict = true;
    });
    QTest::newRow("parameters") << withParams(
        R"({"a":1e300,"b":{"a":1,"!":2},"c":[{"a":1}],"!d":null,"e\"":":"})");
    QTest::newRow("no parameters") << withParams("{}");
    QTest::newRow("blank parameters") << withParams(" \n");
    QTest::newRow("every variable") << withHeader(
        set("X-A", "${CLIENT_IP} ${GROUP_NAME} ${API_KEY} ${TIMESTAMP_MS} ${TIMESTAMP_S} $ {x}"));
    QTest::newRow("Host set") << withHeader(set("Host", "h"));
    QTest::newRow("empty value") << withHeader(set("X-A", ""));
    QTest::newRow("longest value") << withHeader(set("X-A", QByteArray(4096, 'v')));
    QTest::newRow("removal") << withHeader({Action::Remove, "User-Agent", {}});
    QTest::newRow("failure by status") << withFailure({u"400-403"_s, {}, Verdict::KeyRejected});
    QTest::newRow("failure by text") << withFailure({{}, u"quota"_s, Verdict::OutOfCredit});
}

void tst_GroupRules::takes()
{
    QFETCH(GroupDraft, draft);
    const auto errors = validateGroup(draft);
    QVERIFY2(errors.empty(), qPrintable(errors.empty() ? QString() : errors.front().detail));
}

void tst_GroupRules::refuses_data()
{
    QTest::addColumn<GroupDraft>("draft");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("reason");
    const auto add =
        [](const char *name, const GroupDraft &draft, const QString &field, const QString &reason) {
            QTest::newRow(name) << draft << field << reason;
        };

    const auto edited = [](auto edit) { return with(aggregate(), edit); };
    const QString none = u"an aggregate has no"_s;
    add("aggregate, upstreams",
        edited([](auto &d) { d.upstreams = {{u"https://a"_s}}; }),
        u"upstreams"_s,
        none);
    add("aggregate, check path",
        edited([](auto &d) { d.checkPath = u"/a"_s; }),
        u"check_path"_s,
        none);
    add("aggregate, models",
        edited([](auto &d) {
            d.modelRules = {{u"a"_s, u"b"_s}};
        }),
        u"model_rules"_s,
        none);
    add("aggregate, parameters",
        edited([](auto &d) { d.paramOverrides = "{\"a\":1}"; }),
        u"param_overrides"_s,
        none);
    add("aggregate, headers",
        edited([](auto &d) { d.headerRules = {set("a", "b")}; }),
        u"header_rules"_s,
        none);
    add("aggregate, failures",
        edited([](auto &d) {
            d.failureRules = {{u"400"_s, {}}};
        }),
        u"failure_rules"_s,
        none);
    add("aggregate, header of keys",
        edited([](auto &d) {
            d.channel = Channel::Custom;
            d.channelOptions.authHeader = "X";
        }),
        u"auth_header"_s,
        none);
    add("member weight",
        edited([](auto &d) { d.members[1].weight = 10'001; }),
        u"members[1].weight"_s,
        u"0–10000"_s);
    add("member weight below",
        edited([](auto &d) { d.members[0].weight = -1; }),
        u"members[0].weight"_s,
        u"0–10000"_s);
    add("member tier",
        edited([](auto &d) { d.members[0].tier = 0; }),
        u"members[0].tier"_s,
        u"1–100"_s);
    add("member tier above",
        edited([](auto &d) { d.members[0].tier = 101; }),
        u"members[0].tier"_s,
        u"1–100"_s);
    add("all members off",
        edited([](auto &d) { d.members[1].weight = 0; }),
        u"members"_s,
        u"above 0"_s);
    add("no members", edited([](auto &d) { d.members.clear(); }), u"members"_s, u"above 0"_s);
    add("members of a standard group",
        with(standard(), [](auto &d) { d.members = {{GroupId(1)}}; }),
        u"members"_s,
        u"only an aggregate"_s);

    add("model from nothing", withModels({{{}, u"b"_s}}), u"model_rules[0].from"_s, u"empty"_s);
    add("model to nothing", withModels({{u"a"_s, {}}}), u"model_rules[0].to"_s, u"empty"_s);
    add("model too long",
        withModels({{u"a"_s, QString(257, u'x')}}),
        u"model_rules[0].to"_s,
        u"256"_s);
    add("model twice",
        withModels({{u"a"_s, u"b"_s}, {u"a"_s, u"c"_s}}),
        u"model_rules[1].from"_s,
        u"another rule"_s);
    add("strict without models",
        with(standard(), [](auto &d) { d.modelStrict = true; }),
        u"model_strict"_s,
        u"without a model rule"_s);

    const QString params = u"param_overrides"_s;
    add("parameters, array", withParams("[1]"), params, u"not a JSON object"_s);
    add("parameters, broken", withParams("{\"a\":}"), params, u"not a JSON object"_s);
    add("parameter twice", withParams(R"({"a":1,"b":{},"a":2})"), params, u"more than once"_s);
    add("parameter twice, spelt otherwise",
        withParams(R"({"a":1,"\u0061":2})"),
        params,
        u"more than once"_s);
    add("parameter set and removed",
        withParams(R"({"a":1,"!a":null})"),
        params,
        u"more than once"_s);
    add("removal with a value", withParams(R"({"!a":0})"), params, u"must be null"_s);
    add("removal of nothing", withParams(R"({"!":null})"), params, u"names no parameter"_s);

    const QString name = u"header_rules[0].name"_s;
    add("header without a name", withHeader(set("", "v")), name, u"not a header name"_s);
    add("header name with a space", withHeader(set("a b", "v")), name, u"not a header name"_s);
    for (const char *framing :
         {"Content-Length", "transfer-encoding", "Connection", "UPGRADE", "TE", "Trailer"})
        add(framing, withHeader(set(framing, "v")), name, u"frames the message"_s);
    add("Host removed", withHeader({Action::Remove, "hOsT", {}}), name, u"not removed"_s);
    add("header twice",
        with(standard(),
             [](auto &d) {
                 d.headerRules = {set("X-A", "1"), {Action::Remove, "x-a", {}}};
             }),
        u"header_rules[1].name"_s,
        u"another rule"_s);
    const QString value = u"header_rules[0].value"_s;
    add("value with CR LF", withHeader(set("a", "b\r\nc: d")), value, u"one line"_s);
    add("value not ASCII", withHeader(set("a", "\xC3\xA9")), value, u"printable"_s);
    add("value too long", withHeader(set("a", QByteArray(4097, 'v'))), value, u"4096"_s);
    add("unknown variable",
        withHeader(set("a", "${CLIENT_IP} ${HOME}")),
        value,
        u"${TIMESTAMP_MS}"_s);
    add("variable without an end",
        withHeader(set("a", "${CLIENT_IP")),
        value,
        u"unknown variable"_s);
    add("removal with a value",
        withHeader({Action::Remove, "a", Secret("v"_ba)}),
        value,
        u"no value"_s);

    add("failure, bad status", withFailure({u"99"_s, {}}), u"failure_rules[0].statuses"_s, u"99"_s);
    add("failure of anything",
        withFailure({u" "_s, {}}),
        u"failure_rules[0].statuses"_s,
        u"or both"_s);
    add("failure, long text",
        withFailure({{}, QString(257, u'x')}),
        u"failure_rules[0].text"_s,
        u"256"_s);
    add("failure, success",
        withFailure({u"400"_s, {}, Verdict::Success}),
        u"failure_rules[0].verdict"_s,
        u"client-fault"_s);
    add("failure, client left",
        withFailure({u"400"_s, {}, Verdict::ClientLeft}),
        u"failure_rules[0].verdict"_s,
        u"client-fault"_s);
}

void tst_GroupRules::refuses()
{
    QFETCH(GroupDraft, draft);
    QFETCH(QString, field);
    QFETCH(QString, reason);
    const auto errors = validateGroup(draft);
    QCOMPARE(errors.size(), 1u);
    QCOMPARE(errors.front().field, field);
    QCOMPARE(errors.front().kind, ErrorKind::InvalidValue);
    QVERIFY2(errors.front().detail.contains(reason), qPrintable(errors.front().detail));
}

void tst_GroupRules::neverRepeatsAHeaderValue()
{
    const auto errors = validateGroup(withHeader(set("a", "hidden-credential ${NO}")));
    QCOMPARE(errors.size(), 1u);
    QVERIFY(!errors.front().detail.contains(u"hidden"_s));
}

void tst_GroupRules::checksMembers_data()
{
    QTest::addColumn<GroupDraft>("draft");
    QTest::addColumn<qint64>("self");
    QTest::addColumn<QString>("field"); // empty: nothing is wrong
    QTest::addColumn<QString>("reason");
    const auto of = [](std::vector<MemberConfig> members) {
        return with(aggregate(), [&](GroupDraft &d) { d.members = std::move(members); });
    };
    QTest::newRow("two members") << of({{GroupId(1)}, {GroupId(2)}}) << qint64(0) << QString()
                                 << QString();
    QTest::newRow("no such group")
        << of({{GroupId(9)}}) << qint64(0) << u"members[0]"_s << u"not another group"_s;
    QTest::newRow("itself") << of({{GroupId(4)}}) << qint64(4) << u"members[0]"_s
                            << u"not another group"_s;
    QTest::newRow("an aggregate") << of({{GroupId(1)}, {GroupId(4)}}) << qint64(0)
                                  << u"members[1]"_s << u"aggregate itself"_s;
    QTest::newRow("another channel")
        << of({{GroupId(3)}}) << qint64(0) << u"members[0]"_s << u"speaks gemini"_s;
    QTest::newRow("twice") << of({{GroupId(2)}, {GroupId(2)}}) << qint64(0) << u"members[0]"_s
                           << u"more than once"_s;
    QTest::newRow("kind changed") << with(standard(), [](auto &) {}) << qint64(4) << u"kind"_s
                                  << u"stays aggregate"_s;
    const auto gemini = with(standard(), [](GroupDraft &d) { d.channel = Channel::Gemini; });
    QTest::newRow("channel of a member changed")
        << gemini << qint64(1) << u"channel"_s << u"group-4"_s;
    QTest::newRow("channel of no member changed") << gemini << qint64(2) << QString() << QString();
}

void tst_GroupRules::checksMembers()
{
    QFETCH(GroupDraft, draft);
    QFETCH(qint64, self);
    QFETCH(QString, field);
    QFETCH(QString, reason);
    const auto all = group(4, GroupKind::Aggregate, Channel::OpenAi);
    all->members = {{GroupId(1)}};
    ConfigSnapshot snapshot;
    snapshot.groups = {group(1, GroupKind::Standard, Channel::OpenAi),
                       group(2, GroupKind::Standard, Channel::OpenAi),
                       group(3, GroupKind::Standard, Channel::Gemini),
                       all};
    const auto errors = validateMembers(draft, GroupId(self), snapshot);
    QCOMPARE(errors.empty(), field.isEmpty());
    if (field.isEmpty())
        return;
    QCOMPARE(errors.front().field, field);
    QVERIFY2(errors.front().detail.contains(reason), qPrintable(errors.front().detail));
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_GroupRules)
#include "tst_grouprules.moc"
