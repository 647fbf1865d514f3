#include "proxy/storage/accesskeyedits.h"
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
};

void tst_AccessKeyEdits::storesEveryField()
{
    BenchFixture fixture;
    const auto group = addGroup(fixture.bench, groupDraft(u"a"_s));
    const qint64 expiry = fixture.clock.wall() + 1;
    const auto added = addAccessKey(fixture.bench,
                                    {.group = *group,
                                     .name = u"laptop"_s,
                                     .secret = Secret("my secret access key"_ba),
                                     .expiresAt = expiry});
    QVERIFY(added);
    QCOMPARE(added->secret.reveal(), "my secret access key"_ba);
    const auto read = loadSnapshot({*fixture.database, fixture.box, fixture.clock});
    const AccessKeyConfig key = (*read)->accessKeys.at(0);
    QCOMPARE(key.id, added->id);
    QCOMPARE(key.group, std::optional(*group));
    QCOMPARE(key.name, u"laptop"_s);
    QCOMPARE(key.fingerprint, fixture.box.fingerprinter().fingerprint("my secret access key"));
    QCOMPARE(key.mask, u"my s\u2026 key"_s);
    QVERIFY(key.enabled);
    QVERIFY(!key.isDefault);
    QCOMPARE(key.expiresAt, expiry);
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
    QTest::addRow("no such group")
        << AccessKeyDraft{.group = GroupId(9)} << ErrorKind::UnknownGroup << QString();
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
    QVERIFY(addAccessKey(fixture.bench, {.group = *group, .secret = secret}));
    const auto isDuplicate = [](const auto &result) {
        return !result && result.error().kind == ErrorKind::Duplicate
               && result.error().field == "access_key"_L1
               && !result.error().detail.contains("same-access"_L1);
    };
    QVERIFY(isDuplicate(addAccessKey(fixture.bench, {.secret = secret})));
    QVERIFY(isDuplicate(addAccessKey(fixture.bench, {.group = *group, .secret = secret})));
}

void tst_AccessKeyEdits::knowsTheWellKnownKeyByItsBytes()
{
    BenchFixture fixture;
    const auto group = addGroup(fixture.bench, groupDraft(u"a"_s));
    QVERIFY(addAccessKey(fixture.bench,
                         {.group = *group, .name = u"mine"_s, .secret = Secret("sk-123456"_ba)}));
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
    QVERIFY(addAccessKey(fixture.bench, {.group = *group}));
    QVERIFY(removeGroup(fixture.bench, *group));
    QCOMPARE(fixture.bench.snapshot->accessKeys.size(), 1u);
    QCOMPARE(fixture.bench.snapshot->accessKeys.at(0).id, global->id);
}

QTEST_GUILESS_MAIN(tst_AccessKeyEdits)
#include "tst_accesskeyedits.moc"
