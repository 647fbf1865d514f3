// What the real program makes of a world that is not as it should be: streams, files, bytes.
#include "tests/integration/keyferryprocess.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace keyferry;
using namespace Qt::StringLiterals;
using test::CommandResult;
using test::KeyferryProcess;

namespace {

QStringList words(const QString &line)
{
    return line.split(u' ');
}

/// Runs the program through a shell, which can close streams and pass any byte.
CommandResult shell(const KeyferryProcess &keyferry, const QByteArray &words)
{
    QProcess process;
    process.setProgram(u"/bin/sh"_s);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"KEYFERRY_DATA_DIR"_s, keyferry.dataFolder());
    process.setProcessEnvironment(environment);
    process.setArguments({u"-c"_s, u"\"$KEYFERRY_BINARY\" "_s + QString::fromLatin1(words)});
    process.start();
    process.waitForFinished();
    return {.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .output = process.readAllStandardOutput(),
            .errors = process.readAllStandardError()};
}

} // namespace

class tst_CliBadInput final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closedStreamsWriteIntoNoFile();
    void halfAnAnswerIsAFailure_data();
    void halfAnAnswerIsAFailure();
    void refusesWhatIsNotUtf8();
    void verbsLeaveADamagedDatabaseAlone();
    void saysWhyAFolderCannotBeUsed_data();
    void saysWhyAFolderCannotBeUsed();
    void overridesOfTheEnvironmentAreNamed();
    void keysThatAreTooManyAreNotTold();
    void helpFitsATerminal();
};

void tst_CliBadInput::closedStreamsWriteIntoNoFile()
{
    const KeyferryProcess keyferry;
    QCOMPARE(keyferry.run(words(u"group add written --channel openai"_s)).exitCode, 0);
    QCOMPARE(shell(keyferry, "group list <&- >&- 2>&-").exitCode, 0);
    QCOMPARE(shell(keyferry, "group show nothere <&- >&- 2>&-").exitCode, 3);
    for (const QFileInfo &info : QDir(keyferry.dataFolder()).entryInfoList(QDir::Files)) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains("ENDPOINT") && !content.contains("there is no group"),
                 qPrintable(info.fileName()));
    }
}

void tst_CliBadInput::halfAnAnswerIsAFailure_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addRow("export") << "key export g > /dev/full"_ba;
    QTest::addRow("json") << "key export g --json > /dev/full"_ba;
    QTest::addRow("help") << "--help > /dev/full"_ba;
    QTest::addRow("version") << "--version > /dev/full"_ba;
}

void tst_CliBadInput::halfAnAnswerIsAFailure()
{
    QFETCH(const QByteArray, line);
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("no device that is always full");
    const KeyferryProcess keyferry;
    QCOMPARE(keyferry.run(words(u"group add g --channel openai"_s)).exitCode, 0);
    QCOMPARE(keyferry.run(words(u"key add g some-provider-key"_s)).exitCode, 0);
    const CommandResult result = shell(keyferry, line);
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.errors.contains("the answer cannot be written: No space left"));
}

void tst_CliBadInput::refusesWhatIsNotUtf8()
{
    const KeyferryProcess keyferry;
    QCOMPARE(keyferry.run(words(u"group add g --channel openai"_s)).exitCode, 0);
    const CommandResult result = shell(keyferry, "key add g \"$(printf 'sk-\\377\\376')\" --json");
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.error()["message"_L1].toString(), u"argument 4 is not UTF-8"_s);
}

void tst_CliBadInput::verbsLeaveADamagedDatabaseAlone()
{
    KeyferryProcess keyferry;
    QFile file(QDir(keyferry.dataFolder()).filePath(u"keyferry.db"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray garbage(5000, 'x');
    file.write(garbage);
    file.close();
    const CommandResult list = keyferry.json(words(u"group list"_s));
    QCOMPARE(list.exitCode, 1);
    QVERIFY(list.output.isEmpty());
    QCOMPARE(list.error()["kind"_L1].toString(), u"database-damaged"_s);
    QVERIFY(list.error()["message"_L1].toString().contains(file.fileName()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), garbage);

    QVERIFY(keyferry.start());
    QVERIFY(keyferry.said().contains("critical keyferry.storage"));
    QCOMPARE(keyferry.stop(), 0);
}

void tst_CliBadInput::saysWhyAFolderCannotBeUsed_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("reason");
    QTest::addRow("closed") << 0000 << u"group list"_s << u"cannot be looked into"_s;
    QTest::addRow("status of a closed one") << 0000 << u"status"_s << u"cannot be looked into"_s;
    QTest::addRow("read only") << 0500 << u"group list"_s << u"cannot be written to"_s;
    QTest::addRow("no database") << 0700 << u"group list"_s << u"make one"_s;
}

void tst_CliBadInput::saysWhyAFolderCannotBeUsed()
{
    QFETCH(const int, mode);
    QFETCH(const QString, line);
    QFETCH(const QString, reason);
    if (mode != 0700 && ::geteuid() == 0)
        QSKIP("root may do everything");
    const KeyferryProcess keyferry;
    const QByteArray folder = QFile::encodeName(keyferry.dataFolder());
    if (mode != 0700)
        QCOMPARE(keyferry.run(words(u"group add g --channel openai"_s)).exitCode, 0);
    QCOMPARE(::chmod(folder.constData(), static_cast<mode_t>(mode)), 0);
    const CommandResult result = keyferry.json(words(line));
    QCOMPARE(::chmod(folder.constData(), 0700), 0);
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.error()["field"_L1].toString(), u"data_dir"_s);
    QVERIFY(result.error()["message"_L1].toString().contains(reason));
}

void tst_CliBadInput::overridesOfTheEnvironmentAreNamed()
{
    const KeyferryProcess keyferry;
    QCOMPARE(keyferry.run(words(u"group add g --channel openai"_s)).exitCode, 0);
    qputenv("KEYFERRY_MAX_RETRIES", "many");
    const CommandResult result = shell(keyferry, "group list");
    qunsetenv("KEYFERRY_MAX_RETRIES");
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.errors.contains("KEYFERRY_MAX_RETRIES"));
}

void tst_CliBadInput::keysThatAreTooManyAreNotTold()
{
    const KeyferryProcess keyferry;
    const CommandResult result = keyferry.run(words(u"access-key add sk-first sk-second"_s));
    QCOMPARE(result.exitCode, 2);
    QVERIFY(!result.errors.contains("sk-"));
    QCOMPARE(keyferry.run({u"key"_s, u"add"_s, u"g"_s, QString()}).exitCode, 2);
}

void tst_CliBadInput::helpFitsATerminal()
{
    const KeyferryProcess keyferry;
    constexpr qsizetype columns = 80;
    for (const QByteArray &line : keyferry.run({u"--help"_s}).output.split('\n'))
        QVERIFY2(QString::fromUtf8(line).size() <= columns, line.constData());
}

QTEST_GUILESS_MAIN(tst_CliBadInput)
#include "tst_clibadinput.moc"
