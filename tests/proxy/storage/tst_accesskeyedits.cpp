#include "proxy/storage/accesskeyedits.h"
#include "proxy/storage/accesskeyrepository.h"
#include "proxy/storage/groupedits.h"
#include "tests/proxy/storage/benchfixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_AccessKeyEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesEveryField();
    void makesRandomKeys();
    void refusesBadDrafts_data();
    void refusesBadDrafts();
    void isUniqueInItsScope();
    void knowsTheWellKnownKeyByItsBytes();
    void removes();
    void removesAllOrNone();
    void replacesThoseOfAGroup();
    void goesWithItsGroup();
    void opensSeveralGroups();
    void edits();
    void refusesBadEdits_data();
    void refusesBadEdits();
    void replacesTheText();
    void tellsWhenItWasUsed();
};

void tst_AccessKeyEdits::storesEveryField()
{
    BenchFixture fixture;
    const auto group = addGroup(fixture.bench, groupDraft(u"a"_s));
    const qint64 expiry = fixture.clock.wall() + 1;
    const auto added = addAccessKey(fixture.bench,
                                    {.scope = onlyGroups({*group}),
                                     .name = u"laptop"_s,
                                     .secret = Secret("my secret access key"_ba),
                                     .expiresAt = expiry,
                                     .limits = {.perMinute = 60, .perDay = 500}});
    QVERIFY(added);
    QCOMPARE(added->secret.reveal(), "my secret access key"_ba);
    const auto read = loadSnapshot({*fixture.database, fixture.box, fixture.clock});
    const AccessKeyConfig key = (*read)->accessKeys.at(0);
    QCOMPARE(key.id, added->id);
    QCOMPARE(key.scope, onlyGroups({*group}));
    QCOMPARE(key.name, u"laptop"_s);
    QCOMPARE(key.fingerprint, fixture.box.fingerprinter().fingerprint("my secret access key"));
    QCOMPARE(key.mask, u"my s\u2026 key"_s);
    QVERIFY(key.enabled);
    QVERIFY(!key.isDefault);
    QCOMPARE(key.expiresAt, expiry);
    QCOMPARE(key.limits, (AccessLimits{.perMinute = 60, .perDay = 500}));
    QCOMPARE(key.createdAt, fixture.clock.wall());
    QCOMPARE(revealAccessKey(fixture.bench, key.id)->reveal(), "my secret access key"_ba);
}

void tst_AccessKeyEdits::makesRandomKeys()
{
    BenchFixture fixture;
    const auto first = addAccessKey(fixture.bench, {});
    const auto second = addAccessKey(fixture.bench, {});
    QVERIFY(first && second);
    const QRegularExpression form(u"^sk-[A-Za-z0-9_-]{43}$"_s);
    QVERIFY(form.match(QString::fromLatin1(first->secret.reveal())).hasMatch());
    QVERIFY(!(first->secret == second->secret));
}

void tst_AccessKeyEdits::refusesBadDrafts_data()
{
    QTest::addColumn<AccessKeyDraft>("draft");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("field");
    QTest::addRow("control character") << AccessKeyDraft{.secret = Secret("a\nb"_ba)}
                                       << ErrorKind::InvalidValue << u"access_key"_s;
    QTest::addRow("expired") << AccessKeyDraft{.expiresAt = 1} << ErrorKind::InvalidValue
                             << u"expires_at"_s;
    QTest::addRow("long name") << AccessKeyDraft{.name = QString(201, u'n')}
                               << ErrorKind::InvalidValue << u"name"_s;
    QTest::addRow("no group at all")
        << AccessKeyDraft{.scope = onlyGroups({})} << ErrorKind::InvalidValue << u"groups"_s;
    QTest::addRow("limit below zero")
        << AccessKeyDraft{.limits = {.perMinute = -1}} << ErrorKind::InvalidValue << u"rpm"_s;
    QTest::addRow("limit over the most") << AccessKeyDraft{.limits = {.perDay = 1'000'000'001}}
                                         << ErrorKind::InvalidValue << u"rpd"_s;
    QTest::addRow("no such group") << AccessKeyDraft{.scope = onlyGroups({GroupId(9)})}
                                   << ErrorKind::UnknownGroup << QString();
}

void tst_AccessKeyEdits::refusesBadDrafts()
{
    QFETCH(AccessKeyDraft, draft);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, field);
    BenchFixture fixture;
    const auto refused = addAccessKey(fixture.bench, draft);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, kind);
    QCOMPARE(refused.error().field, field);
    QVERIFY(fixture.bench.snapshot->accessKeys.empty());
}

void tst_AccessKeyEdits::isUniqueInItsScope()
{
    BenchFixture fixture;
    const auto group = addGroup(fixture.bench, groupDraft(u"a"_s));
    const Secret secret("the-same-access-key"_ba);
    QVERIFY(addAccessKey(fixture.bench, {.secret = secret}));
    QVERIFY(addAccessKey(fixture.bench, {.scope = onlyGroups({*group}), .secret = secret}));
    const auto isDuplicate = [](const auto &result) {
        return !result && result.error().kind == ErrorKind::Duplicate
               && result.error().field == "access_key"_L1
               && !result.error().detail.contains("same-access"_L1);
    };
    QVERIFY(isDuplicate(addAccessKey(fixture.bench, {.secret = secret})));
    QVERIFY(isDuplicate(
        addAccessKey(fixture.bench, {.scope = onlyGroups({*group}), .secret = secret})));
}

void tst_AccessKeyEdits::knowsTheWellKnownKeyByItsBytes()
{
    BenchFixture fixture;
    const auto group = addGroup(fixture.bench, groupDraft(u"a"_s));
    QVERIFY(addAccessKey(
        fixture.bench,
        {.scope = onlyGroups({*group}), .name = u"mine"_s, .secret = Secret("sk-123456"_ba)}));
    QVERIFY(fixture.bench.snapshot->accessKeys.at(0).isDefault);
}

void tst_AccessKeyEdits::removes()
{
    BenchFixture fixture;
    const auto added = addAccessKey(fixture.bench, {});
    QVERIFY(removeAccessKeys(fixture.bench, {added->id}));
    QVERIFY(fixture.bench.snapshot->accessKeys.empty());
    const auto again = removeAccessKeys(fixture.bench, {added->id});
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::UnknownName);
    QCOMPARE(revealAccessKey(fixture.bench, added->id).error().kind, ErrorKind::UnknownName);
}

void tst_AccessKeyEdits::removesAllOrNone()
{
    BenchFixture fixture;
    const auto one = addAccessKey(fixture.bench, {});
    const auto two = addAccessKey(fixture.bench, {});
    QVERIFY(!removeAccessKeys(fixture.bench, {one->id, AccessKeyId(99)}));
    QVERIFY(revealAccessKey(fixture.bench, one->id));
    QCOMPARE(loadSnapshot(fixture.bench).value()->accessKeys.size(), 2u);
    QVERIFY(removeAccessKeys(fixture.bench, {one->id, two->id}));
    QVERIFY(fixture.bench.snapshot->accessKeys.empty());
}

void tst_AccessKeyEdits::replacesThoseOfAGroup()
{
    BenchFixture fixture;
    const Secret kept("kept-access-key");
    const Secret left("left-access-key");
    const Secret fresh("fresh-access-key");
    GroupDraft draft = groupDraft(u"a"_s);
    draft.accessKeys = {kept, left, kept};
    const auto group = addGroup(fixture.bench, draft);
    QVERIFY(group);
    QVERIFY(addAccessKey(fixture.bench, {.secret = left})); // for every group: stays
    const auto secrets = [&fixture] {
        QByteArrayList all;
        for (const AccessKeyConfig &key : fixture.bench.snapshot->accessKeys)
            all.append(revealAccessKey(fixture.bench, key.id)->reveal());
        return all;
    };
    QCOMPARE(secrets(), (QByteArrayList{"kept-access-key", "left-access-key", "left-access-key"}));
    const AccessKeyId keptId = fixture.bench.snapshot->accessKeys.front().id;

    draft.accessKeys = {fresh, kept};
    QVERIFY(editGroup(fixture.bench, *group, draft));
    QCOMPARE(secrets(), (QByteArrayList{"kept-access-key", "left-access-key", "fresh-access-key"}));
    QCOMPARE(fixture.bench.snapshot->accessKeys.front().id, keptId);

    draft.accessKeys = {Secret("bad\tkey")};
    draft.displayName = u"half"_s;
    QVERIFY(!editGroup(fixture.bench, *group, draft));
    QCOMPARE(secrets().size(), 3);
    QVERIFY(fixture.bench.snapshot->group(*group)->displayName.isEmpty());

    draft.accessKeys.reset();
    QVERIFY(editGroup(fixture.bench, *group, draft));
    QCOMPARE(secrets().size(), 3);
    draft.accessKeys.emplace();
    QVERIFY(editGroup(fixture.bench, *group, draft));
    QCOMPARE(secrets(), QByteArrayList{"left-access-key"});
}

void tst_AccessKeyEdits::goesWithItsGroup()
{
    BenchFixture fixture;
    const auto group = addGroup(fixture.bench, groupDraft(u"a"_s));
    const auto global = addAccessKey(fixture.bench, {});
    QVERIFY(addAccessKey(fixture.bench, {.scope = onlyGroups({*group})}));
    QVERIFY(removeGroup(fixture.bench, *group));
    QCOMPARE(fixture.bench.snapshot->accessKeys.size(), 1u);
    QCOMPARE(fixture.bench.snapshot->accessKeys.at(0).id, global->id);
}

void tst_AccessKeyEdits::opensSeveralGroups()
{
    BenchFixture fixture;
    const auto a = addGroup(fixture.bench, groupDraft(u"a"_s));
    const auto b = addGroup(fixture.bench, groupDraft(u"b"_s));
    const auto c = addGroup(fixture.bench, groupDraft(u"c"_s));
    QVERIFY(addAccessKey(fixture.bench, {.scope = onlyGroups({*c, *a, *b, *a})}));
    const auto scope = [&fixture] { return fixture.bench.snapshot->accessKeys.at(0).scope; };
    QCOMPARE(scope(), onlyGroups({*a, *b, *c}));

    QVERIFY(removeGroup(fixture.bench, *b));
    QCOMPARE(scope(), onlyGroups({*a, *c}));
    QVERIFY(removeGroup(fixture.bench, *a));
    QCOMPARE(scope(), onlyGroups({*c}));
    // It must never come to open every group.
    QVERIFY(removeGroup(fixture.bench, *c));
    QVERIFY(fixture.bench.snapshot->accessKeys.empty());
}

void tst_AccessKeyEdits::edits()
{
    BenchFixture fixture;
    const auto group = addGroup(fixture.bench, groupDraft(u"a"_s));
    const auto added = addAccessKey(fixture.bench, {.name = u"old"_s});
    const qint64 expiry = fixture.clock.wall() + 1000;
    const auto edited = editAccessKey(fixture.bench,
                                      added->id,
                                      {.name = u"new"_s,
                                       .enabled = false,
                                       .scope = onlyGroups({*group}),
                                       .expiresAt = expiry,
                                       .limits = AccessLimits{.perMinute = 3}});
    QVERIFY(edited);
    QVERIFY(edited->isEmpty());
    AccessKeyConfig key = fixture.bench.snapshot->accessKeys.at(0);
    QCOMPARE(key.name, u"new"_s);
    QVERIFY(!key.enabled);
    QCOMPARE(key.scope, onlyGroups({*group}));
    QCOMPARE(key.expiresAt, expiry);
    QCOMPARE(key.limits, AccessLimits{.perMinute = 3});
    QCOMPARE(revealAccessKey(fixture.bench, added->id)->reveal(), added->secret.reveal());

    // What is not named stays; a key that has expired can be renamed.
    fixture.clock.advance(std::chrono::hours(1));
    QVERIFY(editAccessKey(fixture.bench, added->id, {.name = u"newer"_s}));
    key.name = u"newer"_s;
    QCOMPARE(fixture.bench.snapshot->accessKeys.at(0), key);
    QVERIFY(editAccessKey(fixture.bench, added->id, {.scope = AccessScope(), .expiresAt = 0}));
    QVERIFY(fixture.bench.snapshot->accessKeys.at(0).scope.isEveryGroup);
    QCOMPARE(fixture.bench.snapshot->accessKeys.at(0).expiresAt, 0);
}

void tst_AccessKeyEdits::refusesBadEdits_data()
{
    QTest::addColumn<AccessKeyDetails>("details");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("field");
    QTest::addRow("long name") << AccessKeyDetails{.name = QString(201, u'n')}
                               << ErrorKind::InvalidValue << u"name"_s;
    QTest::addRow("expired") << AccessKeyDetails{.expiresAt = 1} << ErrorKind::InvalidValue
                             << u"expires_at"_s;
    QTest::addRow("no such group") << AccessKeyDetails{.scope = onlyGroups({GroupId(9)})}
                                   << ErrorKind::UnknownGroup << QString();
    QTest::addRow("no group at all")
        << AccessKeyDetails{.scope = onlyGroups({})} << ErrorKind::InvalidValue << u"groups"_s;
    QTest::addRow("limit") << AccessKeyDetails{.limits = AccessLimits{.perDay = -1}}
                           << ErrorKind::InvalidValue << u"rpd"_s;
    QTest::addRow("text") << AccessKeyDetails{.secret = Secret("a\nb"_ba)}
                          << ErrorKind::InvalidValue << u"access_key"_s;
    QTest::addRow("text of another") << AccessKeyDetails{.secret = Secret("other-key"_ba)}
                                     << ErrorKind::Duplicate << u"access_key"_s;
}

void tst_AccessKeyEdits::refusesBadEdits()
{
    QFETCH(AccessKeyDetails, details);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, field);
    BenchFixture fixture;
    QVERIFY(addAccessKey(fixture.bench, {.secret = Secret("other-key"_ba)}));
    const auto added = addAccessKey(fixture.bench, {});
    const auto before = fixture.bench.snapshot->accessKeys;
    const auto refused = editAccessKey(fixture.bench, added->id, details);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, kind);
    QCOMPARE(refused.error().field, field);
    QCOMPARE(fixture.bench.snapshot->accessKeys, before);
    QCOMPARE(editAccessKey(fixture.bench, AccessKeyId(99), {}).error().kind,
             ErrorKind::UnknownName);
}

void tst_AccessKeyEdits::replacesTheText()
{
    BenchFixture fixture;
    const auto added = addAccessKey(fixture.bench, {.secret = wellKnownAccessKey()});
    const auto typed =
        editAccessKey(fixture.bench, added->id, {.secret = Secret("a better one"_ba)});
    QCOMPARE(typed->reveal(), "a better one"_ba);
    QVERIFY(!fixture.bench.snapshot->accessKeys.at(0).isDefault);
    const auto random = editAccessKey(fixture.bench, added->id, {.secret = Secret()});
    QCOMPARE(random->reveal().size(), 46);
    const auto read = loadSnapshot(fixture.bench);
    const AccessKeyConfig key = (*read)->accessKeys.at(0);
    QCOMPARE(key.fingerprint, fixture.box.fingerprinter().fingerprint(random->reveal()));
    QCOMPARE(key.mask, random->masked());
    QCOMPARE(revealAccessKey(fixture.bench, added->id)->reveal(), random->reveal());
}

void tst_AccessKeyEdits::tellsWhenItWasUsed()
{
    BenchFixture fixture;
    const auto used = addAccessKey(fixture.bench, {});
    QVERIFY(addAccessKey(fixture.bench, {}));
    const auto transaction = Transaction::begin(*fixture.database);
    QVERIFY(noteAccessKeyUse(*fixture.database, {{.startedAt = 5, .accessKey = used->id}}));
    QCOMPARE(*accessKeyUse(*fixture.database), (QHash<AccessKeyId, qint64>{{used->id, 5}}));
}

QTEST_GUILESS_MAIN(tst_AccessKeyEdits)
#include "tst_accesskeyedits.moc"
