// kill -9 in the middle of edits, imports and logging: the database opens and is sound, every
// acknowledged edit is there, and no edit is there by half. KEYFERRY_CRASH_ROUNDS says how often
// (5).
#include "proxy/storage/database.h"
#include "proxy/storage/statement.h"
#include "tests/proxy/storage/storagefixture.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTest>
#include <QThread>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_Crash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryAcknowledgedEdit();

private:
    void runAndKill(int round, int linesToWaitFor, unsigned long killDelayUs);
    void checkDatabase();
    void checkEdits();

    HostFixture m_fixture{};
    QList<qint64> m_groups{};
    QList<qint64> m_imports{};
    qint64 m_retries = 3; // as acknowledged last; the default before
    qint64 m_nextRetries =
        1; // what the next edit asks for, stored perhaps without its acknowledgement having come
};

void tst_Crash::keepsEveryAcknowledgedEdit()
{
    const int rounds = qEnvironmentVariableIsSet("KEYFERRY_CRASH_ROUNDS")
                           ? qEnvironmentVariableIntValue("KEYFERRY_CRASH_ROUNDS")
                           : 5;
    QVERIFY(rounds > 0);
    for (int round = 1; round <= rounds; ++round) {
        // Not at the same place each time; seeded, so that a failure comes again.
        QRandomGenerator random(static_cast<quint32>(round));
        const int lines = random.bounded(1, 25);
        runAndKill(round, lines, random.bounded(20'000u));
        if (QTest::currentTestFailed())
            return;
        checkDatabase();
        checkEdits();
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(m_groups.size() > rounds);
    QVERIFY(!m_imports.isEmpty());
}

void tst_Crash::runAndKill(int round, int linesToWaitFor, unsigned long killDelayUs)
{
    QProcess editor;
    editor.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QString program = QCoreApplication::applicationDirPath() + "/storage_crashingeditor"_L1;
    editor.start(program, {m_fixture.folder(), QString::number(round)});
    QVERIFY(editor.waitForStarted());
    QByteArrayList lines;
    while (lines.size() < linesToWaitFor) {
        QVERIFY2(editor.canReadLine() || editor.waitForReadyRead(20'000),
                 "the editor says nothing");
        while (editor.canReadLine())
            lines.append(editor.readLine());
    }
    // Anywhere within the edit that is on its way, which takes some milliseconds.
    QThread::usleep(killDelayUs);
    editor.kill();
    QVERIFY(editor.waitForFinished());
    QCOMPARE(editor.exitStatus(), QProcess::CrashExit);
    while (editor.canReadLine())
        lines.append(editor.readLine());

    m_nextRetries = 1;
    for (const QByteArray &line : lines) {
        const qint64 number = line.split(' ').last().trimmed().toLongLong();
        if (line.startsWith("group "))
            m_groups.append(number);
        else if (line.startsWith("keys "))
            m_imports.append(number);
        else
            m_nextRetries = ((m_retries = number) + 1) % 20;
    }
}

void tst_Crash::checkDatabase()
{
    const auto database = Database::open(m_fixture.file(u"keyferry.db"_s), Database::Mode::Write);
    QVERIFY(database);
    Statement check(**database, u"PRAGMA integrity_check"_s);
    QVERIFY(check.run());
    QVERIFY(check.next());
    QCOMPARE(check.text(0), u"ok"_s);
    QCOMPARE(*(*database)->number(u"SELECT COUNT(*) FROM pragma_foreign_key_check"_s), 0);
    // An import is there whole or not at all, and so are a request and its attempts.
    QCOMPARE(
        *(*database)->number(u"SELECT COUNT(*) FROM (SELECT group_id FROM keys GROUP BY group_id"
                             " HAVING COUNT(*) <> 300)"_s),
        0);
    QCOMPARE(*(*database)->number(u"SELECT COUNT(*) FROM attempts"_s),
             *(*database)->number(u"SELECT 2 * COUNT(*) FROM requests"_s));
}

void tst_Crash::checkEdits()
{
    QVERIFY(m_fixture.open());
    QVERIFY(m_fixture.host().setAsideFile().isEmpty());
    const auto snapshot = m_fixture.editor().snapshot();
    const auto groupOf = [&snapshot](qint64 number) {
        return snapshot->group("group-" + QByteArray::number(number));
    };
    for (const qint64 number : m_groups)
        QVERIFY2(groupOf(number), QByteArray::number(number));
    for (const qint64 number : m_imports) {
        const auto counts = wait<KeyCounts>(
            [&](auto reply) { m_fixture.editor().storedKeyCounts(groupOf(number)->id, reply); });
        QVERIFY(counts);
        QCOMPARE(counts->active, 300);
    }
    const qint64 retries = snapshot->settings.get(settings::maxRetries);
    QVERIFY(retries == m_retries || retries == m_nextRetries);
    m_retries = retries;
    m_fixture.close();
}

QTEST_GUILESS_MAIN(tst_Crash)
#include "tst_crash.moc"
