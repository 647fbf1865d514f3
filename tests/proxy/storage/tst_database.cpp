#include "proxy/storage/database.h"
#include "proxy/storage/statement.h"
#include "proxy/storage/transaction.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_Database : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void setsPragmasOnOpen_data();
    void setsPragmasOnOpen();
    void switchesDurability();
    void readsOnlyWhereAskedTo();
    void bindsNullTextsAsEmptyOnes();
    void bindsAnewWhatChanged();
    void reportsBadSql();
    void rollsBackUnlessCommitted();
    void holdsOneWriterAtATime();
    void copiesIntoAPrivateFile();
    void givesPagesBack();
    void measuresTables();
    void findsDamage();
    void checksOnlyTheConfigurationOfABigFile();

private:
    std::unique_ptr<QTemporaryDir> m_folder{};
    std::unique_ptr<Database> m_database{};
};

namespace {

qint64 number(Database &database, const QString &sql)
{
    return database.number(sql) ? *database.number(sql) : -1;
}

// Fills a table with a megabyte.
void fill(Database &database, const QString &table)
{
    QVERIFY(database.execute(u"CREATE TABLE %1 (content BLOB)"_s.arg(table)));
    Statement row(database, u"INSERT INTO %1 VALUES (?)"_s.arg(table));
    for (int i = 0; i < 256; ++i)
        QVERIFY(row.run({QByteArray(4000, 'x')}));
}

} // namespace

void tst_Database::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Database::open(m_folder->filePath(u"test.db"_s), Database::Mode::Write);
    QVERIFY(opened);
    m_database = std::move(*opened);
}

void tst_Database::cleanup()
{
    m_database.reset();
}

void tst_Database::setsPragmasOnOpen_data()
{
    QTest::addColumn<QString>("pragma");
    QTest::addColumn<QString>("value");
    QTest::addRow("readers beside the writer") << u"journal_mode"_s << u"wal"_s;
    QTest::addRow("edits outlive the loss of power") << u"synchronous"_s << u"2"_s;
    QTest::addRow("deleting a group deletes its keys") << u"foreign_keys"_s << u"1"_s;
    QTest::addRow("deleted secrets are overwritten") << u"secure_delete"_s << u"1"_s;
    QTest::addRow("space can be given back") << u"auto_vacuum"_s << u"2"_s;
    QTest::addRow("a lock is waited for") << u"busy_timeout"_s << u"5000"_s;
    QTest::addRow("the write-ahead log stays small") << u"wal_autocheckpoint"_s << u"1000"_s;
}

void tst_Database::setsPragmasOnOpen()
{
    QFETCH(QString, pragma);
    QFETCH(QString, value);
    Statement statement(*m_database, u"PRAGMA "_s + pragma);
    QVERIFY(statement.run());
    QVERIFY(statement.next());
    QCOMPARE(statement.text(0), value);
}

void tst_Database::switchesDurability()
{
    QVERIFY(m_database->setDurability(Durability::ProcessEnd));
    QCOMPARE(number(*m_database, u"PRAGMA synchronous"_s), 1);
    QVERIFY(m_database->setDurability(Durability::PowerLoss));
    QCOMPARE(number(*m_database, u"PRAGMA synchronous"_s), 2);
}

void tst_Database::readsOnlyWhereAskedTo()
{
    QVERIFY(m_database->execute(u"CREATE TABLE t (a)"_s));
    const auto reader = Database::open(m_database->path(), Database::Mode::ReadOnly);
    QVERIFY(reader);
    QCOMPARE(number(**reader, u"SELECT COUNT(*) FROM t"_s), 0);
    QVERIFY(!(*reader)->execute(u"INSERT INTO t VALUES (1)"_s));
    QVERIFY(!Database::open(m_folder->filePath(u"none.db"_s), Database::Mode::ReadOnly));
}

void tst_Database::bindsNullTextsAsEmptyOnes()
{
    QVERIFY(m_database->execute(u"CREATE TABLE t (a TEXT NOT NULL, b BLOB NOT NULL, c TEXT)"_s));
    Statement row(*m_database, u"INSERT INTO t VALUES (?, ?, ?)"_s);
    QVERIFY(row.run({QString(), QByteArray(), QVariant()}));
    QCOMPARE(row.affectedRows(), 1);
    Statement read(*m_database, u"SELECT a, b, c FROM t"_s);
    QVERIFY(read.run());
    QVERIFY(read.next());
    QVERIFY(!read.isNull(0));
    QVERIFY(!read.isNull(1));
    QVERIFY(read.isNull(2));
}

void tst_Database::bindsAnewWhatChanged()
{
    QVERIFY(m_database->execute(u"CREATE TABLE t (a INTEGER, b TEXT)"_s));
    Statement row(*m_database, u"INSERT INTO t VALUES (?, ?)"_s);
    // A NULL before anything was bound, at the end of the list, and between values.
    QVERIFY(row.run({1, QVariant()}));
    QVERIFY(row.run({1, u"x"_s}));
    QVERIFY(row.run({2, u"x"_s}));
    QVERIFY(row.run({2, QVariant()}));
    QVERIFY(row.run({QVariant(), u"y"_s}));
    Statement read(*m_database,
                   u"SELECT COALESCE(a, 'null') || COALESCE(b, 'null') FROM t ORDER BY rowid"_s);
    QVERIFY(read.run());
    QStringList rows;
    while (read.next())
        rows.append(read.text(0));
    QCOMPARE(rows, (QStringList{u"1null"_s, u"1x"_s, u"2x"_s, u"2null"_s, u"nully"_s}));
}

void tst_Database::reportsBadSql()
{
    Statement statement(*m_database, u"SELECT * FROM nowhere"_s);
    const auto outcome = statement.run();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::StorageFailed);
    QVERIFY(outcome.error().detail.contains("nowhere"_L1));
}

void tst_Database::rollsBackUnlessCommitted()
{
    QVERIFY(m_database->execute(u"CREATE TABLE t (a)"_s));
    {
        const auto transaction = Transaction::begin(*m_database);
        QVERIFY(transaction);
        QVERIFY(m_database->execute(u"INSERT INTO t VALUES (1)"_s));
    }
    QCOMPARE(number(*m_database, u"SELECT COUNT(*) FROM t"_s), 0);
    {
        auto transaction = Transaction::begin(*m_database, Durability::ProcessEnd);
        QVERIFY(transaction);
        QVERIFY(m_database->execute(u"INSERT INTO t VALUES (1)"_s));
        QVERIFY(transaction->commit());
    }
    QCOMPARE(number(*m_database, u"SELECT COUNT(*) FROM t"_s), 1);
    QCOMPARE(number(*m_database, u"PRAGMA synchronous"_s), 1);
}

void tst_Database::holdsOneWriterAtATime()
{
    auto second = Database::open(m_database->path(), Database::Mode::Write);
    QVERIFY(second);
    QVERIFY((*second)->execute(u"PRAGMA busy_timeout=0"_s));
    const auto transaction = Transaction::begin(*m_database);
    QVERIFY(transaction);
    const auto refused = Transaction::begin(**second);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::StorageFailed);
}

void tst_Database::copiesIntoAPrivateFile()
{
    fill(*m_database, u"t"_s);
    const QString copy = m_folder->filePath(u"copy with 'quote'.db"_s);
    QVERIFY(m_database->copyTo(copy));
    QCOMPARE(QFile::permissions(copy) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions{});
    const auto opened = Database::open(copy, Database::Mode::ReadOnly);
    QVERIFY(opened);
    QCOMPARE(number(**opened, u"SELECT COUNT(*) FROM t"_s), 256);
}

void tst_Database::givesPagesBack()
{
    fill(*m_database, u"t"_s);
    m_database->checkpoint();
    const qint64 before = QFileInfo(m_database->path()).size();
    QVERIFY(m_database->execute(u"DELETE FROM t"_s));
    const auto free = m_database->freePages();
    QVERIFY(free && *free > 200);

    auto transaction = Transaction::begin(*m_database);
    QVERIFY(transaction);
    QVERIFY(m_database->giveBackPages(100));
    QVERIFY(transaction->commit());
    QCOMPARE(*m_database->freePages(), *free - 100);
    m_database->checkpoint();
    QCOMPARE(QFileInfo(m_database->path()).size(), before - 100 * 4096);
}

void tst_Database::measuresTables()
{
    const auto empty = m_database->usedBytes();
    fill(*m_database, u"t"_s);
    const auto used = m_database->usedBytes();
    const auto table = m_database->bytesOf({u"t"_s, u"nowhere"_s});
    QVERIFY(empty && used && table);
    QVERIFY(*table >= 256 * 4000);
    QVERIFY(*used - *empty >= *table);
    QVERIFY(*used - *empty - *table < 5 * 4096);
}

void tst_Database::findsDamage()
{
    fill(*m_database, u"t"_s);
    QVERIFY(m_database->check());
    m_database.reset();
    QFile file(m_folder->filePath(u"test.db"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(3 * 4096));
    file.write(QByteArray(4096, '\xee'));
    file.close();
    const auto opened = Database::open(file.fileName(), Database::Mode::Write);
    QVERIFY(opened);
    const auto checked = (*opened)->check();
    QVERIFY(!checked);
    QCOMPARE(checked.error().kind, ErrorKind::DatabaseDamaged);
}

void tst_Database::checksOnlyTheConfigurationOfABigFile()
{
    // Data lies in the last pages: the one that is overwritten is of the table made last.
    const auto damaged = [this](const QString &first, const QString &last) {
        init();
        fill(*m_database, first);
        fill(*m_database, last);
        m_database.reset();
        QFile file(m_folder->filePath(u"test.db"_s));
        return file.open(QIODevice::ReadWrite) && file.seek(file.size() - 20 * 4096)
               && file.write(QByteArray(20 * 4096, '\xee')) > 0 && file.flush();
    };
    const auto check = [this](qint64 thoroughBytes) {
        const auto opened = Database::open(m_folder->filePath(u"test.db"_s), Database::Mode::Write);
        return opened && (*opened)->check(thoroughBytes);
    };
    QVERIFY(damaged(u"keys"_s, u"requests"_s));
    QVERIFY(!check(1LL << 30));
    QVERIFY(check(0));
    QVERIFY(damaged(u"requests"_s, u"keys"_s));
    QVERIFY(!check(1LL << 30));
    QVERIFY(!check(0));
}

QTEST_GUILESS_MAIN(tst_Database)
#include "tst_database.moc"
