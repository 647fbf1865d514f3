#include "proxy/routing/admission.h"

#include <QTest>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 today = 1'700'000'000'000;
const GroupId openGroup{1};
const GroupId closedGroup{2};
const GroupId otherGroup{3};
const GroupId disabledGroup{4};
const GroupId disabledOpenGroup{5};
const GroupId thirdGroup{6};

GroupPtr makeGroup(GroupId id, const QByteArray &name, bool requiresKey = true, bool enabled = true)
{
    auto group = std::make_shared<GroupConfig>();
    group->id = id;
    group->name = name;
    group->enabled = enabled;
    group->settings.set(settings::requireAccessKey.name, requiresKey);
    return group;
}

ConfigSnapshot makeSnapshot()
{
    ConfigSnapshot snapshot;
    snapshot.fingerprinter = Fingerprinter(Secret("fingerprint key"));
    snapshot.groups = {makeGroup(openGroup, "open", false),
                       makeGroup(closedGroup, "closed"),
                       makeGroup(otherGroup, "other"),
                       makeGroup(thirdGroup, "third"),
                       makeGroup(disabledGroup, "off", true, false),
                       makeGroup(disabledOpenGroup, "off-open", false, false)};
    const auto add = [&snapshot](int id, const QByteArray &secret, AccessKeyConfig key = {}) {
        key.id = AccessKeyId{id};
        key.fingerprint = snapshot.fingerprinter.fingerprint(secret);
        snapshot.accessKeys.push_back(key);
    };
    add(1, "global key");
    add(2, "closed key", {.scope = onlyGroups({closedGroup})});
    add(3, "other key", {.scope = onlyGroups({otherGroup})});
    add(4, "sk-123456", {.isDefault = true});
    add(20, "two groups", {.scope = onlyGroups({otherGroup, closedGroup})});
    add(21, "orphan", {.scope = onlyGroups({})});
    add(22, "for each", {.scope = onlyGroups({closedGroup})});
    add(23, "for each", {.scope = onlyGroups({otherGroup})});
    add(5, "switched off", {.enabled = false});
    add(6, "an old key", {.expiresAt = today});
    add(7, "expires soon", {.expiresAt = today + 1});
    add(8, "off key", {.scope = onlyGroups({disabledGroup})});
    // One secret, first for a group, then for all.
    add(9, "twice", {.scope = onlyGroups({otherGroup})});
    add(10, "twice");
    return snapshot;
}

RequestHead withBearer(const QByteArray &key)
{
    RequestHead head;
    if (!key.isEmpty())
        head.fields.append("Authorization", "Bearer " + key);
    return head;
}

} // namespace

class tst_Admission : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFirstNonEmptyCredential_data();
    void readsFirstNonEmptyCredential();
    void admits_data();
    void admits();
    void saysNothingAboutGroupsToStrangers();
    void keepsRemotePeersFromLoopbackRights_data();
    void keepsRemotePeersFromLoopbackRights();
};

void tst_Admission::readsFirstNonEmptyCredential_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("fields"); // "name: value" by line
    QTest::addColumn<QByteArray>("key");

    const auto none = "/v1"_ba;
    QTest::newRow("none") << none << ""_ba
                          << ""_ba;
    QTest::newRow("query") << "/v1?key=k"_ba
                           << ""_ba
                           << "k"_ba;
    QTest::newRow("query, not first") << "/v1?alt=sse&key=k&b"_ba
                                      << ""_ba
                                      << "k"_ba;
    QTest::newRow("query, value decoded") << "/v1?key=a%20b%2Bc"_ba
                                          << ""_ba
                                          << "a b+c"_ba;
    QTest::newRow("query, plus stays") << "/v1?key=a+b"_ba
                                       << ""_ba
                                       << "a+b"_ba;
    QTest::newRow("query, name escaped") << "/v1?%6bey=k"_ba
                                         << ""_ba
                                         << "k"_ba;
    QTest::newRow("query, equals sign in it") << "/v1?key=a=b=="_ba
                                              << ""_ba
                                              << "a=b=="_ba;
    QTest::newRow("query, first is empty") << "/v1?key=&key=k"_ba
                                           << ""_ba
                                           << "k"_ba;
    QTest::newRow("query, other names") << "/v1?Key=a&keys=b&mykey=c&key"_ba
                                        << ""_ba
                                        << ""_ba;
    QTest::newRow("bearer") << none << "Authorization: Bearer k"_ba
                            << "k"_ba;
    QTest::newRow("bearer, any case (RFC 9110 11.1)") << none << "authorization: bEaReR k"_ba
                                                      << "k"_ba;
    QTest::newRow("bearer, more space") << none << "Authorization: Bearer \t k "_ba
                                        << "k"_ba;
    QTest::newRow("bearer, inner spaces") << none << "Authorization: Bearer a b"_ba
                                          << "a b"_ba;
    QTest::newRow("bearer without a key") << none << "Authorization: Bearer"_ba
                                          << ""_ba;
    QTest::newRow("no space after bearer") << none << "Authorization: Bearerk"_ba
                                           << ""_ba;
    QTest::newRow("another scheme") << none << "Authorization: Basic azprCg=="_ba
                                    << ""_ba;
    QTest::newRow("another scheme first")
        << none << "Authorization: Basic azpr\nAuthorization: Bearer k"_ba
        << "k"_ba;
    QTest::newRow("x-api-key") << none << "X-API-Key: k"_ba
                               << "k"_ba;
    QTest::newRow("x-goog-api-key") << none << "x-goog-api-key: k"_ba
                                    << "k"_ba;
    QTest::newRow("api-key (Azure)") << none << "api-key: k"_ba
                                     << "k"_ba;
    QTest::newRow("empty field, then a full one") << none << "x-api-key: \nx-api-key: k"_ba
                                                  << "k"_ba;
    QTest::newRow("subprotocol (OpenAI Realtime)")
        << none
        << "Sec-WebSocket-Protocol: realtime, openai-insecure-api-key.k, openai-beta.realtime-v1"_ba
        << "k"_ba;
    QTest::newRow("subprotocol in a second field")
        << none
        << "Sec-WebSocket-Protocol: realtime\nSec-WebSocket-Protocol: openai-insecure-api-key.k"_ba
        << "k"_ba;
    QTest::newRow("subprotocol without a key")
        << none << "Sec-WebSocket-Protocol: openai-insecure-api-key."_ba
        << ""_ba;

    QTest::newRow("order: query before bearer") << "/?key=1"_ba
                                                << "Authorization: Bearer 2"_ba
                                                << "1"_ba;
    QTest::newRow("order: empty query gives way") << "/?key="_ba
                                                  << "Authorization: Bearer 2"_ba
                                                  << "2"_ba;
    QTest::newRow("order: bearer before x-api-key")
        << none << "x-api-key: 3\nAuthorization: Bearer 2"_ba
        << "2"_ba;
    QTest::newRow("order: x-api-key before x-goog-api-key")
        << none << "x-goog-api-key: 4\nx-api-key: 3"_ba
        << "3"_ba;
    QTest::newRow("order: x-goog-api-key before api-key")
        << none << "api-key: 5\nx-goog-api-key: 4"_ba
        << "4"_ba;
    QTest::newRow("order: api-key before subprotocol")
        << none << "Sec-WebSocket-Protocol: openai-insecure-api-key.6\napi-key: 5"_ba
        << "5"_ba;
}

void tst_Admission::readsFirstNonEmptyCredential()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, key);
    RequestHead head{.target = target};
    for (const QByteArray &line : fields.split('\n')) {
        if (const auto colon = line.indexOf(": "); colon > 0)
            head.fields.append(line.first(colon), line.sliced(colon + 2));
    }
    QCOMPARE(presentedAccessKey(head).reveal(), key);
}

void tst_Admission::admits_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("group");
    QTest::addColumn<int>("accessKey"); // -1: refused
    QTest::addColumn<ErrorKind>("refusal");

    const auto admitted = ErrorKind::Internal;
    QTest::newRow("global key") << "global key"_ba
                                << "closed"_ba << 1 << admitted;
    QTest::newRow("global key, another group") << "global key"_ba
                                               << "other"_ba << 1 << admitted;
    QTest::newRow("the group's own key") << "closed key"_ba
                                         << "closed"_ba << 2 << admitted;
    QTest::newRow("another group's key") << "other key"_ba
                                         << "closed"_ba << -1 << ErrorKind::Forbidden;
    QTest::newRow("wrong key") << "wrong"_ba
                               << "closed"_ba << -1 << ErrorKind::Unauthorized;
    QTest::newRow("no key") << ""_ba
                            << "closed"_ba << -1 << ErrorKind::Unauthorized;
    QTest::newRow("keys have case") << "Global key"_ba
                                    << "closed"_ba << -1 << ErrorKind::Unauthorized;
    QTest::newRow("start of a key") << "global ke"_ba
                                    << "closed"_ba << -1 << ErrorKind::Unauthorized;
    QTest::newRow("default key") << "sk-123456"_ba
                                 << "closed"_ba << 4 << admitted;
    QTest::newRow("disabled key") << "switched off"_ba
                                  << "closed"_ba << -1 << ErrorKind::Unauthorized;
    QTest::newRow("expires this millisecond") << "an old key"_ba
                                              << "closed"_ba << -1 << ErrorKind::Unauthorized;
    QTest::newRow("expires in a millisecond") << "expires soon"_ba
                                              << "closed"_ba << 7 << admitted;
    QTest::newRow("same secret for a group and for all") << "twice"_ba
                                                         << "closed"_ba << 10 << admitted;
    QTest::newRow("same secret, the group itself") << "twice"_ba
                                                   << "other"_ba << 10 << admitted;
    QTest::newRow("one of several groups") << "two groups"_ba
                                           << "other"_ba << 20 << admitted;
    QTest::newRow("none of several groups") << "two groups"_ba
                                            << "third"_ba << -1 << ErrorKind::Forbidden;
    QTest::newRow("all of its groups are gone") << "orphan"_ba
                                                << "closed"_ba << -1 << ErrorKind::Forbidden;
    QTest::newRow("same secret for two groups, the first") << "for each"_ba
                                                           << "closed"_ba << 22 << admitted;
    QTest::newRow("same secret for two groups, the second") << "for each"_ba
                                                            << "other"_ba << 23 << admitted;
    QTest::newRow("open group, no key") << ""_ba
                                        << "open"_ba << 0 << admitted;
    QTest::newRow("open group, any key") << "wrong"_ba
                                         << "open"_ba << 0 << admitted;
    QTest::newRow("unknown group") << "global key"_ba
                                   << "nowhere"_ba << -1 << ErrorKind::UnknownGroup;
    QTest::newRow("disabled group") << "global key"_ba
                                    << "off"_ba << -1 << ErrorKind::UnknownGroup;
    QTest::newRow("disabled group, its own key") << "off key"_ba
                                                 << "off"_ba << -1 << ErrorKind::UnknownGroup;
    QTest::newRow("disabled group, another's key") << "closed key"_ba
                                                   << "off"_ba << -1 << ErrorKind::UnknownGroup;
    QTest::newRow("unknown group, a group's key") << "closed key"_ba
                                                  << "nowhere"_ba << -1 << ErrorKind::UnknownGroup;
    QTest::newRow("disabled group that was open") << ""_ba
                                                  << "off-open"_ba << -1 << ErrorKind::Unauthorized;
    QTest::newRow("disabled group that was open, key")
        << "global key"_ba
        << "off-open"_ba << -1 << ErrorKind::UnknownGroup;
}

void tst_Admission::admits()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, group);
    QFETCH(int, accessKey);
    QFETCH(ErrorKind, refusal);
    const auto admission =
        admit(withBearer(key), group, QHostAddress(u"127.0.0.1"_s), makeSnapshot(), today);
    QCOMPARE(bool(admission), accessKey >= 0);
    if (admission) {
        QCOMPARE(admission->group->name, group);
        QCOMPARE(toNumber(admission->accessKey), accessKey);
    } else {
        QCOMPARE(admission.error().kind, refusal);
        QVERIFY(key.isEmpty() || !admission.error().detail.contains(QString::fromLatin1(key)));
    }
}

void tst_Admission::saysNothingAboutGroupsToStrangers()
{
    const ConfigSnapshot snapshot = makeSnapshot();
    const QHostAddress peer(QHostAddress::LocalHost);
    for (const auto &key : {""_ba, "wrong"_ba, "an old key"_ba}) {
        const auto known = admit(withBearer(key), "closed", peer, snapshot, today);
        for (const auto &group : {"nowhere"_ba, "off"_ba, "CLOSED"_ba, "%63losed"_ba}) {
            const auto unknown = admit(withBearer(key), group, peer, snapshot, today);
            QCOMPARE(unknown.error(), known.error());
        }
    }
}

void tst_Admission::keepsRemotePeersFromLoopbackRights_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<bool>("isHere");

    QTest::newRow("127.0.0.1") << u"127.0.0.1"_s << true;
    QTest::newRow("127/8") << u"127.8.9.1"_s << true;
    QTest::newRow("::1") << u"::1"_s << true;
    QTest::newRow("mapped by a dual-stack socket") << u"::ffff:127.0.0.1"_s << true;
    QTest::newRow("private net") << u"192.168.1.7"_s << false;
    QTest::newRow("mapped private net") << u"::ffff:192.168.1.7"_s << false;
    QTest::newRow("link local") << u"fe80::1"_s << false;
    QTest::newRow("public") << u"2001:db8::1"_s << false;
}

void tst_Admission::keepsRemotePeersFromLoopbackRights()
{
    QFETCH(QString, peer);
    QFETCH(bool, isHere);
    const ConfigSnapshot snapshot = makeSnapshot();
    const QHostAddress address(peer);
    QCOMPARE(bool(admit(withBearer("sk-123456"), "closed", address, snapshot, today)), isHere);
    QCOMPARE(bool(admit(withBearer({}), "open", address, snapshot, today)), isHere);
    QVERIFY(admit(withBearer("global key"), "open", address, snapshot, today));
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_Admission)
#include "tst_admission.moc"
