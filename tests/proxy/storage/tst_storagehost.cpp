#include "tests/proxy/storage/storagefixture.h"

#include <QFileInfo>
#include <QProcessEnvironment>
#include <QSignalSpy>
#include <QTest>

#include <sys/stat.h>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_StorageHost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsWithTheDefaultKeyOnlyOnce();
    void createsOnlyWhenItMay();
    void keepsFilesPrivateWhateverTheUmask();
    void refusesAFileInPlaceOfTheFolder();
    void refusesAFolderInUse();
    void setsADamagedDatabaseAside_data();
    void setsADamagedDatabaseAside();
    void refusesWithoutTheRightDataKey_data();
    void refusesWithoutTheRightDataKey();
    void refusesBadOverrides_data();
    void refusesBadOverrides();
    void refusesToExposeTheDefaultKey();
    void exposesWhenNothingStandsAgainstIt();
    void readsOverridesFromTheEnvironment();
    void publishesWholePools();
    void tellsChangesBeforeTheReply();
    void answersAfterCloseWithStopping();
    void writesTheLogOutOnClose();
    void reportsStoredRowsAndUsage();
    void clearsTheLogButNotTheStatistics();
    void cleansUpWhenAsked();
    void readsWhileAnImportIsWritten();
};

namespace {

int modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0
               ? static_cast<int>(status.st_mode & 0777)
               : -1;
}

void overwrite(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

RequestRecord record(qint64 id, qint64 startedAt)
{
    return {.id = RequestId(id),
            .startedAt = startedAt,
            .groupName = u"openai"_s,
            .method = u"POST"_s,
            .path = u"/v1/chat/completions"_s,
            .status = 200,
            .outcome = RequestOutcome::Succeeded,
            .durationMs = 50,
            .attempts = {{.seq = 1, .status = 200}}};
}

} // namespace

void tst_StorageHost::startsWithTheDefaultKeyOnlyOnce()
{
    HostFixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.host().isFirstStart());
    const auto keys = fixture.editor().snapshot()->accessKeys;
    QCOMPARE(keys.size(), 1u);
    QCOMPARE(keys[0].name, u"default"_s);
    QVERIFY(keys[0].isDefault);
    QVERIFY(keys[0].scope.isEveryGroup);
    QCOMPARE(keys[0].fingerprint,
             fixture.editor().snapshot()->fingerprinter.fingerprint("sk-123456"));
    const auto secret =
        wait<Secret>([&](auto reply) { fixture.editor().revealAccessKey(keys[0].id, reply); });
    QVERIFY(secret);
    QCOMPARE(secret->reveal(), "sk-123456"_ba);

    QVERIFY(
        wait<Nothing>([&](auto reply) { fixture.editor().removeAccessKeys({keys[0].id}, reply); }));
    QVERIFY(fixture.open());
    QVERIFY(!fixture.host().isFirstStart());
    QVERIFY(fixture.editor().snapshot()->accessKeys.empty());
}

void tst_StorageHost::createsOnlyWhenItMay()
{
    const QTemporaryDir folder;
    const SystemClock clock;
    const StorageHost::Options options{.dataFolder = folder.filePath(u"none"_s),
                                       .mayCreate = false};
    const auto refused = StorageHost::open(options, clock);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FolderUnusable);
    QVERIFY(!QFile::exists(options.dataFolder));
}

void tst_StorageHost::keepsFilesPrivateWhateverTheUmask()
{
    const auto before = ::umask(0);
    HostFixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(
        wait<GroupId>([&](auto reply) { fixture.editor().addGroup(groupDraft(u"a"_s), reply); }));
    ::umask(before);

    QCOMPARE(modeOf(fixture.folder()), 0700);
    for (const auto &name : {u"keyferry.db"_s,
                             u"keyferry.db-wal"_s,
                             u"keyferry.db-shm"_s,
                             u"data.key"_s,
                             u"keyferry.lock"_s})
        QVERIFY2(modeOf(fixture.file(name)) == 0600, qPrintable(name));

    fixture.close();
    QVERIFY(
        QFile::setPermissions(fixture.file(u"data.key"_s), QFile::ReadOwner | QFile::ReadOther));
    QVERIFY(QFile::setPermissions(fixture.file(u"keyferry.db"_s),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QVERIFY(fixture.open());
    QCOMPARE(modeOf(fixture.file(u"data.key"_s)), 0600);
    QCOMPARE(modeOf(fixture.file(u"keyferry.db"_s)), 0600);
}

void tst_StorageHost::refusesAFileInPlaceOfTheFolder()
{
    HostFixture fixture;
    overwrite(fixture.folder(), "not a folder");
    const auto refused = fixture.open();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FolderUnusable);
    QVERIFY(refused.error().detail.contains(fixture.folder()));
}

void tst_StorageHost::refusesAFolderInUse()
{
    HostFixture fixture;
    QVERIFY(fixture.open());
    const auto second = StorageHost::open({.dataFolder = fixture.folder()}, fixture.clock());
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::FolderInUse);
    QVERIFY(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())));

    fixture.close();
    QVERIFY(fixture.open());
}

void tst_StorageHost::setsADamagedDatabaseAside_data()
{
    QTest::addColumn<QByteArray>("garbage");
    QTest::addColumn<qint64>("offset");
    QTest::addRow("no database at all") << QByteArray(5000, 'x') << qint64(0);
    QTest::addRow("pages overwritten") << QByteArray(6 * 4096, '\xee') << qint64(4096);
}

void tst_StorageHost::setsADamagedDatabaseAside()
{
    QFETCH(QByteArray, garbage);
    QFETCH(qint64, offset);
    HostFixture fixture;
    QVERIFY(fixture.open());
    fixture.close();
    {
        QFile file(fixture.file(u"keyferry.db"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(offset));
        QCOMPARE(file.write(garbage), garbage.size());
    }
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"was damaged"_s));
    QVERIFY(fixture.open());
    QVERIFY(fixture.host().isFirstStart());
    QVERIFY(fixture.host().setAsideFile().startsWith(fixture.file(u"keyferry.db.damaged-"_s)));
    QVERIFY(QFile::exists(fixture.host().setAsideFile()));

    QVERIFY(fixture.open());
    QVERIFY(fixture.host().setAsideFile().isEmpty());
    QCOMPARE(fixture.editor().snapshot()->accessKeys.size(), 1u);
}

void tst_StorageHost::refusesWithoutTheRightDataKey_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addRow("missing") << QByteArray();
    QTest::addRow("another one") << QByteArray(32, 'k');
    QTest::addRow("too short") << QByteArray(31, 'k');
    QTest::addRow("too long") << QByteArray(33, 'k');
}

void tst_StorageHost::refusesWithoutTheRightDataKey()
{
    QFETCH(QByteArray, key);
    HostFixture fixture;
    QVERIFY(fixture.open());
    fixture.close();
    QVERIFY(QFile::remove(fixture.file(u"data.key"_s)));
    if (!key.isEmpty())
        overwrite(fixture.file(u"data.key"_s), key);

    const auto refused = fixture.open();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::SecretsUnreadable);
    QVERIFY(refused.error().detail.contains("data.key"_L1));
    QCOMPARE(QFile::exists(fixture.file(u"data.key"_s)), !key.isEmpty());
}

void tst_StorageHost::refusesBadOverrides_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addRow("out of range") << u"listen_port"_s << u"70000"_s << ErrorKind::InvalidValue;
    QTest::addRow("unknown") << u"listen_prot"_s << u"1"_s << ErrorKind::UnknownName;
    QTest::addRow("for groups only")
        << u"require_access_key"_s << u"off"_s << ErrorKind::InvalidValue;
    QTest::addRow("beyond loopback with the default key")
        << u"listen_addresses"_s << u"0.0.0.0"_s << ErrorKind::AddressRefused;
}

void tst_StorageHost::refusesBadOverrides()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(ErrorKind, kind);
    HostFixture fixture;
    const auto refused = fixture.open({{name, value}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, kind);
    QCOMPARE(refused.error().field, name);
}

void tst_StorageHost::refusesToExposeTheDefaultKey()
{
    HostFixture fixture;
    QVERIFY(fixture.open());
    const auto refused = wait<Nothing>([&](auto reply) {
        fixture.editor().setSetting(u"listen_addresses"_s, u"127.0.0.1,0.0.0.0"_s, reply);
    });
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::InvalidValue);
    QCOMPARE(refused.error().field, u"listen_addresses"_s);
    QVERIFY(refused.error().detail.contains("default access key"_L1));
    QCOMPARE(fixture.editor().snapshot()->settingStates[u"listen_addresses"_s].source,
             SettingSource::Default);
}

void tst_StorageHost::exposesWhenNothingStandsAgainstIt()
{
    HostFixture fixture;
    QVERIFY(fixture.open());
    auto &editor = fixture.editor();
    const auto key = editor.snapshot()->accessKeys.front().id;
    QVERIFY(wait<Nothing>([&](auto reply) { editor.removeAccessKeys({key}, reply); }));
    const auto listen = [&] {
        return wait<Nothing>(
            [&](auto reply) { editor.setSetting(u"listen_addresses"_s, u"0.0.0.0"_s, reply); });
    };
    auto draft = groupDraft(u"open"_s);
    draft.overrides = {{u"require_access_key"_s, u"off"_s}};
    const auto group = wait<GroupId>([&](auto reply) { editor.addGroup(draft, reply); });
    QVERIFY(group);
    const auto refused = listen();
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains("group open"_L1));

    QVERIFY(wait<Nothing>([&](auto reply) { editor.removeGroup(*group, reply); }));
    QVERIFY(listen());

    // And the other way round: what is refused now are the doors.
    const auto door = wait<GroupId>([&](auto reply) { editor.addGroup(draft, reply); });
    QVERIFY(!door);
    QCOMPARE(door.error().field, u"overrides.require_access_key"_s);
    const auto known = wait<AddedAccessKey>(
        [&](auto reply) { editor.addAccessKey({.secret = Secret("sk-123456"_ba)}, reply); });
    QVERIFY(!known);
    QCOMPARE(known.error().field, u"access_key"_s);
    QVERIFY(editor.snapshot()->groups.empty());
    QVERIFY(fixture.open());
}

void tst_StorageHost::readsOverridesFromTheEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(u"KEYFERRY_LISTEN_PORT"_s, u"4000"_s);
    environment.insert(u"KEYFERRY_DATA_DIR"_s, u"/x"_s);
    environment.insert(u"KEYFERRY_NONSENSE"_s, u"1"_s);
    environment.insert(u"listen_port"_s, u"1"_s);
    const auto overrides = StorageHost::overridesFromEnvironment(environment);
    QCOMPARE(overrides, (QMap<QString, QString>{{u"listen_port"_s, u"4000"_s}}));

    HostFixture fixture;
    QVERIFY(fixture.open(overrides));
    const auto snapshot = fixture.editor().snapshot();
    QCOMPARE(snapshot->settings.get(settings::listenPort), 4000);
    QCOMPARE(snapshot->settingStates[u"listen_port"_s],
             (SettingState{u"listen_port"_s, u"4000"_s, SettingSource::Environment}));
    const auto refused = wait<Nothing>(
        [&](auto reply) { fixture.editor().setSetting(u"listen_port"_s, u"5000"_s, reply); });
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains("KEYFERRY_LISTEN_PORT"_L1));

    QVERIFY(fixture.open());
    QCOMPARE(fixture.editor().snapshot()->settings.get(settings::listenPort), 3001);
}

void tst_StorageHost::publishesWholePools()
{
    HostFixture fixture;
    QVERIFY(fixture.open());
    const auto full =
        wait<GroupId>([&](auto reply) { fixture.editor().addGroup(groupDraft(u"full"_s), reply); });
    const auto empty = wait<GroupId>(
        [&](auto reply) { fixture.editor().addGroup(groupDraft(u"empty"_s), reply); });
    QVERIFY(wait<ImportReport>([&](auto reply) {
        fixture.editor().addKeys(*full, parsedKeys({"key-one-1234567", "key-two-1234567"}), reply);
    }));
    QVERIFY(fixture.open());

    QSignalSpy changed(&fixture.editor(), &ConfigEditor::keysChanged);
    QVERIFY(wait<Nothing>([&](auto reply) { fixture.host().publishKeys(reply); }));
    QCOMPARE(changed.size(), 2);
    const auto first = changed.at(0).at(0).value<KeyDelta>();
    QCOMPARE(first.group, *full);
    QVERIFY(first.replacesAll);
    QCOMPARE(first.upserted.size(), 2);
    QCOMPARE(first.upserted.at(0).secret.reveal(), "key-one-1234567"_ba);
    QCOMPARE(first.upserted.at(1).secret.reveal(), "key-two-1234567"_ba);
    const auto second = changed.at(1).at(0).value<KeyDelta>();
    QCOMPARE(second.group, *empty);
    QVERIFY(second.replacesAll);
    QVERIFY(second.upserted.isEmpty());
}

void tst_StorageHost::tellsChangesBeforeTheReply()
{
    HostFixture fixture;
    QVERIFY(fixture.open());
    QStringList order;
    QObject context;
    QObject::connect(&fixture.editor(),
                     &ConfigEditor::snapshotChanged,
                     &context,
                     [&](const SnapshotPtr &snapshot) {
                         order.append(u"snapshot"_s);
                         QCOMPARE(fixture.editor().snapshot(), snapshot);
                     });
    QObject::connect(
        &fixture.editor(), &ConfigEditor::keysChanged, &context, [&] { order.append(u"keys"_s); });
    const auto group =
        wait<GroupId>([&](auto reply) { fixture.editor().addGroup(groupDraft(u"a"_s), reply); });
    order.append(u"reply"_s);
    QVERIFY(wait<ImportReport>(
        [&](auto reply) { fixture.editor().addKeys(*group, parsedKeys({"k1"}), reply); }));
    order.append(u"reply"_s);
    QCOMPARE(order, (QStringList{u"snapshot"_s, u"reply"_s, u"keys"_s, u"reply"_s}));
}

void tst_StorageHost::answersAfterCloseWithStopping()
{
    HostFixture fixture;
    QVERIFY(fixture.open());
    bool isAnswered = false;
    QObject context;
    fixture.editor().addGroup(groupDraft(u"late"_s), {&context, [&](const Result<GroupId> &added) {
                                                          isAnswered = bool(added);
                                                      }});
    fixture.host().close();
    QTRY_VERIFY(isAnswered);
    const auto refused =
        wait<GroupId>([&](auto reply) { fixture.editor().addGroup(groupDraft(u"b"_s), reply); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Stopping);
    const auto uncleared = wait<Nothing>([&](auto reply) { fixture.log().clear(reply); });
    QVERIFY(!uncleared);
    fixture.host().records().append(record(1, 0));
    QCOMPARE(fixture.host().records().dropped(), 1);
    QVERIFY(fixture.open());
    QVERIFY(fixture.editor().snapshot()->group("late"));
}

void tst_StorageHost::writesTheLogOutOnClose()
{
    HostFixture fixture;
    QVERIFY(fixture.open());
    for (qint64 id = 1; id <= 250; ++id)
        fixture.host().records().append(record(id, fixture.clock().wall()));
    QVERIFY(fixture.open());
    const auto page =
        wait<QList<RequestRecord>>([&](auto reply) { fixture.log().page({.limit = 1000}, reply); });
    QVERIFY(page);
    QCOMPARE(page->size(), 250);
    QCOMPARE(page->first().id, RequestId(250));
}

void tst_StorageHost::reportsStoredRowsAndUsage()
{
    HostFixture fixture;
    QVERIFY(fixture.open());
    QSignalSpy stored(&fixture.log(), &LogReader::rowsStored);
    QSignalSpy used(&fixture.editor(), &ConfigEditor::keyUsageStored);
    const auto group =
        wait<GroupId>([&](auto reply) { fixture.editor().addGroup(groupDraft(u"a"_s), reply); });
    QVERIFY(wait<ImportReport>(
        [&](auto reply) { fixture.editor().addKeys(*group, parsedKeys({"k1"}), reply); }));
    const auto keys =
        wait<QList<KeyId>>([&](auto reply) { fixture.editor().keyIds({.group = *group}, reply); });
    QVERIFY(keys);

    fixture.host().records().append(record(7, fixture.clock().wall()));
    fixture.host().records().updateKeys({{.id = keys->first(), .group = *group, .requests = 3}});
    QTRY_COMPARE(stored.size(), 1);
    QCOMPARE(stored.at(0).at(0).value<RequestId>(), RequestId(7));
    QTRY_COMPARE(used.size(), 1);
    QCOMPARE(used.at(0).at(0).value<QList<KeyId>>(), *keys);
    const auto rows =
        wait<QList<KeyRow>>([&](auto reply) { fixture.editor().keyRows(*keys, reply); });
    QCOMPARE(rows->first().requests, 3);
}

void tst_StorageHost::clearsTheLogButNotTheStatistics()
{
    HostFixture fixture;
    QVERIFY(fixture.open());
    QSignalSpy cleared(&fixture.log(), &LogReader::cleared);
    for (qint64 id = 1; id <= 1200; ++id)
        fixture.host().records().append(record(id, fixture.clock().wall()));
    QVERIFY(wait<Nothing>([&](auto reply) { fixture.log().clear(reply); }));
    QCOMPARE(cleared.size(), 1);
    const auto page =
        wait<QList<RequestRecord>>([&](auto reply) { fixture.log().page({}, reply); });
    QVERIFY(page && page->isEmpty());
    const auto stats = wait<Stats>([&](auto reply) { fixture.log().stats({.hours = 1}, reply); });
    QVERIFY(stats);
    QCOMPARE(stats->requests, 1200);
    const auto size = wait<qint64>([&](auto reply) { fixture.log().sizeOnDisk(reply); });
    QVERIFY(size);
    QVERIFY(*size < 100'000);
    QVERIFY(wait<Nothing>([&](auto reply) { fixture.log().clear(reply); }));
}

void tst_StorageHost::cleansUpWhenAsked()
{
    HostFixture fixture;
    QVERIFY(fixture.open());
    QSignalSpy cleared(&fixture.log(), &LogReader::cleared);
    const qint64 now = fixture.clock().wall();
    for (qint64 id = 1; id <= 1200; ++id)
        fixture.host().records().append(
            record(id, now - std::chrono::milliseconds(std::chrono::hours(192)).count()));
    fixture.host().records().append(record(1201, now));
    QVERIFY(wait<Nothing>([&](auto reply) { fixture.log().cleanUp(reply); }));
    QCOMPARE(cleared.size(), 0);
    const auto page =
        wait<QList<RequestRecord>>([&](auto reply) { fixture.log().page({}, reply); });
    QVERIFY(page);
    QCOMPARE(page->size(), 1);
    QCOMPARE(page->first().id, RequestId(1201));
    QVERIFY(wait<Nothing>([&](auto reply) { fixture.log().cleanUp(reply); }));
}

void tst_StorageHost::readsWhileAnImportIsWritten()
{
    HostFixture fixture;
    QVERIFY(fixture.open());
    fixture.host().records().append(record(1, fixture.clock().wall()));
    QSignalSpy stored(&fixture.log(), &LogReader::rowsStored);
    QTRY_COMPARE(stored.size(), 1);
    const auto group =
        wait<GroupId>([&](auto reply) { fixture.editor().addGroup(groupDraft(u"a"_s), reply); });
    ParsedKeys keys;
    for (int i = 0; i < 20'000; ++i)
        keys.keys.push_back({.secret = Secret("a-provider-key-" + QByteArray::number(i))});

    qint64 imported = -1;
    QObject context;
    fixture.editor().addKeys(*group, keys, {&context, [&](const Result<ImportReport> &report) {
                                                imported = report ? report->added : 0;
                                            }});
    const auto page =
        wait<QList<RequestRecord>>([&](auto reply) { fixture.log().page({}, reply); });
    QCOMPARE(page->size(), 1);
    const auto counts =
        wait<KeyCounts>([&](auto reply) { fixture.editor().storedKeyCounts(*group, reply); });
    QCOMPARE(counts->total(), 0);
    QCOMPARE(imported, -1);
    QTRY_COMPARE(imported, 20'000);
}

QTEST_GUILESS_MAIN(tst_StorageHost)
#include "tst_storagehost.moc"
