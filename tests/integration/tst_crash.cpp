#include "tests/integration/keyferryprocess.h"
#include "tests/support/instrumented.h"

#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace keyferry::test;

namespace {

// What the database says of itself, read beside the program.
QString integrity(const QString &folder)
{
    QString verdict;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"check"_s);
        database.setDatabaseName(folder + "/keyferry.db"_L1);
        if (!database.open())
            return u"cannot be opened"_s;
        QSqlQuery query(database);
        query.exec(u"PRAGMA integrity_check"_s);
        verdict = query.next() ? query.value(0).toString() : u"no answer"_s;
    }
    QSqlDatabase::removeDatabase(u"check"_s);
    return verdict;
}

} // namespace

/// Must show 7: kill -9 in a loop of 50 during imports and edits; the database is sound and every
/// acknowledged edit is there.
class tst_Crash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryAcknowledgedEdit();
};

void tst_Crash::keepsEveryAcknowledgedEdit()
{
    const int rounds = qEnvironmentVariableIntValue("KEYFERRY_CRASH_ROUNDS") > 0
                           ? qEnvironmentVariableIntValue("KEYFERRY_CRASH_ROUNDS")
                           : 50;
    KeyferryProcess keyferry;
    QVERIFY(keyferry.start());
    QCOMPARE(keyferry.run({u"group"_s, u"add"_s, u"base"_s, u"--channel"_s, u"openai"_s}).exitCode,
             0);

    QSet<QString> groups{u"base"_s};
    qint64 keys = 0;
    QString acknowledged = u"15"_s;
    auto *random = QRandomGenerator::global();
    for (int round = 0; round < rounds; ++round) {
        if (!keyferry.isRunning())
            QVERIFY(keyferry.start());
        // The kill comes somewhere between the first byte of the first verb and the end of the
        // last.
        QTimer::singleShot(
            random->bounded(10, 250 * patience), this, [&keyferry] { keyferry.killNow(); });
        QByteArray batch;
        for (int i = 0; i < 500; ++i)
            batch += "sk-crash-" + QByteArray::number(round) + '-' + QByteArray::number(i) + '\n';
        const auto imported =
            keyferry.run({u"key"_s, u"import"_s, u"base"_s, u"-"_s, u"--json"_s}, batch);
        if (imported.exitCode == 0)
            keys += imported.json().value("added"_L1).toInteger();
        const QString name = u"group-%1"_s.arg(round);
        if (keyferry.run({u"group"_s, u"add"_s, name, u"--channel"_s, u"openai"_s}).exitCode == 0)
            groups.insert(name);
        const QString timeout = QString::number(20 + round);
        if (keyferry.run({u"settings"_s, u"set"_s, u"connect_timeout"_s, timeout}).exitCode == 0)
            acknowledged = timeout;
        QTRY_VERIFY(!keyferry.isRunning());
        QCOMPARE(integrity(keyferry.dataFolder()), u"ok"_s);

        // Acknowledged means there; an edit that died before its answer may be there or not, but
        // only whole.
        QSet<QString> found;
        const auto listed =
            keyferry.json({u"group"_s, u"list"_s}).json().value("groups"_L1).toArray();
        for (const auto &group : listed)
            found.insert(group.toObject().value("name"_L1).toString());
        QVERIFY2(found.contains(groups),
                 qPrintable(u"a group is missing in round %1"_s.arg(round)));
        const auto counts =
            keyferry.json({u"group"_s, u"show"_s, u"base"_s}).json().value("keys"_L1).toObject();
        const qint64 active = counts.value("active"_L1).toInteger();
        QVERIFY2(active >= keys && active % 500 == 0,
                 qPrintable(u"%1 keys of at least %2"_s.arg(active).arg(keys)));
        keys = active;
        groups = found;
    }
    const auto value = keyferry.json({u"settings"_s, u"get"_s, u"connect_timeout"_s})
                           .json()
                           .value("value"_L1)
                           .toVariant()
                           .toInt();
    QVERIFY2(value >= acknowledged.toInt(), "an acknowledged setting is lost");
}

QTEST_GUILESS_MAIN(tst_Crash)
#include "tst_crash.moc"
