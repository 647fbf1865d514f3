#include "proxy/storage/datakey.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_DataKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatItMade();
    void findsNoneWhereNoneIs();
    void refusesAFileOfAnotherSize_data();
    void refusesAFileOfAnotherSize();
    void refusesAnUnwritableFolder();
    void derivesAKeyForEachPurpose();
    void drawsRandomBytes();
};

void tst_DataKey::readsBackWhatItMade()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"data.key"_s);
    const auto made = makeDataKey(path);
    QVERIFY(made);
    QCOMPARE(made->size(), 32);
    QCOMPARE(QFile::permissions(path) & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"data.key"_s});
    const auto read = readDataKey(path);
    QVERIFY(read && *read);
    QVERIFY(**read == *made);
}

void tst_DataKey::findsNoneWhereNoneIs()
{
    const QTemporaryDir folder;
    const auto read = readDataKey(folder.filePath(u"data.key"_s));
    QVERIFY(read);
    QVERIFY(!*read);
}

void tst_DataKey::refusesAFileOfAnotherSize_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const qsizetype size : {0, 31, 33, 64})
        QTest::addRow("%lld bytes", static_cast<long long>(size)) << size;
}

void tst_DataKey::refusesAFileOfAnotherSize()
{
    QFETCH(qsizetype, size);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"data.key"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(size, 'k'));
    file.close();
    const auto read = readDataKey(file.fileName());
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::SecretsUnreadable);
}

void tst_DataKey::refusesAnUnwritableFolder()
{
    const auto made = makeDataKey(u"/nonexistent/data.key"_s);
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::FolderUnusable);
}

void tst_DataKey::derivesAKeyForEachPurpose()
{
    const Secret key(QByteArray(32, 'k'));
    const Secret derived = derivedKey(key, "a");
    QCOMPARE(derived.size(), 32);
    QVERIFY(derived == derivedKey(key, "a"));
    QVERIFY(!(derived == derivedKey(key, "b")));
    QVERIFY(!(derived == key));
}

void tst_DataKey::drawsRandomBytes()
{
    const auto first = randomBytes(32);
    const auto second = randomBytes(32);
    QVERIFY(first && second);
    QCOMPARE(first->size(), 32);
    QVERIFY(*first != *second);
}

QTEST_GUILESS_MAIN(tst_DataKey)
#include "tst_datakey.moc"
