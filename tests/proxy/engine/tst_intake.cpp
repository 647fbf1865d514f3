#include "proxy/engine/intake.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using engine::Intake;

Q_DECLARE_METATYPE(keyferry::RequestHead)

namespace {

constexpr qint64 now = 1'700'000'000'000;

ConfigSnapshot snapshot()
{
    ConfigSnapshot made;
    made.fingerprinter = Fingerprinter(Secret("a fingerprint key"_ba));
    made.accessKeys.push_back(
        {.id = AccessKeyId{7}, .fingerprint = made.fingerprinter.fingerprint("sk-123456")});
    made.groups.push_back(
        std::make_shared<const GroupConfig>(GroupConfig{.id = GroupId{3}, .name = "openai"}));
    GroupConfig quiet{.id = GroupId{4}, .name = "quiet"};
    quiet.settings.set(settings::webSocketTunnels.name, false);
    made.groups.push_back(std::make_shared<const GroupConfig>(quiet));
    made.settings.set(settings::allowedOrigins.name, QStringList{u"https://app.example"_s});
    return made;
}

RequestHead request(const QByteArray &method, const QByteArray &target, const HeaderFields &more)
{
    RequestHead head{.method = method, .target = target, .fields = {{"Host", "localhost:3001"}}};
    for (const HeaderField &field : more)
        head.fields.append(field.name, field.value);
    return head;
}

} // namespace

class tst_Intake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsRequests_data();
    void sortsRequests();
    void namesGroupAndRest();
    void keepsTheOriginOfARefusedRequest();
};

void tst_Intake::sortsRequests_data()
{
    QTest::addColumn<RequestHead>("head");
    QTest::addColumn<Intake::Kind>("kind");
    QTest::addColumn<ErrorKind>("error"); // with Refused
    QTest::addColumn<bool>("isProxied");

    const HeaderField key{"x-api-key", "sk-123456"};
    const HeaderField origin{"Origin", "https://app.example"};
    const auto none = ErrorKind::Internal;
    const auto forward = Intake::Kind::Forward;
    const auto refused = Intake::Kind::Refused;
    QTest::addRow("forwarded") << request("POST", "/proxy/openai/v1/x", {key}) << forward << none
                               << true;
    QTest::addRow("HEAD of the base, Claude Code")
        << request("HEAD", "/proxy/openai", {key}) << forward << none << true;
    QTest::addRow("h2c offer of Java's client")
        << request("POST", "/proxy/openai/v1", {key, {"Connection", "Upgrade"}, {"Upgrade", "h2c"}})
        << forward << none << true;
    QTest::addRow("health needs no key")
        << request("GET", "/health", {}) << Intake::Kind::Health << none << false;
    QTest::addRow("preflight needs no key") << request(
        "OPTIONS", "/proxy/openai/v1", {origin, {"Access-Control-Request-Method", "POST"}})
                                            << Intake::Kind::Preflight << none << false;
    QTest::addRow("preflight of a stranger")
        << request("OPTIONS",
                   "/proxy/openai/v1",
                   {{"Origin", "https://evil.example"}, {"Access-Control-Request-Method", "POST"}})
        << refused << ErrorKind::WrongOrigin << false;
    QTest::addRow("origin before the key")
        << request("GET", "/proxy/openai/v1", {{"Origin", "null"}}) << refused
        << ErrorKind::WrongOrigin << false;
    QTest::addRow("no key") << request("GET", "/proxy/openai/v1", {}) << refused
                            << ErrorKind::Unauthorized << true;
    QTest::addRow("no key and no group")
        << request("GET", "/proxy/x/v1", {}) << refused << ErrorKind::Unauthorized << true;
    QTest::addRow("unknown group")
        << request("GET", "/proxy/x/v1", {key}) << refused << ErrorKind::UnknownGroup << true;
    QTest::addRow("not ours") << request("GET", "/v1/models", {key}) << refused
                              << ErrorKind::NotFound << false;
    const HeaderFields handshake{key,
                                 {"Connection", "Upgrade"},
                                 {"Upgrade", "websocket"},
                                 {"Sec-WebSocket-Key", "x"},
                                 {"Sec-WebSocket-Version", "13"}};
    QTest::addRow("WebSocket") << request("GET", "/proxy/openai/v1/realtime", handshake) << forward
                               << none << true;
    QTest::addRow("WebSocket where there is none")
        << request("GET", "/proxy/quiet/v1/realtime", handshake) << refused
        << ErrorKind::UpgradeRefused << true;
    QTest::addRow("WebSocket without a key")
        << request("GET", "/proxy/openai/v1/realtime", {key, {"Upgrade", "WebSocket"}}) << refused
        << ErrorKind::MalformedRequest << true;
}

void tst_Intake::sortsRequests()
{
    QFETCH(RequestHead, head);
    QFETCH(Intake::Kind, kind);
    QFETCH(ErrorKind, error);
    QFETCH(bool, isProxied);
    const QHostAddress local(QHostAddress::LocalHost);
    const auto intake = engine::takeIn(head, {.peer = local, .local = local}, snapshot(), now);
    QCOMPARE(intake.kind, kind);
    QCOMPARE(intake.isProxied, isProxied);
    if (kind == Intake::Kind::Forward)
        QCOMPARE(intake.isUpgrade, head.fields.contains("Sec-WebSocket-Key"));
    if (kind == Intake::Kind::Refused)
        QCOMPARE(intake.refusal.kind, error);
}

void tst_Intake::namesGroupAndRest()
{
    const QHostAddress local(QHostAddress::LocalHost);
    const auto head = request("GET", "/proxy/openai/v1/a%2Fb?x=1&key=sk-123456", {});
    const auto intake = engine::takeIn(head, {.peer = local, .local = local}, snapshot(), now);
    QCOMPARE(intake.kind, Intake::Kind::Forward);
    QCOMPARE(intake.group->id, GroupId{3});
    QCOMPARE(intake.accessKey, AccessKeyId{7});
    QCOMPARE(intake.groupName, "openai"_ba);
    QCOMPARE(intake.rest, "/v1/a%2Fb?x=1&key=sk-123456"_ba);
}

void tst_Intake::keepsTheOriginOfARefusedRequest()
{
    // A page that may call us must be able to read why it was refused.
    const QHostAddress local(QHostAddress::LocalHost);
    const auto head = request("GET", "/proxy/openai/v1", {{"Origin", "https://app.example"}});
    const auto intake = engine::takeIn(head, {.peer = local, .local = local}, snapshot(), now);
    QCOMPARE(intake.kind, Intake::Kind::Refused);
    QCOMPARE(intake.allowedOrigin, std::optional("https://app.example"_ba));
}

QTEST_GUILESS_MAIN(tst_Intake)
#include "tst_intake.moc"
