// No secret lies in clear in any file of the data folder: while it is open, after it is closed,
// after it was deleted.
#include "tests/proxy/storage/storagefixture.h"

#include <QDir>
#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_SecretsAtRest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsNoClearSecretInAnyFile();
};

namespace {

const QByteArrayList secrets{"sk-123456",
                             "sk-provider-secret-0001",
                             "sk-provider-secret-0002",
                             "access-secret-of-a-client",
                             "group-proxy-password",
                             "global-proxy-password",
                             "upstream-proxy-password",
                             "header-rule-credential"};

QStringList filesWithASecret(const QString &folder)
{
    QStringList found;
    for (const QFileInfo &entry : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile file(entry.filePath());
        if (!file.open(QIODevice::ReadOnly))
            found.append(entry.fileName() + " cannot be read"_L1);
        const QByteArray bytes = file.readAll();
        for (const QByteArray &secret : secrets) {
            const auto utf16 = QString::fromLatin1(secret);
            const auto wide =
                QByteArray(reinterpret_cast<const char *>(utf16.utf16()), utf16.size() * 2);
            if (bytes.contains(secret) || bytes.contains(wide))
                found.append(entry.fileName() + ": "_L1 + QString::number(secrets.indexOf(secret)));
        }
    }
    return found;
}

} // namespace

void tst_SecretsAtRest::keepsNoClearSecretInAnyFile()
{
    HostFixture fixture;
    QVERIFY(fixture.open());
    auto &editor = fixture.editor();
    auto draft = groupDraft(u"a"_s);
    draft.overrides = {{u"proxy_url"_s, u"http://me:group-proxy-password@127.0.0.1:1"_s}};
    draft.upstreams = {
        {u"http://127.0.0.1:2"_s, 1, u"http://me:upstream-proxy-password@127.0.0.1:3"_s}};
    draft.headerRules = {
        {HeaderRule::Action::Set, "X-Auth", Secret("Basic header-rule-credential"_ba)}};
    const auto group = wait<GroupId>([&](auto reply) { editor.addGroup(draft, reply); });
    QVERIFY(group);
    const auto keys = parsedKeys({secrets[1], secrets[2]});
    QVERIFY(wait<ImportReport>([&](auto reply) { editor.addKeys(*group, keys, reply); }));
    QVERIFY(
        wait<GroupId>([&](auto reply) { editor.copyGroup(*group, u"b"_s, KeyCopy::All, reply); }));
    QVERIFY(wait<AddedAccessKey>(
        [&](auto reply) { editor.addAccessKey({.secret = Secret(secrets[3])}, reply); }));
    QVERIFY(wait<Nothing>([&](auto reply) {
        editor.setSetting(
            u"proxy_url"_s, u"socks5://me:global-proxy-password@127.0.0.1:4"_s, reply);
    }));
    QCOMPARE(filesWithASecret(fixture.folder()), QStringList());

    // They are there all the same, for those who hold the data key.
    QVERIFY(fixture.open());
    const auto snapshot = fixture.editor().snapshot();
    QCOMPARE(snapshot->settings.get(settings::proxyUrl),
             u"socks5://me:global-proxy-password@127.0.0.1:4"_s);
    QVERIFY(snapshot->group("b")->overrides[u"proxy_url"_s].contains("group-proxy-password"_L1));
    QVERIFY(snapshot->group("b")->upstreams[0].proxyUrl.contains("upstream-proxy-password"_L1));
    QCOMPARE(snapshot->group("b")->headerRules[0].value.reveal(),
             "Basic header-rule-credential"_ba);
    QVERIFY(wait<Nothing>([&](auto reply) { fixture.editor().removeGroup(*group, reply); }));
    fixture.close();
    QCOMPARE(filesWithASecret(fixture.folder()), QStringList());
}

QTEST_GUILESS_MAIN(tst_SecretsAtRest)
#include "tst_secretsatrest.moc"
