// backup and restore of the real program, with and without a running instance.
#include "tests/integration/keyferryprocess.h"

#include <QFile>
#include <QTest>

using namespace keyferry;
using namespace Qt::StringLiterals;
using test::CommandResult;
using test::KeyferryProcess;

class tst_CliBackup final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBack_data();
    void comesBack();
    void waitsForTheNextStartOfAnInstance();
    void restoresIntoANewFolder();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_files.filePath(name); }

    QTemporaryDir m_files{};
};

namespace {

void fill(const KeyferryProcess &keyferry)
{
    QCOMPARE(
        keyferry.run({u"group"_s, u"add"_s, u"openai"_s, u"--channel"_s, u"openai"_s}).exitCode, 0);
    QCOMPARE(keyferry.run({u"key"_s, u"add"_s, u"openai"_s, u"sk-of-the-backup"_s}).exitCode, 0);
}

QByteArray keysOf(const KeyferryProcess &keyferry)
{
    return keyferry.run({u"key"_s, u"export"_s, u"openai"_s}).output;
}

} // namespace

void tst_CliBackup::comesBack_data()
{
    QTest::addColumn<QByteArray>("passphrase");
    QTest::newRow("in clear") << QByteArray();
    QTest::newRow("under a passphrase") << "correct horse\n"_ba;
}

void tst_CliBackup::comesBack()
{
    QFETCH(QByteArray, passphrase);
    const KeyferryProcess keyferry;
    fill(keyferry);
    QStringList more;
    if (!passphrase.isEmpty())
        more = {u"--passphrase-file"_s, u"-"_s};
    const QString file = path(u"a.db"_s);
    const auto backup = keyferry.run(QStringList{u"backup"_s, file} + more, passphrase);
    QVERIFY2(backup.exitCode == 0, backup.errors.constData());
    QVERIFY(backup.output.startsWith("backed up to "));
    QCOMPARE(keyferry.run({u"key"_s, u"remove"_s, u"openai"_s, u"--all"_s}).exitCode, 0);

    const auto restore = keyferry.run(QStringList{u"restore"_s, file} + more, passphrase);
    QVERIFY2(restore.exitCode == 0, restore.errors.constData());
    QCOMPARE(restore.output, "restored: 1 groups, 1 keys, 1 access keys, 0 requests\n"_ba);
    QVERIFY(keysOf(keyferry).contains("sk-of-the-backup"));
}

void tst_CliBackup::waitsForTheNextStartOfAnInstance()
{
    KeyferryProcess keyferry;
    fill(keyferry);
    QVERIFY(keyferry.start());
    const QJsonObject backup = keyferry.json({u"backup"_s, path(u"b.db"_s)}).json();
    QCOMPARE(backup["file"_L1].toString(), path(u"b.db"_s));
    QCOMPARE(backup["bytes"_L1].toInteger(), QFileInfo(path(u"b.db"_s)).size());
    QCOMPARE(keyferry.run({u"key"_s, u"remove"_s, u"openai"_s, u"--all"_s}).exitCode, 0);

    const QJsonObject restore = keyferry.json({u"restore"_s, path(u"b.db"_s)}).json();
    QCOMPARE(restore["in_force"_L1].toBool(true), false);
    QCOMPARE(restore["keys"_L1].toInt(), 1);
    QVERIFY(!keysOf(keyferry).contains("sk-of-the-backup"));
    QCOMPARE(keyferry.stop(), 0);
    QVERIFY(keysOf(keyferry).contains("sk-of-the-backup"));
}

void tst_CliBackup::restoresIntoANewFolder()
{
    const KeyferryProcess from;
    fill(from);
    QCOMPARE(from.run({u"backup"_s, path(u"c.db"_s), u"--without-log"_s}).exitCode, 0);
    const KeyferryProcess to;
    QCOMPARE(to.run({u"restore"_s, path(u"c.db"_s)}).exitCode, 0);
    QVERIFY(keysOf(to).contains("sk-of-the-backup"));
}

void tst_CliBackup::saysWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("kind");
    QTest::newRow("no file") << QStringList{u"restore"_s, u"/nowhere/a.db"_s} << 1
                             << u"file-unreadable"_s;
    QTest::newRow("not a backup") << QStringList{u"restore"_s, path(u"text"_s)} << 1
                                  << u"invalid-value"_s;
    QTest::newRow("no name") << QStringList{u"backup"_s} << 2 << u"usage"_s;
    QTest::newRow("no such folder")
        << QStringList{u"backup"_s, u"/nowhere/a.db"_s} << 1 << u"folder-unusable"_s;
    QTest::newRow("no passphrase file")
        << QStringList{u"backup"_s, path(u"d.db"_s), u"--passphrase-file"_s, u"/nowhere/p"_s} << 1
        << u"file-unreadable"_s;
}

void tst_CliBackup::saysWhatIsWrong()
{
    QFETCH(QStringList, words);
    QFETCH(QString, kind);
    QFile text(path(u"text"_s));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("hello");
    text.close();
    const KeyferryProcess keyferry;
    fill(keyferry);
    const CommandResult result = keyferry.json(words);
    QTEST(result.exitCode, "exitCode");
    QCOMPARE(result.error()["kind"_L1].toString(), kind);
    QVERIFY(keysOf(keyferry).contains("sk-of-the-backup"));
}

QTEST_GUILESS_MAIN(tst_CliBackup)
#include "tst_clibackup.moc"
