// Backups of a whole store and back, with real files.
#include "proxy/storage/database.h"
#include "proxy/storage/restore.h"
#include "tests/proxy/storage/storagefixture.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_Backup final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void comesBack_data();
    void comesBack();
    void opensElsewhere();
    void restoresOverADamagedStore();
    void restoresADatabaseAsItLies_data();
    void restoresADatabaseAsItLies();
    void leavesTheLogOut();
    void leavesNothingBesideTheFile();
    void saysWhenItCannotBeWritten();
    void refuses_data();
    void refuses();
    void confirmsOnlyWhatWasPrepared();
    void forgetsWhatWasNotConfirmed();
    void goesOnWhereItWasCutShort();
    void compacts();
    void tellsFigures();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    Result<qint64> backUp(const QString &name, const QByteArray &passphrase = {}, bool log = true);
    Result<BackupContent> prepare(const QString &name, const QByteArray &passphrase = {});
    Outcome confirm();
    void addGroup(const QString &name, const QByteArrayList &keys);
    void logRequests(int count);
    [[nodiscard]] QByteArrayList groups();
    [[nodiscard]] QByteArrayList keysOf(const QByteArray &group);
    void runOn(const QString &name, const QStringList &statements);

    std::unique_ptr<HostFixture> m_store;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Backup::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<HostFixture>();
    QVERIFY(m_store->open());
    addGroup(u"openai"_s, {"sk-one-1234567890", "sk-two-1234567890"});
}

void tst_Backup::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

Result<qint64> tst_Backup::backUp(const QString &name, const QByteArray &passphrase, bool log)
{
    const BackupRequest request{
        .file = path(name), .passphrase = Secret(passphrase), .withLog = log};
    return wait<qint64>(
        [&](const auto &reply) { m_store->host().maintenance().backUp(request, reply); });
}

Result<BackupContent> tst_Backup::prepare(const QString &name, const QByteArray &passphrase)
{
    const RestoreRequest request{.file = path(name), .passphrase = Secret(passphrase)};
    return wait<BackupContent>(
        [&](const auto &reply) { m_store->host().maintenance().prepareRestore(request, reply); });
}

Outcome tst_Backup::confirm()
{
    return wait<Nothing>(
        [&](const auto &reply) { m_store->host().maintenance().confirmRestore(reply); });
}

void tst_Backup::addGroup(const QString &name, const QByteArrayList &keys)
{
    const auto group = wait<GroupId>(
        [&](const auto &reply) { m_store->editor().addGroup(groupDraft(name), reply); });
    QVERIFY(group);
    QVERIFY(wait<ImportReport>(
        [&](const auto &reply) { m_store->editor().addKeys(*group, parsedKeys(keys), reply); }));
}

void tst_Backup::logRequests(int count)
{
    for (int i = 1; i <= count; ++i) {
        m_store->host().records().append({.id = RequestId(i),
                                          .startedAt = m_store->clock().wall(),
                                          .groupName = u"openai"_s,
                                          .path = u"/v1/chat/completions"_s,
                                          .status = 200,
                                          .error = QString(2000, u'x')});
    }
    QVERIFY(m_store->open()); // written out
}

QByteArrayList tst_Backup::groups()
{
    QByteArrayList names;
    for (const GroupPtr &group : m_store->editor().snapshot()->groups)
        names.append(group->name);
    return names;
}

QByteArrayList tst_Backup::keysOf(const QByteArray &group)
{
    const GroupId id = m_store->editor().snapshot()->group(group)->id;
    const auto keys = wait<QList<Secret>>([&](const auto &reply) {
        m_store->editor().revealKeys({.group = id, .all = true}, reply);
    });
    QByteArrayList clear;
    for (const Secret &key : keys ? *keys : QList<Secret>())
        clear.append(key.reveal());
    std::sort(clear.begin(), clear.end());
    return clear;
}

void tst_Backup::runOn(const QString &name, const QStringList &statements)
{
    auto database = Database::open(path(name), Database::Mode::Write);
    QVERIFY(database);
    for (const QString &sql : statements)
        QVERIFY2((*database)->execute(sql), qPrintable(sql));
    QVERIFY((*database)->leaveWriteAheadLog());
}

void tst_Backup::comesBack_data()
{
    QTest::addColumn<QByteArray>("passphrase");
    QTest::newRow("in clear") << QByteArray();
    QTest::newRow("under a passphrase") << QByteArray("correct horse");
}

void tst_Backup::comesBack()
{
    QFETCH(QByteArray, passphrase);
    const auto size = backUp(u"a.db"_s, passphrase);
    QVERIFY2(size, size ? "" : qPrintable(size.error().detail));
    QCOMPARE(*size, QFileInfo(path(u"a.db"_s)).size());
    addGroup(u"later"_s, {"sk-later-1234567890"});

    const auto content = prepare(u"a.db"_s, passphrase);
    QVERIFY2(content, content ? "" : qPrintable(content.error().detail));
    QCOMPARE(*content,
             (BackupContent{
                 .madeAt = m_store->clock().wall(), .groups = 1, .keys = 2, .accessKeys = 1}));
    QCOMPARE(groups(), (QByteArrayList{"openai", "later"})); // as it was until the next start
    QVERIFY(confirm());
    QVERIFY(m_store->open());
    QCOMPARE(groups(), QByteArrayList{"openai"});
    QCOMPARE(keysOf("openai"), (QByteArrayList{"sk-one-1234567890", "sk-two-1234567890"}));

    const QString kept = m_store->host().keptBeforeRestore();
    QVERIFY(QFile::exists(kept + "/keyferry.db"_L1));
    QVERIFY(QFile::exists(kept + "/data.key"_L1));
    QVERIFY(m_store->open());
    QVERIFY(m_store->host().keptBeforeRestore().isEmpty()); // once
}

// Another machine has another data key.
void tst_Backup::opensElsewhere()
{
    QVERIFY(backUp(u"a.db"_s));
    m_store = std::make_unique<HostFixture>();
    QVERIFY(m_store->open());
    QVERIFY(prepare(u"a.db"_s));
    QVERIFY(confirm());
    QVERIFY(m_store->open());
    QCOMPARE(keysOf("openai"), (QByteArrayList{"sk-one-1234567890", "sk-two-1234567890"}));
}

void tst_Backup::restoresOverADamagedStore()
{
    QVERIFY(backUp(u"a.db"_s, "words"));
    m_store->close();
    QFile database(m_store->file(u"keyferry.db"_s));
    QVERIFY(database.open(QIODevice::WriteOnly));
    database.write("no database");
    database.close();
    QVERIFY(QFile::remove(m_store->file(u"data.key"_s)));
    const auto content =
        StorageHost::restore(m_store->folder(),
                             {.file = path(u"a.db"_s), .passphrase = Secret("words")},
                             m_store->clock());
    QVERIFY(content);
    QVERIFY(m_store->open());
    QCOMPARE(keysOf("openai").size(), 2);
}

void tst_Backup::restoresADatabaseAsItLies_data()
{
    QTest::addColumn<QString>("version");
    for (const auto &version : {u"v1"_s, u"v2"_s, u"v3"_s})
        QTest::addRow("%s", qPrintable(version)) << version;
}

void tst_Backup::restoresADatabaseAsItLies()
{
    QFETCH(QString, version);
    const QString stored = QStringLiteral(KEYFERRY_DATABASES) + version;
    const QString file = stored + ".db"_L1;
    m_store->close();
    const auto foreign =
        StorageHost::restore(m_store->folder(), {.file = file, .passphrase = {}}, m_store->clock());
    QVERIFY(!foreign);
    QCOMPARE(foreign.error().kind, ErrorKind::SecretsUnreadable);
    QVERIFY(foreign.error().field.isEmpty());

    QVERIFY(QFile::remove(m_store->file(u"data.key"_s)));
    QVERIFY(QFile::copy(stored + ".data.key"_L1, m_store->file(u"data.key"_s)));
    const auto content =
        StorageHost::restore(m_store->folder(), {.file = file, .passphrase = {}}, m_store->clock());
    QVERIFY2(content, content ? "" : qPrintable(content.error().detail));
    QCOMPARE(content->madeAt, 0);
    QVERIFY(m_store->open()); // migrated as every old one is
    QVERIFY(!groups().isEmpty());
}

void tst_Backup::leavesTheLogOut()
{
    logRequests(500);
    const auto whole = backUp(u"whole.db"_s);
    const auto slim = backUp(u"slim.db"_s, {}, false);
    QVERIFY(whole && slim);
    QVERIFY2(*slim + 500 * 1000 < *whole, qPrintable(u"%1 %2"_s.arg(*slim).arg(*whole)));
    QCOMPARE(prepare(u"whole.db"_s)->requests, 500);
    QCOMPARE(prepare(u"slim.db"_s)->requests, 0);
    QCOMPARE(prepare(u"slim.db"_s)->keys, 2);
}

void tst_Backup::leavesNothingBesideTheFile()
{
    QVERIFY(backUp(u"a.db"_s));
    QVERIFY(backUp(u"a.db"_s, "words")); // replaces it
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"a.db"_s});
    for (const QString &name : QDir(m_store->folder()).entryList(QDir::Files))
        QVERIFY2(!name.contains("backup"_L1), qPrintable(name));
    QCOMPARE(QFile::permissions(path(u"a.db"_s))
                 & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
             QFileDevice::Permissions());
    QFile sealed(path(u"a.db"_s));
    QVERIFY(sealed.open(QIODevice::ReadOnly));
    QVERIFY(!sealed.readAll().contains("SQLite format"));
}

void tst_Backup::saysWhenItCannotBeWritten()
{
    const auto size = backUp(u"no/such/folder/a.db"_s);
    QVERIFY(!size);
    QCOMPARE(size.error().kind, ErrorKind::FolderUnusable);
}

void tst_Backup::refuses_data()
{
    QTest::addColumn<QByteArray>("content");     // of the file; empty: the backup
    QTest::addColumn<QStringList>("statements"); // run on it
    QTest::addColumn<int>("damageAt");           // bytes from there on are overwritten; -1: none
    QTest::addColumn<ErrorKind>("kind");
    const QStringList none;
    QTest::newRow("text") << QByteArray("not a database, surely") << none << -1
                          << ErrorKind::InvalidValue;
    QTest::newRow("almost a database") << QByteArray("SQLite format 3") + QByteArray(5000, 'x')
                                       << none << -1 << ErrorKind::DatabaseDamaged;
    QTest::newRow("pages overwritten")
        << QByteArray() << none << 9000 << ErrorKind::DatabaseDamaged;
    QTest::newRow("newer schema") << QByteArray() << QStringList{u"PRAGMA user_version=9999"_s}
                                  << -1 << ErrorKind::DatabaseTooNew;
    QTest::newRow("no schema") << QByteArray() << QStringList{u"PRAGMA user_version=0"_s} << -1
                               << ErrorKind::InvalidValue;
    QTest::newRow("foreign database")
        << QByteArray() << QStringList{u"ALTER TABLE meta RENAME TO other"_s} << -1
        << ErrorKind::InvalidValue;
    QTest::newRow("brings a trigger")
        << QByteArray()
        << QStringList{u"CREATE TRIGGER t AFTER INSERT ON settings BEGIN DELETE FROM keys; END"_s}
        << -1 << ErrorKind::InvalidValue;
    QTest::newRow("another data key")
        << QByteArray() << QStringList{u"UPDATE backup SET data_key=randomblob(32)"_s} << -1
        << ErrorKind::SecretsUnreadable;
    QTest::newRow("short data key")
        << QByteArray() << QStringList{u"UPDATE backup SET data_key=x'00'"_s} << -1
        << ErrorKind::SecretsUnreadable;
    QTest::newRow("empty data key table") << QByteArray() << QStringList{u"DELETE FROM backup"_s}
                                          << -1 << ErrorKind::SecretsUnreadable;
}

void tst_Backup::refuses()
{
    QFETCH(QByteArray, content);
    QFETCH(QStringList, statements);
    QFETCH(int, damageAt);
    QFETCH(ErrorKind, kind);
    QVERIFY(backUp(u"a.db"_s));
    if (!statements.isEmpty())
        runOn(u"a.db"_s, statements);
    QFile file(path(u"a.db"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (!content.isEmpty()) {
        file.resize(0);
        file.write(content);
    }
    if (damageAt >= 0) {
        file.seek(damageAt);
        file.write(QByteArray(20'000, '\xff'));
    }
    file.close();
    const auto prepared = prepare(u"a.db"_s);
    QVERIFY(!prepared);
    QVERIFY2(prepared.error().kind == kind, qPrintable(prepared.error().detail));
    QVERIFY(!confirm());
    QVERIFY(m_store->open());
    QCOMPARE(keysOf("openai").size(), 2);
}

void tst_Backup::confirmsOnlyWhatWasPrepared()
{
    QCOMPARE(confirm().error().kind, ErrorKind::UnknownName);
    QCOMPARE(prepare(u"nowhere.db"_s).error().kind, ErrorKind::FileUnreadable);
    QVERIFY(backUp(u"a.db"_s, "words"));
    for (const auto &words : {QByteArray(), QByteArray("wrong")}) {
        const auto prepared = prepare(u"a.db"_s, words);
        QCOMPARE(prepared.error().kind, ErrorKind::SecretsUnreadable);
        QCOMPARE(prepared.error().field, u"passphrase"_s);
        QCOMPARE(confirm().error().kind, ErrorKind::UnknownName);
    }
}

void tst_Backup::forgetsWhatWasNotConfirmed()
{
    QVERIFY(backUp(u"a.db"_s));
    QVERIFY(prepare(u"a.db"_s));
    addGroup(u"later"_s, {});
    QVERIFY(m_store->open());
    QCOMPARE(groups().size(), 2);
    QCOMPARE(confirm().error().kind, ErrorKind::UnknownName);
}

// As if the power had gone after the database was in its place and before the data key was.
void tst_Backup::goesOnWhereItWasCutShort()
{
    QVERIFY(backUp(u"a.db"_s));
    HostFixture other;
    QVERIFY(other.open());
    other.close();
    const RestoreRequest request{.file = path(u"a.db"_s), .passphrase = {}};
    QVERIFY(storage::prepareRestore(other.folder(), request));
    QVERIFY(storage::confirmRestore(other.folder()));
    QVERIFY(QFile::remove(other.file(u"keyferry.db"_s)));
    QVERIFY(
        QFile::rename(other.file(u"restore.ready/keyferry.db"_s), other.file(u"keyferry.db"_s)));
    const auto opened = other.open();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    QCOMPARE(other.editor().snapshot()->groups.size(), 1u);
    QVERIFY(!QFile::exists(other.file(u"restore.ready"_s)));
}

void tst_Backup::compacts()
{
    logRequests(2000);
    QVERIFY(wait<Nothing>([&](const auto &reply) { m_store->log().clear(reply); }));
    const auto compacted =
        wait<qint64>([&](const auto &reply) { m_store->host().maintenance().compact(reply); });
    QVERIFY2(compacted, compacted ? "" : qPrintable(compacted.error().detail));
    const auto figures = wait<StoreFigures>(
        [&](const auto &reply) { m_store->host().maintenance().figures(reply); });
    QVERIFY(figures);
    QCOMPARE(figures->freeBytes, 0);
    QCOMPARE(keysOf("openai").size(), 2);
}

void tst_Backup::tellsFigures()
{
    logRequests(500);
    const auto figures = wait<StoreFigures>(
        [&](const auto &reply) { m_store->host().maintenance().figures(reply); });
    QVERIFY(figures);
    QCOMPARE(figures->folder, m_store->folder());
    QCOMPARE(figures->dataKeyFile, m_store->file(u"data.key"_s));
    QVERIFY(figures->logBytes > 500 * 1000);
    QVERIFY(figures->databaseBytes > figures->logBytes);
    QCOMPARE(figures->lastBackupAt, 0);
}

QTEST_GUILESS_MAIN(tst_Backup)
#include "tst_backup.moc"
