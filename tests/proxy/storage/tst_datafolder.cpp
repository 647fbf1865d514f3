#include "proxy/storage/datafolder.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_DataFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAPrivateFolderWithItsParents();
    void makesAnEmptyFolderPrivate();
    void leavesTheModeOfAFolderWithOtherThings();
    void asksForADatabaseWhereItMayNotMakeOne();
    void refusesWhatIsNoFolder_data();
    void refusesWhatIsNoFolder();
    void refusesWhileAnotherHoldsIt();
    void takesOverWhatADeadProcessLeft();
};

namespace {

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
                        | QFile::WriteOther | QFile::ExeOther;

QFile::Permissions rightsOfOthers(const QString &path)
{
    return QFile::permissions(path) & others;
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

void tst_DataFolder::makesAPrivateFolderWithItsParents()
{
    const QTemporaryDir base;
    const QString path = base.filePath(u"a/b"_s);
    const auto folder = DataFolder::take(path, true);
    QVERIFY(folder);
    QCOMPARE(rightsOfOthers(path), QFile::Permissions{});
    QCOMPARE((*folder)->databasePath(), path + u"/keyferry.db"_s);
    QCOMPARE((*folder)->dataKeyPath(), path + u"/data.key"_s);
}

void tst_DataFolder::makesAnEmptyFolderPrivate()
{
    const QTemporaryDir base;
    QVERIFY(QFile::setPermissions(base.path(), ownerOnly | others));
    QVERIFY(DataFolder::take(base.path(), true));
    QCOMPARE(rightsOfOthers(base.path()), QFile::Permissions{});
}

void tst_DataFolder::leavesTheModeOfAFolderWithOtherThings()
{
    const QTemporaryDir base;
    write(base.filePath(u"someone's"_s), "x");
    QVERIFY(QFile::setPermissions(base.path(), ownerOnly | others));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Others can look into"_s));
    QVERIFY(DataFolder::take(base.path(), true));
    QCOMPARE(rightsOfOthers(base.path()), QFile::Permissions(others));
}

void tst_DataFolder::asksForADatabaseWhereItMayNotMakeOne()
{
    const QTemporaryDir base;
    const auto refused = DataFolder::take(base.path(), false);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FolderUnusable);
    QVERIFY(QDir(base.path()).isEmpty());
    write(base.filePath(u"keyferry.db"_s), {});
    QVERIFY(DataFolder::take(base.path(), false));
}

void tst_DataFolder::refusesWhatIsNoFolder_data()
{
    QTest::addColumn<QString>("name");
    QTest::addRow("a file") << u"file"_s;
    QTest::addRow("below a file") << u"file/folder"_s;
}

void tst_DataFolder::refusesWhatIsNoFolder()
{
    QFETCH(QString, name);
    const QTemporaryDir base;
    write(base.filePath(u"file"_s), "x");
    const auto refused = DataFolder::take(base.filePath(name), true);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FolderUnusable);
    QCOMPARE(refused.error().field, u"data_dir"_s);
    QVERIFY(refused.error().detail.contains(base.filePath(name)));
}

void tst_DataFolder::refusesWhileAnotherHoldsIt()
{
    const QTemporaryDir base;
    auto first = DataFolder::take(base.path(), true);
    QVERIFY(first);
    const auto second = DataFolder::take(base.path(), true);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::FolderInUse);
    QVERIFY(
        second.error().detail.endsWith(u"process %1"_s.arg(QCoreApplication::applicationPid())));
    first->reset();
    QVERIFY(DataFolder::take(base.path(), true));
}

void tst_DataFolder::takesOverWhatADeadProcessLeft()
{
    const QTemporaryDir base;
    // A process id that lives, as always in a container: ours.
    write(base.filePath(u"keyferry.lock"_s),
          QByteArray::number(QCoreApplication::applicationPid()));
    QVERIFY(DataFolder::take(base.path(), true));
}

QTEST_GUILESS_MAIN(tst_DataFolder)
#include "tst_datafolder.moc"
